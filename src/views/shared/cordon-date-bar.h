/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kit/cordon-map-view.h"
#include "model/cordon-sites.h"

G_BEGIN_DECLS

/**
 * CordonDateBar:
 *
 * The date of a map: a slider over the years and a field for any date, and a second one to compare with. While two
 * dates are compared, what opened, closed and moved between them is marked, counted and listed. Which sites existed
 * when follows from their own dates; those that have none are said to.
 *
 * Signal "chosen" (const char *id): a site of the list of what changed.
 */
#define CORDON_TYPE_DATE_BAR (cordon_date_bar_get_type ())
G_DECLARE_FINAL_TYPE (CordonDateBar, cordon_date_bar, CORDON, DATE_BAR, AdwBin)

/* @map: shows the sites from now on as of the date, with what has changed */
void cordon_date_bar_set_sites (CordonDateBar *self, CordonPlan *plan, CordonSites *sites, CordonMapView *map);
/* @date: (nullable): ISO date, %NULL for today */
void cordon_date_bar_set_date (CordonDateBar *self, const char *date);
/* @compare: whether it is compared; @date: (nullable): with which day, %NULL for today */
void cordon_date_bar_set_compared (CordonDateBar *self, gboolean compare, const char *date);
/* Shows today, and compares nothing: when the bar is put away. */
void cordon_date_bar_reset (CordonDateBar *self);
/* Returns: (transfer none): what it says below the dates */
const char *cordon_date_bar_get_summary (CordonDateBar *self);

G_END_DECLS
