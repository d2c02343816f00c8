/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Land and borders. The shapes are projected once for each region and kept for good; to draw them, corners closer than
 * half a unit are passed over, and so is what lies beside the surface, so that the cost follows what can be seen. All
 * areas of a class are one path: no seams show between neighbours. Lines are drawn once, over the fills. */

#include "draw/cordon-map-paint.h"

#include <math.h>

/* How close corners may be, in the surface's units. */
#define CLOSE 0.7
/* Below this size an area with a class is a dot. */
#define SMALL 5.0
#define DOT_RADIUS 3.5
#define HATCH 6
#define PARALLELS 30

typedef struct
{
  const float *xy;
  guint n;
  float box[4];
} Shape;

typedef struct
{
  Shape *shapes;
  guint n;
  float box[4];
} Outline;

/* A region's shapes in the plane. */
typedef struct
{
  Outline *areas;
  Shape *lines;
  const CordonGeometry *geometry;
} Plane;

static void
rgba (double colour[4], guint32 rgb, double alpha)
{
  colour[0] = (rgb >> 16 & 255) / 255.0;
  colour[1] = (rgb >> 8 & 255) / 255.0;
  colour[2] = (rgb & 255) / 255.0;
  colour[3] = alpha;
}

void
cordon_map_theme_init (CordonMapTheme *theme, gboolean dark, gboolean high_contrast)
{
  static const guint32 tints[2][4] = {{0xe1e5f5, 0xc3caec, 0xa0aae0, 0x7a86cf},
                                      {0x3e4460, 0x4a5280, 0x5a659f, 0x717dc2}};
  static const guint32 marks[2][CORDON_MAP_N_COLOURS] = {
      {0x1a5fb4, 0xc64600, 0x1e7b4f, 0x813d9c, 0x0b7285, 0x7a4f2b, 0xb5176f, 0x4a5160},
      {0x78aeed, 0xffa348, 0x6fdc9a, 0xdc8add, 0x5ccfd6, 0xd0ad8c, 0xf78fc4, 0xb9c1cf},
  };

  g_return_if_fail (theme != NULL);

  rgba (theme->surface, dark ? 0x242424 : 0xfafafa, 1);
  rgba (theme->sea, dark ? 0x1d262f : 0xe4edf4, 1);
  rgba (theme->land, dark ? 0x3a3c3f : 0xf7f5f0, 1);
  rgba (theme->border, dark ? 0x63676c : 0xb9b4a8, 1);
  rgba (theme->coast, dark ? 0x5c6a77 : 0x9fb2c1, 1);
  rgba (theme->graticule, dark ? 0xffffff : 0x2f4858, dark ? 0.05 : 0.07);
  rgba (theme->hatch, dark ? 0xffffff : 0x3d3846, dark ? 0.13 : 0.13);
  rgba (theme->text, dark ? 0xf6f6f6 : 0x1f1f24, 1);
  rgba (theme->dim, dark ? 0xb9bdc3 : 0x6d6a64, 1);
  rgba (theme->halo, dark ? 0x202428 : 0xfcfcfb, dark ? 0.85 : 0.9);
  rgba (theme->accent, dark ? 0x99c1f1 : 0x1c71d8, 1);
  rgba (theme->edge, dark ? 0x1c1f22 : 0xffffff, 1);
  for (int i = 0; i < 4; i++)
    rgba (theme->tints[i], tints[dark ? 1 : 0][i], 1);
  for (int i = 0; i < CORDON_MAP_N_COLOURS; i++)
    rgba (theme->marks[i], marks[dark ? 1 : 0][i], 1);
  if (high_contrast)
    {
      rgba (theme->border, dark ? 0xc0c4c8 : 0x57534a, 1);
      rgba (theme->coast, dark ? 0xc0c4c8 : 0x3f5260, 1);
      rgba (theme->dim, dark ? 0xf6f6f6 : 0x1f1f24, 1);
      rgba (theme->halo, dark ? 0x000000 : 0xffffff, 1);
      theme->hatch[3] = 0.5;
      theme->graticule[3] = 0.15;
    }
}

static void
source (cairo_t *cr, const double colour[4])
{
  cairo_set_source_rgba (cr, colour[0], colour[1], colour[2], colour[3]);
}

