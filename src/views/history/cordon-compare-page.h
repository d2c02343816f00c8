/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "views/history/cordon-history-names.h"

G_BEGIN_DECLS

/**
 * CordonComparePage:
 *
 * In what a plan differs between two dates, or over a fiscal quarter.
 */
#define CORDON_TYPE_COMPARE_PAGE (cordon_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (CordonComparePage, cordon_compare_page, CORDON, COMPARE_PAGE, AdwBin)

/* Sets what the page shows; once. */
void cordon_compare_page_set_plan (CordonComparePage *self, CordonPlan *plan, CordonHistoryNames *names);

G_END_DECLS
