/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-overview-item.h"
#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonOverview:
 *
 * What somebody with one hour before a briefing looks at first, over any plan: what is due, how the initiatives stand,
 * which measures are behind, and which data is contradictory or not confirmed. Derived from the plan's lists, once per
 * edit.
 *
 * Properties: "plan" (construct only), "owner" (the id of a party: only what it owes is due; %NULL for everybody),
 * "loading", "due", "pace", "look" (list models of CordonOverviewItem). Signal "changed": after the lists and counts
 * have been brought up to date.
 */
#define CORDON_TYPE_OVERVIEW (cordon_overview_get_type ())
G_DECLARE_FINAL_TYPE (CordonOverview, cordon_overview, CORDON, OVERVIEW, GObject)

CordonOverview *cordon_overview_new (CordonPlan *plan);

/* While nobody looks, an edit costs nothing: what it changes is seen to when somebody does. */
void cordon_overview_set_paused (CordonOverview *self, gboolean paused);

void cordon_overview_set_owner (CordonOverview *self, const char *owner);
gboolean cordon_overview_get_loading (CordonOverview *self);

/* Returns: (transfer none): open items that are late or due within 90 days, the earliest first */
GListModel *cordon_overview_get_due (CordonOverview *self);
/* Returns: (transfer none): measures behind a straight line from baseline to target */
GListModel *cordon_overview_get_pace (CordonOverview *self);
/* Returns: (transfer none): open issues of the register, and what nobody has confirmed yet */
GListModel *cordon_overview_get_look (CordonOverview *self);
/* Returns: (transfer none): the parties (CordonRecord) that own an open item */
GListModel *cordon_overview_get_owners (CordonOverview *self);

/**
 * cordon_overview_count:
 * @rag: (nullable): "green", "amber", "red"; %NULL for those without a status
 *
 * Returns: how many initiatives stand so
 */
guint cordon_overview_count (CordonOverview *self, const char *rag);

/**
 * cordon_overview_get_updates:
 * @n_published: (out): how many initiatives have a published update for the last quarter that has ended
 * @n_initiatives: (out): how many initiatives there are
 *
 * Returns: (transfer full) (nullable): that quarter, "2026-Q4"
 */
char *cordon_overview_get_updates (CordonOverview *self, guint *n_published, guint *n_initiatives);

G_END_DECLS
