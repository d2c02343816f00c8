/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map as a widget: every mark can be reached and heard, by pointer and by keyboard; clusters open and stay where
 * they are; what is selected is in sight. With CORDON_PICTURES in the environment, pictures go into that folder. */

#include "kit/cordon-map-view.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "kit/cordon-map-spot-button.h"
#include "kit/cordon-map-view-private.h"
#include "kit/cordon-toolkit.h"

/* id, latitude, longitude, kind, label; two at one place. */
static const char *const sites[] = {
    "bogota|4.6097|-74.0817|0|HSI Bogotá",
    "cartagena|10.3997|-75.5144|0|HSI Cartagena",
    "quito|-0.2298|-78.5250|0|HSI Quito",
    "tciu|4.6097|-74.0817|1|TCIU Colombia",
    "london|51.5085|-0.1257|0|HSI London",
    "canberra|-35.2835|149.1281|0|HSI Canberra",
    "brussels|50.8505|4.3488|0|HSI Brussels",
    "nairobi|-1.2833|36.8167|0|HSI Nairobi",
    "nowhere|95|400|0|No place",
    NULL,
};

static const CordonMapClass coverage[] = {
    {CORDON_MAP_TINT_3, "Resident office"},
    {CORDON_MAP_TINT_1, "Covered from elsewhere"},
    {CORDON_MAP_NO_DATA, "Not known"},
};

static const CordonMapValue countries[] = {
    {"CO", 0, "2 offices"}, {"BR", 1, "covered from Buenos Aires"}, {"ZZ", 0, NULL}, {"GB", 0, "1 office"},
    {"AU", 0, "1 office"},
};

typedef struct
{
  GtkWidget *window;
  CordonMapView *view;
  GtkStringList *model;
  char *activated;
  char *area;
  guint n_notified;
} Fixture;

static gboolean
make_mark (gpointer item, CordonMapMark *mark, gpointer data)
{
  static char words[5][64];
  g_auto (GStrv) cells = g_strsplit (gtk_string_object_get_string (item), "|", 5);

  for (guint i = 0; i < 5; i++)
    g_strlcpy (words[i], cells[i], sizeof words[i]);
  mark->id = words[0];
  mark->lat = g_ascii_strtod (words[1], NULL);
  mark->lon = g_ascii_strtod (words[2], NULL);
  mark->shape = words[3][0] == '1' ? CORDON_MAP_STAR : CORDON_MAP_CIRCLE;
  mark->colour = words[3][0] == '1' ? 1 : 0;
  mark->label = words[4];
  mark->group = words[3][0] == '1' ? "TCIU" : "Attaché office";
  return TRUE;
}

static void
on_activated (CordonMapView *view, const char *id, Fixture *fixture)
{
  g_free (fixture->activated);
  fixture->activated = g_strdup (id);
}

static void
on_area_activated (CordonMapView *view, const char *code, Fixture *fixture)
{
  g_free (fixture->area);
  fixture->area = g_strdup (code);
}

static void
on_selected (Fixture *fixture)
{
  fixture->n_notified++;
}

static void
on_painted (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* Lets the map come to rest: its land drawn, its buttons where the spots are. */
static void
settle (Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  while (!painted || fixture->view->sync_id != 0 || fixture->view->refresh_id != 0
         || !cordon_map_layer_is_settled (fixture->view->land))
    {
      gtk_widget_queue_draw (GTK_WIDGET (fixture->view));
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);
}

static void
picture (Fixture *fixture, const char *name)
{
  const char *folder = g_getenv ("CORDON_PICTURES");

  settle (fixture);
  if (folder == NULL)
    return;

  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (fixture->window);
  int width = gdk_paintable_get_intrinsic_width (paintable), height = gdk_paintable_get_intrinsic_height (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, width, height);

  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  g_autofree char *file = g_strdup_printf ("%s/map-%s.png", folder, name);
  g_autoptr (GdkTexture) texture =
      gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (fixture->window)), node, NULL);

  gdk_texture_save_to_png (texture, file);
}

