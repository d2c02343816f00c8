/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "draw/cordon-timeline.h"

G_BEGIN_DECLS

/**
 * CordonTimelineEnd:
 * @CORDON_TIMELINE_WHOLE: a bar as a whole
 * @CORDON_TIMELINE_BEGIN: its beginning
 * @CORDON_TIMELINE_DUE: its end
 *
 * What of an item is moved.
 */
typedef enum
{
  CORDON_TIMELINE_WHOLE,
  CORDON_TIMELINE_BEGIN,
  CORDON_TIMELINE_DUE,
} CordonTimelineEnd;

/**
 * CordonTimelineView:
 *
 * A timeline in a GtkScrolledWindow, whose ruler and names stay in place. It is moved by dragging beside the bars and
 * by the wheel, zoomed by the wheel with Ctrl, two fingers, + and −; 0 shows all of it, T today. A bar or one of its
 * ends is dragged to another day; with the keyboard, the arrows up and down, Page Up, Page Down, Home and End choose a
 * row, the arrows left and right the one that comes before or after it in time, and together with Shift they move it by
 * a day, with Alt by a week, with both by a month. It moves when the keys, or the button, are let go, and not at all
 * when Escape comes first. E chooses which end moves. The item that is chosen, and where it is moved to, is in the
 * widget's accessible name.
 *
 * Properties: "title" (what it is of, for a screen reader); "selected" (nullable string, the id of an item; setting it
 * brings the item into sight); "end" (int, a #CordonTimelineEnd: what the keyboard moves); "editable" (whether anything
 * can be moved); "can-zoom-in", "can-zoom-out", "fitted" (read only).
 *
 * Signals: "activated" (const char *id) on a double click, on Enter and the space bar; "moved" (const char *id, int
 * end, int months, int days): somebody has moved it, and it is drawn there until cordon_timeline_view_set_items() or
 * cordon_timeline_view_cancel_move(); "changed" when the items are others.
 */
#define CORDON_TYPE_TIMELINE_VIEW (cordon_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (CordonTimelineView, cordon_timeline_view, CORDON, TIMELINE_VIEW, GtkWidget)

/* Returns: (transfer full): the item and its place in time in words */
typedef char *(*CordonTimelineWordsFunc) (const char *id, gpointer user_data);

/* Where an item would be, were it moved so; %FALSE when it can't be. */
typedef gboolean (*CordonTimelineMoveFunc) (const char *id, CordonTimelineEnd end, int months, int days, int *first,
                                            int *last, gpointer user_data);

GtkWidget *cordon_timeline_view_new (void);

/**
 * cordon_timeline_view_set_items:
 * @view: the view
 * @items: (array length=n_items): the rows, in order; copied
 * @n_items: how many
 * @links: (array length=n_links) (nullable): what depends on what
 * @n_links: how many
 * @today: today, as g_date_get_julian() counts; 0 for none
 * @first_month: the fiscal year's first month, 1 to 12
 *
 * Shows other items. What is in sight and what is chosen stay where they are; a move that was under way is over.
 */
void cordon_timeline_view_set_items (CordonTimelineView *view, const CordonTimelineItem *items, guint n_items,
                                     const CordonTimelineLink *links, guint n_links, int today, int first_month);

/**
 * cordon_timeline_view_set_funcs:
 * @view: the view
 * @words: (nullable): puts an item into words
 * @move: (nullable): says where an item would be
 * @user_data: for both; it must live as long as the view, or until the functions are taken back
 */
void cordon_timeline_view_set_funcs (CordonTimelineView *view, CordonTimelineWordsFunc words,
                                     CordonTimelineMoveFunc move, gpointer user_data);

void cordon_timeline_view_set_title (CordonTimelineView *view, const char *title);

void cordon_timeline_view_set_selected (CordonTimelineView *view, const char *id);

/* Returns: (nullable) (transfer none): the id of what is chosen */
const char *cordon_timeline_view_get_selected (CordonTimelineView *view);

void cordon_timeline_view_set_end (CordonTimelineView *view, CordonTimelineEnd end);

CordonTimelineEnd cordon_timeline_view_get_end (CordonTimelineView *view);

void cordon_timeline_view_set_editable (CordonTimelineView *view, gboolean editable);

/* Draws what was moved where it was. */
void cordon_timeline_view_cancel_move (CordonTimelineView *view);

/* Returns: whether something is drawn where it has been moved to */
gboolean cordon_timeline_view_is_moving (CordonTimelineView *view);

/**
 * cordon_timeline_view_zoom:
 * @view: the view
 * @factor: how much wider a day is to be
 *
 * Zooms around the item that is chosen, if it is in sight, or else the middle.
 */
void cordon_timeline_view_zoom (CordonTimelineView *view, double factor);

/* Shows all of it in time. */
void cordon_timeline_view_fit (CordonTimelineView *view);

/* Brings today into the middle. */
void cordon_timeline_view_show_today (CordonTimelineView *view);

/* Returns: (transfer none) (nullable): what is shown, for printing it; valid until the items change */
CordonTimeline *cordon_timeline_view_get_timeline (CordonTimelineView *view);

/* Returns: (transfer none): what is in sight; valid until it changes */
const CordonTimelineSight *cordon_timeline_view_get_sight (CordonTimelineView *view);

/**
 * CordonTimelineLegend:
 *
 * What the signs in a timeline view mean; as high as it needs to be.
 */
#define CORDON_TYPE_TIMELINE_LEGEND (cordon_timeline_legend_get_type ())
G_DECLARE_FINAL_TYPE (CordonTimelineLegend, cordon_timeline_legend, CORDON, TIMELINE_LEGEND, GtkWidget)

void cordon_timeline_legend_set_view (CordonTimelineLegend *legend, CordonTimelineView *view);

G_END_DECLS
