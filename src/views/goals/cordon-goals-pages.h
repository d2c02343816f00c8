/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonGoalsPages:
 *
 * The ways in which the goals of a plan are looked at, one at a time, and the switch between them. A page is made when
 * it is first shown. To look at a row elsewhere, a page asks the window: "win.show".
 *
 * Actions: "goals.page" (s) with a page's id; Ctrl+1, Ctrl+2… are its keys, in the switch's order.
 */
#define CORDON_TYPE_GOALS_PAGES (cordon_goals_pages_get_type ())
G_DECLARE_FINAL_TYPE (CordonGoalsPages, cordon_goals_pages, CORDON, GOALS_PAGES, AdwBin)

/* Returns: (transfer floating): the pages of @plan */
GtkWidget *cordon_goals_pages_new (CordonPlan *plan);

/* Shows a row of @plan where it stands in the outline; see cordon_goals_view_reveal(). */
gboolean cordon_goals_pages_reveal (GtkWidget *pages, const char *kind, const char *id);

/**
 * cordon_goals_pages_show:
 * @id: a page: "plan"…
 *
 * Returns: (transfer none) (nullable): the page, which is shown now; %NULL where there is none of this id
 */
GtkWidget *cordon_goals_pages_show (CordonGoalsPages *self, const char *id);

G_END_DECLS
