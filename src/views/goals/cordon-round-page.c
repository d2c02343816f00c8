/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A quarter's round on screen. What stands here is derived; it changes by opening and closing the quarter, by the day
 * until which updates are due, and by the updates themselves, which are written where they stand in the plan. */

#include "views/goals/cordon-round-page.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "kit/cordon-status-pill.h"
#include "model/cordon-intents.h"
#include "model/cordon-round-board.h"
#include "model/cordon-round.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-record-field.h"

/* How many quarters one can choose among, the one of today first */
#define N_QUARTERS 8
/* For so long are updates asked for unless somebody says otherwise. */
#define DAYS 14

struct _CordonRoundPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkDropDown *quarter_drop_down;
  GtkWidget *open_button;
  GtkWidget *close_button;
  GtkWidget *reopen_button;
  GtkLabel *explanation;
  GtkLevelBar *level;
  GtkLabel *counts_label;
  GtkListBox *due_box;
  GtkDropDown *owner_drop_down;
  GtkToggleButton *missing_button;
  GtkListView *list;
  GtkLabel *nothing_label;

  CordonPlan *plan;
  CordonRoundBoard *board;
  GtkWidget *due_row;
  char *quarters[N_QUARTERS];
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (CordonRoundPage, cordon_round_page, ADW_TYPE_BIN)

/* One line: an initiative and what it owes */

typedef struct
{
  GtkWidget *title;
  GtkWidget *detail;
  GtkWidget *pill;
} Line;

static char *
describe (CordonRoundPage *self, CordonRoundRow *row)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *owner = cordon_record_field_party_name (self->plan, cordon_round_row_get_owner (row));
  CordonRecord *update = cordon_round_row_get_update (row);
  int late = cordon_round_row_get_days_late (row);
  CordonOwed owed = cordon_round_row_get_owed (row);

  if (*owner != '\0')
    g_ptr_array_add (parts, g_steal_pointer (&owner));
  if (owed == CORDON_OWED_PUBLISHED)
    {
      g_autofree char *day = cordon_date_format (cordon_record_get_text (update, "published_on"));

      /* Translators: %s is a date */
      g_ptr_array_add (parts, g_strdup_printf (C_ ("round", "published on %s"), day));
    }
  else
    g_ptr_array_add (parts, g_strdup (owed == CORDON_OWED_DRAFT ? C_ ("round", "not published yet")
                                                                : C_ ("round", "not begun")));
  if (late > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) late), late));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
show_line (CordonRoundPage *self, GtkListItem *item)
{
  CordonRoundRow *row = gtk_list_item_get_item (item);
  Line *line = g_object_get_data (G_OBJECT (item), "cordon-line");
  g_autofree char *title = cordon_record_dup_title (cordon_round_row_get_item (row));
  g_autofree char *detail = describe (self, row);
  g_autofree char *whole = NULL;
  CordonRecord *update = cordon_round_row_get_update (row);
  gboolean published = cordon_round_row_get_owed (row) == CORDON_OWED_PUBLISHED;
  gboolean late = cordon_round_row_get_days_late (row) > 0;

  gtk_label_set_label (GTK_LABEL (line->title), title);
  gtk_label_set_label (GTK_LABEL (line->detail), detail);
  gtk_widget_remove_css_class (line->detail, late ? "dim-label" : "error");
  gtk_widget_add_css_class (line->detail, late ? "error" : "dim-label");
  cordon_status_pill_set_status (CORDON_STATUS_PILL (line->pill),
                                 published ? cordon_record_get_text (update, "rag") : NULL);
  gtk_widget_set_opacity (line->pill, published ? 1 : 0);
  whole = g_strdup_printf ("%s, %s", title, detail);
  /* The row itself is the list's, and what takes the focus. */
  if (gtk_widget_get_parent (gtk_list_item_get_child (item)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}

static void
on_row_changed (CordonRoundRow *row, GtkListItem *item)
{
  show_line (g_object_get_data (G_OBJECT (item), "cordon-page"), item);
}

static GtkWidget *
make_label (GtkWidget *box)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
on_line_setup (GtkSignalListItemFactory *factory, GtkListItem *item, CordonRoundPage *self)
{
  GtkWidget *line_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  Line *line = g_new0 (Line, 1);

  gtk_widget_set_hexpand (texts, TRUE);
  line->title = make_label (texts);
  line->detail = make_label (texts);
  gtk_widget_add_css_class (line->detail, "caption");
  line->pill = cordon_status_pill_new ();
  gtk_box_append (GTK_BOX (line_box), texts);
  gtk_box_append (GTK_BOX (line_box), line->pill);
  gtk_widget_set_margin_top (line_box, 6);
  gtk_widget_set_margin_bottom (line_box, 6);
  g_object_set_data_full (G_OBJECT (item), "cordon-line", line, g_free);
  g_object_set_data (G_OBJECT (item), "cordon-page", self);
  gtk_list_item_set_child (item, line_box);
}

static void
on_line_bind (GtkSignalListItemFactory *factory, GtkListItem *item, CordonRoundPage *self)
{
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (on_row_changed), item, 0);
  show_line (self, item);
}

static void
on_line_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), on_row_changed, item);
}

