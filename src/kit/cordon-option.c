/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One of the things that can be chosen. Its folded text is made at the first search and kept: a list of some
 * hundred bodies is searched at every key. */

#include "kit/cordon-option.h"

#include <string.h>

#include "base/cordon-text.h"

struct _CordonOption
{
  GObject parent_instance;

  char *value;
  char *label;
  char *detail;
  char *folded;
};

G_DEFINE_FINAL_TYPE (CordonOption, cordon_option, G_TYPE_OBJECT)

enum
{
  PROP_VALUE = 1,
  PROP_LABEL,
  PROP_DETAIL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

CordonOption *
cordon_option_new (const char *value, const char *label, const char *detail)
{
  CordonOption *self = g_object_new (CORDON_TYPE_OPTION, NULL);

  self->value = g_strdup (value);
  self->label = g_strdup (label != NULL ? label : "");
  self->detail = g_strdup (detail);
  return self;
}

const char *
cordon_option_get_value (CordonOption *self)
{
  g_return_val_if_fail (CORDON_IS_OPTION (self), NULL);

  return self->value;
}

const char *
cordon_option_get_label (CordonOption *self)
{
  g_return_val_if_fail (CORDON_IS_OPTION (self), NULL);

  return self->label;
}

const char *
cordon_option_get_detail (CordonOption *self)
{
  g_return_val_if_fail (CORDON_IS_OPTION (self), NULL);

  return self->detail;
}

gboolean
cordon_option_matches (CordonOption *self, const char *folded)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (CORDON_IS_OPTION (self), FALSE);

  if (folded == NULL || *folded == '\0')
    return TRUE;
  if (self->folded == NULL)
    {
      g_autofree char *all = g_strjoin (" ", self->label, self->detail, NULL);

      self->folded = cordon_text_fold (all);
    }
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (self->folded, words[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
cordon_option_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonOption *self = CORDON_OPTION (object);

  switch (id)
    {
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_option_finalize (GObject *object)
{
  CordonOption *self = CORDON_OPTION (object);

  g_free (self->value);
  g_free (self->label);
  g_free (self->detail);
  g_free (self->folded);

  G_OBJECT_CLASS (cordon_option_parent_class)->finalize (object);
}

static void
cordon_option_class_init (CordonOptionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cordon_option_get_property;
  object_class->finalize = cordon_option_finalize;

  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cordon_option_init (CordonOption *self)
{
}
