/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where everything on a chart goes. From the outside inwards: the legend and the unit on top, the names of time at
 * the bottom, the figures of the scale at the side where reading starts, and the plot in what is left. Then words
 * are set beside points and levels, the more important first, wherever they cover neither a word nor a point. */

#include "draw/cordon-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cordon-number.h"

#define GAP 6.0
#define INSET 10.0
#define TICK_DISTANCE 1.9
#define LEGEND_SWATCH 22.0
#define PLOT_MIN 40.0
/* With more points than this, words beside them would be a thicket. */
#define NAMED_POINTS_MAX 24

PangoLayout *
cordon_chart_make_text (CordonChart *chart, PangoContext *context, const char *text, gboolean bold)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_auto_dir (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static Label
make_label (CordonChart *chart, LabelKind kind, const char *text)
{
  Label label = {.kind = kind};
  int width, height;

  label.layout = cordon_chart_make_text (chart, chart->context, text, kind == LABEL_POINT);
  pango_layout_get_pixel_size (label.layout, &width, &height);
  label.bounds.width = width;
  label.bounds.height = height;
  return label;
}

static void
place (CordonChart *chart, Label *label, double x, double y)
{
  label->bounds.x = x;
  label->bounds.y = y;
  g_array_append_val (chart->labels, *label);
  label->layout = NULL;
}

/* Turns a place in the direction of reading into one from the left. */
static double
mirror (CordonChart *chart, double total, double x, double width)
{
  return chart->rtl ? total - x - width : x;
}

static gboolean
overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* How a figure is qualified, in a sign that every language reads. */
static const char *
sign_of (CordonChartMark mark)
{
  switch (mark)
    {
    case CORDON_CHART_AT_LEAST:
      return "≥ ";
    case CORDON_CHART_MORE_THAN:
      return "> ";
    case CORDON_CHART_ABOUT:
      return "≈ ";
    case CORDON_CHART_EXACT:
    default:
      return "";
    }
}

void
cordon_chart_get_mark (CordonChart *chart, int index, cairo_rectangle_t *mark)
{
  const Point *point = cordon_chart_point (chart, index);
  CordonChartMark kind = point->given.mark;

  mark->x = point->x - CORDON_CHART_POINT_SIZE + 2;
  mark->width = 2 * CORDON_CHART_POINT_SIZE - 4;
  mark->y = point->y_to - CORDON_CHART_POINT_SIZE + 2;
  if (kind == CORDON_CHART_AT_LEAST || kind == CORDON_CHART_MORE_THAN)
    mark->y = MIN (mark->y, point->y - CORDON_CHART_ARROW);
  mark->height = point->y + CORDON_CHART_POINT_SIZE - 2 - mark->y;
}

static const char *
name_legend (LegendKind kind)
{
  switch (kind)
    {
    case LEGEND_READING:
      return g_dpgettext2 (GETTEXT_PACKAGE, "chart legend", NC_ ("chart legend", "Reading"));
    case LEGEND_AT_LEAST:
      return g_dpgettext2 (GETTEXT_PACKAGE, "chart legend", NC_ ("chart legend", "At least, or more than"));
    case LEGEND_ABOUT:
      return g_dpgettext2 (GETTEXT_PACKAGE, "chart legend", NC_ ("chart legend", "About"));
    case LEGEND_DIFFERENT:
      return g_dpgettext2 (GETTEXT_PACKAGE, "chart legend", NC_ ("chart legend", "Readings differ"));
    case LEGEND_TARGET:
      return g_dpgettext2 (GETTEXT_PACKAGE, "chart legend", NC_ ("chart legend", "Target"));
    case LEGEND_PACE:
      return g_dpgettext2 (GETTEXT_PACKAGE, "chart legend", NC_ ("chart legend", "Linear pace"));
    case LEGEND_BASELINE:
      return g_dpgettext2 (GETTEXT_PACKAGE, "chart legend", NC_ ("chart legend", "Baseline"));
    case N_LEGENDS:
    default:
      g_assert_not_reached ();
    }
}

/* What is on the chart, so that the legend explains no more than that. */
static void
find_legends (CordonChart *chart, gboolean shown[N_LEGENDS])
{
  for (int i = 0; i < (int) chart->points->len; i++)
    {
      CordonChartMark mark = cordon_chart_point (chart, i)->given.mark;

      shown[LEGEND_READING] |= mark == CORDON_CHART_EXACT;
      shown[LEGEND_AT_LEAST] |= mark == CORDON_CHART_AT_LEAST || mark == CORDON_CHART_MORE_THAN;
      shown[LEGEND_ABOUT] |= mark == CORDON_CHART_ABOUT;
      shown[LEGEND_DIFFERENT] |=
          i > 0 && cordon_chart_point (chart, i)->day == cordon_chart_point (chart, i - 1)->day
          && cordon_chart_point (chart, i)->given.value != cordon_chart_point (chart, i - 1)->given.value;
    }
  shown[LEGEND_TARGET] = chart->target.is_set;
  shown[LEGEND_BASELINE] = chart->baseline.is_set;
  shown[LEGEND_PACE] = chart->baseline.has_day && chart->target.has_day && chart->baseline.day < chart->target.day;
}

/* The legend in as many rows as it takes. Returns its height, or 0 when it takes more than @most. */
static double
place_legend (CordonChart *chart, double width, double most)
{
  gboolean shown[N_LEGENDS] = {FALSE};
  guint before = chart->labels->len;
  /* The arrow of a bound's sign rises above its name. */
  double x = 0, y = 2, row = 0;

  find_legends (chart, shown);
  for (LegendKind kind = 0; kind < N_LEGENDS; kind++)
    {
      if (!shown[kind])
        continue;

      Label label = make_label (chart, LABEL_LEGEND, name_legend (kind));
      double whole = LEGEND_SWATCH + GAP + label.bounds.width;

      label.legend = kind;
      if (x > 0 && x + whole > width)
        {
          x = 0;
          y += row + 2;
        }
      row = label.bounds.height;
      if (whole > width || y + row > most)
        {
          g_object_unref (label.layout);
          g_array_set_size (chart->labels, before);
          return 0;
        }
      place (chart, &label, mirror (chart, width, x + LEGEND_SWATCH + GAP, label.bounds.width), y);
      x += whole + 3 * GAP;
    }
  return row > 0 ? y + row + GAP : 0;
}

static void
find_range (CordonChart *chart, double *low, double *high)
{
  gboolean any = FALSE;
  const Level *levels[] = {&chart->baseline, &chart->target};

  *low = *high = 0;
  for (int i = 0; i < (int) chart->points->len; i++)
    {
      const CordonChartPoint *point = &cordon_chart_point (chart, i)->given;

      *low = any ? MIN (*low, point->value) : point->value;
      *high = any ? MAX (*high, point->value_to) : point->value_to;
      any = TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (!levels[i]->is_set)
        continue;
      *low = any ? MIN (*low, levels[i]->value) : levels[i]->value;
      *high = any ? MAX (*high, levels[i]->value) : levels[i]->value;
      any = TRUE;
    }
}

/* Returns whether anything has a day. */
static gboolean
find_days (CordonChart *chart)
{
  const Level *levels[] = {&chart->baseline, &chart->target};
  gboolean any = chart->points->len > 0;

  if (any)
    {
      chart->first_day = cordon_chart_point (chart, 0)->day;
      chart->end_day = cordon_chart_point (chart, (int) chart->points->len - 1)->day + 1;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (!levels[i]->has_day)
        continue;
      chart->first_day = any ? MIN (chart->first_day, levels[i]->day) : levels[i]->day;
      chart->end_day = any ? MAX (chart->end_day, levels[i]->day + 1) : levels[i]->day + 1;
      any = TRUE;
    }
  if (any)
    cordon_scale_round_days (&chart->first_day, &chart->end_day, chart->first_month);
  return any;
}

static double
x_of_day (CordonChart *chart, double day)
{
  double share = (day - chart->first_day) / (chart->end_day - chart->first_day);
  double along = INSET + share * (chart->plot.width - 2 * INSET);

  return chart->plot.x + (chart->rtl ? chart->plot.width - along : along);
}

static double
y_of_value (CordonChart *chart, double value)
{
  double share = (value - chart->scale.low) / (chart->scale.high - chart->scale.low);

  return chart->plot.y + chart->plot.height * (1 - CLAMP (share, 0, 1));
}

/* Whether all names of the spans fit into them, but for those of spans that the ends cut short. */
static gboolean
spans_fit (CordonChart *chart, GArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const CordonSpan *span = &g_array_index (spans, CordonSpan, i);
      g_autofree char *text = cordon_scale_format_span (span, chart->first_month);
      Label label = make_label (chart, LABEL_TIME, text);
      gboolean fits = label.bounds.width + GAP <= fabs (x_of_day (chart, span->end) - x_of_day (chart, span->first));

      g_object_unref (label.layout);
      if (!fits)
        return FALSE;
      /* All are of one width, give or take a digit. */
      if (i >= 4)
        break;
    }
  return TRUE;
}

