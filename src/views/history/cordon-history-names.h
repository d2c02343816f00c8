/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonHistoryNames:
 *
 * What rows of a plan are called, also rows that no list holds and such as were deleted. What isn't known yet is read,
 * and "changed" is emitted once more is known.
 */
#define CORDON_TYPE_HISTORY_NAMES (cordon_history_names_get_type ())
G_DECLARE_FINAL_TYPE (CordonHistoryNames, cordon_history_names, CORDON, HISTORY_NAMES, GObject)

CordonHistoryNames *cordon_history_names_new (CordonPlan *plan);

/* Returns: (transfer full) (nullable): what a row is called; %NULL where that isn't known, or not yet */
char *cordon_history_names_dup (CordonHistoryNames *self, const char *kind, const char *id);

/* Returns: (transfer full): what a row as it was read was called then */
char *cordon_history_names_dup_row (CordonHistoryNames *self, CordonRow *row);

/* Returns: (transfer full): a cell in words of the locale, a reference as the name of what it refers to; "" if empty */
char *cordon_history_names_dup_words (CordonHistoryNames *self, CordonRow *row, const CordonField *field);

/* The same as a #CordonTitleFunc, whose @user_data is the names. */
char *cordon_history_names_title (const char *kind, const char *id, gpointer names);

G_END_DECLS
