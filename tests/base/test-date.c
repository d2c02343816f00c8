/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates and the fiscal calendar, above all at their edges. */

#include "base/cordon-date.h"

#include <string.h>

#include "with-locale.h"

static void
assert_day (const GDate *date, const char *expected)
{
  g_autofree char *text = cordon_date_to_text (date);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_parse (void)
{
  static const char *const right[] = {"2025-03-31", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"};
  static const char *const wrong[] = {"2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10",  "2025-04-31",
                                      "2025-01-00", "0000-01-01", "2025-3-31",  "2025-03-31 ", " 2025-03-31",
                                      "2025/03/31", "31.03.2025", "2025-03",    "20250331",    "2025-03-3a",
                                      "-025-03-31", "",           "+025-03-31", "10000-01-01", "today"};
  GDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_assert_true (cordon_date_parse (right[i], &date));
      assert_day (&date, right[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s", wrong[i]);
      g_assert_false (cordon_date_parse (wrong[i], &date));
      g_assert_false (g_date_valid (&date));
    }
  g_assert_false (cordon_date_parse (NULL, &date));
}

static void
test_today (void)
{
  GDate date;

  g_setenv ("CORDON_TODAY", "2024-02-29", TRUE);
  g_autofree char *given = cordon_date_today ();
  g_assert_cmpstr (given, ==, "2024-02-29");

  g_setenv ("CORDON_TODAY", "yesterday", TRUE);
  g_autofree char *now = cordon_date_today ();
  g_assert_true (cordon_date_parse (now, &date));
  g_assert_cmpint (g_date_get_year (&date), >=, 2025);
  g_unsetenv ("CORDON_TODAY");
}

static void
test_days_between (void)
{
  int days;

  g_assert_true (cordon_date_days_between ("2024-02-28", "2024-03-01", &days));
  g_assert_cmpint (days, ==, 2);
  g_assert_true (cordon_date_days_between ("2025-03-01", "2025-02-28", &days));
  g_assert_cmpint (days, ==, -1);
  g_assert_true (cordon_date_days_between ("2025-03-01", "2025-03-01", &days));
  g_assert_cmpint (days, ==, 0);
  /* A spring in which clocks change has no shorter days. */
  g_assert_true (cordon_date_days_between ("2025-03-08", "2025-03-10", &days));
  g_assert_cmpint (days, ==, 2);
  g_assert_false (cordon_date_days_between ("2025-02-29", "2025-03-01", &days));
  g_assert_false (cordon_date_days_between ("2025-02-28", NULL, &days));
}

static void
assert_format (const char *date, const char *expected)
{
  g_autofree char *text = cordon_date_format (date);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_format (void)
{
  assert_format ("2025-03-31", "31 Mar 2025");
  assert_format ("2025-03-01", "1 Mar 2025");
  assert_format ("in the spring", "in the spring");
  assert_format ("", "");
  assert_format (NULL, "");
}

static void
test_format_spanish (void)
{
  if (!with_locale (LC_TIME, "es_MX.UTF-8"))
    return;
  assert_format ("2025-03-31", "31 mar 2025");
  setlocale (LC_TIME, "C.UTF-8");
}

static void
assert_read (const char *typed, const char *expected)
{
  GDate date;
  g_autofree char *found = NULL;

  g_test_message ("%s", typed);
  if (cordon_date_read (typed, &date))
    found = cordon_date_to_text (&date);
  g_assert_cmpstr (found, ==, expected);
  g_assert_true (g_date_valid (&date) == (expected != NULL));
}

/* What means one day in any order, and what means none. */
static void
assert_read_anywhere (void)
{
  assert_read ("2026-12-31", "2026-12-31");
  assert_read ("2026/12/31", "2026-12-31");
  assert_read ("2026-1-5", "2026-01-05");
  assert_read ("31/12/2026", "2026-12-31");
  assert_read ("12/31/2026", "2026-12-31");
  assert_read ("31.12.2026", "2026-12-31");
  assert_read ("31-12-2026", "2026-12-31");
  assert_read ("31 Dec 2026", "2026-12-31");
  assert_read ("December 31, 2026", "2026-12-31");
  assert_read ("31 december, 2026", "2026-12-31");
  assert_read ("2026 Dec 31", "2026-12-31");
  assert_read ("2026年12月31日", "2026-12-31");
  assert_read ("29/2/2028", "2028-02-29");

  assert_read ("29/2/2027", NULL);
  assert_read ("31/13/2026", NULL);
  assert_read ("2026-31-12", NULL);
  assert_read ("32/12/2026", NULL);
  assert_read ("0/12/2026", NULL);
  assert_read ("31/12/202", NULL);
  assert_read ("31/12/20266", NULL);
  assert_read ("31/12", NULL);
  assert_read ("Dec 2026", NULL);
  assert_read ("31 xyz 2026", NULL);
  assert_read ("31 Dec Dec 2026", NULL);
  assert_read ("31 Dec 2026 Monday", NULL);
  assert_read ("1 2 3 2026", NULL);
  assert_read ("31:12:2026", NULL);
  assert_read ("26 31 Dec", NULL);
  assert_read ("20261231", NULL);
  assert_read ("+31/12/2026", NULL);
  assert_read ("\xff", NULL);
  assert_read ("", NULL);
  assert_read (NULL, NULL);
}

static void
test_read (void)
{
  assert_read_anywhere ();
  /* The month first, as in the United States, wherever it may be; a year of two digits lies about now. */
  assert_read ("3/4/2026", "2026-03-04");
  assert_read ("12/31/26", "2026-12-31");
  assert_read ("03/31/25", "2025-03-31");
  assert_read ("3/4/69", "1969-03-04");
  assert_read ("31/12/26", NULL);
  assert_read ("26/12/31", NULL);
  assert_read ("31 Dec 26", "2026-12-31");
  assert_read ("Sept 1, 2026", "2026-09-01");
  assert_read ("31 dic 2026", NULL);
  assert_read ("1 ju 2026", NULL);
}

static void
test_read_english (void)
{
  if (!with_locale (LC_TIME, "en_US.UTF-8"))
    return;
  assert_read_anywhere ();
  assert_read ("3/4/2026", "2026-03-04");
  assert_read ("12/31/26", "2026-12-31");
  assert_read ("31/12/26", NULL);
  setlocale (LC_TIME, "C.UTF-8");
}

static void
assert_read_spanish (const char *locale)
{
  if (!with_locale (LC_TIME, locale))
    return;
  assert_read_anywhere ();
  assert_read ("3/4/2026", "2026-04-03");
  assert_read ("31/12/26", "2026-12-31");
  assert_read ("12/31/26", NULL);
  assert_read ("31 dic 2026", "2026-12-31");
  assert_read ("31 dic. 2026", "2026-12-31");
  assert_read ("31 de diciembre de 2026", "2026-12-31");
  assert_read ("1 de septiembre del 2026", "2026-09-01");
  assert_read ("1 ENE 2026", "2026-01-01");
  assert_read ("1 jan 2026", "2026-01-01");
  setlocale (LC_TIME, "C.UTF-8");
}

static void
test_read_mexican (void)
{
  assert_read_spanish ("es_MX.UTF-8");
}

static void
test_read_spanish (void)
{
  assert_read_spanish ("es_ES.UTF-8");
}

static void
test_read_swedish (void)
{
  if (!with_locale (LC_TIME, "sv_SE.UTF-8"))
    return;
  assert_read_anywhere ();
  assert_read ("26-12-31", "2026-12-31");
  assert_read ("3/4/2026", NULL);
  assert_read ("3/3/2026", "2026-03-03");
  setlocale (LC_TIME, "C.UTF-8");
}

/* Whatever is shown can be typed. */
static void
test_read_shown (void)
{
  GDate date;

  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 2026);
  for (int i = 0; i < 365; i++)
    {
      g_autofree char *plain = cordon_date_to_text (&date);
      g_autofree char *shown = cordon_date_format (plain);

      assert_read (shown, plain);
      g_date_add_days (&date, 1);
    }
}

static void
test_quarter_parse (void)
{
  static const char *const wrong[] = {"2025-Q0", "2025-Q5", "2025Q1",   "2025-q1",    "2025-Q11",
                                      "0000-Q1", "FY25-Q1", " 2025-Q1", "2025-03-31", ""};
  int year, quarter;

  g_assert_true (cordon_quarter_parse ("2025-Q2", &year, &quarter));
  g_assert_cmpint (year, ==, 2025);
  g_assert_cmpint (quarter, ==, 2);
  g_assert_true (cordon_quarter_parse ("2025-Q4", NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (cordon_quarter_parse (wrong[i], &year, &quarter));
  g_assert_false (cordon_quarter_parse (NULL, &year, &quarter));
}

static void
test_quarter_of (void)
{
  static const struct
  {
    const char *date;
    int first_month;
    const char *quarter;
    int year;
  } cases[] = {
      {"2025-09-30", 10, "2025-Q4", 2025}, {"2025-10-01", 10, "2026-Q1", 2026}, {"2025-12-31", 10, "2026-Q1", 2026},
      {"2026-01-01", 10, "2026-Q2", 2026}, {"2024-02-29", 10, "2024-Q2", 2024}, {"2025-12-31", 1, "2025-Q4", 2025},
      {"2026-01-01", 1, "2026-Q1", 2026},  {"2025-03-31", 4, "2025-Q4", 2025},  {"2025-04-01", 4, "2026-Q1", 2026},
      {"2025-11-30", 12, "2025-Q4", 2025}, {"2025-12-01", 12, "2026-Q1", 2026}, {"2025-02-30", 10, NULL, 0},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quarter = cordon_quarter_of (cases[i].date, cases[i].first_month);

      g_assert_cmpstr (quarter, ==, cases[i].quarter);
      g_assert_cmpint (cordon_fiscal_year_of (cases[i].date, cases[i].first_month), ==, cases[i].year);
    }
  g_assert_null (cordon_quarter_of (NULL, 10));
}

static void
assert_step (const char *from, int by, const char *expected)
{
  g_autofree char *quarter = cordon_quarter_step (from, by);

  g_assert_cmpstr (quarter, ==, expected);
}

static void
test_quarter_step (void)
{
  assert_step ("2025-Q4", 1, "2026-Q1");
  assert_step ("2025-Q1", -1, "2024-Q4");
  assert_step ("2025-Q2", 0, "2025-Q2");
  assert_step ("2025-Q2", -7, "2023-Q3");
  assert_step ("2025-Q2", 40, "2035-Q2");
  assert_step ("0001-Q1", -1, NULL);
  assert_step ("9999-Q4", 1, NULL);
  assert_step ("2025-Q2", G_MAXINT, NULL);
  assert_step ("2025-Q2", G_MININT, NULL);
  assert_step ("2025", 1, NULL);
}

static void
test_quarter_bounds (void)
{
  GDate start, end;

  g_assert_true (cordon_quarter_bounds ("2026-Q1", 10, &start, &end));
  assert_day (&start, "2025-10-01");
  assert_day (&end, "2025-12-31");
  g_assert_true (cordon_quarter_bounds ("2025-Q4", 10, &start, &end));
  assert_day (&start, "2025-07-01");
  assert_day (&end, "2025-09-30");
  g_assert_true (cordon_quarter_bounds ("2025-Q1", 1, &start, &end));
  assert_day (&start, "2025-01-01");
  assert_day (&end, "2025-03-31");
  /* A fiscal quarter that ends on the 29th of February. */
  g_assert_true (cordon_quarter_bounds ("2024-Q1", 12, &start, &end));
  assert_day (&start, "2023-12-01");
  assert_day (&end, "2024-02-29");
  g_assert_false (cordon_quarter_bounds ("0001-Q1", 10, &start, &end));
  g_assert_false (cordon_quarter_bounds ("2025", 10, &start, &end));
  g_assert_false (g_date_valid (&start));
}

/* Every day of five years lies within the bounds of the quarter and the year that it is said to be in. */
static void
test_whole_calendar (void)
{
  for (int first_month = 1; first_month <= 12; first_month++)
    {
      GDate day, start, end;

      g_date_set_dmy (&day, 1, G_DATE_JANUARY, 2023);
      for (int i = 0; i < 5 * 366; i++, g_date_add_days (&day, 1))
        {
          g_autofree char *text = cordon_date_to_text (&day);
          g_autofree char *quarter = cordon_quarter_of (text, first_month);

          g_assert_true (cordon_quarter_bounds (quarter, first_month, &start, &end));
          g_assert_cmpint (g_date_compare (&start, &day), <=, 0);
          g_assert_cmpint (g_date_compare (&day, &end), <=, 0);
          cordon_fiscal_year_bounds (cordon_fiscal_year_of (text, first_month), first_month, &start, &end);
          g_assert_cmpint (g_date_compare (&start, &day), <=, 0);
          g_assert_cmpint (g_date_compare (&day, &end), <=, 0);
        }
    }
}

static void
test_year_bounds (void)
{
  GDate start, end;

  cordon_fiscal_year_bounds (2026, 10, &start, &end);
  assert_day (&start, "2025-10-01");
  assert_day (&end, "2026-09-30");
  cordon_fiscal_year_bounds (2026, 1, &start, &end);
  assert_day (&start, "2026-01-01");
  assert_day (&end, "2026-12-31");
  cordon_fiscal_year_bounds (1, 10, &start, &end);
  assert_day (&start, "0001-01-01");
  assert_day (&end, "0001-09-30");
}

static void
test_quarter_format (void)
{
  g_autofree char *quarter = cordon_quarter_format ("2025-Q2");
  g_autofree char *none = cordon_quarter_format ("soon");
  g_autofree char *nothing = cordon_quarter_format (NULL);

  g_assert_cmpstr (quarter, ==, "FY2025 Q2");
  g_assert_cmpstr (none, ==, "soon");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/today", test_today);
  g_test_add_func ("/date/days-between", test_days_between);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/format/spanish", test_format_spanish);
  g_test_add_func ("/date/read", test_read);
  g_test_add_func ("/date/read/english", test_read_english);
  g_test_add_func ("/date/read/mexican", test_read_mexican);
  g_test_add_func ("/date/read/spanish", test_read_spanish);
  g_test_add_func ("/date/read/swedish", test_read_swedish);
  g_test_add_func ("/date/read/shown", test_read_shown);
  g_test_add_func ("/quarter/parse", test_quarter_parse);
  g_test_add_func ("/quarter/of-date", test_quarter_of);
  g_test_add_func ("/quarter/step", test_quarter_step);
  g_test_add_func ("/quarter/bounds", test_quarter_bounds);
  g_test_add_func ("/quarter/every-day-is-in-its-quarter", test_whole_calendar);
  g_test_add_func ("/quarter/format", test_quarter_format);
  g_test_add_func ("/fiscal-year/bounds", test_year_bounds);
  return g_test_run ();
}
