/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-ledger-private.h"
#include "store/cordon-search.h"
#include "store/cordon-sqlite.h"

G_BEGIN_DECLS

/* The cache of one plan, and the two threads that keep it and look into it. */

/* On the main thread. */
CordonSearch *cordon_search_new (const char *plan_path, const char *plan_id, const CordonSearchField *fields,
                                 guint n_fields);
/* On the main thread: stops what is under way. What is asked for from here on ends as cancelled. */
void cordon_search_stop (CordonSearch *self);
/* On any thread but its own: waits until both threads have let go of the plan file. */
void cordon_search_free (CordonSearch *self);
/* On any thread: an edit was made. */
void cordon_search_follow (CordonSearch *self);

/**
 * CordonSearchKind:
 * @name: the table; interned
 * @fields: its fields that are searched; interned
 * @is_long: of each field, whether it is long
 * @sql: reads one row by its id: id, deleted, then @fields
 */
typedef struct
{
  const char *name;
  GPtrArray *fields;
  GArray *is_long;
  char *sql;
} CordonSearchKind;

/* Returns: (transfer full) (element-type CordonSearchKind) */
GPtrArray *cordon_search_kinds_new (const CordonSearchField *fields, guint n_fields);

/* The plan file, for reading only and as guarded as the ledger's own connections; it has been verified by then. */
sqlite3 *cordon_search_open_plan (const char *path, GError **error);
/* The cache for looking into. */
sqlite3 *cordon_search_open_cache (const char *path, GError **error);

/**
 * CordonSearchIndex:
 *
 * Writes the cache; to be used by one thread.
 */
typedef struct _CordonSearchIndex CordonSearchIndex;

CordonSearchIndex *cordon_search_index_new (const char *plan_path, const char *cache_path, GPtrArray *kinds);
void cordon_search_index_free (CordonSearchIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonSearchIndex, cordon_search_index_free)

/* Called now and then while the cache is made. Returns: whether to go on. */
typedef gboolean (*CordonSearchStepFunc) (gpointer user_data);

/**
 * cordon_search_index_update:
 * @position: (inout): where the cache stands: -1 as long as it is not complete
 *
 * Brings the cache up to where the plan is; makes it anew if it can't be used. Stopped half way, it goes on the next
 * time.
 *
 * Returns: whether it is up to date
 */
gboolean cordon_search_index_update (CordonSearchIndex *self, CordonSearchStepFunc step, gpointer user_data,
                                     gint64 *position, GError **error);
/* The cache was found damaged: the next update makes it anew. */
void cordon_search_index_discard (CordonSearchIndex *self);

/**
 * cordon_search_query:
 * @text: (nullable): what was typed
 *
 * Returns: (transfer full) (nullable): the FTS5 expression for all of its words, the last as a prefix; nothing in
 *   @text acts as syntax; %NULL when there is no word
 */
char *cordon_search_query (const char *text);
/* Returns: (transfer full): the words of a text, folded */
char **cordon_search_words (const char *text);
/* Looks for the words. Returns: how many of @words stand in @text, the last as a prefix; @at is where the first is. */
guint cordon_search_match (const char *text, char **words, gsize *at);
/* Returns: (transfer full): some eighty characters around @at, on one line */
char *cordon_search_snippet (const char *text, gsize at);

G_END_DECLS
