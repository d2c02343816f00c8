/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the map's geometry from the resource: data/map/README.md tells the format. The bytes are ours and were checked
 * when they were made, so what is wrong with them is a fault of the build and ends the program. */

#include "draw/cordon-geometry.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define EARTH_RADIUS_KM 6371.0
#define FORMAT_VERSION 1

/* Calling for it keeps the resource in a static link. */
extern GResource *cordon_map_get_resource (void);

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

static guint
read_number (Reader *reader)
{
  guint value = 0;

  for (int shift = 0; shift < 35; shift += 7)
    {
      g_assert (reader->at < reader->end);
      value |= (guint) (*reader->at & 127) << shift;
      if ((*reader->at++ & 128) == 0)
        break;
    }
  return value;
}

static int
read_signed (Reader *reader)
{
  guint value = read_number (reader);

  return (value & 1) != 0 ? -(int) (value >> 1) - 1 : (int) (value >> 1);
}

static char *
read_text (Reader *reader)
{
  gsize length = read_number (reader);
  char *text = NULL;

  g_assert (length <= (gsize) (reader->end - reader->at));
  text = g_strndup ((const char *) reader->at, length);
  reader->at += length;
  return text;
}

static void
widen (float box[4], CordonLonLat point)
{
  box[0] = MIN (box[0], point.lon);
  box[1] = MIN (box[1], point.lat);
  box[2] = MAX (box[2], point.lon);
  box[3] = MAX (box[3], point.lat);
}

static void
read_line (Reader *reader, CordonLine *line, double units)
{
  int lon = 0, lat = 0;
  CordonLonLat *points = NULL;

  g_assert (reader->at < reader->end);
  line->line_class = *reader->at++;
  line->n_points = read_number (reader);
  line->points = points = g_new (CordonLonLat, line->n_points);
  line->box[0] = line->box[1] = G_MAXFLOAT;
  line->box[2] = line->box[3] = -G_MAXFLOAT;
  for (guint i = 0; i < line->n_points; i++)
    {
      lon += read_signed (reader);
      lat += read_signed (reader);
      points[i].lon = (float) (lon / units);
      points[i].lat = (float) (lat / units);
      widen (line->box, points[i]);
    }
}

/* Joins lines into a ring: the last point of one is the first of the next. */
static void
read_ring (Reader *reader, CordonRing *ring, const CordonLine *lines, guint n_lines)
{
  guint n = read_number (reader);
  GArray *points = g_array_new (FALSE, FALSE, sizeof (CordonLonLat));

  ring->box[0] = ring->box[1] = G_MAXFLOAT;
  ring->box[2] = ring->box[3] = -G_MAXFLOAT;
  for (guint i = 0; i < n; i++)
    {
      int reference = read_signed (reader);
      guint number = reference < 0 ? (guint) ~reference : (guint) reference;

      g_assert (number < n_lines);

      const CordonLine *line = &lines[number];

      for (guint k = points->len > 0 ? 1 : 0; k < line->n_points; k++)
        g_array_append_val (points, line->points[reference < 0 ? line->n_points - 1 - k : k]);
      ring->box[0] = MIN (ring->box[0], line->box[0]);
      ring->box[1] = MIN (ring->box[1], line->box[1]);
      ring->box[2] = MAX (ring->box[2], line->box[2]);
      ring->box[3] = MAX (ring->box[3], line->box[3]);
    }
  ring->n_points = points->len;
  ring->points = (CordonLonLat *) (void *) g_array_free (points, FALSE);
}

static void
read_area (Reader *reader, CordonArea *area, double units, const CordonLine *lines, guint n_lines)
{
  GArray *rings = g_array_new (FALSE, TRUE, sizeof (CordonRing));

  area->code = read_text (reader);
  area->name = read_text (reader);
  area->heart.lon = (float) (read_signed (reader) / units);
  area->heart.lat = (float) (read_signed (reader) / units);
  for (guint polygons = read_number (reader); polygons > 0; polygons--)
    for (guint n = read_number (reader); n > 0; n--)
      {
        CordonRing ring = {NULL};

        read_ring (reader, &ring, lines, n_lines);
        g_array_append_val (rings, ring);
      }
  area->n_rings = rings->len;
  area->rings = (CordonRing *) (void *) g_array_free (rings, FALSE);
}

static CordonGeometry *
decode (const char *path)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (cordon_map_get_resource (), path, 0, NULL);
  CordonGeometry *geometry = g_new0 (CordonGeometry, 1);
  CordonLine *lines = NULL;
  CordonArea *areas = NULL;
  Reader reader = {NULL};
  gsize size = 0;
  double units = 0;

  g_assert (bytes != NULL);
  reader.at = g_bytes_get_data (bytes, &size);
  reader.end = reader.at + size;
  g_assert (size > 5 && memcmp (reader.at, "CMAP", 4) == 0 && reader.at[4] == FORMAT_VERSION);
  reader.at += 5;
  units = read_number (&reader);

  geometry->n_lines = read_number (&reader);
  geometry->lines = lines = g_new0 (CordonLine, geometry->n_lines);
  for (guint i = 0; i < geometry->n_lines; i++)
    read_line (&reader, &lines[i], units);
  geometry->n_areas = read_number (&reader);
  geometry->areas = areas = g_new0 (CordonArea, geometry->n_areas);
  for (guint i = 0; i < geometry->n_areas; i++)
    read_area (&reader, &areas[i], units, lines, geometry->n_lines);
  g_assert (reader.at == reader.end);
  return geometry;
}

