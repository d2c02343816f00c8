/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-rosters.h"

G_BEGIN_DECLS

/**
 * CordonRoster:
 *
 * Who takes part in a body: its host office, and the agencies by level with how many people each has in it and from
 * when to when. Each is edited in place; counts, never names.
 */
#define CORDON_TYPE_ROSTER (cordon_roster_get_type ())
G_DECLARE_FINAL_TYPE (CordonRoster, cordon_roster, CORDON, ROSTER, AdwBin)

/* @body: (nullable): the party whose roster it is; %NULL for none */
void cordon_roster_set_body (CordonRoster *self, CordonPlan *plan, CordonRosters *rosters, CordonRecord *body);
/* Whether bodies of a kind have rosters at all. */
gboolean cordon_roster_is_for (const char *kind);
/* Returns: (transfer none): what it sums up, as it stands on screen: "3 agencies · 27 people" */
const char *cordon_roster_get_totals (CordonRoster *self);

G_END_DECLS
