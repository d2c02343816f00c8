/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture of a part of a map, drawn on another thread, that can be shown moved and stretched until the next is there:
 * what makes moving a map cheap. */

#pragma once

#include <gtk/gtk.h>

#include "draw/cordon-map-paint.h"

G_BEGIN_DECLS

/**
 * CordonMapLayer:
 *
 * The land below the marks.
 */
typedef struct _CordonMapLayer CordonMapLayer;

/* Returns: (transfer full): a layer; @changed is called with @owner when a new picture is there */
CordonMapLayer *cordon_map_layer_new (void (*changed) (gpointer owner), gpointer owner);

/* Frees a layer; a picture that is being drawn is thrown away when it is done. */
void cordon_map_layer_free (CordonMapLayer *layer);

/**
 * cordon_map_layer_set_look:
 * @layer: the layer
 * @theme: the colours
 * @tints: (nullable) (array length=n_tints): see cordon_map_paint_land(); copied
 * @n_tints: how many
 *
 * Has the picture drawn anew in other colours.
 */
void cordon_map_layer_set_look (CordonMapLayer *layer, const CordonMapTheme *theme, const guint8 *tints, guint n_tints);

/**
 * cordon_map_layer_snapshot:
 * @layer: the layer
 * @snapshot: where to show it
 * @sight: what part of the map is in sight
 * @width: the width of what is in sight
 * @height: its height
 * @widget: what it is shown on
 *
 * Shows the picture as it is, and has another drawn when it does not fit.
 */
void cordon_map_layer_snapshot (CordonMapLayer *layer, GtkSnapshot *snapshot, const CordonMapSight *sight, double width,
                                double height, GtkWidget *widget);

/* Returns: whether the picture that was shown last is the one that was asked for */
gboolean cordon_map_layer_is_settled (CordonMapLayer *layer);

/* Draws a texture of cordon_map_layer_take_surface() so that it lies where it belongs in @sight. */
void cordon_map_layer_append (GtkSnapshot *snapshot, GdkTexture *texture, const CordonMapSight *of, double width,
                              double height, const CordonMapSight *sight, GtkWidget *widget);

/* Returns: (transfer full): what was drawn on an image surface of premultiplied colours, which is used up */
GdkTexture *cordon_map_layer_take_surface (cairo_surface_t *surface);

/* Widens what is in sight on all sides, so that there is room to move before anything is drawn again. */
void cordon_map_layer_widen (CordonMapSight *sight, double *width, double *height);

/* Returns: whether a picture of @of holds all of @sight, which has the same scale */
gboolean cordon_map_layer_holds (const CordonMapSight *of, double width, double height, const CordonMapSight *sight,
                                 double sight_width, double sight_height);

G_END_DECLS
