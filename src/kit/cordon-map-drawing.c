/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the map view is drawn: land from its layer, marks and words from a texture that is larger than the widget, so
 * that moving the map shows two textures and no more; over them what is under the pointer, selected, or has the
 * keyboard; below them the legend. */

#include <math.h>

#include "kit/cordon-map-view-private.h"

void
cordon_map_view_get_legend (CordonMapView *self, CordonMapLegend *legend)
{
  *legend = (CordonMapLegend){NULL};
  legend->groups = cordon_map_marks_get_groups (self->marks, &legend->n_groups);
  legend->title = self->classes_title;
  legend->classes = (const CordonMapClass *) (void *) self->classes->data;
  legend->n_classes = self->classes->len;
}

/* Marks and words, with room around what is in sight. */
static void
draw_marks_picture (CordonMapView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  int factor = gtk_widget_get_scale_factor (widget);
  guint serial = pango_context_get_serial (context);
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  cairo_rectangle_t inner;
  gboolean zooming = FALSE;

  if (self->texture != NULL && self->texture_factor == factor && self->texture_serial == serial
      && cordon_map_layer_holds (&self->texture_sight, self->texture_width, self->texture_height, &self->sight,
                                 self->width, self->height))
    return;
  /* No room around it while the scale changes with every frame. */
  zooming = self->texture != NULL && self->sync_id != 0 && self->texture_sight.scale != self->sight.scale;
  self->texture_sight = self->sight;
  self->texture_width = self->width;
  self->texture_height = self->height;
  self->texture_factor = factor;
  self->texture_serial = serial;
  if (!zooming)
    cordon_map_layer_widen (&self->texture_sight, &self->texture_width, &self->texture_height);
  inner = (cairo_rectangle_t){(self->sight.x - self->texture_sight.x) * self->sight.scale,
                              (self->sight.y - self->texture_sight.y) * self->sight.scale, self->width, self->height};
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (self->texture_width) * factor,
                                        (int) ceil (self->texture_height) * factor);
  cairo_surface_set_device_scale (surface, factor, factor);
  cr = cairo_create (surface);
  cordon_map_marks_draw (self->marks, cr, &self->texture_sight, self->texture_width, self->texture_height, &inner,
                         &self->theme, context, self->selected);
  cairo_destroy (cr);
  g_clear_object (&self->texture);
  self->texture = cordon_map_layer_take_surface (surface);
}

static void
stroke_area (CordonMapView *self, cairo_t *cr, int area, double width, double alpha)
{
  cordon_map_path_area (cr, &self->sight, self->width, self->height, area);
  cairo_set_source_rgba (cr, self->theme.accent[0], self->theme.accent[1], self->theme.accent[2], alpha);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
ring_spot (CordonMapView *self, cairo_t *cr, int number, double gap, double width, double alpha)
{
  guint n_spots = 0;
  const CordonMapSpot *spots = cordon_map_view_get_spots (self, &n_spots);
  double x = 0, y = 0;

  if (number < 0 || number >= (int) n_spots)
    return;
  cordon_map_view_get_spot_place (self, &spots[number], &x, &y);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, spots[number].radius + gap, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, self->theme.accent[0], self->theme.accent[1], self->theme.accent[2], alpha);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

/* What is under the pointer, selected, or has the keyboard. */
static void
draw_highlights (CordonMapView *self, GtkSnapshot *snapshot)
{
  int area = cordon_geometry_find (cordon_geometry_get (self->sight.region), self->selected_area);
  int mark = cordon_map_marks_find (self->marks, self->selected);
  int focused = cordon_map_view_get_focused_spot (self);
  cairo_t *cr = NULL;

  if (area < 0 && mark < 0 && focused < 0 && self->hovered < 0 && self->hovered_area < 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height));
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (self->hovered_area >= 0 && self->hovered_area != area)
    stroke_area (self, cr, self->hovered_area, 1.2, 0.7);
  if (area >= 0)
    stroke_area (self, cr, area, 2.4, 1);
  ring_spot (self, cr, self->hovered, 3, 2, 0.45);
  if (mark >= 0)
    ring_spot (self, cr, cordon_map_marks_get_spot (self->marks, (guint) mark), 4, 2.6, 1);
  ring_spot (self, cr, focused, 8, 2, 0.8);
  cairo_destroy (cr);
}

/* What the hand is doing: the mark that is being moved, or the rectangle around marks. */
static void
draw_dragging (CordonMapView *self, GtkSnapshot *snapshot)
{
  const double *accent = self->theme.accent;
  cairo_t *cr = NULL;

  if (!self->moving || (self->dragged < 0 && !self->banding))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height));
  if (self->banding)
    {
      cairo_rectangle (cr, MIN (self->band_x, self->drag_x) + 0.5, MIN (self->band_y, self->drag_y) + 0.5,
                       fabs (self->drag_x - self->band_x), fabs (self->drag_y - self->band_y));
      cairo_set_source_rgba (cr, accent[0], accent[1], accent[2], 0.15);
      cairo_fill_preserve (cr);
      cairo_set_source_rgba (cr, accent[0], accent[1], accent[2], 1);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  else
    {
      cordon_map_draw_mark (cr, cordon_map_marks_get (self->marks, (guint) self->dragged), self->drag_x, self->drag_y,
                            9, &self->theme);
      cairo_new_sub_path (cr);
      cairo_arc (cr, self->drag_x, self->drag_y, 16, 0, 2 * G_PI);
      cairo_set_source_rgba (cr, accent[0], accent[1], accent[2], 0.7);
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

static void
draw_legend (CordonMapView *self, GtkSnapshot *snapshot)
{
  CordonMapLegend legend;
  GtkWidget *widget = GTK_WIDGET (self);
  cairo_t *cr = NULL;

  if (self->legend_height <= 0)
    return;
  cordon_map_view_get_legend (self, &legend);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, (float) self->height, (float) self->width,
                                                                 (float) self->legend_height));
  cairo_translate (cr, 0, self->height);
  cordon_map_legend_draw (&legend, cr, self->width, &self->theme, gtk_widget_get_pango_context (widget),
                          gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
  cairo_destroy (cr);
}

void
cordon_map_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CordonMapView *self = CORDON_MAP_VIEW (widget);
  const double *surface = self->theme.surface;
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) (self->height + self->legend_height));
  GdkRGBA colour = {(float) surface[0], (float) surface[1], (float) surface[2], (float) surface[3]};

  if (self->width < 1 || self->height < 1)
    return;
  gtk_snapshot_append_color (snapshot, &colour, &all);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height));
  cordon_map_layer_snapshot (self->land, snapshot, &self->sight, self->width, self->height, widget);
  draw_marks_picture (self);
  cordon_map_layer_append (snapshot, self->texture, &self->texture_sight, self->texture_width, self->texture_height,
                           &self->sight, widget);
  draw_highlights (self, snapshot);
  draw_dragging (self, snapshot);
  gtk_snapshot_pop (snapshot);
  draw_legend (self, snapshot);
  gtk_widget_snapshot_child (widget, self->controls, snapshot);
}
