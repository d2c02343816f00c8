/* SPDX-License-Identifier: GPL-3.0-or-later */

/* StratML in: what comes before reading and after it. Before, a document as it is becomes one that can be read: without
 * empty elements, markup and layout. After, when all rows are known: what they refer to, their places among siblings,
 * and what stands in the plan. */

#include "formats/cordon-stratml-import-private.h"

#include <string.h>

#include "base/cordon-text.h"

#include <glib/gi18n-lib.h>

/* Before anything is read */

static char *
join_words (const CordonStratmlNode *node)
{
  static const char *const lines[] = {"p", "li", "br", "div", "tr", "P", "LI", "BR", "DIV", "TR", NULL};
  g_autoptr (GString) words = g_string_new (node->text);

  for (const CordonStratmlNode *child = node->first; child != NULL; child = child->next)
    {
      g_autofree char *inner = join_words (child);

      if (*child->name == '@')
        continue;
      if (words->len > 0 && words->str[words->len - 1] != '\n' && g_strv_contains (lines, child->name))
        g_string_append_c (words, '\n');
      g_string_append (words, inner);
      if (cordon_stratml_child_text (child, "@href") != NULL)
        g_string_append_printf (words, " (%s)", cordon_stratml_child_text (child, "@href"));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    {
      if ((guchar) *text >= 127 || ((guchar) *text < 32 && *text != '\n'))
        return FALSE;
    }
  return TRUE;
}

/* Trims a foreign document's texts, which are full of its layout, and takes out what nobody sees. */
static void
clean_text (CordonStratmlTree *tree, CordonStratmlNode *node)
{
  char *end;

  if (node->text == NULL)
    return;
  if (!is_plain (node->text))
    {
      g_autofree char *clean = cordon_text_clean (node->text, 0, TRUE);

      cordon_stratml_set_text (tree, node, clean);
      return;
    }
  node->text += strspn (node->text, " \n");
  end = node->text + strlen (node->text);
  while (end > node->text && (end[-1] == ' ' || end[-1] == '\n'))
    end--;
  *end = '\0';
  if (end == node->text)
    node->text = NULL;
}

/* Makes of a document as it is one that can be read: words of markup joined, empty elements gone, old names new.
 * Returns: whether anything is left of @node */
/* ANSI's names for what ISO calls otherwise. */
static void
rename_child (CordonStratmlImport *self, CordonStratmlNode *child)
{
  if (cordon_stratml_is (child, "FirstName"))
    cordon_stratml_rename (self->tree, child, "GivenName");
  else if (cordon_stratml_is (child, "LastName"))
    cordon_stratml_rename (self->tree, child, "Surname");
}

static void
mend_attribute (CordonStratmlImport *self, CordonStratmlNode *node, CordonStratmlNode *attribute)
{
  if (!cordon_stratml_is (attribute, "@IndicatorType") || !cordon_stratml_is (node, "PerformanceIndicator")
      || cordon_stratml_child (node, "@PerformanceIndicatorType") != NULL)
    return;
  cordon_stratml_rename (self->tree, attribute, "@PerformanceIndicatorType");
  if (attribute->text != NULL)
    cordon_import_job_note (self->job, CORDON_IMPORT_INFORMATION, attribute->line, NULL,
                            _ ("“IndicatorType” is read as “PerformanceIndicatorType”."));
}

gboolean
cordon_stratml_prepare (CordonStratmlImport *self, CordonStratmlNode *node)
{
  if (cordon_stratml_is_leaf (node->name))
    {
      for (CordonStratmlNode *child = node->first, *next; child != NULL; child = next)
        {
          next = child->next;
          if (*child->name == '@' && child->text == NULL)
            cordon_stratml_detach (child);
        }
      if (node->first != NULL)
        {
          g_autofree char *words = join_words (node);

          cordon_stratml_set_text (self->tree, node, words);
          node->first = node->last = NULL;
          cordon_import_job_note_printf (
              self->job, CORDON_IMPORT_INFORMATION, node->line, NULL,
              _ ("“%s” holds markup or attributes, which a plan has not. Its words come in."), node->name);
        }
      if (!self->ours)
        clean_text (self->tree, node);
      return node->text != NULL;
    }
  if (!self->ours)
    clean_text (self->tree, node);
  for (CordonStratmlNode *child = node->first, *next; child != NULL; child = next)
    {
      next = child->next;
      if (strcmp (node->name, "Submitter") == 0)
        rename_child (self, child);
      else if (*child->name == '@')
        mend_attribute (self, node, child);
      if (cordon_stratml_prepare (self, child))
        continue;
      if (*child->name != '@' && *child->name != '#' && !cordon_stratml_is_element (child->name))
        cordon_import_job_note_printf (self->job, CORDON_IMPORT_LEFT_OUT, child->line, NULL,
                                       _ ("StratML has no element “%s”. It is empty, and left out."), child->name);
      cordon_stratml_detach (child);
    }
  return node->text != NULL || node->first != NULL;
}

/* What stands in the plan */

typedef struct
{
  CordonStratmlImport *self;
  const char *kind;
} Lookup;

static void
remember_standing (CordonRow *row, gpointer data)
{
  Lookup *lookup = data;
  g_autofree char *name = g_strconcat (lookup->kind, "/", cordon_row_get_id (row), NULL);
  CordonStratmlRow *found = g_hash_table_lookup (lookup->self->index, name);

  if (found != NULL && found->standing == NULL)
    found->standing = cordon_row_ref (row);
}

static gboolean
look_up_standing (CordonStratmlImport *self, GError **error)
{
  for (guint i = 0; cordon_stratml_record_kinds[i] != NULL; i++)
    {
      g_autoptr (CordonQuery) query = cordon_query_new (cordon_stratml_record_kinds[i]);
      Lookup lookup = {self, cordon_stratml_record_kinds[i]};
      gboolean any = FALSE;

      for (guint j = 0; j < self->rows->len && !any; j++)
        any = strcmp (((CordonStratmlRow *) self->rows->pdata[j])->kind, lookup.kind) == 0;
      cordon_query_set_living (query, CORDON_LIVING_AND_DELETED);
      if (any && !cordon_import_job_each_row (self->job, query, remember_standing, &lookup, error))
        return FALSE;
    }
  return TRUE;
}

static CordonRows *
read_all (CordonStratmlImport *self, const char *kind, GError **error)
{
  g_autoptr (CordonQuery) query = cordon_query_new (kind);

  cordon_query_set_living (query, CORDON_LIVING_AND_DELETED);
  return cordon_import_job_read_rows (self->job, query, error);
}

gboolean
cordon_stratml_read_plan (CordonStratmlImport *self, GError **error)
{
  self->items = read_all (self, "plan_item", error);
  if (self->items != NULL)
    self->parties = read_all (self, "party", error);
  if (self->parties != NULL)
    self->standing_measures = read_all (self, "measure", error);
  if (self->standing_measures == NULL)
    return FALSE;
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < self->parties->rows->len; i++)
        {
          CordonRow *row = self->parties->rows->pdata[i];
          const char *name = cordon_row_get_text (row, pass == 0 ? "name" : "abbreviation");

          if (pass == 0)
            g_hash_table_insert (self->parties_by_id, g_strdup (cordon_row_get_id (row)), row);
          if (name != NULL && !cordon_row_get_deleted (row))
            cordon_stratml_name_party (self, name, cordon_row_get_id (row));
        }
    }
  return TRUE;
}

