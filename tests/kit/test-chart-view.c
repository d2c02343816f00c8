/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chart as a widget: every point can be reached and read, by pointer, by keyboard and by a screen reader. */

#include "kit/cordon-chart-view.h"
#include "kit/cordon-toolkit.h"

#include <adwaita.h>
#include <locale.h>

static const CordonChartPoint members[] = {
    {.date = "2024-06-30", .value = 23},
    {.date = "2023-12-31", .value = 12},
    {.date = "2024-12-31", .value = 30, .mark = CORDON_CHART_MORE_THAN, .note = "page 7"},
    {.date = "2025-06-30", .value = 41},
};

static const CordonChartData data = {
    .points = members,
    .n_points = G_N_ELEMENTS (members),
    .baseline = {TRUE, "2023-09-30", 4},
    .target = {TRUE, "2026-09-30", 80},
    .unit = "members",
    .first_month = 10,
};

typedef struct
{
  GtkWidget *window;
  CordonChartView *view;
  guint activated;
  int n_activated;
  int n_notified;
} Fixture;

static void
on_activated (CordonChartView *view, guint source, Fixture *fixture)
{
  fixture->activated = source;
  fixture->n_activated++;
}

static void
on_point (Fixture *fixture)
{
  fixture->n_notified++;
}

static void
set_up (Fixture *fixture, gconstpointer direction)
{
  GtkWidget *button = gtk_button_new_with_label ("Before");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_default_direction (GPOINTER_TO_INT (direction));
  fixture->view = CORDON_CHART_VIEW (g_object_ref_sink (cordon_chart_view_new ()));
  cordon_chart_view_set_title (fixture->view, "TCIU members");
  cordon_chart_view_set_data (fixture->view, &data);
  g_signal_connect (fixture->view, "activated", G_CALLBACK (on_activated), fixture);
  g_signal_connect_swapped (fixture->view, "notify::point", G_CALLBACK (on_point), fixture);
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->view), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (fixture->view), "card");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 360);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (button);
  while (gtk_widget_get_width (GTK_WIDGET (fixture->view)) <= 0 || !gtk_window_is_active (GTK_WINDOW (fixture->window)))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer direction)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->view);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
on_painted (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* Lets the frame be drawn; with CORDON_PICTURES in the environment also into that folder. */
static void
draw (Fixture *fixture, const char *name)
{
  const char *folder = g_getenv ("CORDON_PICTURES");
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  gtk_widget_queue_draw (GTK_WIDGET (fixture->view));
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  if (folder == NULL)
    return;

  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (fixture->window);
  int width = gdk_paintable_get_intrinsic_width (paintable), height = gdk_paintable_get_intrinsic_height (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, width, height);

  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  g_autofree char *file = g_strdup_printf ("%s/view-%s.png", folder, name);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (fixture->window));
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (renderer, node, NULL);

  gdk_texture_save_to_png (texture, file);
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
assert_name (Fixture *fixture, const char *name)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
test_accessible (Fixture *fixture, gconstpointer direction)
{
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_ROLE_IMG);
  assert_name (fixture, "TCIU members");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "4 readings. The latest, 30 Jun 2025: 41 members. The target is 80 by 30 Sep 2026. The baseline is 4.");
}

static void
test_keyboard (Fixture *fixture, gconstpointer direction)
{
  gboolean rtl = GPOINTER_TO_INT (direction) == GTK_TEXT_DIR_RTL;
  guint forward = rtl ? GDK_KEY_Left : GDK_KEY_Right, back = rtl ? GDK_KEY_Right : GDK_KEY_Left;

  g_assert_cmpint (cordon_chart_view_get_point (fixture->view), ==, -1);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->view)));
  /* Whoever comes to the chart reads the latest first. */
  g_assert_cmpint (cordon_chart_view_get_point (fixture->view), ==, 3);
  assert_name (fixture, "TCIU members. 30 Jun 2025: 41 members");
  g_assert_true (press (fixture, back));
  g_assert_cmpint (cordon_chart_view_get_point (fixture->view), ==, 2);
  assert_name (fixture, "TCIU members. 31 Dec 2024: more than 30 members (page 7)");
  draw (fixture, rtl ? "keyboard-rtl" : "keyboard");
  g_assert_true (press (fixture, GDK_KEY_Home));
  g_assert_cmpint (cordon_chart_view_get_point (fixture->view), ==, 0);
  g_assert_true (press (fixture, back));
  g_assert_cmpint (cordon_chart_view_get_point (fixture->view), ==, 0);
  g_assert_true (press (fixture, forward));
  assert_name (fixture, "TCIU members. 30 Jun 2024: 23 members");
  g_assert_true (press (fixture, GDK_KEY_End));
  g_assert_cmpint (cordon_chart_view_get_point (fixture->view), ==, 3);
  g_assert_true (press (fixture, forward));
  g_assert_cmpint (cordon_chart_view_get_point (fixture->view), ==, 3);
}

