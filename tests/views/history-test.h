/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of history share: a plan, the view of its history in a window that keeps what it was asked for, and
 * ways to find what the view shows. */

#include "views/history/cordon-history-view.h"

#include <adwaita.h>

#include "kit/cordon-field-row.h"
#include "kit/cordon-option.h"
#include "model/cordon-plan.h"
#include "support/cordon-await.h"
#include "views/history/cordon-history-page.h"
#include "views/history/cordon-history-row.h"
#include "support/cordon-wait.h"

typedef struct
{
  char *folder;
  CordonLedger *ledger;
  CordonPlan *plan;
  GtkWidget *window;
  GtkWidget *view;
  char *asked; /* the window action that was asked for last, with its target */
} Fixture;

static inline void
run_idle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = cordon_await_folder ();
  path = g_build_filename (fixture->folder, "plan.cordon", NULL);
  fixture->ledger = cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);
  fixture->plan = cordon_plan_new (fixture->ledger);
}

static inline void
on_asked (GSimpleAction *action, GVariant *target, Fixture *fixture)
{
  g_autofree char *text = g_variant_print (target, FALSE);

  g_free (fixture->asked);
  fixture->asked = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), text);
}

static inline void
show (Fixture *fixture, int width)
{
  static const struct
  {
    const char *name;
    const char *type;
  } actions[] = {{"undo-edit", "x"}, {"show-date", "x"}, {"show", "(ss)"}};
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, G_VARIANT_TYPE (actions[i].type));

      g_signal_connect (action, "activate", G_CALLBACK (on_asked), fixture);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  fixture->view = g_object_ref_sink (cordon_history_view_new (fixture->plan));
  fixture->window = adw_window_new ();
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 600);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->view);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (gtk_widget_get_width (fixture->view) > 0);
  run_idle ();
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      run_idle ();
      g_assert_finalize_object (fixture->view);
    }
  g_object_unref (fixture->plan);
  cordon_await_close (fixture->ledger);
  cordon_await_remove (fixture->folder);
  g_free (fixture->asked);
}

static inline gint64
commit (Fixture *fixture, CordonDraft *draft)
{
  g_autoptr (CordonDraft) owned = draft;
  g_autoptr (CordonChanges) changes = cordon_await_commit (fixture->ledger, owned, NULL);

  return cordon_changes_get_position (changes);
}

static inline gint64
add_item (Fixture *fixture, const char *id, const char *code, const char *title)
{
  CordonDraft *draft = cordon_draft_new ("Add initiative");

  cordon_draft_create (draft, "plan_item", id);
  cordon_draft_set_text (draft, "plan_item", id, "kind", "initiative");
  cordon_draft_set_text (draft, "plan_item", id, "code", code);
  cordon_draft_set_text (draft, "plan_item", id, "title", title);
  return commit (fixture, draft);
}

static inline gint64
set_text (Fixture *fixture, const char *id, const char *field, const char *text)
{
  CordonDraft *draft = cordon_draft_new ("Change field");

  cordon_draft_set_text (draft, "plan_item", id, field, text);
  return commit (fixture, draft);
}

#define ITEM "0190f0a0-0000-7000-8000-000000000001"
#define OTHER "0190f0a0-0000-7000-8000-000000000002"

/* Finding */

typedef gboolean (*Matches) (GtkWidget *widget, gconstpointer data);

static inline void
collect (GtkWidget *widget, Matches matches, gconstpointer data, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (matches (widget, data))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, matches, data, found);
}

static inline gboolean
is_label_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static inline guint
count_labels (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (fixture->view, is_label_with, text, found);
  return found->len;
}

static inline gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) type);
}

static inline GPtrArray *
find_all (Fixture *fixture, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (fixture->view, is_of_type, &type, found);
  return found;
}

static inline gboolean
is_named (GtkWidget *widget, gconstpointer id)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0;
}

/* What a template calls @id, in the view or in @below. */
static inline GtkWidget *
find_in (GtkWidget *below, const char *id)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (below, is_named, id, found);
  return found->len > 0 ? found->pdata[0] : NULL;
}

static inline GtkWidget *
find (Fixture *fixture, const char *id)
{
  return find_in (fixture->view, id);
}

static inline GListModel *
entries (Fixture *fixture)
{
  GtkWidget *list = find (fixture, "list");

  return list != NULL ? G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))) : NULL;
}

static inline guint
n_entries (Fixture *fixture)
{
  GListModel *model = entries (fixture);

  return model != NULL ? g_list_model_get_n_items (model) : 0;
}

/* The widget of the entry at @position, which is newest first and must be in sight. */
static inline GtkWidget *
row_at (Fixture *fixture, guint position)
{
  g_autoptr (CordonHistoryEntry) entry = g_list_model_get_item (entries (fixture), position);
  g_autoptr (GPtrArray) rows = find_all (fixture, CORDON_TYPE_HISTORY_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (cordon_history_row_get_entry (rows->pdata[i]) == entry)
      return rows->pdata[i];
  return NULL;
}

static inline void
choose (Fixture *fixture, const char *drop_down, const char *value)
{
  GtkDropDown *widget = GTK_DROP_DOWN (find (fixture, drop_down));
  GListModel *options = gtk_drop_down_get_model (widget);

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (CordonOption) option = g_list_model_get_item (options, i);

      if (g_strcmp0 (cordon_option_get_value (option), value) == 0)
        {
          gtk_drop_down_set_selected (widget, i);
          return;
        }
    }
  g_error ("%s offers no %s", drop_down, value);
}
