/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search cache: an SQLite file of its own, never the plan's, where a stranger could have written it. It holds an
 * FTS5 index without the text, and which row each of its documents stands for. A row that changes gets a new document;
 * the old one is no longer named and so no longer found, and the whole is made anew when too many of those have piled
 * up. "position" is the edit up to which the cache knows the plan, or -1 while it is being made.
 *
 * Making it anew and following an edit are the same walk: read rows of the plan as they are now, and index them. So a
 * row may be indexed twice, never missed. Whatever goes wrong with the file, it is thrown away and made anew. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/cordon-search-private.h"

#define CACHE_VERSION 1
/* So many rows a transaction, so that searches see what is there while the rest is still being read. */
#define ROWS_A_COMMIT 20000
#define ROWS_A_STEP 256
/* Dead documents that are put up with. */
#define MOST_DEAD 20000

struct _CordonSearchIndex
{
  char *plan_path;
  char *cache_path;
  GPtrArray *kinds;
  char *shape; /* which fields the cache is of */

  sqlite3 *plan;
  sqlite3 *cache;
  GPtrArray *readers; /* of sqlite3_stmt on the plan: one row of each kind */
  sqlite3_stmt *find;
  sqlite3_stmt *forget;
  sqlite3_stmt *name;
  sqlite3_stmt *write;
};

static void
free_kind (gpointer data)
{
  CordonSearchKind *kind = data;

  g_ptr_array_unref (kind->fields);
  g_array_unref (kind->is_long);
  g_free (kind->sql);
  g_free (kind);
}

GPtrArray *
cordon_search_kinds_new (const CordonSearchField *fields, guint n_fields)
{
  GPtrArray *kinds = g_ptr_array_new_with_free_func (free_kind);

  for (guint i = 0; i < n_fields; i++)
    {
      CordonSearchKind *kind = NULL;

      for (guint j = 0; j < kinds->len && kind == NULL; j++)
        if (g_str_equal (((CordonSearchKind *) kinds->pdata[j])->name, fields[i].kind))
          kind = kinds->pdata[j];
      if (kind == NULL)
        {
          kind = g_new0 (CordonSearchKind, 1);
          kind->name = g_intern_string (fields[i].kind);
          kind->fields = g_ptr_array_new ();
          kind->is_long = g_array_new (FALSE, FALSE, sizeof (gboolean));
          g_ptr_array_add (kinds, kind);
        }
      g_ptr_array_add (kind->fields, (char *) g_intern_string (fields[i].field));
      g_array_append_val (kind->is_long, fields[i].is_long);
    }
  for (guint i = 0; i < kinds->len; i++)
    {
      CordonSearchKind *kind = kinds->pdata[i];
      g_autoptr (GString) sql = g_string_new ("SELECT id, deleted");

      for (guint j = 0; j < kind->fields->len; j++)
        g_string_append_printf (sql, ", \"%s\"", (char *) kind->fields->pdata[j]);
      g_string_append_printf (sql, " FROM \"%s\"", kind->name);
      kind->sql = g_string_free (g_steal_pointer (&sql), FALSE);
    }
  return kinds;
}

static void
harden (sqlite3 *db)
{
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_busy_timeout (db, 5000);
}

static sqlite3 *
open_db (const char *path, int flags, const char *pragmas, GError **error)
{
  g_autoptr (sqlite3) db = NULL;

  if (sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_NOFOLLOW, NULL) != SQLITE_OK)
    {
      cordon_sqlite_fail (db, path, error);
      return NULL;
    }
  harden (db);
  if (!cordon_sqlite_run (db, path, pragmas, error))
    return NULL;
  return g_steal_pointer (&db);
}

sqlite3 *
cordon_search_open_plan (const char *path, GError **error)
{
  return open_db (path, SQLITE_OPEN_READONLY, "PRAGMA query_only = 1; PRAGMA mmap_size = 0; PRAGMA cell_size_check = 1",
                  error);
}

