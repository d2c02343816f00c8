/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The names of countries and of their subdivisions, in the language of the interface, from iso-codes. */

/**
 * cordon_country_name:
 * @code: ISO 3166-1 alpha-2, "MX"
 *
 * Returns: (transfer none): what the country is called, "México"; @code itself when it is none
 */
const char *cordon_country_name (const char *code);

/**
 * cordon_subdivision_name:
 * @code: ISO 3166-2, "US-TX"
 *
 * Returns: (transfer none): what the state or province is called, "Texas"; @code itself when it is none
 */
const char *cordon_subdivision_name (const char *code);

/**
 * cordon_country_find:
 * @text: a code, or a name in English or in the language of the interface, in any case and without accents
 *
 * Returns: (transfer none) (nullable): the country's code; %NULL when there is none of that name
 */
const char *cordon_country_find (const char *text);

/* The same with names in any language that the program speaks, for what was written in another. */
const char *cordon_country_find_any (const char *text);

/* Returns: (transfer none) (array zero-terminated=1): the codes of all countries, ordered by name as the locale does */
const char *const *cordon_country_codes (void);

G_END_DECLS
