/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a draft must satisfy before it goes to the ledger: every cell what its field takes, every row what its kind asks
 * for, no published word rewritten, no tree that leads back to itself. A breach is told in a sentence, and nothing has
 * been changed.
 *
 * Rules look at a row as it will be: what the draft sets, over what stands there. What stands there is read first,
 * unless a record holds it; many rows of one kind are read at once. */

#include "model/cordon-plan-private.h"

#include "base/cordon-error.h"
#include "model/cordon-dependency-private.h"
#include "model/cordon-kind-private.h"
#include "model/cordon-record-private.h"
#include "store/cordon-draft-private.h"

#include <glib/gi18n-lib.h>

/* From so many unknown rows on, a kind is read as a whole. */
#define MANY 20

typedef struct
{
  CordonDraft *draft;
  GHashTable *standing;     /* "kind/id" → CordonRecord: what has been read */
  GHashTable *dependencies; /* see find_dependencies (); NULL until it is asked for */
  GHashTable *parents;      /* kinds of which all rows are known: their trees can be walked */
  guint n_reading;
  gboolean ready;
  GError *error;
} Commit;

/* What a plan has been given to commit */
typedef struct
{
  GQueue waiting; /* of GTask: what stands there is being read for them */
  guint n_unanswered;
  GPtrArray *settling; /* of GTask: whoever waits until none is */
} Commits;

static void
free_commits (gpointer data)
{
  Commits *commits = data;

  g_queue_clear (&commits->waiting);
  g_ptr_array_unref (commits->settling);
  g_free (commits);
}

static Commits *
get_commits (CordonPlan *self)
{
  static GQuark quark;
  Commits *commits;

  if (quark == 0)
    quark = g_quark_from_static_string ("cordon-plan-commits");
  commits = g_object_get_qdata (G_OBJECT (self), quark);
  if (commits == NULL)
    {
      commits = g_new0 (Commits, 1);
      g_queue_init (&commits->waiting);
      commits->settling = g_ptr_array_new_with_free_func (g_object_unref);
      g_object_set_qdata_full (G_OBJECT (self), quark, commits, free_commits);
    }
  return commits;
}

static void
free_commit (gpointer data)
{
  Commit *commit = data;

  g_object_unref (commit->draft);
  g_hash_table_unref (commit->standing);
  g_hash_table_unref (commit->parents);
  g_clear_pointer (&commit->dependencies, g_hash_table_unref);
  g_clear_error (&commit->error);
  g_free (commit);
}

static char *
name_row (const char *kind, const char *id)
{
  return g_strconcat (kind, "/", id, NULL);
}

static CordonRecord *
find_standing (CordonPlan *self, Commit *commit, const char *kind, const char *id)
{
  CordonRecord *record = cordon_plan_peek (self, kind, id);
  g_autofree char *name = NULL;

  if (record != NULL)
    return record;
  name = name_row (kind, id);
  return g_hash_table_lookup (commit->standing, name);
}

static const CordonDraftCell *
find_cell (const CordonDraftRow *row, const char *field)
{
  for (guint i = 0; row != NULL && i < row->cells->len; i++)
    {
      const CordonDraftCell *cell = &g_array_index (row->cells, CordonDraftCell, i);

      if (!cell->expected && g_strcmp0 (cell->field, field) == 0)
        return cell;
    }
  return NULL;
}

/* A row as the rules see it. */
typedef struct
{
  const CordonDraftRow *row;
  CordonRecord *standing;
} View;

static GVariant *
read_after (gpointer data, const char *field)
{
  View *view = data;
  const CordonDraftCell *cell = find_cell (view->row, field);

  if (cell != NULL)
    return cell->value;
  return view->standing != NULL ? cordon_record_get (view->standing, field) : NULL;
}

static GVariant *
read_before (gpointer data, const char *field)
{
  View *view = data;

  return view->standing != NULL ? cordon_record_get (view->standing, field) : NULL;
}

static gboolean
is_set (gpointer data, const char *field)
{
  View *view = data;
  const CordonDraftCell *cell = find_cell (view->row, field);

  /* Setting what stands there already changes nothing. */
  return cell != NULL && !cordon_value_equal (cell->value, read_before (view, field));
}

