/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A measure and its readings in one list: the measure's own row on top, which opens its definition, then a row for
 * each reading, then the way to add one. A reading is never made without its value, so the new one is asked for in a
 * popover first. */

#include "views/goals/cordon-measure-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/cordon-date.h"
#include "kit/cordon-chart-view.h"
#include "model/cordon-intents.h"
#include "model/cordon-period.h"
#include "model/cordon-progress.h"
#include "model/cordon-reading.h"
#include "views/shared/cordon-citation.h"
#include "views/goals/cordon-conflict-box.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-record-field.h"
#include "views/shared/cordon-record-row.h"

struct _CordonMeasureCard
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkListBox *list;
  GtkWidget *progress_row;
  GtkLevelBar *level;
  GtkLabel *pace;
  GtkWidget *chart_row;
  CordonChartView *chart;
  GtkWidget *add_row;
  GtkPopover *popover;
  GtkListBox *form;
  GtkLabel *form_error;

  CordonPlan *plan;
  CordonRecord *measure;
  GListModel *readings;
  GtkWidget *head;
  GtkWidget *figure;
  CordonProgress progress;
  GtkWidget *inputs[4];
  char *wanted;
};

G_DEFINE_FINAL_TYPE (CordonMeasureCard, cordon_measure_card, ADW_TYPE_BIN)

static guint progress_changed_signal;

/* The rows above the readings: the measure's own, how far it is, and the chart. */
#define N_HEAD_ROWS 3

enum
{
  INPUT_VALUE,
  INPUT_QUALIFIER,
  INPUT_ROLE,
  INPUT_PERIOD,
};

static const char *const inputs[] = {"value", "qualifier", "role", "period"};

static char *
measure_title (CordonPlan *plan, CordonRecord *measure)
{
  const char *name = cordon_record_get_text (measure, "name");

  return g_strdup (name != NULL ? name : "");
}

static const char *const measure_fields[] = {"name",       "unit",         "direction", "accrual",    "year_basis",
                                             "definition", "data_quality", "weight",    "party_kind", "counted",
                                             NULL};

static const CordonRecordRowSpec measure_spec = {
    .fields = measure_fields,
    .title = measure_title,
    .can_move = TRUE,
};

static char *
reading_title (CordonPlan *plan, CordonRecord *reading)
{
  return cordon_reading_dup_words (reading);
}

static char *
describe_reading (CordonPlan *plan, CordonRecord *reading)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const CordonKind *kind = cordon_record_get_kind (reading);
  const char *role = cordon_record_get_text (reading, "role");
  const char *period = cordon_record_get_text (reading, "period");
  const char *as_of = cordon_record_get_text (reading, "as_of");
  g_autofree char *citation = cordon_citation_dup_words (reading);
  g_autofree char *first = NULL;

  if (role != NULL)
    g_ptr_array_add (parts, g_strdup (cordon_field_choice_label (cordon_kind_field (kind, "role"), role)));
  if (period != NULL)
    g_ptr_array_add (parts, cordon_period_format (period));
  if (as_of != NULL)
    {
      g_autofree char *date = cordon_date_format (as_of);

      /* Translators: %s is a date: the day on which a figure was right */
      g_ptr_array_add (parts, g_strdup_printf (C_ ("goals", "as of %s"), date));
    }
  g_ptr_array_add (parts, NULL);
  first = g_strjoinv (" · ", (char **) parts->pdata);
  return *citation != '\0' ? g_strdup_printf ("%s\n%s", first, citation) : g_steal_pointer (&first);
}

static const char *const reading_fields[] = {"value", "value_to", "qualifier", "unit",     "role", "period",
                                             "as_of", "party",    "country",   "category", "note", NULL};

static const CordonRecordRowSpec reading_spec = {
    .fields = reading_fields,
    .title = reading_title,
    .subtitle = describe_reading,
};

static void
draw_readings (CordonMeasureCard *self, const CordonMeasureFacts *measure)
{
  guint n = g_list_model_get_n_items (self->readings);
  int first_month = cordon_plan_get_first_month (self->plan);
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (CordonChartPoint));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  CordonChartData data = {.unit = measure->unit, .first_month = first_month};

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) reading = g_list_model_get_item (self->readings, i);
      CordonReadingFacts facts;
      CordonChartLevel *level;
      char *day;

      cordon_reading_facts (reading, &facts);
      day = cordon_reading_dup_day (&facts, first_month);
      if (day == NULL || !isfinite (facts.value))
        {
          g_free (day);
          continue;
        }
      g_ptr_array_add (texts, day);
      level = g_strcmp0 (facts.role, "baseline") == 0 ? &data.baseline
              : g_strcmp0 (facts.role, "target") == 0 ? &data.target
                                                      : NULL;
      if (level != NULL)
        {
          level->is_set = TRUE;
          level->date = day;
          level->value = facts.value;
        }
      else
        {
          CordonChartPoint point = {
              .date = day,
              .value = facts.value,
              .is_range = isfinite (facts.value_to),
              .value_to = facts.value_to,
              .mark = cordon_chart_mark_of (facts.qualifier),
          };

          if (facts.as_of == NULL)
            {
              char *words = cordon_period_format (facts.period);

              g_ptr_array_add (texts, words);
              point.words = words;
            }
          g_array_append_val (points, point);
        }
    }
  data.points = (const CordonChartPoint *) (gpointer) points->data;
  data.n_points = points->len;
  gtk_widget_set_visible (self->chart_row, points->len >= 2);
  if (points->len >= 2)
    {
      cordon_chart_view_set_title (self->chart, cordon_record_get_text (self->measure, "name"));
      cordon_chart_view_set_data (self->chart, &data);
    }
}