static void
set_up_sized (Fixture *fixture, int width, int height)
{
  fixture->model = gtk_string_list_new (sites);
  fixture->view = CORDON_MAP_VIEW (g_object_ref_sink (cordon_map_view_new (CORDON_MAP_WORLD)));
  cordon_map_view_set_title (fixture->view, "Offices abroad");
  cordon_map_view_set_marks (fixture->view, G_LIST_MODEL (fixture->model), make_mark, NULL, NULL);
  cordon_map_view_set_classes (fixture->view, "Coverage", coverage, G_N_ELEMENTS (coverage), countries,
                               G_N_ELEMENTS (countries), 2);
  g_signal_connect (fixture->view, "activated", G_CALLBACK (on_activated), fixture);
  g_signal_connect (fixture->view, "area-activated", G_CALLBACK (on_area_activated), fixture);
  g_signal_connect_swapped (fixture->view, "notify::selected", G_CALLBACK (on_selected), fixture);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (gtk_widget_get_width (GTK_WIDGET (fixture->view)) <= 0 || !gtk_window_is_active (GTK_WINDOW (fixture->window)))
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_sized (fixture, 1000, 600);
}

static void
set_up_narrow (Fixture *fixture, gconstpointer data)
{
  set_up_sized (fixture, 300, 360);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->view);
  g_assert_finalize_object (fixture->model);
  g_free (fixture->activated);
  g_free (fixture->area);
}

/* Does what the key does, as the widget's class binds it. */
static gboolean
press (Fixture *fixture, guint key)
{
  GtkWidget *widget = GTK_WIDGET (fixture->view);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

static GtkEventController *
find_controller (Fixture *fixture, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

static void
click (Fixture *fixture, int n_press, double lat, double lon)
{
  double x = 0, y = 0;

  g_assert_true (cordon_map_sight_place (&fixture->view->sight, lat, lon, &x, &y));
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_GESTURE_CLICK), "released", n_press, x, y);
}

static void
drag (Fixture *fixture, double dx, double dy)
{
  GtkEventController *gesture = find_controller (fixture, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (gesture, "drag-begin", 200.0, 200.0);
  g_signal_emit_by_name (gesture, "drag-update", dx / 2, dy / 2);
  g_signal_emit_by_name (gesture, "drag-update", dx, dy);
  g_signal_emit_by_name (gesture, "drag-end", dx, dy);
}

static CordonMapSpotButton *
focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && CORDON_IS_MAP_SPOT_BUTTON (focus) ? CORDON_MAP_SPOT_BUTTON (focus) : NULL;
}

static guint
count_buttons (Fixture *fixture)
{
  guint n = 0;

  for (guint i = 0; i < fixture->view->buttons->len; i++)
    n += gtk_widget_get_visible (g_ptr_array_index (fixture->view->buttons, i)) ? 1 : 0;
  return n;
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Offices abroad");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "Attaché office (7), TCIU (1). Coverage: Resident office, Covered from elsewhere, Not known.");
  for (guint i = 0; i < fixture->view->buttons->len; i++)
    gtk_test_accessible_assert_role (g_ptr_array_index (fixture->view->buttons, i), GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
test_click_selects (Fixture *fixture, gconstpointer data)
{
  click (fixture, 1, -1.2833, 36.8167);
  g_assert_cmpstr (cordon_map_view_get_selected (fixture->view), ==, "nairobi");
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  g_assert_null (fixture->activated);
  click (fixture, 2, -1.2833, 36.8167);
  g_assert_cmpstr (fixture->activated, ==, "nairobi");
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  picture (fixture, "selected");

  /* A country where no mark is: it is told, and nothing is selected. */
  click (fixture, 1, -10, -55);
  g_assert_cmpstr (fixture->area, ==, "BR");
  g_assert_null (cordon_map_view_get_selected (fixture->view));
  cordon_map_view_set_selected_area (fixture->view, "BR");
  picture (fixture, "area");
}

/* Tab goes from the map through all that is in sight, each of which has a name, and out again. */
static void
test_tab_walks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) heard = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->view)));
  for (n = 0; n < 20; n++)
    {
      if (!gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD) || focused (fixture) == NULL)
        break;
      g_assert_cmpstr (cordon_map_spot_button_get_words (focused (fixture)), !=, "");
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focused (fixture)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           cordon_map_spot_button_get_words (focused (fixture)));
      g_hash_table_add (heard, g_strdup (cordon_map_spot_button_get_words (focused (fixture))));
    }
  g_assert_cmpuint (n, ==, count_buttons (fixture));
  g_assert_cmpuint (g_hash_table_size (heard), ==, n);
  g_assert_true (g_hash_table_contains (heard, "HSI Nairobi"));
  /* Then the controls, and back the same way. */
  g_assert_true (gtk_widget_get_focus_child (GTK_WIDGET (fixture->view)) == fixture->view->controls);
  for (n = 0; n < 20 && !gtk_widget_is_focus (GTK_WIDGET (fixture->view)); n++)
    g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD));
  g_assert_cmpuint (n, ==, count_buttons (fixture) + 1);
}

