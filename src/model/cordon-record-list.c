/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records of a query, in its order. It is read once; from then on it takes each edit in by itself, and comes to
 * what reading it again would give. Only where it can't know (a row that it has never seen may belong to it now, or the
 * next one moves up under a limit) it reads again, and adds what is missing.
 *
 * Each edit gives as few "items-changed" as say what happened; a row that stays where it is gives none. */

#include "model/cordon-record-list.h"

#include "model/cordon-match.h"
#include "model/cordon-plan-private.h"

/* From so many rows on, an edit is taken in at one go rather than row by row. */
#define MANY 64

struct _CordonRecordList
{
  GObject parent_instance;

  CordonPlan *plan;
  CordonQuery *query;
  GCancellable *cancellable;
  GPtrArray *records;
  GHashTable *members; /* the records, as a set */

  gboolean loaded;
  gboolean loading;
  gboolean load_again;
  GPtrArray *pending; /* of CordonChanges: edits that came while it was being read */
};

static void cordon_record_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CordonRecordList, cordon_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cordon_record_list_list_model_init))

enum
{
  PROP_0,
  PROP_N_ITEMS,
  PROP_LOADING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void load (CordonRecordList *self);

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  CordonRecordList *self = data;

  return cordon_match_compare (self->query, *(CordonRecord **) a, *(CordonRecord **) b);
}

