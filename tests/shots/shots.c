/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of every view, dialog, popover and empty state, on the starter plan: `shots VARIANT FOLDER`, where VARIANT
 * is light, dark, es, rtl or narrow (for es the environment sets the language), and what can be read on each, beside
 * it; the variant pseudo takes the words alone. A step brings something onto the display, and what the display then
 * shows is saved, cut to the window concerned. Called by `./dev shots`. It is one piece because its steps follow each
 * other through one session, as a person's would. */

#include <glib/gstdio.h>

#include "app/cordon-application.h"
#include "app/cordon-import-dialog.h"
#include "app/cordon-locale.h"
#include "app/cordon-views.h"
#include "app/cordon-window-private.h"
#include "base/cordon-error.h"
#include "kit/cordon-field-row.h"
#include "kit/cordon-timeline-view.h"
#include "kit/cordon-toolkit.h"
#include "model/cordon-starter.h"
#include "store/cordon-backup.h"
#include "../support/casework.h"
#include "story.h"
#include "views/goals/cordon-outline-filter.h"
#define CORDON_WAIT_SECONDS 30
#include "../support/cordon-wait.h"

static CordonApplication *application;
static CordonWindow *window;
static char *pictures;
static char *plans;
static gboolean narrow;
static gboolean words_only;

/* Waiting */

static gboolean
on_rest_over (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Long enough for what was asked for to be drawn; nothing moves by itself. */
static void
rest (void)
{
  gboolean over = FALSE;

  g_timeout_add (400, on_rest_over, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Pictures */

/* All that can be read in a widget, a line each, for tests/shots/words.py */
static void
add_words (GtkWidget *widget, GString *words)
{
  g_autofree char *text = NULL;
  g_autofree char *hint = NULL;
  g_autofree char *tooltip = NULL;
  const char *all[3];

  if (!gtk_widget_get_mapped (widget))
    return;
  tooltip = g_strdup (gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_LABEL (widget))
    text = g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_TEXT (widget))
    g_object_get (widget, "text", &text, "placeholder-text", &hint, NULL);
  else if (GTK_IS_TEXT_VIEW (widget))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);
  all[0] = text;
  all[1] = hint;
  all[2] = tooltip;
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL && *all[i] != '\0')
      {
        g_autofree char *line = g_strdelimit (g_strdup (all[i]), "\n", ' ');

        g_string_append_printf (words, "%s\n", line);
      }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_words (child, words);
}

static void
save_words (GtkWindow *of, const char *name)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_build_filename (pictures, file, NULL);
  g_autoptr (GError) error = NULL;

  add_words (GTK_WIDGET (of), words);
  if (!g_file_set_contents (path, words->str, (gssize) words->len, &error))
    g_error ("%s", error->message);
}

/* Where a widget's own coordinates begin in its picture, which has its border too. */
static graphene_point_t
origin_in_picture (GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, widget, &bounds));
  return GRAPHENE_POINT_INIT (-bounds.origin.x, -bounds.origin.y);
}

/* Adds a popover that is open in @widget, where it stands over the window. */
static void
snapshot_popovers (GtkWidget *widget, GtkSnapshot *snapshot, double window_dx, double window_dy, graphene_rect_t *whole)
{
  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    {
      GdkPopup *popup = GDK_POPUP (gtk_native_get_surface (GTK_NATIVE (widget)));
      g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
      graphene_point_t origin = origin_in_picture (widget);
      graphene_rect_t bounds;
      double dx, dy;

      gtk_native_get_surface_transform (GTK_NATIVE (widget), &dx, &dy);
      dx -= origin.x;
      dy -= origin.y;
      bounds = GRAPHENE_RECT_INIT ((float) (gdk_popup_get_position_x (popup) + dx - window_dx),
                                   (float) (gdk_popup_get_position_y (popup) + dy - window_dy),
                                   (float) gdk_paintable_get_intrinsic_width (paintable),
                                   (float) gdk_paintable_get_intrinsic_height (paintable));
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &bounds.origin);
      gdk_paintable_snapshot (paintable, snapshot, bounds.size.width, bounds.size.height);
      graphene_rect_union (whole, &bounds, whole);
      gtk_snapshot_restore (snapshot);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    snapshot_popovers (child, snapshot, window_dx, window_dy, whole);
}