static void
focus_on (Fixture *fixture, const char *id)
{
  for (guint i = 0; i < fixture->view->buttons->len; i++)
    {
      CordonMapSpotButton *button = g_ptr_array_index (fixture->view->buttons, i);

      if (gtk_widget_get_visible (GTK_WIDGET (button)) && g_str_equal (cordon_map_spot_button_get_id (button), id))
        {
          g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (button)));
          return;
        }
    }
  g_test_message ("no button is called %s", id);
  g_assert_not_reached ();
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  double x = fixture->view->sight.x, scale = fixture->view->sight.scale;

  /* On a mark, arrows go to the next one that way, and Enter activates. */
  focus_on (fixture, "nairobi");
  g_assert_true (press (fixture, GDK_KEY_Right));
  g_assert_cmpstr (cordon_map_spot_button_get_id (focused (fixture)), ==, "canberra");
  picture (fixture, "focus");
  g_assert_true (press (fixture, GDK_KEY_Right));
  g_assert_cmpstr (cordon_map_spot_button_get_id (focused (fixture)), ==, "canberra");
  g_assert_cmpfloat (fixture->view->sight.x, ==, x);
  g_signal_emit_by_name (focused (fixture), "clicked");
  g_assert_cmpstr (fixture->activated, ==, "canberra");
  g_assert_cmpstr (cordon_map_view_get_selected (fixture->view), ==, "canberra");

  /* The mark with the keyboard stays where it is while the map is zoomed. */
  g_assert_true (press (fixture, GDK_KEY_plus));
  g_assert_cmpfloat (fixture->view->sight.scale, >, scale);
  settle (fixture);
  g_assert_cmpstr (cordon_map_spot_button_get_id (focused (fixture)), ==, "canberra");

  /* Escape goes back to the map; there arrows move it, and 0 shows it whole. */
  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fixture->view)));
  g_assert_false (press (fixture, GDK_KEY_Escape));
  x = fixture->view->sight.x;
  g_assert_true (press (fixture, GDK_KEY_Left));
  g_assert_cmpfloat (fixture->view->sight.x, <, x);
  g_assert_true (press (fixture, GDK_KEY_0));
  g_assert_cmpfloat_with_epsilon (fixture->view->sight.scale, scale, 1e-9);
  g_assert_true (fixture->view->fitted);
}