/* Order */

static int
compare_keys (gconstpointer one, gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

/* Gives the rows of one parent their places: what stands there keeps its own, the others come after what is before
 * them in the document. */
static void
rank_siblings (GPtrArray *rows, GPtrArray *taken)
{
  g_autofree char *last = NULL;

  if (taken == NULL)
    {
      g_auto (GStrv) keys = cordon_text_keys_after (NULL, rows->len);

      for (guint i = 0; i < rows->len; i++)
        cordon_stratml_row_set (rows->pdata[i], "rank", keys[i]);
      return;
    }
  g_ptr_array_sort (taken, compare_keys);
  for (guint i = 0; i < rows->len; i++)
    {
      CordonStratmlRow *row = rows->pdata[i];
      const char *own = row->standing != NULL ? cordon_row_get_text (row->standing, "rank") : NULL;
      g_autofree char *key = NULL;
      const char *next = NULL;
      guint after = 0;

      if (own != NULL)
        {
          g_free (last);
          last = g_strdup (own);
          continue;
        }
      for (; last != NULL && after < taken->len && strcmp (taken->pdata[after], last) <= 0; after++)
        ;
      /* The first of them comes at the end: before what stands there nobody asked for it. */
      if (last == NULL && taken->len > 0)
        last = g_strdup (taken->pdata[taken->len - 1]);
      else if (after < taken->len)
        next = taken->pdata[after];
      key = cordon_text_key_between (last, next);
      cordon_stratml_row_set (row, "rank", key);
      g_free (last);
      last = g_steal_pointer (&key);
    }
}

static void
rank_rows (CordonStratmlImport *self, const char *kind, const char *parent_field, CordonRows *standing)
{
  g_autoptr (GHashTable) groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) taken =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer parent, rows;

  for (guint i = 0; i < standing->rows->len; i++)
    {
      CordonRow *row = standing->rows->pdata[i];
      const char *above = cordon_row_get_text (row, parent_field);
      const char *rank = cordon_row_get_text (row, "rank");
      GPtrArray *keys = g_hash_table_lookup (taken, above != NULL ? above : "");

      if (rank == NULL || cordon_row_get_deleted (row))
        continue;
      if (keys == NULL)
        {
          keys = g_ptr_array_new ();
          g_hash_table_insert (taken, g_strdup (above != NULL ? above : ""), keys);
        }
      g_ptr_array_add (keys, (gpointer) rank);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      CordonStratmlRow *row = self->rows->pdata[i];
      const char *above;
      GPtrArray *group;

      if (strcmp (row->kind, kind) != 0 || row->ranked)
        continue;
      above = cordon_stratml_row_text (row, parent_field);
      group = g_hash_table_lookup (groups, above != NULL ? above : "");
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, g_strdup (above != NULL ? above : ""), group);
        }
      g_ptr_array_add (group, row);
    }
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &parent, &rows))
    rank_siblings (rows, g_hash_table_lookup (taken, parent));
}

