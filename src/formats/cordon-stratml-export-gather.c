/* SPDX-License-Identifier: GPL-3.0-or-later */

/* StratML out: what is written, read from the plan and put in order. A document holds the strategy, not the whole plan:
 * items, measures and readings, status updates and register entries, and of bodies, places, links and translations
 * those that belong to these. */

#include "formats/cordon-stratml-export-private.h"

#include <string.h>

#include "base/cordon-text.h"

GHashTable *
cordon_stratml_export_groups_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static void
take_wanted (CordonRow *row, gpointer data)
{
  CordonStratmlExport *self = data;

  if (cordon_export_job_wants (self->job, row))
    cordon_stratml_export_add (self, row);
}

typedef struct
{
  CordonStratmlExport *self;
  GPtrArray *rows;
} Gathering;

static void
gather (CordonRow *row, gpointer data)
{
  g_ptr_array_add (((Gathering *) data)->rows, cordon_row_ref (row));
}

static GPtrArray *
read_rows (CordonStratmlExport *self, const char *kind, GError **error)
{
  g_autoptr (CordonQuery) query = cordon_query_new (kind);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_row_unref);
  Gathering gathering = {self, rows};

  return cordon_export_job_each_row (self->job, query, gather, &gathering, error) ? g_steal_pointer (&rows) : NULL;
}

static int
compare_ids (gconstpointer one, gconstpointer other)
{
  return strcmp (cordon_row_get_id (*(CordonRow *const *) one), cordon_row_get_id (*(CordonRow *const *) other));
}

static int
compare_ranks (gconstpointer one, gconstpointer other)
{
  CordonRow *a = *(CordonRow *const *) one;
  CordonRow *b = *(CordonRow *const *) other;
  int order = g_strcmp0 (cordon_row_get_text (a, "rank"), cordon_row_get_text (b, "rank"));

  return order != 0 ? order : compare_ids (one, other);
}

static int
compare_times (gconstpointer one, gconstpointer other)
{
  static const char *const fields[] = {"period", "as_of", "role"};
  CordonRow *a = *(CordonRow *const *) one;
  CordonRow *b = *(CordonRow *const *) other;
  int order = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields) && order == 0; i++)
    order = g_strcmp0 (cordon_row_get_text (a, fields[i]), cordon_row_get_text (b, fields[i]));
  return order != 0 ? order : compare_ids (one, other);
}

static void
sort_groups (GHashTable *groups, GCompareFunc compare)
{
  GHashTableIter iter;
  gpointer group;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    g_ptr_array_sort (group, compare);
}

static void
group_rows (CordonStratmlExport *self)
{
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      CordonRow *row = data;
      const char *kind = cordon_row_get_kind (row);
      const char *item = cordon_row_get_text (row, strcmp (kind, "plan_item") == 0 ? "parent" : "plan_item");
      const char *key = cordon_stratml_export_find (self, "plan_item", item) != NULL ? item : "";

      if (strcmp (kind, "plan_item") == 0)
        g_ptr_array_add (cordon_stratml_export_group (self->children, key), row);
      else if (strcmp (kind, "measure") == 0)
        {
          g_ptr_array_add (cordon_stratml_export_group (self->measures, key), row);
        }
      else if (strcmp (kind, "status_update") == 0)
        g_ptr_array_add (cordon_stratml_export_group (self->updates, key), row);
      else if (strcmp (kind, "register_entry") == 0)
        g_ptr_array_add (cordon_stratml_export_group (self->entries, key), row);
      else if (strcmp (kind, "reading") == 0 && cordon_row_get_text (row, "measure") != NULL)
        g_ptr_array_add (cordon_stratml_export_group (self->readings, cordon_row_get_text (row, "measure")), row);
    }
  sort_groups (self->children, compare_ranks);
  sort_groups (self->measures, compare_ranks);
  sort_groups (self->entries, compare_ranks);
  sort_groups (self->updates, compare_times);
  sort_groups (self->readings, compare_times);
}

/* Reserves each row's own identifier, so that one that came from elsewhere can't take another's. */
static void
reserve_identifiers (CordonStratmlExport *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      const char *kind = cordon_row_get_kind (row);

      if (strcmp (kind, "plan_item") == 0 || strcmp (kind, "measure") == 0 || strcmp (kind, "party") == 0)
        g_hash_table_add (self->identifiers, cordon_stratml_export_own_identifier (cordon_row_get_id (row)));
    }
}

/* What each measure is called is needed before it is written, as another may be part of it. */
static void
name_measures (CordonStratmlExport *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      if (strcmp (cordon_row_get_kind (row), "measure") == 0)
        g_hash_table_insert (self->referents, g_strdup (cordon_row_get_id (row)),
                             cordon_stratml_export_own_identifier (cordon_row_get_id (row)));
    }
}

