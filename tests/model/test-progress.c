/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Progress, pace and roll-up, with the cases in which a program is tempted to make a figure up. */

#include "model/cordon-progress.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define TODAY "2026-02-10"

static const CordonMeasureFacts stock_up = {.unit = "units", .accrual = "stock", .direction = "increase"};
static const CordonMeasureFacts stock_down = {.unit = "cases", .accrual = "stock", .direction = "decrease"};
static const CordonMeasureFacts keep_least = {.unit = "units", .accrual = "stock", .direction = "maintain_at_least"};
static const CordonMeasureFacts keep_most = {.unit = "days", .accrual = "stock", .direction = "maintain_at_most"};
static const CordonMeasureFacts flow_up = {.unit = "kg", .accrual = "flow", .direction = "increase"};
static const CordonMeasureFacts ratio_up = {.unit = "%", .accrual = "ratio", .direction = "increase"};

#define READING(r, v, ...)                                                                                             \
  {                                                                                                                    \
    .role = r, .value = v, .value_to = NAN, __VA_ARGS__                                                                \
  }
#define COMPUTE(measure, readings, progress)                                                                           \
  cordon_progress_compute (measure, readings, G_N_ELEMENTS (readings), TODAY, 10, progress)

static void
assert_says (const CordonProgress *progress, const CordonMeasureFacts *measure, const char *words)
{
  g_autofree char *sentence = cordon_progress_describe (progress, measure);

  if (strstr (sentence, words) == NULL)
    g_error ("“%s” does not say “%s”", sentence, words);
}

