/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A notice under the header. libadwaita has a banner of its own since 1.3, newer than what we build against. */

#include "app/cordon-notice.h"

struct _CordonNotice
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (CordonNotice, cordon_notice, ADW_TYPE_BIN)

enum
{
  PROP_TITLE = 1,
  PROP_BUTTON_LABEL,
  PROP_ACTION_NAME,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

const char *
cordon_notice_get_title (CordonNotice *self)
{
  g_return_val_if_fail (CORDON_IS_NOTICE (self), NULL);

  return gtk_revealer_get_reveal_child (self->revealer) ? gtk_label_get_label (self->label) : NULL;
}

void
cordon_notice_set_title (CordonNotice *self, const char *title)
{
  g_return_if_fail (CORDON_IS_NOTICE (self));

  if (g_strcmp0 (title, cordon_notice_get_title (self)) == 0)
    return;
  if (title != NULL)
    {
      gtk_label_set_label (self->label, title);
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
    }
  gtk_revealer_set_reveal_child (self->revealer, title != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
cordon_notice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonNotice *self = CORDON_NOTICE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, cordon_notice_get_title (self));
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, gtk_button_get_label (self->button));
      break;
    case PROP_ACTION_NAME:
      g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->button)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_notice_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordonNotice *self = CORDON_NOTICE (object);
  const char *label;

  switch (id)
    {
    case PROP_TITLE:
      cordon_notice_set_title (self, g_value_get_string (value));
      break;
    case PROP_BUTTON_LABEL:
      label = g_value_get_string (value);
      gtk_button_set_label (self->button, label != NULL ? label : "");
      gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
      break;
    case PROP_ACTION_NAME:
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* What is not seen is not even styled. */
static void
on_child_revealed (CordonNotice *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_revealer_get_child_revealed (self->revealer)
                                                 || gtk_revealer_get_reveal_child (self->revealer));
}

static void
cordon_notice_class_init (CordonNoticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cordon_notice_get_property;
  object_class->set_property = cordon_notice_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUTTON_LABEL] =
      g_param_spec_string ("button-label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ACTION_NAME] =
      g_param_spec_string ("action-name", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cordonplan/Cordon/ui/app/cordon-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, CordonNotice, label);
  gtk_widget_class_bind_template_child (widget_class, CordonNotice, button);
  gtk_widget_class_bind_template_callback (widget_class, on_child_revealed);
}

static void
cordon_notice_init (CordonNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
