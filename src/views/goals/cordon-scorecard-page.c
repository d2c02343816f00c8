/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The scorecard on screen: a list whose lines are recycled, between the quarters above it and the totals below, which
 * are the legend too. Nothing is edited here; a cell leads to its update. */

#include "views/goals/cordon-scorecard-page.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "kit/cordon-score-line.h"
#include "kit/cordon-status-pill.h"
#include "model/cordon-intents.h"
#include "model/cordon-scorecard.h"
#include "views/goals/cordon-update-card.h"
#include "views/shared/cordon-edit.h"

#define N CORDON_SCORECARD_QUARTERS

static const char *const statuses[] = {"green", "amber", "red", "unrated"};

struct _CordonScorecardPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkDropDown *group_drop_down;
  GtkLabel *range_label;
  GtkBox *head;
  GtkListView *list;
  GtkBox *totals;
  GtkScrollbar *scrollbar;

  CordonPlan *plan;
  CordonScorecard *scorecard;
  GListModel *drafts;
  CordonScoreFrame *frame;
  CordonScoreLine *quarters_line;
  CordonScoreLine *total_lines[G_N_ELEMENTS (statuses)];
  GtkWidget *popover;
  GtkWidget *opened; /* the cell whose popover it is; a weak pointer */
};

G_DEFINE_FINAL_TYPE (CordonScorecardPage, cordon_scorecard_page, ADW_TYPE_BIN)

/* One line */

static void
show_line (CordonScorecardPage *self, CordonScoreLine *line, CordonScoreRow *row)
{
  gboolean heading = cordon_score_row_get_record (row) == NULL;

  cordon_score_line_set_heading (line, heading);
  cordon_score_line_set_name (line, cordon_score_row_get_title (row), NULL, NULL);
  for (guint q = 0; !heading && q < N; q++)
    {
      g_autofree char *words = cordon_score_row_describe (row, q, cordon_scorecard_get_quarter (self->scorecard, q));

      cordon_score_line_set_status (line, q, cordon_score_row_get_rag (row, q), cordon_score_row_get_change (row, q),
                                    words);
    }
}

static void
on_row_changed (CordonScoreRow *row, GtkListItem *item)
{
  CordonScorecardPage *self = g_object_get_data (G_OBJECT (item), "cordon-page");

  show_line (self, CORDON_SCORE_LINE (gtk_list_item_get_child (item)), row);
}

static void open_cell (CordonScorecardPage *self, CordonScoreLine *line, CordonScoreRow *row, int column);

static void
on_cell_activated (CordonScoreLine *line, int column, GtkListItem *item)
{
  CordonScorecardPage *self = g_object_get_data (G_OBJECT (item), "cordon-page");
  CordonScoreRow *row = gtk_list_item_get_item (item);

  if (row != NULL)
    open_cell (self, line, row, column);
}

static void
on_line_setup (GtkSignalListItemFactory *factory, GtkListItem *item, CordonScorecardPage *self)
{
  GtkWidget *line = cordon_score_line_new (self->frame, TRUE);

  g_object_set_data (G_OBJECT (item), "cordon-page", self);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  g_signal_connect_object (line, "activate-cell", G_CALLBACK (on_cell_activated), item, 0);
  gtk_list_item_set_child (item, line);
}

static void
on_line_bind (GtkSignalListItemFactory *factory, GtkListItem *item, CordonScorecardPage *self)
{
  CordonScoreRow *row = gtk_list_item_get_item (item);

  g_signal_connect_object (row, "changed", G_CALLBACK (on_row_changed), item, 0);
  show_line (self, CORDON_SCORE_LINE (gtk_list_item_get_child (item)), row);
}

static void
on_line_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), on_row_changed, item);
}

/* What a cell opens */

static CordonRecord *
find_draft (CordonScorecardPage *self, CordonRecord *item, const char *period)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->drafts); i++)
    {
      g_autoptr (CordonRecord) draft = g_list_model_get_item (self->drafts, i);

      if (g_strcmp0 (cordon_record_get_text (draft, "plan_item"), cordon_record_get_id (item)) == 0
          && g_strcmp0 (cordon_record_get_text (draft, "period"), period) == 0)
        return draft;
    }
  return NULL;
}

static void
on_update_made (GtkWidget *widget, const char *id)
{
  gtk_widget_activate_action (widget, "win.show", "(ss)", "status_update", id);
}

