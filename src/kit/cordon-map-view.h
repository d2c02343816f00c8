/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "draw/cordon-map-sheet.h"
#include "draw/cordon-map.h"

G_BEGIN_DECLS

/**
 * CordonMapView:
 *
 * A map with marks on it. It is moved by dragging and the arrow keys, zoomed by the wheel, two fingers, + and − and the
 * buttons in its corner; 0 shows it whole. Marks that would cover each other are one cluster with their number; to
 * activate a cluster zooms in, or lists what lies at one place. Tab walks the marks, each of which is a button for a
 * screen reader. What the map says, a list beside it must say as well: bind both to "selected".
 *
 * Properties: "title" (what the map is of, for a screen reader); "selected" (nullable string, the id of a mark; setting
 * it brings the mark into sight); "selected-area" (nullable string, the code of a country or state, drawn with a
 * stronger border); "movable" (whether the selected mark can be dragged elsewhere).
 *
 * Signals: "activated" (const char *id) on a double click on a mark, and Enter or the space bar on it (a single click
 * selects); "area-activated" (const char *code) on a click on an area where no mark is; "moved" (const char *id, double
 * lat, double lon) when the selected mark was dragged to a place: it stays where it was until its item says otherwise;
 * "gathered" (char **ids) when a rectangle was drawn around marks with Shift.
 */
#define CORDON_TYPE_MAP_VIEW (cordon_map_view_get_type ())
G_DECLARE_FINAL_TYPE (CordonMapView, cordon_map_view, CORDON, MAP_VIEW, GtkWidget)

/**
 * CordonMapMarkFunc:
 * @item: an item of the model
 * @mark: (out): set all to zero; fill in what the item is. Its strings are copied before the next call
 * @user_data: as given
 *
 * Returns: whether the item is on the map; %FALSE for one without a place
 */
typedef gboolean (*CordonMapMarkFunc) (gpointer item, CordonMapMark *mark, gpointer user_data);

/**
 * cordon_map_view_new:
 * @region: what the map is of
 */
GtkWidget *cordon_map_view_new (CordonMapRegion region);

/**
 * cordon_map_view_set_region:
 * @view: the view
 * @region: what the map is of
 *
 * Shows another part of the earth, whole. In a .ui file: <property name="region">1</property> for the United States.
 */
void cordon_map_view_set_region (CordonMapView *view, CordonMapRegion region);

CordonMapRegion cordon_map_view_get_region (CordonMapView *view);

/**
 * cordon_map_view_set_marks:
 * @view: the view
 * @model: (nullable): the items; its items-changed is followed
 * @func: (nullable): makes a mark of an item
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data
 *
 * Shows a list as marks. The selection stays if its mark still is there.
 */
void cordon_map_view_set_marks (CordonMapView *view, GListModel *model, CordonMapMarkFunc func, gpointer user_data,
                                GDestroyNotify destroy);

/**
 * cordon_map_view_refresh:
 * @view: the view
 *
 * Asks for all marks again, after items have changed in themselves or @func's answer has. Calls within one frame are
 * one.
 */
void cordon_map_view_refresh (CordonMapView *view);

/**
 * cordon_map_view_set_classes:
 * @view: the view
 * @title: (nullable): what the classes tell, over the legend: "Coverage"
 * @classes: (nullable) (array length=n_classes): the classes, in the legend's order; copied
 * @n_classes: how many, 0 for none
 * @values: (nullable) (array length=n_values): the areas whose class is known; copied. Codes that the region has not
 *   are left out
 * @n_values: how many
 * @rest: the class of all other areas, such as "no data"; -1 to leave them plain
 *
 * Fills countries or states by class.
 */
void cordon_map_view_set_classes (CordonMapView *view, const char *title, const CordonMapClass *classes,
                                  guint n_classes, const CordonMapValue *values, guint n_values, int rest);

void cordon_map_view_set_title (CordonMapView *view, const char *title);

/**
 * cordon_map_view_set_selected:
 * @view: the view
 * @id: (nullable): a mark's id; one that is on no mark is kept until there is such a mark
 */
void cordon_map_view_set_selected (CordonMapView *view, const char *id);

/* Returns: (nullable) (transfer none): the id that is selected */
const char *cordon_map_view_get_selected (CordonMapView *view);

/**
 * cordon_map_view_set_selected_area:
 * @view: the view
 * @code: (nullable): an area's code
 */
void cordon_map_view_set_selected_area (CordonMapView *view, const char *code);

/* Returns: (nullable) (transfer none): the code of the area that is selected */
const char *cordon_map_view_get_selected_area (CordonMapView *view);

/* @caption: (nullable): of which day the map is, and what isn't on it: for when it is saved */
void cordon_map_view_set_caption (CordonMapView *view, const char *caption);

/**
 * cordon_map_view_take_sheet:
 * @view: the view
 * @marking: (nullable): the marking of the plan
 *
 * Returns: (transfer full): the map as it is in sight, for a file of its own
 */
CordonMapSheet *cordon_map_view_take_sheet (CordonMapView *view, const char *marking);

/* Whether the selected mark can be dragged elsewhere; see the signal "moved". */
void cordon_map_view_set_movable (CordonMapView *view, gboolean movable);

/* Returns: whether a place in degrees lies on this map: the United States' has no others */
gboolean cordon_map_view_is_on_map (CordonMapView *view, double lat, double lon);

/**
 * cordon_map_view_fit:
 * @view: the view
 *
 * Shows the whole region.
 */
void cordon_map_view_fit (CordonMapView *view);

/**
 * cordon_map_view_show_place:
 * @view: the view
 * @lat: degrees north
 * @lon: degrees east
 *
 * Brings a place into sight, zooming in where it is needed to tell it from its neighbours.
 */
void cordon_map_view_show_place (CordonMapView *view, double lat, double lon);

G_END_DECLS
