/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/cordon-import.h"
#include "model/cordon-kind.h"

G_BEGIN_DECLS

/* The reading of one document: what a format's read () works with, on a thread of its own. It holds what is needed and
 * takes what comes out; a format keeps no state of its own between two. Nothing else in here touches the plan. */

/* The document, and what it is called: "fy2025.csv". */
GBytes *cordon_import_job_get_bytes (CordonImportJob *job);
const char *cordon_import_job_get_name (CordonImportJob *job);
/* Of the plan: the first month of its fiscal year, 1 to 12, and today as an ISO date. */
int cordon_import_job_get_first_month (CordonImportJob *job);
const char *cordon_import_job_get_today (CordonImportJob *job);
/* Returns: (nullable): what a person asked for */
const char *cordon_import_job_get_option (CordonImportJob *job, const char *name);

/**
 * cordon_import_job_add_setting:
 * @label: translated
 * @group: (nullable): translated
 * @detail: (nullable): translated
 * @value: how the document is being understood
 * @values: (nullable) (array zero-terminated=1): what it can be
 * @labels: (nullable) (array zero-terminated=1): as many, translated
 *
 * Tells a person how the document is understood, and what else it can be. What a person then chooses comes back as an
 * option of that name, and the document is read again.
 */
void cordon_import_job_add_setting (CordonImportJob *job, const char *name, const char *label, const char *group,
                                    const char *detail, const char *value, const char *const *values,
                                    const char *const *labels);

/**
 * cordon_import_job_step:
 * @done: how much is done, of @total; both 0 where that isn't known
 *
 * To be called often, it costs nothing.
 *
 * Returns: whether to go on; otherwise @error is that it was cancelled
 */
gboolean cordon_import_job_step (CordonImportJob *job, guint64 done, guint64 total, GError **error);

/* What stands in the plan */

/* Returns: (transfer full) (nullable): the rows that a query asks for, all at once: not for what can be long */
CordonRows *cordon_import_job_read_rows (CordonImportJob *job, CordonQuery *query, GError **error);

typedef void (*CordonImportRowFunc) (CordonRow *row, gpointer data);

/* Shows @func each row, a few at a time, so that a plan of a million rows needs no more memory than a small one. */
gboolean cordon_import_job_each_row (CordonImportJob *job, CordonQuery *query, CordonImportRowFunc func, gpointer data,
                                     GError **error);

/* What comes out */

/* One field of a row; @value is %NULL for an empty one. */
typedef struct
{
  const char *field;
  GVariant *value;
} CordonImportCell;

/**
 * cordon_import_job_put:
 * @kind: a kind's name
 * @id: the row's id: a new one from cordon_id_new(), one from cordon_id_derive() of what names the row in the document,
 *   or that of the row in the plan which it is
 * @standing: (nullable): the row as it stands in the plan; %NULL where there is none
 * @cells: (array length=n_cells): its fields; floating values are taken
 * @line: where it stands in the document, from 1, or 0
 * @where: (nullable): the path there
 *
 * Takes a row in: checks each cell against the field table and the row against its kind's rules, and sets in the draft
 * what differs from @standing. A row that breaks a rule is left out, and a note says so. A row that was deleted in the
 * plan comes back. The same row twice is left out the second time. Trees that lead back to themselves, and references
 * to rows that were refused, are seen to when all is read.
 *
 * Returns: what became of it
 */
CordonImportFate cordon_import_job_put (CordonImportJob *job, const char *kind, const char *id, CordonRow *standing,
                                        const CordonImportCell *cells, guint n_cells, guint line, const char *where);

/**
 * cordon_import_job_refuse:
 * @kind: the kind of the row
 * @title: (nullable): what it is called
 * @text: a whole sentence, translated, that says why
 *
 * Counts a row that the document holds and that can't come in, with a note that is an error.
 */
void cordon_import_job_refuse (CordonImportJob *job, const char *kind, const char *title, guint line, const char *where,
                               const char *text);

/* Adds a note; @text is a whole sentence, translated. */
void cordon_import_job_note (CordonImportJob *job, CordonImportSeverity severity, guint line, const char *where,
                             const char *text);
void cordon_import_job_note_printf (CordonImportJob *job, CordonImportSeverity severity, guint line, const char *where,
                                    const char *format, ...) G_GNUC_PRINTF (5, 6);

G_END_DECLS
