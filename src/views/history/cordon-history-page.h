/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "views/history/cordon-history-names.h"

G_BEGIN_DECLS

/**
 * CordonHistoryPage:
 *
 * The list of what was done to a plan, with what it is filtered by.
 */
#define CORDON_TYPE_HISTORY_PAGE (cordon_history_page_get_type ())
G_DECLARE_FINAL_TYPE (CordonHistoryPage, cordon_history_page, CORDON, HISTORY_PAGE, AdwBin)

/* Sets what page shows; once. */
void cordon_history_page_set_plan (CordonHistoryPage *self, CordonPlan *plan, CordonHistoryNames *names);

/* Filters by one row and nothing else. */
void cordon_history_page_show_row (CordonHistoryPage *self, const char *kind, const char *id);

G_END_DECLS