static char *
check_cells (const CordonKind *kind, View *view)
{
  for (guint i = 0; i < view->row->cells->len; i++)
    {
      const CordonDraftCell *cell = &g_array_index (view->row->cells, CordonDraftCell, i);
      const CordonField *field = cordon_kind_field (kind, cell->field);
      char *problem;

      if (cell->expected || field == NULL)
        continue;
      problem = cordon_field_check (field, cell->value);
      if (problem != NULL)
        return problem;
      if (cell->value == NULL && (field->flags & CORDON_FIELD_REQUIRED) != 0)
        return g_strdup_printf (_ ("“%s” can’t be left empty."), cordon_field_label (field));
    }
  if (view->row->create && view->standing == NULL)
    {
      for (guint i = 0; i < kind->n_fields; i++)
        {
          const CordonField *field = &kind->fields[i];

          if ((field->flags & CORDON_FIELD_REQUIRED) != 0 && read_after (view, field->name) == NULL)
            return g_strdup_printf (_ ("“%s” can’t be left empty."), cordon_field_label (field));
        }
    }
  return NULL;
}

static GHashTable *
index_draft (CordonDraft *draft)
{
  GPtrArray *rows = cordon_draft_get_rows (draft);
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      CordonDraftRow *row = rows->pdata[i];

      g_hash_table_insert (index, name_row (row->kind, row->id), row);
    }
  return index;
}

/* Walks up from @id along @field. As all that stands is free of loops, a way that ends nowhere comes back to @id. */
static gboolean
leads_back (CordonPlan *self, Commit *commit, GHashTable *draft, const char *kind, const char *field, const char *id)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *at = id;

  while (at != NULL && g_hash_table_add (seen, (gpointer) at))
    {
      g_autofree char *name = name_row (kind, at);
      View view = {.row = g_hash_table_lookup (draft, name), .standing = find_standing (self, commit, kind, at)};
      GVariant *next = read_after (&view, field);

      at =
          next != NULL && g_variant_is_of_type (next, G_VARIANT_TYPE_STRING) ? g_variant_get_string (next, NULL) : NULL;
    }
  return at != NULL;
}

static char *
check_trees (CordonPlan *self, Commit *commit, GHashTable *draft, const CordonKind *kind, View *view)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const CordonField *field = &kind->fields[i];
      const CordonDraftCell *cell;

      if ((field->flags & CORDON_FIELD_TREE) == 0)
        continue;
      cell = find_cell (view->row, field->name);
      if (cell != NULL && cell->value != NULL
          && leads_back (self, commit, draft, kind->name, field->name, view->row->id))
        return g_strdup (_ ("Nothing can be part of itself, or of what is part of it. Choose another place for it."));
    }
  return NULL;
}

/* Whether another living row of those that are known, or of the draft, holds the same. */
static gboolean
is_taken (CordonPlan *self, Commit *commit, GHashTable *draft, const CordonDraftRow *row, const CordonDraftCell *cell)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, commit->standing);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const char *id = cordon_record_get_id (value);
      g_autofree char *name = name_row (row->kind, id);
      View view = {.row = g_hash_table_lookup (draft, name), .standing = value};

      if (strcmp (cordon_record_get_kind (value)->name, row->kind) == 0 && strcmp (id, row->id) != 0
          && !cordon_record_get_deleted (value) && cordon_value_equal (read_after (&view, cell->field), cell->value))
        return TRUE;
    }
  g_hash_table_iter_init (&iter, draft);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const CordonDraftRow *other = value;
      const CordonDraftCell *same = find_cell (other, cell->field);

      if (other != row && strcmp (other->kind, row->kind) == 0 && same != NULL
          && cordon_value_equal (same->value, cell->value))
        return TRUE;
    }
  return FALSE;
}

static char *
check_unique (CordonPlan *self, Commit *commit, GHashTable *draft, const CordonKind *kind, View *view)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const CordonField *field = &kind->fields[i];
      const CordonDraftCell *cell =
          (field->flags & CORDON_FIELD_UNIQUE) != 0 ? find_cell (view->row, field->name) : NULL;

      if (cell != NULL && cell->value != NULL && is_taken (self, commit, draft, view->row, cell))
        {
          g_autofree char *text = cordon_field_format (field, cell->value);

          /* Translators: a kind of row and what each of them has once: "Quarter’s round: there is one for FY2026 Q1…"
           */
          return g_strdup_printf (_ ("%1$s: there is one for %2$s already. Use that one."), cordon_kind_label (kind),
                                  text);
        }
    }
  return NULL;
}

