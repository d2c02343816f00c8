/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shapes are generalised, so a point is compared with some slack. */

#include "kit/cordon-map-fit.h"

#include <string.h>

#include "draw/cordon-geometry.h"

#define SLACK_KM 25.0

static gboolean
lies_in (const CordonGeometry *geometry, int area, double lat, double lon)
{
  return lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180
         && cordon_geometry_distance (geometry, area, lat, lon) <= SLACK_KM;
}

static const char *
code_at (const CordonGeometry *geometry, double lat, double lon)
{
  int area = cordon_geometry_at (geometry, lat, lon);

  return area >= 0 && geometry->areas[area].code[0] != '\0' ? geometry->areas[area].code : NULL;
}

/* Whether it is far from all land of any country. */
static gboolean
is_at_sea (double lat, double lon)
{
  const CordonGeometry *geometry = cordon_geometry_get (CORDON_MAP_WORLD);

  if (code_at (geometry, lat, lon) != NULL)
    return FALSE;
  for (guint i = 0; i < geometry->n_areas; i++)
    if (geometry->areas[i].code[0] != '\0' && lies_in (geometry, (int) i, lat, lon))
      return FALSE;
  return TRUE;
}

static CordonMapFit
check (CordonMapRegion region, double lat, double lon, const char *code, const char **there)
{
  const CordonGeometry *geometry = cordon_geometry_get (region);
  int area = cordon_geometry_find (geometry, code);

  *there = code_at (geometry, lat, lon);
  if (area < 0)
    return CORDON_MAP_FIT_UNKNOWN_CODE;
  if (lies_in (geometry, area, lat, lon))
    return CORDON_MAP_FIT_GOOD;
  if (lies_in (geometry, area, lon, lat))
    return CORDON_MAP_FIT_SWAPPED;
  return *there != NULL ? CORDON_MAP_FIT_ELSEWHERE : CORDON_MAP_FIT_SEA;
}

CordonMapFit
cordon_map_fit_check (double lat, double lon, const char *country, const char *subdivision, const char **there)
{
  CordonMapFit fit = CORDON_MAP_FIT_GOOD;
  const char *code = NULL;

  if (there != NULL)
    *there = NULL;
  if (subdivision != NULL && g_str_has_prefix (subdivision, "US-"))
    fit = check (CORDON_MAP_USA, lat, lon, subdivision, &code);
  /* A state says more than the country; but outside of all of them the country is what is known. */
  else if (country != NULL)
    fit = check (CORDON_MAP_WORLD, lat, lon, country, &code);
  else if (is_at_sea (lat, lon))
    fit = CORDON_MAP_FIT_SEA;
  if (fit == CORDON_MAP_FIT_SEA && code == NULL && subdivision != NULL)
    {
      code = code_at (cordon_geometry_get (CORDON_MAP_WORLD), lat, lon);
      if (code != NULL && strcmp (code, "US") != 0)
        fit = CORDON_MAP_FIT_ELSEWHERE;
    }
  if (there != NULL)
    *there = code;
  return fit;
}
