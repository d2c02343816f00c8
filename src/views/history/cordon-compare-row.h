/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "views/history/cordon-history-names.h"

G_BEGIN_DECLS

/**
 * cordon_compare_row_new:
 * @difference: a row of the plan that isn't the same at two moments
 * @names: what rows are called
 *
 * Returns: (transfer floating): a GtkListBoxRow that says what became of it, field by field. Where it is there at the
 * second moment, activating it asks for "win.show".
 */
GtkWidget *cordon_compare_row_new (const CordonDifference *difference, CordonHistoryNames *names);

G_END_DECLS
