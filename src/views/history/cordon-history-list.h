/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/history/cordon-history-entry.h"

G_BEGIN_DECLS

/**
 * CordonHistoryList:
 *
 * History as a GListModel of #CordonHistoryEntry, newest first, read in pages: cordon_history_list_read_on() reads the
 * next. New edits come in at the front by themselves, and what is taken back is marked.
 *
 * Property: "loading" (whether the first page is being read). Signal "failed" (GError): history can't be read.
 */
#define CORDON_TYPE_HISTORY_LIST (cordon_history_list_get_type ())
G_DECLARE_FINAL_TYPE (CordonHistoryList, cordon_history_list, CORDON, HISTORY_LIST, GObject)

CordonHistoryList *cordon_history_list_new (CordonPlan *plan);

/* Begins anew with only what @filter lets through: its kind, row and parts (which are static), author, from and to. */
void cordon_history_list_set_filter (CordonHistoryList *self, const CordonHistoryQuery *filter);

/* Reads the next page, unless one is being read or there are no more. */
void cordon_history_list_read_on (CordonHistoryList *self);

gboolean cordon_history_list_get_loading (CordonHistoryList *self);

G_END_DECLS
