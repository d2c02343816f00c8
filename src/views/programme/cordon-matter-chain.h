/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-matter.h"

G_BEGIN_DECLS

/**
 * CordonMatterChain:
 *
 * What led to a matter and what it led to, as far as it goes: a lead to an investigation, that to an incident. What it
 * led to is added here, as a new matter or by the reference of one that there is.
 *
 * Action: "chain.add" (s): a new matter of a kind that this one led to; it is shown then by "programme.edit" (s).
 */
#define CORDON_TYPE_MATTER_CHAIN (cordon_matter_chain_get_type ())
G_DECLARE_FINAL_TYPE (CordonMatterChain, cordon_matter_chain, CORDON, MATTER_CHAIN, AdwBin)

/* @matter: (nullable) */
void cordon_matter_chain_set_matter (CordonMatterChain *self, CordonPlan *plan, CordonRecord *matter);
/* How many matters are in it beside the one at hand. */
guint cordon_matter_chain_get_length (CordonMatterChain *self);
/* The row in which the reference of a matter is typed. */
GtkWidget *cordon_matter_chain_get_entry (CordonMatterChain *self);

G_END_DECLS
