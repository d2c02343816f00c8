/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "draw/cordon-chart.h"

G_BEGIN_DECLS

/**
 * CordonChartView:
 *
 * Shows a #CordonChart. The point under the pointer is read out beside it; with the keyboard, the arrow keys, Home and
 * End go from point to point, each of which becomes the widget's accessible name.
 *
 * "title" is what the chart is about; "point" the number of the point that the keyboard is on, -1 for none.
 *
 * "activated" (guint source) is emitted on a click on a point, and on Enter or the space bar: which of the data's
 * points it is.
 */
#define CORDON_TYPE_CHART_VIEW (cordon_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (CordonChartView, cordon_chart_view, CORDON, CHART_VIEW, GtkWidget)

GtkWidget *cordon_chart_view_new (void);

/**
 * cordon_chart_view_set_data:
 * @view: the view
 * @data: (nullable): what to show; copied; %NULL for nothing
 *
 * Shows other data. The point that the keyboard is on stays, if there still is one of that number.
 */
void cordon_chart_view_set_data (CordonChartView *view, const CordonChartData *data);

/**
 * cordon_chart_view_set_title:
 * @view: the view
 * @title: (nullable): what the chart is about, translated; not drawn, but read by a screen reader
 */
void cordon_chart_view_set_title (CordonChartView *view, const char *title);

/**
 * cordon_chart_view_set_point:
 * @view: the view
 * @point: the number of a point in the order of time, -1 for none
 *
 * Puts the keyboard on a point.
 */
void cordon_chart_view_set_point (CordonChartView *view, int point);

/* Returns: the number of the point that the keyboard is on, -1 for none */
int cordon_chart_view_get_point (CordonChartView *view);

/**
 * cordon_chart_view_get_chart:
 * @view: the view
 *
 * Returns: (transfer none) (nullable): the chart that is shown, for printing it; valid until the data changes
 */
CordonChart *cordon_chart_view_get_chart (CordonChartView *view);

G_END_DECLS
