/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goals view as a person uses it: typing in a field, adding and deleting, writing an update, going to a row, and
 * that it fits a narrow window and is gone when it is closed. */

#include <adwaita.h>

#include "kit/cordon-field-row.h"
#include "kit/cordon-section.h"
#include "kit/cordon-split.h"
#include "kit/cordon-toolkit.h"
#include "model/cordon-intents.h"
#include "model/cordon-starter.h"
#include "model/plan-fixture.h"
#include "views/goals/cordon-conflict-box.h"
#include "views/shared/cordon-deleted-list.h"
#include "views/goals/cordon-goals-view.h"
#include "views/goals/cordon-item-page.h"
#include "views/goals/cordon-measure-card.h"
#include "views/shared/cordon-record-row.h"
#include "views/goals/cordon-overview-page.h"
#include "views/goals/cordon-trail-page.h"
#include "views/goals/cordon-update-card.h"
#include "views/goals/cordon-update-draft.h"
#include "goals-fixture.h"

static gboolean
has_deleted (Shown *shown, guint count)
{
  GtkWidget *list = FIND (shown, CORDON_TYPE_DELETED_LIST, NULL);

  return count == 0 ? list == NULL
                    : list != NULL && cordon_deleted_list_get_count (CORDON_DELETED_LIST (list)) == count;
}

static void
test_typing_is_one_edit (Shown *shown, gconstpointer data)
{
  CordonFieldRow *row;
  g_autofree char *typed = NULL;
  g_autofree char *first = NULL;
  gint64 before;

  make_goal_and_initiative (shown);
  row = CORDON_FIELD_ROW (FIND (shown, CORDON_TYPE_FIELD_ROW, "title"));
  first = g_strdup (chosen_text (shown, "title"));
  before = position (shown);
  cordon_field_row_type (row, "Expand the Mexico TCIU");
  g_assert_true (cordon_field_row_flush (row));
  g_assert_true (cordon_field_row_flush (row));
  wait_until (g_strcmp0 (chosen_text (shown, "title"), "Expand the Mexico TCIU") == 0);
  g_assert_cmpint (position (shown), ==, before + 1);

  undo (shown);
  wait_until (g_strcmp0 (chosen_text (shown, "title"), first) == 0);
  typed = cordon_field_row_dup_typed (row);
  g_assert_cmpstr (typed, ==, first);
}

static void
test_leaving_the_page_keeps_what_was_typed (Shown *shown, gconstpointer data)
{
  CordonFieldRow *row;
  g_autofree char *initiative = NULL;

  make_goal_and_initiative (shown);
  initiative = chosen_id (shown);
  row = CORDON_FIELD_ROW (FIND (shown, CORDON_TYPE_FIELD_ROW, "intent"));
  gtk_widget_grab_focus (GTK_WIDGET (row));
  settle ();
  cordon_field_row_type (row, "Written, and not committed by Enter");
  act (shown, "goals.add-goal");
  wait_until (g_strcmp0 (chosen_text (shown, "kind"), "goal") == 0);
  g_assert_true (cordon_goals_view_reveal (shown->view, "plan_item", initiative));
  wait_until (g_strcmp0 (chosen_text (shown, "intent"), "Written, and not committed by Enter") == 0);
}

static void
test_empty_title_is_refused (Shown *shown, gconstpointer data)
{
  CordonFieldRow *row;
  gint64 before;

  make_goal_and_initiative (shown);
  row = CORDON_FIELD_ROW (FIND (shown, CORDON_TYPE_FIELD_ROW, "title"));
  before = position (shown);
  cordon_field_row_type (row, "  ");
  g_assert_false (cordon_field_row_flush (row));
  g_assert_nonnull (cordon_field_row_get_error (row));
  g_assert_cmpint (position (shown), ==, before);
}

static void
test_dates_in_order (Shown *shown, gconstpointer data)
{
  CordonFieldRow *start, *due;

  make_goal_and_initiative (shown);
  start = CORDON_FIELD_ROW (FIND (shown, CORDON_TYPE_FIELD_ROW, "start"));
  due = CORDON_FIELD_ROW (FIND (shown, CORDON_TYPE_FIELD_ROW, "due"));
  cordon_field_row_type (start, "2026-03-31");
  g_assert_true (cordon_field_row_flush (start));
  wait_until (g_strcmp0 (chosen_text (shown, "start"), "2026-03-31") == 0);
  /* What the rules refuse is said beside the field that was typed in. */
  cordon_field_row_type (due, "2026-01-01");
  g_assert_true (cordon_field_row_flush (due));
  wait_until (cordon_field_row_get_error (due) != NULL);
  g_assert_null (chosen_text (shown, "due"));
}

