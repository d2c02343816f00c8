/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan in time as a person uses it: a date moved by keys is one edit that one undo takes back, what depends on it
 * is asked about and goes along or stays, what can't be done is told and leaves everything where it was, and with
 * little room it is a list by date. */

#include "views/goals/cordon-timeline-page.h"

#include "kit/cordon-timeline-view.h"
#include "kit/cordon-toolkit.h"
#include "model/cordon-starter.h"
#include "model/plan-fixture.h"
#include "support/cordon-wait.h"

typedef struct
{
  Fixture plan;
  GtkWidget *window;
  GtkWidget *page;
  char *shown; /* the row that the window was asked to show */
  char *error; /* what it was told went wrong */
  char *done;
  char *first, *second; /* the ids of two commitments, of which the second depends on the first */
} Shown;

static void
show_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Shown *shown = data;

  g_free (shown->shown);
  g_variant_get (parameter, "(ss)", NULL, &shown->shown);
}

static void
report_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Shown *shown = data;

  g_free (shown->error);
  g_variant_get (parameter, "(sis)", NULL, NULL, &shown->error);
}

static void
done_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Shown *shown = data;

  g_free (shown->done);
  g_variant_get (parameter, "(sx)", &shown->done, NULL);
}

static GtkWidget *
find (GtkWidget *widget, GType type, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (!gtk_widget_get_child_visible (child) || !gtk_widget_get_visible (child))
        continue;
      if (g_type_is_a (G_OBJECT_TYPE (child), type)
          && (label == NULL
              || (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0)
              || (GTK_IS_LABEL (child) && strstr (gtk_label_get_text (GTK_LABEL (child)), label) != NULL)))
        return child;
      found = find (child, type, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static CordonTimelineView *
view_of (Shown *shown)
{
  return CORDON_TIMELINE_VIEW (find (shown->page, CORDON_TYPE_TIMELINE_VIEW, NULL));
}

static int
find_row (Shown *shown, const char *id)
{
  return cordon_timeline_find (cordon_timeline_view_get_timeline (view_of (shown)), id);
}

static void
show_page (Shown *shown, int width)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  const GActionEntry entries[] = {{.name = "show", .activate = show_action, .parameter_type = "(ss)"},
                                  {.name = "report", .activate = report_action, .parameter_type = "(sis)"},
                                  {.name = "report-done", .activate = done_action, .parameter_type = "(sx)"}};

  shown->window = gtk_window_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), shown);
  gtk_widget_insert_action_group (shown->window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (GTK_WINDOW (shown->window), width, 600);
  shown->page = g_object_ref_sink (cordon_timeline_page_new (shown->plan.plan));
  gtk_window_set_child (GTK_WINDOW (shown->window), shown->page);
  gtk_window_present (GTK_WINDOW (shown->window));
  settle ();
}

static void
make_plan (Shown *shown)
{
  g_autoptr (GError) error = NULL;
  CordonDraft *draft = NULL;

  set_up (&shown->plan, NULL);
  draft = cordon_starter_draft (&error);
  g_assert_no_error (error);
  commit (shown->plan.plan, draft);
  shown->first = cordon_starter_id ("plan_item", "1.C.1");
  shown->second = cordon_starter_id ("plan_item", "2.A.1");
}

static void
depend (Shown *shown)
{
  CordonDraft *draft = cordon_draft_new ("Depend");
  const char *id = cordon_draft_create (draft, "register_entry", NULL);

  cordon_draft_set_text (draft, "register_entry", id, "kind", "dependency");
  cordon_draft_set_text (draft, "register_entry", id, "title", "Waits");
  cordon_draft_set_text (draft, "register_entry", id, "plan_item", shown->second);
  cordon_draft_set_text (draft, "register_entry", id, "depends_on", shown->first);
  cordon_draft_set_text (draft, "register_entry", id, "state", "open");
  commit (shown->plan.plan, draft);
  settle ();
  wait_until (cordon_timeline_get_n_links (cordon_timeline_view_get_timeline (view_of (shown))) == 1);
}

static void
set_up_wide (Shown *shown, gconstpointer data)
{
  make_plan (shown);
  show_page (shown, 1000);
  wait_until (view_of (shown) != NULL && find_row (shown, shown->second) >= 0);
  gtk_widget_grab_focus (GTK_WIDGET (view_of (shown)));
}

