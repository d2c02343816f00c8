/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"
#include "model/cordon-rosters.h"
#include "model/cordon-site.h"

G_BEGIN_DECLS

/**
 * CordonSites:
 *
 * A GListModel of CordonSite: the plan's parties of some kinds with their places, by title, of which filters show a
 * part. Patches itself from the plan's edits: a site that stays is the same object and is not mentioned.
 *
 * Properties: "n-items", "loading". Signal "changed": after an edit or a filter, once the list and the counts are up to
 * date.
 */
#define CORDON_TYPE_SITES (cordon_sites_get_type ())
G_DECLARE_FINAL_TYPE (CordonSites, cordon_sites, CORDON, SITES, GObject)

/**
 * cordon_sites_new:
 * @plan: the plan
 * @kinds: (array zero-terminated=1): which kinds of parties: "best", "hidta"…
 */
CordonSites *cordon_sites_new (CordonPlan *plan, const char *const *kinds);

gboolean cordon_sites_get_loading (CordonSites *self);
/* Returns: (transfer none) (array zero-terminated=1): the kinds that it was made for */
const char *const *cordon_sites_get_kinds (CordonSites *self);

/**
 * cordon_sites_set_date:
 * @date: (nullable): ISO date, %NULL for the plan's day
 *
 * Shows the sites as they stood on that day, by their own dates of opening and closing. What did not exist yet isn't
 * shown.
 */
void cordon_sites_set_date (CordonSites *self, const char *date);
/* Returns: (transfer none): the day that is shown */
const char *cordon_sites_get_date (CordonSites *self);

/* Filters; a site is shown when it passes all. */

/* Whether a site passes the filters, and that by kind. */
gboolean cordon_sites_shows (CordonSites *self, CordonSite *site);

/* @kinds: (nullable) (array zero-terminated=1): which kinds are shown; %NULL or none for all */
void cordon_sites_set_shown_kinds (CordonSites *self, const char *const *kinds);
/* @area: (nullable): see cordon_site_is_in() */
void cordon_sites_set_area (CordonSites *self, const char *area);
const char *cordon_sites_get_area (CordonSites *self);
/* @search: (nullable): what a title, abbreviation, place or kind must hold, in any case and without accents */
void cordon_sites_set_search (CordonSites *self, const char *search);
void cordon_sites_set_only_unverified (CordonSites *self, gboolean only);
/* @rosters: (nullable): what says who hosts a site and who takes part in it; needed by the next two filters */
void cordon_sites_set_rosters (CordonSites *self, CordonRosters *rosters);
/* @host: (nullable): the id of the office that hosts it */
void cordon_sites_set_host (CordonSites *self, const char *host);
/* @level: (nullable): the level of an agency that takes part in it: "tribal" */
void cordon_sites_set_level (CordonSites *self, const char *level);
/* @ids: (nullable) (array zero-terminated=1): the parties of those that are shown, %NULL for all */
void cordon_sites_set_only (CordonSites *self, const char *const *ids);
/* Whether what is closed today is left out. */
void cordon_sites_set_only_open (CordonSites *self, gboolean only);

/**
 * cordon_sites_count:
 * @kind: (nullable): a kind, %NULL for all
 *
 * Returns: how many sites of that kind pass the filters other than that by kind
 */
guint cordon_sites_count (CordonSites *self, const char *kind);

/* Returns: how many sites there are, whatever the filters say */
guint cordon_sites_get_total (CordonSites *self);
/* Calls @func with each site, whatever the filters say, in no order. */
void cordon_sites_foreach (CordonSites *self, GFunc func, gpointer user_data);

/* Returns: (transfer none) (nullable): the site of a party, whatever the filters say */
CordonSite *cordon_sites_lookup (CordonSites *self, const char *id);
/* Returns: the place of a party's site in the list, or G_MAXUINT where it isn't shown */
guint cordon_sites_find (CordonSites *self, const char *id);

G_END_DECLS
