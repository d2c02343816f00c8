/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure of the desk. It is the length of the very list that a click on it opens, so that the two never differ. Of
 * each row it holds eight bytes. */

#include "model/cordon-matter-count.h"

#include "model/cordon-row-list.h"

struct _CordonMatterCount
{
  GObject parent_instance;

  CordonMatterFilter *filter;
  GListModel *rows;
};

G_DEFINE_FINAL_TYPE (CordonMatterCount, cordon_matter_count, G_TYPE_OBJECT)

enum
{
  PROP_COUNT = 1,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
on_count (CordonMatterCount *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static void
on_loading (CordonMatterCount *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

CordonMatterCount *
cordon_matter_count_new (CordonPlan *plan, const CordonMatterFilter *filter)
{
  CordonMatterCount *self;
  g_autoptr (CordonQuery) query = NULL;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  self = g_object_new (CORDON_TYPE_MATTER_COUNT, NULL);
  self->filter = cordon_matter_filter_copy (filter);
  query = cordon_matter_filter_to_query (filter, plan, NULL, FALSE);
  self->rows = cordon_plan_get_row_list (plan, query);
  g_signal_connect_object (self->rows, "notify::n-items", G_CALLBACK (on_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "notify::loading", G_CALLBACK (on_loading), self, G_CONNECT_SWAPPED);
  return self;
}

const CordonMatterFilter *
cordon_matter_count_get_filter (CordonMatterCount *self)
{
  g_return_val_if_fail (CORDON_IS_MATTER_COUNT (self), NULL);

  return self->filter;
}

guint
cordon_matter_count_get_count (CordonMatterCount *self)
{
  g_return_val_if_fail (CORDON_IS_MATTER_COUNT (self), 0);

  return g_list_model_get_n_items (self->rows);
}

gboolean
cordon_matter_count_get_loading (CordonMatterCount *self)
{
  g_return_val_if_fail (CORDON_IS_MATTER_COUNT (self), FALSE);

  return cordon_row_list_get_loading (CORDON_ROW_LIST (self->rows));
}

static void
cordon_matter_count_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonMatterCount *self = CORDON_MATTER_COUNT (object);

  if (id == PROP_COUNT)
    g_value_set_uint (value, cordon_matter_count_get_count (self));
  else if (id == PROP_LOADING)
    g_value_set_boolean (value, cordon_matter_count_get_loading (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordon_matter_count_dispose (GObject *object)
{
  CordonMatterCount *self = CORDON_MATTER_COUNT (object);

  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (cordon_matter_count_parent_class)->dispose (object);
}

static void
cordon_matter_count_finalize (GObject *object)
{
  CordonMatterCount *self = CORDON_MATTER_COUNT (object);

  g_clear_pointer (&self->filter, cordon_matter_filter_free);

  G_OBJECT_CLASS (cordon_matter_count_parent_class)->finalize (object);
}

static void
cordon_matter_count_class_init (CordonMatterCountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_matter_count_get_property;
  object_class->dispose = cordon_matter_count_dispose;
  object_class->finalize = cordon_matter_count_finalize;

  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cordon_matter_count_init (CordonMatterCount *self)
{
}