sqlite3 *
cordon_search_open_cache (const char *path, GError **error)
{
  return open_db (path, SQLITE_OPEN_READONLY, "PRAGMA query_only = 1; PRAGMA cell_size_check = 1", error);
}

CordonSearchIndex *
cordon_search_index_new (const char *plan_path, const char *cache_path, GPtrArray *kinds)
{
  CordonSearchIndex *self = g_new0 (CordonSearchIndex, 1);
  g_autoptr (GString) shape = g_string_new (NULL);

  self->plan_path = g_strdup (plan_path);
  self->cache_path = g_strdup (cache_path);
  self->kinds = g_ptr_array_ref (kinds);
  for (guint i = 0; i < kinds->len; i++)
    {
      const CordonSearchKind *kind = kinds->pdata[i];

      g_string_append_printf (shape, "%s:", kind->name);
      for (guint j = 0; j < kind->fields->len; j++)
        g_string_append_printf (shape, "%s%s,", g_array_index (kind->is_long, gboolean, j) ? "+" : "",
                                (char *) kind->fields->pdata[j]);
    }
  self->shape = g_string_free (g_steal_pointer (&shape), FALSE);
  return self;
}

static void
close_plan (CordonSearchIndex *self)
{
  g_clear_pointer (&self->readers, g_ptr_array_unref);
  g_clear_pointer (&self->plan, sqlite3_close_v2);
}

static void
close_cache (CordonSearchIndex *self)
{
  g_clear_pointer (&self->find, sqlite3_finalize);
  g_clear_pointer (&self->forget, sqlite3_finalize);
  g_clear_pointer (&self->name, sqlite3_finalize);
  g_clear_pointer (&self->write, sqlite3_finalize);
  g_clear_pointer (&self->cache, sqlite3_close_v2);
}

void
cordon_search_index_free (CordonSearchIndex *self)
{
  close_plan (self);
  close_cache (self);
  g_ptr_array_unref (self->kinds);
  g_free (self->plan_path);
  g_free (self->cache_path);
  g_free (self->shape);
  g_free (self);
}

void
cordon_search_index_discard (CordonSearchIndex *self)
{
  static const char *const tails[] = {"", "-wal", "-shm", "-journal"};

  close_cache (self);
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *path = g_strconcat (self->cache_path, tails[i], NULL);

      g_unlink (path);
    }
}

static gboolean
open_plan (CordonSearchIndex *self, GError **error)
{
  if (self->plan != NULL)
    return TRUE;
  self->plan = cordon_search_open_plan (self->plan_path, error);
  if (self->plan == NULL)
    return FALSE;
  self->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_finalize);
  for (guint i = 0; i < self->kinds->len; i++)
    {
      g_autofree char *sql = g_strconcat (((CordonSearchKind *) self->kinds->pdata[i])->sql, " WHERE id = ?1", NULL);
      sqlite3_stmt *reader = cordon_sqlite_prepare (self->plan, self->plan_path, sql, error);

      if (reader == NULL)
        {
          close_plan (self);
          return FALSE;
        }
      g_ptr_array_add (self->readers, reader);
    }
  return TRUE;
}

/* The cache's own notes */

static char *
read_note (sqlite3 *db, const char *key)
{
  g_autoptr (sqlite3_stmt) statement = cordon_sqlite_prepare (db, NULL, "SELECT value FROM note WHERE key = ?1", NULL);

  if (statement == NULL)
    return NULL;
  cordon_sqlite_bind_text (statement, 1, key);
  return sqlite3_step (statement) == SQLITE_ROW ? g_strdup (cordon_sqlite_text (statement, 0)) : NULL;
}

static gboolean
write_note (CordonSearchIndex *self, const char *key, const char *value, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      cordon_sqlite_prepare (self->cache, self->cache_path, "INSERT OR REPLACE INTO note (key, value) VALUES (?1, ?2)",
                             error);

  if (statement == NULL)
    return FALSE;
  cordon_sqlite_bind_text (statement, 1, key);
  cordon_sqlite_bind_text (statement, 2, value);
  return sqlite3_step (statement) == SQLITE_DONE || cordon_sqlite_fail (self->cache, self->cache_path, error);
}

