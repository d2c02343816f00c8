/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far a measure is, whether it is on pace, and what several come to. All of it is computed from values alone, so
 * that the same readings say the same on every laptop.
 *
 * Progress is (current − baseline) / (target − baseline). Where a part of that is missing there is no progress, and the
 * sentence says why: it is never 0 %. A level that is to be kept has a verdict in place of a fraction. */

#include "model/cordon-progress.h"

#include <math.h>
#include <string.h>

#include "base/cordon-date.h"
#include "base/cordon-number.h"
#include "model/cordon-figure-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is (const char *one, const char *other)
{
  return g_strcmp0 (one, other) == 0;
}

/* Whether less is better. */
static gboolean
is_downwards (const CordonMeasureFacts *measure)
{
  return is (measure->direction, "decrease") || is (measure->direction, "maintain_at_most");
}

static gboolean
is_level (const CordonMeasureFacts *measure)
{
  return is (measure->direction, "maintain_at_least") || is (measure->direction, "maintain_at_most");
}

/* One number for a figure where a formula needs one. */
static double
middle (const CordonFigure *figure)
{
  if (isfinite (figure->low) && isfinite (figure->high))
    return figure->low + (figure->high - figure->low) / 2;
  return isfinite (figure->low) ? figure->low : figure->high;
}

static gboolean
is_exact (const CordonFigure *figure)
{
  return figure->low == figure->high && !figure->about;
}

static CordonBound
bound_of (const CordonFigure *figure)
{
  if (is_exact (figure))
    return CORDON_BOUND_EXACT;
  if (figure->about || (isfinite (figure->low) && isfinite (figure->high)))
    return CORDON_BOUND_ABOUT;
  return isfinite (figure->low) ? CORDON_BOUND_AT_LEAST : CORDON_BOUND_AT_MOST;
}

static CordonBound
turn (CordonBound bound)
{
  if (bound == CORDON_BOUND_AT_LEAST)
    return CORDON_BOUND_AT_MOST;
  return bound == CORDON_BOUND_AT_MOST ? CORDON_BOUND_AT_LEAST : bound;
}

static CordonVerdict
judge (const CordonFigure *current, const CordonFigure *target, gboolean downwards)
{
  if (downwards)
    {
      double most = isfinite (target->high) ? target->high : target->low;

      if (current->high <= most)
        return CORDON_VERDICT_MET;
      return current->low > most || (current->low == most && current->low_open) ? CORDON_VERDICT_NOT_MET
                                                                                : CORDON_VERDICT_UNKNOWN;
    }
  if (target->low_open ? current->low > target->low || (current->low == target->low && current->low_open)
                       : current->low >= target->low)
    return CORDON_VERDICT_MET;
  return target->low_open ? (current->high <= target->low ? CORDON_VERDICT_NOT_MET : CORDON_VERDICT_UNKNOWN)
         : current->high < target->low ? CORDON_VERDICT_NOT_MET
                                       : CORDON_VERDICT_UNKNOWN;
}

/* The time over which a flow is counted against its target: the target's own, or the year of its day. */
static gboolean
find_flow_span (const CordonMeasureFacts *measure, GArray *targets, const CordonFigure *target, int first_month,
                GDate *start, GDate *end)
{
  g_autofree char *day = NULL;

  if (cordon_figure_span (targets, target, start, end))
    return TRUE;
  if (!g_date_valid (&target->end))
    return FALSE;
  if (is (measure->year_basis, "calendar"))
    first_month = 1;
  day = cordon_date_to_text (&target->end);
  cordon_fiscal_year_bounds (cordon_fiscal_year_of (day, first_month), first_month, start, end);
  return TRUE;
}

static CordonProgressState
find_state (const CordonMeasureFacts *measure, const CordonProgress *progress)
{
  if (!progress->target.known)
    return CORDON_PROGRESS_NO_TARGET;
  if (!progress->current.known)
    return CORDON_PROGRESS_NO_ACTUAL;
  if (measure->direction == NULL)
    return CORDON_PROGRESS_NO_DIRECTION;
  if (is_level (measure))
    return CORDON_PROGRESS_LEVEL;
  if (!progress->baseline.known)
    return CORDON_PROGRESS_NO_BASELINE;
  if (middle (&progress->baseline) == middle (&progress->target))
    return CORDON_PROGRESS_NO_WAY;
  return CORDON_PROGRESS_KNOWN;
}

