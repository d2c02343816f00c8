/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The goals view in a window, on an empty plan or the starter plan. */

#include <adwaita.h>

#include "model/cordon-starter.h"
#include "model/plan-fixture.h"
#include "views/goals/cordon-goals-view.h"
#include "views/goals/cordon-item-page.h"
#include "support/cordon-wait.h"

typedef struct
{
  Fixture plan;
  GtkWidget *window;
  GtkWidget *view;
} Shown;

/* The first widget below of a type, and of a name if one is given, that can be seen. */
static inline GtkWidget *
find (GtkWidget *widget, GType type, const char *name)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (!gtk_widget_get_child_visible (child) || !gtk_widget_get_visible (child))
        continue;
      if (g_type_is_a (G_OBJECT_TYPE (child), type)
          && (name == NULL || g_strcmp0 (gtk_widget_get_name (child), name) == 0))
        return child;
      found = find (child, type, name);
      if (found != NULL)
        return found;
    }
  return NULL;
}

#define FIND(shown, TYPE, name) find ((shown)->view, (TYPE), (name))

static inline void
show_plan (Shown *shown, int width)
{
  shown->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (shown->window), width, 700);
  shown->view = g_object_ref_sink (cordon_goals_view_new (shown->plan.plan));
  gtk_window_set_child (GTK_WINDOW (shown->window), shown->view);
  gtk_window_present (GTK_WINDOW (shown->window));
  settle ();
}

static inline void
set_up_empty (Shown *shown, gconstpointer data)
{
  set_up (&shown->plan, NULL);
  show_plan (shown, 1000);
}

static inline void
set_up_starter (Shown *shown, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CordonDraft *draft;

  set_up (&shown->plan, NULL);
  draft = cordon_starter_draft (&error);
  g_assert_no_error (error);
  commit (shown->plan.plan, draft);
  show_plan (shown, 1000);
  wait_until (cordon_goals_view_get_chosen (CORDON_GOALS_VIEW (shown->view)) != NULL);
}

static inline void
take_down (Shown *shown, gconstpointer data)
{
  gpointer page = find (shown->view, CORDON_TYPE_ITEM_PAGE, NULL);

  if (page != NULL)
    g_object_add_weak_pointer (page, &page);
  gtk_window_destroy (GTK_WINDOW (shown->window));
  settle ();
  /* An answer that is still under way may hold a part of it. */
  wait_until (G_OBJECT (shown->view)->ref_count == 1);
  g_assert_finalize_object (shown->view);
  wait_until (page == NULL);
  tear_down (&shown->plan, NULL);
}

static inline gint64
position (Shown *shown)
{
  return cordon_ledger_get_position (shown->plan.ledger);
}

static inline void
undo (Shown *shown)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_await_undo (shown->plan.ledger, &error);

  g_assert_no_error (error);
}

static inline char *
chosen_id (Shown *shown)
{
  return g_strdup (cordon_goals_view_get_chosen (CORDON_GOALS_VIEW (shown->view)));
}

static inline CordonItemPage *
item_page (Shown *shown)
{
  return CORDON_ITEM_PAGE (FIND (shown, CORDON_TYPE_ITEM_PAGE, NULL));
}

static inline const char *
chosen_text (Shown *shown, const char *field)
{
  CordonItemPage *page = item_page (shown);
  CordonRecord *item = page != NULL ? cordon_item_page_get_item (page) : NULL;

  return item != NULL ? cordon_record_get_text (item, field) : NULL;
}

static inline void
act (Shown *shown, const char *action)
{
  g_assert_true (gtk_widget_activate_action (shown->view, action, NULL));
}

static inline void
choose (Shown *shown, const char *kind, const char *key)
{
  g_autofree char *id = cordon_starter_id (kind, key);

  g_assert_true (cordon_goals_view_reveal (shown->view, kind, id));
}

static inline gboolean
is_chosen (Shown *shown, const char *code)
{
  return g_strcmp0 (chosen_text (shown, "code"), code) == 0;
}

static inline void
make_goal_and_initiative (Shown *shown)
{
  act (shown, "goals.add-goal");
  wait_until (g_strcmp0 (chosen_text (shown, "kind"), "goal") == 0);
  act (shown, "goals.add");
  wait_until (g_strcmp0 (chosen_text (shown, "kind"), "initiative") == 0);
}
