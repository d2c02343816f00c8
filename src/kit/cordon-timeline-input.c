/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline under hand and keyboard. What is being moved is drawn where it would be, and told once it is let go: the
 * button, or, with the keyboard, the keys that go with the arrows; so that going by ten days is one edit and not ten.
 */

#include <math.h>

#include "kit/cordon-timeline-view-private.h"

#define DRAG_THRESHOLD 4
#define WHEEL 1.25
#define KEY_ZOOM 1.5

static const CordonTimelineItem *
item_at (CordonTimelineView *self, int row)
{
  return row >= 0 ? cordon_timeline_get_item (self->timeline, (guint) row) : NULL;
}

static gboolean
can_take (CordonTimelineView *self, int row, CordonTimelinePart part)
{
  const CordonTimelineItem *item = item_at (self, row);

  return self->editable && self->move != NULL && item != NULL && (item->flags & CORDON_TIMELINE_FIXED) == 0
         && (part == CORDON_TIMELINE_BODY || part == CORDON_TIMELINE_START || part == CORDON_TIMELINE_END);
}

static void
show_cursor (CordonTimelineView *self, double x, double y)
{
  CordonTimelinePart part = CORDON_TIMELINE_NOTHING;
  int row = cordon_timeline_pick (self->timeline, &self->sight, x, y, &part);
  const char *name = NULL;

  if (can_take (self, row, part))
    name = part == CORDON_TIMELINE_BODY ? "grab" : "ew-resize";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, CordonTimelineView *self)
{
  int row = cordon_timeline_pick (self->timeline, &self->sight, x, y, NULL);

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->dragged >= 0 || self->panning)
    return;
  show_cursor (self, x, y);
  if (row == self->hovered)
    return;
  self->hovered = row;
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_leave (GtkEventControllerMotion *controller, CordonTimelineView *self)
{
  if (self->hovered < 0)
    return;
  self->hovered = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  CordonTimelineView *self = CORDON_TIMELINE_VIEW (widget);
  CordonTimelinePart part = CORDON_TIMELINE_NOTHING;
  int row = cordon_timeline_pick (self->timeline, &self->sight, x, y, &part);
  g_autofree char *words = NULL;

  if (keyboard || row < 0 || part == CORDON_TIMELINE_ROW || self->words == NULL || self->dragged >= 0)
    return FALSE;
  words = self->words (item_at (self, row)->id, self->user_data);
  gtk_tooltip_set_text (tooltip, words);
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle){0, (int) (self->sight.ruler + row * self->sight.row - self->sight.top),
                                            (int) self->sight.width, (int) self->sight.row});
  return words != NULL;
}

