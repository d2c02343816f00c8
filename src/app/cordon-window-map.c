/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of the view that is shown, as a file of its own. It is copied here and drawn on another thread. */

#include <glib/gi18n-lib.h>

#include "app/cordon-file-chooser.h"
#include "app/cordon-window-private.h"
#include "kit/cordon-map-view.h"
#include "kit/cordon-report.h"

static CordonMapView *
find_map (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      CordonMapView *found;

      if (!gtk_widget_get_child_visible (child) || !gtk_widget_get_visible (child))
        continue;
      found = CORDON_IS_MAP_VIEW (child) ? CORDON_MAP_VIEW (child) : find_map (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
write_sheet (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (cordon_map_sheet_write (g_object_get_data (G_OBJECT (task), "sheet"), data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  CordonWindow *self = CORDON_WINDOW (source);
  guint number = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  gboolean good = g_task_propagate_boolean (G_TASK (result), &error);

  cordon_work_end (self->work, number);
  if (self->closed)
    return;
  if (good)
    {
      g_autofree char *name = g_filename_display_basename (g_task_get_task_data (G_TASK (result)));
      /* Translators: a toast; %s is the name of a file */
      g_autofree char *sentence = g_strdup_printf (C_ ("map", "Saved the map as “%s”"), name);

      cordon_report_done (GTK_WIDGET (self), sentence, 0);
    }
  else
    cordon_window_report (self, error);
}

void
cordon_window_save_map_to (CordonWindow *self, const char *path)
{
  GtkWidget *view = gtk_stack_get_visible_child (self->views);
  CordonMapView *map = view != NULL ? find_map (view) : NULL;
  g_autoptr (GTask) task = NULL;
  guint number;

  g_return_if_fail (path != NULL);

  if (map == NULL)
    return;
  number = cordon_work_begin (self->work, C_ ("work", "Saving the map…"), NULL);
  task = g_task_new (self, NULL, on_written, GUINT_TO_POINTER (number));
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_object_set_data_full (G_OBJECT (task), "sheet",
                          cordon_map_view_take_sheet (map, cordon_marking_get_text (self->marking)),
                          (GDestroyNotify) cordon_map_sheet_free);
  g_task_run_in_thread (task, write_sheet);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = cordon_file_chooser_finish (result, &error);

  if (self->closed)
    return;
  if (file != NULL)
    cordon_window_save_map_to (self, g_file_peek_path (file));
  else
    cordon_window_report (self, error);
}

static void
save_map_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWindow *self = CORDON_WINDOW (widget);

  if (self->plan != NULL)
    cordon_file_chooser_save_picture_async (GTK_WINDOW (self), C_ ("file chooser", "Save the Map"),
                                            C_ ("file name", "Map"), on_file_chosen, g_object_ref (self));
}

void
cordon_window_install_map_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save-map", NULL, save_map_action);
}
