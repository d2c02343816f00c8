/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of widgets whose texts wrap, at the price of one look at each of them.
 *
 * A widget that is aligned in height is asked for its width at that height whenever it is placed. So what stands in
 * the middle is put there by this layout, and fills what it is given. */

#include "kit/cordon-line-layout.h"

struct _CordonLineLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (CordonLineLayout, cordon_line_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_SPACING = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GtkSizeRequestMode
cordon_line_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The children that are laid out, with the widths that they ask for. */
static GArray *
list_children (GtkWidget *widget, guint *n_expand)
{
  GArray *sizes = g_array_new (FALSE, TRUE, sizeof (GtkRequestedSize));

  *n_expand = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequestedSize size = {.data = child};

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &size.minimum_size, &size.natural_size, NULL, NULL);
      *n_expand += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      g_array_append_val (sizes, size);
    }
  return sizes;
}

/* Gives each child its width, in minimum_size. */
static GArray *
distribute (CordonLineLayout *self, GtkWidget *widget, int width)
{
  guint n_expand;
  GArray *sizes = list_children (widget, &n_expand);
  int left = width - MAX (0, (int) sizes->len - 1) * self->spacing;

  for (guint i = 0; i < sizes->len; i++)
    left -= g_array_index (sizes, GtkRequestedSize, i).minimum_size;
  left = gtk_distribute_natural_allocation (MAX (0, left), sizes->len, (GtkRequestedSize *) sizes->data);
  for (guint i = 0; i < sizes->len && n_expand > 0; i++)
    {
      GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      int share;

      if (!gtk_widget_compute_expand (size->data, GTK_ORIENTATION_HORIZONTAL))
        continue;
      share = left / (int) n_expand;
      size->minimum_size += share;
      left -= share;
      n_expand--;
    }
  return sizes;
}

static void
cordon_line_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  CordonLineLayout *self = CORDON_LINE_LAYOUT (manager);
  g_autoptr (GArray) sizes = NULL;
  guint n_expand;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    sizes = distribute (self, widget, for_size);
  else
    sizes = list_children (widget, &n_expand);
  for (guint i = 0; i < sizes->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      int child_minimum = size->minimum_size;
      int child_natural = size->natural_size;

      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum += child_minimum + (i > 0 ? self->spacing : 0);
          *natural += child_natural + (i > 0 ? self->spacing : 0);
          continue;
        }
      gtk_widget_measure (size->data, GTK_ORIENTATION_VERTICAL, for_size >= 0 ? size->minimum_size : -1, &child_minimum,
                          &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
cordon_line_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  CordonLineLayout *self = CORDON_LINE_LAYOUT (manager);
  g_autoptr (GArray) sizes = distribute (self, widget, width);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (guint i = 0; i < sizes->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      GtkAllocation place = {.width = size->minimum_size};

      gtk_widget_measure (size->data, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL, NULL);
      place.height = MIN (place.height, height);
      place.y = (height - place.height) / 2;
      place.x = mirrored ? width - x - place.width : x;
      gtk_widget_size_allocate (size->data, &place, -1);
      x += place.width + self->spacing;
    }
}

GtkLayoutManager *
cordon_line_layout_new (int spacing)
{
  return g_object_new (CORDON_TYPE_LINE_LAYOUT, "spacing", spacing, NULL);
}

static void
cordon_line_layout_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SPACING)
    g_value_set_int (value, CORDON_LINE_LAYOUT (object)->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cordon_line_layout_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SPACING)
    CORDON_LINE_LAYOUT (object)->spacing = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cordon_line_layout_class_init (CordonLineLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = cordon_line_layout_get_property;
  object_class->set_property = cordon_line_layout_set_property;
  manager_class->get_request_mode = cordon_line_layout_get_request_mode;
  manager_class->measure = cordon_line_layout_measure;
  manager_class->allocate = cordon_line_layout_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cordon_line_layout_init (CordonLineLayout *self)
{
}
