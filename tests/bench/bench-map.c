/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures the map: until it stands, beside a blank window of its size; each frame while it is moved and zoomed, which
 * is what the frame's own work takes; and what many marks cost in memory. `bench-map [first|frames|memory]`. */

#include "bench.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "kit/cordon-map-view-private.h"
#include "kit/cordon-toolkit.h"

#define WIDTH 1000
#define HEIGHT 640
#define ROUNDS 7
#define FRAMES 90

/* Items that are made as they are asked for, so that what is measured is the map's alone. */
#define BENCH_TYPE_ITEM (bench_item_get_type ())
G_DECLARE_FINAL_TYPE (BenchItem, bench_item, BENCH, ITEM, GObject)
struct _BenchItem
{
  GObject parent_instance;
  guint number;
};
G_DEFINE_FINAL_TYPE (BenchItem, bench_item, G_TYPE_OBJECT)
static void
bench_item_class_init (BenchItemClass *klass)
{
}
static void
bench_item_init (BenchItem *self)
{
}

#define BENCH_TYPE_ITEMS (bench_items_get_type ())
G_DECLARE_FINAL_TYPE (BenchItems, bench_items, BENCH, ITEMS, GObject)
struct _BenchItems
{
  GObject parent_instance;
  guint n;
};

static guint
get_n_items (GListModel *model)
{
  return BENCH_ITEMS (model)->n;
}

static GType
get_item_type (GListModel *model)
{
  return BENCH_TYPE_ITEM;
}

static gpointer
get_item (GListModel *model, guint position)
{
  BenchItem *item = g_object_new (BENCH_TYPE_ITEM, NULL);

  item->number = position;
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_n_items = get_n_items;
  iface->get_item_type = get_item_type;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BenchItems, bench_items, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))
static void
bench_items_class_init (BenchItemsClass *klass)
{
}
static void
bench_items_init (BenchItems *self)
{
}

/* Spread over the inhabited earth, the same each time. */
static gboolean
make_mark (gpointer object, CordonMapMark *mark, gpointer data)
{
  static char id[16];
  guint number = BENCH_ITEM (object)->number;
  double a = fmod (number * 0.754877666, 1), b = fmod (number * 0.569840291, 1);

  g_snprintf (id, sizeof id, "%u", number);
  mark->id = id;
  mark->lat = -50 + 115 * a;
  mark->lon = -175 + 350 * b;
  mark->shape = (CordonMapShape) (number % 3);
  mark->colour = number % 3;
  mark->label = "HSI office";
  mark->group = number % 3 == 0 ? "Office" : number % 3 == 1 ? "Unit" : "Partner";
  return TRUE;
}

typedef struct
{
  double began;
  double took;
  gboolean painted;
} Frame;

static void
on_before (GdkFrameClock *clock, Frame *frame)
{
  frame->began = bench_now ();
}

static void
on_after (GdkFrameClock *clock, Frame *frame)
{
  frame->took = bench_now () - frame->began;
  frame->painted = TRUE;
}

static void
wait_for_frame (Frame *frame)
{
  frame->painted = FALSE;
  while (!frame->painted)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
show (GtkWidget *child, Frame *frame)
{
  GtkWidget *window = gtk_window_new ();
  GdkFrameClock *clock;

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_widget_realize (window);
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before), frame);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after), frame);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame (frame);
  return window;
}

static GtkWidget *
make_map (guint n)
{
  GtkWidget *map = cordon_map_view_new (CORDON_MAP_WORLD);
  g_autoptr (BenchItems) items = g_object_new (BENCH_TYPE_ITEMS, NULL);

  items->n = n;
  cordon_map_view_set_marks (CORDON_MAP_VIEW (map), G_LIST_MODEL (items), make_mark, NULL, NULL);
  return map;
}

static void
measure_first (void)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) blank = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i <= ROUNDS; i++)
    for (guint which = 0; which < 2; which++)
      {
        Frame frame = {0, 0, FALSE};
        double began = bench_now (), took;
        GtkWidget *window = show (which == 0 ? make_map (282) : gtk_drawing_area_new (), &frame);

        took = bench_now () - began;
        /* The first turn loads fonts and shapes. */
        if (i > 0)
          g_array_append_val (which == 0 ? ours : blank, took);
        gtk_window_destroy (GTK_WINDOW (window));
      }
  bench_print ("map-first", ours, blank);
}

static void
measure_frames (const char *label, guint n, gboolean zoom)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  Frame frame = {0, 0, FALSE};
  GtkWidget *map = make_map (n);
  GtkWidget *window = show (map, &frame);
  CordonMapView *view = CORDON_MAP_VIEW (map);

  cordon_map_view_show_place (view, 20, 10);
  wait_for_frame (&frame);
  for (guint i = 0; i < FRAMES; i++)
    {
      double began = bench_now (), took;

      if (zoom)
        cordon_map_view_zoom_at (view, i < FRAMES / 2 ? 1.08 : 1 / 1.08, view->width / 2, view->height / 2);
      else
        {
          CordonMapSight sight = view->sight;

          sight.x += (i / 30 % 2 == 0 ? 14 : -14) / sight.scale;
          cordon_map_view_set_sight (view, &sight);
        }
      took = bench_now () - began;
      wait_for_frame (&frame);
      took += frame.took;
      g_array_append_val (ours, took);
    }
  bench_print (label, ours, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* MiB that the process holds. */
static double
read_memory (void)
{
  g_autofree char *text = NULL;
  long all = 0, held = 0;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%ld %ld", &all, &held), ==, 2);
  return (double) held * 4096 / 1024 / 1024;
}

static void
measure_memory (void)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  Frame frame = {0, 0, FALSE};
  GtkWidget *few = show (make_map (0), &frame);
  double before = read_memory (), more;
  GtkWidget *many;

  many = show (make_map (500000), &frame);
  wait_for_frame (&frame);
  more = read_memory () - before;
  g_array_append_val (ours, more);
  bench_print ("map-memory", ours, NULL);
  gtk_window_destroy (GTK_WINDOW (few));
  gtk_window_destroy (GTK_WINDOW (many));
}

int
main (int argc, char **argv)
{
  const char *what = argc > 2 ? argv[1] : NULL;

  cordon_toolkit_init ();
  if (what == NULL || strcmp (what, "first") == 0)
    measure_first ();
  if (what == NULL || strcmp (what, "frames") == 0)
    {
      measure_frames ("map-pan-500", 500, FALSE);
      measure_frames ("map-zoom-500", 500, TRUE);
      measure_frames ("map-pan-100000", 100000, FALSE);
      measure_frames ("map-zoom-100000", 100000, TRUE);
    }
  if (what == NULL || strcmp (what, "memory") == 0)
    measure_memory ();
  return 0;
}
