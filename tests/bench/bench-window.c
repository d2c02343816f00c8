/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures what a planner does all day: another initiative is chosen, until all of it is on the screen, in the starter
 * plan and in one of 5,000 initiatives; and text is typed while the ledger writes to a disk that takes half a second
 * for each sync. `bench-window FOLDER [FIGURE]`. */

#include "bench.h"

#include "app/app-test.h"

#include <glib/gstdio.h>

#include "kit/cordon-field-row.h"
#include "model/cordon-starter.h"
#include "support/cordon-disk.h"

#define GOALS 50
#define INITIATIVES 100
#define SWITCHES 60
#define KEYS 300
/* A commit a second, at sixty letters a second. */
#define KEYS_PER_COMMIT 60
#define SLOW_SYNC_MS 500

/* What is measured on */

static void
add_initiative (CordonDraft *draft, const char *goal, GPtrArray *owners, guint n)
{
  g_autofree char *code = g_strdup_printf ("X%u.%u", n / INITIATIVES + 1, n % INITIATIVES + 1);
  g_autofree char *title = g_strdup_printf ("Widen the northern working group on express freight, part %u", n);
  const char *id = cordon_draft_create (draft, "plan_item", NULL);
  const char *measure;

  cordon_draft_set_text (draft, "plan_item", id, "kind", "initiative");
  cordon_draft_set_text (draft, "plan_item", id, "parent", goal);
  cordon_draft_set_text (draft, "plan_item", id, "rank", code + 1);
  cordon_draft_set_text (draft, "plan_item", id, "code", code);
  cordon_draft_set_text (draft, "plan_item", id, "title", title);
  cordon_draft_set_text (draft, "plan_item", id, "intent",
                         "Bring those who see consignments first to the table, agree on what they tell each other, "
                         "and see within two quarters whether more of what is sent is found on its way.");
  cordon_draft_set_text (draft, "plan_item", id, "owner", owners->pdata[n % owners->len]);
  cordon_draft_set_text (draft, "plan_item", id, "state", "active");
  cordon_draft_set_text (draft, "plan_item", id, "due", "2026-09-30");
  for (guint i = 0; i < 3; i++)
    {
      const char *step = cordon_draft_create (draft, "plan_item", NULL);

      cordon_draft_set_text (draft, "plan_item", step, "kind", "milestone");
      cordon_draft_set_text (draft, "plan_item", step, "parent", id);
      cordon_draft_set_text (draft, "plan_item", step, "title", "The group has met and knows its members");
      cordon_draft_set_text (draft, "plan_item", step, "due", i == 0 ? "2025-12-31" : "2026-06-30");
    }
  measure = cordon_draft_create (draft, "measure", NULL);
  cordon_draft_set_text (draft, "measure", measure, "plan_item", id);
  cordon_draft_set_text (draft, "measure", measure, "name", "Consignments that were looked into");
  cordon_draft_set_text (draft, "measure", measure, "accrual", "flow");
  cordon_draft_set_text (draft, "measure", measure, "direction", "increase");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const periods[] = {"2025-Q2", "2025-Q3", "2025-Q4"};
      const char *reading = cordon_draft_create (draft, "reading", NULL);
      const char *update = cordon_draft_create (draft, "status_update", NULL);

      cordon_draft_set_text (draft, "reading", reading, "measure", measure);
      cordon_draft_set_text (draft, "reading", reading, "role", i == 0 ? "baseline" : "actual");
      cordon_draft_set_text (draft, "reading", reading, "period", periods[i]);
      cordon_draft_set_number (draft, "reading", reading, "value", 10 + i * n % 17);
      cordon_draft_set_text (draft, "status_update", update, "plan_item", id);
      cordon_draft_set_text (draft, "status_update", update, "period", periods[i]);
      cordon_draft_set_text (draft, "status_update", update, "rag", "green");
      cordon_draft_set_text (draft, "status_update", update, "narrative", "Two more offices take part.");
      cordon_draft_set_text (draft, "status_update", update, "published_on", "2025-10-01");
    }
}

static GPtrArray *
ids_of (CordonLedger *ledger, const char *table, const char *kind)
{
  g_autoptr (CordonQuery) query = cordon_query_new (table);
  g_autoptr (CordonRows) rows = NULL;
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  if (kind != NULL)
    cordon_query_where_text (query, "kind", kind);
  rows = cordon_await_rows (ledger, query, NULL);
  for (guint i = 0; i < rows->rows->len; i++)
    g_ptr_array_add (ids, g_strdup (cordon_row_get_id (rows->rows->pdata[i])));
  return ids;
}

