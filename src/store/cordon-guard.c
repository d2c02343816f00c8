/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The suspicious opening of a plan file, which may come from anybody: first a look that reads only, then the connection
 * that was asked for. What the look refuses was never used, and no byte of it was changed.
 *
 * The header is read through SQLite's own descriptor: opening and closing another one on the same file would drop the
 * locks that this process's connections hold on it (POSIX). */

#include "store/cordon-guard.h"

#include "base/cordon-text.h"
#include "store/cordon-held.h"
#include "store/cordon-schema.h"
#include "store/cordon-whole.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUSY_MS 1000
#define MOST_WAIT_US (3 * G_USEC_PER_SEC)
#define HEADER_SIZE 100

/* Reading our schema takes a few thousand of SQLite's steps; a file made to keep it busy would take more than these. */
#define STEPS_OF_A_LOOK (2 * 1000 * 1000)
#define STEPS_BETWEEN_COUNTS 1000

static char *
beside (const char *path, const char *suffix)
{
  return g_strconcat (path, suffix, NULL);
}

void
cordon_guard_remove (const char *path)
{
  static const char *const suffixes[] = {"-wal", "-shm", "-journal", ""};

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = beside (path, suffixes[i]);

      g_unlink (name);
    }
}

static gboolean
has_content (const char *path, const char *suffix)
{
  g_autofree char *name = beside (path, suffix);
  GStatBuf there;

  return g_lstat (name, &there) == 0 && there.st_size > 0;
}

static gboolean
can_write (const char *path)
{
  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0;
}

static gboolean
can_write_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return can_write (folder);
}

/* The folder may lie behind links (on some systems /home does); the file itself may not be one. */
static char *
real_path (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  char *real = realpath (folder, NULL);
  char *result;

  if (real == NULL)
    {
      cordon_set_error (error, CORDON_ERROR_NOT_FOUND,
                        N_ ("There is no file “%s”. Look for it where it may have been moved, or open a backup."),
                        base);
      return NULL;
    }
  result = g_build_filename (real, base, NULL);
  free (real);
  return result;
}

static gboolean
check_is_a_file (const char *path, GStatBuf *there, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (g_lstat (path, there) != 0)
    {
      if (errno == ENOENT || errno == ENOTDIR)
        cordon_set_error (error, CORDON_ERROR_NOT_FOUND,
                          N_ ("There is no file “%s”. Look for it where it may have been moved, or open a backup."),
                          name);
      else
        cordon_set_error (
            error, CORDON_ERROR_FAILED,
            N_ ("“%s” could not be opened (%s). Nothing was changed. Check that you may read it, then try "
                "again."),
            name, g_strerror (errno));
      return FALSE;
    }
  if (S_ISLNK (there->st_mode))
    cordon_set_error (error, CORDON_ERROR_INVALID,
                      N_ ("“%s” is a link to another file. Nothing was changed. Open that file itself."), name);
  else if (!S_ISREG (there->st_mode))
    cordon_set_error (error, CORDON_ERROR_INVALID,
                      N_ ("“%s” isn’t a file. Nothing was changed. Open a file that Cordon has made."), name);
  else
    return TRUE;
  return FALSE;
}

/* What the file is like, to know it again: it can't be written or replaced without one of these changing. */
static char *
stamp_of (const GStatBuf *there)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld %" G_GINT64_FORMAT
                          ".%09ld %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT "\n",
                          (gint64) there->st_size, (gint64) there->st_mtim.tv_sec, there->st_mtim.tv_nsec,
                          (gint64) there->st_ctim.tv_sec, there->st_ctim.tv_nsec, (guint64) there->st_ino,
                          (guint64) there->st_dev);
}

static char *
memory_of (const char *path)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  name[32] = '\0';
  return g_build_filename (g_get_user_data_dir (), "cordon", "clean", name, NULL);
}

static gboolean
is_as_remembered (const char *path, const GStatBuf *there)
{
  g_autofree char *memory = memory_of (path);
  g_autofree char *stamp = stamp_of (there);
  g_autofree char *remembered = NULL;

  return g_file_get_contents (memory, &remembered, NULL, NULL) && strcmp (remembered, stamp) == 0;
}