static void
test_create_delete_restore (Shown *shown, gconstpointer data)
{
  g_autofree char *goal = NULL;
  g_autofree char *initiative = NULL;

  wait_until (FIND (shown, ADW_TYPE_STATUS_PAGE, NULL) != NULL);
  act (shown, "goals.add-goal");
  wait_until (g_strcmp0 (chosen_text (shown, "kind"), "goal") == 0);
  goal = chosen_id (shown);
  act (shown, "goals.add");
  wait_until (g_strcmp0 (chosen_text (shown, "kind"), "initiative") == 0);
  initiative = chosen_id (shown);
  g_assert_cmpstr (chosen_text (shown, "parent"), ==, goal);

  act (shown, "goals.delete");
  wait_until (g_strcmp0 (cordon_goals_view_get_chosen (CORDON_GOALS_VIEW (shown->view)), goal) == 0);
  wait_until (has_deleted (shown, 1));
  g_assert_true (cordon_goals_view_reveal (shown->view, "plan_item", goal));
  undo (shown);
  wait_until (has_deleted (shown, 0));
  g_assert_true (cordon_goals_view_reveal (shown->view, "plan_item", initiative));
  wait_until (g_strcmp0 (cordon_goals_view_get_chosen (CORDON_GOALS_VIEW (shown->view)), initiative) == 0);
}

