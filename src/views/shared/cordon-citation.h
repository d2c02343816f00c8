/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/* Returns: (transfer full): where a row comes from: "Goal 1, initiative C, page 6–7"; "" where nothing is cited */
char *cordon_citation_dup_place (CordonRecord *record);
/* Returns: (transfer full): the place and the words as printed, on one line; "" where nothing is cited */
char *cordon_citation_dup_words (CordonRecord *record);

/**
 * cordon_citation_row_new:
 *
 * Returns: (transfer floating): a row that shows where @record comes from, in the source's own words, and, where it is
 * known from memory, says so with a button to confirm it. It hides itself where nothing is cited.
 */
GtkWidget *cordon_citation_row_new (CordonPlan *plan, CordonRecord *record);

G_END_DECLS
