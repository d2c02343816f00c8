/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program manager's desk. Which matters the table shows follows from one filter, and which is chosen is a matter's
 * id and not the place of a row: it stays while filters, edits and undo move rows, and its form stays even when it
 * leaves the table. The table's rows are read as they are looked at, so that a million are no more than a hundred. */

#include "views/programme/cordon-programme-view.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "base/cordon-number.h"
#include "kit/cordon-narrow-bin.h"
#include "kit/cordon-report.h"
#include "kit/cordon-split.h"
#include "model/cordon-row-list.h"
#include "views/programme/cordon-desk-chips.h"
#include "views/programme/cordon-desk-filter.h"
#include "views/programme/cordon-desk-inbox.h"
#include "views/programme/cordon-desk-strip.h"
#include "views/programme/cordon-matter-add.h"
#include "views/programme/cordon-matter-form.h"
#include "views/programme/cordon-matter-many.h"
#include "views/programme/cordon-matter-table.h"
#include "views/programme/cordon-matter-words.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-record-field.h"

struct _CordonProgrammeView
{
  AdwBin parent_instance;

  CordonNarrowBin *frame;
  GtkStack *stack;
  CordonSplit *split;
  GtkWidget *sidebar;
  CordonDeskStrip *strip;
  CordonDeskChips *chips;
  GtkWidget *inbox_box;
  CordonDeskInbox *inbox;
  CordonDeskInbox *inbox_aside;
  GtkMenuButton *inbox_button;
  GtkMenuButton *add_button;
  GtkMenuButton *add_first_button;
  GtkMenuButton *column_button;
  GtkStack *table_stack;
  AdwBin *table_bin;
  GtkLabel *nothing;
  GtkLabel *totals;
  GtkWidget *form_box;
  GtkWidget *form_page;
  GtkWidget *back_button;
  GtkWidget *separator;
  GtkStack *form_stack;
  CordonMatterForm *form;
  CordonMatterMany *many;
  CordonDeskFilter *filter_box;
  GtkMenuButton *filter_button;

  CordonPlan *plan;
  CordonTable *table;
  CordonMatterFilter *filter;
  GListModel *rows;    /* a CordonRowList */
  GListModel *parties; /* held so that offices are known by name */
  char *columns_for;   /* what the columns shown were chosen for */
  char *chosen;
  char *edit_wanted; /* the matter whose title is to be typed */
  GCancellable *cancellable;
  GCancellable *finding;
  guint settling;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (CordonProgrammeView, cordon_programme_view, ADW_TYPE_BIN)

static void show_chosen (CordonProgrammeView *self);
static void load (CordonProgrammeView *self);

/* The table */

/* Only when what they depend on has changed, so that a person's own choice of columns stays. */
static void
show_columns (CordonProgrammeView *self)
{
  gboolean narrow = cordon_table_get_narrow (self->table);
  gboolean beside = self->chosen != NULL;
  const char *kind = self->filter->kind;
  const char *shown = narrow ? "narrow" : beside ? "beside" : kind != NULL ? kind : "all";

  if (g_strcmp0 (shown, self->columns_for) == 0)
    return;
  g_free (self->columns_for);
  self->columns_for = g_strdup (shown);
  cordon_table_show_columns (self->table, cordon_matter_table_columns (kind, beside, narrow));
}

/* What is chosen */

static void
show_possible (CordonProgrammeView *self)
{
  gboolean possible = cordon_edit_is_possible (self->plan);
  CordonRecord *matter = cordon_matter_form_get_matter (self->form);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.add", possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.add-here", possible);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), possible);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_first_button), possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.delete",
                                 possible
                                     && (cordon_table_count_selected (self->table, NULL) > 1
                                         || (matter != NULL && !cordon_record_get_deleted (matter))));
}

