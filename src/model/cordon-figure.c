/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which readings make a figure. A reading is a bound as often as a number ("more than 15,000"), and what is made of
 * several keeps that. Readings of the same day that differ stand side by side: the figure then spans them.
 *
 * A flow is counted over a time: readings are added up only where none covers a day that another one covers too, the
 * longest first, and a total always before its own details. A state on a day is never added to that of another day; a
 * ratio never to anything. */

#include "model/cordon-figure-private.h"

#include <math.h>
#include <string.h>

#include "base/cordon-date.h"
#include "base/cordon-number.h"
#include "model/cordon-period.h"

#include <glib/gi18n-lib.h>

static double
read_double (CordonRecord *record, const char *field)
{
  double number;

  return cordon_record_get_number (record, field, &number) ? number : NAN;
}

void
cordon_measure_facts (CordonRecord *measure, CordonMeasureFacts *facts)
{
  g_return_if_fail (CORDON_IS_RECORD (measure));
  g_return_if_fail (facts != NULL);

  facts->unit = cordon_record_get_text (measure, "unit");
  facts->accrual = cordon_record_get_text (measure, "accrual");
  facts->direction = cordon_record_get_text (measure, "direction");
  facts->year_basis = cordon_record_get_text (measure, "year_basis");
}

void
cordon_reading_facts (CordonRecord *reading, CordonReadingFacts *facts)
{
  g_return_if_fail (CORDON_IS_RECORD (reading));
  g_return_if_fail (facts != NULL);

  facts->role = cordon_record_get_text (reading, "role");
  facts->period = cordon_record_get_text (reading, "period");
  facts->as_of = cordon_record_get_text (reading, "as_of");
  facts->value = read_double (reading, "value");
  facts->value_to = read_double (reading, "value_to");
  facts->unit = cordon_record_get_text (reading, "unit");
  facts->qualifier = cordon_record_get_text (reading, "qualifier");
  facts->party = cordon_record_get_text (reading, "party");
  facts->country = cordon_record_get_text (reading, "country");
  facts->category = cordon_record_get_text (reading, "category");
}

void
cordon_figure_of_reading (const CordonReadingFacts *reading, CordonFigure *figure)
{
  g_return_if_fail (reading != NULL && figure != NULL);

  memset (figure, 0, sizeof *figure);
  g_date_clear (&figure->start, 1);
  cordon_date_parse (reading->as_of, &figure->end);
  if (isnan (reading->value))
    return;
  figure->known = TRUE;
  figure->n_readings = 1;
  figure->low = figure->high = reading->value;
  if (!isnan (reading->value_to))
    figure->high = reading->value_to;
  if (g_strcmp0 (reading->qualifier, "at_least") == 0 || g_strcmp0 (reading->qualifier, "more_than") == 0)
    figure->high = INFINITY;
  figure->low_open = g_strcmp0 (reading->qualifier, "more_than") == 0;
  figure->about = g_strcmp0 (reading->qualifier, "about") == 0;
}

gboolean
cordon_figure_unit_factor (const char *from, const char *to, double *factor)
{
  double one, other;

  *factor = 1;
  if (from == NULL || to == NULL || g_ascii_strcasecmp (from, to) == 0)
    return TRUE;
  if (!cordon_unit_to_kilograms (1, from, &one) || !cordon_unit_to_kilograms (1, to, &other))
    return FALSE;
  *factor = one / other;
  return TRUE;
}

static gboolean
is_before (const GDate *one, const GDate *other)
{
  return g_date_compare (one, other) < 0;
}

static gboolean
is_whole (const CordonReadingFacts *reading)
{
  return reading->party == NULL && reading->country == NULL && reading->category == NULL;
}

/* By what a detail is told from others: details by country and details by party are not of one sum. */
static guint
detail_mask (const CordonReadingFacts *reading)
{
  return (reading->party != NULL ? 1u : 0) | (reading->country != NULL ? 2u : 0) | (reading->category != NULL ? 4u : 0);
}

