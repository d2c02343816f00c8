/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws land, sea, borders and classes on any surface, and tells where on it a place is. Every thread may draw, each on
 * a context of its own. */

#pragma once

#include <cairo.h>

#include "draw/cordon-geometry.h"
#include "draw/cordon-projection.h"

G_BEGIN_DECLS

/**
 * CordonMapTheme:
 * @surface: what lies around the globe, and under a map without a sea
 * @sea: the sea
 * @land: land without a class
 * @border: lines between areas
 * @coast: lines along the sea
 * @graticule: the meridians and parallels
 * @hatch: the lines of "no data"
 * @tints: the classes, faintest first
 * @text: words
 * @dim: words that stand back
 * @halo: what words are set off with
 * @accent: what is selected
 * @marks: the colours of marks
 * @edge: what marks are set off with
 *
 * Colours as red, green, blue and alpha, 0 to 1.
 */
typedef struct
{
  double surface[4];
  double sea[4];
  double land[4];
  double border[4];
  double coast[4];
  double graticule[4];
  double hatch[4];
  double tints[4][4];
  double text[4];
  double dim[4];
  double halo[4];
  double accent[4];
  double marks[CORDON_MAP_N_COLOURS][4];
  double edge[4];
} CordonMapTheme;

/**
 * cordon_map_theme_init:
 * @theme: (out caller-allocates): the theme
 * @dark: whether it is for a dark surface; paper is a light one
 * @high_contrast: whether thin and grey things must be plain to see
 */
void cordon_map_theme_init (CordonMapTheme *theme, gboolean dark, gboolean high_contrast);

/**
 * CordonMapSight:
 * @region: what the map is of
 * @x: the place of the projection's plane that lies at the surface's origin
 * @y: the same
 * @scale: how many of the surface's units one of the plane's is
 *
 * What part of a map lies on a surface.
 */
typedef struct
{
  CordonMapRegion region;
  double x;
  double y;
  double scale;
} CordonMapSight;

/**
 * cordon_map_sight_fit:
 * @sight: (out caller-allocates): shows the whole map
 * @region: what the map is of
 * @width: the surface's width
 * @height: its height
 * @margin: what to leave free on each side
 */
void cordon_map_sight_fit (CordonMapSight *sight, CordonMapRegion region, double width, double height, double margin);

/* Where on the surface a place is. Returns: whether it is on the map at all. */
gboolean cordon_map_sight_place (const CordonMapSight *sight, double lat, double lon, double *x, double *y);

/* What place is there on the surface. Returns: whether there is one. */
gboolean cordon_map_sight_locate (const CordonMapSight *sight, double x, double y, double *lat, double *lon);

/**
 * cordon_map_paint_land:
 * @cr: where to draw, from its origin
 * @sight: what part of the map
 * @width: the surface's width; all of it is painted
 * @height: its height
 * @theme: the colours
 * @tints: (nullable): a #CordonMapTint for each area of the geometry; %NULL for plain land
 *
 * What is too small to be seen but has a class gets a dot in its colour.
 */
void cordon_map_paint_land (cairo_t *cr, const CordonMapSight *sight, double width, double height,
                            const CordonMapTheme *theme, const guint8 *tints);

/**
 * cordon_map_path_area:
 * @cr: a path is added to it
 * @sight: what part of the map
 * @width: the surface's width
 * @height: its height
 * @area: an area's index
 *
 * The outline of an area as far as it can be seen; a circle where it is too small.
 */
void cordon_map_path_area (cairo_t *cr, const CordonMapSight *sight, double width, double height, int area);

/**
 * cordon_map_get_room:
 * @region: what the map is of
 * @area: an area's index
 * @room: (out caller-allocates): the box of its largest piece, in the plane
 *
 * Returns: whether it has a shape
 */
gboolean cordon_map_get_room (CordonMapRegion region, int area, cairo_rectangle_t *room);

/* Fills the current path as areas of a class are, and leaves no path. */
void cordon_map_fill_tint (cairo_t *cr, CordonMapTint tint, const CordonMapTheme *theme);

G_END_DECLS
