/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The backups of a plan. Errors are told in the window that it was opened from. */

#include "app/cordon-backups.h"

#include "app/cordon-application.h"
#include "app/cordon-file-chooser.h"
#include "app/cordon-moment.h"
#include "app/cordon-recent.h"
#include "base/cordon-error.h"
#include "store/cordon-backup.h"

struct _CordonBackups
{
  AdwWindow parent_instance;

  CordonLedger *ledger;
  char *chosen;

  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *make;
};

G_DEFINE_FINAL_TYPE (CordonBackups, cordon_backups, ADW_TYPE_WINDOW)

static CordonWindow *
window_of (CordonBackups *self)
{
  return CORDON_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static void
report (CordonBackups *self, const GError *error)
{
  CordonWindow *window = window_of (self);

  if (window != NULL)
    cordon_window_report (window, error);
}

static const char *
reason_of (const CordonBackup *backup)
{
  switch (backup->reason)
    {
    case CORDON_BACKUP_MANUAL:
      return C_ ("backup", "Made by hand");
    case CORDON_BACKUP_DAILY:
      return C_ ("backup", "The day’s first");
    case CORDON_BACKUP_MERGE:
      return C_ ("backup", "Before another laptop’s work was taken in");
    case CORDON_BACKUP_SCHEMA:
      return C_ ("backup", "Before the file was brought up to a newer Cordon");
    default:
      g_assert_not_reached ();
    }
}

static void
append_row (CordonBackups *self, const CordonBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *open = gtk_button_new_with_mnemonic (C_ ("button", "Open a _Copy…"));
  g_autofree char *moment = cordon_moment_format (backup->at);
  g_autofree char *size = g_format_size ((guint64) backup->size);
  /* Translators: why a backup was made, and how large it is. */
  g_autofree char *subtitle = g_strdup_printf (C_ ("backup", "%s · %s"), reason_of (backup), size);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), moment);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "backups.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", backup->path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
  gtk_list_box_append (self->list, row);
}

static void
refresh (CordonBackups *self)
{
  g_autoptr (GPtrArray) backups = cordon_backup_list (cordon_ledger_get_plan_id (self->ledger));
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < backups->len; i++)
    append_row (self, g_ptr_array_index (backups, i));
  gtk_stack_set_visible_child_name (self->stack, backups->len > 0 ? "backups" : "none");
}

static void
on_backup_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonBackups) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cordon_ledger_backup_finish (CORDON_LEDGER (source), result, &error);

  gtk_widget_set_sensitive (self->make, TRUE);
  if (path == NULL && error != NULL)
    report (self, error);
  else if (self->ledger != NULL)
    refresh (self);
}

static void
make_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonBackups *self = CORDON_BACKUPS (widget);

  gtk_widget_set_sensitive (self->make, FALSE);
  cordon_ledger_backup_async (self->ledger, CORDON_BACKUP_MANUAL, NULL, on_backup_made, g_object_ref (self));
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonBackups) self = data;
  g_autoptr (GFile) file = g_file_new_for_path (self->chosen);
  g_autoptr (GError) error = NULL;
  GtkApplication *application;

  if (!cordon_backup_restore_finish (result, NULL, &error))
    {
      report (self, error);
      return;
    }
  application = GTK_APPLICATION (g_application_get_default ());
  gtk_window_close (GTK_WINDOW (self));
  cordon_application_begin (CORDON_APPLICATION (application), NULL, file, CORDON_BEGIN_OPEN);
}

typedef struct
{
  CordonBackups *backups;
  char *path;
} Choice;

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Choice *choice = data;
  g_autoptr (CordonBackups) self = choice->backups;
  g_autofree char *backup = choice->path;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = cordon_file_chooser_finish (result, &error);

  if (file == NULL)
    {
      report (self, error);
      return;
    }
  g_free (self->chosen);
  self->chosen = g_file_get_path (file);
  cordon_backup_restore_async (backup, self->chosen, FALSE, NULL, on_restored, g_object_ref (self));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonBackups *self = CORDON_BACKUPS (widget);
  Choice *choice = g_new0 (Choice, 1);
  g_autofree char *plan = cordon_recent_name_of (cordon_ledger_get_path (self->ledger));
  /* Translators: the name of a copy of a plan’s backup; %s is the plan’s name. */
  g_autofree char *suggested = g_strdup_printf (C_ ("file name", "%s (from a backup)"), plan);

  choice->backups = g_object_ref (self);
  choice->path = g_variant_dup_string (parameter, NULL);
  cordon_file_chooser_save_plan_async (GTK_WINDOW (self), C_ ("file chooser", "Open a Copy of the Backup"), suggested,
                                       on_file_chosen, choice);
}

void
cordon_backups_present (CordonWindow *window, CordonLedger *ledger)
{
  CordonBackups *self = g_object_new (CORDON_TYPE_BACKUPS, "transient-for", window, NULL);

  g_set_object (&self->ledger, ledger);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.make", !cordon_ledger_get_read_only (ledger));
  refresh (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
cordon_backups_dispose (GObject *object)
{
  CordonBackups *self = CORDON_BACKUPS (object);

  g_clear_object (&self->ledger);

  G_OBJECT_CLASS (cordon_backups_parent_class)->dispose (object);
}

static void
cordon_backups_finalize (GObject *object)
{
  g_free (CORDON_BACKUPS (object)->chosen);

  G_OBJECT_CLASS (cordon_backups_parent_class)->finalize (object);
}

static void
cordon_backups_class_init (CordonBackupsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_backups_dispose;
  object_class->finalize = cordon_backups_finalize;

  gtk_widget_class_install_action (widget_class, "backups.make", NULL, make_action);
  gtk_widget_class_install_action (widget_class, "backups.open", "s", open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cordonplan/Cordon/ui/app/cordon-backups.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonBackups, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonBackups, list);
  gtk_widget_class_bind_template_child (widget_class, CordonBackups, make);
}

static void
cordon_backups_init (CordonBackups *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
