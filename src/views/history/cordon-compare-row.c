/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of one row of the plan between two dates: whether it is new or gone, and of one that was there all along
 * each field, what it was and what it is. A long text is shown once, with the words that went and came. */

#include "views/history/cordon-compare-row.h"

#include <glib/gi18n-lib.h>

#include "model/cordon-kind.h"
#include "views/history/cordon-text-diff.h"

#define CONTEXT_CHARS 80

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_line (GtkBox *box, const char *field, GtkWidget *value)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = new_label (field, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), value);
  gtk_box_append (box, line);
}

static const char *
text_or_nothing (const char *text)
{
  /* Translators: in place of a value where there is none. */
  return text != NULL && *text != '\0' ? text : C_ ("value", "nothing");
}

static GtkWidget *
new_long_text (const char *before, const char *after)
{
  g_autoptr (GPtrArray) parts = cordon_text_diff (before, after);
  g_autofree char *markup = cordon_text_diff_to_markup (parts, CONTEXT_CHARS);
  g_autofree char *removed = cordon_text_diff_collect (parts, CORDON_DIFF_REMOVED);
  g_autofree char *added = cordon_text_diff_collect (parts, CORDON_DIFF_ADDED);
  g_autofree char *spoken = NULL;
  GtkWidget *label = new_label (NULL, NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  /* Translators: what was reworded in a text, for a screen reader: the words that went, and the words that came. */
  spoken =
      g_strdup_printf (C_ ("compare", "Removed: %s. Added: %s."), text_or_nothing (removed), text_or_nothing (added));
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  return label;
}

static GtkWidget *
new_change (const char *before, const char *after)
{
  /* Translators: what stood in a field, and what stands there now. Turn the arrow where one reads from right to left.
   */
  g_autofree char *text =
      g_strdup_printf (C_ ("compare", "%s → %s"), text_or_nothing (before), text_or_nothing (after));

  return new_label (text, NULL);
}

static gboolean
is_same_cell (GVariant *a, GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

static void
add_field (GtkBox *box, const CordonDifference *difference, const CordonField *field, CordonHistoryNames *names)
{
  GVariant *old_value = cordon_row_get (difference->before, field->name);
  GVariant *new_value = cordon_row_get (difference->after, field->name);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (is_same_cell (old_value, new_value))
    return;
  if (field->type == CORDON_FIELD_RANK)
    {
      gtk_box_append (box, new_label (C_ ("compare", "Moved among its siblings"), NULL));
      return;
    }
  before = cordon_history_names_dup_words (names, difference->before, field);
  after = cordon_history_names_dup_words (names, difference->after, field);
  add_line (box, cordon_field_label (field),
            field->type == CORDON_FIELD_LONG_TEXT ? new_long_text (before, after) : new_change (before, after));
}

static GtkWidget *
new_mark (const char *text)
{
  GtkWidget *mark = gtk_label_new (text);

  gtk_widget_add_css_class (mark, "caption");
  gtk_widget_add_css_class (mark, "history-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  return mark;
}

GtkWidget *
cordon_compare_row_new (const CordonDifference *difference, CordonHistoryNames *names)
{
  CordonRow *shown;
  const CordonKind *kind;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *across = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title_label;
  g_autofree char *title = NULL;

  g_return_val_if_fail (difference != NULL && (difference->before != NULL || difference->after != NULL), NULL);

  shown = difference->after != NULL ? difference->after : difference->before;
  kind = cordon_kind_find (cordon_row_get_kind (shown));
  title = cordon_history_names_dup_row (names, shown);
  title_label = new_label (title, "heading");
  gtk_box_append (GTK_BOX (box), title_label);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (across, "compare-entry");
  gtk_box_append (GTK_BOX (across), box);
  if (difference->before == NULL)
    gtk_box_append (GTK_BOX (across), new_mark (C_ ("compare", "New")));
  else if (difference->after == NULL)
    gtk_box_append (GTK_BOX (across), new_mark (C_ ("compare", "Deleted")));
  else
    for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
      add_field (GTK_BOX (box), difference, &kind->fields[i], names);

  if (difference->after != NULL)
    {
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_widget_set_valign (arrow, GTK_ALIGN_START);
      gtk_widget_add_css_class (arrow, "dim-label");
      gtk_box_append (GTK_BOX (across), arrow);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", cordon_row_get_kind (shown),
                                        cordon_row_get_id (shown));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
    }
  else
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
      gtk_label_set_attributes (GTK_LABEL (title_label), attributes);
      pango_attr_list_unref (attributes);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), across);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}
