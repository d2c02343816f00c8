/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures a column view over all rows of a plan of a million, beside one over a list that holds them ready in memory:
 * until it stands, and each frame while it is scrolled. `bench-view FOLDER`. */

#include "bench.h"

#include <gtk/gtk.h>

#include "model/cordon-place.h"
#include "model/cordon-plan.h"

#define FRAMES 120
/* Then it is thrown further with every frame, as when the scroll bar is pulled. */
#define SLOW_FRAMES 60
#define SLOW_STEP 90
#define FAST_STEP 90000

/* What a row of the list in memory is. */
#define PLAIN_TYPE_ROW (plain_row_get_type ())
G_DECLARE_FINAL_TYPE (PlainRow, plain_row, PLAIN, ROW, GObject)

struct _PlainRow
{
  GObject parent_instance;
  guint number;
};

G_DEFINE_FINAL_TYPE (PlainRow, plain_row, G_TYPE_OBJECT)

static const char *const columns[] = {"name", "kind", "country", "subdivision", "source"};

static void
plain_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_take_string (value, g_strdup_printf ("%s %u", pspec->name, PLAIN_ROW (object)->number));
}

static void
plain_row_class_init (PlainRowClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = plain_row_get_property;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1,
                                     g_param_spec_string (columns[i], NULL, NULL, NULL,
                                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
plain_row_init (PlainRow *self)
{
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 12, NULL);
  GType type = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (factory), "type"));
  GtkExpression *of_item = gtk_property_expression_new (GTK_TYPE_LIST_ITEM, NULL, "item");
  GtkExpression *text = gtk_property_expression_new (type, of_item, column);

  gtk_expression_bind (text, label, "label", item);
  gtk_list_item_set_child (item, label);
}

static GtkColumnView *
make_view (GType type)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), "type", GSIZE_TO_POINTER (type));
      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) columns[i]);
      column = gtk_column_view_column_new (columns[i], factory);
      gtk_column_view_column_set_expand (column, i == 0);
      gtk_column_view_append_column (view, column);
    }
  return view;
}

typedef struct
{
  GtkWindow *window;
  GtkAdjustment *adjustment;
  GArray *frames; /* ms each */
  double began;   /* the frame that is being made */
  guint painted;
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
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW)
      && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (has_text (child))
        return TRUE;
    }
  return FALSE;
}

static gboolean
scroll_on (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Watch *watch = data;
  double step = watch->painted < SLOW_FRAMES ? SLOW_STEP : FAST_STEP;

  gtk_adjustment_set_value (watch->adjustment, gtk_adjustment_get_value (watch->adjustment) + step);
  return G_SOURCE_CONTINUE;
}

/* @model: (transfer full): the list, once asked for */
typedef GListModel *(*MakeList) (gpointer data);

static void
measure (GType type, MakeList make_list, gpointer data, double *until_there, GArray *frames)
{
  Watch watch = {.frames = frames};
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkColumnView *view = make_view (type);
  GdkFrameClock *clock;
  double since;
  guint tick;

  watch.window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (watch.window, 1000, 700);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  gtk_window_set_child (watch.window, scrolled);
  gtk_window_present (watch.window);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (watch.window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), &watch);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &watch);
  while (watch.painted < 1)
    g_main_context_iteration (NULL, TRUE);

  since = bench_now ();
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (gtk_single_selection_new (make_list (data))));
  /* The words that are there must have been painted too. */
  while (!has_text (GTK_WIDGET (view)))
    g_main_context_iteration (NULL, TRUE);
  watch.painted = 0;
  gtk_widget_queue_draw (GTK_WIDGET (view));
  while (watch.painted < 1)
    g_main_context_iteration (NULL, TRUE);
  *until_there = bench_now () - since;

  watch.adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  watch.painted = 0;
  g_array_set_size (frames, 0);
  tick = gtk_widget_add_tick_callback (GTK_WIDGET (view), scroll_on, &watch, NULL);
  while (watch.painted < FRAMES)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (GTK_WIDGET (view), tick);
  g_signal_handlers_disconnect_by_data (clock, &watch);
  gtk_window_destroy (watch.window);
}

static GListModel *
plain_list (gpointer n)
{
  GListStore *store = g_list_store_new (PLAIN_TYPE_ROW);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < GPOINTER_TO_UINT (n); i++)
    {
      PlainRow *row = g_object_new (PLAIN_TYPE_ROW, NULL);

      row->number = i;
      g_ptr_array_add (rows, row);
    }
  g_list_store_splice (store, 0, 0, rows->pdata, rows->len);
  return G_LIST_MODEL (store);
}

static GListModel *
ready_list (gpointer list)
{
  return g_object_ref (list);
}

static GListModel *
plan_list (gpointer plan)
{
  g_autoptr (CordonQuery) query = cordon_query_new ("place");

  return cordon_plan_get_row_list (plan, query);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floor_there = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floor_frames = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *path = argc == 2 ? g_build_filename (argv[1], "million.cordon", NULL) : NULL;
  g_autoptr (GListModel) plain = plain_list (GUINT_TO_POINTER (1000000));
  CordonLedger *ledger;
  CordonPlan *plan;

  g_assert_nonnull (path);
  gtk_init ();
  ledger = cordon_await_open (path, CORDON_OPEN_READ_ONLY | CORDON_OPEN_IN_PLACE, NULL);
  plan = cordon_plan_new (ledger);
  for (int i = 0; i < 2; i++)
    {
      double there;

      measure (CORDON_TYPE_PLACE, plan_list, plan, &there, frames);
      g_array_append_val (ours, there);
      measure (PLAIN_TYPE_ROW, ready_list, plain, &there, floor_frames);
      g_array_append_val (floor_there, there);
    }
  bench_print ("view-there", ours, floor_there);
  bench_print ("view-scroll", frames, floor_frames);
  g_object_unref (plan);
  cordon_await_close (ledger);
  return 0;
}
