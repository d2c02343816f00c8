/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inbox of the desk. It holds no messages: a row is a filter over all kinds, with how many pass it today. */

#include "views/programme/cordon-desk-inbox.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-number.h"

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

void
cordon_desk_inbox_set_plan (CordonDeskInbox *self, CordonPlan *plan)
{
  g_return_if_fail (CORDON_IS_DESK_INBOX (self));

  forget_counts (self);
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
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("matters", "Inbox"),
                                  -1);
  for (guint i = 0; i < N_PRESETS; i++)
    make_row (self, i);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  show_counts (self);
}
