/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The quarter's round as a person uses it: opening, what is owed, publishing, closing; that it fits a narrow window and
 * is gone when it is closed. */

#include <adwaita.h>

#include "kit/cordon-toolkit.h"
#include "model/cordon-starter.h"
#include "model/plan-fixture.h"
#include "views/goals/cordon-round-page.h"
#include "support/cordon-wait.h"

typedef struct
{
  Fixture plan;
  GtkWidget *window;
  GtkWidget *page;
  char *shown; /* "kind/id" of what the window was asked to show */
} Shown;

static void
show_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Shown *shown = data;
  const char *kind, *id;

  g_variant_get (parameter, "(&s&s)", &kind, &id);
  g_free (shown->shown);
  shown->shown = g_strconcat (kind, "/", id, NULL);
}

static void
show_page (Shown *shown)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) show = g_simple_action_new ("show", G_VARIANT_TYPE ("(ss)"));

  shown->window = gtk_window_new ();
  g_signal_connect (show, "activate", G_CALLBACK (show_action), shown);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (show));
  gtk_widget_insert_action_group (shown->window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (GTK_WINDOW (shown->window), 360, 700);
  shown->page = g_object_ref_sink (cordon_round_page_new (shown->plan.plan));
  gtk_window_set_child (GTK_WINDOW (shown->window), shown->page);
  gtk_window_present (GTK_WINDOW (shown->window));
  settle ();
}

static void
set_up_starter (Shown *shown, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CordonDraft *draft;

  set_up (&shown->plan, NULL);
  draft = cordon_starter_draft (&error);
  g_assert_no_error (error);
  commit (shown->plan.plan, draft);
  show_page (shown);
}

static void
set_up_empty (Shown *shown, gconstpointer data)
{
  set_up (&shown->plan, NULL);
  show_page (shown);
}

static void
take_down (Shown *shown, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  settle ();
  wait_until (G_OBJECT (shown->page)->ref_count == 1);
  g_assert_finalize_object (shown->page);
  g_free (shown->shown);
  tear_down (&shown->plan, NULL);
}

/* What can be read in a label or on a button that shows */
static gboolean
says (GtkWidget *widget, const char *words)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return FALSE;
  if (text != NULL && strstr (text, words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (says (child, words))
        return TRUE;
    }
  return FALSE;
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_way (Shown *shown, gconstpointer data)
{
  GtkWidget *list = find (find (shown->page, ADW_TYPE_CLAMP_SCROLLABLE), GTK_TYPE_LIST_VIEW);
  GListModel *rows;
  CordonDraft *draft;
  const char *id;
  int minimum;

  wait_until (says (shown->page, "FY2026 Q1 has not been opened."));
  g_assert_true (gtk_widget_activate_action (shown->page, "round.open", NULL));
  wait_until (says (shown->page, "FY2026 Q1 is open."));
  wait_until (says (shown->page, "0 of 16 updates are published."));
  rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 16);
  gtk_widget_measure (shown->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);

  /* A line leads to the update that was begun for it. */
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_true (g_str_has_prefix (shown->shown, "status_update/"));
  id = shown->shown + strlen ("status_update/");
  draft = cordon_draft_new ("Publish update");
  cordon_draft_set_text (draft, "status_update", id, "rag", "green");
  cordon_draft_set_text (draft, "status_update", id, "published_on", "2026-02-27");
  commit (shown->plan.plan, draft);
  wait_until (says (shown->page, "1 of 16 updates are published. 1 of them came late."));
  wait_until (says (list, "3 days late"));

  g_assert_true (gtk_widget_activate_action (shown->page, "round.close", NULL));
  wait_until (says (shown->page, "FY2026 Q1 was closed on 10 Feb 2026."));
  g_assert_true (gtk_widget_activate_action (shown->page, "round.reopen", NULL));
  wait_until (says (shown->page, "FY2026 Q1 is open."));
}

static void
test_nothing_to_ask_for (Shown *shown, gconstpointer data)
{
  wait_until (says (shown->page, "No Initiatives Yet"));
  gtk_widget_activate_action (shown->page, "round.open", NULL);
  settle ();
  g_assert_cmpint (cordon_ledger_get_position (shown->plan.ledger), ==, 0);
}

#define ADD(path, set, test) g_test_add ("/round-page/" path, Shown, NULL, set, test, take_down)

int
main (int argc, char *argv[])
{
  g_setenv ("CORDON_TODAY", "2026-02-10", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
  ADD ("way", set_up_starter, test_way);
  ADD ("nothing-to-ask-for", set_up_empty, test_nothing_to_ask_for);
  return g_test_run ();
}