static void
set_up_narrow (Shown *shown, gconstpointer data)
{
  make_plan (shown);
  show_page (shown, 400);
  wait_until (find (shown->page, GTK_TYPE_LIST_VIEW, NULL) != NULL
              && find (shown->page, GTK_TYPE_LABEL, "30 Sep 2023") != NULL);
}

static void
set_up_empty (Shown *shown, gconstpointer data)
{
  set_up (&shown->plan, NULL);
  show_page (shown, 1000);
}

static void
take_down (Shown *shown, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  settle ();
  wait_until (G_OBJECT (shown->page)->ref_count == 1);
  g_assert_finalize_object (shown->page);
  tear_down (&shown->plan, NULL);
  g_free (shown->shown);
  g_free (shown->error);
  g_free (shown->done);
  g_free (shown->first);
  g_free (shown->second);
}

/* Does what a key does, as the widget's class binds it. */
static void
press (Shown *shown, guint key, GdkModifierType modifiers)
{
  GtkWidget *widget = GTK_WIDGET (view_of (shown));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0;
           GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                          gtk_shortcut_get_arguments (shortcut));
        }
    }
}

static const char *
due (Shown *shown, const char *id)
{
  return cordon_record_get_text (cordon_plan_peek (shown->plan.plan, "plan_item", id), "due");
}

static gboolean
is_due (Shown *shown, const char *id, const char *date)
{
  return g_strcmp0 (due (shown, id), date) == 0;
}

/* A week later, as Alt and the arrow do it. */
static void
move_a_week (Shown *shown, const char *id)
{
  cordon_timeline_view_set_selected (view_of (shown), id);
  press (shown, GDK_KEY_Right, GDK_ALT_MASK);
  press (shown, GDK_KEY_Return, 0);
}

static void
undo (Shown *shown)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_await_undo (shown->plan.ledger, &error);

  g_assert_no_error (error);
}

static void
test_move (Shown *shown, gconstpointer data)
{
  gint64 before = cordon_ledger_get_position (shown->plan.ledger);
  CordonTimelineView *view = view_of (shown);
  int row = find_row (shown, shown->first), last;

  last = cordon_timeline_get_item (cordon_timeline_view_get_timeline (view), (guint) row)->last;
  move_a_week (shown, shown->first);
  wait_until (is_due (shown, shown->first, "2025-10-07"));
  wait_until (shown->done != NULL);
  g_assert_nonnull (strstr (shown->done, "Moved “1.C.1 Aggressively"));
  g_assert_cmpint (cordon_ledger_get_position (shown->plan.ledger), ==, before + 1);
  wait_until (cordon_timeline_get_item (cordon_timeline_view_get_timeline (view), (guint) row)->last == last + 7);
  g_assert_cmpstr (cordon_timeline_view_get_selected (view), ==, shown->first);
  undo (shown);
  wait_until (is_due (shown, shown->first, "2025-09-30"));
  wait_until (cordon_timeline_get_item (cordon_timeline_view_get_timeline (view), (guint) row)->last == last);
}

static void
test_words (Shown *shown, gconstpointer data)
{
  CordonTimelineView *view = view_of (shown);

  cordon_timeline_view_set_selected (view, shown->first);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Timeline. Commitment “1.C.1 Aggressively enlarge the Mexico TCIU”, due 30 Sep 2025, late by 133 days");
  press (shown, GDK_KEY_Return, 0);
  g_assert_cmpstr (shown->shown, ==, shown->first);
  /* What has no date is counted, and led to. */
  g_assert_nonnull (find (shown->page, GTK_TYPE_LABEL, "items without a date are not shown."));
}

static void
click (Shown *shown, const char *label)
{
  GtkWidget *button = find (shown->page, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_dependents (Shown *shown, gconstpointer data)
{
  gint64 before;

  depend (shown);
  before = cordon_ledger_get_position (shown->plan.ledger);

  /* Given up, nothing has moved. */
  move_a_week (shown, shown->first);
  g_assert_nonnull (find (shown->page, GTK_TYPE_LABEL, "1 item depends on this."));
  g_assert_true (cordon_timeline_view_is_moving (view_of (shown)));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (shown->window)) == find (shown->page, GTK_TYPE_BUTTON, "Move All"));
  click (shown, "Cancel");
  g_assert_false (cordon_timeline_view_is_moving (view_of (shown)));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (shown->window)) == GTK_WIDGET (view_of (shown)));
  settle ();
  g_assert_cmpint (cordon_ledger_get_position (shown->plan.ledger), ==, before);

  move_a_week (shown, shown->first);
  click (shown, "Move All");
  wait_until (is_due (shown, shown->first, "2025-10-07"));
  g_assert_cmpstr (due (shown, shown->second), ==, "2023-10-07");
  g_assert_cmpint (cordon_ledger_get_position (shown->plan.ledger), ==, before + 1);
  undo (shown);
  wait_until (is_due (shown, shown->first, "2025-09-30"));
  g_assert_cmpstr (due (shown, shown->second), ==, "2023-09-30");

  settle ();
  move_a_week (shown, shown->first);
  click (shown, "Only This");
  wait_until (is_due (shown, shown->first, "2025-10-07"));
  g_assert_cmpstr (due (shown, shown->second), ==, "2023-09-30");
}

