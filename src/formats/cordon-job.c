/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What reading and writing share: a format works on a thread of its own, and the plan is the main thread's. A question
 * to the plan is put there as a source, its answer waited for; so the main loop must run, and no lock is held across
 * the two. */

#include "formats/cordon-job-private.h"

/* So many rows are held at a time. */
#define BATCH 2048
/* No oftener is progress told, in microseconds. */
#define TELL_EVERY 50000

typedef struct
{
  CordonJob *job;
  CordonQuery *query; /* either this, for its rows or its keys, */
  gboolean keys_only;
  const char *kind; /* or these */
  const gint64 *keys;
  guint n_keys;

  GMutex mutex;
  GCond cond;
  gboolean answered;
  CordonRows *found_rows;
  CordonKeys *found_keys;
  GError *error;
} Ask;

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  Ask *ask = data;
  CordonLedger *ledger = CORDON_LEDGER (source);

  g_mutex_lock (&ask->mutex);
  if (ask->keys_only)
    ask->found_keys = cordon_ledger_keys_finish (ledger, result, &ask->error);
  else
    ask->found_rows = cordon_ledger_rows_finish (ledger, result, &ask->error);
  ask->answered = TRUE;
  g_cond_signal (&ask->cond);
  g_mutex_unlock (&ask->mutex);
}

static gboolean
put_question (gpointer data)
{
  Ask *ask = data;
  CordonLedger *ledger = cordon_plan_get_ledger (ask->job->plan);
  GCancellable *cancellable = ask->job->cancellable;

  if (ask->query == NULL)
    cordon_ledger_rows_by_key_async (ledger, ask->kind, ask->keys, ask->n_keys, cancellable, on_found, ask);
  else if (ask->keys_only)
    cordon_ledger_keys_async (ledger, ask->query, cancellable, on_found, ask);
  else
    cordon_ledger_rows_async (ledger, ask->query, cancellable, on_found, ask);
  return G_SOURCE_REMOVE;
}

/* Always by a source: g_main_context_invoke() may call on this thread when the main loop is just between two turns. */
static void
call_there (CordonJob *job, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, job->context);
}

static gboolean
ask_plan (Ask *ask, GError **error)
{
  g_mutex_init (&ask->mutex);
  g_cond_init (&ask->cond);
  call_there (ask->job, put_question, ask, NULL);
  g_mutex_lock (&ask->mutex);
  while (!ask->answered)
    g_cond_wait (&ask->cond, &ask->mutex);
  g_mutex_unlock (&ask->mutex);
  g_mutex_clear (&ask->mutex);
  g_cond_clear (&ask->cond);
  if (ask->error == NULL)
    return TRUE;
  g_propagate_error (error, ask->error);
  return FALSE;
}

CordonRows *
cordon_job_read_rows (CordonJob *job, CordonQuery *query, GError **error)
{
  Ask ask = {.job = job, .query = query};

  return ask_plan (&ask, error) ? ask.found_rows : NULL;
}

gboolean
cordon_job_each_row (CordonJob *job, CordonQuery *query, CordonImportRowFunc func, gpointer data, GError **error)
{
  Ask ask = {.job = job, .query = query, .keys_only = TRUE};
  g_autoptr (CordonKeys) keys = NULL;

  if (!ask_plan (&ask, error))
    return FALSE;
  keys = ask.found_keys;
  for (guint done = 0; done < keys->keys->len; done += BATCH)
    {
      Ask some = {.job = job,
                  .kind = cordon_query_get_kind (query),
                  .keys = &g_array_index (keys->keys, gint64, done),
                  .n_keys = MIN (BATCH, keys->keys->len - done)};
      g_autoptr (CordonRows) rows = NULL;

      if (!ask_plan (&some, error))
        return FALSE;
      rows = some.found_rows;
      for (guint i = 0; i < rows->rows->len; i++)
        {
          if (rows->rows->pdata[i] != NULL)
            func (rows->rows->pdata[i], data);
        }
    }
  return TRUE;
}

typedef struct
{
  CordonJob *job;
  double done;
} News;

static gboolean
tell (gpointer data)
{
  News *news = data;

  if (!news->job->answered)
    news->job->progress (news->done, news->job->progress_data);
  return G_SOURCE_REMOVE;
}

gboolean
cordon_job_step (CordonJob *job, guint64 done, guint64 total, GError **error)
{
  gint64 now;
  News *news;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;
  if (job->progress == NULL)
    return TRUE;
  now = g_get_monotonic_time ();
  if (now - job->told_at < TELL_EVERY)
    return TRUE;
  job->told_at = now;
  news = g_new0 (News, 1);
  news->job = job;
  news->done = total > 0 ? CLAMP ((double) done / (double) total, 0, 1) : -1;
  /* It is attached before the answer, with the same priority: so it is told before the answer, while the job is. */
  call_there (job, tell, news, g_free);
  return TRUE;
}

void
cordon_job_init (CordonJob *job, CordonPlan *plan, GCancellable *cancellable, CordonProgressFunc progress,
                 gpointer progress_data)
{
  job->plan = g_object_ref (plan);
  job->context = g_main_context_ref_thread_default ();
  if (cancellable != NULL)
    job->cancellable = g_object_ref (cancellable);
  job->progress = progress;
  job->progress_data = progress_data;
  job->first_month = cordon_plan_get_first_month (plan);
  job->today = g_strdup (cordon_plan_get_today (plan));
}

void
cordon_job_answer (CordonJob *job)
{
  job->answered = TRUE;
  g_clear_object (&job->plan);
}

void
cordon_job_clear (CordonJob *job)
{
  g_assert (job->plan == NULL);
  g_clear_pointer (&job->context, g_main_context_unref);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->today, g_free);
}
