/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart that is laid out, on any cairo surface: a widget, a page, a picture. Nothing is told by colour alone: the
 * target is dashed, the pace dotted, a bound is open and points the way that the true figure lies. */

#include "draw/cordon-chart-private.h"

#include <math.h>
#include <pango/pangocairo.h>

#define RADIUS 4.0
/* With less room than this for each, exact points are a caterpillar over their own line. */
#define ROOM_FOR_POINT 12.0
#define CALLOUT_PADDING 8.0

static void
set_colour (cairo_t *cr, const double colour[4])
{
  cairo_set_source_rgba (cr, colour[0], colour[1], colour[2], colour[3]);
}

static void
set_faint (cairo_t *cr, const double colour[4], double alpha)
{
  cairo_set_source_rgba (cr, colour[0], colour[1], colour[2], colour[3] * alpha);
}

static void
copy_colour (double to[4], guint32 rgb, double alpha)
{
  to[0] = (rgb >> 16 & 0xff) / 255.0;
  to[1] = (rgb >> 8 & 0xff) / 255.0;
  to[2] = (rgb & 0xff) / 255.0;
  to[3] = alpha;
}

void
cordon_chart_theme_init (CordonChartTheme *theme, gboolean dark, gboolean high_contrast)
{
  g_return_if_fail (theme != NULL);

  guint32 ink = dark ? 0xffffff : 0x000000;

  /* libadwaita's own: text and cards, blue 4 and the dark accent, green 5 and 3. */
  copy_colour (theme->text, ink, high_contrast ? 1 : dark ? 0.95 : 0.85);
  copy_colour (theme->dim, ink, high_contrast ? 0.9 : dark ? 0.7 : 0.62);
  copy_colour (theme->grid, ink, high_contrast ? 0.4 : dark ? 0.14 : 0.12);
  copy_colour (theme->line, dark ? 0x78aeed : 0x1c71d8, 1);
  copy_colour (theme->target, dark ? 0x57e389 : 0x1b7f47, 1);
  copy_colour (theme->pace, ink, high_contrast ? 0.9 : 0.55);
  copy_colour (theme->surface, dark ? 0x303030 : 0xffffff, 1);
}

