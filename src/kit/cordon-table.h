/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CordonTableColumn:
 * @name: names the column to the caller and in orders
 * @title: its heading, translated
 * @width: px that it takes at first; 0 to take what is left over
 * @numeric: whether it holds figures, which stand right
 * @sorts: whether a person can order by it
 */
typedef struct
{
  const char *name;
  const char *title;
  int width;
  gboolean numeric;
  gboolean sorts;
} CordonTableColumn;

/**
 * CordonTableText:
 * @item: an item of the table
 * @column: the name of a column
 * @style: (out): a style class for the cell, constant; %NULL at first
 *
 * Returns: (transfer full): what stands in the cell, on one line
 */
typedef char *(*CordonTableText) (gpointer item, const char *column, const char **style, gpointer user_data);

/**
 * CordonTable:
 *
 * A list of any length in columns, several of whose rows can be selected. A click on a heading asks for another order;
 * who owns the table gives it another model then. What an item's cells say is asked for anew when it emits "changed",
 * if its class has such a signal. Which columns are shown can be chosen by a person: each column is an action,
 * "columns.NAME", of the group of cordon_table_get_column_actions(), and in the menu of every heading.
 *
 * Property "narrow" (read only): whether there is room for a column or two alone.
 * Signals: "activate" (guint position); "order-changed": a person chose another order; "selection-changed".
 */
#define CORDON_TYPE_TABLE (cordon_table_get_type ())
G_DECLARE_FINAL_TYPE (CordonTable, cordon_table, CORDON, TABLE, AdwBin)

/**
 * cordon_table_new:
 * @title: what a screen reader calls it, translated
 * @columns: (array length=n_columns): stay alive; constants
 * @text: tells what the cells say
 * @user_data: for @text; not owned
 */
GtkWidget *cordon_table_new (const char *title, const CordonTableColumn *columns, guint n_columns, CordonTableText text,
                             gpointer user_data);

/* @model: (nullable) */
void cordon_table_set_model (CordonTable *self, GListModel *model);
GListModel *cordon_table_get_model (CordonTable *self);
/* The rows that are selected; also a list of the model's items. */
GtkSelectionModel *cordon_table_get_selection (CordonTable *self);
/* Returns: how many rows are selected; @first: (out) (optional): the first of them, %G_MAXUINT for none */
guint cordon_table_count_selected (CordonTable *self, guint *first);
/* Selects one row alone, or none with %G_MAXUINT; the second scrolls to it as well. */
void cordon_table_select (CordonTable *self, guint position);
void cordon_table_scroll_to (CordonTable *self, guint position);

/* Returns: (nullable): the column that a person chose to order by; @descending: (out) (optional) */
const char *cordon_table_get_order (CordonTable *self, gboolean *descending);
/* Orders by a column as a click on its heading does. */
void cordon_table_order_by (CordonTable *self, const char *column, gboolean descending);

/* @names: (array zero-terminated=1): the columns to show; the others are hidden */
void cordon_table_show_columns (CordonTable *self, const char *const *names);
gboolean cordon_table_shows_column (CordonTable *self, const char *name);
GMenuModel *cordon_table_get_column_menu (CordonTable *self);
GActionGroup *cordon_table_get_column_actions (CordonTable *self);
/* Whether one click opens a row, as where a list is a page of its own. */
void cordon_table_set_single_click (CordonTable *self, gboolean single_click);
gboolean cordon_table_get_narrow (CordonTable *self);
void cordon_table_focus (CordonTable *self);

G_END_DECLS
