/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A point on the map, in degrees of WGS 84, with the country (ISO 3166-1), subdivision (ISO 3166-2) and UN/LOCODE by
 * which others know it. It has both coordinates or none. */

#include "model/cordon-place.h"

#include "model/cordon-kind-private.h"

#include <glib/gi18n-lib.h>

static const CordonChoice kinds[] = {
    {"city", NC_ ("vocabulary", "City")},
    {"land_port", NC_ ("vocabulary", "Land port of entry")},
    {"seaport", NC_ ("vocabulary", "Seaport")},
    {"airport", NC_ ("vocabulary", "Airport")},
    {"mail_facility", NC_ ("vocabulary", "International mail facility")},
    {"express_facility", NC_ ("vocabulary", "Express consignment facility")},
    {"region", NC_ ("vocabulary", "Region")},
    {"other", NC_ ("vocabulary", "Other")},
    {NULL},
};

static const CordonField fields[] = {
    {"kind", CORDON_FIELD_CHOICE, NC_ ("field", "Kind"), 0, kinds},
    {"name", CORDON_FIELD_TEXT, NC_ ("field", "Name"), CORDON_FIELD_REQUIRED | CORDON_FIELD_SEARCH},
    {"country", CORDON_FIELD_COUNTRY, NC_ ("field", "Country")},
    {"subdivision", CORDON_FIELD_TEXT, NC_ ("field", "Subdivision")},
    {"locode", CORDON_FIELD_TEXT, NC_ ("field", "UN/LOCODE"), CORDON_FIELD_SEARCH},
    {"lat", CORDON_FIELD_NUMBER, NC_ ("field", "Latitude"), 0, NULL, NULL, -90, 90},
    {"lon", CORDON_FIELD_NUMBER, NC_ ("field", "Longitude"), 0, NULL, NULL, -180, 180},
    {"source", CORDON_FIELD_TEXT, NC_ ("field", "Source")},
    {"confidence", CORDON_FIELD_CHOICE, NC_ ("field", "Confidence"), 0, cordon_choices_confidence},
    {"note", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Note"), CORDON_FIELD_SEARCH_LONG},
};

static char *
check (CordonCellFunc cell, gpointer row, const char **field)
{
  double number;
  gboolean has_lat = cordon_cell_number (cell, row, "lat", &number);
  gboolean has_lon = cordon_cell_number (cell, row, "lon", &number);

  if (has_lat == has_lon)
    return NULL;
  *field = has_lat ? "lon" : "lat";
  return g_strdup (_ ("A place has both a latitude and a longitude, or neither. Add the one that is missing."));
}

CORDON_DEFINE_KIND (CordonPlace, cordon_place, "place", NC_ ("kind", "Place"), "name", .check = check)
