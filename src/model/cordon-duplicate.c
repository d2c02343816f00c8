/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A copy of a row and of what belongs to it, as one draft. The tree of items, the measures and the partners are read
 * whole and once: a goal may have thousands of rows below it, and each of them asked for by itself would cost more. */

#include "model/cordon-duplicate.h"

#include <string.h>

#include "base/cordon-text.h"
#include "model/cordon-intents.h"
#include "model/cordon-link.h"

#include <glib/gi18n-lib.h>

/* No plan is as deep as this; a file from elsewhere may be. */
#define MAX_DEPTH 200

/* Reads a cell of a record or a row. */
typedef GVariant *(*GetCell) (gpointer of, const char *field);

typedef struct
{
  CordonRecord *record;
  CordonDraft *draft;
  char *id;
  GPtrArray *items; /* of CordonRow, in their order; NULL where there is no tree */
  GPtrArray *measures;
  GPtrArray *links;
  CordonRows *read[3];
  guint n_read;
} Duplicate;

static void
duplicate_free (gpointer data)
{
  Duplicate *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->read); i++)
    g_clear_pointer (&self->read[i], cordon_rows_free);
  g_clear_object (&self->record);
  g_clear_object (&self->draft);
  g_free (self->id);
  g_free (self);
}

gboolean
cordon_duplicate_is_possible (CordonRecord *record)
{
  const char *const kinds[] = {"plan_item", "measure", "reading", "register_entry", NULL};

  g_return_val_if_fail (CORDON_IS_RECORD (record), FALSE);

  return g_strv_contains (kinds, cordon_record_get_kind (record)->name)
         && g_strcmp0 (cordon_record_get_text (record, "kind"), "strategy") != 0;
}

static GVariant *
record_cell (gpointer of, const char *field)
{
  return cordon_record_get (of, field);
}

static GVariant *
row_cell (gpointer of, const char *field)
{
  return cordon_row_get (of, field);
}

static const char *
text_in (GetCell get, gpointer of, const char *field)
{
  GVariant *value = get (of, field);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (value, NULL)
                                                                              : NULL;
}

/* What has happened to the original, and where it was published; and what is given to the copy anew. */
static gboolean
is_left_out (const char *field)
{
  const char *const left_out[] = {"state",   "done_on", "baseline_due", "opened", "closed",     "recorded_on", "source",
                                  "section", "page",    "quote",        "code",   "confidence", "rank",        NULL};

  return g_strv_contains (left_out, field);
}

static const char *
copy_row (CordonDraft *draft, const char *kind_name, GetCell get, gpointer of)
{
  const CordonKind *kind = cordon_kind_find (kind_name);
  const char *id = cordon_draft_create (draft, kind_name, NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      GVariant *value = is_left_out (kind->fields[i].name) ? NULL : get (of, kind->fields[i].name);

      if (value != NULL)
        cordon_draft_set (draft, kind_name, id, kind->fields[i].name, value);
    }
  if (cordon_kind_field (kind, "confidence") != NULL && g_strcmp0 (text_in (get, of, "confidence"), "recalled") == 0)
    cordon_draft_set_text (draft, kind_name, id, "confidence", "recalled");
  return id;
}

/* The copy's code: the original's, with its parent's new code in place of the old. */
static char *
code_below (const char *code, const char *old_parent, const char *new_parent)
{
  gsize n = old_parent != NULL ? strlen (old_parent) : 0;

  if (code == NULL || new_parent == NULL || n == 0 || strncmp (code, old_parent, n) != 0 || code[n] != '.')
    return g_strdup (code);
  return g_strconcat (new_parent, code + n, NULL);
}

static void
copy_belongings (Duplicate *self, const char *item, const char *copy)
{
  for (guint i = 0; i < self->measures->len; i++)
    {
      CordonRow *row = self->measures->pdata[i];

      if (g_strcmp0 (cordon_row_get_text (row, "plan_item"), item) == 0)
        {
          const char *measure = copy_row (self->draft, "measure", row_cell, row);

          cordon_draft_set_text (self->draft, "measure", measure, "plan_item", copy);
          cordon_draft_set_text (self->draft, "measure", measure, "rank", cordon_row_get_text (row, "rank"));
        }
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      CordonRow *row = self->links->pdata[i];
      const char *partner = cordon_row_get_text (row, "to_row");
      g_autofree char *link = NULL;

      if (partner == NULL || g_strcmp0 (cordon_row_get_text (row, "from_row"), item) != 0)
        continue;
      link = cordon_link_derive_id ("partner", copy, partner);
      cordon_draft_create (self->draft, "link", link);
      cordon_draft_set_text (self->draft, "link", link, "kind", "partner");
      cordon_draft_set_text (self->draft, "link", link, "from_kind", "plan_item");
      cordon_draft_set_text (self->draft, "link", link, "from_row", copy);
      cordon_draft_set_text (self->draft, "link", link, "to_kind", "party");
      cordon_draft_set_text (self->draft, "link", link, "to_row", partner);
    }
}

