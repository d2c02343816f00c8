/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The disk fills up, or fails, at every single write and sync of a commit, of a closing and of a backup: the person is
 * told which it was, nothing has changed, and once there is room again the same edit goes through. */

#include "plan-files.h"
#include "store/cordon-backup.h"
#include "store/cordon-check.h"
#include "support/cordon-await.h"
#include "support/cordon-disk.h"

static CordonDraft *
draft_items (int n_rows)
{
  CordonDraft *draft = cordon_draft_new ("Add");

  for (int row = 0; row < n_rows; row++)
    {
      const char *id = cordon_draft_create (draft, "plan_item", NULL);
      g_autofree char *note = g_strnfill (500, (char) ('a' + row % 26));

      cordon_draft_set_text (draft, "plan_item", id, "note", note);
    }
  return draft;
}

static void
assert_sound (const char *path)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  cordon_check_async (path, NULL, 0, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  findings = cordon_check_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
assert_told (const GError *error, int code)
{
  if (code == SQLITE_FULL)
    g_assert_true (g_error_matches (error, CORDON_ERROR, CORDON_ERROR_NO_SPACE)
                   || g_error_matches (error, CORDON_ERROR, CORDON_ERROR_FAILED));
  else
    g_assert_error (error, CORDON_ERROR, CORDON_ERROR_FAILED);
}

/* The n-th write of a commit fails, for every n until it no longer does. */
static void
commit_on_a_bad_disk (int code)
{
  g_autofree char *path = new_path ("plan.cordon");
  CordonLedger *ledger = cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);
  gboolean failed = TRUE;
  int n_failures = 0;

  for (int after = 0; failed; after++)
    {
      g_autoptr (CordonDraft) draft = draft_items (12);
      g_autoptr (CordonChanges) changes = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *before = cordon_await_dump (ledger);
      gint64 position = cordon_ledger_get_position (ledger);

      cordon_disk_break (code, after);
      changes = cordon_await_commit (ledger, draft, &error);
      failed = cordon_disk_mend ();
      if (changes == NULL)
        {
          g_autofree char *same = NULL;

          assert_told (error, code);
          n_failures++;
          g_assert_cmpint (cordon_ledger_get_position (ledger), ==, position);
          same = cordon_await_dump (ledger);
          g_assert_cmpstr (before, ==, same);
          changes = cordon_await_commit (ledger, draft, NULL);
        }
      g_assert_cmpint (cordon_changes_get_position (changes), ==, position + 1);
    }
  g_assert_cmpint (n_failures, >, 5);
  cordon_await_close (ledger);
  assert_sound (path);
  g_assert_cmpuint (count_files (path), ==, 1);
}

static void
test_commit_full (void)
{
  commit_on_a_bad_disk (SQLITE_FULL);
}

static void
test_commit_failing (void)
{
  commit_on_a_bad_disk (SQLITE_IOERR_WRITE);
}

static void
test_close (void)
{
  g_autofree char *path = new_path ("plan.cordon");
  gboolean failed = TRUE;

  cordon_await_close (cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL));
  for (int after = 0; failed; after++)
    {
      CordonLedger *ledger = cordon_await_open (path, CORDON_OPEN_MUST_WRITE | CORDON_OPEN_IN_PLACE, NULL);
      g_autoptr (CordonDraft) draft = draft_items (10);
      g_autoptr (CordonChanges) changes = cordon_await_commit (ledger, draft, NULL);
      g_autofree char *before = cordon_await_dump (ledger);
      g_autofree char *same = NULL;

      cordon_disk_break (SQLITE_FULL, after);
      cordon_await_close (ledger);
      failed = cordon_disk_mend ();
      assert_sound (path);
      ledger = cordon_await_open (path, CORDON_OPEN_MUST_WRITE | CORDON_OPEN_IN_PLACE, NULL);
      same = cordon_await_dump (ledger);
      g_assert_cmpstr (before, ==, same);
      cordon_await_close (ledger);
      g_assert_cmpuint (count_files (path), ==, 1);
    }
}

static void
test_create (void)
{
  gboolean failed = TRUE;

  for (int after = 0; failed; after++)
    {
      g_autofree char *path = new_path ("plan.cordon");
      g_autoptr (GError) error = NULL;
      CordonLedger *ledger;

      cordon_disk_break (SQLITE_FULL, after);
      ledger = cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, &error);
      failed = cordon_disk_mend ();
      if (ledger != NULL)
        cordon_await_close (ledger);
      else
        {
          assert_told (error, SQLITE_FULL);
          g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
          g_assert_cmpuint (count_files (path), ==, 0);
          ledger = cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);
          cordon_await_close (ledger);
        }
    }
}

static char *
back_up (CordonLedger *ledger, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;

  cordon_ledger_backup_async (ledger, CORDON_BACKUP_MANUAL, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  return cordon_ledger_backup_finish (ledger, result, error);
}

static void
test_backup (void)
{
  g_autofree char *path = new_path ("plan.cordon");
  CordonLedger *ledger = cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);
  g_autoptr (CordonDraft) draft = draft_items (10);
  g_autoptr (CordonChanges) changes = cordon_await_commit (ledger, draft, NULL);
  gboolean failed = TRUE;

  for (int after = 0; failed; after += 3)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *backup = NULL;
      g_autofree char *again = NULL;

      cordon_disk_break (SQLITE_FULL, after);
      backup = back_up (ledger, &error);
      failed = cordon_disk_mend ();
      if (backup == NULL)
        {
          g_autoptr (GPtrArray) list = cordon_backup_list (cordon_ledger_get_plan_id (ledger));

          assert_told (error, SQLITE_FULL);
          g_assert_cmpuint (list->len, ==, 0);
        }
      else
        assert_sound (backup);
    }
  cordon_await_close (ledger);
  assert_sound (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cordon_disk_install ();
  g_test_add_func ("/ledger/full-disk/commit", test_commit_full);
  g_test_add_func ("/ledger/full-disk/commit-on-a-failing-disk", test_commit_failing);
  g_test_add_func ("/ledger/full-disk/close", test_close);
  g_test_add_func ("/ledger/full-disk/create", test_create);
  g_test_add_func ("/ledger/full-disk/backup", test_backup);
  return g_test_run ();
}
