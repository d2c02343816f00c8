/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outline and the page of what is chosen in it. What is chosen is a plan item's id and not a place in the list: it
 * stays chosen when the list is filtered, reordered or taken back, and the page changes only when a person, or a row
 * that left, chooses another. */

#include "views/goals/cordon-goals-view.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-split.h"
#include "model/cordon-duplicate.h"
#include "model/cordon-intents.h"
#include "model/cordon-outline.h"
#include "views/shared/cordon-deleted-list.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-move-dialog.h"
#include "views/goals/cordon-item-cell.h"
#include "views/goals/cordon-item-page.h"
#include "views/goals/cordon-outline-drag.h"
#include "views/goals/cordon-outline-filter.h"
#include "views/shared/cordon-record-field.h"

struct _CordonGoalsView
{
  AdwBin parent_instance;

  GtkStack *stack;
  CordonSplit *split;
  GtkWidget *sidebar;
  GtkSearchEntry *search;
  CordonOutlineFilter *filter;
  GtkWidget *add_button;
  GtkWidget *filter_bar;
  GtkLabel *filter_words;
  GtkButton *filter_button;
  GtkStack *outline_stack;
  GtkListView *list;
  GtkWidget *separator;
  GtkWidget *menu; /* made when it is first asked for */
  CordonItemPage *page;
  CordonDeletedList *deleted;
  CordonDeletedList *deleted_when_empty;

  CordonPlan *plan;
  CordonOutline *outline;
  GtkSingleSelection *selection;
  GListModel *parties; /* held so that owners are known by name */
  GCancellable *cancellable;
  char *chosen;
  char *wanted;      /* an item to choose once it is there… */
  char *wanted_kind; /* …and a row of its page to show then */
  char *wanted_id;
  gboolean edit_wanted;
  gboolean other_terms; /* the list is another, and is read from its beginning */
  guint settling;       /* the source that runs once the outline has stopped changing */
};

G_DEFINE_FINAL_TYPE (CordonGoalsView, cordon_goals_view, ADW_TYPE_BIN)

static const char *const outline_kinds[] = {"strategy", "goal", "initiative", NULL};

static CordonRecord *
chosen_record (CordonGoalsView *self)
{
  return cordon_item_page_get_item (self->page);
}

static const char *
kind_of (CordonRecord *record)
{
  return record != NULL ? cordon_record_get_text (record, "kind") : NULL;
}

/* Whether the outline leaves something out, as it does where it is sorted: goals then aren't in it. */
static gboolean
is_filtered (CordonGoalsView *self)
{
  const CordonOutlineTerms *terms = cordon_outline_get_terms (self->outline);

  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' || cordon_outline_terms_filter (terms)
         || terms->sort != CORDON_OUTLINE_SORT_PLAN;
}

static void
show_possible (CordonGoalsView *self)
{
  CordonRecord *record = chosen_record (self);
  gboolean possible = cordon_edit_is_possible (self->plan);
  gboolean chosen = record != NULL;
  gboolean movable = chosen && g_strcmp0 (kind_of (record), "strategy") != 0;
  gboolean ordered = cordon_outline_get_terms (self->outline)->sort == CORDON_OUTLINE_SORT_PLAN;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.add", possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.add-goal", possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.delete", possible && chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.edit-title", possible && chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.move-up", possible && movable && ordered);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.move-down", possible && movable && ordered);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.move-to",
                                 possible && chosen && cordon_move_dialog_is_possible (record));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.duplicate",
                                 possible && chosen && cordon_duplicate_is_possible (record));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.history", chosen);
}

static void
show_record (CordonGoalsView *self, CordonRecord *record)
{
  g_free (self->chosen);
  self->chosen = record != NULL ? g_strdup (cordon_record_get_id (record)) : NULL;
  cordon_item_page_set_item (self->page, self->plan, record);
  gtk_widget_set_visible (GTK_WIDGET (self->page), record != NULL);
  show_possible (self);
}