/* What somebody else has just moved is told, and stays where that other put it. */
static void
test_conflict (Shown *shown, gconstpointer data)
{
  CordonDraft *other = cordon_draft_new ("Set");

  depend (shown);
  move_a_week (shown, shown->first);
  cordon_draft_set_text (other, "plan_item", shown->first, "due", "2025-12-31");
  commit (shown->plan.plan, other);
  settle ();
  /* The question is void: it was about a date that is no more. */
  wait_until (!cordon_timeline_view_is_moving (view_of (shown)));
  g_assert_cmpstr (due (shown, shown->first), ==, "2025-12-31");
}

static void
test_zoom_actions (Shown *shown, gconstpointer data)
{
  const CordonTimelineSight *sight = cordon_timeline_view_get_sight (view_of (shown));
  double before = sight->scale;

  gtk_widget_activate_action (shown->page, "timeline.zoom-in", NULL);
  g_assert_cmpfloat (sight->scale, >, before);
  gtk_widget_activate_action (shown->page, "timeline.zoom-out", NULL);
  gtk_widget_activate_action (shown->page, "timeline.fit", NULL);
  g_assert_cmpfloat_with_epsilon (sight->scale, before, 1e-6);
}

static void
test_narrow (Shown *shown, gconstpointer data)
{
  GtkWidget *list = find (shown->page, GTK_TYPE_LIST_VIEW, NULL);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  guint n = g_list_model_get_n_items (model);

  g_assert_null (view_of (shown));
  g_assert_cmpuint (n, ==, 11);
  for (guint i = 1; i < n; i++)
    {
      g_autoptr (CordonRecord) one = g_list_model_get_item (model, i - 1);
      g_autoptr (CordonRecord) other = g_list_model_get_item (model, i);

      g_assert_cmpstr (cordon_record_get_text (one, "due"), <=, cordon_record_get_text (other, "due"));
    }
  g_signal_emit_by_name (list, "activate", n - 2);
  g_assert_cmpstr (shown->shown, ==, shown->first);
}

static void
test_empty (Shown *shown, gconstpointer data)
{
  CordonDraft *draft = cordon_draft_new ("Make");

  wait_until (find (shown->page, GTK_TYPE_LABEL, "Nothing to Show in Time Yet") != NULL);
  cordon_draft_create (draft, "plan_item", "g");
  cordon_draft_set_text (draft, "plan_item", "g", "kind", "milestone");
  cordon_draft_set_text (draft, "plan_item", "g", "title", "First");
  commit (shown->plan.plan, draft);
  wait_until (find (shown->page, GTK_TYPE_LABEL, "No Dates Yet") != NULL);
  g_assert_nonnull (find (shown->page, GTK_TYPE_LABEL, "1 item without a date is not shown."));
  draft = cordon_draft_new ("Set");
  cordon_draft_set_text (draft, "plan_item", "g", "due", "2026-05-01");
  commit (shown->plan.plan, draft);
  wait_until (view_of (shown) != NULL && find_row (shown, "g") == 0);
}

int
main (int argc, char *argv[])
{
  g_setenv ("CORDON_TODAY", "2026-02-10", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
#define ADD(path, up, test) g_test_add ("/timeline-page/" path, Shown, NULL, up, test, take_down)
  ADD ("move", set_up_wide, test_move);
  ADD ("words", set_up_wide, test_words);
  ADD ("dependents", set_up_wide, test_dependents);
  ADD ("conflict", set_up_wide, test_conflict);
  ADD ("zoom", set_up_wide, test_zoom_actions);
  ADD ("narrow", set_up_narrow, test_narrow);
  ADD ("empty", set_up_empty, test_empty);
  return g_test_run ();
}
