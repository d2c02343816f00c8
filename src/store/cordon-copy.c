/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Working copies: a folder for each plan in the person's data folder, named by the plan's path, with the copy and a
 * note of what the plan was like when both were last the same (its size, time and SHA-256, and the ledger's position).
 * From the note follows what to do after a crash: work that hasn't gone back is where the copy's position is beyond the
 * note's, and the plan may be overwritten only while it is what the note says. */

#include "store/cordon-copy.h"

#include "store/cordon-claim.h"
#include "store/cordon-guard.h"
#include "store/cordon-look.h"
#include "store/cordon-whole.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#define CHUNK (256 * 1024)

struct _CordonCopy
{
  char *path;
  char *folder;
  char *file;
  char *note;
  char *notice;
  CordonClaim *claim; /* of the copy, as the plan's place may know no locks */

  /* The note: what the plan was like when it was last the same as the copy; no hash when there was none. */
  gint64 size;
  gint64 seconds;
  char *hash;
  gint64 position;
  gboolean safe; /* all that is in the copy lies elsewhere */
};

/* Places */

static gboolean
is_foreign_file_system (const char *folder)
{
  /* NFS, SMB 1 to 3, AFS, Coda, 9P, Ceph, FUSE (portals, sshfs, cloud drives), and what sticks are made with: FAT,
   * exFAT, NTFS. From statfs(2) and linux/magic.h. */
  static const guint32 types[] = {0x6969,     0xFF534D42, 0xFE534D42, 0x517B,     0x5346414F, 0x73757245, 0x01021997,
                                  0x00C36400, 0x65735546, 0x4D44,     0x2011BAB0, 0x5346544E, 0x7366746E};
  struct statfs there;
  GStatBuf theirs, ours;

  if (statfs (folder, &there) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if ((guint32) there.f_type == types[i])
      /* With the whole home on a network drive, a copy would lie on it as well. */
      return g_stat (folder, &theirs) != 0 || g_stat (g_get_user_data_dir (), &ours) != 0
             || theirs.st_dev != ours.st_dev;
  return FALSE;
}

static gboolean
is_mounted_by_the_session (const char *folder)
{
  g_auto (GStrv) parts = g_strsplit (folder, "/", 6);
  guint n = g_strv_length (parts);

  if (n < 3)
    return FALSE;
  if (strcmp (parts[1], "media") == 0 || (strcmp (parts[1], "run") == 0 && strcmp (parts[2], "media") == 0))
    return TRUE;
  return n >= 5 && strcmp (parts[1], "run") == 0 && strcmp (parts[2], "user") == 0
         && (strcmp (parts[4], "doc") == 0 || strcmp (parts[4], "gvfs") == 0);
}

/* Returns whether a program that keeps folders in step has left its mark in this one. */
static gboolean
is_marked (const char *folder)
{
  static const char *const marks[] = {".stfolder",      ".owncloudsync.log", ".nextcloudsync.log",
                                      ".dropbox.cache", ".SyncID",           ".insync"};
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (name[0] != '.')
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        if (strcmp (name, marks[i]) == 0)
          return TRUE;
      if ((g_str_has_prefix (name, ".sync_") || g_str_has_prefix (name, "._sync_")) && g_str_has_suffix (name, ".db"))
        return TRUE;
    }
  return FALSE;
}

/* Up to the person's home, or to the top for a folder outside of it. */
static gboolean
is_kept_in_step (const char *folder)
{
  g_autofree char *here = g_strdup (folder);

  for (;;)
    {
      char *above = g_path_get_dirname (here);
      gboolean at_the_top = strcmp (above, here) == 0 || strcmp (here, g_get_home_dir ()) == 0;

      if (is_marked (here))
        {
          g_free (above);
          return TRUE;
        }
      g_free (here);
      here = above;
      if (at_the_top)
        return FALSE;
    }
}

gboolean
cordon_copy_is_needed (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return is_mounted_by_the_session (folder) || is_foreign_file_system (folder) || is_kept_in_step (folder);
}

/* The note */

static void
read_note (CordonCopy *self)
{
  g_autoptr (GKeyFile) note = g_key_file_new ();

  self->position = -1;
  if (!g_key_file_load_from_file (note, self->note, G_KEY_FILE_NONE, NULL))
    return;
  self->size = g_key_file_get_int64 (note, "plan", "size", NULL);
  self->seconds = g_key_file_get_int64 (note, "plan", "seconds", NULL);
  self->hash = g_key_file_get_string (note, "plan", "sha256", NULL);
  self->position = g_key_file_get_int64 (note, "plan", "position", NULL);
}

static gboolean
write_note (CordonCopy *self, GError **error)
{
  g_autoptr (GKeyFile) note = g_key_file_new ();
  g_autofree char *text = NULL;
  g_autoptr (GError) problem = NULL;

  g_key_file_set_string (note, "plan", "path", self->path);
  g_key_file_set_int64 (note, "plan", "size", self->size);
  g_key_file_set_int64 (note, "plan", "seconds", self->seconds);
  if (self->hash != NULL)
    g_key_file_set_string (note, "plan", "sha256", self->hash);
  g_key_file_set_int64 (note, "plan", "position", self->position);
  text = g_key_file_to_data (note, NULL, NULL);
  if (g_file_set_contents_full (self->note, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &problem))
    return TRUE;
  return cordon_whole_fail (problem->code == G_FILE_ERROR_NOSPC ? ENOSPC : EIO, self->note, error);
}

/* Reads @path to its end; what is read goes to @out unless that is -1. Returns its hash, or %NULL with errno set. */
static char *
read_through (const char *path, int out)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  int in = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  gssize length;
  int number = 0;

  if (in < 0)
    return NULL;
  while (number == 0 && (length = read (in, chunk, CHUNK)) != 0)
    {
      if (length < 0)
        number = errno == EINTR ? 0 : errno;
      else
        g_checksum_update (checksum, chunk, length);
      for (gssize done = 0; number == 0 && out >= 0 && done < length;)
        {
          gssize written = write (out, chunk + done, (gsize) (length - done));

          if (written >= 0)
            done += written;
          else if (errno != EINTR)
            number = errno;
        }
    }
  close (in);
  errno = number;
  return number == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/* Whether the plan is what the note says; a file that isn't there is what was noted without a hash. */
static gboolean
is_plan_unchanged (CordonCopy *self)
{
  GStatBuf there;
  g_autofree char *hash = NULL;

  if (g_lstat (self->path, &there) != 0)
    return errno == ENOENT && self->hash == NULL;
  if (self->hash == NULL || there.st_size != self->size)
    return FALSE;
  /* Sticks keep times to two seconds: only the content is sure. */
  hash = read_through (self->path, -1);
  return g_strcmp0 (hash, self->hash) == 0;
}

/* Takes @hash. */
static gboolean
note_plan (CordonCopy *self, char *hash, gint64 position, GError **error)
{
  GStatBuf there;

  g_free (self->hash);
  self->hash = hash;
  self->position = position;
  if (g_lstat (self->path, &there) != 0)
    return cordon_whole_fail (errno, self->path, error);
  self->size = there.st_size;
  self->seconds = there.st_mtim.tv_sec;
  self->safe = TRUE;
  return write_note (self, error);
}

/* Copying */

static void
remove_copy (CordonCopy *self)
{
  cordon_guard_remove (self->file);
  cordon_look_forget (self->file);
  g_unlink (self->note);
}

/* Returns the hash of what was copied, or %NULL with errno set. */
static char *
copy_bytes (const char *from, const char *to)
{
  int out = g_open (to, O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);
  char *hash;
  int number;

  if (out < 0)
    return NULL;
  hash = read_through (from, out);
  number = errno;
  if (close (out) != 0 && hash != NULL)
    {
      number = errno;
      g_clear_pointer (&hash, g_free);
    }
  errno = number;
  return hash;
}

static gboolean
copy_by_sqlite (CordonCopy *self, GError **error)
{
  sqlite3 *db = cordon_guard_open (self->path, FALSE, FALSE, error);
  gboolean copied;

  if (db == NULL)
    return FALSE;
  copied = cordon_whole_copy (db, self->path, self->file, TRUE, error);
  cordon_guard_close (db, self->path);
  return copied;
}

static gboolean
has_content (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf there;

  return g_lstat (name, &there) == 0 && there.st_size > 0;
}

static gboolean
read_position (CordonCopy *self, gint64 *position, GError **error)
{
  sqlite3 *db = cordon_guard_open (self->file, FALSE, FALSE, error);
  gboolean done;

  if (db == NULL)
    return FALSE;
  done = cordon_sqlite_integer (db, self->file, "SELECT max (position) FROM edit", position, error);
  cordon_guard_close (db, self->file);
  return done;
}

/* A plan at rest is one file, and is copied byte by byte; one beside which a WAL was left is read by SQLite. */
static gboolean
take_bytes (CordonCopy *self, char **hash, GError **error)
{
  g_autofree char *temporary = cordon_whole_begin (self->file, error);
  int number;

  if (temporary == NULL)
    return FALSE;
  *hash = copy_bytes (self->path, temporary);
  if (*hash != NULL)
    return cordon_whole_settle (temporary, self->file, TRUE, error);
  number = errno;
  g_unlink (temporary);
  if (number == ENOENT || number == ELOOP)
    {
      /* The opening says best what it is. */
      sqlite3 *db = cordon_guard_open (self->path, FALSE, FALSE, error);

      if (db == NULL)
        return FALSE;
      cordon_guard_close (db, self->path);
    }
  return cordon_whole_fail (number, self->file, error);
}

static gboolean
take_copy (CordonCopy *self, GError **error)
{
  g_autofree char *hash = NULL;
  gint64 position;

  remove_copy (self);
  if (has_content (self->path, "-wal") || has_content (self->path, "-journal"))
    {
      if (!copy_by_sqlite (self, error))
        return FALSE;
      hash = read_through (self->path, -1);
    }
  else if (!take_bytes (self, &hash, error))
    return FALSE;
  if (read_position (self, &position, error) && note_plan (self, g_steal_pointer (&hash), position, error))
    return TRUE;
  remove_copy (self);
  return FALSE;
}

/* A consistent whole of the copy to @to, written in full here first: the place there may know no locks, on which SQLite
 * insists. */
static gboolean
send_to (CordonCopy *self, sqlite3 *db, const char *to, gboolean replace, char **hash, GError **error)
{
  g_autofree char *here = cordon_whole_begin (self->file, error);
  g_autofree char *there = NULL;
  gboolean sent = FALSE;

  if (here == NULL)
    return FALSE;
  if (cordon_whole_copy (db, self->file, here, TRUE, error))
    there = cordon_whole_begin (to, error);
  if (there != NULL)
    {
      *hash = copy_bytes (here, there);
      if (*hash != NULL)
        sent = cordon_whole_settle (there, to, replace, error);
      else
        {
          cordon_whole_fail (errno, to, error);
          g_unlink (there);
        }
    }
  g_unlink (here);
  return sent;
}

/* Where work goes that can't go where it belongs. */
static char *
path_beside (CordonCopy *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%d %H%M%S");
  g_autofree char *stem = g_str_has_suffix (self->path, ".cordon")
                              ? g_strndup (self->path, strlen (self->path) - strlen (".cordon"))
                              : g_strdup (self->path);

  return g_strdup_printf (g_dgettext (GETTEXT_PACKAGE, N_ ("%s (from this computer, %s).cordon")), stem, moment);
}

/* Returns the new file's name. */
static char *
put_beside (CordonCopy *self, sqlite3 *db, gint64 position, GError **error)
{
  g_autofree char *beside = path_beside (self);
  g_autofree char *hash = NULL;

  if (!send_to (self, db, beside, FALSE, &hash, error))
    return NULL;
  self->safe = TRUE;
  self->position = position;
  if (!write_note (self, error))
    return NULL;
  return g_path_get_basename (beside);
}

static gboolean
keep_apart (CordonCopy *self, gint64 position, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *kept = NULL;
  sqlite3 *db = cordon_guard_open (self->file, FALSE, FALSE, error);

  if (db == NULL)
    return FALSE;
  kept = put_beside (self, db, position, error);
  cordon_guard_close (db, self->file);
  if (kept == NULL)
    return FALSE;
  self->notice = g_strdup_printf (
      g_dgettext (GETTEXT_PACKAGE,
                  N_ ("“%s” was changed elsewhere while changes made on this computer had not gone back "
                      "to it. Nothing was lost: these are in “%s” beside it.")),
      name, kept);
  return TRUE;
}

/* A copy that was left: its work is taken up, kept apart, or there is none. */
static gboolean
take_up (CordonCopy *self, gboolean create, GError **error)
{
  gint64 position = 0;
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autoptr (GError) damage = NULL;
  gboolean unchanged;

  read_note (self);
  if (!read_position (self, &position, &damage))
    {
      /* Half a copy, from a crash while it was taken, has no note and holds no work. */
      if (self->position < 0)
        return create || take_copy (self, error);
      g_propagate_error (error, g_steal_pointer (&damage));
      return FALSE;
    }
  if (position <= self->position)
    return create || take_copy (self, error);
  unchanged = is_plan_unchanged (self);
  if (unchanged && !create)
    {
      self->notice = g_strdup_printf (
          g_dgettext (GETTEXT_PACKAGE, N_ ("Changes to “%s” that had not gone back to it yet were taken up again.")),
          name);
      return TRUE;
    }
  return keep_apart (self, position, error) && (create || take_copy (self, error));
}

CordonCopy *
cordon_copy_begin (const char *path, gboolean create, GError **error)
{
  g_autoptr (CordonCopy) self = g_new0 (CordonCopy, 1);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  GStatBuf there;

  key[32] = '\0';
  self->path = g_strdup (path);
  self->folder = g_build_filename (g_get_user_data_dir (), "cordon", "copies", key, NULL);
  self->file = g_build_filename (self->folder, base, NULL);
  self->note = g_strconcat (self->folder, ".note", NULL);
  if (create && g_lstat (path, &there) == 0)
    {
      cordon_whole_fail (EEXIST, path, error);
      return NULL;
    }
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    {
      cordon_whole_fail (errno, self->folder, error);
      return NULL;
    }
  self->claim = cordon_claim_take (self->file, NULL, error);
  if (self->claim == NULL)
    return NULL;
  if (g_file_test (self->file, G_FILE_TEST_EXISTS))
    {
      if (!take_up (self, create, error))
        return NULL;
    }
  else if (!create && !take_copy (self, error))
    return NULL;
  if (create)
    {
      remove_copy (self);
      g_clear_pointer (&self->hash, g_free);
      self->position = -1;
    }
  return g_steal_pointer (&self);
}

void
cordon_copy_free (CordonCopy *self)
{
  if (self == NULL)
    return;
  cordon_claim_release (self->claim);
  g_free (self->path);
  g_free (self->folder);
  g_free (self->file);
  g_free (self->note);
  g_free (self->notice);
  g_free (self->hash);
  g_free (self);
}

const char *
cordon_copy_get_file (CordonCopy *self)
{
  return self->file;
}

const char *
cordon_copy_get_notice (CordonCopy *self)
{
  return self->notice;
}

gboolean
cordon_copy_put_back (CordonCopy *self, sqlite3 *db, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *kept = NULL;
  gint64 position;
  GStatBuf there;

  if (!cordon_sqlite_integer (db, self->file, "SELECT max (position) FROM edit", &position, error))
    return FALSE;
  if (position <= self->position)
    {
      self->safe = TRUE;
      return TRUE;
    }
  self->safe = FALSE;
  if (self->hash != NULL && g_lstat (self->path, &there) != 0)
    {
      cordon_set_error (
          error, CORDON_ERROR_NOT_FOUND,
          N_ ("“%s” isn’t there any more, so the changes to it stay on this computer for now. Nothing was "
              "lost. Connect the drive again, then open the plan and save it."),
          name);
      return FALSE;
    }
  if (is_plan_unchanged (self))
    {
      g_autofree char *hash = NULL;

      return send_to (self, db, self->path, self->hash != NULL, &hash, error)
             && note_plan (self, g_steal_pointer (&hash), position, error);
    }
  kept = put_beside (self, db, position, error);
  if (kept != NULL)
    cordon_set_error (error, CORDON_ERROR_CONFLICT,
                      N_ ("“%s” was changed elsewhere in the meantime and was left as it is. Nothing was lost: the "
                          "changes made here are in “%s” beside it."),
                      name, kept);
  return FALSE;
}

void
cordon_copy_end (CordonCopy *self)
{
  if (!self->safe)
    return;
  remove_copy (self);
  g_clear_pointer (&self->claim, cordon_claim_release);
  g_rmdir (self->folder);
}
