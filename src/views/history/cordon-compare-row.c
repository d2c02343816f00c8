/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of one row of the plan between two dates: whether it is new or gone, and of one that was there all along
 * each field, what it was and what it is. A long text is shown once, with the words that went and came. */

#include "views/history/cordon-compare-row.h"

#include <glib/gi18n-lib.h>

#include "model/cordon-kind.h"
#include "model/cordon-words.h"
#include "views/history/cordon-text-diff.h"

#define CONTEXT_CHARS 80

struct _CordonCompareItem
{
  GObject parent_instance;

  GPtrArray *comparisons;
  const CordonComparison *comparison;
  const CordonDifference *difference;
  guint more;
};

G_DEFINE_FINAL_TYPE (CordonCompareItem, cordon_compare_item, G_TYPE_OBJECT)

struct _CordonCompareRow
{
  AdwBin parent_instance;

  CordonHistoryNames *names;
  CordonCompareItem *item;
};

G_DEFINE_FINAL_TYPE (CordonCompareRow, cordon_compare_row, ADW_TYPE_BIN)

/* The line */

CordonCompareItem *
cordon_compare_item_new (GPtrArray *comparisons, const CordonComparison *comparison, const CordonDifference *difference,
                         guint more)
{
  CordonCompareItem *self = g_object_new (CORDON_TYPE_COMPARE_ITEM, NULL);

  self->comparisons = g_ptr_array_ref (comparisons);
  self->comparison = comparison;
  self->difference = difference;
  self->more = more;
  return self;
}

CordonRow *
cordon_compare_item_get_row (CordonCompareItem *self)
{
  g_return_val_if_fail (CORDON_IS_COMPARE_ITEM (self), NULL);

  return self->difference != NULL ? self->difference->after : NULL;
}

static void
cordon_compare_item_finalize (GObject *object)
{
  g_ptr_array_unref (CORDON_COMPARE_ITEM (object)->comparisons);
  G_OBJECT_CLASS (cordon_compare_item_parent_class)->finalize (object);
}

static void
cordon_compare_item_class_init (CordonCompareItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cordon_compare_item_finalize;
}

static void
cordon_compare_item_init (CordonCompareItem *self)
{
}

/* Its widgets */

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

static GtkWidget *
new_difference (const CordonDifference *difference, CordonHistoryNames *names)
{
  CordonRow *shown = difference->after != NULL ? difference->after : difference->before;
  const CordonKind *kind = cordon_kind_find (cordon_row_get_kind (shown));
  GtkWidget *across = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *title = cordon_history_names_dup_row (names, shown);
  GtkWidget *label = new_label (title, "heading");

  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (across, "card");
  gtk_widget_add_css_class (across, "history-entry");
  gtk_widget_set_margin_bottom (across, 6);
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
    }
  else
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
      gtk_label_set_attributes (GTK_LABEL (label), attributes);
      pango_attr_list_unref (attributes);
    }
  return across;
}

static void
add_count (GString *counts, const char *format, guint n)
{
  if (n == 0)
    return;
  if (counts->len > 0)
    g_string_append (counts, C_ ("between the parts of a list", ", "));
  g_string_append_printf (counts, format, n);
}

static char *
count_words (const CordonComparison *comparison)
{
  GString *counts = g_string_new (NULL);
  guint changed = comparison->n_changed, made = comparison->n_made, deleted = comparison->n_deleted;

  add_count (counts, ngettext ("%u changed", "%u changed", changed), changed);
  add_count (counts, ngettext ("%u new", "%u new", made), made);
  add_count (counts, ngettext ("%u deleted", "%u deleted", deleted), deleted);
  return g_string_free (counts, FALSE);
}

static GtkWidget *
new_heading (const CordonComparison *comparison)
{
  const CordonKind *kind = cordon_kind_find (comparison->kind);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = new_label (kind != NULL ? cordon_kind_label (kind) : comparison->kind, "heading");
  g_autofree char *counts = count_words (comparison);
  GtkWidget *counted = new_label (counts, "dim-label");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (counted, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), counted);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

static GtkWidget *
new_more (const CordonComparison *comparison, guint more)
{
  g_autofree char *counted = cordon_words_count (comparison->kind, more);
  /* Translators: under a list that is too long to show; %s is a number of things: “232 bodies”. */
  g_autofree char *text =
      g_strdup_printf (C_ ("compare", "And %s more. Choose dates closer to each other to see them."), counted);

  return new_label (text, "dim-label");
}

/* The keyboard's focus is on the list's own item, which is read out then. */
static void
name_list_item (CordonCompareRow *self)
{
  GtkWidget *list_item = gtk_widget_get_parent (GTK_WIDGET (self));
  const CordonDifference *difference = self->item->difference;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  if (list_item == NULL || difference == NULL)
    return;
  title =
      cordon_history_names_dup_row (self->names, difference->after != NULL ? difference->after : difference->before);
  name = g_strdup_printf ("%s. %s", title,
                          difference->before == NULL  ? C_ ("compare", "New")
                          : difference->after == NULL ? C_ ("compare", "Deleted")
                                                      : C_ ("compare", "Changed"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_item (CordonCompareRow *self)
{
  const CordonCompareItem *item = self->item;

  if (item == NULL)
    return;
  adw_bin_set_child (ADW_BIN (self), item->difference != NULL ? new_difference (item->difference, self->names)
                                     : item->more > 0         ? new_more (item->comparison, item->more)
                                                              : new_heading (item->comparison));
  name_list_item (self);
}

void
cordon_compare_row_set_item (CordonCompareRow *self, CordonCompareItem *item)
{
  g_return_if_fail (CORDON_IS_COMPARE_ROW (self));

  if (g_set_object (&self->item, item))
    show_item (self);
}

/* Class */

GtkWidget *
cordon_compare_row_new (CordonHistoryNames *names)
{
  CordonCompareRow *self = g_object_new (CORDON_TYPE_COMPARE_ROW, NULL);

  self->names = g_object_ref (names);
  g_signal_connect_object (names, "changed", G_CALLBACK (show_item), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
cordon_compare_row_dispose (GObject *object)
{
  CordonCompareRow *self = CORDON_COMPARE_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->names);
  G_OBJECT_CLASS (cordon_compare_row_parent_class)->dispose (object);
}

static void
cordon_compare_row_class_init (CordonCompareRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cordon_compare_row_dispose;
}

static void
cordon_compare_row_init (CordonCompareRow *self)
{
}
