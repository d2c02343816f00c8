/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How numbers and dates are written by people and programs elsewhere, and how to find out. */

typedef enum
{
  CORDON_DATES_DMY, /* 31/03/2025, 31.3.2025 */
  CORDON_DATES_MDY, /* 03/31/2025 */
  CORDON_DATES_YMD, /* 2025-03-31, 2025/3/31; these are always understood */
} CordonDates;

/**
 * CordonSigns: what the texts of some columns say about how they are written
 *
 * To be cleared with zeroes; each text is then shown to it once.
 */
typedef struct
{
  guint points;       /* numbers whose decimal mark can only be a point, */
  guint commas;       /* or a comma, */
  guint open_marks;   /* or either: 1,234 */
  guint days_first;   /* dates whose first number can only be a day, */
  guint months_first; /* or a month, */
  guint open_dates;   /* or either: 2/3/2025 */
  guint dotted_dates; /* of these, those with points: 2.3.2025 */
} CordonSigns;

/* Shows a text that should be a number, or a date. */
void cordon_signs_see_number (CordonSigns *signs, const char *text);
/* The same of a date. */
void cordon_signs_see_date (CordonSigns *signs, const char *text);

/* Returns: the decimal mark, '.' or ','; @between_cells decides where nothing else does */
char cordon_signs_get_decimal (const CordonSigns *signs, char between_cells);
/* Returns: the order of the numbers in a date; @months_first decides where nothing else does */
CordonDates cordon_signs_get_dates (const CordonSigns *signs, gboolean months_first);

/**
 * cordon_values_parse_number:
 * @text: a number, grouped or not: "1,234.5", "1 234,5", "1’234"
 * @decimal: its decimal mark, '.' or ','
 * @plain: (out caller-allocates): the same in the C locale
 * @size: how large @plain is
 *
 * Returns: whether @text is a number; groups are of three digits
 */
gboolean cordon_values_parse_number (const char *text, char decimal, char *plain, gsize size);

/**
 * cordon_values_parse_date:
 * @text: a date, with a month in numbers or in a word of English or of the locale; a time of day may follow
 * @dates: the order of the numbers
 * @iso: (out caller-allocates): "2025-03-31", 11 bytes
 * @has_time: (out): whether a time of day other than midnight followed
 * @short_year: (out): whether its year had two digits, and so was taken to be from 1969 to 2068
 *
 * Returns: whether @text is a date that exists
 */
gboolean cordon_values_parse_date (const char *text, CordonDates dates, char *iso, gboolean *has_time,
                                   gboolean *short_year);

G_END_DECLS
