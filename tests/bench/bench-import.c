/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures a hundred thousand rows of CSV, from the file to the plan, beside the bare insert of the same rows, with and
 * without what history keeps of them: `bench-import import FOLDER`. */

#include "bench.h"

#include <glib/gstdio.h>
#include <time.h>

#include "formats/cordon-export.h"
#include "formats/cordon-import.h"

#define ROWS 100000
#define TURNS 3

static const char *const words[] = {"customs",    "harbor",  "northern", "working",  "group",
                                    "laboratory", "express", "freight",  "regional", "border"};

static void
write_table (const char *path)
{
  g_autoptr (GString) text = g_string_new ("name,kind,country,lat,lon,note\n");
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < ROWS; i++)
    g_string_append_printf (text, "%s %s %u,other,MX,%.6f,%.6f,%s\n", words[g_rand_int_range (random, 0, 10)],
                            words[g_rand_int_range (random, 0, 10)], i, g_rand_double_range (random, 15, 32),
                            g_rand_double_range (random, -117, -87), words[g_rand_int_range (random, 0, 10)]);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
}

/* Milliseconds of a processor, in all threads: so that what else runs here does not count. */
static double
worked (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1000000;
}

static void
take_time (GArray *times, double since)
{
  double took = worked () - since;

  g_array_append_val (times, took);
}

static CordonLedger *
make_empty (const char *path)
{
  g_unlink (path);
  return cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);
}

static CordonImport *
read_table (CordonPlan *plan, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  CordonAnswer answer = {NULL};
  g_autoptr (GAsyncResult) result = NULL;
  CordonImport *import;

  cordon_import_read_async (plan, file, NULL, NULL, NULL, NULL, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  import = cordon_import_read_finish (result, NULL);
  g_assert_cmpuint (cordon_import_count_rows (import, "place", CORDON_IMPORT_NEW), ==, ROWS);
  return import;
}

static void
commit_import (CordonPlan *plan, CordonImport *import)
{
  CordonAnswer answer = {NULL};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CordonChanges) changes = NULL;

  cordon_plan_commit_async (plan, cordon_import_get_draft (import), NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  changes = cordon_plan_commit_finish (plan, result, NULL);
  g_assert_nonnull (changes);
}

/* What a statement gives, in memory. */
static GPtrArray *
take_values (sqlite3 *db, const char *sql, int n_columns)
{
  sqlite3_stmt *read = bench_prepare (db, sql);
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);

  while (sqlite3_step (read) == SQLITE_ROW)
    {
      for (int i = 0; i < n_columns; i++)
        g_ptr_array_add (values, sqlite3_value_dup (sqlite3_column_value (read, i)));
    }
  sqlite3_finalize (read);
  return values;
}

static void
insert_values (sqlite3_stmt *insert, GPtrArray *values, int n_columns)
{
  for (guint i = 0; i < values->len; i += (guint) n_columns)
    {
      for (int j = 0; j < n_columns; j++)
        sqlite3_bind_value (insert, j + 1, values->pdata[i + (guint) j]);
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_reset (insert);
    }
}

/* Inserts the rows that the file at @from holds into the one at @to, and unless @alone what history keeps of each, in
 * one transaction, all being in memory already. */
static void
insert_bare (const char *from, const char *to, gboolean alone, GArray *times)
{
  sqlite3 *source = bench_open (from);
  sqlite3 *target = bench_open (to);
  g_autoptr (GPtrArray) rows =
      take_values (source, "SELECT id, kind, name, country, lat, lon, note FROM place ORDER BY rowid", 7);
  g_autoptr (GPtrArray) births = take_values (source, "SELECT row, edit, kind, first FROM birth ORDER BY rowid", 4);
  sqlite3_stmt *insert_row =
      bench_prepare (target,
                     "INSERT INTO place (id, kind, name, country, lat, lon, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  sqlite3_stmt *insert_birth =
      bench_prepare (target, "INSERT INTO birth (row, edit, kind, first) VALUES (?1, ?2, ?3, ?4)");
  double since = worked ();

  sqlite3_exec (target, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  insert_values (insert_row, rows, 7);
  if (!alone)
    insert_values (insert_birth, births, 4);
  sqlite3_exec (target, "COMMIT", NULL, NULL, NULL);
  take_time (times, since);
  sqlite3_finalize (insert_row);
  sqlite3_finalize (insert_birth);
  sqlite3_close (source);
  sqlite3_close (target);
}

static void
measure_import (const char *folder)
{
  g_autofree char *table = g_build_filename (folder, "place.csv", NULL);
  g_autofree char *path = g_build_filename (folder, "import.cordon", NULL);
  g_autofree char *bare_path = g_build_filename (folder, "import-bare.cordon", NULL);
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) reading = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floor_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) alone = g_array_new (FALSE, FALSE, sizeof (double));

  write_table (table);
  for (guint i = 0; i < TURNS; i++)
    {
      CordonLedger *ledger = make_empty (path);
      CordonPlan *plan = cordon_plan_new (ledger);
      CordonLedger *bare = make_empty (bare_path);
      double since = worked ();
      CordonImport *import = read_table (plan, table);

      take_time (reading, since);
      commit_import (plan, import);
      take_time (ours, since);
      g_object_unref (import);
      g_object_unref (plan);
      cordon_await_close (ledger);
      cordon_await_close (bare);
      insert_bare (path, bare_path, FALSE, floor_times);
      cordon_await_close (make_empty (bare_path));
      insert_bare (path, bare_path, TRUE, alone);
    }
  bench_print ("import", ours, floor_times);
  bench_print ("import-alone", ours, alone);
  bench_print ("import-reading", reading, alone);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "import"))
    {
      measure_import (argv[2]);
      return 0;
    }
  g_printerr ("bench-import import FOLDER\n");
  return 2;
}
