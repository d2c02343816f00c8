/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GeoJSON: a map that goes out comes back as the same, what was put right elsewhere comes back as changes, and each
 * feature that can't come in is named with the reason. */

#include "formats/cordon-geojson.h"
#include "import-fixture.h"
#include "model/cordon-starter.h"

static const char foreign[] =
    "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
    "\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},\"features\":["
    "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[-110.97,32.22]},"
    "\"properties\":{\"name\":\"Tucson BEST\",\"kind\":\"best\",\"country\":\"US\",\"valid_from\":\"2019-05-01\"}},"
    "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,1],[0,0]]]},"
    "\"properties\":{\"name\":\"An area\"}},"
    "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[32.22,-110.97]},"
    "\"properties\":{\"name\":\"Swapped\"}},"
    "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[500,900]},\"properties\":{\"name\":"
    "\"Far\"}},"
    "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[\"a\",1]},\"properties\":{\"name\":"
    "\"Text\"}},"
    "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}},"
    "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"name\":\"Nowhere\",\"kind\":\"castle\"}},"
    "7,"
    "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[180,-90,12]},"
    "\"properties\":{\"name\":\"Pole\",\"country\":\"ZZ\"}}]}";

static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonImport) import = read_text (fixture->plan, foreign, "map.geojson", NULL, "body", "hidta", NULL);
  g_autoptr (CordonImport) again = NULL;

  g_assert_true (cordon_import_get_format (import) == &cordon_format_geojson);
  assert_fates (import, "party", 2, 0, 0, 7);
  assert_fates (import, "place", 2, 0, 0, 0);
  assert_note (import, CORDON_IMPORT_ERROR, 0, "Polygon");
  assert_note (import, CORDON_IMPORT_ERROR, 0, "wrong way round");
  assert_note (import, CORDON_IMPORT_ERROR, 0, "no degrees");
  assert_note (import, CORDON_IMPORT_ERROR, 0, "two numbers");
  assert_note (import, CORDON_IMPORT_ERROR, 0, "no name");
  assert_note (import, CORDON_IMPORT_ERROR, 0, "castle");
  assert_note (import, CORDON_IMPORT_LEFT_OUT, 0, "ZZ");
  commit (fixture->plan, g_object_ref (cordon_import_get_draft (import)));

  /* The same again is the same. */
  again = read_text (fixture->plan, foreign, "map.geojson", NULL, "body", "hidta", NULL);
  assert_fates (again, "party", 0, 0, 2, 7);
  g_assert_true (cordon_import_is_empty (again));
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  CordonExportRequest request = {NULL, NULL, FALSE};
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *moved = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (CordonImport) import = NULL;
  g_autoptr (CordonImport) other = NULL;

  commit (fixture->plan, cordon_starter_draft (&error));
  g_assert_no_error (error);
  text = write_text (fixture, &cordon_format_geojson, &request, "out.geojson");
  g_assert_nonnull (strstr (text, "\"coordinates\":[-110.9265,32.2217]"));
  import = read_text (fixture->plan, text, "out.geojson", NULL, NULL);
  g_assert_true (cordon_import_is_empty (import));
  g_assert_cmpuint (cordon_import_count_rows (import, "party", CORDON_IMPORT_SAME), >, 250);
  g_assert_cmpuint (cordon_import_count_rows (import, "party", CORDON_IMPORT_REFUSED), ==, 0);

  /* One was renamed elsewhere. */
  changed = g_string_new (text);
  g_string_replace (changed, "\"name\":\"Tucson BEST\"", "\"name\":\"Tucson and Nogales BEST\"", 1);
  other = read_text (fixture->plan, changed->str, "out.geojson", NULL, NULL);
  g_assert_cmpuint (cordon_import_count_rows (other, "party", CORDON_IMPORT_CHANGED), ==, 1);
  g_assert_cmpuint (cordon_import_count_rows (other, "party", CORDON_IMPORT_NEW), ==, 0);
}

static void
refuse_text (Fixture *fixture, const char *text, const char *word)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonImport) import =
      try_read (fixture->plan, bytes, "map.geojson", &cordon_format_geojson, NULL, &error);

  g_assert_null (import);
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not say “%s”", error->message, word);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_malloc (65 * 1024 * 1024 + 1);

  refuse_text (fixture,
               "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
               "\"urn:ogc:def:crs:EPSG::3857\"}},\"features\":[]}",
               "EPSG::3857");
  refuse_text (fixture, "{\"type\":\"Topology\"}", "no features");
  refuse_text (fixture, "[1, 2]", "no features");
  refuse_text (fixture, "{\"type\":\"Feature", "no map in GeoJSON");
  memset (large, ' ', 65 * 1024 * 1024);
  large[65 * 1024 * 1024] = '\0';
  refuse_text (fixture, large, "64 MB");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/geojson/what-others-wrote", Fixture, NULL, set_up, test_foreign, tear_down);
  g_test_add ("/geojson/out-and-in-again", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/geojson/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