static const char *
copy_item (Duplicate *self, GetCell get, gpointer of, const char *code)
{
  const char *copy = copy_row (self->draft, "plan_item", get, of);

  cordon_draft_set_text (self->draft, "plan_item", copy, "code", code);
  cordon_draft_set_text (self->draft, "plan_item", copy, "state", "not_started");
  cordon_draft_set_text (self->draft, "plan_item", copy, "baseline_due", text_in (get, of, "due"));
  return copy;
}

static void
copy_below (Duplicate *self, GHashTable *children, const char *item, const char *code, const char *copy,
            const char *copy_code, guint level)
{
  GPtrArray *below = g_hash_table_lookup (children, item);

  copy_belongings (self, item, copy);
  for (guint i = 0; below != NULL && level < MAX_DEPTH && i < below->len; i++)
    {
      CordonRow *row = below->pdata[i];
      const char *its_code = cordon_row_get_text (row, "code");
      g_autofree char *new_code = code_below (its_code, code, copy_code);
      const char *its_copy = copy_item (self, row_cell, row, new_code);

      cordon_draft_set_text (self->draft, "plan_item", its_copy, "parent", copy);
      cordon_draft_set_text (self->draft, "plan_item", its_copy, "rank", cordon_row_get_text (row, "rank"));
      copy_below (self, children, cordon_row_get_id (row), its_code, its_copy, new_code, level + 1);
    }
}

static GHashTable *
group_by_parent (GPtrArray *items)
{
  GHashTable *children = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < items->len; i++)
    {
      const char *parent = cordon_row_get_text (items->pdata[i], "parent");
      GPtrArray *below;

      if (parent == NULL)
        continue;
      below = g_hash_table_lookup (children, parent);
      if (below == NULL)
        {
          below = g_ptr_array_new ();
          g_hash_table_insert (children, (gpointer) parent, below);
        }
      g_ptr_array_add (below, items->pdata[i]);
    }
  return children;
}

/* Between the original and the next of its siblings, which @rows hold among others in their order. */
static char *
rank_after_original (Duplicate *self, GPtrArray *rows)
{
  const char *rank = cordon_record_get_text (self->record, "rank");
  const char *next = NULL;
  const char *owner = g_str_equal (cordon_record_get_kind (self->record)->name, "plan_item") ? "parent" : "plan_item";

  for (guint i = 0; i < rows->len && next == NULL; i++)
    {
      const char *other = cordon_row_get_text (rows->pdata[i], "rank");

      if (g_strcmp0 (cordon_row_get_text (rows->pdata[i], owner), cordon_record_get_text (self->record, owner)) == 0
          && other != NULL && g_strcmp0 (other, rank) > 0)
        next = other;
    }
  return cordon_text_key_between (rank, next);
}

/* The next code that is free among the original's siblings. */
static char *
code_of_copy (Duplicate *self)
{
  const char *kind = cordon_record_get_text (self->record, "kind");
  const char *parent = cordon_record_get_text (self->record, "parent");
  g_autoptr (GStrvBuilder) same = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) other = g_strv_builder_new ();
  g_auto (GStrv) codes = NULL;
  g_auto (GStrv) others = NULL;

  if (cordon_record_get_text (self->record, "code") == NULL)
    return NULL;
  for (guint i = 0; i < self->items->len; i++)
    {
      CordonRow *row = self->items->pdata[i];
      const char *code = cordon_row_get_text (row, "code");

      if (code != NULL && g_strcmp0 (cordon_row_get_text (row, "parent"), parent) == 0)
        g_strv_builder_add (g_strcmp0 (cordon_row_get_text (row, "kind"), kind) == 0 ? same : other, code);
    }
  codes = g_strv_builder_end (same);
  others = g_strv_builder_end (other);
  return cordon_intent_next_code (kind, NULL, (const char *const *) codes, (const char *const *) others);
}

static void
set_title (Duplicate *self, const char *kind, const char *id)
{
  const char *field = cordon_record_get_kind (self->record)->title_field;
  const char *title = g_str_equal (kind, "reading") ? NULL : cordon_record_get_text (self->record, field);
  /* Translators: what a duplicate is called; %s is the title of the original */
  g_autofree char *words = title != NULL ? g_strdup_printf (C_ ("duplicate", "%s (copy)"), title) : NULL;

  if (words != NULL)
    cordon_draft_set_text (self->draft, kind, id, field, words);
}

