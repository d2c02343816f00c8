/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-ledger.h"

G_BEGIN_DECLS

/* The ledger's functions as tests want them: each runs the main loop until it is answered, and fails the test on an
 * error that it was not given a place for. */

/* A callback that keeps the answer; cordon_await() runs the main loop until it has come. */
typedef struct
{
  GAsyncResult *result;
} CordonAnswer;
void cordon_take_answer (GObject *object, GAsyncResult *result, gpointer answer);
GAsyncResult *cordon_await (CordonAnswer *answer);

/* Returns: (transfer full): a new empty folder; cordon_await_remove() removes it and all in it */
char *cordon_await_folder (void);
void cordon_await_remove (char *folder);

CordonLedger *cordon_await_open (const char *path, CordonOpen flags, GError **error);
void cordon_await_close (CordonLedger *ledger);
CordonChanges *cordon_await_commit (CordonLedger *ledger, CordonDraft *draft, GError **error);
CordonChanges *cordon_await_undo (CordonLedger *ledger, GError **error);
CordonChanges *cordon_await_redo (CordonLedger *ledger, GError **error);
CordonChanges *cordon_await_undo_edit (CordonLedger *ledger, gint64 position, GError **error);
CordonRows *cordon_await_rows (CordonLedger *ledger, CordonQuery *query, GError **error);
GPtrArray *cordon_await_history (CordonLedger *ledger, const CordonHistoryQuery *query, GError **error);
GPtrArray *cordon_await_compare (CordonLedger *ledger, gint64 from, gint64 to, guint max_rows, GError **error);
CordonLedger *cordon_await_as_of (CordonLedger *ledger, gint64 at, GError **error);

/* Returns: (transfer full): all rows of all kinds as text, living and deleted, in a fixed order */
char *cordon_await_dump (CordonLedger *ledger);

G_END_DECLS
