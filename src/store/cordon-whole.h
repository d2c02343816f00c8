/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-sqlite.h"

G_BEGIN_DECLS

/**
 * cordon_whole_begin:
 * @path: where a file is to be
 * @error: (out) (optional): where to put the error
 *
 * Makes an empty file of mode 0600 beside it, hidden, under a name of its own.
 *
 * Returns: (transfer full) (nullable): its path, for cordon_whole_settle() or g_unlink()
 */
char *cordon_whole_begin (const char *path, GError **error);

/**
 * cordon_whole_settle:
 * @temporary: the path of a finished, closed file from cordon_whole_begin()
 * @path: where it is to be
 * @replace: whether a file there is replaced, which keeps its mode; it must have no WAL or journal. Otherwise one there
 *   is a %CORDON_ERROR_INVALID
 * @error: (out) (optional): where to put the error
 *
 * Puts the file there at once, and on the disk: a crash leaves the old one or the new one, never half of one.
 *
 * Returns: whether it did; if not, @temporary is gone
 */
gboolean cordon_whole_settle (const char *temporary, const char *path, gboolean replace, GError **error);

/**
 * cordon_whole_copy:
 * @db: a connection
 * @from: the file it is open on
 * @to: where the copy is to be
 * @replace: as for cordon_whole_settle()
 * @error: (out) (optional): where to put the error
 *
 * Copies a consistent state of @db, also while others read and write it, by VACUUM INTO.
 *
 * Returns: whether it did
 */
gboolean cordon_whole_copy (sqlite3 *db, const char *from, const char *to, gboolean replace, GError **error);

/* Sets @error to what an errno means for a file that was to be written. Returns: %FALSE, always. */
gboolean cordon_whole_fail (int number, const char *path, GError **error);

G_END_DECLS
