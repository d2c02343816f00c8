/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonGoalsView:
 *
 * The strategy's goals and initiatives in an outline, and beside it the page of the one chosen.
 *
 * Actions: "goals.add" (a new initiative beside or under the one chosen), "goals.add-goal", "goals.delete",
 * "goals.move-up", "goals.move-down", "goals.move-to", "goals.duplicate", "goals.filter", "goals.find".
 */
#define CORDON_TYPE_GOALS_VIEW (cordon_goals_view_get_type ())
G_DECLARE_FINAL_TYPE (CordonGoalsView, cordon_goals_view, CORDON, GOALS_VIEW, AdwBin)

/* Returns: (transfer floating): the view of @plan */
GtkWidget *cordon_goals_view_new (CordonPlan *plan);

/**
 * cordon_goals_view_reveal:
 * @view: a #CordonGoalsView
 * @kind: the kind of a row
 * @id: its id
 *
 * Shows a row where it stands: a goal or initiative in the outline; a commitment, milestone, measure, reading, update
 * or register entry on the page of what it belongs to.
 *
 * Returns: whether such rows have a place here
 */
gboolean cordon_goals_view_reveal (GtkWidget *view, const char *kind, const char *id);

/* Returns: (nullable): the id of the plan item that is chosen */
const char *cordon_goals_view_get_chosen (CordonGoalsView *self);

G_END_DECLS
