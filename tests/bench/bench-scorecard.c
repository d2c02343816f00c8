/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures the scorecard of five thousand initiatives with eight updates each, beside a list of as many rows that are
 * ready in memory, of as many labels each: until it stands, and each frame while it is scrolled. The plan has been read
 * before, as the outline has it. `bench-scorecard FOLDER`. */

#include "bench.h"

#include <adwaita.h>

#include "base/cordon-date.h"
#include "kit/cordon-toolkit.h"
#include "model/cordon-scorecard.h"
#include "views/goals/cordon-scorecard-page.h"

#define N_GOALS 100
#define N_EACH 50
#define N_LABELS (CORDON_SCORECARD_QUARTERS + 1)
#define FRAMES 120
#define SLOW_FRAMES 60
#define SLOW_STEP 90
#define FAST_STEP 2000

static void
add_updates (CordonDraft *draft, const char *item, const char *last, guint seed)
{
  static const char *const rags[] = {"green", "green", "amber", "red"};

  for (int q = 0; q < CORDON_SCORECARD_QUARTERS; q++)
    {
      g_autofree char *period = cordon_quarter_step (last, -q);
      const char *id = cordon_draft_create (draft, "status_update", NULL);

      cordon_draft_set_text (draft, "status_update", id, "plan_item", item);
      cordon_draft_set_text (draft, "status_update", id, "period", period);
      cordon_draft_set_text (draft, "status_update", id, "rag", rags[(seed * 7 + (guint) q * 3) % 4]);
      cordon_draft_set_text (draft, "status_update", id, "narrative", "The unit works as planned.");
      cordon_draft_set_text (draft, "status_update", id, "next_steps", "Go on.");
      cordon_draft_set_text (draft, "status_update", id, "help_needed", "None.");
      cordon_draft_set_text (draft, "status_update", id, "published_on", "2026-01-10");
    }
}

static CordonLedger *
open_plan (const char *path)
{
  CordonLedger *ledger;
  g_autoptr (CordonDraft) draft = NULL;
  g_autoptr (CordonChanges) changes = NULL;
  g_autofree char *today = cordon_date_today ();
  g_autofree char *quarter = cordon_quarter_of (today, 10);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return cordon_await_open (path, CORDON_OPEN_IN_PLACE, NULL);
  ledger = cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);
  draft = cordon_draft_new ("Import");
  for (guint g = 0; g < N_GOALS; g++)
    {
      g_autofree char *goal = g_strdup (cordon_draft_create (draft, "plan_item", NULL));
      g_autofree char *rank = g_strdup_printf ("A%03u1", g);

      cordon_draft_set_text (draft, "plan_item", goal, "kind", "goal");
      cordon_draft_set_text (draft, "plan_item", goal, "title", "A goal among many");
      cordon_draft_set_text (draft, "plan_item", goal, "rank", rank);
      for (guint i = 0; i < N_EACH; i++)
        {
          g_autofree char *item = g_strdup (cordon_draft_create (draft, "plan_item", NULL));
          g_autofree char *code = g_strdup_printf ("%u.%u", g + 1, i + 1);
          g_autofree char *place = g_strdup_printf ("A%03u1", i);

          cordon_draft_set_text (draft, "plan_item", item, "kind", "initiative");
          cordon_draft_set_text (draft, "plan_item", item, "parent", goal);
          cordon_draft_set_text (draft, "plan_item", item, "code", code);
          cordon_draft_set_text (draft, "plan_item", item, "rank", place);
          cordon_draft_set_text (draft, "plan_item", item, "title", "Expand the unit and what belongs to it");
          add_updates (draft, item, quarter, g * N_EACH + i);
        }
    }
  changes = cordon_await_commit (ledger, draft, NULL);
  return ledger;
}

/* Frames */

typedef struct
{
  GtkWindow *window;
  GtkAdjustment *adjustment;
  GArray *frames; /* ms each */
  double began;
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
scroll_on (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Watch *watch = data;
  double step = watch->painted < SLOW_FRAMES ? SLOW_STEP : FAST_STEP;

  gtk_adjustment_set_value (watch->adjustment, gtk_adjustment_get_value (watch->adjustment) + step);
  return G_SOURCE_CONTINUE;
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_LIST_VIEW (child) ? child : GTK_IS_POPOVER (child) ? NULL : find_list (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_rows (GtkWidget *widget)
{
  GtkWidget *list = find_list (widget);
  GtkWidget *row = list != NULL ? gtk_widget_get_first_child (list) : NULL;

  return row != NULL && gtk_widget_get_height (row) > 0;
}

typedef GtkWidget *(*MakePage) (gpointer data);

static void
measure (MakePage make_page, gpointer data, double *until_there, GArray *frames)
{
  Watch watch = {.frames = frames};
  GdkFrameClock *clock;
  GtkWidget *page, *list;
  double since;
  guint tick;

  watch.window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (watch.window, 1000, 700);
  gtk_window_set_child (watch.window, gtk_label_new ("…"));
  gtk_window_present (watch.window);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (watch.window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), &watch);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &watch);
  while (watch.painted < 1)
    g_main_context_iteration (NULL, TRUE);

  since = bench_now ();
  page = make_page (data);
  gtk_window_set_child (watch.window, page);
  while (!has_rows (page))
    g_main_context_iteration (NULL, TRUE);
  watch.painted = 0;
  gtk_widget_queue_draw (page);
  while (watch.painted < 1)
    g_main_context_iteration (NULL, TRUE);
  *until_there = bench_now () - since;

  list = find_list (page);
  watch.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  watch.painted = 0;
  g_array_set_size (frames, 0);
  tick = gtk_widget_add_tick_callback (list, scroll_on, &watch, NULL);
  while (watch.painted < FRAMES)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (list, tick);
  g_signal_handlers_disconnect_by_data (clock, &watch);
  gtk_window_destroy (watch.window);
}

/* The floor */

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < N_LABELS; i++)
    gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  for (GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item)); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (text));
}

static GtkWidget *
make_plain (gpointer strings)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (strings))),
                                                    factory));
  return scrolled;
}

static GtkWidget *
make_scorecard (gpointer plan)
{
  return cordon_scorecard_page_new (plan);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floor_there = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floor_frames = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  g_autofree char *path = argc == 2 ? g_build_filename (argv[1], "scorecard.cordon", NULL) : NULL;
  g_autoptr (CordonScorecard) read = NULL;
  CordonLedger *ledger;
  CordonPlan *plan;

  g_assert_nonnull (path);
  adw_init ();
  cordon_toolkit_init ();
  ledger = open_plan (path);
  plan = cordon_plan_new (ledger);
  read = cordon_scorecard_new (plan);
  while (cordon_scorecard_get_loading (read))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < N_GOALS * (N_EACH + 1); i++)
    gtk_string_list_append (strings, "A ↓");
  for (int i = 0; i < 3; i++)
    {
      double there;

      measure (make_scorecard, plan, &there, frames);
      g_array_append_val (ours, there);
      measure (make_plain, strings, &there, floor_frames);
      g_array_append_val (floor_there, there);
    }
  bench_print ("scorecard-there", ours, floor_there);
  bench_print ("scorecard-scroll", frames, floor_frames);
  g_clear_object (&read);
  while (G_OBJECT (plan)->ref_count > 1 && g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (plan);
  cordon_await_close (ledger);
  return 0;
}
