/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-outline.h"
#include "model/cordon-summary-private.h"

G_BEGIN_DECLS

/* The dates that terms are held against; found once for a walk through the tree. */
typedef struct
{
  char *soon;          /* 30 days from today */
  char *quarter_start; /* of today's fiscal quarter */
  char *quarter_end;
  int days_into_quarter; /* 0 on its first day */
} CordonOutlineDays;

/* Finds them for today, and frees them. */
void cordon_outline_days_init (CordonOutlineDays *days, CordonPlan *plan);
void cordon_outline_days_clear (CordonOutlineDays *days);

/* @values: (nullable): what is derived of @record */
gboolean cordon_outline_terms_match (const CordonOutlineTerms *terms, const CordonOutlineDays *days,
                                     CordonRecord *record, const CordonSummaryValues *values);

/* Sorts @records (of CordonRecord) as terms have it; those that are alike stay in the order they are in. */
void cordon_outline_terms_sort (const CordonOutlineTerms *terms, CordonSummaryBoard *board, GPtrArray *records);

/* Whether they look at anything that is derived. */
gboolean cordon_outline_terms_need_summaries (const CordonOutlineTerms *terms);
/* Whether an edit of this field can change what they say. */
gboolean cordon_outline_terms_need_field (const CordonOutlineTerms *terms, const char *field);

/* The outline's side of a row. Returns: (transfer full) */
CordonOutlineRow *cordon_outline_row_new (CordonPlan *plan, CordonRecord *record);
void cordon_outline_row_set_depth (CordonOutlineRow *self, guint depth);

G_END_DECLS
