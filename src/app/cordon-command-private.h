/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/* Exit codes, and a sentence for stderr in the error where there is something to say. */
#define CORDON_EXIT_DONE 0
#define CORDON_EXIT_FAILED 1
#define CORDON_EXIT_USAGE 2
#define CORDON_EXIT_PARTLY 3

typedef enum
{
  CORDON_OPTION_JSON = 1 << 0,
  CORDON_OPTION_CSV = 1 << 1,
  CORDON_OPTION_AS_OF = 1 << 2,
  CORDON_OPTION_STARTER = 1 << 3,
  CORDON_OPTION_AS = 1 << 4,
  CORDON_OPTION_KIND = 1 << 5,
  CORDON_OPTION_SCOPE = 1 << 6,
  CORDON_OPTION_FORMAT = 1 << 7,
  CORDON_OPTION_WITH = 1 << 8,
  CORDON_OPTION_DRY_RUN = 1 << 9,
  CORDON_OPTION_WORDS = 1 << 10,
  CORDON_OPTION_PAPER = 1 << 11,
} CordonOptions;

/**
 * CordonCall:
 * @words: (array zero-terminated=1): the arguments that are no options: the plan's path first, as the system has it;
 *   the others in UTF-8
 * @plan: (nullable): the plan, once it is open
 *
 * One run of a command: what was asked, and what is open for it.
 */
typedef struct
{
  char **words;
  gboolean json;
  gboolean csv;
  gboolean starter;
  char *as_of;
  char *kind;
  char *scope;
  char *paper;
  char *format;
  char **with;
  gboolean dry_run;
  gboolean in_words;

  CordonLedger *ledger;
  CordonPlan *plan;
  GHashTable *titles; /* "kind/id" → title */
} CordonCall;

/* Each command does what it was asked for, and returns the exit code. */
int cordon_command_new (CordonCall *call, GError **error);
int cordon_command_check (CordonCall *call, GError **error);
int cordon_command_list (CordonCall *call, GError **error);
int cordon_command_set (CordonCall *call, GError **error);
int cordon_command_history (CordonCall *call, GError **error);
int cordon_command_undo (CordonCall *call, GError **error);
int cordon_command_backup (CordonCall *call, GError **error);
int cordon_command_import (CordonCall *call, GError **error);
int cordon_command_export (CordonCall *call, GError **error);

/* The ledger's asynchronous functions, made to wait: without a window there is nothing to keep alive meanwhile. */

typedef struct
{
  GAsyncResult *result;
} CordonAnswer;
void cordon_call_take_answer (GObject *object, GAsyncResult *result, gpointer answer);
/* Returns: (transfer full): the answer, once it has come */
GAsyncResult *cordon_call_wait (CordonAnswer *answer);

/* Opens the plan that the command line names. */
gboolean cordon_call_open (CordonCall *call, CordonOpen flags, GError **error);
/* Puts the plan at a past moment in its place, ms since 1970 UTC. */
gboolean cordon_call_go_back (CordonCall *call, gint64 at, GError **error);
/* Closes what is open; what is still unwritten is an error. */
gboolean cordon_call_close (CordonCall *call, GError **error);
CordonChanges *cordon_call_commit (CordonCall *call, CordonDraft *draft, GError **error);
CordonChanges *cordon_call_undo (CordonCall *call, gint64 position, GError **error);
CordonKeys *cordon_call_keys (CordonCall *call, CordonQuery *query, GError **error);
CordonRows *cordon_call_rows (CordonCall *call, const char *kind, const gint64 *keys, guint n_keys, GError **error);
GPtrArray *cordon_call_history (CordonCall *call, const CordonHistoryQuery *query, GError **error);
/* Returns: the kind of that name; where there is none, the error tells which there are */
const CordonKind *cordon_call_find_kind (const char *name, GError **error);
/* Returns: (transfer none) (nullable): what a row is called, remembered; @kind may be %NULL for any */
const char *cordon_call_title (CordonCall *call, const char *kind, const char *id);

/* What was asked for, on stdout. Once it can't be written, because nobody reads on or the disk is full, everything
 * more is dropped, and cordon_output_works() tells so that the work can end. */

void cordon_output_write (const char *text, gssize length);
/* A sentence or a table's line: in the locale's own encoding, without what would drive a terminal, and ended. */
void cordon_output_line (const char *text);
void cordon_output_printf (const char *format, ...) G_GNUC_PRINTF (1, 2);
gboolean cordon_output_works (void);
/* Writes what is left; returns the exit code: @code, or a failure where not all could be written. Ends the program by
 * SIGPIPE, as usual, where nobody reads on. */
int cordon_output_end (int code);

/**
 * CordonTextTable:
 *
 * Columns that stand under each other. Their widths follow from the lines that are there when the first are written;
 * what comes later and is wider moves its line.
 */
typedef struct _CordonTextTable CordonTextTable;

CordonTextTable *cordon_text_table_new (guint n_columns);
void cordon_text_table_free (CordonTextTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonTextTable, cordon_text_table_free)
/* @right: whether its cells stand at its right, as numbers do; @most: how wide it may become, 0 for any width */
void cordon_text_table_head (CordonTextTable *self, guint column, const char *heading, gboolean right, guint most);
/* @cells: (array zero-terminated=1) (transfer full): a line's cells */
void cordon_text_table_add (CordonTextTable *self, char **cells);
/* Writes the lines that have come since. */
void cordon_text_table_flush (CordonTextTable *self);

/* Returns: (transfer full): a cell's value as JSON holds it; null where it is empty */
JsonNode *cordon_output_json (GVariant *value);

G_END_DECLS
