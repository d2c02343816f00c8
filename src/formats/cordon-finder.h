/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/cordon-import-job.h"

G_BEGIN_DECLS

/**
 * CordonFound: what a text leads to among a kind's rows
 * @id: (nullable): the row of which it is the ID
 * @row: (nullable): that row, where rows are kept; it may be deleted
 * @named: (nullable): the ID of the row that it names
 * @n_named: how many different ones it names
 * @key_row: (nullable): the row in whose key field it stands, where rows are kept
 * @n_keys: how many there are
 */
typedef struct
{
  char *id;
  CordonRow *row;
  char *named;
  guint n_named;
  CordonRow *key_row;
  guint n_keys;
} CordonFound;

/**
 * CordonFinder:
 *
 * Finds the rows of a kind that texts mean, by ID, code, reference, abbreviation or name: exactly as written, otherwise
 * without case and diacritics. Only what is asked for is held, so that the plan may have a million rows.
 */
typedef struct _CordonFinder CordonFinder;

/* @key: (nullable): the field that names a row; @keeps_rows: whether rows are kept, rather than their IDs alone */
CordonFinder *cordon_finder_new (const CordonKind *kind, const CordonField *key, gboolean keeps_rows);
void cordon_finder_free (CordonFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonFinder, cordon_finder_free)

/* Asks for a text. */
void cordon_finder_want (CordonFinder *self, const char *text);
/* Goes through the plan. */
gboolean cordon_finder_search (CordonFinder *self, CordonImportJob *job, GError **error);
/* Takes a row that is to come in into account as well, by the text that names it. */
void cordon_finder_add (CordonFinder *self, const char *text, const char *id);
/* Returns: (nullable): what was found for a text that was asked for */
const CordonFound *cordon_finder_get (CordonFinder *self, const char *text);
/* The last key among siblings, or %NULL, where the kind's rows have a place in order. */
const char *cordon_finder_get_last_rank (CordonFinder *self);

G_END_DECLS
