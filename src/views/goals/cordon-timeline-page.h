/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonTimelinePage:
 *
 * Goals, initiatives, commitments and milestones in time. Moving one is one edit; what depends on it is offered to move
 * along. With little room it is a list by date.
 *
 * Actions: "timeline.zoom-in", "timeline.zoom-out", "timeline.fit", "timeline.today", "timeline.open" (what is chosen,
 * in the outline).
 */
#define CORDON_TYPE_TIMELINE_PAGE (cordon_timeline_page_get_type ())
G_DECLARE_FINAL_TYPE (CordonTimelinePage, cordon_timeline_page, CORDON, TIMELINE_PAGE, AdwBin)

/* Returns: (transfer floating): the timeline of @plan */
GtkWidget *cordon_timeline_page_new (CordonPlan *plan);

G_END_DECLS