static void
add_line (CordonChart *chart, int day, gboolean is_year)
{
  TimeLine line = {x_of_day (chart, day), is_year};

  g_array_append_val (chart->lines, line);
}

/* The names of years and, where they fit, of quarters above them, each in the middle of its span. */
static void
place_time (CordonChart *chart, double top, double row)
{
  g_autoptr (GArray) years = cordon_scale_spans (chart->first_day, chart->end_day, chart->first_month, FALSE);
  gboolean with_quarters = FALSE;
  double taken_from = G_MAXDOUBLE, taken_to = -G_MAXDOUBLE;

  if (years->len <= 12)
    {
      g_autoptr (GArray) quarters = cordon_scale_spans (chart->first_day, chart->end_day, chart->first_month, TRUE);

      with_quarters = spans_fit (chart, quarters);
      for (guint i = 0; i < quarters->len; i++)
        {
          const CordonSpan *span = &g_array_index (quarters, CordonSpan, i);
          g_autofree char *text = cordon_scale_format_span (span, chart->first_month);

          if (i > 0)
            add_line (chart, span->first, FALSE);
          if (!with_quarters)
            continue;

          Label label = make_label (chart, LABEL_TIME, text);
          double middle = (x_of_day (chart, span->first) + x_of_day (chart, span->end)) / 2;

          place (chart, &label, middle - label.bounds.width / 2, top);
        }
    }
  for (guint i = 0; i < years->len; i++)
    {
      const CordonSpan *span = &g_array_index (years, CordonSpan, i);
      g_autofree char *text = cordon_scale_format_span (span, chart->first_month);
      Label label = make_label (chart, LABEL_TIME, text);
      double middle = (x_of_day (chart, span->first) + x_of_day (chart, span->end)) / 2;
      double x = middle - label.bounds.width / 2;

      /* Of many years, as many are named as have room. */
      if (x < chart->plot.x || x + label.bounds.width > chart->plot.x + chart->plot.width
          || (x < taken_to + GAP && x + label.bounds.width > taken_from - GAP))
        {
          g_object_unref (label.layout);
          continue;
        }
      taken_from = MIN (taken_from, x);
      taken_to = MAX (taken_to, x + label.bounds.width);
      if (years->len <= 40 && span->first > chart->first_day)
        add_line (chart, span->first, TRUE);
      place (chart, &label, x, top + (with_quarters ? row : 0));
    }
}

