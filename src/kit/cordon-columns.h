/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CordonColumns:
 *
 * Its children beside each other in columns of equal width, or, where there is too little room for that, below each
 * other. In a right-to-left language the first child is the rightmost.
 *
 * Properties: "spacing" (px between columns, and between children below each other); "threshold" (px: the least width
 * at which there are columns).
 */
#define CORDON_TYPE_COLUMNS (cordon_columns_get_type ())
G_DECLARE_FINAL_TYPE (CordonColumns, cordon_columns, CORDON, COLUMNS, GtkWidget)

/* Adds a child after the others. */
void cordon_columns_append (CordonColumns *self, GtkWidget *child);

G_END_DECLS
