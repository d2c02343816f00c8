/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Marks on a map: every one is in exactly one spot, spots do not cover each other, words cover nothing, and what cannot
 * be on the map is not. */

#include "draw/cordon-map-legend.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define MANY 3000

typedef struct
{
  CordonMapMark *marks;
  GStringChunk *strings;
  CordonMapMarks *map;
} Fixture;

/* Crowded in some places, thin in others, as offices are. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261125);

  fixture->strings = g_string_chunk_new (4096);
  fixture->marks = g_new0 (CordonMapMark, MANY);
  for (guint i = 0; i < MANY; i++)
    {
      CordonMapMark *mark = &fixture->marks[i];
      double near = i % 4 == 0 ? 60 : 3;
      char name[32];

      g_snprintf (name, sizeof name, "site-%u", i);
      mark->id = mark->label = g_string_chunk_insert (fixture->strings, name);
      mark->lat = 10 + g_rand_double_range (rand, -near, near);
      mark->lon = -70 + g_rand_double_range (rand, -near, near);
      mark->shape = (CordonMapShape) (i % CORDON_MAP_N_SHAPES);
      mark->colour = i % CORDON_MAP_N_COLOURS;
      mark->size = i % 7;
      mark->group = i % 2 == 0 ? "Even" : "Odd";
    }
  fixture->map = cordon_map_marks_new (CORDON_MAP_WORLD, fixture->marks, MANY);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cordon_map_marks_free (fixture->map);
  g_string_chunk_free (fixture->strings);
  g_free (fixture->marks);
}

static void
test_partition (Fixture *fixture, gconstpointer data)
{
  for (double scale = 60; scale < 60000; scale *= 3)
    {
      guint n = 0, members = 0;
      const CordonMapSpot *spots = cordon_map_marks_gather (fixture->map, scale, &n);
      g_autofree gboolean *seen = g_new0 (gboolean, MANY);

      for (guint i = 0; i < n; i++)
        for (guint k = 0; k < spots[i].n_members; k++, members++)
          {
            guint mark = spots[i].members[k];

            g_assert_false (seen[mark]);
            seen[mark] = TRUE;
            g_assert_cmpint (cordon_map_marks_get_spot (fixture->map, mark), ==, (int) i);
            g_assert_cmpuint (spots[i].members[0], <=, mark);
          }
      g_assert_cmpuint (members, ==, MANY);
    }
}

static void
test_apart (Fixture *fixture, gconstpointer data)
{
  for (double scale = 60; scale < 60000; scale *= 3)
    {
      guint n = 0, overlaps = 0;
      const CordonMapSpot *spots = cordon_map_marks_gather (fixture->map, scale, &n);

      for (guint i = 0; i < n; i++)
        for (guint k = 0; k < i; k++)
          if (hypot (spots[i].x - spots[k].x, spots[i].y - spots[k].y) * scale
              < 0.6 * (spots[i].radius + spots[k].radius))
            overlaps++;
      g_test_message ("%u spots at %.0f, %u overlap", n, scale, overlaps);
      g_assert_cmpuint (overlaps, ==, 0);
    }
}

/* The same at every scale of one level, whatever was asked for in between. */
static void
test_stable (Fixture *fixture, gconstpointer data)
{
  guint n = 0, again = 0;
  const CordonMapSpot *spots = cordon_map_marks_gather (fixture->map, 260, &n);
  g_autofree CordonMapSpot *before = g_memdup2 (spots, n * sizeof *spots);

  cordon_map_marks_gather (fixture->map, 4000, &again);
  g_assert_cmpuint (again, >, n);
  spots = cordon_map_marks_gather (fixture->map, 340, &again);
  g_assert_cmpuint (n, ==, again);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat (before[i].x, ==, spots[i].x);
      g_assert_cmpuint (before[i].n_members, ==, spots[i].n_members);
      g_assert_cmpuint (before[i].members[0], ==, spots[i].members[0]);
    }
}

static void
test_pick (Fixture *fixture, gconstpointer data)
{
  CordonMapSight sight;
  guint n = 0;

  cordon_map_sight_fit (&sight, CORDON_MAP_WORLD, 1000, 500, 10);

  const CordonMapSpot *spots = cordon_map_marks_gather (fixture->map, sight.scale, &n);

  for (guint i = 0; i < n; i++)
    g_assert_cmpint (cordon_map_marks_pick (fixture->map, &sight, (spots[i].x - sight.x) * sight.scale,
                                            (spots[i].y - sight.y) * sight.scale, 4),
                     ==, (int) i);
  g_assert_cmpint (cordon_map_marks_pick (fixture->map, &sight, 900, 100, 4), ==, -1);
}

