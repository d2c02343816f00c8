/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-sqlite.h"

G_BEGIN_DECLS

/**
 * cordon_guard_open:
 * @path: a plan file
 * @write: whether the connection is to write; take a claim first
 * @create: whether to make the file, which must not exist, with mode 0600; needs @write
 * @error: (out) (optional): %CORDON_ERROR_NOT_FOUND, %CORDON_ERROR_INVALID (no plan, a link, or something in it that
 *   Cordon doesn't make), %CORDON_ERROR_CORRUPT, %CORDON_ERROR_TOO_NEW, %CORDON_ERROR_LOCKED, %CORDON_ERROR_READ_ONLY,
 *   %CORDON_ERROR_NO_SPACE, %CORDON_ERROR_FAILED
 *
 * Opens a plan file suspiciously: looks at it read only and without following links, at its header, its schema and its
 * pages, before anything in it is used; a refused file is left byte for byte as it was. An older schema is migrated
 * when @write, on a copy, and the original kept among the plan's backups.
 *
 * The pages are read in full (PRAGMA quick_check) only when the file isn't, in size, times and identity, just as the
 * last clean close or check on this computer left it. The trade: a page that the disk spoils without anyone writing to
 * the file isn't found by opening it, but by the daily backup's integrity_check or by the statement that comes across
 * it, after which the next opening reads them all; in return, a plan of a million rows opens as fast as a small one.
 * Further connections of this process to a file that it has open aren't checked again either.
 *
 * A connection for writing is in WAL mode with synchronous=FULL; one for reading is query_only. No triggers, no views,
 * no extensions, untrusted schema, no memory mapping, and bounds on what a statement may ask for.
 *
 * Returns: (transfer full) (nullable): the connection; to be closed with cordon_guard_close() alone
 */
sqlite3 *cordon_guard_open (const char *path, gboolean write, gboolean create, GError **error);

/**
 * cordon_guard_close:
 * @db: (transfer full) (nullable): a connection from cordon_guard_open(), with no statement left; the one that writes
 *   is closed last
 * @path: its file
 *
 * Closes so that one file is left, out of WAL mode and readable in any folder, and remembers how it was left. Where
 * another process still reads the file, the WAL stays beside it.
 */
void cordon_guard_close (sqlite3 *db, const char *path);

/* Removes a file that was just made, with what SQLite left beside it. */
void cordon_guard_remove (const char *path);

/* Opens for reading a connection that is soon gone again: from now until it is closed, the one that writes waits for
 * it, for a while, before it closes. */
sqlite3 *cordon_guard_open_passing (const char *path, GError **error);

/**
 * cordon_guard_folder:
 * @plan_id: a plan's id, from its file and so not to be trusted
 * @what: "backups" or "copy"
 * @error: (out) (optional): where to put the error
 *
 * Returns: (transfer full) (nullable): the person's own folder for what belongs to this plan, made when missing, mode
 *   0700
 */
char *cordon_guard_folder (const char *plan_id, const char *what, GError **error);

/**
 * cordon_guard_plan_id:
 * @db: a verified plan's connection
 * @path: its file
 * @error: (out) (optional): %CORDON_ERROR_CORRUPT when it has none
 *
 * Returns: (transfer full) (nullable): the plan's id
 */
char *cordon_guard_plan_id (sqlite3 *db, const char *path, GError **error);

G_END_DECLS
