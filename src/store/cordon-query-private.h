/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "store/cordon-query.h"
#include "store/cordon-schema.h"

G_BEGIN_DECLS

/* The tables of an open plan, by interned name. */
typedef struct
{
  GPtrArray *list;     /* of CordonTable, in the file's order */
  GHashTable *by_name; /* interned name → CordonTable */
} CordonTables;

CordonTables *cordon_tables_new (GPtrArray *list);
void cordon_tables_free (CordonTables *tables);
/* Returns: (nullable): the table, or %NULL with @error set to %CORDON_ERROR_INVALID */
const CordonTable *cordon_tables_find (CordonTables *tables, const char *kind, GError **error);
/* Whether @field is one of the table's, "deleted" included; otherwise @error is set to %CORDON_ERROR_INVALID. */
gboolean cordon_table_has_field (const CordonTable *table, const char *field, GError **error);

/* Returns: (transfer full) (nullable): the SELECT of a query; @keys for rowids alone. %NULL when a field is unknown. */
char *cordon_query_to_sql (CordonQuery *self, const CordonTable *table, gboolean keys, GError **error);
void cordon_query_bind (CordonQuery *self, sqlite3_stmt *statement);
/* The columns that a row is read from: rowid, id, deleted and the fields. */
char *cordon_table_columns (const CordonTable *table);
/* The names of a table's fields, interned and kept for as long as the program: what rows are read with. */
const char **cordon_table_names (const CordonTable *table);
/* Reads the row on which @statement stands, selected with cordon_table_columns(). */
CordonRow *cordon_row_read (const CordonTable *table, const char **names, sqlite3_stmt *statement);
/* Makes a row that stands in no table now; @values (one a field, %NULL where empty) are copied by reference. */
CordonRow *cordon_row_new (const CordonTable *table, const char **names, const char *id, GVariant *const *values);

G_END_DECLS
