/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A timeline on any cairo surface: a widget, a page, a picture. From the back to the front: years in shades and the
 * ruler's lines, arrows, bars, today's line, then the ruler and the names, under which the rest passes. Only rows, days
 * and arrows in sight are drawn. Nothing is told by colour alone: what is done has a tick, what is late a warning sign
 * and a hatched tail, what rests a dashed border, what is cancelled a stroke through it, and an arrow that goes back in
 * time is dashed. */

#include "draw/cordon-timeline-private.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "base/cordon-date.h"
#include "draw/cordon-scale.h"

#define PADDING 6.0
#define INDENT 14.0
/* A day from this width on shows which days are weekends. */
#define ROOM_WEEKEND 10.0
#define ARROW 4.5
#define ELBOW 9.0
/* How many arrows one sees anything in. */
#define LINKS_MAX 1500

static void
copy_colour (double to[4], guint32 rgb, double alpha)
{
  to[0] = (rgb >> 16 & 0xff) / 255.0;
  to[1] = (rgb >> 8 & 0xff) / 255.0;
  to[2] = (rgb & 0xff) / 255.0;
  to[3] = alpha;
}

void
cordon_timeline_theme_init (CordonTimelineTheme *theme, gboolean dark, gboolean high_contrast)
{
  g_return_if_fail (theme != NULL);

  guint32 ink = dark ? 0xffffff : 0x000000;

  /* libadwaita's own: views, blue 4, green 5, red 4 and their dark counterparts. */
  copy_colour (theme->text, ink, high_contrast ? 1 : dark ? 0.95 : 0.85);
  copy_colour (theme->dim, ink, high_contrast ? 0.9 : dark ? 0.7 : 0.62);
  copy_colour (theme->grid, ink, high_contrast ? 0.45 : dark ? 0.13 : 0.11);
  copy_colour (theme->band, ink, dark ? 0.05 : 0.035);
  copy_colour (theme->bar, dark ? 0x78aeed : 0x1c71d8, 1);
  copy_colour (theme->done, dark ? 0x57e389 : 0x1b7f47, 1);
  copy_colour (theme->late, dark ? 0xff7b63 : 0xc01c28, 1);
  copy_colour (theme->group, ink, high_contrast ? 0.95 : dark ? 0.75 : 0.65);
  copy_colour (theme->ghost, ink, high_contrast ? 0.85 : 0.5);
  copy_colour (theme->accent, dark ? 0x78aeed : 0x1c71d8, 1);
  copy_colour (theme->today, dark ? 0xffbe6f : 0xb5500b, 1);
  copy_colour (theme->surface, dark ? 0x1e1e1e : 0xffffff, 1);
}

void
cordon_timeline_set_colour (cairo_t *cr, const double colour[4], double alpha)
{
  cairo_set_source_rgba (cr, colour[0], colour[1], colour[2], colour[3] * alpha);
}

/* A line that falls on whole pixels of a screen is sharp. */
static double
snap (double at)
{
  return floor (at) + 0.5;
}

static void
set_dashes (cairo_t *cr, double on, double off)
{
  const double dashes[] = {on, off};

  cairo_set_dash (cr, dashes, 2, 0);
}

static void
show_text (cairo_t *cr, PangoLayout *layout, double start, double room, double middle, gboolean rtl)
{
  PangoRectangle logical;

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  /* Whichever side its own script would have it on, it stands where reading begins. */
  cairo_move_to (cr, (rtl ? start + room - logical.width : start) - logical.x,
                 floor (middle - logical.height / 2.0) - logical.y);
  pango_cairo_show_layout (cr, layout);
}

static void
clip_plot (cairo_t *cr, const CordonTimelineSight *sight, double top)
{
  cairo_rectangle (cr, sight->rtl ? 0 : sight->names, top, cordon_timeline_sight_get_plot (sight),
                   MAX (sight->height - top, 0));
  cairo_clip (cr);
}

