/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ruler's two lines. Which units they show follows from how wide a day is: years and quarters from afar, then
 * quarters and months, months and weeks, and days. The lower line divides the upper one wherever weeks don't run across
 * months. */

#include "draw/cordon-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cordon-date.h"
#include "draw/cordon-scale.h"

/* The least room for what stands on the ruler, in its own units. */
#define ROOM_YEAR 46.0
#define ROOM_QUARTER 26.0
#define ROOM_MONTH 36.0
#define ROOM_WEEK 28.0
#define ROOM_DAY 24.0
#define ROOM_WEEKDAY 58.0
/* With less than this between them, lines are a grey. */
#define ROOM_LINE 6.0

typedef enum
{
  UNIT_NONE,
  UNIT_YEARS, /* every so many years */
  UNIT_YEAR,
  UNIT_QUARTER,
  UNIT_MONTH,
  UNIT_WEEK,
  UNIT_DAY,
} Unit;

static void
clear_tick (gpointer data)
{
  g_free (((Tick *) data)->label);
}

static void
choose_units (double scale, Unit *upper, Unit *lower, int *years)
{
  static const int steps[] = {2, 5, 10, 20, 50, 100, 200, 500, 1000};

  *years = 1;
  *upper = UNIT_MONTH;
  *lower = UNIT_DAY;
  if (scale >= ROOM_DAY)
    return;
  *lower = UNIT_WEEK;
  if (scale * 7 >= ROOM_WEEK)
    return;
  *upper = UNIT_QUARTER;
  *lower = UNIT_MONTH;
  if (scale * 30 >= ROOM_MONTH)
    return;
  *upper = UNIT_YEAR;
  *lower = UNIT_QUARTER;
  if (scale * 365 >= ROOM_YEAR)
    return;
  *upper = UNIT_YEARS;
  *lower = scale * 365 >= ROOM_LINE ? UNIT_YEAR : UNIT_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      *years = steps[i];
      if (scale * 365 * steps[i] >= ROOM_YEAR)
        return;
    }
}

static char *
format_day (int day, const char *pattern)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) CLAMP (day, CORDON_TIMELINE_DAY_MIN, CORDON_TIMELINE_DAY_MAX));

  g_autoptr (GDateTime) moment =
      g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 0, 0, 0);
  char *words = moment != NULL ? g_date_time_format (moment, pattern) : NULL;

  return words != NULL ? words : g_strdup ("");
}

static char *
name_month (int day, int first_month)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);

  g_autofree char *text = cordon_date_to_text (&date);
  g_autofree char *quarter = cordon_quarter_of (text, first_month);
  g_autofree char *words = cordon_quarter_format (quarter);
  /* Translators: the name of a month with its year on a timeline, as g_date_time_format() takes it */
  g_autofree char *month = format_day (day, g_dpgettext2 (GETTEXT_PACKAGE, "timeline", NC_ ("timeline", "%OB %Y")));

  return g_strdup_printf ("%s · %s", month, words);
}

static void
add (GArray *ticks, int first, int end, char *label, gboolean is_major)
{
  Tick tick = {first, end, label, is_major};

  g_array_append_val (ticks, tick);
}

static void
add_spans (GArray *ticks, int from, int to, int first_month, Unit unit, double room, int years, gboolean upper)
{
  g_autoptr (GArray) spans = cordon_scale_spans (from, to, first_month, unit == UNIT_QUARTER);

  for (guint i = 0; i < spans->len; i++)
    {
      const CordonSpan *span = &g_array_index (spans, CordonSpan, i);
      CordonSpan year = {span->first, span->end, span->year, 0};
      char *label = NULL;

      if (years > 1 && span->year % years != 0 && ticks->len > 0)
        {
          /* It goes on with the year that has a name. */
          g_array_index (ticks, Tick, ticks->len - 1).end = span->end;
          continue;
        }
      if (unit == UNIT_QUARTER && upper)
        {
          g_autofree char *quarter = g_strdup_printf ("%04d-Q%d", span->year, span->quarter);

          label = cordon_quarter_format (quarter);
        }
      else if (unit == UNIT_QUARTER)
        label = room >= ROOM_QUARTER ? cordon_scale_format_span (span, first_month) : g_strdup ("");
      else
        label = upper ? cordon_scale_format_span (&year, first_month) : g_strdup ("");
      add (ticks, span->first, span->end, label, unit == UNIT_QUARTER ? span->quarter == 1 : TRUE);
    }
}

