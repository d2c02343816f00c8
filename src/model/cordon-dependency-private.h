/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * cordon_dependency_find_loop:
 * @dependencies: (element-type utf8 GPtrArray): the id of each item → the ids of those on which it depends
 * @from: an item
 * @to: one on which it depends
 *
 * Returns: (transfer full) (nullable): the shortest way that leads from @from by @to back to @from, as it is called:
 * "1.C → 2.B → 1.C"; %NULL where there is none
 */
char *cordon_dependency_find_loop (CordonPlan *plan, GHashTable *dependencies, const char *from, const char *to);

G_END_DECLS
