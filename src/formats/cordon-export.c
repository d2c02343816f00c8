/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing a document: a format writes on a thread of its own into a temporary file beside the place, which takes the
 * place of what is there once all is written. When it fails or is cancelled, what was there is as it was. */

#include "formats/cordon-export-job.h"

#include <string.h>

#include "base/cordon-error.h"
#include "formats/cordon-job-private.h"

#define BUFFER 65536

struct _CordonExportJob
{
  CordonJob job;

  const CordonFormat *format;
  CordonExportRequest request;
  GFile *file;
  char *name;
  GOutputStream *stream;
  guint n_rows;
  GPtrArray *notes;
  GHashTable *scope; /* the ids of what is within it, and others belong to; NULL where all is */
};

static void
free_job (gpointer data)
{
  CordonExportJob *job = data;

  cordon_job_clear (&job->job);
  g_free ((char *) job->request.kind);
  g_free ((char *) job->request.scope);
  g_free ((char *) job->request.paper);
  g_clear_object (&job->file);
  g_clear_object (&job->stream);
  g_free (job->name);
  g_ptr_array_unref (job->notes);
  g_clear_pointer (&job->scope, g_hash_table_unref);
  g_free (job);
}

const CordonExportRequest *
cordon_export_job_get_request (CordonExportJob *job)
{
  return &job->request;
}

int
cordon_export_job_get_first_month (CordonExportJob *job)
{
  return job->job.first_month;
}

const char *
cordon_export_job_get_today (CordonExportJob *job)
{
  return job->job.today;
}

const char *
cordon_export_job_get_name (CordonExportJob *job)
{
  return job->name;
}

CordonRows *
cordon_export_job_read_rows (CordonExportJob *job, CordonQuery *query, GError **error)
{
  return cordon_job_read_rows (&job->job, query, error);
}

gboolean
cordon_export_job_each_row (CordonExportJob *job, CordonQuery *query, CordonImportRowFunc func, gpointer data,
                            GError **error)
{
  return cordon_job_each_row (&job->job, query, func, data, error);
}

gboolean
cordon_export_job_step (CordonExportJob *job, guint64 done, guint64 total, GError **error)
{
  return cordon_job_step (&job->job, done, total, error);
}

gboolean
cordon_export_job_write (CordonExportJob *job, const char *bytes, gssize length, GError **error)
{
  g_return_val_if_fail (bytes != NULL, FALSE);

  return g_output_stream_write_all (job->stream, bytes, length < 0 ? strlen (bytes) : (gsize) length, NULL,
                                    job->job.cancellable, error);
}

void
cordon_export_job_count (CordonExportJob *job, guint n_rows)
{
  job->n_rows += n_rows;
}

void
cordon_export_job_note (CordonExportJob *job, const char *text)
{
  g_return_if_fail (text != NULL);

  g_ptr_array_add (job->notes, g_strdup (text));
}

/* The scope */

/* What a row belongs to: the first reference of its table that can lead to a plan item. A plan item belongs to its
 * parent. */
static const char *
owner_of (CordonRow *row)
{
  const CordonKind *kind = cordon_kind_find (cordon_row_get_kind (row));

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    {
      const CordonField *field = &kind->fields[i];

      if (field->type == CORDON_FIELD_REFERENCE
          && (field->reference == NULL || g_str_equal (field->reference, "plan_item")
              || g_str_equal (field->reference, "measure") || g_str_equal (field->reference, "matter")))
        return cordon_row_get_text (row, field->name);
    }
  return NULL;
}

static void
take_into_scope (CordonRow *row, gpointer data)
{
  CordonExportJob *job = data;
  const char *owner = owner_of (row);

  if (owner != NULL && g_hash_table_contains (job->scope, owner))
    g_hash_table_add (job->scope, g_strdup (cordon_row_get_id (row)));
}

