/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commitments and milestones of a plan item. A new one is made at once with a title to write over, so that there is
 * nothing to fill in before it exists, and taking it back is one undo. */

#include "views/goals/cordon-steps-page.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "kit/cordon-section.h"
#include "model/cordon-intents.h"
#include "model/cordon-plan-item.h"
#include "views/shared/cordon-deleted-list.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-record-field.h"
#include "views/shared/cordon-record-row.h"

struct _CordonStepsPage
{
  AdwBin parent_instance;

  CordonSection *commitments;
  CordonSection *milestones;
  CordonDeletedList *deleted;

  CordonPlan *plan;
  CordonRecord *item;
  char *wanted; /* the row to open once it is there */
};

G_DEFINE_FINAL_TYPE (CordonStepsPage, cordon_steps_page, ADW_TYPE_BIN)

static char *
describe_step (CordonPlan *plan, CordonRecord *record)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const CordonKind *kind = cordon_record_get_kind (record);
  const char *due = cordon_record_get_text (record, "due");
  const char *state = cordon_record_get_text (record, "state");
  g_autofree char *owner = cordon_record_field_party_name (plan, cordon_record_get_text (record, "owner"));
  int slipped;

  if (due != NULL)
    {
      g_autofree char *date = cordon_date_format (due);

      /* Translators: %s is a date */
      g_ptr_array_add (parts, g_strdup_printf (C_ ("goals", "due %s"), date));
    }
  if (cordon_plan_item_days_slipped (record, &slipped) && slipped > 0)
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day later than first promised",
                                                          "%d days later than first promised", (gulong) slipped),
                                             slipped));
  if (*owner != '\0')
    g_ptr_array_add (parts, g_steal_pointer (&owner));
  if (state != NULL)
    g_ptr_array_add (parts, g_strdup (cordon_field_choice_label (cordon_kind_field (kind, "state"), state)));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
title_of (CordonPlan *plan, CordonRecord *record)
{
  return cordon_record_dup_title (record);
}

static const char *const step_fields[] = {"title",   "code",  "state",  "start", "due", "baseline_due",
                                          "done_on", "owner", "intent", "note",  NULL};

static const CordonRecordRowSpec step_spec = {
    .fields = step_fields,
    .title = title_of,
    .subtitle = describe_step,
    .can_be_done = TRUE,
    .can_move = TRUE,
};

static void
open_wanted (CordonStepsPage *self)
{
  CordonSection *const sections[] = {self->commitments, self->milestones};

  for (guint i = 0; self->wanted != NULL && i < G_N_ELEMENTS (sections); i++)
    {
      CordonRecordRow *row = cordon_record_row_find (cordon_section_get_list (sections[i]), self->wanted);

      if (row != NULL)
        {
          g_clear_pointer (&self->wanted, g_free);
          cordon_record_row_edit (row);
        }
    }
}

static GtkWidget *
make_commitment (gpointer record, gpointer user_data)
{
  CordonStepsPage *self = user_data;

  return cordon_record_row_new (self->plan, record, &step_spec, cordon_section_get_model (self->commitments));
}

static GtkWidget *
make_milestone (gpointer record, gpointer user_data)
{
  CordonStepsPage *self = user_data;

  return cordon_record_row_new (self->plan, record, &step_spec, cordon_section_get_model (self->milestones));
}

static void
on_step_made (GtkWidget *widget, const char *id)
{
  CordonStepsPage *self = CORDON_STEPS_PAGE (widget);

  g_free (self->wanted);
  self->wanted = g_strdup (id);
  open_wanted (self);
}

static void
on_add_commitment (CordonStepsPage *self)
{
  g_autofree char *id = NULL;
  CordonDraft *draft =
      cordon_intent_create_item (self->plan, "commitment", self->item, cordon_section_get_model (self->commitments),
                                 C_ ("goals", "New commitment"), &id);

  cordon_edit_commit_then (GTK_WIDGET (self), self->plan, draft, NULL, on_step_made, id);
}

