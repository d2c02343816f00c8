/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures that sources publish of the network, and the plan's own count of the same. Which measure counts which bodies
 * is said by the measure, so that nothing here knows a figure. */

#include "views/shared/cordon-published-figures.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-number.h"
#include "model/cordon-reading.h"
#include "views/shared/cordon-citation.h"

struct _CordonPublishedFigures
{
  AdwBin parent_instance;

  GtkWidget *expander;
  GPtrArray *rows;

  CordonPlan *plan;
  CordonRosters *rosters;
  char **kinds;
  GListModel *measures;
  GListModel *readings;
  guint source;
};

G_DEFINE_FINAL_TYPE (CordonPublishedFigures, cordon_published_figures, ADW_TYPE_BIN)

static void
on_activated (AdwActionRow *row, CordonRecord *measure)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.show", "(ss)", "measure", cordon_record_get_id (measure));
}

/* Returns: (transfer full): how many this plan holds, in words */
static char *
describe_own (CordonPublishedFigures *self, CordonRecord *measure)
{
  const char *counted = cordon_record_get_text (measure, "counted");
  guint located;
  guint64 own = cordon_rosters_tally (self->rosters, cordon_record_get_text (measure, "party_kind"), counted, &located);
  g_autofree char *number = cordon_number_format ((double) own, 0);

  if (own == 0)
    /* Translators: beside a published figure: the plan holds none of what it counts */
    return g_strdup (C_ ("published", "none in this plan"));
  if (g_strcmp0 (counted, "bodies") == 0 && located < own)
    {
      g_autofree char *on_map = cordon_number_format (located, 0);

      /* Translators: beside a published figure: how many this plan holds, and how many of them are on the map */
      return g_strdup_printf (C_ ("published", "%s in this plan, %s on the map"), number, on_map);
    }
  /* Translators: beside a published figure: how many this plan holds */
  return g_strdup_printf (C_ ("published", "%s in this plan"), number);
}

static void
add_reading (CordonPublishedFigures *self, CordonRecord *measure, CordonRecord *reading, GString *summary)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *figure = cordon_reading_dup_words (reading);
  g_autofree char *name = cordon_record_dup_title (measure);
  g_autofree char *place = cordon_citation_dup_place (reading);
  g_autofree char *own = describe_own (self, measure);
  /* Translators: a published figure and the plan's own: "86 task forces · 43 in this plan" */
  g_autofree char *both = g_strdup_printf (C_ ("published", "%s · %s"), figure, own);
  g_autofree char *detail = *place != '\0' ? g_strjoin ("\n", name, place, NULL) : g_strdup (name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), both);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), measure, 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expander), row);
  g_ptr_array_add (self->rows, row);
  g_string_append_printf (summary, "%s%s", summary->len > 0 ? "\n" : "", both);
}

static void
add_measure (CordonPublishedFigures *self, CordonRecord *measure, GString *summary)
{
  const char *kind = cordon_record_get_text (measure, "party_kind");

  if (kind == NULL || cordon_record_get_text (measure, "counted") == NULL
      || !g_strv_contains ((const char *const *) self->kinds, kind))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (self->readings); i++)
    {
      g_autoptr (CordonRecord) reading = g_list_model_get_item (self->readings, i);

      /* A target is not what there is. */
      if (g_strcmp0 (cordon_record_get_text (reading, "measure"), cordon_record_get_id (measure)) == 0
          && g_strcmp0 (cordon_record_get_text (reading, "role"), "target") != 0)
        add_reading (self, measure, reading, summary);
    }
}

static void
update (CordonPublishedFigures *self)
{
  g_autoptr (GString) summary = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->expander), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < g_list_model_get_n_items (self->measures); i++)
    {
      g_autoptr (CordonRecord) measure = g_list_model_get_item (self->measures, i);

      add_measure (self, measure, summary);
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->expander), summary->str);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static gboolean
on_idle (gpointer data)
{
  CordonPublishedFigures *self = data;

  self->source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* An edit may tell of itself in three lists: the figures are made anew once. */
static void
update_later (CordonPublishedFigures *self)
{
  if (self->source == 0)
    self->source = g_idle_add (on_idle, self);
}

static void
on_plan_changed (CordonPublishedFigures *self, CordonChanges *changes)
{
  for (guint i = 0; i < cordon_changes_get_length (changes); i++)
    if (g_str_equal (cordon_changes_get (changes, i)->kind, "measure")
        || g_str_equal (cordon_changes_get (changes, i)->kind, "reading"))
      {
        update_later (self);
        return;
      }
}

static GListModel *
follow (CordonPublishedFigures *self, const char *kind, const char *order)
{
  g_autoptr (CordonQuery) query = cordon_plan_query (kind, order);
  GListModel *list = cordon_plan_get_list (self->plan, query);

  g_signal_connect_object (list, "items-changed", G_CALLBACK (update_later), self, G_CONNECT_SWAPPED);
  return list;
}

void
cordon_published_figures_set_plan (CordonPublishedFigures *self, CordonPlan *plan, CordonRosters *rosters,
                                   const char *const *kinds)
{
  g_return_if_fail (CORDON_IS_PUBLISHED_FIGURES (self));
  g_return_if_fail (self->plan == NULL);
  g_return_if_fail (kinds != NULL);

  self->plan = g_object_ref (plan);
  self->rosters = g_object_ref (rosters);
  self->kinds = g_strdupv ((char **) kinds);
  self->measures = follow (self, "measure", "code");
  self->readings = follow (self, "reading", "as_of");
  g_signal_connect_object (rosters, "changed", G_CALLBACK (update_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  update (self);
}

guint
cordon_published_figures_get_count (CordonPublishedFigures *self)
{
  g_return_val_if_fail (CORDON_IS_PUBLISHED_FIGURES (self), 0);

  return self->rows->len;
}

const char *
cordon_published_figures_get_summary (CordonPublishedFigures *self)
{
  g_return_val_if_fail (CORDON_IS_PUBLISHED_FIGURES (self), NULL);

  return adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (self->expander));
}

static void
cordon_published_figures_dispose (GObject *object)
{
  CordonPublishedFigures *self = CORDON_PUBLISHED_FIGURES (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->rosters);
  g_clear_object (&self->measures);
  g_clear_object (&self->readings);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_published_figures_parent_class)->dispose (object);
}

static void
cordon_published_figures_finalize (GObject *object)
{
  g_ptr_array_unref (CORDON_PUBLISHED_FIGURES (object)->rows);
  g_strfreev (CORDON_PUBLISHED_FIGURES (object)->kinds);

  G_OBJECT_CLASS (cordon_published_figures_parent_class)->finalize (object);
}

static void
cordon_published_figures_class_init (CordonPublishedFiguresClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_published_figures_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordon_published_figures_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/shared/cordon-published-figures.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonPublishedFigures, expander);
}

static void
cordon_published_figures_init (CordonPublishedFigures *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
