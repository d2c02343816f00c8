/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two panes that fold into one where there is no room, and the way between them. */

#include "kit/cordon-split.h"
#include "kit/cordon-toolkit.h"

#include <locale.h>

typedef struct
{
  GtkWidget *window;
  CordonSplit *split;
  GtkWidget *sidebar;
  GtkWidget *content;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gtk_window_new ();
  fixture->split = CORDON_SPLIT (cordon_split_new ());
  fixture->sidebar = gtk_button_new_with_label ("List");
  fixture->content = gtk_button_new_with_label ("Page");
  gtk_widget_set_size_request (fixture->sidebar, 200, 100);
  gtk_widget_set_size_request (fixture->content, 300, 100);
  /* In whichever order they come, the sidebar stands first. */
  cordon_split_set_content (fixture->split, fixture->content);
  cordon_split_set_sidebar (fixture->split, fixture->sidebar);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->split));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->split), (gpointer *) &fixture->split);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->split != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
show (Fixture *fixture, int width, gboolean folded)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 300);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (fixture->split)) || cordon_split_get_folded (fixture->split) != folded
         || gtk_widget_get_width (fixture->window) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_beside (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t sidebar, content;

  show (fixture, 800, FALSE);
  g_assert_true (gtk_widget_get_child_visible (fixture->sidebar));
  g_assert_true (gtk_widget_get_child_visible (fixture->content));
  g_assert_true (gtk_widget_compute_bounds (fixture->sidebar, GTK_WIDGET (fixture->split), &sidebar));
  g_assert_true (gtk_widget_compute_bounds (fixture->content, GTK_WIDGET (fixture->split), &content));
  g_assert_cmpfloat (sidebar.origin.x, <, content.origin.x);
}

/* From right to left, the sidebar stands at the right, in whichever order the two came. */
static void
test_mirrored (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t sidebar, content;
  GtkWidget *other = gtk_button_new_with_label ("Another page");

  gtk_widget_set_direction (gtk_widget_get_first_child (GTK_WIDGET (fixture->split)), GTK_TEXT_DIR_RTL);
  gtk_widget_set_size_request (other, 300, 100);
  for (int i = 0; i < 2; i++)
    {
      show (fixture, 800, FALSE);
      g_assert_true (gtk_widget_compute_bounds (fixture->sidebar, GTK_WIDGET (fixture->split), &sidebar));
      g_assert_true (
          gtk_widget_compute_bounds (cordon_split_get_content (fixture->split), GTK_WIDGET (fixture->split), &content));
      g_assert_cmpfloat (sidebar.origin.x, >, content.origin.x);
      if (i > 0)
        break;
      cordon_split_set_content (fixture->split, other);
      while (!gtk_widget_get_mapped (other) || gtk_widget_get_width (other) == 0)
        g_main_context_iteration (NULL, TRUE);
    }
}

static void
on_notify (int *n_notified)
{
  (*n_notified)++;
}

static void
test_folded (Fixture *fixture, gconstpointer data)
{
  int n_notified = 0;

  show (fixture, 320, TRUE);
  g_assert_false (cordon_split_get_show_content (fixture->split));
  g_assert_true (gtk_widget_get_child_visible (fixture->sidebar));

  g_signal_connect_swapped (fixture->split, "notify::show-content", G_CALLBACK (on_notify), &n_notified);
  cordon_split_set_show_content (fixture->split, TRUE);
  g_assert_cmpint (n_notified, ==, 1);
  while (!gtk_widget_get_mapped (fixture->content))
    g_main_context_iteration (NULL, TRUE);
  cordon_split_set_show_content (fixture->split, TRUE);
  g_assert_cmpint (n_notified, ==, 1);
}

static void
test_replace (Fixture *fixture, gconstpointer data)
{
  GtkWidget *other = gtk_label_new ("Another page");

  cordon_split_set_content (fixture->split, other);
  g_assert_true (cordon_split_get_content (fixture->split) == other);
  g_assert_nonnull (gtk_widget_get_parent (other));
  cordon_split_set_content (fixture->split, NULL);
  g_assert_null (cordon_split_get_content (fixture->split));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
  g_test_add ("/split/beside", Fixture, NULL, set_up, test_beside, tear_down);
  g_test_add ("/split/mirrored", Fixture, NULL, set_up, test_mirrored, tear_down);
  g_test_add ("/split/folded", Fixture, NULL, set_up, test_folded, tear_down);
  g_test_add ("/split/replace", Fixture, NULL, set_up, test_replace, tear_down);
  return g_test_run ();
}
