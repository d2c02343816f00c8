/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles for sentences about rows. History speaks of rows that are on no list, so each that is spoken of is read once
 * and kept. A row that stands between others, such as a reading or a tie, is called after them. */

#include "views/history/cordon-history-names.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "model/cordon-period.h"

struct _CordonHistoryNames
{
  GObject parent_instance;

  CordonPlan *plan;
  GHashTable *records; /* id → CordonRecord; %NULL while it is read, and where there is none */
  GCancellable *cancellable;
  guint n_reading;
  gboolean learned; /* something that has not been told yet */
};

G_DEFINE_FINAL_TYPE (CordonHistoryNames, cordon_history_names, G_TYPE_OBJECT)

static guint changed_signal;

typedef struct
{
  CordonHistoryNames *names;
  char *id;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->names);
  g_free (reading->id);
  g_free (reading);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* What was asked for together is told together: whoever hears of it writes all its words anew. */
static void
on_record_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) reading = data;
  CordonHistoryNames *self = reading->names;
  /* A row that can't be read has no name, and the sentence does without. */
  CordonRecord *record = cordon_plan_get_record_finish (CORDON_PLAN (source), result, NULL);

  if (record != NULL)
    {
      g_hash_table_insert (self->records, g_steal_pointer (&reading->id), record);
      self->learned = TRUE;
    }
  if (--self->n_reading > 0 || !self->learned)
    return;
  self->learned = FALSE;
  g_signal_emit (self, changed_signal, 0);
}

static CordonRecord *
find (CordonHistoryNames *self, const char *kind, const char *id)
{
  CordonRecord *record = NULL;
  Reading *reading;

  if (g_hash_table_lookup_extended (self->records, id, NULL, (gpointer *) &record))
    return record;
  record = cordon_plan_peek (self->plan, kind, id);
  if (record != NULL && cordon_record_get_loaded (record))
    {
      g_hash_table_insert (self->records, g_strdup (id), g_object_ref (record));
      return record;
    }
  if (cordon_kind_find (kind) == NULL)
    return NULL;
  g_hash_table_insert (self->records, g_strdup (id), NULL);
  self->n_reading++;
  reading = g_new0 (Reading, 1);
  reading->names = g_object_ref (self);
  reading->id = g_strdup (id);
  cordon_plan_get_record_async (self->plan, kind, id, self->cancellable, on_record_read, reading);
  return NULL;
}

/* Reads a cell of a record or of a row. */
typedef GVariant *(*CellFunc) (gpointer row, const char *field);

static GVariant *
record_cell (gpointer row, const char *field)
{
  return cordon_record_get (row, field);
}

static GVariant *
row_cell (gpointer row, const char *field)
{
  return cordon_row_get (row, field);
}

static const char *
text_of (CellFunc cell, gpointer row, const char *field)
{
  GVariant *value = cell (row, field);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (value, NULL)
                                                                              : NULL;
}

static char *
dup_referred (CordonHistoryNames *self, CellFunc cell, gpointer row, const char *kind, const char *field)
{
  const char *id = text_of (cell, row, field);
  char *title = kind != NULL && id != NULL ? cordon_history_names_dup (self, kind, id) : NULL;

  return title != NULL ? title : g_strdup ("…");
}

static char *
dup_format (const CordonKind *kind, CellFunc cell, gpointer row, const char *field)
{
  const CordonField *described = cordon_kind_field (kind, field);

  return described != NULL ? cordon_field_format (described, cell (row, field)) : g_strdup ("");
}