static void
on_click (GtkGestureClick *gesture, int n_press, double x, double y, CordonTimelineView *self)
{
  int row = cordon_timeline_pick (self->timeline, &self->sight, x, y, NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (row < 0)
    return;
  cordon_timeline_view_choose (self, row);
  if (n_press == 2)
    cordon_timeline_view_emit_activated (self);
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, CordonTimelineView *self)
{
  CordonTimelinePart part = CORDON_TIMELINE_NOTHING;
  int row = cordon_timeline_pick (self->timeline, &self->sight, x, y, &part);

  self->given_up = FALSE;
  self->panning = FALSE;
  self->dragged = -1;
  self->before_day = self->sight.day;
  self->before_top = self->sight.top;
  if (can_take (self, row, part))
    {
      self->dragged = row;
      self->taken = part == CORDON_TIMELINE_BODY    ? CORDON_TIMELINE_WHOLE
                    : part == CORDON_TIMELINE_START ? CORDON_TIMELINE_BEGIN
                                                    : CORDON_TIMELINE_DUE;
    }
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, CordonTimelineView *self)
{
  double along = self->sight.rtl ? -dx : dx;

  if (self->given_up)
    return;
  if (self->dragged < 0 && !self->panning)
    {
      if (hypot (dx, dy) < DRAG_THRESHOLD)
        return;
      self->panning = TRUE;
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
  if (self->panning)
    {
      cordon_timeline_view_go_to (self, self->before_day - along / self->sight.scale, self->before_top - dy);
      return;
    }
  if (self->moved != self->dragged && fabs (dx) < DRAG_THRESHOLD)
    return;
  if (self->moved != self->dragged)
    {
      int row = self->dragged;

      gtk_widget_grab_focus (GTK_WIDGET (self));
      cordon_timeline_view_choose (self, row);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                       self->taken == CORDON_TIMELINE_WHOLE ? "grabbing" : "ew-resize");
    }
  cordon_timeline_view_preview (self, self->dragged, self->taken, 0,
                                (int) CLAMP (round (along / self->sight.scale), -1e6, 1e6));
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, CordonTimelineView *self)
{
  gboolean moved = self->dragged >= 0 && self->moved == self->dragged && !self->given_up;

  self->dragged = -1;
  self->panning = FALSE;
  show_cursor (self, self->pointer_x, self->pointer_y);
  if (moved)
    cordon_timeline_view_settle_move (self);
}

static void
on_drag_cancel (GtkGesture *gesture, GdkEventSequence *sequence, CordonTimelineView *self)
{
  if (self->dragged >= 0)
    cordon_timeline_view_cancel_move (self);
  self->dragged = -1;
  self->panning = FALSE;
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, CordonTimelineView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return GDK_EVENT_PROPAGATE;
  cordon_timeline_view_zoom_at (self, pow (WHEEL, CLAMP (-dy, -4, 4)), self->pointer_x);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, CordonTimelineView *self)
{
  double y = 0;

  self->before_scale = self->sight.scale;
  gtk_gesture_get_bounding_box_center (gesture, &self->pinch_x, &y);
}

static void
on_pinch (GtkGestureZoom *gesture, double factor, CordonTimelineView *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  cordon_timeline_view_zoom_at (self, self->before_scale * factor / self->sight.scale, self->pinch_x);
}

/* The keyboard */

static gboolean
on_row (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CordonTimelineView *self = CORDON_TIMELINE_VIEW (widget);
  int by = g_variant_get_int32 (arguments), row = cordon_timeline_view_get_row (self);
  int last = (int) cordon_timeline_get_n_items (self->timeline) - 1;
  int page = MAX ((int) ((self->sight.height - self->sight.ruler) / self->sight.row) - 1, 1);

  if (last < 0)
    return GDK_EVENT_PROPAGATE;
  if (ABS (by) == 2)
    by = by / 2 * page;
  if (row < 0)
    row = by > 0 ? -1 : last + 1;
  cordon_timeline_view_choose (self, (int) CLAMP ((gint64) row + by, 0, last));
  return GDK_EVENT_STOP;
}

/* The arrow's own direction on the screen. */
static int
along (GtkWidget *widget, int by)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -by : by;
}

static gboolean
on_time (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CordonTimelineView *self = CORDON_TIMELINE_VIEW (widget);
  int row = cordon_timeline_step (self->timeline, cordon_timeline_view_get_row (self),
                                  along (widget, g_variant_get_int32 (arguments)));

  if (row < 0)
    return GDK_EVENT_PROPAGATE;
  cordon_timeline_view_choose (self, row);
  return GDK_EVENT_STOP;
}

static gboolean
on_move (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CordonTimelineView *self = CORDON_TIMELINE_VIEW (widget);
  int row = cordon_timeline_view_get_row (self), months = 0, days = 0;

  g_variant_get (arguments, "(ii)", &months, &days);
  months = along (widget, months);
  days = along (widget, days);
  if (row < 0)
    return GDK_EVENT_STOP;
  if (self->moved == row && !self->told)
    {
      months += self->months;
      days += self->days;
    }
  if (!cordon_timeline_view_preview (self, row, self->end, months, days))
    {
      gtk_widget_error_bell (widget);
      return GDK_EVENT_STOP;
    }
  /* What is moved out of sight is followed. */
  {
    double shown = cordon_timeline_sight_get_plot (&self->sight) / self->sight.scale;
    int at = self->end == CORDON_TIMELINE_BEGIN ? self->place.first : self->place.last + 1;

    if (at < self->sight.day || at > self->sight.day + shown)
      cordon_timeline_view_go_to (self, at < self->sight.day ? at - shown * 0.1 : at - shown * 0.9, self->sight.top);
  }
  return GDK_EVENT_STOP;
}

static gboolean
on_zoom_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CordonTimelineView *self = CORDON_TIMELINE_VIEW (widget);
  int by = g_variant_get_int32 (arguments);

  if (by == 0)
    cordon_timeline_view_fit (self);
  else
    cordon_timeline_view_zoom (self, by > 0 ? KEY_ZOOM : 1 / KEY_ZOOM);
  return GDK_EVENT_STOP;
}

static gboolean
on_today_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  cordon_timeline_view_show_today (CORDON_TIMELINE_VIEW (widget));
  return GDK_EVENT_STOP;
}

static gboolean
on_end_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CordonTimelineView *self = CORDON_TIMELINE_VIEW (widget);

  cordon_timeline_view_set_end (self, (CordonTimelineEnd) ((self->end + 1) % (CORDON_TIMELINE_DUE + 1)));
  return GDK_EVENT_STOP;
}

