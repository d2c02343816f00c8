/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A connection of this process to a plan file, from before it is opened until after it is closed. */
typedef struct _CordonHeld CordonHeld;

/**
 * cordon_held_begin:
 * @there: the file
 * @passing: whether the connection is soon gone again
 *
 * Tells of a connection that is about to be opened. It counts as one whose file has been looked at from
 * cordon_held_opened() on.
 *
 * Returns: (transfer full): for cordon_held_opened() or cordon_held_end()
 */
CordonHeld *cordon_held_begin (const GStatBuf *there, gboolean passing);

/* Tells that @db has been opened and its file looked at. */
void cordon_held_opened (CordonHeld *held, sqlite3 *db);

/* Returns: (transfer full) (nullable): what stands for @db, which is about to be closed; for cordon_held_end() */
CordonHeld *cordon_held_closing (sqlite3 *db);

/* Tells that the connection has been closed, or was not opened after all. */
void cordon_held_end (CordonHeld *held);

/* Returns: whether this process has the file open, and so has looked at it */
gboolean cordon_held_has (const GStatBuf *there);

/**
 * cordon_held_wait_for_passing:
 * @db: a connection
 * @microseconds: how long at most
 *
 * Waits until no passing connection to the file of @db is left.
 */
void cordon_held_wait_for_passing (sqlite3 *db, gint64 microseconds);

G_END_DECLS
