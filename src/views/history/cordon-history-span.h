/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/* Spans of days to choose from, as options of a drop-down: their value is "first/last" in ISO dates, "" for dates that
 * are chosen one by one. */

/* Returns: (transfer full): a GListModel of #CordonOption; @any is the label of one without a span, or %NULL for none
 */
GListModel *cordon_history_spans (CordonPlan *plan, const char *any);

/* Returns: whether @value is a span; its ends are (transfer full) */
gboolean cordon_history_span_read (const char *value, char **first, char **last);

/* Makes a drop-down show options, in one line however long they are. */
void cordon_history_drop_down_set_options (GtkDropDown *drop_down, GListModel *options);

/* Returns: (nullable): the value of the option that is chosen */
const char *cordon_history_drop_down_get_value (GtkDropDown *drop_down);

/* Chooses the option of that value, if there is one. */
void cordon_history_drop_down_set_value (GtkDropDown *drop_down, const char *value);

/**
 * cordon_history_date_row_new:
 * @name: names the field to the caller
 * @title: what a person reads, translated
 *
 * Returns: (transfer floating): a row in which a date is typed or chosen, in the locale's own way; see #CordonFieldRow
 */
GtkWidget *cordon_history_date_row_new (const char *name, const char *title);

G_END_DECLS
