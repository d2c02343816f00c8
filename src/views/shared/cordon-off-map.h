/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kit/cordon-map-view.h"
#include "model/cordon-sites.h"

G_BEGIN_DECLS

/**
 * CordonOffMap:
 *
 * What a map can't show of the sites that a list beside it shows: those that lie beyond it, and those whose place isn't
 * known. A button that says how many, and lists them with the reason. Hidden where the map shows all.
 *
 * Signal "chosen" (const char *id): a site of the list.
 */
#define CORDON_TYPE_OFF_MAP (cordon_off_map_get_type ())
G_DECLARE_FINAL_TYPE (CordonOffMap, cordon_off_map, CORDON, OFF_MAP, AdwBin)

/* Looks again which of the sites, as they are filtered now, the map has not. */
void cordon_off_map_update (CordonOffMap *self, CordonSites *sites, CordonMapView *map);
/* Returns: how many it tells of */
guint cordon_off_map_get_count (CordonOffMap *self);

G_END_DECLS
