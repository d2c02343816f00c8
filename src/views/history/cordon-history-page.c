/* SPDX-License-Identifier: GPL-3.0-or-later */

/* History as a person reads it: a list, newest first, and above it what it is filtered by. The list reads on by itself
 * before one comes to its end. A filter is what the drop-downs say, and nothing else is kept. */

#include "views/history/cordon-history-page.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "kit/cordon-field-row.h"
#include "kit/cordon-option.h"
#include "kit/cordon-report.h"
#include "views/history/cordon-history-list.h"
#include "views/history/cordon-history-row.h"
#include "views/history/cordon-history-span.h"

struct _CordonHistoryPage
{
  AdwBin parent_instance;

  CordonPlan *plan;
  CordonHistoryNames *names;
  CordonHistoryList *entries;
  GCancellable *cancellable;
  char *row; /* the only row whose history shows, or %NULL */
  char *row_kind;
  gboolean filling; /* the filters change because we say so */

  GtkDropDown *kind;
  GtkDropDown *author;
  GtkDropDown *span;
  GtkListBox *dates;
  CordonFieldRow *first;
  CordonFieldRow *last;
  GtkWidget *row_filter;
  GtkLabel *row_filter_label;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListView *list;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (CordonHistoryPage, cordon_history_page, ADW_TYPE_BIN)

/* Filters */

static gboolean
is_filtered (CordonHistoryPage *self)
{
  return self->row != NULL || gtk_drop_down_get_selected (self->kind) != 0
         || gtk_drop_down_get_selected (self->author) != 0 || gtk_drop_down_get_selected (self->span) != 0;
}

/* Whoever chooses the days one by one begins with the last month. */
static void
begin_with_a_month (CordonHistoryPage *self)
{
  const char *today = cordon_plan_get_today (self->plan);
  g_autofree char *first = NULL;
  GDate date;

  if (cordon_field_row_get_value (self->first) != NULL || !cordon_date_parse (today, &date))
    return;
  g_date_subtract_months (&date, 1);
  first = cordon_date_to_text (&date);
  cordon_field_row_set_value (self->first, first);
  cordon_field_row_set_value (self->last, today);
}

/* What a planner looks for in the history of an initiative stands for the most part in its updates and figures. */
static const CordonPart parts[] = {
    {"plan_item", "parent"},  {"status_update", "plan_item"}, {"register_entry", "plan_item"},
    {"measure", "plan_item"}, {"reading", "measure"},
};

static void
apply_filter (CordonHistoryPage *self)
{
  const char *span = cordon_history_drop_down_get_value (self->span);
  gboolean chosen = span != NULL && *span == '\0';
  CordonHistoryQuery filter = {.kind = cordon_history_drop_down_get_value (self->kind),
                               .author = cordon_history_drop_down_get_value (self->author),
                               .row = self->row,
                               .parts = parts,
                               .n_parts = G_N_ELEMENTS (parts)};
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (chosen)
    {
      begin_with_a_month (self);
      first = g_strdup (cordon_field_row_get_value (self->first));
      last = g_strdup (cordon_field_row_get_value (self->last));
    }
  else
    {
      cordon_history_span_read (span, &first, &last);
    }
  filter.from = first != NULL ? cordon_history_day_begins (first) : 0;
  filter.to = last != NULL ? cordon_history_day_ends (last) : 0;
  gtk_widget_set_visible (GTK_WIDGET (self->dates), chosen);
  gtk_widget_set_visible (self->row_filter, self->row != NULL);
  cordon_history_list_set_filter (self->entries, &filter);
}

static void
on_filter_changed (CordonHistoryPage *self)
{
  if (self->entries != NULL && !self->filling)
    apply_filter (self);
}

static void
show_row_name (CordonHistoryPage *self)
{
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;

  if (self->row == NULL)
    return;
  title = cordon_history_names_dup (self->names, self->row_kind, self->row);
  /* Translators: a filter; %s is the title of the one thing whose history shows, with what is part of it. */
  label = g_strdup_printf (C_ ("history", "Only %s"), title != NULL ? title : "…");
  gtk_label_set_label (self->row_filter_label, label);
  gtk_widget_set_tooltip_text (self->row_filter, title);
  /* Translators: what a button does, for a screen reader; %s is the title of the one thing whose history shows. */
  name = g_strdup_printf (C_ ("history", "Show not only %s"), title != NULL ? title : "…");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row_filter), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
reset_filters (CordonHistoryPage *self)
{
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->kind, 0);
  gtk_drop_down_set_selected (self->author, 0);
  gtk_drop_down_set_selected (self->span, 0);
  self->filling = FALSE;
  g_clear_pointer (&self->row, g_free);
  g_clear_pointer (&self->row_kind, g_free);
}

