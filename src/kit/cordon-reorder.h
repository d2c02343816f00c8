/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where something that is dragged goes. */
typedef enum
{
  CORDON_DROP_NOWHERE,
  CORDON_DROP_BEFORE,
  CORDON_DROP_AFTER,
  CORDON_DROP_INTO,
} CordonDrop;

/* Returns: (transfer none) (nullable): what @widget stands for just now; %NULL where it can't be dragged */
typedef GObject *(*CordonReorderWhat) (GtkWidget *widget, gpointer user_data);

/**
 * CordonReorderWhere:
 * @widget: where it is dropped
 * @dragged: what is; of any type
 * @fraction: how far down @widget, 0 to 1
 *
 * Returns: where it would go
 */
typedef CordonDrop (*CordonReorderWhere) (GtkWidget *widget, GObject *dragged, double fraction, gpointer user_data);

/* Puts it there. */
typedef void (*CordonReorderDrop) (GtkWidget *widget, GObject *dragged, CordonDrop where, gpointer user_data);

/**
 * cordon_reorder_make_source:
 * @handle: the widget that one drags by
 * @shown: what is seen under the pointer meanwhile: @handle or one around it
 * @what: asked when a drag begins, for @shown
 *
 * Dragging moves, and is one way of several: everything that can be dragged can be moved by keys as well.
 */
void cordon_reorder_make_source (GtkWidget *handle, GtkWidget *shown, CordonReorderWhat what, gpointer user_data);

/**
 * cordon_reorder_make_target:
 * @widget: where things are dropped
 * @where: asked while one is over @widget; a line or a frame shows the answer
 * @drop: puts it there
 * @user_data: for both; it lives as long as @widget
 */
void cordon_reorder_make_target (GtkWidget *widget, CordonReorderWhere where, CordonReorderDrop drop,
                                 gpointer user_data);

/**
 * cordon_reorder_drop:
 * @widget: a target
 * @dragged: what to drop
 * @fraction: how far down @widget, 0 to 1
 *
 * Drops something as a person does.
 *
 * Returns: whether it could be dropped there
 */
gboolean cordon_reorder_drop (GtkWidget *widget, GObject *dragged, double fraction);

G_END_DECLS
