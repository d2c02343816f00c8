/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An update that is being written. It is a row of the plan from its first letter on, so nothing is lost when the
 * window closes; it is nobody else's business until it is published. */

#include "views/goals/cordon-update-draft.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "kit/cordon-columns.h"
#include "kit/cordon-field-row.h"
#include "kit/cordon-report.h"
#include "kit/cordon-status-pill.h"
#include "model/cordon-intents.h"
#include "model/cordon-summary.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-record-field.h"
#include "views/goals/cordon-update-card.h"

struct _CordonUpdateDraft
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkWidget *delete_button;
  GtkBox *rags;
  GtkLabel *hint;
  GtkListBox *fields;
  AdwBin *last_bin;
  GtkLabel *error_label;
  GtkWidget *publish_button;

  CordonPlan *plan;
  CordonRecord *update;
  GListModel *published;
  GtkWidget *rag_buttons[4];
  GtkWidget *rows[6];
  gboolean showing;
  gboolean publish_wanted; /* once what was typed last has been stored */
};

G_DEFINE_FINAL_TYPE (CordonUpdateDraft, cordon_update_draft, ADW_TYPE_BIN)

static const char *const rags[] = {"green", "amber", "red", "unrated"};
static const char *const draft_fields[] = {"period", "narrative", "next_steps", "help_needed", "tlp", "cui"};
#define N_TEXTS 4 /* the period, and what is to be written; the markings come after */

static void
show_error (CordonUpdateDraft *self, const char *sentence)
{
  gtk_label_set_label (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), sentence != NULL);
}

static void
show_last (CordonUpdateDraft *self)
{
  CordonRecord *last = cordon_status_effective (self->published, NULL);
  GtkWidget *card =
      last != NULL ? cordon_update_card_new (self->plan, last, self->published, C_ ("update", "Last update")) : NULL;

  adw_bin_set_child (self->last_bin, card);
  gtk_widget_set_visible (GTK_WIDGET (self->last_bin), card != NULL);
}

static void publish_if_stored (CordonUpdateDraft *self);

static void
update_draft (CordonUpdateDraft *self)
{
  const char *rag = cordon_record_get_text (self->update, "rag");
  gboolean asks = g_strcmp0 (rag, "amber") == 0 || g_strcmp0 (rag, "red") == 0;
  gboolean can_edit = cordon_edit_is_possible (self->plan);
  g_autofree char *quarter = cordon_quarter_format (cordon_record_get_text (self->update, "period"));
  /* Translators: %s is a fiscal quarter, "FY2026 Q1" */
  g_autofree char *title = g_strdup_printf (cordon_record_get_text (self->update, "corrects") != NULL
                                                ? C_ ("update", "Draft of a correction for %s")
                                                : C_ ("update", "Draft for %s"),
                                            quarter);

  gtk_label_set_label (self->title, title);
  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (rags); i++)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->rag_buttons[i]), g_strcmp0 (rag, rags[i]) == 0);
      gtk_widget_set_sensitive (self->rag_buttons[i], can_edit);
    }
  self->showing = FALSE;
  gtk_label_set_label (self->hint, asks ? C_ ("update", "Amber and red ask for next steps and for the help needed.")
                                        : C_ ("update", "What you write is kept at once, and counts once published."));
  gtk_widget_set_sensitive (self->publish_button, can_edit);
  gtk_widget_set_sensitive (self->delete_button, can_edit);
  publish_if_stored (self);
}

/* What was missing is being mended. */
static void
on_row_commit (CordonUpdateDraft *self)
{
  show_error (self, NULL);
  self->publish_wanted = FALSE;
}

static void
on_rag_toggled (GtkToggleButton *button, CordonUpdateDraft *self)
{
  const char *rag = g_object_get_data (G_OBJECT (button), "cordon-rag");

  if (self->showing || !gtk_toggle_button_get_active (button))
    return;
  show_error (self, NULL);
  cordon_edit_commit (GTK_WIDGET (self), self->plan,
                      cordon_intent_set (self->update, "rag", g_variant_new_string (rag)), NULL);
}

static void
on_published (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CordonUpdateDraft) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_plan_commit_finish (CORDON_PLAN (plan), result, &error);

  if (changes != NULL)
    {
      cordon_report_done (GTK_WIDGET (self), C_ ("update", "Update published"), cordon_changes_get_position (changes));
      return;
    }
  if (!g_error_matches (error, CORDON_ERROR, CORDON_ERROR_INVALID))
    {
      cordon_report_error (GTK_WIDGET (self), error);
      return;
    }
  show_error (self, error->message);
  /* The first of the texts that is empty is what is missing. */
  for (guint i = 2; i < N_TEXTS; i++)
    {
      if (cordon_field_row_get_value (CORDON_FIELD_ROW (self->rows[i])) == NULL)
        {
          gtk_widget_grab_focus (self->rows[i]);
          break;
        }
    }
}

/* The rules are held against what is stored, so what was just typed must be first. */
static void
publish_if_stored (CordonUpdateDraft *self)
{
  g_autoptr (CordonDraft) draft = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    {
      if (cordon_field_row_is_under_way (CORDON_FIELD_ROW (self->rows[i])))
        return;
    }
  if (!self->publish_wanted)
    return;
  self->publish_wanted = FALSE;
  draft = cordon_intent_publish_update (self->plan, self->update);
  cordon_plan_commit_async (self->plan, draft, NULL, on_published, g_object_ref (self));
}

