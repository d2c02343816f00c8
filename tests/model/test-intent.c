/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people do, done to a plan and read back, and what history says of it. */

#include "base/cordon-error.h"
#include "model/cordon-intents.h"
#include "model/cordon-progress.h"
#include "model/cordon-reading.h"
#include "model/cordon-words.h"
#include "plan-fixture.h"

#include <string.h>

/* What a test holds on to, so that the plan keeps its records. */
typedef struct
{
  GListModel *items;
  GListModel *updates;
  GListModel *measures;
  GListModel *readings;
} Lists;

static void
open_lists (CordonPlan *plan, Lists *lists)
{
  const char *const kinds[] = {"plan_item", "status_update", "measure", "reading"};
  GListModel **places[] = {&lists->items, &lists->updates, &lists->measures, &lists->readings};

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (CordonQuery) query = cordon_query_new (kinds[i]);

      *places[i] = cordon_plan_get_list (plan, query);
      wait_for (*places[i]);
    }
}

static void
close_lists (Lists *lists)
{
  g_object_unref (lists->items);
  g_object_unref (lists->updates);
  g_object_unref (lists->measures);
  g_object_unref (lists->readings);
}

static CordonRecord *
item (CordonPlan *plan, const char *id)
{
  CordonRecord *record = cordon_plan_peek (plan, "plan_item", id);

  g_assert_nonnull (record);
  return record;
}

static GListModel *
children_of (CordonPlan *plan, const char *parent)
{
  g_autoptr (CordonQuery) query = cordon_plan_query ("plan_item", "rank");
  GListModel *list;

  cordon_query_where_text (query, "parent", parent);
  list = cordon_plan_get_list (plan, query);
  wait_for (list);
  return list;
}

