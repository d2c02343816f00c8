/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-ledger.h"

G_BEGIN_DECLS

/**
 * CordonBackupReason:
 * @CORDON_BACKUP_MANUAL: a person asked for it
 * @CORDON_BACKUP_DAILY: the first of a day on which something has changed since the last one
 * @CORDON_BACKUP_MERGE: before another laptop's work is taken in
 * @CORDON_BACKUP_SCHEMA: before the file was migrated; never rotated out
 */
typedef enum
{
  CORDON_BACKUP_MANUAL,
  CORDON_BACKUP_DAILY,
  CORDON_BACKUP_MERGE,
  CORDON_BACKUP_SCHEMA,
} CordonBackupReason;

/**
 * CordonBackup:
 * @path: the file, a whole plan of its own
 * @at: when it was made, ms since 1970 UTC
 * @position: where the ledger stood
 * @size: bytes
 * @reason: why it was made
 */
typedef struct
{
  char *path;
  gint64 at;
  gint64 position;
  gint64 size;
  CordonBackupReason reason;
} CordonBackup;

void cordon_backup_free (CordonBackup *backup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonBackup, cordon_backup_free)

/**
 * cordon_ledger_backup_async:
 * @self: a ledger
 * @reason: why
 *
 * Copies the plan as it stands into the person's data folder, after an integrity check: of a damaged plan no backup is
 * made, and no older one is lost. Then the oldest are removed; the last ten remain, the last of each month, and those
 * made before a migration. Others read and write meanwhile. A ledger does this by itself once a day.
 */
void cordon_ledger_backup_async (CordonLedger *self, CordonBackupReason reason, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full) (nullable): the backup's path; %NULL without @error when a daily one isn't due. */
char *cordon_ledger_backup_finish (CordonLedger *self, GAsyncResult *result, GError **error);

/**
 * cordon_backup_list:
 * @plan_id: a plan's id
 *
 * Returns: (transfer full) (element-type CordonBackup): its backups, the newest first
 */
GPtrArray *cordon_backup_list (const char *plan_id);

/**
 * cordon_backup_restore_async:
 * @backup: a backup's path
 * @to: where the plan is to be: a new file, or the plan itself, which must be closed
 * @in_place: whether a file at @to is replaced; it is kept beside, under a name that says when
 *
 * Puts a backup's plan at @to. It goes its own way from there: what this computer numbered after the backup stays apart
 * from what it numbers from now on. Fails with %CORDON_ERROR_LOCKED while the plan is open.
 */
void cordon_backup_restore_async (const char *backup, const char *to, gboolean in_place, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
/**
 * cordon_backup_restore_finish:
 * @kept: (out) (optional) (nullable) (transfer full): the path of what was replaced
 *
 * Returns: whether it is there
 */
gboolean cordon_backup_restore_finish (GAsyncResult *result, char **kept, GError **error);

/**
 * cordon_ledger_copy_async:
 * @self: an open ledger
 * @to: where the copy is to be, a new file
 *
 * Saves the plan as it stands as a plan of its own, also when the file of @self has gone from its place. It goes its
 * own way from there, as a restored backup does. Fails with %CORDON_ERROR_INVALID where @to is there already.
 */
void cordon_ledger_copy_async (CordonLedger *self, const char *to, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean cordon_ledger_copy_finish (CordonLedger *self, GAsyncResult *result, GError **error);

G_END_DECLS
