/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/* The asking for the updates of one fiscal quarter; see the field table. */
#define CORDON_TYPE_ROUND (cordon_round_get_type ())
G_DECLARE_FINAL_TYPE (CordonRound, cordon_round, CORDON, ROUND, CordonRecord)

/* Returns: (transfer full): the id of the round of a quarter, "2025-Q2": two that open it apart open the same */
char *cordon_round_derive_id (const char *period);
/* Returns: (transfer none) (nullable): the living round of a quarter, among those that a list or record holds */
CordonRecord *cordon_round_find (CordonPlan *plan, const char *period);
gboolean cordon_round_is_open (CordonRecord *round);

/**
 * cordon_round_days_late:
 * @round: (nullable): the round of the update's quarter
 * @day: (nullable): the day of publication, or today for what is still owed
 *
 * Returns: how many days @day lies after the one until which updates were asked for, or, where none was said, after the
 * round was closed; 0 when it is in time or there was no such day
 */
int cordon_round_days_late (CordonRecord *round, const char *day);

/* Returns: how many days after the end of its quarter's round an update was first published, whatever corrected it
 * since; 0 for in time */
int cordon_round_update_days_late (CordonPlan *plan, CordonRecord *update);

/**
 * cordon_intent_open_round:
 * @plan: the plan
 * @period: a fiscal quarter
 * @due: (nullable): until when updates are asked for
 * @items: (element-type CordonRecord): who owes one and has not begun it
 * @updates: the published updates of the plan
 *
 * Returns: (transfer full): a draft that opens the quarter, and begins for each of @items an update with what was said
 * last, and what of its commitments and milestones was done or is late in that quarter, as far as lists hold them
 */
CordonDraft *cordon_intent_open_round (CordonPlan *plan, const char *period, const char *due, GPtrArray *items,
                                       GListModel *updates);
/* Ends it today; what is published afterwards is late. */
CordonDraft *cordon_intent_close_round (CordonPlan *plan, CordonRecord *round);
CordonDraft *cordon_intent_reopen_round (CordonRecord *round);

G_END_DECLS