void
cordon_progress_compute (const CordonMeasureFacts *measure, const CordonReadingFacts *readings, guint n_readings,
                         const char *today, int first_month, CordonProgress *progress)
{
  gboolean units_differ = FALSE;
  g_autoptr (GArray) baselines = NULL;
  g_autoptr (GArray) targets = NULL;
  g_autoptr (GArray) actuals = NULL;
  gboolean ratio, flow;
  GDate day, start, end;

  g_return_if_fail (measure != NULL && progress != NULL);
  g_return_if_fail (readings != NULL || n_readings == 0);
  g_return_if_fail (first_month >= 1 && first_month <= 12);
  g_return_if_fail (cordon_date_parse (today, &day));

  memset (progress, 0, sizeof *progress);
  baselines = cordon_figure_collect (measure, readings, n_readings, "baseline", first_month, &units_differ);
  targets = cordon_figure_collect (measure, readings, n_readings, "target", first_month, &units_differ);
  actuals = cordon_figure_collect (measure, readings, n_readings, "actual", first_month, &units_differ);
  ratio = is (measure->accrual, "ratio");
  flow = is (measure->accrual, "flow");

  cordon_figure_latest (baselines, NULL, FALSE, &progress->baseline);
  cordon_figure_latest (targets, &day, FALSE, &progress->target);
  cordon_figure_drop_after (actuals, &day);
  if (flow && progress->target.known && find_flow_span (measure, targets, &progress->target, first_month, &start, &end))
    {
      progress->target.start = start;
      progress->target.end = end;
      cordon_figure_sum (actuals, &start, &end, &day, &progress->current);
    }
  else
    cordon_figure_latest (actuals, NULL, !ratio, &progress->current);

  if (units_differ)
    {
      progress->state = CORDON_PROGRESS_UNITS;
      return;
    }
  progress->state = find_state (measure, progress);
  if (progress->target.known && progress->current.known && measure->direction != NULL)
    progress->verdict = judge (&progress->current, &progress->target, is_downwards (measure));
  if (progress->state == CORDON_PROGRESS_KNOWN)
    {
      double baseline = middle (&progress->baseline);
      double target = middle (&progress->target);

      progress->fraction = (middle (&progress->current) - baseline) / (target - baseline);
      progress->bound = bound_of (&progress->current);
      if (target < baseline)
        progress->bound = turn (progress->bound);
      if (!is_exact (&progress->baseline) || !is_exact (&progress->target))
        progress->bound = CORDON_BOUND_ABOUT;
    }
}

void
cordon_progress_of_measure (CordonRecord *measure, GListModel *readings, const char *today, int first_month,
                            CordonProgress *progress)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (CordonReadingFacts));
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  CordonMeasureFacts facts;

  g_return_if_fail (CORDON_IS_RECORD (measure));
  g_return_if_fail (G_IS_LIST_MODEL (readings));

  cordon_measure_facts (measure, &facts);
  for (guint i = 0; i < g_list_model_get_n_items (readings); i++)
    {
      CordonRecord *reading = g_list_model_get_item (readings, i);
      CordonReadingFacts reading_facts;

      g_ptr_array_add (records, reading);
      cordon_reading_facts (reading, &reading_facts);
      g_array_append_val (all, reading_facts);
    }
  cordon_progress_compute (&facts, (const CordonReadingFacts *) (gpointer) all->data, all->len, today, first_month,
                           progress);
}

