/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/cordon-format.h"
#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonExportRequest: what is to be written
 * @kind: (nullable): only rows of this kind; a format of one kind a file needs it
 * @scope: (nullable): the id of a plan item: only it, what is part of it, and what belongs to these
 * @plain: fields and values as they are stored, for programs, rather than in words of the interface's language
 * @paper: (nullable): what a document of pages is laid out for: "a4" or "letter"; what is usual where the person lives
 *   where %NULL
 */
typedef struct
{
  const char *kind;
  const char *scope;
  gboolean plain;
  const char *paper;
} CordonExportRequest;

/**
 * cordon_export_write_async:
 * @plan: what is written
 * @format: how; one that can be written
 * @request: what
 * @file: where; what is there is replaced once everything is written, and not touched before
 * @progress: (nullable): is told how far it is, until it is answered
 *
 * Writes on a thread of its own. The same plan gives the same bytes.
 */
void cordon_export_write_async (CordonPlan *plan, const CordonFormat *format, const CordonExportRequest *request,
                                GFile *file, GCancellable *cancellable, CordonProgressFunc progress,
                                gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data);

/**
 * cordon_export_write_finish:
 * @n_rows: (out) (optional): how many rows were written
 * @notes: (out) (optional) (transfer full) (element-type utf8): sentences, translated, about what the format could not
 *   take
 *
 * Returns: whether it was written
 */
gboolean cordon_export_write_finish (GAsyncResult *result, guint *n_rows, GPtrArray **notes, GError **error);

G_END_DECLS
