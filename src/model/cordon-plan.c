/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan on the main thread: which records there are, and how an edit reaches them.
 *
 * Records are held weakly: the same row is the same object for as long as anybody holds it. An edit is taken in first
 * by the records, then by the lists, and then the plan says "changed".
 *
 * What is read was true at some position of the ledger. An answer that knows of edits which the plan has not taken in
 * yet waits for them; and while anything is being read, the plan remembers the edits that it takes in, to bring the
 * rows up to date when they come. So all that the plan holds is always at one position. */

#include "model/cordon-plan-private.h"

#include <string.h>

#include "base/cordon-date.h"
#include "base/cordon-error.h"
#include "model/cordon-record-cache.h"
#include "model/cordon-record-list.h"
#include "model/cordon-record-private.h"
#include "model/cordon-row-list.h"

#include <glib/gi18n-lib.h>

/* How often the date is looked at, for windows that stay open over midnight. */
#define DATE_SECONDS 600

/* An edit that is remembered, and where each row's changes begin in it. */
typedef struct
{
  CordonChanges *changes;
  GHashTable *first; /* id → index + 1 */
} Recent;

typedef struct
{
  GObject *list; /* not owned */
  CordonQuery *query;
  CordonPatchFunc func;
} Listener;

typedef struct
{
  CordonPlan *plan;
  GWeakRef owner;
  CordonLoadFunc func;
  CordonLoad load;
} Load;

struct _CordonPlan
{
  GObject parent_instance;

  CordonLedger *ledger;
  char *today;
  int first_month;
  guint date_source;

  CordonRecordCache *cache;
  GArray *listeners;
  GPtrArray *recent; /* of Recent */
  guint n_loads;
  GQueue waiting; /* of Load */
};