static gboolean
is_free (CordonChart *chart, const cairo_rectangle_t *at)
{
  const cairo_rectangle_t *plot = &chart->plot;
  const Level *levels[] = {&chart->baseline, &chart->target};

  if (at->x < plot->x || at->x + at->width > plot->x + plot->width || at->y < plot->y - GAP
      || at->y + at->height > plot->y + plot->height)
    return FALSE;
  for (guint i = 0; i < chart->labels->len; i++)
    {
      if (overlap (at, &g_array_index (chart->labels, Label, i).bounds))
        return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      cairo_rectangle_t mark = {levels[i]->x - 6, levels[i]->y - 5, 12, 10};

      if (levels[i]->has_day && overlap (at, &mark))
        return FALSE;
    }
  for (int i = 0; i < (int) chart->points->len; i++)
    {
      cairo_rectangle_t mark;

      cordon_chart_get_mark (chart, i, &mark);
      if (overlap (at, &mark))
        return FALSE;
    }
  return TRUE;
}

/* Sets @label beside (@x, @y), above by preference, where it covers no word and no point. */
static gboolean
place_beside (CordonChart *chart, Label *label, double x, double y, double above, double distance)
{
  double w = label->bounds.width, h = label->bounds.height;
  const double tries[][2] = {
      {x - w / 2, y - above - h},
      {x - w / 2, y + distance},
      {chart->rtl ? x + distance : x - w - distance, y - above / 2 - h},
      {chart->rtl ? x - w - distance : x + distance, y - h / 2},
      {chart->rtl ? x + distance : x - w - distance, y + distance / 2},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      cairo_rectangle_t at = {tries[i][0], tries[i][1], w, h};

      if (is_free (chart, &at))
        {
          place (chart, label, at.x, at.y);
          return TRUE;
        }
    }
  return FALSE;
}