static void
on_show_clicked (CordonScorecardPage *self, GtkButton *button)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", "status_update",
                              g_object_get_data (G_OBJECT (button), "cordon-update"));
}

static void
on_write_clicked (CordonScorecardPage *self, GtkButton *button)
{
  CordonScoreRow *row = g_object_get_data (G_OBJECT (button), "cordon-row");
  const char *period = g_object_get_data (G_OBJECT (button), "cordon-period");
  g_autoptr (GListStore) last = g_list_store_new (CORDON_TYPE_RECORD);
  g_autofree char *id = NULL;
  CordonDraft *draft;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  /* It begins with what was said last before it. */
  for (guint q = 0; q < N && g_strcmp0 (cordon_scorecard_get_quarter (self->scorecard, q), period) < 0; q++)
    {
      if (cordon_score_row_get_update (row, q) != NULL)
        g_list_store_append (last, cordon_score_row_get_update (row, q));
    }
  draft = cordon_intent_start_update (self->plan, cordon_score_row_get_record (row), G_LIST_MODEL (last), period, &id);
  cordon_edit_commit_then (GTK_WIDGET (self), self->plan, draft, NULL, on_update_made, id);
}

static GListModel *
published (CordonScorecardPage *self, CordonRecord *item)
{
  g_autoptr (CordonQuery) query = cordon_query_new ("status_update");

  cordon_query_where_text (query, "plan_item", cordon_record_get_id (item));
  cordon_query_where (query, "published_on", CORDON_COMPARE_IS_NOT, NULL);
  cordon_query_order_by (query, "period", TRUE);
  cordon_query_order_by (query, "published_on", TRUE);
  return cordon_plan_get_list (self->plan, query);
}

static GtkWidget *
make_button (CordonScorecardPage *self, GtkBox *box, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);
  return button;
}

static void
fill_popover (CordonScorecardPage *self, GtkBox *box, CordonScoreRow *row, guint quarter)
{
  CordonRecord *item = cordon_score_row_get_record (row);
  CordonRecord *update = cordon_score_row_get_update (row, quarter);
  const char *period = cordon_scorecard_get_quarter (self->scorecard, quarter);
  CordonRecord *draft = find_draft (self, item, period);
  GtkWidget *title = gtk_label_new (cordon_score_row_get_title (row));
  GtkWidget *button;

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 36);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (box, title);
  if (update != NULL)
    {
      g_autoptr (GListModel) all = published (self, item);
      GtkWidget *scrolled = gtk_scrolled_window_new ();

      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
      gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
      gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                     cordon_update_card_new (self->plan, update, all, NULL));
      gtk_box_append (box, scrolled);
    }
  else
    {
      g_autofree char *name = cordon_quarter_format (period);
      /* Translators: %s is a fiscal quarter, "FY2026 Q1" */
      g_autofree char *words = g_strdup_printf (C_ ("scorecard", "No update has been published for %s."), name);
      GtkWidget *label = gtk_label_new (words);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
      gtk_box_append (box, label);
    }
  if (update != NULL || draft != NULL)
    {
      button = make_button (self, box,
                            update != NULL ? C_ ("scorecard", "Show in the Plan") : C_ ("scorecard", "Continue Draft"),
                            G_CALLBACK (on_show_clicked));
      g_object_set_data_full (G_OBJECT (button), "cordon-update",
                              g_strdup (cordon_record_get_id (update != NULL ? update : draft)), g_free);
    }
  else if (cordon_edit_is_possible (self->plan))
    {
      button = make_button (self, box, C_ ("scorecard", "Write Update"), G_CALLBACK (on_write_clicked));
      g_object_set_data_full (G_OBJECT (button), "cordon-row", g_object_ref (row), g_object_unref);
      g_object_set_data_full (G_OBJECT (button), "cordon-period", g_strdup (period), g_free);
    }
}

static void
on_popover_closed (CordonScorecardPage *self)
{
  if (self->opened != NULL && gtk_widget_get_mapped (self->opened))
    gtk_widget_grab_focus (self->opened);
}

