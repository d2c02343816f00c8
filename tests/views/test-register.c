/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of the whole plan as a person uses it: the matrix filters the list, what is added is there to be edited;
 * it fits a narrow window and is gone when it is closed. */

#include <adwaita.h>

#include "kit/cordon-split.h"
#include "kit/cordon-toolkit.h"
#include "model/cordon-intents.h"
#include "model/plan-fixture.h"
#include "views/goals/cordon-whole-register.h"
#include "support/cordon-wait.h"

typedef struct
{
  Fixture plan;
  GtkWidget *window;
  GtkWidget *page;
} Shown;

static void
add_risk (Shown *shown, const char *title, int likelihood, int impact)
{
  g_autofree char *id = NULL;
  CordonDraft *draft = cordon_intent_add_register_entry (shown->plan.plan, NULL, NULL, "risk", title, &id);

  cordon_draft_set_integer (draft, "register_entry", id, "likelihood", likelihood);
  cordon_draft_set_integer (draft, "register_entry", id, "impact", impact);
  commit (shown->plan.plan, draft);
}

static void
set_up_two (Shown *shown, gconstpointer data)
{
  set_up (&shown->plan, NULL);
  add_risk (shown, "The examiner leaves", 4, 5);
  add_risk (shown, "The form changes", 1, 1);
  shown->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (shown->window), 900, 700);
  shown->page = g_object_ref_sink (cordon_whole_register_new (shown->plan.plan));
  gtk_window_set_child (GTK_WINDOW (shown->window), shown->page);
  gtk_window_present (GTK_WINDOW (shown->window));
  settle ();
}

static void
take_down (Shown *shown, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  settle ();
  wait_until (G_OBJECT (shown->page)->ref_count == 1);
  g_assert_finalize_object (shown->page);
  tear_down (&shown->plan, NULL);
}

static GtkWidget *
find (GtkWidget *widget, GType type, const char *css_class)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type)
                                 && (css_class == NULL || gtk_widget_has_css_class (child, css_class))
                             ? child
                             : find (child, type, css_class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The first cell of the matrix that has a number */
static GtkWidget *
find_counted (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (gtk_widget_has_css_class (child, "matrix-cell") && *gtk_button_get_label (GTK_BUTTON (child)) != '\0')
        return child;
      found = find_counted (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The list beside the matrix, and not one that pops up */
static GtkWidget *
find_list (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (GTK_IS_LIST_VIEW (child))
        return child;
      if (!GTK_IS_POPOVER (child))
        found = find_list (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GListModel *
rows_of (Shown *shown)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (find_list (shown->page))));
}

static void
test_filter_and_add (Shown *shown, gconstpointer data)
{
  GtkWidget *cell;
  wait_until (g_list_model_get_n_items (rows_of (shown)) == 2);
  cell = find_counted (shown->page);
  g_assert_nonnull (cell);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       gtk_widget_has_css_class (cell, "grave")
                                           ? "Likelihood 4, impact 5: 1 open risk"
                                           : "Likelihood 1, impact 1: 1 open risk");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (cell), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (shown)), ==, 1);

  /* What is added is seen, whatever was filtered. */
  g_assert_true (gtk_widget_activate_action (shown->page, "register.add", "s", "dependency"));
  wait_until (g_list_model_get_n_items (rows_of (shown)) == 3);
  settle ();
  {
    GtkSingleSelection *selection = GTK_SINGLE_SELECTION (rows_of (shown));

    g_assert_cmpstr (cordon_record_get_text (gtk_single_selection_get_selected_item (selection), "kind"), ==,
                     "dependency");
  }
  g_assert_true (gtk_widget_activate_action (shown->page, "register.delete", NULL));
  wait_until (g_list_model_get_n_items (rows_of (shown)) == 2);
}

static void
test_narrow (Shown *shown, gconstpointer data)
{
  int minimum;

  gtk_widget_measure (shown->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_set_default_size (GTK_WINDOW (shown->window), 360, 700);
  wait_until (cordon_split_get_folded (CORDON_SPLIT (find (shown->page, CORDON_TYPE_SPLIT, NULL))));
}

#define ADD(path, test) g_test_add ("/whole-register/" path, Shown, NULL, set_up_two, test, take_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
  ADD ("filter-and-add", test_filter_and_add);
  ADD ("narrow", test_narrow);
  return g_test_run ();
}
