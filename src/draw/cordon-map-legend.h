/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the shapes and tints of a map mean. */

#pragma once

#include "draw/cordon-map-marks.h"

G_BEGIN_DECLS

/**
 * CordonMapLegend:
 * @groups: (nullable) (array length=n_groups): the kinds of marks
 * @n_groups: how many
 * @title: (nullable): what the classes tell: "Coverage"
 * @classes: (nullable) (array length=n_classes): the classes
 * @n_classes: how many
 */
typedef struct
{
  const CordonMapGroup *groups;
  guint n_groups;
  const char *title;
  const CordonMapClass *classes;
  guint n_classes;
} CordonMapLegend;

/**
 * cordon_map_legend_draw:
 * @legend: what to explain
 * @cr: (nullable): where to draw, from its origin; %NULL to only learn the height
 * @width: the width to fill
 * @theme: the colours
 * @context: the context of the surface's text
 * @rtl: whether the words run from right to left
 *
 * Draws the kinds of marks with how many there are, then the classes, side by side in as many lines as it takes.
 *
 * Returns: the height; 0 when there is nothing to explain
 */
double cordon_map_legend_draw (const CordonMapLegend *legend, cairo_t *cr, double width, const CordonMapTheme *theme,
                               PangoContext *context, gboolean rtl);

/* Returns: (transfer full): the same in words, for whoever cannot see it */
char *cordon_map_legend_describe (const CordonMapLegend *legend);

G_END_DECLS
