/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The strictest marking in a plan, from all kinds that carry one. */

#include "app/cordon-marking.h"

#include "model/cordon-mark.h"

struct _CordonMarking
{
  GObject parent_instance;

  GPtrArray *lists;
  char *text;
  const char *style;
};

G_DEFINE_FINAL_TYPE (CordonMarking, cordon_marking, G_TYPE_OBJECT)

enum
{
  PROP_TEXT = 1,
  PROP_STYLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *
style_of (const char *tlp)
{
  if (tlp == NULL || g_str_equal (tlp, "CLEAR"))
    return NULL;
  return g_str_equal (tlp, "RED") ? "tlp-red" : g_str_equal (tlp, "GREEN") ? "tlp-green" : "tlp-amber";
}

static void
update (CordonMarking *self)
{
  g_auto (CordonMark) mark = {NULL, NULL};
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->lists->len; i++)
    {
      GListModel *list = g_ptr_array_index (self->lists, i);
      guint n = g_list_model_get_n_items (list);

      for (guint j = 0; j < n; j++)
        {
          g_autoptr (CordonRecord) record = g_list_model_get_item (list, j);

          cordon_mark_take (&mark, record);
        }
    }
  text = cordon_mark_dup_text (&mark);
  if (g_strcmp0 (text, self->text) == 0)
    return;

  g_free (self->text);
  self->text = g_steal_pointer (&text);
  self->style = style_of (mark.tlp);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STYLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

CordonMarking *
cordon_marking_new (CordonPlan *plan)
{
  static const char *const fields[] = {"tlp", "cui"};
  CordonMarking *self;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_MARKING, NULL);
  for (const CordonKind *const *kind = cordon_kind_all (); *kind != NULL; kind++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        {
          g_autoptr (CordonQuery) query = NULL;
          GListModel *list;

          if (cordon_kind_field (*kind, fields[i]) == NULL)
            continue;
          query = cordon_query_new ((*kind)->name);
          cordon_query_where (query, fields[i], CORDON_COMPARE_IS_NOT, NULL);
          list = cordon_plan_get_list (plan, query);
          g_ptr_array_add (self->lists, list);
          g_signal_connect_object (list, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
        }
    }
  /* A mark that becomes another leaves its row where it is in the list. */
  g_signal_connect_object (plan, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

const char *
cordon_marking_get_text (CordonMarking *self)
{
  g_return_val_if_fail (CORDON_IS_MARKING (self), NULL);

  return self->text;
}

const char *
cordon_marking_get_style (CordonMarking *self)
{
  g_return_val_if_fail (CORDON_IS_MARKING (self), NULL);

  return self->style;
}

static void
cordon_marking_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonMarking *self = CORDON_MARKING (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_STYLE:
      g_value_set_string (value, self->style);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_marking_finalize (GObject *object)
{
  CordonMarking *self = CORDON_MARKING (object);

  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_free (self->text);

  G_OBJECT_CLASS (cordon_marking_parent_class)->finalize (object);
}

static void
cordon_marking_class_init (CordonMarkingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cordon_marking_get_property;
  object_class->finalize = cordon_marking_finalize;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STYLE] = g_param_spec_string ("style", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cordon_marking_init (CordonMarking *self)
{
  self->lists = g_ptr_array_new_with_free_func (g_object_unref);
}
