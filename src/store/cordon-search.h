/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-ledger.h"

G_BEGIN_DECLS

/**
 * CordonSearchField:
 * @kind: a table of the plan
 * @field: one of its fields
 * @is_long: whether it holds paragraphs, which are looked at only when titles and short texts give too little
 */
typedef struct
{
  const char *kind;
  const char *field;
  gboolean is_long;
} CordonSearchField;

/**
 * CordonHit:
 * @kind: (transfer none): the table; interned
 * @id: the row
 * @field: (transfer none): the field in which it was found; interned
 * @snippet: what stands there, cut to some eighty characters around the word that was found
 */
typedef struct
{
  const char *kind;
  char *id;
  const char *field;
  char *snippet;
} CordonHit;

void cordon_hit_free (CordonHit *hit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonHit, cordon_hit_free)

/**
 * cordon_ledger_set_search:
 * @self: an open ledger of the present
 * @fields: (array length=n_fields): what search looks at, the kinds and fields that matter most first; copied
 * @n_fields: how many
 *
 * Begins to keep the search cache, in the background: it is made when it is missing, damaged or of other fields, and
 * then follows each edit. To be called once, right after opening.
 */
void cordon_ledger_set_search (CordonLedger *self, const CordonSearchField *fields, guint n_fields);

/**
 * cordon_ledger_search_async:
 * @self: an open ledger
 * @text: what the person typed; its words may come in any order, the last may be unfinished from its
 * second letter on
 * @limit: at most so many, 0 for 50
 * @cancellable: (nullable): interrupts it
 *
 * Finds the living rows that hold all words, whatever their case and diacritics. A search supersedes the one before,
 * which ends as cancelled. While the cache is being made it waits for a moment and then answers from what is there;
 * see cordon_ledger_get_search_position().
 */
void cordon_ledger_search_async (CordonLedger *self, const char *text, guint limit, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);

/* Best first. Returns: (transfer full) (element-type CordonHit): the hits; %NULL with @error set */
GPtrArray *cordon_ledger_search_finish (CordonLedger *self, GAsyncResult *result, GError **error);

/* Returns: the ledger's position up to which search knows the plan; -1 while its cache is being made */
gint64 cordon_ledger_get_search_position (CordonLedger *self);

G_END_DECLS