static void
show_form (CordonProgrammeView *self)
{
  guint n = cordon_table_count_selected (self->table, NULL);

  cordon_matter_many_set (self->many, self->plan, n > 1 ? CORDON_ROW_LIST (self->rows) : NULL,
                          n > 1 ? cordon_table_get_selection (self->table) : NULL);
  gtk_stack_set_visible_child_name (self->form_stack, n > 1 ? "many" : "form");
  gtk_widget_set_visible (self->form_box, n > 1 || self->chosen != NULL);
  show_columns (self);
  show_possible (self);
}

static void
on_found (GObject *rows, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CordonProgrammeView) self = user_data;
  g_autoptr (GError) error = NULL;
  guint place = cordon_row_list_find_finish (CORDON_ROW_LIST (rows), result, &error);
  guint first;

  if (error != NULL || self->table == NULL || (gpointer) rows != (gpointer) self->rows)
    return;
  if (cordon_table_count_selected (self->table, &first) == 1 && first == place)
    return;
  self->syncing = TRUE;
  cordon_table_select (self->table, place);
  self->syncing = FALSE;
  if (place != G_MAXUINT)
    cordon_table_scroll_to (self->table, place);
  show_form (self);
}

/* Puts the selection of the table where what is chosen stands by now. */
static void
find_chosen (CordonProgrammeView *self)
{
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  if (self->chosen == NULL || self->rows == NULL)
    return;
  self->finding = g_cancellable_new ();
  cordon_row_list_find_async (CORDON_ROW_LIST (self->rows), self->chosen, self->finding, on_found, g_object_ref (self));
}

static void
on_read (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CordonProgrammeView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonRecord) matter = cordon_plan_get_record_finish (CORDON_PLAN (plan), result, &error);

  if (self->table == NULL)
    return;
  if (matter == NULL)
    {
      cordon_report_error (GTK_WIDGET (self), error);
      return;
    }
  /* Another may have been chosen meanwhile. */
  if (g_strcmp0 (cordon_record_get_id (matter), self->chosen) != 0)
    return;
  cordon_matter_form_set_matter (self->form, self->plan, matter);
  if (g_strcmp0 (self->edit_wanted, self->chosen) == 0)
    {
      g_clear_pointer (&self->edit_wanted, g_free);
      cordon_split_set_show_content (self->split, TRUE);
      cordon_matter_form_edit (self->form, "title");
    }
  show_form (self);
}

static void
show_chosen (CordonProgrammeView *self)
{
  CordonRecord *shown = cordon_matter_form_get_matter (self->form);

  if (self->chosen == NULL)
    cordon_matter_form_set_matter (self->form, self->plan, NULL);
  else if (shown == NULL || g_strcmp0 (cordon_record_get_id (shown), self->chosen) != 0)
    cordon_plan_get_record_async (self->plan, "matter", self->chosen, self->cancellable, on_read, g_object_ref (self));
  show_form (self);
}

void
cordon_programme_view_choose (CordonProgrammeView *self, const char *id)
{
  char *copy;

  g_return_if_fail (CORDON_IS_PROGRAMME_VIEW (self));

  copy = g_strdup (id);
  g_free (self->chosen);
  self->chosen = copy;
  if (id == NULL)
    {
      self->syncing = TRUE;
      cordon_table_select (self->table, G_MAXUINT);
      self->syncing = FALSE;
    }
  show_chosen (self);
  find_chosen (self);
}

static void
on_selection_changed (CordonProgrammeView *self)
{
  guint first;
  guint n = cordon_table_count_selected (self->table, &first);
  g_autoptr (CordonRecord) matter = NULL;

  /* A row that moves leaves the table for a moment: what is selected is put right once it has settled. */
  if (self->syncing || self->settling != 0)
    return;
  if (n == 1)
    {
      matter = g_list_model_get_item (self->rows, first);
      /* One that has not been read yet is not on screen either. */
      if (cordon_record_get_loaded (matter))
        {
          g_free (self->chosen);
          self->chosen = g_strdup (cordon_record_get_id (matter));
        }
    }
  else if (n == 0)
    g_clear_pointer (&self->chosen, g_free);
  show_chosen (self);
}