static void
place_level (CordonChart *chart, const Level *level, const char *pattern)
{
  if (!level->is_set)
    return;

  g_autofree char *value = cordon_scale_format_value (level->value);
  g_autofree char *text = g_strdup_printf (pattern, value);
  Label label = make_label (chart, LABEL_LEVEL, text);
  double w = label.bounds.width;
  double left = chart->plot.x + w / 2 + 2, right = chart->plot.x + chart->plot.width - w / 2;
  /* A target is read where it is to be reached, a baseline where it began, if there is room. */
  gboolean at_right = (level == &chart->target) != chart->rtl;

  if (!place_beside (chart, &label, at_right ? right : left, level->y, 2, 2))
    place_beside (chart, &label, at_right ? left : right, level->y, 2, 2);
  g_clear_object (&label.layout);
}

static void
place_figures (CordonChart *chart)
{
  int n = (int) chart->points->len;

  if (n == 0 || n > NAMED_POINTS_MAX)
    return;
  /* The latest first, then the first, then the others: what there is no room for is the least missed. */
  for (int i = 0; i < n; i++)
    {
      int index = i == 0 ? n - 1 : i - 1;
      const Point *point = cordon_chart_point (chart, index);
      g_autofree char *value = cordon_scale_format_value (point->given.value);
      g_autofree char *text = g_strconcat (sign_of (point->given.mark), value, NULL);
      g_autofree char *range = NULL;
      cairo_rectangle_t mark;

      if (point->given.is_range)
        {
          g_autofree char *to = cordon_scale_format_value (point->given.value_to);

          range = g_strconcat (text, "–", to, NULL);
        }

      Label label = make_label (chart, LABEL_POINT, range != NULL ? range : text);

      cordon_chart_get_mark (chart, index, &mark);
      place_beside (chart, &label, point->x, point->y, point->y - mark.y + 2, CORDON_CHART_POINT_SIZE);
      g_clear_object (&label.layout);
    }
}

/* Chooses the scale for a plot of this height and returns the width of its figures. */
static double
choose_scale (CordonChart *chart, double height, double row)
{
  double low, high, widest = 0;

  find_range (chart, &low, &high);
  cordon_scale_init (&chart->scale, low, high, chart->whole, (guint) CLAMP (height / (row * TICK_DISTANCE), 2, 8));
  for (guint i = 0; i < chart->scale.n_ticks; i++)
    {
      g_autofree char *text = cordon_scale_format_tick (&chart->scale, i);
      Label label = make_label (chart, LABEL_TICK, text);

      widest = MAX (widest, label.bounds.width);
      g_object_unref (label.layout);
    }
  return widest;
}