static void
test_activate (Fixture *fixture, gconstpointer direction)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  press (fixture, GDK_KEY_Home);
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_cmpint (fixture->n_activated, ==, 1);
  /* The earliest point is the second of the data. */
  g_assert_cmpuint (fixture->activated, ==, 1);

  cairo_rectangle_t bounds;
  CordonChart *chart = cordon_chart_view_get_chart (fixture->view);

  draw (fixture, "plain");
  cordon_chart_get_bounds (chart, 2, &bounds);
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_GESTURE_CLICK), "released", 1, bounds.x + bounds.width / 2,
                         bounds.y + bounds.height / 2);
  g_assert_cmpint (fixture->n_activated, ==, 2);
  g_assert_cmpuint (fixture->activated, ==, 2);
  g_assert_cmpint (cordon_chart_view_get_point (fixture->view), ==, 2);
  /* Beside the lines there is nothing to open. */
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_GESTURE_CLICK), "released", 1, 1.0, 1.0);
  g_assert_cmpint (fixture->n_activated, ==, 2);
}

/* The pointer reads a point out and leaves the keyboard's where it is. */
static void
test_hover (Fixture *fixture, gconstpointer direction)
{
  GtkEventController *motion = find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  CordonChart *chart = cordon_chart_view_get_chart (fixture->view);
  cairo_rectangle_t bounds;

  draw (fixture, "before");
  cordon_chart_get_bounds (chart, 1, &bounds);
  g_signal_emit_by_name (motion, "motion", bounds.x, bounds.y);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  draw (fixture, "hover-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_assert_cmpint (cordon_chart_view_get_point (fixture->view), ==, -1);
  g_signal_emit_by_name (motion, "leave");
  draw (fixture, "after");
}

static void
test_data (Fixture *fixture, gconstpointer direction)
{
  CordonChartData fewer = data;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  g_assert_cmpint (fixture->n_notified, ==, 1);
  cordon_chart_view_set_data (fixture->view, &data);
  g_assert_cmpint (cordon_chart_view_get_point (fixture->view), ==, 3);
  g_assert_cmpint (fixture->n_notified, ==, 1);
  fewer.n_points = 2;
  cordon_chart_view_set_data (fixture->view, &fewer);
  g_assert_cmpint (cordon_chart_view_get_point (fixture->view), ==, -1);
  g_assert_cmpint (fixture->n_notified, ==, 2);
  draw (fixture, "fewer");
  cordon_chart_view_set_data (fixture->view, NULL);
  g_assert_false (press (fixture, GDK_KEY_Left));
  g_assert_false (press (fixture, GDK_KEY_Return));
  draw (fixture, "nothing");
  assert_name (fixture, "TCIU members");
  cordon_chart_view_set_point (fixture->view, 7);
  g_assert_cmpint (cordon_chart_view_get_point (fixture->view), ==, -1);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
#define ADD(path, direction, function)                                                                                 \
  g_test_add (path, Fixture, GINT_TO_POINTER (direction), set_up, function, tear_down)
  ADD ("/chart-view/accessible", GTK_TEXT_DIR_LTR, test_accessible);
  ADD ("/chart-view/keyboard", GTK_TEXT_DIR_LTR, test_keyboard);
  ADD ("/chart-view/keyboard/right-to-left", GTK_TEXT_DIR_RTL, test_keyboard);
  ADD ("/chart-view/activate", GTK_TEXT_DIR_LTR, test_activate);
  ADD ("/chart-view/hover", GTK_TEXT_DIR_LTR, test_hover);
  ADD ("/chart-view/data", GTK_TEXT_DIR_LTR, test_data);
  return g_test_run ();
}