static gboolean
on_settled (gpointer data)
{
  CordonProgrammeView *self = data;

  self->settling = 0;
  if (cordon_table_count_selected (self->table, NULL) <= 1)
    find_chosen (self);
  show_form (self);
  return G_SOURCE_REMOVE;
}

static void
on_activate (CordonProgrammeView *self, guint position)
{
  cordon_table_select (self->table, position);
  cordon_split_set_show_content (self->split, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

/* The filter */

static void
show_totals (CordonProgrammeView *self)
{
  guint n = g_list_model_get_n_items (self->rows);
  gboolean loading = cordon_row_list_get_loading (CORDON_ROW_LIST (self->rows));
  g_autofree char *count = cordon_number_format (n, 0);
  g_autofree char *words = g_strdup_printf (
      /* Translators: how many matters a table shows; %s is the number */
      ngettext ("%s matter", "%s matters", n), count);

  gtk_label_set_label (self->totals, loading ? "" : words);
  gtk_stack_set_visible_child_name (self->table_stack, n > 0 || loading ? "table" : "nothing");
}

static void
on_rows_changed (CordonProgrammeView *self)
{
  show_totals (self);
  if (self->settling == 0)
    self->settling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_settled, self, NULL);
}

static void
load (CordonProgrammeView *self)
{
  gboolean descending;
  const char *order = cordon_table_get_order (self->table, &descending);
  g_autoptr (CordonQuery) query = cordon_matter_filter_to_query (self->filter, self->plan, order, descending);

  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_func (self->rows, on_rows_changed, self);
  g_clear_object (&self->rows);
  self->rows = cordon_plan_get_row_list (self->plan, query);
  /* Before the selection hears of it, so that it is known that a row only moves. */
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (on_rows_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "notify::loading", G_CALLBACK (on_rows_changed), self, G_CONNECT_SWAPPED);
  self->syncing = TRUE;
  cordon_table_set_model (self->table, self->rows);
  self->syncing = FALSE;
  on_rows_changed (self);
}

static void
show_filter (CordonProgrammeView *self)
{
  cordon_desk_chips_set_filter (self->chips, self->filter);
  cordon_desk_filter_set_filter (self->filter_box, self->filter);
  if (self->filter->state != NULL || self->filter->party != NULL || self->filter->country != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "suggested-action");
  cordon_desk_inbox_set_filter (self->inbox, self->filter);
  cordon_desk_inbox_set_filter (self->inbox_aside, self->filter);
  gtk_label_set_label (self->nothing, self->filter->deleted ? C_ ("matters", "Nothing is deleted.")
                                                            : C_ ("matters", "No matter passes this filter."));
  show_columns (self);
}

void
cordon_programme_view_set_filter (CordonProgrammeView *self, const CordonMatterFilter *filter)
{
  CordonMatterFilter *copy;

  g_return_if_fail (CORDON_IS_PROGRAMME_VIEW (self));
  g_return_if_fail (filter != NULL);

  copy = cordon_matter_filter_copy (filter);
  g_clear_pointer (&self->filter, cordon_matter_filter_free);
  self->filter = copy;
  show_filter (self);
  load (self);
}

const CordonMatterFilter *
cordon_programme_view_get_filter (CordonProgrammeView *self)
{
  g_return_val_if_fail (CORDON_IS_PROGRAMME_VIEW (self), NULL);

  return self->filter;
}

/* Whether there is anything at all */
static void
on_kinds_found (CordonProgrammeView *self)
{
  if (self->plan == NULL)
    return;
  if (cordon_desk_chips_has_any (self->chips))
    gtk_stack_set_visible_child_name (self->stack, "desk");
  else if (!cordon_desk_chips_get_loading (self->chips))
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* Showing one matter */

static void
reveal_matter (CordonProgrammeView *self, const char *id)
{
  cordon_programme_view_choose (self, id);
  cordon_split_set_show_content (self->split, TRUE);
}

static void
on_part_read (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CordonProgrammeView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonRecord) part = cordon_plan_get_record_finish (CORDON_PLAN (plan), result, &error);

  if (part == NULL)
    cordon_report_error (GTK_WIDGET (self), error);
  else if (self->table != NULL && cordon_record_get_text (part, "matter") != NULL)
    reveal_matter (self, cordon_record_get_text (part, "matter"));
}

gboolean
cordon_programme_view_reveal (GtkWidget *view, const char *kind, const char *id)
{
  CordonProgrammeView *self;
  const CordonKind *table;

  g_return_val_if_fail (CORDON_IS_PROGRAMME_VIEW (view), FALSE);
  g_return_val_if_fail (kind != NULL && id != NULL, FALSE);

  self = CORDON_PROGRAMME_VIEW (view);
  table = cordon_kind_find (kind);
  if (g_str_equal (kind, "matter"))
    reveal_matter (self, id);
  else if (table != NULL && cordon_kind_field (table, "matter") != NULL)
    cordon_plan_get_record_async (self->plan, kind, id, self->cancellable, on_part_read, g_object_ref (self));
  else
    return FALSE;
  return TRUE;
}

/* Actions */

static void
on_added (GtkWidget *widget, const char *id)
{
  CordonProgrammeView *self = CORDON_PROGRAMME_VIEW (widget);

  if (self->table == NULL)
    return;
  g_free (self->edit_wanted);
  self->edit_wanted = g_strdup (id);
  cordon_programme_view_choose (self, id);
}

/* What is made is to be seen. */
static void
add (CordonProgrammeView *self, const char *kind)
{
  const CordonMatterFilter *now = self->filter;

  if (now->preset != CORDON_MATTER_ANY || now->deleted || now->state != NULL || now->party != NULL
      || now->country != NULL || (now->kind != NULL && !g_str_equal (now->kind, kind)))
    {
      g_autoptr (CordonMatterFilter) filter = cordon_matter_filter_new (kind, CORDON_MATTER_ANY);

      cordon_programme_view_set_filter (self, filter);
    }
  cordon_matter_add (GTK_WIDGET (self), self->plan, kind, NULL, on_added);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *kind = g_variant_get_string (parameter, NULL);

  if (cordon_workflow_first (kind) != NULL)
    add (CORDON_PROGRAMME_VIEW (widget), kind);
}

static void
add_here_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonProgrammeView *self = CORDON_PROGRAMME_VIEW (widget);
  gboolean empty = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "empty");

  if (self->filter->kind != NULL && !empty)
    add (self, self->filter->kind);
  else
    gtk_menu_button_popup (empty ? self->add_first_button : self->add_button);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonProgrammeView *self = CORDON_PROGRAMME_VIEW (widget);
  CordonRecord *matter = cordon_matter_form_get_matter (self->form);

  if (cordon_table_count_selected (self->table, NULL) > 1)
    gtk_widget_activate_action (GTK_WIDGET (self->many), "many.delete", NULL);
  else if (matter != NULL)
    cordon_edit_delete (widget, self->plan, matter);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  on_added (widget, g_variant_get_string (parameter, NULL));
}

