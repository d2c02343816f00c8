/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonConflictBox:
 *
 * The published figures that contradict a measure's, beside its own, and the register's entries about it. It takes no
 * room where nothing contradicts.
 */
#define CORDON_TYPE_CONFLICT_BOX (cordon_conflict_box_get_type ())
G_DECLARE_FINAL_TYPE (CordonConflictBox, cordon_conflict_box, CORDON, CONFLICT_BOX, AdwBin)

GtkWidget *cordon_conflict_box_new (CordonPlan *plan, CordonRecord *measure);

G_END_DECLS
