/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonWholeRegister:
 *
 * The register of the whole plan: a matrix of the open risks by likelihood and impact, a list of the entries, and the
 * one that is chosen, to be edited.
 *
 * Actions: "register.add" (s) with a kind, "register.delete", "register.show-item", "register.list".
 */
#define CORDON_TYPE_WHOLE_REGISTER (cordon_whole_register_get_type ())
G_DECLARE_FINAL_TYPE (CordonWholeRegister, cordon_whole_register, CORDON, WHOLE_REGISTER, AdwBin)

/* Returns: (transfer floating): the register of @plan */
GtkWidget *cordon_whole_register_new (CordonPlan *plan);

G_END_DECLS