/* Draws what the window holds, and what pops up over it, without the frame that it draws where there is no window
 * manager. */
static void
shoot (GtkWindow *of, const char *name)
{
  GtkWidget *widget = GTK_WIDGET (of);
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (pictures, file, NULL);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  graphene_rect_t whole = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  graphene_point_t origin;
  gboolean first = TRUE;
  double dx, dy;

  rest ();
  save_words (of, name);
  if (words_only)
    return;
  origin = origin_in_picture (widget);
  gtk_native_get_surface_transform (GTK_NATIVE (of), &dx, &dy);
  dx -= origin.x;
  dy -= origin.y;
  paintable = gtk_widget_paintable_new (widget);
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (GTK_IS_NATIVE (child) || !gtk_widget_get_mapped (child)
          || !gtk_widget_compute_bounds (child, widget, &bounds))
        continue;
      if (first)
        whole = bounds;
      else
        graphene_rect_union (&whole, &bounds, &whole);
      first = FALSE;
    }
  graphene_rect_offset (&whole, origin.x, origin.y);
  snapshot_popovers (widget, snapshot, dx, dy, &whole);
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    {
      /* It is just being laid out anew, and has no picture for a moment. */
      gtk_widget_queue_draw (widget);
      shoot (of, name);
      return;
    }
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (of)), node, &whole);
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("cannot write %s", path);
}

/* What was said of the picture before does not stand on the next one. */
static void
dismiss_toast (GtkWidget *widget, gboolean in_toast)
{
  in_toast = in_toast || g_str_equal (gtk_widget_get_css_name (widget), "toast");
  if (in_toast && GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "circular"))
    {
      g_signal_emit_by_name (widget, "clicked");
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget), *next; child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      dismiss_toast (child, in_toast);
    }
}

static void
shoot_window (const char *name)
{
  shoot (GTK_WINDOW (window), name);
  dismiss_toast (GTK_WIDGET (window->toasts), FALSE);
}

/* The newest window that is not the main one */
static GtkWindow *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (toplevel != GTK_WINDOW (window) && gtk_widget_get_visible (GTK_WIDGET (toplevel)))
        found = toplevel;
    }
  return found;
}

static void
shoot_dialog (const char *name)
{
  GtkWindow *dialog;

  wait_until (find_dialog () != NULL);
  dialog = find_dialog ();
  shoot (dialog, name);
  gtk_window_destroy (dialog);
  rest ();
}

static void
shoot_menu (GtkMenuButton *button, const char *name)
{
  gtk_menu_button_popup (button);
  shoot_window (name);
  gtk_menu_button_popdown (button);
}

/* Acting */

static void
act (const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_action_parse_detailed_name (action, &name, &target, &error))
    g_error ("%s", error->message);
  if (!gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target))
    g_error ("there is no action %s", action);
}

static void
open_window (void)
{
  window = cordon_window_new (GTK_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), narrow ? 360 : 1120, 720);
  gtk_window_present (GTK_WINDOW (window));
}

static void
begin (const char *name, CordonBegin how)
{
  g_autofree char *file = g_strconcat (name, ".cordon", NULL);
  g_autofree char *path = g_build_filename (plans, file, NULL);

  cordon_window_begin (window, path, how);
  wait_until (cordon_window_get_plan (window) != NULL);
  rest ();
}

static void
close_window (void)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (GTK_WINDOW (window));
  wait_until (weak == NULL);
}

/* The pictures */

static void
shoot_welcome (void)
{
  open_window ();
  shoot_window ("welcome");
  shoot_menu (window->welcome_menu_button, "welcome-menu");
}

