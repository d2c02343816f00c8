/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map under hand and keyboard. Dragging, the wheel, two fingers and keys move it; a click selects, a double click
 * or Enter activates. Each spot in sight has a button that Tab and the arrow keys reach; the buttons are made to fit
 * when the map has come to rest, and the one with the keyboard stays with its mark even when its cluster falls apart.
 */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kit/cordon-map-spot-button.h"
#include "kit/cordon-map-view-private.h"

/* More than that nobody walks through; the list beside the map has them all. */
#define BUTTONS_MAX 400
#define WHEEL 1.25
#define STEP 64
/* Marks nearer to each other than this at the largest scale are at one place. */
#define APART 16
#define LIST_MAX 200

static GtkWidget *
focused_button (CordonMapView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && CORDON_IS_MAP_SPOT_BUTTON (focus) && gtk_widget_get_parent (focus) == GTK_WIDGET (self)
             ? focus
             : NULL;
}

int
cordon_map_view_get_focused_spot (CordonMapView *self)
{
  GtkWidget *button = focused_button (self);
  int mark = -1;

  if (button == NULL)
    return -1;
  /* By the mark: between a zoom and the rest after it, the spots' numbers are not the buttons'. */
  mark = cordon_map_marks_find (self->marks, cordon_map_spot_button_get_id (CORDON_MAP_SPOT_BUTTON (button)));
  return mark >= 0 ? cordon_map_marks_get_spot (self->marks, (guint) mark) : -1;
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, CordonMapView *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  cordon_map_view_set_selected (self, id);
  cordon_map_view_emit_activated (self, id);
}

static GtkWidget *
make_row (const CordonMapMark *mark)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (mark->label);
  g_autofree char *detail = g_strdup (mark->detail != NULL ? mark->detail : mark->group);

  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  if (detail != NULL && detail[0] != '\0')
    {
      GtkWidget *dim = gtk_label_new (detail);

      gtk_label_set_xalign (GTK_LABEL (dim), 0);
      gtk_label_set_ellipsize (GTK_LABEL (dim), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (dim, "dim-label");
      gtk_widget_add_css_class (dim, "caption");
      gtk_box_append (GTK_BOX (box), dim);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, mark->label, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (mark->id), g_free);
  return row;
}

/* What lies at one place, to choose from. */
static void
list_members (CordonMapView *self, const CordonMapSpot *spot)
{
  GtkWidget *list = gtk_list_box_new (), *scrolled = gtk_scrolled_window_new ();
  double x = 0, y = 0;

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  for (guint i = 0; i < spot->n_members && i < LIST_MAX; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (cordon_map_marks_get (self->marks, spot->members[i])));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("map", "Marks at this place"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (self->popover), scrolled);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  cordon_map_view_get_spot_place (self, spot, &x, &y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){(int) (x - spot->radius), (int) (y - spot->radius),
                                               (int) (2 * spot->radius), (int) (2 * spot->radius)});
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

void
cordon_map_view_activate_spot (CordonMapView *self, guint number, gboolean twice)
{
  guint n_spots = 0;
  const CordonMapSpot *spots = cordon_map_view_get_spots (self, &n_spots);

  if (number >= n_spots)
    return;

  const CordonMapSpot *spot = &spots[number];

  if (spot->n_members == 1)
    {
      g_autofree char *id = g_strdup (cordon_map_marks_get (self->marks, spot->members[0])->id);

      cordon_map_view_set_selected (self, id);
      if (twice)
        cordon_map_view_emit_activated (self, id);
      return;
    }
  if (spot->spread * CORDON_MAP_VIEW_SCALE_MAX < APART || self->sight.scale >= CORDON_MAP_VIEW_SCALE_MAX)
    {
      list_members (self, spot);
      return;
    }

  CordonMapSight sight = self->sight;
  double x = spot->x, y = spot->y;

  /* So near that its members fill a third of the map, and at least twice as near as before. */
  sight.scale = CLAMP (MIN (self->width, self->height) / 3 / spot->spread, 2 * sight.scale, CORDON_MAP_VIEW_SCALE_MAX);
  sight.x = x - self->width / sight.scale / 2;
  sight.y = y - self->height / sight.scale / 2;
  cordon_map_view_set_sight (self, &sight);
}

static void
on_button_clicked (CordonMapSpotButton *button, CordonMapView *self)
{
  int spot = cordon_map_view_get_focused_spot (self);

  /* A screen reader's action comes without the focus. */
  if (focused_button (self) != GTK_WIDGET (button))
    {
      int mark = cordon_map_marks_find (self->marks, cordon_map_spot_button_get_id (button));

      spot = mark >= 0 ? cordon_map_marks_get_spot (self->marks, (guint) mark) : -1;
    }
  if (spot >= 0)
    cordon_map_view_activate_spot (self, (guint) spot, TRUE);
}

