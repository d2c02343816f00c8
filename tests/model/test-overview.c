/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a planner with one hour sees first: what is due and late, earliest first; how the initiatives stand; what is
 * contradictory. On the starter plan, and on a plan of three rows. */

#include "model/cordon-overview.h"
#include "model/cordon-starter.h"
#include "model/cordon-summary-private.h"
#include "plan-fixture.h"

static CordonOverview *
look_over (Fixture *fixture)
{
  CordonOverview *overview = cordon_overview_new (fixture->plan);

  while (cordon_overview_get_loading (overview))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  return overview;
}

static char *
dup_line (GListModel *list, guint position)
{
  g_autoptr (CordonOverviewItem) item = g_list_model_get_item (list, position);

  g_assert_nonnull (item);
  return g_strdup_printf ("%s%s: %s", cordon_overview_item_get_urgent (item) ? "! " : "",
                          cordon_overview_item_get_title (item), cordon_overview_item_get_detail (item));
}

static const char *
add_item (CordonDraft *draft, const char *kind, const char *parent, const char *title, const char *due)
{
  const char *id = cordon_draft_create (draft, "plan_item", NULL);

  cordon_draft_set_text (draft, "plan_item", id, "kind", kind);
  cordon_draft_set_text (draft, "plan_item", id, "parent", parent);
  cordon_draft_set_text (draft, "plan_item", id, "title", title);
  cordon_draft_set_text (draft, "plan_item", id, "due", due);
  return id;
}

static void
publish (Fixture *fixture, const char *item, const char *period, const char *rag)
{
  CordonDraft *draft = cordon_draft_new ("Publish update");
  const char *id = cordon_draft_create (draft, "status_update", NULL);

  cordon_draft_set_text (draft, "status_update", id, "plan_item", item);
  cordon_draft_set_text (draft, "status_update", id, "period", period);
  cordon_draft_set_text (draft, "status_update", id, "rag", rag);
  cordon_draft_set_text (draft, "status_update", id, "narrative", "As planned.");
  cordon_draft_set_text (draft, "status_update", id, "next_steps", "Go on.");
  cordon_draft_set_text (draft, "status_update", id, "help_needed", "None.");
  cordon_draft_set_text (draft, "status_update", id, "published_on", "2026-11-01");
  commit (fixture->plan, draft);
}

static void
test_starter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CordonDraft *draft = cordon_starter_draft (&error);
  g_autoptr (CordonOverview) overview = NULL;
  g_autofree char *quarter = NULL;
  guint n_published;
  guint n_initiatives;

  g_assert_no_error (error);
  commit (fixture->plan, draft);
  overview = look_over (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (cordon_overview_get_due (overview)), ==, 11);
  g_assert_cmpuint (g_list_model_get_n_items (cordon_overview_get_look (overview)), >=, 9);
  g_assert_cmpuint (g_list_model_get_n_items (cordon_overview_get_pace (overview)), ==, 0);
  g_assert_cmpuint (cordon_overview_count (overview, NULL), ==, 16);
  quarter = cordon_overview_get_updates (overview, &n_published, &n_initiatives);
  g_assert_cmpstr (quarter, ==, "2026-Q4");
  g_assert_cmpuint (n_published, ==, 0);
  g_assert_cmpuint (n_initiatives, ==, 16);
}