static char *
dup_title (CordonHistoryNames *self, const CordonKind *kind, CellFunc cell, gpointer row)
{
  const char *title = text_of (cell, row, kind->title_field);
  const char *code = text_of (cell, row, "code");
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (g_str_equal (kind->name, "status_update"))
    {
      one = cordon_quarter_format (text_of (cell, row, "period"));
      other = dup_referred (self, cell, row, "plan_item", "plan_item");
      /* Translators: a status update: its quarter and what it is about. */
      return g_strdup_printf (C_ ("history", "%s: %s"), one, other);
    }
  if (g_str_equal (kind->name, "reading"))
    {
      const char *period = text_of (cell, row, "period");

      one = dup_referred (self, cell, row, "measure", "measure");
      other = period != NULL ? cordon_period_format (period) : dup_format (kind, cell, row, "as_of");
      return *other != '\0' ? g_strdup_printf ("%s, %s", one, other) : g_steal_pointer (&one);
    }
  if (g_str_equal (kind->name, "tie"))
    {
      g_autofree char *how = dup_format (kind, cell, row, "kind");

      one = dup_referred (self, cell, row, "party", "party");
      other = text_of (cell, row, "other") != NULL ? dup_referred (self, cell, row, "party", "other")
                                                   : dup_format (kind, cell, row, "country");
      return g_strdup_printf ("%s – %s – %s", one, how, other);
    }
  if (g_str_equal (kind->name, "link"))
    {
      g_autofree char *how = dup_format (kind, cell, row, "kind");

      one = dup_referred (self, cell, row, text_of (cell, row, "from_kind"), "from_row");
      other = dup_referred (self, cell, row, text_of (cell, row, "to_kind"), "to_row");
      return g_strdup_printf ("%s – %s – %s", one, how, other);
    }
  if (g_str_equal (kind->name, "translation"))
    {
      other = dup_referred (self, cell, row, text_of (cell, row, "kind"), "row");
      return g_strdup_printf ("%s: %s", title != NULL ? title : "", other);
    }
  if (title != NULL && code != NULL)
    return g_strdup_printf ("%s %s", code, title);
  if (title != NULL || code != NULL)
    return g_strdup (title != NULL ? title : code);
  /* Translators: in place of the title of something that has none yet; %s is a noun, "Milestone". */
  return g_strdup_printf (C_ ("record", "%s without a title"), cordon_kind_label (kind));
}

char *
cordon_history_names_dup (CordonHistoryNames *self, const char *kind, const char *id)
{
  CordonRecord *record;

  g_return_val_if_fail (CORDON_IS_HISTORY_NAMES (self), NULL);
  g_return_val_if_fail (kind != NULL && id != NULL, NULL);

  record = find (self, kind, id);
  return record != NULL ? dup_title (self, cordon_record_get_kind (record), record_cell, record) : NULL;
}

char *
cordon_history_names_dup_row (CordonHistoryNames *self, CordonRow *row)
{
  const CordonKind *kind;

  g_return_val_if_fail (CORDON_IS_HISTORY_NAMES (self), NULL);
  g_return_val_if_fail (row != NULL, NULL);

  kind = cordon_kind_find (cordon_row_get_kind (row));
  return kind != NULL ? dup_title (self, kind, row_cell, row) : g_strdup (cordon_row_get_kind (row));
}

char *
cordon_history_names_dup_words (CordonHistoryNames *self, CordonRow *row, const CordonField *field)
{
  const char *kind;

  g_return_val_if_fail (CORDON_IS_HISTORY_NAMES (self), NULL);
  g_return_val_if_fail (row != NULL && field != NULL, NULL);

  if (field->type != CORDON_FIELD_REFERENCE || cordon_row_get_text (row, field->name) == NULL)
    return cordon_field_format (field, cordon_row_get (row, field->name));
  kind = field->reference;
  if (kind == NULL && g_str_equal (cordon_row_get_kind (row), "link"))
    kind = cordon_row_get_text (row, g_str_has_prefix (field->name, "from") ? "from_kind" : "to_kind");
  return dup_referred (self, row_cell, row, kind, field->name);
}

char *
cordon_history_names_title (const char *kind, const char *id, gpointer names)
{
  return cordon_history_names_dup (names, kind, id);
}

CordonHistoryNames *
cordon_history_names_new (CordonPlan *plan)
{
  CordonHistoryNames *self = g_object_new (CORDON_TYPE_HISTORY_NAMES, NULL);

  self->plan = g_object_ref (plan);
  return self;
}

static void
cordon_history_names_dispose (GObject *object)
{
  CordonHistoryNames *self = CORDON_HISTORY_NAMES (object);

  g_cancellable_cancel (self->cancellable);
  g_hash_table_remove_all (self->records);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (cordon_history_names_parent_class)->dispose (object);
}

static void
cordon_history_names_finalize (GObject *object)
{
  CordonHistoryNames *self = CORDON_HISTORY_NAMES (object);

  g_hash_table_unref (self->records);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (cordon_history_names_parent_class)->finalize (object);
}

static void
cordon_history_names_class_init (CordonHistoryNamesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cordon_history_names_dispose;
  object_class->finalize = cordon_history_names_finalize;
  changed_signal =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

static void
cordon_history_names_init (CordonHistoryNames *self)
{
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_record);
  self->cancellable = g_cancellable_new ();
}