/* What the plan's edit at @position is, so that a copy of the file that went another way since is told from it. */
static char *
read_mark (CordonSearchIndex *self, gint64 position)
{
  g_autoptr (sqlite3_stmt) statement =
      cordon_sqlite_prepare (self->plan, self->plan_path,
                             "SELECT device || ' ' || seq || ' ' || at FROM edit WHERE position = ?1", NULL);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, position);
  return sqlite3_step (statement) == SQLITE_ROW ? g_strdup (cordon_sqlite_text (statement, 0)) : g_strdup ("");
}

static gboolean
write_position (CordonSearchIndex *self, gint64 position, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, position);
  g_autofree char *mark = read_mark (self, position);

  return write_note (self, "position", text, error) && write_note (self, "mark", mark, error);
}

/* Opening the cache */

static gboolean
prepare_cache (CordonSearchIndex *self, GError **error)
{
  return (self->find = cordon_sqlite_prepare (self->cache, self->cache_path,
                                              "SELECT docid FROM document WHERE id = ?1 AND kind = ?2", error))
             != NULL
         && (self->forget =
                 cordon_sqlite_prepare (self->cache, self->cache_path, "DELETE FROM document WHERE docid = ?1", error))
                != NULL
         && (self->name = cordon_sqlite_prepare (self->cache, self->cache_path,
                                                 "INSERT INTO document (id, kind) VALUES (?1, ?2)", error))
                != NULL
         && (self->write = cordon_sqlite_prepare (self->cache, self->cache_path,
                                                  "INSERT INTO word (rowid, short, long) VALUES (?1, ?2, ?3)", error))
                != NULL;
}

