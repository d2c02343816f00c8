/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/cordon-map-marks.h"

G_BEGIN_DECLS

struct _CordonMapMarks
{
  CordonMapRegion region;
  GStringChunk *strings;
  CordonMapMark *marks;
  guint n;
  double *xy; /* where each is; NaN for one that is not on the map */
  double largest;
  GHashTable *by_id; /* id → number + 1 */
  GArray *groups;    /* of CordonMapGroup */

  int level;
  GArray *spots;  /* of CordonMapSpot */
  guint *members; /* the marks in the order of their spots */
  int *spot_of;   /* of each mark */
};

/* Returns: the radius of a mark, in the surface's units */
double cordon_map_marks_radius (CordonMapMarks *self, guint mark);

G_END_DECLS