static void
shoot_dialogs (void)
{
  act ("app.preferences");
  shoot_dialog ("preferences");
  act ("app.about");
  shoot_dialog ("about");
  act ("win.show-help-overlay");
  wait_until (find_dialog () != NULL);
  shoot (find_dialog (), "shortcuts");
  g_object_set (find_dialog (), "section-name", "goals", NULL);
  shoot_dialog ("shortcuts-goals");
}

static void
shoot_reports (void)
{
  g_autoptr (GError) going_on =
      g_error_new_literal (CORDON_ERROR, CORDON_ERROR_INVALID,
                           _ ("This plan is open, so it was not replaced. Choose another name for the new one."));
  g_autoptr (GError) at_stake =
      g_error_new (CORDON_ERROR, CORDON_ERROR_TOO_NEW,
                   _ ("“%s” was made by a newer Cordon than this one. Nothing in it was changed. Update Cordon, "
                      "then open it again."),
                   "plan.cordon");

  cordon_window_report (window, at_stake);
  shoot_dialog ("error-dialog");
  cordon_window_report (window, going_on);
  shoot_window ("error-toast");
}

static void
shoot_search (void)
{
  act ("win.find");
  shoot_window ("search-nothing-typed");
  gtk_editable_set_text (GTK_EDITABLE (window->search_entry), "precursor");
  wait_until (cordon_search_page_get_n_found (window->results) > 0);
  shoot_window ("search");
  gtk_editable_set_text (GTK_EDITABLE (window->search_entry), "xylophone");
  wait_until (cordon_search_page_get_n_found (window->results) == 0);
  shoot_window ("search-nothing-found");
  gtk_search_bar_set_search_mode (window->search_bar, FALSE);
}

static GtkWidget *
find_by_type (GtkWidget *widget, const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_by_id (GtkWidget *widget, const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_id (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The first that can be opened of a page's rows, with all its fields */
static void
shoot_open_row (GtkWidget *within, const char *name)
{
  GtkWidget *row = find_by_type (within, "CordonRecordRow");

  if (row == NULL)
    return;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  shoot_window (name);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
}

static void
collect_menu_buttons (GtkWidget *widget, GPtrArray *buttons)
{
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget) && gtk_widget_get_sensitive (widget))
    g_ptr_array_add (buttons, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_menu_buttons (child, buttons);
}

/* What pops up in @within: of each sort one */
static void
shoot_popovers (GtkWidget *within, const char *prefix)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  collect_menu_buttons (within, buttons);
  for (guint i = 0; i < buttons->len; i++)
    {
      GtkMenuButton *button = g_ptr_array_index (buttons, i);
      GtkPopover *popover = gtk_menu_button_get_popover (button);
      GtkWidget *child = popover != NULL ? gtk_popover_get_child (popover) : NULL;
      graphene_rect_t bounds;
      g_autofree char *name = NULL;

      gtk_widget_grab_focus (GTK_WIDGET (button));
      rest ();
      /* Only what stands within the window can be looked at. */
      if (child == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (button), GTK_WIDGET (window), &bounds)
          || bounds.origin.y > 600)
        continue;
      if (!GTK_IS_POPOVER_MENU (popover) && !g_hash_table_add (seen, (gpointer) G_OBJECT_TYPE_NAME (child)))
        continue;
      name = g_strdup_printf ("%s-popover-%u", prefix, ++n);
      shoot_menu (button, name);
    }
}

static void
on_committed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_plan_commit_finish (CORDON_PLAN (source), result, &error);

  if (changes == NULL)
    g_error ("%s", error->message);
  (*(guint *) data)--;
}

static void
tell_story (void)
{
  g_autoptr (GPtrArray) drafts = cordon_story_drafts ();
  guint n_waiting = drafts->len;

  for (guint i = 0; i < drafts->len; i++)
    cordon_plan_commit_async (window->plan, g_ptr_array_index (drafts, i), NULL, on_committed, &n_waiting);
  wait_until (n_waiting == 0);
  rest ();
}