/* Projects a line of degrees. Long straight ones are cut into short ones, because on the map they are bent. */
static Shape
project (CordonMapRegion region, guint part, const CordonLonLat *points, guint n)
{
  GArray *xy = g_array_sized_new (FALSE, FALSE, sizeof (float), 2 * n);
  double longest = region == CORDON_MAP_USA ? 0.5 : 2;
  Shape shape = {NULL, 0, {G_MAXFLOAT, G_MAXFLOAT, -G_MAXFLOAT, -G_MAXFLOAT}};

  for (guint i = 0; i < n; i++)
    {
      CordonLonLat from = points[i > 0 ? i - 1 : 0], to = points[i];
      double way = MAX (fabs ((double) to.lon - from.lon), fabs ((double) to.lat - from.lat));
      guint steps = (guint) MAX (1, ceil (way / longest));

      for (guint k = 1; k <= steps; k++)
        {
          double t = (double) k / steps, x = 0, y = 0;

          cordon_projection_forward_in (region, part, from.lat + t * ((double) to.lat - from.lat),
                                        from.lon + t * ((double) to.lon - from.lon), &x, &y);

          float pair[2] = {(float) x, (float) y};

          g_array_append_vals (xy, pair, 2);
          shape.box[0] = MIN (shape.box[0], pair[0]);
          shape.box[1] = MIN (shape.box[1], pair[1]);
          shape.box[2] = MAX (shape.box[2], pair[0]);
          shape.box[3] = MAX (shape.box[3], pair[1]);
        }
    }
  shape.n = xy->len / 2;
  shape.xy = (float *) (void *) g_array_free (xy, FALSE);
  return shape;
}

/* Islands that would lie outside of their inset are not drawn. */
static gboolean
is_in_part (CordonMapRegion region, guint part, const float box[4])
{
  cairo_rectangle_t frame;

  if (region != CORDON_MAP_USA)
    return TRUE;
  cordon_projection_get_part_frame (region, part, &frame);
  return box[0] >= frame.x && box[1] >= frame.y && box[2] <= frame.x + frame.width && box[3] <= frame.y + frame.height;
}

static Plane *
project_all (CordonMapRegion region)
{
  Plane *plane = g_new0 (Plane, 1);
  const CordonGeometry *geometry = plane->geometry = cordon_geometry_get (region);

  plane->areas = g_new0 (Outline, geometry->n_areas);
  for (guint i = 0; i < geometry->n_areas; i++)
    {
      const CordonArea *area = &geometry->areas[i];
      Outline *outline = &plane->areas[i];
      guint part = cordon_projection_get_part (region, area->heart.lat, area->heart.lon);

      outline->shapes = g_new0 (Shape, area->n_rings);
      outline->box[0] = outline->box[1] = G_MAXFLOAT;
      outline->box[2] = outline->box[3] = -G_MAXFLOAT;
      for (guint r = 0; r < area->n_rings; r++)
        {
          Shape shape = project (region, part, area->rings[r].points, area->rings[r].n_points);

          if (!is_in_part (region, part, shape.box))
            {
              g_free ((float *) shape.xy);
              continue;
            }
          outline->shapes[outline->n++] = shape;
          outline->box[0] = MIN (outline->box[0], shape.box[0]);
          outline->box[1] = MIN (outline->box[1], shape.box[1]);
          outline->box[2] = MAX (outline->box[2], shape.box[2]);
          outline->box[3] = MAX (outline->box[3], shape.box[3]);
        }
    }
  plane->lines = g_new0 (Shape, geometry->n_lines);
  for (guint i = 0; i < geometry->n_lines; i++)
    {
      const CordonLine *line = &geometry->lines[i];
      guint part = cordon_projection_get_part (region, line->points[0].lat, line->points[0].lon);
      Shape shape = project (region, part, line->points, line->n_points);

      if (is_in_part (region, part, shape.box))
        plane->lines[i] = shape;
      else
        g_free ((float *) shape.xy);
    }
  return plane;
}

static const Plane *
plane_of (CordonMapRegion region)
{
  static Plane *world, *usa;

  if (region == CORDON_MAP_USA)
    {
      if (g_once_init_enter (&usa))
        g_once_init_leave (&usa, project_all (region));
      return usa;
    }
  if (g_once_init_enter (&world))
    g_once_init_leave (&world, project_all (region));
  return world;
}

