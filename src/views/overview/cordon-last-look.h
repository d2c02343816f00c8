/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/* When a person last looked at a plan on this computer, and as whom; kept in the person's own data folder, beside the
 * plan's backups, and never in the plan. */

/**
 * cordon_last_look_read:
 * @owner: (out) (transfer full) (nullable): the id of the party whose dues were shown; %NULL for everybody's
 *
 * Returns: when, in ms since 1970 UTC; 0 for never
 */
gint64 cordon_last_look_read (CordonPlan *plan, char **owner);

/**
 * cordon_last_look_write:
 * @at: ms since 1970 UTC
 * @owner: (nullable): the id of a party
 *
 * Remembers both. Where that can't be written, nothing is remembered, and nothing else suffers.
 */
void cordon_last_look_write (CordonPlan *plan, gint64 at, const char *owner);

G_END_DECLS
