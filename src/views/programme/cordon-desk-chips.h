/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-matter-filter.h"

G_BEGIN_DECLS

/**
 * CordonDeskChips:
 *
 * The kinds of matters that there are, side by side, one of which is shown, and what else narrows what is shown. A
 * choice is asked for by the action "programme.show" (s), with cordon_matter_filter_to_text().
 *
 * Signal "found": it has become known, or another, whether there is anything.
 */
#define CORDON_TYPE_DESK_CHIPS (cordon_desk_chips_get_type ())
G_DECLARE_FINAL_TYPE (CordonDeskChips, cordon_desk_chips, CORDON, DESK_CHIPS, AdwBin)

/* @plan: (nullable) */
void cordon_desk_chips_set_plan (CordonDeskChips *self, CordonPlan *plan);
/* Shows what is chosen; chooses nothing. */
void cordon_desk_chips_set_filter (CordonDeskChips *self, const CordonMatterFilter *filter);
/* Whether there is a matter, or was one: then its place can be shown. */
gboolean cordon_desk_chips_has_any (CordonDeskChips *self);
/* Whether it isn't known yet which there are. */
gboolean cordon_desk_chips_get_loading (CordonDeskChips *self);
/* Returns: the toggle of a kind, of "all" or of "deleted" */
GtkToggleButton *cordon_desk_chips_get (CordonDeskChips *self, const char *name);

G_END_DECLS
