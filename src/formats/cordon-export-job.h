/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/cordon-export.h"
#include "formats/cordon-import-job.h"

G_BEGIN_DECLS

/* The writing of one document: what a format's write () works with, on a thread of its own. All that it reads comes
 * from one moment only as far as nobody edits meanwhile; what is written is what stood there when it was read. */

/* What is asked for; its strings live as long as @job. */
const CordonExportRequest *cordon_export_job_get_request (CordonExportJob *job);
int cordon_export_job_get_first_month (CordonExportJob *job);
const char *cordon_export_job_get_today (CordonExportJob *job);
/* What the plan is called: its file's name without the ending. */
const char *cordon_export_job_get_name (CordonExportJob *job);

/* Whether a row lies within what is asked for: the request's kind, and its scope. On failure FALSE as well. */
gboolean cordon_export_job_wants (CordonExportJob *job, CordonRow *row);

/* As cordon_import_job_read_rows() and cordon_import_job_each_row(); rows that are not wanted come as well. */
CordonRows *cordon_export_job_read_rows (CordonExportJob *job, CordonQuery *query, GError **error);
gboolean cordon_export_job_each_row (CordonExportJob *job, CordonQuery *query, CordonImportRowFunc func, gpointer data,
                                     GError **error);

/* Appends bytes to the document; @length -1 for text that ends with a zero byte. */
gboolean cordon_export_job_write (CordonExportJob *job, const char *bytes, gssize length, GError **error);
gboolean cordon_export_job_step (CordonExportJob *job, guint64 done, guint64 total, GError **error);
/* Counts rows that have been written. */
void cordon_export_job_count (CordonExportJob *job, guint n_rows);
/* A sentence, translated, about what the format could not take. */
void cordon_export_job_note (CordonExportJob *job, const char *text);

G_END_DECLS
