/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonPublishedFigures:
 *
 * What the plan's sources publish of how many offices, locations and countries there are, and disagree on: each figure
 * with its citation, none preferred. Hidden where the plan has no such figures.
 */
#define CORDON_TYPE_PUBLISHED_FIGURES (cordon_published_figures_get_type ())
G_DECLARE_FINAL_TYPE (CordonPublishedFigures, cordon_published_figures, CORDON, PUBLISHED_FIGURES, AdwBin)

void cordon_published_figures_set_plan (CordonPublishedFigures *self, CordonPlan *plan);
/* Returns: how many figures it shows */
guint cordon_published_figures_get_count (CordonPublishedFigures *self);

G_END_DECLS
