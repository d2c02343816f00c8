/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two projections. Both keep areas, so that a country or state weighs as much as it is large. The insets of the
 * United States lie where the map has room: Alaska and Hawaii in the south-west, the territories in the Atlantic. */

#include "draw/cordon-projection.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#define RADIANS (G_PI / 180)

/* Equal Earth's polynomial. */
#define A1 1.340264
#define A2 -0.081106
#define A3 0.000893
#define A4 0.003796
#define M (0.86602540378443864676) /* the square root of 3, halved */

/* A conic map of a part of the United States. */
typedef struct
{
  const char *title;
  /* What it is of, in degrees; west may be more than east, across the antimeridian. */
  double west, south, east, north;
  /* The projection, and the place that lies at (at_x, at_y). */
  double meridian, parallel_1, parallel_2, lat, lon, scale, at_x, at_y;
  /* Where it is in the plane. */
  cairo_rectangle_t frame;
} Part;

static const Part parts[] = {
    {"", -126, 24, -66, 50, -96, 29.5, 45.5, 38.7, -96.6, 1, 0, 0, {-0.462, -0.252, 0.924, 0.51}},
    {N_ ("Alaska"), 170, 50, -129, 72, -154, 55, 65, 62.1, -154, 0.35, -0.334, 0.191, {-0.455, 0.126, 0.237, 0.126}},
    {N_ ("Hawaii"), -161.5, 18, -154, 23, -157, 8, 18, 20.55, -157.45, 1, -0.161, 0.217, {-0.212, 0.168, 0.1, 0.084}},
    {N_ ("Guam and Northern Marianas"),
     144,
     12.5,
     147,
     15.6,
     145.2,
     13,
     15,
     14.3,
     145.2,
     1.6,
     0.418,
     0.1,
     {0.378, 0.058, 0.077, 0.078}},
    {N_ ("American Samoa"),
     -172,
     -15.5,
     -167,
     -13.5,
     -169.5,
     -15,
     -13,
     -14.25,
     -169.47,
     1.8,
     0.4,
     0.173,
     {0.345, 0.143, 0.11, 0.047}},
    {N_ ("Puerto Rico and Virgin Islands"),
     -68.5,
     17,
     -64,
     19.2,
     -66.4,
     17,
     19,
     18.05,
     -66.25,
     1.7,
     0.4,
     0.23,
     {0.345, 0.197, 0.11, 0.055}},
};

static double
equal_earth_y (double theta)
{
  double t2 = theta * theta, t6 = t2 * t2 * t2;

  return theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2));
}

static double
equal_earth_slope (double theta)
{
  double t2 = theta * theta, t6 = t2 * t2 * t2;

  return A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2);
}

static void
equal_earth (double lat, double lon, double *x, double *y)
{
  double theta = asin (CLAMP (M * sin (lat * RADIANS), -1, 1));

  *x = lon * RADIANS * cos (theta) / (M * equal_earth_slope (theta));
  *y = -equal_earth_y (theta);
}

static gboolean
equal_earth_back (double x, double y, double *lat, double *lon)
{
  double theta = -y / A1, lambda = 0;

  /* Newton's method; the curve is nearly straight, so that a few steps are enough. */
  for (int i = 0; i < 12; i++)
    {
      double step = (equal_earth_y (theta) + y) / equal_earth_slope (theta);

      theta -= step;
      if (fabs (step) < 1e-12)
        break;
    }
  if (!(fabs (theta) <= G_PI / 3 + 1e-9))
    return FALSE;
  lambda = x * M * equal_earth_slope (theta) / cos (theta);
  if (!(fabs (lambda) <= G_PI + 1e-9))
    return FALSE;
  *lat = asin (CLAMP (sin (theta) / M, -1, 1)) / RADIANS;
  *lon = lambda / RADIANS;
  return TRUE;
}

typedef struct
{
  double n, c, rho;
} Cone;

static Cone
cone_of (const Part *part)
{
  double one = sin (part->parallel_1 * RADIANS), two = sin (part->parallel_2 * RADIANS);
  Cone cone;

  cone.n = (one + two) / 2;
  cone.c = 1 - one * one + 2 * cone.n * one;
  cone.rho = sqrt (cone.c) / cone.n;
  return cone;
}

static void
albers (const Part *part, const Cone *cone, double lat, double lon, double *x, double *y)
{
  double rho = sqrt (MAX (0, cone->c - 2 * cone->n * sin (lat * RADIANS))) / cone->n;
  double turn = cone->n * remainder (lon - part->meridian, 360) * RADIANS;

  *x = rho * sin (turn);
  *y = rho * cos (turn) - cone->rho;
}

