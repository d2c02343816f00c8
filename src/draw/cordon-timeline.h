/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* Days are counted as g_date_get_julian() counts them; 0 is none. */

/**
 * CordonTimelineShape:
 * @CORDON_TIMELINE_SPAN: a bar from the first day to the last
 * @CORDON_TIMELINE_POINT: a diamond on the last day
 * @CORDON_TIMELINE_GROUP: a bracket over what belongs to it; it has no days of its own
 */
typedef enum
{
  CORDON_TIMELINE_SPAN,
  CORDON_TIMELINE_POINT,
  CORDON_TIMELINE_GROUP,
} CordonTimelineShape;

/**
 * CordonTimelineFlags:
 * @CORDON_TIMELINE_DONE: it is done: filled, with a tick
 * @CORDON_TIMELINE_LATE: it is late, or was when it was done: a warning sign, and a hatched tail up to today or to the
 *   day on which it was done
 * @CORDON_TIMELINE_HELD: work on it rests: a dashed border
 * @CORDON_TIMELINE_CANCELLED: it is not to be done any more: faint and struck through
 * @CORDON_TIMELINE_OPEN_START: the first day is not one that somebody gave: the bar begins in a haze
 * @CORDON_TIMELINE_OPEN_END: the last day is not
 * @CORDON_TIMELINE_FIXED: it can't be moved
 */
typedef enum
{
  CORDON_TIMELINE_DONE = 1 << 0,
  CORDON_TIMELINE_LATE = 1 << 1,
  CORDON_TIMELINE_HELD = 1 << 2,
  CORDON_TIMELINE_CANCELLED = 1 << 3,
  CORDON_TIMELINE_OPEN_START = 1 << 4,
  CORDON_TIMELINE_OPEN_END = 1 << 5,
  CORDON_TIMELINE_FIXED = 1 << 6,
} CordonTimelineFlags;

/**
 * CordonTimelineItem:
 * @id: what it is called between programs
 * @label: what it is called in the column of names, translated
 * @depth: how far it is indented
 * @shape: how it is drawn
 * @flags: how it stands
 * @first: its first day; of a point, the last
 * @last: its last day, not before the first
 * @baseline: (nullable): the last day as first promised, 0 for none; drawn as a ghost where it is another one
 * @done: the day on which it was done, 0 for none
 *
 * A row of a timeline.
 */
typedef struct
{
  const char *id;
  const char *label;
  guint depth;
  CordonTimelineShape shape;
  CordonTimelineFlags flags;
  int first;
  int last;
  int baseline;
  int done;
} CordonTimelineItem;

/**
 * CordonTimelineLink:
 * @from: the id of what has to be there first
 * @to: the id of what depends on it
 *
 * Drawn as an arrow; dashed where what depends is due before what it depends on.
 */
typedef struct
{
  const char *from;
  const char *to;
} CordonTimelineLink;

/**
 * CordonTimelineSight:
 * @width: of everything, names and ruler among it
 * @height: of everything
 * @names: the width of the column of names
 * @ruler: the height of the ruler
 * @row: the height of one row
 * @day: the day at the edge of the plot where time comes in; with a fraction
 * @scale: how wide a day is
 * @top: how far down the rows are moved
 * @rtl: whether time runs from right to left
 *
 * What part of a timeline is in sight. Lengths are in the units of the surface.
 */
typedef struct
{
  double width;
  double height;
  double names;
  double ruler;
  double row;
  double day;
  double scale;
  double top;
  gboolean rtl;
} CordonTimelineSight;

/**
 * CordonTimelineMove:
 * @item: the number of an item
 * @first: where it is to begin
 * @last: where it is to end
 *
 * Where an item would be, were it moved.
 */
typedef struct
{
  guint item;
  int first;
  int last;
} CordonTimelineMove;

/**
 * CordonTimelineMarks:
 * @selected: the number of the item that is chosen, -1 for none
 * @hovered: that of the one under the pointer, -1 for none
 * @focus: whether the keyboard is here
 * @moves: (array length=n_moves) (nullable): what is being moved
 * @n_moves: how many
 *
 * What a person is doing with a timeline; all zero but for the two numbers on paper.
 */