static void
on_button_focus (GtkWidget *button, GParamSpec *pspec, CordonMapView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GtkWidget *
add_button (CordonMapView *self)
{
  GtkWidget *button = cordon_map_spot_button_new ();

  gtk_widget_insert_before (button, GTK_WIDGET (self), self->controls);
  g_signal_connect (button, "clicked", G_CALLBACK (on_button_clicked), self);
  g_signal_connect (button, "notify::has-focus", G_CALLBACK (on_button_focus), self);
  g_ptr_array_add (self->buttons, button);
  return button;
}

/* The spots in sight, those nearest to its middle when there are too many. */
typedef struct
{
  guint spot;
  double far;
} Near;

static int
compare_near (gconstpointer a, gconstpointer b)
{
  const Near *one = a, *other = b;

  if (one->far != other->far)
    return one->far < other->far ? -1 : 1;
  return one->spot < other->spot ? -1 : 1;
}

static GArray *
spots_in_sight (CordonMapView *self)
{
  guint n_spots = 0;
  const CordonMapSpot *spots = cordon_map_view_get_spots (self, &n_spots);
  GArray *near = g_array_new (FALSE, FALSE, sizeof (Near));

  for (guint i = 0; i < n_spots; i++)
    {
      Near it = {i, 0};
      double x = 0, y = 0;

      cordon_map_view_get_spot_place (self, &spots[i], &x, &y);
      if (x < 0 || y < 0 || x > self->width || y > self->height)
        continue;
      it.far = hypot (x - self->width / 2, y - self->height / 2);
      g_array_append_val (near, it);
    }
  if (near->len > BUTTONS_MAX)
    {
      g_array_sort (near, compare_near);
      g_array_set_size (near, BUTTONS_MAX);
    }
  return near;
}

void
cordon_map_view_sync_buttons (CordonMapView *self)
{
  g_autoptr (GArray) near = spots_in_sight (self);
  g_autoptr (GHashTable) had = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) spare = g_ptr_array_new ();
  g_autofree GtkWidget **chosen = g_new0 (GtkWidget *, near->len + 1);
  guint n_spots = 0;
  const CordonMapSpot *spots = cordon_map_view_get_spots (self, &n_spots);
  GtkWidget *focused = focused_button (self);
  int wanted = cordon_map_view_get_focused_spot (self);
  GtkWidget *next = NULL;

  for (guint i = 0; i < self->buttons->len; i++)
    {
      CordonMapSpotButton *button = g_ptr_array_index (self->buttons, i);

      if (gtk_widget_get_visible (GTK_WIDGET (button)))
        g_hash_table_insert (had, (gpointer) cordon_map_spot_button_get_id (button), button);
    }
  for (guint i = 0; i < near->len; i++)
    {
      const CordonMapSpot *spot = &spots[g_array_index (near, Near, i).spot];
      const char *id = cordon_map_marks_get (self->marks, spot->members[0])->id;

      chosen[i] = g_hash_table_lookup (had, id);
      g_hash_table_remove (had, id);
    }
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);
      gboolean kept = FALSE;

      for (guint k = 0; k < near->len && !kept; k++)
        kept = chosen[k] == button;
      if (!kept)
        g_ptr_array_add (spare, button);
    }
  for (guint i = 0; i < near->len; i++)
    {
      guint number = g_array_index (near, Near, i).spot;
      g_autofree char *words = cordon_map_marks_describe (self->marks, number);

      if (chosen[i] == NULL)
        chosen[i] = spare->len > 0 ? g_ptr_array_steal_index_fast (spare, spare->len - 1) : add_button (self);
      cordon_map_spot_button_set (CORDON_MAP_SPOT_BUTTON (chosen[i]),
                                  cordon_map_marks_get (self->marks, spots[number].members[0])->id, number, words);
      gtk_widget_set_visible (chosen[i], TRUE);
      if ((int) number == wanted)
        next = chosen[i];
    }
  if (focused != NULL && next != focused)
    gtk_widget_grab_focus (next != NULL ? next : GTK_WIDGET (self));
  for (guint i = 0; i < spare->len; i++)
    {
      cordon_map_spot_button_set (g_ptr_array_index (spare, i), "", 0, "");
      gtk_widget_set_visible (g_ptr_array_index (spare, i), FALSE);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static int
area_at (CordonMapView *self, double x, double y)
{
  double lat = 0, lon = 0;
  const CordonGeometry *geometry = cordon_geometry_get (self->sight.region);
  int area = -1;

  if (y > self->height || !cordon_map_sight_locate (&self->sight, x, y, &lat, &lon))
    return -1;
  area = cordon_geometry_at (geometry, lat, lon);
  return area >= 0 && geometry->areas[area].code[0] != '\0' ? area : -1;
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, CordonMapView *self)
{
  int spot = cordon_map_view_spot_at (self, x, y), area = spot < 0 && !self->moving ? area_at (self, x, y) : -1;

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->moving || (spot == self->hovered && area == self->hovered_area))
    return;
  self->hovered = spot;
  self->hovered_area = area;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), spot >= 0 ? "pointer" : NULL);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_leave (GtkEventControllerMotion *controller, CordonMapView *self)
{
  self->hovered = self->hovered_area = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  CordonMapView *self = CORDON_MAP_VIEW (widget);
  guint n_spots = 0;
  const CordonMapSpot *spots = cordon_map_view_get_spots (self, &n_spots);
  const CordonGeometry *geometry = cordon_geometry_get (self->sight.region);
  int spot = keyboard ? -1 : cordon_map_view_spot_at (self, x, y);
  int area = keyboard || spot >= 0 ? -1 : area_at (self, x, y);
  g_autofree char *words = NULL;

  if (spot >= 0)
    {
      double place_x = 0, place_y = 0, radius = spots[spot].radius;

      words = cordon_map_marks_describe (self->marks, (guint) spot);
      cordon_map_view_get_spot_place (self, &spots[spot], &place_x, &place_y);
      gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){(int) (place_x - radius), (int) (place_y - radius),
                                                         (int) (2 * radius), (int) (2 * radius)});
    }
  else if (area >= 0)
    {
      const char *detail = self->details != NULL ? self->details[area] : NULL;

      words = detail != NULL ? g_strdup_printf (C_ ("map", "%s: %s"), cordon_geometry_get_name (geometry, area), detail)
                             : g_strdup (cordon_geometry_get_name (geometry, area));
    }
  gtk_tooltip_set_text (tooltip, words);
  return words != NULL;
}

