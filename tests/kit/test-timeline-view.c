/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline as a widget: whatever the mouse does the keyboard does, a move is told once and can be given up, and
 * what is chosen is in sight and in words. */

#include "kit/cordon-timeline-view.h"
#include "kit/cordon-toolkit.h"

#include <adwaita.h>
#include <locale.h>
#include <math.h>

#include "base/cordon-date.h"

#define N_ROWS 60

typedef struct
{
  GtkWidget *window;
  GtkWidget *scrolled;
  GtkWidget *button;
  CordonTimelineView *view;
  char *activated;
  char *moved;
  CordonTimelineEnd end;
  int n_moved, months, days;
} Fixture;

static int
day (const char *text)
{
  GDate date;

  g_assert_true (cordon_date_parse (text, &date));
  return (int) g_date_get_julian (&date);
}

static void
on_activated (CordonTimelineView *view, const char *id, Fixture *fixture)
{
  g_free (fixture->activated);
  fixture->activated = g_strdup (id);
}

static void
on_moved (CordonTimelineView *view, const char *id, int end, int months, int days, Fixture *fixture)
{
  g_free (fixture->moved);
  fixture->moved = g_strdup (id);
  fixture->end = (CordonTimelineEnd) end;
  fixture->months = months;
  fixture->days = days;
  fixture->n_moved++;
}

static char *
say (const char *id, gpointer data)
{
  return g_strdup_printf ("Step %s in words", id);
}

static gboolean
place (const char *id, CordonTimelineEnd end, int months, int days, int *first, int *last, gpointer data)
{
  Fixture *fixture = data;
  CordonTimeline *timeline = cordon_timeline_view_get_timeline (fixture->view);
  const CordonTimelineItem *item = cordon_timeline_get_item (timeline, (guint) cordon_timeline_find (timeline, id));

  *first = item->first + (end != CORDON_TIMELINE_DUE ? 30 * months + days : 0);
  *last = item->last + (end != CORDON_TIMELINE_BEGIN ? 30 * months + days : 0);
  return TRUE;
}

static void
fill (Fixture *fixture)
{
  CordonTimelineItem items[N_ROWS] = {{NULL}};
  g_autoptr (GStringChunk) strings = g_string_chunk_new (1024);

  for (int i = 0; i < N_ROWS; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);

      items[i].id = g_string_chunk_insert (strings, id);
      items[i].label = items[i].id;
      items[i].shape = i == 0 ? CORDON_TIMELINE_GROUP : CORDON_TIMELINE_SPAN;
      items[i].flags = i == 0 ? CORDON_TIMELINE_FIXED : 0;
      items[i].depth = i > 0;
      items[i].first = day ("2025-01-01") + 10 * i;
      items[i].last = items[i].first + 90;
    }
  items[0].first = day ("2025-01-01");
  items[0].last = items[N_ROWS - 1].last;
  /* Earlier than its place in the list. */
  items[5].first = day ("2024-11-01");
  items[5].last = day ("2024-12-01");
  cordon_timeline_view_set_items (fixture->view, items, N_ROWS, NULL, 0, day ("2025-11-25"), 10);
}

static void
set_up (Fixture *fixture, gconstpointer direction)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_default_direction (GPOINTER_TO_INT (direction));
  fixture->view = CORDON_TIMELINE_VIEW (g_object_ref_sink (cordon_timeline_view_new ()));
  cordon_timeline_view_set_title (fixture->view, "Timeline of the plan");
  cordon_timeline_view_set_editable (fixture->view, TRUE);
  cordon_timeline_view_set_funcs (fixture->view, say, place, fixture);
  g_signal_connect (fixture->view, "activated", G_CALLBACK (on_activated), fixture);
  g_signal_connect (fixture->view, "moved", G_CALLBACK (on_moved), fixture);
  fixture->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scrolled), GTK_WIDGET (fixture->view));
  gtk_widget_set_vexpand (fixture->scrolled, TRUE);
  fixture->button = gtk_button_new_with_label ("Elsewhere");
  gtk_box_append (GTK_BOX (box), fixture->button);
  gtk_box_append (GTK_BOX (box), fixture->scrolled);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 400);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  fill (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (gtk_widget_get_width (GTK_WIDGET (fixture->view)) <= 0 || !gtk_window_is_active (GTK_WINDOW (fixture->window)))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
}

