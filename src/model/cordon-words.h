/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable): what a row is called: "1.C Expand…"; %NULL where that isn't known */
typedef char *(*CordonTitleFunc) (const char *kind, const char *id, gpointer user_data);

/**
 * cordon_words_describe:
 * @changes: what an edit did
 * @title: (nullable): names rows that @changes doesn't name itself
 * @max_sentences: at most so many, 0 for all; the last one then says how many more there are
 *
 * Returns: (transfer full) (array zero-terminated=1): what happened, in whole sentences, translated
 */
char **cordon_words_describe (CordonChanges *changes, CordonTitleFunc title, gpointer user_data, guint max_sentences);

/* Returns: (transfer full): what an edit is called in history: its label translated; "Undo: …" of what takes one back
 */
char *cordon_words_label (CordonChanges *changes);
/* Returns: (transfer full): the same from what the ledger's "undo-label" holds */
char *cordon_words_translate_label (const char *label);

/* The kinds that are nouns of different names, for #CordonHistoryQuery */
extern const char *const cordon_words_varied[];

/**
 * cordon_words_made:
 * @edit: an edit that made rows, read with #cordon_words_varied
 * @most: at most so many sorts, 0 for all
 * @n_left: (out): how many sorts are not told
 *
 * Returns: (transfer full): what it made, without naming any: "Added: 4 goals, 16 initiatives, 282 bodies"
 */
char *cordon_words_made (const CordonEdit *edit, guint most, guint *n_left);

/* cordon_words_describe() for an entry of history, naming rows as @plan knows them. */
char **cordon_plan_describe_edit (CordonPlan *plan, CordonEdit *edit, guint max_sentences);

/* Returns: (transfer full): "1 milestone", "14 readings": a number of rows of a kind */
char *cordon_words_count (const char *kind, guint n);

G_END_DECLS
