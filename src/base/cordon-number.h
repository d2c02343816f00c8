/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cordon_number_format:
 * @value: a finite number
 * @decimals: how many decimals, -1 for as many as it has (at most 6)
 *
 * Returns: (transfer full): @value with the locale's decimal mark and grouping
 */
char *cordon_number_format (double value, int decimals);

/**
 * cordon_number_parse:
 * @text: (nullable): a number as a person of this locale types it, grouping allowed where groups are right
 * @value: (out): where to put it
 *
 * Returns: whether all of @text is one finite number
 */
gboolean cordon_number_parse (const char *text, double *value);

/**
 * cordon_number_parse_plain:
 * @text: (nullable): a number in the C locale, as files and command lines hold it
 * @value: (out): where to put it
 *
 * Returns: whether all of @text is one finite number
 */
gboolean cordon_number_parse_plain (const char *text, double *value);

/**
 * cordon_number_to_plain:
 * @value: a finite number
 *
 * Returns: (transfer full): the shortest text in the C locale that reads back as @value
 */
char *cordon_number_to_plain (double value);

/**
 * cordon_unit_to_kilograms:
 * @value: a quantity
 * @unit: its unit: kg, g, mg, t, lb, oz
 * @kilograms: (out): the same in kilograms; 1 lb = 0.45359237 kg exactly (international yard and pound agreement, 1959)
 *
 * Returns: whether @unit is one of mass
 */
gboolean cordon_unit_to_kilograms (double value, const char *unit, double *kilograms);

G_END_DECLS
