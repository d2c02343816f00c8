/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonMoveDialog:
 *
 * Asks under what else a row is to go, searched as one types; Enter moves it there. An initiative goes under a goal, a
 * commitment or milestone under an initiative, a reading to another measure.
 */
#define CORDON_TYPE_MOVE_DIALOG (cordon_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CordonMoveDialog, cordon_move_dialog, CORDON, MOVE_DIALOG, AdwWindow)

/* Returns: whether there is something else that a row of this sort can be under */
gboolean cordon_move_dialog_is_possible (CordonRecord *record);

/**
 * cordon_move_dialog_can_hold:
 * @parent: what may take @record
 *
 * Returns: whether a row of this sort can be under it
 */
gboolean cordon_move_dialog_can_hold (CordonRecord *parent, CordonRecord *record);

/* Opens it over the window of @widget, which is told of errors. */
void cordon_move_dialog_present (GtkWidget *widget, CordonPlan *plan, CordonRecord *record);

G_END_DECLS
