/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bodies that a map shows. Parties and places are lists that patch themselves; after an edit of either, each site
 * is derived again, which compares a few texts, and the list that results is compared with the one that was shown. Both
 * are in the same order, but for sites whose title has changed: so what stays needs no search for it. */

#include "model/cordon-sites.h"

#include <string.h>

#include "base/cordon-text.h"
#include "model/cordon-site-private.h"

/* More pieces than this are told as one change from the first difference to the last. */
#define MAX_PIECES 48

struct _CordonSites
{
  GObject parent_instance;

  CordonPlan *plan;
  char **kinds;
  GListModel *parties;
  GListModel *places;

  char *date; /* NULL for the plan's day */
  char **shown_kinds;
  char *area;
  char *folded;
  gboolean only_unverified;
  gboolean only_open;
  CordonRosters *rosters;
  char *host;
  char *level;
  GHashTable *only; /* ids; NULL for all */

  GHashTable *sites;  /* party's id → CordonSite; the key is its record's */
  GPtrArray *rows;    /* what is shown */
  GHashTable *counts; /* kind → how many pass the other filters */
  guint n_passing;
  guint source;
};

static void cordon_sites_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CordonSites, cordon_sites, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cordon_sites_list_model_init))

enum
{
  PROP_N_ITEMS = 1,
  PROP_LOADING,
  N_PROPERTIES,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static gboolean
passes (CordonSites *self, CordonSite *site)
{
  return (self->date == NULL || g_strcmp0 (cordon_site_get_state (site), "planned") != 0)
         && (!self->only_unverified || cordon_site_is_unverified (site))
         && (!self->only_open || !cordon_site_is_closed (site))
         && (self->only == NULL || g_hash_table_contains (self->only, cordon_site_get_id (site)))
         && (self->area == NULL || cordon_site_is_in (site, self->area))
         && (self->host == NULL || self->rosters == NULL
             || g_strcmp0 (cordon_rosters_get_host (self->rosters, cordon_site_get_id (site)), self->host) == 0)
         && (self->level == NULL || self->rosters == NULL
             || cordon_rosters_has_level (self->rosters, cordon_site_get_id (site), self->level))
         && (self->folded == NULL || cordon_site_holds (site, self->folded));
}

static CordonRecord *
place_of (CordonSites *self, CordonRecord *party)
{
  const char *id = cordon_record_get_text (party, "place");
  CordonRecord *place = id != NULL ? cordon_plan_peek (self->plan, "place", id) : NULL;

  return place != NULL && !cordon_record_get_deleted (place) ? place : NULL;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return cordon_site_compare (*(CordonSite *const *) a, *(CordonSite *const *) b);
}

/* Derives all sites again; gives those that are to be told of, and those that stand elsewhere in the order. */
static void
derive (CordonSites *self, GPtrArray *different, GHashTable *moved_sites)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->sites);
  const char *day = cordon_sites_get_date (self);
  guint n = g_list_model_get_n_items (self->parties);

  self->sites = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) party = g_list_model_get_item (self->parties, i);
      const char *kind = cordon_record_get_text (party, "kind");
      CordonSite *known;
      CordonSite *site;
      gboolean moved;

      if (kind == NULL || !g_strv_contains ((const char *const *) self->kinds, kind))
        continue;
      known = g_hash_table_lookup (before, cordon_record_get_id (party));
      site = known != NULL ? g_object_ref (known) : cordon_site_new (party);
      if (cordon_site_update (site, place_of (self, party), day, &moved) && known != NULL)
        {
          g_ptr_array_add (different, g_object_ref (site));
          if (moved)
            g_hash_table_add (moved_sites, site);
        }
      g_hash_table_insert (self->sites, (gpointer) cordon_record_get_id (party), site);
    }
}

