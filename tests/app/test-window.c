/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window: what it shows without and with a plan, that edits can be taken back, that errors are told in the right
 * way, and that it goes away whole. */

#include "app-test.h"

#include <glib/gstdio.h>

#include "app/cordon-views.h"
#include "base/cordon-error.h"
#include "base/cordon-text.h"

/* Every button of the window can be read out. */
static void
assert_buttons_named (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget))
    {
      const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;
      gboolean of_another = gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL
                            || (GTK_IS_BUTTON (widget) && GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
                            || GTK_IS_DROP_DOWN (gtk_widget_get_parent (widget))
                            || gtk_widget_get_ancestor (widget, GTK_TYPE_SEARCH_BAR) != NULL;

      if (!of_another && (label == NULL || *label == '\0'))
        {
          if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
            g_error ("a %s has no name: “%s”", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_tooltip_text (widget));
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_get_visible (child))
        assert_buttons_named (child);
    }
}

static void
test_welcome (void)
{
  CordonWindow *window = show_window ();

  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->stack), ==, "welcome");
  g_assert_null (cordon_window_get_path (window));
  assert_buttons_named (GTK_WIDGET (window));
  g_assert_false (gtk_widget_get_sensitive (window->undo));
  g_assert_false (gtk_widget_get_sensitive (window->redo));
  close_window (window);
}

static int
minimum_width (CordonWindow *window)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
test_narrow (void)
{
  CordonWindow *window = show_window ();

  g_assert_cmpint (minimum_width (window), <=, 360);
  close_window (window);

  window = show_plan ("narrow.cordon", CORDON_BEGIN_STARTER);
  g_assert_cmpint (minimum_width (window), <=, 360);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  wait_until (cordon_split_get_folded (window->split));
  g_assert_cmpint (minimum_width (window), <=, 360);
  g_assert_true (cordon_split_get_show_content (window->split));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_false (cordon_split_get_show_content (window->split));
  close_window (window);
}

static void
test_report_kinds (void)
{
  static const struct
  {
    CordonError code;
    CordonReport report;
  } expected[] = {
      {CORDON_ERROR_NOT_FOUND, CORDON_REPORT_TOAST}, {CORDON_ERROR_INVALID, CORDON_REPORT_TOAST},
      {CORDON_ERROR_CONFLICT, CORDON_REPORT_TOAST},  {CORDON_ERROR_TOO_NEW, CORDON_REPORT_DIALOG},
      {CORDON_ERROR_CORRUPT, CORDON_REPORT_DIALOG},  {CORDON_ERROR_LOCKED, CORDON_REPORT_DIALOG},
      {CORDON_ERROR_NO_SPACE, CORDON_REPORT_DIALOG}, {CORDON_ERROR_READ_ONLY, CORDON_REPORT_DIALOG},
      {CORDON_ERROR_FAILED, CORDON_REPORT_DIALOG},
  };
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
  g_autoptr (GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "failed");

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (CORDON_ERROR, expected[i].code, "so it is");

      g_assert_cmpint (cordon_window_report_kind (error), ==, expected[i].report);
    }
  g_assert_cmpint (cordon_window_report_kind (cancelled), ==, CORDON_REPORT_SILENT);
  g_assert_cmpint (cordon_window_report_kind (foreign), ==, CORDON_REPORT_DIALOG);
}

static void
test_report_shown (void)
{
  CordonWindow *window = show_window ();
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.report", "(sis)", g_quark_to_string (CORDON_ERROR),
                              CORDON_ERROR_INVALID, "That is no date. Nothing was changed.");
  g_assert_null (find_dialog ());

  gtk_widget_activate_action (GTK_WIDGET (window), "win.report", "(sis)", g_quark_to_string (CORDON_ERROR),
                              CORDON_ERROR_NO_SPACE, "The disk is full. Nothing was changed. Make room.");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "The disk is full. Nothing was changed. Make room.");
  gtk_window_close (dialog);
  wait_until (find_dialog () == NULL);
  close_window (window);
}

static void
test_empty_plan (void)
{
  CordonWindow *window = show_plan ("Border work.cordon", CORDON_BEGIN_EMPTY);
  g_autofree char *path = in_folder ("Border work.cordon");

  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Border work");
  g_assert_true (g_str_has_prefix (adw_window_title_get_subtitle (window->title), "Saved · FY"));
  g_assert_null (cordon_notice_get_title (window->read_only_notice));
  g_assert_null (cordon_notice_get_title (window->past_notice));
  assert_buttons_named (GTK_WIDGET (window));
  close_window (window);
}

