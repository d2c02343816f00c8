/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-ledger.h"

G_BEGIN_DECLS

/**
 * CordonReference:
 * @kind: a table
 * @field: a field of it that holds the id of a row
 * @referenced: (nullable): the table of that row; %NULL for any
 * @tree: whether the row is a parent of the same kind, so that none may be its own ancestor
 *
 * What only the nouns know: which fields refer to which rows.
 */
typedef struct
{
  const char *kind;
  const char *field;
  const char *referenced;
  gboolean tree;
} CordonReference;

/**
 * CordonFinding:
 * @code: what sort of fault, for programs: "file" (it can't be opened as a plan), "pages", "history", "gap",
 * "no-birth", "no-row", "other-cell", "unreadable", "orphan", "loop", "more"
 * @kind: (nullable): the table concerned
 * @id: (nullable): the row concerned
 * @field: (nullable): the field concerned
 * @sentence: what is wrong, for people
 */
typedef struct
{
  char *code;
  char *kind;
  char *id;
  char *field;
  char *sentence;
} CordonFinding;

void cordon_finding_free (CordonFinding *finding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonFinding, cordon_finding_free)

/**
 * cordon_check_async:
 * @path: a plan file; it may be open
 * @references: (array length=n_references): what refers to what; copied, its strings must stay
 * @n_references: how many
 *
 * Checks a plan through and through: that it opens as one, the pages and indexes (integrity_check), that history is
 * whole (every cell and birth has its edit, no device's numbering has a gap), that replaying it gives the state of
 * every row, that what rows refer to is there (deleted or not), and that no tree of parents has a loop. Changes
 * nothing. It takes a connection of its own in a thread of its own, so that nothing else waits.
 */
void cordon_check_async (const char *path, const CordonReference *references, guint n_references,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full) (element-type CordonFinding): empty when all is well. A file that isn't there, can't be read
 * or is held by another program is an error; a spoilt one a finding. */
GPtrArray *cordon_check_finish (GAsyncResult *result, GError **error);

/* The same for an open plan. */
void cordon_ledger_check_async (CordonLedger *self, const CordonReference *references, guint n_references,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *cordon_ledger_check_finish (CordonLedger *self, GAsyncResult *result, GError **error);

G_END_DECLS
