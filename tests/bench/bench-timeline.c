/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures each frame while a timeline of ten thousand bars is panned along and down at once, and while it is zoomed,
 * beside a surface of the same size that is painted anew. `bench-timeline FOLDER`; the folder is not used. */

#include "bench.h"

#include <gtk/gtk.h>

#include "kit/cordon-timeline-view.h"
#include "kit/cordon-toolkit.h"

#define N_BARS 10000
#define FRAMES 120
#define DAY_FIRST 738000

typedef struct
{
  CordonTimelineView *view; /* NULL for the floor */
  GtkAdjustment *across, *down;
  GArray *frames; /* ms each */
  double began;
  guint painted;
  gboolean zooming;
} Watch;

static void
on_before_paint (GdkFrameClock *clock, Watch *watch)
{
  watch->began = bench_now ();
}

static void
on_after_paint (GdkFrameClock *clock, Watch *watch)
{
  double took = bench_now () - watch->began;

  watch->painted++;
  g_array_append_val (watch->frames, took);
}

static gboolean
go_on (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Watch *watch = data;

  if (watch->view == NULL)
    {
      gtk_widget_queue_draw (widget);
      return G_SOURCE_CONTINUE;
    }
  if (watch->zooming)
    {
      cordon_timeline_view_zoom (watch->view, watch->painted % 40 < 20 ? 1.15 : 1 / 1.15);
      return G_SOURCE_CONTINUE;
    }
  gtk_adjustment_set_value (watch->down, gtk_adjustment_get_value (watch->down) + 90);
  gtk_adjustment_set_value (watch->across, gtk_adjustment_get_value (watch->across) + 7);
  return G_SOURCE_CONTINUE;
}

static void
fill (CordonTimelineView *view)
{
  g_autofree CordonTimelineItem *items = g_new0 (CordonTimelineItem, N_BARS);
  g_autofree CordonTimelineLink *links = g_new0 (CordonTimelineLink, N_BARS / 5);
  g_autoptr (GStringChunk) strings = g_string_chunk_new (4096);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < N_BARS; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *label =
          g_strdup_printf ("%u.%u Bring the unit at post %u up to its full strength", i / 7, i % 7, i);
      int first = DAY_FIRST + g_rand_int_range (rand, 0, 3000), days = g_rand_int_range (rand, 1, 400);

      items[i] = (CordonTimelineItem){
          .id = g_string_chunk_insert (strings, id),
          .label = g_string_chunk_insert (strings, label),
          .depth = i % 7 == 0 ? 0 : 1,
          .shape = i % 7 == 0   ? CORDON_TIMELINE_GROUP
                   : i % 3 == 0 ? CORDON_TIMELINE_POINT
                                : CORDON_TIMELINE_SPAN,
          .flags = (CordonTimelineFlags) g_rand_int_range (rand, 0, 32),
          .first = first,
          .last = first + days,
          .baseline = first + days - g_rand_int_range (rand, 0, 90),
      };
    }
  for (guint i = 0; i < N_BARS / 5; i++)
    links[i] = (CordonTimelineLink){items[5 * i].id, items[5 * i + 3].id};
  cordon_timeline_view_set_items (view, items, N_BARS, links, N_BARS / 5, DAY_FIRST + 1500, 10);
}

/* A surface of the same size of which every pixel is another one in each frame: what any picture that moves costs. */
static void
draw_blank (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  static guint n;
  double shade = n++ % 2 == 0 ? 1 : 0.95;

  cairo_set_source_rgb (cr, shade, shade, shade);
  cairo_paint (cr);
}

static GtkWidget *
make_floor (void)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_blank, NULL, NULL);
  return area;
}

static void
measure (CordonTimelineView *view, GArray *frames, gboolean zooming)
{
  Watch watch = {.view = view, .frames = frames, .zooming = zooming};
  GtkWidget *window = gtk_window_new (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *child = view != NULL ? GTK_WIDGET (view) : make_floor ();
  GdkFrameClock *clock;
  guint tick, had = frames->len;

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_present (GTK_WINDOW (window));
  watch.across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
  watch.down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), &watch);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &watch);
  while (watch.painted < 2)
    g_main_context_iteration (NULL, TRUE);
  if (view != NULL)
    for (guint i = 0; i < 4; i++)
      cordon_timeline_view_zoom (view, 1.5);
  watch.painted = 0;
  g_array_set_size (frames, had);
  tick = gtk_widget_add_tick_callback (child, go_on, &watch, NULL);
  while (watch.painted < FRAMES)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (child, tick);
  g_signal_handlers_disconnect_by_data (clock, &watch);
  gtk_window_destroy (GTK_WINDOW (window));
}

static CordonTimelineView *
make_view (void)
{
  CordonTimelineView *view = CORDON_TIMELINE_VIEW (cordon_timeline_view_new ());

  fill (view);
  return view;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GArray) pan = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) zoom = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (double));

  gtk_init ();
  cordon_toolkit_init ();
  for (guint turn = 0; turn < 2; turn++)
    {
      measure (NULL, plain, FALSE);
      measure (make_view (), pan, FALSE);
      measure (make_view (), zoom, TRUE);
    }
  bench_print ("timeline-pan", pan, plain);
  bench_print ("timeline-zoom", zoom, plain);
  return 0;
}
