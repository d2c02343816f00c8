/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A quarter's round: who owes what, with what an update begins, what is late, and that a quarter has one round. Today
 * is 10 February 2026, in the second fiscal quarter. */

#include "model/cordon-intents.h"
#include "model/cordon-round-board.h"
#include "model/cordon-round.h"
#include "plan-fixture.h"

static CordonRoundBoard *
open_board (Fixture *fixture, const char *period)
{
  CordonRoundBoard *board = cordon_round_board_new (fixture->plan, period);

  while (cordon_round_board_get_loading (board))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  return board;
}

static char *
add_item (Fixture *fixture, const char *kind, const char *parent, const char *title)
{
  CordonDraft *draft = cordon_draft_new ("Add");
  char *id = g_strdup (cordon_draft_create (draft, "plan_item", NULL));

  cordon_draft_set_text (draft, "plan_item", id, "kind", kind);
  cordon_draft_set_text (draft, "plan_item", id, "parent", parent);
  cordon_draft_set_text (draft, "plan_item", id, "rank", title);
  cordon_draft_set_text (draft, "plan_item", id, "title", title);
  commit (fixture->plan, draft);
  return id;
}

static void
set (Fixture *fixture, const char *kind, const char *id, const char *field, const char *value)
{
  CordonDraft *draft = cordon_draft_new ("Change field");

  cordon_draft_set_text (draft, kind, id, field, value);
  commit (fixture->plan, draft);
  settle ();
}

static char *
publish (Fixture *fixture, const char *item, const char *period, const char *rag, const char *day, const char *corrects)
{
  CordonDraft *draft = cordon_draft_new ("Publish update");
  char *id = g_strdup (cordon_draft_create (draft, "status_update", NULL));

  cordon_draft_set_text (draft, "status_update", id, "plan_item", item);
  cordon_draft_set_text (draft, "status_update", id, "period", period);
  cordon_draft_set_text (draft, "status_update", id, "rag", rag);
  cordon_draft_set_text (draft, "status_update", id, "next_steps", "A second examiner.");
  cordon_draft_set_text (draft, "status_update", id, "help_needed", "A letter.");
  cordon_draft_set_text (draft, "status_update", id, "corrects", corrects);
  cordon_draft_set_text (draft, "status_update", id, "published_on", day);
  commit (fixture->plan, draft);
  settle ();
  return id;
}

/* "A published 3 days late, B draft, C nothing" */
static char *
tell (CordonRoundBoard *board)
{
  static const char *const words[] = {"nothing", "draft", "published"};
  GString *text = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (board));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRoundRow) row = g_list_model_get_item (G_LIST_MODEL (board), i);

      g_string_append_printf (text, "%s%s %s %d", i > 0 ? ", " : "",
                              cordon_record_get_text (cordon_round_row_get_item (row), "title"),
                              words[cordon_round_row_get_owed (row)], cordon_round_row_get_days_late (row));
    }
  return g_string_free (text, FALSE);
}

/* What an edit brings back may have to be read first. */
static void
catch_up (Fixture *fixture)
{
  settle ();
  while (cordon_plan_is_reading (fixture->plan))
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

#define assert_told(board, expected)                                                                                   \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *told = tell (board);                                                                              \
    g_assert_cmpstr (told, ==, expected);                                                                              \
  }                                                                                                                    \
  G_STMT_END

static CordonRecord *
update_of (CordonRoundBoard *board, guint position)
{
  g_autoptr (CordonRoundRow) row = g_list_model_get_item (G_LIST_MODEL (board), position);

  return cordon_round_row_get_update (row);
}

static void
test_way_of_a_round (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = add_item (fixture, "initiative", NULL, "A");
  g_autofree char *b = add_item (fixture, "initiative", NULL, "B");
  g_autofree char *done = add_item (fixture, "initiative", NULL, "C");
  g_autofree char *first = NULL;
  g_autofree char *drafted = NULL;
  g_autoptr (CordonRoundBoard) board = NULL;

  set (fixture, "plan_item", done, "state", "done");
  board = open_board (fixture, NULL);
  /* The quarter that has just ended */
  g_assert_cmpstr (cordon_round_board_get_period (board), ==, "2026-Q1");
  g_assert_null (cordon_round_board_get_round (board));
  assert_told (board, "A nothing 0, B nothing 0");

  commit (fixture->plan, cordon_round_board_open (board, "2026-02-20"));
  settle ();
  g_assert_true (cordon_round_is_open (cordon_round_board_get_round (board)));
  assert_told (board, "A draft 0, B draft 0");
  g_assert_cmpuint (cordon_round_board_count (board, CORDON_OWED_DRAFT), ==, 2);

  drafted = g_strdup (cordon_record_get_id (update_of (board, 0)));
  set (fixture, "status_update", drafted, "rag", "green");
  set (fixture, "status_update", drafted, "published_on", "2026-02-10");
  assert_told (board, "A published 0, B draft 0");
  cordon_round_board_set_missing (board, TRUE);
  assert_told (board, "B draft 0");
  cordon_round_board_set_missing (board, FALSE);
  g_assert_cmpuint (cordon_round_board_count (board, CORDON_OWED_PUBLISHED), ==, 1);

  /* The day moves, and what is still owed is late. */
  set (fixture, "round", cordon_record_get_id (cordon_round_board_get_round (board)), "opened", "2026-01-05");
  set (fixture, "round", cordon_record_get_id (cordon_round_board_get_round (board)), "due", "2026-02-07");
  assert_told (board, "A published 3, B draft 3");
  g_assert_cmpuint (cordon_round_board_get_n_late (board), ==, 1);

  commit (fixture->plan, cordon_intent_close_round (fixture->plan, cordon_round_board_get_round (board)));
  settle ();
  g_assert_false (cordon_round_is_open (cordon_round_board_get_round (board)));
  commit (fixture->plan, cordon_intent_reopen_round (cordon_round_board_get_round (board)));
  settle ();
  g_assert_true (cordon_round_is_open (cordon_round_board_get_round (board)));
}