static void
show_selected (CordonGoalsView *self)
{
  CordonOutlineRow *row = gtk_single_selection_get_selected_item (self->selection);
  CordonRecord *record = row != NULL ? cordon_outline_row_get_record (row) : NULL;

  /* What a filter hides stays on the page. */
  if (record != NULL || !is_filtered (self))
    show_record (self, record);
}

static void
on_selected (CordonGoalsView *self)
{
  if (self->settling == 0)
    show_selected (self);
}

static void
select_place (CordonGoalsView *self, guint place)
{
  gtk_single_selection_set_selected (self->selection, place);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", place);
}

/* A row that moves leaves the list for a moment, and the selection goes to another: what is chosen is put right once
 * the list has settled, so that it only changes when the row is really gone. */
static gboolean
on_settled (gpointer data)
{
  CordonGoalsView *self = data;
  guint place = self->chosen != NULL ? cordon_outline_find (self->outline, self->chosen) : GTK_INVALID_LIST_POSITION;

  if (place != GTK_INVALID_LIST_POSITION && place != gtk_single_selection_get_selected (self->selection))
    select_place (self, place);
  self->settling = 0;
  if (place == GTK_INVALID_LIST_POSITION)
    show_selected (self);
  if (self->other_terms)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
  self->other_terms = FALSE;
  return G_SOURCE_REMOVE;
}

static void
on_outline_changing (CordonGoalsView *self)
{
  if (self->settling == 0)
    self->settling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_settled, self, NULL);
}

static void
choose_wanted (CordonGoalsView *self)
{
  guint place = self->wanted != NULL ? cordon_outline_find (self->outline, self->wanted) : GTK_INVALID_LIST_POSITION;

  if (place == GTK_INVALID_LIST_POSITION)
    return;
  g_clear_pointer (&self->wanted, g_free);
  select_place (self, place);
  show_selected (self);
  cordon_split_set_show_content (self->split, TRUE);
  if (self->wanted_id != NULL)
    cordon_item_page_reveal (self->page, self->wanted_kind, self->wanted_id);
  g_clear_pointer (&self->wanted_kind, g_free);
  g_clear_pointer (&self->wanted_id, g_free);
  if (self->edit_wanted)
    cordon_item_page_edit_title (self->page);
  self->edit_wanted = FALSE;
}

/* What is left out, and how many remain, in words above the list. */
static void
show_filter (CordonGoalsView *self)
{
  const CordonOutlineTerms *terms = cordon_outline_get_terms (self->outline);
  g_autofree char *words = cordon_outline_filter_dup_words (self->filter);
  guint n_all;
  guint n_shown = cordon_outline_count (self->outline, &n_all);

  gtk_widget_set_visible (self->filter_bar, words != NULL);
  if (words == NULL)
    return;
  if (cordon_outline_terms_filter (terms))
    {
      /* Translators: above a list: how many of how many are shown, and which: "4 of 16 · Amber · Late" */
      g_autofree char *line = g_strdup_printf (C_ ("goals", "%u of %u · %s"), n_shown, n_all, words);

      gtk_label_set_label (self->filter_words, line);
    }
  else
    gtk_label_set_label (self->filter_words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_button), n_shown > 0);
  gtk_button_set_label (self->filter_button,
                        cordon_outline_terms_filter (terms) ? C_ ("goals", "Show All") : C_ ("goals", "Plan Order"));
}

static void
on_outline_changed (CordonGoalsView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->outline));
  gboolean filtered = is_filtered (self);

  if (n > 0 || filtered)
    gtk_stack_set_visible_child_name (self->stack, "plan");
  else if (!cordon_outline_get_loading (self->outline))
    gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_stack_set_visible_child_name (self->outline_stack, n > 0 ? "list" : "nothing");
  show_filter (self);
  choose_wanted (self);
}

