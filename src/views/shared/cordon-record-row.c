/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the plan in a list. What its two lines say is told by functions, what it opens to edit by names of fields;
 * so one class serves commitments, milestones, readings and register entries. */

#include "views/shared/cordon-record-row.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-reorder.h"
#include "model/cordon-duplicate.h"
#include "model/cordon-intents.h"
#include "model/cordon-plan-item.h"
#include "views/shared/cordon-citation.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-move-dialog.h"
#include "views/shared/cordon-record-field.h"

struct _CordonRecordRow
{
  AdwExpanderRow parent_instance;

  CordonPlan *plan;
  CordonRecord *record;
  const CordonRecordRowSpec *spec;
  GListModel *siblings;

  GtkWidget *handle;
  GtkWidget *check;
  GtkWidget *unverified;
  GtkWidget *late;
  GtkWidget *first;
  gboolean filled;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (CordonRecordRow, cordon_record_row, ADW_TYPE_EXPANDER_ROW)

static gboolean
is_done (CordonRecordRow *self)
{
  return g_strcmp0 (cordon_record_get_text (self->record, "state"), "done") == 0;
}

static void
show_late (CordonRecordRow *self)
{
  int days = 0;
  gboolean late = cordon_plan_item_is_open (self->record)
                  && cordon_plan_item_days_late (self->record, cordon_plan_get_today (self->plan), &days) && days > 0;

  gtk_widget_set_visible (self->late, late);
  if (late)
    {
      g_autofree char *words =
          /* Translators: how many days something is past its due date */
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) days), days);

      gtk_label_set_label (GTK_LABEL (self->late), words);
    }
}

static void
update (CordonRecordRow *self)
{
  g_autofree char *title = self->spec->title (self->plan, self->record);
  g_autofree char *subtitle = self->spec->subtitle != NULL ? self->spec->subtitle (self->plan, self->record) : NULL;
  gboolean can_edit = cordon_edit_is_possible (self->plan);
  gboolean unverified = cordon_record_is_unverified (self->record);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->unverified, unverified);
  if (self->check != NULL)
    {
      /* Translators: what a mark does; %s is a title */
      g_autofree char *words = g_strdup_printf (C_ ("goals", "Done: %s"), title);

      self->showing = TRUE;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), is_done (self));
      self->showing = FALSE;
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      show_late (self);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.delete", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.done", can_edit && self->check != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.confirm", can_edit && unverified);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.move-up", can_edit && self->spec->can_move);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.move-down", can_edit && self->spec->can_move);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.move-to",
                                 can_edit && cordon_move_dialog_is_possible (self->record));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.duplicate",
                                 can_edit && cordon_duplicate_is_possible (self->record));
  if (self->handle != NULL)
    gtk_widget_set_visible (self->handle, can_edit);
}

static GtkWidget *
make_buttons (CordonRecordRow *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const struct
  {
    const char *icon;
    const char *action;
    const char *label;
    gboolean shown;
  } buttons[] = {
      {"go-up-symbolic", "record.move-up", C_ ("goals", "Move Up"), self->spec->can_move},
      {"go-down-symbolic", "record.move-down", C_ ("goals", "Move Down"), self->spec->can_move},
      {"send-to-symbolic", "record.move-to", C_ ("goals", "Move to…"), cordon_move_dialog_is_possible (self->record)},
      {"edit-copy-symbolic", "record.duplicate", C_ ("goals", "Duplicate"),
       cordon_duplicate_is_possible (self->record)},
      {"user-trash-symbolic", "record.delete", C_ ("goals", "Delete"), TRUE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button;

      if (!buttons[i].shown)
        continue;
      button = gtk_button_new_from_icon_name (buttons[i].icon);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i].action);
      gtk_widget_set_tooltip_text (button, buttons[i].label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, buttons[i].label, -1);
      gtk_widget_add_css_class (button, "flat");
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
fill (CordonRecordRow *self)
{
  if (self->filled)
    return;
  self->filled = TRUE;
  if (self->spec->extra != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->spec->extra (self->plan, self->record));
  for (guint i = 0; self->spec->fields[i] != NULL; i++)
    {
      GtkWidget *row = cordon_record_field_new (self->plan, self->record, self->spec->fields[i]);

      if (self->first == NULL)
        self->first = row;
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
    }
  if (cordon_kind_field (cordon_record_get_kind (self->record), "section") != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), cordon_citation_row_new (self->plan, self->record));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), make_buttons (self));
}