void
cordon_history_page_show_row (CordonHistoryPage *self, const char *kind, const char *id)
{
  g_return_if_fail (CORDON_IS_HISTORY_PAGE (self));
  g_return_if_fail (kind != NULL && id != NULL);

  reset_filters (self);
  self->row = g_strdup (id);
  self->row_kind = g_strdup (kind);
  show_row_name (self);
  apply_filter (self);
}

static void
on_row_filter_clicked (CordonHistoryPage *self)
{
  g_clear_pointer (&self->row, g_free);
  g_clear_pointer (&self->row_kind, g_free);
  apply_filter (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->kind));
}

static void
on_date_committed (CordonHistoryPage *self, const char *value, CordonFieldRow *row)
{
  cordon_field_row_set_value (row, value);
  apply_filter (self);
}

static GListModel *
list_kinds (void)
{
  GListStore *options = g_list_store_new (CORDON_TYPE_OPTION);
  g_autoptr (CordonOption) all = cordon_option_new (NULL, C_ ("history", "All things"), NULL);

  g_list_store_append (options, all);
  for (const CordonKind *const *kind = cordon_kind_all (); *kind != NULL; kind++)
    {
      g_autoptr (CordonOption) option = cordon_option_new ((*kind)->name, cordon_kind_label (*kind), NULL);

      g_list_store_append (options, option);
    }
  return G_LIST_MODEL (options);
}

static GListModel *
list_authors (const char *const *authors)
{
  GListStore *options = g_list_store_new (CORDON_TYPE_OPTION);
  g_autoptr (CordonOption) all = cordon_option_new (NULL, C_ ("history", "Everybody"), NULL);

  g_list_store_append (options, all);
  for (; authors != NULL && *authors != NULL; authors++)
    {
      g_autoptr (CordonOption) option = cordon_option_new (*authors, *authors, NULL);

      g_list_store_append (options, option);
    }
  return G_LIST_MODEL (options);
}

static void
set_authors (CordonHistoryPage *self, const char *const *authors)
{
  g_autoptr (GListModel) options = list_authors (authors);
  g_autofree char *chosen = g_strdup (cordon_history_drop_down_get_value (self->author));

  self->filling = TRUE;
  cordon_history_drop_down_set_options (self->author, options);
  cordon_history_drop_down_set_value (self->author, chosen);
  self->filling = FALSE;
}

static void
on_authors_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonHistoryPage) self = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) authors = cordon_ledger_authors_finish (CORDON_LEDGER (source), result, &error);

  if (authors != NULL && !g_cancellable_is_cancelled (self->cancellable))
    set_authors (self, (const char *const *) authors);
  else if (authors == NULL)
    cordon_report_error (GTK_WIDGET (self), error);
}

static void
read_authors (CordonHistoryPage *self)
{
  cordon_ledger_authors_async (cordon_plan_get_ledger (self->plan), self->cancellable, on_authors_read,
                               g_object_ref (self));
}

static gboolean
has_author (CordonHistoryPage *self, const char *author)
{
  GListModel *options = gtk_drop_down_get_model (self->author);

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (CordonOption) option = g_list_model_get_item (options, i);

      if (g_strcmp0 (cordon_option_get_value (option), author) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
on_plan_changed (CordonHistoryPage *self, CordonChanges *changes)
{
  if (!has_author (self, cordon_changes_get_author (changes)))
    read_authors (self);
}

static void
fill_spans (CordonHistoryPage *self)
{
  g_autoptr (GListModel) spans = cordon_history_spans (self->plan, C_ ("span of time", "At any time"));
  g_autofree char *chosen = g_strdup (cordon_history_drop_down_get_value (self->span));

  self->filling = TRUE;
  cordon_history_drop_down_set_options (self->span, spans);
  cordon_history_drop_down_set_value (self->span, chosen);
  self->filling = FALSE;
}

/* The list */

static void
show_state (CordonHistoryPage *self)
{
  const char *name = "list";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->entries)) == 0)
    name = cordon_history_list_get_loading (self->entries) ? "loading" : is_filtered (self) ? "nothing" : "empty";
  gtk_stack_set_visible_child_name (self->stack, name);
}

/* Reads on two screens before the end. */
static void
on_scrolled (CordonHistoryPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (self->entries != NULL
      && gtk_adjustment_get_value (adjustment) + 3 * page >= gtk_adjustment_get_upper (adjustment))
    cordon_history_list_read_on (self->entries);
}

/* Whoever looks at the newest edits goes on looking at them; whoever has scrolled on stays where they are. */
static void
on_items_changed (CordonHistoryPage *self, guint position, guint removed, guint added)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (position == 0 && added > 0 && gtk_adjustment_get_value (adjustment) <= 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
  show_state (self);
}

static void
on_failed (CordonHistoryPage *self, const GError *error)
{
  cordon_report_error (GTK_WIDGET (self), error);
}

static void
on_row_set_up (CordonHistoryPage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, cordon_history_row_new (self->names));
}