void
cordon_update_draft_publish (CordonUpdateDraft *self)
{
  g_return_if_fail (CORDON_IS_UPDATE_DRAFT (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    {
      if (!cordon_field_row_flush (CORDON_FIELD_ROW (self->rows[i])))
        {
          gtk_widget_grab_focus (self->rows[i]);
          return;
        }
    }
  show_error (self, NULL);
  self->publish_wanted = TRUE;
  publish_if_stored (self);
}

static void
on_publish_clicked (CordonUpdateDraft *self)
{
  cordon_update_draft_publish (self);
}

static void
on_delete_clicked (CordonUpdateDraft *self)
{
  cordon_edit_commit (GTK_WIDGET (self), self->plan, cordon_intent_delete (self->update),
                      C_ ("update", "Deleted the draft of an update"));
}

static void
make_rags (CordonUpdateDraft *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (rags); i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *pill = cordon_status_pill_new ();

      cordon_status_pill_set_status (CORDON_STATUS_PILL (pill), rags[i]);
      gtk_widget_set_halign (pill, GTK_ALIGN_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), pill);
      gtk_widget_set_tooltip_text (button, cordon_status_label (rags[i]));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      cordon_status_label (rags[i]), -1);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (self->rag_buttons[0]));
      g_object_set_data (G_OBJECT (button), "cordon-rag", (gpointer) rags[i]);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_rag_toggled), self, 0);
      gtk_box_append (self->rags, button);
      self->rag_buttons[i] = button;
    }
}

GtkWidget *
cordon_update_draft_new (CordonPlan *plan, CordonRecord *update, GListModel *published)
{
  CordonUpdateDraft *self = g_object_new (CORDON_TYPE_UPDATE_DRAFT, NULL);

  self->plan = g_object_ref (plan);
  self->update = g_object_ref (update);
  self->published = g_object_ref (published);
  gtk_widget_set_name (GTK_WIDGET (self), cordon_record_get_id (update));
  for (guint i = 0; i < G_N_ELEMENTS (draft_fields); i++)
    {
      self->rows[i] = cordon_record_field_new (plan, update, draft_fields[i]);
      g_signal_connect_object (self->rows[i], "commit", G_CALLBACK (on_row_commit), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->fields, self->rows[i]);
    }
  g_signal_connect_object (update, "changed", G_CALLBACK (update_draft), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (published, "items-changed", G_CALLBACK (show_last), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (update_draft), self, G_CONNECT_SWAPPED);
  show_last (self);
  update_draft (self);
  return GTK_WIDGET (self);
}

CordonRecord *
cordon_update_draft_get_update (CordonUpdateDraft *self)
{
  g_return_val_if_fail (CORDON_IS_UPDATE_DRAFT (self), NULL);

  return self->update;
}

void
cordon_update_draft_edit (CordonUpdateDraft *self)
{
  g_return_if_fail (CORDON_IS_UPDATE_DRAFT (self));

  gtk_widget_grab_focus (self->rows[1]);
}

const char *
cordon_update_draft_get_error (CordonUpdateDraft *self)
{
  g_return_val_if_fail (CORDON_IS_UPDATE_DRAFT (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->error_label)) ? gtk_label_get_label (self->error_label) : NULL;
}

static void
cordon_update_draft_dispose (GObject *object)
{
  CordonUpdateDraft *self = CORDON_UPDATE_DRAFT (object);

  if (self->published != NULL)
    g_signal_handlers_disconnect_by_func (self->published, show_last, self);
  g_clear_object (&self->published);

  G_OBJECT_CLASS (cordon_update_draft_parent_class)->dispose (object);
}

static void
cordon_update_draft_finalize (GObject *object)
{
  CordonUpdateDraft *self = CORDON_UPDATE_DRAFT (object);

  g_clear_object (&self->update);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_update_draft_parent_class)->finalize (object);
}

static void
cordon_update_draft_class_init (CordonUpdateDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_update_draft_dispose;
  object_class->finalize = cordon_update_draft_finalize;

  g_type_ensure (CORDON_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-update-draft.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonUpdateDraft, title);
  gtk_widget_class_bind_template_child (widget_class, CordonUpdateDraft, delete_button);
  gtk_widget_class_bind_template_child (widget_class, CordonUpdateDraft, rags);
  gtk_widget_class_bind_template_child (widget_class, CordonUpdateDraft, hint);
  gtk_widget_class_bind_template_child (widget_class, CordonUpdateDraft, fields);
  gtk_widget_class_bind_template_child (widget_class, CordonUpdateDraft, last_bin);
  gtk_widget_class_bind_template_child (widget_class, CordonUpdateDraft, error_label);
  gtk_widget_class_bind_template_child (widget_class, CordonUpdateDraft, publish_button);
  gtk_widget_class_bind_template_callback (widget_class, on_delete_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_publish_clicked);
}

static void
cordon_update_draft_init (CordonUpdateDraft *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_rags (self);
}