static void
on_search_changed (CordonGoalsView *self)
{
  cordon_outline_set_search (self->outline, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  on_outline_changed (self);
}

static void
on_search_stop (CordonGoalsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
on_filter_changed (CordonGoalsView *self)
{
  self->other_terms = TRUE;
  on_outline_changing (self);
  on_outline_changed (self);
  show_possible (self);
}

static void
on_show_all_clicked (CordonGoalsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  cordon_outline_filter_show_all (self->filter);
  on_search_changed (self);
}

/* First what is left out comes back, then the plan's order. */
static void
on_filter_button_clicked (CordonGoalsView *self)
{
  if (cordon_outline_terms_filter (cordon_outline_get_terms (self->outline)))
    cordon_outline_filter_show_all (self->filter);
  else
    cordon_outline_filter_set_terms (self->filter, &(CordonOutlineTerms){0});
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Where a row is to be seen that is left out, all of them are shown. */
static void
make_sure_shown (CordonGoalsView *self, const char *item)
{
  if (cordon_outline_find (self->outline, item) != GTK_INVALID_LIST_POSITION || !is_filtered (self))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  cordon_outline_set_search (self->outline, "");
  if (cordon_outline_find (self->outline, item) == GTK_INVALID_LIST_POSITION)
    cordon_outline_filter_set_terms (self->filter, &(CordonOutlineTerms){0});
}

static void
want (CordonGoalsView *self, const char *item, const char *kind, const char *id)
{
  g_free (self->wanted);
  g_free (self->wanted_kind);
  g_free (self->wanted_id);
  self->wanted = g_strdup (item);
  self->wanted_kind = g_strdup (kind);
  self->wanted_id = g_strdup (id);
  self->edit_wanted = FALSE;
  make_sure_shown (self, item);
  choose_wanted (self);
}

static void
on_list_activate (CordonGoalsView *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  show_selected (self);
  cordon_split_set_show_content (self->split, TRUE);
}

/* Folded, a tap opens; beside each other, it only chooses. */
static void
on_folded (CordonGoalsView *self)
{
  gboolean folded = cordon_split_get_folded (self->split);

  gtk_list_view_set_single_click_activate (self->list, folded);
  gtk_widget_set_visible (self->separator, !folded);
  gtk_widget_set_hexpand (self->sidebar, folded);
}

static void
on_item_made (GtkWidget *widget, const char *id)
{
  CordonGoalsView *self = CORDON_GOALS_VIEW (widget);

  want (self, id, NULL, NULL);
  if (self->wanted != NULL)
    self->edit_wanted = TRUE;
  else
    cordon_item_page_edit_title (self->page);
}

static void
add_item (CordonGoalsView *self, const char *kind, CordonRecord *parent, const char *title)
{
  g_autoptr (GListModel) siblings =
      cordon_outline_get_siblings (self->outline, kind, parent != NULL ? cordon_record_get_id (parent) : NULL);
  g_autofree char *id = NULL;
  CordonDraft *draft = cordon_intent_create_item (self->plan, kind, parent, siblings, title, &id);

  cordon_edit_commit_then (GTK_WIDGET (self), self->plan, draft, NULL, on_item_made, id);
}

static void
add_goal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonGoalsView *self = CORDON_GOALS_VIEW (widget);

  add_item (self, "goal", cordon_outline_first (self->outline, "strategy"), C_ ("goals", "New goal"));
}

/* Beside the chosen initiative, or under the chosen goal. */
static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonGoalsView *self = CORDON_GOALS_VIEW (widget);
  CordonRecord *record = chosen_record (self);
  CordonRecord *goal = NULL;

  if (g_strcmp0 (kind_of (record), "goal") == 0)
    goal = record;
  else if (g_strcmp0 (kind_of (record), "initiative") == 0)
    goal = cordon_plan_peek (self->plan, "plan_item", cordon_record_get_text (record, "parent"));
  if (goal == NULL)
    goal = cordon_outline_first (self->outline, "goal");
  if (goal == NULL)
    add_goal_action (widget, name, NULL);
  else
    add_item (self, "initiative", goal, C_ ("goals", "New initiative"));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonGoalsView *self = CORDON_GOALS_VIEW (widget);
  CordonRecord *record = chosen_record (self);

  if (record != NULL)
    cordon_edit_delete (widget, self->plan, record);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonGoalsView *self = CORDON_GOALS_VIEW (widget);
  CordonRecord *record = chosen_record (self);
  g_autoptr (GListModel) siblings = NULL;

  if (record == NULL)
    return;
  siblings = cordon_outline_get_siblings (self->outline, kind_of (record), cordon_record_get_text (record, "parent"));
  if (!cordon_edit_move (widget, self->plan, record, siblings, g_str_equal (name, "goals.move-up") ? -1 : 1))
    gtk_widget_error_bell (widget);
}

static void
move_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonGoalsView *self = CORDON_GOALS_VIEW (widget);

  if (chosen_record (self) != NULL)
    cordon_move_dialog_present (widget, self->plan, chosen_record (self));
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonGoalsView *self = CORDON_GOALS_VIEW (widget);

  if (chosen_record (self) != NULL)
    cordon_edit_duplicate (widget, self->plan, chosen_record (self), on_item_made);
}

