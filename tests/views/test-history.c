/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history view, as a planner relies on it: every edit stands there in words, can be found, read to its end and
 * taken back, and the list stays put while the plan goes on changing. */

#include "kit/cordon-toolkit.h"
#include "history-test.h"

static void
test_tells_what_was_done (Fixture *fixture, gconstpointer data)
{
  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  set_text (fixture, ITEM, "state", "active");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 2);
  wait_until (count_labels (fixture, "State of 1.C") == 1);
  g_assert_cmpuint (count_labels (fixture, "Add initiative"), ==, 1);
  g_assert_cmpuint (count_labels (fixture, "Planner on "), ==, 2);
  /* Both are of one day, under one heading. */
  g_assert_cmpuint (count_labels (fixture, "Today, "), ==, 1);
}

static void
test_nothing_yet (Fixture *fixture, gconstpointer data)
{
  show (fixture, 900);
  wait_until (count_labels (fixture, "No History Yet") == 1);
  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  wait_until (n_entries (fixture) == 1);
  g_assert_cmpuint (count_labels (fixture, "No History Yet"), ==, 0);
}

static void
test_any_edit_can_be_taken_back (Fixture *fixture, gconstpointer data)
{
  gint64 first, at;
  g_autofree char *undo = NULL;
  g_autofree char *date = NULL;
  g_autoptr (CordonHistoryEntry) entry = NULL;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  first = set_text (fixture, ITEM, "state", "active");
  set_text (fixture, ITEM, "state", "done");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 3 && row_at (fixture, 1) != NULL);

  gtk_widget_activate (find_in (row_at (fixture, 1), "undo"));
  undo = g_strdup_printf ("undo-edit %" G_GINT64_FORMAT, first);
  wait_until (fixture->asked != NULL);
  g_assert_cmpstr (fixture->asked, ==, undo);

  entry = g_list_model_get_item (entries (fixture), 1);
  at = cordon_changes_get_at (cordon_history_entry_get_edit (entry)->changes);
  g_clear_pointer (&fixture->asked, g_free);
  gtk_widget_activate (find_in (row_at (fixture, 1), "date"));
  date = g_strdup_printf ("show-date %" G_GINT64_FORMAT, at);
  wait_until (fixture->asked != NULL);
  g_assert_cmpstr (fixture->asked, ==, date);
}

static void
test_taken_back_is_marked (Fixture *fixture, gconstpointer data)
{
  gint64 first;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  first = set_text (fixture, ITEM, "state", "active");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 2);
  g_assert_cmpuint (count_labels (fixture, "Taken back"), ==, 0);

  g_object_unref (cordon_await_undo_edit (fixture->ledger, first, NULL));
  wait_until (n_entries (fixture) == 3 && count_labels (fixture, "Taken back") == 1);
  g_assert_nonnull (find_in (row_at (fixture, 1), "taken_back"));
  g_assert_null (find_in (row_at (fixture, 1), "undo"));
  g_assert_cmpuint (count_labels (fixture, "takes back the edit of"), ==, 1);

  /* And it stands again once that was taken back in turn. */
  g_object_unref (cordon_await_redo (fixture->ledger, NULL));
  wait_until (n_entries (fixture) == 4 && find_in (row_at (fixture, 2), "undo") != NULL);
  g_assert_null (find_in (row_at (fixture, 2), "taken_back"));
  g_assert_nonnull (find_in (row_at (fixture, 1), "taken_back"));
}

static void
test_import_is_one_entry (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Start from the strategy");

  cordon_draft_set_nature (draft, CORDON_NATURE_IMPORT);
  for (guint i = 0; i < 300; i++)
    {
      const char *kind = i < 16 ? "plan_item" : "party";
      const char *id = cordon_draft_create (draft, kind, NULL);

      cordon_draft_set_text (draft, kind, id, "kind", i < 16 ? "initiative" : i % 2 == 0 ? "center" : "agency");
      cordon_draft_set_text (draft, kind, id, i < 16 ? "title" : "name", "One of many");
    }
  commit (fixture, draft);
  show (fixture, 900);
  wait_until (n_entries (fixture) == 1 && count_labels (fixture, "16 initiatives, 284 bodies") == 1);
}