static void
on_add_milestone (CordonStepsPage *self)
{
  g_autofree char *id = NULL;
  CordonDraft *draft = cordon_intent_add_milestone (self->plan, self->item, cordon_section_get_model (self->milestones),
                                                    C_ ("goals", "New milestone"), NULL, &id);

  cordon_edit_commit_then (GTK_WIDGET (self), self->plan, draft, NULL, on_step_made, id);
}

static GListModel *
children (CordonStepsPage *self, const char *kind, CordonLiving living)
{
  g_autoptr (CordonQuery) query = cordon_plan_query ("plan_item", "rank");

  cordon_query_where_text (query, "parent", cordon_record_get_id (self->item));
  cordon_query_where_text (query, "kind", kind);
  cordon_query_set_living (query, living);
  return cordon_plan_get_list (self->plan, query);
}

static void
show_possible (CordonStepsPage *self)
{
  gboolean possible = self->plan != NULL && self->item != NULL && cordon_edit_is_possible (self->plan);

  cordon_section_set_can_add (self->commitments, possible);
  cordon_section_set_can_add (self->milestones, possible);
}

void
cordon_steps_page_set_item (CordonStepsPage *self, CordonPlan *plan, CordonRecord *item)
{
  g_return_if_fail (CORDON_IS_STEPS_PAGE (self));

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_func (self->plan, show_possible, self);
  g_clear_pointer (&self->wanted, g_free);
  g_set_object (&self->plan, plan);
  g_set_object (&self->item, item);
  if (item != NULL)
    {
      g_autoptr (GListModel) commitments = children (self, "commitment", CORDON_LIVING);
      g_autoptr (GListModel) milestones = children (self, "milestone", CORDON_LIVING);
      g_autoptr (GListModel) gone = children (self, "commitment", CORDON_DELETED);
      g_autoptr (GListModel) gone_too = children (self, "milestone", CORDON_DELETED);
      GListModel *const deleted[] = {gone, gone_too};

      cordon_section_set_model (self->commitments, commitments, make_commitment, self, NULL);
      cordon_section_set_model (self->milestones, milestones, make_milestone, self, NULL);
      cordon_deleted_list_set (self->deleted, plan, deleted, G_N_ELEMENTS (deleted));
      g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_possible), self, G_CONNECT_SWAPPED);
    }
  else
    {
      cordon_section_set_model (self->commitments, NULL, NULL, NULL, NULL);
      cordon_section_set_model (self->milestones, NULL, NULL, NULL, NULL);
      cordon_deleted_list_set (self->deleted, NULL, NULL, 0);
    }
  show_possible (self);
}

gboolean
cordon_steps_page_reveal (CordonStepsPage *self, const char *kind, const char *id)
{
  g_return_val_if_fail (CORDON_IS_STEPS_PAGE (self), FALSE);

  on_step_made (GTK_WIDGET (self), id);
  return TRUE;
}

static void
cordon_steps_page_dispose (GObject *object)
{
  CordonStepsPage *self = CORDON_STEPS_PAGE (object);

  if (self->item != NULL)
    cordon_steps_page_set_item (self, NULL, NULL);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (cordon_steps_page_parent_class)->dispose (object);
}

static void
cordon_steps_page_class_init (CordonStepsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_steps_page_dispose;

  g_type_ensure (CORDON_TYPE_SECTION);
  g_type_ensure (CORDON_TYPE_DELETED_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-steps-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonStepsPage, commitments);
  gtk_widget_class_bind_template_child (widget_class, CordonStepsPage, milestones);
  gtk_widget_class_bind_template_child (widget_class, CordonStepsPage, deleted);
  gtk_widget_class_bind_template_callback (widget_class, on_add_commitment);
  gtk_widget_class_bind_template_callback (widget_class, on_add_milestone);
}

static void
cordon_steps_page_init (CordonStepsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->commitments, "notify::count", G_CALLBACK (open_wanted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->milestones, "notify::count", G_CALLBACK (open_wanted), self, G_CONNECT_SWAPPED);
}
