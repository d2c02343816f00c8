/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/cordon-changes.h"
#include "store/cordon-draft.h"
#include "store/cordon-query.h"

G_BEGIN_DECLS

/**
 * CordonOpen:
 * @CORDON_OPEN_DEFAULT: read and write; read only, with the reason in "read-only-reason", where that can't be
 * @CORDON_OPEN_READ_ONLY: never write
 * @CORDON_OPEN_CREATE: make the file; fails with %CORDON_ERROR_INVALID where one is
 * @CORDON_OPEN_IN_PLACE: do not work on a copy, wherever the file lies
 * @CORDON_OPEN_MUST_WRITE: fail with %CORDON_ERROR_LOCKED or %CORDON_ERROR_READ_ONLY rather than open read only
 */
typedef enum
{
  CORDON_OPEN_DEFAULT = 0,
  CORDON_OPEN_READ_ONLY = 1 << 0,
  CORDON_OPEN_CREATE = 1 << 1,
  CORDON_OPEN_IN_PLACE = 1 << 2,
  CORDON_OPEN_MUST_WRITE = 1 << 3,
} CordonOpen;

/**
 * CordonLedger:
 *
 * An open plan file. All SQL runs on its two lanes, a thread each: one that writes, one that reads. Its functions are
 * called on the main thread and answer there.
 *
 * Properties: "path", "plan-id", "read-only", "read-only-reason" (a sentence, or %NULL), "position" (gint64),
 * "can-undo", "can-redo", "undo-label", "redo-label" (as stored), "as-of" (ms, 0 for the present); all notify on the
 * main thread.
 *
 * Signal "trouble" (GError): something that nobody asked for went wrong, such as the daily backup of a damaged plan; to
 * be reported.
 *
 * Signal "changed" (CordonChanges): after each edit, in the ledger's order, before its commit is answered.
 */
#define CORDON_TYPE_LEDGER (cordon_ledger_get_type ())
G_DECLARE_FINAL_TYPE (CordonLedger, cordon_ledger, CORDON, LEDGER, GObject)

/**
 * cordon_ledger_open_async:
 * @path: the plan file
 * @flags: how
 * @author: (nullable): whose edits these are; the account's name otherwise
 *
 * Opens suspiciously: nothing of a damaged, foreign or newer file is used, and nothing in it is changed.
 */