static void
on_click (GtkGestureClick *gesture, int n_press, double x, double y, CordonMapView *self)
{
  int spot = cordon_map_view_spot_at (self, x, y), area = area_at (self, x, y);

  if (y > self->height)
    return;
  if (focused_button (self) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (spot >= 0)
    cordon_map_view_activate_spot (self, (guint) spot, n_press > 1);
  else
    {
      cordon_map_view_set_selected (self, NULL);
      if (area >= 0)
        cordon_map_view_emit_area_activated (self, cordon_geometry_get (self->sight.region)->areas[area].code);
    }
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, CordonMapView *self)
{
  if (dy == 0)
    return GDK_EVENT_PROPAGATE;
  cordon_map_view_zoom_at (self, pow (WHEEL, CLAMP (-dy, -4, 4)), self->pointer_x, MIN (self->pointer_y, self->height));
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, CordonMapView *self)
{
  self->before = self->sight;
  gtk_gesture_get_bounding_box_center (gesture, &self->pinch_x, &self->pinch_y);
}

static void
on_pinch (GtkGestureZoom *gesture, double factor, CordonMapView *self)
{
  CordonMapSight sight = self->before;
  double x = self->pinch_x, y = self->pinch_y;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  /* What was between the fingers stays there. */
  sight.scale = MIN (sight.scale * factor, CORDON_MAP_VIEW_SCALE_MAX);
  sight.x += self->pinch_x / self->before.scale - x / sight.scale;
  sight.y += self->pinch_y / self->before.scale - y / sight.scale;
  cordon_map_view_set_sight (self, &sight);
}

/* From the spot with the keyboard to the next one that way: near, and not far off the line. */
static gboolean
walk (CordonMapView *self, int dx, int dy)
{
  guint n_spots = 0;
  const CordonMapSpot *spots = cordon_map_view_get_spots (self, &n_spots);
  int from = cordon_map_view_get_focused_spot (self);
  double x = 0, y = 0, best = G_MAXDOUBLE;
  GtkWidget *next = NULL;

  if (from < 0 || from >= (int) n_spots)
    return FALSE;
  cordon_map_view_get_spot_place (self, &spots[from], &x, &y);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);
      guint spot = cordon_map_spot_button_get_spot (CORDON_MAP_SPOT_BUTTON (button));
      double to_x = 0, to_y = 0, along = 0, across = 0;

      if (!gtk_widget_get_visible (button) || spot >= n_spots || (int) spot == from)
        continue;
      cordon_map_view_get_spot_place (self, &spots[spot], &to_x, &to_y);
      along = (to_x - x) * dx + (to_y - y) * dy;
      across = fabs ((to_x - x) * dy + (to_y - y) * dx);
      if (along <= 0.5 || across > 2 * along || along + 2 * across >= best)
        continue;
      best = along + 2 * across;
      next = button;
    }
  if (next != NULL)
    gtk_widget_grab_focus (next);
  return TRUE;
}

