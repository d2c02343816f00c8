/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bars, brackets and diamonds with their signs, the same signs in the legend that explains them, and the pages of
 * paper that they are drawn on. */

#include "draw/cordon-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#define RADIUS 3.0
/* How far a bar fades in whose beginning nobody gave. */
#define HAZE 22.0
#define GHOST 4.0
#define SIGN 10.0
#define LEGEND_GAP 18.0
#define LEGEND_SWATCH 34.0
/* On paper, a year has at least this width, in points. */
#define PAPER_YEAR 40.0

static void
set_dashes (cairo_t *cr, double on, double off)
{
  const double dashes[] = {on, off};

  cairo_set_dash (cr, dashes, 2, 0);
}

static void
round_box (cairo_t *cr, const cairo_rectangle_t *box, double radius)
{
  double r = MIN (radius, MIN (box->width, box->height) / 2), x = box->x, y = box->y;

  cairo_new_path (cr);
  cairo_arc (cr, x + box->width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + box->width - r, y + box->height - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + box->height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
diamond (cairo_t *cr, double x, double y, double reach)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x, y - reach);
  cairo_line_to (cr, x + reach, y);
  cairo_line_to (cr, x, y + reach);
  cairo_line_to (cr, x - reach, y);
  cairo_close_path (cr);
}

/* A triangle with a stroke and a point in it. */
static void
draw_warning (cairo_t *cr, const CordonTimelineTheme *theme, double x, double y)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x, y - SIGN / 2 - 1);
  cairo_line_to (cr, x + SIGN / 2 + 1, y + SIGN / 2);
  cairo_line_to (cr, x - SIGN / 2 - 1, y + SIGN / 2);
  cairo_close_path (cr);
  cordon_timeline_set_colour (cr, theme->late, 1);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 1.5);
  cairo_fill_preserve (cr);
  cairo_stroke (cr);
  cordon_timeline_set_colour (cr, theme->surface, 1);
  cairo_set_line_width (cr, 1.5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_move_to (cr, x, y - 2.5);
  cairo_line_to (cr, x, y + 1.6);
  cairo_move_to (cr, x, y + 2.6);
  cairo_line_to (cr, x, y + 4.2);
  cairo_stroke (cr);
}

