/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In what the plan differs between two moments. Only rows that an edit between them touched can differ; each of those
 * is replayed from its birth on up to both moments. What an edit found there doesn't matter, only what it set, so that
 * edits of two laptops that were apart count as they do in the plan. */

#include "store/cordon-ledger-private.h"

#include "base/cordon-error.h"
#include "store/cordon-birth.h"
#include "store/cordon-sqlite.h"

#define CLOCK_SHIFT 16

typedef struct
{
  gint64 from; /* the last clock that counts, of each moment */
  gint64 to;
  guint max_rows;
} Moments;

typedef struct
{
  CordonLane *lane;
  CordonTables *tables;
  const Moments *moments;
  sqlite3_stmt *birth;
  sqlite3_stmt *cells;
  GHashTable *comparisons; /* CordonTable → CordonComparison */
} Comparing;

/* A row as it is replayed. */
typedef struct
{
  const CordonTable *table;
  gboolean born;
  gboolean deleted;
  GPtrArray *values; /* of GVariant, one a field, %NULL where it is empty */
} State;

static void
unref_value (gpointer value)
{
  if (value != NULL)
    g_variant_unref (value);
}

static void
state_init (State *state, const CordonTable *table)
{
  state->table = table;
  state->born = state->deleted = FALSE;
  g_ptr_array_set_size (state->values, 0);
  g_ptr_array_set_size (state->values, (int) g_strv_length (table->fields));
}

static void
set_cell (const char *field, GVariant *value, gpointer user_data)
{
  State *state = user_data;

  if (g_str_equal (field, "deleted"))
    {
      state->deleted =
          value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) && g_variant_get_int64 (value);
      return;
    }
  /* A field from a newer Cordon takes effect after the upgrade. */
  for (guint i = 0; state->table->fields[i] != NULL; i++)
    if (g_str_equal (state->table->fields[i], field))
      {
        unref_value (state->values->pdata[i]);
        state->values->pdata[i] = value != NULL ? g_variant_ref (value) : NULL;
      }
}

static gboolean
fail (Comparing *comparing, GError **error)
{
  return cordon_sqlite_fail (cordon_lane_get_db (comparing->lane), cordon_lane_get_path (comparing->lane), error);
}

static sqlite3_stmt *
prepare (Comparing *comparing, const char *sql, GError **error)
{
  if (cordon_lane_get_db (comparing->lane) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "closed");
      return NULL;
    }
  return cordon_sqlite_prepare (cordon_lane_get_db (comparing->lane), cordon_lane_get_path (comparing->lane), sql,
                                error);
}

static const char select_birth[] = "SELECT e.at, b.first FROM birth b JOIN edit e ON e.position = b.edit"
                                   " WHERE b.row = ?1 AND b.kind = ?2 AND e.at <= ?3";

static gboolean
replay_birth (Comparing *comparing, const char *id, State *before, State *after, GError **error)
{
  sqlite3_stmt *statement = comparing->birth;
  gboolean read = TRUE;
  int rc;

  sqlite3_reset (statement);
  cordon_sqlite_bind_text (statement, 1, id);
  cordon_sqlite_bind_text (statement, 2, before->table->name);
  sqlite3_bind_int64 (statement, 3, comparing->moments->to);
  rc = sqlite3_step (statement);
  if (rc == SQLITE_ROW)
    {
      const char *first = cordon_sqlite_text (statement, 1);

      after->born = TRUE;
      before->born = sqlite3_column_int64 (statement, 0) <= comparing->moments->from;
      read = first != NULL && cordon_birth_decode (first, set_cell, after)
             && (!before->born || cordon_birth_decode (first, set_cell, before));
    }
  if (!read)
    cordon_set_error (error, CORDON_ERROR_CORRUPT,
                      N_ ("The plan’s history is damaged, so the past can’t be shown. The plan as it is now was "
                          "not touched. Check the plan, and restore a backup if need be."));
  return read && (rc == SQLITE_ROW || rc == SQLITE_DONE || fail (comparing, error));
}