static gboolean
make_cache (CordonSearchIndex *self, GError **error)
{
  int fd;

  cordon_search_index_discard (self);
  fd = g_open (self->cache_path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (fd >= 0)
    close (fd);
  self->cache = open_db (self->cache_path, SQLITE_OPEN_READWRITE,
                         "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cell_size_check = 1", error);
  return self->cache != NULL
         && cordon_sqlite_run (self->cache, self->cache_path,
                               "BEGIN;"
                               "CREATE TABLE note (key TEXT PRIMARY KEY NOT NULL, value TEXT) WITHOUT ROWID;"
                               "CREATE TABLE document (docid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL,"
                               " kind INTEGER NOT NULL);"
                               "CREATE INDEX document_id ON document (id);"
                               "CREATE VIRTUAL TABLE word USING fts5 (short, long, content = '', prefix = '2 3',"
                               " tokenize = 'unicode61 remove_diacritics 2');"
                               "PRAGMA user_version = " G_STRINGIFY (CACHE_VERSION) ";"
                                                                                    "COMMIT",
                               error)
         && write_note (self, "shape", self->shape, error) && write_note (self, "position", "-1", error)
         && prepare_cache (self, error);
}

/* Returns: the position of a cache that can be used; -1 if it has to be made anew */
static gint64
open_cache (CordonSearchIndex *self)
{
  gint64 version = 0, documents = 0, last = 0;
  g_autofree char *shape = NULL;
  g_autofree char *text = NULL;
  g_autofree char *mark = NULL;
  g_autofree char *now = NULL;
  gint64 position;

  if (self->cache == NULL)
    {
      self->cache =
          open_db (self->cache_path, SQLITE_OPEN_READWRITE,
                   "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cell_size_check = 1", NULL);
      if (self->cache == NULL || !cordon_sqlite_integer (self->cache, NULL, "PRAGMA user_version", &version, NULL)
          || version != CACHE_VERSION || !prepare_cache (self, NULL))
        return -1;
    }
  shape = read_note (self->cache, "shape");
  text = read_note (self->cache, "position");
  if (g_strcmp0 (shape, self->shape) != 0 || text == NULL)
    return -1;
  position = g_ascii_strtoll (text, NULL, 10);
  if (position < 0)
    return -1;
  mark = read_note (self->cache, "mark");
  now = read_mark (self, position);
  if (g_strcmp0 (mark, now) != 0)
    return -1;
  if (!cordon_sqlite_integer (self->cache, NULL, "SELECT count (*) FROM document", &documents, NULL)
      || !cordon_sqlite_integer (self->cache, NULL, "SELECT seq FROM sqlite_sequence WHERE name = 'document'", &last,
                                 NULL)
      || last - documents > documents + MOST_DEAD)
    return -1;
  return position;
}

/* Rows */

static gboolean
index_row (CordonSearchIndex *self, guint kind_number, sqlite3_stmt *row, gboolean may_be_known, GError **error)
{
  const CordonSearchKind *kind = self->kinds->pdata[kind_number];
  g_autoptr (GString) short_text = NULL;
  g_autoptr (GString) long_text = NULL;

  if (may_be_known)
    {
      sqlite3_reset (self->find);
      sqlite3_bind_value (self->find, 1, sqlite3_column_value (row, 0));
      sqlite3_bind_int (self->find, 2, (int) kind_number);
      while (sqlite3_step (self->find) == SQLITE_ROW)
        {
          sqlite3_reset (self->forget);
          sqlite3_bind_int64 (self->forget, 1, sqlite3_column_int64 (self->find, 0));
          if (sqlite3_step (self->forget) != SQLITE_DONE)
            return cordon_sqlite_fail (self->cache, self->cache_path, error);
        }
      sqlite3_reset (self->find);
    }
  if (sqlite3_column_int (row, 1) != 0)
    return TRUE;

  for (guint i = 0; i < kind->fields->len; i++)
    {
      GString **text = g_array_index (kind->is_long, gboolean, i) ? &long_text : &short_text;
      const char *cell = cordon_sqlite_text (row, (int) i + 2);

      if (cell == NULL)
        continue;
      if (*text == NULL)
        *text = g_string_new (cell);
      else
        g_string_append_printf (*text, "\n%s", cell);
    }
  if (short_text == NULL && long_text == NULL)
    return TRUE;

  sqlite3_reset (self->name);
  sqlite3_bind_value (self->name, 1, sqlite3_column_value (row, 0));
  sqlite3_bind_int (self->name, 2, (int) kind_number);
  if (sqlite3_step (self->name) != SQLITE_DONE)
    return cordon_sqlite_fail (self->cache, self->cache_path, error);
  sqlite3_reset (self->write);
  sqlite3_bind_int64 (self->write, 1, sqlite3_last_insert_rowid (self->cache));
  cordon_sqlite_bind_text (self->write, 2, short_text != NULL ? short_text->str : NULL);
  cordon_sqlite_bind_text (self->write, 3, long_text != NULL ? long_text->str : NULL);
  if (sqlite3_step (self->write) != SQLITE_DONE)
    return cordon_sqlite_fail (self->cache, self->cache_path, error);
  return TRUE;
}

/* Returns: whether to go on; @error is set only when something failed */
static gboolean
index_table (CordonSearchIndex *self, guint kind_number, CordonSearchStepFunc step, gpointer user_data, GError **error)
{
  const CordonSearchKind *kind = self->kinds->pdata[kind_number];
  g_autoptr (sqlite3_stmt) rows = cordon_sqlite_prepare (self->plan, self->plan_path, kind->sql, error);
  guint n = 0;
  int rc;

  if (rows == NULL)
    return FALSE;
  while ((rc = sqlite3_step (rows)) == SQLITE_ROW)
    {
      if (!index_row (self, kind_number, rows, FALSE, error))
        return FALSE;
      if (++n % ROWS_A_STEP == 0 && !step (user_data))
        return FALSE;
      if (n % ROWS_A_COMMIT == 0
          && !cordon_sqlite_run (self->cache, self->cache_path, "COMMIT; BEGIN IMMEDIATE", error))
        return FALSE;
    }
  return rc == SQLITE_DONE || cordon_sqlite_fail (self->plan, self->plan_path, error);
}

static gboolean
index_changes (CordonSearchIndex *self, gint64 after, CordonSearchStepFunc step, gpointer user_data, GError **error)
{
  g_autoptr (sqlite3_stmt) changed = cordon_sqlite_prepare (self->plan, self->plan_path,
                                                            "SELECT kind, row FROM cell WHERE edit > ?1"
                                                            " UNION SELECT kind, row FROM birth WHERE edit > ?1",
                                                            error);
  guint n = 0;
  int rc;

  if (changed == NULL)
    return FALSE;
  sqlite3_bind_int64 (changed, 1, after);
  while ((rc = sqlite3_step (changed)) == SQLITE_ROW)
    {
      const char *name = cordon_sqlite_text (changed, 0);

      for (guint i = 0; i < self->kinds->len; i++)
        {
          sqlite3_stmt *reader = self->readers->pdata[i];
          gboolean good = TRUE;

          if (g_strcmp0 (((CordonSearchKind *) self->kinds->pdata[i])->name, name) != 0)
            continue;
          sqlite3_bind_value (reader, 1, sqlite3_column_value (changed, 1));
          if (sqlite3_step (reader) == SQLITE_ROW)
            good = index_row (self, i, reader, TRUE, error);
          sqlite3_reset (reader);
          if (!good)
            return FALSE;
        }
      if (++n % ROWS_A_STEP == 0 && !step (user_data))
        return FALSE;
    }
  return rc == SQLITE_DONE || cordon_sqlite_fail (self->plan, self->plan_path, error);
}

/* In one reading of the plan, so that the position fits what was read. */
static gboolean
follow (CordonSearchIndex *self, CordonSearchStepFunc step, gpointer user_data, gint64 *position, GError **error)
{
  gint64 now = 0;
  gboolean done;

  if (!cordon_sqlite_run (self->plan, self->plan_path, "BEGIN", error))
    return FALSE;
  done = cordon_sqlite_integer (self->plan, self->plan_path, "SELECT max (position) FROM edit", &now, error);
  if (done && now > *position)
    done = index_changes (self, *position, step, user_data, error);
  if (done && now != *position)
    done = write_position (self, now, error);
  if (done)
    *position = now;
  cordon_sqlite_run (self->plan, self->plan_path, "ROLLBACK", NULL);
  return done;
}

static gboolean
make_anew (CordonSearchIndex *self, CordonSearchStepFunc step, gpointer user_data, gint64 *position, GError **error)
{
  gint64 start = 0;

  if (!cordon_sqlite_integer (self->plan, self->plan_path, "SELECT max (position) FROM edit", &start, error))
    return FALSE;
  for (guint i = 0; i < self->kinds->len; i++)
    if (!index_table (self, i, step, user_data, error))
      return FALSE;
  /* Edits made while the tables were read are caught up with from here. */
  if (!write_position (self, start, error))
    return FALSE;
  *position = start;
  return TRUE;
}

gboolean
cordon_search_index_update (CordonSearchIndex *self, CordonSearchStepFunc step, gpointer user_data, gint64 *position,
                            GError **error)
{
  gint64 reached;
  gboolean done;

  if (!open_plan (self, error))
    return FALSE;
  reached = open_cache (self);
  if (reached < 0)
    {
      *position = -1;
      if (!make_cache (self, error))
        return FALSE;
    }
  if (!cordon_sqlite_run (self->cache, self->cache_path, "BEGIN IMMEDIATE", error))
    return FALSE;
  done = (reached >= 0 || make_anew (self, step, user_data, &reached, error))
         && follow (self, step, user_data, &reached, error);
  /* What was read is worth keeping only when it is whole; the position says so. */
  if (!cordon_sqlite_run (self->cache, self->cache_path, done ? "COMMIT" : "ROLLBACK", done ? error : NULL))
    return FALSE;
  if (done)
    *position = reached;
  return done;
}
