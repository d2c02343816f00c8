/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  CORDON_COMPARE_IS,
  CORDON_COMPARE_IS_NOT,
  CORDON_COMPARE_LESS,
  CORDON_COMPARE_AT_MOST,
  CORDON_COMPARE_MORE,
  CORDON_COMPARE_AT_LEAST,
} CordonCompare;

typedef enum
{
  CORDON_LIVING,
  CORDON_DELETED,
  CORDON_LIVING_AND_DELETED,
} CordonLiving;

/**
 * CordonQuery:
 *
 * Which rows of a kind, and in which order; plain data, checked against the tables when it is run. The order always
 * ends with the row's id, so that it is the same every time.
 */
#define CORDON_TYPE_QUERY (cordon_query_get_type ())
G_DECLARE_FINAL_TYPE (CordonQuery, cordon_query, CORDON, QUERY, GObject)

CordonQuery *cordon_query_new (const char *kind);
/* @value: (nullable): floating references are taken; %NULL with IS or IS_NOT asks for an empty cell. */
void cordon_query_where (CordonQuery *self, const char *field, CordonCompare compare, GVariant *value);
void cordon_query_where_text (CordonQuery *self, const char *field, const char *text);
void cordon_query_order_by (CordonQuery *self, const char *field, gboolean descending);
/* Living rows unless told otherwise. */
void cordon_query_set_living (CordonQuery *self, CordonLiving living);
/* At most @limit rows; 0 for all, as queries begin. */
void cordon_query_set_limit (CordonQuery *self, guint limit);
const char *cordon_query_get_kind (CordonQuery *self);
/* What it asks for, so that lists can tell by themselves whether a changed row belongs to them. */
guint cordon_query_get_limit (CordonQuery *self);
CordonLiving cordon_query_get_living (CordonQuery *self);
guint cordon_query_get_n_clauses (CordonQuery *self);
void cordon_query_get_clause (CordonQuery *self, guint index, const char **field, CordonCompare *compare,
                              GVariant **value);
guint cordon_query_get_n_orders (CordonQuery *self);
const char *cordon_query_get_order (CordonQuery *self, guint index, gboolean *descending);
gboolean cordon_query_equal (CordonQuery *self, CordonQuery *other);
/* A copy that can be changed without touching @self. */
CordonQuery *cordon_query_copy (CordonQuery *self);

/**
 * CordonRow:
 *
 * One row as it was read: immutable, reference-counted, free to cross threads.
 */
typedef struct _CordonRow CordonRow;
#define CORDON_TYPE_ROW (cordon_row_get_type ())
GType cordon_row_get_type (void);
CordonRow *cordon_row_ref (CordonRow *self);
void cordon_row_unref (CordonRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonRow, cordon_row_unref)

const char *cordon_row_get_kind (CordonRow *self);
const char *cordon_row_get_id (CordonRow *self);
gint64 cordon_row_get_key (CordonRow *self);
gboolean cordon_row_get_deleted (CordonRow *self);
/* Returns: (transfer none) (nullable): the cell's value; %NULL for an empty cell or an unknown field. */
GVariant *cordon_row_get (CordonRow *self, const char *field);
/* Returns: (nullable): the cell's text; %NULL when it holds none. */
const char *cordon_row_get_text (CordonRow *self, const char *field);

/**
 * CordonRows:
 * @position: the ledger's position at which they were read
 * @rows: (element-type CordonRow): the rows
 */
typedef struct
{
  gint64 position;
  GPtrArray *rows;
} CordonRows;
void cordon_rows_free (CordonRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonRows, cordon_rows_free)

/**
 * CordonKeys:
 * @position: the ledger's position at which they were read
 * @keys: (element-type gint64): one key a row, in the query's order: 8 MB a million
 */
typedef struct
{
  gint64 position;
  GArray *keys;
} CordonKeys;
void cordon_keys_free (CordonKeys *keys);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonKeys, cordon_keys_free)

G_END_DECLS
