/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The measures of a plan item, a card each. How far the item is as a whole is said on top, with how many measures
 * can't say; nothing is added up. */

#include "views/goals/cordon-measures-page.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-section.h"
#include "model/cordon-intents.h"
#include "model/cordon-progress.h"
#include "views/shared/cordon-deleted-list.h"
#include "views/shared/cordon-edit.h"
#include "views/goals/cordon-measure-card.h"

struct _CordonMeasuresPage
{
  AdwBin parent_instance;

  GtkLabel *roll_up;
  GtkBox *cards;
  CordonSection *empty;
  GtkWidget *add_button;
  CordonDeletedList *deleted;

  CordonPlan *plan;
  CordonRecord *item;
  GListModel *measures;
  GtkFlattenListModel *gone; /* deleted readings of the measures that stand */
  char *wanted;
  gboolean wanted_is_reading;
};

G_DEFINE_FINAL_TYPE (CordonMeasuresPage, cordon_measures_page, ADW_TYPE_BIN)

static void
open_wanted (CordonMeasuresPage *self)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  for (; self->wanted != NULL && card != NULL; card = gtk_widget_get_next_sibling (card))
    {
      CordonRecord *measure = cordon_measure_card_get_measure (CORDON_MEASURE_CARD (card));

      /* Which card a reading is on shows once its list has been read: each is told, and opens what it has. */
      if (self->wanted_is_reading)
        cordon_measure_card_edit (CORDON_MEASURE_CARD (card), self->wanted);
      else if (g_strcmp0 (cordon_record_get_id (measure), self->wanted) == 0)
        {
          g_clear_pointer (&self->wanted, g_free);
          cordon_measure_card_edit (CORDON_MEASURE_CARD (card), NULL);
        }
    }
}

static void
show_possible (CordonMeasuresPage *self)
{
  guint n = self->measures != NULL ? g_list_model_get_n_items (self->measures) : 0;
  gboolean possible = self->item != NULL && cordon_edit_is_possible (self->plan);

  cordon_section_set_can_add (self->empty, possible);
  gtk_widget_set_visible (GTK_WIDGET (self->cards), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), n == 0);
  gtk_widget_set_visible (self->add_button, possible && n > 0);
}

static void
show_roll_up (CordonMeasuresPage *self)
{
  g_autoptr (GArray) progresses = g_array_new (FALSE, FALSE, sizeof (CordonProgress));
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));
  CordonRollUp roll_up;
  g_autofree char *words = NULL;

  for (; card != NULL; card = gtk_widget_get_next_sibling (card))
    {
      CordonMeasureCard *measure = CORDON_MEASURE_CARD (card);
      double weight = 0;

      cordon_record_get_number (cordon_measure_card_get_measure (measure), "weight", &weight);
      g_array_append_val (progresses, *cordon_measure_card_get_progress (measure));
      g_array_append_val (weights, weight);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->roll_up), progresses->len > 1);
  if (progresses->len < 2)
    return;
  cordon_progress_roll_up ((const CordonProgress *) (gpointer) progresses->data,
                           (const double *) (gpointer) weights->data, progresses->len, &roll_up);
  words = cordon_roll_up_describe (&roll_up);
  gtk_label_set_label (self->roll_up, words);
}

static void
on_measures_changed (CordonMeasuresPage *self, guint position, guint removed, guint added)
{
  GtkWidget *before = NULL;
  GtkWidget *next = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  for (guint i = 0; i < position && next != NULL; i++)
    {
      before = next;
      next = gtk_widget_get_next_sibling (next);
    }
  for (guint i = 0; i < removed && next != NULL; i++)
    {
      GtkWidget *gone = next;

      next = gtk_widget_get_next_sibling (next);
      gtk_box_remove (self->cards, gone);
    }
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (CordonRecord) measure = g_list_model_get_item (self->measures, position + i);
      GtkWidget *card = cordon_measure_card_new (self->plan, measure, self->measures);

      g_signal_connect_object (card, "progress-changed", G_CALLBACK (show_roll_up), self, G_CONNECT_SWAPPED);
      gtk_box_insert_child_after (self->cards, card, before);
      before = card;
    }
  show_possible (self);
  show_roll_up (self);
  open_wanted (self);
}

