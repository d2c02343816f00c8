/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonUpdatesPage:
 *
 * How a plan item stood, quarter by quarter, in its owner's words; the draft of the next update on top.
 */
#define CORDON_TYPE_UPDATES_PAGE (cordon_updates_page_get_type ())
G_DECLARE_FINAL_TYPE (CordonUpdatesPage, cordon_updates_page, CORDON, UPDATES_PAGE, AdwBin)

/* @item: (nullable): the plan item that is shown */
void cordon_updates_page_set_item (CordonUpdatesPage *self, CordonPlan *plan, CordonRecord *item);
/* Shows one row of the page, opened. Returns: whether it is here (now, or once its list has been read). */
gboolean cordon_updates_page_reveal (CordonUpdatesPage *self, const char *kind, const char *id);

G_END_DECLS