static void
tear_down (Fixture *fixture, gconstpointer direction)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->view);
  g_free (fixture->activated);
  g_free (fixture->moved);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Does what the keys do, as the widget's class binds them. */
static gboolean
press (Fixture *fixture, guint key, GdkModifierType modifiers)
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

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
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

      if (G_OBJECT_TYPE (controller) == type)
        return controller;
    }
  g_assert_not_reached ();
}

static void
let_go (Fixture *fixture, guint key)
{
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-released", key, 0, 0);
}

static void
drag (Fixture *fixture, double x, double y, double dx, double dy)
{
  GtkEventController *controller = find_controller (fixture, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (controller, "drag-begin", x, y);
  g_signal_emit_by_name (controller, "drag-update", dx / 2, dy / 2);
  g_signal_emit_by_name (controller, "drag-update", dx, dy);
}

static void
drop (Fixture *fixture)
{
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_GESTURE_DRAG), "drag-end", 0.0, 0.0);
}

static const CordonTimelineSight *
sight (Fixture *fixture)
{
  return cordon_timeline_view_get_sight (fixture->view);
}

static void
get_bounds (Fixture *fixture, guint row, cairo_rectangle_t *bar)
{
  cordon_timeline_get_bounds (cordon_timeline_view_get_timeline (fixture->view), sight (fixture), row, bar);
}

static void
assert_selected (Fixture *fixture, const char *id)
{
  g_autofree char *name = g_strdup_printf ("Timeline of the plan. Step %s in words", id);
  cairo_rectangle_t bar;

  g_assert_cmpstr (cordon_timeline_view_get_selected (fixture->view), ==, id);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  get_bounds (fixture, (guint) g_ascii_strtoull (id, NULL, 10), &bar);
  g_assert_cmpfloat (bar.y, >=, sight (fixture)->ruler);
  g_assert_cmpfloat (bar.y + bar.height, <=, sight (fixture)->height);
}

static void
test_rows (Fixture *fixture, gconstpointer direction)
{
  gboolean rtl = GPOINTER_TO_INT (direction) == GTK_TEXT_DIR_RTL;

  press (fixture, GDK_KEY_Down, 0);
  assert_selected (fixture, "0");
  press (fixture, GDK_KEY_Down, 0);
  assert_selected (fixture, "1");
  press (fixture, GDK_KEY_End, 0);
  assert_selected (fixture, "59");
  press (fixture, GDK_KEY_Down, 0);
  assert_selected (fixture, "59");
  press (fixture, GDK_KEY_Page_Up, 0);
  g_assert_cmpint (cordon_timeline_find (cordon_timeline_view_get_timeline (fixture->view),
                                         cordon_timeline_view_get_selected (fixture->view)),
                   <, 55);
  /* What comes first in time is the sixth in the list. */
  press (fixture, GDK_KEY_Home, 0);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, rtl ? GDK_KEY_Right : GDK_KEY_Left, 0);
  assert_selected (fixture, "5");
  press (fixture, rtl ? GDK_KEY_Left : GDK_KEY_Right, 0);
  assert_selected (fixture, "1");
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->activated, ==, "1");
}