static void
shoot_goals (void)
{
  static const char *const pages[] = {"overview", "steps", "measures", "updates", "register", "history"};
  g_autofree char *id = cordon_starter_id ("plan_item", "1.C");
  GtkWidget *stack;

  g_assert_true (cordon_window_show_row (window, "plan_item", id));
  rest ();
  stack = find_by_type (GTK_WIDGET (window->views), "AdwViewStack");
  g_assert_nonnull (stack);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strconcat ("goals-", pages[i], NULL);
      g_autofree char *open_name = g_strconcat (name, "-open", NULL);

      adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), pages[i]);
      shoot_window (name);
      shoot_open_row (stack, open_name);
      shoot_popovers (i == 0 ? GTK_WIDGET (window->views) : stack, name);
    }
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), "updates");
  g_signal_emit_by_name (find_by_id (stack, "start_button"), "clicked");
  wait_until (find_by_type (stack, "CordonUpdateDraft") != NULL);
  shoot_window ("goals-update-draft");
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), "overview");
}

/* The outline's filter, what it leaves, in another order, and when nothing is left */
static void
shoot_outline (void)
{
  GtkWidget *view = find_by_type (GTK_WIDGET (window->views), "CordonGoalsView");
  GtkWidget *filter;

  gtk_widget_activate_action (view, "goals.outline", NULL);
  rest ();
  gtk_widget_activate_action (view, "goals.menu", NULL);
  shoot_window ("goals-menu");
  gtk_popover_popdown (GTK_POPOVER (find_by_type (view, "GtkPopoverMenu")));
  gtk_widget_activate_action (view, "goals.move-to", NULL);
  shoot_dialog ("goals-move-to");
  gtk_widget_activate_action (view, "goals.filter", NULL);
  shoot_window ("goals-filter");
  filter = find_by_type (view, "CordonOutlineFilter");
  cordon_outline_filter_set_terms (CORDON_OUTLINE_FILTER (filter), &(CordonOutlineTerms){.rag = "amber"});
  gtk_popover_popdown (GTK_POPOVER (find_by_type (filter, "GtkPopover")));
  shoot_window ("goals-filtered");
  cordon_outline_filter_set_terms (CORDON_OUTLINE_FILTER (filter),
                                   &(CordonOutlineTerms){.sort = CORDON_OUTLINE_SORT_DUE});
  shoot_window ("goals-sorted");
  cordon_outline_filter_set_terms (CORDON_OUTLINE_FILTER (filter), &(CordonOutlineTerms){.rag = "red",
                                                                                         .due = CORDON_OUTLINE_DUE_SOON,
                                                                                         .not_updated = TRUE});
  shoot_window ("goals-filter-nothing");
  cordon_outline_filter_set_terms (CORDON_OUTLINE_FILTER (filter), &(CordonOutlineTerms){0});
}

static void
shoot_history (void)
{
  g_autofree char *id = cordon_starter_id ("plan_item", "1.C");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  GtkWidget *switcher, *list, *day;
  GtkDropDown *drop_down;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-history", "(ss)", "plan_item", id);
  shoot_window ("history-of-one");
  list = find_by_type (GTK_WIDGET (window->views), "GtkListView");
  gtk_widget_grab_focus (gtk_widget_get_first_child (list));
  gtk_widget_activate_action (list, "history.menu", NULL);
  shoot_window ("history-menu");
  gtk_popover_popdown (GTK_POPOVER (find_by_type (GTK_WIDGET (window->views), "GtkPopoverMenu")));
  switcher = find_by_type (GTK_WIDGET (window->views), "GtkStackSwitcher");
  gtk_stack_set_visible_child_name (gtk_stack_switcher_get_stack (GTK_STACK_SWITCHER (switcher)), "compare");
  rest ();
  drop_down = GTK_DROP_DOWN (find_by_type (GTK_WIDGET (window->views), "GtkDropDown"));
  gtk_drop_down_set_selected (drop_down, g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)) - 1);
  rest ();
  day = gtk_widget_get_next_sibling (find_by_type (GTK_WIDGET (window->views), "CordonFieldRow"));
  cordon_field_row_type (CORDON_FIELD_ROW (day), today);
  cordon_field_row_flush (CORDON_FIELD_ROW (day));
  shoot_window ("history-compare");
  gtk_stack_set_visible_child_name (gtk_stack_switcher_get_stack (GTK_STACK_SWITCHER (switcher)), "history");
  gtk_widget_activate_action (list, "history.show-all", NULL);
}