static void
on_update_made (GtkWidget *widget, const char *id)
{
  gtk_widget_activate_action (widget, "win.show", "(ss)", "status_update", id);
}

static GListModel *
published (CordonRoundPage *self, CordonRecord *item)
{
  g_autoptr (CordonQuery) query = cordon_query_new ("status_update");

  cordon_query_where_text (query, "plan_item", cordon_record_get_id (item));
  cordon_query_where (query, "published_on", CORDON_COMPARE_IS_NOT, NULL);
  return cordon_plan_get_list (self->plan, query);
}

static void
on_list_activate (CordonRoundPage *self, guint position)
{
  g_autoptr (CordonRoundRow) row = g_list_model_get_item (G_LIST_MODEL (self->board), position);
  CordonRecord *update = row != NULL ? cordon_round_row_get_update (row) : NULL;

  if (row == NULL)
    return;
  if (update != NULL)
    on_update_made (GTK_WIDGET (self), cordon_record_get_id (update));
  else if (cordon_edit_is_possible (self->plan))
    {
      CordonRecord *item = cordon_round_row_get_item (row);
      g_autoptr (GListModel) last = published (self, item);
      g_autofree char *id = NULL;
      CordonDraft *draft =
          cordon_intent_start_update (self->plan, item, last, cordon_round_board_get_period (self->board), &id);

      cordon_edit_commit_then (GTK_WIDGET (self), self->plan, draft, NULL, on_update_made, id);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", "plan_item",
                                cordon_record_get_id (cordon_round_row_get_item (row)));
}

/* The quarter and its round */

static char *
default_due (CordonRoundPage *self)
{
  GDate date;

  if (!cordon_date_parse (cordon_plan_get_today (self->plan), &date))
    return NULL;
  g_date_add_days (&date, DAYS);
  return cordon_date_to_text (&date);
}

static char *
explain (CordonRoundPage *self, CordonRecord *round)
{
  g_autofree char *quarter = cordon_quarter_format (cordon_round_board_get_period (self->board));
  g_autofree char *until = round != NULL ? NULL : default_due (self);
  g_autofree char *due = cordon_date_format (round != NULL ? cordon_record_get_text (round, "due") : until);

  if (round == NULL)
    /* Translators: a fiscal quarter and a date */
    return g_strdup_printf (C_ ("round", "%1$s has not been opened. Opening it asks for the update of each initiative "
                                         "until %2$s, and begins those that nobody has begun with what was said last."),
                            quarter, due);
  if (!cordon_round_is_open (round))
    {
      g_autofree char *closed = cordon_date_format (cordon_record_get_text (round, "closed"));

      /* Translators: a fiscal quarter and a date */
      return g_strdup_printf (C_ ("round", "%1$s was closed on %2$s. What is published from now on is late."), quarter,
                              closed);
    }
  if (*due == '\0')
    return g_strdup_printf (C_ ("round", "%s is open. No day is set until which its updates are due."), quarter);
  return g_strdup_printf (
      C_ ("round", "%1$s is open. Its updates are due on %2$s; what comes later is marked as late."), quarter, due);
}

