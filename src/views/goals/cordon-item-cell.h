/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-outline.h"

G_BEGIN_DECLS

/**
 * CordonItemCell:
 *
 * A plan item in the outline: strategy and goals as headings, an initiative in two lines, with its status and the last
 * four quarters'.
 */
#define CORDON_TYPE_ITEM_CELL (cordon_item_cell_get_type ())
G_DECLARE_FINAL_TYPE (CordonItemCell, cordon_item_cell, CORDON, ITEM_CELL, AdwBin)

GtkWidget *cordon_item_cell_new (void);
/* @row: (nullable): what it shows */
void cordon_item_cell_set_row (CordonItemCell *self, CordonPlan *plan, CordonOutlineRow *row);
/* Returns: (transfer none) (nullable): the plan item that it shows */
CordonRecord *cordon_item_cell_get_record (CordonItemCell *self);

G_END_DECLS