static void
make_large (const char *path)
{
  g_autofree char *unfinished = g_strconcat (path, ".part", NULL);
  g_autoptr (CordonDraft) starter = cordon_starter_draft (NULL);
  g_autoptr (GPtrArray) owners = NULL;
  CordonLedger *ledger;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  g_unlink (unfinished);
  ledger = cordon_await_open (unfinished, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);
  g_object_unref (cordon_await_commit (ledger, starter, NULL));
  owners = ids_of (ledger, "party", NULL);
  for (guint i = 0; i < GOALS; i++)
    {
      g_autoptr (CordonDraft) draft = cordon_draft_new ("Add goal");
      const char *goal = cordon_draft_create (draft, "plan_item", NULL);
      g_autofree char *code = g_strdup_printf ("X%u", i + 1);

      cordon_draft_set_text (draft, "plan_item", goal, "kind", "goal");
      cordon_draft_set_text (draft, "plan_item", goal, "code", code);
      cordon_draft_set_text (draft, "plan_item", goal, "rank", code);
      cordon_draft_set_text (draft, "plan_item", goal, "title", "See what is sent");
      for (guint j = 0; j < INITIATIVES; j++)
        add_initiative (draft, goal, owners, i * INITIATIVES + j);
      g_object_unref (cordon_await_commit (ledger, draft, NULL));
    }
  cordon_await_close (ledger);
  g_assert_cmpint (g_rename (unfinished, path), ==, 0);
}

static CordonWindow *
open_plan (const char *path)
{
  CordonWindow *window = show_window ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  cordon_window_begin (window, path, CORDON_BEGIN_OPEN);
  wait_until (cordon_window_get_plan (window) != NULL);
  return window;
}

static CordonFieldRow *
find_row (GtkWidget *within, const char *name)
{
  if (CORDON_IS_FIELD_ROW (within) && g_str_equal (gtk_widget_get_name (within), name)
      && gtk_widget_get_mapped (within))
    return CORDON_FIELD_ROW (within);
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      CordonFieldRow *found = find_row (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Choosing another */

typedef struct
{
  CordonWindow *window;
  CordonFieldRow *title;
  const char *wanted; /* what stands in it once the initiative is there */
  gboolean painted;
} Watch;

static void
on_painted (GdkFrameClock *clock, Watch *watch)
{
  CordonPlan *plan = cordon_window_get_plan (watch->window);

  if (!cordon_plan_is_reading (plan) && g_strcmp0 (cordon_field_row_get_value (watch->title), watch->wanted) == 0)
    watch->painted = TRUE;
}

static char *
title_of (CordonWindow *window, const char *id)
{
  g_autoptr (CordonQuery) query = cordon_query_new ("plan_item");
  g_autoptr (CordonRows) rows = NULL;

  cordon_query_where_text (query, "id", id);
  rows = cordon_await_rows (cordon_plan_get_ledger (cordon_window_get_plan (window)), query, NULL);
  return g_strdup (cordon_row_get_text (rows->rows->pdata[0], "title"));
}

static void
show_initiative (CordonWindow *window, const char *id)
{
  g_autofree char *title = title_of (window, id);

  g_assert_true (cordon_window_show_row (window, "plan_item", id));
  wait_until (find_row (GTK_WIDGET (window), "title") != NULL
              && g_strcmp0 (cordon_field_row_get_value (find_row (GTK_WIDGET (window), "title")), title) == 0
              && !cordon_plan_is_reading (cordon_window_get_plan (window)));
  run_idle ();
}

static void
measure_switching (const char *label, const char *path)
{
  CordonWindow *window = open_plan (path);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_autoptr (GPtrArray) ids =
      ids_of (cordon_plan_get_ledger (cordon_window_get_plan (window)), "plan_item", "initiative");
  g_autoptr (GArray) took = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  Watch watch = {.window = window};

  show_initiative (window, ids->pdata[0]);
  watch.title = find_row (GTK_WIDGET (window), "title");
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &watch);
  for (guint i = 0; i < SWITCHES; i++)
    {
      const char *id = ids->pdata[g_rand_int_range (random, 0, (gint32) ids->len)];
      g_autofree char *title = title_of (window, id);
      double since, all;

      if (g_strcmp0 (title, cordon_field_row_get_value (watch.title)) == 0)
        continue;
      run_idle ();
      watch.wanted = title;
      watch.painted = FALSE;
      since = bench_now ();
      g_assert_true (cordon_window_show_row (window, "plan_item", id));
      while (!watch.painted)
        g_main_context_iteration (NULL, TRUE);
      all = bench_now () - since;
      /* What is read into memory for the first time is a start, and not a switch. */
      if (i >= 4)
        g_array_append_val (took, all);
    }
  g_signal_handlers_disconnect_by_data (clock, &watch);
  bench_print (label, took, NULL);
  close_window (window);
}

/* Typing */

static double busy, resumed;

/* The main loop's own work is what lies between two waits. */
static int
poll_and_note (GPollFD *fds, guint n_fds, int timeout)
{
  int ready;

  busy += bench_now () - resumed;
  ready = g_poll (fds, n_fds, timeout);
  resumed = bench_now ();
  return ready;
}

static void
on_frame (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static void
type_into (CordonWindow *window, const char *field, GArray *frames)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  CordonFieldRow *row = find_row (GTK_WIDGET (window), field);
  GtkWidget *editor = cordon_field_row_get_editor (row);
  gboolean painted;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_frame), &painted);

  gtk_widget_grab_focus (GTK_WIDGET (row));
  /* What the last run has typed would make it longer and longer. */
  cordon_field_row_type (row, "What is typed:");
  run_idle ();
  for (guint i = 0; i < KEYS; i++)
    {
      char letter[] = {i % 7 == 6 ? ' ' : (char) ('a' + i % 26), '\0'};

      busy = 0;
      resumed = bench_now ();
      painted = FALSE;
      g_signal_emit_by_name (editor, "insert-at-cursor", letter);
      if (i % KEYS_PER_COMMIT == KEYS_PER_COMMIT - 1)
        cordon_field_row_flush (row);
      while (!painted)
        g_main_context_iteration (NULL, TRUE);
      busy += bench_now () - resumed;
      if (i >= 10)
        g_array_append_val (frames, busy);
    }
  g_signal_handler_disconnect (clock, handler);
}

