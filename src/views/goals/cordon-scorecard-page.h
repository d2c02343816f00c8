/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonScorecardPage:
 *
 * The initiatives against eight fiscal quarters. A cell opens the update of that quarter, or offers to write it.
 *
 * Actions: "scorecard.earlier", "scorecard.later" (Alt+Page Up, Alt+Page Down), "scorecard.latest" (Alt+Home).
 */
#define CORDON_TYPE_SCORECARD_PAGE (cordon_scorecard_page_get_type ())
G_DECLARE_FINAL_TYPE (CordonScorecardPage, cordon_scorecard_page, CORDON, SCORECARD_PAGE, AdwBin)

/* Returns: (transfer floating): the scorecard of @plan */
GtkWidget *cordon_scorecard_page_new (CordonPlan *plan);

G_END_DECLS
