/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was deleted, with a way back. Rows are hidden in a plan and never removed, so this list is always complete. */

#include "views/shared/cordon-deleted-list.h"

#include <glib/gi18n-lib.h>

#include "model/cordon-intents.h"
#include "views/shared/cordon-edit.h"

struct _CordonDeletedList
{
  AdwBin parent_instance;

  GtkWidget *list;
  GtkWidget *expander;
  CordonPlan *plan;
  GListModel *deleted;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (CordonDeletedList, cordon_deleted_list, ADW_TYPE_BIN)

static void
on_restore_clicked (GtkWidget *button, CordonDeletedList *self)
{
  CordonRecord *record = g_object_get_data (G_OBJECT (button), "cordon-record");
  g_autofree char *title = cordon_record_dup_title (record);
  /* Translators: a toast; %s is the title of what came back */
  g_autofree char *done = g_strdup_printf (C_ ("goals", "Restored “%s”"), title);

  cordon_edit_commit (GTK_WIDGET (self), self->plan, cordon_intent_restore (record), done);
}

static GtkWidget *
make_row (CordonDeletedList *self, CordonRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (C_ ("goals", "Restore"));
  g_autofree char *title = cordon_record_dup_title (record);
  /* Translators: what a button does; %s is a title */
  g_autofree char *words = g_strdup_printf (C_ ("goals", "Restore “%s”"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cordon_kind_label (cordon_record_get_kind (record)));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, cordon_edit_is_possible (self->plan));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (button), "cordon-record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_restore_clicked), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static void
refill (CordonDeletedList *self)
{
  guint n = self->deleted != NULL ? g_list_model_get_n_items (self->deleted) : 0;
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u deleted", "%u deleted", n), n);

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->expander), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) record = g_list_model_get_item (self->deleted, i);
      GtkWidget *row = make_row (self, record);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expander), row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), title);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

GtkWidget *
cordon_deleted_list_new (void)
{
  return g_object_new (CORDON_TYPE_DELETED_LIST, NULL);
}

void
cordon_deleted_list_set (CordonDeletedList *self, CordonPlan *plan, GListModel *const *models, guint n_models)
{
  g_return_if_fail (CORDON_IS_DELETED_LIST (self));

  if (self->deleted != NULL)
    g_signal_handlers_disconnect_by_func (self->deleted, refill, self);
  g_clear_object (&self->deleted);
  g_set_object (&self->plan, plan);
  if (n_models > 0)
    {
      GListStore *lists = g_list_store_new (G_TYPE_LIST_MODEL);

      for (guint i = 0; i < n_models; i++)
        g_list_store_append (lists, models[i]);
      self->deleted = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (lists)));
      g_signal_connect_object (self->deleted, "items-changed", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
    }
  refill (self);
}

guint
cordon_deleted_list_get_count (CordonDeletedList *self)
{
  g_return_val_if_fail (CORDON_IS_DELETED_LIST (self), 0);

  return self->rows->len;
}

static void
cordon_deleted_list_dispose (GObject *object)
{
  CordonDeletedList *self = CORDON_DELETED_LIST (object);

  if (self->deleted != NULL)
    g_signal_handlers_disconnect_by_func (self->deleted, refill, self);
  g_clear_object (&self->deleted);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (cordon_deleted_list_parent_class)->dispose (object);
}

static void
cordon_deleted_list_class_init (CordonDeletedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cordon_deleted_list_dispose;
}

static void
cordon_deleted_list_init (CordonDeletedList *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("user-trash-symbolic");

  self->rows = g_ptr_array_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  self->expander = adw_expander_row_new ();
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self->expander), icon);
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->expander);
  adw_bin_set_child (ADW_BIN (self), self->list);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