static void
test_long_edit_shows_its_beginning (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Change fields");

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  cordon_draft_set_text (draft, "plan_item", ITEM, "title", "Another title");
  cordon_draft_set_text (draft, "plan_item", ITEM, "due", "2026-03-31");
  cordon_draft_set_text (draft, "plan_item", ITEM, "start", "2025-10-01");
  cordon_draft_set_text (draft, "plan_item", ITEM, "page", "7");
  cordon_draft_set_text (draft, "plan_item", ITEM, "note", "A note");
  commit (fixture, draft);
  show (fixture, 900);
  wait_until (n_entries (fixture) == 2 && count_labels (fixture, "And 2 more") == 1);
  g_assert_cmpuint (count_labels (fixture, "Note"), ==, 0);

  /* Enter on the entry, as the list has it. */
  g_signal_emit_by_name (find (fixture, "list"), "activate", 0);
  wait_until (count_labels (fixture, "Note") == 1);
  g_assert_cmpuint (count_labels (fixture, "Show less"), ==, 1);
  gtk_widget_activate (find_in (row_at (fixture, 0), "more"));
  wait_until (count_labels (fixture, "Note") == 0);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Add place");

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  add_item (fixture, OTHER, "1.D", "Train");
  cordon_draft_set_text (draft, "place", cordon_draft_create (draft, "place", NULL), "name", "Bogotá");
  commit (fixture, draft);
  cordon_ledger_set_author (fixture->ledger, "Coordinator");
  set_text (fixture, ITEM, "state", "active");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 4);

  choose (fixture, "kind", "place");
  wait_until (n_entries (fixture) == 1 && count_labels (fixture, "Bogotá") == 1);
  choose (fixture, "kind", NULL);
  wait_until (n_entries (fixture) == 4);

  wait_until (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (find (fixture, "author")))) == 3);
  choose (fixture, "author", "Coordinator");
  wait_until (n_entries (fixture) == 1);
  /* A new edit of another is not among hers. */
  cordon_ledger_set_author (fixture->ledger, "L. Ortiz");
  set_text (fixture, ITEM, "page", "8");
  cordon_ledger_set_author (fixture->ledger, "Coordinator");
  set_text (fixture, ITEM, "page", "9");
  wait_until (n_entries (fixture) == 2);

  choose (fixture, "kind", "measure");
  wait_until (count_labels (fixture, "Nothing Was Changed") == 1);
  gtk_widget_activate (find (fixture, "show_all"));
  wait_until (n_entries (fixture) == 6);
}

static void
test_history_of_one_row (Fixture *fixture, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Start update");
  const char *update;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  add_item (fixture, OTHER, "1.D", "Train");
  set_text (fixture, ITEM, "state", "active");
  update = cordon_draft_create (draft, "status_update", NULL);
  cordon_draft_set_text (draft, "status_update", update, "plan_item", ITEM);
  cordon_draft_set_text (draft, "status_update", update, "period", "2026-Q1");
  commit (fixture, draft);
  show (fixture, 900);
  wait_until (n_entries (fixture) == 4);
  g_assert_true (cordon_history_view_reveal (fixture->view, "plan_item", ITEM));
  g_assert_false (cordon_history_view_reveal (fixture->view, "nonsense", ITEM));
  wait_until (n_entries (fixture) == 3 && count_labels (fixture, "Only 1.C Expand the Mexico TCIU") == 1);
  gtk_widget_activate (find (fixture, "row_filter"));
  wait_until (n_entries (fixture) == 4);
  g_assert_null (find (fixture, "row_filter"));
}

static void
test_days_can_be_chosen (Fixture *fixture, gconstpointer data)
{
  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 1);
  g_assert_null (find (fixture, "dates"));
  choose (fixture, "span", "");
  wait_until (find (fixture, "dates") != NULL);
  wait_until (n_entries (fixture) == 1);
}

