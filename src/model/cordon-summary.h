/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

#define CORDON_SUMMARY_QUARTERS 4

/**
 * CordonSummary:
 *
 * How a plan item stands, in one line: derived from the plan, once per edit, and only what changed notifies.
 *
 * Properties: "rag" (the latest published status, or %NULL), "letter" ("G", "A", "R", "–"), "quarters" (string of four
 * letters, the quarter of today last), "next-due" (ISO date or %NULL: the nearest due date among itself and the open
 * items below it), "next-due-id" (whose), "days-late" (int: how many days that date is past; 0 when none is),
 * "days-since-update" (int: days since the last published update; -1 when there is none), "open-risks" (guint: open
 * risks of itself and of what is below), "open-issues" (guint, likewise), "n-open" and "n-done" (guint: commitments and
 * milestones below), "n-late" (guint: those of them that are late).
 */
#define CORDON_TYPE_SUMMARY (cordon_summary_get_type ())
G_DECLARE_FINAL_TYPE (CordonSummary, cordon_summary, CORDON, SUMMARY, GObject)

/* Returns: (transfer full): the summary of a plan item: the same object for as long as anybody holds it. It may be
 * empty until the plan has been read; "changed" is emitted whenever something in it has changed. */
CordonSummary *cordon_summary_get (CordonPlan *plan, const char *plan_item);

const char *cordon_summary_get_plan_item (CordonSummary *self);
const char *cordon_summary_get_rag (CordonSummary *self);
const char *cordon_summary_get_letter (CordonSummary *self);
/* Returns: (nullable): the status published for a quarter: 0 for that of today, 1 for the one before… up to 3 */
const char *cordon_summary_get_quarter_rag (CordonSummary *self, guint quarters_ago);
const char *cordon_summary_get_next_due (CordonSummary *self);
const char *cordon_summary_get_next_due_id (CordonSummary *self);
int cordon_summary_get_days_late (CordonSummary *self);
int cordon_summary_get_days_since_update (CordonSummary *self);
guint cordon_summary_get_open_risks (CordonSummary *self);
guint cordon_summary_get_open_issues (CordonSummary *self);
guint cordon_summary_get_n_open (CordonSummary *self);
guint cordon_summary_get_n_done (CordonSummary *self);
guint cordon_summary_get_n_late (CordonSummary *self);

/**
 * cordon_status_effective:
 * @updates: (element-type CordonRecord): status updates of one plan item, in any order
 * @period: (nullable): only those of this quarter; %NULL for all
 *
 * Returns: (transfer none) (nullable): the published update that counts: of the latest quarter the latest one, a
 * correction standing for what it corrects
 */
CordonRecord *cordon_status_effective (GListModel *updates, const char *period);

G_END_DECLS
