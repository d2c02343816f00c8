/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands around the views: the welcome page's recent plans, the preferences, a notice, and what is under way. */

#include "app-test.h"

#include "app/cordon-preferences.h"
#include "app/cordon-recent.h"

static GtkWidget *
find_by_type (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_recent (void)
{
  g_autofree char *path = in_folder ("Lately.cordon");
  g_autoptr (GSettings) settings = g_settings_new (CORDON_APP_ID);
  CordonWindow *window = show_plan ("Lately.cordon", CORDON_BEGIN_EMPTY);
  GtkWidget *row;

  close_window (window);
  window = show_window ();
  row = find_by_type (GTK_WIDGET (window->welcome), ADW_TYPE_ACTION_ROW);
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Lately");
  g_assert_true (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), folder) != NULL);

  /* Opened in the window that asks, as no plan is open there */
  gtk_widget_activate_action (GTK_WIDGET (window), "app.open-recent", "s", path);
  wait_until (cordon_window_get_plan (window) != NULL);
  g_assert_cmpstr (cordon_window_get_path (window), ==, path);
  close_window (window);

  window = show_window ();
  gtk_widget_activate_action (GTK_WIDGET (window->welcome), "welcome.remove-recent", "s", path);
  run_idle ();
  row = find_by_type (GTK_WIDGET (window->welcome), ADW_TYPE_ACTION_ROW);
  g_assert_true (row == NULL || g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Lately") != 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  close_window (window);
}

static AdwComboRow *
find_combo (GtkWidget *widget, const char *title)
{
  if (ADW_IS_COMBO_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return ADW_COMBO_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwComboRow *found = find_combo (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_preferences (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (CORDON_IS_PREFERENCES (toplevel))
        return toplevel;
    }
  return NULL;
}

static void
test_preferences (void)
{
  g_autoptr (GSettings) settings = g_settings_new (CORDON_APP_ID);
  g_autofree char *appearance = NULL;
  g_autofree char *language = NULL;
  GtkWidget *preferences;
  AdwComboRow *month, *style, *tongue;

  cordon_preferences_present (NULL);
  preferences = find_preferences ();
  g_assert_nonnull (preferences);
  month = find_combo (preferences, "Fiscal Year Begins In");
  style = find_combo (preferences, "Appearance");
  tongue = find_combo (preferences, "Language");
  g_assert_nonnull (month);
  g_assert_nonnull (style);
  g_assert_nonnull (tongue);

  g_assert_cmpuint (adw_combo_row_get_selected (month), ==, 9);
  adw_combo_row_set_selected (month, 0);
  g_assert_cmpint (g_settings_get_int (settings, "first-month"), ==, 1);
  g_settings_reset (settings, "first-month");
  g_assert_cmpuint (adw_combo_row_get_selected (month), ==, 9);

  adw_combo_row_set_selected (style, 2);
  appearance = g_settings_get_string (settings, "appearance");
  g_assert_cmpstr (appearance, ==, "dark");
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_settings_reset (settings, "appearance");
  g_assert_false (adw_style_manager_get_dark (adw_style_manager_get_default ()));

  /* The desktop's comes first, then English, then what there is a catalogue for. */
  g_assert_cmpuint (adw_combo_row_get_selected (tongue), ==, 0);
  adw_combo_row_set_selected (tongue, 2);
  language = g_settings_get_string (settings, "language");
  g_assert_cmpstr (language, ==, "es");
  g_settings_reset (settings, "language");

  gtk_window_destroy (GTK_WINDOW (preferences));
  run_idle ();
}

static void
test_notice (void)
{
  CordonNotice *notice = g_object_ref_sink (g_object_new (CORDON_TYPE_NOTICE, NULL));

  g_assert_null (cordon_notice_get_title (notice));
  cordon_notice_set_title (notice, "This plan can be read and not changed.");
  g_assert_cmpstr (cordon_notice_get_title (notice), ==, "This plan can be read and not changed.");
  cordon_notice_set_title (notice, NULL);
  g_assert_null (cordon_notice_get_title (notice));
  g_assert_finalize_object (notice);
}

static void
test_work (void)
{
  GtkWidget *window = gtk_window_new ();
  CordonWork *work = g_object_new (CORDON_TYPE_WORK, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GtkWidget *button, *label;
  guint first, second;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (work));
  gtk_window_present (GTK_WINDOW (window));
  label = find_by_type (GTK_WIDGET (work), GTK_TYPE_LABEL);
  button = find_by_type (GTK_WIDGET (work), GTK_TYPE_BUTTON);

  /* What is done at once shows nothing. */
  first = cordon_work_begin (work, "Opening…", NULL);
  run_idle ();
  g_assert_false (gtk_widget_get_mapped (label));
  cordon_work_end (work, first);

  first = cordon_work_begin (work, "Opening…", cancellable);
  wait_until (gtk_widget_get_mapped (label));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "Opening…");
  g_assert_true (gtk_widget_get_visible (button));

  /* The latest is shown, and what cannot be stopped offers no way to stop it. */
  second = cordon_work_begin (work, "Saving…", NULL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "Saving…");
  g_assert_false (gtk_widget_get_visible (button));
  cordon_work_end (work, second);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "Opening…");

  g_signal_emit_by_name (button, "clicked");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  cordon_work_end (work, first);
  g_assert_false (gtk_widget_get_mapped (label));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  cordon_locale_init ();
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pieces/recent", test_recent);
  g_test_add_func ("/pieces/preferences", test_preferences);
  g_test_add_func ("/pieces/notice", test_notice);
  g_test_add_func ("/pieces/work", test_work);
  return run_app_tests ();
}
