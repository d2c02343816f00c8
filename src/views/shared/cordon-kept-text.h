/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * cordon_kept_text_put:
 * @record: what the field is of
 * @field: its name
 * @typed: what was typed
 * @why: (nullable): why it could not be stored, unless that follows from what was typed
 *
 * Keeps what was typed for when the field is shown again. What is kept for it already is newer, and stays.
 */
void cordon_kept_text_put (CordonPlan *plan, CordonRecord *record, const char *field, const char *typed,
                           const char *why);

/**
 * cordon_kept_text_take:
 * @typed: (out) (transfer full)
 * @why: (out) (transfer full) (nullable)
 *
 * Returns: whether something was kept, which it no longer is
 */
gboolean cordon_kept_text_take (CordonPlan *plan, CordonRecord *record, const char *field, char **typed, char **why);

/* Returns: (transfer full) (nullable): what was typed and is not in the plan: it stands in a field somewhere in
 * @within, or is kept for one that shows no longer */
char *cordon_kept_text_find (CordonPlan *plan, GtkWidget *within);

G_END_DECLS
