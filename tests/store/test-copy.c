/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan on a stick, a network drive or in a synced folder: it is worked on as a copy and goes back as a whole; work
 * that could not go back is there the next time; and a plan that was changed elsewhere is never overwritten. The
 * folders here bear Syncthing's mark. */

#include "plan-files.h"
#include "store/cordon-backup.h"
#include "store/cordon-check.h"
#include "store/cordon-copy.h"
#include "support/cordon-await.h"

#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
  CordonLedger *ledger;
} Plan;

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

/* How many items the file holds, opened where it lies. */
static guint
count_in_place (const char *path)
{
  CordonLedger *ledger = cordon_await_open (path, CORDON_OPEN_READ_ONLY, NULL);
  guint count = count_items (ledger);

  cordon_await_close (ledger);
  return count;
}

static gboolean
save (CordonLedger *ledger, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;

  cordon_ledger_save_async (ledger, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  return cordon_ledger_save_finish (ledger, result, error);
}

static gboolean
close_plan (Plan *plan, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  gboolean closed;

  cordon_ledger_close_async (plan->ledger, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  closed = cordon_ledger_close_finish (plan->ledger, result, error);
  g_clear_object (&result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&plan->ledger);
  return closed;
}

static void
open_plan (Plan *plan)
{
  plan->ledger = cordon_await_open (plan->path, CORDON_OPEN_MUST_WRITE, NULL);
}

/* Files of plans in the folder, and none of what SQLite or Cordon keep while they work. */
static guint
count_plans (Plan *plan)
{
  g_autoptr (GDir) dir = g_dir_open (plan->folder, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strcmp (name, ".stfolder") != 0)
      {
        g_assert_true (g_str_has_suffix (name, ".cordon"));
        g_assert_false (g_str_has_prefix (name, "."));
        count++;
      }
  return count;
}

static guint
count_copies (void)
{
  g_autofree char *copies = g_build_filename (g_get_user_data_dir (), "cordon", "copies", NULL);
  g_autoptr (GDir) dir = g_dir_open (copies, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
set_up (Plan *plan, gconstpointer data)
{
  g_autofree char *mark = NULL;

  plan->path = new_path ("plan.cordon");
  plan->folder = g_path_get_dirname (plan->path);
  mark = g_build_filename (plan->folder, ".stfolder", NULL);
  g_assert_cmpint (g_mkdir (mark, 0700), ==, 0);
  plan->ledger = cordon_await_open (plan->path, CORDON_OPEN_CREATE, NULL);
  g_assert_true (cordon_ledger_get_works_on_copy (plan->ledger));
  add_item (plan->ledger, "One");
}

static void
tear_down (Plan *plan, gconstpointer data)
{
  g_autofree char *copies = g_build_filename (g_get_user_data_dir (), "cordon", "copies", NULL);

  if (plan->ledger != NULL)
    close_plan (plan, NULL);
  cordon_await_remove (g_steal_pointer (&copies));
  cordon_await_remove (g_steal_pointer (&plan->folder));
  g_free (plan->path);
}

static void
test_goes_back_on_save_and_close (Plan *plan, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (cordon_ledger_get_path (plan->ledger), ==, plan->path);
  g_assert_cmpuint (count_in_place (plan->path), ==, 0);
  g_assert_true (save (plan->ledger, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_in_place (plan->path), ==, 1);
  add_item (plan->ledger, "Two");
  g_assert_cmpuint (count_in_place (plan->path), ==, 1);
  g_assert_true (close_plan (plan, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_in_place (plan->path), ==, 2);
  g_assert_cmpuint (count_plans (plan), ==, 1);
  g_assert_cmpuint (count_copies (), ==, 0);

  open_plan (plan);
  g_assert_null (cordon_ledger_get_notice (plan->ledger));
  g_assert_cmpuint (count_items (plan->ledger), ==, 2);
}

static void
test_unchanged_plan_is_not_written (Plan *plan, gconstpointer data)
{
  GStatBuf before, after;

  close_plan (plan, NULL);
  g_assert_cmpint (g_stat (plan->path, &before), ==, 0);
  open_plan (plan);
  g_assert_true (close_plan (plan, NULL));
  g_assert_cmpint (g_stat (plan->path, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
  g_assert_cmpint (before.st_mtim.tv_nsec, ==, after.st_mtim.tv_nsec);
}

static void
test_in_place_when_told_so (Plan *plan, gconstpointer data)
{
  close_plan (plan, NULL);
  plan->ledger = cordon_await_open (plan->path, CORDON_OPEN_IN_PLACE, NULL);
  g_assert_false (cordon_ledger_get_works_on_copy (plan->ledger));
  add_item (plan->ledger, "Two");
  g_assert_cmpuint (count_in_place (plan->path), ==, 2);
}

static void
test_second_opener_reads (Plan *plan, gconstpointer data)
{
  CordonLedger *second;

  save (plan->ledger, NULL);
  second = cordon_await_open (plan->path, CORDON_OPEN_DEFAULT, NULL);
  g_assert_true (cordon_ledger_get_read_only (second));
  g_assert_nonnull (cordon_ledger_get_read_only_reason (second));
  g_assert_cmpuint (count_items (second), ==, 1);
  cordon_await_close (second);
}

/* What an earlier process left: its copy holds an item more than the plan. */
static void
crash_with_an_item_more (Plan *plan)
{
  pid_t child;
  int status;

  close_plan (plan, NULL);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      const char *argv[] = {"/proc/self/exe", "--crash", plan->path, NULL};

      execv (argv[0], (char **) argv);
      _exit (1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
}

static void
crash (const char *path)
{
  CordonLedger *ledger = cordon_await_open (path, CORDON_OPEN_MUST_WRITE, NULL);

  add_item (ledger, "Not gone back");
  kill (getpid (), SIGKILL);
}

static void
test_taken_up_after_a_crash (Plan *plan, gconstpointer data)
{
  crash_with_an_item_more (plan);
  g_assert_cmpuint (count_in_place (plan->path), ==, 1);
  open_plan (plan);
  g_assert_nonnull (cordon_ledger_get_notice (plan->ledger));
  g_assert_cmpuint (count_items (plan->ledger), ==, 2);
  g_assert_true (close_plan (plan, NULL));
  g_assert_cmpuint (count_in_place (plan->path), ==, 2);
  g_assert_cmpuint (count_plans (plan), ==, 1);
}

/* Another laptop's work, which comes with a file put in the place of this one. */
static void
change_elsewhere (Plan *plan)
{
  g_autofree char *other = new_path ("other.cordon");
  g_autoptr (GBytes) bytes = read_bytes (plan->path);
  CordonLedger *ledger;

  write_bytes (other, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  ledger = cordon_await_open (other, CORDON_OPEN_IN_PLACE, NULL);
  add_item (ledger, "Elsewhere");
  add_item (ledger, "Elsewhere too");
  cordon_await_close (ledger);
  g_assert_cmpint (g_rename (other, plan->path), ==, 0);
}

static char *
find_other (Plan *plan)
{
  g_autoptr (GDir) dir = g_dir_open (plan->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.' && strcmp (name, "plan.cordon") != 0)
      return g_build_filename (plan->folder, name, NULL);
  return NULL;
}

static void
test_changed_elsewhere (Plan *plan, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = NULL;
  g_autofree char *name = NULL;

  save (plan->ledger, NULL);
  change_elsewhere (plan);
  add_item (plan->ledger, "Here");
  g_assert_false (save (plan->ledger, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_CONFLICT);
  g_assert_cmpuint (count_in_place (plan->path), ==, 3);
  other = find_other (plan);
  g_assert_cmpuint (count_in_place (other), ==, 2);
  name = g_path_get_basename (other);
  g_assert_nonnull (strstr (error->message, name));

  /* Nothing has been done since: closing says nothing again, and makes no third file. */
  g_assert_true (close_plan (plan, NULL));
  g_assert_cmpuint (count_plans (plan), ==, 2);
  open_plan (plan);
  g_assert_cmpuint (count_items (plan->ledger), ==, 3);
}

static void
test_changed_elsewhere_after_a_crash (Plan *plan, gconstpointer data)
{
  g_autofree char *other = NULL;

  crash_with_an_item_more (plan);
  change_elsewhere (plan);
  open_plan (plan);
  other = find_other (plan);
  g_assert_nonnull (strstr (cordon_ledger_get_notice (plan->ledger), "from this computer"));
  g_assert_cmpuint (count_items (plan->ledger), ==, 3);
  g_assert_cmpuint (count_in_place (other), ==, 2);
}

/* The stick is pulled out, and comes back. */
static void
test_place_gone (Plan *plan, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *away = g_strconcat (plan->folder, ".away", NULL);

  save (plan->ledger, NULL);
  add_item (plan->ledger, "Two");
  g_assert_cmpint (g_rename (plan->folder, away), ==, 0);
  g_assert_false (close_plan (plan, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_NOT_FOUND);
  g_assert_cmpint (g_rename (away, plan->folder), ==, 0);
  g_assert_cmpuint (count_in_place (plan->path), ==, 1);
  open_plan (plan);
  g_assert_nonnull (cordon_ledger_get_notice (plan->ledger));
  g_assert_cmpuint (count_items (plan->ledger), ==, 2);
}

/* Told that it could not be put away, the person connects the stick and tries again. */
static void
test_closing_again (Plan *plan, gconstpointer data)
{
  g_autofree char *away = g_strconcat (plan->folder, ".away", NULL);
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  save (plan->ledger, NULL);
  add_item (plan->ledger, "Two");
  g_assert_cmpint (g_rename (plan->folder, away), ==, 0);
  cordon_ledger_close_async (plan->ledger, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  g_assert_false (cordon_ledger_close_finish (plan->ledger, result, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_NOT_FOUND);
  g_assert_cmpint (g_rename (away, plan->folder), ==, 0);
  g_assert_true (close_plan (plan, NULL));
  g_assert_cmpuint (count_in_place (plan->path), ==, 2);
  g_assert_cmpuint (count_copies (), ==, 0);
  g_assert_cmpuint (count_plans (plan), ==, 1);
}

static void
test_damaged_plan_is_refused (Plan *plan, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autofree char *message = NULL;

  close_plan (plan, NULL);
  run_sql (plan->path, "CREATE TRIGGER spy AFTER INSERT ON cell BEGIN DELETE FROM cell; END");
  before = read_bytes (plan->path);
  g_assert_null (cordon_await_open (plan->path, CORDON_OPEN_DEFAULT, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "plan.cordon"));
  after = read_bytes (plan->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (count_plans (plan), ==, 1);
}

static void
test_creating_over_a_file_is_refused (Plan *plan, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  close_plan (plan, NULL);
  g_assert_null (cordon_await_open (plan->path, CORDON_OPEN_CREATE, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
  g_assert_cmpuint (count_in_place (plan->path), ==, 1);
}

static void
test_backup_check_and_past_are_of_the_copy (Plan *plan, gconstpointer data)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;
  CordonLedger *past;

  cordon_ledger_backup_async (plan->ledger, CORDON_BACKUP_MANUAL, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  backup = cordon_ledger_backup_finish (plan->ledger, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_in_place (backup), ==, 1);
  past = cordon_await_as_of (plan->ledger, g_get_real_time () / 1000 + 1000, NULL);
  g_assert_cmpuint (count_items (past), ==, 1);
  cordon_await_close (past);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--crash") == 0)
    crash (argv[2]);

  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Plan, NULL, set_up, func, tear_down)
  ADD ("/copy/goes-back-on-save-and-close", test_goes_back_on_save_and_close);
  ADD ("/copy/unchanged-plan-is-not-written", test_unchanged_plan_is_not_written);
  ADD ("/copy/in-place-when-told-so", test_in_place_when_told_so);
  ADD ("/copy/second-opener-reads", test_second_opener_reads);
  ADD ("/copy/taken-up-after-a-crash", test_taken_up_after_a_crash);
  ADD ("/copy/changed-elsewhere", test_changed_elsewhere);
  ADD ("/copy/changed-elsewhere-after-a-crash", test_changed_elsewhere_after_a_crash);
  ADD ("/copy/place-gone", test_place_gone);
  ADD ("/copy/closing-again", test_closing_again);
  ADD ("/copy/damaged-plan-is-refused", test_damaged_plan_is_refused);
  ADD ("/copy/creating-over-a-file-is-refused", test_creating_over_a_file_is_refused);
  ADD ("/copy/backup-check-and-past-are-of-the-copy", test_backup_check_and_past_are_of_the_copy);
#undef ADD
  return g_test_run ();
}