static void
changed (CordonRecordList *self, guint position, guint removed, guint added)
{
  if (removed + added == 0)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* Where a record that isn't in the list belongs. */
static guint
find_place (CordonRecordList *self, CordonRecord *record)
{
  guint low = 0, high = self->records->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (cordon_match_compare (self->query, self->records->pdata[middle], record) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Whether the record at @i still stands right, between neighbours that did not change with it. */
static gboolean
stands_right (CordonRecordList *self, guint i, GHashTable *moved, GHashTable *leaving)
{
  gpointer *records = self->records->pdata;

  if (i > 0
      && (g_hash_table_contains (moved, records[i - 1]) || g_hash_table_contains (leaving, records[i - 1])
          || cordon_match_compare (self->query, records[i - 1], records[i]) >= 0))
    return FALSE;
  return i + 1 == self->records->len
         || (!g_hash_table_contains (moved, records[i + 1]) && !g_hash_table_contains (leaving, records[i + 1])
             && cordon_match_compare (self->query, records[i], records[i + 1]) < 0);
}

static void
remove_records (CordonRecordList *self, GHashTable *leaving)
{
  guint i = self->records->len;

  while (i > 0)
    {
      guint end = i;

      while (i > 0 && g_hash_table_contains (leaving, self->records->pdata[i - 1]))
        i--;
      if (i < end)
        {
          for (guint r = i; r < end; r++)
            g_hash_table_remove (self->members, self->records->pdata[r]);
          g_ptr_array_remove_range (self->records, i, end - i);
          changed (self, i, end - i, 0);
        }
      else
        i--;
    }
}

/* Inserts records that are in order, neighbours at once. */
static void
insert_records (CordonRecordList *self, GPtrArray *entering)
{
  for (guint i = 0; i < entering->len;)
    {
      guint place = find_place (self, entering->pdata[i]);
      guint n = 1;

      while (i + n < entering->len
             && (place == self->records->len
                 || cordon_match_compare (self->query, entering->pdata[i + n], self->records->pdata[place]) < 0))
        n++;
      for (guint r = 0; r < n; r++)
        {
          g_hash_table_add (self->members, entering->pdata[i + r]);
          g_ptr_array_insert (self->records, (int) (place + r), g_object_ref (entering->pdata[i + r]));
        }
      changed (self, place, 0, n);
      i += n;
    }
}

/* The same as removing and inserting, as one change from the first to the last place that differs. */
static void
rebuild (CordonRecordList *self, GHashTable *leaving, GPtrArray *entering)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->records);
  GPtrArray *after = g_ptr_array_new_full (before->len + entering->len, g_object_unref);
  guint e = 0, start = 0, end = 0;

  for (guint i = 0; i < before->len; i++)
    {
      CordonRecord *record = before->pdata[i];

      if (g_hash_table_contains (leaving, record))
        {
          g_hash_table_remove (self->members, record);
          continue;
        }
      while (e < entering->len && cordon_match_compare (self->query, entering->pdata[e], record) < 0)
        g_ptr_array_add (after, g_object_ref (entering->pdata[e++]));
      g_ptr_array_add (after, g_object_ref (record));
    }
  while (e < entering->len)
    g_ptr_array_add (after, g_object_ref (entering->pdata[e++]));
  for (guint i = 0; i < entering->len; i++)
    g_hash_table_add (self->members, entering->pdata[i]);

  self->records = after;
  while (start < before->len && start < after->len && before->pdata[start] == after->pdata[start])
    start++;
  while (end < before->len - start && end < after->len - start
         && before->pdata[before->len - 1 - end] == after->pdata[after->len - 1 - end])
    end++;
  changed (self, start, before->len - start - end, after->len - start - end);
}

static void
replace (CordonRecordList *self, GHashTable *leaving, GPtrArray *entering)
{
  guint limit = cordon_query_get_limit (self->query);

  g_ptr_array_sort_with_data (entering, compare, self);
  if (g_hash_table_size (leaving) + entering->len > MANY)
    rebuild (self, leaving, entering);
  else
    {
      remove_records (self, leaving);
      insert_records (self, entering);
    }
  if (limit > 0 && self->records->len > limit)
    {
      guint extra = self->records->len - limit;

      for (guint i = limit; i < self->records->len; i++)
        g_hash_table_remove (self->members, self->records->pdata[i]);
      g_ptr_array_remove_range (self->records, limit, extra);
      changed (self, limit, extra, 0);
    }
}

/* What an edit does to one row of the list's kind. */
typedef struct
{
  GHashTable *moved; /* records in the list whose order may have changed */
  GHashTable *leaving;
  GPtrArray *entering;
  gboolean unsure;
} Patch;

static void
look_at_row (CordonRecordList *self, CordonChanges *changes, guint first, guint n, Patch *patch)
{
  const CordonChange *change = cordon_changes_get (changes, first);
  CordonRecord *known = cordon_plan_peek (self->plan, change->kind, change->id);
  g_autoptr (CordonRecord) record = known != NULL ? g_object_ref (known) : NULL;
  gboolean filters = change->birth, orders = FALSE, belongs;

  for (guint i = first; i < first + n; i++)
    {
      const char *field = cordon_changes_get (changes, i)->field;

      filters = filters || cordon_match_filters_by (self->query, field);
      orders = orders || cordon_match_orders_by (self->query, field);
    }
  if (!filters && !orders)
    return;
  if (record == NULL && change->birth)
    record = cordon_plan_take_born (self->plan, changes, first, n);
  if (record == NULL || !cordon_record_get_loaded (record))
    {
      /* Not known to anybody, and so not in this list: it may belong to it now. */
      patch->unsure = patch->unsure || filters || cordon_query_get_limit (self->query) > 0;
      return;
    }

  belongs = cordon_match_record (self->query, record);
  if (!g_hash_table_contains (self->members, record))
    {
      if (belongs)
        g_ptr_array_add (patch->entering, g_object_ref (record));
    }
  else if (!belongs)
    g_hash_table_add (patch->leaving, record);
  else if (orders)
    g_hash_table_add (patch->moved, record);
}

static void
patch_list (CordonRecordList *self, CordonChanges *changes)
{
  g_autoptr (GHashTable) moved = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) leaving = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) entering = g_ptr_array_new_with_free_func (g_object_unref);
  Patch patch = {.moved = moved, .leaving = leaving, .entering = entering};
  const char *kind = cordon_query_get_kind (self->query);
  guint limit = cordon_query_get_limit (self->query);
  guint before = self->records->len;

  for (guint i = 0; i < cordon_changes_get_length (changes);)
    {
      guint n = cordon_changes_run (changes, i);

      if (g_str_equal (cordon_changes_get (changes, i)->kind, kind))
        look_at_row (self, changes, i, n, &patch);
      i += n;
    }

  if (g_hash_table_size (moved) > 0)
    {
      for (guint i = 0; i < self->records->len; i++)
        {
          CordonRecord *record = self->records->pdata[i];

          if (g_hash_table_contains (moved, record) && !stands_right (self, i, moved, leaving))
            {
              g_hash_table_add (leaving, record);
              g_ptr_array_add (entering, g_object_ref (record));
            }
        }
    }
  if (g_hash_table_size (leaving) + entering->len > 0)
    replace (self, leaving, entering);
  if (patch.unsure || (limit > 0 && before >= limit && self->records->len <= limit && g_hash_table_size (leaving) > 0))
    load (self);
}

static void
on_edit (gpointer list, CordonChanges *changes)
{
  CordonRecordList *self = list;

  if (!cordon_changes_touch (changes, cordon_query_get_kind (self->query)))
    return;
  if (self->loading)
    g_ptr_array_add (self->pending, g_object_ref (changes));
  if (self->loaded)
    patch_list (self, changes);
}

