/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * CordonChartMark:
 * @CORDON_CHART_EXACT: the figure as it is: a filled point
 * @CORDON_CHART_AT_LEAST: the figure or more: an open point with a stroke upwards
 * @CORDON_CHART_MORE_THAN: above the figure: the same point
 * @CORDON_CHART_ABOUT: around the figure: an open diamond
 *
 * How a figure is qualified where it was published.
 */
typedef enum
{
  CORDON_CHART_EXACT,
  CORDON_CHART_AT_LEAST,
  CORDON_CHART_MORE_THAN,
  CORDON_CHART_ABOUT,
} CordonChartMark;

/* Returns: the mark of a qualifier: "at_least", "more_than", "about"; of all others, and %NULL, that of an exact figure
 */
CordonChartMark cordon_chart_mark_of (const char *qualifier);

/**
 * CordonChartPoint:
 * @date: the day that it stands at, ISO 8601; of a quarter or a year, its last
 * @words: (nullable): how to call that time, translated: "FY2022"; the day itself where %NULL
 * @value: the figure
 * @is_range: whether the figure is a range, "50 to 60"
 * @value_to: the range's upper end
 * @mark: how it is qualified
 * @note: (nullable): more words about it, "page 7"
 */
typedef struct
{
  const char *date;
  const char *words;
  double value;
  gboolean is_range;
  double value_to;
  CordonChartMark mark;
  const char *note;
} CordonChartPoint;

/**
 * CordonChartLevel:
 * @is_set: whether there is one
 * @date: (nullable): the day, ISO 8601; of a target, by when it is to be reached
 * @value: the figure
 */
typedef struct
{
  gboolean is_set;
  const char *date;
  double value;
} CordonChartLevel;

/**
 * CordonChartData:
 * @points: (array length=n_points): the readings, in any order
 * @n_points: how many
 * @baseline: where it began
 * @target: where it is to go
 * @unit: (nullable): what is counted, translated: "members"
 * @first_month: the fiscal year's first month, 1 to 12
 *
 * What a chart shows. Points of one day are readings that differ, and none is preferred.
 */
typedef struct
{
  const CordonChartPoint *points;
  gsize n_points;
  CordonChartLevel baseline;
  CordonChartLevel target;
  const char *unit;
  int first_month;
} CordonChartData;

/**
 * CordonChartTheme:
 * @text: words
 * @dim: words of the axes
 * @grid: lines of the axes
 * @line: the readings
 * @target: the target
 * @pace: the way from baseline to target
 * @surface: what the chart lies on; open points are filled with it
 *
 * Colours as red, green, blue and alpha, 0 to 1.
 */
typedef struct
{
  double text[4];
  double dim[4];
  double grid[4];
  double line[4];
  double target[4];
  double pace[4];
  double surface[4];
} CordonChartTheme;

/**
 * cordon_chart_theme_init:
 * @theme: (out caller-allocates): the theme
 * @dark: whether it is for a dark surface; paper is a light one
 * @high_contrast: whether thin and grey things must be plain to see
 */
void cordon_chart_theme_init (CordonChartTheme *theme, gboolean dark, gboolean high_contrast);

/**
 * CordonChart:
 *
 * A line chart of readings against a target: given its data once, laid out for a size, drawn on any surface. It is not
 * locked: one thread at a time.
 */
typedef struct _CordonChart CordonChart;

/**
 * cordon_chart_new:
 * @data: what to show; copied
 *
 * Points whose date is none or whose value isn't finite are left out.
 *
 * Returns: (transfer full): the chart
 */
CordonChart *cordon_chart_new (const CordonChartData *data);

void cordon_chart_free (CordonChart *chart);

/**
 * cordon_chart_layout:
 * @chart: a chart
 * @context: the context of the surface's text: its font, resolution and language
 * @width: the width to fill
 * @height: the height to fill
 * @rtl: whether time runs from right to left
 *
 * Places everything. What there is no room for is left out: words first, then the legend, then axes.
 */
void cordon_chart_layout (CordonChart *chart, PangoContext *context, double width, double height, gboolean rtl);

/**
 * cordon_chart_draw:
 * @chart: a chart that is laid out
 * @cr: where to draw, from its origin
 * @theme: the colours
 * @focus: the point that is read out beside it, -1 for none
 */
void cordon_chart_draw (CordonChart *chart, cairo_t *cr, const CordonChartTheme *theme, int focus);

/**
 * cordon_chart_get_n_points:
 * @chart: a chart
 *
 * Returns: how many points it shows; they are numbered from 0 in the order of time
 */
int cordon_chart_get_n_points (CordonChart *chart);

/**
 * cordon_chart_get_source:
 * @chart: a chart
 * @point: a point's number
 *
 * Returns: which of the data's points it is
 */
gsize cordon_chart_get_source (CordonChart *chart, int point);

/**
 * cordon_chart_get_nearest:
 * @chart: a chart that is laid out
 * @x: a place
 * @y: a place
 *
 * Returns: the point nearest to the place, time counting for more; -1 when there is none or the place lies outside of
 * the lines
 */
int cordon_chart_get_nearest (CordonChart *chart, double x, double y);

/**
 * cordon_chart_get_bounds:
 * @chart: a chart that is laid out
 * @point: a point's number
 * @bounds: (out caller-allocates): the square that the point is drawn in
 */
void cordon_chart_get_bounds (CordonChart *chart, int point, cairo_rectangle_t *bounds);

/**
 * cordon_chart_get_plot:
 * @chart: a chart that is laid out
 * @plot: (out caller-allocates): the rectangle between the axes; empty when there is no room for one
 */
void cordon_chart_get_plot (CordonChart *chart, cairo_rectangle_t *plot);

/**
 * cordon_chart_describe_point:
 * @chart: a chart
 * @point: a point's number
 *
 * Returns: (transfer full): the point in words: "31 Mar 2025: more than 54 offices"
 */
char *cordon_chart_describe_point (CordonChart *chart, int point);

/**
 * cordon_chart_describe:
 * @chart: a chart
 *
 * Returns: (transfer full): the whole in a few sentences, for whoever cannot see it
 */
char *cordon_chart_describe (CordonChart *chart);

/**
 * cordon_chart_get_n_labels:
 * @chart: a chart that is laid out
 *
 * Returns: how many pieces of text stand on it
 */
guint cordon_chart_get_n_labels (CordonChart *chart);

/**
 * cordon_chart_get_label:
 * @chart: a chart that is laid out
 * @index: which piece of text
 * @bounds: (out caller-allocates): where it stands
 *
 * Returns: (transfer none): the text
 */
const char *cordon_chart_get_label (CordonChart *chart, guint index, cairo_rectangle_t *bounds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonChart, cordon_chart_free)

G_END_DECLS
