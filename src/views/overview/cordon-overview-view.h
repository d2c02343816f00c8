/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonOverviewView:
 *
 * The first view of a plan: what is due, how the initiatives stand, what is behind, what is contradictory, and what was
 * changed last. Each line opens its thing ("win.show").
 */
#define CORDON_TYPE_OVERVIEW_VIEW (cordon_overview_view_get_type ())
G_DECLARE_FINAL_TYPE (CordonOverviewView, cordon_overview_view, CORDON, OVERVIEW_VIEW, AdwBin)

/**
 * cordon_overview_view_new:
 * @plan: the plan to look over; it may be read only
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *cordon_overview_view_new (CordonPlan *plan);

G_END_DECLS