void cordon_ledger_open_async (const char *path, CordonOpen flags, const char *author, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
CordonLedger *cordon_ledger_open_finish (GAsyncResult *result, GError **error);

/**
 * cordon_ledger_close_async:
 *
 * Waits for what is under way, closes so that one file is left. A plan that was worked on as a copy goes back to its
 * place; when it can't, finishing fails with what cordon_ledger_save_finish() fails with. Then closing may be tried
 * again, or the ledger be let go of: the work is kept, and taken up when the plan is opened next. Safe to call twice.
 */
void cordon_ledger_close_async (CordonLedger *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean cordon_ledger_close_finish (CordonLedger *self, GAsyncResult *result, GError **error);

/**
 * cordon_ledger_save_async:
 *
 * Puts a plan that is worked on as a copy, because its place is a stick, a network drive, a portal's or a synced
 * folder, back where it belongs. Nothing to do for others: each of their edits is in the file once it is answered.
 *
 * Fails with %CORDON_ERROR_CONFLICT when the plan was changed elsewhere meanwhile: it is left alone, and the work lies
 * beside it in a file that the sentence names; with %CORDON_ERROR_NOT_FOUND, %CORDON_ERROR_READ_ONLY or
 * %CORDON_ERROR_NO_SPACE when it can't be written: the work stays in the copy and is taken up again.
 */
void cordon_ledger_save_async (CordonLedger *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean cordon_ledger_save_finish (CordonLedger *self, GAsyncResult *result, GError **error);
gboolean cordon_ledger_get_works_on_copy (CordonLedger *self);
/* Returns: (nullable): a sentence to be shown once after opening: work that was taken up again, or kept apart */
const char *cordon_ledger_get_notice (CordonLedger *self);

/* Commits are done in the order in which they were asked for. A failed one changes nothing anywhere. */
void cordon_ledger_commit_async (CordonLedger *self, CordonDraft *draft, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
CordonChanges *cordon_ledger_commit_finish (CordonLedger *self, GAsyncResult *result, GError **error);

/* Takes back the last edit that stands; takes back the last undo. Fails with %CORDON_ERROR_NOT_FOUND if there is none.
 * Finish both with cordon_ledger_commit_finish(). */
void cordon_ledger_undo_async (CordonLedger *self, GAsyncReadyCallback callback, gpointer user_data);
void cordon_ledger_redo_async (CordonLedger *self, GAsyncReadyCallback callback, gpointer user_data);

/**
 * cordon_ledger_undo_edit_async:
 * @position: any edit in history
 *
 * Writes the old values of its cells as a new edit. How many of them had been changed since is told by
 * cordon_changes_get_n_overwritten(). Finish with cordon_ledger_commit_finish().
 */
void cordon_ledger_undo_edit_async (CordonLedger *self, gint64 position, GAsyncReadyCallback callback,
                                    gpointer user_data);

/* Reads rows; reads keys only (for long lists); reads the rows of given keys, in their order, %NULL where one is gone.
 */
void cordon_ledger_rows_async (CordonLedger *self, CordonQuery *query, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
CordonRows *cordon_ledger_rows_finish (CordonLedger *self, GAsyncResult *result, GError **error);
void cordon_ledger_keys_async (CordonLedger *self, CordonQuery *query, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
CordonKeys *cordon_ledger_keys_finish (CordonLedger *self, GAsyncResult *result, GError **error);
void cordon_ledger_rows_by_key_async (CordonLedger *self, const char *kind, const gint64 *keys, guint n_keys,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Finish with cordon_ledger_rows_finish(). */

/* A row of @kind is part of the row whose id stands in its @field. */
typedef struct
{
  const char *kind;
  const char *field;
} CordonPart;

/**
 * CordonHistoryQuery:
 * @kind: (nullable): only edits that touch this kind
 * @row: (nullable): only edits that touch this row, or a part of it
 * @parts: (nullable) (array length=n_parts): what is part of another row; parts of parts count
 * @n_parts: how many
 * @author: (nullable): only this person's
 * @name: (nullable): only the edit of this name, "device:seq"
 * @from: at or after this moment, ms since 1970 UTC, or 0
 * @to: before this moment, or 0
 * @before_position: only edits with a lower position, or 0; for reading on
 * @limit: at most so many, 0 for 200
 * @max_changes: at most so many cells and births of each edit, 0 for 50
 * @varied: (nullable) (array zero-terminated=1): count what rows each edit made, those of these kinds apart by what
 *   stands in their field "kind"
 */
typedef struct
{
  const char *kind;
  const char *row;
  const CordonPart *parts;
  guint n_parts;
  const char *author;
  const char *name;
  gint64 from;
  gint64 to;
  gint64 before_position;
  guint limit;
  guint max_changes;
  const char *const *varied;
} CordonHistoryQuery;

/**
 * CordonMade: how many rows of a sort an edit made
 * @kind: the table; interned
 * @variety: (nullable): what stands in their field "kind", of kinds that are asked for so; interned
 */
typedef struct
{
  const char *kind;
  const char *variety;
  guint n;
} CordonMade;

/**
 * CordonEdit: one entry of history
 * @changes: what it did, cells first; of a long edit only as much as was asked for
 * @n_cells: how many cells it set in all
 * @n_births: how many rows it made in all
 * @made: (element-type CordonMade): what rows they are, those made first standing first; empty unless asked for
 * @undone_by: the position of the edit that took it back and still stands, or 0
 * @name: how it is called between laptops, "device:seq"
 * @device_name: (nullable): what the machine is called on which it was made
 * @undoes_at: when the edit was made that this one takes back, ms since 1970 UTC, or 0
 * @undoes_author: (nullable): and by whom
 */
typedef struct
{
  CordonChanges *changes;
  guint n_cells;
  guint n_births;
  GArray *made;
  gint64 undone_by;
  char *name;
  char *device_name;
  gint64 undoes_at;
  char *undoes_author;
} CordonEdit;
void cordon_edit_free (CordonEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonEdit, cordon_edit_free)

/* Newest first. Returns: (transfer full) (element-type CordonEdit) */
void cordon_ledger_history_async (CordonLedger *self, const CordonHistoryQuery *query, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *cordon_ledger_history_finish (CordonLedger *self, GAsyncResult *result, GError **error);

/* Everybody who has an edit in history, in the order of their names. Returns: (transfer full) (nullable) */
void cordon_ledger_authors_async (CordonLedger *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
char **cordon_ledger_authors_finish (CordonLedger *self, GAsyncResult *result, GError **error);

/**
 * CordonDifference: a row that is not the same at two moments
 * @before: (nullable): as it was at the first; %NULL where it was not there yet, or deleted
 * @after: (nullable): as it was at the second; %NULL where it was not there yet, or deleted
 */
typedef struct
{
  CordonRow *before;
  CordonRow *after;
} CordonDifference;

/**
 * CordonComparison: what is not the same at two moments, of one kind
 * @kind: the table; interned
 * @n_made: how many rows are there only at the second moment
 * @n_deleted: how many only at the first
 * @n_changed: how many at both, with another cell
 * @differences: (element-type CordonDifference): the first of them, in the order of their ids
 */
typedef struct
{
  const char *kind;
  guint n_made;
  guint n_deleted;
  guint n_changed;
  GPtrArray *differences;
} CordonComparison;
void cordon_comparison_free (CordonComparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonComparison, cordon_comparison_free)

/**
 * cordon_ledger_compare_async:
 * @from: a moment, ms since 1970 UTC; all edits up to and including it count
 * @to: a later one, or 0 for the present
 * @max_rows: at most so many differences of each kind, 0 for all; they are counted all the same
 *
 * What came and went between the two moments is not told, only in what the plan differs.
 */
void cordon_ledger_compare_async (CordonLedger *self, gint64 from, gint64 to, guint max_rows, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full) (element-type CordonComparison): the kinds that differ, in the file's order */
GPtrArray *cordon_ledger_compare_finish (CordonLedger *self, GAsyncResult *result, GError **error);

/**
 * cordon_ledger_as_of_async:
 * @at: a moment, ms since 1970 UTC; all edits up to and including it count
 *
 * Makes a ledger of its own, read only, that holds the plan as it was. Finish with cordon_ledger_open_finish().
 */
void cordon_ledger_as_of_async (CordonLedger *self, gint64 at, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);

/* The tables that hold the plan's nouns, and their fields, in the file's order. Known once open; (transfer none). */
const char *const *cordon_ledger_get_kinds (CordonLedger *self);
const char *const *cordon_ledger_get_fields (CordonLedger *self, const char *kind);

const char *cordon_ledger_get_path (CordonLedger *self);
const char *cordon_ledger_get_plan_id (CordonLedger *self);
gboolean cordon_ledger_get_read_only (CordonLedger *self);
const char *cordon_ledger_get_read_only_reason (CordonLedger *self);
gint64 cordon_ledger_get_position (CordonLedger *self);
gint64 cordon_ledger_get_as_of (CordonLedger *self);
const char *cordon_ledger_get_author (CordonLedger *self);
void cordon_ledger_set_author (CordonLedger *self, const char *author);

G_END_DECLS