G_DEFINE_FINAL_TYPE (CordonPlan, cordon_plan, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LEDGER,
  PROP_READ_ONLY,
  PROP_TODAY,
  PROP_FIRST_MONTH,
  N_PROPERTIES,
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

CordonRecord *
cordon_plan_peek (CordonPlan *self, const char *kind, const char *id)
{
  g_return_val_if_fail (CORDON_IS_PLAN (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  return id != NULL ? cordon_record_cache_find (self->cache, kind, id) : NULL;
}

/* Edits */

guint
cordon_changes_run (CordonChanges *changes, guint first)
{
  const CordonChange *begin = cordon_changes_get (changes, first);
  guint length = cordon_changes_get_length (changes);
  guint end = first + 1;

  for (; end < length; end++)
    {
      const CordonChange *change = cordon_changes_get (changes, end);

      if (change->kind != begin->kind || strcmp (change->id, begin->id) != 0)
        break;
    }
  return end - first;
}

static void
free_recent (gpointer data)
{
  Recent *recent = data;

  g_object_unref (recent->changes);
  g_hash_table_unref (recent->first);
  g_free (recent);
}

static void
keep_recent (CordonPlan *self, CordonChanges *changes)
{
  Recent *recent = g_new0 (Recent, 1);

  recent->changes = g_object_ref (changes);
  recent->first = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < cordon_changes_get_length (changes); i += cordon_changes_run (changes, i))
    g_hash_table_insert (recent->first, cordon_changes_get (changes, i)->id, GUINT_TO_POINTER (i + 1));
  g_ptr_array_add (self->recent, recent);
}

/* Brings a record that was read at @position to where the plan is. */
static void
catch_up (CordonPlan *self, CordonRecord *record, gint64 position)
{
  for (guint i = 0; i < self->recent->len; i++)
    {
      Recent *recent = self->recent->pdata[i];
      guint first = GPOINTER_TO_UINT (g_hash_table_lookup (recent->first, cordon_record_get_id (record)));

      if (first > 0 && cordon_changes_get_position (recent->changes) > position)
        cordon_record_apply (record, recent->changes, first - 1, cordon_changes_run (recent->changes, first - 1));
    }
}

CordonRecord *
cordon_plan_take_row (CordonPlan *self, CordonRow *row, gint64 position)
{
  const char *kind = cordon_row_get_kind (row);
  CordonRecord *record = cordon_record_cache_find (self->cache, kind, cordon_row_get_id (row));

  if (record != NULL)
    {
      cordon_record_cache_learn_key (self->cache, record, cordon_row_get_key (row));
      return g_object_ref (record);
    }
  record = cordon_record_cache_find_key (self->cache, kind, cordon_row_get_key (row));
  if (record != NULL)
    {
      g_object_ref (record);
      cordon_plan_fill (self, record, row, position);
      return record;
    }
  record = cordon_record_new_from_row (row);
  catch_up (self, record, position);
  cordon_record_cache_add (self->cache, record);
  return record;
}

CordonRecord *
cordon_plan_take_born (CordonPlan *self, CordonChanges *changes, guint first, guint n)
{
  const CordonChange *change = cordon_changes_get (changes, first);
  CordonRecord *record = cordon_plan_peek (self, change->kind, change->id);

  if (record != NULL)
    return g_object_ref (record);
  record = cordon_record_new_born (cordon_kind_find (change->kind), change->id);
  cordon_record_apply (record, changes, first, n);
  catch_up (self, record, cordon_changes_get_position (changes));
  cordon_record_cache_add (self->cache, record);
  return record;
}

CordonRecord *
cordon_plan_take_key (CordonPlan *self, const CordonKind *kind, gint64 key)
{
  CordonRecord *record = cordon_record_cache_find_key (self->cache, kind->name, key);

  if (record != NULL)
    return g_object_ref (record);
  record = cordon_record_new_unread (kind, key);
  cordon_record_cache_add (self->cache, record);
  return record;
}

gboolean
cordon_plan_fill (CordonPlan *self, CordonRecord *record, CordonRow *row, gint64 position)
{
  CordonRecord *own = cordon_plan_peek (self, cordon_row_get_kind (row), cordon_row_get_id (row));

  if (own == record)
    return TRUE;
  cordon_record_load (record, row);
  catch_up (self, record, position);
  if (own != NULL)
    {
      cordon_record_cache_learn_key (self->cache, own, cordon_row_get_key (row));
      return FALSE;
    }
  cordon_record_cache_add (self->cache, record);
  return TRUE;
}

static void deliver_waiting (CordonPlan *self);

static void
on_ledger_changed (CordonLedger *ledger, CordonChanges *changes, CordonPlan *self)
{
  g_autoptr (CordonPlan) keep = g_object_ref (self);
  g_autoptr (GArray) listeners = NULL;

  if (self->n_loads > 0)
    keep_recent (self, changes);

  for (guint i = 0; i < cordon_changes_get_length (changes);)
    {
      const CordonChange *change = cordon_changes_get (changes, i);
      guint n = cordon_changes_run (changes, i);
      CordonRecord *record = cordon_plan_peek (self, change->kind, change->id);

      if (record != NULL)
        {
          g_object_ref (record);
          cordon_record_apply (record, changes, i, n);
          g_object_unref (record);
        }
      i += n;
    }

  /* What a list does may end another list's life, or begin one's that has read this edit already. */
  listeners = g_array_copy (self->listeners);
  for (guint i = 0; i < listeners->len; i++)
    g_object_ref (g_array_index (listeners, Listener, i).list);
  for (guint i = 0; i < listeners->len; i++)
    {
      Listener *listener = &g_array_index (listeners, Listener, i);

      listener->func (listener->list, changes);
      g_object_unref (listener->list);
    }

  deliver_waiting (self);
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

/* Lists */

static void
on_list_gone (gpointer data, GObject *where)
{
  CordonPlan *self = data;

  for (guint i = 0; i < self->listeners->len; i++)
    {
      if (g_array_index (self->listeners, Listener, i).list == where)
        {
          g_array_remove_index (self->listeners, i);
          return;
        }
    }
}

static void
clear_listener (gpointer data)
{
  Listener *listener = data;

  g_clear_object (&listener->query);
}

void
cordon_plan_add_list (CordonPlan *self, gpointer list, CordonQuery *query, CordonPatchFunc func)
{
  Listener listener = {.list = list, .query = g_object_ref (query), .func = func};

  g_object_weak_ref (list, on_list_gone, self);
  g_array_append_val (self->listeners, listener);
}

static gpointer
find_list (CordonPlan *self, CordonQuery *query, GType type)
{
  for (guint i = 0; i < self->listeners->len; i++)
    {
      Listener *listener = &g_array_index (self->listeners, Listener, i);

      if (G_OBJECT_TYPE (listener->list) == type && cordon_query_equal (listener->query, query))
        return listener->list;
    }
  return NULL;
}

CordonQuery *
cordon_plan_query (const char *kind, const char *order_field)
{
  CordonQuery *query = cordon_query_new (kind);

  if (order_field != NULL)
    cordon_query_order_by (query, order_field, FALSE);
  return query;
}

GListModel *
cordon_plan_get_list (CordonPlan *self, CordonQuery *query)
{
  gpointer list;

  g_return_val_if_fail (CORDON_IS_PLAN (self), NULL);
  g_return_val_if_fail (CORDON_IS_QUERY (query), NULL);
  g_return_val_if_fail (cordon_kind_find (cordon_query_get_kind (query)) != NULL, NULL);

  list = find_list (self, query, CORDON_TYPE_RECORD_LIST);
  return list != NULL ? g_object_ref (list) : G_LIST_MODEL (cordon_record_list_new (self, query));
}

GListModel *
cordon_plan_get_row_list (CordonPlan *self, CordonQuery *query)
{
  gpointer list;

  g_return_val_if_fail (CORDON_IS_PLAN (self), NULL);
  g_return_val_if_fail (CORDON_IS_QUERY (query), NULL);
  g_return_val_if_fail (cordon_kind_find (cordon_query_get_kind (query)) != NULL, NULL);

  list = find_list (self, query, CORDON_TYPE_ROW_LIST);
  return list != NULL ? g_object_ref (list) : G_LIST_MODEL (cordon_row_list_new (self, query));
}

/* Reading */

gboolean
cordon_plan_is_reading (CordonPlan *self)
{
  g_return_val_if_fail (CORDON_IS_PLAN (self), FALSE);

  return self->n_loads > 0;
}

static void
free_load (Load *load)
{
  g_clear_pointer (&load->load.rows, cordon_rows_free);
  g_clear_pointer (&load->load.keys, cordon_keys_free);
  g_clear_error (&load->load.error);
  g_weak_ref_clear (&load->owner);
  g_object_unref (load->plan);
  g_free (load);
}

static void
deliver (Load *load)
{
  CordonPlan *self = load->plan;
  g_autoptr (GObject) owner = g_weak_ref_get (&load->owner);

  if (owner != NULL && load->load.error != NULL)
    cordon_plan_report (self, load->load.error);
  if (owner != NULL)
    load->func (owner, &load->load);
  if (--self->n_loads == 0)
    g_ptr_array_set_size (self->recent, 0);
  free_load (load);
}

static gint64
load_position (Load *load)
{
  if (load->load.rows != NULL)
    return load->load.rows->position;
  return load->load.keys != NULL ? load->load.keys->position : 0;
}

static void
deliver_waiting (CordonPlan *self)
{
  gint64 position = cordon_ledger_get_position (self->ledger);

  for (;;)
    {
      Load *load = g_queue_peek_head (&self->waiting);

      if (load == NULL || load_position (load) > position)
        return;
      g_queue_pop_head (&self->waiting);
      deliver (load);
    }
}

static void
finish_load (Load *load)
{
  if (load_position (load) > cordon_ledger_get_position (load->plan->ledger))
    g_queue_push_tail (&load->plan->waiting, load);
  else
    deliver (load);
}

static void
on_rows_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Load *load = data;

  load->load.rows = cordon_ledger_rows_finish (CORDON_LEDGER (source), result, &load->load.error);
  finish_load (load);
}

static void
on_keys_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Load *load = data;

  load->load.keys = cordon_ledger_keys_finish (CORDON_LEDGER (source), result, &load->load.error);
  finish_load (load);
}

static Load *
begin_load (CordonPlan *self, gpointer owner, CordonLoadFunc func)
{
  Load *load = g_new0 (Load, 1);

  load->plan = g_object_ref (self);
  g_weak_ref_init (&load->owner, owner);
  load->func = func;
  self->n_loads++;
  return load;
}

void
cordon_plan_load (CordonPlan *self, CordonQuery *query, GCancellable *cancellable, gpointer owner, CordonLoadFunc func)
{
  cordon_ledger_rows_async (self->ledger, query, cancellable, on_rows_read, begin_load (self, owner, func));
}

void
cordon_plan_load_keys (CordonPlan *self, CordonQuery *query, GCancellable *cancellable, gpointer owner,
                       CordonLoadFunc func)
{
  cordon_ledger_keys_async (self->ledger, query, cancellable, on_keys_read, begin_load (self, owner, func));
}

void
cordon_plan_load_by_key (CordonPlan *self, const char *kind, const gint64 *keys, guint n_keys,
                         GCancellable *cancellable, gpointer owner, CordonLoadFunc func)
{
  cordon_ledger_rows_by_key_async (self->ledger, kind, keys, n_keys, cancellable, on_rows_read,
                                   begin_load (self, owner, func));
}

void
cordon_plan_report (CordonPlan *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
on_record_read (gpointer owner, CordonLoad *load)
{
  GTask *task = owner;
  CordonPlan *self = g_task_get_source_object (task);

  if (load->error != NULL)
    g_task_return_error (task, g_error_copy (load->error));
  else if (load->rows->rows->len == 0)
    g_task_return_new_error (task, CORDON_ERROR, CORDON_ERROR_NOT_FOUND, "%s",
                             _ ("What was asked for isn’t in this plan, or no more. Nothing was changed."));
  else
    g_task_return_pointer (task, cordon_plan_take_row (self, load->rows->rows->pdata[0], load->rows->position),
                           g_object_unref);
  g_object_unref (task);
}

void
cordon_plan_get_record_async (CordonPlan *self, const char *kind, const char *id, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (CordonQuery) query = NULL;
  CordonRecord *record;

  g_return_if_fail (CORDON_IS_PLAN (self));
  g_return_if_fail (kind != NULL && id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cordon_plan_get_record_async);
  record = cordon_plan_peek (self, kind, id);
  if (record != NULL)
    {
      g_task_return_pointer (task, g_object_ref (record), g_object_unref);
      return;
    }
  if (cordon_kind_find (kind) == NULL)
    {
      g_task_return_new_error (task, CORDON_ERROR, CORDON_ERROR_INVALID,
                               _ ("A plan holds nothing of the kind “%s”. Nothing was changed."), kind);
      return;
    }
  query = cordon_query_new (kind);
  cordon_query_where_text (query, "id", id);
  cordon_query_set_living (query, CORDON_LIVING_AND_DELETED);
  /* The task owns itself until it is answered. */
  cordon_plan_load (self, query, cancellable, g_object_ref (task), on_record_read);
}

CordonRecord *
cordon_plan_get_record_finish (CordonPlan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Properties */

CordonPlan *
cordon_plan_new (CordonLedger *ledger)
{
  return g_object_new (CORDON_TYPE_PLAN, "ledger", ledger, NULL);
}

CordonLedger *
cordon_plan_get_ledger (CordonPlan *self)
{
  g_return_val_if_fail (CORDON_IS_PLAN (self), NULL);

  return self->ledger;
}

const char *
cordon_plan_get_today (CordonPlan *self)
{
  g_return_val_if_fail (CORDON_IS_PLAN (self), NULL);

  return self->today;
}

int
cordon_plan_get_first_month (CordonPlan *self)
{
  g_return_val_if_fail (CORDON_IS_PLAN (self), 10);

  return self->first_month;
}

void
cordon_plan_set_first_month (CordonPlan *self, int first_month)
{
  g_return_if_fail (CORDON_IS_PLAN (self));
  g_return_if_fail (first_month >= 1 && first_month <= 12);

  if (self->first_month == first_month)
    return;
  self->first_month = first_month;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_MONTH]);
}

/* A plan as it was has the day of then, so that nothing in it is late which wasn't. */
static char *
find_today (CordonPlan *self)
{
  gint64 as_of = cordon_ledger_get_as_of (self->ledger);

  if (as_of > 0)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (as_of / 1000);
      g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

      if (local != NULL)
        return g_date_time_format (local, "%Y-%m-%d");
    }
  return cordon_date_today ();
}