static gboolean
is_same_detail (const CordonReadingFacts *one, const CordonReadingFacts *other)
{
  return g_strcmp0 (one->party, other->party) == 0 && g_strcmp0 (one->country, other->country) == 0
         && g_strcmp0 (one->category, other->category) == 0;
}

/* A reading of one role, with what it covers. A year that isn't over is covered up to the day of the reading. */
typedef struct
{
  const CordonReadingFacts *reading;
  CordonFigure figure;
} Item;

static void
find_span (Item *item, int first_month)
{
  GDate as_of = item->figure.end;
  GDate start, end;

  if (!cordon_period_parse (item->reading->period, first_month, &start, &end))
    return;
  item->figure.start = start;
  item->figure.end = end;
  if (!g_date_valid (&as_of) || is_before (&as_of, &start))
    return;
  if (!g_date_valid (&end) || is_before (&as_of, &end))
    item->figure.end = as_of;
}

GArray *
cordon_figure_collect (const CordonMeasureFacts *measure, const CordonReadingFacts *readings, guint n_readings,
                       const char *role, int first_month, gboolean *units_differ)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  for (guint i = 0; i < n_readings; i++)
    {
      Item item = {.reading = &readings[i]};
      double factor;

      if (g_strcmp0 (readings[i].role, role) != 0)
        continue;
      cordon_figure_of_reading (&readings[i], &item.figure);
      if (!item.figure.known)
        continue;
      if (!cordon_figure_unit_factor (readings[i].unit, measure->unit, &factor))
        {
          *units_differ = TRUE;
          continue;
        }
      item.figure.low *= factor;
      item.figure.high *= factor;
      find_span (&item, first_month);
      g_array_append_val (items, item);
    }
  return items;
}

static gboolean
is_same_span (const CordonFigure *one, const CordonFigure *other)
{
  gboolean dated = g_date_valid (&one->end);
  gboolean spans = g_date_valid (&one->start);

  if (dated != g_date_valid (&other->end) || spans != g_date_valid (&other->start))
    return FALSE;
  return (!dated || g_date_compare (&one->end, &other->end) == 0)
         && (!spans || g_date_compare (&one->start, &other->start) == 0);
}

/* Puts what another reading of the same says beside it. */
static void
put_beside (CordonFigure *figure, const CordonFigure *other)
{
  figure->n_readings += other->n_readings;
  if (figure->low == other->low && figure->high == other->high && figure->low_open == other->low_open)
    {
      figure->about = figure->about && other->about;
      return;
    }
  figure->conflicting = TRUE;
  if (other->low < figure->low)
    {
      figure->low = other->low;
      figure->low_open = other->low_open;
    }
  figure->high = MAX (figure->high, other->high);
  figure->about = figure->about || other->about;
}

static void
add (CordonFigure *sum, const CordonFigure *other)
{
  if (!sum->known)
    {
      *sum = *other;
      return;
    }
  sum->low += other->low;
  sum->high += other->high;
  sum->low_open = sum->low_open || other->low_open;
  sum->about = sum->about || other->about;
  sum->conflicting = sum->conflicting || other->conflicting;
  sum->n_readings += other->n_readings;
  if (g_date_valid (&other->start) && (!g_date_valid (&sum->start) || is_before (&other->start, &sum->start)))
    sum->start = other->start;
  if (g_date_valid (&other->end) && (!g_date_valid (&sum->end) || is_before (&sum->end, &other->end)))
    sum->end = other->end;
}

/* The mask by which most of the details are told apart; 0 when there are none. */
static guint
main_detail (GArray *items)
{
  guint counts[8] = {0};
  guint best = 0;

  for (guint i = 0; i < items->len; i++)
    counts[detail_mask (g_array_index (items, Item, i).reading)]++;
  for (guint mask = 1; mask < 8; mask++)
    {
      if (counts[mask] > (best == 0 ? 0 : counts[best]))
        best = mask;
    }
  return best;
}