static void
test_bad_places (void)
{
  static const CordonMapMark marks[] = {
      {.id = "a", .lat = 95, .lon = 0, .label = "North of the pole", .group = "Kind"},
      {.id = "b", .lat = NAN, .lon = 0, .label = "No number", .group = "Kind"},
      {.id = "c", .lat = 4.6, .lon = -474, .label = "Around", .group = "Kind"},
      {.id = "d", .lat = 90, .lon = 180, .label = "Pole", .size = INFINITY, .group = "Kind"},
      {.id = "e", .lat = -90, .lon = -180, .label = "Other pole", .size = -3, .colour = 99, .shape = 99},
      {.id = NULL, .lat = 0, .lon = 0, .label = NULL},
  };
  g_autoptr (CordonMapMarks) map = cordon_map_marks_new (CORDON_MAP_WORLD, marks, G_N_ELEMENTS (marks));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 200);
  cairo_t *cr = cairo_create (surface);
  CordonMapSight sight;
  CordonMapTheme theme;
  const CordonMapGroup *groups = NULL;
  guint n = 0;
  double x = 0, y = 0;

  cordon_map_theme_init (&theme, FALSE, FALSE);
  cordon_map_sight_fit (&sight, CORDON_MAP_WORLD, 400, 200, 4);
  cordon_map_marks_gather (map, sight.scale, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_false (cordon_map_marks_is_placed (map, 0, &x, &y));
  g_assert_cmpint (cordon_map_marks_get_spot (map, 1), ==, -1);
  g_assert_cmpint (cordon_map_marks_find (map, "c"), ==, 2);
  cordon_map_marks_draw (map, cr, &sight, 400, 200, NULL, &theme, NULL, NULL);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  /* The legend counts what can be seen. */
  groups = cordon_map_marks_get_groups (map, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (groups[0].n_marks, ==, 1);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The surface is painted in full, also where nothing lies; a class changes its country and no other. */
static void
test_paint (void)
{
  const CordonGeometry *world = cordon_geometry_get (CORDON_MAP_WORLD);
  g_autofree guint8 *tints = g_new0 (guint8, world->n_areas);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 800, 400);
  cairo_t *cr = cairo_create (surface);
  CordonMapSight sight;
  CordonMapTheme theme;
  static const struct
  {
    double lat, lon;
    gboolean is_tinted;
  } probes[] = {{-10, -55, TRUE}, {-25, 134, FALSE}, {0, -30, FALSE}};

  cordon_map_theme_init (&theme, FALSE, FALSE);
  cordon_map_sight_fit (&sight, CORDON_MAP_WORLD, 800, 400, 4);
  tints[cordon_geometry_find (world, "BR")] = CORDON_MAP_TINT_4;
  cordon_map_paint_land (cr, &sight, 800, 400, &theme, tints);
  cairo_surface_flush (surface);
  for (gsize i = 0; i < G_N_ELEMENTS (probes); i++)
    {
      double x = 0, y = 0;
      guint32 pixel = 0;

      g_assert_true (cordon_map_sight_place (&sight, probes[i].lat, probes[i].lon, &x, &y));
      memcpy (&pixel,
              cairo_image_surface_get_data (surface) + (int) y * cairo_image_surface_get_stride (surface) + 4 * (int) x,
              sizeof pixel);
      g_assert_cmpuint (pixel >> 24, ==, 255);
      g_assert_cmpint ((pixel >> 16 & 255) == (guint32) round (theme.tints[3][0] * 255), ==, probes[i].is_tinted);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_legend (Fixture *fixture, gconstpointer data)
{
  static const CordonMapClass classes[] = {{CORDON_MAP_TINT_3, "Resident"}, {CORDON_MAP_NO_DATA, "Not known"}};
  CordonMapLegend legend = {NULL};
  g_autofree char *words = NULL;
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  CordonMapTheme theme;

  cordon_map_theme_init (&theme, FALSE, FALSE);
  g_assert_cmpfloat (cordon_map_legend_draw (&legend, NULL, 600, &theme, context, FALSE), ==, 0);
  legend.groups = cordon_map_marks_get_groups (fixture->map, &legend.n_groups);
  legend.title = "Coverage";
  legend.classes = classes;
  legend.n_classes = G_N_ELEMENTS (classes);
  words = cordon_map_legend_describe (&legend);
  g_assert_cmpstr (words, ==, "Even (1500), Odd (1500). Coverage: Resident, Not known.");
  /* It takes more lines where there is less room. */
  g_assert_cmpfloat (cordon_map_legend_draw (&legend, NULL, 140, &theme, context, FALSE), >,
                     cordon_map_legend_draw (&legend, NULL, 600, &theme, context, FALSE));
  g_object_unref (context);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/map-marks/each-in-one-spot", Fixture, NULL, set_up, test_partition, tear_down);
  g_test_add ("/map-marks/spots-lie-apart", Fixture, NULL, set_up, test_apart, tear_down);
  g_test_add ("/map-marks/same-at-one-level", Fixture, NULL, set_up, test_stable, tear_down);
  g_test_add ("/map-marks/pick", Fixture, NULL, set_up, test_pick, tear_down);
  g_test_add ("/map-marks/legend", Fixture, NULL, set_up, test_legend, tear_down);
  g_test_add_func ("/map-marks/what-is-no-place", test_bad_places);
  g_test_add_func ("/map-paint/a-class-fills-its-country", test_paint);
  return g_test_run ();
}
