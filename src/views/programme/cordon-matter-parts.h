/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-matter.h"

G_BEGIN_DECLS

/**
 * CordonMatterParts:
 *
 * What belongs to a matter: what was found and how much it weighs, the way it took as a strip of countries, the bodies
 * that take part and how each stands, the chain, the measures that it counts for, and the steps out of order with their
 * reasons.
 */
#define CORDON_TYPE_MATTER_PARTS (cordon_matter_parts_get_type ())
G_DECLARE_FINAL_TYPE (CordonMatterParts, cordon_matter_parts, CORDON, MATTER_PARTS, AdwBin)

/* @matter: (nullable) */
void cordon_matter_parts_set_matter (CordonMatterParts *self, CordonPlan *plan, CordonRecord *matter);
/* Returns: what is said of the way and of the weight, as it stands on screen */
const char *cordon_matter_parts_get_strip (CordonMatterParts *self);
const char *cordon_matter_parts_get_totals (CordonMatterParts *self);

G_END_DECLS
