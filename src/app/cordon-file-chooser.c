/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing files. The only file that knows GtkFileChooserNative, which GTK has replaced since the version that we
 * build against. */

#include "app/cordon-file-chooser.h"

#include <string.h>

#include "base/cordon-error.h"

#define ENDING ".cordon"

/* The endings that the answer may have; the first is given to it where it has none. */
static const char *const plan_endings[] = {"cordon", NULL};

static gboolean
has_ending (const char *path, const char *const *endings)
{
  const char *dot = strrchr (path, '.');

  for (; dot != NULL && *endings != NULL; endings++)
    {
      if (g_ascii_strcasecmp (dot + 1, *endings) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
on_chooser_response (GtkNativeDialog *dialog, int response, GTask *task)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  const char *const *endings = g_object_get_data (G_OBJECT (chooser), "endings");
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
  else if (gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_SAVE && !has_ending (path, endings))
    {
      g_autofree char *with_ending = g_strconcat (path, ".", endings[0], NULL);

      /* The chooser asked only about the name as typed. */
      if (g_file_test (with_ending, G_FILE_TEST_EXISTS))
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *name = g_filename_display_basename (with_ending);

          cordon_set_error (&error, CORDON_ERROR_INVALID,
                            N_ ("There is already a file “%s” in that folder. It was not touched. "
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
add_filter (GtkFileChooserNative *chooser, const char *name, const char *const *endings, const char *const *mime_types)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (; endings != NULL && *endings != NULL; endings++)
    gtk_file_filter_add_suffix (filter, *endings);
  for (; mime_types != NULL && *mime_types != NULL; mime_types++)
    gtk_file_filter_add_mime_type (filter, *mime_types);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

static void
add_all_files (GtkFileChooserNative *chooser)
{
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (all, C_ ("file filter", "All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
}

static void
show_chooser (GtkFileChooserNative *chooser, const char *const *endings, GAsyncReadyCallback callback,
              gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_object_set_data (G_OBJECT (chooser), "endings", (gpointer) endings);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  /* A native dialog is nobody's child: the task keeps it until it is answered. */
  g_task_set_task_data (task, chooser, g_object_unref);
  g_signal_connect (chooser, "response", G_CALLBACK (on_chooser_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
show_plan_chooser (GtkFileChooserNative *chooser, GAsyncReadyCallback callback, gpointer user_data)
{
  add_filter (chooser, C_ ("file filter", "Cordon plans"), plan_endings,
              (const char *const[]){"application/x-cordon-plan", NULL});
  if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)) == GTK_FILE_CHOOSER_ACTION_OPEN)
    add_all_files (chooser);
  show_chooser (chooser, plan_endings, callback, user_data);
}

static void
on_picture_response (GtkNativeDialog *dialog, int response, GTask *task)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (file == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The person chose no file");
  else if (path == NULL)
    {
      g_autoptr (GError) error = NULL;

      cordon_set_error (&error, CORDON_ERROR_INVALID,
                        N_ ("That place is not a folder of this computer, so Cordon cannot work there. "
                            "Nothing was changed. Choose a folder on this computer."));
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else
    {
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *whole = strchr (name, '.') != NULL ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);

      g_task_return_pointer (task, g_file_new_for_path (whole), g_object_unref);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (task);
}

void
cordon_file_chooser_save_picture_async (GtkWindow *parent, const char *title, const char *suggested,
                                        GAsyncReadyCallback callback, gpointer user_data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                                               C_ ("button", "_Save"), C_ ("button", "_Cancel"));
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();
  g_autofree char *name = g_strconcat (suggested, ".pdf", NULL);

  gtk_file_filter_set_name (pictures, C_ ("file filter", "PDF, SVG and PNG"));
  gtk_file_filter_add_pattern (pictures, "*.pdf");
  gtk_file_filter_add_pattern (pictures, "*.svg");
  gtk_file_filter_add_pattern (pictures, "*.png");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), pictures);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_task_set_task_data (task, chooser, g_object_unref);
  g_signal_connect (chooser, "response", G_CALLBACK (on_picture_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
cordon_file_chooser_open_plan_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data)
{
  show_plan_chooser (gtk_file_chooser_native_new (C_ ("file chooser", "Open Plan"), parent,
                                                  GTK_FILE_CHOOSER_ACTION_OPEN, C_ ("button", "_Open"),
                                                  C_ ("button", "_Cancel")),
                     callback, user_data);
}

/* A name to begin with, in the folder for documents. */
static void
suggest (GtkFileChooserNative *chooser, const char *name)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  if (documents != NULL)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (documents);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
    }
}

void
cordon_file_chooser_save_plan_async (GtkWindow *parent, const char *title, const char *suggested,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                                               C_ ("button", "_Create"), C_ ("button", "_Cancel"));
  g_autofree char *name = g_strconcat (suggested, ENDING, NULL);

  suggest (chooser, name);
  show_plan_chooser (chooser, callback, user_data);
}

void
cordon_file_chooser_import_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (C_ ("file chooser", "Import"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                   C_ ("button", "_Open"), C_ ("button", "_Cancel"));
  g_autoptr (GStrvBuilder) endings = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) mime_types = g_strv_builder_new ();
  g_auto (GStrv) all_endings = NULL;
  g_auto (GStrv) all_mime_types = NULL;

  for (const CordonFormat *const *format = cordon_format_all (); *format != NULL; format++)
    {
      if ((*format)->read == NULL)
        continue;
      for (const char *const *ending = (*format)->extensions; *ending != NULL; ending++)
        g_strv_builder_add (endings, *ending);
      for (const char *const *mime_type = (*format)->mime_types; mime_type != NULL && *mime_type != NULL; mime_type++)
        g_strv_builder_add (mime_types, *mime_type);
    }
  all_endings = g_strv_builder_end (endings);
  all_mime_types = g_strv_builder_end (mime_types);
  add_filter (chooser, C_ ("file filter", "All that can be imported"), (const char *const *) all_endings,
              (const char *const *) all_mime_types);
  for (const CordonFormat *const *format = cordon_format_all (); *format != NULL; format++)
    {
      if ((*format)->read != NULL)
        add_filter (chooser, cordon_format_label (*format), (*format)->extensions, (*format)->mime_types);
    }
  add_all_files (chooser);
  show_chooser (chooser, NULL, callback, user_data);
}

void
cordon_file_chooser_export_async (GtkWindow *parent, const CordonFormat *format, const char *suggested,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (C_ ("file chooser", "Export"), parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                   C_ ("button", "_Export"), C_ ("button", "_Cancel"));
  g_autofree char *name = g_strconcat (suggested, ".", format->extensions[0], NULL);

  suggest (chooser, name);
  add_filter (chooser, cordon_format_label (format), format->extensions, format->mime_types);
  show_chooser (chooser, format->extensions, callback, user_data);
}

GFile *
cordon_file_chooser_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