static void
unselect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cordon_programme_view_choose (CORDON_PROGRAMME_VIEW (widget), NULL);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonProgrammeView *self = CORDON_PROGRAMME_VIEW (widget);
  g_autoptr (CordonMatterFilter) filter = cordon_matter_filter_from_text (g_variant_get_string (parameter, NULL));

  if (filter == NULL || self->table == NULL)
    return;
  gtk_menu_button_popdown (self->inbox_button);
  cordon_split_set_show_content (self->split, FALSE);
  cordon_programme_view_set_filter (self, filter);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (CordonMatterFilter) filter = cordon_matter_filter_new (NULL, CORDON_MATTER_ANY);

  cordon_programme_view_set_filter (CORDON_PROGRAMME_VIEW (widget), filter);
}

static void
table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonProgrammeView *self = CORDON_PROGRAMME_VIEW (widget);

  cordon_split_set_show_content (self->split, FALSE);
  cordon_table_focus (self->table);
}

static void
form_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonProgrammeView *self = CORDON_PROGRAMME_VIEW (widget);

  if (self->chosen == NULL)
    return;
  cordon_split_set_show_content (self->split, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

/* Folded, a tap opens; beside each other, it only selects. */
static void
on_folded (CordonProgrammeView *self)
{
  gboolean folded = cordon_split_get_folded (self->split);

  if (self->table == NULL)
    return;
  cordon_table_set_single_click (self->table, folded);
  gtk_widget_set_visible (self->separator, !folded);
  gtk_widget_set_visible (self->back_button, folded);
  gtk_widget_set_hexpand (self->form_page, folded);
  cordon_matter_form_set_alone (self->form, folded);
}

/* Making it */

static void
make_menus (CordonProgrammeView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (const CordonChoice *kind = cordon_matter_kinds (); kind->value != NULL; kind++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (cordon_matter_words_add (kind->value), NULL);

      g_menu_item_set_action_and_target (item, "programme.add", "s", kind->value);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->add_button, G_MENU_MODEL (menu));
  gtk_menu_button_set_menu_model (self->add_first_button, G_MENU_MODEL (menu));
}

static void
make_table (CordonProgrammeView *self)
{
  self->table = CORDON_TABLE (cordon_matter_table_new (self->plan));
  adw_bin_set_child (self->table_bin, GTK_WIDGET (self->table));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", cordon_table_get_column_actions (self->table));
  gtk_menu_button_set_menu_model (self->column_button, cordon_table_get_column_menu (self->table));
  g_signal_connect_object (self->table, "selection-changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "order-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "notify::narrow", G_CALLBACK (show_columns), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
}

static void
add_table_keys (CordonProgrammeView *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const struct
  {
    guint key;
    const char *action;
  } bindings[] = {
      {GDK_KEY_Delete, "programme.delete"},
      {GDK_KEY_Escape, "programme.unselect"},
  };

  /* On the table alone: in the form, these keys are the field's. */
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (bindings[i].key, 0),
                                                            gtk_named_action_new (bindings[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self->table), keys);
}

GtkWidget *
cordon_programme_view_new (CordonPlan *plan)
{
  CordonProgrammeView *self;
  g_autoptr (CordonQuery) parties = cordon_plan_query ("party", "name");

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_PROGRAMME_VIEW, NULL);
  self->plan = g_object_ref (plan);
  self->filter = cordon_matter_filter_new (NULL, CORDON_MATTER_ANY);
  self->parties = cordon_plan_get_list (plan, parties);
  make_table (self);
  add_table_keys (self);
  cordon_desk_strip_set_plan (self->strip, plan);
  cordon_desk_inbox_set_plan (self->inbox, plan);
  cordon_desk_inbox_set_plan (self->inbox_aside, plan);
  cordon_desk_chips_set_plan (self->chips, plan);
  cordon_desk_filter_set_plan (self->filter_box, plan);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_possible), self, G_CONNECT_SWAPPED);
  on_kinds_found (self);
  show_filter (self);
  on_folded (self);
  load (self);
  show_chosen (self);
  return GTK_WIDGET (self);
}

