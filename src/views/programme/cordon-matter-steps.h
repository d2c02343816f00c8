/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-matter.h"

G_BEGIN_DECLS

/**
 * CordonMatterSteps:
 *
 * The state of a matter, and the steps from there: those that the rules allow as buttons, all others in a menu. A step
 * out of order is taken once its reason has been given; the reason is kept with it.
 *
 * What its clock says stands with it: since when a lead waits, when an agreement expires.
 *
 * Actions: "matter.step" (s): to a state; "matter.renew": an agreement, for the term that it had.
 */
#define CORDON_TYPE_MATTER_STEPS (cordon_matter_steps_get_type ())
G_DECLARE_FINAL_TYPE (CordonMatterSteps, cordon_matter_steps, CORDON, MATTER_STEPS, AdwBin)

/* @matter: (nullable) */
void cordon_matter_steps_set_matter (CordonMatterSteps *self, CordonPlan *plan, CordonRecord *matter);
/* Returns: (nullable): the state that is asked about: the step to it is out of order */
const char *cordon_matter_steps_get_asked (CordonMatterSteps *self);
/* Returns: (nullable): why the last step was refused, as it stands on screen */
const char *cordon_matter_steps_get_error (CordonMatterSteps *self);

G_END_DECLS
