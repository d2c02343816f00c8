/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The scorecard as a person uses it: cell by cell with the keyboard, a cell's update, writing one that is missing; that
 * five thousand initiatives are as many widgets as a few; that it fits a narrow window and is gone when it is closed.
 */

#include <adwaita.h>

#include "kit/cordon-score-line.h"
#include "kit/cordon-toolkit.h"
#include "model/cordon-scorecard.h"
#include "model/cordon-starter.h"
#include "model/plan-fixture.h"
#include "views/goals/cordon-goals-pages.h"
#include "views/goals/cordon-scorecard-page.h"
#include "views/goals/cordon-update-card.h"
#include "support/cordon-wait.h"

#define N CORDON_SCORECARD_QUARTERS

typedef struct
{
  Fixture plan;
  GtkWidget *window;
  GtkWidget *page;
  char *shown; /* "kind/id" of what the window was asked to show */
} Shown;

static void
show_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Shown *shown = data;
  const char *kind, *id;

  g_variant_get (parameter, "(&s&s)", &kind, &id);
  g_free (shown->shown);
  shown->shown = g_strconcat (kind, "/", id, NULL);
}

static void
show_page (Shown *shown, int width)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) show = g_simple_action_new ("show", G_VARIANT_TYPE ("(ss)"));

  shown->window = gtk_window_new ();
  g_signal_connect (show, "activate", G_CALLBACK (show_action), shown);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (show));
  gtk_widget_insert_action_group (shown->window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (GTK_WINDOW (shown->window), width, 600);
  shown->page = g_object_ref_sink (cordon_scorecard_page_new (shown->plan.plan));
  gtk_window_set_child (GTK_WINDOW (shown->window), shown->page);
  gtk_window_present (GTK_WINDOW (shown->window));
  settle ();
}

static void
publish (Shown *shown, const char *code, const char *period, const char *rag)
{
  CordonDraft *draft = cordon_draft_new ("Publish update");
  g_autofree char *item = cordon_starter_id ("plan_item", code);
  const char *id = cordon_draft_create (draft, "status_update", NULL);

  cordon_draft_set_text (draft, "status_update", id, "plan_item", item);
  cordon_draft_set_text (draft, "status_update", id, "period", period);
  cordon_draft_set_text (draft, "status_update", id, "rag", rag);
  cordon_draft_set_text (draft, "status_update", id, "narrative", "Vetting takes longer.");
  cordon_draft_set_text (draft, "status_update", id, "next_steps", "A second examiner.");
  cordon_draft_set_text (draft, "status_update", id, "help_needed", "None.");
  cordon_draft_set_text (draft, "status_update", id, "published_on", "2025-04-10");
  commit (shown->plan.plan, draft);
}

static void
set_up_plan (Shown *shown)
{
  g_autoptr (GError) error = NULL;
  CordonDraft *draft;

  set_up (&shown->plan, NULL);
  draft = cordon_starter_draft (&error);
  g_assert_no_error (error);
  commit (shown->plan.plan, draft);
  publish (shown, "1.C", "2025-Q1", "green");
  publish (shown, "1.C", "2025-Q2", "amber");
}

static gboolean
is_painted (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (CORDON_IS_SCORE_LINE (widget) && gtk_widget_get_focusable (cordon_score_line_get_cell ((gpointer) widget, 0))
      && gtk_widget_get_height (widget) > 0)
    return TRUE;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (is_painted (child))
        return TRUE;
    }
  return FALSE;
}

static void
set_up_wide (Shown *shown, gconstpointer data)
{
  set_up_plan (shown);
  show_page (shown, 1000);
  wait_until (is_painted (shown->page));
}

static void
set_up_narrow (Shown *shown, gconstpointer data)
{
  set_up_plan (shown);
  show_page (shown, 360);
  wait_until (is_painted (shown->page));
}

static void
set_up_empty (Shown *shown, gconstpointer data)
{
  set_up (&shown->plan, NULL);
  show_page (shown, 360);
}