/* The menu of the one that is chosen, at its row. */
static void
popup_menu (CordonGoalsView *self, GtkWidget *at, double x, double y)
{
  double view_x, view_y;

  if (chosen_record (self) == NULL || !gtk_widget_translate_coordinates (at, GTK_WIDGET (self), x, y, &view_x, &view_y))
    return;
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (cordon_item_page_get_menu (self->page));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){(int) view_x, (int) view_y, 1, 1});
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_cell_pressed (GtkGestureClick *click, int n_press, double x, double y, CordonGoalsView *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  CordonRecord *record = cordon_item_cell_get_record (CORDON_ITEM_CELL (cell));
  guint place =
      record != NULL ? cordon_outline_find (self->outline, cordon_record_get_id (record)) : GTK_INVALID_LIST_POSITION;

  if (place == GTK_INVALID_LIST_POSITION)
    return;
  gtk_single_selection_set_selected (self->selection, place);
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (self, cell, x, y);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonGoalsView *self = CORDON_GOALS_VIEW (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (row != NULL)
    popup_menu (self, row, gtk_widget_get_width (row) / 4.0, gtk_widget_get_height (row));
}

static void
edit_title_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cordon_item_page_edit_title (CORDON_GOALS_VIEW (widget)->page);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonGoalsView *self = CORDON_GOALS_VIEW (widget);

  if (self->chosen != NULL)
    gtk_widget_activate_action (widget, "win.show-history", "(ss)", "plan_item", self->chosen);
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonGoalsView *self = CORDON_GOALS_VIEW (widget);

  cordon_split_set_show_content (self->split, FALSE);
  cordon_outline_filter_popup (self->filter);
}

static void
outline_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonGoalsView *self = CORDON_GOALS_VIEW (widget);

  cordon_split_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonGoalsView *self = CORDON_GOALS_VIEW (widget);

  cordon_split_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

typedef struct
{
  CordonGoalsView *self;
  char *kind; /* the row that is to be shown, at the end of the climb */
  char *id;
} Climb;

static void
climb_free (Climb *climb)
{
  g_object_unref (climb->self);
  g_free (climb->kind);
  g_free (climb->id);
  g_free (climb);
}

static void climb (Climb *step, const char *kind, const char *id);

static void
on_climbed (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  Climb *step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonRecord) record = cordon_plan_get_record_finish (CORDON_PLAN (plan), result, &error);
  const char *kind = record != NULL ? cordon_record_get_kind (record)->name : NULL;
  const char *item_kind;

  if (record == NULL)
    {
      climb_free (step);
      return;
    }
  item_kind = g_str_equal (kind, "plan_item") ? cordon_record_get_text (record, "kind") : NULL;
  if (item_kind != NULL && g_strv_contains (outline_kinds, item_kind))
    {
      gboolean itself = g_strcmp0 (cordon_record_get_id (record), step->id) == 0;

      want (step->self, cordon_record_get_id (record), itself ? NULL : step->kind, itself ? NULL : step->id);
      climb_free (step);
    }
  else if (g_str_equal (kind, "reading"))
    climb (step, "measure", cordon_record_get_text (record, "measure"));
  else if (g_str_equal (kind, "plan_item"))
    climb (step, "plan_item", cordon_record_get_text (record, "parent"));
  else
    climb (step, "plan_item", cordon_record_get_text (record, "plan_item"));
}

