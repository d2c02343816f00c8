/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-matter.h"

G_BEGIN_DECLS

/**
 * CordonMatterForm:
 *
 * All that the plan says of a matter: its state and the steps from there, the eight fields that its kind is mostly
 * about, the others folded away, and its parts. Each field is edited in place, an edit each.
 *
 * Actions: "matter.delete", "matter.restore", "matter.history".
 */
#define CORDON_TYPE_MATTER_FORM (cordon_matter_form_get_type ())
G_DECLARE_FINAL_TYPE (CordonMatterForm, cordon_matter_form, CORDON, MATTER_FORM, AdwBin)

/* @matter: (nullable): %NULL for none */
void cordon_matter_form_set_matter (CordonMatterForm *self, CordonPlan *plan, CordonRecord *matter);
CordonRecord *cordon_matter_form_get_matter (CordonMatterForm *self);
/* Puts the cursor into a field, "title", and selects what stands there. */
void cordon_matter_form_edit (CordonMatterForm *self, const char *field);
/* Whether it has the whole width for itself, as in a narrow window, or stands beside the table. */
void cordon_matter_form_set_alone (CordonMatterForm *self, gboolean alone);

G_END_DECLS
