/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-sqlite.h"

G_BEGIN_DECLS

/**
 * CordonCopy:
 *
 * A plan that is worked on as a copy in the person's data folder, because its own place isn't fit for a database in
 * use: a stick, a network drive, a portal's folder, a folder that another program keeps in step. It goes back as a
 * whole. What hasn't gone back yet survives a crash, and a stick that was pulled out.
 */
typedef struct _CordonCopy CordonCopy;

/**
 * cordon_copy_is_needed:
 * @path: where a plan is, or is to be
 *
 * Returns: whether its place is a removable, network or portal one, or kept in step by Syncthing, Nextcloud, ownCloud,
 *   Dropbox, Resilio or Insync
 */
gboolean cordon_copy_is_needed (const char *path);

/**
 * cordon_copy_begin:
 * @path: the plan; claimed by the caller
 * @create: whether the plan is yet to be made: then the copy is too, by the caller
 * @error: (out) (optional): where to put the error
 *
 * Copies the plan, or takes up the copy that an earlier session left with work that hadn't gone back. If the plan has
 * changed since that copy was taken, that work is kept beside the plan in a file of its own.
 *
 * Returns: (transfer full) (nullable): the copy
 */
CordonCopy *cordon_copy_begin (const char *path, gboolean create, GError **error);
void cordon_copy_free (CordonCopy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonCopy, cordon_copy_free)

/* The file to work on. */
const char *cordon_copy_get_file (CordonCopy *self);
/* Returns: (nullable): a sentence about what was found in the beginning: work taken up, or kept apart */
const char *cordon_copy_get_notice (CordonCopy *self);

/**
 * cordon_copy_put_back:
 * @self: a copy
 * @db: a connection to it
 * @error: (out) (optional): %CORDON_ERROR_CONFLICT when the plan was changed or replaced meanwhile: it was left as it
 *   is, and the work lies beside it in a file of its own; %CORDON_ERROR_NOT_FOUND, %CORDON_ERROR_READ_ONLY,
 *   %CORDON_ERROR_NO_SPACE when it could not be written: the work stays in the copy, and goes back another time
 *
 * Writes the plan where it belongs, unless nothing has changed.
 *
 * Returns: whether the plan is as the copy is
 */
gboolean cordon_copy_put_back (CordonCopy *self, sqlite3 *db, GError **error);

/* After the copy was closed: removes it if all that is in it lies elsewhere. */
void cordon_copy_end (CordonCopy *self);

G_END_DECLS
