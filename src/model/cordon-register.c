/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All entries of the register, sorted and filtered by what a reader asks for, with the open risks counted on a matrix
 * of likelihood and impact. Derived from the plan's lists, once per edit. */

#include "model/cordon-register.h"

#include <string.h>

#include "model/cordon-register-entry.h"

#define STEPS CORDON_REGISTER_STEPS

struct _CordonRegister
{
  GObject parent_instance;

  CordonPlan *plan;
  GListModel *entries;
  GListModel *items;
  char *kind;
  gboolean closed;
  int likelihood; /* the cell chosen; 0 for none */
  int impact;

  GPtrArray *rows;
  guint counts[STEPS + 1][STEPS + 1];
  guint source;
};

static void cordon_register_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CordonRegister, cordon_register, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cordon_register_list_model_init))

enum
{
  PROP_LOADING = 1,
  PROP_KIND,
  PROP_CLOSED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

/* The ids of the items that can be seen: those whose parents all can. */
static GHashTable *
find_seen (CordonRegister *self)
{
  g_autoptr (GHashTable) parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTable *seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = g_list_model_get_n_items (self->items);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) item = g_list_model_get_item (self->items, i);

      g_hash_table_insert (parents, g_strdup (cordon_record_get_id (item)),
                           g_strdup (cordon_record_get_text (item, "parent")));
    }
  g_hash_table_iter_init (&iter, parents);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const char *at = id;
      guint steps = 0;

      while (at != NULL && g_hash_table_contains (parents, at) && steps++ < 200)
        at = g_hash_table_lookup (parents, at);
      if (at == NULL)
        g_hash_table_add (seen, g_strdup (id));
    }
  return seen;
}

static int
step_of (CordonRecord *entry, const char *field)
{
  double number;

  return cordon_record_get_number (entry, field, &number) && number >= 1 && number <= STEPS ? (int) number : 0;
}

static void
find_cell (CordonRecord *entry, int *likelihood, int *impact)
{
  *likelihood = step_of (entry, "likelihood");
  *impact = step_of (entry, "impact");
  if (*likelihood == 0 || *impact == 0)
    *likelihood = *impact = 0;
}

static gboolean
is_risk (CordonRecord *entry)
{
  return g_strcmp0 (cordon_record_get_text (entry, "kind"), "risk") == 0;
}

static gboolean
is_shown (CordonRegister *self, CordonRecord *entry)
{
  int likelihood, impact;

  if (!self->closed && !cordon_register_entry_is_open (entry))
    return FALSE;
  if (self->kind != NULL && g_strcmp0 (self->kind, cordon_record_get_text (entry, "kind")) != 0)
    return FALSE;
  if (self->likelihood == 0)
    return TRUE;
  find_cell (entry, &likelihood, &impact);
  return is_risk (entry) && likelihood == self->likelihood && impact == self->impact;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  CordonRecord *one = *(CordonRecord *const *) a;
  CordonRecord *other = *(CordonRecord *const *) b;
  int order = (int) cordon_register_entry_is_open (other) - (int) cordon_register_entry_is_open (one);
  const char *due, *other_due;

  if (order == 0)
    order = (is_risk (other) ? cordon_register_entry_score (other) : 0)
            - (is_risk (one) ? cordon_register_entry_score (one) : 0);
  if (order != 0)
    return order;
  due = cordon_record_get_text (one, "due");
  other_due = cordon_record_get_text (other, "due");
  if ((due == NULL) != (other_due == NULL))
    return due == NULL ? 1 : -1;
  order = g_strcmp0 (due, other_due);
  if (order == 0)
    order = g_strcmp0 (cordon_record_get_text (one, "title"), cordon_record_get_text (other, "title"));
  return order != 0 ? order : strcmp (cordon_record_get_id (one), cordon_record_get_id (other));
}

static gboolean
update (gpointer data)
{
  g_autoptr (CordonRegister) self = g_object_ref (data);
  g_autoptr (GHashTable) seen = find_seen (self);
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->rows);
  guint n = g_list_model_get_n_items (self->entries);
  guint start = 0, end = 0;

  g_clear_handle_id (&self->source, g_source_remove);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) entry = g_list_model_get_item (self->entries, i);
      const char *item = cordon_record_get_text (entry, "plan_item");
      int likelihood, impact;

      if (item != NULL && !g_hash_table_contains (seen, item))
        continue;
      find_cell (entry, &likelihood, &impact);
      if (is_risk (entry) && cordon_register_entry_is_open (entry))
        self->counts[likelihood][impact]++;
      if (is_shown (self, entry))
        g_ptr_array_add (self->rows, g_steal_pointer (&entry));
    }
  g_ptr_array_sort (self->rows, compare_entries);
  while (start < before->len && start < self->rows->len && before->pdata[start] == self->rows->pdata[start])
    start++;
  while (end < before->len - start && end < self->rows->len - start
         && before->pdata[before->len - 1 - end] == self->rows->pdata[self->rows->len - 1 - end])
    end++;
  if (start + end < MAX (before->len, self->rows->len))
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end, self->rows->len - start - end);
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
schedule (CordonRegister *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update, self, NULL);
}

