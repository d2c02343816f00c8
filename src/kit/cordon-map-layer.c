/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws land on a thread of GTask's pool, one picture at a time: what was asked for meanwhile is drawn next, from where
 * the map has then come to. The job owns copies of all that it reads, so that neither the layer nor its owner need
 * outlive it. */

#include "kit/cordon-map-layer.h"

#include <gsk/gskcairorenderer.h>
#include <math.h>
#include <string.h>

/* How much of what is in sight a picture is larger by, on each side. */
#define AROUND 0.2
/* Where a texture keeps the surface that it was made of. */
#define SURFACE "cordon-surface"

typedef struct
{
  CordonMapSight sight;
  double width, height;
  int scale_factor;
  CordonMapTheme theme;
  guint8 *tints;
  guint look;
} Job;

struct _CordonMapLayer
{
  void (*changed) (gpointer owner);
  gpointer owner;

  CordonMapTheme theme;
  guint8 *tints;
  guint n_tints;
  guint look;

  GdkTexture *texture;
  CordonMapSight sight;
  double width, height;
  int scale_factor;
  guint drawn_look;

  GCancellable *running;
  gboolean settled;
};

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->tints);
  g_free (job);
}

CordonMapLayer *
cordon_map_layer_new (void (*changed) (gpointer owner), gpointer owner)
{
  CordonMapLayer *layer = g_new0 (CordonMapLayer, 1);

  layer->changed = changed;
  layer->owner = owner;
  return layer;
}

void
cordon_map_layer_free (CordonMapLayer *layer)
{
  if (layer == NULL)
    return;
  if (layer->running != NULL)
    g_cancellable_cancel (layer->running);
  g_clear_object (&layer->running);
  g_clear_object (&layer->texture);
  g_free (layer->tints);
  g_free (layer);
}

void
cordon_map_layer_set_look (CordonMapLayer *layer, const CordonMapTheme *theme, const guint8 *tints, guint n_tints)
{
  g_return_if_fail (layer != NULL && theme != NULL);

  layer->theme = *theme;
  g_free (layer->tints);
  layer->tints = g_memdup2 (tints, n_tints);
  layer->n_tints = n_tints;
  layer->look++;
}

GdkTexture *
cordon_map_layer_take_surface (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
  /* The bytes keep it alive. */
  g_object_set_data (G_OBJECT (texture), SURFACE, surface);
  return texture;
}

void
cordon_map_layer_widen (CordonMapSight *sight, double *width, double *height)
{
  double dx = ceil (*width * AROUND), dy = ceil (*height * AROUND);

  sight->x -= dx / sight->scale;
  sight->y -= dy / sight->scale;
  *width += 2 * dx;
  *height += 2 * dy;
}

gboolean
cordon_map_layer_holds (const CordonMapSight *of, double width, double height, const CordonMapSight *sight,
                        double sight_width, double sight_height)
{
  double x = (sight->x - of->x) * of->scale, y = (sight->y - of->y) * of->scale;

  return of->region == sight->region && fabs (of->scale - sight->scale) < 1e-9 * of->scale && x >= -0.5 && y >= -0.5
         && x + sight_width <= width + 0.5 && y + sight_height <= height + 0.5;
}

/* The renderer of computers without a graphics card copies a texture each time that it shows it. It is given the
 * surface instead, of which it reads what is in sight. */
static void
append_surface (GtkSnapshot *snapshot, cairo_surface_t *surface, double x, double y, double stretch, GtkWidget *widget)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                                          (float) gtk_widget_get_height (widget)));

  cairo_translate (cr, x, y);
  cairo_scale (cr, stretch, stretch);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            fabs (stretch - 1) < 1e-9 ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_FAST);
  cairo_paint (cr);
  cairo_destroy (cr);
}

void
cordon_map_layer_append (GtkSnapshot *snapshot, GdkTexture *texture, const CordonMapSight *of, double width,
                         double height, const CordonMapSight *sight, GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  double stretch = sight->scale / of->scale;
  double x = (of->x - sight->x) * sight->scale, y = (of->y - sight->y) * sight->scale;
  int factor = gtk_widget_get_scale_factor (widget);

  /* On the pixels' grid nothing is blurred. */
  x = round (x * factor) / factor;
  y = round (y * factor) / factor;
  if (native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native)))
    append_surface (snapshot, g_object_get_data (G_OBJECT (texture), SURFACE), x, y, stretch, widget);
  else
    gtk_snapshot_append_texture (snapshot, texture,
                                 &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) (width * stretch),
                                                      (float) (height * stretch)));
}

static void
draw (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (job->width * job->scale_factor),
                                                         (int) (job->height * job->scale_factor));
  cairo_t *cr = NULL;

  cairo_surface_set_device_scale (surface, job->scale_factor, job->scale_factor);
  cr = cairo_create (surface);
  cordon_map_paint_land (cr, &job->sight, job->width, job->height, &job->theme, job->tints);
  cairo_destroy (cr);
  g_task_return_pointer (task, cordon_map_layer_take_surface (surface), g_object_unref);
}

static void
on_drawn (GObject *object, GAsyncResult *result, gpointer data)
{
  CordonMapLayer *layer = data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  /* A layer that is gone has cancelled, and then nothing of it may be touched. */
  if (texture == NULL)
    return;
  g_clear_object (&layer->running);
  g_set_object (&layer->texture, texture);
  layer->sight = job->sight;
  layer->width = job->width;
  layer->height = job->height;
  layer->scale_factor = job->scale_factor;
  layer->drawn_look = job->look;
  layer->changed (layer->owner);
}

static void
start (CordonMapLayer *layer, const CordonMapSight *sight, double width, double height, int scale_factor)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GTask) task = NULL;

  job->sight = *sight;
  job->width = ceil (width);
  job->height = ceil (height);
  job->scale_factor = scale_factor;
  job->theme = layer->theme;
  job->tints = g_memdup2 (layer->tints, layer->n_tints);
  job->look = layer->look;
  cordon_map_layer_widen (&job->sight, &job->width, &job->height);
  layer->running = g_cancellable_new ();
  task = g_task_new (NULL, layer->running, on_drawn, layer);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, draw);
}

void
cordon_map_layer_snapshot (CordonMapLayer *layer, GtkSnapshot *snapshot, const CordonMapSight *sight, double width,
                           double height, GtkWidget *widget)
{
  int scale_factor = gtk_widget_get_scale_factor (widget);

  g_return_if_fail (layer != NULL && sight != NULL);

  if (layer->texture != NULL && layer->sight.region == sight->region)
    cordon_map_layer_append (snapshot, layer->texture, &layer->sight, layer->width, layer->height, sight, widget);
  layer->settled = layer->texture != NULL && layer->drawn_look == layer->look && layer->scale_factor == scale_factor
                   && cordon_map_layer_holds (&layer->sight, layer->width, layer->height, sight, width, height);
  if (!layer->settled && layer->running == NULL)
    start (layer, sight, width, height, scale_factor);
}

gboolean
cordon_map_layer_is_settled (CordonMapLayer *layer)
{
  g_return_val_if_fail (layer != NULL, FALSE);

  return layer->settled;
}