/* Takes in what has been read: all of it the first time, and then what is missing. */
static void
take_rows (CordonRecordList *self, CordonRows *rows, gboolean stale)
{
  g_autoptr (GHashTable) leaving = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) read = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) entering = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->rows->len; i++)
    {
      g_autoptr (CordonRecord) record = cordon_plan_take_row (self->plan, rows->rows->pdata[i], rows->position);

      g_hash_table_add (read, record);
      if (!g_hash_table_contains (self->members, record) && cordon_match_record (self->query, record))
        g_ptr_array_add (entering, g_steal_pointer (&record));
      else if (!g_hash_table_contains (self->members, record))
        g_hash_table_remove (read, record);
    }
  if (cordon_query_get_limit (self->query) > 0 && !stale)
    {
      for (guint i = 0; i < self->records->len; i++)
        {
          if (!g_hash_table_contains (read, self->records->pdata[i]))
            g_hash_table_add (leaving, self->records->pdata[i]);
        }
    }
  if (g_hash_table_size (leaving) + entering->len > 0)
    replace (self, leaving, entering);
}

static void
on_rows (gpointer owner, CordonLoad *answer)
{
  CordonRecordList *self = owner;
  g_autoptr (GPtrArray) pending = g_steal_pointer (&self->pending);
  gint64 position = answer->rows != NULL ? answer->rows->position : 0;

  self->pending = g_ptr_array_new_with_free_func (g_object_unref);
  self->loading = FALSE;
  if (answer->rows == NULL)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
      return;
    }

  take_rows (self, answer->rows, pending->len > 0);
  if (pending->len > 0 && cordon_query_get_limit (self->query) > 0)
    self->load_again = TRUE;
  if (!self->loaded)
    {
      self->loaded = TRUE;
      for (guint i = 0; i < pending->len; i++)
        {
          if (cordon_changes_get_position (pending->pdata[i]) > position)
            patch_list (self, pending->pdata[i]);
        }
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
  if (self->load_again)
    {
      self->load_again = FALSE;
      load (self);
    }
}

static void
load (CordonRecordList *self)
{
  if (self->loading)
    {
      self->load_again = TRUE;
      return;
    }
  self->loading = TRUE;
  cordon_plan_load (self->plan, self->query, self->cancellable, self, on_rows);
}

static GType
get_item_type (GListModel *model)
{
  return cordon_kind_find (cordon_query_get_kind (CORDON_RECORD_LIST (model)->query))->get_type ();
}

static guint
get_n_items (GListModel *model)
{
  return CORDON_RECORD_LIST (model)->records->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CordonRecordList *self = CORDON_RECORD_LIST (model);

  return position < self->records->len ? g_object_ref (self->records->pdata[position]) : NULL;
}

static void
cordon_record_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

CordonRecordList *
cordon_record_list_new (CordonPlan *plan, CordonQuery *query)
{
  CordonRecordList *self = g_object_new (CORDON_TYPE_RECORD_LIST, NULL);

  self->plan = g_object_ref (plan);
  self->query = cordon_query_copy (query);
  cordon_plan_add_list (plan, self, self->query, on_edit);
  load (self);
  return self;
}

gboolean
cordon_record_list_get_loading (CordonRecordList *self)
{
  g_return_val_if_fail (CORDON_IS_RECORD_LIST (self), FALSE);

  return !self->loaded && self->loading;
}

static void
cordon_record_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CordonRecordList *self = CORDON_RECORD_LIST (object);

  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->records->len);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, cordon_record_list_get_loading (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_record_list_dispose (GObject *object)
{
  g_cancellable_cancel (CORDON_RECORD_LIST (object)->cancellable);

  G_OBJECT_CLASS (cordon_record_list_parent_class)->dispose (object);
}

static void
cordon_record_list_finalize (GObject *object)
{
  CordonRecordList *self = CORDON_RECORD_LIST (object);

  g_clear_object (&self->query);
  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->members);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->pending);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_record_list_parent_class)->finalize (object);
}

static void
cordon_record_list_class_init (CordonRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cordon_record_list_get_property;
  object_class->dispose = cordon_record_list_dispose;
  object_class->finalize = cordon_record_list_finalize;

  properties[PROP_N_ITEMS] =
      g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
cordon_record_list_init (CordonRecordList *self)
{
  self->cancellable = g_cancellable_new ();
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->members = g_hash_table_new (NULL, NULL);
  self->pending = g_ptr_array_new_with_free_func (g_object_unref);
}
