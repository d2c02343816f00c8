/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonMeasuresPage:
 *
 * What is counted to see whether a plan item succeeds: its measures and their readings.
 */
#define CORDON_TYPE_MEASURES_PAGE (cordon_measures_page_get_type ())
G_DECLARE_FINAL_TYPE (CordonMeasuresPage, cordon_measures_page, CORDON, MEASURES_PAGE, AdwBin)

/* @item: (nullable): the plan item that is shown */
void cordon_measures_page_set_item (CordonMeasuresPage *self, CordonPlan *plan, CordonRecord *item);
/* Shows one row of the page, opened. Returns: whether it is here (now, or once its list has been read). */
gboolean cordon_measures_page_reveal (CordonMeasuresPage *self, const char *kind, const char *id);

G_END_DECLS
