/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/cordon-job-private.h"

G_BEGIN_DECLS

/* Of a severity only so many notes are kept. */
#define CORDON_IMPORT_MOST_NOTES 10000

/* Filled by the thread that reads; from then on read only. */
struct _CordonImport
{
  GObject parent_instance;

  CordonDraft *draft;
  const CordonFormat *format;
  char *name;
  GArray *rows;        /* of CordonImportRow */
  GArray *notes;       /* of CordonImportNote */
  GPtrArray *settings; /* of CordonImportSetting */
  guint n_notes[CORDON_IMPORT_N_SEVERITIES];
  GPtrArray *kinds;  /* of their names, those there are rows of */
  GHashTable *fates; /* kind → guint[CORDON_IMPORT_N_FATES] */
};

/* A row that has been put, until all is read. */
typedef struct
{
  const CordonKind *kind;
  guint index; /* among the import's rows */
  CordonRow *standing;
  CordonImportCell *cells; /* their values owned; only what differs from @standing */
  guint n_cells;
  char *where;
} CordonPending;

struct _CordonImportJob
{
  CordonJob job;

  GBytes *bytes;
  GFile *file;
  const CordonFormat *format;
  GHashTable *options;
  CordonImport *import;

  GPtrArray *pending;  /* of CordonPending, in the order in which they were put */
  GHashTable *put;     /* id → CordonPending */
  GHashTable *refused; /* ids of rows that don't come to be */
};

void cordon_pending_free (gpointer pending);
void cordon_import_job_free (CordonImportJob *job);
/* On the thread that reads, once all has been put: sees to trees and to references to what was refused, makes the
 * draft. */
gboolean cordon_import_job_finish (CordonImportJob *job, GError **error);

G_END_DECLS
