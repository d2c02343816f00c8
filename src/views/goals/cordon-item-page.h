/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonItemPage:
 *
 * All about one plan item, in pages: overview, commitments and milestones, measures, updates, register.
 */
#define CORDON_TYPE_ITEM_PAGE (cordon_item_page_get_type ())
G_DECLARE_FINAL_TYPE (CordonItemPage, cordon_item_page, CORDON, ITEM_PAGE, AdwBin)

/* @item: (nullable): the plan item that is shown; what is being typed about the one before is committed first */
void cordon_item_page_set_item (CordonItemPage *self, CordonPlan *plan, CordonRecord *item);
CordonRecord *cordon_item_page_get_item (CordonItemPage *self);
/* Shows a row that belongs to the item, on its page. Returns: whether such rows have a page. */
gboolean cordon_item_page_reveal (CordonItemPage *self, const char *kind, const char *id);
/* Puts the cursor into the title. */
void cordon_item_page_edit_title (CordonItemPage *self);
/* @page: "overview", "steps", "measures", "updates" or "register" */
void cordon_item_page_show (CordonItemPage *self, const char *page);
/* Returns: (transfer none): what can be done with a plan item, as a menu of the view's actions */
GMenuModel *cordon_item_page_get_menu (CordonItemPage *self);

G_END_DECLS
