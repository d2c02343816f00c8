/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-sqlite.h"

G_BEGIN_DECLS

/* "CRD1": the application_id of a plan file. */
#define CORDON_APPLICATION_NUMBER 0x43524431

/**
 * CordonTable:
 * @name: a table of the plan; interned
 * @fields: (array zero-terminated=1): its columns without "id" and "deleted", in the file's order; interned
 */
typedef struct
{
  char *name;
  char **fields;
} CordonTable;

void cordon_table_free (CordonTable *table);

/* The number of the newest schema: that of the last migration. */
int cordon_schema_newest (void);

/**
 * cordon_schema_create:
 * @db: an empty database
 * @path: (nullable): the file it is open on
 * @error: (out) (optional): where to put the error
 *
 * Makes a plan file's tables, all or none.
 *
 * Returns: whether it did
 */
gboolean cordon_schema_create (sqlite3 *db, const char *path, GError **error);

/**
 * cordon_schema_verify:
 * @db: any database
 * @path: (nullable): the file it is open on
 * @version: (out) (optional): its schema's number
 * @error: (out) (optional): where to put the error
 *
 * Compares application_id, user_version and every line of sqlite_schema with what the migrations up to that version
 * make: nothing may be more, less or other. Fails with %CORDON_ERROR_TOO_NEW for a newer schema, %CORDON_ERROR_INVALID
 * for what is no plan or holds what Cordon doesn't make, %CORDON_ERROR_CORRUPT for what lacks something. What is wrong
 * is named.
 *
 * Returns: whether it is a plan's
 */
gboolean cordon_schema_verify (sqlite3 *db, const char *path, int *version, GError **error);

/**
 * cordon_schema_migrate:
 * @db: a plan's database
 * @path: (nullable): the file it is open on
 * @from: its schema's number
 * @error: (out) (optional): where to put the error
 *
 * Runs the migrations after @from in one transaction. To be done on a copy: cordon_guard_open() does.
 *
 * Returns: whether it did
 */
gboolean cordon_schema_migrate (sqlite3 *db, const char *path, int from, GError **error);

/**
 * cordon_schema_tables:
 * @db: a plan's database
 * @error: (out) (optional): where to put the error
 *
 * Returns: (transfer full) (element-type CordonTable) (nullable): the tables of the programme's nouns, which are those
 *   with the columns "id" and "deleted", in the file's order
 */
GPtrArray *cordon_schema_tables (sqlite3 *db, GError **error);

G_END_DECLS
