/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's part in edits: undo, redo, taking back any edit, and telling the person of what was done or what went
 * wrong. Undo and redo stand in the key bindings of the window's class and not among the program's accelerators, so
 * that a text that is being typed has the keys first. */

#include "app/cordon-window-private.h"

#include "app/cordon-message.h"
#include "base/cordon-error.h"
#include "model/cordon-words.h"

/* Telling */

CordonReport
cordon_window_report_kind (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return CORDON_REPORT_SILENT;
  if (error->domain == CORDON_ERROR
      && (error->code == CORDON_ERROR_INVALID || error->code == CORDON_ERROR_CONFLICT
          || error->code == CORDON_ERROR_NOT_FOUND))
    return CORDON_REPORT_TOAST;
  return CORDON_REPORT_DIALOG;
}

const char *
cordon_window_report_heading (const GError *error)
{
  if (error->domain != CORDON_ERROR)
    return C_ ("heading of an error", "This Did Not Work");

  switch ((CordonError) error->code)
    {
    case CORDON_ERROR_TOO_NEW:
      return C_ ("heading of an error", "Made by a Newer Cordon");
    case CORDON_ERROR_CORRUPT:
      return C_ ("heading of an error", "The File Is Damaged");
    case CORDON_ERROR_LOCKED:
      return C_ ("heading of an error", "The Plan Is in Use");
    case CORDON_ERROR_NO_SPACE:
      return C_ ("heading of an error", "The Disk Is Full");
    case CORDON_ERROR_READ_ONLY:
      return C_ ("heading of an error", "The Plan Can’t Be Changed");
    case CORDON_ERROR_NOT_FOUND:
    case CORDON_ERROR_INVALID:
    case CORDON_ERROR_CONFLICT:
    case CORDON_ERROR_FAILED:
      break;
    }
  return C_ ("heading of an error", "This Did Not Work");
}

static AdwToast *
create_toast (CordonWindow *self, const char *sentence, gboolean urgent)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = gtk_label_new (sentence);
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  /* A sentence must be read to its end, and a toast's own title is cut off. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* The overlay makes a toast as high as its natural width asks for, which therefore must be one that there is. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), width > 0 ? CLAMP ((width - 140) / 10, 16, 60) : 60);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast, urgent ? 20 : 6);
  if (urgent)
    adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  return toast;
}

static void
add_toast (CordonWindow *self, const char *sentence, gboolean urgent, gint64 undo_position)
{
  AdwToast *toast = create_toast (self, sentence, urgent);

  if (undo_position != 0)
    {
      adw_toast_set_button_label (toast, C_ ("button", "_Undo"));
      adw_toast_set_action_name (toast, "win.undo-edit");
      adw_toast_set_action_target_value (toast, g_variant_new_int64 (undo_position));
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
cordon_window_report_made (CordonWindow *self, const char *sentence, const char *path)
{
  AdwToast *toast = create_toast (self, sentence, TRUE);

  adw_toast_set_button_label (toast, C_ ("button", "_Open"));
  adw_toast_set_action_name (toast, "app.open-recent");
  adw_toast_set_action_target_value (toast, g_variant_new_string (path));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
cordon_window_report (CordonWindow *self, const GError *error)
{
  g_return_if_fail (CORDON_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  if (self->closing && cordon_window_report_kind (error) == CORDON_REPORT_DIALOG)
    {
      if (self->closing_error == NULL)
        self->closing_error = g_error_copy (error);
      return;
    }
  switch (cordon_window_report_kind (error))
    {
    case CORDON_REPORT_SILENT:
      break;
    case CORDON_REPORT_TOAST:
      add_toast (self, error->message, TRUE, 0);
      break;
    case CORDON_REPORT_DIALOG:
      cordon_message_tell (GTK_WINDOW (self), cordon_window_report_heading (error), error->message);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
cordon_window_report_done (CordonWindow *self, const char *sentence, gint64 position)
{
  g_return_if_fail (CORDON_IS_WINDOW (self));
  g_return_if_fail (sentence != NULL);

  add_toast (self, sentence, FALSE, position);
}

static void
report_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *domain, *message;
  int code;
  g_autoptr (GError) error = NULL;

  g_variant_get (parameter, "(&si&s)", &domain, &code, &message);
  error = g_error_new_literal (g_quark_from_string (domain), code, message);
  cordon_window_report (CORDON_WINDOW (widget), error);
}

static void
report_done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *sentence;
  gint64 position;

  g_variant_get (parameter, "(&sx)", &sentence, &position);
  cordon_window_report_done (CORDON_WINDOW (widget), sentence, position);
}

/* Taking back */

