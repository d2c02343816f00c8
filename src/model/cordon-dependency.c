/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which item waits for which. Looked for breadth first, so that what is told is the shortest way. */

#include "model/cordon-dependency-private.h"

#include <glib/gi18n-lib.h>

static char *
name_item (CordonPlan *plan, const char *id)
{
  CordonRecord *item = cordon_plan_peek (plan, "plan_item", id);
  const char *code = item != NULL ? cordon_record_get_text (item, "code") : NULL;

  if (code != NULL)
    return g_strdup (code);
  return item != NULL ? cordon_record_dup_title (item) : g_strdup (C_ ("dependency", "another item"));
}

char *
cordon_dependency_find_loop (CordonPlan *plan, GHashTable *dependencies, const char *from, const char *to)
{
  g_autoptr (GHashTable) before = g_hash_table_new (g_str_hash, g_str_equal); /* item → the one that led to it */
  g_autoptr (GQueue) queue = g_queue_new ();
  g_autoptr (GString) way = NULL;

  g_hash_table_insert (before, (gpointer) to, NULL);
  g_queue_push_tail (queue, (gpointer) to);
  while (!g_queue_is_empty (queue) && !g_hash_table_contains (before, from))
    {
      const char *at = g_queue_pop_head (queue);
      GPtrArray *ends = g_hash_table_lookup (dependencies, at);

      for (guint i = 0; ends != NULL && i < ends->len; i++)
        {
          if (!g_hash_table_contains (before, ends->pdata[i]))
            {
              g_hash_table_insert (before, ends->pdata[i], (gpointer) at);
              g_queue_push_tail (queue, ends->pdata[i]);
            }
        }
    }
  if (!g_hash_table_contains (before, from))
    return NULL;

  /* From its end to its beginning. */
  way = g_string_new (NULL);
  for (const char *at = from; at != NULL; at = g_hash_table_lookup (before, at))
    {
      g_autofree char *name = name_item (plan, at);

      g_string_prepend (way, name);
      g_string_prepend (way, " → ");
    }
  {
    g_autofree char *name = name_item (plan, from);

    g_string_prepend (way, name);
  }
  return g_string_free (g_steal_pointer (&way), FALSE);
}
