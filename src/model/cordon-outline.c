/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree of the plan's items as a flat list, depth first. All items are in one list that patches itself; after an
 * edit the tree is walked again, which is quick, and compared with what was shown: rows that stay are the same objects
 * and are not mentioned, and of rows that change places as few as possible are taken out and put in again. */

#include "model/cordon-outline.h"

#include <string.h>

#include "base/cordon-text.h"
#include "model/cordon-outline-private.h"

/* More pieces than this are told as one change from the first difference to the last. */
#define MAX_PIECES 48
/* No plan is as deep as this; a file from elsewhere may be. */
#define MAX_DEPTH 200

struct _CordonOutline
{
  GObject parent_instance;

  CordonPlan *plan;
  char **kinds;
  gboolean has_headings;
  GListModel *items;
  GListModel *parties; /* once somebody searches: owners are found by name */
  CordonSummaryBoard *board;
  char *search;
  char *folded;
  CordonOutlineTerms terms; /* its texts are owned */
  char *root;

  guint n_shown; /* items that are no headings: those shown… */
  guint n_all;   /* …and all that there are */
  GPtrArray *rows;
  GHashTable *by_id; /* id → CordonOutlineRow of @rows; the key is its record's */
  guint source;
};

static void cordon_outline_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CordonOutline, cordon_outline, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cordon_outline_list_model_init))

enum
{
  PROP_0,
  PROP_N_ITEMS,
  PROP_LOADING,
  PROP_SEARCH,
  PROP_ROOT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* Walking the tree */

typedef struct
{
  CordonOutline *self;
  GHashTable *children; /* parent's id, "" for none → GPtrArray of CordonRecord */
  GPtrArray *rows;      /* what is to be shown */
  GPtrArray *flat;      /* of CordonRecord, in place of @rows where they are sorted */
  CordonOutlineDays days;
  gboolean filtered;
  guint n_shown;
  guint n_all;
} Walk;

static gboolean
is_shown_kind (CordonOutline *self, const char *kind)
{
  return self->kinds == NULL || (kind != NULL && g_strv_contains ((const char *const *) self->kinds, kind));
}

static gboolean
holds (CordonOutline *self, const char *text)
{
  g_autofree char *folded = text != NULL ? cordon_text_fold (text) : NULL;

  return folded != NULL && strstr (folded, self->folded) != NULL;
}

/* Goals and the strategy stand above what is counted, filtered and sorted, where the outline has both. */
static gboolean
is_heading (CordonOutline *self, const char *kind)
{
  return self->has_headings && (g_strcmp0 (kind, "strategy") == 0 || g_strcmp0 (kind, "goal") == 0);
}

static gboolean
matches (Walk *walk, CordonRecord *record, gboolean heading)
{
  CordonOutline *self = walk->self;

  if (walk->filtered
      && (heading
          || !cordon_outline_terms_match (&self->terms, &walk->days, record,
                                          cordon_summary_board_peek (self->board, cordon_record_get_id (record)))))
    return FALSE;
  if (self->folded != NULL)
    {
      CordonRecord *owner = cordon_plan_peek (self->plan, "party", cordon_record_get_text (record, "owner"));
      g_autofree char *title = cordon_record_dup_title (record);

      return holds (self, title)
             || (owner != NULL
                 && (holds (self, cordon_record_get_text (owner, "name"))
                     || holds (self, cordon_record_get_text (owner, "abbreviation"))));
    }
  return TRUE;
}

static CordonOutlineRow *
make_row (CordonOutline *self, CordonRecord *record)
{
  CordonOutlineRow *row = g_hash_table_lookup (self->by_id, cordon_record_get_id (record));

  if (row != NULL && cordon_outline_row_get_record (row) == record)
    return g_object_ref (row);
  return cordon_outline_row_new (self->plan, record);
}

/* Adds what is below @parent. A row that doesn't match stays where something below it does. */
static gboolean
walk_below (Walk *walk, const char *parent, guint depth, guint level)
{
  CordonOutline *self = walk->self;
  GPtrArray *children = g_hash_table_lookup (walk->children, parent);
  gboolean found = FALSE;

  for (guint i = 0; children != NULL && level < MAX_DEPTH && i < children->len; i++)
    {
      CordonRecord *record = children->pdata[i];
      const char *kind = cordon_record_get_text (record, "kind");
      gboolean shown = is_shown_kind (self, kind);
      gboolean heading = shown && is_heading (self, kind);
      gboolean matching = shown && matches (walk, record, heading);
      guint place = walk->rows->len;
      gboolean stays;

      walk->n_all += shown && !heading;
      walk->n_shown += matching && !heading;
      if (walk->flat != NULL && matching && !heading)
        g_ptr_array_add (walk->flat, record);
      else if (walk->flat == NULL && shown)
        g_ptr_array_add (walk->rows, make_row (self, record));
      stays = walk_below (walk, cordon_record_get_id (record), shown ? depth + 1 : depth, level + 1) || matching;
      if (walk->flat == NULL && shown && !stays)
        g_ptr_array_remove_index (walk->rows, place);
      else if (walk->flat == NULL && shown)
        cordon_outline_row_set_depth (walk->rows->pdata[place], depth);
      found = found || stays;
    }
  return found;
}

/* The rows of what was collected, sorted. */
static void
add_sorted (Walk *walk)
{
  cordon_outline_terms_sort (&walk->self->terms, walk->self->board, walk->flat);
  for (guint i = 0; i < walk->flat->len; i++)
    {
      g_ptr_array_add (walk->rows, make_row (walk->self, walk->flat->pdata[i]));
      cordon_outline_row_set_depth (walk->rows->pdata[i], 0);
    }
}

static GPtrArray *
walk_tree (CordonOutline *self)
{
  Walk walk = {.self = self, .filtered = cordon_outline_terms_filter (&self->terms)};
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) flat = NULL;
  g_autoptr (GHashTable) children =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < g_list_model_get_n_items (self->items); i++)
    {
      CordonRecord *record = g_list_model_get_item (self->items, i);
      const char *parent = cordon_record_get_text (record, "parent");
      GPtrArray *siblings = g_hash_table_lookup (children, parent != NULL ? parent : "");

      if (siblings == NULL)
        {
          siblings = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (children, (gpointer) (parent != NULL ? parent : ""), siblings);
        }
      g_ptr_array_add (siblings, record);
    }
  walk.children = children;
  walk.rows = rows;
  if (self->terms.sort != CORDON_OUTLINE_SORT_PLAN)
    flat = walk.flat = g_ptr_array_new ();
  cordon_outline_days_init (&walk.days, self->plan);
  walk_below (&walk, self->root != NULL ? self->root : "", 0, 0);
  if (flat != NULL)
    add_sorted (&walk);
  cordon_outline_days_clear (&walk.days);
  self->n_shown = walk.n_shown;
  self->n_all = walk.n_all;
  return rows;
}

