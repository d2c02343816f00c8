/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A hundred times, a process that edits a plan is killed at a random moment: in mid-commit, while it opens, while it
 * closes. After each, the plan is sound, every edit that was acknowledged is there, and nothing half done.
 *
 * The process is this program, started anew with a path and the number of its first edit; after each edit that was
 * acknowledged it writes a byte. */

#include "plan-files.h"
#include "store/cordon-check.h"
#include "support/cordon-await.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_KILLS 100
#define MOST_ACKNOWLEDGED 12
#define LONGEST_PAUSE_US 6000
#define EDITS_BETWEEN_OPENINGS 4
#define ROWS_OF_AN_EDIT 5
#define SEED 20250331

static char *program;

/* Each edit writes its number into five rows and makes a sixth, so that half an edit would show. */
static void
make_edit (CordonLedger *ledger, int number)
{
  g_autofree char *label = g_strdup_printf ("%d", number);
  g_autoptr (CordonDraft) draft = cordon_draft_new (label);
  g_autoptr (CordonChanges) changes = NULL;

  for (int row = 0; row < ROWS_OF_AN_EDIT; row++)
    {
      g_autofree char *id = g_strdup_printf ("0190a0b0-0000-7000-8000-%012d", row);

      cordon_draft_create (draft, "plan_item", id);
      cordon_draft_set_text (draft, "plan_item", id, "note", label);
    }
  cordon_draft_set_text (draft, "party", cordon_draft_create (draft, "party", NULL), "name", label);
  changes = cordon_await_commit (ledger, draft, NULL);
}

static void
edit_until_killed (const char *path, int number)
{
  for (;;)
    {
      CordonLedger *ledger = cordon_await_open (path, CORDON_OPEN_MUST_WRITE | CORDON_OPEN_IN_PLACE, NULL);

      for (int n = 0; n < EDITS_BETWEEN_OPENINGS; n++)
        {
          make_edit (ledger, number++);
          if (write (STDOUT_FILENO, "x", 1) != 1)
            exit (1);
        }
      cordon_await_close (ledger);
    }
}

/* Returns how many edits were acknowledged before the process was killed. */
static int
run_and_kill (const char *path, int number, GRand *rand)
{
  g_autofree char *text = g_strdup_printf ("%d", number);
  const char *argv[] = {program, "--edit", path, text, NULL};
  int wanted = g_rand_int_range (rand, 0, MOST_ACKNOWLEDGED);
  int pause_us = g_rand_int_range (rand, 0, LONGEST_PAUSE_US);
  int acknowledged = 0, out, status;
  char byte;
  GPid child;
  g_autoptr (GError) error = NULL;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, NULL, &out, NULL,
                            &error);
  g_assert_no_error (error);
  while (acknowledged < wanted && read (out, &byte, 1) == 1)
    acknowledged++;
  g_usleep ((gulong) pause_us);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  while (read (out, &byte, 1) == 1)
    acknowledged++;
  close (out);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  return acknowledged;
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
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((CordonFinding *) findings->pdata[i])->sentence);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Returns how many edits are there. They are numbered from 1 without a gap, and each is there in all its rows. */
static int
count_edits (const char *path)
{
  sqlite3 *db = NULL;
  gint64 edits = 0, wrong = 0, parties = 0, last = 0;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_true (cordon_sqlite_integer (db, path, "SELECT count(*) FROM edit", &edits, NULL));
  g_assert_true (cordon_sqlite_integer (db, path, "SELECT count(*) FROM edit WHERE label <> position", &wrong, NULL));
  g_assert_cmpint (wrong, ==, 0);
  g_assert_true (cordon_sqlite_integer (db, path, "SELECT count(*) FROM party", &parties, NULL));
  g_assert_cmpint (parties, ==, edits);
  g_assert_true (cordon_sqlite_integer (db, path,
                                        "SELECT count(*) FROM plan_item WHERE note = "
                                        "(SELECT max(position) FROM edit)",
                                        &last, NULL));
  g_assert_cmpint (last, ==, edits > 0 ? ROWS_OF_AN_EDIT : 0);
  sqlite3_close (db);
  return (int) edits;
}

static void
test_kill (void)
{
  g_autofree char *path = new_path ("plan.cordon");
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  int there = 0;

  cordon_await_close (cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL));
  for (int n = 0; n < N_KILLS; n++)
    {
      int acknowledged = run_and_kill (path, there + 1, rand);
      int after;

      assert_sound (path);
      after = count_edits (path);
      /* One more may have been written whose acknowledgement nobody heard. */
      g_assert_cmpint (after, >=, there + acknowledged);
      g_assert_cmpint (after, <=, there + acknowledged + 1);
      there = after;
    }
  g_assert_cmpint (there, >, N_KILLS);
  cordon_await_close (cordon_await_open (path, CORDON_OPEN_MUST_WRITE | CORDON_OPEN_IN_PLACE, NULL));
  g_assert_cmpuint (count_files (path), ==, 1);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--edit") == 0)
    edit_until_killed (argv[2], atoi (argv[3]));

  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  g_test_add_func ("/ledger/kill/a-hundred-times", test_kill);
  return g_test_run ();
}