static gboolean
on_arrow (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CordonMapView *self = CORDON_MAP_VIEW (widget);
  CordonMapSight sight = self->sight;
  int dx = 0, dy = 0;

  g_variant_get (arguments, "(ii)", &dx, &dy);
  if (gtk_widget_get_focus_child (widget) == self->controls)
    return GDK_EVENT_PROPAGATE;
  if (walk (self, dx, dy))
    return GDK_EVENT_STOP;
  sight.x += dx * STEP / sight.scale;
  sight.y += dy * STEP / sight.scale;
  cordon_map_view_set_sight (self, &sight);
  return GDK_EVENT_STOP;
}

static gboolean
on_zoom_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CordonMapView *self = CORDON_MAP_VIEW (widget);
  int spot = cordon_map_view_get_focused_spot (self), by = g_variant_get_int32 (arguments);
  guint n_spots = 0;
  const CordonMapSpot *spots = cordon_map_view_get_spots (self, &n_spots);
  double x = self->width / 2, y = self->height / 2;

  if (by == 0)
    {
      cordon_map_view_fit (self);
      return GDK_EVENT_STOP;
    }
  if (spot >= 0 && spot < (int) n_spots)
    cordon_map_view_get_spot_place (self, &spots[spot], &x, &y);
  cordon_map_view_zoom_at (self, by > 0 ? 1.5 : 1 / 1.5, x, y);
  return GDK_EVENT_STOP;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  graphene_rect_t one, other;

  /* Both are children of the map and have been allocated. */
  if (!gtk_widget_compute_bounds (*(GtkWidget *const *) a, gtk_widget_get_parent (*(GtkWidget *const *) a), &one)
      || !gtk_widget_compute_bounds (*(GtkWidget *const *) b, gtk_widget_get_parent (*(GtkWidget *const *) b), &other))
    return 0;
  if (one.origin.y != other.origin.y)
    return one.origin.y < other.origin.y ? -1 : 1;
  return one.origin.x < other.origin.x ? -1 : one.origin.x > other.origin.x;
}

/* Tab goes from the map to the marks, as one reads, and then to the controls. */
static gboolean
cordon_map_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CordonMapView *self = CORDON_MAP_VIEW (widget);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  GtkWidget *focused = focused_button (self);
  gboolean forward = direction == GTK_DIR_TAB_FORWARD, in_controls = FALSE;
  guint at = 0;
  int next = 0;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return gtk_widget_is_focus (widget) || gtk_widget_grab_focus (widget);
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (self->buttons, i)))
      g_ptr_array_add (order, g_ptr_array_index (self->buttons, i));
  g_ptr_array_sort (order, compare_places);

  in_controls = gtk_widget_get_focus_child (widget) == self->controls;
  if (in_controls && gtk_widget_child_focus (self->controls, direction))
    return TRUE;
  if (focused != NULL && g_ptr_array_find (order, focused, &at))
    next = (int) at + (forward ? 1 : -1);
  else if (in_controls)
    next = forward ? (int) order->len + 1 : (int) order->len - 1;
  else if (gtk_widget_is_focus (widget))
    next = forward ? 0 : -2;
  else
    next = forward ? -1 : (int) order->len;

  if (next == (int) order->len && gtk_widget_child_focus (self->controls, direction))
    return TRUE;
  /* Backwards, with no control to go to. */
  if (next == (int) order->len && !forward)
    next--;
  if (next == -1)
    return gtk_widget_grab_focus (widget);
  return next >= 0 && next < (int) order->len && gtk_widget_grab_focus (g_ptr_array_index (order, next));
}

/* From the marks back to the map. */
static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  if (focused_button (CORDON_MAP_VIEW (widget)) == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (widget);
  return GDK_EVENT_STOP;
}

void
cordon_map_view_class_init_input (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key, keypad;
    int dx, dy;
  } arrows[] = {
      {GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0},
      {GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0},
      {GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1},
      {GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1},
  };
  static const struct
  {
    guint key;
    int by;
  } zooms[] = {
      {GDK_KEY_plus, 1},         {GDK_KEY_equal, 1}, {GDK_KEY_KP_Add, 1}, {GDK_KEY_minus, -1},
      {GDK_KEY_KP_Subtract, -1}, {GDK_KEY_0, 0},     {GDK_KEY_KP_0, 0},
  };

  widget_class->focus = cordon_map_view_focus;
  for (gsize i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, on_arrow, "(ii)", arrows[i].dx, arrows[i].dy);
      gtk_widget_class_add_binding (widget_class, arrows[i].keypad, 0, on_arrow, "(ii)", arrows[i].dx, arrows[i].dy);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (widget_class, zooms[i].key, 0, on_zoom_key, "i", zooms[i].by);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
}

void
cordon_map_view_init_input (CordonMapView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *click = gtk_gesture_click_new (), *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (click, "released", G_CALLBACK (on_click), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  cordon_map_view_init_drag (self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}
