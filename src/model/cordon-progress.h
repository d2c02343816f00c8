/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/cordon-record.h"

G_BEGIN_DECLS

/* How sure a figure is: exact, or the least, or the most that it can be, or only about. */
typedef enum
{
  CORDON_BOUND_EXACT,
  CORDON_BOUND_AT_LEAST,
  CORDON_BOUND_AT_MOST,
  CORDON_BOUND_ABOUT,
} CordonBound;

typedef enum
{
  CORDON_VERDICT_UNKNOWN,
  CORDON_VERDICT_MET,
  CORDON_VERDICT_NOT_MET,
} CordonVerdict;

/**
 * CordonProgressState:
 * @CORDON_PROGRESS_KNOWN: there is a fraction
 * @CORDON_PROGRESS_LEVEL: a level to be kept: there is a verdict, and no fraction
 * @CORDON_PROGRESS_NO_ACTUAL: nothing has been counted yet
 * @CORDON_PROGRESS_NO_TARGET: nothing was promised
 * @CORDON_PROGRESS_NO_BASELINE: nobody said where it began
 * @CORDON_PROGRESS_NO_WAY: target and baseline are the same, so that there is no way between them
 * @CORDON_PROGRESS_NO_DIRECTION: the measure doesn't say what is better
 * @CORDON_PROGRESS_UNITS: its readings are in units that can't be compared
 */
typedef enum
{
  CORDON_PROGRESS_KNOWN,
  CORDON_PROGRESS_LEVEL,
  CORDON_PROGRESS_NO_ACTUAL,
  CORDON_PROGRESS_NO_TARGET,
  CORDON_PROGRESS_NO_BASELINE,
  CORDON_PROGRESS_NO_WAY,
  CORDON_PROGRESS_NO_DIRECTION,
  CORDON_PROGRESS_UNITS,
} CordonProgressState;

/* What is asked of a measure, and of a reading: their fields, borrowed. An absent number is NAN, an absent text %NULL.
 */
typedef struct
{
  const char *unit;
  const char *accrual;
  const char *direction;
  const char *year_basis;
} CordonMeasureFacts;

typedef struct
{
  const char *role;
  const char *period;
  const char *as_of;
  double value;
  double value_to;
  const char *unit;
  const char *qualifier;
  const char *party;
  const char *country;
  const char *category;
} CordonReadingFacts;

/* Both borrow from their record, and hold until it changes. */
void cordon_measure_facts (CordonRecord *measure, CordonMeasureFacts *facts);
/* The same of a reading. */
void cordon_reading_facts (CordonRecord *reading, CordonReadingFacts *facts);

/**
 * cordon_reading_dup_day:
 * @first_month: the fiscal year's first month, 1 to 12
 *
 * Returns: (transfer full) (nullable): the day that a reading stands at, ISO 8601: its own, or its period's last; %NULL
 * where it has neither
 */
char *cordon_reading_dup_day (const CordonReadingFacts *facts, int first_month);

/**
 * CordonFigure:
 * @known: whether there is one
 * @low: the least it can be, -INFINITY for no bound; @high likewise. Both the same for an exact figure
 * @low_open: whether @low itself is excluded ("more than")
 * @about: whether it is only about right
 * @start: its first day, not valid for a state on a day
 * @end: its last day, or the day of the state; not valid where no date is given
 * @n_readings: how many readings it is made of
 * @n_left_out: how many were left out because they overlap others, or cover another span
 * @conflicting: whether readings of the same day say different things: it then spans all of them
 * @partial: whether only details were there, and no total: the sum is a least
 */
typedef struct
{
  gboolean known;
  double low;
  double high;
  gboolean low_open;
  gboolean about;
  GDate start;
  GDate end;
  guint n_readings;
  guint n_left_out;
  gboolean conflicting;
  gboolean partial;
} CordonFigure;

/* What one reading says: its bounds, and what it covers but for periods, which need a fiscal year. */
void cordon_figure_of_reading (const CordonReadingFacts *reading, CordonFigure *figure);

/**
 * CordonProgress:
 * @state: what can be said
 * @fraction: with @CORDON_PROGRESS_KNOWN, (current − baseline) / (target − baseline): 0 at the baseline, 1 at the
 * target, below 0 and above 1 as it is
 * @bound: how sure @fraction is
 * @verdict: whether the target is met
 */
typedef struct
{
  CordonProgressState state;
  double fraction;
  CordonBound bound;
  CordonVerdict verdict;
  CordonFigure baseline;
  CordonFigure target;
  CordonFigure current;
} CordonProgress;

