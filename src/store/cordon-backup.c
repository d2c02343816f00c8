/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups: whole plans in the person's data folder, by plan id, each named by its moment, the ledger's position and the
 * reason: "2025-03-31T081500Z-42-daily.cordon". The name is all the bookkeeping there is. */

#include "store/cordon-backup.h"

#include "base/cordon-text.h"
#include "store/cordon-claim.h"
#include "store/cordon-guard.h"
#include "store/cordon-look.h"
#include "store/cordon-ledger-private.h"
#include "store/cordon-whole.h"

#include <errno.h>
#include <glib/gstdio.h>

#define LAST_KEPT 10
#define STEPS_BETWEEN_LOOKS 10000

static const char *const reasons[] = {"manual", "daily", "merge", "schema"};

typedef struct
{
  char *path;
  CordonBackupReason reason;
  GCancellable *closing;
  GCancellable *cancellable;
} Order;

static void
order_free (Order *order)
{
  g_free (order->path);
  g_clear_object (&order->closing);
  g_free (order);
}

void
cordon_backup_free (CordonBackup *backup)
{
  if (backup == NULL)
    return;
  g_free (backup->path);
  g_free (backup);
}

static char *
new_name (CordonBackupReason reason, gint64 position)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%dT%H%M%SZ");

  return g_strdup_printf ("%s-%" G_GINT64_FORMAT "-%s.cordon", moment, position, reasons[reason]);
}

/* Returns: (nullable): what the name says; %NULL for another file */
static CordonBackup *
parse_name (const char *folder, const char *name)
{
  int year, month, day, hour, minute, second, length = 0;
  long long position;
  char word[16];
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (CordonBackup) backup = NULL;
  GStatBuf there;

  if (sscanf (name, "%4d-%2d-%2dT%2d%2d%2dZ-%18lld-%15[a-z].cordon%n", &year, &month, &day, &hour, &minute, &second,
              &position, word, &length)
          != 8
      || name[length] != '\0' || length == 0)
    return NULL;
  moment = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (moment == NULL)
    return NULL;
  backup = g_new0 (CordonBackup, 1);
  backup->path = g_build_filename (folder, name, NULL);
  backup->at = g_date_time_to_unix (moment) * 1000;
  backup->position = position;
  if (g_lstat (backup->path, &there) != 0 || !S_ISREG (there.st_mode))
    return NULL;
  backup->size = there.st_size;
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (strcmp (word, reasons[i]) == 0)
      backup->reason = i;
  return g_steal_pointer (&backup);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const CordonBackup *one = *(const CordonBackup *const *) a;
  const CordonBackup *other = *(const CordonBackup *const *) b;

  if (one->at != other->at)
    return one->at > other->at ? -1 : 1;
  return strcmp (other->path, one->path);
}

static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_backup_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      CordonBackup *backup = parse_name (folder, name);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return backups;
}

GPtrArray *
cordon_backup_list (const char *plan_id)
{
  g_autofree char *folder = cordon_guard_folder (plan_id, "backups", NULL);

  return list_folder (folder != NULL ? folder : "");
}

static int
month_of (const CordonBackup *backup)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (backup->at / 1000);

  return g_date_time_get_year (moment) * 12 + g_date_time_get_month (moment);
}

static void
rotate (const char *folder)
{
  g_autoptr (GPtrArray) backups = list_folder (folder);
  int month = 0;

  for (guint i = 0; i < backups->len; i++)
    {
      const CordonBackup *backup = backups->pdata[i];
      int this_month = month_of (backup);
      gboolean last_of_month = this_month != month;

      month = this_month;
      if (i >= LAST_KEPT && !last_of_month && backup->reason != CORDON_BACKUP_SCHEMA)
        g_unlink (backup->path);
    }
}

static gboolean
is_today (gint64 at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at / 1000);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_year (moment) == g_date_time_get_year (now)
         && g_date_time_get_day_of_year (moment) == g_date_time_get_day_of_year (now);
}

static gboolean
is_due (const char *folder, gint64 position)
{
  g_autoptr (GPtrArray) backups = list_folder (folder);
  const CordonBackup *last = backups->len > 0 ? backups->pdata[0] : NULL;

  if (last == NULL)
    return TRUE;
  return last->position != position && !(is_today (last->at) && last->reason == CORDON_BACKUP_DAILY);
}

