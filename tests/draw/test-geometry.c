/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bundled shapes: all countries and states are there, none is inside out, and the places of the starter plan lie
 * in the countries and states that it says. */

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "draw/cordon-geometry.h"

/* How far from its country's or state's shape a place may lie: coasts and rivers are simplified, and a port lies on
 * one. */
#define NEAR_KM 4.0

/* ISO 3166-1, as iso-codes 4.13 lists them. */
static const char countries[] =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW "
    "BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI "
    "FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN "
    "IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME "
    "MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF "
    "PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV "
    "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE "
    "YT ZA ZM ZW";

/* The states, the District of Columbia, and the five territories where people live. */
static const char states[] =
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI";

static const CordonArea *
area_of (CordonMapRegion region, const char *code)
{
  const CordonGeometry *geometry = cordon_geometry_get (region);
  int found = cordon_geometry_find (geometry, code);

  if (found < 0)
    g_test_message ("%s is missing", code);
  g_assert_cmpint (found, >=, 0);
  return &geometry->areas[found];
}

/* Each has a shape, or is one of the few that are known to be too small for one and has a dot. */
static void
test_complete (void)
{
  static const char *const dots[] = {"TK", "VA", NULL};
  g_auto (GStrv) all = g_strsplit (countries, " ", -1);
  g_auto (GStrv) home = g_strsplit (states, " ", -1);

  g_assert_cmpuint (g_strv_length (all), ==, 249);
  for (char **code = all; *code != NULL; code++)
    {
      const CordonArea *area = area_of (CORDON_MAP_WORLD, *code);

      g_assert_true (area->n_rings > 0 || g_strv_contains (dots, *code));
      g_assert_cmpfloat (hypotf (area->heart.lat, area->heart.lon), >, 0);
      g_assert_cmpstr (area->name, !=, "");
    }
  g_assert_cmpuint (g_strv_length (home), ==, 56);
  g_assert_cmpuint (cordon_geometry_get (CORDON_MAP_USA)->n_areas, ==, 56);
  for (char **code = home; *code != NULL; code++)
    {
      g_autofree char *full = g_strconcat ("US-", *code, NULL);
      const CordonArea *area = area_of (CORDON_MAP_USA, full);

      g_assert_cmpuint (area->n_rings, >, 0);
      g_assert_cmpstr (area->name, !=, "");
    }
}

static void
test_codes (void)
{
  const CordonGeometry *usa = cordon_geometry_get (CORDON_MAP_USA);
  const CordonGeometry *world = cordon_geometry_get (CORDON_MAP_WORLD);

  g_assert_cmpint (cordon_geometry_find (usa, "PR"), ==, cordon_geometry_find (usa, "US-PR"));
  g_assert_cmpint (cordon_geometry_find (world, "US-GU"), ==, cordon_geometry_find (world, "GU"));
  g_assert_cmpint (cordon_geometry_find (usa, "DE"), ==, -1);
  g_assert_cmpint (cordon_geometry_find (world, "US-TX"), ==, -1);
  g_assert_cmpint (cordon_geometry_find (world, "ZZ"), ==, -1);
  g_assert_cmpint (cordon_geometry_find (world, ""), ==, -1);
  g_assert_cmpint (cordon_geometry_find (world, NULL), ==, -1);
}

/* No ring is as wide as the globe but Antarctica's, and all of the land is under a third of it. */
static void
test_no_ring_covers_the_globe (void)
{
  const CordonGeometry *world = cordon_geometry_get (CORDON_MAP_WORLD);
  double land = 0;

  for (guint i = 0; i < world->n_areas; i++)
    for (guint r = 0; r < world->areas[i].n_rings; r++)
      {
        const CordonRing *ring = &world->areas[i].rings[r];

        g_assert_cmpuint (ring->n_points, >=, 4);
        g_assert_cmpmem (&ring->points[0], sizeof (CordonLonLat), &ring->points[ring->n_points - 1],
                         sizeof (CordonLonLat));
        if (!g_str_equal (world->areas[i].code, "AQ"))
          g_assert_cmpfloat (ring->box[2] - ring->box[0], <, 170);
        for (guint k = 1; k < ring->n_points; k++)
          if (!cordon_geometry_is_cut (ring->points[k - 1], ring->points[k]))
            g_assert_cmpfloat (fabsf (ring->points[k].lon - ring->points[k - 1].lon), <, 60);
      }
  for (int lat = -89; lat < 90; lat += 2)
    for (int lon = -179; lon < 180; lon += 2)
      if (cordon_geometry_at (world, lat, lon) >= 0)
        land += cos (lat * G_PI / 180);
  land *= 4 * (G_PI / 180) * (G_PI / 180) / (4 * G_PI);
  g_test_message ("land is %.3f of the globe", land);
  g_assert_cmpfloat (land, >, 0.27);
  g_assert_cmpfloat (land, <, 0.31);
}

