/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Round ticks, and fiscal quarters and years, over all that may be asked of them. */

#include "draw/cordon-scale.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "base/cordon-date.h"

static char *
ticks (double low, double high, gboolean whole, guint max_ticks)
{
  GString *text = g_string_new (NULL);
  CordonScale scale;

  cordon_scale_init (&scale, low, high, whole, max_ticks);
  for (guint i = 0; i < scale.n_ticks; i++)
    {
      g_autofree char *label = cordon_scale_format_tick (&scale, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", label);
    }
  return g_string_free (text, FALSE);
}

#define assert_ticks(low, high, whole, max_ticks, expected)                                                            \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *found = ticks (low, high, whole, max_ticks);                                                      \
    g_assert_cmpstr (found, ==, expected);                                                                             \
  }                                                                                                                    \
  G_STMT_END

static void
test_ticks (void)
{
  assert_ticks (4, 80, TRUE, 6, "0 20 40 60 80");
  assert_ticks (41, 80, TRUE, 6, "0 20 40 60 80");
  assert_ticks (272, 1019, TRUE, 6, "0 250 500 750 1000 1250");
  assert_ticks (0, 1, FALSE, 6, "0.0 0.2 0.4 0.6 0.8 1.0");
  assert_ticks (0, 0.09, FALSE, 6, "0.00 0.02 0.04 0.06 0.08 0.10");
  assert_ticks (0, 10, FALSE, 5, "0.0 2.5 5.0 7.5 10.0");
  assert_ticks (-3, 3, TRUE, 8, "-3 -2 -1 0 1 2 3");
  /* Far from zero and close together: what they do would not show. */
  assert_ticks (91, 93, TRUE, 6, "91 92 93");
  /* Counts have no halves. */
  assert_ticks (0, 1, TRUE, 6, "0 1");
  assert_ticks (0, 2, TRUE, 6, "0 1 2");
  assert_ticks (0, 10, TRUE, 5, "0 5 10");
}

static void
test_flat (void)
{
  assert_ticks (54, 54, TRUE, 5, "0 20 40 60");
  assert_ticks (0, 0, TRUE, 5, "0 1");
  assert_ticks (-5, -5, TRUE, 6, "-5 -4 -3 -2 -1 0");
}

/* Whatever the values, the ends are finite, apart, and around the values. */
static void
test_extremes (void)
{
  static const double values[] = {0,        1,    -1,       0.1,       1e-9,   -1e-9, DBL_MIN,  DBL_TRUE_MIN, DBL_MAX,
                                  -DBL_MAX, 1e15, 1e15 + 1, 3.3333333, 284000, NAN,   INFINITY, -INFINITY};

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (values); j++)
      for (guint most = 0; most < 12; most++)
        for (int whole = 0; whole < 2; whole++)
          {
            CordonScale scale;

            cordon_scale_init (&scale, values[i], values[j], whole, most);
            g_assert_true (isfinite (scale.low) && isfinite (scale.high) && isfinite (scale.step));
            g_assert_cmpfloat (scale.low, <, scale.high);
            g_assert_cmpfloat (scale.step, >, 0);
            g_assert_cmpuint (scale.n_ticks, >=, 2);
            g_assert_cmpuint (scale.n_ticks, <=, MAX (most, 3));
            for (guint tick = 0; tick < scale.n_ticks; tick++)
              {
                g_autofree char *label = cordon_scale_format_tick (&scale, tick);

                g_assert_cmpuint (strlen (label), <, 24);
              }
            if (isfinite (values[i]) && fabs (values[i]) < 1e299)
              {
                g_assert_cmpfloat (scale.low, <=, values[i] + scale.step * 1e-6);
                g_assert_cmpfloat (scale.high, >=, values[i] - scale.step * 1e-6);
              }
          }
}

static char *
spans (const char *first, const char *last, int first_month, gboolean quarters)
{
  GString *text = g_string_new (NULL);
  GDate date;
  int from, to;

  g_assert_true (cordon_date_parse (first, &date));
  from = (int) g_date_get_julian (&date);
  g_assert_true (cordon_date_parse (last, &date));
  to = (int) g_date_get_julian (&date) + 1;
  cordon_scale_round_days (&from, &to, first_month);

  g_autoptr (GArray) found = cordon_scale_spans (from, to, first_month, quarters);
  int end = from;

  for (guint i = 0; i < found->len; i++)
    {
      const CordonSpan *span = &g_array_index (found, CordonSpan, i);
      g_autofree char *label = cordon_scale_format_span (span, first_month);

      /* No gap and no overlap. */
      g_assert_cmpint (span->first, ==, end);
      g_assert_cmpint (span->end, >, span->first);
      end = span->end;
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", label);
    }
  g_assert_cmpint (end, ==, to);
  return g_string_free (text, FALSE);
}

#define assert_spans(first, last, first_month, quarters, expected)                                                     \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *found = spans (first, last, first_month, quarters);                                               \
    g_assert_cmpstr (found, ==, expected);                                                                             \
  }                                                                                                                    \
  G_STMT_END

static void
test_spans (void)
{
  /* One day: its year. */
  assert_spans ("2025-09-30", "2025-09-30", 10, TRUE, "Q1 Q2 Q3 Q4");
  assert_spans ("2025-09-30", "2025-09-30", 10, FALSE, "FY2025");
  /* On the year's edge. */
  assert_spans ("2025-09-30", "2025-10-01", 10, FALSE, "FY2025 FY2026");
  assert_spans ("2024-02-29", "2025-12-31", 10, TRUE, "Q2 Q3 Q4 Q1 Q2 Q3 Q4 Q1");
  assert_spans ("2024-02-29", "2025-12-31", 1, FALSE, "2024 2025");
  /* More than three years: whole ones. */
  assert_spans ("2020-06-30", "2024-06-30", 10, FALSE, "FY2020 FY2021 FY2022 FY2023 FY2024");
  assert_spans ("2020-06-30", "2024-06-30", 4, FALSE, "FY2021 FY2022 FY2023 FY2024 FY2025");
}

/* The ends of the calendar, where fiscal years run out of names. */
static void
test_span_ends (void)
{
  for (int first_month = 1; first_month <= 12; first_month++)
    {
      g_autofree char *first = spans ("0001-01-01", "0001-01-01", first_month, TRUE);
      g_autofree char *last = spans ("9999-12-31", "9999-12-31", first_month, TRUE);
      g_autofree char *all = spans ("0001-01-01", "9999-12-31", first_month, FALSE);

      g_assert_cmpuint (strlen (first), >, 0);
      g_assert_cmpuint (strlen (last), >, 0);
      g_assert_cmpuint (strlen (all), >, 9999);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale/ticks", test_ticks);
  g_test_add_func ("/scale/flat", test_flat);
  g_test_add_func ("/scale/extremes", test_extremes);
  g_test_add_func ("/scale/spans", test_spans);
  g_test_add_func ("/scale/spans/ends-of-the-calendar", test_span_ends);
  return g_test_run ();
}