const char *
cordon_programme_view_get_chosen (CordonProgrammeView *self)
{
  g_return_val_if_fail (CORDON_IS_PROGRAMME_VIEW (self), NULL);

  return self->chosen;
}

CordonTable *
cordon_programme_view_get_table (CordonProgrammeView *self)
{
  g_return_val_if_fail (CORDON_IS_PROGRAMME_VIEW (self), NULL);

  return self->table;
}

GtkToggleButton *
cordon_programme_view_get_chip (CordonProgrammeView *self, const char *name)
{
  g_return_val_if_fail (CORDON_IS_PROGRAMME_VIEW (self), NULL);

  return cordon_desk_chips_get (self->chips, name);
}

/* Where there is no room for it beside the table, the inbox opens from a button. */
static void
on_narrow (CordonProgrammeView *self)
{
  gboolean narrow = cordon_narrow_bin_get_narrow (self->frame);

  gtk_widget_set_visible (self->inbox_box, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->inbox_button), narrow);
}

static void
cordon_programme_view_dispose (GObject *object)
{
  CordonProgrammeView *self = CORDON_PROGRAMME_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_handle_id (&self->settling, g_source_remove);
  if (self->plan != NULL && self->table != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->plan, self);
      g_signal_handlers_disconnect_by_data (self->table, self);
      g_signal_handlers_disconnect_by_data (self->rows, self);
      cordon_desk_strip_set_plan (self->strip, NULL);
      cordon_desk_inbox_set_plan (self->inbox, NULL);
      cordon_desk_inbox_set_plan (self->inbox_aside, NULL);
      cordon_desk_chips_set_plan (self->chips, NULL);
      cordon_desk_filter_set_plan (self->filter_box, NULL);
      cordon_matter_many_set (self->many, NULL, NULL, NULL);
      cordon_matter_form_set_matter (self->form, NULL, NULL);
      adw_bin_set_child (self->table_bin, NULL);
      self->table = NULL;
    }
  g_clear_object (&self->rows);
  g_clear_object (&self->parties);

  G_OBJECT_CLASS (cordon_programme_view_parent_class)->dispose (object);
}

