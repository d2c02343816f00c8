/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file written as a whole: beside its place under another name, onto the disk, then renamed. New plans, migrated
 * ones, backups and copies that go back to where they came from all come to be in this way. */

#include "store/cordon-whole.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

gboolean
cordon_whole_fail (int number, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (number == EEXIST)
    cordon_set_error (error, CORDON_ERROR_INVALID,
                      N_ ("There is a file “%s” already, and it was left as it is. Choose another name."), name);
  else if (number == ENOENT || number == ENOTDIR)
    cordon_set_error (
        error, CORDON_ERROR_NOT_FOUND,
        N_ ("“%s” could not be written: its folder isn’t there. Nothing was changed. Choose another folder."), name);
  else if (number == EACCES || number == EPERM || number == EROFS)
    cordon_set_error (
        error, CORDON_ERROR_READ_ONLY,
        N_ ("“%s” could not be written: its folder can’t be written to. Nothing was changed. Choose another "
            "folder."),
        name);
  else if (number == ENOSPC || number == EDQUOT)
    cordon_set_error (
        error, CORDON_ERROR_NO_SPACE,
        N_ ("“%s” could not be written: there is no space left. Nothing was changed. Free some space, then "
            "try again."),
        name);
  else
    cordon_set_error (
        error, CORDON_ERROR_FAILED,
        N_ ("“%s” could not be written (%s). Nothing was changed. Check the disk or the connection to it, "
            "then try again."),
        name, g_strerror (number));
  return FALSE;
}

char *
cordon_whole_begin (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (".%.200s.XXXXXX", base);
  g_autofree char *temporary = g_build_filename (folder, name, NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      cordon_whole_fail (errno, path, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&temporary);
}

static int
to_disk (const char *path, int flags)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  int number = 0;

  if (fd < 0)
    return errno;
  if (fsync (fd) != 0)
    number = errno;
  close (fd);
  return number;
}

/* renameat2() is unknown to some file systems; there, a name that is taken in the very same moment loses. */
static int
rename_new (const char *from, const char *to)
{
  GStatBuf there;

  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  if (g_lstat (to, &there) == 0)
    return EEXIST;
  return g_rename (from, to) == 0 ? 0 : errno;
}

gboolean
cordon_whole_settle (const char *temporary, const char *path, gboolean replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf there;
  int number;

  if (replace && g_lstat (path, &there) == 0 && S_ISREG (there.st_mode))
    g_chmod (temporary, there.st_mode & 0777);
  number = to_disk (temporary, O_RDWR);
  if (number == 0)
    {
      if (!replace)
        number = rename_new (temporary, path);
      else if (g_rename (temporary, path) != 0)
        number = errno;
    }
  if (number == 0)
    {
      /* The file is there; that some file systems can't sync a folder changes nothing about it. */
      to_disk (folder, O_RDONLY | O_DIRECTORY);
      return TRUE;
    }
  g_unlink (temporary);
  return cordon_whole_fail (number, path, error);
}

static gboolean
vacuum_into (sqlite3 *db, const char *from, const char *temporary, const char *to, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = cordon_sqlite_prepare (db, from, "VACUUM main INTO ?", error);

  if (statement == NULL)
    return FALSE;
  cordon_sqlite_bind_text (statement, 1, temporary);
  return sqlite3_step (statement) == SQLITE_DONE || cordon_sqlite_fail (db, to, error);
}

gboolean
cordon_whole_copy (sqlite3 *db, const char *from, const char *to, gboolean replace, GError **error)
{
  g_autofree char *temporary = cordon_whole_begin (to, error);
  gboolean copied;

  if (temporary == NULL)
    return FALSE;
  /* query_only would forbid the other file too; this one is protected by how it was opened. */
  if (!cordon_sqlite_run (db, from, "PRAGMA query_only = OFF", error))
    copied = FALSE;
  else
    copied = vacuum_into (db, from, temporary, to, error);
  if (sqlite3_db_readonly (db, "main") != 0)
    cordon_sqlite_run (db, from, "PRAGMA query_only = ON", NULL);
  if (copied)
    return cordon_whole_settle (temporary, to, replace, error);
  g_unlink (temporary);
  return FALSE;
}