/* A line that falls on whole pixels of a screen is sharp. */
static void
straight_line (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  if (x1 == x2)
    x1 = x2 = floor (x1) + 0.5;
  if (y1 == y2)
    y1 = y2 = floor (y1) + 0.5;
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

static void
draw_axes (CordonChart *chart, cairo_t *cr, const CordonChartTheme *theme)
{
  const cairo_rectangle_t *plot = &chart->plot;
  double bottom = plot->y + plot->height;

  cairo_set_line_width (cr, 1);
  set_colour (cr, theme->grid);
  for (guint i = 0; i < chart->scale.n_ticks; i++)
    {
      double y = bottom - plot->height * i / (chart->scale.n_ticks - 1);

      straight_line (cr, plot->x, y, plot->x + plot->width, y);
    }
  for (guint i = 0; i < chart->lines->len; i++)
    {
      const TimeLine *line = &g_array_index (chart->lines, TimeLine, i);

      straight_line (cr, line->x, line->is_year ? plot->y : bottom, line->x, bottom + (line->is_year ? 8 : 4));
    }
}

static void
set_dashes (cairo_t *cr, double on, double off)
{
  const double dashes[] = {on, off};

  cairo_set_dash (cr, dashes, 2, 0);
}

static void
draw_level_mark (cairo_t *cr, const CordonChartTheme *theme, const double colour[4], double x, double y)
{
  cairo_rectangle (cr, x - RADIUS + 0.5, y - RADIUS + 0.5, 2 * RADIUS - 1, 2 * RADIUS - 1);
  set_colour (cr, theme->surface);
  cairo_fill_preserve (cr);
  set_colour (cr, colour);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
draw_levels (CordonChart *chart, cairo_t *cr, const CordonChartTheme *theme)
{
  const cairo_rectangle_t *plot = &chart->plot;
  const Level *baseline = &chart->baseline, *target = &chart->target;

  cairo_save (cr);
  cairo_set_line_width (cr, 1);
  if (baseline->is_set)
    {
      set_dashes (cr, 6, 3);
      set_faint (cr, theme->pace, 0.6);
      straight_line (cr, plot->x, baseline->y, plot->x + plot->width, baseline->y);
    }
  if (target->is_set)
    {
      cairo_set_line_width (cr, 1.5);
      set_dashes (cr, 6, 3);
      set_colour (cr, theme->target);
      straight_line (cr, plot->x, target->y, plot->x + plot->width, target->y);
    }
  if (baseline->has_day && target->has_day && baseline->day < target->day)
    {
      cairo_set_line_width (cr, 1.5);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      set_dashes (cr, 0.1, 4);
      set_colour (cr, theme->pace);
      cairo_move_to (cr, baseline->x, baseline->y);
      cairo_line_to (cr, target->x, target->y);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
  if (baseline->has_day)
    draw_level_mark (cr, theme, theme->pace, baseline->x, baseline->y);
  if (target->has_day)
    draw_level_mark (cr, theme, theme->target, target->x, target->y);
}

/* From one day to the next: a line where each has one figure, and a band between the extremes where figures differ,
 * since a line would have to prefer one of them. */
static void
draw_readings (CordonChart *chart, cairo_t *cr, const CordonChartTheme *theme)
{
  int n = (int) chart->points->len;
  int here = 0;

  cairo_save (cr);
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  while (here < n)
    {
      int same = cordon_chart_same_day (chart, here);
      int next = here + same;
      const Point *low = cordon_chart_point (chart, here), *high = cordon_chart_point (chart, next - 1);

      if (same > 1 && low->y != high->y)
        {
          set_faint (cr, theme->line, 0.6);
          straight_line (cr, low->x, low->y, low->x, high->y);
        }
      if (next < n)
        {
          int following = cordon_chart_same_day (chart, next);
          const Point *next_low = cordon_chart_point (chart, next);
          const Point *next_high = cordon_chart_point (chart, next + following - 1);

          if (low->y == high->y && next_low->y == next_high->y)
            {
              set_colour (cr, theme->line);
              cairo_move_to (cr, low->x, low->y);
              cairo_line_to (cr, next_low->x, next_low->y);
              cairo_stroke (cr);
            }
          else
            {
              set_faint (cr, theme->line, 0.25);
              cairo_move_to (cr, low->x, low->y);
              cairo_line_to (cr, next_low->x, next_low->y);
              cairo_line_to (cr, next_high->x, next_high->y);
              cairo_line_to (cr, high->x, high->y);
              cairo_close_path (cr);
              cairo_fill (cr);
              set_faint (cr, theme->line, 0.6);
              cairo_set_line_width (cr, 1);
              cairo_move_to (cr, low->x, low->y);
              cairo_line_to (cr, next_low->x, next_low->y);
              cairo_move_to (cr, high->x, high->y);
              cairo_line_to (cr, next_high->x, next_high->y);
              cairo_stroke (cr);
              cairo_set_line_width (cr, 2);
            }
        }
      here = next;
    }
  cairo_restore (cr);
}

static void
draw_mark (cairo_t *cr, const CordonChartTheme *theme, CordonChartMark mark, double x, double y)
{
  cairo_set_line_width (cr, 2);
  cairo_new_path (cr);
  if (mark == CORDON_CHART_ABOUT)
    {
      double reach = RADIUS + 1;

      cairo_move_to (cr, x, y - reach);
      cairo_line_to (cr, x + reach, y);
      cairo_line_to (cr, x, y + reach);
      cairo_line_to (cr, x - reach, y);
      cairo_close_path (cr);
    }
  else
    cairo_arc (cr, x, y, RADIUS, 0, 2 * G_PI);
  if (mark == CORDON_CHART_EXACT)
    {
      set_colour (cr, theme->line);
      cairo_fill (cr);
      return;
    }
  set_colour (cr, theme->surface);
  cairo_fill_preserve (cr);
  set_colour (cr, theme->line);
  cairo_stroke (cr);
  if (mark == CORDON_CHART_AT_LEAST || mark == CORDON_CHART_MORE_THAN)
    {
      cairo_move_to (cr, x, y - RADIUS);
      cairo_line_to (cr, x, y - RADIUS - 5);
      cairo_move_to (cr, x - 3, y - RADIUS - 2.5);
      cairo_line_to (cr, x, y - RADIUS - 5.5);
      cairo_line_to (cr, x + 3, y - RADIUS - 2.5);
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
    }
}

static void
draw_points (CordonChart *chart, cairo_t *cr, const CordonChartTheme *theme)
{
  int n = (int) chart->points->len;
  gboolean with_exact = n * ROOM_FOR_POINT <= chart->plot.width;

  for (int i = 0; i < n; i++)
    {
      const Point *point = cordon_chart_point (chart, i);

      if (!with_exact && i + 1 < n && point->given.mark == CORDON_CHART_EXACT && !point->given.is_range)
        continue;
      if (point->given.is_range)
        {
          cairo_set_line_width (cr, 2);
          set_colour (cr, theme->line);
          straight_line (cr, point->x, point->y, point->x, point->y_to);
          straight_line (cr, point->x - RADIUS, point->y_to, point->x + RADIUS, point->y_to);
        }
      draw_mark (cr, theme, point->given.mark, point->x, point->y);
    }
}

/* The sign before a name in the legend. */
static void
draw_legend_sign (cairo_t *cr, const CordonChartTheme *theme, LegendKind kind, double x, double y)
{
  const double half = 10;

  cairo_save (cr);
  switch (kind)
    {
    case LEGEND_READING:
    case LEGEND_AT_LEAST:
    case LEGEND_ABOUT:
      set_colour (cr, theme->line);
      cairo_set_line_width (cr, 2);
      straight_line (cr, x - half, y, x + half, y);
      draw_mark (cr, theme,
                 kind == LEGEND_READING    ? CORDON_CHART_EXACT
                 : kind == LEGEND_AT_LEAST ? CORDON_CHART_AT_LEAST
                                           : CORDON_CHART_ABOUT,
                 x, y);
      break;
    case LEGEND_DIFFERENT:
      set_faint (cr, theme->line, 0.25);
      cairo_rectangle (cr, x - half, y - 4, 2 * half, 8);
      cairo_fill (cr);
      break;
    case LEGEND_TARGET:
      set_colour (cr, theme->target);
      cairo_set_line_width (cr, 1.5);
      set_dashes (cr, 6, 3);
      straight_line (cr, x - half, y, x + half, y);
      break;
    case LEGEND_BASELINE:
      set_faint (cr, theme->pace, 0.6);
      cairo_set_line_width (cr, 1);
      set_dashes (cr, 6, 3);
      straight_line (cr, x - half, y, x + half, y);
      break;
    case LEGEND_PACE:
      set_colour (cr, theme->pace);
      cairo_set_line_width (cr, 1.5);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      set_dashes (cr, 0.1, 4);
      straight_line (cr, x - half, y, x + half, y);
      break;
    case N_LEGENDS:
    default:
      break;
    }
  cairo_restore (cr);
}

static void
draw_labels (CordonChart *chart, cairo_t *cr, const CordonChartTheme *theme, const cairo_rectangle_t *callout)
{
  for (guint i = 0; i < chart->labels->len; i++)
    {
      const Label *label = &g_array_index (chart->labels, Label, i);
      const cairo_rectangle_t *at = &label->bounds;

      if (label->kind == LABEL_LEGEND)
        draw_legend_sign (cr, theme, label->legend, chart->rtl ? at->x + at->width + 6 + 11 : at->x - 6 - 11,
                          at->y + at->height / 2);
      if (label->kind == LABEL_LEVEL || label->kind == LABEL_POINT)
        {
          if (at->x < callout->x + callout->width && callout->x < at->x + at->width
              && at->y < callout->y + callout->height && callout->y < at->y + at->height)
            continue;
          /* Lines that pass behind a word must not strike it through. */
          set_faint (cr, theme->surface, 0.8);
          cairo_rectangle (cr, at->x - 2, at->y, at->width + 4, at->height);
          cairo_fill (cr);
        }
      set_colour (cr, label->kind == LABEL_POINT ? theme->text : theme->dim);
      cairo_move_to (cr, at->x, at->y);
      pango_cairo_show_layout (cr, label->layout);
    }
}

static void
rounded_rectangle (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* The words of the point that is read out, and the box for them: above it, or below where there is no room. */
static PangoLayout *
make_callout (CordonChart *chart, int index, cairo_rectangle_t *box)
{
  const cairo_rectangle_t *plot = &chart->plot;
  const Point *point = cordon_chart_point (chart, index);
  g_autofree char *text = cordon_chart_describe_point (chart, index);
  PangoLayout *layout = cordon_chart_make_text (chart, chart->context, text, FALSE);
  double room = MAX (plot->width - 2 * CALLOUT_PADDING, 1);
  int width, height;
  cairo_rectangle_t mark;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > room)
    {
      pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
      pango_layout_get_pixel_size (layout, NULL, &height);
      width = (int) room;
    }
  cordon_chart_get_mark (chart, index, &mark);
  box->width = width + 2 * CALLOUT_PADDING;
  box->height = height + CALLOUT_PADDING;
  box->x = CLAMP (point->x - box->width / 2, plot->x, MAX (plot->x, plot->x + plot->width - box->width));
  box->y = mark.y - 8 - box->height;
  if (box->y < 0)
    box->y = point->y + CORDON_CHART_POINT_SIZE + 6;
  return layout;
}

/* The point read out: a line down to its time, a ring, and its words. */
static void
draw_focus (CordonChart *chart, cairo_t *cr, const CordonChartTheme *theme, int index, PangoLayout *words,
            const cairo_rectangle_t *box)
{
  const Point *point = cordon_chart_point (chart, index);

  cairo_set_line_width (cr, 1);
  set_faint (cr, theme->line, 0.6);
  straight_line (cr, point->x, point->y, point->x, chart->plot.y + chart->plot.height);
  cairo_new_path (cr);
  cairo_arc (cr, point->x, point->y, CORDON_CHART_POINT_SIZE + 1, 0, 2 * G_PI);
  set_faint (cr, theme->line, 0.3);
  cairo_fill (cr);
  draw_mark (cr, theme, point->given.mark, point->x, point->y);
  rounded_rectangle (cr, box->x, box->y, box->width, box->height, 6);
  set_colour (cr, theme->surface);
  cairo_fill_preserve (cr);
  set_colour (cr, theme->line);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  set_colour (cr, theme->text);
  cairo_move_to (cr, box->x + CALLOUT_PADDING, box->y + CALLOUT_PADDING / 2);
  pango_cairo_show_layout (cr, words);
}

void
cordon_chart_draw (CordonChart *chart, cairo_t *cr, const CordonChartTheme *theme, int focus)
{
  g_autoptr (PangoLayout) words = NULL;
  cairo_rectangle_t callout = {0};

  g_return_if_fail (chart != NULL && cr != NULL && theme != NULL);

  if (chart->plot.width <= 0 || chart->plot.height <= 0)
    return;
  if (focus >= 0 && focus < (int) chart->points->len)
    words = make_callout (chart, focus, &callout);
  cairo_save (cr);
  if (chart->labels->len > 0)
    draw_axes (chart, cr, theme);
  draw_levels (chart, cr, theme);
  draw_readings (chart, cr, theme);
  draw_points (chart, cr, theme);
  draw_labels (chart, cr, theme, &callout);
  if (words != NULL)
    draw_focus (chart, cr, theme, focus, words, &callout);
  cairo_restore (cr);
}