static gboolean backup_made;

static void
on_backup_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *path = cordon_ledger_backup_finish (CORDON_LEDGER (source), result, NULL);

  backup_made = TRUE;
}

static void
act_on_view (const char *id)
{
  g_autofree char *action = g_strdup_printf ("win.view('%s')", id);

  act (action);
}

static void
shoot_scorecard (void)
{
  GtkWidget *pages, *page, *list, *row;

  act_on_view ("goals");
  pages = find_by_type (GTK_WIDGET (window->views), "CordonGoalsPages");
  gtk_widget_activate_action (pages, "goals.page", "s", "scorecard");
  page = find_by_type (pages, "CordonScorecardPage");
  shoot_window ("scorecard");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_by_type (page, "GtkDropDown")), 2);
  shoot_window ("scorecard-by-status");
  list = find_by_type (page, "GtkListView");
  /* Under the first heading */
  row = gtk_widget_get_next_sibling (gtk_widget_get_first_child (list));
  gtk_widget_grab_focus (row);
  g_signal_emit_by_name (gtk_widget_get_first_child (row), "activate-cell", 6);
  shoot_window ("scorecard-update");
  gtk_popover_popdown (GTK_POPOVER (find_by_type (page, "GtkPopover")));
  gtk_widget_activate_action (pages, "goals.page", "s", "plan");
}

