/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a chart shows, in its own order, and what it says in words. Points are sorted by day and then by value, so
 * that a point's number is its place in time; readings that differ for one day are neighbours. Only finite values
 * come in, and the scale keeps them finite: no coordinate is ever NaN. */

#include "draw/cordon-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cordon-date.h"

static void
clear_point (gpointer data)
{
  Point *point = data;

  g_free ((char *) point->given.date);
  g_free ((char *) point->given.words);
  g_free ((char *) point->given.note);
}

static void
clear_label (gpointer data)
{
  g_clear_object (&((Label *) data)->layout);
}

static gboolean
read_day (const char *text, int *day)
{
  GDate date;

  if (!cordon_date_parse (text, &date))
    return FALSE;
  *day = (int) g_date_get_julian (&date);
  return TRUE;
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const Point *one = a, *other = b;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  if (one->given.value != other->given.value)
    return one->given.value < other->given.value ? -1 : 1;
  return one->source < other->source ? -1 : one->source > other->source;
}

static void
take_level (CordonChart *chart, Level *level, const CordonChartLevel *given)
{
  level->is_set = given->is_set && isfinite (given->value);
  level->value = level->is_set ? given->value : 0;
  level->has_day = level->is_set && read_day (given->date, &level->day);
  level->date = level->has_day ? g_strdup (given->date) : NULL;
  chart->whole = chart->whole && level->value == floor (level->value);
}

CordonChartMark
cordon_chart_mark_of (const char *qualifier)
{
  if (g_strcmp0 (qualifier, "at_least") == 0)
    return CORDON_CHART_AT_LEAST;
  if (g_strcmp0 (qualifier, "more_than") == 0)
    return CORDON_CHART_MORE_THAN;
  return g_strcmp0 (qualifier, "about") == 0 ? CORDON_CHART_ABOUT : CORDON_CHART_EXACT;
}

CordonChart *
cordon_chart_new (const CordonChartData *data)
{
  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (data->first_month >= 1 && data->first_month <= 12, NULL);

  CordonChart *chart = g_new0 (CordonChart, 1);

  chart->first_month = data->first_month;
  chart->unit = g_strdup (data->unit);
  chart->whole = TRUE;
  chart->points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_array_set_clear_func (chart->points, clear_point);
  chart->labels = g_array_new (FALSE, FALSE, sizeof (Label));
  g_array_set_clear_func (chart->labels, clear_label);
  chart->lines = g_array_new (FALSE, FALSE, sizeof (TimeLine));
  for (gsize i = 0; i < data->n_points; i++)
    {
      Point point = {.source = i, .given = data->points[i]};

      if (!isfinite (point.given.value) || !read_day (point.given.date, &point.day))
        continue;
      if (!point.given.is_range || !isfinite (point.given.value_to) || point.given.value_to <= point.given.value)
        {
          point.given.is_range = FALSE;
          point.given.value_to = point.given.value;
        }
      point.given.date = g_strdup (point.given.date);
      point.given.words = g_strdup (point.given.words);
      point.given.note = g_strdup (point.given.note);
      chart->whole = chart->whole && point.given.value == floor (point.given.value);
      g_array_append_val (chart->points, point);
    }
  g_array_sort (chart->points, compare_points);
  take_level (chart, &chart->baseline, &data->baseline);
  take_level (chart, &chart->target, &data->target);
  return chart;
}

void
cordon_chart_free (CordonChart *chart)
{
  if (chart == NULL)
    return;
  g_array_unref (chart->points);
  g_array_unref (chart->labels);
  g_array_unref (chart->lines);
  g_clear_object (&chart->context);
  g_free (chart->baseline.date);
  g_free (chart->target.date);
  g_free (chart->unit);
  g_free (chart);
}

int
cordon_chart_get_n_points (CordonChart *chart)
{
  g_return_val_if_fail (chart != NULL, 0);

  return (int) chart->points->len;
}

gsize
cordon_chart_get_source (CordonChart *chart, int point)
{
  g_return_val_if_fail (chart != NULL && point >= 0 && point < (int) chart->points->len, 0);

  return cordon_chart_point (chart, point)->source;
}

int
cordon_chart_same_day (CordonChart *chart, int from)
{
  int day = cordon_chart_point (chart, from)->day;
  int end = from;

  while (end < (int) chart->points->len && cordon_chart_point (chart, end)->day == day)
    end++;
  return end - from;
}

int
cordon_chart_get_nearest (CordonChart *chart, double x, double y)
{
  const cairo_rectangle_t *plot;
  double best = G_MAXDOUBLE;
  int nearest = -1;

  g_return_val_if_fail (chart != NULL, -1);

  plot = &chart->plot;
  if (plot->width <= 0 || x < plot->x - CORDON_CHART_POINT_SIZE || x > plot->x + plot->width + CORDON_CHART_POINT_SIZE
      || y < plot->y - CORDON_CHART_POINT_SIZE || y > plot->y + plot->height + CORDON_CHART_POINT_SIZE)
    return -1;
  for (int i = 0; i < (int) chart->points->len; i++)
    {
      const Point *point = cordon_chart_point (chart, i);
      /* A person points at a time and reads the figure; the height only tells figures of one time apart. */
      double distance = fabs (point->x - x) + fabs (point->y - y) * 0.2;

      if (distance < best)
        {
          best = distance;
          nearest = i;
        }
    }
  return nearest;
}