static CordonDraft *
new_goal (const char *id, const char *title)
{
  CordonDraft *draft = cordon_draft_new ("Add goal");

  cordon_draft_create (draft, "plan_item", id);
  cordon_draft_set_text (draft, "plan_item", id, "kind", "goal");
  cordon_draft_set_text (draft, "plan_item", id, "title", title);
  return draft;
}

static char *
title_of (CordonWindow *window, const char *id)
{
  g_autoptr (CordonQuery) query = cordon_query_new ("plan_item");
  g_autoptr (CordonRows) rows = NULL;
  g_autoptr (GError) error = NULL;

  cordon_query_where_text (query, "id", id);
  rows = cordon_await_rows (cordon_plan_get_ledger (cordon_window_get_plan (window)), query, &error);
  g_assert_no_error (error);
  return rows->rows->len == 0 ? NULL : g_strdup (cordon_row_get_text (rows->rows->pdata[0], "title"));
}

static void
assert_title (CordonWindow *window, const char *id, const char *expected)
{
  g_autofree char *title = title_of (window, id);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_undo (void)
{
  CordonWindow *window = show_plan ("undo.cordon", CORDON_BEGIN_EMPTY);
  g_autofree char *id = cordon_id_new ();
  g_autoptr (CordonChanges) made = NULL;
  g_autoptr (CordonChanges) renamed = NULL;
  CordonDraft *draft;

  g_assert_false (gtk_widget_get_sensitive (window->undo));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (window->undo), ==, "Undo");

  made = commit (window, new_goal (id, "Reduce supply"));
  g_assert_true (gtk_widget_get_sensitive (window->undo));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (window->undo), ==, "Undo: Add goal");
  gtk_test_accessible_assert_property (window->undo, GTK_ACCESSIBLE_PROPERTY_LABEL, "Undo: Add goal");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  wait_until (gtk_widget_get_sensitive (window->redo));
  assert_title (window, id, NULL);
  g_assert_false (gtk_widget_get_sensitive (window->undo));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  wait_until (gtk_widget_get_sensitive (window->undo));
  assert_title (window, id, "Reduce supply");

  /* Any edit, and not the last alone */
  draft = cordon_draft_new ("Rename");
  cordon_draft_set_text (draft, "plan_item", id, "title", "Reduce demand");
  renamed = commit (window, draft);
  draft = cordon_draft_new ("Change");
  cordon_draft_set_text (draft, "plan_item", id, "intent", "Less of it");
  g_object_unref (commit (window, draft));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-edit", "x", cordon_changes_get_position (renamed));
  wait_until (cordon_ledger_get_position (cordon_plan_get_ledger (window->plan))
              >= cordon_changes_get_position (renamed) + 2);
  assert_title (window, id, "Reduce supply");
  close_window (window);
}

/* What was acknowledged is there again, also when the window is closed in the same moment. */
static void
test_reopen (void)
{
  CordonWindow *window = show_plan ("again.cordon", CORDON_BEGIN_EMPTY);
  g_autofree char *path = in_folder ("again.cordon");
  g_autofree char *id = cordon_id_new ();
  g_autoptr (CordonDraft) draft = new_goal (id, "Reduce supply");

  cordon_ledger_commit_async (cordon_plan_get_ledger (window->plan), draft, NULL, NULL, NULL);
  close_window (window);

  window = show_window ();
  cordon_window_begin (window, path, CORDON_BEGIN_OPEN);
  wait_until (cordon_window_get_plan (window) != NULL);
  assert_title (window, id, "Reduce supply");
  g_assert_true (gtk_widget_get_sensitive (window->undo));
  close_window (window);
}

/* A window that is closed while its plan is being opened leaves nothing open. */
static void
test_close_at_once (void)
{
  CordonWindow *window = show_window ();
  g_autofree char *path = in_folder ("at once.cordon");

  cordon_window_begin (window, path, CORDON_BEGIN_STARTER);
  close_window (window);
  run_idle ();
}

