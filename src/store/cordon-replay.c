/* SPDX-License-Identifier: GPL-3.0-or-later */

/* History against state. Rows, births and cells are read side by side in the order of their row ids, like the pages of
 * three books; what lies open at the same id belongs together. Nothing is kept but the row at hand. */

#include "store/cordon-replay.h"

#include "store/cordon-birth.h"
#include "store/cordon-schema.h"

/* A statement whose first column is a row's id, in order. */
typedef struct
{
  sqlite3_stmt *statement;
  const CordonTable *table; /* of rows; %NULL for births and cells */
  char *id;                 /* where it stands; %NULL at its end */
} Book;

typedef struct
{
  sqlite3 *db;
  const char *path;
  GPtrArray *rows; /* Book, one a table */
  Book *births;
  Book *cells;
  GHashTable *values; /* interned field → GVariant, or %NULL for an empty cell */
  CordonReplayFunc func;
  gpointer user_data;
} Replay;

static void
book_free (Book *book)
{
  if (book == NULL)
    return;
  sqlite3_finalize (book->statement);
  g_free (book->id);
  g_free (book);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Book, book_free)

static gboolean
turn_page (Replay *replay, Book *book, GError **error)
{
  int result = sqlite3_step (book->statement);

  g_clear_pointer (&book->id, g_free);
  if (result == SQLITE_DONE)
    return TRUE;
  if (result != SQLITE_ROW)
    return cordon_sqlite_fail (replay->db, replay->path, error);
  book->id = g_strdup ((const char *) sqlite3_column_text (book->statement, 0));
  if (book->id == NULL)
    book->id = g_strdup ("");
  return TRUE;
}

static Book *
open_book (Replay *replay, const char *sql, const CordonTable *table, GError **error)
{
  g_autoptr (Book) book = g_new0 (Book, 1);

  book->table = table;
  book->statement = cordon_sqlite_prepare (replay->db, replay->path, sql, error);
  if (book->statement == NULL || !turn_page (replay, book, error))
    return NULL;
  return g_steal_pointer (&book);
}

static Book *
open_rows (Replay *replay, const CordonTable *table, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id, deleted");

  for (guint i = 0; table->fields[i] != NULL; i++)
    g_string_append_printf (sql, ", \"%s\"", table->fields[i]);
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY id", table->name);
  return open_book (replay, sql->str, table, error);
}

static const char *
earlier (const char *a, const Book *book)
{
  if (book->id == NULL)
    return a;
  return a == NULL || strcmp (book->id, a) < 0 ? book->id : a;
}

static char *
next_id (Replay *replay)
{
  const char *id = earlier (earlier (NULL, replay->births), replay->cells);

  for (guint i = 0; i < replay->rows->len; i++)
    id = earlier (id, replay->rows->pdata[i]);
  return g_strdup (id);
}

static gboolean
lies_open_at (const Book *book, const char *id)
{
  return book->id != NULL && strcmp (book->id, id) == 0;
}

static void
unref_value (gpointer value)
{
  if (value != NULL)
    g_variant_unref (value);
}

static void
take_first_value (const char *field, GVariant *value, gpointer user_data)
{
  Replay *replay = user_data;

  g_hash_table_replace (replay->values, (gpointer) g_intern_string (field), g_variant_ref (value));
}

/* A text column keeps a number as text, a number column a numeral as number: SQLite's column affinity. */
static gboolean
is_same (sqlite3_stmt *statement, int column, GVariant *value)
{
  int type = sqlite3_column_type (statement, column);

  if (value == NULL || type == SQLITE_NULL)
    return value == NULL && type == SQLITE_NULL;
  if (type == SQLITE_INTEGER && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return sqlite3_column_int64 (statement, column) == g_variant_get_int64 (value);
  if (type == SQLITE_INTEGER || type == SQLITE_FLOAT)
    {
      double number = sqlite3_column_double (statement, column);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
        return number == g_variant_get_double (value);
      if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
        return number == (double) g_variant_get_int64 (value);
      return number == g_ascii_strtod (g_variant_get_string (value, NULL), NULL);
    }
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      const char *text = (const char *) sqlite3_column_text (statement, column);
      const char *wanted = g_variant_get_string (value, NULL);
      g_autofree char *valid = NULL;

      if (g_strcmp0 (text, wanted) == 0)
        return TRUE;
      valid = text != NULL ? g_utf8_make_valid (text, sqlite3_column_bytes (statement, column)) : NULL;
      return g_strcmp0 (valid, wanted) == 0;
    }
  {
    const char *text = (const char *) sqlite3_column_text (statement, column);
    double number = g_ascii_strtod (text != NULL ? text : "", NULL);

    return g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) ? number == (double) g_variant_get_int64 (value)
                                                              : number == g_variant_get_double (value);
  }
}

