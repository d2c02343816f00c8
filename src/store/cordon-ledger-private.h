/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-lane.h"
#include "store/cordon-ledger.h"
#include "store/cordon-query-private.h"

G_BEGIN_DECLS

/* What the store's other pieces need of an open ledger. */
CordonLane *cordon_ledger_get_reader (CordonLedger *self);
/* Returns: (nullable): %NULL when the ledger is read only */
CordonLane *cordon_ledger_get_writer (CordonLedger *self);
/* The file that is open: the plan, or the copy of it that is worked on. */
const char *cordon_ledger_get_file (CordonLedger *self);
CordonTables *cordon_ledger_get_tables (CordonLedger *self);
/* Cancelled when the ledger begins to close, for what works on the file beside its lanes. */
GCancellable *cordon_ledger_get_closing (CordonLedger *self);

/* The search cache; %NULL until it is asked for, and once the ledger is closing. The ledger stops and frees it. */
typedef struct _CordonSearch CordonSearch;
CordonSearch *cordon_ledger_get_search (CordonLedger *self);
void cordon_ledger_take_search (CordonLedger *self, CordonSearch *search);

/* Fills an empty in-memory database with the plan as @source had it at @at (ms since 1970 UTC). On a lane's thread. */
gboolean cordon_past_fill (sqlite3 *past, sqlite3 *source, const char *path, CordonTables *tables, gint64 at,
                           GCancellable *cancellable, GError **error);

G_END_DECLS
