/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dragging a row of a list to another place. The rows know what they stand for and what may go where; here is what a
 * person sees: the row under the pointer, and a line or a frame where it would go. */

#include "kit/cordon-reorder.h"

#define TARGET_KEY "cordon-reorder-target"

static const char *const classes[] = {NULL, "drop-before", "drop-after", "drop-into"};

typedef struct
{
  GtkWidget *shown; /* not owned: around the handle, which owns this */
  CordonReorderWhat what;
  gpointer user_data;
  double x, y;
} Source;

typedef struct
{
  GtkWidget *widget;
  CordonReorderWhere where;
  CordonReorderDrop drop;
  gpointer user_data;
} Target;

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, Source *data)
{
  GObject *what = data->what (data->shown, data->user_data);
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  if (what == NULL || !gtk_widget_translate_coordinates (handle, data->shown, x, y, &data->x, &data->y))
    return NULL;
  return gdk_content_provider_new_typed (G_TYPE_OBJECT, what);
}

static void
on_begin (GtkDragSource *source, GdkDrag *drag, Source *data)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (data->shown);
  g_autoptr (GdkPaintable) picture = gdk_paintable_get_current_image (paintable);

  gtk_drag_source_set_icon (source, picture, (int) data->x, (int) data->y);
  gtk_widget_add_css_class (data->shown, "dragged");
}

static void
on_end (GtkDragSource *source, GdkDrag *drag, gboolean deleted, Source *data)
{
  gtk_widget_remove_css_class (data->shown, "dragged");
}

void
cordon_reorder_make_source (GtkWidget *handle, GtkWidget *shown, CordonReorderWhat what, gpointer user_data)
{
  GtkDragSource *source;
  Source *data;

  g_return_if_fail (GTK_IS_WIDGET (handle));
  g_return_if_fail (GTK_IS_WIDGET (shown));
  g_return_if_fail (what != NULL);

  source = gtk_drag_source_new ();
  data = g_new0 (Source, 1);
  data->shown = shown;
  data->what = what;
  data->user_data = user_data;
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_data (source, "prepare", G_CALLBACK (on_prepare), data, (GClosureNotify) g_free, 0);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_begin), data);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_end), data);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
}

static void
show_where (GtkWidget *widget, CordonDrop where)
{
  for (guint i = 1; i < G_N_ELEMENTS (classes); i++)
    {
      if (i == where)
        gtk_widget_add_css_class (widget, classes[i]);
      else
        gtk_widget_remove_css_class (widget, classes[i]);
    }
}

static CordonDrop
find_where (Target *target, const GValue *value, double y)
{
  int height = gtk_widget_get_height (target->widget);

  if (value == NULL || !G_VALUE_HOLDS_OBJECT (value) || g_value_get_object (value) == NULL)
    return CORDON_DROP_NOWHERE;
  return target->where (target->widget, g_value_get_object (value), height > 0 ? CLAMP (y / height, 0, 1) : 0,
                        target->user_data);
}

static GdkDragAction
on_motion (GtkDropTarget *drop, double x, double y, Target *target)
{
  CordonDrop where = find_where (target, gtk_drop_target_get_value (drop), y);

  show_where (target->widget, where);
  return where != CORDON_DROP_NOWHERE ? GDK_ACTION_MOVE : 0;
}

static void
on_leave (GtkDropTarget *drop, Target *target)
{
  show_where (target->widget, CORDON_DROP_NOWHERE);
}

static gboolean
on_drop (GtkDropTarget *drop, const GValue *value, double x, double y, Target *target)
{
  CordonDrop where = find_where (target, value, y);

  show_where (target->widget, CORDON_DROP_NOWHERE);
  if (where == CORDON_DROP_NOWHERE)
    return FALSE;
  target->drop (target->widget, g_value_get_object (value), where, target->user_data);
  return TRUE;
}

void
cordon_reorder_make_target (GtkWidget *widget, CordonReorderWhere where, CordonReorderDrop drop, gpointer user_data)
{
  GtkDropTarget *controller;
  Target *target;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (where != NULL && drop != NULL);

  controller = gtk_drop_target_new (G_TYPE_OBJECT, GDK_ACTION_MOVE);
  target = g_new0 (Target, 1);
  target->widget = widget;
  target->where = where;
  target->drop = drop;
  target->user_data = user_data;
  /* So that what is over it is known before it is dropped. */
  gtk_drop_target_set_preload (controller, TRUE);
  g_signal_connect (controller, "enter", G_CALLBACK (on_motion), target);
  g_signal_connect (controller, "motion", G_CALLBACK (on_motion), target);
  g_signal_connect (controller, "leave", G_CALLBACK (on_leave), target);
  g_signal_connect (controller, "drop", G_CALLBACK (on_drop), target);
  g_object_set_data (G_OBJECT (widget), TARGET_KEY, controller);
  g_object_set_data_full (G_OBJECT (controller), TARGET_KEY, target, g_free);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (controller));
}

gboolean
cordon_reorder_drop (GtkWidget *widget, GObject *dragged, double fraction)
{
  GtkDropTarget *controller;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean dropped = FALSE;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  g_return_val_if_fail (G_IS_OBJECT (dragged), FALSE);
  controller = g_object_get_data (G_OBJECT (widget), TARGET_KEY);
  g_return_val_if_fail (controller != NULL, FALSE);

  g_value_init (&value, G_TYPE_OBJECT);
  g_value_set_object (&value, dragged);
  g_signal_emit_by_name (controller, "drop", &value, 0.0, fraction * gtk_widget_get_height (widget), &dropped);
  return dropped;
}
