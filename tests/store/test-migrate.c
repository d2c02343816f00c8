/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan from an older Cordon: it is migrated on a copy, with nothing lost and the original kept; read only, it is left
 * as it is; and when the migration fails, or the disk is full, it is what it was. The migrations that there will be one
 * day are laid over ours here. */

#include "plan-files.h"
#include "store/cordon-backup.h"
#include "store/cordon-schema.h"

#include <gio/gio.h>

#define PLAN "0190a0b0-0000-7000-8000-00000000aaaa"

static char *overlay;

static void
lay_over (const char *name, const char *sql)
{
  g_autofree char *path = g_build_filename (overlay, name, NULL);

  write_bytes (path, sql, strlen (sql));
}

static gint64
read_integer (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  gint64 value = -1;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_true (cordon_sqlite_integer (db, path, sql, &value, NULL));
  sqlite3_close (db);
  return value;
}

static void
test_migrates_and_keeps_the_original (void)
{
  g_autofree char *path = new_old_plan (PLAN, "INSERT INTO plan_item (id, title) VALUES ('a', 'Kept')");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  const CordonBackup *kept;
  sqlite3 *db = cordon_guard_open (path, TRUE, FALSE, &error);

  g_assert_no_error (error);
  cordon_guard_close (db, path);
  g_assert_cmpint (read_integer (path, "PRAGMA user_version"), ==, 7);
  g_assert_cmpint (read_integer (path, "SELECT count(*) FROM plan_item WHERE title = 'Kept'"), ==, 1);
  g_assert_cmpint (read_integer (path, "SELECT count(*) FROM pragma_table_info ('plan_item') WHERE name = 'later'"), ==,
                   1);
  g_assert_cmpint (read_integer (path, "SELECT count(*) FROM matter"), ==, 0);
  g_assert_cmpuint (count_files (path), ==, 1);

  backups = cordon_backup_list (PLAN);
  g_assert_cmpuint (backups->len, ==, 1);
  kept = backups->pdata[0];
  g_assert_cmpint (kept->reason, ==, CORDON_BACKUP_SCHEMA);
  g_assert_cmpint (read_integer (kept->path, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (read_integer (kept->path, "SELECT count(*) FROM plan_item WHERE title = 'Kept'"), ==, 1);

  db = cordon_guard_open (path, TRUE, FALSE, &error);
  g_assert_no_error (error);
  cordon_guard_close (db, path);
}

static void
test_reading_leaves_it (void)
{
  g_autofree char *path = new_old_plan (PLAN, "INSERT INTO plan_item (id, title) VALUES ('a', 'Kept')");
  g_autoptr (GBytes) before = read_bytes (path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = cordon_guard_open (path, FALSE, FALSE, &error);

  g_assert_no_error (error);
  cordon_guard_close (db, path);
  after = read_bytes (path);
  g_assert_true (g_bytes_equal (before, after));
}

/* With work in a WAL, as a kill leaves it: what is in it belongs to the plan. */
static void
test_takes_a_wal_along (void)
{
  g_autofree char *path = new_old_plan (PLAN, "INSERT INTO plan_item (id, title) VALUES ('a', 'Kept')");
  g_autofree char *copy = new_path ("copy.cordon");
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *wal_copy = g_strconcat (copy, "-wal", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) wal_bytes = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_true (cordon_sqlite_run (
      db, path, "PRAGMA journal_mode = WAL; INSERT INTO plan_item (id, title) VALUES ('b', 'Late')", NULL));
  bytes = read_bytes (path);
  wal_bytes = read_bytes (wal);
  write_bytes (copy, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  write_bytes (wal_copy, g_bytes_get_data (wal_bytes, NULL), g_bytes_get_size (wal_bytes));
  sqlite3_close (db);

  db = cordon_guard_open (copy, TRUE, FALSE, &error);
  g_assert_no_error (error);
  cordon_guard_close (db, copy);
  g_assert_cmpint (read_integer (copy, "SELECT count(*) FROM plan_item"), ==, 2);
  g_assert_cmpint (read_integer (copy, "PRAGMA user_version"), ==, 7);
  g_assert_cmpuint (count_files (copy), ==, 1);
}

static void
test_failing_changes_nothing (void)
{
  g_autofree char *path = new_old_plan (PLAN, "INSERT INTO plan_item (id, title) VALUES ('a', 'Kept')");
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) error = NULL;

  /* A migration that stumbles over what is in the plan. */
  run_sql (path, "INSERT INTO plan_item (id, title) VALUES ('stumble', 'x')");
  before = read_bytes (path);
  g_assert_null (cordon_guard_open (path, TRUE, FALSE, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_FAILED);
  after = read_bytes (path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (count_files (path), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_autofree char *setting = NULL;
  g_autoptr (GBytes) first = NULL;

  g_test_init (&argc, &argv, NULL);
  overlay = g_dir_make_tmp ("schema-XXXXXX", NULL);
  setting = g_strdup_printf (SCHEMA "=%s", overlay);
  g_setenv ("G_RESOURCE_OVERLAYS", setting, TRUE);
  lay_over ("0007-later.sql", "ALTER TABLE plan_item ADD COLUMN later TEXT;"
                              "CREATE INDEX plan_item_later ON plan_item (later);"
                              "CREATE TABLE stumble (a NOT NULL);"
                              "INSERT INTO stumble SELECT NULL FROM plan_item WHERE id = 'stumble';"
                              "DROP TABLE stumble;");
  g_assert_cmpint (cordon_schema_newest (), ==, 7);
  g_test_add_func ("/migrate/keeps-the-original", test_migrates_and_keeps_the_original);
  g_test_add_func ("/migrate/reading-leaves-it", test_reading_leaves_it);
  g_test_add_func ("/migrate/takes-a-wal-along", test_takes_a_wal_along);
  g_test_add_func ("/migrate/failing-changes-nothing", test_failing_changes_nothing);
  return g_test_run ();
}