static void
update (CordonMeasureCard *self)
{
  CordonMeasureFacts facts;
  CordonProgress progress;
  CordonPace pace;
  const char *today = cordon_plan_get_today (self->plan);
  g_autofree char *sentence = NULL;
  g_autofree char *figure = NULL;

  cordon_measure_facts (self->measure, &facts);
  cordon_progress_of_measure (self->measure, self->readings, today, cordon_plan_get_first_month (self->plan),
                              &progress);
  sentence = cordon_progress_describe (&progress, &facts);
  figure = progress.current.known ? cordon_figure_describe (&progress.current, NULL) : g_strdup ("–");
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->head), sentence);
  gtk_label_set_label (GTK_LABEL (self->figure), figure);

  gtk_widget_set_visible (self->progress_row, progress.state == CORDON_PROGRESS_KNOWN);
  if (progress.state == CORDON_PROGRESS_KNOWN)
    {
      g_autofree char *words = NULL;

      gtk_level_bar_set_value (self->level, CLAMP (progress.fraction, 0, 1));
      cordon_progress_pace (&progress, &facts, today, &pace);
      if (pace.known)
        words = cordon_pace_describe (&pace, &facts);
      gtk_label_set_label (self->pace, words != NULL ? words : "");
      gtk_widget_set_visible (GTK_WIDGET (self->pace), words != NULL);
    }
  gtk_widget_set_visible (self->add_row, cordon_edit_is_possible (self->plan));
  draw_readings (self, &facts);
  self->progress = progress;
  g_signal_emit (self, progress_changed_signal, 0);
}

static void
open_wanted (CordonMeasureCard *self)
{
  CordonRecordRow *row = self->wanted != NULL ? cordon_record_row_find (self->list, self->wanted) : NULL;

  if (row == NULL)
    return;
  g_clear_pointer (&self->wanted, g_free);
  cordon_record_row_edit (row);
}

static void
on_readings_changed (CordonMeasureCard *self, guint position, guint removed, guint added)
{
  for (guint i = 0; i < removed; i++)
    gtk_list_box_remove (self->list,
                         GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) (N_HEAD_ROWS + position))));
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (CordonRecord) reading = g_list_model_get_item (self->readings, position + i);
      GtkWidget *row = cordon_record_row_new (self->plan, reading, &reading_spec, NULL);

      g_signal_connect_object (reading, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      gtk_list_box_insert (self->list, row, (int) (N_HEAD_ROWS + position + i));
    }
  update (self);
  open_wanted (self);
}

static void
on_popover_show (CordonMeasureCard *self)
{
  const char *const first[] = {NULL, "exact", "actual", NULL};

  for (guint i = 0; i < G_N_ELEMENTS (self->inputs); i++)
    {
      if (self->inputs[i] == NULL)
        {
          self->inputs[i] = cordon_record_field_new_loose (self->plan, "reading", inputs[i]);
          gtk_list_box_append (self->form, self->inputs[i]);
        }
      cordon_field_row_set_value (CORDON_FIELD_ROW (self->inputs[i]), first[i]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->form_error), FALSE);
  gtk_widget_grab_focus (self->inputs[INPUT_VALUE]);
}

static void
on_reading_made (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CordonMeasureCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_plan_commit_finish (CORDON_PLAN (plan), result, &error);

  if (changes != NULL)
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  /* What was typed stays, to be mended. */
  gtk_label_set_label (self->form_error, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->form_error), TRUE);
}

