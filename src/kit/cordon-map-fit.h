/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a point lies where its country or state says that it does. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CordonMapFit:
 * @CORDON_MAP_FIT_GOOD: it lies there, or near enough, or nothing can be said
 * @CORDON_MAP_FIT_SWAPPED: it would, if latitude and longitude were the other way round
 * @CORDON_MAP_FIT_ELSEWHERE: it lies in another country or state
 * @CORDON_MAP_FIT_SEA: it lies on the open sea or on land of nobody
 * @CORDON_MAP_FIT_UNKNOWN_CODE: there is no such country or state
 */
typedef enum
{
  CORDON_MAP_FIT_GOOD,
  CORDON_MAP_FIT_SWAPPED,
  CORDON_MAP_FIT_ELSEWHERE,
  CORDON_MAP_FIT_SEA,
  CORDON_MAP_FIT_UNKNOWN_CODE,
} CordonMapFit;

/**
 * cordon_map_fit_check:
 * @lat: degrees north
 * @lon: degrees east
 * @country: (nullable): ISO 3166-1, "CO"
 * @subdivision: (nullable): ISO 3166-2, "US-TX"; of the United States alone it is looked at
 * @there: (out) (optional) (nullable): the code of the country or state that the point lies in
 *
 * A port may lie some kilometres before the drawn coast, and an office beside a border that is drawn coarsely: what is
 * as near as that is good.
 */
CordonMapFit cordon_map_fit_check (double lat, double lon, const char *country, const char *subdivision,
                                   const char **there);

G_END_DECLS