static char *
describe_share (double fraction, CordonBound bound)
{
  g_autofree char *number = NULL;
  double percent = fraction * 100;

  /* A bound isn't rounded to more than it says, and nothing is rounded up to all of it. */
  if (bound == CORDON_BOUND_AT_MOST)
    percent = ceil (percent - 1e-9);
  else if (bound == CORDON_BOUND_AT_LEAST || (percent < 100 && round (percent) >= 100))
    percent = floor (percent + 1e-9);
  number = cordon_number_format (round (percent), 0);
  switch (bound)
    {
    case CORDON_BOUND_AT_LEAST:
      return g_strdup_printf (C_ ("share", "at least %s %%"), number);
    case CORDON_BOUND_AT_MOST:
      return g_strdup_printf (C_ ("share", "at most %s %%"), number);
    case CORDON_BOUND_ABOUT:
      return g_strdup_printf (C_ ("share", "about %s %%"), number);
    case CORDON_BOUND_EXACT:
    default:
      /* Translators: a share: a number of per cent. */
      return g_strdup_printf (C_ ("share", "%s %%"), number);
    }
}

static char *
describe_level (const CordonProgress *progress, const char *current, const char *target, gboolean at_most)
{
  switch (progress->verdict)
    {
    case CORDON_VERDICT_MET:
      return g_strdup_printf (at_most ? _ ("%s now, which keeps to at most %s.")
                                      : _ ("%s now, which keeps to at least %s."),
                              current, target);
    case CORDON_VERDICT_NOT_MET:
      return g_strdup_printf (at_most ? _ ("%s now, which is more than the %s that it is to stay within.")
                                      : _ ("%s now, which is less than the %s that is to be kept."),
                              current, target);
    case CORDON_VERDICT_UNKNOWN:
    default:
      return g_strdup_printf (_ ("%s now; whether that keeps to %s can’t be told from this figure."), current, target);
    }
}

static char *
describe_state (const CordonProgress *progress, const CordonMeasureFacts *measure)
{
  g_autofree char *current = cordon_figure_describe (&progress->current, measure->unit);
  g_autofree char *target = cordon_figure_describe (&progress->target, measure->unit);
  g_autofree char *baseline = cordon_figure_describe (&progress->baseline, measure->unit);
  g_autofree char *share = NULL;

  switch (progress->state)
    {
    case CORDON_PROGRESS_KNOWN:
      share = describe_share (progress->fraction, progress->bound);
      /* Translators: the figure of now, the baseline, the target, and a share such as “at least 40 %”. */
      return g_strdup_printf (_ ("%1$s now, on the way from %2$s to %3$s: %4$s of it."), current, baseline, target,
                              share);
    case CORDON_PROGRESS_LEVEL:
      return describe_level (progress, current, target, is_downwards (measure));
    case CORDON_PROGRESS_NO_ACTUAL:
      return g_strdup_printf (_ ("The target is %s; nothing has been counted yet, so no progress can be told."),
                              target);
    case CORDON_PROGRESS_NO_TARGET:
      if (!progress->current.known)
        return g_strdup (_ ("No target has been set and nothing has been counted, so no progress can be told."));
      return g_strdup_printf (_ ("%s now; no target has been set, so no progress can be told."), current);
    case CORDON_PROGRESS_NO_BASELINE:
      return g_strdup_printf (_ ("%s now, with a target of %s; without a baseline no progress can be told."), current,
                              target);
    case CORDON_PROGRESS_NO_WAY:
      return g_strdup_printf (_ ("%s now; target and baseline are both %s, so no progress can be told between them."),
                              current, target);
    case CORDON_PROGRESS_NO_DIRECTION:
      return g_strdup_printf (_ ("%s now, with a target of %s; which direction is better hasn’t been said."), current,
                              target);
    case CORDON_PROGRESS_UNITS:
    default:
      return g_strdup (_ ("Its readings are in units that can’t be compared, so no progress can be told."));
    }
}

