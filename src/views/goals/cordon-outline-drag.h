/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-outline.h"
#include "views/goals/cordon-item-cell.h"

G_BEGIN_DECLS

/* Makes a cell of the outline something that is dragged, and a place to drop. @view: is told of errors. */
void cordon_outline_drag_attach (CordonItemCell *cell, GtkWidget *view, CordonPlan *plan, CordonOutline *outline);

G_END_DECLS