/**
 * cordon_progress_compute:
 * @measure: the measure
 * @readings: its readings, in any order
 * @n_readings: how many
 * @today: an ISO date; readings of later days don't count yet, but for the target
 * @first_month: the fiscal year's first month, 1 to 12
 * @progress: (out): what can be said
 *
 * A flow is the sum over the target's period; of a stock or ratio the latest reading counts. Nothing is added to what
 * contains it.
 */
void cordon_progress_compute (const CordonMeasureFacts *measure, const CordonReadingFacts *readings, guint n_readings,
                              const char *today, int first_month, CordonProgress *progress);

/* The same from records: @readings holds those of @measure. */
void cordon_progress_of_measure (CordonRecord *measure, GListModel *readings, const char *today, int first_month,
                                 CordonProgress *progress);

/* Returns: (transfer full): a whole sentence that says how far it is, or why that can't be said */
char *cordon_progress_describe (const CordonProgress *progress, const CordonMeasureFacts *measure);

/**
 * CordonPace:
 * @known: whether an expectation can be stated
 * @expected: what a straight line from baseline to target holds on the day
 * @fraction: the same as a fraction of the way
 * @ahead: current less expected, in the measure's good direction: negative when behind
 * @bound: how sure @ahead is
 */
typedef struct
{
  gboolean known;
  double expected;
  double fraction;
  double ahead;
  CordonBound bound;
} CordonPace;

/* The pace on a day: before the baseline's day nothing is expected, from the target's day on all of it. */
void cordon_progress_pace (const CordonProgress *progress, const CordonMeasureFacts *measure, const char *date,
                           CordonPace *pace);
char *cordon_pace_describe (const CordonPace *pace, const CordonMeasureFacts *measure);

/**
 * CordonRollUp:
 * @n_measures: how many went in
 * @n_known: how many of them have a fraction
 * @n_kept: how many keep their level
 * @n_broken: how many don't
 * @n_unknown: how many have neither fraction nor verdict
 * @fraction: with @n_known above 0, the mean of their fractions, weighted; each counted between 0 and 1
 * @bound: how sure it is
 */
typedef struct
{
  guint n_measures;
  guint n_known;
  guint n_kept;
  guint n_broken;
  guint n_unknown;
  double fraction;
  CordonBound bound;
} CordonRollUp;

/* @weights: (nullable): one for each; %NULL, or one not above 0, counts as 1 */
void cordon_progress_roll_up (const CordonProgress *progresses, const double *weights, guint n_progresses,
                              CordonRollUp *roll_up);
/**
 * cordon_progress_of_measures:
 * @measures: (element-type CordonRecord): the measures of an item, or of any group
 * @readings: (element-type CordonRecord): readings; those of other measures are passed over
 * @today: an ISO date
 * @first_month: the fiscal year's first month, 1 to 12
 * @roll_up: (out): what they come to, by their weights
 */
void cordon_progress_of_measures (GListModel *measures, GListModel *readings, const char *today, int first_month,
                                  CordonRollUp *roll_up);
/* Returns: (transfer full): whole sentences that say how far it is, and of how many measures nothing can be told */
char *cordon_roll_up_describe (const CordonRollUp *roll_up);

/**
 * cordon_progress_sum:
 * @measure: a measure
 * @readings: its readings
 * @start: the first day; @end the last
 * @figure: (out): the sum of the actual readings that lie within
 *
 * Returns: (transfer full) (nullable): why there is no sum, in a sentence: a stock is never summed over time, a ratio
 * never at all; %NULL where there is one
 */
char *cordon_progress_sum (const CordonMeasureFacts *measure, const CordonReadingFacts *readings, guint n_readings,
                           const GDate *start, const GDate *end, int first_month, CordonFigure *figure);

/**
 * cordon_progress_total:
 * @measures: (array length=n_measures): measures to be added up
 * @figures: (array length=n_measures): the figure of each
 * @total: (out): their sum; those that are part of another one here are left out
 *
 * Returns: (transfer full) (nullable): why there is no total, in a sentence; %NULL where there is one
 */
char *cordon_progress_total (CordonRecord *const *measures, const CordonFigure *figures, guint n_measures,
                             CordonFigure *total);

/* Returns: (transfer full): "more than 15,000 people", "91–93 offices", "about 40" */
char *cordon_figure_describe (const CordonFigure *figure, const char *unit);

G_END_DECLS