static void
make_draft (Duplicate *self, CordonPlan *plan)
{
  const char *kind = cordon_record_get_kind (self->record)->name;
  const char *id = cordon_record_get_id (self->record);
  g_autofree char *rank = NULL;

  self->draft = cordon_draft_new (N_ ("Duplicate"));
  if (g_str_equal (kind, "plan_item"))
    {
      g_autoptr (GHashTable) children = group_by_parent (self->items);
      g_autofree char *code = code_of_copy (self);

      self->id = g_strdup (copy_item (self, record_cell, self->record, code));
      copy_below (self, children, id, cordon_record_get_text (self->record, "code"), self->id, code, 0);
    }
  else
    self->id = g_strdup (copy_row (self->draft, kind, record_cell, self->record));
  if (cordon_record_get_text (self->record, "rank") != NULL)
    {
      rank = rank_after_original (self, self->items);
      cordon_draft_set_text (self->draft, kind, self->id, "rank", rank);
    }
  if (g_str_equal (kind, "register_entry"))
    {
      cordon_draft_set_text (self->draft, kind, self->id, "state", "open");
      cordon_draft_set_text (self->draft, kind, self->id, "opened", cordon_plan_get_today (plan));
    }
  if (g_str_equal (kind, "reading"))
    cordon_draft_set_text (self->draft, kind, self->id, "recorded_on", cordon_plan_get_today (plan));
  set_title (self, kind, self->id);
}

static void read_next (GTask *task);

static void
on_read (GObject *ledger, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Duplicate *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  CordonRows *rows = cordon_ledger_rows_finish (CORDON_LEDGER (ledger), result, &error);

  if (rows == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->read[self->n_read++] = rows;
  read_next (g_steal_pointer (&task));
}

/* The original's siblings, and for an item all that may be below it. */
static CordonQuery *
query_number (Duplicate *self, guint number)
{
  const char *kind = cordon_record_get_kind (self->record)->name;
  CordonQuery *query = NULL;

  if (g_str_equal (kind, "plan_item"))
    {
      const char *const kinds[] = {"plan_item", "measure", "link"};

      if (number >= G_N_ELEMENTS (kinds))
        return NULL;
      query = cordon_plan_query (kinds[number], number < 2 ? "rank" : NULL);
      if (number == 2)
        cordon_query_where_text (query, "kind", "partner");
    }
  else if (number == 0 && cordon_record_get_text (self->record, "rank") != NULL)
    {
      query = cordon_plan_query (kind, "rank");
      cordon_query_where_text (query, "plan_item", cordon_record_get_text (self->record, "plan_item"));
    }
  return query;
}

/* Takes over the task. */
static void
read_next (GTask *task)
{
  g_autoptr (GTask) owned = task;
  Duplicate *self = g_task_get_task_data (task);
  CordonPlan *plan = g_task_get_source_object (task);
  g_autoptr (CordonQuery) query = query_number (self, self->n_read);

  if (query != NULL)
    {
      cordon_ledger_rows_async (cordon_plan_get_ledger (plan), query, g_task_get_cancellable (task), on_read,
                                g_steal_pointer (&owned));
      return;
    }
  self->items = self->read[0] != NULL ? self->read[0]->rows : NULL;
  self->measures = self->read[1] != NULL ? self->read[1]->rows : NULL;
  self->links = self->read[2] != NULL ? self->read[2]->rows : NULL;
  make_draft (self, plan);
  g_task_return_pointer (task, g_object_ref (self->draft), g_object_unref);
}

void
cordon_duplicate_async (CordonPlan *plan, CordonRecord *record, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;
  Duplicate *self;

  g_return_if_fail (CORDON_IS_PLAN (plan));
  g_return_if_fail (CORDON_IS_RECORD (record));
  g_return_if_fail (cordon_duplicate_is_possible (record));

  task = g_task_new (plan, cancellable, callback, user_data);
  g_task_set_source_tag (task, cordon_duplicate_async);
  self = g_new0 (Duplicate, 1);
  self->record = g_object_ref (record);
  g_task_set_task_data (task, self, duplicate_free);
  read_next (task);
}

CordonDraft *
cordon_duplicate_finish (CordonPlan *plan, GAsyncResult *result, char **id, GError **error)
{
  CordonDraft *draft;

  g_return_val_if_fail (g_task_is_valid (result, plan), NULL);

  draft = g_task_propagate_pointer (G_TASK (result), error);
  if (draft != NULL && id != NULL)
    *id = g_strdup (((Duplicate *) g_task_get_task_data (G_TASK (result)))->id);
  return draft;
}
