/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kit/cordon-timeline-view.h"

G_BEGIN_DECLS

struct _CordonTimelineView
{
  GtkWidget parent_instance;

  char *title;
  char *selected;
  CordonTimelineEnd end;
  gboolean editable;

  CordonTimeline *timeline;
  CordonTimelineWordsFunc words;
  CordonTimelineMoveFunc move;
  gpointer user_data;

  /* What is in sight, and what time there is to go to. */
  CordonTimelineSight sight;
  int first, last;
  gboolean fitted;
  GtkAdjustment *adjustments[2];
  guint policies[2];
  gboolean configuring;

  /* What the hand and the keyboard do. */
  int hovered;
  double pointer_x, pointer_y;
  int dragged;             /* the row taken hold of, -1 for none */
  CordonTimelineEnd taken; /* by which end */
  gboolean panning;
  gboolean given_up;
  double before_day, before_top, before_scale;
  double pinch_x;

  /* What has been moved, and is drawn there. */
  int moved; /* -1 for none */
  CordonTimelineEnd moved_end;
  int months, days;
  gboolean told;
  CordonTimelineMove place;
};

/* How wide a day may be and must be. */
void cordon_timeline_view_get_scales (CordonTimelineView *self, double *least, double *most);

/* Zooms so that the day at a place stays there. */
void cordon_timeline_view_zoom_at (CordonTimelineView *self, double factor, double x);

/* Moves what is in sight; what must not be left is put right. */
void cordon_timeline_view_go_to (CordonTimelineView *self, double day, double top);

/* Chooses a row and brings it into sight. */
void cordon_timeline_view_choose (CordonTimelineView *self, int row);

/* The row that is chosen, -1 for none. */
int cordon_timeline_view_get_row (CordonTimelineView *self);

/* Draws a row as moved. Returns: whether it can be. */
gboolean cordon_timeline_view_preview (CordonTimelineView *self, int row, CordonTimelineEnd end, int months, int days);

/* Tells that what is drawn as moved is meant. */
void cordon_timeline_view_settle_move (CordonTimelineView *self);

/* Says that what is chosen was activated; see #CordonTimelineView. */
void cordon_timeline_view_emit_activated (CordonTimelineView *self);

/* Puts the item that is chosen, and where it is moved to, into the widget's accessible name. */
void cordon_timeline_view_update_words (CordonTimelineView *self);

/* Adds the gestures. */
void cordon_timeline_view_init_input (CordonTimelineView *self);
/* Adds the keys. */
void cordon_timeline_view_class_init_input (GtkWidgetClass *widget_class);

G_END_DECLS