static void
on_settled (GObject *plan, GAsyncResult *result, gpointer settled)
{
  cordon_plan_settle_finish (CORDON_PLAN (plan), result);
  *(gboolean *) settled = TRUE;
}

static void
measure_typing (const char *label, const char *path)
{
  CordonWindow *window = open_plan (path);
  g_autoptr (GPtrArray) ids =
      ids_of (cordon_plan_get_ledger (cordon_window_get_plan (window)), "plan_item", "initiative");
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean settled = FALSE;

  show_initiative (window, ids->pdata[2]);
  cordon_disk_slow_down (SLOW_SYNC_MS);
  g_main_context_set_poll_func (NULL, poll_and_note);
  type_into (window, "intent", frames);
  type_into (window, "title", frames);
  g_main_context_set_poll_func (NULL, NULL);
  cordon_plan_settle_async (cordon_window_get_plan (window), on_settled, &settled);
  cordon_disk_slow_down (0);
  while (!settled)
    g_main_context_iteration (NULL, TRUE);
  bench_print (label, frames, NULL);
  close_window (window);
}

int
main (int argc, char *argv[])
{
  g_autofree char *starter = argc >= 2 ? g_build_filename (argv[1], "starter.cordon", NULL) : NULL;
  g_autofree char *large = argc >= 2 ? g_build_filename (argv[1], "initiatives.cordon", NULL) : NULL;

  g_assert_nonnull (starter);
  g_setenv ("CORDON_TODAY", "2025-11-25", TRUE);
  cordon_locale_init ();
  cordon_disk_install ();
  application = cordon_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_set_default (G_APPLICATION (application));
  g_application_hold (G_APPLICATION (application));

  make_large (large);
  if (argc == 2 || g_str_equal (argv[2], "switch-starter"))
    measure_switching ("switch-starter", starter);
  if (argc == 2 || g_str_equal (argv[2], "switch-large"))
    measure_switching ("switch-large", large);
  if (argc == 2 || g_str_equal (argv[2], "typing-starter"))
    measure_typing ("typing-starter", starter);
  if (argc == 2 || g_str_equal (argv[2], "typing-large"))
    measure_typing ("typing-large", large);
  g_application_release (G_APPLICATION (application));
  g_object_unref (application);
  return 0;
}
