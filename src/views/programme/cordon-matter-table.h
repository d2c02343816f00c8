/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kit/cordon-table.h"
#include "model/cordon-matter.h"

G_BEGIN_DECLS

/* Returns: (transfer floating): a table of matters; @plan outlives it */
GtkWidget *cordon_matter_table_new (CordonPlan *plan);

/**
 * cordon_matter_table_columns:
 * @kind: (nullable): the kind that is shown, %NULL for all
 * @beside: whether a form stands beside the table
 * @narrow: whether there is room for a column or two alone
 *
 * Returns: (array zero-terminated=1): the columns to show
 */
const char *const *cordon_matter_table_columns (const char *kind, gboolean beside, gboolean narrow);

G_END_DECLS
