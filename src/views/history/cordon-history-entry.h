/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"
#include "views/history/cordon-history-names.h"

G_BEGIN_DECLS

/**
 * CordonHistoryEntry:
 *
 * An edit as history shows it. Properties: "day" (the heading above it, or %NULL where the entry above is of the same
 * day), "expanded" (whether all its sentences show). "changed" is emitted when the edit has been taken back, or not any
 * more.
 */
#define CORDON_TYPE_HISTORY_ENTRY (cordon_history_entry_get_type ())
G_DECLARE_FINAL_TYPE (CordonHistoryEntry, cordon_history_entry, CORDON, HISTORY_ENTRY, GObject)

/* @edit: (transfer full): what the ledger gave */
CordonHistoryEntry *cordon_history_entry_new (CordonEdit *edit);
CordonEdit *cordon_history_entry_get_edit (CordonHistoryEntry *self);
gint64 cordon_history_entry_get_position (CordonHistoryEntry *self);
/* Takes over what may have changed of an edit: whether it is taken back. @edit: (transfer full) */
void cordon_history_entry_take_edit (CordonHistoryEntry *self, CordonEdit *edit);

const char *cordon_history_entry_get_day (CordonHistoryEntry *self);
void cordon_history_entry_set_day (CordonHistoryEntry *self, const char *day);
gboolean cordon_history_entry_get_expanded (CordonHistoryEntry *self);
void cordon_history_entry_set_expanded (CordonHistoryEntry *self, gboolean expanded);

/* Returns: (transfer full): the local date on which it was made, as ISO text */
char *cordon_history_entry_dup_date (CordonHistoryEntry *self);
/* Returns: (transfer full): the local time of day, as the locale writes it */
char *cordon_history_entry_dup_time (CordonHistoryEntry *self);
/* Returns: (transfer full): what the edit is called, translated */
char *cordon_history_entry_dup_label (CordonHistoryEntry *self);
/* Returns: (transfer full): who made it, on which device, and what it took back */
char *cordon_history_entry_dup_maker (CordonHistoryEntry *self);

/**
 * cordon_history_entry_describe:
 * @names: what rows are called
 * @brief: only the first sentences
 * @n_more: (out): how many things it does not tell
 *
 * Returns: (transfer full): what the edit did, in sentences
 */
char **cordon_history_entry_describe (CordonHistoryEntry *self, CordonHistoryNames *names, gboolean brief,
                                      guint *n_more);

/* Returns: (transfer full): a moment in words of the locale, "24 Nov 2026, 14:05" */
char *cordon_history_format_moment (gint64 at);

/* Returns: (transfer full) (nullable): the local date of a moment as ISO text */
char *cordon_history_date_of (gint64 at);

/* Returns: the first moment of a local date in ms since 1970 UTC, and of the day after it; 0 where it is no date */
gint64 cordon_history_day_begins (const char *date);
gint64 cordon_history_day_ends (const char *date);

G_END_DECLS
