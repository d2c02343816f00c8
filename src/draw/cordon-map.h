/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a map shows, as plain data: marks at places, and a class for each country or state. The words are the caller's,
 * translated; nothing here knows what a mark stands for. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CordonMapRegion:
 * @CORDON_MAP_WORLD: the countries of the world, in the Equal Earth projection
 * @CORDON_MAP_USA: the states and territories of the United States, in Albers' conic projection, with insets for
 *   Alaska, Hawaii and the territories
 *
 * What part of the earth a map is of. It says which areas there are and what their codes are: of the world's, ISO
 * 3166-1 alpha-2 ("CO"); of the United States', ISO 3166-2 ("US-TX", "US-PR").
 */
typedef enum
{
  CORDON_MAP_WORLD,
  CORDON_MAP_USA,
} CordonMapRegion;

/**
 * CordonMapShape:
 *
 * The outline of a mark. A kind has one shape and one colour, so that colour is never alone in telling it.
 */
typedef enum
{
  CORDON_MAP_CIRCLE,
  CORDON_MAP_SQUARE,
  CORDON_MAP_TRIANGLE,
  CORDON_MAP_DIAMOND,
  CORDON_MAP_PENTAGON,
  CORDON_MAP_STAR,
  CORDON_MAP_CROSS,
  CORDON_MAP_N_SHAPES,
} CordonMapShape;

/* How many colours a theme has for marks; a mark's colour is below it. */
#define CORDON_MAP_N_COLOURS 8

/**
 * CordonMapMark:
 * @id: what the mark is called in signals and properties; unique on its map
 * @lat: degrees north, -90 to 90
 * @lon: degrees east, -180 to 180
 * @shape: its outline
 * @colour: its colour, 0 to %CORDON_MAP_N_COLOURS - 1, told apart in every appearance
 * @size: a figure, 0 or more: the mark's surface grows with it; 0 on all marks for marks of one size
 * @hollow: whether only its outline is drawn: of what is closed or was
 * @ring: whether a ring is drawn around it
 * @label: what stands beside it and is read out: "HSI Bogotá"
 * @detail: (nullable): what is said after the label: "12 special agents"
 * @group: (nullable): its kind in words for the legend, "SAC office"; marks of one group have one shape and colour
 *
 * Something at a place. Where latitude or longitude is no number or out of range, the mark is not on the map.
 */
typedef struct
{
  const char *id;
  double lat;
  double lon;
  CordonMapShape shape;
  guint colour;
  double size;
  gboolean hollow;
  gboolean ring;
  const char *label;
  const char *detail;
  const char *group;
} CordonMapMark;

/**
 * CordonMapTint:
 * @CORDON_MAP_PLAIN: as land without a class
 * @CORDON_MAP_TINT_1: the faintest
 * @CORDON_MAP_TINT_2: a little more
 * @CORDON_MAP_TINT_3: more
 * @CORDON_MAP_TINT_4: the strongest
 * @CORDON_MAP_NO_DATA: a hatch: nothing is known, which is not the same as none
 *
 * How an area is filled.
 */
typedef enum
{
  CORDON_MAP_PLAIN,
  CORDON_MAP_TINT_1,
  CORDON_MAP_TINT_2,
  CORDON_MAP_TINT_3,
  CORDON_MAP_TINT_4,
  CORDON_MAP_NO_DATA,
  CORDON_MAP_N_TINTS,
} CordonMapTint;

/**
 * CordonMapClass:
 * @tint: how its areas are filled
 * @label: what it means, for the legend: "Resident office"
 *
 * A class of areas.
 */
typedef struct
{
  CordonMapTint tint;
  const char *label;
} CordonMapClass;

/**
 * CordonMapValue:
 * @code: the area's code; see #CordonMapRegion. "PR" and "US-PR" are the same
 * @class_index: which of the classes it is in
 * @detail: (nullable): what is said of it under the pointer: "2 offices, 12 special agents"
 *
 * What is known of an area.
 */
typedef struct
{
  const char *code;
  guint class_index;
  const char *detail;
} CordonMapValue;

G_END_DECLS
