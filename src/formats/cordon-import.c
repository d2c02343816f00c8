/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a document would bring into a plan, and how it comes to be: bytes are read, the format is found, and its reader
 * works on a thread of its own. The main thread only answers what the reader asks of the plan. */

#include "formats/cordon-import.h"

#include "base/cordon-error.h"
#include "formats/cordon-import-private.h"

/* What is larger is no table that a person made, and would not fit into memory twice. */
#define MOST_BYTES (512 * 1024 * 1024)
#define CHUNK (1024 * 1024)

G_DEFINE_FINAL_TYPE (CordonImport, cordon_import, G_TYPE_OBJECT)

static void
clear_row (gpointer data)
{
  CordonImportRow *row = data;

  g_free (row->id);
  g_free (row->title);
  g_free (row->changes);
}

static void
clear_note (gpointer data)
{
  CordonImportNote *note = data;

  g_free (note->where);
  g_free (note->text);
}

static void
free_setting (gpointer data)
{
  CordonImportSetting *setting = data;

  g_free (setting->name);
  g_free (setting->label);
  g_free (setting->group);
  g_free (setting->detail);
  g_free (setting->value);
  g_strfreev (setting->values);
  g_strfreev (setting->labels);
  g_free (setting);
}

CordonDraft *
cordon_import_get_draft (CordonImport *self)
{
  g_return_val_if_fail (CORDON_IS_IMPORT (self), NULL);

  return self->draft;
}

const CordonFormat *
cordon_import_get_format (CordonImport *self)
{
  g_return_val_if_fail (CORDON_IS_IMPORT (self), NULL);

  return self->format;
}

const char *
cordon_import_get_name (CordonImport *self)
{
  g_return_val_if_fail (CORDON_IS_IMPORT (self), NULL);

  return self->name;
}

gboolean
cordon_import_is_empty (CordonImport *self)
{
  g_return_val_if_fail (CORDON_IS_IMPORT (self), TRUE);

  return cordon_draft_is_empty (self->draft);
}

const char *const *
cordon_import_get_kinds (CordonImport *self, guint *n)
{
  g_return_val_if_fail (CORDON_IS_IMPORT (self), NULL);
  g_return_val_if_fail (n != NULL, NULL);

  *n = self->kinds->len;
  return (const char *const *) self->kinds->pdata;
}

guint
cordon_import_count_rows (CordonImport *self, const char *kind, CordonImportFate fate)
{
  guint n = 0;

  g_return_val_if_fail (CORDON_IS_IMPORT (self), 0);
  g_return_val_if_fail ((guint) fate < CORDON_IMPORT_N_FATES, 0);

  for (guint i = 0; i < self->kinds->len; i++)
    {
      const guint *fates = g_hash_table_lookup (self->fates, self->kinds->pdata[i]);

      if (kind == NULL || g_str_equal (kind, self->kinds->pdata[i]))
        n += fates[fate];
    }
  return n;
}

guint
cordon_import_get_n_rows (CordonImport *self)
{
  g_return_val_if_fail (CORDON_IS_IMPORT (self), 0);

  return self->rows->len;
}

const CordonImportRow *
cordon_import_get_row (CordonImport *self, guint index)
{
  g_return_val_if_fail (CORDON_IS_IMPORT (self), NULL);
  g_return_val_if_fail (index < self->rows->len, NULL);

  return &g_array_index (self->rows, CordonImportRow, index);
}

guint
cordon_import_count_notes (CordonImport *self, CordonImportSeverity severity)
{
  g_return_val_if_fail (CORDON_IS_IMPORT (self), 0);
  g_return_val_if_fail ((guint) severity < CORDON_IMPORT_N_SEVERITIES, 0);

  return self->n_notes[severity];
}

guint
cordon_import_get_n_notes (CordonImport *self)
{
  g_return_val_if_fail (CORDON_IS_IMPORT (self), 0);

  return self->notes->len;
}

const CordonImportNote *
cordon_import_get_note (CordonImport *self, guint index)
{
  g_return_val_if_fail (CORDON_IS_IMPORT (self), NULL);
  g_return_val_if_fail (index < self->notes->len, NULL);

  return &g_array_index (self->notes, CordonImportNote, index);
}

guint
cordon_import_get_n_settings (CordonImport *self)
{
  g_return_val_if_fail (CORDON_IS_IMPORT (self), 0);

  return self->settings->len;
}

const CordonImportSetting *
cordon_import_get_setting (CordonImport *self, guint index)
{
  g_return_val_if_fail (CORDON_IS_IMPORT (self), NULL);
  g_return_val_if_fail (index < self->settings->len, NULL);

  return self->settings->pdata[index];
}

/* Reading */

static gboolean
refuse_file (const char *name, const char *why, GError **error)
{
  /* Translators: the first %s is a file's name, the second the system's sentence about what went wrong. */
  cordon_set_error (error, CORDON_ERROR_FAILED, N_ ("“%s” can’t be read: %s Nothing was changed."), name, why);
  return FALSE;
}

static gboolean
refuse_size (const char *name, GError **error)
{
  cordon_set_error (error, CORDON_ERROR_INVALID,
                    N_ ("“%s” is larger than 512 MB, which is more than can be read at once. Nothing was changed. "
                        "Split it, and import its parts one after the other."),
                    name);
  return FALSE;
}

