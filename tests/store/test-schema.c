/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan file's tables: made whole or not at all, recognised line by line, and carried from any old schema to the
 * newest without losing a row. */

#include "plan-files.h"
#include "store/cordon-schema.h"

static sqlite3 *
open_memory (void)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  return db;
}

static sqlite3 *
new_schema (void)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = open_memory ();

  cordon_schema_create (db, NULL, &error);
  g_assert_no_error (error);
  return db;
}

static void
test_create_is_recognised (void)
{
  g_autoptr (sqlite3) db = new_schema ();
  g_autoptr (GError) error = NULL;
  int version = 0;

  g_assert_true (cordon_schema_verify (db, NULL, &version, &error));
  g_assert_no_error (error);
  g_assert_cmpint (version, ==, cordon_schema_newest ());
  g_assert_cmpint (version, >=, 1);
}

static void
test_create_all_or_none (void)
{
  g_autoptr (sqlite3) db = open_memory ();
  g_autoptr (GError) error = NULL;
  gint64 tables = 0;

  /* The last of the tables is in the way: none of the others may remain. */
  g_assert_true (cordon_sqlite_run (db, NULL, "CREATE TABLE translation (id)", NULL));
  g_assert_false (cordon_schema_create (db, NULL, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_FAILED);
  g_assert_true (cordon_sqlite_integer (db, NULL, "SELECT count(*) FROM sqlite_schema", &tables, NULL));
  g_assert_cmpint (tables, ==, 1);
}

/* What may travel between laptops must never be refused by the file itself. */
static void
test_nothing_forbids_a_merge (void)
{
  g_autoptr (sqlite3) db = new_schema ();
  gint64 count = -1;

  g_assert_true (cordon_sqlite_integer (db, NULL,
                                        "SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index')"
                                        " OR sql LIKE '%CREATE UNIQUE%' OR sql LIKE '%REFERENCES%'"
                                        " OR sql LIKE '%GENERATED%' OR sql LIKE '%CHECK%'",
                                        &count, NULL));
  g_assert_cmpint (count, ==, 0);
}

static void
test_tables_and_fields (void)
{
  g_autoptr (sqlite3) db = new_schema ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = cordon_schema_tables (db, &error);
  CordonTable *first;

  g_assert_no_error (error);
  g_assert_cmpuint (tables->len, >=, 10);
  first = g_ptr_array_index (tables, 0);
  g_assert_true (first->name == g_intern_string ("plan_item"));
  g_assert_cmpstr (first->fields[0], ==, "kind");
  for (guint n = 0; n < tables->len; n++)
    {
      CordonTable *table = g_ptr_array_index (tables, n);

      g_assert_false (g_strv_contains ((const char *const *) table->fields, "id"));
      g_assert_false (g_strv_contains ((const char *const *) table->fields, "deleted"));
      g_assert_cmpstr (table->name, !=, "cell");
      g_assert_cmpstr (table->name, !=, "edit");
    }
}

static void
refuse (const char *sql, int code, const char *named)
{
  g_autoptr (sqlite3) db = new_schema ();
  g_autoptr (GError) error = NULL;
  int version = -1;

  cordon_sqlite_run (db, NULL, sql, &error);
  g_assert_no_error (error);
  g_assert_false (cordon_schema_verify (db, NULL, &version, &error));
  g_assert_error (error, CORDON_ERROR, code);
  g_assert_cmpint (version, ==, 0);
  if (named != NULL)
    g_assert_nonnull (strstr (error->message, named));
}

static void
test_refuses_what_is_not_ours (void)
{
  refuse ("CREATE TRIGGER spy AFTER INSERT ON cell BEGIN DELETE FROM cell; END", CORDON_ERROR_INVALID, "spy");
  refuse ("CREATE VIEW plan_items AS SELECT * FROM plan_item", CORDON_ERROR_INVALID, "plan_items");
  refuse ("CREATE VIRTUAL TABLE words USING fts5 (text)", CORDON_ERROR_INVALID, "words");
  refuse ("CREATE TABLE zzz (a)", CORDON_ERROR_INVALID, "zzz");
  refuse ("CREATE TABLE aaa (a)", CORDON_ERROR_INVALID, "aaa");
  refuse ("CREATE INDEX fast ON cell (new)", CORDON_ERROR_INVALID, "fast");
  refuse ("ANALYZE", CORDON_ERROR_INVALID, "sqlite_stat1");
  refuse ("PRAGMA application_id = 1", CORDON_ERROR_INVALID, NULL);
  refuse ("PRAGMA user_version = 0", CORDON_ERROR_INVALID, NULL);
}

static void
test_refuses_what_lacks_or_differs (void)
{
  refuse ("DROP TABLE translation", CORDON_ERROR_CORRUPT, "translation");
  refuse ("DROP INDEX cell_row", CORDON_ERROR_CORRUPT, "cell_row");
  refuse ("ALTER TABLE party ADD COLUMN secret TEXT", CORDON_ERROR_CORRUPT, "party");
  refuse ("DROP INDEX cell_row; CREATE INDEX cell_row ON cell (row)", CORDON_ERROR_CORRUPT, "cell_row");
}

static void
test_refuses_newer (void)
{
  refuse ("PRAGMA user_version = 9999", CORDON_ERROR_TOO_NEW, NULL);
}

static void
test_refuses_an_empty_database (void)
{
  g_autoptr (sqlite3) db = open_memory ();
  g_autoptr (GError) error = NULL;

  g_assert_false (cordon_schema_verify (db, NULL, NULL, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/create/is-recognised", test_create_is_recognised);
  g_test_add_func ("/schema/create/all-or-none", test_create_all_or_none);
  g_test_add_func ("/schema/nothing-forbids-a-merge", test_nothing_forbids_a_merge);
  g_test_add_func ("/schema/tables-and-fields", test_tables_and_fields);
  g_test_add_func ("/schema/verify/refuses-what-is-not-ours", test_refuses_what_is_not_ours);
  g_test_add_func ("/schema/verify/refuses-what-lacks-or-differs", test_refuses_what_lacks_or_differs);
  g_test_add_func ("/schema/verify/refuses-newer", test_refuses_newer);
  g_test_add_func ("/schema/verify/refuses-an-empty-database", test_refuses_an_empty_database);
  return g_test_run ();
}
