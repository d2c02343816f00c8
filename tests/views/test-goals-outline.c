/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outline of the goals view: what is filtered and sorted, and that it says so; moving by keys, by dropping and to
 * somewhere else; copies. */

#include "goals-fixture.h"

#include "kit/cordon-field-row.h"
#include "kit/cordon-reorder.h"
#include "kit/cordon-section.h"
#include "kit/cordon-toolkit.h"
#include "model/cordon-intents.h"
#include "views/goals/cordon-item-cell.h"
#include "views/goals/cordon-outline-filter.h"
#include "views/shared/cordon-move-dialog.h"
#include "views/shared/cordon-record-row.h"

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = find_label (widget, label);

  return found != NULL ? gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON) : NULL;
}

static GListModel *
rows (Shown *shown)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (FIND (shown, GTK_TYPE_LIST_VIEW, NULL))));
}

/* What stands in the outline: codes, the strategy as "–". */
static char *
codes (Shown *shown)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GListModel *model = rows (shown);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CordonOutlineRow) row = g_list_model_get_item (model, i);
      const char *code = cordon_record_get_text (cordon_outline_row_get_record (row), "code");

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", code != NULL ? code : "–");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
shows (Shown *shown, const char *expected)
{
  g_autofree char *found = NULL;

  if (FIND (shown, GTK_TYPE_LIST_VIEW, NULL) == NULL)
    return FALSE;
  found = codes (shown);
  return g_strcmp0 (found, expected) == 0;
}

static void
set_field (Shown *shown, const char *key, const char *field, const char *value)
{
  g_autofree char *id = cordon_starter_id ("plan_item", key);
  CordonDraft *draft = cordon_draft_new ("Set");

  cordon_draft_set_text (draft, "plan_item", id, field, value);
  commit (shown->plan.plan, draft);
}

static CordonFieldRow *
filter_row (Shown *shown, const char *name)
{
  return CORDON_FIELD_ROW (find (FIND (shown, CORDON_TYPE_OUTLINE_FILTER, NULL), CORDON_TYPE_FIELD_ROW, name));
}

static void
test_filter_says_so (Shown *shown, gconstpointer data)
{
  GtkWidget *filter = FIND (shown, CORDON_TYPE_OUTLINE_FILTER, NULL);
  g_autofree char *nobody = cordon_starter_id ("plan_item", "3.C");
  g_autofree char *all = codes (shown);

  set_field (shown, "3.C", "owner", NULL);
  act (shown, "goals.filter");
  settle ();
  wait_until (filter_row (shown, "owner") != NULL);
  g_signal_emit_by_name (filter_row (shown, "owner"), "commit", "nobody");
  wait_until (shows (shown, "– 3 3.C"));
  g_assert_nonnull (find_label (shown->view, "1 of 16 · No owner"));
  g_assert_true (gtk_widget_has_css_class (find (filter, GTK_TYPE_MENU_BUTTON, NULL), "suggested-action"));
  /* The row says what holds, and another filter is added to it. */
  g_assert_cmpstr (cordon_field_row_get_value (filter_row (shown, "owner")), ==, "nobody");
  g_signal_emit_by_name (filter_row (shown, "status"), "commit", "red");
  settle ();
  wait_until (FIND (shown, GTK_TYPE_LIST_VIEW, NULL) == NULL);
  g_assert_nonnull (find_label (shown->view, "Nothing matches this filter."));
  g_signal_emit_by_name (find_button (find (shown->view, GTK_TYPE_STACK, "outline"), "Show All"), "clicked");
  wait_until (shows (shown, all));
  g_assert_false (gtk_widget_has_css_class (find (filter, GTK_TYPE_MENU_BUTTON, NULL), "suggested-action"));
  g_assert_null (find_label (shown->view, "1 of 16 · No owner"));
}

