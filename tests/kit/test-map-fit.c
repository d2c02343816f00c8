/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A point that isn't where its country or state says is noticed, and one that is near enough is left in peace: ports
 * before the coast, the antimeridian, the poles. */

#include "kit/cordon-map-fit.h"

static const struct
{
  double lat, lon;
  const char *country, *subdivision;
  CordonMapFit fit;
} points[] = {
    {4.61, -74.08, "CO", NULL, CORDON_MAP_FIT_GOOD},
    {-74.08, 4.61, "CO", NULL, CORDON_MAP_FIT_SWAPPED},
    {4.61, -74.08, "BR", NULL, CORDON_MAP_FIT_ELSEWHERE},
    {0, -30, "BR", NULL, CORDON_MAP_FIT_SEA},
    {0, -30, NULL, NULL, CORDON_MAP_FIT_SEA},
    {4.61, -74.08, NULL, NULL, CORDON_MAP_FIT_GOOD},
    {4.61, -74.08, "ZZ", NULL, CORDON_MAP_FIT_UNKNOWN_CODE},
    {32.22, -110.97, "US", "US-AZ", CORDON_MAP_FIT_GOOD},
    {32.22, -110.97, "US", "US-NV", CORDON_MAP_FIT_ELSEWHERE},
    {19.43, -99.13, "US", "US-TX", CORDON_MAP_FIT_ELSEWHERE},
    {32.22, -110.97, "US", "US-ZZ", CORDON_MAP_FIT_UNKNOWN_CODE},
    {18.47, -66.11, "PR", NULL, CORDON_MAP_FIT_GOOD},
    /* Fiji lies on both sides of the antimeridian, and so does Chukotka. */
    {-16.8, 179.99, "FJ", NULL, CORDON_MAP_FIT_GOOD},
    {-16.8, -179.95, "FJ", NULL, CORDON_MAP_FIT_GOOD},
    {66, -180, "RU", NULL, CORDON_MAP_FIT_GOOD},
    {66, 180, "RU", NULL, CORDON_MAP_FIT_GOOD},
    {-90, 0, "AQ", NULL, CORDON_MAP_FIT_GOOD},
    {90, 0, "RU", NULL, CORDON_MAP_FIT_SEA},
    {90, 0, NULL, NULL, CORDON_MAP_FIT_SEA},
};

static void
test_points (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      const char *there;
      CordonMapFit fit =
          cordon_map_fit_check (points[i].lat, points[i].lon, points[i].country, points[i].subdivision, &there);

      if (fit != points[i].fit)
        g_error ("%g, %g in %s: %d, not %d", points[i].lat, points[i].lon,
                 points[i].country != NULL ? points[i].country : "?", fit, points[i].fit);
      if (fit == CORDON_MAP_FIT_ELSEWHERE)
        g_assert_nonnull (there);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-fit/points", test_points);
  return g_test_run ();
}