static void
place_ticks (CordonChart *chart, double width, double side)
{
  for (guint i = 0; i < chart->scale.n_ticks; i++)
    {
      g_autofree char *text = cordon_scale_format_tick (&chart->scale, i);
      Label label = make_label (chart, LABEL_TICK, text);
      double y = y_of_value (chart, cordon_scale_tick (&chart->scale, i)) - label.bounds.height / 2;

      place (chart, &label, mirror (chart, width, side - label.bounds.width, label.bounds.width), y);
    }
}

static void
place_marks (CordonChart *chart)
{
  Level *levels[] = {&chart->baseline, &chart->target};

  for (int i = 0; i < (int) chart->points->len; i++)
    {
      Point *point = cordon_chart_point (chart, i);

      /* A day's figure is known in its evening. */
      point->x = x_of_day (chart, point->day + 1);
      point->y = y_of_value (chart, point->given.value);
      point->y_to = y_of_value (chart, point->given.value_to);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      levels[i]->y = y_of_value (chart, levels[i]->value);
      levels[i]->x = levels[i]->has_day ? x_of_day (chart, levels[i]->day + 1) : 0;
    }
}

void
cordon_chart_layout (CordonChart *chart, PangoContext *context, double width, double height, gboolean rtl)
{
  g_return_if_fail (chart != NULL && PANGO_IS_CONTEXT (context));

  g_set_object (&chart->context, context);
  chart->rtl = rtl;
  g_array_set_size (chart->labels, 0);
  g_array_set_size (chart->lines, 0);
  chart->plot = (cairo_rectangle_t){0};
  if (chart->points->len == 0 && !chart->baseline.is_set && !chart->target.is_set)
    return;

  Label probe = make_label (chart, LABEL_TICK, "0");
  double row = probe.bounds.height;

  g_object_unref (probe.layout);

  gboolean has_time = find_days (chart);
  double top = place_legend (chart, width, height / 4);
  double unit_width = 0;

  if (chart->unit != NULL && chart->unit[0] != '\0' && height - top > 6 * row)
    {
      Label unit = make_label (chart, LABEL_UNIT, chart->unit);

      unit_width = unit.bounds.width;
      if (unit_width <= width)
        {
          place (chart, &unit, mirror (chart, width, 0, unit_width), top);
          top += row + GAP;
        }
      g_clear_object (&unit.layout);
    }
  top += row / 2;

  double bottom = has_time ? 2 * row + GAP : row / 2;
  double side = choose_scale (chart, height - top - bottom, row) + GAP;
  gboolean with_axes = width - side >= 2 * PLOT_MIN && height - top - bottom >= PLOT_MIN;

  if (!with_axes)
    {
      g_array_set_size (chart->labels, 0);
      top = bottom = CORDON_CHART_POINT_SIZE;
      side = 0;
    }
  chart->plot.x = mirror (chart, width, side, width - side);
  chart->plot.y = top;
  chart->plot.width = MAX (width - side, 0);
  chart->plot.height = MAX (height - top - bottom, 0);
  if (chart->plot.width <= 2 * INSET || chart->plot.height <= 0)
    chart->plot.width = chart->plot.height = 0;
  place_marks (chart);
  if (!with_axes)
    return;
  place_ticks (chart, width, side - GAP);
  if (has_time)
    place_time (chart, chart->plot.y + chart->plot.height + GAP, row);
  place_level (chart, &chart->target, g_dpgettext2 (GETTEXT_PACKAGE, "chart", NC_ ("chart", "Target %s")));
  place_figures (chart);
  place_level (chart, &chart->baseline, g_dpgettext2 (GETTEXT_PACKAGE, "chart", NC_ ("chart", "Baseline %s")));
}