static gboolean
on_activate (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CordonTimelineView *self = CORDON_TIMELINE_VIEW (widget);

  if (self->moved >= 0 && !self->told)
    cordon_timeline_view_settle_move (self);
  else
    cordon_timeline_view_emit_activated (self);
  return GDK_EVENT_STOP;
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CordonTimelineView *self = CORDON_TIMELINE_VIEW (widget);

  if (self->moved < 0 || self->told)
    return GDK_EVENT_PROPAGATE;
  self->given_up = TRUE;
  cordon_timeline_view_cancel_move (self);
  return GDK_EVENT_STOP;
}

static void
on_key_released (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                 CordonTimelineView *self)
{
  static const guint modifiers[] = {GDK_KEY_Shift_L, GDK_KEY_Shift_R, GDK_KEY_Alt_L,
                                    GDK_KEY_Alt_R,   GDK_KEY_Meta_L,  GDK_KEY_Meta_R};

  if (self->dragged >= 0)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (modifiers); i++)
    if (key == modifiers[i])
      cordon_timeline_view_settle_move (self);
}

static void
on_focus_enter (GtkEventControllerFocus *controller, CordonTimelineView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_focus_leave (GtkEventControllerFocus *controller, CordonTimelineView *self)
{
  if (self->dragged < 0)
    cordon_timeline_view_settle_move (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cordon_timeline_view_class_init_input (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key, keypad;
    int by;
  } rows[] = {
      {GDK_KEY_Up, GDK_KEY_KP_Up, -1},
      {GDK_KEY_Down, GDK_KEY_KP_Down, 1},
      {GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, -2},
      {GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 2},
      {GDK_KEY_Home, GDK_KEY_KP_Home, -G_MAXINT},
      {GDK_KEY_End, GDK_KEY_KP_End, G_MAXINT},
  };
  static const struct
  {
    guint key, keypad;
    int by;
  } times[] = {{GDK_KEY_Left, GDK_KEY_KP_Left, -1}, {GDK_KEY_Right, GDK_KEY_KP_Right, 1}};
  static const struct
  {
    GdkModifierType modifiers;
    int months, days;
  } moves[] = {{GDK_SHIFT_MASK, 0, 1}, {GDK_ALT_MASK, 0, 7}, {GDK_SHIFT_MASK | GDK_ALT_MASK, 1, 0}};
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    int by;
  } zooms[] = {
      {GDK_KEY_plus, 0, 1},
      {GDK_KEY_equal, 0, 1},
      {GDK_KEY_KP_Add, 0, 1},
      {GDK_KEY_plus, GDK_CONTROL_MASK, 1},
      {GDK_KEY_equal, GDK_CONTROL_MASK, 1},
      {GDK_KEY_KP_Add, GDK_CONTROL_MASK, 1},
      {GDK_KEY_minus, 0, -1},
      {GDK_KEY_KP_Subtract, 0, -1},
      {GDK_KEY_minus, GDK_CONTROL_MASK, -1},
      {GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, -1},
      {GDK_KEY_0, 0, 0},
      {GDK_KEY_KP_0, 0, 0},
      {GDK_KEY_0, GDK_CONTROL_MASK, 0},
      {GDK_KEY_KP_0, GDK_CONTROL_MASK, 0},
  };
  static const guint activators[] = {GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space};

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_widget_class_add_binding (widget_class, rows[i].key, 0, on_row, "i", rows[i].by);
      gtk_widget_class_add_binding (widget_class, rows[i].keypad, 0, on_row, "i", rows[i].by);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      const guint keys[] = {times[i].key, times[i].keypad};

      for (gsize k = 0; k < G_N_ELEMENTS (keys); k++)
        {
          gtk_widget_class_add_binding (widget_class, keys[k], 0, on_time, "i", times[i].by);
          for (gsize m = 0; m < G_N_ELEMENTS (moves); m++)
            gtk_widget_class_add_binding (widget_class, keys[k], moves[m].modifiers, on_move, "(ii)",
                                          times[i].by * moves[m].months, times[i].by * moves[m].days);
        }
    }
  for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (widget_class, zooms[i].key, zooms[i].modifiers, on_zoom_key, "i", zooms[i].by);
  for (gsize i = 0; i < G_N_ELEMENTS (activators); i++)
    gtk_widget_class_add_binding (widget_class, activators[i], 0, on_activate, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_t, 0, on_today_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_e, 0, on_end_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
}

void
cordon_timeline_view_init_input (CordonTimelineView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new (), *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new (), *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (on_key_released), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (focus, "enter", G_CALLBACK (on_focus_enter), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_leave), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  g_signal_connect (click, "released", G_CALLBACK (on_click), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}
