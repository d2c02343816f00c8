/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * cordon_substance_row_new:
 * @item: a matter_item
 *
 * Returns: (transfer floating): a row in which a substance is chosen from the vocabulary, which sets its name and HS
 * code in one edit, and which says how the item's substance is controlled and whether that is verified
 */
GtkWidget *cordon_substance_row_new (CordonPlan *plan, CordonRecord *item);

G_END_DECLS
