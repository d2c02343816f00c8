/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The initiatives against the quarters: which update counts, what changed, in which groups they stand, what a cell
 * says, and that a line that stays is the same object. Today is 10 February 2026, in the second fiscal quarter. */

#include "model/cordon-intents.h"
#include "model/cordon-scorecard.h"
#include "model/cordon-starter.h"
#include "plan-fixture.h"

#define LAST (CORDON_SCORECARD_QUARTERS - 1)

static CordonScorecard *
open_scorecard (Fixture *fixture)
{
  CordonScorecard *scorecard = cordon_scorecard_new (fixture->plan);

  while (cordon_scorecard_get_loading (scorecard))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  return scorecard;
}

static char *
add_item (Fixture *fixture, const char *kind, const char *parent, const char *code, const char *owner)
{
  CordonDraft *draft = cordon_draft_new ("Add");
  char *id = g_strdup (cordon_draft_create (draft, "plan_item", NULL));
  g_auto (GStrv) parts = g_strsplit (code, ".", -1);
  g_autofree char *rank = g_strjoinv (NULL, parts);

  cordon_draft_set_text (draft, "plan_item", id, "kind", kind);
  cordon_draft_set_text (draft, "plan_item", id, "parent", parent);
  cordon_draft_set_text (draft, "plan_item", id, "code", code);
  cordon_draft_set_text (draft, "plan_item", id, "rank", rank);
  cordon_draft_set_text (draft, "plan_item", id, "title", "Title");
  cordon_draft_set_text (draft, "plan_item", id, "owner", owner);
  commit (fixture->plan, draft);
  return id;
}

static char *
publish (Fixture *fixture, const char *item, const char *period, const char *rag, const char *corrects)
{
  CordonDraft *draft = cordon_draft_new ("Publish update");
  char *id = g_strdup (cordon_draft_create (draft, "status_update", NULL));

  cordon_draft_set_text (draft, "status_update", id, "plan_item", item);
  cordon_draft_set_text (draft, "status_update", id, "period", period);
  cordon_draft_set_text (draft, "status_update", id, "rag", rag);
  cordon_draft_set_text (draft, "status_update", id, "next_steps", "Go on.");
  cordon_draft_set_text (draft, "status_update", id, "help_needed", "None.");
  cordon_draft_set_text (draft, "status_update", id, "corrects", corrects);
  cordon_draft_set_text (draft, "status_update", id, "published_on", "2026-02-01");
  commit (fixture->plan, draft);
  settle ();
  return id;
}

/* The lines as text: headings in brackets, a letter for each quarter, with what changed */
static char *
draw (CordonScorecard *scorecard)
{
  GString *text = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (scorecard));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonScoreRow) row = g_list_model_get_item (G_LIST_MODEL (scorecard), i);

      if (cordon_score_row_get_record (row) == NULL)
        {
          g_string_append_printf (text, "[%s]\n", cordon_score_row_get_title (row));
          continue;
        }
      g_string_append_printf (text, "%s ", cordon_record_get_text (cordon_score_row_get_record (row), "code"));
      for (guint q = 0; q < CORDON_SCORECARD_QUARTERS; q++)
        {
          const char *rag = cordon_score_row_get_rag (row, q);
          int change = cordon_score_row_get_change (row, q);

          g_string_append_c (text, rag != NULL ? *rag : '.');
          if (change != 0)
            g_string_append_c (text, change > 0 ? '+' : '-');
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

#define assert_drawn(scorecard, expected)                                                                              \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *drawn = draw (scorecard);                                                                         \
    g_assert_cmpstr (drawn, ==, expected);                                                                             \
  }                                                                                                                    \
  G_STMT_END

static CordonScoreRow *
find_row (CordonScorecard *scorecard, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (scorecard)); i++)
    {
      g_autoptr (CordonScoreRow) row = g_list_model_get_item (G_LIST_MODEL (scorecard), i);
      CordonRecord *record = cordon_score_row_get_record (row);

      if (record != NULL && g_str_equal (cordon_record_get_id (record), id))
        return row;
    }
  g_assert_not_reached ();
}