/* Goes up from a row to the item in the outline on whose page it is. */
static void
climb (Climb *step, const char *kind, const char *id)
{
  if (id == NULL)
    climb_free (step);
  else
    cordon_plan_get_record_async (step->self->plan, kind, id, step->self->cancellable, on_climbed, step);
}

gboolean
cordon_goals_view_reveal (GtkWidget *view, const char *kind, const char *id)
{
  const char *const kinds[] = {"plan_item", "measure", "reading", "status_update", "register_entry", NULL};
  Climb *step;

  g_return_val_if_fail (CORDON_IS_GOALS_VIEW (view), FALSE);
  g_return_val_if_fail (kind != NULL && id != NULL, FALSE);

  if (!g_strv_contains (kinds, kind))
    return FALSE;
  step = g_new0 (Climb, 1);
  step->self = g_object_ref (CORDON_GOALS_VIEW (view));
  step->kind = g_strdup (kind);
  step->id = g_strdup (id);
  climb (step, kind, id);
  return TRUE;
}

const char *
cordon_goals_view_get_chosen (CordonGoalsView *self)
{
  g_return_val_if_fail (CORDON_IS_GOALS_VIEW (self), NULL);

  return self->chosen;
}

static void
on_cell_setup (GtkSignalListItemFactory *factory, GtkListItem *item, CordonGoalsView *self)
{
  GtkWidget *cell = cordon_item_cell_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_cell_pressed), self, 0);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
  cordon_outline_drag_attach (CORDON_ITEM_CELL (cell), GTK_WIDGET (self), self->plan, self->outline);
  gtk_list_item_set_child (item, cell);
}

static void
on_cell_bind (GtkSignalListItemFactory *factory, GtkListItem *item, CordonGoalsView *self)
{
  cordon_item_cell_set_row (CORDON_ITEM_CELL (gtk_list_item_get_child (item)), self->plan,
                            gtk_list_item_get_item (item));
}

static void
on_cell_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  cordon_item_cell_set_row (CORDON_ITEM_CELL (gtk_list_item_get_child (item)), NULL, NULL);
}

static GListModel *
deleted_items (CordonPlan *plan, const char *kind)
{
  g_autoptr (CordonQuery) query = cordon_plan_query ("plan_item", "rank");

  cordon_query_where_text (query, "kind", kind);
  cordon_query_set_living (query, CORDON_DELETED);
  return cordon_plan_get_list (plan, query);
}

GtkWidget *
cordon_goals_view_new (CordonPlan *plan)
{
  CordonGoalsView *self;
  g_autoptr (GListModel) strategies = NULL;
  g_autoptr (GListModel) goals = NULL;
  g_autoptr (GListModel) initiatives = NULL;
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_GOALS_VIEW, NULL);
  self->plan = g_object_ref (plan);
  self->parties = cordon_record_field_options (plan, "party");
  self->outline = cordon_outline_new (plan, outline_kinds);
  cordon_outline_filter_set_outline (self->filter, plan, self->outline);
  /* Before the selection listens to it. */
  g_signal_connect_object (self->outline, "items-changed", G_CALLBACK (on_outline_changing), self, G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->outline)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_cell_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_cell_bind), self, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_cell_unbind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  strategies = deleted_items (plan, "strategy");
  goals = deleted_items (plan, "goal");
  initiatives = deleted_items (plan, "initiative");
  GListModel *const deleted[] = {strategies, goals, initiatives};
  cordon_deleted_list_set (self->deleted, plan, deleted, G_N_ELEMENTS (deleted));
  cordon_deleted_list_set (self->deleted_when_empty, plan, deleted, G_N_ELEMENTS (deleted));

  g_signal_connect_object (self->outline, "items-changed", G_CALLBACK (on_outline_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outline, "notify::loading", G_CALLBACK (on_outline_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_possible), self, G_CONNECT_SWAPPED);
  show_selected (self);
  on_outline_changed (self);
  return GTK_WIDGET (self);
}

