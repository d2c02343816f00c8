/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * CordonLane:
 *
 * One thread with one connection. Work is handed to it as a GTask and done in order; what comes back goes to the
 * task's own context. Nothing but the lane's thread touches its connection.
 */
typedef struct _CordonLane CordonLane;

/* Does a task's work on the lane's thread; returns through g_task_return_*(). */
typedef void (*CordonLaneFunc) (CordonLane *lane, GTask *task, gpointer task_data, GCancellable *cancellable);

CordonLane *cordon_lane_new (const char *name);
/* Waits for the work that is queued. Not to be called on the lane's own thread. */
void cordon_lane_free (CordonLane *lane);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonLane, cordon_lane_free)

/**
 * cordon_lane_run:
 * @task: (transfer none): the task; kept until it is done
 * @interruptible: whether cancelling stops a statement that runs, rather than only work that has not begun
 */
void cordon_lane_run (CordonLane *lane, GTask *task, CordonLaneFunc func, gboolean interruptible);

/* On the lane's thread: its connection, and a statement kept prepared between uses (reset, its bindings cleared). */
void cordon_lane_set_db (CordonLane *lane, sqlite3 *db, const char *path);
sqlite3 *cordon_lane_get_db (CordonLane *lane);
const char *cordon_lane_get_path (CordonLane *lane);
sqlite3_stmt *cordon_lane_statement (CordonLane *lane, const char *sql, GError **error);

/* On the lane's thread: closes the connection. */
void cordon_lane_close_db (CordonLane *lane);

G_END_DECLS