void
cordon_projection_forward_in (CordonMapRegion region, guint number, double lat, double lon, double *x, double *y)
{
  g_return_if_fail (number < cordon_projection_get_n_parts (region));

  if (region != CORDON_MAP_USA)
    {
      equal_earth (lat, lon, x, y);
      return;
    }

  const Part *part = &parts[number];
  Cone cone = cone_of (part);
  double origin_x = 0, origin_y = 0;

  albers (part, &cone, part->lat, part->lon, &origin_x, &origin_y);
  albers (part, &cone, lat, lon, x, y);
  *x = part->at_x + (*x - origin_x) * part->scale;
  *y = part->at_y + (*y - origin_y) * part->scale;
}

static gboolean
contains (const cairo_rectangle_t *frame, double x, double y)
{
  return x >= frame->x && x <= frame->x + frame->width && y >= frame->y && y <= frame->y + frame->height;
}

guint
cordon_projection_get_n_parts (CordonMapRegion region)
{
  return region == CORDON_MAP_USA ? G_N_ELEMENTS (parts) : 1;
}

guint
cordon_projection_get_part (CordonMapRegion region, double lat, double lon)
{
  for (guint i = 1; i < cordon_projection_get_n_parts (region); i++)
    {
      const Part *part = &parts[i];
      gboolean across = part->west > part->east;
      gboolean within = across ? lon >= part->west || lon <= part->east : lon >= part->west && lon <= part->east;

      if (within && lat >= part->south && lat <= part->north)
        return i;
    }
  return 0;
}

gboolean
cordon_projection_forward (CordonMapRegion region, double lat, double lon, double *x, double *y)
{
  guint part = 0;

  if (!(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180))
    return FALSE;
  part = cordon_projection_get_part (region, lat, lon);
  cordon_projection_forward_in (region, part, lat, lon, x, y);
  if (region != CORDON_MAP_USA)
    return TRUE;
  if (!contains (&parts[part].frame, *x, *y))
    return FALSE;
  /* Mexico and the sea lie under the insets. */
  for (guint i = 1; part == 0 && i < G_N_ELEMENTS (parts); i++)
    if (contains (&parts[i].frame, *x, *y))
      return FALSE;
  return TRUE;
}

gboolean
cordon_projection_inverse (CordonMapRegion region, double x, double y, double *lat, double *lon)
{
  const Part *part = &parts[0];
  double origin_x = 0, origin_y = 0, rho = 0;

  if (!isfinite (x) || !isfinite (y))
    return FALSE;
  if (region != CORDON_MAP_USA)
    return equal_earth_back (x, y, lat, lon);

  for (guint i = 1; i < G_N_ELEMENTS (parts); i++)
    if (contains (&parts[i].frame, x, y))
      part = &parts[i];

  Cone cone = cone_of (part);

  albers (part, &cone, part->lat, part->lon, &origin_x, &origin_y);
  x = (x - part->at_x) / part->scale + origin_x;
  y = (y - part->at_y) / part->scale + origin_y + cone.rho;
  rho = copysign (hypot (x, y), cone.n);
  *lat = asin (CLAMP ((cone.c - rho * rho * cone.n * cone.n) / (2 * cone.n), -1, 1)) / RADIANS;
  *lon =
      remainder (part->meridian + atan2 (copysign (x, x * cone.n), copysign (y, y * cone.n)) / cone.n / RADIANS, 360);
  return TRUE;
}

void
cordon_projection_get_frame (CordonMapRegion region, cairo_rectangle_t *frame)
{
  g_return_if_fail (frame != NULL);

  if (region == CORDON_MAP_USA)
    *frame = parts[0].frame;
  else
    {
      double x = 0, y = 0, top = 0;

      equal_earth (0, 180, &x, &y);
      equal_earth (90, 0, &y, &top);
      *frame = (cairo_rectangle_t){-x, top, 2 * x, -2 * top};
    }
}

const char *
cordon_projection_get_part_frame (CordonMapRegion region, guint part, cairo_rectangle_t *frame)
{
  g_return_val_if_fail (part < cordon_projection_get_n_parts (region), "");

  if (region != CORDON_MAP_USA)
    {
      cordon_projection_get_frame (region, frame);
      return "";
    }
  *frame = parts[part].frame;
  return parts[part].title;
}
