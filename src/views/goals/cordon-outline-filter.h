/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-outline.h"

G_BEGIN_DECLS

/**
 * CordonOutlineFilter:
 *
 * A button whose popover says which initiatives an outline shows, and in what order. It stands out while anything is
 * left out or sorted. "changed" is emitted when the outline has been told of other terms.
 */
#define CORDON_TYPE_OUTLINE_FILTER (cordon_outline_filter_get_type ())
G_DECLARE_FINAL_TYPE (CordonOutlineFilter, cordon_outline_filter, CORDON, OUTLINE_FILTER, AdwBin)

void cordon_outline_filter_set_outline (CordonOutlineFilter *self, CordonPlan *plan, CordonOutline *outline);

/* Shows other terms, as if a person had chosen them. @terms: copied; of the owners only one of the plan's */
void cordon_outline_filter_set_terms (CordonOutlineFilter *self, const CordonOutlineTerms *terms);

/* Shows all of them again, in the order that they were in. */
void cordon_outline_filter_show_all (CordonOutlineFilter *self);

/* Returns: (transfer full) (nullable): what is shown and how, "Amber · Late · Sorted by title"; %NULL for all of it in
 * the plan's order */
char *cordon_outline_filter_dup_words (CordonOutlineFilter *self);

/* Opens the popover. */
void cordon_outline_filter_popup (CordonOutlineFilter *self);

G_END_DECLS