static void
open_cell (CordonScorecardPage *self, CordonScoreLine *line, CordonScoreRow *row, int column)
{
  GtkWidget *cell = cordon_score_line_get_cell (line, column);
  graphene_rect_t bounds;
  GdkRectangle at;
  GtkWidget *box, *texts;

  if (column < 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", "plan_item",
                                  cordon_record_get_id (cordon_score_row_get_record (row)));
      return;
    }
  if (!gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &bounds))
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  fill_popover (self, GTK_BOX (box), row, (guint) column);
  g_set_weak_pointer (&self->opened, cell);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  at = (GdkRectangle){(int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height};
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &at);
  /* GTK 4.8 stumbles over a text that can be selected as the first to get the focus. The button is better anyway. */
  texts = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box));
  gtk_widget_set_can_focus (texts, FALSE);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_set_can_focus (texts, TRUE);
}

/* Above and below the list */

static void
show_quarters (CordonScorecardPage *self)
{
  g_autofree char *first = cordon_quarter_format (cordon_scorecard_get_quarter (self->scorecard, 0));
  g_autofree char *last = cordon_quarter_format (cordon_scorecard_get_quarter (self->scorecard, N - 1));
  /* Translators: the first and the last quarter of those that are shown */
  g_autofree char *range = g_strdup_printf (C_ ("scorecard", "%1$s – %2$s"), first, last);

  gtk_label_set_label (self->range_label, range);
  for (guint q = 0; q < N; q++)
    {
      const char *quarter = cordon_scorecard_get_quarter (self->scorecard, q);
      g_autofree char *name = cordon_quarter_format (quarter);
      g_autofree char *words = cordon_scorecard_quarter_in_words (quarter);

      cordon_score_line_set_text (self->quarters_line, q, name, words);
    }
}

static void
show_totals (CordonScorecardPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      for (guint q = 0; q < N; q++)
        {
          guint count = cordon_scorecard_count (self->scorecard, q, i < 3 ? statuses[i] : NULL);
          g_autofree char *number = g_strdup_printf ("%'u", count);
          g_autofree char *quarter =
              cordon_scorecard_quarter_in_words (cordon_scorecard_get_quarter (self->scorecard, q));
          /* Translators: a quarter, a status, and how many initiatives stand so: "second quarter 2025, Amber: 4" */
          g_autofree char *words = g_strdup_printf (C_ ("scorecard", "%1$s, %2$s: %3$s"), quarter,
                                                    cordon_status_label (statuses[i]), number);

          cordon_score_line_set_text (self->total_lines[i], q, number, words);
        }
    }
}

static void
on_scorecard_changed (CordonScorecardPage *self)
{
  guint n = cordon_scorecard_get_n_initiatives (self->scorecard);

  show_quarters (self);
  show_totals (self);
  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "scorecard");
  else if (!cordon_scorecard_get_loading (self->scorecard))
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
on_columns_changed (CordonScorecardPage *self)
{
  GtkAdjustment *columns = cordon_score_frame_get_adjustment (self->frame);

  gtk_widget_set_visible (GTK_WIDGET (self->scrollbar),
                          gtk_adjustment_get_upper (columns) > gtk_adjustment_get_page_size (columns));
}

/* A touchpad moves the columns where they are too many. */
static gboolean
on_scroll (CordonScorecardPage *self, double dx, double dy)
{
  GtkAdjustment *columns = cordon_score_frame_get_adjustment (self->frame);

  if (dx == 0 || !gtk_widget_get_visible (GTK_WIDGET (self->scrollbar)))
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (columns,
                            gtk_adjustment_get_value (columns) + dx * gtk_adjustment_get_step_increment (columns) / 2);
  return GDK_EVENT_STOP;
}

static void
on_group_selected (CordonScorecardPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->group_drop_down);

  if (self->scorecard != NULL && selected <= CORDON_SCORECARD_BY_STATUS)
    cordon_scorecard_set_group (self->scorecard, (CordonScorecardGroup) selected);
}

/* What the lines say depends on the quarters too. */
static void
show_other_quarters (CordonScorecardPage *self, int by)
{
  GtkSelectionModel *none = g_object_ref (gtk_list_view_get_model (self->list));

  cordon_scorecard_step (self->scorecard, by);
  gtk_list_view_set_model (self->list, NULL);
  gtk_list_view_set_model (self->list, none);
  g_object_unref (none);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_other_quarters (CORDON_SCORECARD_PAGE (widget), g_str_equal (name, "scorecard.earlier") ? -4
                                                       : g_str_equal (name, "scorecard.later") ? 4
                                                                                               : G_MAXINT16);
}

