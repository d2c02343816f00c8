/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a figure covers. Fiscal and calendar years are both written with four digits, and are not the same year: so the
 * fiscal one says FY. What a source leaves open ("past five years") stays in its words, and is never counted with. */

#include "model/cordon-period.h"

#include <string.h>

#include "base/cordon-date.h"

#include <glib/gi18n-lib.h>

static gboolean
read_year (const char *text, int *year)
{
  if (strlen (text) != 4 || strspn (text, "0123456789") != 4)
    return FALSE;
  *year = (int) g_ascii_strtoll (text, NULL, 10);
  return *year > 0;
}

static gboolean
read_month (const char *text, int *year, int *month)
{
  g_autofree char *first = g_strconcat (text, "-01", NULL);
  GDate date;

  if (strlen (text) != 7 || !cordon_date_parse (first, &date))
    return FALSE;
  *year = g_date_get_year (&date);
  *month = (int) g_date_get_month (&date);
  return TRUE;
}

static gboolean
read_span (const char *text, GDate *start, GDate *end)
{
  g_autofree char *first = NULL;

  if (strlen (text) < 13 || text[10] != '/')
    return FALSE;
  first = g_strndup (text, 10);
  if (!cordon_date_parse (first, start))
    return FALSE;
  if (g_str_equal (text + 11, ".."))
    return TRUE;
  return cordon_date_parse (text + 11, end) && g_date_compare (start, end) <= 0;
}

gboolean
cordon_period_parse (const char *text, int first_month, GDate *start, GDate *end)
{
  int year, month;

  g_return_val_if_fail (start != NULL && end != NULL, FALSE);
  g_return_val_if_fail (first_month >= 1 && first_month <= 12, FALSE);

  g_date_clear (start, 1);
  g_date_clear (end, 1);
  if (text == NULL)
    return FALSE;
  if (cordon_quarter_bounds (text, first_month, start, end))
    return TRUE;
  if (g_str_has_prefix (text, "FY") && read_year (text + 2, &year))
    {
      cordon_fiscal_year_bounds (year, first_month, start, end);
      return TRUE;
    }
  if (read_year (g_str_has_prefix (text, "CY") ? text + 2 : text, &year))
    {
      cordon_fiscal_year_bounds (year, 1, start, end);
      return TRUE;
    }
  if (read_month (text, &year, &month))
    {
      g_date_set_dmy (start, 1, (GDateMonth) month, (GDateYear) year);
      g_date_set_dmy (end, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year), (GDateMonth) month,
                      (GDateYear) year);
      return TRUE;
    }
  if (read_span (text, start, end))
    return TRUE;
  g_date_clear (start, 1);
  g_date_clear (end, 1);
  return FALSE;
}

char *
cordon_period_format (const char *text)
{
  GDate start, end;
  int year, month;

  if (text == NULL)
    return g_strdup ("");
  if (cordon_quarter_parse (text, NULL, NULL))
    return cordon_quarter_format (text);
  if (g_str_has_prefix (text, "FY") && read_year (text + 2, &year))
    return g_strdup_printf (C_ ("fiscal year", "FY%d"), year);
  if (read_year (g_str_has_prefix (text, "CY") ? text + 2 : text, &year))
    /* Translators: a calendar year, where fiscal years stand beside it. */
    return g_strdup_printf (C_ ("calendar year", "%d"), year);
  if (read_month (text, &year, &month))
    {
      g_autoptr (GDateTime) moment = g_date_time_new_utc (year, month, 1, 0, 0, 0);
      /* Translators: a month, as g_date_time_format() takes it. */
      char *words = g_date_time_format (moment, C_ ("month", "%b %Y"));

      return words != NULL ? words : g_strdup (text);
    }
  g_date_clear (&start, 1);
  g_date_clear (&end, 1);
  if (read_span (text, &start, &end))
    {
      g_autofree char *first = g_strndup (text, 10);
      g_autofree char *from = cordon_date_format (first);
      g_autofree char *to = cordon_date_format (text + 11);

      if (!g_date_valid (&end))
        /* Translators: a span of time that goes on: since a date. */
        return g_strdup_printf (C_ ("period", "since %s"), from);
      /* Translators: a span of time, from a date to a date. */
      return g_strdup_printf (C_ ("period", "%s – %s"), from, to);
    }
  return g_strdup (text);
}