static void
test_restore_by_button (Shown *shown, gconstpointer data)
{
  GtkWidget *list, *expander, *button;

  make_goal_and_initiative (shown);
  act (shown, "goals.delete");
  wait_until (has_deleted (shown, 1));
  list = FIND (shown, CORDON_TYPE_DELETED_LIST, NULL);
  expander = find (list, ADW_TYPE_EXPANDER_ROW, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  settle ();
  button = find (find (expander, ADW_TYPE_ACTION_ROW, NULL), GTK_TYPE_BUTTON, NULL);
  if (button == NULL)
    button = find (expander, GTK_TYPE_BUTTON, NULL);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_until (has_deleted (shown, 0));
}

static void
test_moves (Shown *shown, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *rank = NULL;

  make_goal_and_initiative (shown);
  first = chosen_id (shown);
  rank = g_strdup (chosen_text (shown, "rank"));
  act (shown, "goals.add");
  wait_until (g_strcmp0 (cordon_goals_view_get_chosen (CORDON_GOALS_VIEW (shown->view)), first) != 0);
  second = chosen_id (shown);
  g_assert_cmpstr (chosen_text (shown, "rank"), >, rank);
  act (shown, "goals.move-up");
  wait_until (g_strcmp0 (chosen_text (shown, "rank"), rank) < 0);
  g_assert_cmpstr (cordon_goals_view_get_chosen (CORDON_GOALS_VIEW (shown->view)), ==, second);
}

static void
add_in_section (Shown *shown, const char *title)
{
  GtkWidget *root = GTK_WIDGET (item_page (shown));
  GQueue todo = G_QUEUE_INIT;

  g_queue_push_tail (&todo, root);
  while (!g_queue_is_empty (&todo))
    {
      GtkWidget *widget = g_queue_pop_head (&todo);
      g_autofree char *name = NULL;

      if (CORDON_IS_SECTION (widget))
        {
          g_object_get (widget, "title", &name, NULL);
          if (g_strcmp0 (name, title) == 0)
            {
              g_signal_emit_by_name (widget, "add");
              g_queue_clear (&todo);
              return;
            }
        }
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (&todo, child);
    }
  g_assert_not_reached ();
}

static void
test_milestone_done (Shown *shown, gconstpointer data)
{
  GtkWidget *row;
  CordonRecord *record;

  make_goal_and_initiative (shown);
  cordon_item_page_show (item_page (shown), "steps");
  add_in_section (shown, "Milestones");
  wait_until (FIND (shown, CORDON_TYPE_RECORD_ROW, NULL) != NULL);
  row = FIND (shown, CORDON_TYPE_RECORD_ROW, NULL);
  record = cordon_record_row_get_record (CORDON_RECORD_ROW (row));
  /* A new one is open, to be written over. */
  wait_until (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  gtk_widget_activate_action (row, "record.done", NULL);
  wait_until (g_strcmp0 (cordon_record_get_text (record, "state"), "done") == 0);
  g_assert_cmpstr (cordon_record_get_text (record, "done_on"), ==, cordon_plan_get_today (shown->plan.plan));
  undo (shown);
  wait_until (g_strcmp0 (cordon_record_get_text (record, "state"), "done") != 0);
  g_assert_null (cordon_record_get_text (record, "done_on"));
  gtk_widget_activate_action (row, "record.delete", NULL);
  wait_until (FIND (shown, CORDON_TYPE_RECORD_ROW, NULL) == NULL);
}

static void
test_amber_asks (Shown *shown, gconstpointer data)
{
  CordonUpdateDraft *draft;
  CordonRecord *update;
  CordonFieldRow *row;

  make_goal_and_initiative (shown);
  cordon_item_page_show (item_page (shown), "updates");
  add_in_section (shown, "Updates");
  wait_until (FIND (shown, CORDON_TYPE_UPDATE_DRAFT, NULL) != NULL);
  draft = CORDON_UPDATE_DRAFT (FIND (shown, CORDON_TYPE_UPDATE_DRAFT, NULL));
  update = cordon_update_draft_get_update (draft);
  commit (shown->plan.plan, cordon_intent_set (update, "rag", g_variant_new_string ("amber")));
  row = CORDON_FIELD_ROW (find (GTK_WIDGET (draft), CORDON_TYPE_FIELD_ROW, "narrative"));
  cordon_field_row_type (row, "The unit was enlarged.");
  cordon_update_draft_publish (draft);
  wait_until (cordon_update_draft_get_error (draft) != NULL);
  g_assert_nonnull (strstr (cordon_update_draft_get_error (draft), "next"));
  g_assert_null (cordon_record_get_text (update, "published_on"));
  /* What was written is kept. */
  g_assert_cmpstr (cordon_record_get_text (update, "narrative"), ==, "The unit was enlarged.");

  row = CORDON_FIELD_ROW (find (GTK_WIDGET (draft), CORDON_TYPE_FIELD_ROW, "next_steps"));
  cordon_field_row_type (row, "Vet twenty more.");
  row = CORDON_FIELD_ROW (find (GTK_WIDGET (draft), CORDON_TYPE_FIELD_ROW, "help_needed"));
  cordon_field_row_type (row, "None");
  cordon_update_draft_publish (draft);
  wait_until (FIND (shown, CORDON_TYPE_UPDATE_CARD, NULL) != NULL);
  wait_until (FIND (shown, CORDON_TYPE_UPDATE_DRAFT, NULL) == NULL);
  g_assert_null (find (FIND (shown, CORDON_TYPE_UPDATE_CARD, NULL), CORDON_TYPE_FIELD_ROW, NULL));

  /* A correction is another one, and the first stands beside it while it is written. */
  g_signal_emit_by_name (FIND (shown, CORDON_TYPE_UPDATE_CARD, NULL), "correct");
  wait_until (FIND (shown, CORDON_TYPE_UPDATE_DRAFT, NULL) != NULL);
  draft = CORDON_UPDATE_DRAFT (FIND (shown, CORDON_TYPE_UPDATE_DRAFT, NULL));
  g_assert_cmpstr (cordon_record_get_text (cordon_update_draft_get_update (draft), "corrects"), ==,
                   cordon_record_get_id (update));
  g_assert_nonnull (find (GTK_WIDGET (draft), CORDON_TYPE_UPDATE_CARD, NULL));
}

static void
test_shows_a_reading (Shown *shown, gconstpointer data)
{
  choose (shown, "reading", "M09-1");
  wait_until (is_chosen (shown, "1"));
  wait_until (FIND (shown, CORDON_TYPE_MEASURE_CARD, NULL) != NULL);
  wait_until (FIND (shown, CORDON_TYPE_FIELD_ROW, "value") != NULL);
  g_assert_cmpstr (cordon_field_row_get_value (CORDON_FIELD_ROW (FIND (shown, CORDON_TYPE_FIELD_ROW, "value"))), ==,
                   "91");
}

static void
test_shows_what_contradicts (Shown *shown, gconstpointer data)
{
  choose (shown, "measure", "M09");
  wait_until (is_chosen (shown, "1"));
  wait_until (FIND (shown, CORDON_TYPE_CONFLICT_BOX, NULL) != NULL);
  /* Both figures, each with its citation. */
  wait_until (find (FIND (shown, CORDON_TYPE_CONFLICT_BOX, NULL), GTK_TYPE_LABEL, NULL) != NULL);
}

/* Two readings of one measure for the same time stand beside each other too, and stop when they no longer differ. */
static void
test_shows_what_differs (Shown *shown, gconstpointer data)
{
  g_autofree char *measure = cordon_starter_id ("measure", "M01");
  const char *const ids[] = {"differs-1", "differs-2"};
  CordonDraft *draft = cordon_draft_new ("Add readings");
  GtkWidget *box;

  choose (shown, "measure", "M01");
  wait_until (FIND (shown, CORDON_TYPE_MEASURE_CARD, NULL) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      cordon_draft_create (draft, "reading", ids[i]);
      cordon_draft_set_text (draft, "reading", ids[i], "measure", measure);
      cordon_draft_set_text (draft, "reading", ids[i], "role", "actual");
      cordon_draft_set_text (draft, "reading", ids[i], "period", "2025-Q4");
      cordon_draft_set_text (draft, "reading", ids[i], "qualifier", "exact");
      cordon_draft_set_number (draft, "reading", ids[i], "value", 4711 + i);
    }
  commit (shown->plan.plan, draft);
  wait_until (FIND (shown, CORDON_TYPE_CONFLICT_BOX, NULL) != NULL);
  box = FIND (shown, CORDON_TYPE_CONFLICT_BOX, NULL);
  g_assert_nonnull (find (find (box, GTK_TYPE_BOX, "same"), GTK_TYPE_LABEL, NULL));

  draft = cordon_draft_new ("Correct it");
  cordon_draft_set_number (draft, "reading", ids[1], "value", 4711);
  commit (shown->plan.plan, draft);
  wait_until (find (box, GTK_TYPE_BOX, "same") == NULL || FIND (shown, CORDON_TYPE_CONFLICT_BOX, NULL) == NULL);
}

static void
test_shows_a_commitment (Shown *shown, gconstpointer data)
{
  g_autofree char *id = cordon_starter_id ("plan_item", "1.C.1");

  choose (shown, "plan_item", "1.C.1");
  wait_until (is_chosen (shown, "1.C"));
  wait_until (FIND (shown, CORDON_TYPE_RECORD_ROW, id) != NULL);
  wait_until (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (FIND (shown, CORDON_TYPE_RECORD_ROW, id))));
}

static void
test_history_of_an_initiative (Shown *shown, gconstpointer data)
{
  GtkWidget *page;

  make_goal_and_initiative (shown);
  cordon_item_page_show (item_page (shown), "history");
  wait_until (FIND (shown, CORDON_TYPE_TRAIL_PAGE, NULL) != NULL);
  page = FIND (shown, CORDON_TYPE_TRAIL_PAGE, NULL);
  wait_until (find (page, ADW_TYPE_ACTION_ROW, NULL) != NULL);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (find (page, ADW_TYPE_ACTION_ROW, NULL))), ==,
                   "Add initiative");
  /* It follows what is done meanwhile. */
  act (shown, "goals.edit-title");
  cordon_field_row_type (CORDON_FIELD_ROW (FIND (shown, CORDON_TYPE_FIELD_ROW, "title")), "Another");
  g_assert_true (cordon_field_row_flush (CORDON_FIELD_ROW (FIND (shown, CORDON_TYPE_FIELD_ROW, "title"))));
  wait_until (g_strcmp0 (chosen_text (shown, "title"), "Another") == 0);
  cordon_item_page_show (item_page (shown), "history");
  wait_until (
      find (page, ADW_TYPE_ACTION_ROW, NULL) != NULL
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (find (page, ADW_TYPE_ACTION_ROW, NULL))),
                    "Change title")
             == 0);
}

