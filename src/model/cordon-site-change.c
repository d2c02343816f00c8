/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is different between two days. A body that moves is, in this plan, one that ends and another that begins under
 * the same name: only so is it known where it was. */

#include "model/cordon-site-change.h"

#include <string.h>

#include "base/cordon-text.h"

typedef struct
{
  CordonSites *sites;
  const char *from;
  const char *to;
  GArray *changes;
} Comparison;

static void
clear_change (gpointer data)
{
  CordonSiteChange *change = data;

  g_clear_object (&change->site);
  g_clear_object (&change->before);
}

static void
compare_site (gpointer item, gpointer user_data)
{
  Comparison *comparison = user_data;
  gboolean before = cordon_site_is_open_on (item, comparison->from);
  gboolean after = cordon_site_is_open_on (item, comparison->to);
  CordonSiteChange change = {after ? CORDON_SITE_OPENED : CORDON_SITE_CLOSED, NULL, NULL};

  if (before == after || !cordon_sites_shows (comparison->sites, item))
    return;
  change.site = g_object_ref (item);
  g_array_append_val (comparison->changes, change);
}

static char *
name_key (CordonSite *site)
{
  g_autofree char *title = cordon_text_fold (cordon_site_get_title (site));

  return g_strjoin ("/", cordon_site_get_kind (site), title, NULL);
}

/* Makes one of an opening and a closing under one name. */
static void
join_moves (GArray *changes)
{
  g_autoptr (GHashTable) closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      CordonSiteChange *change = &g_array_index (changes, CordonSiteChange, i);

      if (change->kind == CORDON_SITE_CLOSED)
        g_hash_table_insert (closed, name_key (change->site), GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < changes->len; i++)
    {
      CordonSiteChange *change = &g_array_index (changes, CordonSiteChange, i);
      g_autofree char *key = NULL;
      guint other;

      if (change->kind != CORDON_SITE_OPENED)
        continue;
      key = name_key (change->site);
      other = GPOINTER_TO_UINT (g_hash_table_lookup (closed, key));
      if (other == 0)
        continue;
      g_hash_table_remove (closed, key);
      change->kind = CORDON_SITE_MOVED;
      change->before = g_steal_pointer (&g_array_index (changes, CordonSiteChange, other - 1).site);
    }
  for (guint i = changes->len; i-- > 0;)
    if (g_array_index (changes, CordonSiteChange, i).site == NULL)
      g_array_remove_index (changes, i);
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const CordonSiteChange *one = a, *other = b;
  int order;

  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  order = g_utf8_collate (cordon_site_get_title (one->site), cordon_site_get_title (other->site));
  return order != 0 ? order : strcmp (cordon_site_get_id (one->site), cordon_site_get_id (other->site));
}

GArray *
cordon_site_changes (CordonSites *sites, const char *from, const char *to)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (CordonSiteChange));
  Comparison comparison = {sites, from, to, changes};

  g_array_set_clear_func (changes, clear_change);
  g_return_val_if_fail (CORDON_IS_SITES (sites), changes);
  g_return_val_if_fail (from != NULL && to != NULL, changes);

  cordon_sites_foreach (sites, compare_site, &comparison);
  join_moves (changes);
  g_array_sort (changes, compare_changes);
  return changes;
}