static int
is_over (gpointer user_data)
{
  const Order *order = user_data;

  return g_cancellable_is_cancelled (order->cancellable) || g_cancellable_is_cancelled (order->closing);
}

static gboolean
check_pages (sqlite3 *db, const char *path, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = cordon_sqlite_prepare (db, path, "PRAGMA main.integrity_check (1)", error);

  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) != SQLITE_ROW)
    return cordon_sqlite_fail (db, path, error);
  if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") != 0)
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_autofree char *what = cordon_text_clean ((const char *) sqlite3_column_text (statement, 0), 200, FALSE);

      cordon_set_error (error, CORDON_ERROR_CORRUPT,
                        N_ ("“%s” is damaged (%s), so no backup of it was made and the older ones were kept. Open the "
                            "last of these."),
                        name, what);
      return FALSE;
    }
  return TRUE;
}

/* Returns the new backup's path; %NULL also when a daily one isn't due. */
static char *
back_up (sqlite3 *db, const Order *order, GError **error)
{
  g_autofree char *plan_id = cordon_guard_plan_id (db, order->path, error);
  g_autofree char *folder = plan_id != NULL ? cordon_guard_folder (plan_id, "backups", error) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  gint64 position;

  if (folder == NULL || !cordon_sqlite_integer (db, order->path, "SELECT max (position) FROM edit", &position, error))
    return NULL;
  if (order->reason == CORDON_BACKUP_DAILY && !is_due (folder, position))
    return NULL;
  if (!check_pages (db, order->path, error))
    return NULL;
  name = new_name (order->reason, position);
  path = g_build_filename (folder, name, NULL);
  if (!cordon_whole_copy (db, order->path, path, TRUE, error))
    return NULL;
  rotate (folder);
  return g_steal_pointer (&path);
}

static void
run_backup (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Order *order = task_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  sqlite3 *db = NULL;

  order->cancellable = cancellable;
  if (!g_cancellable_set_error_if_cancelled (order->closing, &error))
    db = cordon_guard_open_passing (order->path, &error);
  if (db != NULL)
    {
      sqlite3_progress_handler (db, STEPS_BETWEEN_LOOKS, is_over, order);
      path = back_up (db, order, &error);
      sqlite3_progress_handler (db, 0, NULL, NULL);
      cordon_guard_close (db, order->path);
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&path), g_free);
}