static GtkWidget *
find_with_icon (GtkWidget *widget, const char *icon)
{
  if (GTK_IS_MENU_BUTTON (widget) && g_strcmp0 (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)), icon) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_with_icon (child, icon);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_in_sight (Shown *shown, GtkWidget *widget)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, shown->window, &bounds) && bounds.size.height > 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (shown->window);
}

static void
test_source_is_edited (Shown *shown, gconstpointer data)
{
  GtkWidget *page, *button;
  GtkAdjustment *scroll;
  CordonFieldRow *row;

  make_goal_and_initiative (shown);
  page = FIND (shown, CORDON_TYPE_OVERVIEW_PAGE, NULL);
  g_assert_null (chosen_text (shown, "page"));
  button = find_with_icon (page, "document-edit-symbolic");
  g_assert_nonnull (button);
  /* Down the page: one scrolls to it. */
  scroll = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (button, GTK_TYPE_SCROLLED_WINDOW)));
  wait_until (gtk_adjustment_get_upper (scroll) > gtk_adjustment_get_page_size (scroll));
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_upper (scroll));
  wait_until (is_in_sight (shown, button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  wait_until (find (button, CORDON_TYPE_FIELD_ROW, "page") != NULL);
  row = CORDON_FIELD_ROW (find (button, CORDON_TYPE_FIELD_ROW, "page"));
  cordon_field_row_type (row, "12");
  g_assert_true (cordon_field_row_flush (row));
  wait_until (g_strcmp0 (chosen_text (shown, "page"), "12") == 0);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

static void
test_narrow (Shown *shown, gconstpointer data)
{
  const char *const pages[] = {"overview", "steps", "measures", "updates", "register", "history"};
  const char *const rows[][2] = {{"plan_item", "1.C"}, {"plan_item", "1"}, {"plan_item", "strategy"}};
  int minimum;

  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      g_autofree char *id = cordon_starter_id (rows[row][0], rows[row][1]);

      choose (shown, rows[row][0], rows[row][1]);
      wait_until (g_strcmp0 (cordon_goals_view_get_chosen (CORDON_GOALS_VIEW (shown->view)), id) == 0);
      for (guint page = 0; page < G_N_ELEMENTS (pages); page++)
        {
          cordon_item_page_show (item_page (shown), pages[page]);
          settle ();
          gtk_widget_measure (GTK_WIDGET (item_page (shown)), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                              NULL);
          if (minimum > 360)
            g_error ("the page %s of %s needs %d px", pages[page], rows[row][1], minimum);
        }
    }
  gtk_widget_measure (shown->view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_filter_keeps_the_page (Shown *shown, gconstpointer data)
{
  GtkWidget *search;
  g_autofree char *before = NULL;

  choose (shown, "plan_item", "1.C");
  wait_until (is_chosen (shown, "1.C"));
  before = chosen_id (shown);
  search = FIND (shown, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "no such words anywhere");
  g_signal_emit_by_name (search, "search-changed");
  settle ();
  g_assert_cmpstr (cordon_goals_view_get_chosen (CORDON_GOALS_VIEW (shown->view)), ==, before);
  g_signal_emit_by_name (search, "stop-search");
  g_signal_emit_by_name (search, "search-changed");
  settle ();
  g_assert_cmpstr (cordon_goals_view_get_chosen (CORDON_GOALS_VIEW (shown->view)), ==, before);
}

#define ADD(path, set, test) g_test_add ("/goals/" path, Shown, NULL, set, test, take_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
  ADD ("field/typing-is-one-edit", set_up_empty, test_typing_is_one_edit);
  ADD ("field/leaving-keeps-what-was-typed", set_up_empty, test_leaving_the_page_keeps_what_was_typed);
  ADD ("field/empty-title-is-refused", set_up_empty, test_empty_title_is_refused);
  ADD ("field/dates-in-order", set_up_empty, test_dates_in_order);
  ADD ("outline/create-delete-restore", set_up_empty, test_create_delete_restore);
  ADD ("outline/restore-by-button", set_up_empty, test_restore_by_button);
  ADD ("outline/moves", set_up_empty, test_moves);
  ADD ("outline/filter-keeps-the-page", set_up_starter, test_filter_keeps_the_page);
  ADD ("steps/milestone-done", set_up_empty, test_milestone_done);
  ADD ("update/amber-asks", set_up_empty, test_amber_asks);
  ADD ("reveal/reading", set_up_starter, test_shows_a_reading);
  ADD ("reveal/what-contradicts", set_up_starter, test_shows_what_contradicts);
  ADD ("measures/what-differs", set_up_starter, test_shows_what_differs);
  ADD ("reveal/commitment", set_up_starter, test_shows_a_commitment);
  ADD ("history", set_up_empty, test_history_of_an_initiative);
  ADD ("source-is-edited", set_up_empty, test_source_is_edited);
  ADD ("narrow", set_up_starter, test_narrow);
  return g_test_run ();
}