static void
show_counts (CordonRoundPage *self)
{
  guint n = cordon_round_board_get_n_owed (self->board);
  guint n_published = cordon_round_board_count (self->board, CORDON_OWED_PUBLISHED);
  guint n_late = cordon_round_board_get_n_late (self->board);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, "%1$u of %2$u update is published.",
                                       "%1$u of %2$u updates are published.", n),
                          n_published, n);
  if (n_late > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "%u of them came late.", "%u of them came late.", n_late),
                              n_late);
    }
  gtk_label_set_label (self->counts_label, text->str);
  gtk_level_bar_set_max_value (self->level, MAX (n, 1));
  gtk_level_bar_set_value (self->level, n_published);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->level), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text->str, -1);
}

static void
show_due (CordonRoundPage *self, CordonRecord *round)
{
  if (round == NULL)
    {
      if (self->due_row != NULL)
        gtk_list_box_remove (self->due_box, self->due_row);
      self->due_row = NULL;
    }
  else if (self->due_row == NULL)
    {
      self->due_row = cordon_record_field_new (self->plan, round, "due");
      gtk_list_box_append (self->due_box, self->due_row);
    }
  else
    cordon_record_field_set_record (CORDON_FIELD_ROW (self->due_row), round);
  gtk_widget_set_visible (GTK_WIDGET (self->due_box), round != NULL);
}

static void
show_owners (CordonRoundPage *self)
{
  GListModel *owners = cordon_round_board_get_owners (self->board);
  GListModel *present = gtk_drop_down_get_model (self->owner_drop_down);
  guint n = g_list_model_get_n_items (owners);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean same = present != NULL && g_list_model_get_n_items (present) == n + 1;

  gtk_string_list_append (names, C_ ("round", "Everybody"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) party = g_list_model_get_item (owners, i);
      g_autofree char *name = cordon_record_dup_title (party);

      gtk_string_list_append (names, name);
      same = same && g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (present), i + 1), name) == 0;
    }
  if (!same)
    gtk_drop_down_set_model (self->owner_drop_down, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->owner_drop_down), n > 1);
}

static void
show_quarters (CordonRoundPage *self)
{
  g_autofree char *now =
      cordon_quarter_of (cordon_plan_get_today (self->plan), cordon_plan_get_first_month (self->plan));
  const char *period = cordon_round_board_get_period (self->board);
  guint selected = GTK_INVALID_LIST_POSITION;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_QUARTERS; i++)
    {
      g_autofree char *quarter = cordon_quarter_step (now, -(int) i);
      g_autofree char *name = cordon_quarter_format (quarter);

      gtk_string_list_append (names, name);
      if (g_strcmp0 (quarter, period) == 0)
        selected = i;
      g_free (self->quarters[i]);
      self->quarters[i] = g_steal_pointer (&quarter);
    }
  self->showing = TRUE;
  if (gtk_drop_down_get_model (self->quarter_drop_down) == NULL)
    gtk_drop_down_set_model (self->quarter_drop_down, G_LIST_MODEL (names));
  if (selected != gtk_drop_down_get_selected (self->quarter_drop_down))
    gtk_drop_down_set_selected (self->quarter_drop_down, selected);
  self->showing = FALSE;
}

static void
on_board_changed (CordonRoundPage *self)
{
  CordonRecord *round = cordon_round_board_get_round (self->board);
  gboolean possible = cordon_edit_is_possible (self->plan);
  gboolean open = round != NULL && cordon_round_is_open (round);
  guint n = cordon_round_board_get_n_owed (self->board);
  g_autofree char *text = explain (self, round);

  show_quarters (self);
  show_owners (self);
  show_counts (self);
  show_due (self, round);
  gtk_label_set_label (self->explanation, text);
  gtk_widget_set_visible (self->open_button, round == NULL);
  gtk_widget_set_visible (self->close_button, open);
  gtk_widget_set_visible (self->reopen_button, round != NULL && !open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "round.open", possible && round == NULL && n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "round.close", possible && open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "round.reopen", possible && round != NULL && !open);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing_label), g_list_model_get_n_items (G_LIST_MODEL (self->board)) == 0);
  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "round");
  else if (!cordon_round_board_get_loading (self->board))
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
on_quarter_selected (CordonRoundPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->quarter_drop_down);

  if (!self->showing && self->board != NULL && selected < N_QUARTERS)
    cordon_round_board_set_period (self->board, self->quarters[selected]);
}

