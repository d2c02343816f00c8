/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/cordon-record.h"

G_BEGIN_DECLS

/* What belongs to a matter: a body that takes part, something that was found, a leg of the way it took, a step out of
 * order; see the field tables. */
#define CORDON_TYPE_MATTER_PARTY (cordon_matter_party_get_type ())
G_DECLARE_FINAL_TYPE (CordonMatterParty, cordon_matter_party, CORDON, MATTER_PARTY, CordonRecord)

#define CORDON_TYPE_MATTER_ITEM (cordon_matter_item_get_type ())
G_DECLARE_FINAL_TYPE (CordonMatterItem, cordon_matter_item, CORDON, MATTER_ITEM, CordonRecord)

#define CORDON_TYPE_MATTER_LEG (cordon_matter_leg_get_type ())
G_DECLARE_FINAL_TYPE (CordonMatterLeg, cordon_matter_leg, CORDON, MATTER_LEG, CordonRecord)

#define CORDON_TYPE_MATTER_STEP (cordon_matter_step_get_type ())
G_DECLARE_FINAL_TYPE (CordonMatterStep, cordon_matter_step, CORDON, MATTER_STEP, CordonRecord)

#define CORDON_TYPE_MATTER_FINDING (cordon_matter_finding_get_type ())
G_DECLARE_FINAL_TYPE (CordonMatterFinding, cordon_matter_finding, CORDON, MATTER_FINDING, CordonRecord)

/**
 * cordon_matter_item_get_kilograms:
 * @item: a matter_item
 * @kilograms: (out): its quantity in kilograms
 *
 * Returns: whether it has a quantity in a unit of mass. Currency, firearms and arrests have none.
 */
gboolean cordon_matter_item_get_kilograms (CordonRecord *item, double *kilograms);

/* Returns: (transfer full): the quantity and unit as they were given: "At least 25 lb"; "" where there is none */
char *cordon_matter_item_dup_quantity (CordonRecord *item);

/**
 * cordon_matter_legs_describe:
 * @legs: the legs of a matter, in their order
 *
 * Returns: (transfer full): what is to be looked at in the way they tell, as whole sentences: a leg dated before the
 * one that it follows, a way that comes back to a country it has left; "" where nothing is
 */
char *cordon_matter_legs_describe (GListModel *legs);

G_END_DECLS