static void
test_sorted (Shown *shown, gconstpointer data)
{
  CordonOutlineFilter *filter = CORDON_OUTLINE_FILTER (FIND (shown, CORDON_TYPE_OUTLINE_FILTER, NULL));
  g_autofree char *all = codes (shown);
  g_autofree char *id = cordon_starter_id ("plan_item", "2");
  GListModel *model = rows (shown);
  g_autoptr (CordonOutlineRow) first = NULL;

  set_field (shown, "4.B", "title", "AAA");
  cordon_outline_filter_set_terms (filter, &(CordonOutlineTerms){.sort = CORDON_OUTLINE_SORT_TITLE});
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 16);
  first = g_list_model_get_item (model, 0);
  g_assert_cmpstr (cordon_record_get_text (cordon_outline_row_get_record (first), "code"), ==, "4.B");
  g_assert_nonnull (find_label (shown->view, "Sorted by title"));
  /* There is no place to move to in another order than the plan's. */
  g_assert_true (cordon_goals_view_reveal (shown->view, "plan_item", id));
  /* A goal isn't among them: to see it, all are shown again. */
  wait_until (g_strcmp0 (chosen_text (shown, "code"), "2") == 0);
  wait_until (shows (shown, all));
}

static CordonRecord *
record_of (Shown *shown, const char *code)
{
  GListModel *model = rows (shown);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CordonOutlineRow) row = g_list_model_get_item (model, i);

      if (g_strcmp0 (cordon_record_get_text (cordon_outline_row_get_record (row), "code"), code) == 0)
        return cordon_outline_row_get_record (row);
    }
  g_error ("%s is not in the outline", code);
}