void
cordon_ledger_backup_async (CordonLedger *self, CordonBackupReason reason, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Order *order;

  g_return_if_fail (CORDON_IS_LEDGER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  order = g_new0 (Order, 1);
  order->path = g_strdup (cordon_ledger_get_file (self));
  order->reason = reason;
  order->closing = g_object_ref (cordon_ledger_get_closing (self));
  g_task_set_source_tag (task, cordon_ledger_backup_async);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  g_task_run_in_thread (task, run_backup);
}

char *
cordon_ledger_backup_finish (CordonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Restoring */

typedef struct
{
  char *backup;
  char *to;
  gboolean in_place;
  char *kept;
} Restoring;

static void
restoring_free (Restoring *restoring)
{
  g_free (restoring->backup);
  g_free (restoring->to);
  g_free (restoring->kept);
  g_free (restoring);
}

static gboolean
begin_branch (const char *path, GError **error)
{
  sqlite3 *db = cordon_guard_open (path, TRUE, FALSE, error);
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *branch = cordon_id_new ();
  gboolean done = FALSE;

  if (db == NULL)
    return FALSE;
  statement =
      cordon_sqlite_prepare (db, path, "INSERT OR REPLACE INTO plan_file (key, value) VALUES ('branch', ?)", error);
  if (statement != NULL)
    {
      cordon_sqlite_bind_text (statement, 1, branch);
      done = sqlite3_step (statement) == SQLITE_DONE || cordon_sqlite_fail (db, path, error);
    }
  g_clear_pointer (&statement, sqlite3_finalize);
  cordon_guard_close (db, path);
  cordon_look_forget (path);
  return done;
}

static gboolean
move_with_wal (const char *from, const char *to, GError **error)
{
  static const char *const suffixes[] = {"-wal", "-journal"};

  if (g_rename (from, to) != 0)
    return cordon_whole_fail (errno, to, error);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *old_name = g_strconcat (from, suffixes[i], NULL);
      g_autofree char *new_name = g_strconcat (to, suffixes[i], NULL);

      g_rename (old_name, new_name);
    }
  return TRUE;
}

/* What is replaced may be damaged, and is why somebody restores: it is moved, not read. */
static gboolean
keep_present (Restoring *restoring, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%d %H%M%S");
  g_autofree char *stem = g_str_has_suffix (restoring->to, ".cordon")
                              ? g_strndup (restoring->to, strlen (restoring->to) - strlen (".cordon"))
                              : g_strdup (restoring->to);

  if (!g_file_test (restoring->to, G_FILE_TEST_EXISTS))
    return TRUE;
  restoring->kept = g_strdup_printf (g_dgettext (GETTEXT_PACKAGE, N_ ("%s (replaced %s).cordon")), stem, moment);
  return move_with_wal (restoring->to, restoring->kept, error);
}

static gboolean
put_there (Restoring *restoring, const char *temporary, GError **error)
{
  if (restoring->in_place && !keep_present (restoring, error))
    return FALSE;
  if (cordon_whole_settle (temporary, restoring->to, FALSE, error))
    return TRUE;
  if (restoring->kept != NULL)
    {
      move_with_wal (restoring->kept, restoring->to, NULL);
      g_clear_pointer (&restoring->kept, g_free);
    }
  return FALSE;
}

static gboolean
restore (Restoring *restoring, GError **error)
{
  g_autoptr (CordonClaim) claim = cordon_claim_take (restoring->to, NULL, error);
  g_autofree char *temporary = NULL;
  sqlite3 *db;
  gboolean copied;

  if (claim == NULL)
    return FALSE;
  db = cordon_guard_open (restoring->backup, FALSE, FALSE, error);
  if (db == NULL)
    return FALSE;
  temporary = cordon_whole_begin (restoring->to, error);
  copied = temporary != NULL && cordon_whole_copy (db, restoring->backup, temporary, TRUE, error);
  cordon_guard_close (db, restoring->backup);
  if (copied && begin_branch (temporary, error))
    return put_there (restoring, temporary, error);
  if (temporary != NULL)
    g_unlink (temporary);
  return FALSE;
}

static void
run_restore (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (restore (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
cordon_backup_restore_async (const char *backup, const char *to, gboolean in_place, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Restoring *restoring;

  g_return_if_fail (backup != NULL);
  g_return_if_fail (to != NULL);

  cordon_sqlite_mark_main_thread ();
  task = g_task_new (NULL, cancellable, callback, user_data);
  restoring = g_new0 (Restoring, 1);
  restoring->backup = g_strdup (backup);
  restoring->to = g_canonicalize_filename (to, NULL);
  restoring->in_place = in_place;
  g_task_set_source_tag (task, cordon_backup_restore_async);
  g_task_set_task_data (task, restoring, (GDestroyNotify) restoring_free);
  g_task_run_in_thread (task, run_restore);
}

gboolean
cordon_backup_restore_finish (GAsyncResult *result, char **kept, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  if (kept != NULL)
    {
      Restoring *restoring = g_task_get_task_data (G_TASK (result));

      *kept = g_strdup (restoring->kept);
    }
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Copying */

/* Through the connection that is open, which holds the plan also when its file has gone from its place. */
static void
run_copy (CordonLane *lane, GTask *task, gpointer task_data, GCancellable *cancellable)
{
  const char *to = task_data;
  const char *from = cordon_lane_get_path (lane);
  sqlite3 *db = cordon_lane_get_db (lane);
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonClaim) claim = cordon_claim_take (to, NULL, &error);
  g_autofree char *temporary = claim != NULL ? cordon_whole_begin (to, &error) : NULL;
  gboolean copied = temporary != NULL && cordon_whole_copy (db, from, temporary, TRUE, &error);

  cordon_sqlite_run (db, from, "PRAGMA query_only = ON", NULL);
  if (copied && begin_branch (temporary, &error) && cordon_whole_settle (temporary, to, FALSE, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (temporary != NULL)
    g_unlink (temporary);
  g_task_return_error (task, g_steal_pointer (&error));
}

void
cordon_ledger_copy_async (CordonLedger *self, const char *to, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CORDON_IS_LEDGER (self));
  g_return_if_fail (to != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cordon_ledger_copy_async);
  g_task_set_task_data (task, g_canonicalize_filename (to, NULL), g_free);
  cordon_lane_run (cordon_ledger_get_reader (self), task, run_copy, FALSE);
}

gboolean
cordon_ledger_copy_finish (CordonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
