/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "views/history/cordon-history-entry.h"

G_BEGIN_DECLS

/**
 * CordonHistoryRow:
 *
 * The widget of one entry of history, with a heading where a day begins. Its menu holds "history.only-author" (s) and
 * "history.copy" (s), which the page around it does.
 */
#define CORDON_TYPE_HISTORY_ROW (cordon_history_row_get_type ())
G_DECLARE_FINAL_TYPE (CordonHistoryRow, cordon_history_row, CORDON, HISTORY_ROW, AdwBin)

GtkWidget *cordon_history_row_new (CordonHistoryNames *names);

/* @entry: (nullable): what it shows */
void cordon_history_row_set_entry (CordonHistoryRow *self, CordonHistoryEntry *entry);
CordonHistoryEntry *cordon_history_row_get_entry (CordonHistoryRow *self);

/* Returns: (transfer full): what can be done with the entry, as a menu */
GMenuModel *cordon_history_row_dup_menu (CordonHistoryRow *self);

/* Returns: (transfer full): all that the row says, as text to keep elsewhere */
char *cordon_history_row_dup_text (CordonHistoryRow *self);

G_END_DECLS