static void
test_reads_on_and_stays_put (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment;
  g_autoptr (CordonHistoryEntry) looked_at = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gboolean in_sight = FALSE;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  for (guint i = 0; i < 130; i++)
    {
      g_autofree char *page = g_strdup_printf ("%u", i);

      set_text (fixture, ITEM, "page", page);
    }
  show (fixture, 900);
  wait_until (n_entries (fixture) >= 50);
  g_assert_cmpuint (n_entries (fixture), <, 131);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find (fixture, "scroller")));
  while (n_entries (fixture) < 131)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      g_main_context_iteration (NULL, TRUE);
    }

  /* Somebody who has scrolled on sees the same entry after a new one has come in. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  run_idle ();
  rows = find_all (fixture, CORDON_TYPE_HISTORY_ROW);
  for (guint i = 0; i < rows->len && looked_at == NULL; i++)
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (rows->pdata[i], find (fixture, "scroller"), &bounds) && bounds.origin.y > 100
          && bounds.origin.y < 300)
        looked_at = g_object_ref (cordon_history_row_get_entry (rows->pdata[i]));
    }
  g_assert_nonnull (looked_at);
  set_text (fixture, ITEM, "page", "last");
  wait_until (n_entries (fixture) == 132);
  run_idle ();
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = find_all (fixture, CORDON_TYPE_HISTORY_ROW);
  for (guint i = 0; i < rows->len; i++)
    {
      graphene_rect_t bounds;

      if (cordon_history_row_get_entry (rows->pdata[i]) == looked_at
          && gtk_widget_compute_bounds (rows->pdata[i], find (fixture, "scroller"), &bounds))
        in_sight |= bounds.origin.y > -200 && bounds.origin.y < 600;
    }
  g_assert_true (in_sight);
}

static void
test_the_past_says_so (Fixture *fixture, gconstpointer data)
{
  CordonLedger *now = fixture->ledger;
  g_autoptr (CordonPlan) plan = fixture->plan;
  g_autoptr (GPtrArray) buttons = NULL;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  fixture->ledger = cordon_await_as_of (now, g_get_real_time () / 1000, NULL);
  fixture->plan = cordon_plan_new (fixture->ledger);
  show (fixture, 900);
  wait_until (count_labels (fixture, "This Is the Past") == 1);
  g_assert_false (cordon_history_view_reveal (fixture->view, "plan_item", ITEM));
  buttons = find_all (fixture, GTK_TYPE_BUTTON);
  g_assert_cmpuint (buttons->len, ==, 1);
  gtk_widget_activate (buttons->pdata[0]);
  wait_until (fixture->asked != NULL);
  g_assert_cmpstr (fixture->asked, ==, "show-date 0");
  g_clear_object (&plan);
  cordon_await_close (now);
}

static void
test_fits_a_narrow_window (Fixture *fixture, gconstpointer data)
{
  int minimum;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico Transnational Criminal Investigative Unit to all of its offices");
  cordon_ledger_set_author (fixture->ledger, "Somebody with quite a long name, of an office with a longer one");
  set_text (fixture, ITEM, "state", "active");
  show (fixture, 360);
  wait_until (n_entries (fixture) == 2 && count_labels (fixture, "State of 1.C") == 1);
  gtk_widget_measure (fixture->view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_buttons_are_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) buttons = NULL;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 1 && row_at (fixture, 0) != NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_in (row_at (fixture, 0), "undo")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Undo this: Add initiative");
  buttons = find_all (fixture, GTK_TYPE_BUTTON);
  for (guint i = 0; i < buttons->len; i++)
    {
      const char *label = gtk_button_get_label (buttons->pdata[i]);

      /* A drop-down's button is read by what is chosen. */
      if (GTK_IS_DROP_DOWN (gtk_widget_get_parent (buttons->pdata[i])))
        continue;
      g_assert_true (label != NULL
                     || gtk_test_accessible_has_property (buttons->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL));
    }
}

