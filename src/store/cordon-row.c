/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row as it was read: its values lie in one block with it, beside a reference to the names that its table gives them.
 * The names are interned, and so outlive the ledger. */

#include "store/cordon-query-private.h"

#include "store/cordon-sqlite.h"

struct _CordonRow
{
  gatomicrefcount references;
  gint64 key;
  const char *kind;
  char *id;
  const char **fields; /* of cordon_table_names() */
  gboolean deleted;
  GVariant *values[];
};

G_DEFINE_BOXED_TYPE (CordonRow, cordon_row, cordon_row_ref, cordon_row_unref)

/* Rows of one table share the array of its fields' names; there are as many as tables, for as long as the program. */
const char **
cordon_table_names (const CordonTable *table)
{
  static GMutex mutex;
  static GHashTable *known;
  const char **names;
  g_autofree char *joined = g_strjoinv ("\n", table->fields);

  g_mutex_lock (&mutex);
  if (known == NULL)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names = g_hash_table_lookup (known, joined);
  if (names == NULL)
    {
      guint n = g_strv_length (table->fields);

      names = g_new0 (const char *, n + 1);
      for (guint i = 0; i < n; i++)
        names[i] = g_intern_string (table->fields[i]);
      g_hash_table_insert (known, g_steal_pointer (&joined), names);
    }
  g_mutex_unlock (&mutex);
  return names;
}

CordonRow *
cordon_row_read (const CordonTable *table, const char **names, sqlite3_stmt *statement)
{
  guint n = (guint) sqlite3_column_count (statement) - 3;
  CordonRow *self = g_malloc0 (sizeof (CordonRow) + n * sizeof (GVariant *));

  g_atomic_ref_count_init (&self->references);
  self->kind = g_intern_string (table->name);
  self->fields = names;
  self->key = sqlite3_column_int64 (statement, 0);
  self->id = g_strdup (cordon_sqlite_text (statement, 1));
  self->deleted = sqlite3_column_int (statement, 2) != 0;
  for (guint i = 0; i < n; i++)
    self->values[i] = cordon_sqlite_column (statement, (int) i + 3);
  return self;
}

CordonRow *
cordon_row_new (const CordonTable *table, const char **names, const char *id, GVariant *const *values)
{
  guint n = g_strv_length (table->fields);
  CordonRow *self = g_malloc0 (sizeof (CordonRow) + n * sizeof (GVariant *));

  g_atomic_ref_count_init (&self->references);
  self->kind = g_intern_string (table->name);
  self->fields = names;
  self->id = g_strdup (id);
  for (guint i = 0; i < n; i++)
    self->values[i] = values[i] != NULL ? g_variant_ref_sink (values[i]) : NULL;
  return self;
}

CordonRow *
cordon_row_ref (CordonRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
cordon_row_unref (CordonRow *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint i = 0; self->fields[i] != NULL; i++)
    g_clear_pointer (&self->values[i], g_variant_unref);
  g_free (self->id);
  g_free (self);
}

const char *
cordon_row_get_kind (CordonRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

const char *
cordon_row_get_id (CordonRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

gint64
cordon_row_get_key (CordonRow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->key;
}

gboolean
cordon_row_get_deleted (CordonRow *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->deleted;
}

GVariant *
cordon_row_get (CordonRow *self, const char *field)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  for (guint i = 0; self->fields[i] != NULL; i++)
    if (self->fields[i] == field || g_str_equal (self->fields[i], field))
      return self->values[i];
  return NULL;
}

const char *
cordon_row_get_text (CordonRow *self, const char *field)
{
  GVariant *value = cordon_row_get (self, field);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (value, NULL)
                                                                              : NULL;
}

void
cordon_rows_free (CordonRows *rows)
{
  if (rows == NULL)
    return;
  g_ptr_array_unref (rows->rows);
  g_free (rows);
}

void
cordon_keys_free (CordonKeys *keys)
{
  if (keys == NULL)
    return;
  g_array_unref (keys->keys);
  g_free (keys);
}
