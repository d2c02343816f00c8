/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bundled shapes of countries and states. Decoded once, never changed after that and never freed: every thread may
 * read them. What they are made of is told in data/map/README.md. */

#pragma once

#include "draw/cordon-map.h"

G_BEGIN_DECLS

/* A place in degrees. */
typedef struct
{
  float lon;
  float lat;
} CordonLonLat;

/**
 * CordonRing:
 * @points: (array length=n_points): its corners; the last is the first again
 * @n_points: how many
 * @box: its west, south, east and north end
 *
 * A closed line within -180 and 180 degrees. What lies within an odd number of an area's rings belongs to it.
 */
typedef struct
{
  const CordonLonLat *points;
  guint n_points;
  float box[4];
} CordonRing;

/**
 * CordonArea:
 * @code: its code, "" for land that no country has; see #CordonMapRegion
 * @name: its name in English
 * @heart: a place well inside of it, where its name or, if it is too small to be seen, a dot stands
 * @rings: (array length=n_rings): its shape, the largest first; none when it is too small to have one
 * @n_rings: how many
 *
 * A country, or a state or territory.
 */
typedef struct
{
  const char *code;
  const char *name;
  CordonLonLat heart;
  const CordonRing *rings;
  guint n_rings;
} CordonArea;

/**
 * CordonLineClass:
 * @CORDON_LINE_COAST: between an area and the sea
 * @CORDON_LINE_BORDER: between two areas
 * @CORDON_LINE_DASHED: between two areas, but not agreed on by both
 * @CORDON_LINE_HIDDEN: within an area
 */
typedef enum
{
  CORDON_LINE_COAST,
  CORDON_LINE_BORDER,
  CORDON_LINE_DASHED,
  CORDON_LINE_HIDDEN,
} CordonLineClass;

/* A line that is drawn once, whatever areas lie along it. */
typedef struct
{
  CordonLineClass line_class;
  const CordonLonLat *points;
  guint n_points;
  float box[4];
} CordonLine;

typedef struct
{
  const CordonArea *areas;
  guint n_areas;
  const CordonLine *lines;
  guint n_lines;
} CordonGeometry;

/**
 * cordon_geometry_get:
 * @region: what part of the earth
 *
 * The first call decodes it, some milliseconds; a second thread waits.
 *
 * Returns: (transfer none): the shapes
 */
const CordonGeometry *cordon_geometry_get (CordonMapRegion region);

/**
 * cordon_geometry_find:
 * @geometry: the shapes
 * @code: (nullable): an area's code; of the United States' territories, either of their two
 *
 * Returns: the area's index, -1 when there is none
 */
int cordon_geometry_find (const CordonGeometry *geometry, const char *code);

/**
 * cordon_geometry_at:
 * @geometry: the shapes
 * @lat: degrees north
 * @lon: degrees east
 *
 * Returns: the index of the area that the place is in, -1 for none
 */
int cordon_geometry_at (const CordonGeometry *geometry, double lat, double lon);

/**
 * cordon_geometry_distance:
 * @geometry: the shapes
 * @area: an area's index
 * @lat: degrees north
 * @lon: degrees east
 *
 * Returns: how far from the area the place is, in kilometres on a sphere; 0 within it
 */
double cordon_geometry_distance (const CordonGeometry *geometry, int area, double lat, double lon);

/**
 * cordon_geometry_get_name:
 * @geometry: the shapes
 * @area: an area's index
 *
 * Returns: (transfer none): its name in the interface's language, where the computer has iso-codes' catalogues, else in
 * English
 */
const char *cordon_geometry_get_name (const CordonGeometry *geometry, int area);

/* Whether a line from one place to the other is a cut along the antimeridian or the pole, which is not drawn. */
gboolean cordon_geometry_is_cut (CordonLonLat a, CordonLonLat b);

G_END_DECLS