/* Telling what changed */

static void
changed (CordonOutline *self, guint position, guint removed, guint added)
{
  if (removed + added == 0)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* Which rows keep their places among each other: the longest run of @after that is in the order it was in (patience
 * sorting, n log n). @before maps a row to its place + 1. */
static GHashTable *
find_steady (GPtrArray *after, GHashTable *before)
{
  GHashTable *steady = g_hash_table_new (NULL, NULL);
  g_autofree guint *tops = g_new (guint, after->len + 1); /* the row that ends a run of each length */
  g_autofree int *previous = g_new (int, after->len + 1);
  guint n_runs = 0;

  for (guint i = 0; i < after->len; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (before, after->pdata[i]));
      guint low = 0, high = n_runs;

      previous[i] = -1;
      if (place == 0)
        continue;
      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (GPOINTER_TO_UINT (g_hash_table_lookup (before, after->pdata[tops[middle]])) < place)
            low = middle + 1;
          else
            high = middle;
        }
      if (low > 0)
        previous[i] = (int) tops[low - 1];
      tops[low] = i;
      n_runs = MAX (n_runs, low + 1);
    }
  for (int i = n_runs > 0 ? (int) tops[n_runs - 1] : -1; i >= 0; i = previous[i])
    g_hash_table_add (steady, after->pdata[i]);
  return steady;
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

/* One change from the first place that differs to the last. */
static void
show_at_once (CordonOutline *self, GPtrArray *after)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->rows);
  guint start = 0, end = 0;

  while (start < before->len && start < after->len && before->pdata[start] == after->pdata[start])
    start++;
  while (end < before->len - start && end < after->len - start
         && before->pdata[before->len - 1 - end] == after->pdata[after->len - 1 - end])
    end++;
  self->rows = g_ptr_array_ref (after);
  changed (self, start, before->len - start - end, after->len - start - end);
}

static void
show_in_pieces (CordonOutline *self, GPtrArray *after, GHashTable *steady)
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
          changed (self, i, end - i, 0);
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
      changed (self, i, 0, n);
      i += MAX (n, 1);
    }
}

