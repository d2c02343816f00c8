/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The suspicious opening of a plan file, which may come from anybody: first a look that reads only, then the connection
 * that was asked for. What the look refuses was never used, and no byte of it was changed. */

#include "store/cordon-guard.h"

#include "base/cordon-text.h"
#include "store/cordon-held.h"
#include "store/cordon-look.h"
#include "store/cordon-schema.h"
#include "store/cordon-whole.h"

#include <errno.h>
#include <glib/gstdio.h>

#define MOST_WAIT_US (3 * G_USEC_PER_SEC)

void
cordon_guard_remove (const char *path)
{
  static const char *const suffixes[] = {"-wal", "-shm", "-journal", ""};

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

static gboolean
refuse_read_only (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  cordon_set_error (error, CORDON_ERROR_READ_ONLY,
                    N_ ("“%s” or its folder can’t be written to, so the plan can be read but not changed. Save a copy "
                        "elsewhere to work on it."),
                    name);
  return FALSE;
}

static gboolean
leave_wal (sqlite3 *db, const char *path, GError **error)
{
  return cordon_sqlite_run (db, path, "PRAGMA wal_checkpoint (TRUNCATE); PRAGMA journal_mode = DELETE", error);
}

static gboolean
prepare_writer (sqlite3 *db, const char *path, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (sqlite3_db_readonly (db, "main") != 0)
    return refuse_read_only (path, error);
  statement = cordon_sqlite_prepare (db, path, "PRAGMA journal_mode = WAL", error);
  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) != SQLITE_ROW)
    return cordon_sqlite_fail (db, path, error);
  if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "wal") != 0)
    return refuse_read_only (path, error);
  return cordon_sqlite_run (db, path, "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216", error);
}

static gboolean
name_plan (sqlite3 *db, const char *path, GError **error)
{
  g_autofree char *id = cordon_id_new ();
  g_autoptr (sqlite3_stmt) statement =
      cordon_sqlite_prepare (db, path, "INSERT INTO plan_file (key, value) VALUES ('plan', ?)", error);

  if (statement == NULL)
    return FALSE;
  cordon_sqlite_bind_text (statement, 1, id);
  return sqlite3_step (statement) == SQLITE_DONE || cordon_sqlite_fail (db, path, error);
}

/* A plan comes to be whole: nobody ever sees one without its tables or its id. */
static gboolean
create (const char *path, GError **error)
{
  g_autofree char *temporary = cordon_whole_begin (path, error);
  g_autoptr (sqlite3) db = NULL;

  if (temporary == NULL)
    return FALSE;
  db = cordon_look_open (temporary, TRUE, FALSE, error);
  if (db != NULL && cordon_schema_create (db, path, error) && name_plan (db, path, error))
    {
      g_clear_pointer (&db, sqlite3_close_v2);
      return cordon_whole_settle (temporary, path, FALSE, error);
    }
  g_clear_pointer (&db, sqlite3_close_v2);
  cordon_guard_remove (temporary);
  return FALSE;
}

static gboolean
keep_original (sqlite3 *db, const char *path, GError **error)
{
  g_autofree char *plan_id = cordon_guard_plan_id (db, path, error);
  g_autofree char *folder = plan_id != NULL ? cordon_guard_folder (plan_id, "backups", error) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *name = g_date_time_format (now, "%Y-%m-%dT%H%M%SZ-0-schema.cordon");
  g_autofree char *kept = NULL;

  if (folder == NULL)
    return FALSE;
  kept = g_build_filename (folder, name, NULL);
  return cordon_whole_copy (db, path, kept, TRUE, error);
}

static gboolean
migrate (const char *path, int version, GError **error)
{
  g_autoptr (sqlite3) db = cordon_look_open (path, TRUE, FALSE, error);
  g_autofree char *temporary = NULL;

  /* What stands in a WAL belongs to the old file, and would be applied to the new one. */
  if (db == NULL || !leave_wal (db, path, error) || !keep_original (db, path, error))
    return FALSE;
  if (cordon_look_has_content (path, "-wal"))
    {
      g_autofree char *name = g_filename_display_basename (path);

      cordon_set_error (
          error, CORDON_ERROR_LOCKED,
          N_ ("Another program is using “%s”. Nothing was changed. Close it there, or wait a moment, then "
              "try again."),
          name);
      return FALSE;
    }
  temporary = cordon_whole_begin (path, error);
  if (temporary == NULL)
    return FALSE;
  if (cordon_whole_copy (db, path, temporary, TRUE, error))
    {
      g_autoptr (sqlite3) copy = cordon_look_open (temporary, TRUE, FALSE, error);
      int now = 0;

      if (copy != NULL && cordon_schema_migrate (copy, path, version, error)
          && cordon_schema_verify (copy, path, &now, error) && cordon_look_at_pages (copy, path, error))
        {
          g_clear_pointer (&copy, sqlite3_close_v2);
          g_clear_pointer (&db, sqlite3_close_v2);
          return cordon_whole_settle (temporary, path, TRUE, error);
        }
    }
  cordon_guard_remove (temporary);
  return FALSE;
}

