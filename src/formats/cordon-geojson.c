/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What GeoJSON is known by. */

#include "formats/cordon-geojson.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static gboolean
recognize (const char *head, gsize size)
{
  g_autofree char *text = g_strndup (head, size);
  const char *start = text;

  if (g_str_has_prefix (start, "\xEF\xBB\xBF"))
    start += 3;
  start += strspn (start, " \t\r\n");
  return *start == '{' && strstr (start, "\"type\"") != NULL
         && (strstr (start, "\"FeatureCollection\"") != NULL || strstr (start, "\"Feature\"") != NULL);
}

static const char *const extensions[] = {"geojson", NULL};
static const char *const mime_types[] = {"application/geo+json", NULL};

const CordonFormat cordon_format_geojson = {
    .id = "geojson",
    .label = NC_ ("format", "GeoJSON map"),
    .extensions = extensions,
    .mime_types = mime_types,
    .recognize = recognize,
    .read = cordon_geojson_read,
    .write = cordon_geojson_write,
};
