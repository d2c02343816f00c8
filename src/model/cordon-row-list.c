/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of any length. All that it holds of every row is its key, 8 bytes, in the query's order. Rows are read in
 * pages as they are looked at, and a record is there at once: it fills in when its page has come. The pages last looked
 * at stay; of the others only the keys do.
 *
 * An edit to a row that somebody sees reaches its record through the plan. When rows may have come, gone or moved, the
 * keys are read again, once for all the edits that came meanwhile: what stays the same at both ends is left alone. */

#include "model/cordon-row-list.h"

#include <string.h>

#include "model/cordon-match.h"
#include "model/cordon-plan-private.h"
#include "model/cordon-record-cache.h"

#define PAGE_ROWS 128
/* Enough for the tallest window, several times over, before and behind. */
#define MAX_PAGES 64
/* Pages that are wanted but not asked for yet: who scrolls past does not wait for what he has left behind. */
#define MAX_WANTED 8
/* A change in the middle no longer than this is told as such; a longer one as all removed and all added, which a view
 * takes in much faster than a long change of rows in place. */
#define MAX_MIDDLE 512

typedef struct
{
  guint number;
  gboolean asked;
  CordonRecord *records[PAGE_ROWS];
} Page;

struct _CordonRowList
{
  GObject parent_instance;

  CordonPlan *plan;
  CordonQuery *query;
  const CordonKind *kind;
  GCancellable *cancellable;

  gint64 *keys;
  guint n_keys;
  GArray *held; /* owns @keys */
  gint64 position;
  gboolean loaded;
  gboolean loading;
  gboolean load_again;

  GHashTable *pages; /* number → Page */
  GQueue recency;    /* of Page, the last looked at first */
  GQueue wanted;     /* of page numbers, the last wanted first */
  guint generation;  /* of the keys: an answer to a page of earlier ones is of no use */
  guint asked_generation;
  guint asked_page;
  gboolean asking;
};

static void cordon_row_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CordonRowList, cordon_row_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cordon_row_list_list_model_init))

enum
{
  PROP_0,
  PROP_N_ITEMS,
  PROP_LOADING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void ask_for_page (CordonRowList *self);
static void load_keys (CordonRowList *self);

/* Pages */

static void
free_page (Page *page)
{
  for (guint i = 0; i < PAGE_ROWS; i++)
    g_clear_object (&page->records[i]);
  g_free (page);
}

static void
drop_pages (CordonRowList *self)
{
  g_hash_table_remove_all (self->pages);
  g_queue_clear (&self->wanted);
  while (!g_queue_is_empty (&self->recency))
    free_page (g_queue_pop_head (&self->recency));
}

static Page *
get_page (CordonRowList *self, guint number)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));

  if (page != NULL && g_queue_peek_head (&self->recency) == page)
    return page;
  if (page != NULL)
    g_queue_remove (&self->recency, page);
  else
    {
      page = g_new0 (Page, 1);
      page->number = number;
      g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
    }
  g_queue_push_head (&self->recency, page);
  if (self->recency.length > MAX_PAGES)
    {
      Page *last = g_queue_pop_tail (&self->recency);

      g_hash_table_remove (self->pages, GUINT_TO_POINTER (last->number));
      free_page (last);
    }
  return page;
}

static void
want_page (CordonRowList *self, Page *page)
{
  if (page->asked)
    return;
  page->asked = TRUE;
  g_queue_push_head (&self->wanted, GUINT_TO_POINTER (page->number));
  if (self->wanted.length > MAX_WANTED)
    {
      Page *left = g_hash_table_lookup (self->pages, g_queue_pop_tail (&self->wanted));

      /* Looked at again, it is asked for again. */
      if (left != NULL)
        left->asked = FALSE;
    }
  ask_for_page (self);
}

static void
on_page (gpointer owner, CordonLoad *answer)
{
  CordonRowList *self = owner;
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (self->asked_page));
  guint begin = self->asked_page * PAGE_ROWS;

  self->asking = FALSE;
  if (answer->rows != NULL && page != NULL && self->asked_generation == self->generation)
    {
      g_autoptr (GArray) swapped = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint i = 0; i < answer->rows->rows->len && i < PAGE_ROWS; i++)
        {
          CordonRow *row = answer->rows->rows->pdata[i];
          g_autoptr (CordonRecord) record = page->records[i] != NULL ? g_object_ref (page->records[i]) : NULL;

          if (row == NULL || (record != NULL && cordon_record_get_loaded (record)))
            continue;
          if (record == NULL)
            {
              page->records[i] = cordon_plan_take_row (self->plan, row, answer->rows->position);
              continue;
            }
          if (!cordon_plan_fill (self->plan, record, row, answer->rows->position))
            {
              /* Somebody else holds the row under its id: that record is the one that goes on changing. */
              g_set_object (&page->records[i],
                            cordon_plan_peek (self->plan, self->kind->name, cordon_row_get_id (row)));
              g_array_append_val (swapped, i);
            }
        }
      for (guint i = 0; i < swapped->len; i++)
        g_list_model_items_changed (G_LIST_MODEL (self), begin + g_array_index (swapped, guint, i), 1, 1);
    }
  else if (page != NULL && answer->rows == NULL)
    page->asked = FALSE;
  ask_for_page (self);
}

