/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-sqlite.h"

G_BEGIN_DECLS

/**
 * CordonReplayDifference:
 * @CORDON_REPLAY_NO_BIRTH: a row stands that history doesn't know
 * @CORDON_REPLAY_NO_ROW: history made a row that isn't there
 * @CORDON_REPLAY_OTHER_CELL: a cell holds something else than history gave it
 * @CORDON_REPLAY_UNREADABLE: a birth can't be read
 */
typedef enum
{
  CORDON_REPLAY_NO_BIRTH,
  CORDON_REPLAY_NO_ROW,
  CORDON_REPLAY_OTHER_CELL,
  CORDON_REPLAY_UNREADABLE,
} CordonReplayDifference;

/* Told of each difference; @field is %NULL where it concerns a whole row. Returns: whether to go on */
typedef gboolean (*CordonReplayFunc) (CordonReplayDifference difference, const char *kind, const char *id,
                                      const char *field, gpointer user_data);

/**
 * cordon_replay_compare:
 * @db: a plan's connection, in a transaction
 * @path: its file
 * @tables: (element-type CordonTable): the plan's tables
 * @func: (scope call): is told of each difference
 * @user_data: for @func
 * @error: (out) (optional): where to put the error
 *
 * Replays births and cells and compares what comes out with what stands in the rows: one ordered pass over all tables,
 * births and cells at once, however many rows there are.
 *
 * Returns: whether it came to its end
 */
gboolean cordon_replay_compare (sqlite3 *db, const char *path, GPtrArray *tables, CordonReplayFunc func,
                                gpointer user_data, GError **error);

G_END_DECLS
