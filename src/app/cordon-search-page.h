/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonSearchPage:
 *
 * What a search found, grouped by kind, the best first. Choosing a row asks the window to show it ("win.show").
 */
#define CORDON_TYPE_SEARCH_PAGE (cordon_search_page_get_type ())
G_DECLARE_FINAL_TYPE (CordonSearchPage, cordon_search_page, CORDON, SEARCH_PAGE, AdwBin)

/**
 * cordon_search_prepare:
 * @plan: a plan of the present that was just opened
 *
 * Has the plan's search kept, over all fields that search looks at; the kinds that a view shows count for more.
 */
void cordon_search_prepare (CordonPlan *plan);

/**
 * cordon_search_page_find:
 * @self: the page
 * @plan: (nullable): where to look
 * @text: what the person typed
 *
 * Shows what is found when that is known; until then what was found before stays.
 */
void cordon_search_page_find (CordonSearchPage *self, CordonPlan *plan, const char *text);

/* Opens the first row, and tells whether there is one. */
gboolean cordon_search_page_open_first (CordonSearchPage *self);

/* Returns: how many rows are shown */
guint cordon_search_page_get_n_found (CordonSearchPage *self);

G_END_DECLS
