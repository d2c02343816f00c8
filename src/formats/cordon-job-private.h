/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/cordon-import-job.h"

G_BEGIN_DECLS

/**
 * CordonJob: the way from a format's thread to the plan, and its news to who waits
 *
 * The plan is asked on the main thread; the format's own waits for the answer.
 */
typedef struct
{
  CordonPlan *plan; /* the main thread's alone */
  GMainContext *context;
  GCancellable *cancellable;
  CordonProgressFunc progress;
  gpointer progress_data;
  gboolean answered; /* the main thread's alone */
  gint64 told_at;
  int first_month;
  char *today;
} CordonJob;

/* On the main thread. */
void cordon_job_init (CordonJob *job, CordonPlan *plan, GCancellable *cancellable, CordonProgressFunc progress,
                      gpointer progress_data);
/* On the main thread, once it is answered: lets go of the plan, and of who waits. */
void cordon_job_answer (CordonJob *job);
void cordon_job_clear (CordonJob *job);

/* On the format's thread. */
gboolean cordon_job_step (CordonJob *job, guint64 done, guint64 total, GError **error);
CordonRows *cordon_job_read_rows (CordonJob *job, CordonQuery *query, GError **error);
gboolean cordon_job_each_row (CordonJob *job, CordonQuery *query, CordonImportRowFunc func, gpointer data,
                              GError **error);

G_END_DECLS