static void
on_ledger_taken_back (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CordonWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_ledger_commit_finish (CORDON_LEDGER (source), result, &error);
  guint n;

  if (changes == NULL)
    {
      cordon_window_report (self, error);
      return;
    }
  n = cordon_changes_get_n_overwritten (changes);
  if (n > 0)
    {
      g_autofree char *sentence =
          g_strdup_printf (ngettext ("%u value that had been changed since was set back too. History keeps both.",
                                     "%u values that had been changed since were set back too. History keeps both.", n),
                           n);

      add_toast (self, sentence, FALSE, cordon_changes_get_position (changes));
    }
}

/* What is still being typed becomes an edit when its field loses the focus, and the ledger does it before what follows.
 * The person goes on where they were. */
void
cordon_window_finish_typing (CordonWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus))
    return;
  g_object_ref (focus);
  gtk_root_set_focus (GTK_ROOT (self), NULL);
  if (GTK_IS_TEXT (focus) && gtk_widget_get_mapped (focus))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (focus));
  else if (gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
  g_object_unref (focus);
}

static CordonLedger *
ledger_after_typing (CordonWindow *self)
{
  if (self->plan == NULL || self->past != NULL)
    return NULL;
  cordon_window_finish_typing (self);
  return cordon_plan_get_ledger (self->plan);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWindow *self = CORDON_WINDOW (widget);
  CordonLedger *ledger = ledger_after_typing (self);

  if (ledger != NULL)
    cordon_ledger_undo_async (ledger, on_ledger_taken_back, g_object_ref (self));
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWindow *self = CORDON_WINDOW (widget);
  CordonLedger *ledger = ledger_after_typing (self);

  if (ledger != NULL)
    cordon_ledger_redo_async (ledger, on_ledger_taken_back, g_object_ref (self));
}

static void
undo_edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWindow *self = CORDON_WINDOW (widget);
  CordonLedger *ledger = ledger_after_typing (self);

  if (ledger != NULL)
    cordon_ledger_undo_edit_async (ledger, g_variant_get_int64 (parameter), on_ledger_taken_back, g_object_ref (self));
}

static void
update_button (GtkWidget *button, const char *plain, const char *with_label, const char *label)
{
  g_autofree char *translated = label != NULL ? cordon_words_translate_label (label) : NULL;
  g_autofree char *text = label != NULL ? g_strdup_printf (with_label, translated) : g_strdup (plain);

  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
cordon_window_update_undo (CordonWindow *self)
{
  CordonLedger *ledger = self->plan != NULL ? cordon_plan_get_ledger (self->plan) : NULL;
  gboolean writable = ledger != NULL && self->past == NULL && !cordon_ledger_get_read_only (ledger);
  gboolean can_undo = FALSE, can_redo = FALSE;
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;

  if (writable)
    g_object_get (ledger, "can-undo", &can_undo, "can-redo", &can_redo, "undo-label", &undo_label, "redo-label",
                  &redo_label, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", can_redo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo-edit", writable);
  update_button (self->undo, C_ ("action", "Undo"),
                 /* Translators: %s is what the edit is called, e.g. “Change status”. */
                 C_ ("action", "Undo: %s"), can_undo ? undo_label : NULL);
  update_button (self->redo, C_ ("action", "Redo"),
                 /* Translators: %s is what the edit is called, e.g. “Change status”. */
                 C_ ("action", "Redo: %s"), can_redo ? redo_label : NULL);
}

static void
on_trouble (CordonLedger *ledger, const GError *error, CordonWindow *self)
{
  if (!self->closed)
    cordon_window_report (self, error);
}

void
cordon_window_watch_ledger (CordonWindow *self, CordonLedger *ledger)
{
  static const char *const signals[] = {"notify::can-undo", "notify::can-redo", "notify::undo-label",
                                        "notify::redo-label", "notify::read-only"};

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (ledger, signals[i], G_CALLBACK (cordon_window_update_undo), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ledger, "notify::read-only", G_CALLBACK (cordon_window_update_exchange), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ledger, "trouble", G_CALLBACK (on_trouble), self, 0);
}

void
cordon_window_install_edit_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.report", "(sis)", report_action);
  gtk_widget_class_install_action (widget_class, "win.report-done", "(sx)", report_done_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.undo-edit", "x", undo_edit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  /* Menus show the one that was bound last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
}
