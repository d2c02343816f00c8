/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the measuring programs share: time, and results as lines of JSON on stdout, which `run` reads. */

#include <sqlite3.h>

#include "support/cordon-await.h"

/* Milliseconds. */
G_GNUC_UNUSED static double
bench_now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

/* @label: what was measured; @ours and @floor: (element-type double): milliseconds each; @floor may be %NULL */
G_GNUC_UNUSED static void
bench_print (const char *label, GArray *ours, GArray *floor_values)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "{\"figure\": \"%s\"", label);
  for (int i = 0; i < 2; i++)
    {
      GArray *values = i == 0 ? ours : floor_values;

      if (values == NULL)
        continue;
      g_string_append_printf (line, ", \"%s\": [", i == 0 ? "ours" : "floor");
      for (guint j = 0; j < values->len; j++)
        g_string_append_printf (line, "%s%.4f", j > 0 ? ", " : "", g_array_index (values, double, j));
      g_string_append_c (line, ']');
    }
  g_print ("%s}\n", line->str);
}

/* A file as any other program would open it, with what the ledger asks of SQLite. */
G_GNUC_UNUSED static sqlite3 *
bench_open (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL", NULL, NULL, NULL);
  return db;
}

G_GNUC_UNUSED static sqlite3_stmt *
bench_prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

/* Runs a statement to its end. Returns: how many rows it gave */
G_GNUC_UNUSED static guint
bench_run (sqlite3_stmt *statement)
{
  guint n = 0;
  int rc;

  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    n++;
  if (rc != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (sqlite3_db_handle (statement)));
  sqlite3_reset (statement);
  return n;
}

G_GNUC_UNUSED static void
bench_execute (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  if (message != NULL)
    g_error ("%s: %s", sql, message);
}