static void
ask_for_page (CordonRowList *self)
{
  guint begin;

  if (self->asking || g_queue_is_empty (&self->wanted))
    return;
  self->asked_page = GPOINTER_TO_UINT (g_queue_pop_head (&self->wanted));
  self->asked_generation = self->generation;
  self->asking = TRUE;
  begin = self->asked_page * PAGE_ROWS;
  cordon_plan_load_by_key (self->plan, self->kind->name, self->keys + begin, MIN (PAGE_ROWS, self->n_keys - begin),
                           self->cancellable, self, on_page);
}

/* Keys */

static void
take_keys (CordonRowList *self, GArray *keys)
{
  const gint64 *before = self->keys;
  const gint64 *after = (const gint64 *) (gpointer) keys->data;
  g_autoptr (GArray) last = self->held;
  guint n_before = self->n_keys, n_after = keys->len;
  guint start = 0, end = 0;

  while (start < n_before && start < n_after && before[start] == after[start])
    start++;
  while (end < n_before - start && end < n_after - start && before[n_before - 1 - end] == after[n_after - 1 - end])
    end++;

  self->held = g_array_ref (keys);
  self->keys = (gint64 *) (gpointer) keys->data;
  self->n_keys = n_after;
  if (start == n_before && start == n_after)
    return;

  self->generation++;
  drop_pages (self);
  if (MAX (n_before, n_after) - start - end <= MAX_MIDDLE)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_before - start - end, n_after - start - end);
  else
    {
      self->n_keys = 0;
      if (n_before > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
      self->n_keys = n_after;
      if (n_after > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n_after);
    }
  if (n_before != n_after)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
on_keys (gpointer owner, CordonLoad *answer)
{
  CordonRowList *self = owner;
  gboolean first = !self->loaded;

  self->loading = FALSE;
  if (answer->keys != NULL)
    {
      self->loaded = TRUE;
      self->position = answer->keys->position;
      take_keys (self, answer->keys->keys);
    }
  if (first)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  if (self->load_again)
    {
      self->load_again = FALSE;
      load_keys (self);
    }
}

static void
load_keys (CordonRowList *self)
{
  if (self->loading)
    {
      self->load_again = TRUE;
      return;
    }
  self->loading = TRUE;
  cordon_plan_load_keys (self->plan, self->query, self->cancellable, self, on_keys);
}

static gboolean
may_move_rows (CordonRowList *self, CordonChanges *changes)
{
  for (guint i = 0; i < cordon_changes_get_length (changes); i++)
    {
      const CordonChange *change = cordon_changes_get (changes, i);

      if (strcmp (change->kind, self->kind->name) == 0
          && (change->birth || cordon_match_filters_by (self->query, change->field)
              || cordon_match_orders_by (self->query, change->field)))
        return TRUE;
    }
  return FALSE;
}

static void
on_edit (gpointer list, CordonChanges *changes)
{
  CordonRowList *self = list;

  if (cordon_changes_get_position (changes) > self->position && may_move_rows (self, changes))
    load_keys (self);
}

/* The list */

static GType
get_item_type (GListModel *model)
{
  return CORDON_ROW_LIST (model)->kind->get_type ();
}

static guint
get_n_items (GListModel *model)
{
  return CORDON_ROW_LIST (model)->n_keys;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CordonRowList *self = CORDON_ROW_LIST (model);
  CordonRecord **record;
  Page *page;

  if (position >= self->n_keys)
    return NULL;
  page = get_page (self, position / PAGE_ROWS);
  record = &page->records[position % PAGE_ROWS];
  if (*record == NULL)
    *record = cordon_plan_take_key (self->plan, self->kind, self->keys[position]);
  if (!cordon_record_get_loaded (*record))
    want_page (self, page);
  return g_object_ref (*record);
}

static void
cordon_row_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

CordonRowList *
cordon_row_list_new (CordonPlan *plan, CordonQuery *query)
{
  CordonRowList *self = g_object_new (CORDON_TYPE_ROW_LIST, NULL);

  self->plan = g_object_ref (plan);
  self->query = cordon_query_copy (query);
  self->kind = cordon_kind_find (cordon_query_get_kind (query));
  cordon_plan_add_list (plan, self, self->query, on_edit);
  load_keys (self);
  return self;
}

gboolean
cordon_row_list_get_loading (CordonRowList *self)
{
  g_return_val_if_fail (CORDON_IS_ROW_LIST (self), FALSE);

  return !self->loaded && self->loading;
}

static guint
find_key (CordonRowList *self, gint64 key)
{
  for (guint i = 0; i < self->n_keys; i++)
    {
      if (self->keys[i] == key)
        return i;
    }
  return G_MAXUINT;
}

static void
on_found (gpointer owner, CordonLoad *load)
{
  g_autoptr (GTask) task = owner;
  CordonRowList *self = g_task_get_source_object (task);

  if (load->error != NULL)
    g_task_return_error (task, g_error_copy (load->error));
  else if (load->rows->rows->len == 0)
    g_task_return_int (task, G_MAXUINT);
  else
    {
      CordonRow *row = load->rows->rows->pdata[0];
      /* So that its record knows its key the next time. */
      g_autoptr (CordonRecord) record = cordon_plan_take_row (self->plan, row, load->rows->position);

      g_task_return_int (task, find_key (self, cordon_row_get_key (row)));
    }
}

void
cordon_row_list_find_async (CordonRowList *self, const char *id, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (CordonQuery) query = NULL;
  CordonRecord *record;
  gint64 key;

  g_return_if_fail (CORDON_IS_ROW_LIST (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cordon_row_list_find_async);
  record = cordon_plan_peek (self->plan, self->kind->name, id);
  key = record != NULL ? cordon_record_cache_key_of (record) : 0;
  if (key != 0)
    {
      g_task_return_int (task, find_key (self, key));
      return;
    }
  query = cordon_query_new (self->kind->name);
  cordon_query_where_text (query, "id", id);
  cordon_query_set_living (query, CORDON_LIVING_AND_DELETED);
  cordon_plan_load (self->plan, query, cancellable, g_object_ref (task), on_found);
}

guint
cordon_row_list_find_finish (CordonRowList *self, GAsyncResult *result, GError **error)
{
  gssize place;

  g_return_val_if_fail (g_task_is_valid (result, self), G_MAXUINT);

  place = g_task_propagate_int (G_TASK (result), error);
  return place >= 0 && place < G_MAXUINT ? (guint) place : G_MAXUINT;
}

static void
on_many_read (gpointer owner, CordonLoad *load)
{
  g_autoptr (GTask) task = owner;
  CordonRowList *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) records = NULL;

  if (load->error != NULL)
    {
      g_task_return_error (task, g_error_copy (load->error));
      return;
    }
  records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < load->rows->rows->len; i++)
    {
      CordonRow *row = load->rows->rows->pdata[i];

      if (row != NULL)
        g_ptr_array_add (records, cordon_plan_take_row (self->plan, row, load->rows->position));
    }
  g_task_return_pointer (task, g_steal_pointer (&records), (GDestroyNotify) g_ptr_array_unref);
}

