/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's part in copies: saving one, and noticing that the plan's own file has gone from its place, when a copy
 * is what is left to save. */

#include "app/cordon-window-private.h"

#include <glib/gstdio.h>

#include "app/cordon-file-chooser.h"
#include "app/cordon-recent.h"
#include "base/cordon-error.h"
#include "store/cordon-backup.h"

/* Saving a copy */

typedef struct
{
  CordonWindow *window;
  char *to;
  guint number;
} Copy;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->window);
  g_free (copy->to);
  g_free (copy);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static void
copy_ended (Copy *copy, const GError *error)
{
  CordonWindow *self = copy->window;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  if (self->closed)
    return;
  cordon_work_end (self->work, copy->number);
  if (error != NULL)
    {
      cordon_window_report (self, error);
      return;
    }
  name = cordon_recent_name_of (copy->to);
  sentence =
      g_strdup_printf (_ ("The copy “%s” is saved. This window still shows the plan that it was made from."), name);
  cordon_window_report_made (self, sentence, copy->to);
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Copy) copy = data;
  g_autoptr (GError) error = NULL;

  cordon_ledger_copy_finish (CORDON_LEDGER (source), result, &error);
  copy_ended (copy, error);
}

void
cordon_window_save_copy_to (CordonWindow *self, const char *path)
{
  Copy *copy;

  g_return_if_fail (CORDON_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  if (self->plan == NULL || self->closing)
    return;
  copy = g_new0 (Copy, 1);
  copy->window = g_object_ref (self);
  copy->to = g_strdup (path);
  copy->number = cordon_work_begin (self->work, C_ ("work", "Saving a copy…"), NULL);
  cordon_ledger_copy_async (cordon_plan_get_ledger (self->plan), path, NULL, on_copied, copy);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = cordon_file_chooser_finish (result, &error);

  if (file != NULL)
    cordon_window_save_copy_to (self, g_file_peek_path (file));
  else if (!self->closed)
    cordon_window_report (self, error);
}

static void
save_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWindow *self = CORDON_WINDOW (widget);
  g_autofree char *plan = NULL;
  g_autofree char *suggested = NULL;

  if (self->plan == NULL)
    return;
  /* What is still being typed belongs to the copy too. */
  cordon_window_finish_typing (self);
  plan = cordon_recent_name_of (self->path);
  /* Translators: the name of a copy of a plan; %s is the plan’s name. */
  suggested = g_strdup_printf (C_ ("file name", "%s (copy)"), plan);
  cordon_file_chooser_save_plan_async (GTK_WINDOW (self), C_ ("file chooser", "Save a Copy"), suggested, on_file_chosen,
                                       g_object_ref (self));
}

/* The file in its place */

static gboolean
read_inode (const char *path, guint64 *inode)
{
  GStatBuf there;

  if (g_stat (path, &there) != 0)
    return FALSE;
  *inode = there.st_ino;
  return TRUE;
}

static void
on_place_changed (CordonWindow *self)
{
  guint64 inode = 0;
  gboolean lost;

  if (self->plan == NULL || self->closing)
    return;
  lost = !read_inode (self->path, &inode) || inode != self->inode;
  if (lost == self->lost)
    return;
  self->lost = lost;
  cordon_window_update_title (self);
}

void
cordon_window_watch_file (CordonWindow *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  /* What is worked on as a copy goes back to its place as a new file each time, and looks before it does. */
  if (cordon_ledger_get_works_on_copy (cordon_plan_get_ledger (self->plan)) || !read_inode (self->path, &self->inode))
    return;
  /* Where nothing can be watched, nothing is noticed; that is no reason not to work. */
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (on_place_changed), self, G_CONNECT_SWAPPED);
}

void
cordon_window_install_copy_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.save-copy",
                                       NULL);
  gtk_widget_class_bind_template_child (widget_class, CordonWindow, lost_notice);
}
