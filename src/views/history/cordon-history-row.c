/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One entry of history as a card: what it is called and when, who made it, what it did. Rows are used again for other
 * entries as the list scrolls, so nothing is kept here but what the entry says. */

#include "views/history/cordon-history-row.h"

#include <glib/gi18n-lib.h>

struct _CordonHistoryRow
{
  AdwBin parent_instance;

  CordonHistoryNames *names;
  CordonHistoryEntry *entry;

  GtkLabel *day;
  GtkLabel *label;
  GtkLabel *maker;
  GtkWidget *taken_back;
  GtkWidget *undo;
  GtkWidget *date;
  GtkLabel *sentences;
  GtkButton *more;
};

G_DEFINE_FINAL_TYPE (CordonHistoryRow, cordon_history_row, ADW_TYPE_BIN)

static void
set_name (GtkWidget *button, const char *tooltip, const char *name)
{
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The target first: an action with a target of another type, or none, is a warning. */
static void
set_action (GtkWidget *button, const char *action, gint64 target)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
show_day (CordonHistoryRow *self)
{
  const char *day = self->entry != NULL ? cordon_history_entry_get_day (self->entry) : NULL;

  gtk_label_set_label (self->day, day != NULL ? day : "");
  gtk_widget_set_visible (GTK_WIDGET (self->day), day != NULL);
}

static void
show_sentences (CordonHistoryRow *self)
{
  gboolean expanded = cordon_history_entry_get_expanded (self->entry);
  guint n_more;
  g_auto (GStrv) told = cordon_history_entry_describe (self->entry, self->names, !expanded, &n_more);
  g_autofree char *text = g_strjoinv ("\n", told);
  g_autofree char *more = NULL;
  g_autofree char *brief_more = NULL;

  if (expanded && n_more > 0)
    {
      /* Translators: at the end of what an edit did. */
      more = g_strdup_printf (ngettext ("And %u more thing.", "And %u more things.", n_more), n_more);
      brief_more = g_strconcat (text, "\n", more, NULL);
    }
  gtk_label_set_label (self->sentences, brief_more != NULL ? brief_more : text);
  gtk_widget_set_visible (GTK_WIDGET (self->sentences), *text != '\0');

  gtk_widget_set_visible (GTK_WIDGET (self->more), expanded || n_more > 0);
  if (expanded)
    {
      gtk_button_set_label (self->more, C_ ("history", "Show less"));
    }
  else
    {
      g_autofree char *button = g_strdup_printf (ngettext ("And %u more", "And %u more", n_more), n_more);

      gtk_button_set_label (self->more, button);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

static void
show_label (CordonHistoryRow *self)
{
  CordonEdit *edit = cordon_history_entry_get_edit (self->entry);
  gint64 position = cordon_changes_get_position (edit->changes);
  g_autofree char *label = cordon_history_entry_dup_label (self->entry);
  g_autofree char *time = cordon_history_entry_dup_time (self->entry);
  g_autofree char *maker = cordon_history_entry_dup_maker (self->entry);
  g_autofree char *when = g_strdup_printf ("%s · %s", time, maker);
  g_autofree char *undo_name = NULL;
  g_autofree char *date_name = NULL;
  g_autofree char *moment = cordon_history_format_moment (cordon_changes_get_at (edit->changes));
  gboolean undone = edit->undone_by != 0;
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (undone)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (self->label, attributes);
  pango_attr_list_unref (attributes);
  gtk_label_set_label (self->label, label);
  gtk_label_set_label (self->maker, when);
  gtk_widget_set_visible (self->taken_back, undone);
  gtk_widget_set_visible (self->undo, !undone);
  if (undone)
    gtk_widget_add_css_class (GTK_WIDGET (self->sentences), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sentences), "dim-label");

  set_action (self->undo, "win.undo-edit", position);
  /* Translators: what a button does, for a screen reader; %s is what the edit is called. */
  undo_name = g_strdup_printf (C_ ("history", "Undo this: %s"), label);
  set_name (self->undo, C_ ("history", "Undo this"), undo_name);
  set_action (self->date, "win.show-date", cordon_changes_get_at (edit->changes));
  /* Translators: what a button does, for a screen reader; %s is a date and a time of day. */
  date_name = g_strdup_printf (C_ ("history", "See the plan as it was on %s"), moment);
  set_name (self->date, C_ ("history", "See the plan on this date"), date_name);
}

/* The keyboard's focus is on the list's own item, which is read out then. */
static void
name_item (CordonHistoryRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  if (item == NULL)
    return;
  name = g_strdup_printf ("%s. %s. %s", gtk_label_get_label (self->label), gtk_label_get_label (self->sentences),
                          gtk_label_get_label (self->maker));
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_words (CordonHistoryRow *self)
{
  if (self->entry == NULL)
    return;
  show_sentences (self);
  name_item (self);
}

static void
show_entry (CordonHistoryRow *self)
{
  if (self->entry == NULL)
    return;
  show_day (self);
  show_label (self);
  show_words (self);
}

void
cordon_history_row_set_entry (CordonHistoryRow *self, CordonHistoryEntry *entry)
{
  g_return_if_fail (CORDON_IS_HISTORY_ROW (self));

  if (self->entry == entry)
    return;
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;
  g_signal_connect_object (entry, "notify::day", G_CALLBACK (show_day), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "notify::expanded", G_CALLBACK (show_words), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (show_entry), self, G_CONNECT_SWAPPED);
  show_entry (self);
}

CordonHistoryEntry *
cordon_history_row_get_entry (CordonHistoryRow *self)
{
  g_return_val_if_fail (CORDON_IS_HISTORY_ROW (self), NULL);

  return self->entry;
}

char *
cordon_history_row_dup_text (CordonHistoryRow *self)
{
  CordonEdit *edit;
  guint n_more;
  g_auto (GStrv) told = NULL;
  g_autofree char *text = NULL;
  g_autofree char *moment = NULL;

  g_return_val_if_fail (CORDON_IS_HISTORY_ROW (self), NULL);
  g_return_val_if_fail (self->entry != NULL, NULL);

  edit = cordon_history_entry_get_edit (self->entry);
  told = cordon_history_entry_describe (self->entry, self->names, FALSE, &n_more);
  text = g_strjoinv ("\n", told);
  moment = cordon_history_format_moment (cordon_changes_get_at (edit->changes));
  return g_strdup_printf ("%s\n%s\n%s\n%s\n", gtk_label_get_label (self->label), moment,
                          gtk_label_get_label (self->maker), text);
}

/* The menu */

static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

GMenuModel *
cordon_history_row_dup_menu (CordonHistoryRow *self)
{
  CordonEdit *edit;
  GMenu *menu;
  g_autofree char *only = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (CORDON_IS_HISTORY_ROW (self), NULL);
  g_return_val_if_fail (self->entry != NULL, NULL);

  menu = g_menu_new ();
  edit = cordon_history_entry_get_edit (self->entry);
  if (edit->undone_by == 0)
    append (menu, C_ ("menu", "_Undo This"), "win.undo-edit",
            g_variant_new_int64 (cordon_changes_get_position (edit->changes)));
  append (menu, C_ ("menu", "_See the Plan on This Date"), "win.show-date",
          g_variant_new_int64 (cordon_changes_get_at (edit->changes)));
  /* Translators: a menu item that filters history; %s is a person’s name. */
  only = g_strdup_printf (C_ ("menu", "_Only by %s"), cordon_changes_get_author (edit->changes));
  append (menu, only, "history.only-author", g_variant_new_string (cordon_changes_get_author (edit->changes)));
  text = cordon_history_row_dup_text (self);
  append (menu, C_ ("menu", "_Copy"), "history.copy", g_variant_new_string (text));
  return G_MENU_MODEL (menu);
}

static void
on_more_clicked (CordonHistoryRow *self)
{
  cordon_history_entry_set_expanded (self->entry, !cordon_history_entry_get_expanded (self->entry));
}

/* Class */

GtkWidget *
cordon_history_row_new (CordonHistoryNames *names)
{
  CordonHistoryRow *self = g_object_new (CORDON_TYPE_HISTORY_ROW, NULL);

  self->names = g_object_ref (names);
  g_signal_connect_object (names, "changed", G_CALLBACK (show_words), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
cordon_history_row_dispose (GObject *object)
{
  CordonHistoryRow *self = CORDON_HISTORY_ROW (object);

  cordon_history_row_set_entry (self, NULL);
  g_clear_object (&self->names);
  G_OBJECT_CLASS (cordon_history_row_parent_class)->dispose (object);
}

static void
cordon_history_row_class_init (CordonHistoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_history_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/history/cordon-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryRow, day);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryRow, label);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryRow, maker);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryRow, taken_back);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryRow, undo);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryRow, date);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryRow, sentences);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryRow, more);
  gtk_widget_class_bind_template_callback (widget_class, on_more_clicked);
}

static void
cordon_history_row_init (CordonHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
