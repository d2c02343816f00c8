/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The marks of a map: which of them are one cluster at a scale, where their words have room, and how they look; on the
 * screen and on paper alike. */

#pragma once

#include <pango/pangocairo.h>

#include "draw/cordon-map-paint.h"

G_BEGIN_DECLS

/**
 * CordonMapMarks:
 *
 * Marks on a map, copied once. It is not locked: one thread at a time.
 */
typedef struct _CordonMapMarks CordonMapMarks;

/**
 * CordonMapSpot:
 * @x: where it is, in the projection's plane
 * @y: the same
 * @radius: how large it is drawn, in the surface's units
 * @members: (array length=n_members): the marks that it stands for
 * @n_members: how many; one is a mark of its own, more are a cluster
 * @spread: the largest distance between its members' places and its own, in the plane
 *
 * What is drawn at one place. A spot is called by its first member.
 */
typedef struct
{
  double x;
  double y;
  double radius;
  const guint *members;
  guint n_members;
  double spread;
} CordonMapSpot;

/**
 * CordonMapGroup:
 * @label: what it is called
 * @mark: a mark of it: its shape and colour
 * @n_marks: how many marks it has
 *
 * The marks of one kind, for the legend.
 */
typedef struct
{
  const char *label;
  const CordonMapMark *mark;
  guint n_marks;
} CordonMapGroup;

/**
 * cordon_map_marks_new:
 * @region: what the map is of
 * @marks: (array length=n): the marks; copied
 * @n: how many
 *
 * Returns: (transfer full): the marks
 */
CordonMapMarks *cordon_map_marks_new (CordonMapRegion region, const CordonMapMark *marks, guint n);

void cordon_map_marks_free (CordonMapMarks *marks);

/* Returns: how many there are, with those that are not on the map */
guint cordon_map_marks_get_n (CordonMapMarks *marks);

/* Returns: (transfer none): a mark by its number */
const CordonMapMark *cordon_map_marks_get (CordonMapMarks *marks, guint mark);

/* Returns: a mark's number by its id, -1 for none; one that is not on the map counts */
int cordon_map_marks_find (CordonMapMarks *marks, const char *id);

/* Returns: whether a mark is on the map; (x, y) is where in the plane */
gboolean cordon_map_marks_is_placed (CordonMapMarks *marks, guint mark, double *x, double *y);

/* Returns: (transfer none) (array length=n_groups): the groups in the order in which they first appear */
const CordonMapGroup *cordon_map_marks_get_groups (CordonMapMarks *marks, guint *n_groups);

/**
 * cordon_map_marks_gather:
 * @marks: the marks
 * @scale: the surface's units for one of the plane's
 * @n_spots: (out): how many
 *
 * Makes marks that would cover each other into clusters. They depend on the scale's level alone, a power of two, and
 * not on what is in sight, so that they stay as they are while the map is moved.
 *
 * Returns: (transfer none) (array length=n_spots): the spots, valid until the next call with another level
 */
const CordonMapSpot *cordon_map_marks_gather (CordonMapMarks *marks, double scale, guint *n_spots);

/* Returns: which spot of the last gathering a mark is in, -1 for one that is not on the map */
int cordon_map_marks_get_spot (CordonMapMarks *marks, guint mark);

/**
 * cordon_map_marks_pick:
 * @marks: the marks, gathered
 * @sight: what part of the map is on the surface
 * @x: a place on the surface
 * @y: the same
 * @slack: how far beside a spot still is on it
 *
 * Returns: the spot there, the nearest of several; -1 for none
 */
int cordon_map_marks_pick (CordonMapMarks *marks, const CordonMapSight *sight, double x, double y, double slack);

/**
 * cordon_map_marks_describe:
 * @marks: the marks, gathered
 * @spot: a spot's number
 *
 * Returns: (transfer full): in words: "HSI Bogotá: 12 special agents", "6 marks: HSI Bogotá, HSI Cartagena…"
 */
char *cordon_map_marks_describe (CordonMapMarks *marks, guint spot);

/**
 * cordon_map_marks_draw:
 * @marks: the marks; they are gathered for the sight's scale
 * @cr: where to draw, from its origin
 * @sight: what part of the map is on the surface
 * @width: the surface's width
 * @height: its height
 * @inner: (nullable): the part of the surface that is seen; labels of marks in it stay in it
 * @theme: the colours
 * @context: (nullable): the context of the surface's text; %NULL for no words
 * @first: (nullable): the id of the mark whose label comes first, the selected one
 *
 * Draws all spots, then words where they have room: the marks' labels, then names of countries or states.
 *
 * Returns: how many labels of marks had room
 */
guint cordon_map_marks_draw (CordonMapMarks *marks, cairo_t *cr, const CordonMapSight *sight, double width,
                             double height, const cairo_rectangle_t *inner, const CordonMapTheme *theme,
                             PangoContext *context, const char *first);

/**
 * cordon_map_draw_mark:
 * @cr: where to draw
 * @mark: its shape, colour, and whether it is hollow and has a ring
 * @x: its centre
 * @y: the same
 * @radius: its size
 * @theme: the colours
 */
void cordon_map_draw_mark (cairo_t *cr, const CordonMapMark *mark, double x, double y, double radius,
                           const CordonMapTheme *theme);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonMapMarks, cordon_map_marks_free)

G_END_DECLS
