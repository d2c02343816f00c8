/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a row of the plan comes from: source, section, printed page and the words as printed; and whether it was read
 * there or only remembered. */

#include "views/shared/cordon-citation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cordon-date.h"
#include "kit/cordon-steady-layout.h"
#include "model/cordon-intents.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-record-field.h"

char *
cordon_citation_dup_place (CordonRecord *record)
{
  const char *section = cordon_record_get_text (record, "section");
  const char *page = cordon_record_get_text (record, "page");
  const char *source = cordon_record_get_text (record, "source");

  if (section != NULL && page != NULL)
    /* Translators: a place in a document: "Goal 1, page 7"; the page may be a span, "6–7" */
    return g_strdup_printf (C_ ("citation", "%s, page %s"), section, page);
  if (page != NULL)
    return g_strdup_printf (C_ ("citation", "Page %s"), page);
  return g_strdup (section != NULL ? section : source != NULL ? source : "");
}

char *
cordon_citation_dup_words (CordonRecord *record)
{
  g_autofree char *place = cordon_citation_dup_place (record);
  const char *quote = cordon_record_get_text (record, "quote");

  if (quote == NULL)
    return g_steal_pointer (&place);
  /* Translators: a place in a document, and the words that stand there: Goal 1, page 7: “86 BESTs” */
  return *place != '\0' ? g_strdup_printf (C_ ("citation", "%s: “%s”"), place, quote)
                        : g_strdup_printf (C_ ("citation", "“%s”"), quote);
}

typedef struct
{
  CordonPlan *plan;
  CordonRecord *record;
  GtkLabel *place;
  GtkLabel *quote;
  GtkWidget *confirm;
  GtkWidget *edit;
  GtkListBox *form;
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_object_unref (shown->plan);
  g_object_unref (shown->record);
  g_free (shown);
}

static void
update (GtkWidget *row)
{
  Shown *shown = g_object_get_data (G_OBJECT (row), "cordon-citation");
  g_autofree char *place = cordon_citation_dup_place (shown->record);
  const char *source = cordon_record_get_text (shown->record, "source");
  const char *quote = cordon_record_get_text (shown->record, "quote");
  const char *date = cordon_record_get_text (shown->record, "source_date");
  gboolean unverified = cordon_record_is_unverified (shown->record);
  g_autoptr (GString) subtitle = g_string_new (NULL);

  if (quote != NULL)
    g_string_append_printf (subtitle, C_ ("citation", "“%s”"), quote);
  if (source != NULL && strcmp (source, place) != 0)
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? "\n" : "", source);
  if (date != NULL)
    {
      g_autofree char *day = cordon_date_format (date);

      g_string_append (subtitle, subtitle->len > 0 ? "\n" : "");
      /* Translators: when a source was published; %s is a date */
      g_string_append_printf (subtitle, C_ ("citation", "Dated %s"), day);
    }
  if (unverified)
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? "\n" : "",
                            C_ ("citation", "Unverified: this is from memory and was not found in a source."));
  gtk_label_set_label (shown->place, *place != '\0' ? place : C_ ("citation", "No source given"));
  gtk_label_set_label (shown->quote, subtitle->str);
  gtk_widget_set_visible (GTK_WIDGET (shown->quote), subtitle->len > 0);
  gtk_widget_set_visible (row, *place != '\0' || subtitle->len > 0 || cordon_edit_is_possible (shown->plan));
  gtk_widget_set_visible (shown->confirm, unverified && cordon_edit_is_possible (shown->plan));
  gtk_widget_set_visible (shown->edit, cordon_edit_is_possible (shown->plan));
}

static void
on_confirm_clicked (GtkWidget *row)
{
  Shown *shown = g_object_get_data (G_OBJECT (row), "cordon-citation");

  cordon_edit_commit (row, shown->plan, cordon_intent_confirm (shown->record),
                      C_ ("citation", "Confirmed, and no longer marked as unverified"));
}

static const char *const edited_fields[] = {"source", "source_date", "section", "page", "quote", "confidence"};

/* The fields are made when they are first to be seen: most sources are only read. */
static void
on_popover_show (GtkWidget *row)
{
  Shown *shown = g_object_get_data (G_OBJECT (row), "cordon-citation");

  for (guint i = 0; gtk_list_box_get_row_at_index (shown->form, (int) i) == NULL && i < G_N_ELEMENTS (edited_fields);
       i++)
    {
      if (cordon_kind_field (cordon_record_get_kind (shown->record), edited_fields[i]) != NULL)
        gtk_list_box_append (shown->form, cordon_record_field_new (shown->plan, shown->record, edited_fields[i]));
    }
}

static void
make_editor (GtkWidget *row, Shown *shown)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  shown->form = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (shown->form, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (shown->form), "boxed-list");
  gtk_widget_set_margin_top (GTK_WIDGET (shown->form), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (shown->form), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (shown->form), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (shown->form), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (shown->form), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("citation", "Source"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (shown->form));
  gtk_widget_set_size_request (scrolled, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  g_signal_connect_object (popover, "show", G_CALLBACK (on_popover_show), row, G_CONNECT_SWAPPED);

  shown->edit = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (shown->edit), "document-edit-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (shown->edit), popover);
  gtk_widget_set_tooltip_text (shown->edit, C_ ("citation", "Edit Source"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (shown->edit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("citation", "Edit Source"), -1);
  gtk_widget_set_valign (shown->edit, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (shown->edit, "flat");
}

static GtkWidget *
make_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

/* Not an AdwActionRow: quotes are long, and in that row's boxes a wrapped text is slow to measure (see
 * CordonSteadyLayout). */
GtkWidget *
cordon_citation_row_new (CordonPlan *plan, CordonRecord *record)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("accessories-dictionary-symbolic");
  GtkWidget *steady = adw_bin_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  Shown *shown = g_new0 (Shown, 1);

  shown->plan = g_object_ref (plan);
  shown->record = g_object_ref (record);
  shown->place = GTK_LABEL (make_label ());
  shown->quote = GTK_LABEL (make_label ());
  gtk_widget_add_css_class (GTK_WIDGET (shown->quote), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (shown->quote), "dim-label");
  shown->confirm = gtk_button_new_with_label (C_ ("citation", "Confirm"));
  gtk_widget_set_valign (shown->confirm, GTK_ALIGN_CENTER);
  g_signal_connect_object (shown->confirm, "clicked", G_CALLBACK (on_confirm_clicked), row, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (row), "cordon-citation", shown, shown_free);

  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (shown->place));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (shown->quote));
  gtk_widget_set_layout_manager (steady, g_object_new (CORDON_TYPE_STEADY_LAYOUT, NULL));
  adw_bin_set_child (ADW_BIN (steady), texts);
  gtk_widget_set_hexpand (steady, TRUE);
  gtk_widget_set_tooltip_text (icon, C_ ("citation", "Source"));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), steady);
  make_editor (row, shown);
  gtk_box_append (GTK_BOX (box), shown->confirm);
  gtk_box_append (GTK_BOX (box), shown->edit);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_signal_connect_object (record, "changed", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  update (row);
  return row;
}