static GtkWidget *
find_cell (GtkWidget *widget, CordonRecord *record)
{
  if (CORDON_IS_ITEM_CELL (widget) && cordon_item_cell_get_record (CORDON_ITEM_CELL (widget)) == record)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (child, record);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
drop (Shown *shown, const char *code, const char *onto, double fraction)
{
  GtkWidget *cell = find_cell (FIND (shown, GTK_TYPE_LIST_VIEW, NULL), record_of (shown, onto));

  g_assert_nonnull (cell);
  return cordon_reorder_drop (cell, G_OBJECT (record_of (shown, code)), fraction);
}

/* Goals 1 and 2, with 1.A, 1.B, 1.C and 2.A */
static void
make_small_plan (Shown *shown)
{
  const char *const rows_to_make[][4] = {
      {"goal", "1", NULL, "A"},
      {"goal", "2", NULL, "B"},
      {"initiative", "1.A", "1", "A"},
      {"initiative", "1.B", "1", "B"},
      {"initiative", "1.C", "1", "C"},
      {"initiative", "2.A", "2", "A"},
      {"commitment", "1.A.1", "1.A", "A"},
      {"milestone", "m1", "1.A", "A"},
      {"milestone", "m2", "1.A", "B"},
  };
  CordonDraft *draft = cordon_draft_new ("Make");

  for (guint i = 0; i < G_N_ELEMENTS (rows_to_make); i++)
    {
      const char *const *row = rows_to_make[i];

      cordon_draft_create (draft, "plan_item", row[1]);
      cordon_draft_set_text (draft, "plan_item", row[1], "kind", row[0]);
      cordon_draft_set_text (draft, "plan_item", row[1], "code", row[1]);
      cordon_draft_set_text (draft, "plan_item", row[1], "title", row[1]);
      cordon_draft_set_text (draft, "plan_item", row[1], "parent", row[2]);
      cordon_draft_set_text (draft, "plan_item", row[1], "rank", row[3]);
    }
  commit (shown->plan.plan, draft);
  wait_until (shows (shown, "1 1.A 1.B 1.C 2 2.A"));
  /* The cells are made as the list is laid out. */
  wait_until (find_cell (FIND (shown, GTK_TYPE_LIST_VIEW, NULL), record_of (shown, "2.A")) != NULL);
  wait_until (gtk_widget_get_height (find_cell (FIND (shown, GTK_TYPE_LIST_VIEW, NULL), record_of (shown, "2.A"))) > 0);
}

static void
test_dropped (Shown *shown, gconstpointer data)
{
  gint64 before;

  make_small_plan (shown);
  before = position (shown);
  g_assert_true (drop (shown, "1.C", "1.A", 0.2));
  wait_until (shows (shown, "1 1.C 1.A 1.B 2 2.A"));
  g_assert_true (drop (shown, "1.C", "1.B", 0.8));
  wait_until (shows (shown, "1 1.A 1.B 1.C 2 2.A"));
  /* Beside an initiative of another goal, and onto a goal: it is that one's then, and each is one edit. */
  g_assert_true (drop (shown, "1.A", "2.A", 0.2));
  wait_until (shows (shown, "1 1.B 1.C 2 1.A 2.A"));
  g_assert_true (drop (shown, "1.B", "2", 0.5));
  wait_until (shows (shown, "1 1.C 2 1.A 2.A 1.B"));
  g_assert_cmpint (position (shown), ==, before + 4);
  undo (shown);
  wait_until (shows (shown, "1 1.B 1.C 2 1.A 2.A"));
  /* A goal goes with what is under it. */
  g_assert_true (drop (shown, "2", "1", 0.1));
  wait_until (shows (shown, "2 1.A 2.A 1 1.B 1.C"));
  /* A goal under an initiative is nothing. */
  g_assert_false (drop (shown, "1", "1.A", 0.5));
  g_assert_false (drop (shown, "1", "1", 0.5));
}

static void
test_dropped_while_sorted (Shown *shown, gconstpointer data)
{
  CordonOutlineFilter *filter;

  make_small_plan (shown);
  filter = CORDON_OUTLINE_FILTER (FIND (shown, CORDON_TYPE_OUTLINE_FILTER, NULL));
  cordon_outline_filter_set_terms (filter, &(CordonOutlineTerms){.sort = CORDON_OUTLINE_SORT_TITLE});
  wait_until (shows (shown, "1.A 1.B 1.C 2.A"));
  g_assert_false (drop (shown, "1.C", "1.A", 0.2));
}

static CordonMoveDialog *
find_move_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GObject) toplevel = g_list_model_get_item (toplevels, i);

      if (CORDON_IS_MOVE_DIALOG (toplevel))
        return CORDON_MOVE_DIALOG (toplevel);
    }
  return NULL;
}

static void
answer_move_dialog (const char *typed)
{
  GtkWidget *search;

  wait_until (find_move_dialog () != NULL);
  search = find (GTK_WIDGET (find_move_dialog ()), GTK_TYPE_SEARCH_ENTRY, NULL);
  settle ();
  gtk_editable_set_text (GTK_EDITABLE (search), typed);
  g_signal_emit_by_name (search, "activate");
  wait_until (find_move_dialog () == NULL);
}

static void
test_moved_elsewhere (Shown *shown, gconstpointer data)
{
  make_small_plan (shown);
  g_assert_true (cordon_goals_view_reveal (shown->view, "plan_item", "1.B"));
  wait_until (g_strcmp0 (chosen_text (shown, "code"), "1.B") == 0);
  act (shown, "goals.move-to");
  answer_move_dialog ("2");
  wait_until (shows (shown, "1 1.A 1.C 2 2.A 1.B"));
  /* It is still the one that is chosen. */
  wait_until (g_strcmp0 (cordon_goals_view_get_chosen (CORDON_GOALS_VIEW (shown->view)), "1.B") == 0);
}

