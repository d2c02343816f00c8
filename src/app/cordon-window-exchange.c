/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's part in other programs' files: asking which to import, showing what it would bring in, and exporting. */

#include "app/cordon-window-private.h"

#include "app/cordon-export-dialog.h"
#include "app/cordon-file-chooser.h"
#include "app/cordon-import-dialog.h"
#include "formats/cordon-format.h"

static gboolean
can_import (CordonWindow *self)
{
  return self->plan != NULL && self->past == NULL && !self->closing
         && !cordon_ledger_get_read_only (cordon_plan_get_ledger (self->plan));
}

void
cordon_window_update_exchange (CordonWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", can_import (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", self->shown != NULL);
}

static void
present_import (CordonWindow *self, GFile *file)
{
  /* What is still being typed is compared with the file too. */
  cordon_window_finish_typing (self);
  cordon_import_dialog_present (self, self->plan, file);
}

gboolean
cordon_window_offer_import (CordonWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (!can_import (self) || name == NULL || cordon_format_guess (name, NULL, 0, FALSE) == NULL)
    return FALSE;
  gtk_window_present (GTK_WINDOW (self));
  present_import (self, file);
  return TRUE;
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = cordon_file_chooser_finish (result, &error);

  if (self->closed)
    return;
  if (file == NULL)
    cordon_window_report (self, error);
  else if (can_import (self))
    present_import (self, file);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWindow *self = CORDON_WINDOW (widget);

  if (can_import (self))
    cordon_file_chooser_import_async (GTK_WINDOW (self), on_file_chosen, g_object_ref (self));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWindow *self = CORDON_WINDOW (widget);

  if (self->shown == NULL)
    return;
  cordon_window_finish_typing (self);
  cordon_export_dialog_present (self, self->shown);
}

void
cordon_window_install_exchange_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "win.import", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "win.export", NULL);
}
