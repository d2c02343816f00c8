/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two panes that fold into one. The only file that knows AdwLeaflet, which libadwaita has replaced since the version
 * that we build against: moving on is a change of this file. */

#include "kit/cordon-split.h"

struct _CordonSplit
{
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *sidebar;
  GtkWidget *content;
  gboolean show_content;
};

G_DEFINE_FINAL_TYPE (CordonSplit, cordon_split, ADW_TYPE_BIN)

enum
{
  PROP_SIDEBAR = 1,
  PROP_CONTENT,
  PROP_FOLDED,
  PROP_SHOW_CONTENT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
show_chosen (CordonSplit *self)
{
  GtkWidget *chosen = self->show_content ? self->content : self->sidebar;

  if (chosen != NULL)
    adw_leaflet_set_visible_child (self->leaflet, chosen);
}

static void
on_leaflet_folded (CordonSplit *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

/* The person went back, by gesture or by key. */
static void
on_leaflet_visible_child (CordonSplit *self)
{
  GtkWidget *child = adw_leaflet_get_visible_child (self->leaflet);
  gboolean show_content = child != NULL && child == self->content;

  if (!adw_leaflet_get_folded (self->leaflet) || child == NULL || show_content == self->show_content)
    return;
  self->show_content = show_content;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_CONTENT]);
}

/* A leaflet knows no order but that in which its children came. */
static void
replace_child (CordonSplit *self, GtkWidget **place, GtkWidget *child, GParamSpec *property)
{
  GtkWidget *old = *place;

  if (old == child)
    return;
  *place = child;
  if (old != NULL)
    adw_leaflet_remove (self->leaflet, old);
  /* libadwaita 1.2 forgets to mirror the order of children that are reordered: each is put where it belongs. */
  if (child != NULL && place == &self->sidebar)
    adw_leaflet_prepend (self->leaflet, child);
  else if (child != NULL)
    adw_leaflet_append (self->leaflet, child);
  show_chosen (self);
  g_object_notify_by_pspec (G_OBJECT (self), property);
}

GtkWidget *
cordon_split_new (void)
{
  return g_object_new (CORDON_TYPE_SPLIT, NULL);
}

GtkWidget *
cordon_split_get_sidebar (CordonSplit *self)
{
  g_return_val_if_fail (CORDON_IS_SPLIT (self), NULL);

  return self->sidebar;
}

void
cordon_split_set_sidebar (CordonSplit *self, GtkWidget *sidebar)
{
  g_return_if_fail (CORDON_IS_SPLIT (self));

  replace_child (self, &self->sidebar, sidebar, properties[PROP_SIDEBAR]);
}

GtkWidget *
cordon_split_get_content (CordonSplit *self)
{
  g_return_val_if_fail (CORDON_IS_SPLIT (self), NULL);

  return self->content;
}

void
cordon_split_set_content (CordonSplit *self, GtkWidget *content)
{
  g_return_if_fail (CORDON_IS_SPLIT (self));

  replace_child (self, &self->content, content, properties[PROP_CONTENT]);
}

gboolean
cordon_split_get_folded (CordonSplit *self)
{
  g_return_val_if_fail (CORDON_IS_SPLIT (self), FALSE);

  return adw_leaflet_get_folded (self->leaflet);
}

gboolean
cordon_split_get_show_content (CordonSplit *self)
{
  g_return_val_if_fail (CORDON_IS_SPLIT (self), FALSE);

  return self->show_content;
}

void
cordon_split_set_show_content (CordonSplit *self, gboolean show_content)
{
  g_return_if_fail (CORDON_IS_SPLIT (self));

  show_content = !!show_content;
  if (self->show_content == show_content)
    return;
  self->show_content = show_content;
  show_chosen (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_CONTENT]);
}

static void
cordon_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonSplit *self = CORDON_SPLIT (object);

  switch (id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, cordon_split_get_folded (self));
      break;
    case PROP_SHOW_CONTENT:
      g_value_set_boolean (value, self->show_content);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordonSplit *self = CORDON_SPLIT (object);

  switch (id)
    {
    case PROP_SIDEBAR:
      cordon_split_set_sidebar (self, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      cordon_split_set_content (self, g_value_get_object (value));
      break;
    case PROP_SHOW_CONTENT:
      cordon_split_set_show_content (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_split_dispose (GObject *object)
{
  CordonSplit *self = CORDON_SPLIT (object);

  if (self->leaflet != NULL)
    g_signal_handlers_disconnect_by_data (self->leaflet, self);
  self->leaflet = NULL;
  self->sidebar = NULL;
  self->content = NULL;

  G_OBJECT_CLASS (cordon_split_parent_class)->dispose (object);
}

static void
cordon_split_class_init (CordonSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cordon_split_get_property;
  object_class->set_property = cordon_split_set_property;
  object_class->dispose = cordon_split_dispose;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] =
      g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_CONTENT] =
      g_param_spec_boolean ("show-content", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cordon_split_init (CordonSplit *self)
{
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->leaflet));
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (on_leaflet_folded), self);
  g_signal_connect_swapped (self->leaflet, "notify::visible-child", G_CALLBACK (on_leaflet_visible_child), self);
}