static void
take_down (Shown *shown, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  settle ();
  wait_until (G_OBJECT (shown->page)->ref_count == 1);
  g_assert_finalize_object (shown->page);
  g_free (shown->shown);
  tear_down (&shown->plan, NULL);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (!gtk_widget_get_child_visible (child) || !gtk_widget_get_visible (child))
        continue;
      if (g_type_is_a (G_OBJECT_TYPE (child), type))
        return child;
      found = find (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count_widgets (GtkWidget *widget)
{
  guint n = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child);
  return n;
}

static GtkWidget *
list_of (Shown *shown)
{
  return find (shown->page, GTK_TYPE_LIST_VIEW);
}

/* The line of the list in which the keyboard is */
static CordonScoreLine *
line_of_focus (Shown *shown)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (shown->window));

  return focus != NULL ? CORDON_SCORE_LINE (gtk_widget_get_ancestor (focus, CORDON_TYPE_SCORE_LINE)) : NULL;
}

static int
column_of_focus (Shown *shown)
{
  CordonScoreLine *line = line_of_focus (shown);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (shown->window));

  for (int i = -1; line != NULL && i < N; i++)
    {
      if (cordon_score_line_get_cell (line, i) == focus)
        return i;
    }
  return -2;
}

#define assert_focus_says(shown, words)                                                                                \
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_root_get_focus (GTK_ROOT ((shown)->window))),               \
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, words)

/* As the list does on a key */
static void
press (Shown *shown, guint key)
{
  CordonScoreLine *line = line_of_focus (shown);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (line));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  if (!handled)
    gtk_widget_child_focus (list_of (shown), key == GDK_KEY_Down ? GTK_DIR_DOWN : GTK_DIR_UP);
  settle ();
}

static void
go_to (Shown *shown, guint line, int column)
{
  GtkWidget *row = gtk_widget_get_first_child (list_of (shown));

  for (; line > 0; line--)
    row = gtk_widget_get_next_sibling (row);
  gtk_widget_grab_focus (cordon_score_line_get_cell (CORDON_SCORE_LINE (gtk_widget_get_first_child (row)), column));
  settle ();
}

static void
test_cell_by_cell (Shown *shown, gconstpointer data)
{
  /* A heading, then 1.A, 1.B and 1.C */
  go_to (shown, 3, 2);
  assert_focus_says (shown, "1.C, first quarter 2025, green");
  press (shown, GDK_KEY_Right);
  assert_focus_says (shown, "1.C, second quarter 2025, amber, worse");
  press (shown, GDK_KEY_Up);
  assert_focus_says (shown, "1.B, second quarter 2025, no update");
  press (shown, GDK_KEY_Up);
  /* Over the heading, in which there are no quarters, back into the same one */
  press (shown, GDK_KEY_Up);
  g_assert_cmpint (column_of_focus (shown), ==, -1);
  press (shown, GDK_KEY_Down);
  assert_focus_says (shown, "1.A, second quarter 2025, no update");
  for (guint i = 0; i < 2 * N; i++)
    press (shown, GDK_KEY_Left);
  g_assert_cmpint (column_of_focus (shown), ==, -1);
  press (shown, GDK_KEY_Right);
  g_assert_cmpint (column_of_focus (shown), ==, 0);
}

