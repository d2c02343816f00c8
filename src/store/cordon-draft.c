/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A draft: what somebody means to do to the plan, as rows and cells and nothing else. It knows no table and checks no
 * rule; the ledger does, when the draft is committed. Each cell is there once, the later value counting. */

#include "store/cordon-draft-private.h"

#include "base/cordon-text.h"

struct _CordonDraft
{
  GObject parent_instance;

  char *label;
  CordonNature nature;
  GPtrArray *rows;
  GHashTable *by_key;
};

G_DEFINE_FINAL_TYPE (CordonDraft, cordon_draft, G_TYPE_OBJECT)

static void
clear_cell (gpointer data)
{
  CordonDraftCell *cell = data;

  g_clear_pointer (&cell->value, g_variant_unref);
}

static void
free_row (gpointer data)
{
  CordonDraftRow *row = data;

  g_free (row->id);
  g_array_unref (row->cells);
  g_free (row);
}

static guint
hash_row (gconstpointer data)
{
  const CordonDraftRow *row = data;

  return g_str_hash (row->id) ^ g_direct_hash (row->kind);
}

static gboolean
rows_are_equal (gconstpointer one, gconstpointer other)
{
  const CordonDraftRow *a = one;
  const CordonDraftRow *b = other;

  return a->kind == b->kind && g_str_equal (a->id, b->id);
}

static CordonDraftRow *
obtain_row (CordonDraft *self, const char *kind, const char *id)
{
  CordonDraftRow wanted = {.kind = g_intern_string (kind), .id = (char *) id};
  CordonDraftRow *row = g_hash_table_lookup (self->by_key, &wanted);

  if (row == NULL)
    {
      row = g_new0 (CordonDraftRow, 1);
      row->kind = wanted.kind;
      row->id = g_strdup (id);
      row->cells = g_array_new (FALSE, FALSE, sizeof (CordonDraftCell));
      g_array_set_clear_func (row->cells, clear_cell);
      g_ptr_array_add (self->rows, row);
      g_hash_table_add (self->by_key, row);
    }
  return row;
}

static void
put_cell (CordonDraftRow *row, const char *field, GVariant *value, gboolean expected)
{
  CordonDraftCell cell = {.field = g_intern_string (field), .expected = expected};

  if (value != NULL)
    {
      cell.value = g_variant_ref_sink (value);
      if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) && *g_variant_get_string (value, NULL) == '\0')
        g_clear_pointer (&cell.value, g_variant_unref);
    }

  for (guint i = 0; i < row->cells->len; i++)
    {
      CordonDraftCell *present = &g_array_index (row->cells, CordonDraftCell, i);

      if (present->field == cell.field && present->expected == expected)
        {
          clear_cell (present);
          present->value = cell.value;
          return;
        }
    }
  g_array_append_val (row->cells, cell);
}

CordonDraft *
cordon_draft_new (const char *label)
{
  CordonDraft *self;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_object_new (CORDON_TYPE_DRAFT, NULL);
  self->label = g_strdup (label);
  return self;
}

void
cordon_draft_set_nature (CordonDraft *self, CordonNature nature)
{
  g_return_if_fail (CORDON_IS_DRAFT (self));

  self->nature = nature;
}

const char *
cordon_draft_create (CordonDraft *self, const char *kind, const char *id)
{
  g_autofree char *made = NULL;
  CordonDraftRow *row;

  g_return_val_if_fail (CORDON_IS_DRAFT (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  if (id == NULL)
    id = made = cordon_id_new ();
  row = obtain_row (self, kind, id);
  row->create = TRUE;
  return row->id;
}

void
cordon_draft_set (CordonDraft *self, const char *kind, const char *id, const char *field, GVariant *value)
{
  g_return_if_fail (CORDON_IS_DRAFT (self));
  g_return_if_fail (kind != NULL && id != NULL && field != NULL);

  put_cell (obtain_row (self, kind, id), field, value, FALSE);
}

void
cordon_draft_set_text (CordonDraft *self, const char *kind, const char *id, const char *field, const char *text)
{
  cordon_draft_set (self, kind, id, field, text != NULL ? g_variant_new_string (text) : NULL);
}

void
cordon_draft_set_integer (CordonDraft *self, const char *kind, const char *id, const char *field, gint64 integer)
{
  cordon_draft_set (self, kind, id, field, g_variant_new_int64 (integer));
}

void
cordon_draft_set_number (CordonDraft *self, const char *kind, const char *id, const char *field, double number)
{
  cordon_draft_set (self, kind, id, field, g_variant_new_double (number));
}

void
cordon_draft_expect (CordonDraft *self, const char *kind, const char *id, const char *field, GVariant *value)
{
  g_return_if_fail (CORDON_IS_DRAFT (self));
  g_return_if_fail (kind != NULL && id != NULL && field != NULL);

  put_cell (obtain_row (self, kind, id), field, value, TRUE);
}

void
cordon_draft_delete (CordonDraft *self, const char *kind, const char *id)
{
  cordon_draft_set_integer (self, kind, id, "deleted", 1);
}

void
cordon_draft_restore (CordonDraft *self, const char *kind, const char *id)
{
  cordon_draft_set_integer (self, kind, id, "deleted", 0);
}

gboolean
cordon_draft_is_empty (CordonDraft *self)
{
  g_return_val_if_fail (CORDON_IS_DRAFT (self), TRUE);

  return self->rows->len == 0;
}

const char *
cordon_draft_get_label (CordonDraft *self)
{
  g_return_val_if_fail (CORDON_IS_DRAFT (self), NULL);

  return self->label;
}

CordonNature
cordon_draft_get_nature (CordonDraft *self)
{
  return self->nature;
}

GPtrArray *
cordon_draft_get_rows (CordonDraft *self)
{
  return self->rows;
}

static double
number_of (GVariant *value)
{
  return g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE) ? g_variant_get_double (value)
                                                             : (double) g_variant_get_int64 (value);
}

gboolean
cordon_value_equal (GVariant *one, GVariant *other)
{
  gboolean text;

  if (one == NULL || other == NULL)
    return one == other;
  text = g_variant_is_of_type (one, G_VARIANT_TYPE_STRING);
  if (text != g_variant_is_of_type (other, G_VARIANT_TYPE_STRING))
    return FALSE;
  if (text || g_variant_is_of_type (other, g_variant_get_type (one)))
    return g_variant_equal (one, other);
  return number_of (one) == number_of (other);
}

static const char *const natures[] = {
    [CORDON_NATURE_EDIT] = "edit",     [CORDON_NATURE_UNDO] = "undo",     [CORDON_NATURE_REDO] = "redo",
    [CORDON_NATURE_IMPORT] = "import", [CORDON_NATURE_CHOICE] = "choice",
};

const char *
cordon_nature_to_text (CordonNature nature)
{
  return natures[nature];
}

CordonNature
cordon_nature_from_text (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (natures); i++)
    if (g_strcmp0 (natures[i], text) == 0)
      return (CordonNature) i;
  return CORDON_NATURE_EDIT;
}

static void
cordon_draft_finalize (GObject *object)
{
  CordonDraft *self = CORDON_DRAFT (object);

  g_free (self->label);
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (cordon_draft_parent_class)->finalize (object);
}

static void
cordon_draft_class_init (CordonDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cordon_draft_finalize;
}

static void
cordon_draft_init (CordonDraft *self)
{
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->by_key = g_hash_table_new (hash_row, rows_are_equal);
}