static void
update (CordonOutline *self)
{
  g_autoptr (GPtrArray) after = walk_tree (self);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) steady = NULL;

  g_clear_handle_id (&self->source, g_source_remove);
  for (guint i = 0; i < self->rows->len; i++)
    g_hash_table_insert (places, self->rows->pdata[i], GUINT_TO_POINTER (i + 1));
  steady = find_steady (after, places);

  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < after->len; i++)
    {
      CordonOutlineRow *row = after->pdata[i];

      g_hash_table_insert (self->by_id, (gpointer) cordon_record_get_id (cordon_outline_row_get_record (row)), row);
    }
  if (count_pieces (self->rows, steady) + count_pieces (after, steady) > MAX_PIECES)
    show_at_once (self, after);
  else
    show_in_pieces (self, after, steady);
}

static gboolean
on_idle (gpointer data)
{
  g_autoptr (CordonOutline) self = g_object_ref (data);

  self->source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (CordonOutline *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

/* Whether an edit can move, hide or show a row. */
static gboolean
concerns (CordonOutline *self, CordonChanges *changes)
{
  for (guint i = 0; i < cordon_changes_get_length (changes); i++)
    {
      const CordonChange *change = cordon_changes_get (changes, i);

      if (strcmp (change->kind, "plan_item") != 0)
        continue;
      if (change->birth || cordon_outline_terms_need_field (&self->terms, change->field) || self->folded != NULL
          || strcmp (change->field, "parent") == 0 || strcmp (change->field, "rank") == 0
          || strcmp (change->field, "kind") == 0 || strcmp (change->field, "deleted") == 0)
        return TRUE;
    }
  return FALSE;
}

static void
on_plan_changed (CordonOutline *self, CordonChanges *changes)
{
  if (concerns (self, changes))
    update (self);
}

static void
on_items_changed (CordonOutline *self, guint position, guint removed, guint added)
{
  /* What an edit changes is taken in at its end, in on_plan_changed (); this is for what is read. */
  schedule (self);
}

static void
on_computed (CordonOutline *self)
{
  if (cordon_outline_terms_need_summaries (&self->terms))
    update (self);
}

static void
on_loading (CordonOutline *self)
{
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* The list */

static GType
get_item_type (GListModel *model)
{
  return CORDON_TYPE_OUTLINE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return CORDON_OUTLINE (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CordonOutline *self = CORDON_OUTLINE (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
cordon_outline_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

CordonOutline *
cordon_outline_new (CordonPlan *plan, const char *const *kinds)
{
  CordonOutline *self;
  g_autoptr (CordonQuery) query = NULL;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_OUTLINE, NULL);
  self->plan = g_object_ref (plan);
  self->kinds = g_strdupv ((char **) kinds);
  self->has_headings = kinds == NULL || g_strv_contains (kinds, "initiative");
  self->board = cordon_summary_board_get (plan);
  query = cordon_plan_query ("plan_item", "rank");
  self->items = cordon_plan_get_list (plan, query);
  g_signal_connect_object (self->items, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->items, "notify::loading", G_CALLBACK (on_loading), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "computed", G_CALLBACK (on_computed), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

void
cordon_outline_set_search (CordonOutline *self, const char *search)
{
  g_return_if_fail (CORDON_IS_OUTLINE (self));

  if (search != NULL && *search == '\0')
    search = NULL;
  if (g_strcmp0 (self->search, search) == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (search);
  g_free (self->folded);
  self->folded = search != NULL ? g_strstrip (cordon_text_fold (search)) : NULL;
  if (self->parties == NULL && self->folded != NULL)
    {
      g_autoptr (CordonQuery) query = cordon_plan_query ("party", "name");

      self->parties = cordon_plan_get_list (self->plan, query);
      g_signal_connect_object (self->parties, "items-changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
    }
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

void
cordon_outline_set_terms (CordonOutline *self, const CordonOutlineTerms *terms)
{
  CordonOutlineTerms taken;

  g_return_if_fail (CORDON_IS_OUTLINE (self));
  g_return_if_fail (terms != NULL);

  taken = *terms;
  taken.rag = g_strdup (terms->rag);
  taken.owner = g_strdup (terms->owner);
  g_free ((char *) self->terms.rag);
  g_free ((char *) self->terms.owner);
  self->terms = taken;
  update (self);
}

const CordonOutlineTerms *
cordon_outline_get_terms (CordonOutline *self)
{
  g_return_val_if_fail (CORDON_IS_OUTLINE (self), NULL);

  return &self->terms;
}

guint
cordon_outline_count (CordonOutline *self, guint *n_all)
{
  g_return_val_if_fail (CORDON_IS_OUTLINE (self), 0);

  if (n_all != NULL)
    *n_all = self->n_all;
  return self->n_shown;
}

GListModel *
cordon_outline_get_siblings (CordonOutline *self, const char *kind, const char *parent)
{
  GListStore *siblings;

  g_return_val_if_fail (CORDON_IS_OUTLINE (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  siblings = g_list_store_new (CORDON_TYPE_RECORD);
  for (guint i = 0; i < g_list_model_get_n_items (self->items); i++)
    {
      g_autoptr (CordonRecord) record = g_list_model_get_item (self->items, i);

      if (g_strcmp0 (cordon_record_get_text (record, "kind"), kind) == 0
          && g_strcmp0 (cordon_record_get_text (record, "parent"), parent) == 0)
        g_list_store_append (siblings, record);
    }
  return G_LIST_MODEL (siblings);
}

CordonRecord *
cordon_outline_first (CordonOutline *self, const char *kind)
{
  g_return_val_if_fail (CORDON_IS_OUTLINE (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->items); i++)
    {
      /* The list holds it. */
      g_autoptr (CordonRecord) record = g_list_model_get_item (self->items, i);

      if (g_strcmp0 (cordon_record_get_text (record, "kind"), kind) == 0)
        return record;
    }
  return NULL;
}

char **
cordon_outline_dup_owners (CordonOutline *self)
{
  g_autoptr (GHashTable) owners = NULL;
  GStrvBuilder *builder;
  char **found;

  g_return_val_if_fail (CORDON_IS_OUTLINE (self), NULL);

  owners = g_hash_table_new (g_str_hash, g_str_equal);
  builder = g_strv_builder_new ();
  for (guint i = 0; i < g_list_model_get_n_items (self->items); i++)
    {
      g_autoptr (CordonRecord) record = g_list_model_get_item (self->items, i);
      const char *owner = cordon_record_get_text (record, "owner");
      const char *kind = owner != NULL ? cordon_record_get_text (record, "kind") : NULL;

      if (owner != NULL && is_shown_kind (self, kind) && !is_heading (self, kind)
          && g_hash_table_add (owners, (gpointer) owner))
        g_strv_builder_add (builder, owner);
    }
  found = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return found;
}

void
cordon_outline_set_root (CordonOutline *self, const char *id)
{
  g_return_if_fail (CORDON_IS_OUTLINE (self));

  if (g_strcmp0 (self->root, id) == 0)
    return;
  g_free (self->root);
  self->root = g_strdup (id);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROOT]);
}

gboolean
cordon_outline_get_loading (CordonOutline *self)
{
  gboolean loading;

  g_return_val_if_fail (CORDON_IS_OUTLINE (self), FALSE);

  g_object_get (self->items, "loading", &loading, NULL);
  return loading;
}

guint
cordon_outline_find (CordonOutline *self, const char *id)
{
  CordonOutlineRow *row;
  guint position;

  g_return_val_if_fail (CORDON_IS_OUTLINE (self), G_MAXUINT);

  row = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
  return row != NULL && g_ptr_array_find (self->rows, row, &position) ? position : G_MAXUINT;
}

static void
cordon_outline_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CordonOutline *self = CORDON_OUTLINE (object);

  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->rows->len);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, cordon_outline_get_loading (self));
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_ROOT:
      g_value_set_string (value, self->root);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_outline_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CordonOutline *self = CORDON_OUTLINE (object);

  switch (prop_id)
    {
    case PROP_SEARCH:
      cordon_outline_set_search (self, g_value_get_string (value));
      break;
    case PROP_ROOT:
      cordon_outline_set_root (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_outline_dispose (GObject *object)
{
  CordonOutline *self = CORDON_OUTLINE (object);

  g_clear_handle_id (&self->source, g_source_remove);

  G_OBJECT_CLASS (cordon_outline_parent_class)->dispose (object);
}

static void
cordon_outline_finalize (GObject *object)
{
  CordonOutline *self = CORDON_OUTLINE (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->rows);
  g_clear_object (&self->items);
  g_clear_object (&self->parties);
  g_clear_object (&self->board);
  g_clear_object (&self->plan);
  g_strfreev (self->kinds);
  g_free (self->search);
  g_free (self->folded);
  g_free ((char *) self->terms.rag);
  g_free ((char *) self->terms.owner);
  g_free (self->root);

  G_OBJECT_CLASS (cordon_outline_parent_class)->finalize (object);
}

static void
cordon_outline_class_init (CordonOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags settable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cordon_outline_get_property;
  object_class->set_property = cordon_outline_set_property;
  object_class->dispose = cordon_outline_dispose;
  object_class->finalize = cordon_outline_finalize;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, settable);
  properties[PROP_ROOT] = g_param_spec_string ("root", NULL, NULL, NULL, settable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
cordon_outline_init (CordonOutline *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}
