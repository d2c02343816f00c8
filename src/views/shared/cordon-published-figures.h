/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-rosters.h"

G_BEGIN_DECLS

/**
 * CordonPublishedFigures:
 *
 * What the plan's sources publish of how many bodies of some kinds there are: each figure with its citation, beside
 * what this plan holds. Figures that disagree stand side by side, none preferred. Hidden where the plan has none.
 */
#define CORDON_TYPE_PUBLISHED_FIGURES (cordon_published_figures_get_type ())
G_DECLARE_FINAL_TYPE (CordonPublishedFigures, cordon_published_figures, CORDON, PUBLISHED_FIGURES, AdwBin)

/**
 * cordon_published_figures_set_plan:
 * @plan: the plan
 * @rosters: what counts the plan's own bodies
 * @kinds: (array zero-terminated=1): of which kinds of bodies: "best"
 */
void cordon_published_figures_set_plan (CordonPublishedFigures *self, CordonPlan *plan, CordonRosters *rosters,
                                        const char *const *kinds);
/* Returns: how many figures it shows */
guint cordon_published_figures_get_count (CordonPublishedFigures *self);
/* Returns: (transfer none): the lines that sum them up, as they stand on screen */
const char *cordon_published_figures_get_summary (CordonPublishedFigures *self);

G_END_DECLS