static gboolean
compare_row (Replay *replay, const Book *book, const char *id)
{
  const CordonTable *table = book->table;
  GVariant *deleted = g_hash_table_lookup (replay->values, g_intern_static_string ("deleted"));
  gboolean same =
      deleted != NULL ? is_same (book->statement, 1, deleted) : sqlite3_column_int64 (book->statement, 1) == 0;

  if (!same && !replay->func (CORDON_REPLAY_OTHER_CELL, table->name, id, "deleted", replay->user_data))
    return FALSE;
  for (guint i = 0; table->fields[i] != NULL; i++)
    if (!is_same (book->statement, (int) i + 2, g_hash_table_lookup (replay->values, table->fields[i]))
        && !replay->func (CORDON_REPLAY_OTHER_CELL, table->name, id, table->fields[i], replay->user_data))
      return FALSE;
  return TRUE;
}

/* Gathers what history says of @id. Its kind, or %NULL when nobody made it, comes in @kind. */
static gboolean
read_history (Replay *replay, const char *id, char **kind, gboolean *go_on, GError **error)
{
  g_hash_table_remove_all (replay->values);
  while (lies_open_at (replay->births, id))
    {
      sqlite3_stmt *birth = replay->births->statement;
      const char *first = (const char *) sqlite3_column_text (birth, 2);

      g_free (*kind);
      *kind = g_strdup ((const char *) sqlite3_column_text (birth, 1));
      if (first == NULL || !cordon_birth_decode (first, take_first_value, replay))
        *go_on = replay->func (CORDON_REPLAY_UNREADABLE, *kind, id, NULL, replay->user_data);
      if (!turn_page (replay, replay->births, error))
        return FALSE;
    }
  /* In the order of their moments: the last of a field is what counts. */
  while (lies_open_at (replay->cells, id))
    {
      sqlite3_stmt *cell = replay->cells->statement;
      const char *field = (const char *) sqlite3_column_text (cell, 1);

      if (field != NULL)
        g_hash_table_replace (replay->values, (gpointer) g_intern_string (field), cordon_sqlite_column (cell, 2));
      if (!turn_page (replay, replay->cells, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
compare_at (Replay *replay, const char *id, gboolean *go_on, GError **error)
{
  g_autofree char *kind = NULL;
  gboolean found = FALSE;

  if (!read_history (replay, id, &kind, go_on, error))
    return FALSE;
  for (guint i = 0; i < replay->rows->len; i++)
    {
      Book *book = replay->rows->pdata[i];

      while (lies_open_at (book, id))
        {
          if (*go_on && g_strcmp0 (kind, book->table->name) != 0)
            *go_on = replay->func (CORDON_REPLAY_NO_BIRTH, book->table->name, id, NULL, replay->user_data);
          else
            {
              found = TRUE;
              *go_on = *go_on && compare_row (replay, book, id);
            }
          if (!turn_page (replay, book, error))
            return FALSE;
        }
    }
  /* A kind that this Cordon doesn't know has no table yet. */
  if (!found && kind != NULL && *go_on)
    for (guint i = 0; i < replay->rows->len; i++)
      if (strcmp (((Book *) replay->rows->pdata[i])->table->name, kind) == 0)
        *go_on = replay->func (CORDON_REPLAY_NO_ROW, kind, id, NULL, replay->user_data);
  return TRUE;
}

gboolean
cordon_replay_compare (sqlite3 *db, const char *path, GPtrArray *tables, CordonReplayFunc func, gpointer user_data,
                       GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) book_free);
  g_autoptr (GHashTable) values = g_hash_table_new_full (NULL, NULL, NULL, unref_value);
  g_autoptr (Book) births = NULL;
  g_autoptr (Book) cells = NULL;
  Replay replay = {.db = db, .path = path, .rows = rows, .values = values, .func = func, .user_data = user_data};
  gboolean go_on = TRUE;

  for (guint i = 0; i < tables->len; i++)
    {
      Book *book = open_rows (&replay, tables->pdata[i], error);

      if (book == NULL)
        return FALSE;
      g_ptr_array_add (rows, book);
    }
  replay.births = births = open_book (&replay, "SELECT row, kind, first FROM birth ORDER BY row", NULL, error);
  if (births == NULL)
    return FALSE;
  replay.cells = cells = open_book (&replay,
                                    "SELECT c.row, c.field, c.new FROM cell c LEFT JOIN edit e ON e.position = c.edit"
                                    " ORDER BY c.row, c.field, e.at, e.device",
                                    NULL, error);
  if (cells == NULL)
    return FALSE;
  while (go_on)
    {
      g_autofree char *id = next_id (&replay);

      if (id == NULL)
        break;
      if (!compare_at (&replay, id, &go_on, error))
        return FALSE;
    }
  return TRUE;
}
