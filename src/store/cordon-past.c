/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan as it was: births and then, of each cell, the last value set by then, replayed into a database in memory.
 * What counts is when an edit was made, not when it arrived here. */

#include "store/cordon-ledger-private.h"

#include "base/cordon-error.h"
#include "store/cordon-birth.h"
#include "store/cordon-sqlite.h"

#define CLOCK_SHIFT 16

typedef struct
{
  sqlite3 *past;
  const CordonTable *table;
  sqlite3_stmt *insert;
} Births;

/* A birth from a newer Cordon may hold fields that this one doesn't know: they take effect after the upgrade. */
static void
bind_first_value (const char *field, GVariant *value, gpointer user_data)
{
  Births *births = user_data;

  if (g_str_equal (field, "deleted"))
    cordon_sqlite_bind (births->insert, 2, value);
  for (int i = 0; births->table->fields[i] != NULL; i++)
    if (g_str_equal (births->table->fields[i], field))
      cordon_sqlite_bind (births->insert, i + 3, value);
}

static sqlite3_stmt *
prepare_insert (sqlite3 *past, const char *path, const CordonTable *table, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");
  guint n = g_strv_length (table->fields);

  g_string_append_printf (sql, "\"%s\" (id, deleted", table->name);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, ",\"%s\"", table->fields[i]);
  g_string_append (sql, ") VALUES (?1, coalesce (?2, 0)");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, ",?%u", i + 3);
  g_string_append_c (sql, ')');
  return cordon_sqlite_prepare (past, path, sql->str, error);
}

static gboolean
fill_births (sqlite3 *past, sqlite3 *source, const char *path, const CordonTable *table, gint64 clock, GError **error)
{
  g_autoptr (sqlite3_stmt) insert = prepare_insert (past, path, table, error);
  g_autoptr (sqlite3_stmt) select =
      insert == NULL ? NULL
                     : cordon_sqlite_prepare (source, path,
                                              "SELECT b.row, b.first FROM birth b JOIN edit e ON e.position = b.edit"
                                              " WHERE b.kind = ?1 AND e.at <= ?2",
                                              error);
  Births births = {.past = past, .table = table, .insert = insert};
  int rc;

  if (select == NULL)
    return FALSE;
  cordon_sqlite_bind_text (select, 1, table->name);
  sqlite3_bind_int64 (select, 2, clock);
  while ((rc = sqlite3_step (select)) == SQLITE_ROW)
    {
      sqlite3_reset (insert);
      sqlite3_clear_bindings (insert);
      sqlite3_bind_value (insert, 1, sqlite3_column_value (select, 0));
      if (!cordon_birth_decode (cordon_sqlite_text (select, 1), bind_first_value, &births))
        {
          cordon_set_error (error, CORDON_ERROR_CORRUPT,
                            N_ ("The plan’s history is damaged, so the past can’t be shown. The plan as it is now was "
                                "not touched. Check the plan, and restore a backup if need be."));
          return FALSE;
        }
      if (sqlite3_step (insert) != SQLITE_DONE)
        return cordon_sqlite_fail (past, path, error);
    }
  return rc == SQLITE_DONE || cordon_sqlite_fail (source, path, error);
}

static gboolean
fill_cells (sqlite3 *past, sqlite3 *source, const char *path, const CordonTable *table, gint64 clock, GError **error)
{
  /* With max() alone, SQLite takes the other columns from the row that holds the maximum. */
  g_autoptr (sqlite3_stmt) select =
      cordon_sqlite_prepare (source, path,
                             "SELECT c.row, c.field, c.new, max (printf ('%020d %s', e.at, e.device))"
                             " FROM cell c JOIN edit e ON e.position = c.edit"
                             " WHERE c.kind = ?1 AND e.at <= ?2 GROUP BY c.row, c.field",
                             error);
  g_autoptr (GHashTable) updates =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);
  int rc;

  if (select == NULL)
    return FALSE;
  cordon_sqlite_bind_text (select, 1, table->name);
  sqlite3_bind_int64 (select, 2, clock);
  while ((rc = sqlite3_step (select)) == SQLITE_ROW)
    {
      const char *field = cordon_sqlite_text (select, 1);
      sqlite3_stmt *update = g_hash_table_lookup (updates, field);

      if (!cordon_table_has_field (table, field, NULL))
        continue;
      if (update == NULL)
        {
          g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\"=?1 WHERE id=?2", table->name, field);

          update = cordon_sqlite_prepare (past, path, sql, error);
          if (update == NULL)
            return FALSE;
          g_hash_table_insert (updates, g_strdup (field), update);
        }
      sqlite3_reset (update);
      sqlite3_bind_value (update, 1, sqlite3_column_value (select, 2));
      sqlite3_bind_value (update, 2, sqlite3_column_value (select, 0));
      if (sqlite3_step (update) != SQLITE_DONE)
        return cordon_sqlite_fail (past, path, error);
    }
  return rc == SQLITE_DONE || cordon_sqlite_fail (source, path, error);
}

gboolean
cordon_past_fill (sqlite3 *past, sqlite3 *source, const char *path, CordonTables *tables, gint64 at,
                  GCancellable *cancellable, GError **error)
{
  gint64 clock = ((at + 1) << CLOCK_SHIFT) - 1;

  if (!cordon_sqlite_run (past, path, "BEGIN", error))
    return FALSE;
  for (guint i = 0; i < tables->list->len; i++)
    {
      const CordonTable *table = tables->list->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !fill_births (past, source, path, table, clock, error)
          || !fill_cells (past, source, path, table, clock, error))
        return FALSE;
    }
  return cordon_sqlite_run (past, path, "COMMIT", error);
}