void
cordon_chart_get_bounds (CordonChart *chart, int index, cairo_rectangle_t *bounds)
{
  g_return_if_fail (chart != NULL && bounds != NULL);
  g_return_if_fail (index >= 0 && index < (int) chart->points->len);

  const Point *point = cordon_chart_point (chart, index);

  bounds->x = point->x - CORDON_CHART_POINT_SIZE;
  bounds->y = point->y - CORDON_CHART_POINT_SIZE;
  bounds->width = bounds->height = 2 * CORDON_CHART_POINT_SIZE;
}

void
cordon_chart_get_plot (CordonChart *chart, cairo_rectangle_t *plot)
{
  g_return_if_fail (chart != NULL && plot != NULL);

  *plot = chart->plot;
}

guint
cordon_chart_get_n_labels (CordonChart *chart)
{
  g_return_val_if_fail (chart != NULL, 0);

  return chart->labels->len;
}

const char *
cordon_chart_get_label (CordonChart *chart, guint index, cairo_rectangle_t *bounds)
{
  g_return_val_if_fail (chart != NULL && bounds != NULL && index < chart->labels->len, NULL);

  const Label *label = &g_array_index (chart->labels, Label, index);

  *bounds = label->bounds;
  return pango_layout_get_text (label->layout);
}

/* "more than 54", "50 to 60". */
static char *
write_figure (const CordonChartPoint *point)
{
  g_autofree char *value = cordon_scale_format_value (point->value);
  const char *pattern = NULL;

  if (point->is_range)
    {
      g_autofree char *to = cordon_scale_format_value (point->value_to);

      /* Translators: a figure that is a range, "50 to 60" */
      return g_strdup_printf (g_dpgettext2 (GETTEXT_PACKAGE, "figure", NC_ ("figure", "%s to %s")), value, to);
    }
  switch (point->mark)
    {
    case CORDON_CHART_AT_LEAST:
      pattern = g_dpgettext2 (GETTEXT_PACKAGE, "figure", NC_ ("figure", "at least %s"));
      break;
    case CORDON_CHART_MORE_THAN:
      pattern = g_dpgettext2 (GETTEXT_PACKAGE, "figure", NC_ ("figure", "more than %s"));
      break;
    case CORDON_CHART_ABOUT:
      pattern = g_dpgettext2 (GETTEXT_PACKAGE, "figure", NC_ ("figure", "about %s"));
      break;
    case CORDON_CHART_EXACT:
    default:
      return g_steal_pointer (&value);
    }
  return g_strdup_printf (pattern, value);
}

char *
cordon_chart_describe_point (CordonChart *chart, int index)
{
  g_return_val_if_fail (chart != NULL && index >= 0 && index < (int) chart->points->len, NULL);

  const CordonChartPoint *point = &cordon_chart_point (chart, index)->given;
  g_autofree char *time = point->words != NULL ? g_strdup (point->words) : cordon_date_format (point->date);
  g_autofree char *figure = write_figure (point);
  g_autofree char *quantity = g_strdup (figure);

  if (chart->unit != NULL && chart->unit[0] != '\0')
    {
      g_free (quantity);
      /* Translators: a figure and what is counted, "54 offices" */
      quantity =
          g_strdup_printf (g_dpgettext2 (GETTEXT_PACKAGE, "figure", NC_ ("figure", "%s %s")), figure, chart->unit);
    }
  if (point->note != NULL && point->note[0] != '\0')
    /* Translators: a point of a chart: the date, the figure, a remark: "31 Mar 2025: 54 offices (page 7)" */
    return g_strdup_printf (g_dpgettext2 (GETTEXT_PACKAGE, "chart", NC_ ("chart", "%s: %s (%s)")), time, quantity,
                            point->note);
  /* Translators: a point of a chart: the date and the figure, "31 Mar 2025: 54 offices" */
  return g_strdup_printf (g_dpgettext2 (GETTEXT_PACKAGE, "chart", NC_ ("chart", "%s: %s")), time, quantity);
}

char *
cordon_chart_describe (CordonChart *chart)
{
  g_return_val_if_fail (chart != NULL, NULL);

  GString *text = g_string_new (NULL);
  guint n = chart->points->len;

  if (n == 0)
    g_string_append (text, g_dgettext (GETTEXT_PACKAGE, N_ ("There are no readings yet.")));
  else
    {
      g_autofree char *last = cordon_chart_describe_point (chart, (int) n - 1);

      g_string_append_printf (
          text, g_dngettext (GETTEXT_PACKAGE, "%u reading. The latest, %s.", "%u readings. The latest, %s.", n), n,
          last);
    }
  if (chart->target.is_set)
    {
      g_autofree char *value = cordon_scale_format_value (chart->target.value);

      g_string_append_c (text, ' ');
      if (chart->target.has_day)
        {
          g_autofree char *date = cordon_date_format (chart->target.date);

          g_string_append_printf (text, g_dgettext (GETTEXT_PACKAGE, N_ ("The target is %s by %s.")), value, date);
        }
      else
        g_string_append_printf (text, g_dgettext (GETTEXT_PACKAGE, N_ ("The target is %s.")), value);
    }
  if (chart->baseline.is_set)
    {
      g_autofree char *value = cordon_scale_format_value (chart->baseline.value);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, g_dgettext (GETTEXT_PACKAGE, N_ ("The baseline is %s.")), value);
    }
  return g_string_free (text, FALSE);
}
