/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of an overview: what it is about, and what is the matter with it, in words. It never changes: when the
 * matter does, there is another one. */

#include "model/cordon-overview-item.h"

struct _CordonOverviewItem
{
  GObject parent_instance;

  char *kind;
  char *id;
  char *title;
  char *detail;
  gboolean urgent;
};

enum
{
  ITEM_KIND = 1,
  ITEM_ID,
  ITEM_TITLE,
  ITEM_DETAIL,
  ITEM_URGENT,
  N_ITEM_PROPS,
};

static GParamSpec *item_properties[N_ITEM_PROPS];

G_DEFINE_FINAL_TYPE (CordonOverviewItem, cordon_overview_item, G_TYPE_OBJECT)

CordonOverviewItem *
cordon_overview_item_new (const char *kind, const char *id, const char *title, const char *detail, gboolean urgent)
{
  CordonOverviewItem *item = g_object_new (CORDON_TYPE_OVERVIEW_ITEM, NULL);

  item->kind = g_strdup (kind);
  item->id = g_strdup (id);
  item->title = g_strdup (title);
  item->detail = g_strdup (detail);
  item->urgent = urgent;
  return item;
}

const char *
cordon_overview_item_get_kind (CordonOverviewItem *self)
{
  g_return_val_if_fail (CORDON_IS_OVERVIEW_ITEM (self), NULL);

  return self->kind;
}

const char *
cordon_overview_item_get_id (CordonOverviewItem *self)
{
  g_return_val_if_fail (CORDON_IS_OVERVIEW_ITEM (self), NULL);

  return self->id;
}

const char *
cordon_overview_item_get_title (CordonOverviewItem *self)
{
  g_return_val_if_fail (CORDON_IS_OVERVIEW_ITEM (self), NULL);

  return self->title;
}

const char *
cordon_overview_item_get_detail (CordonOverviewItem *self)
{
  g_return_val_if_fail (CORDON_IS_OVERVIEW_ITEM (self), NULL);

  return self->detail;
}

gboolean
cordon_overview_item_get_urgent (CordonOverviewItem *self)
{
  g_return_val_if_fail (CORDON_IS_OVERVIEW_ITEM (self), FALSE);

  return self->urgent;
}

gboolean
cordon_overview_item_equal (CordonOverviewItem *self, CordonOverviewItem *other)
{
  g_return_val_if_fail (CORDON_IS_OVERVIEW_ITEM (self), FALSE);
  g_return_val_if_fail (CORDON_IS_OVERVIEW_ITEM (other), FALSE);

  return g_strcmp0 (self->kind, other->kind) == 0 && g_strcmp0 (self->id, other->id) == 0
         && g_strcmp0 (self->title, other->title) == 0 && g_strcmp0 (self->detail, other->detail) == 0
         && self->urgent == other->urgent;
}

static void
cordon_overview_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CordonOverviewItem *self = CORDON_OVERVIEW_ITEM (object);

  switch (prop_id)
    {
    case ITEM_KIND:
      g_value_set_string (value, self->kind);
      break;
    case ITEM_ID:
      g_value_set_string (value, self->id);
      break;
    case ITEM_TITLE:
      g_value_set_string (value, self->title);
      break;
    case ITEM_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case ITEM_URGENT:
      g_value_set_boolean (value, self->urgent);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_overview_item_finalize (GObject *object)
{
  CordonOverviewItem *self = CORDON_OVERVIEW_ITEM (object);

  g_free (self->kind);
  g_free (self->id);
  g_free (self->title);
  g_free (self->detail);

  G_OBJECT_CLASS (cordon_overview_item_parent_class)->finalize (object);
}

static void
cordon_overview_item_class_init (CordonOverviewItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_overview_item_get_property;
  object_class->finalize = cordon_overview_item_finalize;

  item_properties[ITEM_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, readable);
  item_properties[ITEM_ID] = g_param_spec_string ("id", NULL, NULL, NULL, readable);
  item_properties[ITEM_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  item_properties[ITEM_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, readable);
  item_properties[ITEM_URGENT] = g_param_spec_boolean ("urgent", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_ITEM_PROPS, item_properties);
}

static void
cordon_overview_item_init (CordonOverviewItem *self)
{
}