static void
on_measure_made (GtkWidget *widget, const char *id)
{
  CordonMeasuresPage *self = CORDON_MEASURES_PAGE (widget);

  g_free (self->wanted);
  self->wanted = g_strdup (id);
  self->wanted_is_reading = FALSE;
  open_wanted (self);
}

static void
on_add_measure (CordonMeasuresPage *self)
{
  g_autofree char *id = NULL;
  CordonDraft *draft =
      cordon_intent_add_measure (self->plan, self->item, self->measures, C_ ("goals", "New measure"), NULL, &id);

  cordon_edit_commit_then (GTK_WIDGET (self), self->plan, draft, NULL, on_measure_made, id);
}

static GListModel *
measures (CordonMeasuresPage *self, CordonLiving living)
{
  g_autoptr (CordonQuery) query = cordon_plan_query ("measure", "rank");

  cordon_query_where_text (query, "plan_item", cordon_record_get_id (self->item));
  cordon_query_set_living (query, living);
  return cordon_plan_get_list (self->plan, query);
}

static gpointer
deleted_readings (gpointer item, gpointer user_data)
{
  g_autoptr (CordonRecord) measure = item;
  g_autoptr (CordonQuery) query = cordon_plan_query ("reading", "as_of");

  cordon_query_where_text (query, "measure", cordon_record_get_id (measure));
  cordon_query_set_living (query, CORDON_DELETED);
  return cordon_plan_get_list (CORDON_PLAN (user_data), query);
}

void
cordon_measures_page_set_item (CordonMeasuresPage *self, CordonPlan *plan, CordonRecord *item)
{
  GtkWidget *card;

  g_return_if_fail (CORDON_IS_MEASURES_PAGE (self));

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_func (self->plan, show_possible, self);
  if (self->measures != NULL)
    g_signal_handlers_disconnect_by_func (self->measures, on_measures_changed, self);
  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, card);
  cordon_deleted_list_set (self->deleted, NULL, NULL, 0);
  g_clear_object (&self->gone);
  g_clear_object (&self->measures);
  g_clear_pointer (&self->wanted, g_free);
  g_set_object (&self->plan, plan);
  g_set_object (&self->item, item);
  if (item != NULL)
    {
      g_autoptr (GListModel) gone = measures (self, CORDON_DELETED);
      GListModel *deleted[2];

      self->measures = measures (self, CORDON_LIVING);
      self->gone = gtk_flatten_list_model_new (G_LIST_MODEL (gtk_map_list_model_new (
          g_object_ref (self->measures), deleted_readings, g_object_ref (plan), g_object_unref)));
      deleted[0] = gone;
      deleted[1] = G_LIST_MODEL (self->gone);
      cordon_deleted_list_set (self->deleted, plan, deleted, 2);
      g_signal_connect_object (self->measures, "items-changed", G_CALLBACK (on_measures_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_possible), self, G_CONNECT_SWAPPED);
      on_measures_changed (self, 0, 0, g_list_model_get_n_items (self->measures));
    }
  show_possible (self);
  show_roll_up (self);
}

gboolean
cordon_measures_page_reveal (CordonMeasuresPage *self, const char *kind, const char *id)
{
  g_return_val_if_fail (CORDON_IS_MEASURES_PAGE (self), FALSE);

  on_measure_made (GTK_WIDGET (self), id);
  self->wanted_is_reading = g_str_equal (kind, "reading");
  if (self->wanted_is_reading)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (id);
      open_wanted (self);
    }
  return TRUE;
}

static void
cordon_measures_page_dispose (GObject *object)
{
  CordonMeasuresPage *self = CORDON_MEASURES_PAGE (object);

  if (self->item != NULL)
    cordon_measures_page_set_item (self, NULL, NULL);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (cordon_measures_page_parent_class)->dispose (object);
}

static void
cordon_measures_page_class_init (CordonMeasuresPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_measures_page_dispose;

  g_type_ensure (CORDON_TYPE_SECTION);
  g_type_ensure (CORDON_TYPE_DELETED_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-measures-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonMeasuresPage, roll_up);
  gtk_widget_class_bind_template_child (widget_class, CordonMeasuresPage, cards);
  gtk_widget_class_bind_template_child (widget_class, CordonMeasuresPage, empty);
  gtk_widget_class_bind_template_child (widget_class, CordonMeasuresPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, CordonMeasuresPage, deleted);
  gtk_widget_class_bind_template_callback (widget_class, on_add_measure);
}

static void
cordon_measures_page_init (CordonMeasuresPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
