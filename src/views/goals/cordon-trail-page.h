/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonTrailPage:
 *
 * What was changed of a plan item and of what belongs to it, newest first, with a way to take each back. The last edits
 * only; the history view has all of them.
 */
#define CORDON_TYPE_TRAIL_PAGE (cordon_trail_page_get_type ())
G_DECLARE_FINAL_TYPE (CordonTrailPage, cordon_trail_page, CORDON, TRAIL_PAGE, AdwBin)

/* @item: (nullable): the plan item, %NULL for none */
void cordon_trail_page_set_item (CordonTrailPage *self, CordonPlan *plan, CordonRecord *item);

G_END_DECLS
