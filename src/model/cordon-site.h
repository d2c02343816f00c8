/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-record.h"

G_BEGIN_DECLS

/**
 * CordonSite:
 *
 * A body of the network where it is: a party and its place, as a map and the list beside it show them. It stays the
 * same object as long as the party is in a list of sites. What it says is derived from the two records, and it emits
 * "changed" when any of it has become different.
 *
 * Properties, which notify: "title", "where", "state", "unverified".
 */
#define CORDON_TYPE_SITE (cordon_site_get_type ())
G_DECLARE_FINAL_TYPE (CordonSite, cordon_site, CORDON, SITE, GObject)

CordonRecord *cordon_site_get_party (CordonSite *self);
/* Returns: (transfer none) (nullable): its place; %NULL where none is given or it was deleted */
CordonRecord *cordon_site_get_place (CordonSite *self);
/* The id and the kind ("best") of its party. */
const char *cordon_site_get_id (CordonSite *self);
const char *cordon_site_get_kind (CordonSite *self);
/* Returns: (transfer none): its kind in words: "BEST" */
const char *cordon_site_get_kind_label (CordonSite *self);
const char *cordon_site_get_title (CordonSite *self);
/* Returns: (transfer none): where it is in words: "Atlanta, Georgia", "Bogotá, Colombia"; "" where that isn't known */
const char *cordon_site_get_where (CordonSite *self);

/**
 * cordon_site_get_point:
 * @lat: (out) (optional): degrees north
 * @lon: (out) (optional): degrees east
 *
 * Returns: whether its place has a point
 */
gboolean cordon_site_get_point (CordonSite *self, double *lat, double *lon);

/* Returns: (transfer none) (nullable): ISO 3166-1, of its place, else of its party */
const char *cordon_site_get_country (CordonSite *self);
/* Returns: (transfer none) (nullable): ISO 3166-2 of its place */
const char *cordon_site_get_subdivision (CordonSite *self);
/* Whether it lies in a country ("CO") or in a state or territory of the United States ("US-TX", "US-PR"). */
gboolean cordon_site_is_in (CordonSite *self, const char *area);

/* Returns: (transfer none): "planned", "active", "suspended" or "closed" on the list's day: what is recorded as closed
 * is, and what has ended by its dates, too */
const char *cordon_site_get_state (CordonSite *self);
const char *cordon_site_get_state_label (CordonSite *self);
gboolean cordon_site_is_closed (CordonSite *self);
/**
 * cordon_site_is_open_on:
 * @date: ISO date
 *
 * Returns: whether it existed on that day, as far as its dates say: what has none exists on all
 */
gboolean cordon_site_is_open_on (CordonSite *self, const char *date);
/* Whether it is known when it opened or closed. */
gboolean cordon_site_has_dates (CordonSite *self);
/* Whether the party, or its place, is known from memory alone. */
gboolean cordon_site_is_unverified (CordonSite *self);

G_END_DECLS