static const char select_cells[] = "SELECT e.at, c.field, c.new FROM cell c JOIN edit e ON e.position = c.edit"
                                   " WHERE c.row = ?1 AND c.kind = ?2 AND e.at <= ?3 ORDER BY e.at, e.device";

static gboolean
replay_cells (Comparing *comparing, const char *id, State *before, State *after, GError **error)
{
  sqlite3_stmt *statement = comparing->cells;
  int rc;

  sqlite3_reset (statement);
  cordon_sqlite_bind_text (statement, 1, id);
  cordon_sqlite_bind_text (statement, 2, before->table->name);
  sqlite3_bind_int64 (statement, 3, comparing->moments->to);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *field = cordon_sqlite_text (statement, 1);
      g_autoptr (GVariant) value = cordon_sqlite_column (statement, 2);

      set_cell (field, value, after);
      if (sqlite3_column_int64 (statement, 0) <= comparing->moments->from)
        set_cell (field, value, before);
    }
  return rc == SQLITE_DONE || fail (comparing, error);
}

/* A number may have been written as an integer once and as a real another time. */
static gboolean
is_same (GVariant *a, GVariant *b)
{
  double numbers[2];
  GVariant *values[] = {a, b};

  if (a == NULL || b == NULL)
    return a == b;
  if (g_variant_equal (a, b))
    return TRUE;
  for (guint i = 0; i < 2; i++)
    {
      if (g_variant_is_of_type (values[i], G_VARIANT_TYPE_INT64))
        numbers[i] = (double) g_variant_get_int64 (values[i]);
      else if (g_variant_is_of_type (values[i], G_VARIANT_TYPE_DOUBLE))
        numbers[i] = g_variant_get_double (values[i]);
      else
        return FALSE;
    }
  return numbers[0] == numbers[1];
}

static gboolean
has_same_cells (const State *before, const State *after)
{
  for (guint i = 0; i < before->values->len; i++)
    if (!is_same (before->values->pdata[i], after->values->pdata[i]))
      return FALSE;
  return TRUE;
}

static CordonRow *
row_of (const State *state, const char *id)
{
  return cordon_row_new (state->table, cordon_table_names (state->table), id, (GVariant *const *) state->values->pdata);
}

static void
free_difference (gpointer data)
{
  CordonDifference *difference = data;

  g_clear_pointer (&difference->before, cordon_row_unref);
  g_clear_pointer (&difference->after, cordon_row_unref);
  g_free (difference);
}

void
cordon_comparison_free (CordonComparison *comparison)
{
  if (comparison == NULL)
    return;
  g_ptr_array_unref (comparison->differences);
  g_free (comparison);
}

static void
add_difference (Comparing *comparing, const char *id, const State *before, const State *after)
{
  gboolean was = before->born && !before->deleted, is = after->born && !after->deleted;
  CordonComparison *comparison;
  CordonDifference *difference;

  if ((!was && !is) || (was && is && has_same_cells (before, after)))
    return;
  comparison = g_hash_table_lookup (comparing->comparisons, before->table);
  if (comparison == NULL)
    {
      comparison = g_new0 (CordonComparison, 1);
      comparison->kind = g_intern_string (before->table->name);
      comparison->differences = g_ptr_array_new_with_free_func (free_difference);
      g_hash_table_insert (comparing->comparisons, (gpointer) before->table, comparison);
    }
  *(!was ? &comparison->n_made : !is ? &comparison->n_deleted : &comparison->n_changed) += 1;
  if (comparing->moments->max_rows > 0 && comparison->differences->len >= comparing->moments->max_rows)
    return;
  difference = g_new0 (CordonDifference, 1);
  difference->before = was ? row_of (before, id) : NULL;
  difference->after = is ? row_of (after, id) : NULL;
  g_ptr_array_add (comparison->differences, difference);
}

