/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A disk that fills up, fails, or takes its time: SQLite's own way to the disk (a VFS), with a count of the writes that
 * still succeed, and a pause at each sync. */

#include "support/cordon-disk.h"

#include <glib.h>
#include <sqlite3.h>

/* A file's methods with ours in front; the file keeps working with its own. */
typedef struct
{
  sqlite3_io_methods methods;
  const sqlite3_io_methods *own;
} Methods;

static Methods known[8];
static GMutex mutex;
static sqlite3_vfs disk;
static sqlite3_vfs *real_disk;

static int writes_left = G_MAXINT;
static int failure;
static int sync_ms;

static const sqlite3_io_methods *
own_methods (sqlite3_file *file)
{
  return ((const Methods *) (const void *) file->pMethods)->own;
}

static gboolean
fails_now (void)
{
  return g_atomic_int_add (&writes_left, -1) <= 0;
}

static int
write_file (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  return fails_now () ? failure : own_methods (file)->xWrite (file, bytes, length, offset);
}

static int
sync_file (sqlite3_file *file, int flags)
{
  int pause = g_atomic_int_get (&sync_ms);

  if (pause > 0)
    g_usleep ((gulong) pause * 1000);
  return fails_now () ? SQLITE_IOERR_FSYNC : own_methods (file)->xSync (file, flags);
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  return fails_now () ? SQLITE_IOERR_TRUNCATE : own_methods (file)->xTruncate (file, size);
}

static int
open_file (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  int result = real_disk->xOpen (real_disk, name, file, flags, out_flags);
  guint n;

  if (result != SQLITE_OK)
    return result;
  g_mutex_lock (&mutex);
  for (n = 0; known[n].own != NULL && known[n].own != file->pMethods; n++)
    ;
  g_assert_cmpuint (n, <, G_N_ELEMENTS (known) - 1);
  if (known[n].own == NULL)
    {
      known[n].own = file->pMethods;
      known[n].methods = *file->pMethods;
      known[n].methods.xWrite = write_file;
      known[n].methods.xSync = sync_file;
      known[n].methods.xTruncate = truncate_file;
    }
  file->pMethods = &known[n].methods;
  g_mutex_unlock (&mutex);
  return SQLITE_OK;
}

void
cordon_disk_install (void)
{
  real_disk = sqlite3_vfs_find (NULL);
  disk = *real_disk;
  disk.zName = "cordon-test-disk";
  disk.pNext = NULL;
  disk.xOpen = open_file;
  g_assert_cmpint (sqlite3_vfs_register (&disk, 1), ==, SQLITE_OK);
}

void
cordon_disk_break (int code, int after)
{
  failure = code;
  g_atomic_int_set (&writes_left, after);
}

gboolean
cordon_disk_mend (void)
{
  gboolean failed = g_atomic_int_get (&writes_left) < 0;

  g_atomic_int_set (&writes_left, G_MAXINT);
  return failed;
}

void
cordon_disk_slow_down (int milliseconds)
{
  g_atomic_int_set (&sync_ms, milliseconds);
}