static void
draw_years (CordonTimeline *timeline, cairo_t *cr, const CordonTimelineSight *sight, const CordonTimelineTheme *theme)
{
  int from = (int) floor (sight->day),
      to = (int) ceil (sight->day + cordon_timeline_sight_get_plot (sight) / sight->scale);
  g_autoptr (GArray) spans = NULL;

  if (sight->scale * 365 < 16)
    return;
  spans = cordon_scale_spans (from, to, timeline->first_month, FALSE);
  cordon_timeline_set_colour (cr, theme->band, 1);
  for (guint i = 0; i < spans->len; i++)
    {
      const CordonSpan *span = &g_array_index (spans, CordonSpan, i);
      double a = cordon_timeline_sight_x (sight, span->first), b = cordon_timeline_sight_x (sight, span->end);

      if (span->year % 2 != 0)
        continue;
      cairo_rectangle (cr, MIN (a, b), 0, fabs (b - a), sight->height);
      cairo_fill (cr);
    }
  if (sight->scale < ROOM_WEEKEND)
    return;
  for (int day = from; day < to; day++)
    {
      double a = cordon_timeline_sight_x (sight, day), b = cordon_timeline_sight_x (sight, day + 1);

      /* The first day of the calendar was a Monday. */
      if ((day - 1) % 7 < 5)
        continue;
      cairo_rectangle (cr, MIN (a, b), sight->ruler, fabs (b - a), sight->height - sight->ruler);
      cairo_fill (cr);
    }
}

static void
draw_grid (CordonTimeline *timeline, cairo_t *cr, const CordonTimelineSight *sight, const CordonTimelineTheme *theme)
{
  cairo_set_line_width (cr, 1);
  for (int line = 0; line < 2; line++)
    {
      g_autoptr (GArray) ticks = cordon_timeline_ruler (timeline, sight, line);

      cordon_timeline_set_colour (cr, theme->grid, line == 0 ? 1 : 0.6);
      for (guint i = 0; i < ticks->len; i++)
        {
          double x = snap (cordon_timeline_sight_x (sight, g_array_index (ticks, Tick, i).first));

          cairo_move_to (cr, x, sight->ruler);
          cairo_line_to (cr, x, sight->height);
        }
      cairo_stroke (cr);
    }
}

/* Where one of its ends is: what an arrow leaves from, or comes to. */
static void
get_ends (CordonTimeline *timeline, const CordonTimelineSight *sight, guint row, double *start, double *end, double *y)
{
  cairo_rectangle_t bar;

  cordon_timeline_get_bounds (timeline, sight, row, &bar);
  *start = sight->rtl ? bar.x + bar.width : bar.x;
  *end = sight->rtl ? bar.x : bar.x + bar.width;
  /* Signs are not struck through. */
  *end += (sight->rtl ? -1 : 1) * cordon_timeline_signs (cordon_timeline_item (timeline, row));
  *y = bar.y + bar.height / 2;
}

static void
draw_link (CordonTimeline *timeline, cairo_t *cr, const CordonTimelineSight *sight, const CordonTimelineTheme *theme,
           const Link *link)
{
  const CordonTimelineItem *from = cordon_timeline_item (timeline, link->from);
  const CordonTimelineItem *to = cordon_timeline_item (timeline, link->to);
  /* Of what has begun before, the end depends on it. */
  gboolean back = to->last<from->last, to_start = to->first> from->last;
  double ahead = sight->rtl ? -1 : 1, side, start, end, x1, y1, x2, y2;

  get_ends (timeline, sight, link->from, &start, &x1, &y1);
  get_ends (timeline, sight, link->to, &start, &end, &y2);
  x2 = to_start ? start : end;
  /* On which side of its end the arrow comes in. */
  side = to_start ? -ahead : ahead;
  cordon_timeline_set_colour (cr, back ? theme->late : theme->group, back ? 0.9 : 0.7);
  cairo_set_line_width (cr, 1.2);
  if (back)
    set_dashes (cr, 4, 3);
  cairo_new_path (cr);
  cairo_move_to (cr, x1, y1);
  if (to_start && (x2 - x1) * ahead <= 2 * ELBOW)
    {
      /* They follow each other closely: through the gap between the rows. */
      double gap = y2 - (y2 > y1 ? 1 : -1) * floor (sight->row / 2);

      cairo_line_to (cr, x1 + ahead * ELBOW, y1);
      cairo_line_to (cr, x1 + ahead * ELBOW, gap);
      cairo_line_to (cr, x2 - ahead * 1.5 * ELBOW, gap);
      cairo_line_to (cr, x2 - ahead * 1.5 * ELBOW, y2);
    }
  else
    {
      /* Down before its start, or from end to end around the later one. */
      double x = to_start ? x2 - ahead * ELBOW : (sight->rtl ? MIN (x1, x2) : MAX (x1, x2)) + ahead * 1.5 * ELBOW;

      cairo_line_to (cr, snap (x), y1);
      cairo_line_to (cr, snap (x), y2);
    }
  cairo_line_to (cr, x2 + side * ARROW, y2);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, x2, y2);
  cairo_line_to (cr, x2 + side * 2 * ARROW, y2 - ARROW);
  cairo_line_to (cr, x2 + side * 2 * ARROW, y2 + ARROW);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_links (CordonTimeline *timeline, cairo_t *cr, const CordonTimelineSight *sight, const CordonTimelineTheme *theme,
            guint first, guint end)
{
  int from = (int) floor (sight->day),
      to = (int) ceil (sight->day + cordon_timeline_sight_get_plot (sight) / sight->scale);
  guint n = 0;

  for (guint i = 0; i < timeline->links->len && n < LINKS_MAX; i++)
    {
      const Link *link = &g_array_index (timeline->links, Link, i);
      const CordonTimelineItem *one = cordon_timeline_item (timeline, link->from);
      const CordonTimelineItem *other = cordon_timeline_item (timeline, link->to);

      if (MAX (link->from, link->to) < first || MIN (link->from, link->to) >= end)
        continue;
      if (MAX (one->last, other->last) + 30 < from || MIN (one->first, other->first) > to)
        continue;
      cairo_save (cr);
      draw_link (timeline, cr, sight, theme, link);
      cairo_restore (cr);
      n++;
    }
}

