/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which views there are. A new one is a line here. */

#include "app/cordon-views.h"

#include "base/cordon-error.h"
#include "views/footprint/cordon-footprint-view.h"
#include "views/goals/cordon-goals-pages.h"
#include "views/history/cordon-history-view.h"
#include "views/overview/cordon-overview-view.h"
#include "views/programme/cordon-programme-view.h"
#include "views/taskforces/cordon-task-forces-view.h"

static const char *const goals_kinds[] = {"plan_item", "measure", "reading", "status_update", "register_entry", NULL};

static const char *const site_kinds[] = {"party", "place", NULL};

static const char *const matter_kinds[] = {"matter",      "matter_item",    "matter_leg", "matter_party",
                                           "matter_step", "matter_finding", NULL};

static const CordonView views[] = {
    {"overview", NC_ ("view", "Overview"), "view-grid-symbolic", FALSE, NULL, cordon_overview_view_new, NULL},
    {"goals", NC_ ("view", "Goals"), "view-list-bullet-symbolic", FALSE, goals_kinds, cordon_goals_pages_new,
     cordon_goals_pages_reveal},
    {"taskforces", NC_ ("view", "Task Forces"), "mark-location-symbolic", FALSE, site_kinds,
     cordon_task_forces_view_new, cordon_task_forces_view_reveal},
    {"footprint", NC_ ("view", "Footprint"), "find-location-symbolic", FALSE, site_kinds, cordon_footprint_view_new,
     cordon_footprint_view_reveal},
    {"programme", NC_ ("view", "Programme"), "folder-documents-symbolic", FALSE, matter_kinds,
     cordon_programme_view_new, cordon_programme_view_reveal},
    /* The last, since it has something to say of any row. */
    {"history", NC_ ("view", "History"), "document-open-recent-symbolic", TRUE, NULL, cordon_history_view_new,
     cordon_history_view_reveal},
};

const CordonView *
cordon_views_get (guint *n_views)
{
  *n_views = G_N_ELEMENTS (views);
  return views;
}