static void
test_opens (Shown *shown, gconstpointer data)
{
  g_autofree char *item = cordon_starter_id ("plan_item", "1.C");
  g_autofree char *expected = g_strconcat ("plan_item/", item, NULL);
  GtkWidget *popover, *button;

  go_to (shown, 3, 3);
  press (shown, GDK_KEY_Return);
  popover = find (shown->page, GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  g_assert_nonnull (find (popover, CORDON_TYPE_UPDATE_CARD));
  gtk_popover_popdown (GTK_POPOVER (popover));

  /* What isn't there can be written: it begins with what was said last. */
  go_to (shown, 3, 4);
  press (shown, GDK_KEY_space);
  button = find (gtk_popover_get_child (GTK_POPOVER (popover)), GTK_TYPE_BUTTON);
  g_assert_null (find (popover, CORDON_TYPE_UPDATE_CARD));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Write Update");
  g_signal_emit_by_name (button, "clicked");
  wait_until (shown->shown != NULL && g_str_has_prefix (shown->shown, "status_update/"));
  {
    const char *id = shown->shown + strlen ("status_update/");
    CordonRecord *update = cordon_plan_peek (shown->plan.plan, "status_update", id);

    g_assert_cmpstr (cordon_record_get_text (update, "period"), ==, "2025-Q3");
    g_assert_cmpstr (cordon_record_get_text (update, "rag"), ==, "amber");
    g_assert_cmpstr (cordon_record_get_text (update, "next_steps"), ==, "A second examiner.");
    g_assert_null (cordon_record_get_text (update, "published_on"));
  }
  /* And is gone on with from then on */
  press (shown, GDK_KEY_space);
  button = find (gtk_popover_get_child (GTK_POPOVER (popover)), GTK_TYPE_BUTTON);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Continue Draft");
  gtk_popover_popdown (GTK_POPOVER (popover));

  go_to (shown, 3, -1);
  press (shown, GDK_KEY_Return);
  g_assert_cmpstr (shown->shown, ==, expected);
}

static void
test_narrow (Shown *shown, gconstpointer data)
{
  CordonScoreLine *line;
  graphene_rect_t first, last;
  int minimum;

  gtk_widget_measure (shown->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  go_to (shown, 3, N - 1);
  line = line_of_focus (shown);
  /* The latest quarter is in sight at first, the earliest once the keyboard is there; the name always. */
  g_assert_true (gtk_widget_compute_bounds (cordon_score_line_get_cell (line, N - 1), shown->page, &last));
  g_assert_cmpfloat (last.origin.x + last.size.width, <=, 360.5);
  for (guint i = 0; i < N - 1; i++)
    press (shown, GDK_KEY_Left);
  /* It scrolls there over more than one frame. */
  wait_until (gtk_widget_compute_bounds (cordon_score_line_get_cell (line, 0), shown->page, &first)
              && gtk_widget_compute_bounds (cordon_score_line_get_cell (line, -1), shown->page, &last)
              && last.origin.x >= 0 && first.origin.x >= last.origin.x + last.size.width - 4);
}

static void
test_five_thousand (Shown *shown, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Import");
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list_of (shown))));

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *rank = g_strdup_printf ("Z%04u1", i);
      const char *id = cordon_draft_create (draft, "plan_item", NULL);

      cordon_draft_set_text (draft, "plan_item", id, "kind", "initiative");
      cordon_draft_set_text (draft, "plan_item", id, "title", "One of many");
      cordon_draft_set_text (draft, "plan_item", id, "rank", rank);
    }
  commit (shown->plan.plan, draft);
  wait_until (g_list_model_get_n_items (model) > 5000);
  settle ();
  g_assert_cmpuint (count_widgets (shown->page), <, 10000);
  gtk_widget_activate_action (list_of (shown), "list.scroll-to-item", "u", g_list_model_get_n_items (model) - 1);
  settle ();
  g_assert_cmpuint (count_widgets (shown->page), <, 10000);
}

static void
test_empty (Shown *shown, gconstpointer data)
{
  wait_until (find (shown->page, ADW_TYPE_STATUS_PAGE) != NULL);
}

static void
test_pages (Shown *shown, gconstpointer data)
{
  GtkWidget *pages = g_object_ref_sink (cordon_goals_pages_new (shown->plan.plan));
  g_autofree char *id = cordon_starter_id ("plan_item", "1.C");
  GtkWidget *page = cordon_goals_pages_show (CORDON_GOALS_PAGES (pages), "scorecard");
  int minimum;

  g_assert_true (CORDON_IS_SCORECARD_PAGE (page));
  g_assert_true (cordon_goals_pages_show (CORDON_GOALS_PAGES (pages), "scorecard") == page);
  g_assert_null (cordon_goals_pages_show (CORDON_GOALS_PAGES (pages), "none such"));
  /* What is looked for is on the first page. */
  g_assert_true (cordon_goals_pages_reveal (pages, "plan_item", id));
  g_assert_false (cordon_goals_pages_reveal (pages, "party", id));
  gtk_widget_measure (pages, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  settle ();
  wait_until (G_OBJECT (pages)->ref_count == 1);
  g_object_unref (pages);
}

#define ADD(path, set, test) g_test_add ("/scorecard-page/" path, Shown, NULL, set, test, take_down)

int
main (int argc, char *argv[])
{
  g_setenv ("CORDON_TODAY", "2026-02-10", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
  ADD ("cell-by-cell", set_up_wide, test_cell_by_cell);
  ADD ("opens", set_up_wide, test_opens);
  ADD ("narrow", set_up_narrow, test_narrow);
  ADD ("five-thousand", set_up_wide, test_five_thousand);
  ADD ("empty", set_up_empty, test_empty);
  ADD ("pages", set_up_wide, test_pages);
  return g_test_run ();
}