static void
test_settings (void)
{
  CordonWindow *window = show_plan ("settings.cordon", CORDON_BEGIN_EMPTY);
  g_autoptr (GSettings) settings = g_settings_new (CORDON_APP_ID);
  g_autofree char *october = g_strdup (adw_window_title_get_subtitle (window->title));

  g_assert_cmpstr (october, ==, "Saved · FY2026 Q1");
  g_settings_set_int (settings, "first-month", 1);
  g_assert_cmpstr (adw_window_title_get_subtitle (window->title), ==, "Saved · FY2025 Q4");
  g_settings_reset (settings, "first-month");
  g_assert_cmpstr (adw_window_title_get_subtitle (window->title), ==, october);

  g_settings_set_string (settings, "author", "Planner");
  g_assert_cmpstr (cordon_ledger_get_author (cordon_plan_get_ledger (window->plan)), ==, "Planner");
  g_settings_reset (settings, "author");
  close_window (window);
}

static void
test_past (void)
{
  CordonWindow *window = show_plan ("past.cordon", CORDON_BEGIN_EMPTY);
  CordonPlan *present = cordon_window_get_plan (window);
  g_autofree char *id = cordon_id_new ();
  g_autoptr (CordonChanges) made = commit (window, new_goal (id, "Reduce supply"));
  CordonDraft *draft = cordon_draft_new ("Rename");

  cordon_draft_set_text (draft, "plan_item", id, "title", "Reduce demand");
  g_object_unref (commit (window, draft));

  /* From history, which the past doesn't have, one comes to a view of the plan. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "history");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->views), ==, "history");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-date", "x", cordon_changes_get_at (made));
  wait_until (cordon_window_get_plan (window) != present);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->views), !=, "history");
  assert_title (window, id, "Reduce supply");
  g_assert_nonnull (cordon_notice_get_title (window->past_notice));
  g_assert_false (gtk_widget_get_sensitive (window->undo));
  g_assert_false (gtk_widget_get_sensitive (window->search_button));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.now", NULL);
  g_assert_true (cordon_window_get_plan (window) == present);
  assert_title (window, id, "Reduce demand");
  g_assert_null (cordon_notice_get_title (window->past_notice));
  g_assert_true (gtk_widget_get_sensitive (window->undo));

  /* The window can be closed while it is on a past date. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-date", "x", cordon_changes_get_at (made));
  wait_until (cordon_window_get_plan (window) != present);
  close_window (window);
}

/* A copy is a plan of its own; what is open stays open. */
static void
test_save_copy (void)
{
  CordonWindow *window = show_plan ("original.cordon", CORDON_BEGIN_EMPTY);
  CordonWindow *other;
  g_autofree char *copy = in_folder ("copy.cordon");
  g_autofree char *id = cordon_id_new ();
  CordonDraft *draft;

  g_object_unref (commit (window, new_goal (id, "Reduce supply")));
  cordon_window_save_copy_to (window, copy);
  wait_until (g_file_test (copy, G_FILE_TEST_IS_REGULAR));

  other = show_window ();
  cordon_window_begin (other, copy, CORDON_BEGIN_OPEN);
  wait_until (cordon_window_get_plan (other) != NULL);
  assert_title (other, id, "Reduce supply");
  draft = cordon_draft_new ("Rename");
  cordon_draft_set_text (draft, "plan_item", id, "title", "Reduce demand");
  g_object_unref (commit (other, draft));
  assert_title (window, id, "Reduce supply");
  close_window (other);
  close_window (window);
}

/* A file that is taken away under the window: it says so, and what it shows can be saved. */
static void
test_lost_file (void)
{
  CordonWindow *window = show_plan ("lost.cordon", CORDON_BEGIN_EMPTY);
  g_autofree char *path = in_folder ("lost.cordon");
  g_autofree char *moved = in_folder ("moved.cordon");
  g_autofree char *copy = in_folder ("saved.cordon");
  g_autofree char *id = cordon_id_new ();

  g_assert_null (cordon_notice_get_title (window->lost_notice));
  g_assert_cmpint (g_rename (path, moved), ==, 0);
  wait_until (cordon_notice_get_title (window->lost_notice) != NULL);

  /* Back in its place, all is well again. */
  g_assert_cmpint (g_rename (moved, path), ==, 0);
  wait_until (cordon_notice_get_title (window->lost_notice) == NULL);

  g_object_unref (commit (window, new_goal (id, "Reduce supply")));
  g_assert_cmpint (g_unlink (path), ==, 0);
  wait_until (cordon_notice_get_title (window->lost_notice) != NULL);
  cordon_window_save_copy_to (window, copy);
  wait_until (g_file_test (copy, G_FILE_TEST_IS_REGULAR));

  /* Nobody closes it without being asked. */
  gtk_window_close (GTK_WINDOW (window));
  wait_until (find_dialog () != NULL);
  gtk_window_close (find_dialog ());
  wait_until (find_dialog () == NULL);
  g_assert_false (window->closing);
  window->leave_lost = TRUE;
  close_window (window);

  window = show_window ();
  cordon_window_begin (window, copy, CORDON_BEGIN_OPEN);
  wait_until (cordon_window_get_plan (window) != NULL);
  assert_title (window, id, "Reduce supply");
  close_window (window);
}

static void
test_foreign_file (void)
{
  CordonWindow *window = show_window ();
  g_autofree char *path = in_folder ("notes.cordon");
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (path, "Groceries: milk, bread", -1, NULL));
  cordon_window_begin (window, path, CORDON_BEGIN_OPEN);
  wait_until (cordon_window_get_path (window) == NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->stack), ==, "welcome");
  /* Nothing is at stake: the person can go on and open another. */
  g_assert_null (find_dialog ());
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "Groceries: milk, bread");
  close_window (window);
}