/* The place of the reading that counts: the last by its day, or, with @from, the first that isn't before it. */
static int
find_latest (GArray *items, const GDate *from)
{
  int found = -1;

  for (guint i = 0; i < items->len; i++)
    {
      const CordonFigure *figure = &g_array_index (items, Item, i).figure;
      const CordonFigure *best = found >= 0 ? &g_array_index (items, Item, found).figure : NULL;
      gboolean due, best_due;

      if (best == NULL)
        {
          found = (int) i;
          continue;
        }
      if (!g_date_valid (&figure->end))
        continue;
      if (!g_date_valid (&best->end))
        {
          found = (int) i;
          continue;
        }
      due = from != NULL && !is_before (&figure->end, from);
      best_due = from != NULL && !is_before (&best->end, from);
      if (due != best_due ? due : due ? is_before (&figure->end, &best->end) : is_before (&best->end, &figure->end))
        found = (int) i;
    }
  return found;
}

static GArray *
pick (GArray *items, gboolean whole)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (Item));

  for (guint i = 0; i < items->len; i++)
    {
      if (is_whole (g_array_index (items, Item, i).reading) == whole)
        g_array_append_val (picked, g_array_index (items, Item, i));
    }
  return picked;
}

void
cordon_figure_latest (GArray *items, const GDate *from, gboolean may_add_details, CordonFigure *figure)
{
  g_autoptr (GArray) wholes = pick (items, TRUE);
  g_autoptr (GArray) details = pick (items, FALSE);
  int latest = find_latest (wholes, from);

  memset (figure, 0, sizeof *figure);
  if (latest >= 0)
    {
      *figure = g_array_index (wholes, Item, latest).figure;
      for (guint i = 0; i < wholes->len; i++)
        {
          const CordonFigure *other = &g_array_index (wholes, Item, i).figure;

          if ((int) i != latest && is_same_span (figure, other))
            put_beside (figure, other);
        }
      return;
    }

  latest = may_add_details ? find_latest (details, from) : -1;
  if (latest < 0)
    return;
  for (guint i = 0; i < details->len; i++)
    {
      const Item *item = &g_array_index (details, Item, i);
      gboolean again = FALSE;

      if (!is_same_span (&item->figure, &g_array_index (details, Item, latest).figure)
          || detail_mask (item->reading) != detail_mask (g_array_index (details, Item, latest).reading))
        continue;
      for (guint k = 0; k < i && !again; k++)
        again = is_same_span (&g_array_index (details, Item, k).figure, &item->figure)
                && is_same_detail (g_array_index (details, Item, k).reading, item->reading);
      if (again)
        figure->n_left_out++;
      else
        add (figure, &item->figure);
    }
  figure->partial = TRUE;
  figure->high = INFINITY;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const CordonFigure *one = &((const Item *) a)->figure;
  const CordonFigure *other = &((const Item *) b)->figure;
  int days = g_date_days_between (&one->start, &one->end) - g_date_days_between (&other->start, &other->end);

  return days != 0 ? -days : g_date_compare (&one->start, &other->start);
}

static gboolean
overlap (const CordonFigure *one, const CordonFigure *other)
{
  return !is_before (&one->end, &other->start) && !is_before (&other->end, &one->start);
}

static gboolean
contains (const CordonFigure *outer, const CordonFigure *inner)
{
  return !is_before (&inner->start, &outer->start) && !is_before (&outer->end, &inner->end);
}

/* Takes those of @items that cover no day twice into @taken; the longest first. */
static void
take_disjoint (GArray *items, GArray *taken, guint *n_left_out)
{
  guint n_before = taken->len;

  g_array_sort (items, compare_spans);
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      gboolean done = FALSE;

      for (guint t = 0; t < taken->len && !done; t++)
        {
          Item *other = &g_array_index (taken, Item, t);

          if (t >= n_before && !is_same_detail (item->reading, other->reading))
            continue;
          if (t >= n_before && is_same_span (&item->figure, &other->figure))
            {
              put_beside (&other->figure, &item->figure);
              done = TRUE;
            }
          else if (overlap (&item->figure, &other->figure))
            {
              /* What is part of a longer one is in it already; what only touches it is missing. */
              if (!contains (&other->figure, &item->figure))
                ++*n_left_out;
              done = TRUE;
            }
        }
      if (!done)
        g_array_append_val (taken, *item);
    }
}

