/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lane: one thread, one connection, work in order. It is a thread pool of exactly one thread of its own, so that
 * everything a connection ever does happens on the same thread, and the window's thread never waits for a disk. */

#include "store/cordon-lane.h"

#include "store/cordon-guard.h"
#include "store/cordon-sqlite.h"

/* Which cells an edit sets decides its SQL, so there may be many; past this the cache starts anew. */
#define MOST_STATEMENTS 256

struct _CordonLane
{
  GThreadPool *pool;
  sqlite3 *db;
  char *path;
  GHashTable *statements; /* SQL text → sqlite3_stmt */
};

typedef struct
{
  GTask *task;
  CordonLaneFunc func;
  gboolean interruptible;
} Work;

static void
interrupt (GCancellable *cancellable, gpointer user_data)
{
  CordonLane *lane = user_data;

  if (lane->db != NULL)
    sqlite3_interrupt (lane->db);
}

static gboolean
remove_source (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* The task may be the last to hold the ledger, and a ledger waits for its lanes when it goes: so a task is let go of in
 * its own context, never here. */
static void
let_go (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, remove_source, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
run_work (gpointer data, gpointer user_data)
{
  g_autofree Work *work = data;
  CordonLane *lane = user_data;
  GCancellable *cancellable = g_task_get_cancellable (work->task);
  gulong handler = 0;

  if (!g_task_return_error_if_cancelled (work->task))
    {
      if (work->interruptible && cancellable != NULL)
        handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt), lane, NULL);
      work->func (lane, work->task, g_task_get_task_data (work->task), cancellable);
      if (handler != 0)
        g_cancellable_disconnect (cancellable, handler);
    }
  let_go (work->task);
}

CordonLane *
cordon_lane_new (const char *name)
{
  CordonLane *lane = g_new0 (CordonLane, 1);

  lane->pool = g_thread_pool_new (run_work, lane, 1, TRUE, NULL);
  lane->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);
  return lane;
}

void
cordon_lane_free (CordonLane *lane)
{
  if (lane == NULL)
    return;
  g_thread_pool_free (lane->pool, FALSE, TRUE);
  cordon_lane_close_db (lane);
  g_hash_table_unref (lane->statements);
  g_free (lane);
}

void
cordon_lane_run (CordonLane *lane, GTask *task, CordonLaneFunc func, gboolean interruptible)
{
  Work *work = g_new0 (Work, 1);

  work->task = g_object_ref (task);
  work->func = func;
  work->interruptible = interruptible;
  g_thread_pool_push (lane->pool, work, NULL);
}

void
cordon_lane_set_db (CordonLane *lane, sqlite3 *db, const char *path)
{
  cordon_lane_close_db (lane);
  lane->db = db;
  lane->path = g_strdup (path);
}

sqlite3 *
cordon_lane_get_db (CordonLane *lane)
{
  return lane->db;
}

const char *
cordon_lane_get_path (CordonLane *lane)
{
  return lane->path;
}

sqlite3_stmt *
cordon_lane_statement (CordonLane *lane, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (lane->statements, sql);

  cordon_sqlite_assert_off_main_thread ();

  if (statement == NULL)
    {
      statement = cordon_sqlite_prepare (lane->db, lane->path, sql, error);
      if (statement == NULL)
        return NULL;
      if (g_hash_table_size (lane->statements) >= MOST_STATEMENTS)
        g_hash_table_remove_all (lane->statements);
      g_hash_table_insert (lane->statements, g_strdup (sql), statement);
    }
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return statement;
}

void
cordon_lane_close_db (CordonLane *lane)
{
  g_hash_table_remove_all (lane->statements);
  if (lane->db != NULL && *sqlite3_db_filename (lane->db, "main") != '\0')
    cordon_guard_close (g_steal_pointer (&lane->db), lane->path);
  g_clear_pointer (&lane->db, sqlite3_close_v2);
  g_clear_pointer (&lane->path, g_free);
}
