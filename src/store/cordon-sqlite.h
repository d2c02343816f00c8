/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "base/cordon-error.h"

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close_v2)

/**
 * cordon_sqlite_fail:
 * @db: (nullable): the connection on which something just failed; %NULL when there was no memory for one
 * @path: (nullable): the file it is open on
 * @error: (out) (optional): where to put the error
 *
 * Says what SQLite could not do, in words: %CORDON_ERROR_LOCKED, %CORDON_ERROR_NO_SPACE, %CORDON_ERROR_READ_ONLY,
 * %CORDON_ERROR_CORRUPT, %CORDON_ERROR_INVALID, %CORDON_ERROR_NOT_FOUND, %CORDON_ERROR_FAILED, or
 * %G_IO_ERROR_CANCELLED after sqlite3_interrupt().
 *
 * Returns: %FALSE, always
 */
gboolean cordon_sqlite_fail (sqlite3 *db, const char *path, GError **error);

/* Whether a statement of this process came across something damaged in the file, of which @path is the real path. */
gboolean cordon_sqlite_is_doubtful (const char *path);

/**
 * cordon_sqlite_prepare:
 * @db: a connection
 * @path: (nullable): the file it is open on
 * @sql: one statement
 * @error: (out) (optional): where to put the error
 *
 * Returns: (transfer full) (nullable): the statement, %NULL with @error set
 */
sqlite3_stmt *cordon_sqlite_prepare (sqlite3 *db, const char *path, const char *sql, GError **error);

/**
 * cordon_sqlite_run:
 * @db: a connection
 * @path: (nullable): the file it is open on
 * @sql: statements whose rows nobody wants
 * @error: (out) (optional): where to put the error
 *
 * Returns: whether all of them were done
 */
gboolean cordon_sqlite_run (sqlite3 *db, const char *path, const char *sql, GError **error);

/**
 * cordon_sqlite_integer:
 * @db: a connection
 * @path: (nullable): the file it is open on
 * @sql: a statement that gives one integer
 * @value: (out): the first column of its first row; 0 when there is none
 * @error: (out) (optional): where to put the error
 *
 * Returns: whether it could be run
 */
gboolean cordon_sqlite_integer (sqlite3 *db, const char *path, const char *sql, gint64 *value, GError **error);

/**
 * cordon_sqlite_bind:
 * @statement: a statement
 * @index: the parameter, from 1
 * @value: (nullable): text, integer or number ("s", "x", "d"), or nothing; a floating reference is not taken
 */
void cordon_sqlite_bind (sqlite3_stmt *statement, int index, GVariant *value);
/* The same for text; copied. %NULL binds nothing. */
void cordon_sqlite_bind_text (sqlite3_stmt *statement, int index, const char *text);

/**
 * cordon_sqlite_column:
 * @statement: a statement that stands on a row
 * @column: the column, from 0
 *
 * Returns: (transfer full) (nullable): the value; %NULL for nothing. Bytes that are no text are made valid text.
 */
GVariant *cordon_sqlite_column (sqlite3_stmt *statement, int column);

/**
 * cordon_sqlite_text:
 * @statement: a statement that stands on a row
 * @column: the column, from 0
 *
 * Returns: (nullable) (transfer none): the text, %NULL for nothing; until the next step. A file from anybody may hold
 *   bytes that are no text: these are made valid.
 */
const char *cordon_sqlite_text (sqlite3_stmt *statement, int column);

/* Whoever calls this first is the main thread, on which no SQL may run. */
void cordon_sqlite_mark_main_thread (void);
/* Stops the program when called on the main thread. */
void cordon_sqlite_assert_off_main_thread (void);

G_END_DECLS