static void
test_marking (void)
{
  CordonWindow *window = show_plan ("marked.cordon", CORDON_BEGIN_EMPTY);
  g_autofree char *id = cordon_id_new ();
  CordonDraft *draft = new_goal (id, "Reduce supply");

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->marking_above)));
  cordon_draft_set_text (draft, "plan_item", id, "tlp", "AMBER");
  g_object_unref (commit (window, draft));
  wait_until (gtk_widget_get_visible (GTK_WIDGET (window->marking_above)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->marking_below)));
  g_assert_cmpstr (gtk_label_get_label (window->marking_above), ==, "TLP:AMBER");

  /* A stricter mark counts, and follows where it stands already. */
  draft = cordon_draft_new ("Mark");
  cordon_draft_set_text (draft, "plan_item", id, "tlp", "RED");
  g_object_unref (commit (window, draft));
  wait_until (g_str_equal (gtk_label_get_label (window->marking_above), "TLP:RED"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (window->marking_below), "tlp-red"));

  draft = cordon_draft_new ("Mark");
  cordon_draft_set_text (draft, "plan_item", id, "tlp", NULL);
  g_object_unref (commit (window, draft));
  wait_until (!gtk_widget_get_visible (GTK_WIDGET (window->marking_above)));
  close_window (window);
}

static void
test_find (void)
{
  CordonWindow *window = show_plan ("find.cordon", CORDON_BEGIN_STARTER);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  g_assert_true (gtk_search_bar_get_search_mode (window->search_bar));
  gtk_editable_set_text (GTK_EDITABLE (window->search_entry), "precursor");
  wait_until (cordon_search_page_get_n_found (window->results) > 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->pages), ==, "results");

  g_assert_true (cordon_search_page_open_first (window->results));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->pages), ==, "views");
  g_assert_false (gtk_search_bar_get_search_mode (window->search_bar));
  close_window (window);
}

static void
test_one_window_a_plan (void)
{
  CordonWindow *window = show_plan ("once.cordon", CORDON_BEGIN_EMPTY);
  g_autofree char *path = in_folder ("once.cordon");
  g_autofree char *link = in_folder ("another name.cordon");
  g_autoptr (GFile) file = NULL;
  guint n = g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));

  /* Two names of one file are one plan. */
  g_assert_cmpint (symlink (path, link), ==, 0);
  file = g_file_new_for_path (link);
  cordon_application_begin (application, NULL, file, CORDON_BEGIN_OPEN);
  run_idle ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==, n);

  /* A new plan never takes the place of one that is open. */
  cordon_application_begin (application, window, file, CORDON_BEGIN_EMPTY);
  run_idle ();
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_nonnull (cordon_window_get_plan (window));
  close_window (window);
}

/* What the person agreed to replace is put into the wastebasket, and not destroyed. */
static void
test_replace (void)
{
  CordonWindow *window = show_window ();
  g_autofree char *path = in_folder ("taken.cordon");
  g_autofree char *trashed = g_build_filename (g_get_user_data_dir (), "Trash", "files", "taken.cordon", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "Groceries: milk, bread", -1, NULL));
  cordon_application_begin (application, window, file, CORDON_BEGIN_EMPTY);
  wait_until (cordon_window_get_plan (window) != NULL);
  g_assert_true (g_file_get_contents (trashed, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "Groceries: milk, bread");
  close_window (window);
}