/* Bodies, and the places where they are. */
static gboolean
add_bodies (CordonStratmlExport *self, GPtrArray *links, GError **error)
{
  static const char *const references[][2] = {{"plan_item", "owner"},
                                              {"register_entry", "owner"},
                                              {"reading", "party"}};
  g_autoptr (GPtrArray) parties = read_rows (self, "party", error);
  g_autoptr (GPtrArray) places = parties != NULL ? read_rows (self, "place", error) : NULL;
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer data;
  gboolean more = TRUE;

  if (places == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      for (guint i = 0; i < G_N_ELEMENTS (references); i++)
        {
          const char *id = strcmp (cordon_row_get_kind (data), references[i][0]) == 0
                               ? cordon_row_get_text (data, references[i][1])
                               : NULL;

          if (id != NULL)
            g_hash_table_add (wanted, g_strdup (id));
        }
    }
  for (guint i = 0; i < links->len; i++)
    {
      static const char *const ends[] = {"from", "to"};

      for (guint j = 0; j < 2; j++)
        {
          g_autofree char *kind = g_strconcat (ends[j], "_kind", NULL);
          g_autofree char *id = g_strconcat (ends[j], "_row", NULL);
          g_autofree char *other_kind = g_strconcat (ends[1 - j], "_kind", NULL);
          g_autofree char *other_id = g_strconcat (ends[1 - j], "_row", NULL);
          const char *other = cordon_row_get_text (links->pdata[i], other_kind);

          if (g_strcmp0 (cordon_row_get_text (links->pdata[i], kind), "party") == 0 && other != NULL
              && cordon_stratml_export_find (self, other, cordon_row_get_text (links->pdata[i], other_id)) != NULL
              && cordon_row_get_text (links->pdata[i], id) != NULL)
            g_hash_table_add (wanted, g_strdup (cordon_row_get_text (links->pdata[i], id)));
        }
    }
  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < parties->len; i++)
        {
          CordonRow *party = parties->pdata[i];
          const char *parent = cordon_row_get_text (party, "parent");

          if (!g_hash_table_contains (wanted, cordon_row_get_id (party)))
            continue;
          cordon_stratml_export_add (self, party);
          if (parent != NULL && g_hash_table_add (wanted, g_strdup (parent)))
            more = TRUE;
        }
    }
  for (guint i = 0; i < parties->len; i++)
    {
      if (cordon_stratml_export_find (self, "party", cordon_row_get_id (parties->pdata[i])) != NULL
          && cordon_row_get_text (parties->pdata[i], "place") != NULL)
        g_hash_table_add (wanted, g_strdup (cordon_row_get_text (parties->pdata[i], "place")));
    }
  for (guint i = 0; i < places->len; i++)
    {
      if (g_hash_table_contains (wanted, cordon_row_get_id (places->pdata[i])))
        cordon_stratml_export_add (self, places->pdata[i]);
    }
  return TRUE;
}

static void
add_name (CordonStratmlExport *self, const char *name, CordonRow *party)
{
  g_autofree char *folded = cordon_text_fold (name);
  gpointer there = NULL;

  if (*folded != '\0' && (!g_hash_table_lookup_extended (self->names, folded, NULL, &there) || there != party))
    {
      gboolean first = !g_hash_table_contains (self->names, folded);

      g_hash_table_insert (self->names, g_steal_pointer (&folded), first ? party : NULL);
    }
}

/* Who reads the document finds a body by its name, then by its abbreviation. */
static void
name_bodies (CordonStratmlExport *self)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      GHashTableIter iter;
      gpointer row;

      g_hash_table_iter_init (&iter, self->rows);
      while (g_hash_table_iter_next (&iter, NULL, &row))
        {
          const char *name = strcmp (cordon_row_get_kind (row), "party") == 0
                                 ? cordon_row_get_text (row, pass == 0 ? "name" : "abbreviation")
                                 : NULL;

          if (name != NULL)
            add_name (self, name, row);
        }
    }
}

static void
sort_links (CordonStratmlExport *self, GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      CordonRow *link = links->pdata[i];
      const char *from_kind = cordon_row_get_text (link, "from_kind");
      const char *to_kind = cordon_row_get_text (link, "to_kind");
      const char *to = cordon_row_get_text (link, "to_row");

      if (from_kind == NULL || to_kind == NULL
          || cordon_stratml_export_find (self, from_kind, cordon_row_get_text (link, "from_row")) == NULL
          || cordon_stratml_export_find (self, to_kind, to) == NULL)
        continue;
      /* Between two bodies, it is the network's, and not the plan's. */
      if (strcmp (from_kind, "party") == 0 && strcmp (to_kind, "party") == 0)
        continue;
      cordon_stratml_export_add (self, link);
      if (g_strcmp0 (cordon_row_get_text (link, "kind"), "partner") == 0 && strcmp (from_kind, "party") == 0
          && strcmp (to_kind, "plan_item") == 0)
        g_ptr_array_add (cordon_stratml_export_group (self->partners, to), link);
      else
        g_ptr_array_add (self->links, link);
    }
  g_ptr_array_sort (self->links, compare_ids);
}

static void
take_translations (CordonStratmlExport *self, GPtrArray *translations)
{
  for (guint i = 0; i < translations->len; i++)
    {
      CordonRow *row = translations->pdata[i];
      const char *kind = cordon_row_get_text (row, "kind");

      if (kind != NULL && cordon_stratml_export_find (self, kind, cordon_row_get_text (row, "row")) != NULL)
        {
          cordon_stratml_export_add (self, row);
          g_ptr_array_add (self->translations, row);
        }
    }
  g_ptr_array_sort (self->translations, compare_ids);
}

/* Reads all that is written: the wanted rows, and what they lead to. */
gboolean
cordon_stratml_export_gather (CordonStratmlExport *self, GError **error)
{
  static const char *const kinds[] = {"plan_item", "measure", "reading", "status_update", "register_entry"};
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) translated = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (CordonQuery) query = cordon_query_new (kinds[i]);

      if (!cordon_export_job_each_row (self->job, query, take_wanted, self, error)
          || !cordon_export_job_step (self->job, i, G_N_ELEMENTS (kinds) + 3, error))
        return FALSE;
    }
  links = read_rows (self, "link", error);
  translated = links != NULL ? read_rows (self, "translation", error) : NULL;
  if (translated == NULL || !add_bodies (self, links, error))
    return FALSE;
  group_rows (self);
  sort_links (self, links);
  take_translations (self, translated);
  reserve_identifiers (self);
  name_measures (self);
  name_bodies (self);
  return TRUE;
}