static void
test_move_by_keys (Fixture *fixture, gconstpointer direction)
{
  guint later = GPOINTER_TO_INT (direction) == GTK_TEXT_DIR_RTL ? GDK_KEY_Left : GDK_KEY_Right;

  cordon_timeline_view_set_selected (fixture->view, "3");
  press (fixture, later, GDK_SHIFT_MASK);
  press (fixture, later, GDK_SHIFT_MASK);
  press (fixture, later, GDK_ALT_MASK);
  press (fixture, later, GDK_SHIFT_MASK | GDK_ALT_MASK);
  g_assert_cmpint (fixture->n_moved, ==, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Timeline of the plan. Step 3 in words. To be due 9 Jun 2025");
  let_go (fixture, GDK_KEY_Control_L);
  g_assert_cmpint (fixture->n_moved, ==, 0);
  let_go (fixture, GDK_KEY_Shift_L);
  let_go (fixture, GDK_KEY_Alt_L);
  g_assert_cmpint (fixture->n_moved, ==, 1);
  g_assert_cmpstr (fixture->moved, ==, "3");
  g_assert_cmpint (fixture->end, ==, CORDON_TIMELINE_WHOLE);
  g_assert_cmpint (fixture->months, ==, 1);
  g_assert_cmpint (fixture->days, ==, 9);
  g_assert_true (cordon_timeline_view_is_moving (fixture->view));
  fill (fixture);
  g_assert_false (cordon_timeline_view_is_moving (fixture->view));
  assert_selected (fixture, "3");

  /* There and back is no move; nor is one that was given up. */
  press (fixture, GDK_KEY_Left, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  let_go (fixture, GDK_KEY_Shift_L);
  press (fixture, later, GDK_ALT_MASK);
  press (fixture, GDK_KEY_Escape, 0);
  let_go (fixture, GDK_KEY_Alt_L);
  g_assert_cmpint (fixture->n_moved, ==, 1);

  /* An end by itself; whoever goes elsewhere has let go. */
  press (fixture, GDK_KEY_e, 0);
  press (fixture, GDK_KEY_e, 0);
  g_assert_cmpint (cordon_timeline_view_get_end (fixture->view), ==, CORDON_TIMELINE_DUE);
  press (fixture, later, GDK_SHIFT_MASK);
  gtk_widget_grab_focus (fixture->button);
  g_assert_cmpint (fixture->n_moved, ==, 2);
  g_assert_cmpint (fixture->end, ==, CORDON_TIMELINE_DUE);
  g_assert_cmpint (fixture->days, ==, 1);
}

static void
test_fixed (Fixture *fixture, gconstpointer direction)
{
  cordon_timeline_view_set_selected (fixture->view, "0");
  press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  let_go (fixture, GDK_KEY_Shift_L);
  cordon_timeline_view_set_editable (fixture->view, FALSE);
  cordon_timeline_view_set_selected (fixture->view, "3");
  press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  let_go (fixture, GDK_KEY_Shift_L);
  g_assert_cmpint (fixture->n_moved, ==, 0);
  g_assert_false (cordon_timeline_view_is_moving (fixture->view));
}

static void
test_drag (Fixture *fixture, gconstpointer direction)
{
  double ahead = GPOINTER_TO_INT (direction) == GTK_TEXT_DIR_RTL ? -1 : 1;
  double ten_days = ahead * round (10 * sight (fixture)->scale), before;
  int expected = (int) round (fabs (ten_days) / sight (fixture)->scale);
  cairo_rectangle_t bar;
  double y, end;

  get_bounds (fixture, 2, &bar);
  y = bar.y + bar.height / 2;
  end = ahead > 0 ? bar.x + bar.width : bar.x;
  drag (fixture, bar.x + bar.width / 2, y, ten_days, 30);
  g_assert_cmpint (fixture->n_moved, ==, 0);
  g_assert_cmpstr (cordon_timeline_view_get_selected (fixture->view), ==, "2");
  drop (fixture);
  g_assert_cmpint (fixture->n_moved, ==, 1);
  g_assert_cmpint (fixture->end, ==, CORDON_TIMELINE_WHOLE);
  g_assert_cmpint (fixture->days, ==, expected);

  fill (fixture);
  drag (fixture, end - ahead, y, ten_days, 0);
  drop (fixture);
  g_assert_cmpint (fixture->n_moved, ==, 2);
  g_assert_cmpint (fixture->end, ==, CORDON_TIMELINE_DUE);
  g_assert_cmpint (fixture->days, ==, expected);

  /* Given up while the button is down. */
  fill (fixture);
  drag (fixture, bar.x + bar.width / 2, y, ten_days, 0);
  press (fixture, GDK_KEY_Escape, 0);
  drop (fixture);
  g_assert_cmpint (fixture->n_moved, ==, 2);

  /* Beside the bars, the whole is dragged. */
  before = sight (fixture)->day;
  drag (fixture, end + ahead * 40, y, -ahead * 50, -100);
  drop (fixture);
  g_assert_cmpint (fixture->n_moved, ==, 2);
  g_assert_cmpfloat_with_epsilon (sight (fixture)->day, before + 50 / sight (fixture)->scale, 0.01);
  g_assert_cmpfloat (sight (fixture)->top, ==, 100);
}

static void
test_click (Fixture *fixture, gconstpointer direction)
{
  GtkEventController *click = find_controller (fixture, GTK_TYPE_GESTURE_CLICK);
  cairo_rectangle_t bar;

  get_bounds (fixture, 4, &bar);
  g_signal_emit_by_name (click, "released", 1, 5.0, bar.y + 2);
  assert_selected (fixture, "4");
  g_assert_null (fixture->activated);
  g_signal_emit_by_name (click, "released", 2, 5.0, bar.y + 2);
  g_assert_cmpstr (fixture->activated, ==, "4");
}

static double
shown_days (Fixture *fixture)
{
  return cordon_timeline_sight_get_plot (sight (fixture)) / sight (fixture)->scale;
}

/* From ten years to a week, and what one looks at stays where it is. */
static void
test_zoom (Fixture *fixture, gconstpointer direction)
{
  gboolean in = TRUE, out = TRUE;
  double before, days;

  /* All of it: FY2025 to FY2027, whose last day the last bar doesn't reach. */
  g_assert_cmpfloat (sight (fixture)->day, <, day ("2024-10-01"));
  g_assert_cmpfloat (sight (fixture)->day, >, day ("2024-08-15"));
  days = shown_days (fixture);
  g_assert_cmpfloat (days, >, 700);
  cordon_timeline_view_set_selected (fixture->view, "20");
  before = cordon_timeline_sight_x (sight (fixture), day ("2025-01-01") + 200 + 90.5);
  press (fixture, GDK_KEY_plus, 0);
  g_assert_cmpfloat_with_epsilon (cordon_timeline_sight_x (sight (fixture), day ("2025-01-01") + 200 + 90.5), before,
                                  0.5);
  g_assert_cmpfloat (shown_days (fixture), <, days);
  for (int i = 0; i < 40; i++)
    press (fixture, GDK_KEY_plus, 0);
  g_assert_cmpfloat_with_epsilon (shown_days (fixture), 7, 0.01);
  g_object_get (fixture->view, "can-zoom-in", &in, "can-zoom-out", &out, NULL);
  g_assert_false (in);
  g_assert_true (out);
  for (int i = 0; i < 40; i++)
    press (fixture, GDK_KEY_minus, 0);
  g_assert_cmpfloat_with_epsilon (shown_days (fixture), 3653, 1);
  g_object_get (fixture->view, "can-zoom-in", &in, "can-zoom-out", &out, NULL);
  g_assert_true (in);
  g_assert_false (out);
  press (fixture, GDK_KEY_0, 0);
  g_assert_cmpfloat_with_epsilon (shown_days (fixture), days, 0.01);
  for (int i = 0; i < 6; i++)
    press (fixture, GDK_KEY_plus, 0);
  press (fixture, GDK_KEY_t, 0);
  g_assert_cmpfloat_with_epsilon (sight (fixture)->day + shown_days (fixture) / 2, day ("2025-11-25") + 0.5, 1);
}

/* The scroll bars go with it, from left to right on the screen whatever the direction of time. */
static void
test_scroll (Fixture *fixture, gconstpointer direction)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (fixture->scrolled));
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scrolled));
  double before = cordon_timeline_sight_x (sight (fixture), day ("2025-06-01"));

  g_assert_cmpfloat (gtk_adjustment_get_upper (across), >, gtk_adjustment_get_page_size (across));
  gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) + 40);
  g_assert_cmpfloat_with_epsilon (cordon_timeline_sight_x (sight (fixture), day ("2025-06-01")), before - 40, 0.5);
  gtk_adjustment_set_value (down, 77);
  g_assert_cmpfloat (sight (fixture)->top, ==, 77);
  gtk_adjustment_set_value (down, 1e9);
  g_assert_cmpfloat_with_epsilon (sight (fixture)->top,
                                  N_ROWS * sight (fixture)->row - (sight (fixture)->height - sight (fixture)->ruler),
                                  1);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
#define ADD(path, function)                                                                                            \
  g_test_add (path, Fixture, GINT_TO_POINTER (GTK_TEXT_DIR_LTR), set_up, function, tear_down);                         \
  g_test_add (path "/right-to-left", Fixture, GINT_TO_POINTER (GTK_TEXT_DIR_RTL), set_up, function, tear_down)
  ADD ("/timeline-view/rows", test_rows);
  ADD ("/timeline-view/move-by-keys", test_move_by_keys);
  ADD ("/timeline-view/fixed", test_fixed);
  ADD ("/timeline-view/drag", test_drag);
  ADD ("/timeline-view/click", test_click);
  ADD ("/timeline-view/zoom", test_zoom);
  ADD ("/timeline-view/scroll", test_scroll);
  return g_test_run ();
}
