/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates as ISO 8601 text, and the fiscal calendar. Everything is counted with GDate, in the proleptic
 * Gregorian calendar, without time zones: a due date is the same day everywhere. The order of day, month
 * and year is a translator's decision, the names of the months are the locale's. */

#include "base/cordon-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define YEAR_MAX 9999

gboolean
cordon_date_parse (const char *text, GDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  g_date_clear (date, 1);
  if (text == NULL)
    return FALSE;
  for (int i = 0; i < 10; i++)
    {
      gboolean fits = i == 4 || i == 7 ? text[i] == '-' : g_ascii_isdigit (text[i]);

      if (!fits)
        return FALSE;
    }
  if (text[10] != '\0')
    return FALSE;

  int year = (int) g_ascii_strtoll (text, NULL, 10);
  int month = (int) g_ascii_strtoll (text + 5, NULL, 10);
  int day = (int) g_ascii_strtoll (text + 8, NULL, 10);

  if (year < 1 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

char *
cordon_date_to_text (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), g_strdup (""));

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

char *
cordon_date_today (void)
{
  const char *given = g_getenv ("CORDON_TODAY");
  GDate date;

  if (cordon_date_parse (given, &date))
    return g_strdup (given);

  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

gboolean
cordon_date_days_between (const char *from, const char *to, int *days)
{
  GDate first, last;

  g_return_val_if_fail (days != NULL, FALSE);

  *days = 0;
  if (!cordon_date_parse (from, &first) || !cordon_date_parse (to, &last))
    return FALSE;
  *days = g_date_days_between (&first, &last);
  return TRUE;
}

char *
cordon_date_format (const char *text)
{
  /* Translators: how a date is written, day, month and year, as g_date_time_format() takes it. %-d is the day
   * without a leading zero, %b the short name of the month, %Y the year. Put them in your language's order. */
  const char *pattern = NC_ ("date", "%-d %b %Y");
  GDate date;

  if (!cordon_date_parse (text, &date))
    return g_strdup (text != NULL ? text : "");

  g_autoptr (GDateTime) moment =
      g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 0, 0, 0);
  char *words = g_date_time_format (moment, g_dpgettext2 (GETTEXT_PACKAGE, "date", pattern));

  /* A pattern that a translator got wrong must not hide the date. */
  return words != NULL ? words : g_strdup (text);
}

gboolean
cordon_quarter_parse (const char *text, int *year, int *quarter)
{
  if (year != NULL)
    *year = 0;
  if (quarter != NULL)
    *quarter = 0;
  if (text == NULL || strlen (text) != 7)
    return FALSE;
  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
    }
  if (text[4] != '-' || text[5] != 'Q' || text[6] < '1' || text[6] > '4')
    return FALSE;

  int found = (int) g_ascii_strtoll (text, NULL, 10);

  if (found < 1)
    return FALSE;
  if (year != NULL)
    *year = found;
  if (quarter != NULL)
    *quarter = text[6] - '0';
  return TRUE;
}

static char *
write_quarter (gint64 year, int quarter)
{
  if (year < 1 || year > YEAR_MAX)
    return NULL;
  return g_strdup_printf ("%04d-Q%d", (int) year, quarter);
}

static int
fiscal_year (const GDate *date, int first_month)
{
  int year = g_date_get_year (date);

  return first_month > 1 && (int) g_date_get_month (date) >= first_month ? year + 1 : year;
}

char *
cordon_quarter_of (const char *text, int first_month)
{
  GDate date;

  g_return_val_if_fail (first_month >= 1 && first_month <= 12, NULL);

  if (!cordon_date_parse (text, &date))
    return NULL;

  int months_in = ((int) g_date_get_month (&date) - first_month + 12) % 12;

  return write_quarter (fiscal_year (&date, first_month), months_in / 3 + 1);
}

char *
cordon_quarter_step (const char *text, int by)
{
  int year, quarter;

  if (!cordon_quarter_parse (text, &year, &quarter))
    return NULL;

  gint64 count = (gint64) year * 4 + quarter - 1 + by;

  return count < 4 ? NULL : write_quarter (count / 4, (int) (count % 4) + 1);
}

/* The first day of fiscal month @months_in (0 to 11), or nothing when it lies before the year 1. */
static gboolean
first_day (int year, int first_month, int months_in, GDate *date)
{
  int month = first_month + months_in;

  if (first_month > 1)
    year--;
  if (month > 12)
    {
      month -= 12;
      year++;
    }
  g_date_clear (date, 1);
  if (year < 1)
    return FALSE;
  g_date_set_dmy (date, 1, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

gboolean
cordon_quarter_bounds (const char *text, int first_month, GDate *start, GDate *end)
{
  int year, quarter;

  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  g_date_clear (start, 1);
  g_date_clear (end, 1);
  g_return_val_if_fail (first_month >= 1 && first_month <= 12, FALSE);

  if (!cordon_quarter_parse (text, &year, &quarter) || !first_day (year, first_month, (quarter - 1) * 3, start))
    return FALSE;
  *end = *start;
  g_date_add_months (end, 3);
  g_date_subtract_days (end, 1);
  return TRUE;
}

char *
cordon_quarter_format (const char *text)
{
  int year, quarter;

  if (!cordon_quarter_parse (text, &year, &quarter))
    return g_strdup (text != NULL ? text : "");
  /* Translators: a quarter of a fiscal year: the year, then the quarter, 1 to 4. Write %2$d and %1$d to turn
   * them round. */
  return g_strdup_printf (g_dpgettext2 (GETTEXT_PACKAGE, "fiscal quarter", NC_ ("fiscal quarter", "FY%d Q%d")), year,
                          quarter);
}

int
cordon_fiscal_year_of (const char *text, int first_month)
{
  GDate date;

  g_return_val_if_fail (first_month >= 1 && first_month <= 12, 0);

  return cordon_date_parse (text, &date) ? fiscal_year (&date, first_month) : 0;
}

void
cordon_fiscal_year_bounds (int year, int first_month, GDate *start, GDate *end)
{
  g_return_if_fail (start != NULL && end != NULL);

  g_date_clear (start, 1);
  g_date_clear (end, 1);
  g_return_if_fail (first_month >= 1 && first_month <= 12);
  g_return_if_fail (year >= 1 && year <= YEAR_MAX);

  first_day (year + 1, first_month, 0, end);
  g_date_subtract_days (end, 1);
  /* The fiscal year 1 would begin in a year that no date has; it begins where dates do. */
  if (!first_day (year, first_month, 0, start))
    g_date_set_dmy (start, 1, G_DATE_JANUARY, 1);
}