static void
test_newest_stay_in_sight (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 1);
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *page = g_strdup_printf ("%u", i);

      set_text (fixture, ITEM, "page", page);
    }
  wait_until (n_entries (fixture) == 31);
  wait_until (row_at (fixture, 0) != NULL);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find (fixture, "scroller")));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <=, 0);
  wait_until (gtk_adjustment_get_upper (adjustment) > 1000);

  /* Also of what came while another page showed. */
  gtk_stack_set_visible_child_name (GTK_STACK (find (fixture, "pages")), "compare");
  wait_until (find (fixture, "list") == NULL);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *page = g_strdup_printf ("again %u", i);

      set_text (fixture, ITEM, "page", page);
    }
  run_idle ();
  gtk_stack_set_visible_child_name (GTK_STACK (find (fixture, "pages")), "history");
  wait_until (n_entries (fixture) == 51 && row_at (fixture, 0) != NULL);
  run_idle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <=, 0);
}

static gboolean
has_focus_within (Fixture *fixture, CordonHistoryEntry *entry)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return CORDON_IS_HISTORY_ROW (row) && cordon_history_row_get_entry (CORDON_HISTORY_ROW (row)) == entry;
}

static void
test_focus_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonHistoryEntry) entry = NULL;
  GtkWidget *item;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  set_text (fixture, ITEM, "state", "active");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 2 && row_at (fixture, 1) != NULL);
  entry = g_list_model_get_item (entries (fixture), 1);
  item = gtk_widget_get_parent (row_at (fixture, 1));
  gtk_widget_grab_focus (item);
  g_assert_true (has_focus_within (fixture, entry));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL));

  set_text (fixture, ITEM, "state", "done");
  wait_until (n_entries (fixture) == 3);
  run_idle ();
  g_assert_true (has_focus_within (fixture, entry));
}

static gboolean
is_popover (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_POPOVER_MENU (widget);
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GMenuModel *menu;
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  add_item (fixture, ITEM, "1.C", "Expand the Mexico TCIU");
  cordon_ledger_set_author (fixture->ledger, "Coordinator");
  set_text (fixture, ITEM, "state", "active");
  show (fixture, 900);
  wait_until (n_entries (fixture) == 2 && row_at (fixture, 0) != NULL);
  wait_until (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (find (fixture, "author")))) == 3);
  gtk_widget_grab_focus (gtk_widget_get_parent (row_at (fixture, 0)));
  gtk_widget_activate_action (find (fixture, "list"), "history.menu", NULL);
  collect (fixture->view, is_popover, NULL, found);
  g_assert_cmpuint (found->len, ==, 1);
  menu = gtk_popover_menu_get_menu_model (found->pdata[0]);
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      char *action = NULL;

      g_menu_model_get_item_attribute (menu, i, "action", "s", &action);
      g_ptr_array_add (actions, action);
    }
  g_ptr_array_add (actions, NULL);
  joined = g_strjoinv (" ", (char **) actions->pdata);
  g_assert_cmpstr (joined, ==, "win.undo-edit win.show-date history.only-author history.copy");
  gtk_popover_popdown (found->pdata[0]);
  gtk_widget_activate_action (find (fixture, "list"), "history.only-author", "s", "Coordinator");
  wait_until (n_entries (fixture) == 1);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
#define ADD(path, func) g_test_add ("/history/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("tells-what-was-done", test_tells_what_was_done);
  ADD ("nothing-yet", test_nothing_yet);
  ADD ("any-edit-can-be-taken-back", test_any_edit_can_be_taken_back);
  ADD ("taken-back-is-marked", test_taken_back_is_marked);
  ADD ("import-is-one-entry", test_import_is_one_entry);
  ADD ("long-edit-shows-its-beginning", test_long_edit_shows_its_beginning);
  ADD ("filters", test_filters);
  ADD ("of-one-row", test_history_of_one_row);
  ADD ("days-can-be-chosen", test_days_can_be_chosen);
  ADD ("reads-on-and-stays-put", test_reads_on_and_stays_put);
  ADD ("the-past-says-so", test_the_past_says_so);
  ADD ("fits-a-narrow-window", test_fits_a_narrow_window);
  ADD ("buttons-are-named", test_buttons_are_named);
  ADD ("newest-stay-in-sight", test_newest_stay_in_sight);
  ADD ("focus-stays", test_focus_stays);
  ADD ("menu", test_menu);
  return g_test_run ();
}