/* A plan item can stand before its parent, so they are gone through until none is added. */
static gboolean
read_scope (CordonExportJob *job, GError **error)
{
  static const char *const owners[] = {"measure", "matter", NULL};
  g_autoptr (CordonQuery) items = cordon_query_new ("plan_item");
  g_autoptr (CordonRows) rows = NULL;
  gboolean found = FALSE;
  guint before;

  if (job->request.scope == NULL)
    return TRUE;
  job->scope = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  rows = cordon_job_read_rows (&job->job, items, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->rows->len && !found; i++)
    found = g_str_equal (cordon_row_get_id (rows->rows->pdata[i]), job->request.scope);
  if (!found)
    {
      cordon_set_error (error, CORDON_ERROR_NOT_FOUND,
                        N_ ("The plan has no goal, initiative or other part with the ID “%s”. Nothing was written. "
                            "Choose one that is there."),
                        job->request.scope);
      return FALSE;
    }
  g_hash_table_add (job->scope, g_strdup (job->request.scope));
  do
    {
      before = g_hash_table_size (job->scope);
      for (guint i = 0; i < rows->rows->len; i++)
        take_into_scope (rows->rows->pdata[i], job);
    }
  while (g_hash_table_size (job->scope) > before);
  for (guint i = 0; owners[i] != NULL; i++)
    {
      g_autoptr (CordonQuery) query = cordon_query_new (owners[i]);

      if (!cordon_job_each_row (&job->job, query, take_into_scope, job, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cordon_export_job_wants (CordonExportJob *job, CordonRow *row)
{
  const char *owner;

  if (job->request.kind != NULL && !g_str_equal (job->request.kind, cordon_row_get_kind (row)))
    return FALSE;
  if (job->scope == NULL || g_hash_table_contains (job->scope, cordon_row_get_id (row)))
    return TRUE;
  owner = owner_of (row);
  return owner != NULL && !g_str_equal (cordon_row_get_kind (row), "plan_item")
         && g_hash_table_contains (job->scope, owner);
}

/* Writing */

/* Closing a stream that replaces a file puts it in its place, unless the closing is cancelled. */
static void
discard (GOutputStream *stream)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
}

static gboolean
write_document (CordonExportJob *job, GError **error)
{
  g_autoptr (GFileOutputStream) place = NULL;
  gboolean written;

  if (!read_scope (job, error))
    return FALSE;
  place = g_file_replace (job->file, NULL, FALSE, G_FILE_CREATE_NONE, job->job.cancellable, error);
  if (place == NULL)
    return FALSE;
  job->stream = g_buffered_output_stream_new_sized (G_OUTPUT_STREAM (place), BUFFER);
  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (job->stream), FALSE);
  written = job->format->write (job, error) && g_output_stream_flush (job->stream, job->job.cancellable, error);
  if (written)
    return g_output_stream_close (G_OUTPUT_STREAM (place), job->job.cancellable, error);
  discard (G_OUTPUT_STREAM (place));
  return FALSE;
}

/* What the system says, in words that tell what to do. */
static GError *
tell_failure (CordonExportJob *job, GError *failure)
{
  g_autoptr (GError) owned = failure;
  g_autofree char *base = g_file_get_basename (job->file);
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_file_get_uri (job->file);
  GError *told = NULL;

  if (owned->domain != G_IO_ERROR || owned->code == G_IO_ERROR_CANCELLED)
    return g_steal_pointer (&owned);
  if (owned->code == G_IO_ERROR_NO_SPACE)
    cordon_set_error (&told, CORDON_ERROR_NO_SPACE,
                      N_ ("The disk is full, so “%s” was not written. What was there is as it was. Make room, or write "
                          "it elsewhere."),
                      name);
  else if (owned->code == G_IO_ERROR_PERMISSION_DENIED || owned->code == G_IO_ERROR_READ_ONLY)
    cordon_set_error (&told, CORDON_ERROR_READ_ONLY,
                      N_ ("“%s” can’t be written there. What was there is as it was. Choose another folder."), name);
  else
    /* Translators: the first %s is a file's name, the second the system's sentence about what went wrong. */
    cordon_set_error (&told, CORDON_ERROR_FAILED, N_ ("“%s” can’t be written: %s What was there is as it was."), name,
                      owned->message);
  return told;
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_document (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, tell_failure (data, error));
}

static void
on_worked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  CordonExportJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  cordon_job_answer (&job->job);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    /* The job lives as long as the worker's task. */
    g_task_return_pointer (task, g_object_ref (result), g_object_unref);
  else
    g_task_return_error (task, error);
}

static char *
name_of_plan (CordonPlan *plan)
{
  const char *path = cordon_ledger_get_path (cordon_plan_get_ledger (plan));
  g_autofree char *base = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_strdup ("");
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return g_steal_pointer (&name);
}

void
cordon_export_write_async (CordonPlan *plan, const CordonFormat *format, const CordonExportRequest *request,
                           GFile *file, GCancellable *cancellable, CordonProgressFunc progress, gpointer progress_data,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) worker = NULL;
  CordonExportJob *job;

  g_return_if_fail (CORDON_IS_PLAN (plan));
  g_return_if_fail (format != NULL && format->write != NULL);
  g_return_if_fail (request != NULL);
  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (CordonExportJob, 1);
  cordon_job_init (&job->job, plan, cancellable, progress, progress_data);
  job->format = format;
  job->request = (CordonExportRequest){.kind = g_strdup (request->kind),
                                       .scope = g_strdup (request->scope),
                                       .plain = request->plain,
                                       .paper = g_strdup (request->paper)};
  job->file = g_object_ref (file);
  job->name = name_of_plan (plan);
  job->notes = g_ptr_array_new_with_free_func (g_free);
  worker = g_task_new (NULL, cancellable, on_worked, g_task_new (plan, cancellable, callback, user_data));
  g_task_set_task_data (worker, job, free_job);
  g_task_set_check_cancellable (worker, FALSE);
  g_task_run_in_thread (worker, work);
}

gboolean
cordon_export_write_finish (GAsyncResult *result, guint *n_rows, GPtrArray **notes, GError **error)
{
  g_autoptr (GTask) worker = NULL;
  CordonExportJob *job;

  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  worker = g_task_propagate_pointer (G_TASK (result), error);
  if (worker == NULL)
    return FALSE;
  job = g_task_get_task_data (worker);
  if (n_rows != NULL)
    *n_rows = job->n_rows;
  if (notes != NULL)
    *notes = g_ptr_array_ref (job->notes);
  return TRUE;
}
