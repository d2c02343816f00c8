/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of the page that shows an import. */

#include "app/cordon-import-line.h"

struct _CordonImportLine
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *word;
};

G_DEFINE_FINAL_TYPE (CordonImportLine, cordon_import_line, ADW_TYPE_BIN)

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, g_object_new (CORDON_TYPE_IMPORT_LINE, NULL));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  CordonImportLine *self = CORDON_IMPORT_LINE (gtk_list_item_get_child (item));
  CordonImportEntry *entry = gtk_list_item_get_item (item);
  const char *subtitle = cordon_import_entry_get_subtitle (entry);

  gtk_image_set_from_icon_name (self->icon, cordon_import_entry_get_icon_name (entry));
  gtk_label_set_label (self->title, cordon_import_entry_get_title (entry));
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *subtitle != '\0');
  gtk_label_set_label (self->word, cordon_import_entry_get_word (entry));
}

GtkListItemFactory *
cordon_import_line_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  return factory;
}

static void
cordon_import_line_class_init (CordonImportLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cordonplan/Cordon/ui/app/cordon-import-line.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonImportLine, icon);
  gtk_widget_class_bind_template_child (widget_class, CordonImportLine, title);
  gtk_widget_class_bind_template_child (widget_class, CordonImportLine, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CordonImportLine, word);
}

static void
cordon_import_line_init (CordonImportLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