/* To the beginning of the unit that a day falls into. */
static int
begin_unit (int day, Unit unit, int first_month, int years)
{
  GDate date;

  day = CLAMP (day, CORDON_TIMELINE_DAY_MIN, CORDON_TIMELINE_DAY_MAX);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  switch (unit)
    {
    case UNIT_YEARS:
    case UNIT_YEAR:
      {
        int first = day, end = day + 1;

        cordon_scale_round_days (&first, &end, first_month);
        if (years > 1)
          {
            g_autofree char *text = cordon_date_to_text (&date);
            int year = cordon_fiscal_year_of (text, first_month), back = year % years;
            GDate start, last;

            if (year - back >= 1 && year - back <= 9999)
              {
                cordon_fiscal_year_bounds (year - back, first_month, &start, &last);
                return (int) g_date_get_julian (&start);
              }
          }
        return first;
      }
    case UNIT_QUARTER:
      {
        g_autofree char *text = cordon_date_to_text (&date);
        g_autofree char *quarter = cordon_quarter_of (text, first_month);
        GDate start, end;

        return cordon_quarter_bounds (quarter, first_month, &start, &end) ? (int) g_date_get_julian (&start) : day;
      }
    case UNIT_MONTH:
      return day - g_date_get_day (&date) + 1;
    case UNIT_WEEK:
      return MAX (day - ((int) g_date_get_weekday (&date) - G_DATE_MONDAY), CORDON_TIMELINE_DAY_MIN);
    case UNIT_DAY:
    case UNIT_NONE:
    default:
      return day;
    }
}

/* To the day after the end of the unit that a day falls into. */
static int
end_unit (int day, Unit unit, int first_month)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  if (unit == UNIT_YEARS || unit == UNIT_YEAR)
    {
      int first = day, end = day + 1;

      cordon_scale_round_days (&first, &end, first_month);
      return end;
    }
  if (unit == UNIT_QUARTER)
    {
      g_autofree char *text = cordon_date_to_text (&date);
      g_autofree char *quarter = cordon_quarter_of (text, first_month);
      GDate start, last;

      return cordon_quarter_bounds (quarter, first_month, &start, &last) ? (int) g_date_get_julian (&last) + 1
                                                                         : day + 1;
    }
  if (unit == UNIT_MONTH)
    return day - g_date_get_day (&date) + 1
           + g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date));
  if (unit == UNIT_WEEK)
    return day + 8 - (int) g_date_get_weekday (&date);
  return day + 1;
}

static char *
name_short (int day, Unit unit, double scale)
{
  if (unit == UNIT_MONTH)
    /* Translators: the short name of a month on a timeline, as g_date_time_format() takes it */
    return format_day (day, g_dpgettext2 (GETTEXT_PACKAGE, "timeline", NC_ ("timeline", "%Ob")));
  if (unit == UNIT_DAY && scale >= ROOM_WEEKDAY)
    /* Translators: a day on a timeline, its weekday and its number in the month, as g_date_time_format() takes it.
     * Very short. */
    return format_day (day, g_dpgettext2 (GETTEXT_PACKAGE, "timeline", NC_ ("timeline", "%a %-d")));
  return format_day (day, "%-d");
}

GArray *
cordon_timeline_ruler (CordonTimeline *timeline, const CordonTimelineSight *sight, int line)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (Tick));
  int month = timeline->first_month, years = 1;
  int from = (int) CLAMP (floor (sight->day), CORDON_TIMELINE_DAY_MIN, CORDON_TIMELINE_DAY_MAX);
  int to = (int) CLAMP (ceil (sight->day + cordon_timeline_sight_get_plot (sight) / sight->scale), from + 1,
                        CORDON_TIMELINE_DAY_MAX + 1);
  Unit upper, lower, unit;

  g_array_set_clear_func (ticks, clear_tick);
  choose_units (sight->scale, &upper, &lower, &years);
  unit = line == 0 ? upper : lower;
  if (unit == UNIT_NONE)
    return ticks;
  from = begin_unit (from, unit, month, line == 0 ? years : 1);
  if (unit == UNIT_YEARS || unit == UNIT_YEAR || unit == UNIT_QUARTER)
    {
      /* The last stretch as a whole, so that its name doesn't come and go with its end. */
      int end = end_unit (to - 1, unit, month);

      add_spans (ticks, from, end, month, unit, sight->scale * 91, line == 0 ? years : 1, line == 0);
      return ticks;
    }
  for (int day = from; day < to;)
    {
      int end = end_unit (day, unit, month);
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, (guint32) day);
      add (ticks, day, end,
           unit == UNIT_MONTH && line == 0 ? name_month (day, month) : name_short (day, unit, sight->scale),
           unit == UNIT_MONTH ? TRUE
           : unit == UNIT_DAY ? g_date_get_weekday (&date) == G_DATE_MONDAY
                              : FALSE);
      day = end;
    }
  return ticks;
}

char *
cordon_timeline_dup_ruler (CordonTimeline *timeline, const CordonTimelineSight *sight)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (timeline != NULL && sight != NULL, NULL);

  for (int line = 0; line < 2; line++)
    {
      g_autoptr (GArray) ticks = cordon_timeline_ruler (timeline, sight, line);

      if (line > 0)
        g_string_append_c (text, '\n');
      for (guint i = 0; i < ticks->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? " | " : "", g_array_index (ticks, Tick, i).label);
    }
  return g_string_free (text, FALSE);
}
