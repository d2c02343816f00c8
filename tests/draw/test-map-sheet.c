/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A map alone: it is written as what its name says, holds its words, and is never half a file. With CORDON_PICTURES in
 * the environment, the sheets stay in that folder. */

#include "draw/cordon-map-sheet.h"

#include <string.h>

#include "base/cordon-error.h"

#include <glib/gstdio.h>

static CordonMapSheet *
make_sheet (void)
{
  const CordonMapMark marks[] = {
      {"bogota", 4.61, -74.08, CORDON_MAP_CIRCLE, 0, 0, FALSE, FALSE, "HSI Bogotá", NULL, "Office abroad"},
      {"london", 51.51, -0.13, CORDON_MAP_CIRCLE, 0, 0, TRUE, FALSE, "HSI London", NULL, "Office abroad"},
  };
  const CordonMapClass classes[] = {{CORDON_MAP_TINT_4, "Resident office"}, {CORDON_MAP_NO_DATA, "No data"}};
  const CordonGeometry *geometry = cordon_geometry_get (CORDON_MAP_WORLD);
  g_autofree guint8 *tints = g_new0 (guint8, geometry->n_areas);
  g_autoptr (CordonMapMarks) all = cordon_map_marks_new (CORDON_MAP_WORLD, marks, G_N_ELEMENTS (marks));
  CordonMapLegend legend = {NULL, 0, "Coverage", classes, G_N_ELEMENTS (classes)};
  CordonMapSheetWords words = {"Offices abroad", "As of 10 Feb 2026", "Natural Earth", "TLP:AMBER", FALSE};
  CordonMapSight sight;

  memset (tints, CORDON_MAP_NO_DATA, geometry->n_areas);
  tints[cordon_geometry_find (geometry, "CO")] = CORDON_MAP_TINT_4;
  cordon_map_sight_fit (&sight, CORDON_MAP_WORLD, 600, 400, 10);
  return cordon_map_sheet_new (&sight, 600, 400, all, &legend, tints, &words);
}

static void
test_formats (void)
{
  static const struct
  {
    const char *ending, *begins;
  } formats[] = {{"pdf", "%PDF-"}, {"svg", "<?xml"}, {"png", "\x89PNG"}};
  g_autoptr (CordonMapSheet) sheet = make_sheet ();
  const char *folder = g_getenv ("CORDON_PICTURES");
  g_autofree char *made = folder == NULL ? g_dir_make_tmp ("sheet-XXXXXX", NULL) : g_strdup (folder);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strdup_printf ("map.%s", formats[i].ending);
      g_autofree char *path = g_build_filename (made, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      gsize size;

      g_assert_true (cordon_map_sheet_write (sheet, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &text, &size, NULL));
      g_assert_cmpuint (size, >, 10000);
      g_assert_true (memcmp (text, formats[i].begins, strlen (formats[i].begins)) == 0);
      if (folder == NULL)
        g_remove (path);
    }
  if (folder == NULL)
    g_rmdir (made);
}

static void
test_refused (void)
{
  g_autoptr (CordonMapSheet) sheet = make_sheet ();
  g_autoptr (GError) error = NULL;

  g_assert_false (cordon_map_sheet_write (sheet, "/tmp/map.gif", &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (cordon_map_sheet_write (sheet, "/nonexistent/map.pdf", &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-sheet/formats", test_formats);
  g_test_add_func ("/map-sheet/refused", test_refused);
  return g_test_run ();
}
