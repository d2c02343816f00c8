/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan file's tables: made by numbered migrations, and compared with what these make. The comparison is with a
 * database in memory, line by line of sqlite_schema, so that a new migration needs no second list to be kept. */

#include "store/cordon-schema.h"

#include "base/cordon-text.h"
#include "store-resource.h"

#define FOLDER "/org/cordonplan/Cordon/store/schema/"

typedef struct
{
  char *type;
  char *name;
  char *table;
  char *sql;
} Part;

static void
part_free (Part *part)
{
  g_free (part->type);
  g_free (part->name);
  g_free (part->table);
  g_free (part->sql);
  g_free (part);
}

void
cordon_table_free (CordonTable *table)
{
  if (table == NULL)
    return;
  g_free (table->fields);
  g_free (table);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the migrations in order; the n-th has the number n. */
static const char *const *
migrations (void)
{
  static gsize once;
  static char **names;

  if (g_once_init_enter (&once))
    {
      /* The call keeps the resource in a static link. It is looked up among all, so that a test can lay others over. */
      cordon_store_get_resource ();
      names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_assert (names != NULL);
      qsort (names, g_strv_length (names), sizeof *names, compare_names);
      for (guint n = 0; names[n] != NULL; n++)
        g_assert (g_ascii_strtoull (names[n], NULL, 10) == n + 1);
      g_once_init_leave (&once, 1);
    }
  return (const char *const *) names;
}

int
cordon_schema_newest (void)
{
  return (int) g_strv_length ((char **) migrations ());
}

static gboolean
migrate_to (sqlite3 *db, const char *path, int from, int to, GError **error)
{
  const char *const *names = migrations ();
  g_autofree char *number =
      g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;", CORDON_APPLICATION_NUMBER, to);

  if (!cordon_sqlite_run (db, path, "BEGIN IMMEDIATE", error))
    return FALSE;
  for (int version = from; version < to; version++)
    {
      g_autofree char *where = g_strconcat (FOLDER, names[version], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (where, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autofree char *sql = NULL;

      g_assert (bytes != NULL);
      sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      if (!cordon_sqlite_run (db, path, sql, error))
        goto undo;
    }
  if (cordon_sqlite_run (db, path, number, error) && cordon_sqlite_run (db, path, "COMMIT", error))
    return TRUE;

undo:
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

gboolean
cordon_schema_create (sqlite3 *db, const char *path, GError **error)
{
  return migrate_to (db, path, 0, cordon_schema_newest (), error);
}

gboolean
cordon_schema_migrate (sqlite3 *db, const char *path, int from, GError **error)
{
  return migrate_to (db, path, from, cordon_schema_newest (), error);
}

/* What sqlite_schema says, sorted. It is at most a little longer than ours: one line too many is reason enough. */
static GPtrArray *
read_parts (sqlite3 *db, const char *path, guint most, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int result;

  statement = cordon_sqlite_prepare (
      db, path, "SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY type, name LIMIT ?", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, most);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      Part *part = g_new0 (Part, 1);

      part->type = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      part->name = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      part->table = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      part->sql = g_strdup ((const char *) sqlite3_column_text (statement, 3));
      g_ptr_array_add (parts, part);
    }
  if (result != SQLITE_DONE)
    {
      cordon_sqlite_fail (db, path, error);
      return NULL;
    }
  return g_steal_pointer (&parts);
}

/* What the migrations up to @version make; kept, as every opening asks for it. */
static const GPtrArray *
expected_parts (int version, GError **error)
{
  static GMutex mutex;
  static GHashTable *known;
  GPtrArray *parts;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (known == NULL)
    known = g_hash_table_new (NULL, NULL);
  parts = g_hash_table_lookup (known, GINT_TO_POINTER (version));
  if (parts == NULL)
    {
      g_autoptr (sqlite3) db = NULL;

      if (sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, NULL) != SQLITE_OK)
        {
          cordon_sqlite_fail (db, NULL, error);
          return NULL;
        }
      if (!migrate_to (db, NULL, 0, version, error))
        return NULL;
      parts = read_parts (db, NULL, G_MAXINT, error);
      if (parts != NULL)
        g_hash_table_insert (known, GINT_TO_POINTER (version), parts);
    }
  return parts;
}

static int
compare_parts (const Part *a, const Part *b)
{
  int result = g_strcmp0 (a->type, b->type);

  return result != 0 ? result : g_strcmp0 (a->name, b->name);
}

static gboolean
refuse_part (const Part *part, const char *file, GError **error)
{
  g_autofree char *name = cordon_text_clean (part->name, 60, FALSE);

  if (g_strcmp0 (part->type, "trigger") == 0)
    cordon_set_error (error, CORDON_ERROR_INVALID,
                      N_ ("“%s” holds a trigger, “%s”, which no plan has and which may be there to do harm. It was not "
                          "run, and nothing was changed. Ask for the plan again, or open a backup."),
                      file, name);
  else if (g_strcmp0 (part->type, "view") == 0)
    cordon_set_error (error, CORDON_ERROR_INVALID,
                      N_ ("“%s” holds a view, “%s”, which no plan has and which may be there to do harm. It was not "
                          "used, and nothing was changed. Ask for the plan again, or open a backup."),
                      file, name);
  else if (part->sql != NULL && g_ascii_strncasecmp (part->sql, "CREATE VIRTUAL", strlen ("CREATE VIRTUAL")) == 0)
    cordon_set_error (
        error, CORDON_ERROR_INVALID,
        N_ ("“%s” holds a virtual table, “%s”, which no plan has and which may be there to do harm. It was "
            "not used, and nothing was changed. Ask for the plan again, or open a backup."),
        file, name);
  else
    cordon_set_error (error, CORDON_ERROR_INVALID,
                      N_ ("“%s” holds a table or index, “%s”, which no plan has. It was not used, and nothing was "
                          "changed. Ask for the plan again, or open a backup."),
                      file, name);
  return FALSE;
}

static gboolean
compare_schema (const GPtrArray *ours, const GPtrArray *theirs, const char *file, GError **error)
{
  for (guint i = 0, j = 0; i < ours->len || j < theirs->len; i++, j++)
    {
      const Part *expected = i < ours->len ? g_ptr_array_index (ours, i) : NULL;
      const Part *found = j < theirs->len ? g_ptr_array_index (theirs, j) : NULL;

      if (expected == NULL || (found != NULL && compare_parts (found, expected) < 0))
        return refuse_part (found, file, error);
      if (found == NULL || compare_parts (found, expected) > 0)
        {
          cordon_set_error (
              error, CORDON_ERROR_CORRUPT,
              N_ ("“%s” lacks a part of a plan, “%s”. Nothing in it was changed. Open a backup of the plan "
                  "instead."),
              file, expected->name);
          return FALSE;
        }
      if (g_strcmp0 (found->table, expected->table) != 0 || g_strcmp0 (found->sql, expected->sql) != 0)
        {
          cordon_set_error (
              error, CORDON_ERROR_CORRUPT,
              N_ ("In “%s”, the part “%s” isn’t as Cordon makes it. Nothing was changed. Open a backup of "
                  "the plan instead."),
              file, expected->name);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
cordon_schema_verify (sqlite3 *db, const char *path, int *version, GError **error)
{
  g_autofree char *file = path != NULL ? g_filename_display_basename (path) : g_strdup (":memory:");
  const GPtrArray *ours;
  g_autoptr (GPtrArray) theirs = NULL;
  gint64 application, number;

  if (version != NULL)
    *version = 0;
  if (!cordon_sqlite_integer (db, path, "PRAGMA main.application_id", &application, error)
      || !cordon_sqlite_integer (db, path, "PRAGMA main.user_version", &number, error))
    return FALSE;
  if (application != CORDON_APPLICATION_NUMBER || number < 1)
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("“%s” isn’t a plan: another program made it. Nothing in it was changed. Open a file that "
                            "Cordon has made."),
                        file);
      return FALSE;
    }
  if (number > cordon_schema_newest ())
    {
      cordon_set_error (error, CORDON_ERROR_TOO_NEW,
                        N_ ("“%s” was made by a newer Cordon than this one. Nothing in it was changed. Update Cordon, "
                            "then open it again."),
                        file);
      return FALSE;
    }
  ours = expected_parts ((int) number, error);
  if (ours == NULL)
    return FALSE;
  theirs = read_parts (db, path, ours->len + 1, error);
  if (theirs == NULL || !compare_schema (ours, theirs, file, error))
    return FALSE;
  if (version != NULL)
    *version = (int) number;
  return TRUE;
}

/* The table's fields; %NULL, without an error, when it isn't one of the plan's. */
static const char **
read_fields (sqlite3 *db, const char *table, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_id = FALSE, has_deleted = FALSE;
  int result;

  statement = cordon_sqlite_prepare (db, NULL, "SELECT name FROM pragma_table_info (?) ORDER BY cid", error);
  if (statement == NULL)
    return NULL;
  cordon_sqlite_bind_text (statement, 1, table);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);

      if (strcmp (name, "id") == 0)
        has_id = TRUE;
      else if (strcmp (name, "deleted") == 0)
        has_deleted = TRUE;
      else
        g_ptr_array_add (fields, (gpointer) g_intern_string (name));
    }
  if (result != SQLITE_DONE)
    {
      cordon_sqlite_fail (db, NULL, error);
      return NULL;
    }
  if (!has_id || !has_deleted)
    return NULL;
  g_ptr_array_add (fields, NULL);
  return (const char **) g_ptr_array_free (g_steal_pointer (&fields), FALSE);
}

GPtrArray *
cordon_schema_tables (sqlite3 *db, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_table_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int result;

  statement = cordon_sqlite_prepare (db, NULL,
                                     "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY rowid", error);
  if (statement == NULL)
    return NULL;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);
      g_autoptr (GError) problem = NULL;
      const char **fields = read_fields (db, name, &problem);
      CordonTable *table;

      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (fields == NULL)
        continue;
      table = g_new0 (CordonTable, 1);
      table->name = (char *) g_intern_string (name);
      table->fields = (char **) fields;
      g_ptr_array_add (tables, table);
    }
  if (result != SQLITE_DONE)
    {
      cordon_sqlite_fail (db, NULL, error);
      return NULL;
    }
  return g_steal_pointer (&tables);
}
