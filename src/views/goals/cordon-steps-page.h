/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonStepsPage:
 *
 * What a plan item promises, and the steps on the way: its commitments and milestones.
 */
#define CORDON_TYPE_STEPS_PAGE (cordon_steps_page_get_type ())
G_DECLARE_FINAL_TYPE (CordonStepsPage, cordon_steps_page, CORDON, STEPS_PAGE, AdwBin)

/* @item: (nullable): the plan item that is shown */
void cordon_steps_page_set_item (CordonStepsPage *self, CordonPlan *plan, CordonRecord *item);
/* Shows one row of the page, opened. Returns: whether it is here (now, or once its list has been read). */
gboolean cordon_steps_page_reveal (CordonStepsPage *self, const char *kind, const char *id);

G_END_DECLS
