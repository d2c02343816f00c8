/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures of the network that sources publish and that contradict each other. They are found by what the plan says:
 * measures in offices, locations or countries, linked as in conflict; so nothing here knows a figure. */

#include "views/footprint/cordon-published-figures.h"

#include <glib/gi18n-lib.h>

#include "model/cordon-reading.h"
#include "views/shared/cordon-citation.h"

static const char *const units[] = {"offices", "locations", "countries", NULL};

struct _CordonPublishedFigures
{
  AdwBin parent_instance;

  GtkWidget *expander;
  GPtrArray *rows;

  CordonPlan *plan;
  GListModel *conflicts;
  GListModel *measures;
  GListModel *readings;
};

G_DEFINE_FINAL_TYPE (CordonPublishedFigures, cordon_published_figures, ADW_TYPE_BIN)

static void
on_activated (AdwActionRow *row, CordonRecord *measure)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.show", "(ss)", "measure", cordon_record_get_id (measure));
}

static void
add_reading (CordonPublishedFigures *self, CordonRecord *measure, CordonRecord *reading, GString *summary)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *figure = cordon_reading_dup_words (reading);
  g_autofree char *name = cordon_record_dup_title (measure);
  g_autofree char *place = cordon_citation_dup_place (reading);
  g_autofree char *detail = *place != '\0' ? g_strjoin ("\n", name, place, NULL) : g_strdup (name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), figure);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), measure, 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expander), row);
  g_ptr_array_add (self->rows, row);
  g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "", figure);
}

static void
add_measure (CordonPublishedFigures *self, const char *id, GHashTable *seen, GString *summary)
{
  CordonRecord *measure = id != NULL ? cordon_plan_peek (self->plan, "measure", id) : NULL;
  const char *unit = measure != NULL ? cordon_record_get_text (measure, "unit") : NULL;

  if (unit == NULL || !g_strv_contains (units, unit) || !g_hash_table_add (seen, (gpointer) id))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (self->readings); i++)
    {
      g_autoptr (CordonRecord) reading = g_list_model_get_item (self->readings, i);

      if (g_strcmp0 (cordon_record_get_text (reading, "measure"), id) == 0)
        add_reading (self, measure, reading, summary);
    }
}

static void
update (CordonPublishedFigures *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) summary = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->expander), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < g_list_model_get_n_items (self->conflicts); i++)
    {
      g_autoptr (CordonRecord) link = g_list_model_get_item (self->conflicts, i);

      add_measure (self, cordon_record_get_text (link, "from_row"), seen, summary);
      add_measure (self, cordon_record_get_text (link, "to_row"), seen, summary);
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->expander), summary->str);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static GListModel *
follow (CordonPublishedFigures *self, const char *kind, const char *order, const char *link_kind)
{
  g_autoptr (CordonQuery) query = cordon_plan_query (kind, order);
  GListModel *list;

  if (link_kind != NULL)
    cordon_query_where_text (query, "kind", link_kind);
  list = cordon_plan_get_list (self->plan, query);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return list;
}

void
cordon_published_figures_set_plan (CordonPublishedFigures *self, CordonPlan *plan)
{
  g_return_if_fail (CORDON_IS_PUBLISHED_FIGURES (self));
  g_return_if_fail (self->plan == NULL);

  self->plan = g_object_ref (plan);
  self->conflicts = follow (self, "link", "kind", "conflicts_with");
  self->measures = follow (self, "measure", "name", NULL);
  self->readings = follow (self, "reading", "as_of", NULL);
  update (self);
}

guint
cordon_published_figures_get_count (CordonPublishedFigures *self)
{
  g_return_val_if_fail (CORDON_IS_PUBLISHED_FIGURES (self), 0);

  return self->rows->len;
}

static void
cordon_published_figures_dispose (GObject *object)
{
  CordonPublishedFigures *self = CORDON_PUBLISHED_FIGURES (object);

  g_clear_object (&self->conflicts);
  g_clear_object (&self->measures);
  g_clear_object (&self->readings);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_published_figures_parent_class)->dispose (object);
}

static void
cordon_published_figures_finalize (GObject *object)
{
  g_ptr_array_unref (CORDON_PUBLISHED_FIGURES (object)->rows);

  G_OBJECT_CLASS (cordon_published_figures_parent_class)->finalize (object);
}

static void
cordon_published_figures_class_init (CordonPublishedFiguresClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_published_figures_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordon_published_figures_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/footprint/cordon-published-figures.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonPublishedFigures, expander);
}

static void
cordon_published_figures_init (CordonPublishedFigures *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