static void
test_due (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Add");
  const char *initiative = add_item (draft, "initiative", NULL, "Initiative", NULL);
  const char *gone = add_item (draft, "initiative", NULL, "Deleted", NULL);
  const char *done = add_item (draft, "milestone", initiative, "Done", "2026-11-01");
  g_autoptr (CordonOverview) overview = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  GListModel *due;

  add_item (draft, "milestone", initiative, "Late", "2026-11-24");
  add_item (draft, "milestone", initiative, "Today", "2026-11-25");
  add_item (draft, "milestone", initiative, "Soon", "2026-12-05");
  add_item (draft, "milestone", initiative, "Far away", "2027-06-01");
  add_item (draft, "milestone", gone, "Below what is deleted", "2026-11-26");
  cordon_draft_set_text (draft, "plan_item", done, "state", "done");
  cordon_draft_delete (draft, "plan_item", gone);
  commit (fixture->plan, draft);

  overview = look_over (fixture);
  due = cordon_overview_get_due (overview);
  g_assert_cmpuint (g_list_model_get_n_items (due), ==, 3);
  first = dup_line (due, 0);
  second = dup_line (due, 1);
  third = dup_line (due, 2);
  g_assert_cmpstr (first, ==, "! Late: Was due on 24 Nov 2026, 1 day ago.");
  g_assert_cmpstr (second, ==, "Today: Due today.");
  g_assert_cmpstr (third, ==, "Soon: Due on 5 Dec 2026, in 10 days.");
}

static void
test_due_updates (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Add");
  g_autofree char *one = g_strdup (add_item (draft, "initiative", NULL, "One", NULL));
  g_autofree char *other = g_strdup (add_item (draft, "initiative", NULL, "Other", NULL));
  const char *round = cordon_draft_create (draft, "round", NULL);
  g_autofree char *line = NULL;
  g_autoptr (CordonOverview) overview = NULL;
  GListModel *due;

  cordon_draft_set_text (draft, "round", round, "period", "2026-Q4");
  cordon_draft_set_text (draft, "round", round, "due", "2026-11-20");
  commit (fixture->plan, draft);
  publish (fixture, one, "2026-Q4", "green");
  publish (fixture, other, "2026-Q3", "green");
  overview = look_over (fixture);
  due = cordon_overview_get_due (overview);
  /* Who has published it owes nothing more. */
  g_assert_cmpuint (g_list_model_get_n_items (due), ==, 1);
  line = dup_line (due, 0);
  g_assert_cmpstr (line, ==, "! Update for FY2026 Q4: Other: Was due on 20 Nov 2026, 5 days ago.");
  publish (fixture, other, "2026-Q4", "red");
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (due), ==, 0);
}

static void
test_due_from_one (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Add");
  const char *owner = cordon_draft_create (draft, "party", NULL);
  const char *initiative = add_item (draft, "initiative", NULL, "Initiative", NULL);
  g_autofree char *party = g_strdup (owner);
  g_autoptr (CordonOverview) overview = NULL;

  cordon_draft_set_text (draft, "party", owner, "name", "HSI Mexico");
  cordon_draft_set_text (draft, "party", owner, "kind", "foreign_office");
  cordon_draft_set_text (draft, "plan_item", initiative, "owner", owner);
  add_item (draft, "milestone", initiative, "Inherits its owner", "2026-11-24");
  add_item (draft, "milestone", NULL, "Nobody’s", "2026-11-24");
  commit (fixture->plan, draft);

  overview = look_over (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (cordon_overview_get_due (overview)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (cordon_overview_get_owners (overview)), ==, 1);
  cordon_overview_set_owner (overview, party);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (cordon_overview_get_due (overview)), ==, 1);
}

static void
test_statuses_follow_the_updates (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Add");
  g_autofree char *one = g_strdup (add_item (draft, "initiative", NULL, "One", NULL));
  g_autofree char *two = g_strdup (add_item (draft, "initiative", NULL, "Two", NULL));
  g_autoptr (CordonOverview) overview = NULL;
  g_autofree char *quarter = NULL;
  guint n_published;
  guint n_initiatives;

  commit (fixture->plan, draft);
  publish (fixture, one, "2026-Q3", "green");
  overview = look_over (fixture);
  g_assert_cmpuint (cordon_overview_count (overview, "green"), ==, 1);
  g_assert_cmpuint (cordon_overview_count (overview, NULL), ==, 1);

  publish (fixture, one, "2026-Q4", "amber");
  publish (fixture, two, "2026-Q3", "red");
  settle ();
  g_assert_cmpuint (cordon_overview_count (overview, "green"), ==, 0);
  g_assert_cmpuint (cordon_overview_count (overview, "amber"), ==, 1);
  g_assert_cmpuint (cordon_overview_count (overview, "red"), ==, 1);
  quarter = cordon_overview_get_updates (overview, &n_published, &n_initiatives);
  g_assert_cmpuint (n_published, ==, 1);
  g_assert_cmpuint (n_initiatives, ==, 2);
}

