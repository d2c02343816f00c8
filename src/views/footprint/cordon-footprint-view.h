/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kit/cordon-map-view.h"
#include "model/cordon-coverage.h"
#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonFootprintView:
 *
 * The network abroad: a map of the world, tinted by how countries are covered, a list of the countries, and the card of
 * the country or of the office selected.
 *
 * Actions: "footprint.add", "footprint.site" (s: a party's id), "footprint.country" (from an office to its country),
 * "footprint.delete" (the office selected), "footprint.clear" (shows all countries again), "footprint.list" and
 * "footprint.map" (in a narrow window, the page to show), "footprint.unselect".
 */
#define CORDON_TYPE_FOOTPRINT_VIEW (cordon_footprint_view_get_type ())
G_DECLARE_FINAL_TYPE (CordonFootprintView, cordon_footprint_view, CORDON, FOOTPRINT_VIEW, AdwBin)

GtkWidget *cordon_footprint_view_new (CordonPlan *plan);
/* Selects a party that is shown here, or the first that is at a place. */
gboolean cordon_footprint_view_reveal (GtkWidget *view, const char *kind, const char *id);

/**
 * cordon_footprint_view_choose:
 * @country: (nullable): ISO 3166-1
 * @site: (nullable): the id of a party; its country is selected with it
 */
void cordon_footprint_view_choose (CordonFootprintView *self, const char *country, const char *site);
/* Returns: (nullable): the country that is selected */
const char *cordon_footprint_view_get_country (CordonFootprintView *self);
/* Returns: (nullable): the id of the party that is selected */
const char *cordon_footprint_view_get_site (CordonFootprintView *self);
CordonCoverage *cordon_footprint_view_get_coverage (CordonFootprintView *self);
CordonSites *cordon_footprint_view_get_sites (CordonFootprintView *self);
CordonMapView *cordon_footprint_view_get_map (CordonFootprintView *self);

G_END_DECLS
