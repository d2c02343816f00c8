/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>

#include "store/cordon-sqlite.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable): @path with the links in its folder resolved; its own name is left alone */
char *cordon_look_real_path (const char *path, GError **error);
/* Whether a file of that name with @suffix ("-wal", "-journal") lies there and holds something. */
gboolean cordon_look_has_content (const char *path, const char *suffix);
gboolean cordon_look_can_write (const char *path);
gboolean cordon_look_can_write_folder (const char *path);

/**
 * cordon_look_open:
 * @path: a real path
 * @write: whether to write
 * @immutable: whether nobody writes the file meanwhile: then SQLite makes nothing beside it, and takes no locks
 * @error: (out) (optional): where to put the error
 *
 * Opens without following a link, with all that could do harm switched off.
 *
 * Returns: (transfer full) (nullable): the connection
 */
sqlite3 *cordon_look_open (const char *path, gboolean write, gboolean immutable, GError **error);

/**
 * cordon_look:
 * @path: a real path
 * @in_wal: (out): whether the file is in WAL mode
 * @version: (out): its schema's number
 * @error: (out) (optional): where to put the error
 *
 * Looks at the whole file, or only at its header and schema where it is known to be sound. A journal that a kill left
 * in the midst of a change is taken back first, if the file can be written.
 *
 * Returns: whether it is a plan that may be used
 */
gboolean cordon_look (const char *path, gboolean *in_wal, int *version, GError **error);

/* cordon_schema_verify(), with a bound on how long a schema is read. */
gboolean cordon_look_verify (sqlite3 *db, const char *path, int *version, GError **error);
/* PRAGMA quick_check. */
gboolean cordon_look_at_pages (sqlite3 *db, const char *path, GError **error);

/* Remembers a file as sound; drops what is remembered under a name. */
void cordon_look_remember (const char *path, const GStatBuf *there);
void cordon_look_forget (const char *path);

G_END_DECLS
