/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/cordon-map-legend.h"
#include "kit/cordon-map-layer.h"
#include "kit/cordon-map-view.h"

G_BEGIN_DECLS

struct _CordonMapView
{
  GtkWidget parent_instance;

  char *title;
  char *caption;
  char *selected;
  char *selected_area;

  /* What is shown. */
  GListModel *model;
  CordonMapMarkFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
  CordonMapMarks *marks;
  guint refresh_id;
  char *classes_title;
  GArray *classes; /* of CordonMapClass, whose labels are owned */
  guint8 *tints;   /* of each area; NULL for none */
  char **details;  /* of each area, what is said of it; NULL for none */

  /* What part of it, and of what size; "fitted" while it is the whole map. */
  CordonMapSight sight;
  double width, height;
  gboolean fitted;
  double legend_height;
  gboolean legend_folded;
  gboolean legend_shown;

  /* Pictures of it. */
  CordonMapLayer *land;
  CordonMapTheme theme;
  GdkTexture *texture;
  CordonMapSight texture_sight;
  double texture_width, texture_height;
  int texture_factor;
  guint texture_serial;

  /* What the hand and the keyboard do. */
  int hovered;
  int hovered_area;
  double pointer_x, pointer_y;
  CordonMapSight before;
  double pinch_x, pinch_y;
  gboolean moving;
  gboolean movable; /* whether the selected mark may be dragged */
  gboolean banding; /* whether a rectangle is being drawn */
  int dragged;      /* the mark that is being dragged, -1 for none */
  double band_x, band_y, drag_x, drag_y;
  GPtrArray *buttons; /* of CordonMapSpotButton: children */
  guint sync_id;
  GtkWidget *controls;
  GtkWidget *zoom_in, *zoom_out, *fit, *legend_button;
  GtkWidget *popover; /* kept, closed, until the next */
};

/* The largest scale: some 100 m for one of the surface's units. */
#define CORDON_MAP_VIEW_SCALE_MAX 60000.0

/* Moves what is in sight; what must not be left is put right. */
void cordon_map_view_set_sight (CordonMapView *self, const CordonMapSight *sight);

/* Zooms so that the place of the surface stays where it is. */
void cordon_map_view_zoom_at (CordonMapView *self, double factor, double x, double y);

/* Where a spot is on the surface. */
void cordon_map_view_get_spot_place (CordonMapView *self, const CordonMapSpot *spot, double *x, double *y);

/* Returns: (transfer none) (array length=n): the spots at the present scale */
const CordonMapSpot *cordon_map_view_get_spots (CordonMapView *self, guint *n);

/* Has everything drawn again in a moment, with buttons where the spots are. */
void cordon_map_view_settle_later (CordonMapView *self);

/* What the shapes and tints mean; valid until the marks or classes change. */
void cordon_map_view_get_legend (CordonMapView *self, CordonMapLegend *legend);

/* The widget's snapshot. */
void cordon_map_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* Adds the gestures. */
void cordon_map_view_init_input (CordonMapView *self);

/* Adds the keys, and the way that Tab goes. */
void cordon_map_view_class_init_input (GtkWidgetClass *widget_class);

/* Adds the gesture that drags, which also moves marks and gathers them. */
void cordon_map_view_init_drag (CordonMapView *self);

/* The spot at a place of the surface, or -1. */
int cordon_map_view_spot_at (CordonMapView *self, double x, double y);

/* Returns: (transfer full): the ids of the marks in the rectangle that is being drawn */
char **cordon_map_view_list_in_band (CordonMapView *self);

/* The button of the spot that has the keyboard, or -1. */
int cordon_map_view_get_focused_spot (CordonMapView *self);

/* Makes the buttons those of the spots in sight. */
void cordon_map_view_sync_buttons (CordonMapView *self);

/* Selects a mark, or goes into a cluster. */
void cordon_map_view_activate_spot (CordonMapView *self, guint spot, gboolean twice);

/* Says that a mark was activated; see #CordonMapView. */
void cordon_map_view_emit_activated (CordonMapView *self, const char *id);

/* Says that marks were gathered, or that one was moved; see #CordonMapView. */
void cordon_map_view_emit_gathered (CordonMapView *self, char **ids);
void cordon_map_view_emit_moved (CordonMapView *self, const char *id, double lat, double lon);

/* Says that an area was activated. */
void cordon_map_view_emit_area_activated (CordonMapView *self, const char *code);

G_END_DECLS