void
cordon_map_sight_fit (CordonMapSight *sight, CordonMapRegion region, double width, double height, double margin)
{
  cairo_rectangle_t frame;

  g_return_if_fail (sight != NULL);

  cordon_projection_get_frame (region, &frame);
  sight->region = region;
  sight->scale = MAX (1, MIN ((width - 2 * margin) / frame.width, (height - 2 * margin) / frame.height));
  sight->x = frame.x + frame.width / 2 - width / sight->scale / 2;
  sight->y = frame.y + frame.height / 2 - height / sight->scale / 2;
}

gboolean
cordon_map_sight_place (const CordonMapSight *sight, double lat, double lon, double *x, double *y)
{
  if (!cordon_projection_forward (sight->region, lat, lon, x, y))
    return FALSE;
  *x = (*x - sight->x) * sight->scale;
  *y = (*y - sight->y) * sight->scale;
  return TRUE;
}

gboolean
cordon_map_sight_locate (const CordonMapSight *sight, double x, double y, double *lat, double *lon)
{
  return cordon_projection_inverse (sight->region, x / sight->scale + sight->x, y / sight->scale + sight->y, lat, lon);
}

typedef struct
{
  cairo_t *cr;
  const CordonMapSight *sight;
  double width, height;
} Pen;

/* The sides of the surface, widened by the lines' width, that a place lies beyond. */
static int
beyond (const Pen *pen, double x, double y)
{
  return (x < -8 ? 1 : 0) | (x > pen->width + 8 ? 2 : 0) | (y < -8 ? 4 : 0) | (y > pen->height + 8 ? 8 : 0);
}

static gboolean
is_seen (const Pen *pen, const float box[4])
{
  const CordonMapSight *sight = pen->sight;

  return (box[2] - sight->x) * sight->scale >= -8 && (box[0] - sight->x) * sight->scale <= pen->width + 8
         && (box[3] - sight->y) * sight->scale >= -8 && (box[1] - sight->y) * sight->scale <= pen->height + 8;
}

static double
extent (const Pen *pen, const float box[4])
{
  return MAX (box[2] - box[0], box[3] - box[1]) * pen->sight->scale;
}

/* Adds a shape to the path. Corners between two that lie beyond one side together with them are passed over: what they
 * bound is not on the surface. */
static void
trace (const Pen *pen, const Shape *shape, gboolean closed)
{
  const CordonMapSight *sight = pen->sight;
  double last_x = 0, last_y = 0;
  int last_beyond = 0;

  for (guint i = 0; i < shape->n; i++)
    {
      double x = (shape->xy[2 * i] - sight->x) * sight->scale, y = (shape->xy[2 * i + 1] - sight->y) * sight->scale;
      int here = beyond (pen, x, y);

      if (i == 0)
        cairo_move_to (pen->cr, x, y);
      else
        {
          if (i + 1 < shape->n)
            {
              double next_x = (shape->xy[2 * i + 2] - sight->x) * sight->scale;
              double next_y = (shape->xy[2 * i + 3] - sight->y) * sight->scale;

              if (fabs (x - last_x) < CLOSE && fabs (y - last_y) < CLOSE)
                continue;
              if ((last_beyond & here & beyond (pen, next_x, next_y)) != 0)
                continue;
            }
          cairo_line_to (pen->cr, x, y);
        }
      last_x = x;
      last_y = y;
      last_beyond = here;
    }
  if (closed)
    cairo_close_path (pen->cr);
}

static void
trace_area (const Pen *pen, const Outline *outline)
{
  for (guint r = 0; r < outline->n; r++)
    if (is_seen (pen, outline->shapes[r].box) && extent (pen, outline->shapes[r].box) > CLOSE)
      trace (pen, &outline->shapes[r], TRUE);
}

/* A meridian or a parallel. */
static void
trace_graticule (const Pen *pen, gboolean meridian, double at, double from, double to)
{
  for (double along = from; along <= to; along += 2)
    {
      double x = 0, y = 0;

      if (meridian)
        cordon_projection_forward_in (pen->sight->region, 0, along, at, &x, &y);
      else
        cordon_projection_forward_in (pen->sight->region, 0, at, along, &x, &y);
      x = (x - pen->sight->x) * pen->sight->scale;
      y = (y - pen->sight->y) * pen->sight->scale;
      if (along == from)
        cairo_move_to (pen->cr, x, y);
      else
        cairo_line_to (pen->cr, x, y);
    }
}

