/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing files. The only file that knows GtkFileChooserNative, which GTK has replaced since the version that we
 * build against. */

#include "app/cordon-file-chooser.h"

#include "base/cordon-error.h"

#define ENDING ".cordon"

static void
on_chooser_response (GtkNativeDialog *dialog, int response, GTask *task)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT || (file = gtk_file_chooser_get_file (chooser)) == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The person chose no file");
    }
  else if ((path = g_file_get_path (file)) == NULL)
    {
      g_autoptr (GError) error = NULL;

      cordon_set_error (&error, CORDON_ERROR_INVALID,
                        N_ ("That place is not a folder of this computer, so Cordon cannot work there. "
                            "Nothing was changed. Choose a folder on this computer."));
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else if (gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_SAVE && !g_str_has_suffix (path, ENDING))
    {
      g_autofree char *with_ending = g_strconcat (path, ENDING, NULL);

      /* The chooser asked only about the name as typed. */
      if (g_file_test (with_ending, G_FILE_TEST_EXISTS))
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *name = g_filename_display_basename (with_ending);

          cordon_set_error (&error, CORDON_ERROR_INVALID,
                            N_ ("There is already a plan “%s” in that folder. It was not touched. "
                                "Choose another name."),
                            name);
          g_task_return_error (task, g_steal_pointer (&error));
        }
      else
        {
          g_task_return_pointer (task, g_file_new_for_path (with_ending), g_object_unref);
        }
    }
  else
    {
      g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
    }

  gtk_native_dialog_destroy (dialog);
  g_object_unref (task);
}

static void
show_chooser (GtkFileChooserNative *chooser, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (GtkFileFilter) plans = gtk_file_filter_new ();

  gtk_file_filter_set_name (plans, C_ ("file filter", "Cordon plans"));
  gtk_file_filter_add_pattern (plans, "*" ENDING);
  gtk_file_filter_add_mime_type (plans, "application/x-cordon-plan");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), plans);
  if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)) == GTK_FILE_CHOOSER_ACTION_OPEN)
    {
      g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

      gtk_file_filter_set_name (all, C_ ("file filter", "All files"));
      gtk_file_filter_add_pattern (all, "*");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  /* A native dialog is nobody's child: the task keeps it until it is answered. */
  g_task_set_task_data (task, chooser, g_object_unref);
  g_signal_connect (chooser, "response", G_CALLBACK (on_chooser_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
cordon_file_chooser_open_plan_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data)
{
  show_chooser (gtk_file_chooser_native_new (C_ ("file chooser", "Open Plan"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                             C_ ("button", "_Open"), C_ ("button", "_Cancel")),
                callback, user_data);
}

void
cordon_file_chooser_save_plan_async (GtkWindow *parent, const char *title, const char *suggested,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                                               C_ ("button", "_Create"), C_ ("button", "_Cancel"));
  g_autofree char *name = g_strconcat (suggested, ENDING, NULL);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  if (documents != NULL)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (documents);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
    }
  show_chooser (chooser, callback, user_data);
}

GFile *
cordon_file_chooser_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
