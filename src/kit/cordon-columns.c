/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns that fold. How many there are follows from the width alone, and from nothing in the children, so that a page
 * does not change its shape when a text in it grows. */

#include "kit/cordon-columns.h"

struct _CordonColumns
{
  GtkWidget parent_instance;

  int spacing;
  int threshold;
};

enum
{
  PROP_SPACING = 1,
  PROP_THRESHOLD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void cordon_columns_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CordonColumns, cordon_columns, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, cordon_columns_buildable_init))

static GtkBuildableIface *parent_buildable;

static int
count_visible (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child);
  return n;
}

static int
column_width (CordonColumns *self, int width, int n)
{
  return MAX (1, (width - (n - 1) * self->spacing) / n);
}

static GtkSizeRequestMode
cordon_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (CordonColumns *self, int *minimum, int *natural)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int n = count_visible (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, n * child_natural + (n - 1) * self->spacing);
    }
}

static void
measure_height (CordonColumns *self, int width, int *minimum, int *natural)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int n = count_visible (widget);
  gboolean beside = width < 0 || width >= self->threshold;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL,
                          width < 0 ? -1
                          : beside  ? column_width (self, width, n)
                                    : width,
                          &child_minimum, &child_natural, NULL, NULL);
      *minimum = beside ? MAX (*minimum, child_minimum) : *minimum + child_minimum;
      *natural = beside ? MAX (*natural, child_natural) : *natural + child_natural;
    }
  if (!beside && n > 0)
    {
      *minimum += (n - 1) * self->spacing;
      *natural += (n - 1) * self->spacing;
    }
}

static void
cordon_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (CORDON_COLUMNS (widget), minimum, natural);
  else
    measure_height (CORDON_COLUMNS (widget), for_size, minimum, natural);
}

static void
cordon_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordonColumns *self = CORDON_COLUMNS (widget);
  int n = count_visible (widget);
  gboolean beside = width >= self->threshold;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int wide = n > 0 ? column_width (self, width, n) : 0;
  int i = 0;
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = {0, 0, width, height};

      if (!gtk_widget_should_layout (child))
        continue;
      if (beside)
        {
          place.width = wide;
          place.x = (mirrored ? n - 1 - i : i) * (wide + self->spacing);
        }
      else
        {
          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &place.height, NULL, NULL);
          place.y = y;
          y += place.height + self->spacing;
        }
      gtk_widget_size_allocate (child, &place, -1);
      i++;
    }
}

void
cordon_columns_append (CordonColumns *self, GtkWidget *child)
{
  g_return_if_fail (CORDON_IS_COLUMNS (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

static void
cordon_columns_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    cordon_columns_append (CORDON_COLUMNS (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
cordon_columns_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = cordon_columns_add_child;
}

static void
cordon_columns_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CordonColumns *self = CORDON_COLUMNS (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_columns_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CordonColumns *self = CORDON_COLUMNS (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
cordon_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cordon_columns_parent_class)->dispose (object);
}

static void
cordon_columns_class_init (CordonColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_columns_get_property;
  object_class->set_property = cordon_columns_set_property;
  object_class->dispose = cordon_columns_dispose;
  widget_class->get_request_mode = cordon_columns_get_request_mode;
  widget_class->measure = cordon_columns_measure;
  widget_class->size_allocate = cordon_columns_size_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0, both);
  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 720, both);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cordon_columns_init (CordonColumns *self)
{
  self->threshold = 720;
}