static void
paint_globe (const Pen *pen, const CordonMapTheme *theme)
{
  const CordonMapSight *sight = pen->sight;
  cairo_t *cr = pen->cr;

  for (int side = -1; side <= 1; side += 2)
    for (int lat = -90; lat <= 90; lat += 2)
      {
        double x = 0, y = 0;

        cordon_projection_forward_in (sight->region, 0, side * lat, side * 180, &x, &y);
        cairo_line_to (cr, (x - sight->x) * sight->scale, (y - sight->y) * sight->scale);
      }
  cairo_close_path (cr);
  source (cr, theme->sea);
  cairo_fill_preserve (cr);
  source (cr, theme->graticule);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  for (int lon = -150; lon < 180; lon += PARALLELS)
    trace_graticule (pen, TRUE, lon, -90, 90);
  for (int lat = -60; lat < 90; lat += PARALLELS)
    trace_graticule (pen, FALSE, lat, -180, 180);
  cairo_stroke (cr);
}

static void
paint_insets (const Pen *pen, const CordonMapTheme *theme)
{
  const CordonMapSight *sight = pen->sight;
  cairo_t *cr = pen->cr;

  for (guint i = 1; i < cordon_projection_get_n_parts (sight->region); i++)
    {
      cairo_rectangle_t frame;
      double x, y, right, bottom, corner = 6;

      cordon_projection_get_part_frame (sight->region, i, &frame);
      x = round ((frame.x - sight->x) * sight->scale) + 0.5;
      y = round ((frame.y - sight->y) * sight->scale) + 0.5;
      right = round ((frame.x + frame.width - sight->x) * sight->scale) + 0.5;
      bottom = round ((frame.y + frame.height - sight->y) * sight->scale) + 0.5;
      cairo_new_sub_path (cr);
      cairo_arc (cr, right - corner, y + corner, corner, -G_PI_2, 0);
      cairo_arc (cr, right - corner, bottom - corner, corner, 0, G_PI_2);
      cairo_arc (cr, x + corner, bottom - corner, corner, G_PI_2, G_PI);
      cairo_arc (cr, x + corner, y + corner, corner, G_PI, 3 * G_PI_2);
      cairo_close_path (cr);
    }
  source (cr, theme->sea);
  cairo_fill_preserve (cr);
  source (cr, theme->coast);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
fill_hatched (cairo_t *cr, const CordonMapTheme *theme)
{
  double left = 0, top = 0, right = 0, bottom = 0;

  source (cr, theme->land);
  cairo_fill_preserve (cr);
  cairo_save (cr);
  cairo_clip (cr);
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  /* Anchored to the surface, so that neighbours' lines meet. */
  for (double at = floor ((left - bottom) / HATCH) * HATCH; at < right - top; at += HATCH)
    {
      cairo_move_to (cr, at + top, top);
      cairo_line_to (cr, at + bottom, bottom);
    }
  source (cr, theme->hatch);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
cordon_map_fill_tint (cairo_t *cr, CordonMapTint tint, const CordonMapTheme *theme)
{
  if (tint == CORDON_MAP_NO_DATA)
    {
      fill_hatched (cr, theme);
      return;
    }
  source (cr, tint == CORDON_MAP_PLAIN || tint >= CORDON_MAP_N_TINTS ? theme->land : theme->tints[tint - 1]);
  cairo_fill (cr);
}

static CordonMapTint
tint_of (const guint8 *tints, guint area)
{
  return tints != NULL ? tints[area] : CORDON_MAP_PLAIN;
}

static void
paint_fills (const Pen *pen, const Plane *plane, const CordonMapTheme *theme, const guint8 *tints)
{
  cairo_set_fill_rule (pen->cr, CAIRO_FILL_RULE_EVEN_ODD);
  for (guint tint = 0; tint < CORDON_MAP_N_TINTS; tint++)
    {
      gboolean any = FALSE;

      for (guint i = 0; i < plane->geometry->n_areas; i++)
        if (tint_of (tints, i) == tint && is_seen (pen, plane->areas[i].box))
          {
            trace_area (pen, &plane->areas[i]);
            any = TRUE;
          }
      if (any)
        cordon_map_fill_tint (pen->cr, tint, theme);
    }
  cairo_set_fill_rule (pen->cr, CAIRO_FILL_RULE_WINDING);
}

static void
paint_lines (const Pen *pen, const Plane *plane, CordonLineClass line_class)
{
  for (guint i = 0; i < plane->geometry->n_lines; i++)
    {
      const CordonLine *line = &plane->geometry->lines[i];
      const Shape *shape = &plane->lines[i];

      if (line->line_class != line_class || shape->n < 2 || !is_seen (pen, shape->box)
          || extent (pen, shape->box) < CLOSE)
        continue;
      trace (pen, shape, FALSE);
    }
  cairo_stroke (pen->cr);
}

static void
paint_dots (const Pen *pen, const Plane *plane, const CordonMapTheme *theme, const guint8 *tints)
{
  for (guint i = 0; i < plane->geometry->n_areas; i++)
    {
      CordonLonLat heart = plane->geometry->areas[i].heart;
      CordonMapTint tint = tint_of (tints, i);
      double x = 0, y = 0;

      if (tint == CORDON_MAP_PLAIN || tint == CORDON_MAP_NO_DATA
          || (plane->areas[i].n > 0 && extent (pen, plane->areas[i].box) >= SMALL)
          || !cordon_map_sight_place (pen->sight, heart.lat, heart.lon, &x, &y) || beyond (pen, x, y) != 0)
        continue;
      cairo_new_sub_path (pen->cr);
      cairo_arc (pen->cr, x, y, DOT_RADIUS, 0, 2 * G_PI);
      source (pen->cr, theme->tints[tint - 1]);
      cairo_fill_preserve (pen->cr);
      source (pen->cr, theme->border);
      cairo_set_line_width (pen->cr, 0.8);
      cairo_stroke (pen->cr);
    }
}

void
cordon_map_paint_land (cairo_t *cr, const CordonMapSight *sight, double width, double height,
                       const CordonMapTheme *theme, const guint8 *tints)
{
  const double dashes[] = {4, 3};
  double line = 0;

  g_return_if_fail (cr != NULL && sight != NULL && theme != NULL);

  const Plane *plane = plane_of (sight->region);
  Pen pen = {cr, sight, width, height};

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  source (cr, theme->surface);
  cairo_paint (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (sight->region == CORDON_MAP_USA)
    paint_insets (&pen, theme);
  else
    paint_globe (&pen, theme);
  paint_fills (&pen, plane, theme, tints);
  /* Lines are finer where the whole is small, so that Europe does not drown in them. */
  line = CLAMP (0.35 + sight->scale / (sight->region == CORDON_MAP_USA ? 2400 : 700), 0.5, 1.1);
  source (cr, theme->coast);
  cairo_set_line_width (cr, line);
  paint_lines (&pen, plane, CORDON_LINE_COAST);
  source (cr, theme->border);
  paint_lines (&pen, plane, CORDON_LINE_BORDER);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  paint_lines (&pen, plane, CORDON_LINE_DASHED);
  cairo_set_dash (cr, NULL, 0, 0);
  paint_dots (&pen, plane, theme, tints);
  cairo_restore (cr);
}

void
cordon_map_path_area (cairo_t *cr, const CordonMapSight *sight, double width, double height, int area)
{
  g_return_if_fail (cr != NULL && sight != NULL);

  const Plane *plane = plane_of (sight->region);
  Pen pen = {cr, sight, width, height};
  double x = 0, y = 0;

  g_return_if_fail (area >= 0 && area < (int) plane->geometry->n_areas);

  CordonLonLat heart = plane->geometry->areas[area].heart;

  if (plane->areas[area].n > 0 && extent (&pen, plane->areas[area].box) >= SMALL)
    trace_area (&pen, &plane->areas[area]);
  else if (cordon_map_sight_place (sight, heart.lat, heart.lon, &x, &y))
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, DOT_RADIUS + 1, 0, 2 * G_PI);
    }
}

gboolean
cordon_map_get_room (CordonMapRegion region, int area, cairo_rectangle_t *room)
{
  const Plane *plane = plane_of (region);

  g_return_val_if_fail (area >= 0 && area < (int) plane->geometry->n_areas, FALSE);
  g_return_val_if_fail (room != NULL, FALSE);

  if (plane->areas[area].n == 0)
    return FALSE;

  const float *box = plane->areas[area].shapes[0].box;

  *room = (cairo_rectangle_t){box[0], box[1], box[2] - box[0], box[3] - box[1]};
  return TRUE;
}