static GtkWidget *
find_by_label (GtkWidget *widget, const char *words)
{
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)), words) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_label (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
shoot_timeline (void)
{
  GtkWidget *pages, *page, *button;
  CordonTimelineView *view;

  act_on_view ("goals");
  pages = find_by_type (GTK_WIDGET (window->views), "CordonGoalsPages");
  gtk_widget_activate_action (pages, "goals.page", "s", "timeline");
  page = find_by_type (pages, "CordonTimelinePage");
  rest ();
  shoot_window ("timeline");
  button = find_by_label (page, C_ ("timeline", "Show Them"));
  if (button != NULL)
    shoot_menu (GTK_MENU_BUTTON (button), "timeline-undated");
  view = CORDON_TIMELINE_VIEW (find_by_type (page, "CordonTimelineView"));
  if (view != NULL)
    {
      CordonTimeline *timeline = cordon_timeline_view_get_timeline (view);
      guint last = 0;

      /* What others depend on, moved, with the question whether they come along */
      for (guint i = 0; i < cordon_timeline_get_n_items (timeline); i++)
        if (strstr (cordon_timeline_get_item (timeline, i)->label, "second class") != NULL)
          last = i;
      cordon_timeline_view_set_selected (view, cordon_timeline_get_item (timeline, last)->id);
      for (guint i = 0; i < 3; i++)
        gtk_widget_activate_action (page, "timeline.zoom-in", NULL);
      gtk_widget_grab_focus (GTK_WIDGET (view));
      shoot_window ("timeline-near");
      g_signal_emit_by_name (view, "moved", cordon_timeline_view_get_selected (view), CORDON_TIMELINE_WHOLE, 2, 0);
      shoot_window ("timeline-question");
      g_signal_emit_by_name (find_by_id (page, "all_button"), "clicked");
      rest ();
      shoot_window ("timeline-moved");
      for (guint i = 0; i < 9; i++)
        gtk_widget_activate_action (page, "timeline.zoom-in", NULL);
      gtk_widget_activate_action (page, "timeline.today", NULL);
      shoot_window ("timeline-days");
    }
  gtk_widget_activate_action (pages, "goals.page", "s", "plan");
}

static void
shoot_round (void)
{
  GtkWidget *pages, *page;

  act_on_view ("goals");
  pages = find_by_type (GTK_WIDGET (window->views), "CordonGoalsPages");
  gtk_widget_activate_action (pages, "goals.page", "s", "round");
  page = find_by_type (pages, "CordonRoundPage");
  shoot_window ("round-not-open");
  /* One that four initiatives have not said anything of */
  gtk_widget_activate_action (page, "round.open", NULL);
  wait_until (!gtk_widget_get_mapped (find_by_id (page, "open_button")));
  shoot_window ("round");
  act ("win.undo");
  rest ();
  gtk_widget_activate_action (pages, "goals.page", "s", "plan");
}

static void
shoot_register (void)
{
  GtkWidget *pages;

  act_on_view ("goals");
  pages = find_by_type (GTK_WIDGET (window->views), "CordonGoalsPages");
  gtk_widget_activate_action (pages, "goals.page", "s", "register");
  shoot_window ("register");
  gtk_widget_activate_action (pages, "goals.page", "s", "plan");
}

/* A site of each map with its card, and how one is added */
static void
shoot_sites (void)
{
  g_autofree char *task_force = cordon_starter_id ("party", "ocdetf-atlanta");
  g_autofree char *office = cordon_starter_id ("party", "fo-mexico-city");
  GtkWidget *footprint, *task_forces, *bar;

  g_assert_true (cordon_window_show_row (window, "party", task_force));
  shoot_window ("taskforces-site");
  task_forces = find_by_type (GTK_WIDGET (window->views), "CordonTaskForcesView");
  gtk_widget_activate_action (task_forces, "taskforces.unselect", NULL);
  gtk_widget_activate_action (task_forces, "taskforces.as-of", NULL);
  bar = find_by_type (task_forces, "CordonDateBar");
  g_object_set (find_by_type (bar, "GtkToggleButton"), "active", TRUE, NULL);
  shoot_window ("taskforces-compare");
  gtk_widget_activate_action (task_forces, "taskforces.as-of", NULL);
  gtk_widget_activate_action (task_forces, "taskforces.practices", NULL);
  shoot_window ("taskforces-practices");
  gtk_widget_activate_action (task_forces, "taskforces.practices", NULL);
  g_assert_true (cordon_window_show_row (window, "party", office));
  shoot_window ("footprint-site");
  footprint = find_by_type (GTK_WIDGET (window->views), "CordonFootprintView");
  g_assert_nonnull (footprint);
  gtk_widget_activate_action (footprint, "footprint.country", NULL);
  shoot_window ("footprint-country");
  gtk_widget_activate_action (footprint, "footprint.add", NULL);
  shoot_dialog ("site-add");
}

/* Scrolls so that @widget begins at the upper edge. */
static void
show_lower (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double y;

  gtk_widget_translate_coordinates (widget, scroller, 0, 0, NULL, &y);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y);
}

