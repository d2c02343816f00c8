/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The thin layer over SQLite: what it says in codes becomes a sentence here, and nowhere else. A sentence names the
 * file, says that nothing was lost, and what can be done. */

#include "store/cordon-sqlite.h"

#include <errno.h>

static GThread *main_thread;

/* Files in which something damaged was come across. */
static GMutex doubtful_mutex;
static GHashTable *doubtful;

static void
doubt (sqlite3 *db)
{
  const char *path = sqlite3_db_filename (db, "main");
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&doubtful_mutex);

  if (path == NULL)
    return;
  if (doubtful == NULL)
    doubtful = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (doubtful, g_strdup (path));
}

gboolean
cordon_sqlite_is_doubtful (const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&doubtful_mutex);

  return doubtful != NULL && g_hash_table_contains (doubtful, path);
}

static gboolean
is_errno_of_a_full_disk (int number)
{
  return number == ENOSPC || number == EDQUOT;
}

static gboolean
is_errno_of_a_refusal (int number)
{
  return number == EACCES || number == EROFS || number == EPERM;
}

static void
fail_by_system (sqlite3 *db, const char *name, GError **error)
{
  int number = sqlite3_system_errno (db);

  if (is_errno_of_a_full_disk (number))
    cordon_set_error (error, CORDON_ERROR_NO_SPACE,
                      N_ ("There is no space left where “%s” is kept. The last change was not saved; everything "
                          "before it is there. Free some space, then make the change again."),
                      name);
  else if (is_errno_of_a_refusal (number))
    cordon_set_error (error, CORDON_ERROR_READ_ONLY,
                      N_ ("“%s” or its folder can’t be written to. Nothing in it was changed. Save a copy elsewhere, "
                          "or ask whoever owns the folder."),
                      name);
  else
    cordon_set_error (error, CORDON_ERROR_FAILED,
                      N_ ("“%s” could not be read or written (%s). The last change was not saved; everything before it "
                          "is there. Check the disk or the connection to it, then try again."),
                      name, number != 0 ? g_strerror (number) : sqlite3_errmsg (db));
}

static void
fail_to_open (sqlite3 *db, int extended, const char *name, GError **error)
{
  int number = sqlite3_system_errno (db);

  if (extended == SQLITE_CANTOPEN_SYMLINK || number == ELOOP)
    cordon_set_error (error, CORDON_ERROR_INVALID,
                      N_ ("“%s” is a link to another file. Nothing was changed. Open that file itself."), name);
  else if (number == ENOENT)
    cordon_set_error (
        error, CORDON_ERROR_NOT_FOUND,
        N_ ("There is no file “%s” any more. Look for it where it may have been moved, or open a backup."), name);
  else
    fail_by_system (db, name, error);
}

