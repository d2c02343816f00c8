/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonCountryNotes:
 *
 * What the plan says of a country beside its sites: the offices elsewhere that cover it, agreements with the day on
 * which they expire, training delivered there, and the legs of casework that touch it. A row that is activated shows
 * its matter or office.
 */
#define CORDON_TYPE_COUNTRY_NOTES (cordon_country_notes_get_type ())
G_DECLARE_FINAL_TYPE (CordonCountryNotes, cordon_country_notes, CORDON, COUNTRY_NOTES, AdwBin)

/* @code: (nullable): ISO 3166-1 */
void cordon_country_notes_set_country (CordonCountryNotes *self, CordonPlan *plan, const char *code);
/* How many rows a part has: "covering", "agreements", "deliveries", "legs". */
guint cordon_country_notes_count (CordonCountryNotes *self, const char *part);

G_END_DECLS
