/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-mentions.h"
#include "model/cordon-sites.h"

G_BEGIN_DECLS

/**
 * CordonReach:
 * @CORDON_REACH_NONE: nothing that is open today
 * @CORDON_REACH_PARTNER: no office, but a vetted unit or a partner in trade transparency
 * @CORDON_REACH_COVERED: no office in it, but one elsewhere that covers it
 * @CORDON_REACH_OFFICE: a resident office
 *
 * How a country is covered.
 */
typedef enum
{
  CORDON_REACH_NONE,
  CORDON_REACH_PARTNER,
  CORDON_REACH_COVERED,
  CORDON_REACH_OFFICE,
} CordonReach;

/**
 * CordonCoveredCountry:
 *
 * A country of which the plan has a site, open or closed, or says something else. It stays the same object as long as
 * that is so. Signal "changed": any of its numbers has become different.
 */
#define CORDON_TYPE_COVERED_COUNTRY (cordon_covered_country_get_type ())
G_DECLARE_FINAL_TYPE (CordonCoveredCountry, cordon_covered_country, CORDON, COVERED_COUNTRY, GObject)

/* ISO 3166-1, and the name in the language of the interface. */
const char *cordon_covered_country_get_code (CordonCoveredCountry *self);
const char *cordon_covered_country_get_name (CordonCoveredCountry *self);
/* How many are open today. */
guint cordon_covered_country_get_n_offices (CordonCoveredCountry *self);
guint cordon_covered_country_get_n_units (CordonCoveredCountry *self);
guint cordon_covered_country_get_n_partners (CordonCoveredCountry *self);
CordonReach cordon_covered_country_get_reach (CordonCoveredCountry *self);
/* Returns: (transfer none): what the plan says of it beside its sites */
const CordonMention *cordon_covered_country_get_mention (CordonCoveredCountry *self);
/* Whether casework or a figure names it and no office covers it, from within or from elsewhere. */
gboolean cordon_covered_country_is_gap (CordonCoveredCountry *self);

/**
 * CordonCoverage:
 *
 * A GListModel of CordonCoveredCountry, by name: how the sites of a list cover the countries, whatever that list's
 * filters show. Follows the list: a country that stays is the same object. Signal "changed": once the list and the
 * numbers are up to date.
 */
#define CORDON_TYPE_COVERAGE (cordon_coverage_get_type ())
G_DECLARE_FINAL_TYPE (CordonCoverage, cordon_coverage, CORDON, COVERAGE, GObject)

/* The kinds of parties that cover a country, %NULL-terminated: what a list of sites is made for. */
extern const char *const cordon_coverage_kinds[];

CordonCoverage *cordon_coverage_new (CordonSites *sites);
/* @mentions: (nullable): what else is said of countries: those are in the list as well then */
void cordon_coverage_set_mentions (CordonCoverage *self, CordonMentions *mentions);
/* Whether only gaps are listed; see cordon_covered_country_is_gap(). */
void cordon_coverage_set_only_gaps (CordonCoverage *self, gboolean only);
guint cordon_coverage_get_n_gaps (CordonCoverage *self);
/* @search: (nullable): what a country's name, or the name of one of its sites, must hold */
void cordon_coverage_set_search (CordonCoverage *self, const char *search);
/* @filtered: whether only countries covered so are listed, those of @reach */
void cordon_coverage_set_reach (CordonCoverage *self, gboolean filtered, CordonReach reach);

/* Over all countries, whatever is searched for. */
guint cordon_coverage_get_n_offices (CordonCoverage *self);
guint cordon_coverage_get_n_office_countries (CordonCoverage *self);
guint cordon_coverage_get_n_units (CordonCoverage *self);
guint cordon_coverage_get_n_partners (CordonCoverage *self);
/* Calls @func with each country, whatever is searched for, in no order. */
void cordon_coverage_foreach (CordonCoverage *self, GFunc func, gpointer user_data);
/* Returns: (transfer none) (nullable): the country of a code, whatever is searched for */
CordonCoveredCountry *cordon_coverage_lookup (CordonCoverage *self, const char *code);
/* Returns: the place of a country in the list, or G_MAXUINT where it isn't shown */
guint cordon_coverage_find (CordonCoverage *self, const char *code);

G_END_DECLS