/* Measures that may be part of others that the document has. */
static void
settle_narrower (CordonStratmlImport *self)
{
  for (guint i = 0; i < self->narrower->len; i++)
    {
      CordonStratmlNarrower *narrower = self->narrower->pdata[i];

      while (narrower->relationships->first != NULL)
        {
          CordonStratmlNode *relationship = narrower->relationships->first;
          const char *name = cordon_stratml_child_text (relationship, "ReferentIdentifier");
          const char *other = g_hash_table_lookup (self->measures, name);

          if (other != NULL && strcmp (other, narrower->row->id) != 0
              && cordon_stratml_row_text (narrower->row, "part_of") == NULL)
            {
              cordon_stratml_row_set (narrower->row, "part_of", other);
              cordon_stratml_detach (relationship);
            }
          else
            cordon_stratml_keep (self, narrower->outside, relationship, narrower->row->where);
        }
      cordon_stratml_row_set_outside (self, narrower->row, narrower->outside, narrower->block);
    }
}

/* A parent that neither the document nor the plan has. */
static void
settle_parents (CordonStratmlImport *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->items->rows->len; i++)
    g_hash_table_add (known, (gpointer) cordon_row_get_id (self->items->rows->pdata[i]));
  for (guint i = 0; i < self->rows->len; i++)
    {
      CordonStratmlRow *row = self->rows->pdata[i];
      const char *parent = strcmp (row->kind, "plan_item") == 0 ? cordon_stratml_row_text (row, "parent") : NULL;
      g_autofree char *key = parent != NULL ? g_strconcat ("plan_item/", parent, NULL) : NULL;

      if (parent == NULL || g_hash_table_contains (known, parent) || g_hash_table_contains (self->index, key))
        continue;
      cordon_stratml_row_forget (row, "parent");
      cordon_import_job_note (self->job, CORDON_IMPORT_INFORMATION, row->line, row->where,
                              _ ("What it is part of is neither in the document nor in the plan. It stands by "
                                 "itself."));
    }
}

static gboolean
put_rows (CordonStratmlImport *self, GError **error)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      CordonStratmlRow *row = self->rows->pdata[i];

      for (guint j = 0; row->standing == NULL && j < row->first->len; j++)
        {
          CordonImportCell *cell = &g_array_index (row->first, CordonImportCell, j);

          if (cordon_stratml_row_text (row, cell->field) == NULL)
            cordon_stratml_cell_set (row->cells, cell->field, cell->value);
        }
      cordon_import_job_put (self->job, row->kind, row->id, row->standing, (CordonImportCell *) row->cells->data,
                             row->cells->len, row->line, row->where);
      if (i % 256 == 0 && !cordon_import_job_step (self->job, 2 + i, 2 + self->rows->len, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cordon_stratml_settle (CordonStratmlImport *self, GError **error)
{
  cordon_stratml_settle_aliases (self);
  settle_narrower (self);
  settle_parents (self);
  if (!look_up_standing (self, error))
    return FALSE;
  rank_rows (self, "plan_item", "parent", self->items);
  rank_rows (self, "measure", "plan_item", self->standing_measures);
  return put_rows (self, error);
}