/* What is being moved: where it would be, over a faint image of where it is. */
static void
draw_moves (CordonTimeline *timeline, cairo_t *cr, const CordonTimelineSight *sight, const CordonTimelineTheme *theme,
            const CordonTimelineMarks *marks)
{
  for (guint i = 0; i < marks->n_moves; i++)
    {
      const CordonTimelineMove *move = &marks->moves[i];
      CordonTimelineItem item;
      cairo_rectangle_t bar;

      if (move->item >= timeline->items->len)
        continue;
      item = *cordon_timeline_item (timeline, move->item);
      cordon_timeline_bar (sight, &item, move->item, item.first, item.last, &bar);
      cairo_save (cr);
      cordon_timeline_set_colour (cr, theme->ghost, 1);
      cairo_set_line_width (cr, 1);
      set_dashes (cr, 3, 2);
      cairo_rectangle (cr, bar.x - 1.5, bar.y - 1.5, bar.width + 3, bar.height + 3);
      cairo_stroke (cr);
      cairo_restore (cr);
      item.first = move->first;
      item.last = move->last;
      /* Whether it will be late is seen once it is there. */
      item.flags &= (CordonTimelineFlags) ~CORDON_TIMELINE_LATE;
      item.baseline = 0;
      cordon_timeline_draw_item (timeline, cr, sight, theme, &item, move->item);
      cordon_timeline_bar (sight, &item, move->item, item.first, item.last, &bar);
      cairo_save (cr);
      cordon_timeline_set_colour (cr, theme->accent, 1);
      cairo_set_line_width (cr, 2);
      cairo_rectangle (cr, bar.x - 2, bar.y - 2, bar.width + 4, bar.height + 4);
      cairo_stroke (cr);
      cairo_restore (cr);
    }
}

static gboolean
is_moving (const CordonTimelineMarks *marks, guint item)
{
  for (guint i = 0; i < marks->n_moves; i++)
    if (marks->moves[i].item == item)
      return TRUE;
  return FALSE;
}

static char *
name_days (const CordonTimelineItem *item, int first, int last)
{
  GDate date;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) first);
  from = cordon_date_to_text (&date);
  g_date_set_julian (&date, (guint32) last);
  to = cordon_date_to_text (&date);
  begin = cordon_date_format (from);
  end = cordon_date_format (to);
  if (item->shape == CORDON_TIMELINE_POINT || (item->flags & CORDON_TIMELINE_OPEN_START) != 0)
    return g_steal_pointer (&end);
  if ((item->flags & CORDON_TIMELINE_OPEN_END) != 0)
    return g_steal_pointer (&begin);
  return g_strdup_printf ("%s – %s", begin, end);
}

