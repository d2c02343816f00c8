/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows texts mean. Texts are first asked for, then the plan is gone through once; a second time only where
 * something that is no ID was not found as it is written. */

#include "formats/cordon-finder.h"

#include "base/cordon-text.h"
#include "formats/cordon-columns-private.h"

#define BLOCK 1024

struct _CordonFinder
{
  const CordonKind *kind;
  const CordonField *key;
  gboolean keeps_rows;
  const CordonField *names[8];
  guint n_names;
  const char *rank_field;
  GHashTable *wanted;  /* text → CordonFound */
  GStringChunk *texts; /* what is asked for, */
  GPtrArray *blocks;   /* and what is found, BLOCK of them in each: two hundred thousand are made and freed at once */
  guint n_in_block;
  GHashTable *folded; /* folded text → CordonFound of @wanted that has nothing yet */
  char *last_rank;
};

static void
clear_found (CordonFound *found)
{
  g_free (found->id);
  g_free (found->named);
  g_clear_pointer (&found->row, cordon_row_unref);
  g_clear_pointer (&found->key_row, cordon_row_unref);
}

CordonFinder *
cordon_finder_new (const CordonKind *kind, const CordonField *key, gboolean keeps_rows)
{
  CordonFinder *self = g_new0 (CordonFinder, 1);

  self->kind = kind;
  self->key = key;
  self->keeps_rows = keeps_rows;
  self->n_names = cordon_columns_names (kind, self->names);
  self->rank_field = cordon_kind_field (kind, "rank") != NULL ? "rank" : NULL;
  self->wanted = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_string_chunk_new (65536);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->n_in_block = BLOCK;
  return self;
}

void
cordon_finder_free (CordonFinder *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->folded, g_hash_table_unref);
  g_hash_table_unref (self->wanted);
  g_string_chunk_free (self->texts);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      for (guint j = 0; j < (i + 1 < self->blocks->len ? BLOCK : self->n_in_block); j++)
        clear_found ((CordonFound *) self->blocks->pdata[i] + j);
    }
  g_ptr_array_unref (self->blocks);
  g_free (self->last_rank);
  g_free (self);
}

void
cordon_finder_want (CordonFinder *self, const char *text)
{
  if (g_hash_table_contains (self->wanted, text))
    return;
  if (self->n_in_block == BLOCK)
    {
      g_ptr_array_add (self->blocks, g_new0 (CordonFound, BLOCK));
      self->n_in_block = 0;
    }
  g_hash_table_insert (self->wanted, g_string_chunk_insert (self->texts, text),
                       (CordonFound *) self->blocks->pdata[self->blocks->len - 1] + self->n_in_block++);
}

static void
take_name (CordonFound *found, const char *id)
{
  if (g_strcmp0 (found->named, id) == 0)
    return;
  found->n_named++;
  if (found->named == NULL)
    found->named = g_strdup (id);
}

static void
look_at (CordonRow *row, gpointer data)
{
  CordonFinder *self = data;
  const char *id = cordon_row_get_id (row);
  CordonFound *found = g_hash_table_lookup (self->wanted, id);
  const char *rank = self->rank_field != NULL ? cordon_row_get_text (row, self->rank_field) : NULL;

  if (found != NULL && found->id == NULL)
    {
      found->id = g_strdup (id);
      if (self->keeps_rows)
        found->row = cordon_row_ref (row);
    }
  if (rank != NULL && g_strcmp0 (rank, self->last_rank) > 0)
    {
      g_free (self->last_rank);
      self->last_rank = g_strdup (rank);
    }
  if (cordon_row_get_deleted (row))
    return;
  for (guint i = 0; i < self->n_names; i++)
    {
      const char *text = cordon_row_get_text (row, self->names[i]->name);

      found = text != NULL ? g_hash_table_lookup (self->wanted, text) : NULL;
      if (found == NULL)
        continue;
      take_name (found, id);
      if (self->keeps_rows && self->names[i] == self->key && found->n_keys++ == 0)
        found->key_row = cordon_row_ref (row);
    }
}

static void
look_folded (CordonRow *row, gpointer data)
{
  CordonFinder *self = data;

  for (guint i = 0; i < self->n_names; i++)
    {
      const char *text = cordon_row_get_text (row, self->names[i]->name);
      g_autofree char *folded = text != NULL ? cordon_text_fold (text) : NULL;
      CordonFound *found = folded != NULL ? g_hash_table_lookup (self->folded, folded) : NULL;

      if (found != NULL)
        take_name (found, cordon_row_get_id (row));
    }
}

static void
gather_unfound (CordonFinder *self)
{
  GHashTableIter iter;
  gpointer text, value;

  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &text, &value))
    {
      const CordonFound *found = value;

      if (found->id == NULL && found->named == NULL && !cordon_id_is_valid (text))
        g_hash_table_insert (self->folded, cordon_text_fold (text), value);
    }
}

gboolean
cordon_finder_search (CordonFinder *self, CordonImportJob *job, GError **error)
{
  g_autoptr (CordonQuery) all = cordon_query_new (self->kind->name);
  g_autoptr (CordonQuery) living = cordon_query_new (self->kind->name);

  if (g_hash_table_size (self->wanted) == 0 && self->rank_field == NULL)
    return TRUE;
  cordon_query_set_living (all, CORDON_LIVING_AND_DELETED);
  if (!cordon_import_job_each_row (job, all, look_at, self, error))
    return FALSE;
  /* Names alone are compared so, for references; what names a row of the document itself is as it is written. */
  if (self->n_names == 0 || self->keeps_rows)
    return TRUE;
  gather_unfound (self);
  return g_hash_table_size (self->folded) == 0 || cordon_import_job_each_row (job, living, look_folded, self, error);
}

void
cordon_finder_add (CordonFinder *self, const char *text, const char *id)
{
  CordonFound *found = g_hash_table_lookup (self->wanted, text);

  if (found == NULL)
    return;
  take_name (found, id);
}

const CordonFound *
cordon_finder_get (CordonFinder *self, const char *text)
{
  return g_hash_table_lookup (self->wanted, text);
}

const char *
cordon_finder_get_last_rank (CordonFinder *self)
{
  return self->last_rank;
}
