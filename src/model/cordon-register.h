/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/* Likelihood and impact go from 1 to this. */
#define CORDON_REGISTER_STEPS 5

/**
 * CordonRegister:
 *
 * The register of the whole plan: a GListModel of CordonRecord, the gravest risks first, then by due date. An entry
 * about something that is deleted isn't in it.
 *
 * Properties: "loading"; "kind" (string: only such entries, "risk"; %NULL for all); "closed" (gboolean: whether those
 * that are closed or decided are in it too). A cell of the matrix can be chosen as well. Signal "changed": after list
 * and counts have been brought up to date.
 */
#define CORDON_TYPE_REGISTER (cordon_register_get_type ())
G_DECLARE_FINAL_TYPE (CordonRegister, cordon_register, CORDON, REGISTER, GObject)

CordonRegister *cordon_register_new (CordonPlan *plan);
gboolean cordon_register_get_loading (CordonRegister *self);
void cordon_register_set_kind (CordonRegister *self, const char *kind);
void cordon_register_set_closed (CordonRegister *self, gboolean closed);
/* Only the risks of a cell of the matrix; 0 and 0 for all entries. */
void cordon_register_set_cell (CordonRegister *self, int likelihood, int impact);
/* Returns: how many open risks stand in a cell of the matrix, each from 1 to 5; 0 and 0: those not weighed yet */
guint cordon_register_count (CordonRegister *self, int likelihood, int impact);
/* Returns: (transfer none): all entries of the plan, living, whatever is shown */
GListModel *cordon_register_get_all (CordonRegister *self);

G_END_DECLS