/* Returns: (transfer full): what passes the filters, in order; counts them on the way */
static GPtrArray *
filter (CordonSites *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_remove_all (self->counts);
  self->n_passing = 0;
  g_hash_table_iter_init (&iter, self->sites);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      CordonSite *site = value;
      const char *kind = cordon_site_get_kind (site);
      guint count;

      if (!passes (self, site))
        continue;
      count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, kind));
      g_hash_table_insert (self->counts, g_strdup (kind), GUINT_TO_POINTER (count + 1));
      self->n_passing++;
      if (self->shown_kinds == NULL || g_strv_contains ((const char *const *) self->shown_kinds, kind))
        g_ptr_array_add (rows, g_object_ref (site));
    }
  g_ptr_array_sort (rows, compare_rows);
  return rows;
}

/* Telling what changed */

static void
tell (CordonSites *self, guint position, guint removed, guint added)
{
  if (removed + added == 0)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static guint
count_pieces (GPtrArray *rows, GHashTable *steady)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += !g_hash_table_contains (steady, rows->pdata[i])
         && (i == 0 || g_hash_table_contains (steady, rows->pdata[i - 1]));
  return n;
}

static void
show_at_once (CordonSites *self, GPtrArray *after)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->rows);
  guint start = 0, end = 0;

  while (start < before->len && start < after->len && before->pdata[start] == after->pdata[start])
    start++;
  while (end < before->len - start && end < after->len - start
         && before->pdata[before->len - 1 - end] == after->pdata[after->len - 1 - end])
    end++;
  self->rows = g_ptr_array_ref (after);
  tell (self, start, before->len - start - end, after->len - start - end);
}

static void
show_in_pieces (CordonSites *self, GPtrArray *after, GHashTable *steady)
{
  guint i = self->rows->len;

  while (i > 0)
    {
      guint end = i;

      while (i > 0 && !g_hash_table_contains (steady, self->rows->pdata[i - 1]))
        i--;
      if (i < end)
        {
          g_ptr_array_remove_range (self->rows, i, end - i);
          tell (self, i, end - i, 0);
        }
      else
        i--;
    }
  for (i = 0; i < after->len;)
    {
      guint n = 0;

      while (i + n < after->len && !g_hash_table_contains (steady, after->pdata[i + n]))
        {
          g_ptr_array_insert (self->rows, (int) (i + n), g_object_ref (after->pdata[i + n]));
          n++;
        }
      tell (self, i, 0, n);
      i += MAX (n, 1);
    }
}

static void
show (CordonSites *self, GPtrArray *after, GHashTable *moved)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) steady = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    g_hash_table_add (shown, self->rows->pdata[i]);
  for (guint i = 0; i < after->len; i++)
    if (g_hash_table_contains (shown, after->pdata[i])
        && (moved == NULL || !g_hash_table_contains (moved, after->pdata[i])))
      g_hash_table_add (steady, after->pdata[i]);
  if (count_pieces (self->rows, steady) + count_pieces (after, steady) > MAX_PIECES)
    show_at_once (self, after);
  else
    show_in_pieces (self, after, steady);
}

