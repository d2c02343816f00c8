/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a hand that drags does: with Shift it gathers marks in a rectangle, on the selected mark it moves that mark if
 * marks may be moved, and anywhere else it moves the map. That only the selected one can be moved keeps a hand that
 * means the map from moving an office. */

#include <math.h>

#include "kit/cordon-map-view-private.h"

#define SLACK 4
#define DRAG_THRESHOLD 5

int
cordon_map_view_spot_at (CordonMapView *self, double x, double y)
{
  guint n_spots = 0;

  if (y > self->height)
    return -1;
  cordon_map_view_get_spots (self, &n_spots);
  return cordon_map_marks_pick (self->marks, &self->sight, x, y, SLACK);
}

static int
movable_at (CordonMapView *self, double x, double y)
{
  guint n_spots = 0;
  const CordonMapSpot *spots = cordon_map_view_get_spots (self, &n_spots);
  int spot = self->movable ? cordon_map_view_spot_at (self, x, y) : -1;
  int mark = cordon_map_marks_find (self->marks, self->selected);

  return spot >= 0 && mark >= 0 && spots[spot].n_members == 1 && spots[spot].members[0] == (guint) mark ? mark : -1;
}

static void
let_go (CordonMapView *self)
{
  self->moving = FALSE;
  self->banding = FALSE;
  self->dragged = -1;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, CordonMapView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  self->before = self->sight;
  self->band_x = self->drag_x = x;
  self->band_y = self->drag_y = y;
  self->banding = (state & GDK_SHIFT_MASK) != 0;
  self->dragged = self->banding ? -1 : movable_at (self, x, y);
  if (y > self->height)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, CordonMapView *self)
{
  CordonMapSight sight = self->before;

  if (!self->moving && hypot (dx, dy) < DRAG_THRESHOLD)
    return;
  if (!self->moving)
    {
      self->moving = TRUE;
      self->hovered_area = -1;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->banding ? "crosshair" : "grabbing");
    }
  if (self->banding || self->dragged >= 0)
    {
      self->drag_x = self->band_x + dx;
      self->drag_y = self->band_y + dy;
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  sight.x -= dx / sight.scale;
  sight.y -= dy / sight.scale;
  cordon_map_view_set_sight (self, &sight);
}

char **
cordon_map_view_list_in_band (CordonMapView *self)
{
  GPtrArray *ids = g_ptr_array_new ();
  double left = MIN (self->band_x, self->drag_x), right = MAX (self->band_x, self->drag_x);
  double top = MIN (self->band_y, self->drag_y), bottom = MAX (self->band_y, self->drag_y);

  for (guint i = 0; i < cordon_map_marks_get_n (self->marks); i++)
    {
      double x, y;

      if (!cordon_map_marks_is_placed (self->marks, i, &x, &y))
        continue;
      x = (x - self->sight.x) * self->sight.scale;
      y = (y - self->sight.y) * self->sight.scale;
      if (x >= left && x <= right && y >= top && y <= bottom)
        g_ptr_array_add (ids, g_strdup (cordon_map_marks_get (self->marks, i)->id));
    }
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, CordonMapView *self)
{
  gboolean moved = self->moving;

  if (moved && self->banding)
    {
      g_auto (GStrv) ids = cordon_map_view_list_in_band (self);

      let_go (self);
      cordon_map_view_emit_gathered (self, ids);
    }
  else if (moved && self->dragged >= 0)
    {
      g_autofree char *id = g_strdup (cordon_map_marks_get (self->marks, (guint) self->dragged)->id);
      double lat, lon;
      gboolean there = self->drag_x >= 0 && self->drag_x <= self->width && self->drag_y >= 0
                       && self->drag_y <= self->height
                       && cordon_map_sight_locate (&self->sight, self->drag_x, self->drag_y, &lat, &lon);

      let_go (self);
      if (there)
        cordon_map_view_emit_moved (self, id, lat, lon);
    }
  else
    let_go (self);
}

static void
on_drag_cancel (CordonMapView *self)
{
  let_go (self);
}

void
cordon_map_view_init_drag (CordonMapView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->dragged = -1;
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