static void
on_row_bound (CordonHistoryPage *self, GtkListItem *item)
{
  cordon_history_row_set_entry (CORDON_HISTORY_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_row_unbound (CordonHistoryPage *self, GtkListItem *item)
{
  cordon_history_row_set_entry (CORDON_HISTORY_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
on_entry_activated (CordonHistoryPage *self, guint position)
{
  g_autoptr (CordonHistoryEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  cordon_history_entry_set_expanded (entry, !cordon_history_entry_get_expanded (entry));
}

/* Actions */

/* The menu belongs to the page: the rows come and go while it is open. */
static void
open_menu (CordonHistoryPage *self, CordonHistoryRow *row, const GdkRectangle *place)
{
  g_autoptr (GMenuModel) model = cordon_history_row_dup_menu (row);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  else
    {
      gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonHistoryPage *self = CORDON_HISTORY_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, CORDON_TYPE_HISTORY_ROW) : NULL;
  graphene_rect_t bounds;

  if (row == NULL && focus != NULL && gtk_widget_get_parent (focus) == GTK_WIDGET (self->list))
    row = gtk_widget_get_first_child (focus);
  if (CORDON_IS_HISTORY_ROW (row) && gtk_widget_compute_bounds (row, widget, &bounds))
    open_menu (self, CORDON_HISTORY_ROW (row),
               &(GdkRectangle){(int) (bounds.origin.x + bounds.size.width / 2),
                               (int) (bounds.origin.y + bounds.size.height / 2), 1, 1});
}

static void
on_secondary_pressed (CordonHistoryPage *self, int n_press, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = at != NULL ? gtk_widget_get_ancestor (at, CORDON_TYPE_HISTORY_ROW) : NULL;
  double page_x, page_y;

  if (row != NULL
      && gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), x, y, &page_x, &page_y))
    open_menu (self, CORDON_HISTORY_ROW (row), &(GdkRectangle){(int) page_x, (int) page_y, 1, 1});
}

static void
only_author_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cordon_history_drop_down_set_value (CORDON_HISTORY_PAGE (widget)->author, g_variant_get_string (parameter, NULL));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (parameter, NULL));
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonHistoryPage *self = CORDON_HISTORY_PAGE (widget);

  reset_filters (self);
  apply_filter (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->kind));
}

/* Class */

void
cordon_history_page_set_plan (CordonHistoryPage *self, CordonPlan *plan, CordonHistoryNames *names)
{
  g_autoptr (GListModel) kinds = list_kinds ();
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (CORDON_IS_HISTORY_PAGE (self));
  g_return_if_fail (CORDON_IS_PLAN (plan));
  g_return_if_fail (self->plan == NULL);

  self->plan = g_object_ref (plan);
  self->names = g_object_ref (names);
  self->filling = TRUE;
  cordon_history_drop_down_set_options (self->kind, kinds);
  self->filling = FALSE;
  set_authors (self, NULL);
  fill_spans (self);
  self->entries = cordon_history_list_new (plan);
  g_signal_connect_object (self->entries, "notify::loading", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entries, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (names, "changed", G_CALLBACK (show_row_name), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::today", G_CALLBACK (fill_spans), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::first-month", G_CALLBACK (fill_spans), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->entries)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  /* After the list has taken the change in. */
  g_signal_connect_object (self->entries, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  read_authors (self);
  apply_filter (self);
}

static void
cordon_history_page_dispose (GObject *object)
{
  CordonHistoryPage *self = CORDON_HISTORY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->entries);
  g_clear_object (&self->names);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (cordon_history_page_parent_class)->dispose (object);
}

static void
cordon_history_page_finalize (GObject *object)
{
  CordonHistoryPage *self = CORDON_HISTORY_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->row);
  g_free (self->row_kind);
  G_OBJECT_CLASS (cordon_history_page_parent_class)->finalize (object);
}

static void
cordon_history_page_class_init (CordonHistoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_history_page_dispose;
  object_class->finalize = cordon_history_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/history/cordon-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryPage, kind);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryPage, author);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryPage, span);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryPage, dates);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryPage, row_filter);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryPage, row_filter_label);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_filter_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed);
  gtk_widget_class_install_action (widget_class, "history.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "history.only-author", "s", only_author_action);
  gtk_widget_class_install_action (widget_class, "history.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "history.show-all", NULL, show_all_action);
}

static void
cordon_history_page_init (CordonHistoryPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkAdjustment *adjustment;

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->first = CORDON_FIELD_ROW (cordon_history_date_row_new ("first", C_ ("span of time", "First day")));
  self->last = CORDON_FIELD_ROW (cordon_history_date_row_new ("last", C_ ("span of time", "Last day")));
  gtk_list_box_append (self->dates, GTK_WIDGET (self->first));
  gtk_list_box_append (self->dates, GTK_WIDGET (self->last));
  g_signal_connect_object (self->first, "commit", G_CALLBACK (on_date_committed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->last, "commit", G_CALLBACK (on_date_committed), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_row_set_up), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_row_bound), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_row_unbound), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
}