char *
cordon_progress_describe (const CordonProgress *progress, const CordonMeasureFacts *measure)
{
  g_autoptr (GString) sentence = NULL;
  g_autofree char *state = NULL;

  g_return_val_if_fail (progress != NULL && measure != NULL, NULL);

  state = describe_state (progress, measure);
  sentence = g_string_new (state);
  if (progress->state == CORDON_PROGRESS_UNITS)
    return g_string_free (g_steal_pointer (&sentence), FALSE);
  if (progress->current.conflicting)
    g_string_append_printf (sentence, " %s", _ ("The sources say different things about the figure of now."));
  if (progress->current.partial)
    g_string_append_printf (sentence, " %s", _ ("Only parts were counted, so that it is a least."));
  if (progress->current.n_left_out > 0)
    {
      g_string_append_c (sentence, ' ');
      g_string_append_printf (sentence,
                              ngettext ("%u reading is left out, as it covers other days.",
                                        "%u readings are left out, as they cover other days.",
                                        progress->current.n_left_out),
                              progress->current.n_left_out);
    }
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

void
cordon_progress_pace (const CordonProgress *progress, const CordonMeasureFacts *measure, const char *date,
                      CordonPace *pace)
{
  gboolean flow;
  double from, to;
  GDate day, start;
  int length, elapsed;

  g_return_if_fail (progress != NULL && measure != NULL && pace != NULL);
  g_return_if_fail (cordon_date_parse (date, &day));

  memset (pace, 0, sizeof *pace);
  flow = is (measure->accrual, "flow");
  if (!progress->target.known || !g_date_valid (&progress->target.end) || is_level (measure)
      || measure->direction == NULL || progress->state == CORDON_PROGRESS_UNITS)
    return;

  /* A flow begins at nothing on the first day of its time, and that day counts; a state moves on from its baseline. */
  if (flow)
    {
      if (!g_date_valid (&progress->target.start))
        return;
      start = progress->target.start;
      g_date_subtract_days (&start, 1);
      from = 0;
    }
  else
    {
      if (!progress->baseline.known || !g_date_valid (&progress->baseline.end))
        return;
      start = progress->baseline.end;
      from = middle (&progress->baseline);
    }
  to = middle (&progress->target);
  length = g_date_days_between (&start, &progress->target.end);
  elapsed = g_date_days_between (&start, &day);
  if (length <= 0)
    return;

  pace->known = TRUE;
  pace->fraction = CLAMP ((double) elapsed / length, 0, 1);
  pace->expected = from + (to - from) * pace->fraction;
  pace->bound = CORDON_BOUND_ABOUT;
  if (progress->current.known)
    {
      pace->ahead = middle (&progress->current) - pace->expected;
      pace->bound = bound_of (&progress->current);
      if (is_downwards (measure))
        {
          pace->ahead = -pace->ahead;
          pace->bound = turn (pace->bound);
        }
    }
  else
    pace->ahead = NAN;
}

char *
cordon_pace_describe (const CordonPace *pace, const CordonMeasureFacts *measure)
{
  CordonFigure figure = {.known = TRUE};
  g_autofree char *expected = NULL;
  g_autofree char *difference = NULL;
  double rounded;

  g_return_val_if_fail (pace != NULL && measure != NULL, NULL);

  if (!pace->known)
    return g_strdup (_ ("No pace can be told: it needs a target with a date, and a day from which it is counted."));
  figure.low = figure.high = fabs (pace->expected) >= 10 ? round (pace->expected) : round (pace->expected * 10) / 10;
  expected = cordon_figure_describe (&figure, measure->unit);
  if (isnan (pace->ahead))
    return g_strdup_printf (_ ("A straight line would stand at %s by now; nothing has been counted yet."), expected);
  rounded = fabs (pace->ahead) >= 10 ? round (fabs (pace->ahead)) : round (fabs (pace->ahead) * 10) / 10;
  difference = cordon_number_format (rounded, -1);
  if (rounded == 0)
    return g_strdup_printf (_ ("On pace: a straight line would stand at %s by now."), expected);
  if (pace->ahead > 0)
    return g_strdup_printf (_ ("Ahead by %s: a straight line would stand at %s by now."), difference, expected);
  if (pace->bound == CORDON_BOUND_AT_LEAST)
    return g_strdup_printf (_ ("Behind by at most %s: a straight line would stand at %s by now."), difference,
                            expected);
  return g_strdup_printf (_ ("Behind by %s: a straight line would stand at %s by now."), difference, expected);
}

static CordonBound
join (CordonBound one, CordonBound other)
{
  if (one == CORDON_BOUND_EXACT || one == other)
    return other;
  return other == CORDON_BOUND_EXACT ? one : CORDON_BOUND_ABOUT;
}

void
cordon_progress_roll_up (const CordonProgress *progresses, const double *weights, guint n_progresses,
                         CordonRollUp *roll_up)
{
  double sum = 0, total = 0;

  g_return_if_fail (progresses != NULL || n_progresses == 0);
  g_return_if_fail (roll_up != NULL);

  memset (roll_up, 0, sizeof *roll_up);
  roll_up->n_measures = n_progresses;
  for (guint i = 0; i < n_progresses; i++)
    {
      double weight = weights != NULL && weights[i] > 0 ? weights[i] : 1;

      if (progresses[i].state == CORDON_PROGRESS_KNOWN)
        {
          roll_up->n_known++;
          sum += weight * CLAMP (progresses[i].fraction, 0, 1);
          total += weight;
          roll_up->bound = join (roll_up->bound, progresses[i].bound);
        }
      else if (progresses[i].state == CORDON_PROGRESS_LEVEL && progresses[i].verdict == CORDON_VERDICT_MET)
        roll_up->n_kept++;
      else if (progresses[i].state == CORDON_PROGRESS_LEVEL && progresses[i].verdict == CORDON_VERDICT_NOT_MET)
        roll_up->n_broken++;
      else
        roll_up->n_unknown++;
    }
  if (roll_up->n_known > 0)
    roll_up->fraction = sum / total;
}

void
cordon_progress_of_measures (GListModel *measures, GListModel *readings, const char *today, int first_month,
                             CordonRollUp *roll_up)
{
  g_autoptr (GHashTable) by_measure = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autofree CordonProgress *progresses = NULL;
  g_autofree double *weights = NULL;
  guint n_measures;

  g_return_if_fail (G_IS_LIST_MODEL (measures) && G_IS_LIST_MODEL (readings));
  g_return_if_fail (roll_up != NULL);

  by_measure = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (readings); i++)
    {
      CordonRecord *reading = g_list_model_get_item (readings, i);
      const char *measure = cordon_record_get_text (reading, "measure");
      GArray *of_measure = measure != NULL ? g_hash_table_lookup (by_measure, measure) : NULL;
      CordonReadingFacts facts;

      g_ptr_array_add (records, reading);
      if (measure == NULL)
        continue;
      if (of_measure == NULL)
        {
          of_measure = g_array_new (FALSE, FALSE, sizeof (CordonReadingFacts));
          g_hash_table_insert (by_measure, (gpointer) measure, of_measure);
        }
      cordon_reading_facts (reading, &facts);
      g_array_append_val (of_measure, facts);
    }

  n_measures = g_list_model_get_n_items (measures);
  progresses = g_new0 (CordonProgress, n_measures);
  weights = g_new0 (double, n_measures);
  for (guint i = 0; i < n_measures; i++)
    {
      g_autoptr (CordonRecord) measure = g_list_model_get_item (measures, i);
      GArray *of_measure = g_hash_table_lookup (by_measure, cordon_record_get_id (measure));
      CordonMeasureFacts facts;

      cordon_measure_facts (measure, &facts);
      cordon_record_get_number (measure, "weight", &weights[i]);
      cordon_progress_compute (&facts,
                               of_measure != NULL ? (const CordonReadingFacts *) (gpointer) of_measure->data : NULL,
                               of_measure != NULL ? of_measure->len : 0, today, first_month, &progresses[i]);
    }
  cordon_progress_roll_up (progresses, weights, n_measures, roll_up);
}