/* Colombia's two are at one place, Europe's two become apart. */
static void
test_clusters (Fixture *fixture, gconstpointer data)
{
  guint before = count_buttons (fixture);
  double scale = fixture->view->sight.scale;
  guint n_spots = 0;
  int mark = cordon_map_marks_find (fixture->view->marks, "london");
  const CordonMapSpot *spots = cordon_map_view_get_spots (fixture->view, &n_spots);
  int spot = cordon_map_marks_get_spot (fixture->view->marks, (guint) mark);
  g_autofree char *words = NULL;

  g_assert_cmpuint (before, <, 8);
  g_assert_cmpuint (spots[spot].n_members, ==, 2);
  words = cordon_map_marks_describe (fixture->view->marks, (guint) spot);
  g_assert_cmpstr (words, ==, "2 marks together: HSI London, HSI Brussels");
  focus_on (fixture, "london");
  g_signal_emit_by_name (focused (fixture), "clicked");
  g_assert_null (fixture->activated);
  g_assert_cmpfloat (fixture->view->sight.scale, >=, 2 * scale);
  settle (fixture);
  spots = cordon_map_view_get_spots (fixture->view, &n_spots);
  spot = cordon_map_marks_get_spot (fixture->view->marks, (guint) mark);
  g_assert_cmpuint (spots[spot].n_members, ==, 1);
  /* The keyboard stays with London. */
  g_assert_nonnull (focused (fixture));
  g_assert_cmpstr (cordon_map_spot_button_get_words (focused (fixture)), ==, "HSI London");
  picture (fixture, "zoomed");
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_one_place (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = NULL;
  GtkListBoxRow *row = NULL;

  cordon_map_view_show_place (fixture->view, 4.6097, -74.0817);
  settle (fixture);
  click (fixture, 1, 4.6097, -74.0817);
  g_assert_nonnull (fixture->view->popover);
  picture (fixture, "one-place");
  list = find_child (fixture->view->popover, GTK_TYPE_LIST_BOX);
  g_assert_nonnull (list);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "TCIU Colombia");
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2));
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpstr (fixture->activated, ==, "tciu");
  g_assert_cmpstr (cordon_map_view_get_selected (fixture->view), ==, "tciu");
}

/* While the map is moved, clusters are the same marks at the same places. */
static void
test_clusters_stay (Fixture *fixture, gconstpointer data)
{
  guint n_before = 0, n_after = 0;
  const CordonMapSpot *spots = NULL;
  g_autofree CordonMapSpot *before = NULL;

  g_assert_true (press (fixture, GDK_KEY_plus));
  spots = cordon_map_view_get_spots (fixture->view, &n_before);
  before = g_memdup2 (spots, n_before * sizeof *spots);
  drag (fixture, 131, -77);
  settle (fixture);
  spots = cordon_map_view_get_spots (fixture->view, &n_after);
  g_assert_cmpuint (n_before, ==, n_after);
  for (guint i = 0; i < n_before; i++)
    {
      g_assert_cmpfloat (before[i].x, ==, spots[i].x);
      g_assert_cmpfloat (before[i].y, ==, spots[i].y);
      g_assert_cmpuint (before[i].n_members, ==, spots[i].n_members);
    }
}

static void
on_moved (CordonMapView *view, const char *id, double lat, double lon, CordonMapMark *mark)
{
  mark->id = g_intern_string (id);
  mark->lat = lat;
  mark->lon = lon;
}

/* Only what is selected is moved by the hand; anything else that is dragged moves the map. */
static void
test_drag_moves_the_selected (Fixture *fixture, gconstpointer data)
{
  GtkEventController *gesture = find_controller (fixture, GTK_TYPE_GESTURE_DRAG);
  CordonMapMark moved = {NULL};
  double x, y, to_x, to_y;

  g_signal_connect (fixture->view, "moved", G_CALLBACK (on_moved), &moved);
  g_assert_true (cordon_map_sight_place (&fixture->view->sight, -1.2833, 36.8167, &x, &y));
  g_assert_true (cordon_map_sight_place (&fixture->view->sight, -10, 30, &to_x, &to_y));
  for (guint i = 0; i < 2; i++)
    {
      g_signal_emit_by_name (gesture, "drag-begin", x, y);
      g_signal_emit_by_name (gesture, "drag-update", to_x - x, to_y - y);
      g_signal_emit_by_name (gesture, "drag-end", to_x - x, to_y - y);
      if (i > 0)
        break;
      g_assert_null (moved.id);
      cordon_map_view_fit (fixture->view);
      cordon_map_view_set_movable (fixture->view, TRUE);
      cordon_map_view_set_selected (fixture->view, "nairobi");
    }
  g_assert_cmpstr (moved.id, ==, "nairobi");
  g_assert_cmpfloat_with_epsilon (moved.lat, -10, 0.01);
  g_assert_cmpfloat_with_epsilon (moved.lon, 30, 0.01);
  /* It is for the item to say where it is now. */
  g_assert_cmpfloat (
      cordon_map_marks_get (fixture->view->marks, (guint) cordon_map_marks_find (fixture->view->marks, "nairobi"))->lat,
      ==, -1.2833);
}

