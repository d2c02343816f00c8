/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inbox of the desk. It holds no messages: a row is a filter over all kinds, with how many pass it today. */

#include "views/programme/cordon-desk-inbox.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-number.h"
#include "model/cordon-saved-view.h"
#include "views/shared/cordon-edit.h"

static const CordonMatterPreset presets[] = {
    CORDON_MATTER_OVERDUE,
    CORDON_MATTER_DUE,
    CORDON_MATTER_NEW,
    CORDON_MATTER_OPEN,
};

#define N_PRESETS G_N_ELEMENTS (presets)

struct _CordonDeskInbox
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkWidget *rows[N_PRESETS];
  GtkLabel *numbers[N_PRESETS];
  CordonMatterCount *counts[N_PRESETS];
  GtkWidget *saved_title;
  GtkListBox *saved_list;
  CordonPlan *plan;
  GListModel *saved; /* of "saved_view" */
};

G_DEFINE_FINAL_TYPE (CordonDeskInbox, cordon_desk_inbox, ADW_TYPE_BIN)

static void
show_counts (CordonDeskInbox *self)
{
  for (guint i = 0; i < N_PRESETS; i++)
    {
      guint count = self->counts[i] != NULL ? cordon_matter_count_get_count (self->counts[i]) : 0;
      gboolean urgent = presets[i] == CORDON_MATTER_OVERDUE && count > 0;
      const char *classes[] = {"numeric", urgent ? "error" : "dim-label", NULL};
      g_autofree char *number = cordon_number_format (count, 0);
      g_autofree char *words =
          g_strdup_printf (C_ ("matters", "%s: %s"), cordon_matter_preset_label (presets[i]), number);

      gtk_label_set_label (self->numbers[i], number);
      gtk_widget_set_css_classes (GTK_WIDGET (self->numbers[i]), classes);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
}

static void
forget_counts (CordonDeskInbox *self)
{
  for (guint i = 0; i < N_PRESETS; i++)
    {
      if (self->counts[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->counts[i], self);
      g_clear_object (&self->counts[i]);
    }
}

/* What was saved */

static void
show_saved (CordonDeskInbox *self)
{
  gboolean any = g_list_model_get_n_items (self->saved) > 0;

  gtk_widget_set_visible (self->saved_title, any);
  gtk_widget_set_visible (GTK_WIDGET (self->saved_list), any);
}

static void
on_saved_activated (CordonDeskInbox *self, GtkListBoxRow *row)
{
  CordonRecord *saved = g_object_get_data (G_OBJECT (row), "cordon-record");

  gtk_widget_activate_action (GTK_WIDGET (self), "programme.show", "s", cordon_record_get_text (saved, "content"));
}

static void
on_saved_removed (GtkWidget *button, CordonRecord *saved)
{
  CordonDeskInbox *self = CORDON_DESK_INBOX (gtk_widget_get_ancestor (button, CORDON_TYPE_DESK_INBOX));

  cordon_edit_delete (GTK_WIDGET (self), self->plan, saved);
}

static GtkWidget *
make_saved (gpointer item, gpointer user_data)
{
  CordonDeskInbox *self = user_data;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = cordon_record_dup_title (item);
  /* Translators: what a button does; %s is the name of a filter */
  g_autofree char *words = g_strdup_printf (C_ ("matters", "Keep “%s” No Longer"), name);

  g_object_bind_property (item, "name", label, "label", G_BINDING_SYNC_CREATE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_set_sensitive (button, cordon_edit_is_possible (self->plan));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_saved_removed), item, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "cordon-record", g_object_ref (item), g_object_unref);
  return row;
}

void
cordon_desk_inbox_set_plan (CordonDeskInbox *self, CordonPlan *plan)
{
  g_return_if_fail (CORDON_IS_DESK_INBOX (self));

  forget_counts (self);
  if (self->saved != NULL)
    g_signal_handlers_disconnect_by_data (self->saved, self);
  gtk_list_box_bind_model (self->saved_list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->saved);
  g_set_object (&self->plan, plan);
  if (plan != NULL)
    {
      self->saved = cordon_saved_view_list (plan, "programme");
      gtk_list_box_bind_model (self->saved_list, self->saved, make_saved, self, NULL);
      g_signal_connect_object (self->saved, "items-changed", G_CALLBACK (show_saved), self, G_CONNECT_SWAPPED);
      show_saved (self);
    }
  for (guint i = 0; i < N_PRESETS && plan != NULL; i++)
    {
      g_autoptr (CordonMatterFilter) filter = cordon_matter_filter_new (NULL, presets[i]);

      self->counts[i] = cordon_matter_count_new (plan, filter);
      g_signal_connect_object (self->counts[i], "notify", G_CALLBACK (show_counts), self, G_CONNECT_SWAPPED);
    }
  show_counts (self);
}

void
cordon_desk_inbox_set_filter (CordonDeskInbox *self, const CordonMatterFilter *filter)
{
  GtkListBoxRow *row = NULL;

  g_return_if_fail (CORDON_IS_DESK_INBOX (self));

  for (guint i = 0; i < N_PRESETS; i++)
    {
      g_autoptr (CordonMatterFilter) own = cordon_matter_filter_new (NULL, presets[i]);

      if (cordon_matter_filter_equal (own, filter))
        row = GTK_LIST_BOX_ROW (self->rows[i]);
    }
  gtk_list_box_select_row (self->list, row);
  row = NULL;
  for (int i = 0; gtk_list_box_get_row_at_index (self->saved_list, i) != NULL; i++)
    {
      GtkListBoxRow *other = gtk_list_box_get_row_at_index (self->saved_list, i);
      CordonRecord *saved = g_object_get_data (G_OBJECT (other), "cordon-record");
      g_autoptr (CordonMatterFilter) own = cordon_matter_filter_from_text (cordon_record_get_text (saved, "content"));

      if (own != NULL && cordon_matter_filter_equal (own, filter))
        row = other;
    }
  gtk_list_box_select_row (self->saved_list, row);
}

guint
cordon_desk_inbox_get_count (CordonDeskInbox *self, CordonMatterPreset preset)
{
  g_return_val_if_fail (CORDON_IS_DESK_INBOX (self), 0);

  for (guint i = 0; i < N_PRESETS; i++)
    {
      if (presets[i] == preset && self->counts[i] != NULL)
        return cordon_matter_count_get_count (self->counts[i]);
    }
  return 0;
}

static void
on_row_activated (CordonDeskInbox *self, GtkListBoxRow *row)
{
  for (guint i = 0; i < N_PRESETS; i++)
    {
      g_autoptr (CordonMatterFilter) filter = cordon_matter_filter_new (NULL, presets[i]);
      g_autofree char *text = cordon_matter_filter_to_text (filter);

      if (GTK_WIDGET (row) == self->rows[i])
        gtk_widget_activate_action (GTK_WIDGET (self), "programme.show", "s", text);
    }
}

static void
cordon_desk_inbox_dispose (GObject *object)
{
  CordonDeskInbox *self = CORDON_DESK_INBOX (object);

  forget_counts (self);
  if (self->saved != NULL)
    g_signal_handlers_disconnect_by_data (self->saved, self);
  g_clear_object (&self->saved);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_desk_inbox_parent_class)->dispose (object);
}

static void
cordon_desk_inbox_class_init (CordonDeskInboxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cordon_desk_inbox_dispose;
}

static void
make_row (CordonDeskInbox *self, guint number)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (cordon_matter_preset_label (presets[number]));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->list, row);
  self->rows[number] = row;
  self->numbers[number] = GTK_LABEL (count);
}

static void
cordon_desk_inbox_init (CordonDeskInbox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("matters", "Inbox"),
                                  -1);
  for (guint i = 0; i < N_PRESETS; i++)
    make_row (self, i);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  self->saved_title = gtk_label_new (C_ ("matters", "Kept filters"));
  gtk_label_set_xalign (GTK_LABEL (self->saved_title), 0);
  gtk_widget_add_css_class (self->saved_title, "caption-heading");
  gtk_widget_add_css_class (self->saved_title, "dim-label");
  gtk_widget_set_margin_start (self->saved_title, 15);
  gtk_widget_set_margin_top (self->saved_title, 12);
  self->saved_list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->saved_list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->saved_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("matters", "Kept filters"), -1);
  g_signal_connect_object (self->saved_list, "row-activated", G_CALLBACK (on_saved_activated), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->saved_title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->saved_list));
  adw_bin_set_child (ADW_BIN (self), box);
  show_counts (self);
}