static void
on_plan_changed (CordonRegister *self, CordonChanges *changes)
{
  if (cordon_changes_touch (changes, "register_entry") || cordon_changes_touch (changes, "plan_item"))
    schedule (self);
}

static void
on_loading (CordonRegister *self)
{
  schedule (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

gboolean
cordon_register_get_loading (CordonRegister *self)
{
  gboolean loading, others;

  g_return_val_if_fail (CORDON_IS_REGISTER (self), FALSE);

  g_object_get (self->entries, "loading", &loading, NULL);
  g_object_get (self->items, "loading", &others, NULL);
  return loading || others;
}

void
cordon_register_set_kind (CordonRegister *self, const char *kind)
{
  g_return_if_fail (CORDON_IS_REGISTER (self));

  if (g_strcmp0 (self->kind, kind) == 0)
    return;
  g_free (self->kind);
  self->kind = g_strdup (kind);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

void
cordon_register_set_closed (CordonRegister *self, gboolean closed)
{
  g_return_if_fail (CORDON_IS_REGISTER (self));

  if (self->closed == !!closed)
    return;
  self->closed = !!closed;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLOSED]);
}

void
cordon_register_set_cell (CordonRegister *self, int likelihood, int impact)
{
  g_return_if_fail (CORDON_IS_REGISTER (self));
  g_return_if_fail (likelihood >= 0 && likelihood <= STEPS && impact >= 0 && impact <= STEPS);

  if (self->likelihood == likelihood && self->impact == impact)
    return;
  self->likelihood = likelihood;
  self->impact = impact;
  update (self);
}

guint
cordon_register_count (CordonRegister *self, int likelihood, int impact)
{
  g_return_val_if_fail (CORDON_IS_REGISTER (self), 0);
  g_return_val_if_fail (likelihood >= 0 && likelihood <= STEPS && impact >= 0 && impact <= STEPS, 0);

  return self->counts[likelihood][impact];
}

GListModel *
cordon_register_get_all (CordonRegister *self)
{
  g_return_val_if_fail (CORDON_IS_REGISTER (self), NULL);

  return self->entries;
}

/* The list */

static GType
get_item_type (GListModel *model)
{
  return CORDON_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return CORDON_REGISTER (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CordonRegister *self = CORDON_REGISTER (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
cordon_register_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static GListModel *
watch (CordonRegister *self, const char *kind)
{
  g_autoptr (CordonQuery) query = cordon_plan_query (kind, "rank");
  GListModel *list = cordon_plan_get_list (self->plan, query);

  g_signal_connect_object (list, "items-changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::loading", G_CALLBACK (on_loading), self, G_CONNECT_SWAPPED);
  return list;
}

CordonRegister *
cordon_register_new (CordonPlan *plan)
{
  CordonRegister *self;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_REGISTER, NULL);
  self->plan = g_object_ref (plan);
  /* The same queries as the summaries', so that they are the same lists. */
  self->entries = watch (self, "register_entry");
  self->items = watch (self, "plan_item");
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

static void
cordon_register_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CordonRegister *self = CORDON_REGISTER (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, cordon_register_get_loading (self));
      break;
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    case PROP_CLOSED:
      g_value_set_boolean (value, self->closed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_register_dispose (GObject *object)
{
  g_clear_handle_id (&CORDON_REGISTER (object)->source, g_source_remove);

  G_OBJECT_CLASS (cordon_register_parent_class)->dispose (object);
}

static void
cordon_register_finalize (GObject *object)
{
  CordonRegister *self = CORDON_REGISTER (object);

  g_ptr_array_unref (self->rows);
  g_clear_object (&self->entries);
  g_clear_object (&self->items);
  g_clear_object (&self->plan);
  g_free (self->kind);

  G_OBJECT_CLASS (cordon_register_parent_class)->finalize (object);
}

static void
cordon_register_class_init (CordonRegisterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_register_get_property;
  object_class->dispose = cordon_register_dispose;
  object_class->finalize = cordon_register_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, readable);
  properties[PROP_CLOSED] = g_param_spec_boolean ("closed", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  changed_signal =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_register_init (CordonRegister *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}
