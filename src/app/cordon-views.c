/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which views there are. A new one is a line here. */

#include "app/cordon-views.h"

#include "base/cordon-error.h"
#include "views/goals/cordon-goals-view.h"
#include "views/history/cordon-history-view.h"

static const char *const goals_kinds[] = {"plan_item", "status_update", "register_entry", "measure", "reading", NULL};

static const CordonView views[] = {
    {"goals", NC_ ("view", "Goals"), "view-list-bullet-symbolic", FALSE, goals_kinds, cordon_goals_view_new,
     cordon_goals_view_reveal},
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
