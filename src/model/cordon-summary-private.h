/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-summary.h"

G_BEGIN_DECLS

/* What derives the summaries of one plan, for as long as anybody wants one. Emits "computed" when it has done so. */
#define CORDON_TYPE_SUMMARY_BOARD (cordon_summary_board_get_type ())
G_DECLARE_FINAL_TYPE (CordonSummaryBoard, cordon_summary_board, CORDON, SUMMARY_BOARD, GObject)

/* Returns: (transfer full): the plan's board */
CordonSummaryBoard *cordon_summary_board_get (CordonPlan *plan);

typedef struct
{
  const char *rag; /* interned */
  const char *quarters[CORDON_SUMMARY_QUARTERS];
  char next_due[11];
  char *next_due_id;
  char missed[11];   /* the last of the open due dates that are past */
  char upcoming[11]; /* the first of those that are not */
  int days_late;
  int days_since_update;
  guint open_risks;
  guint open_issues;
  guint n_open;
  guint n_done;
  guint n_late;
} CordonSummaryValues;

/* Returns: (transfer none) (nullable): what has been computed for a plan item */
const CordonSummaryValues *cordon_summary_board_peek (CordonSummaryBoard *self, const char *plan_item);
/* Returns: (transfer full): its summary */
CordonSummary *cordon_summary_board_take (CordonSummaryBoard *self, const char *plan_item);

/* What counts among updates. Returns: (transfer full): the ids of those that a published correction stands for */
GHashTable *cordon_status_find_corrected (GListModel *updates);
/* Returns: whether an update is published, living, and not corrected by another one */
gboolean cordon_status_counts (CordonRecord *update, GHashTable *corrected);
/* Returns: whether @one is of a later quarter, or of the same one and published later */
gboolean cordon_status_is_later (CordonRecord *one, CordonRecord *other);

/* The board's side of a summary. */
CordonSummary *cordon_summary_new (CordonSummaryBoard *board, const char *plan_item);
void cordon_summary_take (CordonSummary *self, const CordonSummaryValues *values);

G_END_DECLS
