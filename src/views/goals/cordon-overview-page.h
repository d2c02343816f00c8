/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonOverviewPage:
 *
 * A plan item at a glance: how it stands, its own fields to edit, its partners, and where it comes from.
 */
#define CORDON_TYPE_OVERVIEW_PAGE (cordon_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (CordonOverviewPage, cordon_overview_page, CORDON, OVERVIEW_PAGE, AdwBin)

/* @item: (nullable): the plan item that is shown */
void cordon_overview_page_set_item (CordonOverviewPage *self, CordonPlan *plan, CordonRecord *item);
/* Puts the cursor into the title, all of it selected. */
void cordon_overview_page_edit_title (CordonOverviewPage *self);

G_END_DECLS
