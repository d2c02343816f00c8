/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-matter.h"

G_BEGIN_DECLS

/* What is said of a matter on one line. Each returns: (transfer full), "" where there is nothing to say. */

/* "Disseminated for 9 days": its state, and for how long, where the state has set a date and it is open */
char *cordon_matter_words_state (CordonPlan *plan, CordonRecord *matter);
/* The day on which it is due, or how many days it is late; @style: (out): "error" for what is late */
char *cordon_matter_words_due (CordonPlan *plan, CordonRecord *matter, const char **style);
/* What its clock says: of a lead from when it was sent until it is acknowledged and answered, of an agreement until it
 * expires; @style: (out): "warning" or "error" for what waits too long */
char *cordon_matter_words_clock (CordonPlan *plan, CordonRecord *matter, const char **style);
/* "TLP:AMBER · CUI": its marks */
char *cordon_matter_words_marks (CordonRecord *matter);
/* Returns: (transfer none): what a new matter of a kind is called until somebody names it: "New lead", translated */
const char *cordon_matter_words_new (const char *kind);
/* Returns: (transfer none): what adds one is called: "Add Lead", translated */
const char *cordon_matter_words_add (const char *kind);

G_END_DECLS
