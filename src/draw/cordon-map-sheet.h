/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A map on a sheet of its own: with its title, its date, the legend, the credits, and the marking of the plan that it
 * comes from; as vectors in PDF and SVG, as a picture in PNG. */

#pragma once

#include "draw/cordon-map-legend.h"

G_BEGIN_DECLS

/**
 * CordonMapSheet:
 *
 * What is to be drawn, copied, so that another thread may draw it.
 */
typedef struct _CordonMapSheet CordonMapSheet;

/**
 * CordonMapSheetWords:
 * @title: (nullable): what the map is of
 * @caption: (nullable): of which day it is, and what is not on it
 * @credits: (nullable): whose data it is made of
 * @marking: (nullable): "CUI · TLP:AMBER", above and below
 * @rtl: whether the words run from right to left
 *
 * The words on a sheet, translated.
 */
typedef struct
{
  const char *title;
  const char *caption;
  const char *credits;
  const char *marking;
  gboolean rtl;
} CordonMapSheetWords;

/**
 * cordon_map_sheet_new:
 * @sight: what part of the map; it is fitted to the sheet
 * @width: the width of what is in sight, in the sight's units
 * @height: its height
 * @marks: the marks; copied
 * @legend: what they mean; copied
 * @tints: (nullable): a #CordonMapTint for each area; copied
 * @words: the words; copied
 *
 * Returns: (transfer full): a sheet
 */
CordonMapSheet *cordon_map_sheet_new (const CordonMapSight *sight, double width, double height, CordonMapMarks *marks,
                                      const CordonMapLegend *legend, const guint8 *tints,
                                      const CordonMapSheetWords *words);
void cordon_map_sheet_free (CordonMapSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonMapSheet, cordon_map_sheet_free)

/**
 * cordon_map_sheet_write:
 * @sheet: the sheet
 * @path: where to; its ending says as what: ".pdf", ".svg" or ".png"
 * @error: %CORDON_ERROR_INVALID for another ending, %CORDON_ERROR_FAILED when it can't be written; what was there
 *   before is as it was then
 *
 * Writes a sheet of A4 in landscape. May be called on any thread.
 *
 * Returns: whether the file is there
 */
gboolean cordon_map_sheet_write (CordonMapSheet *sheet, const char *path, GError **error);

G_END_DECLS
