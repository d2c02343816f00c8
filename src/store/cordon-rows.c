/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading rows, on the reader lane: whole, by key, or as keys alone. The rows and the position at which they were read
 * come from one read transaction, so that a list can tell which changes it has already. */

#include "store/cordon-ledger-private.h"

#include "base/cordon-error.h"
#include "store/cordon-sqlite.h"

static void
fail (CordonLane *lane, GError **error)
{
  cordon_sqlite_fail (cordon_lane_get_db (lane), cordon_lane_get_path (lane), error);
}

/* Begins a read transaction and tells where the ledger stands in it. */
static gboolean
begin (CordonLane *lane, CordonLedger *ledger, gint64 *position, GError **error)
{
  sqlite3_stmt *statement;
  gboolean read;

  if (cordon_lane_get_db (lane) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "closed");
      return FALSE;
    }
  if (!cordon_sqlite_run (cordon_lane_get_db (lane), cordon_lane_get_path (lane), "BEGIN", error))
    return FALSE;
  statement = cordon_lane_statement (lane, "SELECT max (position) FROM edit", error);
  if (statement == NULL)
    return FALSE;
  read = sqlite3_step (statement) == SQLITE_ROW;
  if (read)
    *position = sqlite3_column_int64 (statement, 0);
  else
    fail (lane, error);
  sqlite3_reset (statement);
  return read;
}

static void
end (CordonLane *lane)
{
  if (cordon_lane_get_db (lane) != NULL && !sqlite3_get_autocommit (cordon_lane_get_db (lane)))
    cordon_sqlite_run (cordon_lane_get_db (lane), cordon_lane_get_path (lane), "COMMIT", NULL);
}

/* By query */

static sqlite3_stmt *
select_query (CordonLane *lane, CordonLedger *ledger, CordonQuery *query, gboolean keys, const CordonTable **table,
              GError **error)
{
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;

  *table = cordon_tables_find (cordon_ledger_get_tables (ledger), cordon_query_get_kind (query), error);
  if (*table == NULL)
    return NULL;
  sql = cordon_query_to_sql (query, *table, keys, error);
  if (sql == NULL)
    return NULL;
  statement = cordon_lane_statement (lane, sql, error);
  if (statement != NULL)
    cordon_query_bind (query, statement);
  return statement;
}

static CordonRows *
fetch_rows (CordonLane *lane, CordonLedger *ledger, CordonQuery *query, GError **error)
{
  g_autoptr (CordonRows) rows = g_new0 (CordonRows, 1);
  const CordonTable *table;
  const char **names;
  sqlite3_stmt *statement;
  int rc;

  rows->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_row_unref);
  if (!begin (lane, ledger, &rows->position, error))
    return NULL;
  statement = select_query (lane, ledger, query, FALSE, &table, error);
  if (statement == NULL)
    return NULL;
  names = cordon_table_names (table);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (rows->rows, cordon_row_read (table, names, statement));
  if (rc != SQLITE_DONE)
    fail (lane, error);
  sqlite3_reset (statement);
  return rc == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

static void
read_rows (CordonLane *lane, GTask *task, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  CordonRows *rows = fetch_rows (lane, g_task_get_source_object (task), task_data, &error);

  end (lane);
  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) cordon_rows_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
cordon_ledger_rows_async (CordonLedger *self, CordonQuery *query, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CORDON_IS_LEDGER (self));
  g_return_if_fail (CORDON_IS_QUERY (query));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, cordon_query_copy (query), g_object_unref);
  cordon_lane_run (cordon_ledger_get_reader (self), task, read_rows, TRUE);
}

CordonRows *
cordon_ledger_rows_finish (CordonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Keys alone */

static CordonKeys *
fetch_keys (CordonLane *lane, CordonLedger *ledger, CordonQuery *query, GError **error)
{
  g_autoptr (CordonKeys) keys = g_new0 (CordonKeys, 1);
  const CordonTable *table;
  sqlite3_stmt *statement;
  int rc;

  keys->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!begin (lane, ledger, &keys->position, error))
    return NULL;
  statement = select_query (lane, ledger, query, TRUE, &table, error);
  if (statement == NULL)
    return NULL;
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 key = sqlite3_column_int64 (statement, 0);

      g_array_append_val (keys->keys, key);
    }
  if (rc != SQLITE_DONE)
    fail (lane, error);
  sqlite3_reset (statement);
  return rc == SQLITE_DONE ? g_steal_pointer (&keys) : NULL;
}

static void
read_keys (CordonLane *lane, GTask *task, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  CordonKeys *keys = fetch_keys (lane, g_task_get_source_object (task), task_data, &error);

  end (lane);
  if (keys != NULL)
    g_task_return_pointer (task, keys, (GDestroyNotify) cordon_keys_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
cordon_ledger_keys_async (CordonLedger *self, CordonQuery *query, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CORDON_IS_LEDGER (self));
  g_return_if_fail (CORDON_IS_QUERY (query));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, cordon_query_copy (query), g_object_unref);
  cordon_lane_run (cordon_ledger_get_reader (self), task, read_keys, TRUE);
}

CordonKeys *
cordon_ledger_keys_finish (CordonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* By key */

typedef struct
{
  const char *kind;
  GArray *keys;
} ByKey;

static void
free_by_key (gpointer data)
{
  ByKey *wanted = data;

  g_array_unref (wanted->keys);
  g_free (wanted);
}

static void
unref_row (gpointer row)
{
  if (row != NULL)
    cordon_row_unref (row);
}

static CordonRows *
fetch_by_key (CordonLane *lane, CordonLedger *ledger, const ByKey *wanted, GError **error)
{
  g_autoptr (CordonRows) rows = g_new0 (CordonRows, 1);
  const CordonTable *table = cordon_tables_find (cordon_ledger_get_tables (ledger), wanted->kind, error);
  g_autofree char *columns = NULL;
  g_autofree char *sql = NULL;
  const char **names;
  sqlite3_stmt *statement;

  rows->rows = g_ptr_array_new_with_free_func (unref_row);
  if (table == NULL || !begin (lane, ledger, &rows->position, error))
    return NULL;
  columns = cordon_table_columns (table);
  sql = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE rowid=?1", columns, table->name);
  statement = cordon_lane_statement (lane, sql, error);
  if (statement == NULL)
    return NULL;
  names = cordon_table_names (table);
  for (guint i = 0; i < wanted->keys->len; i++)
    {
      int rc;

      sqlite3_bind_int64 (statement, 1, g_array_index (wanted->keys, gint64, i));
      rc = sqlite3_step (statement);
      if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        {
          fail (lane, error);
          sqlite3_reset (statement);
          return NULL;
        }
      g_ptr_array_add (rows->rows, rc == SQLITE_ROW ? cordon_row_read (table, names, statement) : NULL);
      sqlite3_reset (statement);
    }
  return g_steal_pointer (&rows);
}

static void
read_by_key (CordonLane *lane, GTask *task, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  CordonRows *rows = fetch_by_key (lane, g_task_get_source_object (task), task_data, &error);

  end (lane);
  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) cordon_rows_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
cordon_ledger_rows_by_key_async (CordonLedger *self, const char *kind, const gint64 *keys, guint n_keys,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  ByKey *wanted;

  g_return_if_fail (CORDON_IS_LEDGER (self));
  g_return_if_fail (kind != NULL);

  wanted = g_new0 (ByKey, 1);
  wanted->kind = g_intern_string (kind);
  wanted->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (wanted->keys, keys, n_keys);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, wanted, free_by_key);
  cordon_lane_run (cordon_ledger_get_reader (self), task, read_by_key, TRUE);
}