GtkWidget *
cordon_scorecard_page_new (CordonPlan *plan)
{
  CordonScorecardPage *self;
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) none = NULL;
  g_autoptr (CordonQuery) drafts = cordon_plan_query ("status_update", "period");

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_SCORECARD_PAGE, NULL);
  self->plan = g_object_ref (plan);
  cordon_query_where (drafts, "published_on", CORDON_COMPARE_IS, NULL);
  self->drafts = cordon_plan_get_list (plan, drafts);
  self->scorecard = cordon_scorecard_new (plan);
  g_signal_connect (factory, "setup", G_CALLBACK (on_line_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_line_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_line_unbind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  none = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->scorecard)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (none));
  g_signal_connect_object (self->scorecard, "changed", G_CALLBACK (on_scorecard_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scorecard, "notify::loading", G_CALLBACK (on_scorecard_changed), self,
                           G_CONNECT_SWAPPED);
  on_scorecard_changed (self);
  return GTK_WIDGET (self);
}

static void
cordon_scorecard_page_dispose (GObject *object)
{
  CordonScorecardPage *self = CORDON_SCORECARD_PAGE (object);

  if (self->list != NULL && self->scorecard != NULL)
    gtk_list_view_set_model (self->list, NULL);
  if (self->list != NULL && self->scorecard != NULL)
    gtk_list_view_set_factory (self->list, NULL);
  g_clear_weak_pointer (&self->opened);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->scorecard);
  g_clear_object (&self->drafts);
  g_clear_object (&self->frame);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_scorecard_page_parent_class)->dispose (object);
}

static void
cordon_scorecard_page_class_init (CordonScorecardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_scorecard_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-scorecard-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonScorecardPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonScorecardPage, group_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CordonScorecardPage, range_label);
  gtk_widget_class_bind_template_child (widget_class, CordonScorecardPage, head);
  gtk_widget_class_bind_template_child (widget_class, CordonScorecardPage, list);
  gtk_widget_class_bind_template_child (widget_class, CordonScorecardPage, totals);
  gtk_widget_class_bind_template_child (widget_class, CordonScorecardPage, scrollbar);
  gtk_widget_class_bind_template_callback (widget_class, on_group_selected);
  gtk_widget_class_install_action (widget_class, "scorecard.earlier", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "scorecard.later", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "scorecard.latest", NULL, step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK, "scorecard.earlier", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK, "scorecard.later", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, GDK_ALT_MASK, "scorecard.latest", NULL);
}

static void
cordon_scorecard_page_init (CordonScorecardPage *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_HORIZONTAL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->frame = cordon_score_frame_new (N);
  self->quarters_line = CORDON_SCORE_LINE (cordon_score_line_new (self->frame, FALSE));
  gtk_widget_add_css_class (GTK_WIDGET (self->quarters_line), "caption-heading");
  cordon_score_line_set_name (self->quarters_line, C_ ("scorecard", "Initiative"), NULL, NULL);
  gtk_box_append (self->head, GTK_WIDGET (self->quarters_line));
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *icon = g_strdup_printf ("cordon-status-%s-symbolic", statuses[i]);
      /* Translators: a status's letter and its name, in a legend: "A Amber" */
      g_autofree char *name =
          g_strdup_printf (C_ ("scorecard", "%1$s %2$s"), cordon_status_letter (statuses[i]),
                           i < 3 ? cordon_status_label (statuses[i]) : C_ ("scorecard", "Not rated, or no update"));
      static const char *const styles[] = {"success", "warning", "error", "dim-label"};

      self->total_lines[i] = CORDON_SCORE_LINE (cordon_score_line_new (self->frame, FALSE));
      gtk_widget_add_css_class (GTK_WIDGET (self->total_lines[i]), "total");
      gtk_widget_add_css_class (GTK_WIDGET (self->total_lines[i]), "numeric");
      cordon_score_line_set_name (self->total_lines[i], name, icon, styles[i]);
      gtk_box_append (self->totals, GTK_WIDGET (self->total_lines[i]));
    }
  gtk_scrollbar_set_adjustment (self->scrollbar, cordon_score_frame_get_adjustment (self->frame));
  g_signal_connect_object (cordon_score_frame_get_adjustment (self->frame), "changed", G_CALLBACK (on_columns_changed),
                           self, G_CONNECT_SWAPPED);
  on_columns_changed (self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  self->popover = gtk_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (on_popover_closed), self);
}