static void
assert_history (CordonPlan *plan, const char *label, const char *expected)
{
  CordonHistoryQuery query = {.limit = 1};
  g_autoptr (GPtrArray) edits = cordon_await_history (cordon_plan_get_ledger (plan), &query, NULL);
  CordonEdit *edit = edits->pdata[0];
  g_auto (GStrv) sentences = cordon_plan_describe_edit (plan, edit, 4);
  g_autofree char *joined = g_strjoinv ("; ", sentences);
  g_autofree char *words = cordon_words_label (edit->changes);

  g_assert_cmpstr (words, ==, label);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_items (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  Lists lists;
  g_autofree char *goal = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *promise = NULL;
  g_autofree char *step = NULL;
  g_autoptr (GListModel) children = NULL;
  g_autoptr (CordonRecord) record = NULL;
  g_autoptr (CordonChanges) changes = NULL;
  CordonRecord *milestone;

  open_lists (plan, &lists);
  commit (plan, cordon_intent_create_item (plan, "goal", NULL, NULL, "Reduce the supply", &goal));
  assert_history (plan, "Add goal", "Goal “1 Reduce the supply” was created");
  children = children_of (plan, goal);
  commit (plan,
          cordon_intent_create_item (plan, "initiative", item (plan, goal), children, "Expand operations", &first));
  commit (plan, cordon_intent_create_item (plan, "initiative", item (plan, goal), children, "Vetted units", &second));
  commit (plan, cordon_intent_create_item (plan, "commitment", item (plan, goal), children, "Grow", &promise));
  g_assert_cmpuint (g_list_model_get_n_items (children), ==, 3);
  g_assert_cmpstr (cordon_record_get_text (item (plan, first), "code"), ==, "1.A");
  g_assert_cmpstr (cordon_record_get_text (item (plan, second), "code"), ==, "1.B");
  g_assert_cmpstr (cordon_record_get_text (item (plan, promise), "code"), ==, "1.1");
  g_assert_cmpstr (cordon_record_get_text (item (plan, second), "state"), ==, "not_started");

  commit (plan, cordon_intent_set (item (plan, second), "state", g_variant_new_string ("active")));
  assert_history (plan, "Change state", "State of 1.B changed from Not started to Active");
  commit (plan, cordon_intent_set (item (plan, second), "due", g_variant_new_string ("2026-09-30")));
  assert_history (plan, "Change due date", "Due of 1.B was set to 30 Sep 2026");
  commit (plan, cordon_intent_set (item (plan, second), "due", NULL));
  assert_history (plan, "Change due date", "Due of 1.B was cleared; it was 30 Sep 2026");
  commit (plan, cordon_intent_set (item (plan, second), "intent", g_variant_new_string ("One.\nTwo.")));
  assert_history (plan, "Change intent", "Intent of 1.B was written");

  commit (plan, cordon_intent_move (item (plan, second), NULL, item (plan, first)));
  record = g_list_model_get_item (children, 0);
  g_assert_cmpstr (cordon_record_get_id (record), ==, second);
  assert_history (plan, "Move", "1.B was moved among its siblings");

  commit (plan, cordon_intent_add_milestone (plan, item (plan, first), NULL, "First joint case", "2026-06-30", &step));
  milestone = item (plan, step);
  g_assert_cmpstr (cordon_record_get_text (milestone, "baseline_due"), ==, "2026-06-30");
  g_assert_null (cordon_record_get (milestone, "code"));
  assert_history (plan, "Add milestone", "Milestone “First joint case” was created");
  commit (plan, cordon_intent_delete (milestone));
  g_assert_null (cordon_plan_peek (plan, "plan_item", step));
  changes = cordon_await_undo (fixture->ledger, NULL);
  g_assert_nonnull (changes);
  while (cordon_plan_peek (plan, "plan_item", step) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  assert_history (plan, "Undo: Delete", "Plan item “First joint case” was restored");
  close_lists (&lists);
}

static void
test_codes (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  const char *const codes[] = {"1.Y", "1.Z", "1.3", "1.AA"};
  g_autoptr (GListModel) children = children_of (plan, "g");
  g_autofree char *letter = NULL;
  g_autofree char *number = NULL;
  g_autofree char *none = cordon_intent_suggest_code ("milestone", NULL, children);
  g_autofree char *goal = cordon_intent_suggest_code ("goal", NULL, children);

  g_assert_null (none);
  g_assert_cmpstr (goal, ==, "1");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      CordonDraft *draft = cordon_draft_new ("Add");
      const char *id = cordon_draft_create (draft, "plan_item", NULL);

      cordon_draft_set_text (draft, "plan_item", id, "parent", "g");
      cordon_draft_set_text (draft, "plan_item", id, "kind", i == 2 ? "commitment" : "initiative");
      cordon_draft_set_text (draft, "plan_item", id, "title", "T");
      cordon_draft_set_text (draft, "plan_item", id, "code", codes[i]);
      commit (plan, draft);
    }
  letter = cordon_intent_suggest_code ("initiative", NULL, children);
  number = cordon_intent_suggest_code ("commitment", NULL, children);
  g_assert_cmpstr (letter, ==, "1.AB");
  g_assert_cmpstr (number, ==, "1.4");
}

static void
test_updates (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  Lists lists;
  g_autofree char *goal = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *correction = NULL;
  CordonDraft *draft;
  CordonRecord *update;

  open_lists (plan, &lists);
  commit (plan, cordon_intent_create_item (plan, "goal", NULL, NULL, "Reduce the supply", &goal));
  commit (plan, cordon_intent_start_update (plan, item (plan, goal), lists.updates, NULL, &first));
  update = cordon_plan_peek (plan, "status_update", first);
  g_assert_cmpstr (cordon_record_get_text (update, "period"), ==, "2026-Q2");
  g_assert_cmpstr (cordon_record_get_text (update, "author"), ==, "Planner");
  refuse (plan, cordon_intent_publish_update (plan, update), "with a status");

  draft = cordon_intent_set (update, "rag", g_variant_new_string ("amber"));
  cordon_draft_set_text (draft, "status_update", first, "next_steps", "Hire.");
  cordon_draft_set_text (draft, "status_update", first, "help_needed", "Two posts.");
  commit (plan, draft);
  commit (plan, cordon_intent_publish_update (plan, update));
  g_assert_cmpstr (cordon_record_get_text (update, "published_on"), ==, "2026-02-10");
  assert_history (plan, "Publish update", "“FY2026 Q2: 1 Reduce the supply” was published");

  /* The next one begins where the last one ended, with nothing told yet. */
  commit (plan, cordon_intent_start_update (plan, item (plan, goal), lists.updates, "2026-Q3", &second));
  update = cordon_plan_peek (plan, "status_update", second);
  g_assert_cmpstr (cordon_record_get_text (update, "rag"), ==, "amber");
  g_assert_cmpstr (cordon_record_get_text (update, "next_steps"), ==, "Hire.");
  g_assert_null (cordon_record_get (update, "narrative"));
  g_assert_null (cordon_record_get (update, "published_on"));

  commit (plan, cordon_intent_correct_update (plan, cordon_plan_peek (plan, "status_update", first), &correction));
  update = cordon_plan_peek (plan, "status_update", correction);
  g_assert_cmpstr (cordon_record_get_text (update, "corrects"), ==, first);
  g_assert_cmpstr (cordon_record_get_text (update, "period"), ==, "2026-Q2");
  /* It counts from when it is published. */
  g_assert_true (cordon_status_effective (lists.updates, "2026-Q2") == cordon_plan_peek (plan, "status_update", first));
  draft = cordon_intent_set (update, "rag", g_variant_new_string ("green"));
  commit (plan, draft);
  commit (plan, cordon_intent_publish_update (plan, update));
  g_assert_true (cordon_status_effective (lists.updates, NULL) == update);
  close_lists (&lists);
}

static void
test_readings (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  Lists lists;
  g_autofree char *goal = NULL;
  g_autofree char *id = NULL;
  g_autofree char *one = NULL;
  g_autofree char *entry = NULL;
  g_autofree char *words = NULL;
  CordonDraft *import;
  CordonRecord *measure;
  CordonRollUp roll_up;

  open_lists (plan, &lists);
  commit (plan, cordon_intent_create_item (plan, "goal", NULL, NULL, "Reduce the supply", &goal));
  commit (plan, cordon_intent_add_measure (plan, item (plan, goal), NULL, "Units vetted", "units", &id));
  assert_history (plan, "Add measure", "Measure “Units vetted” was created");
  measure = cordon_plan_peek (plan, "measure", id);
  refuse (plan,
          cordon_intent_add_reading (plan, measure, "actual", NULL, "2026-13-01", g_variant_new_double (3), NULL, NULL),
          "no date");
  commit (plan, cordon_intent_add_reading (plan, measure, "actual", NULL, "2026-01-31", g_variant_new_double (3),
                                           "at_least", &one));
  assert_history (plan, "Add reading", "Reading “Units vetted” was created");
  commit (plan, cordon_intent_set (cordon_plan_peek (plan, "reading", one), "value", g_variant_new_double (4)));
  assert_history (plan, "Change figure", "Value of “Units vetted” changed from 3 to 4");
  commit (plan, cordon_intent_add_register_entry (plan, item (plan, goal), NULL, "risk", "Funding ends", &entry));
  assert_history (plan, "Add register entry", "Register entry “Funding ends” was created");

  /* The same readings, seen as progress. */
  import = cordon_intent_set (measure, "direction", g_variant_new_string ("increase"));
  cordon_draft_set_text (import, "measure", id, "accrual", "stock");
  commit (plan, import);
  commit (plan, cordon_intent_add_reading (plan, measure, "baseline", NULL, "2025-09-30", g_variant_new_double (0),
                                           NULL, NULL));
  commit (plan, cordon_intent_add_reading (plan, measure, "target", NULL, "2026-09-30", g_variant_new_double (8), NULL,
                                           NULL));
  cordon_progress_of_measures (lists.measures, lists.readings, "2026-02-10", 10, &roll_up);
  g_assert_cmpuint (roll_up.n_known, ==, 1);
  g_assert_cmpfloat_with_epsilon (roll_up.fraction, 0.5, 1e-12);
  g_assert_cmpint (roll_up.bound, ==, CORDON_BOUND_AT_LEAST);
  words = cordon_reading_dup_words (cordon_plan_peek (plan, "reading", one));
  g_assert_cmpstr (words, ==, "at least 4 units");

  import = cordon_draft_new ("Import");
  for (guint i = 0; i < 14; i++)
    {
      const char *reading = cordon_draft_create (import, "reading", NULL);

      cordon_draft_set_text (import, "reading", reading, "measure", id);
      cordon_draft_set_text (import, "reading", reading, "role", "actual");
      cordon_draft_set_number (import, "reading", reading, "value", i);
    }
  cordon_draft_set_text (import, "measure", id, "unit", "teams");
  commit (plan, import);
  assert_history (plan, "Import", "Unit of “Units vetted” changed from “units” to “teams”; 14 readings were added");
  close_lists (&lists);
}

static char *
no_title (const char *kind, const char *id, gpointer user_data)
{
  return NULL;
}

/* Who knows nothing of the plan still tells what happened, without an id. */
static void
test_unnamed (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  g_autofree char *goal = NULL;
  g_autoptr (CordonDraft) draft = NULL;
  g_autoptr (CordonChanges) changes = NULL;
  g_auto (GStrv) all = NULL;
  g_auto (GStrv) some = NULL;

  commit (plan, cordon_intent_create_item (plan, "goal", NULL, NULL, "Reduce the supply", &goal));
  draft = cordon_draft_new ("Several");
  cordon_draft_set_text (draft, "plan_item", goal, "state", "active");
  cordon_draft_set_text (draft, "plan_item", goal, "start", "2026-01-01");
  cordon_draft_set_text (draft, "plan_item", goal, "due", "2026-12-31");
  changes = try_commit (plan, draft, NULL);
  all = cordon_words_describe (changes, no_title, NULL, 0);
  some = cordon_words_describe (changes, no_title, NULL, 2);
  g_assert_cmpuint (g_strv_length (all), ==, 3);
  g_assert_true (g_strv_contains ((const char *const *) all, "Start of 1 plan item was set to 1 Jan 2026"));
  g_assert_cmpuint (g_strv_length (some), ==, 2);
  g_assert_cmpstr (some[1], ==, "2 more changes");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define WITH_PLAN(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  WITH_PLAN ("/intent/items", test_items);
  WITH_PLAN ("/intent/codes", test_codes);
  WITH_PLAN ("/intent/updates", test_updates);
  WITH_PLAN ("/intent/readings", test_readings);
  WITH_PLAN ("/words/unnamed", test_unnamed);

  return g_test_run ();
}
