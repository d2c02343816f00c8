/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sites that a map can't show. Its list is made when it is opened, as it is seldom. */

#include "views/shared/cordon-off-map.h"

#include <glib/gi18n-lib.h>

#include "views/shared/cordon-site-cell.h"

/* More than that nobody reads in a popover; the list beside the map has them all. */
#define ROWS_MAX 100

struct _CordonOffMap
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *words;
  GtkPopover *popover;
  GtkListBox *list;

  CordonMapView *map;
  GPtrArray *beyond;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (CordonOffMap, cordon_off_map, ADW_TYPE_BIN)

static GtkWidget *
create_row (CordonOffMap *self, CordonSite *site)
{
  GtkWidget *row = adw_action_row_new ();
  const char *why = cordon_site_get_point (site, NULL, NULL) ? C_ ("map", "Lies beyond this map")
                                                             : C_ ("map", "Its point isn’t known");
  g_autofree char *detail = cordon_site_cell_describe (site);
  g_autofree char *lines = g_strjoin ("\n", detail, why, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cordon_site_get_title (site));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), lines);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (cordon_site_get_id (site)), g_free);
  return row;
}

static void
on_open (CordonOffMap *self)
{
  GtkWidget *row;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->beyond->len && i < ROWS_MAX; i++)
    gtk_list_box_append (self->list, create_row (self, self->beyond->pdata[i]));
}

static void
on_row_activated (CordonOffMap *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, chosen_signal, 0, id);
}

void
cordon_off_map_update (CordonOffMap *self, CordonSites *sites, CordonMapView *map)
{
  GListModel *model = G_LIST_MODEL (sites);
  g_autofree char *words = NULL;

  g_return_if_fail (CORDON_IS_OFF_MAP (self));

  g_ptr_array_set_size (self->beyond, 0);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CordonSite) site = g_list_model_get_item (model, i);
      double lat, lon;

      if (!cordon_site_get_point (site, &lat, &lon) || !cordon_map_view_is_on_map (map, lat, lon))
        g_ptr_array_add (self->beyond, g_object_ref (site));
    }
  words = g_strdup_printf (ngettext ("%u site isn’t on this map", "%u sites aren’t on this map", self->beyond->len),
                           self->beyond->len);
  gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self), self->beyond->len > 0);
}

guint
cordon_off_map_get_count (CordonOffMap *self)
{
  g_return_val_if_fail (CORDON_IS_OFF_MAP (self), 0);

  return self->beyond->len;
}

static void
cordon_off_map_finalize (GObject *object)
{
  g_ptr_array_unref (CORDON_OFF_MAP (object)->beyond);

  G_OBJECT_CLASS (cordon_off_map_parent_class)->finalize (object);
}

static void
cordon_off_map_class_init (CordonOffMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cordon_off_map_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/shared/cordon-off-map.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonOffMap, button);
  gtk_widget_class_bind_template_child (widget_class, CordonOffMap, words);
  gtk_widget_class_bind_template_child (widget_class, CordonOffMap, popover);
  gtk_widget_class_bind_template_child (widget_class, CordonOffMap, list);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);

  chosen_signal = g_signal_new ("chosen", CORDON_TYPE_OFF_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
}

static void
cordon_off_map_init (CordonOffMap *self)
{
  self->beyond = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}
