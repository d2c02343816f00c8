/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From degrees to the plane of a map and back. The plane's x grows to the right, its y downwards; its unit is the
 * earth's radius at the map's scale. It does not turn or move: pan and zoom are the drawing's. */

#pragma once

#include <cairo.h>

#include "draw/cordon-map.h"

G_BEGIN_DECLS

/**
 * cordon_projection_get_frame:
 * @region: what the map is of
 * @frame: (out caller-allocates): the rectangle of the plane that holds all of it
 */
void cordon_projection_get_frame (CordonMapRegion region, cairo_rectangle_t *frame);

/**
 * cordon_projection_forward:
 * @region: what the map is of
 * @lat: degrees north
 * @lon: degrees east
 * @x: (out): where it lies
 * @y: (out): where it lies
 *
 * The world is in Equal Earth (Šavrič, Patterson and Jenny, 2018, doi:10.1080/13658816.2018.1504949); the United States
 * in Albers' conic equal-area projection (Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395,
 * 1987, pages 98 to 103) with parallels 29.5 and 45.5, and others for the insets.
 *
 * Returns: whether it is on the map; %FALSE for what is no place, and outside of the United States' map
 */
gboolean cordon_projection_forward (CordonMapRegion region, double lat, double lon, double *x, double *y);

/**
 * cordon_projection_inverse:
 * @region: what the map is of
 * @x: a place in the plane
 * @y: a place in the plane
 * @lat: (out): degrees north
 * @lon: (out): degrees east
 *
 * Returns: whether there is such a place; %FALSE beside the globe
 */
gboolean cordon_projection_inverse (CordonMapRegion region, double x, double y, double *lat, double *lon);

/* Which part of the map a place is drawn in: 0 the map itself, 1 and more its insets. The world has none. */
guint cordon_projection_get_part (CordonMapRegion region, double lat, double lon);

/* Returns: how many parts a map has, at least one */
guint cordon_projection_get_n_parts (CordonMapRegion region);

/**
 * cordon_projection_get_part_frame:
 * @region: what the map is of
 * @part: a part's number
 * @frame: (out caller-allocates): where in the plane it is
 *
 * Returns: (transfer none): the inset's title, marked for translation; "" of the map itself
 */
const char *cordon_projection_get_part_frame (CordonMapRegion region, guint part, cairo_rectangle_t *frame);

/* As cordon_projection_forward(), in a part that is given, and without looking whether it is within the part's frame:
 * for the corners of shapes. */
void cordon_projection_forward_in (CordonMapRegion region, guint part, double lat, double lon, double *x, double *y);

G_END_DECLS