static void
assert_date (const GDate *date, const char *expected)
{
  char text[16];

  g_assert_true (g_date_valid (date));
  g_date_strftime (text, sizeof text, "%Y-%m-%d", date);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_known (void)
{
  const CordonReadingFacts readings[] = {
      READING ("baseline", 20, .as_of = "2024-09-30"), READING ("target", 80, .as_of = "2026-09-30"),
      READING ("actual", 30, .as_of = "2025-09-30"),   READING ("actual", 41, .as_of = "2026-01-31"),
      READING ("actual", 99, .as_of = "2026-03-31"), /* a day to come */
      READING ("estimate", 70, .as_of = "2026-02-01"),
  };
  const CordonReadingFacts down[] = {
      READING ("baseline", 100, .as_of = "2024-09-30"),
      READING ("target", 50, .as_of = "2026-09-30"),
      READING ("actual", 110, .as_of = "2026-01-31"),
  };
  CordonProgress progress;

  COMPUTE (&stock_up, readings, &progress);
  g_assert_cmpint (progress.state, ==, CORDON_PROGRESS_KNOWN);
  g_assert_cmpfloat_with_epsilon (progress.fraction, 0.35, 1e-12);
  g_assert_cmpint (progress.bound, ==, CORDON_BOUND_EXACT);
  g_assert_cmpint (progress.verdict, ==, CORDON_VERDICT_NOT_MET);
  g_assert_cmpfloat (progress.current.low, ==, 41);
  assert_says (&progress, &stock_up, "41 units now, on the way from 20 units to 80 units: 35 % of it.");

  /* Gone the wrong way is less than nothing, and said so. */
  COMPUTE (&stock_down, down, &progress);
  g_assert_cmpfloat_with_epsilon (progress.fraction, -0.2, 1e-12);
  assert_says (&progress, &stock_down, "-20 %");
}

static void
test_nothing_to_tell (void)
{
  const CordonReadingFacts no_target[] = {READING ("baseline", 20), READING ("actual", 41)};
  const CordonReadingFacts no_actual[] = {READING ("baseline", 20), READING ("target", 80)};
  const CordonReadingFacts not_stated[] = {READING ("target", 80), READING ("actual", NAN, .qualifier = "not_stated")};
  const CordonReadingFacts no_baseline[] = {READING ("target", 80), READING ("actual", 41)};
  const CordonReadingFacts same[] = {READING ("baseline", 80), READING ("target", 80), READING ("actual", 81)};
  const CordonReadingFacts units[] = {READING ("baseline", 1, .unit = "offices"), READING ("target", 80),
                                      READING ("actual", 41)};
  const CordonReadingFacts only_later[] = {READING ("target", 80), READING ("actual", 90, .as_of = "2026-02-11")};
  CordonMeasureFacts aimless = {.unit = "units", .accrual = "stock"};
  CordonProgress progress;

  COMPUTE (&stock_up, no_target, &progress);
  g_assert_cmpint (progress.state, ==, CORDON_PROGRESS_NO_TARGET);
  g_assert_cmpint (progress.verdict, ==, CORDON_VERDICT_UNKNOWN);
  assert_says (&progress, &stock_up, "no target has been set");
  COMPUTE (&stock_up, no_actual, &progress);
  g_assert_cmpint (progress.state, ==, CORDON_PROGRESS_NO_ACTUAL);
  assert_says (&progress, &stock_up, "nothing has been counted yet");
  COMPUTE (&stock_up, not_stated, &progress);
  g_assert_cmpint (progress.state, ==, CORDON_PROGRESS_NO_ACTUAL);
  COMPUTE (&stock_up, only_later, &progress);
  g_assert_cmpint (progress.state, ==, CORDON_PROGRESS_NO_ACTUAL);
  COMPUTE (&stock_up, no_baseline, &progress);
  g_assert_cmpint (progress.state, ==, CORDON_PROGRESS_NO_BASELINE);
  g_assert_cmpint (progress.verdict, ==, CORDON_VERDICT_NOT_MET);
  assert_says (&progress, &stock_up, "without a baseline");
  COMPUTE (&stock_up, same, &progress);
  g_assert_cmpint (progress.state, ==, CORDON_PROGRESS_NO_WAY);
  g_assert_cmpint (progress.verdict, ==, CORDON_VERDICT_MET);
  assert_says (&progress, &stock_up, "target and baseline are both 80 units");
  COMPUTE (&aimless, same, &progress);
  g_assert_cmpint (progress.state, ==, CORDON_PROGRESS_NO_DIRECTION);
  COMPUTE (&stock_up, units, &progress);
  g_assert_cmpint (progress.state, ==, CORDON_PROGRESS_UNITS);
  cordon_progress_compute (&stock_up, NULL, 0, TODAY, 10, &progress);
  g_assert_cmpint (progress.state, ==, CORDON_PROGRESS_NO_TARGET);
}

static CordonVerdict
verdict_of (const CordonMeasureFacts *measure, double target, double value, const char *qualifier)
{
  const CordonReadingFacts readings[] = {READING ("target", target), READING ("actual", value, .qualifier = qualifier)};
  CordonProgress progress;

  COMPUTE (measure, readings, &progress);
  g_assert_cmpint (progress.state, ==, CORDON_PROGRESS_LEVEL);
  return progress.verdict;
}

static void
test_levels (void)
{
  const CordonReadingFacts readings[] = {READING ("target", 10), READING ("actual", 12)};
  CordonProgress progress;

  g_assert_cmpint (verdict_of (&keep_least, 10, 10, NULL), ==, CORDON_VERDICT_MET);
  g_assert_cmpint (verdict_of (&keep_least, 10, 9.5, NULL), ==, CORDON_VERDICT_NOT_MET);
  g_assert_cmpint (verdict_of (&keep_least, 10, 9, "more_than"), ==, CORDON_VERDICT_UNKNOWN);
  g_assert_cmpint (verdict_of (&keep_least, 10, 10, "at_least"), ==, CORDON_VERDICT_MET);
  g_assert_cmpint (verdict_of (&keep_most, 10, 10, NULL), ==, CORDON_VERDICT_MET);
  g_assert_cmpint (verdict_of (&keep_most, 10, 11, NULL), ==, CORDON_VERDICT_NOT_MET);
  g_assert_cmpint (verdict_of (&keep_most, 10, 9, "at_least"), ==, CORDON_VERDICT_UNKNOWN);
  g_assert_cmpint (verdict_of (&keep_most, 10, 10, "at_least"), ==, CORDON_VERDICT_UNKNOWN);
  g_assert_cmpint (verdict_of (&keep_most, 10, 10, "more_than"), ==, CORDON_VERDICT_NOT_MET);

  COMPUTE (&keep_most, readings, &progress);
  assert_says (&progress, &keep_most, "12 days now, which is more than the 10 days");
  COMPUTE (&keep_least, readings, &progress);
  assert_says (&progress, &keep_least, "keeps to at least 10 units");
}

/* "More than" and "at least" are bounds, and so is what follows from them. */
static void
test_bounds (void)
{
  CordonReadingFacts readings[] = {READING ("baseline", 0), READING ("target", 100),
                                   READING ("actual", 40, .qualifier = "more_than")};
  CordonReadingFacts down[] = {READING ("baseline", 100), READING ("target", 0),
                               READING ("actual", 40, .qualifier = "at_least")};
  CordonReadingFacts range[] = {READING ("baseline", 0),
                                READING ("target", 100),
                                {.role = "actual", .value = 40, .value_to = 60}};
  CordonReadingFacts nearly[] = {READING ("baseline", 0), READING ("target", 1000), READING ("actual", 999)};
  CordonProgress progress;

  COMPUTE (&stock_up, readings, &progress);
  g_assert_cmpint (progress.bound, ==, CORDON_BOUND_AT_LEAST);
  g_assert_cmpfloat_with_epsilon (progress.fraction, 0.4, 1e-12);
  g_assert_cmpint (progress.verdict, ==, CORDON_VERDICT_UNKNOWN);
  assert_says (&progress, &stock_up, "more than 40 units");
  assert_says (&progress, &stock_up, "at least 40 %");
  readings[2].value = 100;
  COMPUTE (&stock_up, readings, &progress);
  g_assert_cmpint (progress.verdict, ==, CORDON_VERDICT_MET);
  readings[2].qualifier = "about";
  readings[2].value = 40;
  COMPUTE (&stock_up, readings, &progress);
  g_assert_cmpint (progress.bound, ==, CORDON_BOUND_ABOUT);
  assert_says (&progress, &stock_up, "about 40 units");

  COMPUTE (&stock_down, down, &progress);
  g_assert_cmpint (progress.bound, ==, CORDON_BOUND_AT_MOST);
  assert_says (&progress, &stock_down, "at most 60 %");
  COMPUTE (&stock_up, range, &progress);
  g_assert_cmpint (progress.bound, ==, CORDON_BOUND_ABOUT);
  assert_says (&progress, &stock_up, "40–60 units");
  /* Not all of it is never rounded to all of it. */
  COMPUTE (&stock_up, nearly, &progress);
  assert_says (&progress, &stock_up, "99 %");
}

/* 91 offices, and 93: neither is preferred. */
static void
test_conflict (void)
{
  const CordonReadingFacts readings[] = {
      READING ("target", 90),
      READING ("actual", 91, .period = "as of publication"),
      READING ("actual", 93, .period = "as of publication"),
  };
  const CordonReadingFacts agree[] = {READING ("target", 90), READING ("actual", 91), READING ("actual", 91)};
  CordonProgress progress;
  g_autofree char *words = NULL;

  COMPUTE (&keep_least, readings, &progress);
  g_assert_true (progress.current.conflicting);
  g_assert_cmpfloat (progress.current.low, ==, 91);
  g_assert_cmpfloat (progress.current.high, ==, 93);
  g_assert_cmpint (progress.verdict, ==, CORDON_VERDICT_MET);
  words = cordon_figure_describe (&progress.current, "offices");
  g_assert_cmpstr (words, ==, "91–93 offices");
  assert_says (&progress, &keep_least, "different things");
  COMPUTE (&keep_least, agree, &progress);
  g_assert_false (progress.current.conflicting);
}

/* A flow adds up over its target's time; a stock or a ratio is the last one. */
static void
test_flow_and_stock (void)
{
  const CordonReadingFacts readings[] = {
      READING ("baseline", 0),
      READING ("target", 100, .period = "FY2026"),
      READING ("actual", 10, .period = "2026-Q1"),
      READING ("actual", 5, .period = "2026-01"),
      READING ("actual", 80, .period = "2025-Q4"), /* the year before */
  };
  CordonProgress progress;

  COMPUTE (&flow_up, readings, &progress);
  g_assert_cmpfloat (progress.current.low, ==, 15);
  g_assert_cmpuint (progress.current.n_readings, ==, 2);
  assert_date (&progress.current.start, "2025-10-01");
  assert_date (&progress.current.end, "2026-01-31");
  COMPUTE (&stock_up, readings, &progress);
  g_assert_cmpfloat (progress.current.low, ==, 5);
  COMPUTE (&ratio_up, readings, &progress);
  g_assert_cmpfloat (progress.current.low, ==, 5);
}

/* A total isn't added to its own parts; and what only touches is said to be left out. */
static void
test_overlap (void)
{
  const CordonReadingFacts readings[] = {
      READING ("target", 100, .period = "FY2025"),
      READING ("actual", 40, .period = "FY2025"),
      READING ("actual", 12, .period = "2025-Q1"),
      READING ("actual", 13, .period = "2025-03"),
  };
  const CordonReadingFacts touching[] = {
      READING ("target", 100, .period = "FY2025"),
      READING ("actual", 40, .period = "2024-10-01/2025-04-30"),
      READING ("actual", 12, .period = "2025-Q3"),
      READING ("actual", 7, .period = "2025-Q4"),
  };
  const CordonReadingFacts so_far[] = {
      READING ("target", 100, .period = "FY2026"),
      READING ("actual", 10, .period = "FY2026", .as_of = "2025-11-30"),
      READING ("actual", 15, .period = "FY2026", .as_of = "2025-12-31"),
      READING ("actual", 4, .period = "2026-01"),
  };
  const CordonReadingFacts details[] = {
      READING ("target", 100, .period = "FY2025"),
      READING ("actual", 10, .period = "FY2025", .country = "MX"),
      READING ("actual", 20, .period = "FY2025", .country = "CO"),
      READING ("actual", 5, .period = "FY2025", .category = "fentanyl"),
  };
  const CordonReadingFacts with_total[] = {
      READING ("target", 100, .period = "FY2025"),
      READING ("actual", 40, .period = "FY2025"),
      READING ("actual", 10, .period = "FY2025", .country = "MX"),
      READING ("actual", 20, .period = "FY2025", .country = "CO"),
  };
  CordonProgress progress;

  COMPUTE (&flow_up, readings, &progress);
  g_assert_cmpfloat (progress.current.low, ==, 40);
  g_assert_cmpuint (progress.current.n_left_out, ==, 0);
  COMPUTE (&flow_up, touching, &progress);
  g_assert_cmpfloat (progress.current.low, ==, 47);
  g_assert_cmpuint (progress.current.n_left_out, ==, 1);
  assert_says (&progress, &flow_up, "1 reading is left out");
  /* A year so far, twice: the later one holds the earlier one. */
  COMPUTE (&flow_up, so_far, &progress);
  g_assert_cmpfloat (progress.current.low, ==, 19);
  g_assert_false (progress.current.conflicting);
  /* Details alone are a least; beside their total they are not counted again. */
  COMPUTE (&flow_up, details, &progress);
  g_assert_cmpfloat (progress.current.low, ==, 30);
  g_assert_true (progress.current.partial);
  g_assert_true (isinf (progress.current.high));
  assert_says (&progress, &flow_up, "Only parts were counted");
  COMPUTE (&flow_up, with_total, &progress);
  g_assert_cmpfloat (progress.current.low, ==, 40);
  g_assert_false (progress.current.partial);
}

/* FY2025 is not 2025, and the last day of a year belongs to it. */
static void
test_years (void)
{
  const CordonReadingFacts readings[] = {
      READING ("target", 100, .as_of = "2025-06-30"), READING ("actual", 1, .as_of = "2024-09-30"),
      READING ("actual", 2, .as_of = "2024-10-01"),   READING ("actual", 4, .as_of = "2024-12-31"),
      READING ("actual", 8, .as_of = "2025-01-01"),   READING ("actual", 16, .as_of = "2025-09-30"),
      READING ("actual", 32, .as_of = "2025-10-01"),  READING ("actual", 64, .as_of = "2025-12-31"),
  };
  const CordonReadingFacts mixed[] = {
      READING ("target", 100, .period = "2025"),
      READING ("actual", 40, .period = "FY2025"),
      READING ("actual", 7, .period = "2025-Q2"),
  };
  CordonMeasureFacts calendar = flow_up;
  CordonProgress progress;

  COMPUTE (&flow_up, readings, &progress);
  g_assert_cmpfloat (progress.current.low, ==, 2 + 4 + 8 + 16);
  calendar.year_basis = "calendar";
  COMPUTE (&calendar, readings, &progress);
  g_assert_cmpfloat (progress.current.low, ==, 8 + 16 + 32 + 64);
  COMPUTE (&calendar, mixed, &progress);
  g_assert_cmpfloat (progress.current.low, ==, 7);
  g_assert_cmpuint (progress.current.n_left_out, ==, 1);
}

static void
test_units (void)
{
  const CordonMeasureFacts kilograms = {.unit = "kg", .accrual = "stock", .direction = "increase"};
  const CordonReadingFacts readings[] = {READING ("baseline", 0, .unit = "kg"), READING ("target", 100),
                                         READING ("actual", 100, .unit = "lb")};
  CordonProgress progress;

  COMPUTE (&kilograms, readings, &progress);
  g_assert_cmpfloat_with_epsilon (progress.fraction, 0.45359237, 1e-12);
}

/* Which target counts: the next one that is due, or the last. */
static void
test_targets (void)
{
  const CordonReadingFacts readings[] = {READING ("baseline", 0, .as_of = "2024-09-30"),
                                         READING ("target", 40, .as_of = "2025-09-30"),
                                         READING ("target", 60, .as_of = "2026-09-30"),
                                         READING ("target", 80, .as_of = "2027-09-30"),
                                         READING ("actual", 30, .as_of = "2026-01-31")};
  CordonProgress progress;

  COMPUTE (&stock_up, readings, &progress);
  g_assert_cmpfloat (progress.target.low, ==, 60);
  cordon_progress_compute (&stock_up, readings, 5, "2028-01-01", 10, &progress);
  g_assert_cmpfloat (progress.target.low, ==, 80);
}

static void
test_pace (void)
{
  const CordonReadingFacts readings[] = {READING ("baseline", 0, .as_of = "2023-02-28"),
                                         READING ("target", 366, .as_of = "2024-02-29"),
                                         READING ("actual", 100, .as_of = "2023-12-01")};
  const CordonReadingFacts flow[] = {READING ("target", 365, .period = "FY2026"),
                                     READING ("actual", 100, .period = "2026-Q1")};
  const CordonReadingFacts undated[] = {READING ("baseline", 0), READING ("target", 10), READING ("actual", 5)};
  CordonMeasureFacts down = stock_down;
  CordonReadingFacts falling[] = {READING ("baseline", 100, .as_of = "2025-10-01"),
                                  READING ("target", 0, .as_of = "2026-09-30"),
                                  READING ("actual", 50, .as_of = "2025-12-31", .qualifier = "at_least")};
  CordonProgress progress;
  CordonPace pace;
  g_autofree char *words = NULL;

  /* From the end of February 2023 to the 29th a year later are 366 days. */
  cordon_progress_compute (&stock_up, readings, 3, "2024-02-28", 10, &progress);
  cordon_progress_pace (&progress, &stock_up, "2024-02-28", &pace);
  g_assert_true (pace.known);
  g_assert_cmpfloat_with_epsilon (pace.expected, 365, 1e-9);
  g_assert_cmpfloat_with_epsilon (pace.ahead, -265, 1e-9);
  cordon_progress_pace (&progress, &stock_up, "2024-02-29", &pace);
  g_assert_cmpfloat_with_epsilon (pace.expected, 366, 1e-9);
  cordon_progress_pace (&progress, &stock_up, "2030-01-01", &pace);
  g_assert_cmpfloat_with_epsilon (pace.expected, 366, 1e-9);
  cordon_progress_pace (&progress, &stock_up, "2020-01-01", &pace);
  g_assert_cmpfloat_with_epsilon (pace.expected, 0, 1e-9);

  /* On the first day of a year one day's worth is expected, on the last all of it. */
  COMPUTE (&flow_up, flow, &progress);
  cordon_progress_pace (&progress, &flow_up, "2025-10-01", &pace);
  g_assert_cmpfloat_with_epsilon (pace.expected, 1, 1e-9);
  cordon_progress_pace (&progress, &flow_up, "2026-09-30", &pace);
  g_assert_cmpfloat_with_epsilon (pace.expected, 365, 1e-9);
  words = cordon_pace_describe (&pace, &flow_up);
  g_assert_nonnull (strstr (words, "Behind by 265"));

  COMPUTE (&stock_up, undated, &progress);
  cordon_progress_pace (&progress, &stock_up, TODAY, &pace);
  g_assert_false (pace.known);
  COMPUTE (&down, falling, &progress);
  cordon_progress_pace (&progress, &down, TODAY, &pace);
  g_assert_cmpint (pace.bound, ==, CORDON_BOUND_AT_MOST);
}

static void
test_roll_up (void)
{
  CordonProgress progresses[5] = {
      {.state = CORDON_PROGRESS_KNOWN, .fraction = 0.5},
      {.state = CORDON_PROGRESS_KNOWN, .fraction = 1.4},
      {.state = CORDON_PROGRESS_NO_TARGET},
      {.state = CORDON_PROGRESS_LEVEL, .verdict = CORDON_VERDICT_NOT_MET},
      {.state = CORDON_PROGRESS_LEVEL, .verdict = CORDON_VERDICT_MET},
  };
  const double weights[] = {3, 0, 100, 100, 100};
  CordonRollUp roll_up;
  g_autofree char *words = NULL;
  g_autofree char *nothing = NULL;

  cordon_progress_roll_up (progresses, weights, 5, &roll_up);
  g_assert_cmpfloat_with_epsilon (roll_up.fraction, (3 * 0.5 + 1) / 4, 1e-12);
  g_assert_cmpuint (roll_up.n_known, ==, 2);
  g_assert_cmpuint (roll_up.n_unknown, ==, 1);
  g_assert_cmpuint (roll_up.n_kept, ==, 1);
  g_assert_cmpuint (roll_up.n_broken, ==, 1);
  words = cordon_roll_up_describe (&roll_up);
  g_assert_cmpstr (words, ==,
                   "63 % of the way, over 2 measures. 1 of 2 levels are kept. Of 1 measure no progress can be told.");

  /* Nothing known is never 0 %. */
  cordon_progress_roll_up (progresses + 2, NULL, 1, &roll_up);
  g_assert_cmpuint (roll_up.n_known, ==, 0);
  nothing = cordon_roll_up_describe (&roll_up);
  g_assert_null (strchr (nothing, '%'));
}

static void
test_sum (void)
{
  const CordonReadingFacts readings[] = {READING ("actual", 10, .period = "2026-Q1"),
                                         READING ("actual", 20, .period = "2026-Q2", .qualifier = "more_than")};
  CordonFigure figure;
  GDate start, end;
  char *refusal;

  g_date_clear (&start, 1);
  g_date_clear (&end, 1);
  g_date_set_dmy (&start, 1, G_DATE_OCTOBER, 2025);
  g_date_set_dmy (&end, 30, G_DATE_SEPTEMBER, 2026);
  g_assert_null (cordon_progress_sum (&flow_up, readings, 2, &start, &end, 10, &figure));
  g_assert_cmpfloat (figure.low, ==, 30);
  g_assert_true (isinf (figure.high) && figure.low_open);
  refusal = cordon_progress_sum (&stock_up, readings, 2, &start, &end, 10, &figure);
  g_assert_nonnull (refusal);
  g_assert_false (figure.known);
  g_free (refusal);
  refusal = cordon_progress_sum (&ratio_up, readings, 2, &start, &end, 10, &figure);
  g_assert_nonnull (refusal);
  g_free (refusal);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/progress/known", test_known);
  g_test_add_func ("/progress/nothing-to-tell", test_nothing_to_tell);
  g_test_add_func ("/progress/levels", test_levels);
  g_test_add_func ("/progress/bounds", test_bounds);
  g_test_add_func ("/progress/conflicting-sources", test_conflict);
  g_test_add_func ("/progress/flow-and-stock", test_flow_and_stock);
  g_test_add_func ("/progress/overlap", test_overlap);
  g_test_add_func ("/progress/years", test_years);
  g_test_add_func ("/progress/units", test_units);
  g_test_add_func ("/progress/which-target", test_targets);
  g_test_add_func ("/progress/pace", test_pace);
  g_test_add_func ("/progress/roll-up", test_roll_up);
  g_test_add_func ("/progress/sum", test_sum);

  return g_test_run ();
}