/* The desk with a casework that is made up, and the form of a matter */
static void
shoot_programme (void)
{
  g_autofree char *lead = casework_id ("LEAD-2026-001");
  g_autofree char *incident = casework_id ("INC-2026-001");
  g_autofree char *agreement = casework_id ("AGR-2023-001");
  g_autoptr (CordonDraft) draft = casework_draft (cordon_plan_get_today (window->plan));
  guint n_waiting = 1;
  GtkWidget *form;

  cordon_plan_commit_async (window->plan, draft, NULL, on_committed, &n_waiting);
  wait_until (n_waiting == 0);
  act_on_view ("programme");
  shoot_window ("programme-desk");
  g_assert_true (cordon_window_show_row (window, "matter", lead));
  rest ();
  shoot_window ("programme-lead");
  form = find_by_type (GTK_WIDGET (window->views), "CordonMatterSteps");
  g_assert_nonnull (form);
  gtk_widget_activate_action (form, "matter.step", "s", "closed");
  shoot_window ("programme-out-of-order");
  g_assert_true (cordon_window_show_row (window, "matter", incident));
  rest ();
  form = find_by_type (GTK_WIDGET (window->views), "CordonMatterParts");
  show_lower (form);
  shoot_window ("programme-incident");
  shoot_open_row (form, "programme-item");
  g_assert_true (cordon_window_show_row (window, "matter", agreement));
  rest ();
  shoot_window ("programme-agreement");
  shoot_popovers (find_by_type (GTK_WIDGET (window->views), "CordonProgrammeView"), "programme");
  /* In a narrow window it lies behind the form. */
  gtk_widget_activate_action (form, "programme.table", NULL);
  rest ();
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (find_by_type (GTK_WIDGET (window->views), "GtkColumnView")))));
  shoot_window ("programme-many");
  gtk_widget_activate_action (form, "programme.table", NULL);
  gtk_widget_activate_action (form, "programme.unselect", NULL);
}

/* Every view of the table, and the way between them */
static void
shoot_views (const char *suffix)
{
  guint n;
  const CordonView *views = cordon_views_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strconcat (views[i].id, suffix, NULL);

      act_on_view (views[i].id);
      shoot_window (name);
    }
  act_on_view (views[0].id);
}

static void
shoot_around (void)
{
  if (narrow)
    {
      act ("win.back");
      shoot_window ("sidebar");
      act_on_view (cordon_views_get (&(guint){0})[0].id);
    }
  shoot_menu (window->plan_menu_button, "plan-menu");
  cordon_ledger_backup_async (cordon_plan_get_ledger (window->plan), CORDON_BACKUP_MANUAL, NULL, on_backup_made, NULL);
  wait_until (backup_made);
  act ("win.backups");
  shoot_dialog ("backups");
}