static void
test_rectangle_gathers (Fixture *fixture, gconstpointer data)
{
  CordonMapView *view = fixture->view;
  g_auto (GStrv) ids = NULL;

  g_assert_true (cordon_map_sight_place (&view->sight, 20, -90, &view->band_x, &view->band_y));
  g_assert_true (cordon_map_sight_place (&view->sight, -20, -60, &view->drag_x, &view->drag_y));
  ids = cordon_map_view_list_in_band (view);
  g_assert_cmpuint (g_strv_length (ids), ==, 4);
  g_assert_true (g_strv_contains ((const char *const *) ids, "tciu"));
  g_assert_false (g_strv_contains ((const char *const *) ids, "london"));
}

static void
test_wheel (Fixture *fixture, gconstpointer data)
{
  double lat = 0, lon = 0, lat_after = 0, lon_after = 0;
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", 420.0, 260.0);
  g_assert_true (cordon_map_sight_locate (&fixture->view->sight, 420, 260, &lat, &lon));
  for (int i = 0; i < 5; i++)
    g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_SCROLL), "scroll", 0.0, -1.0, &handled);
  g_assert_true (handled);
  g_assert_true (cordon_map_sight_locate (&fixture->view->sight, 420, 260, &lat_after, &lon_after));
  g_assert_cmpfloat_with_epsilon (lat, lat_after, 1e-6);
  g_assert_cmpfloat_with_epsilon (lon, lon_after, 1e-6);
  /* Neither out of the map nor into it without end. */
  for (int i = 0; i < 99; i++)
    g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_SCROLL), "scroll", 0.0, -4.0, &handled);
  g_assert_cmpfloat (fixture->view->sight.scale, <=, CORDON_MAP_VIEW_SCALE_MAX);
  settle (fixture);
  for (int i = 0; i < 99; i++)
    g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_SCROLL), "scroll", 0.0, 4.0, &handled);
  g_assert_true (fixture->view->fitted);
}

static void
test_model (Fixture *fixture, gconstpointer data)
{
  const char *more[] = {"lima|-12.0432|-77.0282|0|HSI Lima", NULL};

  cordon_map_view_set_selected (fixture->view, "lima");
  gtk_string_list_splice (fixture->model, 7, 1, more);
  settle (fixture);
  g_assert_cmpint (cordon_map_marks_find (fixture->view->marks, "nairobi"), ==, -1);
  g_assert_cmpint (cordon_map_marks_find (fixture->view->marks, "lima"), >=, 0);
  g_assert_cmpstr (cordon_map_view_get_selected (fixture->view), ==, "lima");
  cordon_map_view_set_marks (fixture->view, NULL, NULL, NULL, NULL);
  settle (fixture);
  g_assert_cmpuint (count_buttons (fixture), ==, 0);
}

static void
test_selected_is_in_sight (Fixture *fixture, gconstpointer data)
{
  double x = 0, y = 0;

  cordon_map_view_show_place (fixture->view, 51.5, 0);
  settle (fixture);
  cordon_map_view_set_selected (fixture->view, "canberra");
  g_assert_true (cordon_map_sight_place (&fixture->view->sight, -35.2835, 149.1281, &x, &y));
  g_assert_cmpfloat (x, >, 0);
  g_assert_cmpfloat (x, <, fixture->view->width);
  g_assert_cmpfloat (y, >, 0);
  g_assert_cmpfloat (y, <, fixture->view->height);
  /* One that is not on the map moves nothing. */
  cordon_map_view_set_selected (fixture->view, "nowhere");
  g_assert_cmpstr (cordon_map_view_get_selected (fixture->view), ==, "nowhere");
  settle (fixture);
}

