/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records that somebody holds, by what their rows are called: an id, which every laptop knows, and a key, which
 * only this file does. A row that was born while the plan is open is known by its id alone until it is read, one in a
 * long list by its key alone. Nothing here keeps a record alive. */

#include "model/cordon-record-cache.h"

#include "model/cordon-record-private.h"

/* The records of one kind. */
typedef struct
{
  GHashTable *by_id;  /* char * → CordonRecord */
  GHashTable *by_key; /* gint64 * → CordonRecord */
} Shelf;

struct _CordonRecordCache
{
  GHashTable *shelves; /* interned kind → Shelf */
};

/* A weak notify comes when the object can't be asked any more: its names are kept beside it. */
typedef struct
{
  Shelf *shelf;
  char *id;
  gint64 key;
} Entry;

static GQuark
entry_quark (void)
{
  return g_quark_from_static_string ("cordon-record-cache-entry");
}

static void
free_shelf (gpointer data)
{
  Shelf *shelf = data;

  g_hash_table_unref (shelf->by_id);
  g_hash_table_unref (shelf->by_key);
  g_free (shelf);
}

static Shelf *
get_shelf (CordonRecordCache *self, const char *kind)
{
  const char *name = g_intern_string (kind);
  Shelf *shelf = g_hash_table_lookup (self->shelves, name);

  if (shelf == NULL)
    {
      shelf = g_new0 (Shelf, 1);
      shelf->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      shelf->by_key = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (self->shelves, (gpointer) name, shelf);
    }
  return shelf;
}

static void
free_entry (Entry *entry)
{
  g_free (entry->id);
  g_free (entry);
}

static void
on_record_gone (gpointer data, GObject *where)
{
  Entry *entry = data;

  if (entry->id != NULL && g_hash_table_lookup (entry->shelf->by_id, entry->id) == (gpointer) where)
    g_hash_table_remove (entry->shelf->by_id, entry->id);
  if (entry->key != 0 && g_hash_table_lookup (entry->shelf->by_key, &entry->key) == (gpointer) where)
    g_hash_table_remove (entry->shelf->by_key, &entry->key);
  free_entry (entry);
}

CordonRecord *
cordon_record_cache_find (CordonRecordCache *self, const char *kind, const char *id)
{
  return g_hash_table_lookup (get_shelf (self, kind)->by_id, id);
}

CordonRecord *
cordon_record_cache_find_key (CordonRecordCache *self, const char *kind, gint64 key)
{
  return g_hash_table_lookup (get_shelf (self, kind)->by_key, &key);
}

void
cordon_record_cache_learn_key (CordonRecordCache *self, CordonRecord *record, gint64 key)
{
  Entry *entry = g_object_get_qdata (G_OBJECT (record), entry_quark ());

  if (key == 0 || entry->key == key)
    return;
  entry->key = key;
  g_hash_table_insert (entry->shelf->by_key, g_memdup2 (&key, sizeof key), record);
}

gint64
cordon_record_cache_key_of (CordonRecord *record)
{
  Entry *entry = g_object_get_qdata (G_OBJECT (record), entry_quark ());

  return entry != NULL ? entry->key : 0;
}

void
cordon_record_cache_add (CordonRecordCache *self, CordonRecord *record)
{
  Entry *entry = g_object_get_qdata (G_OBJECT (record), entry_quark ());

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->shelf = get_shelf (self, cordon_record_get_kind (record)->name);
      g_object_set_qdata (G_OBJECT (record), entry_quark (), entry);
      g_object_weak_ref (G_OBJECT (record), on_record_gone, entry);
    }
  if (entry->id == NULL && cordon_record_get_id (record) != NULL)
    {
      entry->id = g_strdup (cordon_record_get_id (record));
      g_hash_table_insert (entry->shelf->by_id, g_strdup (entry->id), record);
    }
  cordon_record_cache_learn_key (self, record, cordon_record_get_key (record));
}

CordonRecordCache *
cordon_record_cache_new (void)
{
  CordonRecordCache *self = g_new0 (CordonRecordCache, 1);

  self->shelves = g_hash_table_new_full (NULL, NULL, NULL, free_shelf);
  return self;
}

static void
collect (GHashTable *records, GHashTable *all)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_hash_table_add (all, record);
}

void
cordon_record_cache_free (CordonRecordCache *self)
{
  g_autoptr (GHashTable) all = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->shelves);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      collect (((Shelf *) value)->by_id, all);
      collect (((Shelf *) value)->by_key, all);
    }
  /* Who still holds a record keeps it as it is. */
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    {
      Entry *entry = g_object_steal_qdata (value, entry_quark ());

      g_object_weak_unref (value, on_record_gone, entry);
      free_entry (entry);
    }
  g_hash_table_unref (self->shelves);
  g_free (self);
}
