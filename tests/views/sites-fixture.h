/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A view of sites in a window, over a plan for one test, and how a test finds what is in it. */

#include <adwaita.h>

#include "kit/cordon-field-row.h"
#include "model/cordon-intents.h"
#include "model/cordon-starter.h"
#include "model/plan-fixture.h"
#include "views/shared/cordon-site-card.h"
#include "views/shared/cordon-site-dialog.h"
#include "support/cordon-wait.h"

typedef struct
{
  Fixture plan;
  GtkWidget *window;
  GtkWidget *view;
  char *done; /* what the last toast said */
} Shown;

typedef GtkWidget *(*CreateView) (CordonPlan *plan);

/* The first widget below of a type, and of a name if one is given, that can be seen. */
G_GNUC_UNUSED static GtkWidget *
find (GtkWidget *widget, GType type, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (!gtk_widget_get_child_visible (child) || !gtk_widget_get_visible (child))
        continue;
      if (g_type_is_a (G_OBJECT_TYPE (child), type)
          && (name == NULL || g_strcmp0 (gtk_widget_get_name (child), name) == 0
              || (CORDON_IS_FIELD_ROW (child)
                  && g_strcmp0 (cordon_field_row_get_name (CORDON_FIELD_ROW (child)), name) == 0)))
        return child;
      found = find (child, type, name);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
on_done (GSimpleAction *action, GVariant *target, Shown *shown)
{
  const char *sentence;

  g_variant_get (target, "(&sx)", &sentence, NULL);
  g_free (shown->done);
  shown->done = g_strdup (sentence);
}

G_GNUC_UNUSED static void
show_view (Shown *shown, CreateView create, int width)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) done = g_simple_action_new ("report-done", G_VARIANT_TYPE ("(sx)"));

  g_signal_connect (done, "activate", G_CALLBACK (on_done), shown);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (done));
  shown->view = g_object_ref_sink (create (shown->plan.plan));
  shown->window = gtk_window_new ();
  gtk_widget_insert_action_group (shown->window, "win", G_ACTION_GROUP (group));
  gtk_window_set_default_size (GTK_WINDOW (shown->window), width, 700);
  gtk_window_set_child (GTK_WINDOW (shown->window), shown->view);
  gtk_window_present (GTK_WINDOW (shown->window));
  wait_until (gtk_widget_get_width (shown->view) > 0);
  settle ();
}

G_GNUC_UNUSED static void
commit_starter (Shown *shown)
{
  g_autoptr (GError) error = NULL;
  CordonDraft *draft = cordon_starter_draft (&error);

  g_assert_no_error (error);
  commit (shown->plan.plan, draft);
}

G_GNUC_UNUSED static void
take_down (Shown *shown, gconstpointer data)
{
  gpointer card = find (shown->view, CORDON_TYPE_SITE_CARD, NULL);

  if (card != NULL)
    g_object_add_weak_pointer (card, &card);
  gtk_window_destroy (GTK_WINDOW (shown->window));
  settle ();
  /* An answer that is still under way may hold a part of it. */
  wait_until (G_OBJECT (shown->view)->ref_count == 1);
  g_assert_finalize_object (shown->view);
  wait_until (card == NULL);
  g_free (shown->done);
  tear_down (&shown->plan, NULL);
}

/* The dialog that is open for the window */
G_GNUC_UNUSED static CordonSiteDialog *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (CORDON_IS_SITE_DIALOG (toplevel))
        return CORDON_SITE_DIALOG (toplevel);
    }
  return NULL;
}

/* Types into a field of a form and leaves it. */
G_GNUC_UNUSED static void
type (GtkWidget *row, const char *text)
{
  g_assert_nonnull (row);
  cordon_field_row_type (CORDON_FIELD_ROW (row), text);
  cordon_field_row_flush (CORDON_FIELD_ROW (row));
}

G_GNUC_UNUSED static void
undo (Shown *shown)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_await_undo (shown->plan.ledger, &error);

  g_assert_no_error (error);
}