/* A table that was made elsewhere: new, changed and wrong rows, a column without a field. */
static void
shoot_import (void)
{
  static const char table[] = "Code;Title;Kind;Due;Owner;Remarks\n"
                              "1.C;;;30/09/2026;;Vetting is under way\n"
                              "1.C.9;Open a second office;milestone;31/12/2026;HSI;\n"
                              "1.C.10;Train the new officers;milestone;soon;Nobody;\n"
                              ";;milestone;;;No title\n"
                              "1.A;;;;;\n";
  static const char *const pages[] = {"rows", "notes", "settings"};
  g_autofree char *path = g_build_filename (plans, "Milestones FY2026.csv", NULL);
  g_autofree char *nothing = g_build_filename (plans, "empty.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) empty = g_file_new_for_path (nothing);

  g_assert_true (g_file_set_contents (path, table, -1, NULL));
  g_assert_true (g_file_set_contents (nothing, "", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strconcat ("import-", pages[i], NULL);
      CordonImportDialog *dialog;

      g_assert_true (cordon_window_offer_import (window, file));
      wait_until (find_dialog () != NULL);
      dialog = CORDON_IMPORT_DIALOG (find_dialog ());
      if (narrow)
        gtk_window_set_default_size (GTK_WINDOW (dialog), 360, 640);
      wait_until (!cordon_import_dialog_is_busy (dialog));
      cordon_import_dialog_show_page (dialog, pages[i]);
      shoot_dialog (name);
    }
  g_assert_true (cordon_window_offer_import (window, empty));
  wait_until (find_dialog () != NULL);
  wait_until (!cordon_import_dialog_is_busy (CORDON_IMPORT_DIALOG (find_dialog ())));
  shoot_dialog ("import-failed");
  act ("win.export");
  wait_until (find_dialog () != NULL);
  if (narrow)
    gtk_window_set_default_size (find_dialog (), 360, -1);
  shoot_dialog ("export");
}

static void
shoot_marked_and_past (void)
{
  CordonLedger *ledger = cordon_plan_get_ledger (window->plan);
  g_autofree char *id = cordon_starter_id ("plan_item", "1.C");
  g_autoptr (CordonDraft) draft = cordon_draft_new (N_ ("Change field"));

  cordon_draft_set_text (draft, "plan_item", id, "tlp", "AMBER+STRICT");
  cordon_ledger_commit_async (ledger, draft, NULL, NULL, NULL);
  wait_until (gtk_widget_get_visible (GTK_WIDGET (window->marking_above)));
  shoot_window ("marked");

  cordon_window_show_date (window, g_get_real_time () / 1000);
  wait_until (window->past != NULL);
  shoot_window ("past");
  act ("win.now");
  act ("win.undo");
}

/* The file is taken away under the window, and put back. */
static void
shoot_lost (void)
{
  g_autofree char *away = g_strconcat (window->path, ".away", NULL);

  g_assert_cmpint (g_rename (window->path, away), ==, 0);
  wait_until (window->lost);
  shoot_window ("lost");
  gtk_window_close (GTK_WINDOW (window));
  shoot_dialog ("lost-question");
  g_assert_cmpint (g_rename (away, window->path), ==, 0);
  wait_until (!window->lost);
}

static void
shoot_empty (void)
{
  open_window ();
  begin (C_ ("file name", "New plan"), CORDON_BEGIN_EMPTY);
  shoot_views ("-empty");
  act_on_view ("goals");
  gtk_widget_activate_action (find_by_type (GTK_WIDGET (window->views), "CordonGoalsPages"), "goals.page", "s",
                              "timeline");
  shoot_window ("timeline-empty");
  close_window ();
}

static void
shoot_recent (void)
{
  open_window ();
  shoot_window ("welcome-recent");
  close_window ();
}

int
main (int argc, char **argv)
{
  g_autoptr (GSettings) settings = NULL;

  if (argc != 3)
    {
      g_printerr ("usage: shots VARIANT FOLDER\n");
      return 2;
    }
  narrow = g_str_equal (argv[1], "narrow");
  words_only = g_str_equal (argv[1], "pseudo");
  pictures = argv[2];
  plans = g_build_filename (g_get_user_data_dir (), "plans", NULL);
  g_assert_cmpint (g_mkdir_with_parents (plans, 0700), ==, 0);
  /* So that the pictures are the same on every day. */
  g_setenv ("CORDON_TODAY", "2025-11-25", TRUE);

  cordon_locale_init ();
  cordon_toolkit_init ();
  /* As the desktop has it that most people see it on. */
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", ":close", NULL);
  settings = g_settings_new (CORDON_APP_ID);
  g_settings_set_string (settings, "author", "Planner");
  if (g_str_equal (argv[1], "dark"))
    g_settings_set_string (settings, "appearance", "dark");
  if (g_str_equal (argv[1], "rtl"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);

  application = cordon_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_set_default (G_APPLICATION (application));
  g_application_hold (G_APPLICATION (application));

  shoot_welcome ();
  shoot_dialogs ();
  begin (C_ ("file name", "Strategy for Combating Illicit Opioids"), CORDON_BEGIN_STARTER);
  shoot_views ("-new");
  tell_story ();
  shoot_views ("");
  shoot_goals ();
  shoot_outline ();
  shoot_scorecard ();
  shoot_timeline ();
  shoot_round ();
  shoot_register ();
  shoot_history ();
  shoot_sites ();
  shoot_programme ();
  shoot_around ();
  shoot_import ();
  shoot_search ();
  shoot_marked_and_past ();
  shoot_lost ();
  shoot_reports ();
  close_window ();
  shoot_empty ();
  shoot_recent ();
  g_application_release (G_APPLICATION (application));
  return 0;
}