static void
test_undo_of_opening (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = add_item (fixture, "initiative", NULL, "A");
  g_autoptr (CordonRoundBoard) board = open_board (fixture, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = NULL;

  commit (fixture->plan, cordon_round_board_open (board, NULL));
  settle ();
  assert_told (board, "A draft 0");
  changes = cordon_await_undo (fixture->ledger, &error);
  g_assert_no_error (error);
  settle ();
  assert_told (board, "A nothing 0");
  g_assert_null (cordon_round_board_get_round (board));
  commit (fixture->plan, cordon_round_board_open (board, NULL));
  catch_up (fixture);
  assert_told (board, "A draft 0");
}

static void
test_prefilled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = add_item (fixture, "initiative", NULL, "A");
  g_autofree char *open = add_item (fixture, "commitment", a, "Officers");
  g_autofree char *done = add_item (fixture, "milestone", open, "Training");
  g_autofree char *before = add_item (fixture, "milestone", a, "Before");
  g_autofree char *later = add_item (fixture, "milestone", a, "Later");
  g_autoptr (CordonRoundBoard) board = NULL;
  CordonRecord *update;

  set (fixture, "plan_item", open, "due", "2025-12-01");
  set (fixture, "plan_item", done, "state", "done");
  set (fixture, "plan_item", done, "done_on", "2025-11-03");
  set (fixture, "plan_item", before, "state", "done");
  set (fixture, "plan_item", before, "done_on", "2025-09-30");
  set (fixture, "plan_item", later, "due", "2026-03-01");
  g_free (publish (fixture, a, "2025-Q3", "green", "2025-07-10", NULL));
  g_free (publish (fixture, a, "2025-Q4", "amber", "2025-10-10", NULL));
  board = open_board (fixture, NULL);
  commit (fixture->plan, cordon_round_board_open (board, NULL));
  settle ();
  update = update_of (board, 0);
  g_assert_cmpstr (cordon_record_get_text (update, "period"), ==, "2026-Q1");
  g_assert_cmpstr (cordon_record_get_text (update, "rag"), ==, "amber");
  g_assert_cmpstr (cordon_record_get_text (update, "next_steps"), ==, "A second examiner.");
  g_assert_cmpstr (cordon_record_get_text (update, "narrative"), ==,
                   "Not done yet: Officers, due on 1 Dec 2025.\nDone: Training (3 Nov 2025).");
}

static void
test_corrections_are_not_late (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = add_item (fixture, "initiative", NULL, "A");
  g_autoptr (CordonRoundBoard) board = open_board (fixture, "2026-Q1");
  g_autofree char *first = NULL;

  first = publish (fixture, a, "2026-Q1", "green", "2026-02-10", NULL);
  commit (fixture->plan, cordon_round_board_open (board, "2026-02-10"));
  settle ();
  /* Who has published one is not asked for another. */
  assert_told (board, "A published 0");
  g_free (publish (fixture, a, "2026-Q1", "red", "2026-02-20", first));
  assert_told (board, "A published 0");
  g_assert_cmpstr (cordon_record_get_text (update_of (board, 0), "rag"), ==, "red");
}

static void
test_opened_twice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = add_item (fixture, "initiative", NULL, "A");
  g_autoptr (CordonRoundBoard) board = open_board (fixture, "2026-Q1");
  CordonDraft *draft;
  const char *id;

  commit (fixture->plan, cordon_round_board_open (board, "2026-02-20"));
  settle ();
  draft = cordon_draft_new ("Open quarter");
  id = cordon_draft_create (draft, "round", NULL);
  cordon_draft_set_text (draft, "round", id, "period", "2026-Q1");
  refuse (fixture->plan, draft, "there is one for FY2026 Q1 already");

  /* Another quarter is another round; two in one draft are two as well. */
  draft = cordon_draft_new ("Open quarter");
  id = cordon_draft_create (draft, "round", NULL);
  cordon_draft_set_text (draft, "round", id, "period", "2025-Q4");
  id = cordon_draft_create (draft, "round", NULL);
  cordon_draft_set_text (draft, "round", id, "period", "2025-Q4");
  refuse (fixture->plan, draft, "already");
  draft = cordon_draft_new ("Open quarter");
  id = cordon_draft_create (draft, "round", NULL);
  cordon_draft_set_text (draft, "round", id, "period", "2025-Q4");
  commit (fixture->plan, draft);

  /* A day before it was opened */
  draft = cordon_draft_new ("Change field");
  cordon_draft_set_text (draft, "round", cordon_record_get_id (cordon_round_board_get_round (board)), "due",
                         "2026-01-01");
  refuse (fixture->plan, draft, "before the quarter was opened");
}

#define ADD(path, test) g_test_add ("/round/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("way", test_way_of_a_round);
  ADD ("undo-of-opening", test_undo_of_opening);
  ADD ("prefilled", test_prefilled);
  ADD ("corrections-are-not-late", test_corrections_are_not_late);
  ADD ("opened-twice", test_opened_twice);
  return g_test_run ();
}
