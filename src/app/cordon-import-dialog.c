/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page that shows an import before it is done. It knows no format: what can be said of one are the settings that
 * its reader told, and each change of one reads the file anew. */

#include "app/cordon-import-dialog.h"

#include "app/cordon-import-line.h"
#include "base/cordon-error.h"

struct _CordonImportDialog
{
  AdwWindow parent_instance;

  CordonPlan *plan;
  GFile *file;
  GHashTable *options; /* what a person said, by the names of settings */
  CordonImport *import;
  GCancellable *cancellable; /* of what is under way */
  GPtrArray *setting_rows;   /* of AdwComboRow, as the import's settings */
  GPtrArray *setting_groups; /* of AdwPreferencesGroup */
  gboolean filling;

  GtkStack *stack;
  AdwWindowTitle *title;
  GtkWidget *begin;
  GtkProgressBar *progress;
  GtkLabel *progress_label;
  AdwStatusPage *failed;
  GtkLabel *summary;
  GtkStack *pages;
  GtkStackPage *notes_page;
  GtkDropDown *fates;
  GtkListView *rows;
  GtkStack *rows_stack;
  GtkListView *notes;
  GtkStack *notes_stack;
  AdwPreferencesPage *settings;
};

G_DEFINE_FINAL_TYPE (CordonImportDialog, cordon_import_dialog, ADW_TYPE_WINDOW)

static void read_file (CordonImportDialog *self);

gboolean
cordon_import_dialog_is_busy (CordonImportDialog *self)
{
  g_return_val_if_fail (CORDON_IS_IMPORT_DIALOG (self), FALSE);

  return self->cancellable != NULL;
}

void
cordon_import_dialog_show_page (CordonImportDialog *self, const char *page)
{
  g_return_if_fail (CORDON_IS_IMPORT_DIALOG (self));

  gtk_stack_set_visible_child_name (self->pages, page);
}

static void
update_begin (CordonImportDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.begin",
                                 self->cancellable == NULL && self->import != NULL
                                     && !cordon_import_is_empty (self->import));
}

/* What is under way */

static void
begin_work (CordonImportDialog *self, const char *what)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_label_set_label (self->progress_label, what);
  gtk_progress_bar_set_fraction (self->progress, 0);
  update_begin (self);
}

static void
end_work (CordonImportDialog *self)
{
  g_clear_object (&self->cancellable);
  update_begin (self);
}

static void
on_progress (double done, gpointer data)
{
  CordonImportDialog *self = data;

  if (done < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, done);
}

/* What comes in */

static void
show_rows (CordonImportDialog *self)
{
  /* The first entry is all. */
  guint selected = gtk_drop_down_get_selected (self->fates);
  g_autoptr (CordonImportList) list =
      cordon_import_list_new_rows (self->import, selected == GTK_INVALID_LIST_POSITION ? -1 : (int) selected - 1);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (list)));

  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (selection));
  gtk_stack_set_visible_child_name (self->rows_stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (list)) > 0 ? "list" : "none");
}

static void
on_fate_selected (CordonImportDialog *self)
{
  if (!self->filling && self->import != NULL)
    show_rows (self);
}

static void
fill_fates (CordonImportDialog *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->fates);

  for (int fate = -1; fate < CORDON_IMPORT_N_FATES; fate++)
    {
      guint n = fate < 0 ? cordon_import_get_n_rows (self->import)
                         : cordon_import_count_rows (self->import, NULL, (CordonImportFate) fate);
      const char *word = fate < 0 ? C_ ("import", "All rows") : cordon_import_fate_label ((CordonImportFate) fate);
      /* Translators: what becomes of rows, and of how many. */
      g_autofree char *text = g_strdup_printf (C_ ("import", "%s: %u"), word, n);

      gtk_string_list_append (words, text);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->fates, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->fates, selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
  self->filling = FALSE;
}

static void
add_count (GString *text, char *count)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, count);
  g_free (count);
}

static void
fill_summary (CordonImportDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_new = cordon_import_count_rows (self->import, NULL, CORDON_IMPORT_NEW);
  guint n_changed = cordon_import_count_rows (self->import, NULL, CORDON_IMPORT_CHANGED);
  guint n_same = cordon_import_count_rows (self->import, NULL, CORDON_IMPORT_SAME);
  guint n_refused = cordon_import_count_rows (self->import, NULL, CORDON_IMPORT_REFUSED);

  if (n_new > 0)
    add_count (text, g_strdup_printf (ngettext ("%u new row", "%u new rows", n_new), n_new));
  if (n_changed > 0)
    add_count (text, g_strdup_printf (ngettext ("%u changed row", "%u changed rows", n_changed), n_changed));
  if (n_same > 0)
    add_count (text, g_strdup_printf (ngettext ("%u is as it is in the plan", "%u are as they are in the plan", n_same),
                                      n_same));
  if (n_refused > 0)
    add_count (text, g_strdup_printf (ngettext ("%u is left out", "%u are left out", n_refused), n_refused));
  gtk_label_set_label (self->summary, text->len > 0 ? text->str : _ ("There is nothing that could come in."));
}