/* A file that is dropped onto a window without a plan opens there, the next one in a window of its own. */
static void
test_drop (void)
{
  static const char *const names[] = {"dropped.cordon", "dropped too.cordon"};
  CordonWindow *window;
  g_autoptr (GListModel) controllers = NULL;
  g_autoptr (GList) windows = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    close_window (show_plan (names[i], CORDON_BEGIN_EMPTY));

  window = show_window ();
  controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      g_auto (GValue) value = G_VALUE_INIT;
      g_autoslist (GFile) files = NULL;
      gboolean handled = FALSE;

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          g_autofree char *path = in_folder (names[j]);

          files = g_slist_append (files, g_file_new_for_path (path));
        }
      g_value_init (&value, GDK_TYPE_FILE_LIST);
      g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
      g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &handled);
      g_assert_true (handled);
    }
  wait_until (cordon_window_get_plan (window) != NULL);
  /* The list is in the order of use, which changes while one waits. */
  windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (application)));
  g_assert_cmpuint (g_list_length (windows), ==, 2);
  for (GList *l = windows; l != NULL; l = l->next)
    wait_until (cordon_window_get_plan (l->data) != NULL);
}

/* A window that is closed while its size is being worked out goes quietly. */
static void
test_close_amid_layout (void)
{
  CordonWindow *window = show_window ();
  g_autoptr (GdkSurface) surface = g_object_ref (gtk_native_get_surface (GTK_NATIVE (window)));

  gdk_surface_request_layout (surface);
  close_window (window);
  run_idle ();
  g_assert_cmpuint (g_signal_handler_find (surface, G_SIGNAL_MATCH_ID,
                                           g_signal_lookup ("compute-size", GDK_TYPE_TOPLEVEL), 0, NULL, NULL, NULL),
                    ==, 0);
}

/* Follows the one before, which leaves two windows on two plans. */
static void
test_quit (void)
{
  g_autofree char *first = in_folder ("dropped.cordon-wal");

  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==, 2);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  wait_until (gtk_application_get_windows (GTK_APPLICATION (application)) == NULL);
  /* Each was put away whole. */
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
}

/* No view asks for more room than a narrow window has. */
static void
test_narrow_views (void)
{
  CordonWindow *window = show_plan ("narrow views.cordon", CORDON_BEGIN_STARTER);
  guint n;
  const CordonView *views = cordon_views_get (&n);

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  wait_until (cordon_split_get_folded (window->split));
  for (guint i = 0; i < n; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", views[i].id);
      run_idle ();
      if (minimum_width (window) > 360)
        g_error ("%s needs %d pixels", views[i].id, minimum_width (window));
    }
  close_window (window);
}

int
main (int argc, char *argv[])
{
  g_setenv ("CORDON_TODAY", "2025-11-25", TRUE);
  cordon_locale_init ();
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window/welcome", test_welcome);
  g_test_add_func ("/window/narrow", test_narrow);
  g_test_add_func ("/window/report/kinds", test_report_kinds);
  g_test_add_func ("/window/report/shown", test_report_shown);
  g_test_add_func ("/window/plan/empty", test_empty_plan);
  g_test_add_func ("/window/plan/undo", test_undo);
  g_test_add_func ("/window/plan/reopen", test_reopen);
  g_test_add_func ("/window/plan/close-at-once", test_close_at_once);
  g_test_add_func ("/window/plan/settings", test_settings);
  g_test_add_func ("/window/plan/past", test_past);
  g_test_add_func ("/window/plan/save-copy", test_save_copy);
  g_test_add_func ("/window/plan/lost-file", test_lost_file);
  g_test_add_func ("/window/plan/foreign-file", test_foreign_file);
  g_test_add_func ("/window/plan/marking", test_marking);
  g_test_add_func ("/window/plan/find", test_find);
  g_test_add_func ("/window/close-amid-layout", test_close_amid_layout);
  g_test_add_func ("/window/one-a-plan", test_one_window_a_plan);
  g_test_add_func ("/window/replace", test_replace);
  g_test_add_func ("/window/narrow-views", test_narrow_views);
  g_test_add_func ("/window/together/drop", test_drop);
  g_test_add_func ("/window/together/quit", test_quit);
  return run_app_tests ();
}
