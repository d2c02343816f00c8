/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/* Two years */
#define CORDON_SCORECARD_QUARTERS 8

/**
 * CordonScoreRow:
 *
 * A line of a scorecard: an initiative with its status in each quarter, or the heading of a group. Quarters are counted
 * from 0, the earliest. Signal "changed": something in it did.
 */
#define CORDON_TYPE_SCORE_ROW (cordon_score_row_get_type ())
G_DECLARE_FINAL_TYPE (CordonScoreRow, cordon_score_row, CORDON, SCORE_ROW, GObject)

/* Returns: (transfer none) (nullable): the initiative; %NULL for a heading */
CordonRecord *cordon_score_row_get_record (CordonScoreRow *self);
const char *cordon_score_row_get_title (CordonScoreRow *self);
/* Returns: (transfer none) (nullable): the published update that counts for a quarter */
CordonRecord *cordon_score_row_get_update (CordonScoreRow *self, guint quarter);
/* Returns: (nullable): its status, "green", "amber", "red" or "unrated"; %NULL where there is no update */
const char *cordon_score_row_get_rag (CordonScoreRow *self, guint quarter);
/* Returns: 1 if it stands better than when it was last rated before that quarter, -1 if worse, 0 if as well or not
 * known */
int cordon_score_row_get_change (CordonScoreRow *self, guint quarter);

/**
 * cordon_score_row_describe:
 * @quarter: which of the quarters
 * @name: what that quarter is: "2025-Q2"
 *
 * Returns: (transfer full): what the cell says when it is read out: "1.C, second quarter 2025, amber, worse"
 */
char *cordon_score_row_describe (CordonScoreRow *self, guint quarter, const char *name);

typedef enum
{
  CORDON_SCORECARD_BY_GOAL,
  CORDON_SCORECARD_BY_OWNER,
  CORDON_SCORECARD_BY_STATUS,
} CordonScorecardGroup;

/**
 * CordonScorecard:
 *
 * A GListModel of CordonScoreRow: the initiatives of a plan against eight fiscal quarters, under the headings of their
 * goals, owners or statuses; who has no owner counts to that of the nearest item above. Derived from the plan's lists,
 * once per edit; a line that stays is the same object.
 *
 * Properties: "loading"; "group" (CordonScorecardGroup as uint); "last" (string: the last of the quarters; %NULL, as it
 * begins, for that of today). Signal "changed": after lines, totals or quarters have been brought up to date.
 */
#define CORDON_TYPE_SCORECARD (cordon_scorecard_get_type ())
G_DECLARE_FINAL_TYPE (CordonScorecard, cordon_scorecard, CORDON, SCORECARD, GObject)

CordonScorecard *cordon_scorecard_new (CordonPlan *plan);
gboolean cordon_scorecard_get_loading (CordonScorecard *self);
CordonScorecardGroup cordon_scorecard_get_group (CordonScorecard *self);
void cordon_scorecard_set_group (CordonScorecard *self, CordonScorecardGroup group);
void cordon_scorecard_set_last (CordonScorecard *self, const char *quarter);

/**
 * cordon_scorecard_step:
 * @by: how many quarters to show later ones, negative for earlier ones
 *
 * Moves on, but not past the quarter of today. From there on, it moves with time again.
 */
void cordon_scorecard_step (CordonScorecard *self, int by);

/* Returns: a quarter, "2025-Q2" */
const char *cordon_scorecard_get_quarter (CordonScorecard *self, guint quarter);

/**
 * cordon_scorecard_count:
 * @quarter: which of the quarters
 * @rag: (nullable): "green", "amber", "red"; %NULL for those not rated or without an update
 *
 * Returns: how many initiatives stand so
 */
guint cordon_scorecard_count (CordonScorecard *self, guint quarter, const char *rag);
/* Returns: how many initiatives there are */
guint cordon_scorecard_get_n_initiatives (CordonScorecard *self);

/* Returns: (transfer full): a quarter in words of the locale, to be read out: "second quarter 2025" */
char *cordon_scorecard_quarter_in_words (const char *quarter);

G_END_DECLS
