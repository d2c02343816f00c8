/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who wants to show less where there is little room must hear of the width, and nobody but a widget without a layout
 * manager does. It tells of it after the frame: what is shown and hidden by it changes the layout again. */

#include "kit/cordon-narrow-bin.h"

struct _CordonNarrowBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int threshold;
  int width;
  guint telling;
  gboolean narrow;
};

static void cordon_narrow_bin_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CordonNarrowBin, cordon_narrow_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, cordon_narrow_bin_buildable_init))

enum
{
  PROP_CHILD = 1,
  PROP_THRESHOLD,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static gboolean
on_told (gpointer data)
{
  CordonNarrowBin *self = data;
  gboolean narrow = self->width < self->threshold;

  self->telling = 0;
  if (narrow != self->narrow)
    {
      self->narrow = narrow;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
    }
  return G_SOURCE_REMOVE;
}

static void
set_child (CordonNarrowBin *self, GtkWidget *child)
{
  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

GtkWidget *
cordon_narrow_bin_new (GtkWidget *child, int threshold)
{
  return g_object_new (CORDON_TYPE_NARROW_BIN, "child", child, "threshold", threshold, NULL);
}

gboolean
cordon_narrow_bin_get_narrow (CordonNarrowBin *self)
{
  g_return_val_if_fail (CORDON_IS_NARROW_BIN (self), FALSE);

  return self->narrow;
}

static GtkSizeRequestMode
cordon_narrow_bin_get_request_mode (GtkWidget *widget)
{
  CordonNarrowBin *self = CORDON_NARROW_BIN (widget);

  return self->child != NULL ? gtk_widget_get_request_mode (self->child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
cordon_narrow_bin_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  CordonNarrowBin *self = CORDON_NARROW_BIN (widget);

  if (self->child != NULL && gtk_widget_should_layout (self->child))
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
cordon_narrow_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordonNarrowBin *self = CORDON_NARROW_BIN (widget);

  if (self->child != NULL && gtk_widget_should_layout (self->child))
    gtk_widget_allocate (self->child, width, height, -1, NULL);
  self->width = width;
  if ((width < self->threshold) != self->narrow && self->telling == 0)
    self->telling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_told, self, NULL);
}

/* As its child does */
static void
cordon_narrow_bin_compute_expand (GtkWidget *widget, gboolean *hexpand, gboolean *vexpand)
{
  CordonNarrowBin *self = CORDON_NARROW_BIN (widget);

  *hexpand = self->child != NULL && gtk_widget_compute_expand (self->child, GTK_ORIENTATION_HORIZONTAL);
  *vexpand = self->child != NULL && gtk_widget_compute_expand (self->child, GTK_ORIENTATION_VERTICAL);
}

static void
cordon_narrow_bin_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    set_child (CORDON_NARROW_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
cordon_narrow_bin_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = cordon_narrow_bin_add_child;
}

static void
cordon_narrow_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonNarrowBin *self = CORDON_NARROW_BIN (object);

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_narrow_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordonNarrowBin *self = CORDON_NARROW_BIN (object);

  switch (id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_narrow_bin_dispose (GObject *object)
{
  CordonNarrowBin *self = CORDON_NARROW_BIN (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (cordon_narrow_bin_parent_class)->dispose (object);
}

static void
cordon_narrow_bin_class_init (CordonNarrowBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_narrow_bin_get_property;
  object_class->set_property = cordon_narrow_bin_set_property;
  object_class->dispose = cordon_narrow_bin_dispose;
  widget_class->get_request_mode = cordon_narrow_bin_get_request_mode;
  widget_class->measure = cordon_narrow_bin_measure;
  widget_class->size_allocate = cordon_narrow_bin_size_allocate;
  widget_class->compute_expand = cordon_narrow_bin_compute_expand;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, both | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 0, both);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cordon_narrow_bin_init (CordonNarrowBin *self)
{
}
