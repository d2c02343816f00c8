/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "views/history/cordon-history-names.h"

G_BEGIN_DECLS

/**
 * CordonCompareItem:
 *
 * A line of a comparison: the heading of a kind, a row of the plan that differs, or how many more there are. Immutable.
 */
#define CORDON_TYPE_COMPARE_ITEM (cordon_compare_item_get_type ())
G_DECLARE_FINAL_TYPE (CordonCompareItem, cordon_compare_item, CORDON, COMPARE_ITEM, GObject)

/**
 * cordon_compare_item_new:
 * @comparisons: (transfer none): what the ledger gave; kept
 * @comparison: one of them
 * @difference: (nullable): one of its differences; %NULL for its heading, or for how many more there are
 * @more: how many more there are, 0 for the heading
 */
CordonCompareItem *cordon_compare_item_new (GPtrArray *comparisons, const CordonComparison *comparison,
                                            const CordonDifference *difference, guint more);

/* Returns: (nullable): the row of the plan that this is about, as it is at the second moment; %NULL where there is none
 */
CordonRow *cordon_compare_item_get_row (CordonCompareItem *self);

/**
 * CordonCompareRow:
 *
 * The widget of a line.
 */
#define CORDON_TYPE_COMPARE_ROW (cordon_compare_row_get_type ())
G_DECLARE_FINAL_TYPE (CordonCompareRow, cordon_compare_row, CORDON, COMPARE_ROW, AdwBin)

GtkWidget *cordon_compare_row_new (CordonHistoryNames *names);

/* @item: (nullable): what it shows */
void cordon_compare_row_set_item (CordonCompareRow *self, CordonCompareItem *item);

G_END_DECLS
