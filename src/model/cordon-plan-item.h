/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/* A strategy, goal, initiative, commitment or milestone; see the field table. */
#define CORDON_TYPE_PLAN_ITEM (cordon_plan_item_get_type ())
G_DECLARE_FINAL_TYPE (CordonPlanItem, cordon_plan_item, CORDON, PLAN_ITEM, CordonRecord)

/* Returns: (nullable): the party that owns an item: its own owner, or that of the nearest item above it that has one,
 * as far as lists hold them */
const char *cordon_plan_item_owner (CordonPlan *plan, CordonRecord *item);

/* Whether work on it is still to be done: neither done nor cancelled. */
gboolean cordon_plan_item_is_open (CordonRecord *item);

/**
 * cordon_plan_item_days_late:
 * @item: a plan item
 * @today: an ISO date
 * @days: (out): of an open item, how many days @today lies after its due date; of a done one, how many days after it
 *   the work was done; negative when there is time left, or there was
 *
 * Returns: whether that can be said: it has a due date, is not cancelled, and, when done, says on which day
 */
gboolean cordon_plan_item_days_late (CordonRecord *item, const char *today, int *days);

/**
 * cordon_plan_item_days_slipped:
 * @item: a plan item
 * @days: (out): how many days its due date lies after the one first promised; negative when before
 *
 * Returns: whether it has both dates
 */
gboolean cordon_plan_item_days_slipped (CordonRecord *item, int *days);

G_END_DECLS