/* The edits are the outer loop: there are far fewer of them than cells. */
static const char select_touched[] =
    "SELECT b.kind, b.row FROM edit e CROSS JOIN birth b ON b.edit = e.position WHERE e.at > ?1 AND e.at <= ?2"
    " UNION SELECT c.kind, c.row FROM edit e CROSS JOIN cell c ON c.edit = e.position WHERE e.at > ?1 AND e.at <= ?2"
    " ORDER BY 1, 2";

static gboolean
compare_touched (Comparing *comparing, GError **error)
{
  g_autoptr (GPtrArray) old_values = g_ptr_array_new_with_free_func (unref_value);
  g_autoptr (GPtrArray) new_values = g_ptr_array_new_with_free_func (unref_value);
  State before = {.values = old_values}, after = {.values = new_values};
  g_autoptr (sqlite3_stmt) touched = prepare (comparing, select_touched, error);
  g_autoptr (sqlite3_stmt) birth = touched != NULL ? prepare (comparing, select_birth, error) : NULL;
  g_autoptr (sqlite3_stmt) cells = birth != NULL ? prepare (comparing, select_cells, error) : NULL;
  int rc;

  if (cells == NULL)
    return FALSE;
  comparing->birth = birth;
  comparing->cells = cells;
  sqlite3_bind_int64 (touched, 1, comparing->moments->from);
  sqlite3_bind_int64 (touched, 2, comparing->moments->to);
  while ((rc = sqlite3_step (touched)) == SQLITE_ROW)
    {
      const char *kind = g_intern_string (cordon_sqlite_text (touched, 0));
      const char *id = cordon_sqlite_text (touched, 1);
      const CordonTable *table = g_hash_table_lookup (comparing->tables->by_name, kind);

      if (table == NULL)
        continue;
      state_init (&before, table);
      state_init (&after, table);
      if (!replay_birth (comparing, id, &before, &after, error)
          || !replay_cells (comparing, id, &before, &after, error))
        return FALSE;
      add_difference (comparing, id, &before, &after);
    }
  return rc == SQLITE_DONE || fail (comparing, error);
}

static void
compare (CordonLane *lane, GTask *task, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) cordon_comparison_free);
  g_autoptr (GPtrArray) comparisons = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_comparison_free);
  g_autoptr (GError) error = NULL;
  Comparing comparing = {.lane = lane,
                         .tables = cordon_ledger_get_tables (g_task_get_source_object (task)),
                         .moments = task_data,
                         .comparisons = found};

  if (!compare_touched (&comparing, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; i < comparing.tables->list->len; i++)
    {
      CordonComparison *comparison = NULL;

      if (g_hash_table_steal_extended (found, comparing.tables->list->pdata[i], NULL, (gpointer *) &comparison))
        g_ptr_array_add (comparisons, comparison);
    }
  g_task_return_pointer (task, g_steal_pointer (&comparisons), (GDestroyNotify) g_ptr_array_unref);
}

static gint64
last_clock_of (gint64 at)
{
  return at > 0 ? ((at + 1) << CLOCK_SHIFT) - 1 : G_MAXINT64;
}

void
cordon_ledger_compare_async (CordonLedger *self, gint64 from, gint64 to, guint max_rows, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Moments *moments;

  g_return_if_fail (CORDON_IS_LEDGER (self));
  g_return_if_fail (to == 0 || from <= to);

  task = g_task_new (self, cancellable, callback, user_data);
  moments = g_new0 (Moments, 1);
  moments->from = ((from + 1) << CLOCK_SHIFT) - 1;
  moments->to = last_clock_of (to);
  moments->max_rows = max_rows;
  g_task_set_source_tag (task, cordon_ledger_compare_async);
  g_task_set_task_data (task, moments, g_free);
  cordon_lane_run (cordon_ledger_get_reader (self), task, compare, TRUE);
}

GPtrArray *
cordon_ledger_compare_finish (CordonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
