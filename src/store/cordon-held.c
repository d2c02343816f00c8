/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which plan files this process has open. A further connection to a file that is open needs no second reading of all
 * its pages; and the connection that writes, before it closes, waits for those that are soon gone: with one of them
 * still there, SQLite would leave the WAL beside the plan. So that none of them is missed, a connection is here from
 * before it is opened until after it is closed. */

#include "store/cordon-held.h"

struct _CordonHeld
{
  guint64 inode;
  guint64 device;
  gboolean passing;
  sqlite3 *db; /* NULL while it is being opened, and while it is being closed: by then its address may be another's */
  gboolean looked_at;
};

static GMutex mutex;
static GCond changed;
static GPtrArray *all;

/* With the mutex locked. */
static CordonHeld *
find (sqlite3 *db)
{
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      CordonHeld *held = all->pdata[i];

      if (held->db == db)
        return held;
    }
  return NULL;
}

/* With the mutex locked. */
static gboolean
has (guint64 inode, guint64 device, gboolean passing)
{
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const CordonHeld *held = all->pdata[i];

      if (held->inode == inode && held->device == device && (passing ? held->passing : held->looked_at))
        return TRUE;
    }
  return FALSE;
}

CordonHeld *
cordon_held_begin (const GStatBuf *there, gboolean passing)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  CordonHeld *held = g_new0 (CordonHeld, 1);

  if (all == NULL)
    all = g_ptr_array_new_with_free_func (g_free);
  held->inode = there->st_ino;
  held->device = there->st_dev;
  held->passing = passing;
  g_ptr_array_add (all, held);
  return held;
}

void
cordon_held_opened (CordonHeld *held, sqlite3 *db)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  held->db = db;
  held->looked_at = TRUE;
}

CordonHeld *
cordon_held_closing (sqlite3 *db)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  CordonHeld *held = find (db);

  if (held != NULL)
    held->db = NULL;
  return held;
}

void
cordon_held_end (CordonHeld *held)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (held != NULL)
    g_ptr_array_remove_fast (all, held);
  g_cond_broadcast (&changed);
}

gboolean
cordon_held_has (const GStatBuf *there)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  return has (there->st_ino, there->st_dev, FALSE);
}

void
cordon_held_wait_for_passing (sqlite3 *db, gint64 microseconds)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  const CordonHeld *held = find (db);
  gint64 until = g_get_monotonic_time () + microseconds;

  while (held != NULL && has (held->inode, held->device, TRUE))
    if (!g_cond_wait_until (&changed, &mutex, until))
      return;
}