void
cordon_figure_sum (GArray *items, const GDate *start, const GDate *end, const GDate *today, CordonFigure *figure)
{
  g_autoptr (GArray) within = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GArray) wholes = NULL;
  g_autoptr (GArray) all_details = NULL;
  g_autoptr (GArray) details = g_array_new (FALSE, FALSE, sizeof (Item));
  guint n_left_out = 0, n_wholes, mask;

  memset (figure, 0, sizeof *figure);
  for (guint i = 0; i < items->len; i++)
    {
      Item item = g_array_index (items, Item, i);

      if (!g_date_valid (&item.figure.end))
        {
          n_left_out++;
          continue;
        }
      /* Without a period it is what was counted on that day. */
      if (!g_date_valid (&item.figure.start))
        item.figure.start = item.figure.end;
      if (today != NULL && is_before (today, &item.figure.start))
        continue;
      if (is_before (&item.figure.start, start) || is_before (end, &item.figure.end))
        {
          if (!is_before (&item.figure.end, start) && !is_before (end, &item.figure.start))
            n_left_out++;
          continue;
        }
      g_array_append_val (within, item);
    }

  wholes = pick (within, TRUE);
  take_disjoint (wholes, taken, &n_left_out);
  n_wholes = taken->len;
  all_details = pick (within, FALSE);
  mask = main_detail (all_details);
  for (guint i = 0; i < all_details->len; i++)
    {
      if (detail_mask (g_array_index (all_details, Item, i).reading) == mask)
        g_array_append_val (details, g_array_index (all_details, Item, i));
    }
  take_disjoint (details, taken, &n_left_out);

  for (guint i = 0; i < taken->len; i++)
    add (figure, &g_array_index (taken, Item, i).figure);
  if (taken->len > n_wholes)
    {
      figure->partial = TRUE;
      figure->high = INFINITY;
    }
  figure->n_left_out = n_left_out;
}

gboolean
cordon_figure_span (GArray *items, const CordonFigure *of, GDate *start, GDate *end)
{
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);

      if (is_same_span (&item->figure, of) && g_date_valid (&item->figure.start) && g_date_valid (&item->figure.end))
        {
          *start = item->figure.start;
          *end = item->figure.end;
          return TRUE;
        }
    }
  return FALSE;
}

void
cordon_figure_drop_after (GArray *items, const GDate *today)
{
  for (guint i = items->len; i > 0; i--)
    {
      const CordonFigure *figure = &g_array_index (items, Item, i - 1).figure;
      const GDate *from = g_date_valid (&figure->start) ? &figure->start : &figure->end;

      if (g_date_valid (from) && is_before (today, from))
        g_array_remove_index (items, i - 1);
    }
}

char *
cordon_figure_describe (const CordonFigure *figure, const char *unit)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *number = NULL;

  g_return_val_if_fail (figure != NULL, NULL);

  if (!figure->known)
    return g_strdup (C_ ("figure", "not stated"));
  low = isfinite (figure->low) ? cordon_number_format (figure->low, -1) : NULL;
  high = isfinite (figure->high) ? cordon_number_format (figure->high, -1) : NULL;
  if (low != NULL && high == NULL)
    number = g_strdup_printf (figure->low_open ? C_ ("figure", "more than %s") : C_ ("figure", "at least %s"), low);
  else if (low == NULL)
    number = g_strdup_printf (C_ ("figure", "at most %s"), high != NULL ? high : "");
  else if (figure->low != figure->high)
    /* Translators: a range of numbers, from the smaller one to the greater one. */
    number = g_strdup_printf (C_ ("figure", "%s–%s"), low, high);
  else if (figure->about)
    number = g_strdup_printf (C_ ("figure", "about %s"), low);
  else
    number = g_steal_pointer (&low);
  if (unit == NULL)
    return g_steal_pointer (&number);
  /* Translators: a number and its unit. */
  return g_strdup_printf (C_ ("figure", "%s %s"), number, unit);
}