static void
refilter (CordonSites *self)
{
  g_autoptr (GPtrArray) after = filter (self);

  show (self, after, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
update (CordonSites *self)
{
  g_autoptr (GPtrArray) different = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) moved = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) after = NULL;

  g_clear_handle_id (&self->source, g_source_remove);
  derive (self, different, moved);
  after = filter (self);
  show (self, after, moved);
  for (guint i = 0; i < different->len; i++)
    cordon_site_tell (different->pdata[i]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_idle (gpointer data)
{
  g_autoptr (CordonSites) self = g_object_ref (data);

  self->source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
on_items_changed (CordonSites *self)
{
  /* What an edit changes is taken in at its end, in on_plan_changed (); this is for what is read. */
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static void
on_plan_changed (CordonSites *self, CordonChanges *changes)
{
  for (guint i = 0; i < cordon_changes_get_length (changes); i++)
    {
      const char *kind = cordon_changes_get (changes, i)->kind;

      if (strcmp (kind, "party") == 0 || strcmp (kind, "place") == 0)
        {
          update (self);
          return;
        }
    }
}

static void
on_loading (CordonSites *self)
{
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Filters and answers */

static void
set_text (CordonSites *self, char **kept, const char *text)
{
  if (g_strcmp0 (*kept, text) == 0)
    return;
  g_free (*kept);
  *kept = g_strdup (text);
  refilter (self);
}

void
cordon_sites_set_date (CordonSites *self, const char *date)
{
  g_return_if_fail (CORDON_IS_SITES (self));

  if (g_strcmp0 (self->date, date) == 0)
    return;
  g_free (self->date);
  self->date = g_strdup (date);
  update (self);
}

const char *
cordon_sites_get_date (CordonSites *self)
{
  g_return_val_if_fail (CORDON_IS_SITES (self), NULL);

  return self->date != NULL ? self->date : cordon_plan_get_today (self->plan);
}

static gboolean
is_shown_kind (CordonSites *self, const char *kind)
{
  return self->shown_kinds == NULL || g_strv_contains ((const char *const *) self->shown_kinds, kind);
}

gboolean
cordon_sites_shows (CordonSites *self, CordonSite *site)
{
  g_return_val_if_fail (CORDON_IS_SITES (self), FALSE);

  return passes (self, site) && is_shown_kind (self, cordon_site_get_kind (site));
}

void
cordon_sites_set_shown_kinds (CordonSites *self, const char *const *kinds)
{
  g_return_if_fail (CORDON_IS_SITES (self));

  g_strfreev (self->shown_kinds);
  self->shown_kinds = kinds != NULL && kinds[0] != NULL ? g_strdupv ((char **) kinds) : NULL;
  refilter (self);
}

void
cordon_sites_set_area (CordonSites *self, const char *area)
{
  g_return_if_fail (CORDON_IS_SITES (self));

  set_text (self, &self->area, area);
}

const char *
cordon_sites_get_area (CordonSites *self)
{
  g_return_val_if_fail (CORDON_IS_SITES (self), NULL);

  return self->area;
}

void
cordon_sites_set_search (CordonSites *self, const char *search)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (CORDON_IS_SITES (self));

  folded = search != NULL && *search != '\0' ? cordon_text_fold (search) : NULL;
  if (g_strcmp0 (folded, self->folded) == 0)
    return;
  g_free (self->folded);
  self->folded = g_steal_pointer (&folded);
  refilter (self);
}

void
cordon_sites_set_only_unverified (CordonSites *self, gboolean only)
{
  g_return_if_fail (CORDON_IS_SITES (self));

  if (self->only_unverified == !!only)
    return;
  self->only_unverified = !!only;
  refilter (self);
}

static void
on_rosters_changed (CordonSites *self)
{
  if (self->host != NULL || self->level != NULL)
    refilter (self);
}

void
cordon_sites_set_rosters (CordonSites *self, CordonRosters *rosters)
{
  g_return_if_fail (CORDON_IS_SITES (self));

  if (self->rosters != NULL)
    g_signal_handlers_disconnect_by_func (self->rosters, on_rosters_changed, self);
  g_set_object (&self->rosters, rosters);
  if (rosters != NULL)
    g_signal_connect_object (rosters, "changed", G_CALLBACK (on_rosters_changed), self, G_CONNECT_SWAPPED);
  on_rosters_changed (self);
}

void
cordon_sites_set_only (CordonSites *self, const char *const *ids)
{
  g_return_if_fail (CORDON_IS_SITES (self));

  if (self->only == NULL && ids == NULL)
    return;
  g_clear_pointer (&self->only, g_hash_table_unref);
  if (ids != NULL)
    self->only = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_hash_table_add (self->only, g_strdup (ids[i]));
  refilter (self);
}

void
cordon_sites_set_host (CordonSites *self, const char *host)
{
  g_return_if_fail (CORDON_IS_SITES (self));

  set_text (self, &self->host, host);
}

void
cordon_sites_set_level (CordonSites *self, const char *level)
{
  g_return_if_fail (CORDON_IS_SITES (self));

  set_text (self, &self->level, level);
}

void
cordon_sites_set_only_open (CordonSites *self, gboolean only)
{
  g_return_if_fail (CORDON_IS_SITES (self));

  if (self->only_open == !!only)
    return;
  self->only_open = !!only;
  refilter (self);
}

gboolean
cordon_sites_get_loading (CordonSites *self)
{
  gboolean parties, places;

  g_return_val_if_fail (CORDON_IS_SITES (self), FALSE);

  g_object_get (self->parties, "loading", &parties, NULL);
  g_object_get (self->places, "loading", &places, NULL);
  return parties || places;
}

const char *const *
cordon_sites_get_kinds (CordonSites *self)
{
  g_return_val_if_fail (CORDON_IS_SITES (self), NULL);

  return (const char *const *) self->kinds;
}

guint
cordon_sites_count (CordonSites *self, const char *kind)
{
  g_return_val_if_fail (CORDON_IS_SITES (self), 0);

  return kind == NULL ? self->n_passing : GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, kind));
}

guint
cordon_sites_get_total (CordonSites *self)
{
  g_return_val_if_fail (CORDON_IS_SITES (self), 0);

  return g_hash_table_size (self->sites);
}

void
cordon_sites_foreach (CordonSites *self, GFunc func, gpointer user_data)
{
  GHashTableIter iter;
  gpointer site;

  g_return_if_fail (CORDON_IS_SITES (self));

  g_hash_table_iter_init (&iter, self->sites);
  while (g_hash_table_iter_next (&iter, NULL, &site))
    func (site, user_data);
}

CordonSite *
cordon_sites_lookup (CordonSites *self, const char *id)
{
  g_return_val_if_fail (CORDON_IS_SITES (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->sites, id) : NULL;
}

guint
cordon_sites_find (CordonSites *self, const char *id)
{
  CordonSite *site = cordon_sites_lookup (self, id);
  guint position;

  return site != NULL && g_ptr_array_find (self->rows, site, &position) ? position : G_MAXUINT;
}

/* The list */

static GType
get_item_type (GListModel *model)
{
  return CORDON_TYPE_SITE;
}

static guint
get_n_items (GListModel *model)
{
  return CORDON_SITES (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CordonSites *self = CORDON_SITES (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
cordon_sites_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static GListModel *
follow (CordonSites *self, const char *kind)
{
  g_autoptr (CordonQuery) query = cordon_plan_query (kind, "name");
  GListModel *list = cordon_plan_get_list (self->plan, query);

  g_signal_connect_object (list, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::loading", G_CALLBACK (on_loading), self, G_CONNECT_SWAPPED);
  return list;
}

CordonSites *
cordon_sites_new (CordonPlan *plan, const char *const *kinds)
{
  CordonSites *self;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (kinds != NULL, NULL);

  self = g_object_new (CORDON_TYPE_SITES, NULL);
  self->plan = g_object_ref (plan);
  self->kinds = g_strdupv ((char **) kinds);
  self->parties = follow (self, "party");
  self->places = follow (self, "place");
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::today", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

static void
cordon_sites_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonSites *self = CORDON_SITES (object);

  switch (id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->rows->len);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, cordon_sites_get_loading (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_sites_dispose (GObject *object)
{
  CordonSites *self = CORDON_SITES (object);

  g_clear_handle_id (&self->source, g_source_remove);

  G_OBJECT_CLASS (cordon_sites_parent_class)->dispose (object);
}

static void
cordon_sites_finalize (GObject *object)
{
  CordonSites *self = CORDON_SITES (object);

  g_clear_object (&self->parties);
  g_clear_object (&self->places);
  g_clear_object (&self->rosters);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->only, g_hash_table_unref);
  g_free (self->date);
  g_free (self->host);
  g_free (self->level);
  g_strfreev (self->kinds);
  g_strfreev (self->shown_kinds);
  g_free (self->area);
  g_free (self->folded);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->sites);
  g_hash_table_unref (self->counts);

  G_OBJECT_CLASS (cordon_sites_parent_class)->finalize (object);
}

static void
cordon_sites_class_init (CordonSitesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_sites_get_property;
  object_class->dispose = cordon_sites_dispose;
  object_class->finalize = cordon_sites_finalize;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[CHANGED] =
      g_signal_new ("changed", CORDON_TYPE_SITES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_sites_init (CordonSites *self)
{
  self->sites = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}