static void
fill_notes (CordonImportDialog *self)
{
  g_autoptr (CordonImportList) list = cordon_import_list_new_notes (self->import);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (list)));
  /* Translators: the title of a page, and how many notes are on it. */
  g_autofree char *title = n > 0 ? g_strdup_printf (C_ ("import", "Notes (%u)"), n) : g_strdup (C_ ("import", "Notes"));

  gtk_list_view_set_model (self->notes, GTK_SELECTION_MODEL (selection));
  gtk_stack_set_visible_child_name (self->notes_stack, n > 0 ? "list" : "none");
  gtk_stack_page_set_title (self->notes_page, title);
}

/* Settings */

static guint
find_value (const CordonImportSetting *setting)
{
  for (guint i = 0; setting->values != NULL && setting->values[i] != NULL; i++)
    {
      if (g_str_equal (setting->values[i], setting->value))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
on_setting_selected (AdwComboRow *row, GParamSpec *pspec, CordonImportDialog *self)
{
  const char *name = g_object_get_data (G_OBJECT (row), "setting");
  guint selected = adw_combo_row_get_selected (row);

  if (self->filling || self->import == NULL || self->cancellable != NULL)
    return;
  for (guint i = 0; i < cordon_import_get_n_settings (self->import); i++)
    {
      const CordonImportSetting *setting = cordon_import_get_setting (self->import, i);

      if (!g_str_equal (setting->name, name) || setting->values == NULL || selected >= g_strv_length (setting->values))
        continue;
      /* Of another kind, columns mean something else. */
      if (g_str_equal (name, "kind"))
        g_hash_table_remove_all (self->options);
      g_hash_table_insert (self->options, g_strdup (name), g_strdup (setting->values[selected]));
      read_file (self);
      return;
    }
}

static void
append_setting (CordonImportDialog *self, AdwPreferencesGroup *group, const CordonImportSetting *setting)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new ((const char *const *) setting->labels);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), setting->label);
  if (setting->detail != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (setting->detail, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_value (setting));
  g_object_set_data_full (G_OBJECT (row), "setting", g_strdup (setting->name), g_free);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_setting_selected), self);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->setting_rows, row);
}

/* Whether the rows that are there show the same settings, and only what is chosen may differ. */
static gboolean
rows_fit (CordonImportDialog *self)
{
  if (self->setting_rows->len != cordon_import_get_n_settings (self->import))
    return FALSE;
  for (guint i = 0; i < self->setting_rows->len; i++)
    {
      const CordonImportSetting *setting = cordon_import_get_setting (self->import, i);
      AdwComboRow *row = self->setting_rows->pdata[i];
      GListModel *labels = adw_combo_row_get_model (row);
      guint n = setting->labels != NULL ? g_strv_length (setting->labels) : 0;

      if (!g_str_equal (setting->name, g_object_get_data (G_OBJECT (row), "setting"))
          || g_list_model_get_n_items (labels) != n
          || !g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), setting->label))
        return FALSE;
      for (guint j = 0; j < n; j++)
        {
          if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (labels), j), setting->labels[j]))
            return FALSE;
        }
    }
  return TRUE;
}

static void
fill_settings (CordonImportDialog *self)
{
  AdwPreferencesGroup *group = NULL;
  const char *group_title = NULL;

  self->filling = TRUE;
  if (rows_fit (self))
    {
      /* The person's place among them stays. */
      for (guint i = 0; i < self->setting_rows->len; i++)
        adw_combo_row_set_selected (self->setting_rows->pdata[i],
                                    find_value (cordon_import_get_setting (self->import, i)));
      self->filling = FALSE;
      return;
    }
  for (guint i = 0; i < self->setting_groups->len; i++)
    adw_preferences_page_remove (self->settings, self->setting_groups->pdata[i]);
  g_ptr_array_set_size (self->setting_groups, 0);
  g_ptr_array_set_size (self->setting_rows, 0);
  for (guint i = 0; i < cordon_import_get_n_settings (self->import); i++)
    {
      const CordonImportSetting *setting = cordon_import_get_setting (self->import, i);

      if (group == NULL || g_strcmp0 (group_title, setting->group) != 0)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          group_title = setting->group;
          adw_preferences_group_set_title (group, group_title != NULL ? group_title : "");
          adw_preferences_page_add (self->settings, group);
          g_ptr_array_add (self->setting_groups, group);
        }
      append_setting (self, group, setting);
    }
  self->filling = FALSE;
}

/* Reading */