static void
on_owner_selected (CordonRoundPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->owner_drop_down);
  g_autoptr (CordonRecord) party = NULL;

  if (self->board == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > 0)
    party = g_list_model_get_item (cordon_round_board_get_owners (self->board), selected - 1);
  cordon_round_board_set_owner (self->board, party != NULL ? cordon_record_get_id (party) : NULL);
  on_board_changed (self);
}

static void
on_missing_toggled (CordonRoundPage *self)
{
  if (self->board == NULL)
    return;
  cordon_round_board_set_missing (self->board, gtk_toggle_button_get_active (self->missing_button));
  on_board_changed (self);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonRoundPage *self = CORDON_ROUND_PAGE (widget);
  g_autofree char *due = default_due (self);

  cordon_edit_commit (widget, self->plan, cordon_round_board_open (self->board, due),
                      C_ ("round", "The quarter is open, and its updates are begun"));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonRoundPage *self = CORDON_ROUND_PAGE (widget);
  CordonRecord *round = cordon_round_board_get_round (self->board);

  if (round != NULL)
    cordon_edit_commit (widget, self->plan, cordon_intent_close_round (self->plan, round),
                        C_ ("round", "The quarter is closed"));
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonRoundPage *self = CORDON_ROUND_PAGE (widget);
  CordonRecord *round = cordon_round_board_get_round (self->board);

  if (round != NULL)
    cordon_edit_commit (widget, self->plan, cordon_intent_reopen_round (round), NULL);
}

GtkWidget *
cordon_round_page_new (CordonPlan *plan)
{
  CordonRoundPage *self;
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) none = NULL;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_ROUND_PAGE, NULL);
  self->plan = g_object_ref (plan);
  self->board = cordon_round_board_new (plan, NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (on_line_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_line_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_line_unbind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  none = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->board)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (none));
  g_signal_connect_object (self->board, "changed", G_CALLBACK (on_board_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "notify::loading", G_CALLBACK (on_board_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (on_board_changed), self, G_CONNECT_SWAPPED);
  on_board_changed (self);
  return GTK_WIDGET (self);
}

static void
cordon_round_page_dispose (GObject *object)
{
  CordonRoundPage *self = CORDON_ROUND_PAGE (object);

  if (self->list != NULL && self->board != NULL)
    {
      gtk_list_view_set_model (self->list, NULL);
      gtk_list_view_set_factory (self->list, NULL);
    }
  g_clear_object (&self->board);
  g_clear_object (&self->plan);
  for (guint i = 0; i < N_QUARTERS; i++)
    g_clear_pointer (&self->quarters[i], g_free);

  G_OBJECT_CLASS (cordon_round_page_parent_class)->dispose (object);
}

static void
cordon_round_page_class_init (CordonRoundPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_round_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-round-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonRoundPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonRoundPage, quarter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CordonRoundPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, CordonRoundPage, close_button);
  gtk_widget_class_bind_template_child (widget_class, CordonRoundPage, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, CordonRoundPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, CordonRoundPage, level);
  gtk_widget_class_bind_template_child (widget_class, CordonRoundPage, counts_label);
  gtk_widget_class_bind_template_child (widget_class, CordonRoundPage, due_box);
  gtk_widget_class_bind_template_child (widget_class, CordonRoundPage, owner_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CordonRoundPage, missing_button);
  gtk_widget_class_bind_template_child (widget_class, CordonRoundPage, list);
  gtk_widget_class_bind_template_child (widget_class, CordonRoundPage, nothing_label);
  gtk_widget_class_bind_template_callback (widget_class, on_quarter_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_owner_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_missing_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate);
  gtk_widget_class_install_action (widget_class, "round.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "round.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "round.reopen", NULL, reopen_action);
}

static void
cordon_round_page_init (CordonRoundPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