typedef struct
{
  int selected;
  int hovered;
  gboolean focus;
  const CordonTimelineMove *moves;
  guint n_moves;
} CordonTimelineMarks;

/**
 * CordonTimelinePart:
 * @CORDON_TIMELINE_NOTHING: no row
 * @CORDON_TIMELINE_NAME: its name
 * @CORDON_TIMELINE_ROW: its row, beside the bar
 * @CORDON_TIMELINE_BODY: the bar or diamond
 * @CORDON_TIMELINE_START: the bar's beginning
 * @CORDON_TIMELINE_END: the bar's end
 */
typedef enum
{
  CORDON_TIMELINE_NOTHING,
  CORDON_TIMELINE_NAME,
  CORDON_TIMELINE_ROW,
  CORDON_TIMELINE_BODY,
  CORDON_TIMELINE_START,
  CORDON_TIMELINE_END,
} CordonTimelinePart;

/**
 * CordonTimelineTheme:
 *
 * Colours as red, green, blue and alpha, 0 to 1: words, words aside, lines of the ruler, the shade of every other
 * year, bars, those that are done, those that are late, brackets and arrows, ghosts, what has the focus, today, and
 * what it all lies on.
 */
typedef struct
{
  double text[4];
  double dim[4];
  double grid[4];
  double band[4];
  double bar[4];
  double done[4];
  double late[4];
  double group[4];
  double ghost[4];
  double accent[4];
  double today[4];
  double surface[4];
} CordonTimelineTheme;

/**
 * cordon_timeline_theme_init:
 * @theme: (out caller-allocates): the theme
 * @dark: whether it is for a dark surface; paper is a light one
 * @high_contrast: whether thin and grey things must be plain to see
 */
void cordon_timeline_theme_init (CordonTimelineTheme *theme, gboolean dark, gboolean high_contrast);

/**
 * CordonTimeline:
 *
 * Rows on an axis of fiscal years: given its items once, painted for any part of it in sight. Only what is in sight is
 * laid out, and no more is kept. It is not locked: one thread at a time.
 */
typedef struct _CordonTimeline CordonTimeline;

/**
 * cordon_timeline_new:
 * @items: (array length=n_items): the rows, in order; copied
 * @n_items: how many
 * @links: (array length=n_links) (nullable): what depends on what; those whose ends aren't rows are left out
 * @n_links: how many
 * @today: today, 0 for none
 * @first_month: the fiscal year's first month, 1 to 12
 *
 * Returns: (transfer full): the timeline
 */
CordonTimeline *cordon_timeline_new (const CordonTimelineItem *items, guint n_items, const CordonTimelineLink *links,
                                     guint n_links, int today, int first_month);

void cordon_timeline_free (CordonTimeline *timeline);

guint cordon_timeline_get_n_items (CordonTimeline *timeline);

/* Returns: how many of the links have both their ends here */
guint cordon_timeline_get_n_links (CordonTimeline *timeline);

/* Returns: (transfer none): the row, whose texts are the timeline's */
const CordonTimelineItem *cordon_timeline_get_item (CordonTimeline *timeline, guint item);

/* Returns: the number of the row of that id, -1 for none */
int cordon_timeline_find (CordonTimeline *timeline, const char *id);

/* Returns: today; 0 for none */
int cordon_timeline_get_today (CordonTimeline *timeline);

/**
 * cordon_timeline_get_extent:
 * @timeline: a timeline
 * @first: (out): the first day of the fiscal year in which it begins, today counted in
 * @end: (out): the day after the last day of the one in which it ends
 *
 * The years that everything lies in; this one when there is nothing.
 */
void cordon_timeline_get_extent (CordonTimeline *timeline, int *first, int *end);

/**
 * cordon_timeline_step:
 * @timeline: a timeline
 * @item: the number of a row, -1 for none
 * @by: -1 or 1
 *
 * Returns: the row whose last day comes next in time, those of one day in the order of rows; @item itself at either
 *   end; with -1, the first or the last
 */