void
cordon_row_list_read_async (CordonRowList *self, GArray *places, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (CORDON_IS_ROW_LIST (self));
  g_return_if_fail (places != NULL);

  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);

      if (place < self->n_keys)
        g_array_append_val (keys, self->keys[place]);
    }
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cordon_row_list_read_async);
  cordon_plan_load_by_key (self->plan, self->kind->name, (const gint64 *) (gpointer) keys->data, keys->len, cancellable,
                           g_object_ref (task), on_many_read);
}

GPtrArray *
cordon_row_list_read_finish (CordonRowList *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
cordon_row_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CordonRowList *self = CORDON_ROW_LIST (object);

  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->n_keys);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, cordon_row_list_get_loading (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_row_list_dispose (GObject *object)
{
  CordonRowList *self = CORDON_ROW_LIST (object);

  g_cancellable_cancel (self->cancellable);
  drop_pages (self);

  G_OBJECT_CLASS (cordon_row_list_parent_class)->dispose (object);
}

static void
cordon_row_list_finalize (GObject *object)
{
  CordonRowList *self = CORDON_ROW_LIST (object);

  g_hash_table_unref (self->pages);
  g_clear_pointer (&self->held, g_array_unref);
  g_clear_object (&self->query);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_row_list_parent_class)->finalize (object);
}

static void
cordon_row_list_class_init (CordonRowListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cordon_row_list_get_property;
  object_class->dispose = cordon_row_list_dispose;
  object_class->finalize = cordon_row_list_finalize;

  properties[PROP_N_ITEMS] =
      g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
cordon_row_list_init (CordonRowList *self)
{
  self->cancellable = g_cancellable_new ();
  self->pages = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->recency);
  g_queue_init (&self->wanted);
}
