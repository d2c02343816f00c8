/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonRoundPage:
 *
 * The quarter's round: opens a fiscal quarter, shows who owes which update and how far it has come, and closes it.
 *
 * Actions: "round.open", "round.close", "round.reopen".
 */
#define CORDON_TYPE_ROUND_PAGE (cordon_round_page_get_type ())
G_DECLARE_FINAL_TYPE (CordonRoundPage, cordon_round_page, CORDON, ROUND_PAGE, AdwBin)

/* Returns: (transfer floating): the rounds of @plan */
GtkWidget *cordon_round_page_new (CordonPlan *plan);

G_END_DECLS
