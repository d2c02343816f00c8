/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One writer: a small file beside the plan, ".name.lock", with an open-file-description lock on it. The kernel drops
 * the lock with the process that holds it, so that a killed Cordon never blocks the next one; what the file says
 * (host, person, process) is only for telling people. It lies beside the plan, because a plan is only ever written
 * where its folder can be written to, and because that is the one place which two sandboxes share. */

#include "store/cordon-claim.h"

#include "base/cordon-error.h"
#include "base/cordon-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LONGEST_NOTE 1024

struct _CordonClaim
{
  int fd;
  char *lock_path;
};

static char *
lock_path_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (".%s.lock", base);

  return g_build_filename (folder, name, NULL);
}

/* Returns 0, or the reason as an errno; EAGAIN when somebody has it. */
static int
lock (int fd)
{
  struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

  if (fcntl (fd, F_OFD_SETLK, &whole) == 0)
    return 0;
  if (errno == EAGAIN || errno == EACCES)
    return EAGAIN;
  /* Some file systems know no such locks: SQLite's own are left there, or none. */
  if (flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    return 0;
  return EAGAIN;
}

static gboolean
is_still_the_file (int fd, const char *path)
{
  struct stat ours, theirs;

  return fstat (fd, &ours) == 0 && lstat (path, &theirs) == 0 && ours.st_ino == theirs.st_ino
         && ours.st_dev == theirs.st_dev;
}

static void
write_note (int fd)
{
  g_autofree char *note = g_strdup_printf ("%s\n%s\n%ld\n", g_get_host_name (), g_get_user_name (), (long) getpid ());
  gsize length = strlen (note);

  /* It is only a courtesy: a claim without a note is a claim. */
  if (ftruncate (fd, 0) == 0 && pwrite (fd, note, length, 0) != (gssize) length)
    g_debug ("The claim could not be signed: %s", g_strerror (errno));
}

static char *
read_holder (int fd)
{
  char note[LONGEST_NOTE + 1];
  gssize length = pread (fd, note, LONGEST_NOTE, 0);
  g_auto (GStrv) lines = NULL;
  g_autofree char *host = NULL;
  g_autofree char *name = NULL;

  if (length <= 0)
    return NULL;
  note[length] = '\0';
  lines = g_strsplit (note, "\n", 4);
  if (g_strv_length (lines) < 3)
    return NULL;
  host = cordon_text_clean (lines[0], 64, FALSE);
  name = cordon_text_clean (lines[1], 64, FALSE);
  return g_strdup_printf (g_dgettext (GETTEXT_PACKAGE, N_ ("%s on %s (process %d)")), name, host,
                          (int) g_ascii_strtoll (lines[2], NULL, 10));
}

static void
fail_by_errno (int number, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (number == EACCES || number == EPERM || number == EROFS)
    cordon_set_error (
        error, CORDON_ERROR_READ_ONLY,
        N_ ("The folder of “%s” can’t be written to, so the plan can be read but not changed. Save a copy "
            "elsewhere to work on it."),
        name);
  else if (number == ENOSPC || number == EDQUOT)
    cordon_set_error (
        error, CORDON_ERROR_NO_SPACE,
        N_ ("There is no space left where “%s” is kept, so the plan can be read but not changed. Free some "
            "space, then open it again."),
        name);
  else
    cordon_set_error (
        error, CORDON_ERROR_FAILED,
        N_ ("“%s” could not be claimed for writing (%s), so the plan can be read but not changed. Close it "
            "and try again."),
        name, g_strerror (number));
}

static void
fail_by_holder (int fd, const char *path, char **holder, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *who = read_holder (fd);

  if (who != NULL)
    cordon_set_error (
        error, CORDON_ERROR_LOCKED,
        N_ ("“%s” is already open for writing: %s. It can be read here, but not changed. Close it there to "
            "change it here."),
        name, who);
  else
    cordon_set_error (error, CORDON_ERROR_LOCKED,
                      N_ ("“%s” is already open for writing elsewhere. It can be read here, but not changed. Close it "
                          "there to change it here."),
                      name);
  if (holder != NULL)
    *holder = g_steal_pointer (&who);
}

CordonClaim *
cordon_claim_take (const char *path, char **holder, GError **error)
{
  g_autofree char *lock_path = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (holder != NULL)
    *holder = NULL;
  lock_path = lock_path_of (path);
  for (;;)
    {
      int fd = g_open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
      int reason;
      CordonClaim *claim;

      if (fd < 0)
        {
          fail_by_errno (errno, path, error);
          return NULL;
        }
      reason = lock (fd);
      if (reason != 0)
        {
          fail_by_holder (fd, path, holder, error);
          close (fd);
          return NULL;
        }
      /* Whoever held it before may have removed the file between our opening and our locking it. */
      if (!is_still_the_file (fd, lock_path))
        {
          close (fd);
          continue;
        }
      write_note (fd);
      claim = g_new0 (CordonClaim, 1);
      claim->fd = fd;
      claim->lock_path = g_steal_pointer (&lock_path);
      return claim;
    }
}

void
cordon_claim_release (CordonClaim *claim)
{
  if (claim == NULL)
    return;
  if (is_still_the_file (claim->fd, claim->lock_path))
    g_unlink (claim->lock_path);
  close (claim->fd);
  g_free (claim->lock_path);
  g_free (claim);
}
