/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kit/cordon-table.h"
#include "model/cordon-matter-filter.h"

G_BEGIN_DECLS

/**
 * CordonProgrammeView:
 *
 * The program manager's desk: the matters of the casework in a table, by kind, and the form of the one that is chosen.
 *
 * Actions: "programme.add" (s): adds a matter of a kind; "programme.add-here": of the kind that is shown;
 * "programme.edit" (s): shows a matter and selects its title, to be typed over; "programme.delete",
 * "programme.unselect", "programme.show" (s): the matters of a filter, as cordon_matter_filter_to_text() has it,
 * "programme.clear" (shows everything again), "programme.table" and "programme.form" (in a narrow
 * window, the page to show).
 */
#define CORDON_TYPE_PROGRAMME_VIEW (cordon_programme_view_get_type ())
G_DECLARE_FINAL_TYPE (CordonProgrammeView, cordon_programme_view, CORDON, PROGRAMME_VIEW, AdwBin)

GtkWidget *cordon_programme_view_new (CordonPlan *plan);
/* Shows a matter, or the one that a part of it belongs to. */
gboolean cordon_programme_view_reveal (GtkWidget *view, const char *kind, const char *id);

/* Shows the matters that pass; the filter is copied. */
void cordon_programme_view_set_filter (CordonProgrammeView *self, const CordonMatterFilter *filter);
const CordonMatterFilter *cordon_programme_view_get_filter (CordonProgrammeView *self);
/* Returns: (nullable): the id of the matter whose form is shown */
const char *cordon_programme_view_get_chosen (CordonProgrammeView *self);
void cordon_programme_view_choose (CordonProgrammeView *self, const char *id);
CordonTable *cordon_programme_view_get_table (CordonProgrammeView *self);
/* Returns: the toggle of a kind, of "all" or of "deleted" */
GtkToggleButton *cordon_programme_view_get_chip (CordonProgrammeView *self, const char *name);

G_END_DECLS
