/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that can't be opened as a plan gives its sentence and its code, and isn't changed by a single byte; one that
 * can be leaves nothing beside it when it is closed; and one opener at a time may write it. */

#include "plan-files.h"
#include "store/cordon-claim.h"
#include "store/cordon-schema.h"

#include <linux/capability.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void
refuse (const char *path, gboolean write, int code, const char *word)
{
  g_autoptr (GBytes) before = read_bytes (path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);
  guint n_files = count_files (path);

  g_assert_null (cordon_guard_open (path, write, FALSE, &error));
  g_assert_error (error, CORDON_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
  if (word != NULL)
    g_assert_nonnull (strstr (error->message, word));
  after = read_bytes (path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (count_files (path), ==, n_files);
}

static void
refuse_both (const char *path, int code, const char *word)
{
  refuse (path, FALSE, code, word);
  refuse (path, TRUE, code, word);
}

static void
test_not_sqlite (void)
{
  g_autofree char *path = new_path ("letter.cordon");

  write_bytes (path, "Dear colleague,\nplease find the plan attached.\n", 46);
  refuse_both (path, CORDON_ERROR_INVALID, "isn’t a plan");
  write_bytes (path, "", 0);
  refuse_both (path, CORDON_ERROR_INVALID, "isn’t a plan");
  write_bytes (path, "SQLite format 3", 16);
  refuse_both (path, CORDON_ERROR_INVALID, "isn’t a plan");
}

static void
test_not_ours (void)
{
  g_autofree char *path = new_path ("bookmarks.sqlite");

  run_sql (path, "CREATE TABLE bookmark (address); INSERT INTO bookmark VALUES ('https://example.org')");
  refuse_both (path, CORDON_ERROR_INVALID, "another program");
}

static void
test_not_there (void)
{
  g_autofree char *path = new_path ("gone.cordon");
  g_autoptr (GError) error = NULL;

  g_assert_null (cordon_guard_open (path, TRUE, FALSE, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (path), ==, 0);
}

static void
test_link_and_folder (void)
{
  g_autofree char *path = new_plan (3);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *other = g_build_filename (folder, "other.cordon", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe.cordon", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (path, other), ==, 0);
  refuse_both (other, CORDON_ERROR_INVALID, "link");
  g_assert_null (cordon_guard_open (folder, FALSE, FALSE, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_null (cordon_guard_open (pipe, FALSE, FALSE, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
}

static void
test_truncated (void)
{
  g_autofree char *path = new_plan (500);
  g_autoptr (GBytes) bytes = read_bytes (path);
  gsize length = g_bytes_get_size (bytes);

  write_bytes (path, g_bytes_get_data (bytes, NULL), length - 4096);
  refuse_both (path, CORDON_ERROR_CORRUPT, "cut off");
  write_bytes (path, g_bytes_get_data (bytes, NULL), length - 100);
  refuse_both (path, CORDON_ERROR_CORRUPT, "cut off");
  write_bytes (path, g_bytes_get_data (bytes, NULL), 200);
  refuse_both (path, CORDON_ERROR_CORRUPT, "cut off");
}

/* A byte turned in the head of a page, where it says what the page holds and where. */
static void
test_flipped_byte (void)
{
  g_autofree char *path = new_plan (500);
  g_autoptr (GBytes) good = read_bytes (path);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (good, &length);

  for (gsize page = 1; page < length / 4096; page += 3)
    {
      g_autofree guint8 *spoilt = g_memdup2 (bytes, length);

      spoilt[page * 4096] ^= 0x5a;
      write_bytes (path, spoilt, length);
      refuse_both (path, CORDON_ERROR_CORRUPT, "damaged");
    }
}

static void
test_newer (void)
{
  g_autofree char *path = new_plan (3);

  run_sql (path, "PRAGMA user_version = 9999");
  refuse_both (path, CORDON_ERROR_TOO_NEW, "newer");
}

static void
test_strange_schema (void)
{
  g_autofree char *with_trigger = new_plan (3);
  g_autofree char *with_view = new_plan (3);
  g_autofree char *with_virtual = new_plan (3);

  run_sql (with_trigger, "CREATE TRIGGER spy AFTER INSERT ON cell BEGIN DELETE FROM cell; END");
  refuse_both (with_trigger, CORDON_ERROR_INVALID, "spy");
  run_sql (with_view, "CREATE VIEW mirror AS SELECT * FROM cell");
  refuse_both (with_view, CORDON_ERROR_INVALID, "mirror");
  run_sql (with_virtual, "CREATE VIRTUAL TABLE words USING fts5 (text)");
  refuse_both (with_virtual, CORDON_ERROR_INVALID, "words");
}

/* Root may write anything: these tests give that right up for a while. Returns what is to be given back. */
static struct __user_cap_data_struct rights[2];

static void
set_effective_rights (guint32 low, guint32 high)
{
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct wanted[2] = {rights[0], rights[1]};

  wanted[0].effective = low;
  wanted[1].effective = high;
  g_assert_cmpint (syscall (SYS_capset, &header, wanted), ==, 0);
}

static void
give_rights_up (void)
{
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};

  g_assert_cmpint (syscall (SYS_capget, &header, rights), ==, 0);
  set_effective_rights (0, 0);
}

static void
take_rights_back (void)
{
  set_effective_rights (rights[0].effective, rights[1].effective);
}

static void
check_can_read_only (const char *path)
{
  g_autoptr (GBytes) before = read_bytes (path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 count = 0;
  sqlite3 *db;

  refuse (path, TRUE, CORDON_ERROR_READ_ONLY, NULL);
  db = cordon_guard_open (path, FALSE, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (cordon_sqlite_integer (db, path, "SELECT count(*) FROM plan_item", &count, &error));
  g_assert_cmpint (count, ==, 7);
  g_assert_false (cordon_sqlite_run (db, path, "DELETE FROM plan_item", &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_READ_ONLY);
  cordon_guard_close (db, path);
  after = read_bytes (path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (count_files (path), ==, 1);
}

static void
test_read_only_file (void)
{
  g_autofree char *path = new_plan (7);

  give_rights_up ();
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  check_can_read_only (path);
  take_rights_back ();
}

static void
test_read_only_folder (void)
{
  g_autofree char *path = new_plan (7);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *holder = NULL;
  g_autoptr (GError) error = NULL;

  give_rights_up ();
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  check_can_read_only (path);
  g_assert_null (cordon_claim_take (path, &holder, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_READ_ONLY);
  g_assert_null (holder);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  /* In WAL mode too, as a copy of a plan in use would be. */
  run_sql (path, "PRAGMA journal_mode = WAL");
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  check_can_read_only (path);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  take_rights_back ();
}

typedef void (*ChildFunc) (const char *path);

/* Runs @func in another process, which says through a pipe when it holds what it is to hold, and then waits to be
 * killed. */
static pid_t
start_child (ChildFunc func, const char *path)
{
  int ends[2];
  char byte = 0;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (ends[0]);
      func (path);
      if (write (ends[1], "x", 1) == 1)
        for (;;)
          pause ();
      _exit (1);
    }
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
  close (ends[0]);
  return child;
}

static void
kill_child (pid_t child)
{
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

static void
hold_lock (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK || sqlite3_exec (db, "BEGIN EXCLUSIVE", NULL, NULL, NULL) != SQLITE_OK)
    _exit (1);
}

static void
test_locked_by_another (void)
{
  g_autofree char *path = new_plan (7);
  pid_t child = start_child (hold_lock, path);
  sqlite3 *db;
  g_autoptr (GError) error = NULL;

  g_assert_null (cordon_guard_open (path, TRUE, FALSE, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_LOCKED);
  g_clear_error (&error);
  kill_child (child);
  db = cordon_guard_open (path, TRUE, FALSE, &error);
  g_assert_no_error (error);
  cordon_guard_close (db, path);
  g_assert_cmpuint (count_files (path), ==, 1);
}

static void
hold_claim (const char *path)
{
  if (cordon_claim_take (path, NULL, NULL) == NULL)
    _exit (1);
}

static void
test_claim_tells_who_has_it (void)
{
  g_autofree char *path = new_plan (1);
  g_autofree char *holder = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  pid_t child = start_child (hold_claim, path);
  CordonClaim *claim;

  g_assert_null (cordon_claim_take (path, &holder, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_LOCKED);
  number = g_strdup_printf ("%d", (int) child);
  g_assert_nonnull (strstr (holder, number));
  g_assert_nonnull (strstr (holder, g_get_user_name ()));
  g_assert_nonnull (strstr (error->message, holder));
  g_clear_error (&error);

  kill_child (child);
  claim = cordon_claim_take (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (claim);
  cordon_claim_release (claim);
  g_assert_cmpuint (count_files (path), ==, 1);
}

static void
test_claim_within_one_process (void)
{
  g_autofree char *path = new_plan (1);
  g_autoptr (GError) error = NULL;
  CordonClaim *first = cordon_claim_take (path, NULL, &error);
  CordonClaim *second;

  g_assert_no_error (error);
  g_assert_null (cordon_claim_take (path, NULL, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_LOCKED);
  g_clear_error (&error);
  cordon_claim_release (first);
  second = cordon_claim_take (path, NULL, &error);
  g_assert_no_error (error);
  cordon_claim_release (second);
}

static void
test_create (void)
{
  g_autofree char *path = new_path ("Plan für “alle” 100%?#.cordon");
  g_autoptr (GError) error = NULL;
  GStatBuf there;
  sqlite3 *db = cordon_guard_open (path, TRUE, TRUE, &error);

  g_assert_no_error (error);
  cordon_guard_close (db, path);
  g_assert_cmpint (g_stat (path, &there), ==, 0);
  g_assert_cmpint (there.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (path), ==, 1);

  g_assert_null (cordon_guard_open (path, TRUE, TRUE, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
  g_clear_error (&error);
  db = cordon_guard_open (path, FALSE, FALSE, &error);
  g_assert_no_error (error);
  cordon_guard_close (db, path);
  g_assert_cmpuint (count_files (path), ==, 1);
}

static void
test_reader_beside_writer (void)
{
  g_autofree char *path = new_plan (7);
  g_autoptr (GError) error = NULL;
  sqlite3 *writer = cordon_guard_open (path, TRUE, FALSE, &error);
  sqlite3 *reader;
  gint64 count = 0;

  g_assert_no_error (error);
  g_assert_true (cordon_sqlite_run (writer, path, "UPDATE plan_item SET title = 'x'", &error));
  reader = cordon_guard_open (path, FALSE, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (
      cordon_sqlite_integer (reader, path, "SELECT count(*) FROM plan_item WHERE title = 'x'", &count, &error));
  g_assert_cmpint (count, ==, 7);
  g_assert_true (cordon_sqlite_run (writer, path, "UPDATE plan_item SET title = 'y' WHERE kind = 'goal'", &error));
  g_assert_true (
      cordon_sqlite_integer (reader, path, "SELECT count(*) FROM plan_item WHERE title = 'y'", &count, &error));
  g_assert_cmpint (count, ==, 7);
  g_assert_false (cordon_sqlite_run (reader, path, "DELETE FROM plan_item", &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_READ_ONLY);
  cordon_guard_close (reader, path);
  cordon_guard_close (writer, path);
  g_assert_cmpuint (count_files (path), ==, 1);
}

/* What a process that was killed had committed is there; what it had not, isn't. */
static void
leave_a_wal (const char *path)
{
  sqlite3 *db = cordon_guard_open (path, TRUE, FALSE, NULL);

  if (db == NULL || !cordon_sqlite_run (db, path, "UPDATE plan_item SET title = 'kept'", NULL)
      || !cordon_sqlite_run (db, path, "BEGIN; UPDATE plan_item SET title = 'lost'", NULL))
    _exit (1);
}

static void
test_after_a_kill (void)
{
  g_autofree char *path = new_plan (7);
  g_autoptr (GError) error = NULL;
  gint64 count = 0;
  sqlite3 *db;

  kill_child (start_child (leave_a_wal, path));
  g_assert_cmpuint (count_files (path), >, 1);
  db = cordon_guard_open (path, TRUE, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (
      cordon_sqlite_integer (db, path, "SELECT count(*) FROM plan_item WHERE title = 'kept'", &count, &error));
  g_assert_cmpint (count, ==, 7);
  cordon_guard_close (db, path);
  g_assert_cmpuint (count_files (path), ==, 1);
}

/* The shortcut for a file that is as we left it must not be taken for one that somebody changed, however slightly. */
static void
test_shortcut_is_for_unchanged_files_only (void)
{
  g_autofree char *path = new_plan (500);
  g_autoptr (GBytes) good = read_bytes (path);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (good, &length);
  g_autofree guint8 *spoilt = g_memdup2 (bytes, length);
  FILE *file;

  spoilt[4096 * 20] ^= 0x5a;
  file = fopen (path, "r+b");
  g_assert_cmpuint (fwrite (spoilt, 1, length, file), ==, length);
  fclose (file);
  refuse_both (path, CORDON_ERROR_CORRUPT, "damaged");
}

static void
test_no_extension_and_no_writable_schema (void)
{
  g_autofree char *path = new_plan (7);
  g_autoptr (GError) error = NULL;
  sqlite3 *db = cordon_guard_open (path, TRUE, FALSE, &error);

  g_assert_no_error (error);
  g_assert_false (cordon_sqlite_run (db, path, "SELECT load_extension ('x')", NULL));
  g_assert_false (cordon_sqlite_run (db, path, "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema", NULL));
  cordon_guard_close (db, path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guard/not-sqlite", test_not_sqlite);
  g_test_add_func ("/guard/not-ours", test_not_ours);
  g_test_add_func ("/guard/not-there", test_not_there);
  g_test_add_func ("/guard/link-and-folder", test_link_and_folder);
  g_test_add_func ("/guard/truncated", test_truncated);
  g_test_add_func ("/guard/flipped-byte", test_flipped_byte);
  g_test_add_func ("/guard/newer", test_newer);
  g_test_add_func ("/guard/strange-schema", test_strange_schema);
  g_test_add_func ("/guard/read-only/file", test_read_only_file);
  g_test_add_func ("/guard/read-only/folder", test_read_only_folder);
  g_test_add_func ("/guard/locked-by-another", test_locked_by_another);
  g_test_add_func ("/guard/create", test_create);
  g_test_add_func ("/guard/reader-beside-writer", test_reader_beside_writer);
  g_test_add_func ("/guard/after-a-kill", test_after_a_kill);
  g_test_add_func ("/guard/shortcut-is-for-unchanged-files-only", test_shortcut_is_for_unchanged_files_only);
  g_test_add_func ("/guard/no-extension-and-no-writable-schema", test_no_extension_and_no_writable_schema);
  g_test_add_func ("/claim/tells-who-has-it", test_claim_tells_who_has_it);
  g_test_add_func ("/claim/within-one-process", test_claim_within_one_process);
  return g_test_run ();
}
