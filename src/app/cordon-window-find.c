/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's part in search: the bar under the header, and the results in the views' place while something is typed
 * in it. */

#include "app/cordon-window-private.h"

static void
on_search_changed (CordonWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  gboolean searching = gtk_search_bar_get_search_mode (self->search_bar) && *text != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->results), searching);
  gtk_stack_set_visible_child_name (self->pages, searching ? "results" : "views");
  cordon_search_page_find (self->results, searching ? self->shown : NULL, text);
}

static void
on_search_mode (CordonWindow *self)
{
  /* Who never searches pays nothing for it. */
  if (gtk_search_bar_get_search_mode (self->search_bar))
    gtk_widget_set_visible (GTK_WIDGET (self->search_bar), TRUE);
  /* A bar that is closed empties its entry, but tells so only after a delay. */
  if (!gtk_search_bar_get_search_mode (self->search_bar))
    on_search_changed (self);
}

static void
on_search_activated (CordonWindow *self)
{
  cordon_search_page_open_first (self->results);
}

static gboolean
on_search_key (CordonWindow *self, guint keyval)
{
  if (keyval == GDK_KEY_Down && cordon_search_page_get_n_found (self->results) > 0)
    return gtk_widget_child_focus (GTK_WIDGET (self->results), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_PROPAGATE;
}

/* Once the plan is there and shown; it does nothing before and after that. */
void
cordon_window_prepare_search (CordonWindow *self)
{
  if (self->plan == NULL || self->search_prepared || self->closing || self->closed)
    return;
  self->search_prepared = TRUE;
  cordon_search_prepare (self->plan);
}

void
cordon_window_stop_finding (CordonWindow *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWindow *self = CORDON_WINDOW (widget);

  cordon_split_set_show_content (self->split, TRUE);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

void
cordon_window_update_find (CordonWindow *self)
{
  gboolean enabled = self->plan != NULL && self->past == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find", enabled);
  gtk_widget_set_sensitive (self->search_button, enabled);
  if (!enabled)
    cordon_window_stop_finding (self);
}

void
cordon_window_install_find_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "win.find", NULL);

  g_type_ensure (CORDON_TYPE_SEARCH_PAGE);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, results);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_mode);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key);
}
