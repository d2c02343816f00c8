/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What to write, asked before where. The formats say whether there is more to ask. */

#include "app/cordon-export-dialog.h"

#include "app/cordon-file-chooser.h"
#include "app/cordon-recent.h"
#include "base/cordon-error.h"
#include "formats/cordon-export.h"
#include "model/cordon-kind.h"

struct _CordonExportDialog
{
  AdwWindow parent_instance;

  CordonPlan *plan;
  GPtrArray *formats; /* of CordonFormat */
  GListModel *items;  /* of plan items */
  GPtrArray *scopes;  /* of their ids, as they stand among the parts */
  GCancellable *cancellable;

  AdwComboRow *format;
  AdwComboRow *kind;
  AdwComboRow *scope;
  AdwComboRow *words;
  GtkWidget *working;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (CordonExportDialog, cordon_export_dialog, ADW_TYPE_WINDOW)

static const CordonFormat *
chosen_format (CordonExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->format);

  return selected < self->formats->len ? self->formats->pdata[selected] : NULL;
}

static const CordonKind *
chosen_kind (CordonExportDialog *self)
{
  return cordon_kind_all ()[adw_combo_row_get_selected (self->kind)];
}

static const char *
chosen_scope (CordonExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->scope);

  return selected > 0 && selected <= self->scopes->len ? self->scopes->pdata[selected - 1] : NULL;
}

static void
on_format_selected (CordonExportDialog *self)
{
  const CordonFormat *format = chosen_format (self);

  gtk_widget_set_visible (GTK_WIDGET (self->kind), format != NULL && format->has_kind);
  gtk_widget_set_visible (GTK_WIDGET (self->words), format != NULL && format->has_kind);
}

