/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places go to the map and come back; both maps keep areas; the published figures of Equal Earth; every state and
 * territory is inside of the United States' frame. */

#include <math.h>

#include "draw/cordon-geometry.h"
#include "draw/cordon-projection.h"

static void
test_there_and_back (gconstpointer data)
{
  CordonMapRegion region = GPOINTER_TO_UINT (data);
  guint n = 0;

  for (double lat = -89.5; lat < 90; lat += 2.5)
    for (double lon = -179.5; lon < 180; lon += 2.5)
      {
        double x = 0, y = 0, lat_back = 0, lon_back = 0;

        if (!cordon_projection_forward (region, lat, lon, &x, &y))
          continue;
        n++;
        g_assert_true (cordon_projection_inverse (region, x, y, &lat_back, &lon_back));
        g_assert_cmpfloat_with_epsilon (lat, lat_back, 1e-7);
        g_assert_cmpfloat_with_epsilon (lon, lon_back, 1e-7);
      }
  g_assert_cmpuint (n, >, 100);
}

static void
test_equal_earth (void)
{
  double x = 0, y = 0;
  cairo_rectangle_t frame;

  /* The ends of the equator and the pole, from the authors' formula: π·2/(√3·A1) and the polynomial at π/3. */
  g_assert_true (cordon_projection_forward (CORDON_MAP_WORLD, 0, 180, &x, &y));
  g_assert_cmpfloat_with_epsilon (x, 2.7066, 1e-4);
  g_assert_cmpfloat_with_epsilon (y, 0, 1e-12);
  g_assert_true (cordon_projection_forward (CORDON_MAP_WORLD, 90, 0, &x, &y));
  g_assert_cmpfloat_with_epsilon (y, -1.3173, 1e-4);
  cordon_projection_get_frame (CORDON_MAP_WORLD, &frame);
  g_assert_cmpfloat_with_epsilon (frame.width / frame.height, 2.0546, 1e-3);
}

/* The surface of a small square, in the plane. */
static double
square (CordonMapRegion region, double lat, double lon)
{
  double x[3], y[3], step = 0.01;
  guint part = cordon_projection_get_part (region, lat, lon);

  cordon_projection_forward_in (region, part, lat, lon, &x[0], &y[0]);
  cordon_projection_forward_in (region, part, lat, lon + step, &x[1], &y[1]);
  cordon_projection_forward_in (region, part, lat + step, lon, &x[2], &y[2]);
  return fabs ((x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0])) / cos ((lat + step / 2) * G_PI / 180);
}

static void
test_keeps_areas (void)
{
  double world = square (CORDON_MAP_WORLD, 0, 0), usa = square (CORDON_MAP_USA, 38, -96);

  for (double lat = -80; lat <= 80; lat += 10)
    for (double lon = -170; lon <= 170; lon += 20)
      g_assert_cmpfloat_with_epsilon (square (CORDON_MAP_WORLD, lat, lon) / world, 1, 2e-3);
  for (double lat = 26; lat <= 48; lat += 2)
    for (double lon = -120; lon <= -70; lon += 10)
      g_assert_cmpfloat_with_epsilon (square (CORDON_MAP_USA, lat, lon) / usa, 1, 2e-3);
}

static void
test_no_place (void)
{
  static const double wrong[][2] = {{91, 0}, {-91, 0}, {0, 181}, {0, -181}, {NAN, 0}, {0, NAN}, {INFINITY, 0}};
  double x = 0, y = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (cordon_projection_forward (CORDON_MAP_WORLD, wrong[i][0], wrong[i][1], &x, &y));
      g_assert_false (cordon_projection_forward (CORDON_MAP_USA, wrong[i][0], wrong[i][1], &x, &y));
    }
  /* Bogotá is not on the United States' map, and there is nothing beside the globe. */
  g_assert_false (cordon_projection_forward (CORDON_MAP_USA, 4.6, -74.1, &x, &y));
  g_assert_false (cordon_projection_inverse (CORDON_MAP_WORLD, 2.7, 1.3, &x, &y));
}

/* Of each state and territory, the shape's corners lie within its part's frame, but for the islands to the north-west
 * of Hawaii, north of Saipan and north of Samoa, where nobody lives. Insets lie within the map, and none covers a state
 * or another inset. */
static void
test_insets (void)
{
  const CordonGeometry *usa = cordon_geometry_get (CORDON_MAP_USA);
  cairo_rectangle_t whole;

  cordon_projection_get_frame (CORDON_MAP_USA, &whole);
  for (guint i = 0; i < usa->n_areas; i++)
    {
      const CordonArea *area = &usa->areas[i];
      double x = 0, y = 0;
      guint outside = 0, n = 0;

      g_assert_true (cordon_projection_forward (CORDON_MAP_USA, area->heart.lat, area->heart.lon, &x, &y));
      for (guint r = 0; r < area->n_rings; r++)
        for (guint k = 0; k < area->rings[r].n_points; k++, n++)
          {
            CordonLonLat p = area->rings[r].points[k];

            if ((g_str_equal (area->code, "US-HI") && p.lon < -161)
                || (g_str_equal (area->code, "US-MP") && p.lat > 15.5)
                || (g_str_equal (area->code, "US-AS") && p.lat > -13.5))
              continue;
            if (!cordon_projection_forward (CORDON_MAP_USA, p.lat, p.lon, &x, &y))
              {
                g_test_message ("%s at %.2f %.2f is at %.3f %.3f", area->code, p.lat, p.lon, x, y);
                outside++;
              }
          }
      g_assert_cmpuint (outside, ==, 0);
    }
  for (guint i = 1; i < cordon_projection_get_n_parts (CORDON_MAP_USA); i++)
    {
      cairo_rectangle_t one, other;

      cordon_projection_get_part_frame (CORDON_MAP_USA, i, &one);
      g_assert_cmpfloat (one.x, >=, whole.x);
      g_assert_cmpfloat (one.y, >=, whole.y);
      g_assert_cmpfloat (one.x + one.width, <=, whole.x + whole.width);
      g_assert_cmpfloat (one.y + one.height, <=, whole.y + whole.height);
      for (guint k = 1; k < i; k++)
        {
          cordon_projection_get_part_frame (CORDON_MAP_USA, k, &other);
          g_assert_true (one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y
                         || other.y + other.height <= one.y);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/projection/world/there-and-back", GUINT_TO_POINTER (CORDON_MAP_WORLD), test_there_and_back);
  g_test_add_data_func ("/projection/usa/there-and-back", GUINT_TO_POINTER (CORDON_MAP_USA), test_there_and_back);
  g_test_add_func ("/projection/world/is-equal-earth", test_equal_earth);
  g_test_add_func ("/projection/keeps-areas", test_keeps_areas);
  g_test_add_func ("/projection/refuses-what-is-no-place", test_no_place);
  g_test_add_func ("/projection/usa/all-inside-and-apart", test_insets);
  return g_test_run ();
}