static void
on_expanded (CordonRecordRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    fill (self);
}

static void
on_check_toggled (CordonRecordRow *self)
{
  if (self->showing)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "record.done", NULL);
}

/* Done today; undone, it is worked on again. */
static void
done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonRecordRow *self = CORDON_RECORD_ROW (widget);
  const char *id = cordon_record_get_id (self->record);
  gboolean done = !is_done (self);
  CordonDraft *draft = cordon_draft_new (done ? N_ ("Mark as done") : N_ ("Mark as not done"));

  cordon_draft_set_text (draft, "plan_item", id, "state", done ? "done" : "active");
  cordon_draft_set_text (draft, "plan_item", id, "done_on", done ? cordon_plan_get_today (self->plan) : NULL);
  cordon_edit_commit (widget, self->plan, draft, NULL);
  update (self);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonRecordRow *self = CORDON_RECORD_ROW (widget);

  cordon_edit_delete (widget, self->plan, self->record);
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonRecordRow *self = CORDON_RECORD_ROW (widget);

  cordon_edit_commit (widget, self->plan, cordon_intent_confirm (self->record),
                      C_ ("citation", "Confirmed, and no longer marked as unverified"));
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonRecordRow *self = CORDON_RECORD_ROW (widget);

  if (!cordon_edit_move (widget, self->plan, self->record, self->siblings,
                         g_str_equal (name, "record.move-up") ? -1 : 1))
    gtk_widget_error_bell (widget);
}

static void
move_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonRecordRow *self = CORDON_RECORD_ROW (widget);

  cordon_move_dialog_present (widget, self->plan, self->record);
}

static void
on_duplicated (GtkWidget *widget, const char *id)
{
  /* The copy's row may have to be made first: the page that it is on opens it. */
  gtk_widget_activate_action (widget, "win.show", "(ss)",
                              cordon_record_get_kind (CORDON_RECORD_ROW (widget)->record)->name, id);
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonRecordRow *self = CORDON_RECORD_ROW (widget);

  cordon_edit_duplicate (widget, self->plan, self->record, on_duplicated);
}

/* Dragging: among the rows of its own list. */

static GObject *
find_dragged (GtkWidget *widget, gpointer user_data)
{
  CordonRecordRow *self = CORDON_RECORD_ROW (widget);

  return cordon_edit_is_possible (self->plan) ? G_OBJECT (self->record) : NULL;
}

