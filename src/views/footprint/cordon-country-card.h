/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-coverage.h"

G_BEGIN_DECLS

/**
 * CordonCountryCard:
 *
 * How a country is covered, and what else the plan says of it: its offices, vetted units and partners, each with its
 * source, and a button to add one. A row that is activated asks for "footprint.site" with the party's id, the button
 * for "footprint.add".
 */
#define CORDON_TYPE_COUNTRY_CARD (cordon_country_card_get_type ())
G_DECLARE_FINAL_TYPE (CordonCountryCard, cordon_country_card, CORDON, COUNTRY_CARD, AdwBin)

/* @code: (nullable): ISO 3166-1; a country of which the plan has nothing has a card, too */
void cordon_country_card_set_country (CordonCountryCard *self, CordonPlan *plan, CordonCoverage *coverage,
                                      CordonSites *sites, const char *code);
void cordon_country_card_set_can_add (CordonCountryCard *self, gboolean can_add);
/* Returns: how many sites it lists */
guint cordon_country_card_get_count (CordonCountryCard *self);

/* Returns: (transfer full): "3 offices · 1 vetted unit"; what to say of a country without any: "Nothing open" */
char *cordon_country_card_describe (CordonCoveredCountry *country);

G_END_DECLS
