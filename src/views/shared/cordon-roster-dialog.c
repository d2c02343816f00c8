/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An agency for a roster. Nothing is stored before "Add", and then all at once, so that one undo takes it back. */

#include "views/shared/cordon-roster-dialog.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-field-row.h"
#include "model/cordon-kind.h"
#include "model/cordon-tie.h"
#include "views/shared/cordon-record-field.h"

static const struct
{
  const char *kind;
  const char *field;
  gboolean new_agency;
} fields[] = {
    {"tie", "party", FALSE}, {"tie", "count", FALSE}, {"tie", "valid_from", FALSE},
    {"tie", "role", FALSE},  {"party", "name", TRUE}, {"party", "level", TRUE},
};

struct _CordonRosterDialog
{
  AdwWindow parent_instance;

  GtkListBox *tie_list;
  GtkListBox *agency_list;
  GtkLabel *error;
  GtkWidget *add_button;

  CordonPlan *plan;
  CordonRecord *body;
  GtkWidget *rows[G_N_ELEMENTS (fields)];
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CordonRosterDialog, cordon_roster_dialog, ADW_TYPE_WINDOW)

GtkWidget *
cordon_roster_dialog_get_field (CordonRosterDialog *self, const char *field)
{
  g_return_val_if_fail (CORDON_IS_ROSTER_DIALOG (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (fields[i].field, field) == 0)
      return self->rows[i];
  return NULL;
}

static const char *
value_of (CordonRosterDialog *self, const char *field)
{
  return cordon_field_row_get_value (CORDON_FIELD_ROW (cordon_roster_dialog_get_field (self, field)));
}

static void
show_error (CordonRosterDialog *self, const char *sentence)
{
  gtk_label_set_label (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}

const char *
cordon_roster_dialog_get_error (CordonRosterDialog *self)
{
  g_return_val_if_fail (CORDON_IS_ROSTER_DIALOG (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->error)) ? gtk_label_get_label (self->error) : NULL;
}

static void
on_committed (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CordonRosterDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_plan_commit_finish (CORDON_PLAN (plan), result, &error);

  gtk_widget_set_sensitive (self->add_button, TRUE);
  if (changes != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error->message);
}

/* Takes what stands in every field; puts the cursor into the first that can't be taken. */
static gboolean
flush (CordonRosterDialog *self)
{
  gboolean good = TRUE;

  for (guint i = G_N_ELEMENTS (fields); i-- > 0;)
    if (!cordon_field_row_flush (CORDON_FIELD_ROW (self->rows[i])))
      {
        gtk_widget_grab_focus (cordon_field_row_get_editor (CORDON_FIELD_ROW (self->rows[i])));
        good = FALSE;
      }
  return good;
}

static void
set_cells (CordonRosterDialog *self, CordonDraft *draft, gboolean new_agency, const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const CordonField *table = cordon_kind_field (cordon_kind_find (fields[i].kind), fields[i].field);
      g_autoptr (GVariant) value = NULL;

      if (fields[i].new_agency != new_agency || g_str_equal (fields[i].field, "party"))
        continue;
      value = cordon_record_field_dup_value (CORDON_FIELD_ROW (self->rows[i]), table);
      cordon_draft_set (draft, fields[i].kind, id, fields[i].field, value);
    }
}

void
cordon_roster_dialog_add (CordonRosterDialog *self)
{
  g_autoptr (CordonDraft) draft = NULL;
  g_autofree char *id = NULL;
  const char *party;

  g_return_if_fail (CORDON_IS_ROSTER_DIALOG (self));

  show_error (self, NULL);
  if (!flush (self))
    {
      show_error (self, _ ("Nothing was added yet: a field holds something that can’t be taken."));
      return;
    }
  party = value_of (self, "party");
  if (party == NULL && value_of (self, "name") == NULL)
    {
      show_error (self, _ ("Nothing was added yet: choose an agency, or name a new one."));
      gtk_widget_grab_focus (
          cordon_field_row_get_editor (CORDON_FIELD_ROW (cordon_roster_dialog_get_field (self, "party"))));
      return;
    }

  draft = cordon_draft_new (N_ ("Add to roster"));
  if (party == NULL)
    {
      party = cordon_draft_create (draft, "party", NULL);
      cordon_draft_set_text (draft, "party", party, "kind", "agency");
      set_cells (self, draft, TRUE, party);
    }
  /* An agency that has left and comes again is the same tie: its dates are those of now. */
  id = cordon_tie_derive_id ("participates", party, cordon_record_get_id (self->body), NULL, NULL);
  cordon_draft_create (draft, "tie", id);
  cordon_draft_set_text (draft, "tie", id, "kind", "participates");
  cordon_draft_set_text (draft, "tie", id, "party", party);
  cordon_draft_set_text (draft, "tie", id, "other", cordon_record_get_id (self->body));
  cordon_draft_set_text (draft, "tie", id, "valid_to", NULL);
  set_cells (self, draft, FALSE, id);
  gtk_widget_set_sensitive (self->add_button, FALSE);
  cordon_plan_commit_async (self->plan, draft, self->cancellable, on_committed, g_object_ref (self));
}

/* An agency of the plan that is chosen leaves nothing to say of a new one. */
static void
on_party_changed (CordonRosterDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->agency_list), value_of (self, "party") == NULL);
}

GtkWidget *
cordon_roster_dialog_new (GtkWidget *parent, CordonPlan *plan, CordonRecord *body)
{
  CordonRosterDialog *self;
  GtkRoot *root = gtk_widget_get_root (parent);

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (CORDON_IS_RECORD (body), NULL);

  self = g_object_new (CORDON_TYPE_ROSTER_DIALOG, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, NULL);
  self->plan = g_object_ref (plan);
  self->body = g_object_ref (body);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      self->rows[i] = cordon_record_field_new_loose (plan, fields[i].kind, fields[i].field);
      gtk_list_box_append (fields[i].new_agency ? self->agency_list : self->tie_list, self->rows[i]);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (cordon_roster_dialog_get_field (self, "party")),
                                 C_ ("roster", "Agency"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (cordon_roster_dialog_get_field (self, "count")),
                                 C_ ("roster", "People"));
  cordon_field_row_set_value (CORDON_FIELD_ROW (cordon_roster_dialog_get_field (self, "valid_from")),
                              cordon_plan_get_today (plan));
  g_signal_connect_object (cordon_roster_dialog_get_field (self, "party"), "notify::value",
                           G_CALLBACK (on_party_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
cordon_roster_dialog_dispose (GObject *object)
{
  g_cancellable_cancel (CORDON_ROSTER_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (cordon_roster_dialog_parent_class)->dispose (object);
}

static void
cordon_roster_dialog_finalize (GObject *object)
{
  CordonRosterDialog *self = CORDON_ROSTER_DIALOG (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->body);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (cordon_roster_dialog_parent_class)->finalize (object);
}

static void
cordon_roster_dialog_class_init (CordonRosterDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_roster_dialog_dispose;
  object_class->finalize = cordon_roster_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/shared/cordon-roster-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonRosterDialog, tie_list);
  gtk_widget_class_bind_template_child (widget_class, CordonRosterDialog, agency_list);
  gtk_widget_class_bind_template_child (widget_class, CordonRosterDialog, error);
  gtk_widget_class_bind_template_child (widget_class, CordonRosterDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, cordon_roster_dialog_add);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cordon_roster_dialog_init (CordonRosterDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