static guint
place_among (GListModel *siblings, gpointer record)
{
  for (guint i = 0; i < g_list_model_get_n_items (siblings); i++)
    {
      g_autoptr (GObject) sibling = g_list_model_get_item (siblings, i);

      if (sibling == record)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static CordonDrop
find_drop (GtkWidget *widget, GObject *dragged, double fraction, gpointer user_data)
{
  CordonRecordRow *self = CORDON_RECORD_ROW (widget);

  if (dragged == G_OBJECT (self->record) || !cordon_edit_is_possible (self->plan)
      || place_among (self->siblings, dragged) == GTK_INVALID_LIST_POSITION)
    return CORDON_DROP_NOWHERE;
  return fraction < 0.5 ? CORDON_DROP_BEFORE : CORDON_DROP_AFTER;
}

static void
drop (GtkWidget *widget, GObject *dragged, CordonDrop where, gpointer user_data)
{
  CordonRecordRow *self = CORDON_RECORD_ROW (widget);
  guint place = place_among (self->siblings, self->record);
  g_autoptr (CordonRecord) before = NULL;
  g_autoptr (CordonRecord) after = NULL;

  if (where == CORDON_DROP_BEFORE)
    {
      before = place > 0 ? g_list_model_get_item (self->siblings, place - 1) : NULL;
      after = g_object_ref (self->record);
    }
  else
    {
      before = g_object_ref (self->record);
      after = g_list_model_get_item (self->siblings, place + 1);
    }
  /* It is there already. */
  if (G_OBJECT (before) == dragged || G_OBJECT (after) == dragged)
    return;
  cordon_edit_commit (widget, self->plan, cordon_intent_move (CORDON_RECORD (dragged), before, after), NULL);
}

static void
make_draggable (CordonRecordRow *self)
{
  self->handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  gtk_widget_add_css_class (self->handle, "dim-label");
  gtk_widget_set_cursor_from_name (self->handle, "grab");
  gtk_widget_set_tooltip_text (self->handle, C_ ("goals", "Drag to another place"));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->handle);
  cordon_reorder_make_source (self->handle, GTK_WIDGET (self), find_dragged, NULL);
  cordon_reorder_make_target (GTK_WIDGET (self), find_drop, drop, NULL);
}

GtkWidget *
cordon_record_row_new (CordonPlan *plan, CordonRecord *record, const CordonRecordRowSpec *spec, GListModel *siblings)
{
  CordonRecordRow *self;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (CORDON_IS_RECORD (record), NULL);

  self = g_object_new (CORDON_TYPE_RECORD_ROW, NULL);
  self->plan = g_object_ref (plan);
  self->record = g_object_ref (record);
  self->spec = spec;
  self->siblings = siblings != NULL ? g_object_ref (siblings) : NULL;
  gtk_widget_set_name (GTK_WIDGET (self), cordon_record_get_id (record));

  if (spec->can_move && siblings != NULL)
    make_draggable (self);
  if (spec->can_be_done)
    {
      self->check = gtk_check_button_new ();
      gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (self->check, C_ ("goals", "Done"));
      g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (on_check_toggled), self);
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->check);
    }
  g_signal_connect_object (record, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

CordonRecord *
cordon_record_row_get_record (CordonRecordRow *self)
{
  g_return_val_if_fail (CORDON_IS_RECORD_ROW (self), NULL);

  return self->record;
}

void
cordon_record_row_edit (CordonRecordRow *self)
{
  g_return_if_fail (CORDON_IS_RECORD_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  if (self->first != NULL)
    gtk_widget_grab_focus (self->first);
}

CordonRecordRow *
cordon_record_row_find (GtkListBox *list, const char *id)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      if (CORDON_IS_RECORD_ROW (row) && g_strcmp0 (gtk_widget_get_name (row), id) == 0)
        return CORDON_RECORD_ROW (row);
    }
  return NULL;
}

static void
cordon_record_row_dispose (GObject *object)
{
  CordonRecordRow *self = CORDON_RECORD_ROW (object);

  g_clear_object (&self->siblings);

  G_OBJECT_CLASS (cordon_record_row_parent_class)->dispose (object);
}

static void
cordon_record_row_finalize (GObject *object)
{
  CordonRecordRow *self = CORDON_RECORD_ROW (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (cordon_record_row_parent_class)->finalize (object);
}

static void
cordon_record_row_class_init (CordonRecordRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_record_row_dispose;
  object_class->finalize = cordon_record_row_finalize;

  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "record.done", NULL, done_action);
  gtk_widget_class_install_action (widget_class, "record.confirm", NULL, confirm_action);
  gtk_widget_class_install_action (widget_class, "record.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "record.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "record.move-to", NULL, move_to_action);
  gtk_widget_class_install_action (widget_class, "record.duplicate", NULL, duplicate_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_M, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "record.move-to",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_D, GDK_CONTROL_MASK, "record.duplicate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "record.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "record.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "record.move-down", NULL);
}

static void
cordon_record_row_init (CordonRecordRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->unverified = gtk_label_new (C_ ("citation", "Unverified"));
  gtk_widget_add_css_class (self->unverified, "warning");
  gtk_widget_add_css_class (self->unverified, "caption");
  gtk_widget_set_visible (self->unverified, FALSE);
  self->late = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->late, "error");
  gtk_widget_add_css_class (self->late, "caption");
  gtk_widget_set_visible (self->late, FALSE);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->unverified);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->late);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}
