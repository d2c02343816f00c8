/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cordon_period_parse:
 * @text: (nullable): "FY2022" (a fiscal year), "2021" or "CY2021" (a calendar year), "2025-Q2" (a fiscal quarter),
 *   "2025-03" (a month), "2018-10-01/2023-09-30" (from a day to a day, both counted), "2017-01-01/.." (from a day on)
 * @first_month: the fiscal year's first month, 1 to 12
 * @start: (out caller-allocates): its first day
 * @end: (out caller-allocates): its last day; not valid where it has none
 *
 * Returns: whether @text says from when to when. Words as a source has them, "past five years", are no period to
 * count with.
 */
gboolean cordon_period_parse (const char *text, int first_month, GDate *start, GDate *end);

/* Returns: (transfer full): the period in words of the locale; words stay as they are */
char *cordon_period_format (const char *text);

G_END_DECLS
