/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/cordon-chart.h"
#include "draw/cordon-scale.h"

G_BEGIN_DECLS

/* How far the arrow of a lower bound rises above its point. */
#define CORDON_CHART_ARROW 10.0
/* Half of the square that a point is drawn in, in the units of the surface. */
#define CORDON_CHART_POINT_SIZE 7.0

typedef enum
{
  LABEL_TICK,
  LABEL_TIME,
  LABEL_UNIT,
  LABEL_LEGEND,
  LABEL_LEVEL,
  LABEL_POINT,
} LabelKind;

typedef enum
{
  LEGEND_READING,
  LEGEND_AT_LEAST,
  LEGEND_ABOUT,
  LEGEND_DIFFERENT,
  LEGEND_TARGET,
  LEGEND_PACE,
  LEGEND_BASELINE,
  N_LEGENDS,
} LegendKind;

typedef struct
{
  LabelKind kind;
  LegendKind legend;
  PangoLayout *layout;
  cairo_rectangle_t bounds;
} Label;

typedef struct
{
  int day;
  gsize source;
  CordonChartPoint given;
  double x;
  double y;
  double y_to;
} Point;

/* A point of the baseline or the target. */
typedef struct
{
  gboolean is_set;
  gboolean has_day;
  int day;
  char *date;
  double value;
  double x;
  double y;
} Level;

struct _CordonChart
{
  GArray *points;
  Level baseline;
  Level target;
  char *unit;
  int first_month;
  gboolean whole;

  gboolean rtl;
  cairo_rectangle_t plot;
  CordonScale scale;
  int first_day;
  int end_day;
  /* Where time has a line: the boundaries of the spans, the taller ones of years. */
  GArray *lines;
  GArray *labels;
  PangoContext *context;
};

typedef struct
{
  double x;
  gboolean is_year;
} TimeLine;

/* Returns: (transfer none): the point, which may be changed */
static inline Point *
cordon_chart_point (CordonChart *chart, int index)
{
  return &g_array_index (chart->points, Point, index);
}

/* How many points from @from on are of the same day. */
int cordon_chart_same_day (CordonChart *chart, int from);

/* The square, and what rises above it. */
void cordon_chart_get_mark (CordonChart *chart, int index, cairo_rectangle_t *mark);

/* Returns: (transfer full): @text in the small size of everything on a chart */
PangoLayout *cordon_chart_make_text (CordonChart *chart, PangoContext *context, const char *text, gboolean bold);

G_END_DECLS
