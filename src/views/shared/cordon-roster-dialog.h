/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonRosterDialog:
 *
 * Adds an agency to a body's roster: one of the plan's, or a new one by its name and level. All of it is one edit.
 */
#define CORDON_TYPE_ROSTER_DIALOG (cordon_roster_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CordonRosterDialog, cordon_roster_dialog, CORDON, ROSTER_DIALOG, AdwWindow)

/**
 * cordon_roster_dialog_new:
 * @parent: a widget in the window that it is for
 * @plan: the plan
 * @body: the party that the agency takes part in
 */
GtkWidget *cordon_roster_dialog_new (GtkWidget *parent, CordonPlan *plan, CordonRecord *body);

/* A field by its name: "party", "name", "level", "count", "valid_from", "role". */
GtkWidget *cordon_roster_dialog_get_field (CordonRosterDialog *self, const char *field);
/* Returns: (nullable): why it was not added, as it stands on screen */
const char *cordon_roster_dialog_get_error (CordonRosterDialog *self);
/* As the button does. */
void cordon_roster_dialog_add (CordonRosterDialog *self);

G_END_DECLS
