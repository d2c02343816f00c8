/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The vocabulary of precursors in the form of an item. Any other substance, or a make, is typed into the field below
 * it: the vocabulary helps, and does not confine. */

#include "views/programme/cordon-substance-row.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-chooser.h"
#include "kit/cordon-steady-layout.h"
#include "model/cordon-substance.h"
#include "views/shared/cordon-edit.h"

typedef struct
{
  CordonPlan *plan;
  CordonRecord *item;
  CordonChooser *chooser;
  GtkLabel *words;
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_object_unref (shown->plan);
  g_object_unref (shown->item);
  g_free (shown);
}

static GListModel *
vocabulary (void)
{
  guint n;
  const CordonSubstance *all = cordon_substance_all (&n);
  GListStore *store = g_list_store_new (CORDON_TYPE_OPTION);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonOption) option = cordon_option_new (all[i].name, all[i].name, all[i].common_names);

      g_list_store_append (store, option);
    }
  return G_LIST_MODEL (store);
}

static void
update (GtkWidget *row)
{
  Shown *shown = g_object_get_data (G_OBJECT (row), "cordon-substance");
  const CordonSubstance *substance = cordon_substance_find (cordon_record_get_text (shown->item, "substance"));
  const char *code = cordon_record_get_text (shown->item, "hs_code");
  g_autoptr (GString) words = g_string_new (NULL);

  cordon_chooser_set_value (shown->chooser, substance != NULL ? substance->name : NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (shown->chooser), cordon_edit_is_possible (shown->plan));
  if (substance != NULL)
    {
      g_autofree char *control = cordon_substance_describe (substance);

      g_string_append (words, control);
      if (code != NULL && substance->hs_code != NULL && !g_str_has_prefix (code, substance->hs_code))
        {
          g_string_append_c (words, '\n');
          /* Translators: %s is a code of the Harmonized System */
          g_string_append_printf (words, C_ ("substance", "The vocabulary has HS code %s for it."), substance->hs_code);
        }
      if (substance->unverified)
        g_string_append_printf (words, "\n%s",
                                C_ ("substance", "Unverified: a part of this is from memory. Check it before use."));
    }
  gtk_label_set_label (shown->words, words->str);
  gtk_widget_set_visible (GTK_WIDGET (shown->words), words->len > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (shown->words), substance != NULL ? substance->source : NULL);
}

static void
on_chosen (GtkWidget *row, const char *value)
{
  Shown *shown = g_object_get_data (G_OBJECT (row), "cordon-substance");
  const char *id = cordon_record_get_id (shown->item);
  const CordonSubstance *substance = cordon_substance_find (value);
  CordonDraft *draft;

  if (substance == NULL)
    return;
  draft = cordon_draft_new (N_ ("Choose substance"));
  cordon_draft_set_text (draft, "matter_item", id, "substance", substance->name);
  if (substance->hs_code != NULL)
    cordon_draft_set_text (draft, "matter_item", id, "hs_code", substance->hs_code);
  cordon_edit_commit (row, shown->plan, draft, NULL);
}

GtkWidget *
cordon_substance_row_new (CordonPlan *plan, CordonRecord *item)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *steady = adw_bin_new ();
  g_autoptr (GListModel) options = vocabulary ();
  Shown *shown = g_new0 (Shown, 1);

  shown->plan = g_object_ref (plan);
  shown->item = g_object_ref (item);
  shown->chooser = CORDON_CHOOSER (cordon_chooser_new ());
  shown->words = GTK_LABEL (gtk_label_new (NULL));
  g_object_set_data_full (G_OBJECT (row), "cordon-substance", shown, shown_free);

  cordon_chooser_set_title (shown->chooser, C_ ("substance", "Precursor of the vocabulary"));
  cordon_chooser_set_placeholder (shown->chooser, C_ ("substance", "Choose a Precursor…"));
  cordon_chooser_set_options (shown->chooser, options);
  g_signal_connect_object (shown->chooser, "chosen", G_CALLBACK (on_chosen), row, G_CONNECT_SWAPPED);
  gtk_label_set_xalign (shown->words, 0);
  gtk_label_set_wrap (shown->words, TRUE);
  gtk_label_set_wrap_mode (shown->words, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (shown->words, TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (shown->words), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (shown->words), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (shown->words), "dim-label");
  gtk_widget_set_layout_manager (steady, g_object_new (CORDON_TYPE_STEADY_LAYOUT, NULL));
  adw_bin_set_child (ADW_BIN (steady), GTK_WIDGET (shown->words));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (shown->chooser));
  gtk_box_append (GTK_BOX (box), steady);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_signal_connect_object (item, "changed", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  update (row);
  return row;
}
