/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan item where it stands in an outline. Its summary is made when it is first asked for: of thousands of rows only
 * those that are seen have one. */

#include "model/cordon-outline-private.h"

struct _CordonOutlineRow
{
  GObject parent_instance;

  CordonPlan *plan;
  CordonRecord *record;
  CordonSummary *summary;
  guint depth;
};

G_DEFINE_FINAL_TYPE (CordonOutlineRow, cordon_outline_row, G_TYPE_OBJECT)

enum
{
  ROW_PROP_0,
  ROW_PROP_RECORD,
  ROW_PROP_DEPTH,
  ROW_PROP_SUMMARY,
  N_ROW_PROPERTIES,
};

static GParamSpec *row_properties[N_ROW_PROPERTIES];

CordonRecord *
cordon_outline_row_get_record (CordonOutlineRow *self)
{
  g_return_val_if_fail (CORDON_IS_OUTLINE_ROW (self), NULL);

  return self->record;
}

guint
cordon_outline_row_get_depth (CordonOutlineRow *self)
{
  g_return_val_if_fail (CORDON_IS_OUTLINE_ROW (self), 0);

  return self->depth;
}

CordonSummary *
cordon_outline_row_get_summary (CordonOutlineRow *self)
{
  g_return_val_if_fail (CORDON_IS_OUTLINE_ROW (self), NULL);

  if (self->summary == NULL)
    self->summary = cordon_summary_get (self->plan, cordon_record_get_id (self->record));
  return self->summary;
}

static void
cordon_outline_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CordonOutlineRow *self = CORDON_OUTLINE_ROW (object);

  switch (prop_id)
    {
    case ROW_PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case ROW_PROP_DEPTH:
      g_value_set_uint (value, self->depth);
      break;
    case ROW_PROP_SUMMARY:
      g_value_set_object (value, cordon_outline_row_get_summary (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_outline_row_finalize (GObject *object)
{
  CordonOutlineRow *self = CORDON_OUTLINE_ROW (object);

  g_clear_object (&self->summary);
  g_clear_object (&self->record);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_outline_row_parent_class)->finalize (object);
}

static void
cordon_outline_row_class_init (CordonOutlineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_outline_row_get_property;
  object_class->finalize = cordon_outline_row_finalize;

  row_properties[ROW_PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, CORDON_TYPE_RECORD, flags);
  row_properties[ROW_PROP_DEPTH] = g_param_spec_uint ("depth", NULL, NULL, 0, G_MAXUINT, 0, flags);
  row_properties[ROW_PROP_SUMMARY] = g_param_spec_object ("summary", NULL, NULL, CORDON_TYPE_SUMMARY, flags);
  g_object_class_install_properties (object_class, N_ROW_PROPERTIES, row_properties);
}

static void
cordon_outline_row_init (CordonOutlineRow *self)
{
}

CordonOutlineRow *
cordon_outline_row_new (CordonPlan *plan, CordonRecord *record)
{
  CordonOutlineRow *self = g_object_new (CORDON_TYPE_OUTLINE_ROW, NULL);

  self->plan = g_object_ref (plan);
  self->record = g_object_ref (record);
  return self;
}

void
cordon_outline_row_set_depth (CordonOutlineRow *self, guint depth)
{
  if (self->depth == depth)
    return;
  self->depth = depth;
  g_object_notify_by_pspec (G_OBJECT (self), row_properties[ROW_PROP_DEPTH]);
}