/* Whether an edit may let one item depend on another. */
static gboolean
may_depend (const CordonDraftRow *row)
{
  static const char *const fields[] = {"kind", "plan_item", "depends_on", "state", "deleted"};
  const CordonDraftCell *kind = find_cell (row, "kind");

  if (strcmp (row->kind, "register_entry") != 0)
    return FALSE;
  if (kind != NULL && kind->value != NULL && g_variant_is_of_type (kind->value, G_VARIANT_TYPE_STRING)
      && strcmp (g_variant_get_string (kind->value, NULL), "dependency") != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (find_cell (row, fields[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Dependencies: who depends on whom, as it would stand. A loop could never be worked off. */

static gboolean
is_dependency (View *view)
{
  const CordonDraftCell *deleted = find_cell (view->row, "deleted");
  gboolean gone = deleted != NULL
                      ? deleted->value != NULL && g_variant_is_of_type (deleted->value, G_VARIANT_TYPE_INT64)
                            && g_variant_get_int64 (deleted->value) != 0
                      : view->standing != NULL && cordon_record_get_deleted (view->standing);

  return !gone && g_strcmp0 (cordon_cell_text (read_after, view, "kind"), "dependency") == 0
         && g_strcmp0 (cordon_cell_text (read_after, view, "state"), "closed") != 0;
}

static void
add_dependency (GHashTable *dependencies, View *view)
{
  const char *from = cordon_cell_text (read_after, view, "plan_item");
  const char *to = cordon_cell_text (read_after, view, "depends_on");
  GPtrArray *ends;

  if (from == NULL || to == NULL || !is_dependency (view))
    return;
  ends = g_hash_table_lookup (dependencies, from);
  if (ends == NULL)
    {
      ends = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (dependencies, g_strdup (from), ends);
    }
  g_ptr_array_add (ends, g_strdup (to));
}

/* Once for a draft: item → those on which it depends */
static GHashTable *
find_dependencies (Commit *commit, GHashTable *draft)
{
  GHashTableIter iter;
  gpointer name, value;

  if (commit->dependencies != NULL)
    return commit->dependencies;
  commit->dependencies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_hash_table_iter_init (&iter, commit->standing);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      View view = {.row = g_hash_table_lookup (draft, name), .standing = value};

      if (strcmp (cordon_record_get_kind (value)->name, "register_entry") == 0)
        add_dependency (commit->dependencies, &view);
    }
  g_hash_table_iter_init (&iter, draft);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      View view = {.row = value};

      if (strcmp (view.row->kind, "register_entry") == 0 && !g_hash_table_contains (commit->standing, name))
        add_dependency (commit->dependencies, &view);
    }
  return commit->dependencies;
}

static char *
check_dependency (CordonPlan *self, Commit *commit, GHashTable *draft, View *view)
{
  const char *from = cordon_cell_text (read_after, view, "plan_item");
  const char *to = cordon_cell_text (read_after, view, "depends_on");
  g_autofree char *way = NULL;

  if (from == NULL || to == NULL || !is_dependency (view))
    return NULL;
  way = cordon_dependency_find_loop (self, find_dependencies (commit, draft), from, to);
  if (way == NULL)
    return NULL;
  /* Translators: %s is a way from item to item, "1.C → 2.B → 1.C": each depends on the next. */
  return g_strdup_printf (_ ("These would wait for each other in a circle: %s. Choose another item to depend on."),
                          way);
}

static char *
check_row (CordonPlan *self, Commit *commit, GHashTable *draft, const CordonDraftRow *row)
{
  const CordonKind *kind = cordon_kind_find (row->kind);
  View view = {.row = row};
  const char *field = NULL;
  char *problem;

  /* A kind or field that isn't known here is the ledger's to refuse. */
  if (kind == NULL)
    return NULL;
  view.standing = find_standing (self, commit, row->kind, row->id);
  problem = check_cells (kind, &view);
  if (problem == NULL && view.standing != NULL && kind->check_edit != NULL)
    problem = kind->check_edit (read_before, &view, is_set, &view, &field);
  if (problem == NULL && kind->check != NULL)
    {
      gboolean sets = row->create;

      for (guint i = 0; i < kind->n_fields && !sets; i++)
        sets = is_set (&view, kind->fields[i].name);
      if (sets)
        problem = kind->check (read_after, &view, &field);
    }
  if (problem == NULL)
    problem = check_trees (self, commit, draft, kind, &view);
  if (problem == NULL)
    problem = check_unique (self, commit, draft, kind, &view);
  if (problem == NULL && may_depend (row))
    problem = check_dependency (self, commit, draft, &view);
  return problem;
}

static gboolean
check_draft (CordonPlan *self, Commit *commit, GError **error)
{
  GPtrArray *rows = cordon_draft_get_rows (commit->draft);
  g_autoptr (GHashTable) draft = index_draft (commit->draft);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *problem = check_row (self, commit, draft, rows->pdata[i]);

      if (problem != NULL)
        {
          /* Translators: %s is a sentence that says why an edit can't be made. */
          g_set_error (error, CORDON_ERROR, CORDON_ERROR_INVALID, _ ("%s Nothing was changed."), problem);
          return FALSE;
        }
    }
  return TRUE;
}

static void
on_committed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  CordonChanges *changes = cordon_ledger_commit_finish (CORDON_LEDGER (source), result, &error);

  if (changes != NULL)
    g_task_return_pointer (task, changes, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Takes the caller's reference to @task. */
static void
go_on (GTask *task)
{
  CordonPlan *self = g_task_get_source_object (task);
  Commit *commit = g_task_get_task_data (task);
  GError *error = g_steal_pointer (&commit->error);

  if (error == NULL && check_draft (self, commit, &error))
    {
      cordon_ledger_commit_async (cordon_plan_get_ledger (self), commit->draft, g_task_get_cancellable (task),
                                  on_committed, task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* Drafts go to the ledger in the order in which they were given, whatever had to be read for each. */
static void
go_on_in_order (CordonPlan *self)
{
  Commits *commits = get_commits (self);

  for (;;)
    {
      GTask *task = g_queue_peek_head (&commits->waiting);
      Commit *commit = task != NULL ? g_task_get_task_data (task) : NULL;

      if (commit == NULL || !commit->ready)
        return;
      g_queue_pop_head (&commits->waiting);
      go_on (task);
    }
}

static void
finish_reading (GTask *task)
{
  Commit *commit = g_task_get_task_data (task);

  if (--commit->n_reading > 0)
    return;
  commit->ready = TRUE;
  go_on_in_order (g_task_get_source_object (task));
}

static void
on_read (gpointer owner, CordonLoad *load)
{
  GTask *task = owner;
  CordonPlan *self = g_task_get_source_object (task);
  Commit *commit = g_task_get_task_data (task);

  if (load->error != NULL && commit->error == NULL)
    commit->error = g_error_copy (load->error);
  for (guint i = 0; load->rows != NULL && i < load->rows->rows->len; i++)
    {
      CordonRow *row = load->rows->rows->pdata[i];

      g_hash_table_insert (commit->standing, name_row (cordon_row_get_kind (row), cordon_row_get_id (row)),
                           cordon_plan_take_row (self, row, load->rows->position));
    }
  finish_reading (task);
}

static void
read_rows (GTask *task, const char *kind, const char *id)
{
  Commit *commit = g_task_get_task_data (task);
  g_autoptr (CordonQuery) query = cordon_query_new (kind);

  if (id != NULL)
    cordon_query_where_text (query, "id", id);
  cordon_query_set_living (query, CORDON_LIVING_AND_DELETED);
  commit->n_reading++;
  cordon_plan_load (g_task_get_source_object (task), query, g_task_get_cancellable (task), task, on_read);
}

/* Whether the rules for a row need to know what stands there. */
static gboolean
must_be_known (CordonPlan *self, const CordonKind *kind, const CordonDraftRow *row)
{
  /* A row that is made under an id that follows from its ends may be there already. */
  if (row->create && g_strcmp0 (row->kind, "tie") != 0 && g_strcmp0 (row->kind, "link") != 0)
    return FALSE;
  return (kind->check != NULL || kind->check_edit != NULL) && cordon_plan_peek (self, row->kind, row->id) == NULL;
}

static gboolean
moves_in_tree (const CordonKind *kind, const CordonDraftRow *row)
{
  if (row->create)
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const CordonDraftCell *cell;

      if ((kind->fields[i].flags & CORDON_FIELD_TREE) == 0)
        continue;
      cell = find_cell (row, kind->fields[i].name);
      if (cell != NULL && cell->value != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
must_be_unique (const CordonKind *kind, const CordonDraftRow *row)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      if ((kind->fields[i].flags & CORDON_FIELD_UNIQUE) != 0 && find_cell (row, kind->fields[i].name) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whoever asked for an edit has been told what became of it. */
static void
on_answered (GTask *task)
{
  CordonPlan *self = g_task_get_source_object (task);
  Commits *commits = get_commits (self);
  g_autoptr (GPtrArray) settled = NULL;

  if (--commits->n_unanswered > 0)
    return;
  settled = commits->settling;
  commits->settling = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < settled->len; i++)
    g_task_return_boolean (settled->pdata[i], TRUE);
}

void
cordon_plan_settle_async (CordonPlan *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Commits *commits;

  g_return_if_fail (CORDON_IS_PLAN (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cordon_plan_settle_async);
  commits = get_commits (self);
  if (commits->n_unanswered == 0)
    g_task_return_boolean (task, TRUE);
  else
    g_ptr_array_add (commits->settling, g_steal_pointer (&task));
}

void
cordon_plan_settle_finish (CordonPlan *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

void
cordon_plan_commit_async (CordonPlan *self, CordonDraft *draft, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GHashTable) unknown = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer kind_name, ids;
  GPtrArray *rows;
  Commits *commits;
  Commit *commit;
  GTask *task;

  g_return_if_fail (CORDON_IS_PLAN (self));
  g_return_if_fail (CORDON_IS_DRAFT (draft));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cordon_plan_commit_async);
  commit = g_new0 (Commit, 1);
  commit->draft = g_object_ref (draft);
  commit->standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  commit->parents = g_hash_table_new (NULL, NULL);
  g_task_set_task_data (task, commit, free_commit);
  commits = get_commits (self);
  g_queue_push_tail (&commits->waiting, task);
  commits->n_unanswered++;
  g_signal_connect (task, "notify::completed", G_CALLBACK (on_answered), NULL);

  rows = cordon_draft_get_rows (draft);
  for (guint i = 0; i < rows->len; i++)
    {
      const CordonDraftRow *row = rows->pdata[i];
      const CordonKind *kind = cordon_kind_find (row->kind);

      if (kind == NULL)
        continue;
      if (moves_in_tree (kind, row) || must_be_unique (kind, row) || may_depend (row))
        g_hash_table_add (commit->parents, (gpointer) row->kind);
      else if (must_be_known (self, kind, row))
        {
          GPtrArray *missing = g_hash_table_lookup (unknown, row->kind);

          if (missing == NULL)
            {
              missing = g_ptr_array_new ();
              g_hash_table_insert (unknown, (gpointer) row->kind, missing);
            }
          g_ptr_array_add (missing, row->id);
        }
    }

  /* One is held back, so that an answer does not go on before all are asked for. */
  commit->n_reading = 1;
  g_hash_table_iter_init (&iter, unknown);
  while (g_hash_table_iter_next (&iter, &kind_name, &ids))
    {
      GPtrArray *missing = ids;

      if (missing->len > MANY)
        g_hash_table_add (commit->parents, kind_name);
      for (guint i = 0; missing->len <= MANY && i < missing->len; i++)
        read_rows (task, kind_name, missing->pdata[i]);
    }
  g_hash_table_iter_init (&iter, commit->parents);
  while (g_hash_table_iter_next (&iter, &kind_name, NULL))
    read_rows (task, kind_name, NULL);
  finish_reading (task);
}

CordonChanges *
cordon_plan_commit_finish (CordonPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
