/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups: whole plans that open by themselves, made of sound plans only, never pushed out by bad ones, and restored
 * without losing what is replaced. */

#include "plan-files.h"
#include "store/cordon-backup.h"
#include "support/cordon-await.h"

static CordonLedger *
new_ledger (char **path)
{
  *path = new_path ("plan.cordon");
  return cordon_await_open (*path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);
}

static void
add_item (CordonLedger *ledger, const char *title)
{
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Add");
  g_autoptr (CordonChanges) changes = NULL;

  cordon_draft_set_text (draft, "plan_item", cordon_draft_create (draft, "plan_item", NULL), "title", title);
  changes = cordon_await_commit (ledger, draft, NULL);
}

static guint
count_items (CordonLedger *ledger)
{
  g_autoptr (CordonQuery) query = cordon_query_new ("plan_item");
  g_autoptr (CordonRows) rows = cordon_await_rows (ledger, query, NULL);

  return rows->rows->len;
}

static char *
back_up (CordonLedger *ledger, CordonBackupReason reason, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;

  cordon_ledger_backup_async (ledger, reason, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  return cordon_ledger_backup_finish (ledger, result, error);
}

static gboolean
restore (const char *backup, const char *to, gboolean in_place, char **kept, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;

  cordon_backup_restore_async (backup, to, in_place, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  return cordon_backup_restore_finish (result, kept, error);
}

static void
test_is_a_plan_of_its_own (void)
{
  g_autofree char *path = NULL;
  CordonLedger *ledger = new_ledger (&path);
  g_autofree char *plan_id = g_strdup (cordon_ledger_get_plan_id (ledger));
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const CordonBackup *first;
  GStatBuf there;

  add_item (ledger, "One");
  before = cordon_await_dump (ledger);
  backup = back_up (ledger, CORDON_BACKUP_MANUAL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (backup, &there), ==, 0);
  g_assert_cmpint (there.st_mode & 0777, ==, 0600);
  add_item (ledger, "Two");
  cordon_await_close (ledger);

  list = cordon_backup_list (plan_id);
  g_assert_cmpuint (list->len, ==, 1);
  first = list->pdata[0];
  g_assert_cmpstr (first->path, ==, backup);
  g_assert_cmpint (first->reason, ==, CORDON_BACKUP_MANUAL);
  g_assert_cmpint (first->position, ==, 1);
  g_assert_cmpint (first->size, ==, there.st_size);
  g_assert_cmpint (ABS (first->at / 1000 - g_get_real_time () / G_USEC_PER_SEC), <, 100);

  ledger = cordon_await_open (backup, CORDON_OPEN_READ_ONLY | CORDON_OPEN_IN_PLACE, NULL);
  after = cordon_await_dump (ledger);
  g_assert_cmpstr (before, ==, after);
  cordon_await_close (ledger);
}

static void
test_daily_once_and_only_after_changes (void)
{
  g_autofree char *path = NULL;
  CordonLedger *ledger = new_ledger (&path);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *unchanged = NULL;
  g_autofree char *same_day = NULL;

  add_item (ledger, "One");
  first = back_up (ledger, CORDON_BACKUP_DAILY, &error);
  g_assert_no_error (error);
  g_assert_nonnull (first);
  unchanged = back_up (ledger, CORDON_BACKUP_DAILY, &error);
  g_assert_no_error (error);
  g_assert_null (unchanged);
  add_item (ledger, "Two");
  same_day = back_up (ledger, CORDON_BACKUP_DAILY, &error);
  g_assert_no_error (error);
  g_assert_null (same_day);
  cordon_await_close (ledger);
}

/* Puts backups of @n_days days before today among those of the plan, as if they had been made then. */
static void
age (const char *backup, int n_days)
{
  g_autoptr (GBytes) bytes = read_bytes (backup);
  g_autofree char *folder = g_path_get_dirname (backup);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  for (int day = 1; day <= n_days; day++)
    {
      g_autoptr (GDateTime) then = g_date_time_add_days (now, -day);
      g_autofree char *name = g_date_time_format (then, "%Y-%m-%dT%H%M%SZ-1-daily.cordon");
      g_autofree char *path = g_build_filename (folder, name, NULL);

      write_bytes (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
}

static void
test_rotation (void)
{
  g_autofree char *path = NULL;
  CordonLedger *ledger = new_ledger (&path);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *schema = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GHashTable) months = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean schema_kept = FALSE;

  add_item (ledger, "One");
  first = back_up (ledger, CORDON_BACKUP_MANUAL, NULL);
  age (first, 100);
  folder = g_path_get_dirname (first);
  schema = g_build_filename (folder, "2020-01-10T000000Z-0-schema.cordon", NULL);
  write_bytes (schema, "x", 1);
  write_bytes (schema, "x", 1);
  last = back_up (ledger, CORDON_BACKUP_MANUAL, NULL);
  list = cordon_backup_list (cordon_ledger_get_plan_id (ledger));
  for (guint i = 0; i < list->len; i++)
    {
      const CordonBackup *backup = list->pdata[i];
      g_autofree char *name = g_path_get_basename (backup->path);

      schema_kept |= backup->reason == CORDON_BACKUP_SCHEMA;
      if (i >= 10 && backup->reason != CORDON_BACKUP_SCHEMA)
        g_assert_true (g_hash_table_add (months, g_strndup (name, 7)));
    }
  g_assert_true (schema_kept);
  g_assert_cmpuint (list->len, >=, 10 + 3);
  g_assert_cmpuint (list->len, <=, 10 + 6);
  cordon_await_close (ledger);
}

static void
test_damaged_plan_pushes_nothing_out (void)
{
  g_autofree char *path = NULL;
  CordonLedger *ledger = new_ledger (&path);
  g_autofree char *plan_id = g_strdup (cordon_ledger_get_plan_id (ledger));
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  for (int i = 0; i < 50; i++)
    add_item (ledger, "An item");
  first = back_up (ledger, CORDON_BACKUP_MANUAL, &error);
  g_assert_no_error (error);
  age (first, 40);
  before = cordon_backup_list (plan_id);
  cordon_await_close (ledger);

  /* A row that an index doesn't know: the file opens, but is no longer sound. */
  run_sql (path, "PRAGMA writable_schema = ON;"
                 "CREATE TEMP TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'plan_item_parent';"
                 "DELETE FROM sqlite_schema WHERE name = 'plan_item_parent';"
                 "PRAGMA writable_schema = RESET;"
                 "INSERT INTO plan_item (id, parent) VALUES ('x', 'y');"
                 "PRAGMA writable_schema = ON;"
                 "INSERT INTO sqlite_schema SELECT * FROM kept");
  ledger = cordon_await_open (path, CORDON_OPEN_IN_PLACE, NULL);
  second = back_up (ledger, CORDON_BACKUP_MANUAL, &error);
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_CORRUPT);
  g_assert_null (second);
  cordon_await_close (ledger);
  after = cordon_backup_list (plan_id);
  g_assert_cmpuint (after->len, ==, before->len);
}

static void
test_restore_as_a_new_file (void)
{
  g_autofree char *path = NULL;
  CordonLedger *ledger = new_ledger (&path);
  g_autofree char *to = new_path ("restored.cordon");
  g_autofree char *backup = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  add_item (ledger, "One");
  backup = back_up (ledger, CORDON_BACKUP_MANUAL, NULL);
  add_item (ledger, "Two");
  g_assert_true (restore (backup, to, FALSE, &kept, &error));
  g_assert_no_error (error);
  g_assert_null (kept);
  g_assert_cmpuint (count_items (ledger), ==, 2);
  cordon_await_close (ledger);

  ledger = cordon_await_open (to, CORDON_OPEN_MUST_WRITE | CORDON_OPEN_IN_PLACE, NULL);
  g_assert_cmpuint (count_items (ledger), ==, 1);
  add_item (ledger, "Other");
  cordon_await_close (ledger);
  g_assert_cmpuint (count_files (to), ==, 1);

  g_assert_false (restore (backup, to, FALSE, NULL, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
}

static void
test_restore_in_place (void)
{
  g_autofree char *path = NULL;
  CordonLedger *ledger = new_ledger (&path);
  g_autofree char *backup = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  add_item (ledger, "One");
  backup = back_up (ledger, CORDON_BACKUP_MANUAL, NULL);
  add_item (ledger, "Two");
  g_assert_false (restore (backup, path, TRUE, &kept, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_LOCKED);
  g_clear_error (&error);
  cordon_await_close (ledger);

  g_assert_true (restore (backup, path, TRUE, &kept, &error));
  g_assert_no_error (error);
  g_assert_nonnull (kept);
  ledger = cordon_await_open (path, CORDON_OPEN_IN_PLACE, NULL);
  g_assert_cmpuint (count_items (ledger), ==, 1);
  cordon_await_close (ledger);
  ledger = cordon_await_open (kept, CORDON_OPEN_IN_PLACE, NULL);
  g_assert_cmpuint (count_items (ledger), ==, 2);
  cordon_await_close (ledger);
  g_assert_cmpuint (count_files (path), ==, 2);
}

/* What was numbered after the backup must not be numbered again for something else. */
static void
test_restored_plan_numbers_apart (void)
{
  g_autofree char *path = NULL;
  CordonLedger *ledger = new_ledger (&path);
  g_autofree char *to = new_path ("restored.cordon");
  g_autofree char *backup = NULL;
  gint64 devices = 0;
  sqlite3 *db = NULL;

  add_item (ledger, "One");
  backup = back_up (ledger, CORDON_BACKUP_MANUAL, NULL);
  cordon_await_close (ledger);
  g_assert_true (restore (backup, to, FALSE, NULL, NULL));
  ledger = cordon_await_open (to, CORDON_OPEN_IN_PLACE, NULL);
  add_item (ledger, "Two");
  cordon_await_close (ledger);
  g_assert_cmpint (sqlite3_open (to, &db), ==, SQLITE_OK);
  g_assert_true (cordon_sqlite_integer (db, to, "SELECT count(DISTINCT device) FROM edit", &devices, NULL));
  g_assert_cmpint (devices, ==, 2);
  sqlite3_close (db);
}

static void
test_closing_stops_a_backup (void)
{
  g_autofree char *path = NULL;
  CordonLedger *ledger = new_ledger (&path);
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;

  add_item (ledger, "One");
  cordon_ledger_backup_async (ledger, CORDON_BACKUP_MANUAL, NULL, cordon_take_answer, &answer);
  cordon_await_close (g_object_ref (ledger));
  result = cordon_await (&answer);
  backup = cordon_ledger_backup_finish (ledger, result, &error);
  g_assert_true (backup != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_assert_cmpuint (count_files (path), ==, 1);
  g_object_unref (ledger);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup/is-a-plan-of-its-own", test_is_a_plan_of_its_own);
  g_test_add_func ("/backup/daily-once-and-only-after-changes", test_daily_once_and_only_after_changes);
  g_test_add_func ("/backup/rotation", test_rotation);
  g_test_add_func ("/backup/damaged-plan-pushes-nothing-out", test_damaged_plan_pushes_nothing_out);
  g_test_add_func ("/backup/restore/as-a-new-file", test_restore_as_a_new_file);
  g_test_add_func ("/backup/restore/in-place", test_restore_in_place);
  g_test_add_func ("/backup/restore/numbers-apart", test_restored_plan_numbers_apart);
  g_test_add_func ("/backup/closing-stops-it", test_closing_stops_a_backup);
  return g_test_run ();
}
