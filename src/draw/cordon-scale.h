/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CordonScale:
 * @low: the value at the lower end, a tick
 * @high: the value at the upper end, a tick, above @low
 * @step: the distance between ticks: 1, 2, 2.5 or 5 times a power of ten
 * @n_ticks: how many ticks, both ends among them
 * @decimals: how many decimals a tick's label needs
 *
 * The axis of a quantity.
 */
typedef struct
{
  double low;
  double high;
  double step;
  guint n_ticks;
  int decimals;
} CordonScale;

/**
 * cordon_scale_init:
 * @scale: (out caller-allocates): the scale
 * @low: the smallest value to be shown
 * @high: the greatest
 * @whole: whether the values are counts, so that a tick between two whole numbers means nothing
 * @max_ticks: the most ticks that there is room for, at least 3
 *
 * Chooses round ticks around the values. The scale begins at zero unless the values lie close together far from it,
 * where a scale from zero would hide what they do. Values that are not finite count as zero.
 */
void cordon_scale_init (CordonScale *scale, double low, double high, gboolean whole, guint max_ticks);

/**
 * cordon_scale_tick:
 * @scale: a scale
 * @index: which tick, from the lower end
 *
 * Returns: its value
 */
double cordon_scale_tick (const CordonScale *scale, guint index);

/**
 * cordon_scale_format_tick:
 * @scale: a scale
 * @index: which tick, from the lower end
 *
 * Returns: (transfer full): its label, in the locale's form
 */
char *cordon_scale_format_tick (const CordonScale *scale, guint index);

/**
 * cordon_scale_format_value:
 * @value: a finite number
 *
 * Returns: (transfer full): @value in the locale's form, with at most six decimals, and with an exponent where the
 * digits would run on
 */
char *cordon_scale_format_value (double value);

/**
 * CordonSpan:
 * @first: its first day, as g_date_get_julian() counts
 * @end: the day after its last
 * @year: the fiscal year
 * @quarter: 1 to 4, or 0 for the whole year
 *
 * A stretch of the time axis that has a name.
 */
typedef struct
{
  int first;
  int end;
  int year;
  int quarter;
} CordonSpan;

/**
 * cordon_scale_round_days:
 * @first: (inout): the first day to be shown
 * @end: (inout): the day after the last
 * @first_month: the fiscal year's first month, 1 to 12
 *
 * Widens the stretch to whole fiscal quarters, or to whole years where it is longer than three, and to a year at least.
 */
void cordon_scale_round_days (int *first, int *end, int first_month);

/**
 * cordon_scale_spans:
 * @first: the first day shown
 * @end: the day after the last
 * @first_month: the fiscal year's first month, 1 to 12
 * @quarters: whether to name quarters, or years
 *
 * Returns: (transfer full) (element-type CordonSpan): the quarters or fiscal years that the days fall into, in order,
 * the outer ones cut to what is shown
 */
GArray *cordon_scale_spans (int first, int end, int first_month, gboolean quarters);

/**
 * cordon_scale_format_span:
 * @span: a span
 * @first_month: the fiscal year's first month, 1 to 12; with 1 a year is called by its bare number
 *
 * Returns: (transfer full): "Q2", or "FY2025"
 */
char *cordon_scale_format_span (const CordonSpan *span, int first_month);

G_END_DECLS