static void
test_milestone_moved_elsewhere (Shown *shown, gconstpointer data)
{
  GtkWidget *row;
  CordonRecord *record;

  make_small_plan (shown);
  g_assert_true (cordon_goals_view_reveal (shown->view, "plan_item", "m1"));
  wait_until (FIND (shown, CORDON_TYPE_RECORD_ROW, "m1") != NULL);
  row = FIND (shown, CORDON_TYPE_RECORD_ROW, "m1");
  record = cordon_record_row_get_record (CORDON_RECORD_ROW (row));
  wait_until (gtk_widget_get_height (FIND (shown, CORDON_TYPE_RECORD_ROW, "m2")) > 0);
  /* By its handle to another place… */
  g_assert_true (cordon_reorder_drop (FIND (shown, CORDON_TYPE_RECORD_ROW, "m2"), G_OBJECT (record), 0.9));
  wait_until (g_strcmp0 (cordon_record_get_text (record, "rank"), "B") > 0);
  /* …by name to another initiative… */
  gtk_widget_activate_action (FIND (shown, CORDON_TYPE_RECORD_ROW, "m1"), "record.move-to", NULL);
  answer_move_dialog ("1.B");
  wait_until (g_strcmp0 (cordon_record_get_text (record, "parent"), "1.B") == 0);
  wait_until (FIND (shown, CORDON_TYPE_RECORD_ROW, "m1") == NULL);
  /* …and what is on a page to an initiative in the outline. */
  record = cordon_record_row_get_record (CORDON_RECORD_ROW (FIND (shown, CORDON_TYPE_RECORD_ROW, "m2")));
  g_assert_true (cordon_reorder_drop (find_cell (FIND (shown, GTK_TYPE_LIST_VIEW, NULL), record_of (shown, "2.A")),
                                      G_OBJECT (record), 0.5));
  wait_until (g_strcmp0 (cordon_record_get_text (record, "parent"), "2.A") == 0);
}

static void
test_duplicated (Shown *shown, gconstpointer data)
{
  GtkWidget *row;
  GListModel *milestones;
  gint64 before;

  make_small_plan (shown);
  g_assert_true (cordon_goals_view_reveal (shown->view, "plan_item", "1.A"));
  wait_until (g_strcmp0 (chosen_text (shown, "code"), "1.A") == 0);
  before = position (shown);
  act (shown, "goals.duplicate");
  wait_until (shows (shown, "1 1.A 1.D 1.B 1.C 2 2.A"));
  /* The copy is chosen, to be named. */
  wait_until (g_strcmp0 (chosen_text (shown, "title"), "1.A (copy)") == 0);
  g_assert_cmpint (position (shown), ==, before + 1);

  cordon_item_page_show (item_page (shown), "steps");
  wait_until (FIND (shown, CORDON_TYPE_RECORD_ROW, NULL) != NULL);
  milestones = cordon_section_get_model (
      CORDON_SECTION (gtk_widget_get_ancestor (FIND (shown, CORDON_TYPE_RECORD_ROW, NULL), CORDON_TYPE_SECTION)));
  g_assert_cmpuint (g_list_model_get_n_items (milestones), ==, 1);
  row = FIND (shown, CORDON_TYPE_RECORD_ROW, NULL);
  gtk_widget_activate_action (row, "record.duplicate", NULL);
  wait_until (g_list_model_get_n_items (milestones) == 2);
  undo (shown);
  wait_until (g_list_model_get_n_items (milestones) == 1);
}

#define ADD(path, set, test) g_test_add ("/goals-outline/" path, Shown, NULL, set, test, take_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
  ADD ("filter/says-so", set_up_starter, test_filter_says_so);
  ADD ("sorted", set_up_starter, test_sorted);
  ADD ("dropped/in-plan-order", set_up_empty, test_dropped);
  ADD ("dropped/while-sorted", set_up_empty, test_dropped_while_sorted);
  ADD ("moved-elsewhere/initiative", set_up_empty, test_moved_elsewhere);
  ADD ("moved-elsewhere/milestone", set_up_empty, test_milestone_moved_elsewhere);
  ADD ("duplicated", set_up_empty, test_duplicated);
  return g_test_run ();
}
