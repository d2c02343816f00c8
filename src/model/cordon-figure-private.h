/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-progress.h"

G_BEGIN_DECLS

/* The steps from readings to a figure; see cordon-figure.c. */

/* Whether a quantity in one unit can be given in another, and by which factor. */
gboolean cordon_figure_unit_factor (const char *from, const char *to, double *factor);
/* Returns: (transfer full): the readings of a role that state a value, in the measure's unit */
GArray *cordon_figure_collect (const CordonMeasureFacts *measure, const CordonReadingFacts *readings, guint n_readings,
                               const char *role, int first_month, gboolean *units_differ);
/* The one that counts of readings that can't be added over time: the last; with @from, the next that is due then. */
void cordon_figure_latest (GArray *items, const GDate *from, gboolean may_add_details, CordonFigure *figure);
/* The sum over a time; @today is %NULL where later readings count as well. */
void cordon_figure_sum (GArray *items, const GDate *start, const GDate *end, const GDate *today, CordonFigure *figure);
/* The span that the reading behind a figure covers. */
gboolean cordon_figure_span (GArray *items, const CordonFigure *of, GDate *start, GDate *end);
/* Removes the readings of days that are still to come. */
void cordon_figure_drop_after (GArray *items, const GDate *today);

G_END_DECLS