gboolean
cordon_sqlite_fail (sqlite3 *db, const char *path, GError **error)
{
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : g_strdup (":memory:");
  int extended = db != NULL ? sqlite3_extended_errcode (db) : SQLITE_NOMEM;

  switch (extended & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      cordon_set_error (error, CORDON_ERROR_LOCKED,
                        N_ ("Another program is using “%s”. Nothing was changed. Close it there, or wait a moment, "
                            "then try again."),
                        name);
      break;
    case SQLITE_FULL:
      cordon_set_error (error, CORDON_ERROR_NO_SPACE,
                        N_ ("There is no space left where “%s” is kept. The last change was not saved; everything "
                            "before it is there. Free some space, then make the change again."),
                        name);
      break;
    case SQLITE_READONLY:
      if (extended == SQLITE_READONLY_ROLLBACK || extended == SQLITE_READONLY_RECOVERY)
        cordon_set_error (
            error, CORDON_ERROR_READ_ONLY,
            N_ ("“%s” was not closed properly and has to be opened for writing once, which isn’t possible "
                "here. Nothing was changed. Copy it, with the files beside it, to a folder that you can "
                "write to, and open it there."),
            name);
      else
        cordon_set_error (
            error, CORDON_ERROR_READ_ONLY,
            N_ ("“%s” or its folder can’t be written to. Nothing in it was changed. Save a copy elsewhere, "
                "or ask whoever owns the folder."),
            name);
      break;
    case SQLITE_PERM:
    case SQLITE_AUTH:
      cordon_set_error (error, CORDON_ERROR_READ_ONLY,
                        N_ ("“%s” or its folder can’t be written to. Nothing in it was changed. Save a copy elsewhere, "
                            "or ask whoever owns the folder."),
                        name);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
      doubt (db);
      cordon_set_error (error, CORDON_ERROR_CORRUPT,
                        N_ ("“%s” is damaged (%s). Nothing in it was changed. Open a backup of the plan instead."),
                        name, sqlite3_errmsg (db));
      break;
    case SQLITE_NOTADB:
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("“%s” isn’t a plan: its content is of another kind. Nothing in it was changed. Open a file "
                            "that Cordon has made."),
                        name);
      break;
    case SQLITE_TOOBIG:
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("A text is too long for “%s”. Nothing was changed. Shorten it, then try again."), name);
      break;
    case SQLITE_INTERRUPT:
      if (error != NULL)
        *error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, sqlite3_errmsg (db));
      break;
    case SQLITE_NOMEM:
      cordon_set_error (
          error, CORDON_ERROR_FAILED,
          N_ ("There was not enough memory to work on “%s”. Nothing was changed. Close other programs, then "
              "try again."),
          name);
      break;
    case SQLITE_CANTOPEN:
      fail_to_open (db, extended, name, error);
      break;
    case SQLITE_IOERR:
      fail_by_system (db, name, error);
      break;
    default:
      cordon_set_error (
          error, CORDON_ERROR_FAILED,
          N_ ("Something went wrong with “%s” (%s). Nothing was changed. Close the plan and open it again."), name,
          sqlite3_errmsg (db));
    }
  return FALSE;
}

sqlite3_stmt *
cordon_sqlite_prepare (sqlite3 *db, const char *path, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    cordon_sqlite_fail (db, path, error);
  return statement;
}

gboolean
cordon_sqlite_run (sqlite3 *db, const char *path, const char *sql, GError **error)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK || cordon_sqlite_fail (db, path, error);
}

gboolean
cordon_sqlite_integer (sqlite3 *db, const char *path, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = cordon_sqlite_prepare (db, path, sql, error);
  int result;

  *value = 0;
  if (statement == NULL)
    return FALSE;
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  else if (result != SQLITE_DONE)
    return cordon_sqlite_fail (db, path, error);
  return TRUE;
}

void
cordon_sqlite_bind (sqlite3_stmt *statement, int index, GVariant *value)
{
  if (value == NULL)
    sqlite3_bind_null (statement, index);
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    sqlite3_bind_int64 (statement, index, g_variant_get_int64 (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    sqlite3_bind_double (statement, index, g_variant_get_double (value));
  else
    {
      gsize length;
      const char *text = g_variant_get_string (value, &length);

      sqlite3_bind_text64 (statement, index, text, length, SQLITE_TRANSIENT, SQLITE_UTF8);
    }
}

void
cordon_sqlite_bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

GVariant *
cordon_sqlite_column (sqlite3_stmt *statement, int column)
{
  GVariant *value;
  const char *text;
  int length;

  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_NULL:
      return NULL;
    case SQLITE_INTEGER:
      value = g_variant_new_int64 (sqlite3_column_int64 (statement, column));
      break;
    case SQLITE_FLOAT:
      value = g_variant_new_double (sqlite3_column_double (statement, column));
      break;
    default:
      text = (const char *) sqlite3_column_text (statement, column);
      length = sqlite3_column_bytes (statement, column);
      if (text == NULL)
        return NULL;
      if (g_utf8_validate_len (text, length, NULL))
        value = g_variant_new_string (text);
      else
        value = g_variant_new_take_string (g_utf8_make_valid (text, length));
    }
  return g_variant_ref_sink (value);
}

const char *
cordon_sqlite_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);
  g_autofree char *valid = NULL;

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text;
  /* Rare enough, and no larger than the file, to be kept for good. */
  valid = g_utf8_make_valid (text, -1);
  return g_intern_string (valid);
}

void
cordon_sqlite_mark_main_thread (void)
{
  g_atomic_pointer_compare_and_exchange (&main_thread, NULL, g_thread_self ());
}

void
cordon_sqlite_assert_off_main_thread (void)
{
  g_assert (g_atomic_pointer_get (&main_thread) != g_thread_self ());
}
