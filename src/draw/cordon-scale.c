/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The axes of a chart: round numbers for a quantity, fiscal quarters and years for time. Whatever the values, a
 * scale has two ends that are finite and apart, so that what is placed on it has a place. */

#include "draw/cordon-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cordon-date.h"
#include "base/cordon-number.h"

/* Far enough inside of what a double holds that sums and differences of two ends are finite. */
#define VALUE_MAX 1e300
/* The days that GDate and ISO text both can write: the years 1 to 9999. */
#define DAY_MIN 1
#define DAY_MAX 3652059
#define YEARS_OF_QUARTERS 3

static double
round_step (double at_least, gboolean whole)
{
  static const double steps[] = {1, 2, 2.5, 5, 10};
  double power = pow (10, floor (log10 (at_least)));

  if (whole && at_least <= 1)
    return 1;
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (whole && power < 10 && steps[i] == 2.5)
        continue;
      if (steps[i] * power >= at_least * (1 - 1e-9))
        return steps[i] * power;
    }
  return 10 * power;
}

void
cordon_scale_init (CordonScale *scale, double low, double high, gboolean whole, guint max_ticks)
{
  g_return_if_fail (scale != NULL);

  low = isfinite (low) ? CLAMP (low, -VALUE_MAX, VALUE_MAX) : 0;
  high = isfinite (high) ? CLAMP (high, -VALUE_MAX, VALUE_MAX) : 0;
  /* Below, above and zero between them. */
  max_ticks = MAX (max_ticks, 3);
  if (low > high)
    {
      double swap = low;

      low = high;
      high = swap;
    }
  if (low > 0 && high - low > 0.4 * high)
    low = 0;
  else if (high < 0 && high - low > -0.4 * low)
    high = 0;
  /* All alike, but for what a double cannot tell apart. */
  if (high - low <= 1e-9 * MAX (fabs (low), fabs (high)))
    {
      low = MIN (low, 0);
      high = MAX (high, 0);
    }
  if (high - low < 1e-300)
    high = low + 1;

  double step = round_step ((high - low) / (max_ticks - 1), whole);

  for (;;)
    {
      double first = floor (low / step + 1e-9), last = ceil (high / step - 1e-9);

      last = MAX (last, first + 1);
      if (last - first < max_ticks)
        {
          scale->low = first * step;
          scale->high = last * step;
          scale->n_ticks = (guint) (last - first) + 1;
          break;
        }
      step = round_step (step * 1.01, whole);
    }
  scale->step = step;

  int power = (int) floor (log10 (step) + 1e-9);
  double leading = step / pow (10, power);

  scale->decimals = MAX (0, (fabs (leading - 2.5) < 0.1 ? 1 : 0) - power);
}

double
cordon_scale_tick (const CordonScale *scale, guint index)
{
  double tick = scale->low + index * scale->step;

  /* What is left of zero after steps of 0.1 is zero. */
  return fabs (tick) < scale->step * 1e-6 ? 0 : tick;
}

static char *
format (double value, int decimals)
{
  /* Beyond this a double has no more digits to give, and a label no room for them. */
  if (fabs (value) >= 1e15 || (decimals > 9 && value != 0))
    return g_strdup_printf ("%.3g", value);
  return cordon_number_format (value, decimals);
}

char *
cordon_scale_format_tick (const CordonScale *scale, guint index)
{
  return format (cordon_scale_tick (scale, index), scale->decimals);
}

char *
cordon_scale_format_value (double value)
{
  return value != 0 && fabs (value) < 1e-6 ? format (value, 10) : format (value, -1);
}

/* The quarter or fiscal year that @day falls into. At the very ends of the calendar, where a fiscal year has no
 * beginning or no name, whatever days there are. */
static CordonSpan
span_of (int day, int first_month, gboolean quarters)
{
  CordonSpan span = {.first = DAY_MIN, .end = DAY_MAX + 1, .year = 1, .quarter = quarters ? 1 : 0};
  GDate date, start, end;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) CLAMP (day, DAY_MIN, DAY_MAX));

  g_autofree char *text = cordon_date_to_text (&date);
  g_autofree char *quarter = cordon_quarter_of (text, first_month);
  int year = cordon_fiscal_year_of (text, first_month);

  if (quarter == NULL || (quarters && !cordon_quarter_bounds (quarter, first_month, &start, &end)))
    {
      span.first = day;
      span.end = day + 1;
      span.year = year;
      return span;
    }
  if (quarters)
    cordon_quarter_parse (quarter, NULL, &span.quarter);
  else
    cordon_fiscal_year_bounds (year, first_month, &start, &end);
  span.year = year;
  span.first = (int) g_date_get_julian (&start);
  span.end = (int) g_date_get_julian (&end) + 1;
  return span;
}

void
cordon_scale_round_days (int *first, int *end, int first_month)
{
  g_return_if_fail (first != NULL && end != NULL);

  *first = CLAMP (*first, DAY_MIN, DAY_MAX);
  *end = CLAMP (*end, *first + 1, DAY_MAX + 1);

  gboolean quarters = *end - *first <= YEARS_OF_QUARTERS * 366;
  int from = *first, to = *end;

  *first = span_of (from, first_month, quarters).first;
  *end = span_of (to - 1, first_month, quarters).end;
  if (*end - *first < 365)
    {
      *first = MIN (*first, span_of (from, first_month, FALSE).first);
      *end = MAX (*end, span_of (to - 1, first_month, FALSE).end);
    }
}

GArray *
cordon_scale_spans (int first, int end, int first_month, gboolean quarters)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (CordonSpan));

  first = CLAMP (first, DAY_MIN, DAY_MAX);
  end = MIN (end, DAY_MAX + 1);
  while (first < end)
    {
      CordonSpan span = span_of (first, first_month, quarters);

      span.first = first;
      span.end = CLAMP (span.end, first + 1, end);
      g_array_append_val (spans, span);
      first = span.end;
    }
  return spans;
}

char *
cordon_scale_format_span (const CordonSpan *span, int first_month)
{
  g_return_val_if_fail (span != NULL, NULL);

  if (span->quarter > 0)
    /* Translators: a quarter of a year, 1 to 4, below the axis of a chart; the year stands elsewhere. Very short. */
    return g_strdup_printf (g_dpgettext2 (GETTEXT_PACKAGE, "quarter", NC_ ("quarter", "Q%d")), span->quarter);
  if (first_month == 1)
    return g_strdup_printf ("%d", span->year);
  /* Translators: a fiscal year, below the axis of a chart. Very short. */
  return g_strdup_printf (g_dpgettext2 (GETTEXT_PACKAGE, "fiscal year", NC_ ("fiscal year", "FY%d")), span->year);
}