static void
draw_tick (cairo_t *cr, const double colour[4], double x, double y)
{
  cordon_timeline_set_colour (cr, colour, 1);
  cairo_set_line_width (cr, 2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path (cr);
  cairo_move_to (cr, x - 3.5, y);
  cairo_line_to (cr, x - 1, y + 2.8);
  cairo_line_to (cr, x + 3.5, y - 3);
  cairo_stroke (cr);
}

/* From the day that was due to the one on which it was done, or today. */
static void
draw_tail (cairo_t *cr, const CordonTimelineTheme *theme, double from, double to, double y)
{
  double low = MIN (from, to), high = MAX (from, to);

  if (high - low < 1)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, low, y - 2.5, high - low, 5);
  cordon_timeline_set_colour (cr, theme->late, 0.18);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  cordon_timeline_set_colour (cr, theme->late, 0.9);
  cairo_set_line_width (cr, 1);
  /* Of a tail that is years long, only what is in sight has strokes. */
  {
    double clip_low, clip_high, top, bottom;

    cairo_clip_extents (cr, &clip_low, &top, &clip_high, &bottom);
    low = low + 5 * floor (MAX (clip_low - low, 0) / 5) - 5;
    high = MIN (high, clip_high);
  }
  for (double x = low; x < high + 5; x += 5)
    {
      cairo_move_to (cr, x, y + 2.5);
      cairo_line_to (cr, x + 5, y - 2.5);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_ghost (cairo_t *cr, const CordonTimelineSight *sight, const CordonTimelineTheme *theme,
            const CordonTimelineItem *item, const cairo_rectangle_t *bar)
{
  double at = cordon_timeline_sight_x (sight, item->baseline + 1.0);
  double start = cordon_timeline_sight_x (sight, MIN (item->first, item->baseline)), y = bar->y + bar->height + 1.5;

  cairo_save (cr);
  cordon_timeline_set_colour (cr, theme->ghost, 1);
  cairo_set_line_width (cr, 1);
  if (item->shape == CORDON_TIMELINE_POINT)
    {
      double x = cordon_timeline_sight_x (sight, item->baseline + 0.5), now = bar->x + bar->width / 2;
      double middle = bar->y + bar->height / 2, side = x < now ? 1 : -1;

      diamond (cr, x, middle, bar->height / 2 - 2);
      set_dashes (cr, 2, 1.5);
      cairo_stroke (cr);
      /* The way that it has gone since. */
      if (fabs (now - x) > bar->width)
        {
          set_dashes (cr, 1, 3);
          cairo_move_to (cr, x + side * (bar->height / 2 - 1), middle);
          cairo_line_to (cr, now - side * bar->width / 2, middle);
          cairo_stroke (cr);
        }
    }
  else
    {
      cairo_rectangle (cr, floor (MIN (at, start)) + 0.5, floor (y) + 0.5, MAX (floor (fabs (at - start)), 1),
                       GHOST - 1);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
draw_span (cairo_t *cr, const CordonTimelineSight *sight, const CordonTimelineTheme *theme,
           const CordonTimelineItem *item, const cairo_rectangle_t *bar, const double colour[4], double strength)
{
  gboolean open_start = (item->flags & CORDON_TIMELINE_OPEN_START) != 0;
  gboolean open_end = (item->flags & CORDON_TIMELINE_OPEN_END) != 0;
  double fill = (item->flags & CORDON_TIMELINE_DONE) != 0 ? 1 : 0.32;

  round_box (cr, bar, RADIUS);
  if (open_start || open_end)
    {
      double haze = MIN (HAZE, bar->width / 2) / bar->width;
      double a = sight->rtl ? bar->x + bar->width : bar->x, b = sight->rtl ? bar->x : bar->x + bar->width;

      for (int i = 0; i < 2; i++)
        {
          double alpha = strength * (i == 0 ? fill : 1);
          cairo_pattern_t *pattern = cairo_pattern_create_linear (a, 0, b, 0);

          cairo_pattern_add_color_stop_rgba (pattern, 0, colour[0], colour[1], colour[2], open_start ? 0 : alpha);
          cairo_pattern_add_color_stop_rgba (pattern, haze, colour[0], colour[1], colour[2], alpha);
          cairo_pattern_add_color_stop_rgba (pattern, 1 - haze, colour[0], colour[1], colour[2], alpha);
          cairo_pattern_add_color_stop_rgba (pattern, 1, colour[0], colour[1], colour[2], open_end ? 0 : alpha);
          cairo_set_source (cr, pattern);
          cairo_pattern_destroy (pattern);
          if (i == 0)
            cairo_fill_preserve (cr);
        }
    }
  else
    {
      cordon_timeline_set_colour (cr, colour, strength * fill);
      cairo_fill_preserve (cr);
      cordon_timeline_set_colour (cr, colour, strength);
    }
  cairo_set_line_width (cr, 1.5);
  if ((item->flags & CORDON_TIMELINE_HELD) != 0)
    set_dashes (cr, 4, 3);
  cairo_stroke (cr);
}

static void
draw_group (cairo_t *cr, const CordonTimelineTheme *theme, const cairo_rectangle_t *bar)
{
  double y = bar->y + 2, foot = bar->height - 2, half = MIN (5, bar->width / 2);

  cordon_timeline_set_colour (cr, theme->group, 1);
  cairo_rectangle (cr, bar->x, y, bar->width, 3.5);
  cairo_fill (cr);
  cairo_move_to (cr, bar->x, y);
  cairo_line_to (cr, bar->x + half, y);
  cairo_line_to (cr, bar->x, y + foot);
  cairo_close_path (cr);
  cairo_move_to (cr, bar->x + bar->width, y);
  cairo_line_to (cr, bar->x + bar->width - half, y);
  cairo_line_to (cr, bar->x + bar->width, y + foot);
  cairo_close_path (cr);
  cairo_fill (cr);
}

double
cordon_timeline_signs (const CordonTimelineItem *item)
{
  if (item->shape == CORDON_TIMELINE_GROUP || (item->flags & (CORDON_TIMELINE_LATE | CORDON_TIMELINE_DONE)) == 0)
    return 0;
  return SIGN + 6;
}

void
cordon_timeline_draw_item (CordonTimeline *timeline, cairo_t *cr, const CordonTimelineSight *sight,
                           const CordonTimelineTheme *theme, const CordonTimelineItem *item, guint row)
{
  gboolean done = (item->flags & CORDON_TIMELINE_DONE) != 0, late = (item->flags & CORDON_TIMELINE_LATE) != 0;
  gboolean cancelled = (item->flags & CORDON_TIMELINE_CANCELLED) != 0;
  const double *colour = done ? theme->done : late ? theme->late : theme->bar;
  double strength = cancelled ? 0.4 : 1, ahead = sight->rtl ? -1 : 1, middle, end;
  int until = done ? item->done : timeline->today;
  cairo_rectangle_t bar;

  cordon_timeline_bar (sight, item, row, item->first, item->last, &bar);
  middle = bar.y + bar.height / 2;
  end = sight->rtl ? bar.x : bar.x + bar.width;
  cairo_save (cr);
  if (item->shape == CORDON_TIMELINE_GROUP)
    {
      draw_group (cr, theme, &bar);
      cairo_restore (cr);
      return;
    }
  if (item->baseline > 0 && item->baseline != item->last && !cancelled)
    draw_ghost (cr, sight, theme, item, &bar);
  if (late && until > item->last)
    draw_tail (cr, theme, end, cordon_timeline_sight_x (sight, until + 0.5), middle);
  if (item->shape == CORDON_TIMELINE_POINT)
    {
      diamond (cr, bar.x + bar.width / 2, middle, bar.height / 2);
      cordon_timeline_set_colour (cr, theme->surface, 1);
      cairo_fill_preserve (cr);
      cordon_timeline_set_colour (cr, colour, strength * (done ? 1 : 0.32));
      cairo_fill_preserve (cr);
      cordon_timeline_set_colour (cr, colour, strength);
      cairo_set_line_width (cr, 1.5);
      if ((item->flags & CORDON_TIMELINE_HELD) != 0)
        set_dashes (cr, 3, 2);
      cairo_stroke (cr);
    }
  else
    draw_span (cr, sight, theme, item, &bar, colour, strength);
  cairo_set_dash (cr, NULL, 0, 0);
  if (cancelled)
    {
      cordon_timeline_set_colour (cr, theme->dim, 1);
      cairo_set_line_width (cr, 1.5);
      cairo_move_to (cr, bar.x - 3, middle);
      cairo_line_to (cr, bar.x + bar.width + 3, middle);
      cairo_stroke (cr);
    }
  if (late)
    draw_warning (cr, theme, end + ahead * (SIGN / 2 + 6), middle);
  /* Of what was done late, at the end of the tail, which is the day on which it was done. */
  if (done && late && until > item->last)
    {
      double signs = end + ahead * (SIGN + 6), done_at = cordon_timeline_sight_x (sight, until + 0.5);

      end = sight->rtl ? MIN (signs, done_at) : MAX (signs, done_at);
    }
  if (done)
    draw_tick (cr, theme->done, end + ahead * 9, middle);
  cairo_restore (cr);
}

/* The legend */

typedef enum
{
  LEGEND_SPAN,
  LEGEND_POINT,
  LEGEND_DONE,
  LEGEND_LATE,
  LEGEND_HELD,
  LEGEND_CANCELLED,
  LEGEND_OPEN,
  LEGEND_GHOST,
  LEGEND_LINK,
  LEGEND_BACK,
  LEGEND_TODAY,
  N_LEGENDS,
} Legend;

static const char *
name_legend (Legend legend)
{
  static const char *const names[] = {
      [LEGEND_SPAN] = NC_ ("timeline legend", "Open"),
      [LEGEND_POINT] = NC_ ("timeline legend", "On one day"),
      [LEGEND_DONE] = NC_ ("timeline legend", "Done"),
      [LEGEND_LATE] = NC_ ("timeline legend", "Late"),
      [LEGEND_HELD] = NC_ ("timeline legend", "On hold"),
      [LEGEND_CANCELLED] = NC_ ("timeline legend", "Cancelled"),
      [LEGEND_OPEN] = NC_ ("timeline legend", "No start given"),
      [LEGEND_GHOST] = NC_ ("timeline legend", "First promised"),
      [LEGEND_LINK] = NC_ ("timeline legend", "Depends on"),
      [LEGEND_BACK] = NC_ ("timeline legend", "Due before what it depends on"),
      [LEGEND_TODAY] = NC_ ("timeline legend", "Today"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "timeline legend", names[legend]);
}

static void
find_legends (CordonTimeline *timeline, gboolean present[N_LEGENDS])
{
  for (guint i = 0; i < timeline->items->len; i++)
    {
      const CordonTimelineItem *item = cordon_timeline_item (timeline, i);
      int flags = (int) item->flags;

      if (item->shape == CORDON_TIMELINE_GROUP)
        continue;
      present[item->shape == CORDON_TIMELINE_SPAN ? LEGEND_SPAN : LEGEND_POINT] = TRUE;
      present[LEGEND_DONE] |= (flags & CORDON_TIMELINE_DONE) != 0;
      present[LEGEND_LATE] |= (flags & CORDON_TIMELINE_LATE) != 0;
      present[LEGEND_HELD] |= (flags & CORDON_TIMELINE_HELD) != 0;
      present[LEGEND_CANCELLED] |= (flags & CORDON_TIMELINE_CANCELLED) != 0;
      present[LEGEND_OPEN] |= (flags & CORDON_TIMELINE_OPEN_START) != 0;
      present[LEGEND_GHOST] |= item->baseline > 0 && item->baseline != item->last;
    }
  for (guint i = 0; i < timeline->links->len; i++)
    {
      const Link *link = &g_array_index (timeline->links, Link, i);

      present[LEGEND_LINK] = TRUE;
      present[LEGEND_BACK] |=
          cordon_timeline_item (timeline, link->to)->last < cordon_timeline_item (timeline, link->from)->last;
    }
  present[LEGEND_TODAY] = timeline->today > 0;
}

static void
draw_sign (CordonTimeline *timeline, cairo_t *cr, const CordonTimelineTheme *theme, Legend legend, double x,
           double height, gboolean rtl)
{
  /* A day is one unit wide, so that the signs are those of bars. */
  CordonTimelineSight sight = {
      .width = LEGEND_SWATCH, .height = height, .row = height, .scale = 1, .day = 1, .rtl = rtl};
  CordonTimelineItem item = {.shape = CORDON_TIMELINE_SPAN, .first = 3, .last = 30};
  double middle = floor (height / 2);

  cairo_save (cr);
  cairo_translate (cr, x, 0);
  switch (legend)
    {
    case LEGEND_SPAN:
      break;
    case LEGEND_POINT:
      item.shape = CORDON_TIMELINE_POINT;
      item.first = item.last = 17;
      break;
    case LEGEND_DONE:
      item.last = 18;
      item.flags = CORDON_TIMELINE_DONE;
      break;
    case LEGEND_LATE:
      item.last = 16;
      item.flags = CORDON_TIMELINE_LATE;
      break;
    case LEGEND_HELD:
      item.flags = CORDON_TIMELINE_HELD;
      break;
    case LEGEND_CANCELLED:
      item.flags = CORDON_TIMELINE_CANCELLED;
      break;
    case LEGEND_OPEN:
      item.flags = CORDON_TIMELINE_OPEN_START;
      break;
    case LEGEND_GHOST:
      item.last = 30;
      item.baseline = 18;
      break;
    case LEGEND_LINK:
    case LEGEND_BACK:
      cordon_timeline_set_colour (cr, legend == LEGEND_LINK ? theme->group : theme->late, 0.9);
      cairo_set_line_width (cr, 1.2);
      if (legend == LEGEND_BACK)
        set_dashes (cr, 4, 3);
      if (rtl)
        {
          cairo_translate (cr, LEGEND_SWATCH, 0);
          cairo_scale (cr, -1, 1);
        }
      cairo_move_to (cr, 3, middle);
      cairo_line_to (cr, 24, middle);
      cairo_stroke (cr);
      cairo_move_to (cr, 31, middle);
      cairo_line_to (cr, 22, middle - 4.5);
      cairo_line_to (cr, 22, middle + 4.5);
      cairo_close_path (cr);
      cairo_fill (cr);
      cairo_restore (cr);
      return;
    case LEGEND_TODAY:
      cordon_timeline_set_colour (cr, theme->today, 1);
      cairo_move_to (cr, 12, 3);
      cairo_line_to (cr, 22, 3);
      cairo_line_to (cr, 17, 10);
      cairo_close_path (cr);
      cairo_fill (cr);
      cairo_set_line_width (cr, 1);
      cairo_move_to (cr, 17, 9);
      cairo_line_to (cr, 17, height - 3);
      cairo_stroke (cr);
      cairo_restore (cr);
      return;
    case N_LEGENDS:
    default:
      g_assert_not_reached ();
    }
  {
    int today = timeline->today;

    timeline->today = legend == LEGEND_LATE ? 30 : 0;
    cordon_timeline_draw_item (timeline, cr, &sight, theme, &item, 0);
    timeline->today = today;
  }
  cairo_restore (cr);
}

double
cordon_timeline_draw_legend (CordonTimeline *timeline, cairo_t *cr, double width, const CordonTimelineTheme *theme,
                             PangoContext *context, gboolean rtl)
{
  gboolean present[N_LEGENDS] = {FALSE};
  CordonTimelineSight sight = {.width = width};
  double x = 0, y = 0;

  g_return_val_if_fail (timeline != NULL && theme != NULL && context != NULL, 0);

  cordon_timeline_sight_measure (&sight, context);
  find_legends (timeline, present);
  for (int i = 0; i < N_LEGENDS; i++)
    {
      PangoLayout *layout;
      PangoRectangle logical;
      double needed;

      if (!present[i])
        continue;
      layout = cordon_timeline_text (timeline, context, TEXT_RULER, -1, name_legend ((Legend) i));
      pango_layout_get_pixel_extents (layout, NULL, &logical);
      needed = LEGEND_SWATCH + 6 + logical.width;
      if (x > 0 && x + needed > width)
        {
          x = 0;
          y += sight.row;
        }
      if (cr != NULL)
        {
          double swatch = rtl ? width - x - LEGEND_SWATCH : x;
          double words = rtl ? width - x - needed : x + LEGEND_SWATCH + 6;

          cairo_save (cr);
          cairo_translate (cr, 0, y);
          draw_sign (timeline, cr, theme, (Legend) i, swatch, sight.row, rtl);
          cordon_timeline_set_colour (cr, theme->dim, 1);
          cairo_move_to (cr, words - logical.x, floor ((sight.row - logical.height) / 2) - logical.y);
          pango_cairo_show_layout (cr, layout);
          cairo_restore (cr);
        }
      x += needed + LEGEND_GAP;
    }
  return x > 0 ? y + sight.row : y;
}

/* Paper */

typedef struct
{
  CordonTimelineSight sight;
  double legend;
  guint down, across;
  int first, end;
} Paper;

static gboolean
measure_paper (CordonTimeline *timeline, PangoContext *context, double width, double height, Paper *paper)
{
  CordonTimelineTheme theme;
  double plot, rows;

  *paper = (Paper){.sight = {.width = width, .height = height}};
  if (timeline->items->len == 0)
    return FALSE;
  cordon_timeline_theme_init (&theme, FALSE, TRUE);
  cordon_timeline_sight_measure (&paper->sight, context);
  paper->legend = cordon_timeline_draw_legend (timeline, NULL, width, &theme, context, FALSE) + 6;
  paper->sight.height = MAX (height - paper->legend, paper->sight.ruler + paper->sight.row);
  cordon_timeline_get_extent (timeline, &paper->first, &paper->end);
  plot = cordon_timeline_sight_get_plot (&paper->sight);
  paper->across = (guint) CLAMP (ceil ((paper->end - paper->first) * PAPER_YEAR / 365.25 / plot), 1, 100);
  paper->sight.scale = plot * paper->across / (paper->end - paper->first);
  rows = MAX (floor ((paper->sight.height - paper->sight.ruler) / paper->sight.row), 1);
  paper->down = (guint) ceil (timeline->items->len / rows);
  paper->sight.height = paper->sight.ruler + rows * paper->sight.row;
  return TRUE;
}

guint
cordon_timeline_count_pages (CordonTimeline *timeline, PangoContext *context, double width, double height)
{
  Paper paper;

  g_return_val_if_fail (timeline != NULL && context != NULL && width > 0 && height > 0, 0);

  return measure_paper (timeline, context, width, height, &paper) ? paper.down * paper.across : 0;
}

void
cordon_timeline_draw_page (CordonTimeline *timeline, cairo_t *cr, guint page, PangoContext *context, double width,
                           double height, gboolean rtl)
{
  const CordonTimelineMarks marks = {.selected = -1, .hovered = -1};
  CordonTimelineTheme theme;
  double rows, left;
  Paper paper;

  g_return_if_fail (timeline != NULL && cr != NULL && context != NULL);

  if (!measure_paper (timeline, context, width, height, &paper) || page >= paper.down * paper.across)
    return;
  cordon_timeline_theme_init (&theme, FALSE, FALSE);
  rows = round ((paper.sight.height - paper.sight.ruler) / paper.sight.row);
  paper.sight.rtl = rtl;
  paper.sight.top = (page % paper.down) * rows * paper.sight.row;
  paper.sight.day =
      paper.first + (page / paper.down) * cordon_timeline_sight_get_plot (&paper.sight) / paper.sight.scale;
  left = timeline->items->len - (page % paper.down) * rows;
  /* The last page ends with the last row. */
  if (left < rows)
    paper.sight.height = paper.sight.ruler + left * paper.sight.row;
  cordon_timeline_draw (timeline, cr, &paper.sight, &theme, context, &marks);
  cairo_save (cr);
  cairo_translate (cr, 0, height - paper.legend + 6);
  cordon_timeline_draw_legend (timeline, cr, width, &theme, context, rtl);
  cairo_restore (cr);
}