const CordonGeometry *
cordon_geometry_get (CordonMapRegion region)
{
  static CordonGeometry *world, *usa;

  if (region == CORDON_MAP_USA)
    {
      if (g_once_init_enter (&usa))
        g_once_init_leave (&usa, decode ("/org/cordonplan/Cordon/map/usa.bin"));
      return usa;
    }
  if (g_once_init_enter (&world))
    g_once_init_leave (&world, decode ("/org/cordonplan/Cordon/map/world.bin"));
  return world;
}

static int
find_exact (const CordonGeometry *geometry, const char *code)
{
  guint low = 0, high = geometry->n_areas;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = strcmp (geometry->areas[middle].code, code);

      if (order == 0)
        return (int) middle;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return -1;
}

int
cordon_geometry_find (const CordonGeometry *geometry, const char *code)
{
  int found = -1;

  g_return_val_if_fail (geometry != NULL, -1);

  if (code == NULL || code[0] == '\0')
    return -1;
  found = find_exact (geometry, code);
  if (found < 0 && g_str_has_prefix (code, "US-"))
    return find_exact (geometry, code + 3);
  if (found < 0 && strlen (code) == 2)
    {
      char other[6] = {'U', 'S', '-', code[0], code[1], '\0'};

      /* "DE" is Germany, not Delaware: only the territories are countries as well. */
      static const char *const territories[] = {"AS", "GU", "MP", "PR", "VI", NULL};

      if (g_strv_contains (territories, code))
        return find_exact (geometry, other);
    }
  return found;
}

static gboolean
is_inside (const CordonArea *area, double lat, double lon)
{
  gboolean inside = FALSE;

  for (guint r = 0; r < area->n_rings; r++)
    {
      const CordonRing *ring = &area->rings[r];

      if (lon < ring->box[0] || lon > ring->box[2] || lat < ring->box[1] || lat > ring->box[3])
        continue;
      for (guint i = 1; i < ring->n_points; i++)
        {
          CordonLonLat a = ring->points[i - 1], b = ring->points[i];

          if ((a.lat > lat) != (b.lat > lat)
              && lon < ((double) b.lon - a.lon) * (lat - a.lat) / ((double) b.lat - a.lat) + a.lon)
            inside = !inside;
        }
    }
  return inside;
}

int
cordon_geometry_at (const CordonGeometry *geometry, double lat, double lon)
{
  g_return_val_if_fail (geometry != NULL, -1);

  for (guint i = 0; i < geometry->n_areas; i++)
    if (is_inside (&geometry->areas[i], lat, lon))
      return (int) i;
  return -1;
}

/* Kilometres from a place to a line, in the plane that touches the sphere there: good for short ways, which are the
 * ones that matter. */
static double
distance_to_line (double lat, double lon, CordonLonLat a, CordonLonLat b)
{
  double degree = EARTH_RADIUS_KM * G_PI / 180, shrink = cos (lat * G_PI / 180);
  double ax = remainder (a.lon - lon, 360) * shrink, ay = a.lat - lat;
  double bx = remainder (b.lon - lon, 360) * shrink, by = b.lat - lat;
  double dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (-(ax * dx + ay * dy) / length, 0, 1) : 0;

  return degree * hypot (ax + t * dx, ay + t * dy);
}

double
cordon_geometry_distance (const CordonGeometry *geometry, int index, double lat, double lon)
{
  double least = G_MAXDOUBLE;

  g_return_val_if_fail (geometry != NULL && index >= 0 && index < (int) geometry->n_areas, G_MAXDOUBLE);

  const CordonArea *area = &geometry->areas[index];

  if (is_inside (area, lat, lon))
    return 0;
  if (area->n_rings == 0)
    return distance_to_line (lat, lon, area->heart, area->heart);
  for (guint r = 0; r < area->n_rings; r++)
    for (guint i = 1; i < area->rings[r].n_points; i++)
      least = MIN (least, distance_to_line (lat, lon, area->rings[r].points[i - 1], area->rings[r].points[i]));
  return least;
}

const char *
cordon_geometry_get_name (const CordonGeometry *geometry, int index)
{
  g_return_val_if_fail (geometry != NULL && index >= 0 && index < (int) geometry->n_areas, "");

  const CordonArea *area = &geometry->areas[index];

  if (area->name[0] == '\0')
    return area->code;
  return g_dgettext (strlen (area->code) > 2 ? "iso_3166-2" : "iso_3166-1", area->name);
}

gboolean
cordon_geometry_is_cut (CordonLonLat a, CordonLonLat b)
{
  return (fabsf (a.lon) >= 179.999f && fabsf (b.lon) >= 179.999f) || (a.lat <= -89.99f && b.lat <= -89.99f);
}