/* The dates of what is moved, or else chosen, beside it. */
static void
draw_dates (CordonTimeline *timeline, cairo_t *cr, const CordonTimelineSight *sight, const CordonTimelineTheme *theme,
            PangoContext *context, const CordonTimelineMarks *marks)
{
  int row = marks->selected;
  const CordonTimelineItem *item;
  cairo_rectangle_t bar;
  PangoRectangle logical;
  PangoLayout *layout;
  g_autofree char *words = NULL;
  double x, y, start = sight->rtl ? 0 : sight->names, end = start + cordon_timeline_sight_get_plot (sight);
  int first, last;

  if (row < 0 || row >= (int) timeline->items->len)
    return;
  item = cordon_timeline_item (timeline, (guint) row);
  first = item->first;
  last = item->last;
  for (guint i = 0; i < marks->n_moves; i++)
    if ((int) marks->moves[i].item == row)
      {
        first = marks->moves[i].first;
        last = marks->moves[i].last;
      }
  cordon_timeline_bar (sight, item, (guint) row, first, last, &bar);
  words = name_days (item, first, last);
  layout = cordon_timeline_text (timeline, context, TEXT_RULER, -1, words);
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  /* Past its end, where its signs are; before it where there is no room; within where there is none either. */
  x = sight->rtl ? bar.x - 26 - logical.width : bar.x + bar.width + 26;
  if (x < start + 2 || x + logical.width > end - 2)
    x = sight->rtl ? bar.x + bar.width + 12 : bar.x - 12 - logical.width;
  x = CLAMP (x, start + 2, MAX (start + 2, end - 2 - logical.width));
  y = sight->ruler + row * sight->row - sight->top + (sight->row - logical.height) / 2;
  if (y + logical.height < sight->ruler || y > sight->height)
    return;
  cordon_timeline_set_colour (cr, theme->surface, 0.9);
  cairo_rectangle (cr, x - 4, y, logical.width + 8, logical.height);
  cairo_fill (cr);
  cordon_timeline_set_colour (cr, theme->text, 1);
  cairo_move_to (cr, x - logical.x, floor (y) - logical.y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_today (CordonTimeline *timeline, cairo_t *cr, const CordonTimelineSight *sight, const CordonTimelineTheme *theme)
{
  double x = snap (cordon_timeline_sight_x (sight, timeline->today + 0.5)), top = sight->ruler;

  if (timeline->today == 0)
    return;
  cordon_timeline_set_colour (cr, theme->today, 1);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, x, top);
  cairo_line_to (cr, x, sight->height);
  cairo_stroke (cr);
  /* A flag on the ruler, so that the line isn't one of the grid's. */
  cairo_move_to (cr, x - 5, top - 7);
  cairo_line_to (cr, x + 5, top - 7);
  cairo_line_to (cr, x, top);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_ruler (CordonTimeline *timeline, cairo_t *cr, const CordonTimelineSight *sight, const CordonTimelineTheme *theme,
            PangoContext *context)
{
  double line = (sight->ruler - 1) / 2, plot_start = sight->rtl ? 0 : sight->names;
  double plot_end = plot_start + cordon_timeline_sight_get_plot (sight);

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GArray) ticks = cordon_timeline_ruler (timeline, sight, i);

      cairo_set_line_width (cr, 1);
      for (guint k = 0; k < ticks->len; k++)
        {
          const Tick *tick = &g_array_index (ticks, Tick, k);
          double a = cordon_timeline_sight_x (sight, tick->first), b = cordon_timeline_sight_x (sight, tick->end);
          double low = MAX (MIN (a, b), plot_start), high = MIN (MAX (a, b), plot_end);
          double x = snap (a);
          PangoRectangle logical;
          PangoLayout *layout;

          cordon_timeline_set_colour (cr, theme->grid, 1);
          cairo_move_to (cr, x, i == 0 ? 0 : tick->is_major ? line : line + line * 0.35);
          cairo_line_to (cr, x, sight->ruler);
          cairo_stroke (cr);
          if (*tick->label == '\0')
            continue;
          layout = cordon_timeline_text (timeline, context, i == 0 ? TEXT_RULER_BOLD : TEXT_RULER, -1, tick->label);
          pango_layout_get_pixel_extents (layout, NULL, &logical);
          /* The upper line's names stay in sight with a part of what they name. */
          if (i == 1)
            {
              low = MIN (a, b);
              high = MAX (a, b);
            }
          if (high - low < logical.width + (i == 0 ? 2 * PADDING : 2))
            continue;
          cordon_timeline_set_colour (cr, i == 0 ? theme->text : theme->dim, 1);
          if (i == 0)
            show_text (cr, layout, low + PADDING, high - low - 2 * PADDING, line / 2, sight->rtl);
          else
            show_text (cr, layout, low + (high - low - logical.width) / 2, logical.width, line * 1.5, sight->rtl);
        }
    }
}

