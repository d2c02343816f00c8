/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One child, as wide as it asks to be whatever the height. */

#include "kit/cordon-steady-layout.h"

struct _CordonSteadyLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CordonSteadyLayout, cordon_steady_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
cordon_steady_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cordon_steady_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                              int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
cordon_steady_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
cordon_steady_layout_class_init (CordonSteadyLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = cordon_steady_layout_get_request_mode;
  layout_class->measure = cordon_steady_layout_measure;
  layout_class->allocate = cordon_steady_layout_allocate;
}

static void
cordon_steady_layout_init (CordonSteadyLayout *self)
{
}