static void
show_import (CordonImportDialog *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->stack);
  gboolean first = page == NULL || !g_str_equal (page, "preview");

  adw_window_title_set_subtitle (self->title, cordon_format_label (cordon_import_get_format (self->import)));
  fill_summary (self);
  fill_fates (self);
  show_rows (self);
  fill_notes (self);
  fill_settings (self);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  if (!first)
    return;
  /* What needs a person's eye first. */
  if (cordon_import_is_empty (self->import) && cordon_import_get_n_notes (self->import) > 0)
    gtk_stack_set_visible_child_name (self->pages, "notes");
  gtk_widget_grab_focus (cordon_import_is_empty (self->import) ? GTK_WIDGET (self->pages) : self->begin);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonImport) import = cordon_import_read_finish (result, &error);

  /* A newer reading is under way, or the window is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->plan == NULL)
    return;
  end_work (self);
  if (import == NULL)
    {
      g_clear_object (&self->import);
      update_begin (self);
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  g_set_object (&self->import, import);
  update_begin (self);
  show_import (self);
}

static void
read_file (CordonImportDialog *self)
{
  /* Translators: a file is being read. */
  begin_work (self, _ ("Reading…"));
  cordon_import_read_async (self->plan, self->file, NULL, self->options, self->cancellable, on_progress, self, on_read,
                            g_object_ref (self));
}

/* Doing it */

static void
on_committed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_plan_commit_finish (CORDON_PLAN (source), result, &error);
  CordonWindow *window;
  g_autofree char *sentence = NULL;
  guint n;

  if (self->plan == NULL)
    return;
  end_work (self);
  window = CORDON_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
  if (changes == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "preview");
      if (window != NULL)
        cordon_window_report (window, error);
      return;
    }
  n = cordon_import_count_rows (self->import, NULL, CORDON_IMPORT_NEW)
      + cordon_import_count_rows (self->import, NULL, CORDON_IMPORT_CHANGED);
  /* Translators: %2$s is a file's name. */
  sentence = g_strdup_printf (ngettext ("%1$u row came in from “%2$s”.", "%1$u rows came in from “%2$s”.", n), n,
                              cordon_import_get_name (self->import));
  if (window != NULL)
    cordon_window_report_done (window, sentence, cordon_changes_get_position (changes));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
begin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonImportDialog *self = CORDON_IMPORT_DIALOG (widget);

  if (self->import == NULL || self->cancellable != NULL)
    return;
  begin_work (self, _ ("Importing…"));
  gtk_progress_bar_pulse (self->progress);
  gtk_stack_set_visible_child_name (self->stack, "working");
  cordon_plan_commit_async (self->plan, cordon_import_get_draft (self->import), self->cancellable, on_committed,
                            g_object_ref (self));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

void
cordon_import_dialog_present (CordonWindow *window, CordonPlan *plan, GFile *file)
{
  CordonImportDialog *self = g_object_new (CORDON_TYPE_IMPORT_DIALOG, "transient-for", window, NULL);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_file_get_uri (file);

  self->plan = g_object_ref (plan);
  self->file = g_object_ref (file);
  adw_window_title_set_title (self->title, name);
  gtk_stack_set_visible_child_name (self->stack, "working");
  read_file (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
cordon_import_dialog_dispose (GObject *object)
{
  CordonImportDialog *self = CORDON_IMPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->plan);
  g_clear_object (&self->file);
  g_clear_object (&self->import);
  g_clear_pointer (&self->options, g_hash_table_unref);
  g_clear_pointer (&self->setting_rows, g_ptr_array_unref);
  g_clear_pointer (&self->setting_groups, g_ptr_array_unref);

  G_OBJECT_CLASS (cordon_import_dialog_parent_class)->dispose (object);
}

static void
cordon_import_dialog_class_init (CordonImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_import_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "import.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cordonplan/Cordon/ui/app/cordon-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, CordonImportDialog, begin);
  gtk_widget_class_bind_template_child (widget_class, CordonImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, CordonImportDialog, progress_label);
  gtk_widget_class_bind_template_child (widget_class, CordonImportDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, CordonImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, CordonImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, CordonImportDialog, notes_page);
  gtk_widget_class_bind_template_child (widget_class, CordonImportDialog, fates);
  gtk_widget_class_bind_template_child (widget_class, CordonImportDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, CordonImportDialog, rows_stack);
  gtk_widget_class_bind_template_child (widget_class, CordonImportDialog, notes);
  gtk_widget_class_bind_template_child (widget_class, CordonImportDialog, notes_stack);
  gtk_widget_class_bind_template_child (widget_class, CordonImportDialog, settings);
  gtk_widget_class_bind_template_callback (widget_class, on_fate_selected);
}

static void
cordon_import_dialog_init (CordonImportDialog *self)
{
  g_autoptr (GtkListItemFactory) of_rows = cordon_import_line_factory_new ();
  g_autoptr (GtkListItemFactory) of_notes = cordon_import_line_factory_new ();

  self->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->setting_rows = g_ptr_array_new ();
  self->setting_groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->rows, of_rows);
  gtk_list_view_set_factory (self->notes, of_notes);
  update_begin (self);
}