static void
test_what_counts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *goal = add_item (fixture, "goal", NULL, "1", NULL);
  g_autofree char *one = add_item (fixture, "initiative", goal, "1.A", NULL);
  g_autofree char *other = add_item (fixture, "initiative", goal, "1.B", NULL);
  g_autofree char *wrong = NULL;
  g_autoptr (CordonScorecard) scorecard = open_scorecard (fixture);
  CordonDraft *draft;
  const char *id;

  g_assert_cmpstr (cordon_scorecard_get_quarter (scorecard, 0), ==, "2024-Q3");
  g_assert_cmpstr (cordon_scorecard_get_quarter (scorecard, LAST), ==, "2026-Q2");
  assert_drawn (scorecard, "[1 Title]\n1.A ........\n1.B ........\n");

  /* Before the first quarter that is shown, and yet what the next is compared with */
  g_free (publish (fixture, one, "2024-Q1", "red", NULL));
  g_free (publish (fixture, one, "2024-Q3", "green", NULL));
  g_free (publish (fixture, one, "2025-Q2", "unrated", NULL));
  wrong = publish (fixture, one, "2025-Q3", "red", NULL);
  g_free (publish (fixture, one, "2025-Q4", "amber", NULL));
  assert_drawn (scorecard, "[1 Title]\n1.A g+..ur-a+..\n1.B ........\n");

  /* A correction counts instead, and a draft doesn't. */
  g_free (publish (fixture, one, "2025-Q3", "green", wrong));
  draft = cordon_draft_new ("Draft");
  id = cordon_draft_create (draft, "status_update", NULL);
  cordon_draft_set_text (draft, "status_update", id, "plan_item", other);
  cordon_draft_set_text (draft, "status_update", id, "period", "2025-Q4");
  cordon_draft_set_text (draft, "status_update", id, "rag", "red");
  commit (fixture->plan, draft);
  settle ();
  assert_drawn (scorecard, "[1 Title]\n1.A g+..uga-..\n1.B ........\n");

  g_assert_cmpuint (cordon_scorecard_get_n_initiatives (scorecard), ==, 2);
  g_assert_cmpuint (cordon_scorecard_count (scorecard, 5, "amber"), ==, 1);
  g_assert_cmpuint (cordon_scorecard_count (scorecard, 5, "green"), ==, 0);
  g_assert_cmpuint (cordon_scorecard_count (scorecard, 5, NULL), ==, 1);
  g_assert_cmpuint (cordon_scorecard_count (scorecard, 3, NULL), ==, 2);
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Add");
  g_autofree char *party = g_strdup (cordon_draft_create (draft, "party", NULL));
  g_autofree char *goal = NULL;
  g_autofree char *inner = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *three = NULL;
  g_autofree char *loose = NULL;
  g_autoptr (CordonScorecard) scorecard = NULL;

  cordon_draft_set_text (draft, "party", party, "name", "The office");
  cordon_draft_set_text (draft, "party", party, "kind", "headquarters");
  commit (fixture->plan, draft);
  goal = add_item (fixture, "goal", NULL, "1", party);
  one = add_item (fixture, "initiative", goal, "1.A", NULL);
  inner = add_item (fixture, "goal", goal, "1.B", NULL);
  two = add_item (fixture, "initiative", inner, "1.B.1", NULL);
  three = add_item (fixture, "initiative", goal, "1.C", NULL);
  loose = add_item (fixture, "initiative", NULL, "9", NULL);
  scorecard = open_scorecard (fixture);
  g_free (publish (fixture, two, "2025-Q4", "red", NULL));
  g_free (publish (fixture, three, "2025-Q4", "green", NULL));

  /* A goal within a goal parts it, and what has no goal says so. */
  assert_drawn (scorecard, "[1 Title]\n1.A ........\n[1.B Title]\n1.B.1 .....r..\n[1 Title]\n1.C .....g..\n"
                           "[No goal]\n9 ........\n");
  /* Who has no owner counts to that of the goal above. */
  cordon_scorecard_set_group (scorecard, CORDON_SCORECARD_BY_OWNER);
  assert_drawn (scorecard, "[The office]\n1.A ........\n1.B.1 .....r..\n1.C .....g..\n[No owner]\n9 ........\n");
  /* The worst first */
  cordon_scorecard_set_group (scorecard, CORDON_SCORECARD_BY_STATUS);
  assert_drawn (scorecard, "[Red]\n1.B.1 .....r..\n[Green]\n1.C .....g..\n[Not rated]\n1.A ........\n9 ........\n");

  draft = cordon_draft_new ("Delete");
  cordon_draft_delete (draft, "plan_item", goal);
  commit (fixture->plan, draft);
  settle ();
  assert_drawn (scorecard, "[Not rated]\n9 ........\n");
  g_assert_cmpuint (cordon_scorecard_get_n_initiatives (scorecard), ==, 1);
}

