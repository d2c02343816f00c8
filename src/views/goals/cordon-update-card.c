/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A published update. Which one counts where a later one corrects it shows from the list of what was published. */

#include "views/goals/cordon-update-card.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "kit/cordon-status-pill.h"
#include "model/cordon-round.h"
#include "views/shared/cordon-edit.h"

struct _CordonUpdateCard
{
  AdwBin parent_instance;

  GtkLabel *title;
  CordonStatusPill *pill;
  GtkLabel *meta;
  GtkBox *texts;
  GtkWidget *correct_button;

  CordonPlan *plan;
  CordonRecord *update;
  GListModel *published;
  GListModel *rounds; /* held so that a quarter's round is known */
  char *heading;
  gboolean can_correct;
};

G_DEFINE_FINAL_TYPE (CordonUpdateCard, cordon_update_card, ADW_TYPE_BIN)

static guint correct_signal;

static CordonRecord *
find_correction (CordonUpdateCard *self)
{
  const char *id = cordon_record_get_id (self->update);

  for (guint i = 0; i < g_list_model_get_n_items (self->published); i++)
    {
      g_autoptr (CordonRecord) other = g_list_model_get_item (self->published, i);

      if (g_strcmp0 (cordon_record_get_text (other, "corrects"), id) == 0)
        return other;
    }
  return NULL;
}

static void
add_text (CordonUpdateCard *self, const char *field)
{
  const char *text = cordon_record_get_text (self->update, field);
  const CordonField *known = cordon_kind_field (cordon_record_get_kind (self->update), field);
  GtkWidget *title, *label;

  if (text == NULL)
    return;
  title = gtk_label_new (cordon_field_label (known));
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* As natural width enough to stand beside a draft, and no more. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (self->texts, title);
  gtk_box_append (self->texts, label);
}

static void
update_card (CordonUpdateCard *self)
{
  const char *published_on = cordon_record_get_text (self->update, "published_on");
  const char *author = cordon_record_get_text (self->update, "author");
  CordonRecord *correction = find_correction (self);
  int late = cordon_round_update_days_late (self->plan, self->update);
  g_autofree char *quarter = cordon_quarter_format (cordon_record_get_text (self->update, "period"));
  g_autofree char *day = cordon_date_format (published_on);
  g_autoptr (GString) meta = g_string_new (NULL);
  GtkWidget *child;

  if (self->heading != NULL)
    {
      /* Translators: a heading, then a fiscal quarter: "Last update, FY2025 Q4" */
      g_autofree char *words = g_strdup_printf (C_ ("update", "%s, %s"), self->heading, quarter);

      gtk_label_set_label (self->title, words);
    }
  else
    gtk_label_set_label (self->title, quarter);
  cordon_status_pill_set_status (self->pill, cordon_record_get_text (self->update, "rag"));

  if (author != NULL)
    /* Translators: a date and a person's name */
    g_string_append_printf (meta, C_ ("update", "Published on %s by %s"), day, author);
  else
    g_string_append_printf (meta, C_ ("update", "Published on %s"), day);
  if (late > 0)
    {
      g_string_append_c (meta, '\n');
      g_string_append_printf (meta,
                              g_dngettext (GETTEXT_PACKAGE, "Late: %d day after the updates were due",
                                           "Late: %d days after the updates were due", (gulong) late),
                              late);
    }
  if (cordon_record_get_text (self->update, "corrects") != NULL)
    g_string_append_printf (meta, "\n%s", C_ ("update", "Corrects an earlier update of this quarter"));
  if (correction != NULL)
    {
      g_autofree char *later = cordon_date_format (cordon_record_get_text (correction, "published_on"));

      g_string_append_c (meta, '\n');
      /* Translators: %s is a date */
      g_string_append_printf (meta, C_ ("update", "No longer counts: corrected on %s"), later);
    }
  gtk_label_set_label (self->meta, meta->str);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->texts))) != NULL)
    gtk_box_remove (self->texts, child);
  add_text (self, "narrative");
  add_text (self, "next_steps");
  add_text (self, "help_needed");
  gtk_widget_set_visible (self->correct_button,
                          self->can_correct && correction == NULL && cordon_edit_is_possible (self->plan));
}

static void
on_correct_clicked (CordonUpdateCard *self)
{
  g_signal_emit (self, correct_signal, 0);
}

static void
on_plan_changed (CordonUpdateCard *self, CordonChanges *changes)
{
  if (cordon_changes_touch (changes, "round"))
    update_card (self);
}

GtkWidget *
cordon_update_card_new (CordonPlan *plan, CordonRecord *update, GListModel *published, const char *heading)
{
  CordonUpdateCard *self = g_object_new (CORDON_TYPE_UPDATE_CARD, NULL);
  g_autoptr (CordonQuery) rounds = cordon_plan_query ("round", "period");

  self->plan = g_object_ref (plan);
  self->update = g_object_ref (update);
  self->published = g_object_ref (published);
  self->heading = g_strdup (heading);
  self->rounds = cordon_plan_get_list (plan, rounds);
  g_signal_connect_object (self->rounds, "items-changed", G_CALLBACK (update_card), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (update, "changed", G_CALLBACK (update_card), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (published, "items-changed", G_CALLBACK (update_card), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (update_card), self, G_CONNECT_SWAPPED);
  update_card (self);
  return GTK_WIDGET (self);
}

CordonRecord *
cordon_update_card_get_update (CordonUpdateCard *self)
{
  g_return_val_if_fail (CORDON_IS_UPDATE_CARD (self), NULL);

  return self->update;
}

void
cordon_update_card_set_can_correct (CordonUpdateCard *self, gboolean can_correct)
{
  g_return_if_fail (CORDON_IS_UPDATE_CARD (self));

  self->can_correct = can_correct;
  update_card (self);
}

static void
cordon_update_card_dispose (GObject *object)
{
  CordonUpdateCard *self = CORDON_UPDATE_CARD (object);

  if (self->published != NULL)
    g_signal_handlers_disconnect_by_func (self->published, update_card, self);
  if (self->rounds != NULL)
    g_signal_handlers_disconnect_by_func (self->rounds, update_card, self);
  g_clear_object (&self->published);
  g_clear_object (&self->rounds);

  G_OBJECT_CLASS (cordon_update_card_parent_class)->dispose (object);
}

static void
cordon_update_card_finalize (GObject *object)
{
  CordonUpdateCard *self = CORDON_UPDATE_CARD (object);

  g_clear_object (&self->update);
  g_clear_object (&self->plan);
  g_free (self->heading);

  G_OBJECT_CLASS (cordon_update_card_parent_class)->finalize (object);
}

static void
cordon_update_card_class_init (CordonUpdateCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_update_card_dispose;
  object_class->finalize = cordon_update_card_finalize;

  correct_signal =
      g_signal_new ("correct", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CORDON_TYPE_STATUS_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-update-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonUpdateCard, title);
  gtk_widget_class_bind_template_child (widget_class, CordonUpdateCard, pill);
  gtk_widget_class_bind_template_child (widget_class, CordonUpdateCard, meta);
  gtk_widget_class_bind_template_child (widget_class, CordonUpdateCard, texts);
  gtk_widget_class_bind_template_child (widget_class, CordonUpdateCard, correct_button);
  gtk_widget_class_bind_template_callback (widget_class, on_correct_clicked);
}

static void
cordon_update_card_init (CordonUpdateCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