static gboolean
load (CordonImportJob *job, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const char *name = job->import->name;
  guint64 total = 0;

  if (job->bytes != NULL)
    return g_bytes_get_size (job->bytes) <= MOST_BYTES || refuse_size (name, error);
  stream = g_file_read (job->file, job->job.cancellable, &local);
  if (stream == NULL)
    {
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&local));
      else
        refuse_file (name, local->message, error);
      return FALSE;
    }
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  if (info != NULL)
    total = (guint64) g_file_info_get_size (info);
  if (total > MOST_BYTES)
    return refuse_size (name, error);
  for (;;)
    {
      gsize have = bytes->len;
      gssize n;

      if (!cordon_job_step (&job->job, have / 4, total, error))
        return FALSE;
      g_byte_array_set_size (bytes, (guint) have + CHUNK);
      n = g_input_stream_read (G_INPUT_STREAM (stream), bytes->data + have, CHUNK, job->job.cancellable, &local);
      if (n < 0)
        return g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                   ? (g_propagate_error (error, g_steal_pointer (&local)), FALSE)
                   : refuse_file (name, local->message, error);
      g_byte_array_set_size (bytes, (guint) (have + (gsize) n));
      if (n == 0)
        break;
      if (bytes->len > MOST_BYTES)
        return refuse_size (name, error);
    }
  job->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return TRUE;
}

static char *
list_formats (void)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (const CordonFormat *const *format = cordon_format_all (); *format != NULL; format++)
    {
      if ((*format)->read != NULL)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", cordon_format_label (*format));
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
find_format (CordonImportJob *job, GError **error)
{
  gsize size;
  const char *head = g_bytes_get_data (job->bytes, &size);
  g_autofree char *known = NULL;

  if (job->format == NULL)
    job->format = cordon_format_guess (job->import->name, head, MIN (size, 4096), FALSE);
  job->import->format = job->format;
  if (job->format != NULL && job->format->read != NULL)
    return TRUE;
  known = list_formats ();
  cordon_set_error (error, CORDON_ERROR_INVALID,
                    N_ ("“%s” is of no kind that can be imported. Nothing was changed. These can be: %s."),
                    job->import->name, known);
  return FALSE;
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CordonImportJob *job = data;
  GError *error = NULL;

  if (load (job, &error) && find_format (job, &error) && job->format->read (job, &error)
      && cordon_import_job_finish (job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_worked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  CordonImportJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  cordon_job_answer (&job->job);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, g_object_ref (job->import), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
begin (CordonPlan *plan, GFile *file, GBytes *bytes, const char *name, const CordonFormat *format, GHashTable *options,
       GCancellable *cancellable, CordonProgressFunc progress, gpointer progress_data, GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (plan, cancellable, callback, user_data);
  g_autoptr (GTask) worker = g_task_new (NULL, cancellable, on_worked, task);
  CordonImportJob *job = g_new0 (CordonImportJob, 1);
  GHashTableIter iter;
  gpointer key, value;

  cordon_job_init (&job->job, plan, cancellable, progress, progress_data);
  job->file = file != NULL ? g_object_ref (file) : NULL;
  job->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  job->format = format;
  job->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  job->import = g_object_new (CORDON_TYPE_IMPORT, NULL);
  job->import->name = g_utf8_make_valid (name, -1);
  job->pending = g_ptr_array_new_with_free_func (cordon_pending_free);
  job->put = g_hash_table_new (g_str_hash, g_str_equal);
  job->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (options != NULL)
    {
      g_hash_table_iter_init (&iter, options);
      while (g_hash_table_iter_next (&iter, &key, &value))
        g_hash_table_insert (job->options, g_strdup (key), g_strdup (value));
    }
  g_task_set_task_data (worker, job, (GDestroyNotify) cordon_import_job_free);
  g_task_set_check_cancellable (worker, FALSE);
  g_task_run_in_thread (worker, work);
}

void
cordon_import_read_async (CordonPlan *plan, GFile *file, const CordonFormat *format, GHashTable *options,
                          GCancellable *cancellable, CordonProgressFunc progress, gpointer progress_data,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (CORDON_IS_PLAN (plan));
  g_return_if_fail (G_IS_FILE (file));

  base = g_file_get_basename (file);
  name = base != NULL ? g_filename_display_name (base) : g_file_get_uri (file);
  begin (plan, file, NULL, name, format, options, cancellable, progress, progress_data, callback, user_data);
}

void
cordon_import_read_bytes_async (CordonPlan *plan, GBytes *bytes, const char *name, const CordonFormat *format,
                                GHashTable *options, GCancellable *cancellable, CordonProgressFunc progress,
                                gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CORDON_IS_PLAN (plan));
  g_return_if_fail (bytes != NULL);
  g_return_if_fail (name != NULL);

  begin (plan, NULL, bytes, name, format, options, cancellable, progress, progress_data, callback, user_data);
}

CordonImport *
cordon_import_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
cordon_import_finalize (GObject *object)
{
  CordonImport *self = CORDON_IMPORT (object);

  g_clear_object (&self->draft);
  g_free (self->name);
  g_array_unref (self->rows);
  g_array_unref (self->notes);
  g_ptr_array_unref (self->settings);
  g_ptr_array_unref (self->kinds);
  g_hash_table_unref (self->fates);

  G_OBJECT_CLASS (cordon_import_parent_class)->finalize (object);
}

static void
cordon_import_class_init (CordonImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cordon_import_finalize;
}

static void
cordon_import_init (CordonImport *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (CordonImportRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->notes = g_array_new (FALSE, FALSE, sizeof (CordonImportNote));
  g_array_set_clear_func (self->notes, clear_note);
  self->settings = g_ptr_array_new_with_free_func (free_setting);
  self->kinds = g_ptr_array_new ();
  self->fates = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}
