/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a row of the plan comes from: source, section, printed page and the words as printed; and whether it was read
 * there or only remembered. */

#include "views/shared/cordon-citation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cordon-date.h"
#include "model/cordon-intents.h"
#include "views/shared/cordon-edit.h"

gboolean
cordon_citation_is_unverified (CordonRecord *record)
{
  return g_strcmp0 (cordon_record_get_text (record, "confidence"), "recalled") == 0;
}

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
  GtkWidget *confirm;
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
  gboolean unverified = cordon_citation_is_unverified (shown->record);
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
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *place != '\0' ? place : C_ ("citation", "No source given"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle->str);
  gtk_widget_set_visible (row, *place != '\0' || subtitle->len > 0);
  gtk_widget_set_visible (shown->confirm, unverified && cordon_edit_is_possible (shown->plan));
}

static void
on_confirm_clicked (GtkWidget *row)
{
  Shown *shown = g_object_get_data (G_OBJECT (row), "cordon-citation");

  cordon_edit_commit (row, shown->plan, cordon_intent_confirm (shown->record),
                      C_ ("citation", "Confirmed, and no longer marked as unverified"));
}

GtkWidget *
cordon_citation_row_new (CordonPlan *plan, CordonRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("accessories-dictionary-symbolic");
  Shown *shown = g_new0 (Shown, 1);

  shown->plan = g_object_ref (plan);
  shown->record = g_object_ref (record);
  shown->confirm = gtk_button_new_with_label (C_ ("citation", "Confirm"));
  gtk_widget_set_valign (shown->confirm, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (shown->confirm, "clicked", G_CALLBACK (on_confirm_clicked), row);
  g_object_set_data_full (G_OBJECT (row), "cordon-citation", shown, shown_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title_selectable (ADW_PREFERENCES_ROW (row), TRUE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), shown->confirm);
  gtk_widget_set_tooltip_text (icon, C_ ("citation", "Source"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  g_signal_connect_object (record, "changed", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  update (row);
  return row;
}
