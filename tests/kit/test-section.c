/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list with its heading: the way to add is there both with items and without. */

#include "kit/cordon-section.h"
#include "kit/cordon-toolkit.h"

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gtk_string_object_get_string (item));
  return row;
}

static void
count_up (CordonSection *section, int *count)
{
  (*count)++;
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) && gtk_widget_is_visible (child) ? child : find_button (child);

      if (found != NULL && gtk_widget_get_visible (child))
        return found;
    }
  return NULL;
}

static void
test_add (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *section = cordon_section_new ("Milestones", "Add Milestone", "A milestone is a step with a date.");
  GtkStringList *model = gtk_string_list_new (NULL);
  int added = 0;

  gtk_window_set_child (GTK_WINDOW (window), section);
  g_signal_connect (section, "add", G_CALLBACK (count_up), &added);
  cordon_section_set_model (CORDON_SECTION (section), G_LIST_MODEL (model), make_row, NULL, NULL);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpuint (cordon_section_get_count (CORDON_SECTION (section)), ==, 0);
  g_signal_emit_by_name (find_button (section), "clicked");
  g_assert_cmpint (added, ==, 1);

  gtk_string_list_append (model, "One");
  g_assert_cmpuint (cordon_section_get_count (CORDON_SECTION (section)), ==, 1);
  gtk_test_accessible_assert_property (find_button (section), GTK_ACCESSIBLE_PROPERTY_LABEL, "Add Milestone");
  g_signal_emit_by_name (find_button (section), "clicked");
  g_assert_cmpint (added, ==, 2);

  cordon_section_set_can_add (CORDON_SECTION (section), FALSE);
  g_assert_null (find_button (section));
  g_object_ref (section);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (section);
  g_assert_finalize_object (model);
}

/* A long list begins with its first rows, still says how many there are, and goes on when asked. */
static void
test_limit (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *section = cordon_section_new ("Due", NULL, "Nothing is due.");
  GtkStringList *model = gtk_string_list_new ((const char *const[]){"One", "Two", "Three", NULL});
  GtkListBox *list = cordon_section_get_list (CORDON_SECTION (section));

  gtk_window_set_child (GTK_WINDOW (window), section);
  cordon_section_set_limit (CORDON_SECTION (section), 2);
  cordon_section_set_model (CORDON_SECTION (section), G_LIST_MODEL (model), make_row, NULL, NULL);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 1));
  g_assert_null (gtk_list_box_get_row_at_index (list, 2));
  g_assert_cmpuint (cordon_section_get_count (CORDON_SECTION (section)), ==, 3);

  g_signal_emit_by_name (find_button (section), "clicked");
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 2));
  g_assert_cmpuint (cordon_section_get_limit (CORDON_SECTION (section)), ==, 0);
  g_assert_null (find_button (section));

  g_object_ref (section);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (section);
  g_assert_finalize_object (model);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
  g_test_add_func ("/section/add", test_add);
  g_test_add_func ("/section/limit", test_limit);
  return g_test_run ();
}