static void
cordon_programme_view_finalize (GObject *object)
{
  CordonProgrammeView *self = CORDON_PROGRAMME_VIEW (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->filter, cordon_matter_filter_free);
  g_free (self->chosen);
  g_free (self->columns_for);
  g_free (self->edit_wanted);

  G_OBJECT_CLASS (cordon_programme_view_parent_class)->finalize (object);
}

static void
cordon_programme_view_class_init (CordonProgrammeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_programme_view_dispose;
  object_class->finalize = cordon_programme_view_finalize;

  g_type_ensure (CORDON_TYPE_NARROW_BIN);
  g_type_ensure (CORDON_TYPE_SPLIT);
  g_type_ensure (CORDON_TYPE_DESK_CHIPS);
  g_type_ensure (CORDON_TYPE_DESK_FILTER);
  g_type_ensure (CORDON_TYPE_DESK_INBOX);
  g_type_ensure (CORDON_TYPE_DESK_STRIP);
  g_type_ensure (CORDON_TYPE_MATTER_FORM);
  g_type_ensure (CORDON_TYPE_MATTER_MANY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/programme/cordon-programme-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, frame);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, split);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, chips);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, strip);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, inbox_box);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, inbox);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, inbox_aside);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, inbox_button);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, add_button);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, add_first_button);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, column_button);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, table_stack);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, table_bin);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, nothing);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, totals);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, form_box);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, form_page);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, back_button);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, separator);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, form_stack);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, form);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, many);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, filter_box);
  gtk_widget_class_bind_template_child (widget_class, CordonProgrammeView, filter_button);
  gtk_widget_class_bind_template_callback (widget_class, on_kinds_found);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);

  gtk_widget_class_install_action (widget_class, "programme.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "programme.add-here", NULL, add_here_action);
  gtk_widget_class_install_action (widget_class, "programme.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "programme.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "programme.unselect", NULL, unselect_action);
  gtk_widget_class_install_action (widget_class, "programme.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "programme.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "programme.table", NULL, table_action);
  gtk_widget_class_install_action (widget_class, "programme.form", NULL, form_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_N, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "programme.add-here",
                                       NULL);
}

static void
cordon_programme_view_init (CordonProgrammeView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  make_menus (self);
  g_signal_connect_object (self->split, "notify::folded", G_CALLBACK (on_folded), self, G_CONNECT_SWAPPED);
}
