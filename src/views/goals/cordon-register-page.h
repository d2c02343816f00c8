/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonRegisterPage:
 *
 * Risks, issues, decisions, dependencies and assumptions about a plan item.
 */
#define CORDON_TYPE_REGISTER_PAGE (cordon_register_page_get_type ())
G_DECLARE_FINAL_TYPE (CordonRegisterPage, cordon_register_page, CORDON, REGISTER_PAGE, AdwBin)

/* @item: (nullable): the plan item that is shown */
void cordon_register_page_set_item (CordonRegisterPage *self, CordonPlan *plan, CordonRecord *item);
/* Shows one row of the page, opened. Returns: whether it is here (now, or once its list has been read). */
gboolean cordon_register_page_reveal (CordonRegisterPage *self, const char *kind, const char *id);

G_END_DECLS
