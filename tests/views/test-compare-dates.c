/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two dates compared, as a planner reads it: what is new, deleted or changed, thing by thing and field by field. */

#include "kit/cordon-toolkit.h"
#include "history-test.h"

#include "views/history/cordon-compare-row.h"

static void
show_compare (Fixture *fixture)
{
  show (fixture, 900);
  gtk_stack_set_visible_child_name (GTK_STACK (find (fixture, "pages")), "compare");
  wait_until (find (fixture, "compare_span") != NULL);
}

static void
test_compare_lists_what_differs (Fixture *fixture, gconstpointer data)
{
  show_compare (fixture);
  wait_until (count_labels (fixture, "Nothing Differs") == 1);
  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  wait_until (count_labels (fixture, "1.C Expand the Mexico TCIU") == 1);
  g_assert_cmpuint (count_labels (fixture, "1 new"), ==, 1);
  add_item (fixture, OTHER, "1.D", "Train");
  wait_until (count_labels (fixture, "2 new") == 1);

  /* The heading, 1.C, 1.D */
  g_signal_emit_by_name (find (fixture, "compare_list"), "activate", 2);
  wait_until (fixture->asked != NULL);
  g_assert_cmpstr (fixture->asked, ==, "show ('plan_item', '" OTHER "')");
}

static void
test_compare_over_a_quarter_or_dates (Fixture *fixture, gconstpointer data)
{
  GtkDropDown *span;
  g_autoptr (GPtrArray) dates = NULL;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  show_compare (fixture);
  wait_until (count_labels (fixture, "1 new") == 1);

  /* In the quarter before this there was no plan yet. */
  span = GTK_DROP_DOWN (find (fixture, "compare_span"));
  gtk_drop_down_set_selected (span, 4);
  wait_until (count_labels (fixture, "Nothing Differs") == 1);
  g_assert_null (find (fixture, "compare_dates"));

  /* From then until today there is. */
  choose (fixture, "compare_span", "");
  wait_until (find (fixture, "compare_dates") != NULL);
  dates = find_all (fixture, CORDON_TYPE_FIELD_ROW);
  g_assert_cmpuint (dates->len, ==, 2);
  cordon_field_row_type (dates->pdata[1], cordon_plan_get_today (fixture->plan));
  g_assert_true (cordon_field_row_flush (dates->pdata[1]));
  wait_until (count_labels (fixture, "1 new") == 1);
}

static void
test_compare_counts_what_is_too_much (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Import");
  GtkWidget *list;

  for (guint i = 0; i < 570; i++)
    cordon_draft_set_text (draft, "party", cordon_draft_create (draft, "party", NULL), "name", "One of many");
  commit (fixture, draft);
  show_compare (fixture);
  wait_until (count_labels (fixture, "570 new") == 1);
  list = find (fixture, "compare_list");
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 501);
  wait_until (count_labels (fixture, "And 70 bodies more") == 1);
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (is_label_with (widget, text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

/* A row of the comparison with the plan as it was a moment ago */
static GtkWidget *
compare_row (Fixture *fixture, gint64 from)
{
  g_autoptr (GPtrArray) found = cordon_await_compare (fixture->ledger, from, 0, 0, NULL);
  g_autoptr (CordonHistoryNames) names = cordon_history_names_new (fixture->plan);
  g_autoptr (CordonCompareItem) item = NULL;
  const CordonComparison *comparison;
  GtkWidget *row;

  g_assert_cmpuint (found->len, ==, 1);
  comparison = found->pdata[0];
  g_assert_cmpuint (comparison->differences->len, ==, 1);
  item = cordon_compare_item_new (found, comparison, comparison->differences->pdata[0], 0);
  row = g_object_ref_sink (cordon_compare_row_new (names));
  cordon_compare_row_set_item (CORDON_COMPARE_ROW (row), item);
  return row;
}

static gint64
moment_after (Fixture *fixture)
{
  g_autoptr (GPtrArray) history = cordon_await_history (fixture->ledger, &(CordonHistoryQuery){.limit = 1}, NULL);
  gint64 at = cordon_changes_get_at (((CordonEdit *) history->pdata[0])->changes);

  while (g_get_real_time () / 1000 <= at)
    g_thread_yield ();
  return at;
}

static void
test_compare_tells_each_field (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) row = NULL;
  gint64 from;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  set_text (fixture, ITEM, "intent", "The unit will expand in Mexico.");
  from = moment_after (fixture);
  set_text (fixture, ITEM, "state", "active");
  set_text (fixture, ITEM, "due", "2026-03-31");
  set_text (fixture, ITEM, "intent", "The unit will grow in Mexico.");
  row = compare_row (fixture, from);
  g_assert_true (has_label (row, "1.C Expand the Mexico TCIU"));
  g_assert_true (has_label (row, "nothing → Active"));
  g_assert_true (has_label (row, "nothing → 31 Mar 2026"));
  g_assert_true (has_label (row, "The unit will expand grow in Mexico."));
  g_assert_false (has_label (row, "New"));
}

static void
test_compare_tells_what_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) row = NULL;
  CordonDraft *draft = cordon_draft_new ("Delete");
  gint64 from;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  from = moment_after (fixture);
  cordon_draft_delete (draft, "plan_item", ITEM);
  commit (fixture, draft);
  row = compare_row (fixture, from);
  g_assert_true (has_label (row, "Deleted"));
  g_assert_true (has_label (row, "1.C Expand the Mexico TCIU"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
#define ADD(path, func) g_test_add ("/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("compare-dates/lists-what-differs", test_compare_lists_what_differs);
  ADD ("compare-dates/over-a-quarter-or-dates", test_compare_over_a_quarter_or_dates);
  ADD ("compare-dates/counts-what-is-too-much", test_compare_counts_what_is_too_much);
  ADD ("compare-dates/tells-each-field", test_compare_tells_each_field);
  ADD ("compare-dates/tells-what-is-gone", test_compare_tells_what_is_gone);
  return g_test_run ();
}