static void
set_busy (CordonExportDialog *self, gboolean busy)
{
  gtk_widget_set_visible (self->working, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.begin", !busy && self->formats->len > 0);
}

static void
on_progress (double done, gpointer data)
{
  CordonExportDialog *self = data;

  if (done < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, done);
}

typedef struct
{
  CordonExportDialog *dialog;
  char *name;
} Writing;

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Writing *writing = data;
  g_autoptr (CordonExportDialog) self = writing->dialog;
  g_autofree char *name = writing->name;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;
  gboolean written = cordon_export_write_finish (result, &n_rows, &notes, &error);
  CordonWindow *window;
  g_autoptr (GString) sentence = NULL;

  if (self->plan == NULL)
    return;
  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
  window = CORDON_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
  if (window == NULL)
    return;
  if (!written)
    {
      cordon_window_report (window, error);
      return;
    }
  sentence = g_string_new (NULL);
  /* Translators: %1$s is a file's name. */
  g_string_printf (sentence, ngettext ("“%1$s” is written: %2$u row.", "“%1$s” is written: %2$u rows.", n_rows), name,
                   n_rows);
  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (sentence, " %s", (const char *) notes->pdata[i]);
  cordon_window_report_done (window, sentence->str, 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = cordon_file_chooser_finish (result, &error);
  CordonWindow *window = CORDON_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
  CordonExportRequest request = {NULL};
  g_autofree char *base = NULL;
  Writing *writing;

  if (self->plan == NULL)
    return;
  if (file == NULL)
    {
      if (window != NULL)
        cordon_window_report (window, error);
      return;
    }
  request.kind = chosen_format (self)->has_kind ? chosen_kind (self)->name : NULL;
  request.scope = chosen_scope (self);
  request.plain = adw_combo_row_get_selected (self->words) == 1;
  base = g_file_get_basename (file);
  writing = g_new0 (Writing, 1);
  writing->dialog = g_object_ref (self);
  writing->name = g_filename_display_name (base);
  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  cordon_export_write_async (self->plan, chosen_format (self), &request, file, self->cancellable, on_progress, self,
                             on_written, writing);
}

static void
begin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonExportDialog *self = CORDON_EXPORT_DIALOG (widget);
  const CordonFormat *format = chosen_format (self);
  g_autofree char *plan = NULL;
  g_autofree char *suggested = NULL;

  if (format == NULL || self->cancellable != NULL)
    return;
  plan = cordon_recent_name_of (cordon_ledger_get_path (cordon_plan_get_ledger (self->plan)));
  if (format->has_kind)
    /* Translators: a file's name: that of the plan, and what it holds of it. */
    suggested = g_strdup_printf (C_ ("file name", "%s – %s"), plan, cordon_kind_label (chosen_kind (self)));
  cordon_file_chooser_export_async (GTK_WINDOW (self), format, suggested != NULL ? suggested : plan, on_file_chosen,
                                    g_object_ref (self));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* The parts that can be written by themselves: all that others are part of. */
static void
fill_scopes (CordonExportDialog *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  gboolean loading;

  g_object_get (self->items, "loading", &loading, NULL);
  if (loading)
    return;
  g_ptr_array_set_size (self->scopes, 0);
  gtk_string_list_append (words, C_ ("export", "The whole plan"));
  for (guint i = 0; i < g_list_model_get_n_items (self->items); i++)
    {
      g_autoptr (CordonRecord) item = g_list_model_get_item (self->items, i);
      const char *kind = cordon_record_get_text (item, "kind");
      const char *code = cordon_record_get_text (item, "code");
      g_autofree char *title = cordon_record_dup_title (item);
      g_autofree char *text = NULL;

      if (g_strcmp0 (kind, "commitment") == 0 || g_strcmp0 (kind, "milestone") == 0)
        continue;
      text = code != NULL ? g_strdup_printf ("%s %s", code, title) : g_strdup (title);
      g_ptr_array_add (self->scopes, g_strdup (cordon_record_get_id (item)));
      gtk_string_list_append (words, text);
    }
  adw_combo_row_set_model (self->scope, G_LIST_MODEL (words));
}

static void
fill_choices (CordonExportDialog *self)
{
  g_autoptr (GtkStringList) formats = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  const char *words[] = {C_ ("export", "As on the screen"), C_ ("export", "As they are stored"), NULL};
  g_autoptr (GtkStringList) ways = gtk_string_list_new (words);
  guint items = 0;

  for (const CordonFormat *const *format = cordon_format_all (); *format != NULL; format++)
    {
      if ((*format)->write == NULL)
        continue;
      g_ptr_array_add (self->formats, (gpointer) *format);
      gtk_string_list_append (formats, cordon_format_label (*format));
    }
  for (guint i = 0; cordon_kind_all ()[i] != NULL; i++)
    {
      gtk_string_list_append (kinds, cordon_kind_label (cordon_kind_all ()[i]));
      if (g_str_equal (cordon_kind_all ()[i]->name, "plan_item"))
        items = i;
    }
  adw_combo_row_set_model (self->format, G_LIST_MODEL (formats));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (self->kind, items);
  adw_combo_row_set_model (self->words, G_LIST_MODEL (ways));
  on_format_selected (self);
}

void
cordon_export_dialog_present (CordonWindow *window, CordonPlan *plan)
{
  CordonExportDialog *self = g_object_new (CORDON_TYPE_EXPORT_DIALOG, "transient-for", window, NULL);
  g_autoptr (CordonQuery) query = cordon_plan_query ("plan_item", "code");

  self->plan = g_object_ref (plan);
  self->items = cordon_plan_get_list (plan, query);
  g_signal_connect_object (self->items, "notify::loading", G_CALLBACK (fill_scopes), self, G_CONNECT_SWAPPED);
  fill_choices (self);
  fill_scopes (self);
  set_busy (self, FALSE);
  gtk_window_present (GTK_WINDOW (self));
}

static void
cordon_export_dialog_dispose (GObject *object)
{
  CordonExportDialog *self = CORDON_EXPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->items);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_clear_pointer (&self->scopes, g_ptr_array_unref);

  G_OBJECT_CLASS (cordon_export_dialog_parent_class)->dispose (object);
}

static void
cordon_export_dialog_class_init (CordonExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_export_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "export.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "export.cancel", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cordonplan/Cordon/ui/app/cordon-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, CordonExportDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, CordonExportDialog, scope);
  gtk_widget_class_bind_template_child (widget_class, CordonExportDialog, words);
  gtk_widget_class_bind_template_child (widget_class, CordonExportDialog, working);
  gtk_widget_class_bind_template_child (widget_class, CordonExportDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_format_selected);
}

static void
cordon_export_dialog_init (CordonExportDialog *self)
{
  self->formats = g_ptr_array_new ();
  self->scopes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
