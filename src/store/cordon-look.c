/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The look at a plan file before it is used: whether it is a file, its header, its schema, its pages. It reads only,
 * and remembers which files were found sound, to know them again as long as nobody has touched them.
 *
 * The header is read through SQLite's own descriptor: opening and closing another one on the same file would drop the
 * locks that this process's connections hold on it (POSIX). */

#include "store/cordon-look.h"

#include "base/cordon-text.h"
#include "store/cordon-held.h"
#include "store/cordon-schema.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUSY_MS 1000
#define HEADER_SIZE 100

/* Reading our schema takes a few thousand of SQLite's steps; a file made to keep it busy would take more than these. */
#define STEPS_OF_A_LOOK (2 * 1000 * 1000)
#define STEPS_BETWEEN_COUNTS 1000

gboolean
cordon_look_has_content (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf there;

  return g_lstat (name, &there) == 0 && there.st_size > 0;
}

gboolean
cordon_look_can_write (const char *path)
{
  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0;
}

gboolean
cordon_look_can_write_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return cordon_look_can_write (folder);
}

/* The folder may lie behind links (on some systems /home does); the file itself may not be one. */
char *
cordon_look_real_path (const char *path, GError **error)
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

void
cordon_look_remember (const char *path, const GStatBuf *there)
{
  g_autofree char *memory = memory_of (path);
  g_autofree char *folder = g_path_get_dirname (memory);
  g_autofree char *stamp = stamp_of (there);

  /* Without it, the next opening reads every page: slower, not wrong. */
  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents_full (memory, stamp, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

void
cordon_look_forget (const char *path)
{
  g_autofree char *real = cordon_look_real_path (path, NULL);
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
sqlite3 *
cordon_look_open (const char *path, gboolean write, gboolean immutable, GError **error)
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
  if (!cordon_look_has_content (path, "-wal") && !cordon_look_has_content (path, "-journal")
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
gboolean
cordon_look_verify (sqlite3 *db, const char *path, int *version, GError **error)
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

gboolean
cordon_look_at_pages (sqlite3 *db, const char *path, GError **error)
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
  gboolean clean = !cordon_look_has_content (path, "-wal") && !cordon_look_has_content (path, "-journal");
  GStatBuf after;

  if (!check_header (db, path, in_wal, error) || !cordon_look_verify (db, path, version, error))
    return FALSE;
  if (cordon_held_has (there) || (clean && is_as_remembered (path, there)))
    return TRUE;
  if (!cordon_look_at_pages (db, path, error))
    return FALSE;
  if (clean && g_lstat (path, &after) == 0)
    {
      g_autofree char *stamp = stamp_of (there);
      g_autofree char *stamp_after = stamp_of (&after);

      if (strcmp (stamp, stamp_after) == 0)
        cordon_look_remember (path, &after);
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

  if (!cordon_look_has_content (path, "-journal") || !cordon_look_can_write (path)
      || !cordon_look_can_write_folder (path))
    return;
  db = cordon_look_open (path, FALSE, TRUE, NULL);
  if (db == NULL || !check_header (db, path, &in_wal, NULL))
    return;
  g_clear_pointer (&db, sqlite3_close_v2);
  db = cordon_look_open (path, TRUE, FALSE, NULL);
  if (db != NULL)
    cordon_sqlite_integer (db, path, "PRAGMA main.schema_version", &ignored, NULL);
}

gboolean
cordon_look (const char *path, gboolean *in_wal, int *version, GError **error)
{
  gboolean immutable;
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (GError) problem = NULL;
  GStatBuf there;

  if (!check_is_a_file (path, &there, error))
    return FALSE;
  take_journal_back (path);
  immutable = !cordon_look_has_content (path, "-journal") && !cordon_look_has_content (path, "-wal");
  db = cordon_look_open (path, FALSE, immutable, error);
  if (db == NULL)
    return FALSE;
  if (check_all (db, path, &there, in_wal, version, &problem))
    return TRUE;
  /* Who looks at a file as if nobody wrote it may see half of what somebody just wrote: look again, with locks. */
  if (immutable && (cordon_look_has_content (path, "-wal") || cordon_look_has_content (path, "-journal")))
    {
      g_clear_pointer (&db, sqlite3_close_v2);
      db = cordon_look_open (path, FALSE, FALSE, error);
      return db != NULL && check_is_a_file (path, &there, error)
             && check_all (db, path, &there, in_wal, version, error);
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}
