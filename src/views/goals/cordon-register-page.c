/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of a plan item: what may go wrong, what has, what was decided and what is taken for granted. */

#include "views/goals/cordon-register-page.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "kit/cordon-section.h"
#include "model/cordon-intents.h"
#include "model/cordon-register-entry.h"
#include "views/shared/cordon-deleted-list.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-record-row.h"

struct _CordonRegisterPage
{
  AdwBin parent_instance;

  CordonSection *entries;
  CordonDeletedList *deleted;

  CordonPlan *plan;
  CordonRecord *item;
  char *wanted;
};

G_DEFINE_FINAL_TYPE (CordonRegisterPage, cordon_register_page, ADW_TYPE_BIN)

static char *
title_of (CordonPlan *plan, CordonRecord *record)
{
  return cordon_record_dup_title (record);
}

static char *
describe_entry (CordonPlan *plan, CordonRecord *record)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const CordonKind *table = cordon_record_get_kind (record);
  const char *kind = cordon_record_get_text (record, "kind");
  const char *state = cordon_record_get_text (record, "state");
  const char *due = cordon_record_get_text (record, "due");
  int score = cordon_register_entry_score (record);

  if (kind != NULL)
    g_ptr_array_add (parts, g_strdup (cordon_field_choice_label (cordon_kind_field (table, "kind"), kind)));
  if (state != NULL)
    g_ptr_array_add (parts, g_strdup (cordon_field_choice_label (cordon_kind_field (table, "state"), state)));
  if (score > 0)
    /* Translators: likelihood times impact, 1 to 25 */
    g_ptr_array_add (parts, g_strdup_printf (C_ ("register", "weight %d of 25"), score));
  if (due != NULL)
    {
      g_autofree char *date = cordon_date_format (due);

      g_ptr_array_add (parts, g_strdup_printf (C_ ("goals", "due %s"), date));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static const char *const entry_fields[] = {"title",  "kind", "body",   "state",      "likelihood", "impact", "owner",
                                           "opened", "due",  "closed", "depends_on", "tlp",        "cui",    NULL};

static const CordonRecordRowSpec entry_spec = {
    .fields = entry_fields,
    .title = title_of,
    .subtitle = describe_entry,
    .can_move = TRUE,
};

static void
open_wanted (CordonRegisterPage *self)
{
  CordonRecordRow *row;

  if (self->wanted == NULL)
    return;
  row = cordon_record_row_find (cordon_section_get_list (self->entries), self->wanted);
  if (row == NULL)
    return;
  g_clear_pointer (&self->wanted, g_free);
  cordon_record_row_edit (row);
}

static GtkWidget *
make_entry (gpointer record, gpointer user_data)
{
  CordonRegisterPage *self = user_data;

  return cordon_record_row_new (self->plan, record, &entry_spec, cordon_section_get_model (self->entries));
}

static void
on_entry_made (GtkWidget *widget, const char *id)
{
  CordonRegisterPage *self = CORDON_REGISTER_PAGE (widget);

  g_free (self->wanted);
  self->wanted = g_strdup (id);
  open_wanted (self);
}

static void
on_add_entry (CordonRegisterPage *self)
{
  g_autofree char *id = NULL;
  CordonDraft *draft =
      cordon_intent_add_register_entry (self->plan, self->item, cordon_section_get_model (self->entries), "risk",
                                        C_ ("goals", "New risk"), &id);

  cordon_edit_commit_then (GTK_WIDGET (self), self->plan, draft, NULL, on_entry_made, id);
}

static GListModel *
entries (CordonRegisterPage *self, CordonLiving living)
{
  g_autoptr (CordonQuery) query = cordon_plan_query ("register_entry", "rank");

  cordon_query_where_text (query, "plan_item", cordon_record_get_id (self->item));
  cordon_query_set_living (query, living);
  return cordon_plan_get_list (self->plan, query);
}

static void
show_possible (CordonRegisterPage *self)
{
  cordon_section_set_can_add (self->entries, self->item != NULL && cordon_edit_is_possible (self->plan));
}

void
cordon_register_page_set_item (CordonRegisterPage *self, CordonPlan *plan, CordonRecord *item)
{
  g_return_if_fail (CORDON_IS_REGISTER_PAGE (self));

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_func (self->plan, show_possible, self);
  g_clear_pointer (&self->wanted, g_free);
  g_set_object (&self->plan, plan);
  g_set_object (&self->item, item);
  if (item != NULL)
    {
      g_autoptr (GListModel) living = entries (self, CORDON_LIVING);
      g_autoptr (GListModel) gone = entries (self, CORDON_DELETED);

      cordon_section_set_model (self->entries, living, make_entry, self, NULL);
      cordon_deleted_list_set (self->deleted, plan, &gone, 1);
      g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_possible), self, G_CONNECT_SWAPPED);
    }
  else
    {
      cordon_section_set_model (self->entries, NULL, NULL, NULL, NULL);
      cordon_deleted_list_set (self->deleted, NULL, NULL, 0);
    }
  show_possible (self);
}

gboolean
cordon_register_page_reveal (CordonRegisterPage *self, const char *kind, const char *id)
{
  g_return_val_if_fail (CORDON_IS_REGISTER_PAGE (self), FALSE);

  on_entry_made (GTK_WIDGET (self), id);
  return TRUE;
}

static void
cordon_register_page_dispose (GObject *object)
{
  CordonRegisterPage *self = CORDON_REGISTER_PAGE (object);

  if (self->item != NULL)
    cordon_register_page_set_item (self, NULL, NULL);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (cordon_register_page_parent_class)->dispose (object);
}

static void
cordon_register_page_class_init (CordonRegisterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_register_page_dispose;

  g_type_ensure (CORDON_TYPE_SECTION);
  g_type_ensure (CORDON_TYPE_DELETED_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-register-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonRegisterPage, entries);
  gtk_widget_class_bind_template_child (widget_class, CordonRegisterPage, deleted);
  gtk_widget_class_bind_template_callback (widget_class, on_add_entry);
}

static void
cordon_register_page_init (CordonRegisterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->entries, "notify::count", G_CALLBACK (open_wanted), self, G_CONNECT_SWAPPED);
}