static sqlite3 *
open_looked_at (const char *real, gboolean write, gboolean immutable, gboolean passing, GError **error)
{
  g_autoptr (sqlite3) db = cordon_look_open (real, write, immutable, error);
  int version;
  GStatBuf there;

  /* Once more, on the connection that will be used. */
  if (db == NULL || !cordon_look_verify (db, real, &version, error))
    return NULL;
  if (write ? !prepare_writer (db, real, error) : !cordon_sqlite_run (db, real, "PRAGMA query_only = ON", error))
    return NULL;
  if (g_lstat (real, &there) == 0)
    cordon_held_opened (cordon_held_begin (&there, passing), db);
  return g_steal_pointer (&db);
}

static sqlite3 *
open_existing (const char *real, gboolean write, gboolean passing, GError **error)
{
  gboolean in_wal = FALSE;
  int version = 0;

  if (!cordon_look (real, &in_wal, &version, error))
    return NULL;
  if (write && (!cordon_look_can_write (real) || !cordon_look_can_write_folder (real)))
    {
      refuse_read_only (real, error);
      return NULL;
    }
  if (write && version < cordon_schema_newest () && !migrate (real, version, error))
    return NULL;
  return open_looked_at (real, write,
                         !write && in_wal && !cordon_look_has_content (real, "-wal")
                             && !cordon_look_can_write_folder (real),
                         passing, error);
}

sqlite3 *
cordon_guard_open (const char *path, gboolean write, gboolean create_file, GError **error)
{
  g_autofree char *real = NULL;
  sqlite3 *db;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (write || !create_file, NULL);

  cordon_sqlite_assert_off_main_thread ();

  real = cordon_look_real_path (path, error);
  if (real == NULL || (create_file && !create (real, error)))
    return NULL;
  db = open_existing (real, write, FALSE, error);
  if (db == NULL && create_file)
    cordon_guard_remove (real);
  return db;
}

sqlite3 *
cordon_guard_open_passing (const char *path, GError **error)
{
  g_autofree char *real = NULL;
  CordonHeld *held = NULL;
  GStatBuf there;
  sqlite3 *db;

  g_return_val_if_fail (path != NULL, NULL);

  cordon_sqlite_assert_off_main_thread ();

  real = cordon_look_real_path (path, error);
  if (real == NULL)
    return NULL;
  if (g_lstat (real, &there) == 0)
    held = cordon_held_begin (&there, TRUE);
  db = open_existing (real, FALSE, TRUE, error);
  cordon_held_end (held);
  return db;
}

void
cordon_guard_close (sqlite3 *db, const char *path)
{
  g_autofree char *real = NULL;
  CordonHeld *held;
  gboolean wrote;
  GStatBuf there;

  if (db == NULL)
    return;
  wrote = sqlite3_db_readonly (db, "main") == 0;
  if (wrote)
    {
      g_autoptr (GError) error = NULL;

      cordon_held_wait_for_passing (db, MOST_WAIT_US);
      if (!leave_wal (db, path, &error))
        g_debug ("A WAL is left beside the plan: %s", error->message);
    }
  held = cordon_held_closing (db);
  sqlite3_close_v2 (db);
  cordon_held_end (held);
  real = cordon_look_real_path (path, NULL);
  if (real != NULL && cordon_sqlite_is_doubtful (real))
    cordon_look_forget (real);
  else if (wrote && real != NULL && !cordon_look_has_content (real, "-wal")
           && !cordon_look_has_content (real, "-journal") && g_lstat (real, &there) == 0)
    cordon_look_remember (real, &there);
}

char *
cordon_guard_folder (const char *plan_id, const char *what, GError **error)
{
  g_autofree char *folder = NULL;

  if (!cordon_id_is_valid (plan_id))
    {
      cordon_set_error (
          error, CORDON_ERROR_CORRUPT,
          N_ ("The plan has no proper name of its own, so nothing can be kept for it. Nothing was changed. "
              "Open a backup of the plan."));
      return NULL;
    }
  folder = g_build_filename (g_get_user_data_dir (), "cordon", "plans", plan_id, what, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      cordon_whole_fail (errno, folder, error);
      return NULL;
    }
  return g_steal_pointer (&folder);
}

char *
cordon_guard_plan_id (sqlite3 *db, const char *path, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      cordon_sqlite_prepare (db, path, "SELECT value FROM plan_file WHERE key = 'plan'", error);
  int result;

  if (statement == NULL)
    return NULL;
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW && cordon_id_is_valid ((const char *) sqlite3_column_text (statement, 0)))
    return g_strdup ((const char *) sqlite3_column_text (statement, 0));
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    cordon_sqlite_fail (db, path, error);
  else
    {
      g_autofree char *name = g_filename_display_basename (path);

      cordon_set_error (error, CORDON_ERROR_CORRUPT,
                        N_ ("“%s” lacks a part of a plan, “%s”. Nothing in it was changed. Open a backup of the plan "
                            "instead."),
                        name, "plan_file");
    }
  return NULL;
}
