/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kit/cordon-map-view.h"
#include "model/cordon-plan.h"
#include "model/cordon-sites.h"

G_BEGIN_DECLS

/**
 * CordonTaskForcesView:
 *
 * The bodies at home – task forces, offices, ports of entry – in a list and on a map of the United States, which share
 * one selection, and the card of the one selected.
 *
 * Actions: "taskforces.add", "taskforces.delete", "taskforces.clear" (shows everything again), "taskforces.list" and
 * "taskforces.map" (in a narrow window, the page to show), "taskforces.unselect".
 */
#define CORDON_TYPE_TASK_FORCES_VIEW (cordon_task_forces_view_get_type ())
G_DECLARE_FINAL_TYPE (CordonTaskForcesView, cordon_task_forces_view, CORDON, TASK_FORCES_VIEW, AdwBin)

GtkWidget *cordon_task_forces_view_new (CordonPlan *plan);
/* Selects a party that is shown here, or the first that is at a place. */
gboolean cordon_task_forces_view_reveal (GtkWidget *view, const char *kind, const char *id);

/* Returns: (nullable): the id of the party that is selected */
const char *cordon_task_forces_view_get_chosen (CordonTaskForcesView *self);
void cordon_task_forces_view_choose (CordonTaskForcesView *self, const char *id);
CordonSites *cordon_task_forces_view_get_sites (CordonTaskForcesView *self);
CordonMapView *cordon_task_forces_view_get_map (CordonTaskForcesView *self);
/* Returns: the toggle of a kind, "best", or of the filters "unverified" and "open" */
GtkToggleButton *cordon_task_forces_view_get_chip (CordonTaskForcesView *self, const char *name);

G_END_DECLS