int cordon_timeline_step (CordonTimeline *timeline, int item, int by);

/**
 * cordon_timeline_sight_measure:
 * @sight: (inout): a sight whose width is set; gets names, ruler and row
 * @context: the context of the surface's text
 *
 * How large names, ruler and rows are with the font.
 */
void cordon_timeline_sight_measure (CordonTimelineSight *sight, PangoContext *context);

/* Returns: the width of the plot: at least 1 */
double cordon_timeline_sight_get_plot (const CordonTimelineSight *sight);

/* Returns: where the beginning of a day lies on the surface */
double cordon_timeline_sight_x (const CordonTimelineSight *sight, double day);

/* Returns: the day at a place, with a fraction */
double cordon_timeline_sight_day (const CordonTimelineSight *sight, double x);

/**
 * cordon_timeline_pick:
 * @timeline: a timeline
 * @sight: what is in sight
 * @x: a place
 * @y: a place
 * @part: (out) (optional): what of the row is there
 *
 * Returns: the number of the row at a place, -1 for none
 */
int cordon_timeline_pick (CordonTimeline *timeline, const CordonTimelineSight *sight, double x, double y,
                          CordonTimelinePart *part);

/**
 * cordon_timeline_get_bounds:
 * @timeline: a timeline
 * @sight: what is in sight
 * @item: the number of a row
 * @bounds: (out caller-allocates): the bar's or diamond's place, whether in sight or not
 */
void cordon_timeline_get_bounds (CordonTimeline *timeline, const CordonTimelineSight *sight, guint item,
                                 cairo_rectangle_t *bounds);

/**
 * cordon_timeline_draw:
 * @timeline: a timeline
 * @cr: where to draw, from its origin
 * @sight: what is in sight
 * @theme: the colours
 * @context: the context of the surface's text
 * @marks: what a person is doing with it
 */
void cordon_timeline_draw (CordonTimeline *timeline, cairo_t *cr, const CordonTimelineSight *sight,
                           const CordonTimelineTheme *theme, PangoContext *context, const CordonTimelineMarks *marks);

/**
 * cordon_timeline_get_n_layouts:
 * @timeline: a timeline
 *
 * Returns: how many pieces of text are laid out and kept
 */
guint cordon_timeline_get_n_layouts (CordonTimeline *timeline);

/**
 * cordon_timeline_dup_ruler:
 * @timeline: a timeline
 * @sight: what is in sight
 *
 * Returns: (transfer full): what the ruler says, its upper line and its lower one, the names apart by " | "
 */
char *cordon_timeline_dup_ruler (CordonTimeline *timeline, const CordonTimelineSight *sight);

/**
 * cordon_timeline_draw_legend:
 * @timeline: a timeline
 * @cr: (nullable): where to draw, from its origin; %NULL to measure
 * @width: the width there is
 * @theme: the colours
 * @context: the context of the surface's text
 * @rtl: whether to read from right to left
 *
 * What the signs mean that occur in it.
 *
 * Returns: the height it takes
 */
double cordon_timeline_draw_legend (CordonTimeline *timeline, cairo_t *cr, double width,
                                    const CordonTimelineTheme *theme, PangoContext *context, gboolean rtl);

/**
 * cordon_timeline_count_pages:
 * @timeline: a timeline
 * @context: the context of the paper's text
 * @width: the width of what may be printed on a page, in points
 * @height: its height
 *
 * Returns: how many pages it takes; 0 when it is empty
 */
guint cordon_timeline_count_pages (CordonTimeline *timeline, PangoContext *context, double width, double height);

/**
 * cordon_timeline_draw_page:
 * @timeline: a timeline
 * @cr: the page, from the origin of what may be printed on
 * @page: which page, from 0: first down the rows, then on in time
 * @context: the context of the paper's text
 * @width: the width of what may be printed on a page, in points
 * @height: its height
 * @rtl: whether time runs from right to left
 */
void cordon_timeline_draw_page (CordonTimeline *timeline, cairo_t *cr, guint page, PangoContext *context, double width,
                                double height, gboolean rtl);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonTimeline, cordon_timeline_free)

G_END_DECLS