static void
test_whose (void)
{
  static const struct
  {
    const char *code;
    double lat, lon;
  } places[] = {{"UA", 45.0, 34.1},  {"XK", 42.66, 21.16}, {"SO", 9.56, 44.06}, {"CY", 35.33, 33.32},
                {"EH", 26.1, -10.4}, {"GF", 4.0, -53.0},   {"SJ", 78.5, 16.5},  {"RU", 66.5, -172},
                {"RU", 66.5, 178},   {"TW", 23.8, 121},    {"AQ", -89.9, 10},   {"GI", 36.13, -5.35},
                {"RE", -21.1, 55.5}, {"PS", 31.9, 35.2},   {"IL", 33.0, 35.77}, {"US", 64.2, -149.5}};
  const CordonGeometry *world = cordon_geometry_get (CORDON_MAP_WORLD);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      int at = cordon_geometry_at (world, places[i].lat, places[i].lon);

      g_test_message ("%s at %.2f %.2f: %s", places[i].code, places[i].lat, places[i].lon,
                      at >= 0 ? world->areas[at].code : "sea");
      g_assert_cmpint (at, ==, cordon_geometry_find (world, places[i].code));
    }
  g_assert_cmpint (cordon_geometry_at (world, 0, -30), ==, -1);
}

/* A line of CSV in its cells; quoted commas stay. */
static char **
split (const char *line)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (; *line != '\0'; line++)
    if (*line == '"')
      quoted = !quoted;
    else if (*line == ',' && !quoted)
      {
        g_strv_builder_add (cells, cell->str);
        g_string_truncate (cell, 0);
      }
    else
      g_string_append_c (cell, *line);
  g_strv_builder_add (cells, cell->str);
  return g_strv_builder_end (cells);
}

/* key, kind, name, country, subdivision, lat, lon */
static void
test_starter_plan (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "starter", "place.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines + 1; *line != NULL && **line != '\0'; line++)
    {
      g_auto (GStrv) cells = split (*line);
      gboolean home = g_str_has_prefix (cells[4], "US-")
                      || cordon_geometry_find (cordon_geometry_get (CORDON_MAP_USA), cells[3]) >= 0;
      const CordonGeometry *geometry = cordon_geometry_get (home ? CORDON_MAP_USA : CORDON_MAP_WORLD);
      int area = cordon_geometry_find (geometry, home && cells[4][0] != '\0' ? cells[4] : cells[3]);
      double lat = g_ascii_strtod (cells[5], NULL), lon = g_ascii_strtod (cells[6], NULL);
      double far = area >= 0 ? cordon_geometry_distance (geometry, area, lat, lon) : G_MAXDOUBLE;

      if (far > 0)
        g_test_message ("%s, %s is %.1f km outside of it", cells[2], cells[home ? 4 : 3], far);
      g_assert_cmpfloat (far, <=, NEAR_KM);
      /* By country as well. */
      area = cordon_geometry_find (cordon_geometry_get (CORDON_MAP_WORLD), cells[3]);
      g_assert_cmpint (area, >=, 0);
      g_assert_cmpfloat (cordon_geometry_distance (cordon_geometry_get (CORDON_MAP_WORLD), area, lat, lon), <=,
                         NEAR_KM);
      n++;
    }
  g_assert_cmpuint (n, >, 100);
}

static void
test_names (void)
{
  const CordonGeometry *world = cordon_geometry_get (CORDON_MAP_WORLD);

  g_assert_cmpstr (cordon_geometry_get_name (world, cordon_geometry_find (world, "CO")), ==, "Colombia");
  /* The name in use rather than "Bolivia, Plurinational State of". */
  g_assert_cmpstr (cordon_geometry_get_name (world, cordon_geometry_find (world, "BO")), ==, "Bolivia");
}

static gpointer
get_world (gpointer data)
{
  return (gpointer) cordon_geometry_get (CORDON_MAP_WORLD);
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("geometry", get_world, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == cordon_geometry_get (CORDON_MAP_WORLD));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geometry/threads-share-one", test_threads);
  g_test_add_func ("/geometry/every-country-and-state", test_complete);
  g_test_add_func ("/geometry/codes", test_codes);
  g_test_add_func ("/geometry/no-ring-covers-the-globe", test_no_ring_covers_the_globe);
  g_test_add_func ("/geometry/whose-a-place-is", test_whose);
  g_test_add_func ("/geometry/starter-plan-lies-where-it-says", test_starter_plan);
  g_test_add_func ("/geometry/names", test_names);
  return g_test_run ();
}
