/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-matter-filter.h"

G_BEGIN_DECLS

/**
 * CordonDeskFilter:
 *
 * What narrows the matters that are shown beyond their kind: state, lead office, country; and a name under which it is
 * kept. A choice is asked for by "programme.show" (s), as cordon_matter_filter_to_text() has it.
 */
#define CORDON_TYPE_DESK_FILTER (cordon_desk_filter_get_type ())
G_DECLARE_FINAL_TYPE (CordonDeskFilter, cordon_desk_filter, CORDON, DESK_FILTER, AdwBin)

/* @plan: (nullable) */
void cordon_desk_filter_set_plan (CordonDeskFilter *self, CordonPlan *plan);
void cordon_desk_filter_set_filter (CordonDeskFilter *self, const CordonMatterFilter *filter);
/* The row of a field: "state", "party", "country", and the one of the name: "name". */
GtkWidget *cordon_desk_filter_get_row (CordonDeskFilter *self, const char *name);

G_END_DECLS
