/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/cordon-timeline.h"

G_BEGIN_DECLS

/* The days that GDate and ISO text both can write: the years 1 to 9999. */
#define CORDON_TIMELINE_DAY_MIN 1
#define CORDON_TIMELINE_DAY_MAX 3652059

/* A link between rows. */
typedef struct
{
  guint from;
  guint to;
} Link;

struct _CordonTimeline
{
  GArray *items; /* of CordonTimelineItem */
  GArray *links; /* of Link */
  GHashTable *by_id;
  guint *in_time; /* rows by their last day… */
  guint *place;   /* …and where each stands there */
  GStringChunk *strings;
  int today;
  int first_month;

  /* Text that is laid out, by style, width and words. */
  GHashTable *layouts;
  PangoContext *context;
  guint serial;
};

typedef enum
{
  TEXT_NAME,
  TEXT_GROUP,
  TEXT_RULER,
  TEXT_RULER_BOLD,
} TextStyle;

/* A stretch of the ruler. */
typedef struct
{
  int first;
  int end;
  char *label; /* "" where there is no room for any */
  gboolean is_major;
} Tick;

/* Returns: (transfer none): the row */
static inline const CordonTimelineItem *
cordon_timeline_item (CordonTimeline *timeline, guint item)
{
  return &g_array_index (timeline->items, CordonTimelineItem, item);
}

/* The rows of which a part is in sight: from @first up to and without @end. */
void cordon_timeline_rows_in_sight (CordonTimeline *timeline, const CordonTimelineSight *sight, guint *first,
                                    guint *end);

/* A bar's place for days and a row. */
void cordon_timeline_bar (const CordonTimelineSight *sight, const CordonTimelineItem *item, guint row, int first,
                          int last, cairo_rectangle_t *bounds);

/* Returns: (transfer none): @text laid out, and cut off where it is wider than @width; -1 for no end. It is kept for
 * the next time, among a number that is bounded. */
PangoLayout *cordon_timeline_text (CordonTimeline *timeline, PangoContext *context, TextStyle style, int width,
                                   const char *text);

/* Returns: (transfer full) (element-type Tick): one of the ruler's two lines over the days in sight, the upper one
 * being 0; stretches at the ends are whole. A line of which no part can be told from the next is empty. */
GArray *cordon_timeline_ruler (CordonTimeline *timeline, const CordonTimelineSight *sight, int line);

void cordon_timeline_set_colour (cairo_t *cr, const double colour[4], double alpha);

/* Returns: how much room the first sign past its end takes */
double cordon_timeline_signs (const CordonTimelineItem *item);

/* One bar, bracket or diamond with its signs. */
void cordon_timeline_draw_item (CordonTimeline *timeline, cairo_t *cr, const CordonTimelineSight *sight,
                                const CordonTimelineTheme *theme, const CordonTimelineItem *item, guint row);

G_END_DECLS
