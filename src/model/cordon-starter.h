/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-draft.h"

G_BEGIN_DECLS

/**
 * cordon_starter_draft:
 *
 * Builds the starter plan: the published strategy with its goals, initiatives, commitments, figures and known
 * inconsistencies, and the bodies and offices that it rests on. Every id follows from what the row stands for, so
 * that two laptops which both start from the strategy hold the same rows. Safe on any thread.
 *
 * Returns: (transfer full) (nullable): one draft of nature import that makes all of it; %NULL with
 * %CORDON_ERROR_CORRUPT when this installation's copy of the starter plan can't be used
 */
CordonDraft *cordon_starter_draft (GError **error);

/**
 * cordon_starter_id:
 * @kind: a table
 * @key: what names the row in the starter plan: a code ("1.C", "M09") or a key ("hsi", "strategy")
 *
 * Returns: (transfer full): the id that this row has in every plan which began as the starter plan
 */
char *cordon_starter_id (const char *kind, const char *key);

G_END_DECLS