static void
test_a_line_that_stays_is_the_same (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Add");
  g_autofree char *id = g_strdup (add_item (draft, "milestone", NULL, "Late", "2026-11-24"));
  CordonDraft *other = cordon_draft_new ("Add");
  g_autoptr (CordonOverview) overview = NULL;
  g_autoptr (Recorder) recorder = NULL;
  GListModel *due;
  g_autoptr (GObject) before = NULL;
  g_autoptr (GObject) after = NULL;

  commit (fixture->plan, draft);
  overview = look_over (fixture);
  due = cordon_overview_get_due (overview);
  recorder = record_list (due);
  before = g_list_model_get_item (due, 0);
  add_item (other, "milestone", NULL, "Later", "2026-11-30");
  commit (fixture->plan, other);
  settle ();
  after = g_list_model_get_item (due, 0);
  g_assert_true (before == after);
  g_assert_cmpuint (recorder->n_signals, ==, 1);
}

/* While nobody looks nothing is looked for, and then all that has changed since. */
static void
test_paused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonOverview) overview = look_over (fixture);
  GListModel *due = cordon_overview_get_due (overview);
  CordonDraft *draft = cordon_draft_new ("Add");

  cordon_overview_set_paused (overview, TRUE);
  add_item (draft, "milestone", NULL, "Late", "2026-11-24");
  commit (fixture->plan, draft);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (due), ==, 0);
  cordon_overview_set_paused (overview, FALSE);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (due), ==, 1);
}

static void
count_computed (GObject *board, guint *n)
{
  (*n)++;
}

/* Writing at a text has no summary computed; what summaries are made of has. */
static void
test_summaries_of_what_counts (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Add");
  g_autofree char *id = g_strdup (add_item (draft, "initiative", NULL, "Late", "2026-11-24"));
  g_autoptr (CordonSummaryBoard) board = cordon_summary_board_get (fixture->plan);
  static const struct
  {
    const char *field;
    const char *value;
    guint computed;
  } edits[] = {
      {"title", "Later", 0},    {"intent", "To be in time", 0}, {"note", "None", 0},
      {"due", "2026-12-24", 1}, {"state", "done", 1},
  };

  commit (fixture->plan, draft);
  settle ();
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      CordonDraft *edit = cordon_draft_new ("Change");
      guint n = 0;
      gulong handler = g_signal_connect (board, "computed", G_CALLBACK (count_computed), &n);

      cordon_draft_set_text (edit, "plan_item", id, edits[i].field, edits[i].value);
      commit (fixture->plan, edit);
      settle ();
      g_assert_cmpuint (n, ==, edits[i].computed);
      g_signal_handler_disconnect (board, handler);
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("CORDON_TODAY", "2026-11-25", TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/overview/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("starter", test_starter);
  ADD ("due/earliest-first-without-what-is-hidden", test_due);
  ADD ("due/updates-of-an-open-quarter", test_due_updates);
  ADD ("due/from-one-owner", test_due_from_one);
  ADD ("status/follows-the-updates", test_statuses_follow_the_updates);
  ADD ("lists/a-line-that-stays-is-the-same", test_a_line_that_stays_is_the_same);
  ADD ("paused", test_paused);
  ADD ("summaries-of-what-counts", test_summaries_of_what_counts);
  return g_test_run ();
}