char *
cordon_roll_up_describe (const CordonRollUp *roll_up)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_levels;

  g_return_val_if_fail (roll_up != NULL, NULL);

  if (roll_up->n_measures == 0)
    return g_strdup (_ ("It has no measures yet."));
  if (roll_up->n_known > 0)
    {
      g_autofree char *share = describe_share (roll_up->fraction, roll_up->bound);

      /* Translators: %s is a share such as “at least 40 %”. */
      g_string_append_printf (
          words, ngettext ("%s of the way, by %u measure.", "%s of the way, over %u measures.", roll_up->n_known),
          share, roll_up->n_known);
    }
  n_levels = roll_up->n_kept + roll_up->n_broken;
  if (n_levels > 0)
    {
      g_string_append (words, words->len > 0 ? " " : "");
      g_string_append_printf (words, ngettext ("%u of %u level is kept.", "%u of %u levels are kept.", n_levels),
                              roll_up->n_kept, n_levels);
    }
  if (roll_up->n_unknown > 0)
    {
      g_string_append (words, words->len > 0 ? " " : "");
      g_string_append_printf (words,
                              ngettext ("Of %u measure no progress can be told.",
                                        "Of %u measures no progress can be told.", roll_up->n_unknown),
                              roll_up->n_unknown);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
cordon_progress_sum (const CordonMeasureFacts *measure, const CordonReadingFacts *readings, guint n_readings,
                     const GDate *start, const GDate *end, int first_month, CordonFigure *figure)
{
  g_autoptr (GArray) actuals = NULL;
  gboolean units_differ = FALSE;

  g_return_val_if_fail (measure != NULL && start != NULL && end != NULL && figure != NULL, NULL);

  memset (figure, 0, sizeof *figure);
  if (is (measure->accrual, "ratio"))
    return g_strdup (_ ("A ratio is never added up."));
  if (!is (measure->accrual, "flow"))
    return g_strdup (_ ("A state on a day is never added up over time."));
  actuals = cordon_figure_collect (measure, readings, n_readings, "actual", first_month, &units_differ);
  if (units_differ)
    return g_strdup (_ ("Its readings are in units that can’t be added up."));
  cordon_figure_sum (actuals, start, end, NULL, figure);
  return figure->known ? NULL : g_strdup (_ ("Nothing was counted in that time."));
}

/* Whether a measure is part of another one that is added up as well. */
static gboolean
is_inside (CordonRecord *const *measures, guint n_measures, guint i)
{
  const char *whole = cordon_record_get_text (measures[i], "part_of");

  for (guint steps = 0; whole != NULL && steps < n_measures; steps++)
    {
      const char *next = NULL;

      for (guint m = 0; m < n_measures; m++)
        {
          if (!is (cordon_record_get_id (measures[m]), whole))
            continue;
          if (m != i)
            return TRUE;
          next = cordon_record_get_text (measures[m], "part_of");
        }
      whole = next;
    }
  return FALSE;
}

char *
cordon_progress_total (CordonRecord *const *measures, const CordonFigure *figures, guint n_measures,
                       CordonFigure *total)
{
  const char *unit, *accrual;

  g_return_val_if_fail (measures != NULL || n_measures == 0, NULL);
  g_return_val_if_fail (total != NULL, NULL);

  memset (total, 0, sizeof *total);
  if (n_measures == 0)
    return g_strdup (_ ("There is nothing to add up."));
  unit = cordon_record_get_text (measures[0], "unit");
  accrual = cordon_record_get_text (measures[0], "accrual");
  for (guint i = 0; i < n_measures; i++)
    {
      CordonFigure figure = figures[i];
      double factor;

      if (is (cordon_record_get_text (measures[i], "accrual"), "ratio"))
        return g_strdup (_ ("A ratio is never added up."));
      if (!is (cordon_record_get_text (measures[i], "accrual"), accrual))
        return g_strdup (_ ("What is counted over a time and what stands on a day can’t be added up."));
      if (!cordon_figure_unit_factor (cordon_record_get_text (measures[i], "unit"), unit, &factor))
        return g_strdup (_ ("They are in units that can’t be added up."));
      if (!figure.known || is_inside (measures, n_measures, i))
        {
          total->n_left_out += figure.known ? 0 : 1;
          continue;
        }
      total->low += figure.low * factor;
      total->high += figure.high * factor;
      total->low_open = total->low_open || figure.low_open;
      total->about = total->about || figure.about;
      total->conflicting = total->conflicting || figure.conflicting;
      total->partial = total->partial || figure.partial;
      total->n_readings += figure.n_readings;
      total->known = TRUE;
    }
  return total->known ? NULL : g_strdup (_ ("There is nothing to add up."));
}