static void
on_form_add_clicked (CordonMeasureCard *self)
{
  const CordonKind *kind = cordon_kind_find ("reading");
  g_autoptr (GVariant) value = NULL;
  g_autoptr (CordonDraft) draft = NULL;
  const char *period;

  for (guint i = 0; i < G_N_ELEMENTS (self->inputs); i++)
    {
      if (!cordon_field_row_flush (CORDON_FIELD_ROW (self->inputs[i])))
        {
          gtk_widget_grab_focus (self->inputs[i]);
          return;
        }
    }
  value =
      cordon_record_field_dup_value (CORDON_FIELD_ROW (self->inputs[INPUT_VALUE]), cordon_kind_field (kind, "value"));
  period = cordon_field_row_get_value (CORDON_FIELD_ROW (self->inputs[INPUT_PERIOD]));
  draft =
      cordon_intent_add_reading (self->plan, self->measure,
                                 cordon_field_row_get_value (CORDON_FIELD_ROW (self->inputs[INPUT_ROLE])), period,
                                 period == NULL ? cordon_plan_get_today (self->plan) : NULL, value,
                                 cordon_field_row_get_value (CORDON_FIELD_ROW (self->inputs[INPUT_QUALIFIER])), NULL);
  cordon_plan_commit_async (self->plan, draft, NULL, on_reading_made, g_object_ref (self));
}

GtkWidget *
cordon_measure_card_new (CordonPlan *plan, CordonRecord *measure, GListModel *siblings)
{
  CordonMeasureCard *self = g_object_new (CORDON_TYPE_MEASURE_CARD, NULL);
  g_autoptr (CordonQuery) query = cordon_plan_query ("reading", "as_of");

  self->plan = g_object_ref (plan);
  self->measure = g_object_ref (measure);
  cordon_query_where_text (query, "measure", cordon_record_get_id (measure));
  self->readings = cordon_plan_get_list (plan, query);
  self->head = cordon_record_row_new (plan, measure, &measure_spec, siblings);
  gtk_widget_add_css_class (self->head, "measure");
  self->figure = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->figure, "title-4");
  gtk_widget_add_css_class (self->figure, "numeric");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self->head), self->figure);
  gtk_list_box_prepend (self->list, self->head);
  gtk_box_append (self->box, cordon_conflict_box_new (plan, measure));

  g_signal_connect_object (self->readings, "items-changed", G_CALLBACK (on_readings_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (measure, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  on_readings_changed (self, 0, 0, g_list_model_get_n_items (self->readings));
  return GTK_WIDGET (self);
}

CordonRecord *
cordon_measure_card_get_measure (CordonMeasureCard *self)
{
  g_return_val_if_fail (CORDON_IS_MEASURE_CARD (self), NULL);

  return self->measure;
}

const CordonProgress *
cordon_measure_card_get_progress (CordonMeasureCard *self)
{
  g_return_val_if_fail (CORDON_IS_MEASURE_CARD (self), NULL);

  return &self->progress;
}

void
cordon_measure_card_edit (CordonMeasureCard *self, const char *reading)
{
  g_return_if_fail (CORDON_IS_MEASURE_CARD (self));

  g_free (self->wanted);
  self->wanted = g_strdup (reading != NULL ? reading : cordon_record_get_id (self->measure));
  open_wanted (self);
}

static void
cordon_measure_card_dispose (GObject *object)
{
  CordonMeasureCard *self = CORDON_MEASURE_CARD (object);

  if (self->readings != NULL)
    g_signal_handlers_disconnect_by_data (self->readings, self);
  g_clear_object (&self->readings);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (cordon_measure_card_parent_class)->dispose (object);
}

static void
cordon_measure_card_finalize (GObject *object)
{
  CordonMeasureCard *self = CORDON_MEASURE_CARD (object);

  g_clear_object (&self->measure);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_measure_card_parent_class)->finalize (object);
}

static void
cordon_measure_card_class_init (CordonMeasureCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_measure_card_dispose;
  object_class->finalize = cordon_measure_card_finalize;

  progress_changed_signal = g_signal_new ("progress-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CORDON_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-measure-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonMeasureCard, box);
  gtk_widget_class_bind_template_child (widget_class, CordonMeasureCard, list);
  gtk_widget_class_bind_template_child (widget_class, CordonMeasureCard, progress_row);
  gtk_widget_class_bind_template_child (widget_class, CordonMeasureCard, level);
  gtk_widget_class_bind_template_child (widget_class, CordonMeasureCard, pace);
  gtk_widget_class_bind_template_child (widget_class, CordonMeasureCard, chart_row);
  gtk_widget_class_bind_template_child (widget_class, CordonMeasureCard, chart);
  gtk_widget_class_bind_template_child (widget_class, CordonMeasureCard, add_row);
  gtk_widget_class_bind_template_child (widget_class, CordonMeasureCard, popover);
  gtk_widget_class_bind_template_child (widget_class, CordonMeasureCard, form);
  gtk_widget_class_bind_template_child (widget_class, CordonMeasureCard, form_error);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_show);
  gtk_widget_class_bind_template_callback (widget_class, on_form_add_clicked);
}

static void
cordon_measure_card_init (CordonMeasureCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