static void
remember (const char *path, const GStatBuf *there)
{
  g_autofree char *memory = memory_of (path);
  g_autofree char *folder = g_path_get_dirname (memory);
  g_autofree char *stamp = stamp_of (there);

  /* Without it, the next opening reads every page: slower, not wrong. */
  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents_full (memory, stamp, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

void
cordon_guard_forget (const char *path)
{
  g_autofree char *real = real_path (path, NULL);
  g_autofree char *memory = real != NULL ? memory_of (real) : NULL;

  if (memory != NULL)
    g_unlink (memory);
}

static gboolean
configure (sqlite3 *db, const char *path, GError **error)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
      {SQLITE_DBCONFIG_DEFENSIVE, 1},
      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
      {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
      {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
      {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
      {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
      {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
      {SQLITE_DBCONFIG_DQS_DML, 0},
      {SQLITE_DBCONFIG_DQS_DDL, 0},
  };
  /* Far above what Cordon asks for, far below what would take a laptop's memory. VACUUM INTO attaches one. */
  static const struct
  {
    int limit;
    int value;
  } limits[] = {
      {SQLITE_LIMIT_LENGTH, 128 * 1024 * 1024},
      {SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024},
      {SQLITE_LIMIT_COLUMN, 200},
      {SQLITE_LIMIT_EXPR_DEPTH, 200},
      {SQLITE_LIMIT_COMPOUND_SELECT, 50},
      {SQLITE_LIMIT_ATTACHED, 2},
      {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000},
      {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
      {SQLITE_LIMIT_WORKER_THREADS, 0},
  };

  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, BUSY_MS);
  for (gsize n = 0; n < G_N_ELEMENTS (options); n++)
    sqlite3_db_config (db, options[n].option, options[n].value, NULL);
  for (gsize n = 0; n < G_N_ELEMENTS (limits); n++)
    sqlite3_limit (db, limits[n].limit, limits[n].value);
  return cordon_sqlite_run (db, path, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0", error);
}

/* An immutable file is one beside which SQLite makes nothing: for a look, and for a folder that can't be written to. */
static sqlite3 *
open_raw (const char *path, gboolean write, gboolean immutable, GError **error)
{
  int flags = (write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX;
  g_autoptr (sqlite3) db = NULL;
  g_autofree char *uri = NULL;
  int result;

  if (immutable)
    {
      g_autofree char *file = g_filename_to_uri (path, NULL, NULL);

      uri = g_strconcat (file, "?immutable=1", NULL);
      result = sqlite3_open_v2 (uri, &db, flags | SQLITE_OPEN_URI, NULL);
    }
  else
    result = sqlite3_open_v2 (path, &db, flags, NULL);
  if (result != SQLITE_OK)
    {
      cordon_sqlite_fail (db, path, error);
      return NULL;
    }
  if (!configure (db, path, error))
    return NULL;
  return g_steal_pointer (&db);
}

static guint32
big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* @in_wal: whether the header says that the file is to be used with a WAL. */
static gboolean
check_header (sqlite3 *db, const char *path, gboolean *in_wal, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  sqlite3_file *file = NULL;
  guint8 header[HEADER_SIZE];
  sqlite3_int64 size = 0;
  guint64 page_size, n_pages;

  if (sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file == NULL
      || file->pMethods == NULL || file->pMethods->xFileSize (file, &size) != SQLITE_OK)
    return cordon_sqlite_fail (db, path, error);
  if (size < HEADER_SIZE || file->pMethods->xRead (file, header, HEADER_SIZE, 0) != SQLITE_OK
      || memcmp (header, "SQLite format 3", 16) != 0)
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("“%s” isn’t a plan: its content is of another kind. Nothing in it was changed. Open a file "
                            "that Cordon has made."),
                        name);
      return FALSE;
    }
  *in_wal = header[18] == 2;
  page_size = (guint64) header[16] << 8 | header[17];
  page_size = page_size == 1 ? 65536 : page_size;
  n_pages = big_endian (header + 28);
  if (page_size < 512 || (page_size & (page_size - 1)) != 0)
    {
      cordon_set_error (
          error, CORDON_ERROR_CORRUPT,
          N_ ("“%s” is damaged: its first bytes make no sense. Nothing in it was changed. Open a backup of "
              "the plan instead."),
          name);
      return FALSE;
    }
  /* With a WAL beside it the file may lag behind its header; the pages are checked through the WAL then. */
  if (!has_content (path, "-wal") && !has_content (path, "-journal")
      && ((guint64) size < page_size * n_pages || (guint64) size % page_size != 0))
    {
      cordon_set_error (
          error, CORDON_ERROR_CORRUPT,
          N_ ("“%s” is cut off: its end is missing. Nothing in it was changed. Copy it again from where it "
              "came from, or open a backup of the plan."),
          name);
      return FALSE;
    }
  return TRUE;
}

static int
on_steps (gpointer user_data)
{
  gint64 *left = user_data;

  *left -= STEPS_BETWEEN_COUNTS;
  return *left < 0;
}

/* A schema made to be read for ever is as good as a damaged one. */
static gboolean
verify_within_bounds (sqlite3 *db, const char *path, int *version, GError **error)
{
  gint64 left = STEPS_OF_A_LOOK;
  g_autoptr (GError) problem = NULL;
  gboolean good;

  sqlite3_progress_handler (db, STEPS_BETWEEN_COUNTS, on_steps, &left);
  good = cordon_schema_verify (db, path, version, &problem);
  sqlite3_progress_handler (db, 0, NULL, NULL);
  if (good)
    return TRUE;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *name = g_filename_display_basename (path);

      cordon_set_error (
          error, CORDON_ERROR_CORRUPT,
          N_ ("“%s” is damaged: its list of tables has no end. Nothing in it was changed. Open a backup of "
              "the plan instead."),
          name);
    }
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
check_pages (sqlite3 *db, const char *path, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = cordon_sqlite_prepare (db, path, "PRAGMA main.quick_check (1)", error);
  const char *verdict;

  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) != SQLITE_ROW)
    return cordon_sqlite_fail (db, path, error);
  verdict = (const char *) sqlite3_column_text (statement, 0);
  if (g_strcmp0 (verdict, "ok") != 0)
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_autofree char *what = cordon_text_clean (verdict, 200, FALSE);

      cordon_set_error (error, CORDON_ERROR_CORRUPT,
                        N_ ("“%s” is damaged (%s). Nothing in it was changed. Open a backup of the plan instead."),
                        name, what);
      return FALSE;
    }
  return TRUE;
}

/* Checks everything there is to check through @db. */
static gboolean
check_all (sqlite3 *db, const char *path, const GStatBuf *there, gboolean *in_wal, int *version, GError **error)
{
  gboolean clean = !has_content (path, "-wal") && !has_content (path, "-journal");
  GStatBuf after;

  if (!check_header (db, path, in_wal, error) || !verify_within_bounds (db, path, version, error))
    return FALSE;
  if (cordon_held_has (there) || (clean && is_as_remembered (path, there)))
    return TRUE;
  if (!check_pages (db, path, error))
    return FALSE;
  if (clean && g_lstat (path, &after) == 0)
    {
      g_autofree char *stamp = stamp_of (there);
      g_autofree char *stamp_after = stamp_of (&after);

      if (strcmp (stamp, stamp_after) == 0)
        remember (path, &after);
    }
  return TRUE;
}

/* A journal left in the midst of a change can only be taken back by a connection that writes. It is SQLite's own, and
 * what it leads to is looked at like any other file. */
static void
take_journal_back (const char *path)
{
  g_autoptr (sqlite3) db = NULL;
  gboolean in_wal;
  gint64 ignored;

  if (!has_content (path, "-journal") || !can_write (path) || !can_write_folder (path))
    return;
  db = open_raw (path, FALSE, TRUE, NULL);
  if (db == NULL || !check_header (db, path, &in_wal, NULL))
    return;
  g_clear_pointer (&db, sqlite3_close_v2);
  db = open_raw (path, TRUE, FALSE, NULL);
  if (db != NULL)
    cordon_sqlite_integer (db, path, "PRAGMA main.schema_version", &ignored, NULL);
}

static gboolean
look (const char *path, gboolean *in_wal, int *version, GError **error)
{
  gboolean immutable;
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (GError) problem = NULL;
  GStatBuf there;

  if (!check_is_a_file (path, &there, error))
    return FALSE;
  take_journal_back (path);
  immutable = !has_content (path, "-journal") && !has_content (path, "-wal");
  db = open_raw (path, FALSE, immutable, error);
  if (db == NULL)
    return FALSE;
  if (check_all (db, path, &there, in_wal, version, &problem))
    return TRUE;
  /* Who looks at a file as if nobody wrote it may see half of what somebody just wrote: look again, with locks. */
  if (immutable && (has_content (path, "-wal") || has_content (path, "-journal")))
    {
      g_clear_pointer (&db, sqlite3_close_v2);
      db = open_raw (path, FALSE, FALSE, error);
      return db != NULL && check_is_a_file (path, &there, error)
             && check_all (db, path, &there, in_wal, version, error);
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
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
  db = open_raw (temporary, TRUE, FALSE, error);
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
  g_autoptr (sqlite3) db = open_raw (path, TRUE, FALSE, error);
  g_autofree char *temporary = NULL;

  /* What stands in a WAL belongs to the old file, and would be applied to the new one. */
  if (db == NULL || !leave_wal (db, path, error) || !keep_original (db, path, error))
    return FALSE;
  if (has_content (path, "-wal"))
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
      g_autoptr (sqlite3) copy = open_raw (temporary, TRUE, FALSE, error);
      int now = 0;

      if (copy != NULL && cordon_schema_migrate (copy, path, version, error)
          && cordon_schema_verify (copy, path, &now, error) && check_pages (copy, path, error))
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
  g_autoptr (sqlite3) db = open_raw (real, write, immutable, error);
  int version;
  GStatBuf there;

  /* Once more, on the connection that will be used. */
  if (db == NULL || !verify_within_bounds (db, real, &version, error))
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

  if (!look (real, &in_wal, &version, error))
    return NULL;
  if (write && (!can_write (real) || !can_write_folder (real)))
    {
      refuse_read_only (real, error);
      return NULL;
    }
  if (write && version < cordon_schema_newest () && !migrate (real, version, error))
    return NULL;
  return open_looked_at (real, write, !write && in_wal && !has_content (real, "-wal") && !can_write_folder (real),
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

  real = real_path (path, error);
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

  real = real_path (path, error);
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
  real = real_path (path, NULL);
  if (real != NULL && cordon_sqlite_is_doubtful (real))
    cordon_guard_forget (real);
  else if (wrote && real != NULL && !has_content (real, "-wal") && !has_content (real, "-journal")
           && g_lstat (real, &there) == 0)
    remember (real, &there);
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