static void
test_usa (Fixture *fixture, gconstpointer data)
{
  const char *home[] = {"anchorage|61.2181|-149.9003|0|SAC Anchorage", "sanjuan|18.4663|-66.1057|0|SAC San Juan",
                        "guam|13.4757|144.7489|1|BEST Guam",           "tucson|32.2217|-110.9265|1|BEST Tucson",
                        "honolulu|21.3069|-157.8583|0|SAC Honolulu",   "saipan|15.2123|145.7545|1|BEST Saipan",
                        "newyork|40.7143|-74.0060|0|SAC New York",     NULL};

  gtk_string_list_splice (fixture->model, 0, g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), home);
  cordon_map_view_set_region (fixture->view, CORDON_MAP_USA);
  settle (fixture);
  g_assert_cmpuint (count_buttons (fixture), ==, 7);
  click (fixture, 1, 18.4663, -66.1057);
  g_assert_cmpstr (cordon_map_view_get_selected (fixture->view), ==, "sanjuan");
  click (fixture, 1, 31, -99);
  g_assert_cmpstr (fixture->area, ==, "US-TX");
  picture (fixture, "usa");
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t bounds;

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->view)), ==, 300);
  g_assert_true (gtk_widget_compute_bounds (fixture->view->controls, GTK_WIDGET (fixture->view), &bounds));
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, 300);
  g_assert_cmpfloat (bounds.origin.x, >, 150);
  g_assert_cmpfloat (fixture->view->height, >=, 200);
  g_assert_cmpuint (count_buttons (fixture), >, 2);
  picture (fixture, "narrow");
  /* The map is not mirrored, its controls are. */
  gtk_widget_set_direction (GTK_WIDGET (fixture->view), GTK_TEXT_DIR_RTL);
  settle (fixture);
  g_assert_true (gtk_widget_compute_bounds (fixture->view->controls, GTK_WIDGET (fixture->view), &bounds));
  g_assert_cmpfloat (bounds.origin.x, <, 50);
  picture (fixture, "narrow-rtl");
}

static void
test_dark (Fixture *fixture, gconstpointer data)
{
  CordonMapTheme light = fixture->view->theme;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  settle (fixture);
  g_assert_cmpfloat (fixture->view->theme.land[0], <, light.land[0]);
  picture (fixture, "dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
  g_test_add ("/map-view/accessible", Fixture, NULL, set_up, test_accessible, tear_down);
  g_test_add ("/map-view/click-selects", Fixture, NULL, set_up, test_click_selects, tear_down);
  g_test_add ("/map-view/tab-walks-all-in-sight", Fixture, NULL, set_up, test_tab_walks, tear_down);
  g_test_add ("/map-view/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/map-view/cluster-opens", Fixture, NULL, set_up, test_clusters, tear_down);
  g_test_add ("/map-view/cluster-at-one-place-lists", Fixture, NULL, set_up, test_one_place, tear_down);
  g_test_add ("/map-view/clusters-stay-while-moved", Fixture, NULL, set_up, test_clusters_stay, tear_down);
  g_test_add ("/map-view/drag-moves-the-selected", Fixture, NULL, set_up, test_drag_moves_the_selected, tear_down);
  g_test_add ("/map-view/rectangle-gathers", Fixture, NULL, set_up, test_rectangle_gathers, tear_down);
  g_test_add ("/map-view/wheel-keeps-the-place-under-it", Fixture, NULL, set_up, test_wheel, tear_down);
  g_test_add ("/map-view/follows-its-model", Fixture, NULL, set_up, test_model, tear_down);
  g_test_add ("/map-view/selected-is-in-sight", Fixture, NULL, set_up, test_selected_is_in_sight, tear_down);
  g_test_add ("/map-view/usa", Fixture, NULL, set_up, test_usa, tear_down);
  g_test_add ("/map-view/narrow", Fixture, NULL, set_up_narrow, test_narrow, tear_down);
  g_test_add ("/map-view/dark", Fixture, NULL, set_up, test_dark, tear_down);
  return g_test_run ();
}
