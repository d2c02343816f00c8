/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The legend of a timeline. It says nothing that the items' own words don't say, so a screen reader passes it. */

#include <adwaita.h>

#include "kit/cordon-timeline-view.h"

struct _CordonTimelineLegend
{
  GtkWidget parent_instance;

  CordonTimelineView *view;
};

G_DEFINE_FINAL_TYPE (CordonTimelineLegend, cordon_timeline_legend, GTK_TYPE_WIDGET)

#define WIDTH_NATURAL 320

static double
draw (CordonTimelineLegend *self, cairo_t *cr, double width)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *style = adw_style_manager_get_default ();
  CordonTimelineTheme theme;

  if (self->view == NULL)
    return 0;
  cordon_timeline_theme_init (&theme, adw_style_manager_get_dark (style), adw_style_manager_get_high_contrast (style));
  return cordon_timeline_draw_legend (cordon_timeline_view_get_timeline (self->view), cr, width, &theme,
                                      gtk_widget_get_pango_context (widget),
                                      gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

static GtkSizeRequestMode
cordon_timeline_legend_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cordon_timeline_legend_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = WIDTH_NATURAL;
    }
  else
    *minimum = *natural =
        (int) draw (CORDON_TIMELINE_LEGEND (widget), NULL, for_size >= 0 ? MAX (for_size, 1) : WIDTH_NATURAL);
}

static void
cordon_timeline_legend_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (width <= 0 || height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw (CORDON_TIMELINE_LEGEND (widget), cr, width);
  cairo_destroy (cr);
}

static void
cordon_timeline_legend_dispose (GObject *object)
{
  g_clear_object (&CORDON_TIMELINE_LEGEND (object)->view);
  G_OBJECT_CLASS (cordon_timeline_legend_parent_class)->dispose (object);
}

static void
cordon_timeline_legend_class_init (CordonTimelineLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_timeline_legend_dispose;
  widget_class->get_request_mode = cordon_timeline_legend_get_request_mode;
  widget_class->measure = cordon_timeline_legend_measure;
  widget_class->snapshot = cordon_timeline_legend_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cordon_timeline_legend_init (CordonTimelineLegend *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

void
cordon_timeline_legend_set_view (CordonTimelineLegend *self, CordonTimelineView *view)
{
  g_return_if_fail (CORDON_IS_TIMELINE_LEGEND (self));

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_func (self->view, gtk_widget_queue_resize, self);
  g_set_object (&self->view, view);
  if (view != NULL)
    g_signal_connect_object (view, "changed", G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