static void
draw_names (CordonTimeline *timeline, cairo_t *cr, const CordonTimelineSight *sight, const CordonTimelineTheme *theme,
            PangoContext *context, guint first, guint end)
{
  double edge = sight->rtl ? sight->width - sight->names : 0;

  cairo_save (cr);
  cairo_rectangle (cr, edge, sight->ruler, sight->names, MAX (sight->height - sight->ruler, 0));
  cairo_clip (cr);
  for (guint i = first; i < end; i++)
    {
      const CordonTimelineItem *item = cordon_timeline_item (timeline, i);
      double indent = PADDING + MIN (item->depth * INDENT, sight->names / 3);
      double room = MAX (sight->names - indent - PADDING, 1);
      double middle = sight->ruler + (i + 0.5) * sight->row - sight->top;
      PangoLayout *layout =
          cordon_timeline_text (timeline, context, item->shape == CORDON_TIMELINE_GROUP ? TEXT_GROUP : TEXT_NAME,
                                (int) room, item->label);

      cordon_timeline_set_colour (cr, theme->text, (item->flags & CORDON_TIMELINE_CANCELLED) != 0 ? 0.6 : 1);
      show_text (cr, layout, sight->rtl ? edge + PADDING : edge + indent, room, middle, sight->rtl);
    }
  cairo_restore (cr);
}

/* The rows that are chosen and pointed at, across names and plot. */
static void
draw_rows (cairo_t *cr, const CordonTimelineSight *sight, const CordonTimelineTheme *theme,
           const CordonTimelineMarks *marks)
{
  const struct
  {
    int row;
    double alpha;
  } rows[] = {{marks->hovered, 0.06}, {marks->selected, 0.14}};

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i].row < 0)
        continue;
      cordon_timeline_set_colour (cr, theme->accent, rows[i].alpha);
      cairo_rectangle (cr, 0, sight->ruler + rows[i].row * sight->row - sight->top, sight->width, sight->row);
      cairo_fill (cr);
    }
}

void
cordon_timeline_draw (CordonTimeline *timeline, cairo_t *cr, const CordonTimelineSight *sight,
                      const CordonTimelineTheme *theme, PangoContext *context, const CordonTimelineMarks *marks)
{
  double edge;
  guint first, end;

  g_return_if_fail (timeline != NULL && cr != NULL && sight != NULL && theme != NULL && marks != NULL);
  g_return_if_fail (sight->scale > 0 && sight->row > 0);

  cordon_timeline_rows_in_sight (timeline, sight, &first, &end);
  edge = snap (sight->rtl ? sight->width - sight->names : sight->names);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, sight->width, sight->height);
  cairo_clip (cr);
  cordon_timeline_set_colour (cr, theme->surface, 1);
  cairo_paint (cr);

  cairo_save (cr);
  clip_plot (cr, sight, 0);
  draw_years (timeline, cr, sight, theme);
  cairo_restore (cr);

  cairo_save (cr);
  cairo_rectangle (cr, 0, sight->ruler, sight->width, MAX (sight->height - sight->ruler, 0));
  cairo_clip (cr);
  draw_rows (cr, sight, theme, marks);
  cairo_save (cr);
  clip_plot (cr, sight, sight->ruler);
  draw_grid (timeline, cr, sight, theme);
  draw_links (timeline, cr, sight, theme, first, end);
  for (guint i = first; i < end; i++)
    if (!is_moving (marks, i))
      cordon_timeline_draw_item (timeline, cr, sight, theme, cordon_timeline_item (timeline, i), i);
  draw_moves (timeline, cr, sight, theme, marks);
  draw_dates (timeline, cr, sight, theme, context, marks);
  cairo_restore (cr);
  draw_names (timeline, cr, sight, theme, context, first, end);
  cairo_restore (cr);

  cairo_save (cr);
  clip_plot (cr, sight, 0);
  draw_ruler (timeline, cr, sight, theme, context);
  draw_today (timeline, cr, sight, theme);
  cairo_restore (cr);

  cairo_set_line_width (cr, 1);
  cordon_timeline_set_colour (cr, theme->grid, 1.6);
  cairo_move_to (cr, 0, snap (sight->ruler - 1));
  cairo_line_to (cr, sight->width, snap (sight->ruler - 1));
  cairo_move_to (cr, edge, 0);
  cairo_line_to (cr, edge, sight->height);
  cairo_stroke (cr);
  if (marks->focus && marks->selected >= (int) first && marks->selected < (int) end)
    {
      cordon_timeline_set_colour (cr, theme->accent, 1);
      cairo_rectangle (cr, 0, sight->ruler, sight->width, MAX (sight->height - sight->ruler, 0));
      cairo_clip (cr);
      cairo_set_line_width (cr, 2);
      cairo_rectangle (cr, 1, sight->ruler + marks->selected * sight->row - sight->top + 1, sight->width - 2,
                       sight->row - 2);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}