static void
cordon_goals_view_dispose (GObject *object)
{
  CordonGoalsView *self = CORDON_GOALS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_handle_id (&self->settling, g_source_remove);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, on_selected, self);
  if (self->outline != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->outline, on_outline_changing, self);
      g_signal_handlers_disconnect_by_func (self->outline, on_outline_changed, self);
      cordon_outline_filter_set_outline (self->filter, NULL, NULL);
      gtk_list_view_set_model (self->list, NULL);
      cordon_item_page_set_item (self->page, NULL, NULL);
    }
  g_clear_object (&self->selection);
  g_clear_object (&self->outline);
  g_clear_object (&self->parties);

  G_OBJECT_CLASS (cordon_goals_view_parent_class)->dispose (object);
}

static void
cordon_goals_view_finalize (GObject *object)
{
  CordonGoalsView *self = CORDON_GOALS_VIEW (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->cancellable);
  g_free (self->chosen);
  g_free (self->wanted);
  g_free (self->wanted_kind);
  g_free (self->wanted_id);

  G_OBJECT_CLASS (cordon_goals_view_parent_class)->finalize (object);
}

static void
cordon_goals_view_class_init (CordonGoalsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_goals_view_dispose;
  object_class->finalize = cordon_goals_view_finalize;

  g_type_ensure (CORDON_TYPE_SPLIT);
  g_type_ensure (CORDON_TYPE_ITEM_PAGE);
  g_type_ensure (CORDON_TYPE_DELETED_LIST);
  g_type_ensure (CORDON_TYPE_OUTLINE_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-goals-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsView, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsView, split);
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsView, search);
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsView, filter);
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsView, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsView, filter_words);
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsView, filter_button);
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsView, add_button);
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsView, outline_stack);
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsView, list);
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsView, separator);
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsView, page);
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsView, deleted);
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsView, deleted_when_empty);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_button_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate);

  gtk_widget_class_install_action (widget_class, "goals.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "goals.add-goal", NULL, add_goal_action);
  gtk_widget_class_install_action (widget_class, "goals.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "goals.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "goals.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "goals.move-to", NULL, move_to_action);
  gtk_widget_class_install_action (widget_class, "goals.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "goals.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "goals.edit-title", NULL, edit_title_action);
  gtk_widget_class_install_action (widget_class, "goals.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "goals.outline", NULL, outline_action);
  gtk_widget_class_install_action (widget_class, "goals.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "goals.filter", NULL, filter_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_N, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "goals.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "goals.edit-title", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_D, GDK_CONTROL_MASK, "goals.duplicate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_M, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "goals.move-to",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_L, GDK_CONTROL_MASK, "goals.filter", NULL);
}

static void
cordon_goals_view_init (CordonGoalsView *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } bindings[] = {
      {GDK_KEY_Delete, 0, "goals.delete"},
      {GDK_KEY_Up, GDK_ALT_MASK, "goals.move-up"},
      {GDK_KEY_Down, GDK_ALT_MASK, "goals.move-down"},
      {GDK_KEY_Menu, 0, "goals.menu"},
      {GDK_KEY_F10, GDK_SHIFT_MASK, "goals.menu"},
  };

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  /* On the list alone: in the page, these keys are the field's and the row's. */
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (bindings[i].key,
                                                                                    bindings[i].modifiers),
                                                            gtk_named_action_new (bindings[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_object (self->split, "notify::folded", G_CALLBACK (on_folded), self, G_CONNECT_SWAPPED);
  on_folded (self);
}