static void
test_in_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = add_item (fixture, "initiative", NULL, "1.C", NULL);
  g_autoptr (CordonScorecard) scorecard = open_scorecard (fixture);
  g_autofree char *worse = NULL;
  g_autofree char *same = NULL;
  g_autofree char *none = NULL;
  CordonScoreRow *row;

  g_free (publish (fixture, one, "2025-Q1", "green", NULL));
  g_free (publish (fixture, one, "2025-Q2", "amber", NULL));
  g_free (publish (fixture, one, "2025-Q3", "amber", NULL));
  row = find_row (scorecard, one);
  worse = cordon_score_row_describe (row, 3, cordon_scorecard_get_quarter (scorecard, 3));
  same = cordon_score_row_describe (row, 4, cordon_scorecard_get_quarter (scorecard, 4));
  none = cordon_score_row_describe (row, 5, cordon_scorecard_get_quarter (scorecard, 5));
  g_assert_cmpstr (worse, ==, "1.C, second quarter 2025, amber, worse");
  g_assert_cmpstr (same, ==, "1.C, third quarter 2025, amber");
  g_assert_cmpstr (none, ==, "1.C, fourth quarter 2025, no update");
}

static void
count_signal (guint *count)
{
  (*count)++;
}

static void
test_lines_stay (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = add_item (fixture, "initiative", NULL, "1.A", NULL);
  g_autofree char *two = add_item (fixture, "initiative", NULL, "1.B", NULL);
  g_autoptr (CordonScorecard) scorecard = open_scorecard (fixture);
  g_autoptr (Recorder) recorder = record_list (G_LIST_MODEL (scorecard));
  CordonScoreRow *row = find_row (scorecard, one);
  CordonScoreRow *other = find_row (scorecard, two);
  guint told = 0, told_other = 0;
  g_autofree char *third = NULL;

  g_signal_connect_swapped (row, "changed", G_CALLBACK (count_signal), &told);
  g_signal_connect_swapped (other, "changed", G_CALLBACK (count_signal), &told_other);
  g_free (publish (fixture, one, "2025-Q4", "red", NULL));
  g_assert_true (find_row (scorecard, one) == row);
  g_assert_cmpuint (told, ==, 1);
  g_assert_cmpuint (told_other, ==, 0);
  g_assert_cmpuint (recorder->n_signals, ==, 0);
  third = add_item (fixture, "initiative", NULL, "1.C", NULL);
  settle ();
  g_assert_cmpuint (recorder->n_signals, ==, 1);
  g_assert_true (find_row (scorecard, one) == row);
  g_assert_true (find_row (scorecard, two) == other);
}

static void
test_other_quarters (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = add_item (fixture, "initiative", NULL, "1.A", NULL);
  g_autoptr (CordonScorecard) scorecard = open_scorecard (fixture);

  g_free (publish (fixture, one, "2022-Q3", "green", NULL));
  cordon_scorecard_step (scorecard, -10);
  g_assert_cmpstr (cordon_scorecard_get_quarter (scorecard, LAST), ==, "2023-Q4");
  assert_drawn (scorecard, "[No goal]\n1.A ..g.....\n");
  /* Not into the future */
  cordon_scorecard_step (scorecard, 40);
  g_assert_cmpstr (cordon_scorecard_get_quarter (scorecard, LAST), ==, "2026-Q2");
  cordon_plan_set_first_month (fixture->plan, 1);
  settle ();
  g_assert_cmpstr (cordon_scorecard_get_quarter (scorecard, LAST), ==, "2026-Q1");
}

#define ADD(path, test) g_test_add ("/scorecard/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-counts", test_what_counts);
  ADD ("groups", test_groups);
  ADD ("in-words", test_in_words);
  ADD ("lines-stay", test_lines_stay);
  ADD ("other-quarters", test_other_quarters);
  return g_test_run ();
}