static gboolean
on_date_due (gpointer data)
{
  CordonPlan *self = data;
  g_autofree char *today = find_today (self);

  if (strcmp (today, self->today) != 0)
    {
      g_free (self->today);
      self->today = g_steal_pointer (&today);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
    }
  return G_SOURCE_CONTINUE;
}

static void
on_read_only_changed (CordonPlan *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

static void
cordon_plan_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CordonPlan *self = CORDON_PLAN (object);

  switch (prop_id)
    {
    case PROP_LEDGER:
      g_value_set_object (value, self->ledger);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, cordon_ledger_get_read_only (self->ledger));
      break;
    case PROP_TODAY:
      g_value_set_string (value, self->today);
      break;
    case PROP_FIRST_MONTH:
      g_value_set_int (value, self->first_month);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_plan_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CordonPlan *self = CORDON_PLAN (object);

  switch (prop_id)
    {
    case PROP_LEDGER:
      self->ledger = g_value_dup_object (value);
      break;
    case PROP_FIRST_MONTH:
      cordon_plan_set_first_month (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_plan_constructed (GObject *object)
{
  CordonPlan *self = CORDON_PLAN (object);

  G_OBJECT_CLASS (cordon_plan_parent_class)->constructed (object);

  self->today = find_today (self);
  self->date_source = g_timeout_add_seconds (DATE_SECONDS, on_date_due, self);
  g_signal_connect_object (self->ledger, "changed", G_CALLBACK (on_ledger_changed), self, 0);
  g_signal_connect_object (self->ledger, "notify::read-only", G_CALLBACK (on_read_only_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
cordon_plan_dispose (GObject *object)
{
  CordonPlan *self = CORDON_PLAN (object);

  g_clear_handle_id (&self->date_source, g_source_remove);
  while (self->listeners->len > 0)
    {
      g_object_weak_unref (g_array_index (self->listeners, Listener, 0).list, on_list_gone, self);
      g_array_remove_index (self->listeners, 0);
    }

  G_OBJECT_CLASS (cordon_plan_parent_class)->dispose (object);
}

static void
cordon_plan_finalize (GObject *object)
{
  CordonPlan *self = CORDON_PLAN (object);

  g_clear_object (&self->ledger);
  g_free (self->today);
  cordon_record_cache_free (self->cache);
  g_array_unref (self->listeners);
  g_ptr_array_unref (self->recent);

  G_OBJECT_CLASS (cordon_plan_parent_class)->finalize (object);
}

static void
cordon_plan_class_init (CordonPlanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cordon_plan_constructed;
  object_class->get_property = cordon_plan_get_property;
  object_class->set_property = cordon_plan_set_property;
  object_class->dispose = cordon_plan_dispose;
  object_class->finalize = cordon_plan_finalize;

  properties[PROP_LEDGER] = g_param_spec_object ("ledger", NULL, NULL, CORDON_TYPE_LEDGER,
                                                 G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_READ_ONLY] =
      g_param_spec_boolean ("read-only", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TODAY] = g_param_spec_string ("today", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIRST_MONTH] =
      g_param_spec_int ("first-month", NULL, NULL, 1, 12, 10,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, CORDON_TYPE_CHANGES);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
cordon_plan_init (CordonPlan *self)
{
  self->first_month = 10;
  self->cache = cordon_record_cache_new ();
  self->listeners = g_array_new (FALSE, FALSE, sizeof (Listener));
  g_array_set_clear_func (self->listeners, clear_listener);
  self->recent = g_ptr_array_new_with_free_func (free_recent);
  g_queue_init (&self->waiting);
}
