/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of a matter. Its rows are made once for a kind and then show one matter after another, so that going through
 * a table is quick; each follows its record by itself. */

#include "views/programme/cordon-matter-form.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-field-row.h"
#include "model/cordon-intents.h"
#include "views/programme/cordon-matter-parts.h"
#include "views/programme/cordon-matter-steps.h"
#include "views/programme/cordon-matter-words.h"
#include "views/shared/cordon-citation.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-record-field.h"

struct _CordonMatterForm
{
  AdwBin parent_instance;

  AdwClamp *clamp;
  GtkLabel *kind;
  GtkLabel *marks;
  GtkLabel *unverified;
  GtkLabel *title;
  GtkWidget *deleted_box;
  CordonMatterSteps *steps;
  GtkListBox *fields;
  GtkListBox *more_list;
  CordonMatterParts *parts;
  GtkWidget *delete_button;

  CordonPlan *plan;
  CordonRecord *matter;
  char *shown_kind;
  char *watched_ref;
  GListModel *namesakes; /* those with that reference, itself among them */
  GPtrArray *rows;       /* of CordonFieldRow */
  guint telling;
};

G_DEFINE_FINAL_TYPE (CordonMatterForm, cordon_matter_form, ADW_TYPE_BIN)

static void
empty (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

/* Made for a kind, with the matter at hand. */
static void
make_rows (CordonMatterForm *self, const char *kind)
{
  guint n_first;
  const char *const *names = cordon_matter_form (kind, &n_first);
  GtkWidget *more = adw_expander_row_new ();

  g_free (self->shown_kind);
  self->shown_kind = g_strdup (kind);
  g_ptr_array_set_size (self->rows, 0);
  empty (self->fields);
  empty (self->more_list);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), C_ ("matters", "More Fields"));
  gtk_list_box_append (self->more_list, more);
  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkWidget *row = cordon_record_field_new (self->plan, self->matter, names[i]);

      if (i < n_first)
        gtk_list_box_append (self->fields, row);
      else
        adw_expander_row_add_row (ADW_EXPANDER_ROW (more), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
show_possible (CordonMatterForm *self)
{
  gboolean deleted = self->matter != NULL && cordon_record_get_deleted (self->matter);
  gboolean possible = self->matter != NULL && cordon_edit_is_possible (self->plan);

  gtk_widget_set_visible (self->deleted_box, deleted);
  gtk_widget_set_visible (self->delete_button, !deleted);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matter.delete", possible && !deleted);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matter.restore", possible && deleted);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matter.history", self->matter != NULL);
}

/* Two laptops may have given the same reference, so it is told and not refused: once the field has taken in what was
 * stored, which takes away what stood beside it. */
static gboolean
on_namesakes (gpointer data)
{
  CordonMatterForm *self = data;
  CordonFieldRow *row = NULL;

  self->telling = 0;
  if (self->namesakes == NULL)
    return G_SOURCE_REMOVE;

  for (guint i = 0; i < self->rows->len && row == NULL; i++)
    if (g_strcmp0 (cordon_field_row_get_name (g_ptr_array_index (self->rows, i)), "ref") == 0)
      row = g_ptr_array_index (self->rows, i);
  for (guint i = 0; row != NULL && i < g_list_model_get_n_items (self->namesakes); i++)
    {
      g_autoptr (CordonRecord) other = g_list_model_get_item (self->namesakes, i);
      g_autofree char *title = NULL;
      g_autofree char *words = NULL;

      if (other == self->matter)
        continue;
      title = cordon_record_dup_title (other);
      words = g_strdup_printf (_ ("“%s” has this reference too. Give one of the two another."), title);
      cordon_field_row_set_error (row, words);
      break;
    }
  return G_SOURCE_REMOVE;
}

static void
show_namesakes (CordonMatterForm *self)
{
  if (self->telling == 0)
    self->telling = g_idle_add_full (G_PRIORITY_LOW, on_namesakes, self, NULL);
}

static void
forget_namesakes (CordonMatterForm *self)
{
  if (self->namesakes != NULL)
    g_signal_handlers_disconnect_by_data (self->namesakes, self);
  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_object (&self->namesakes);
  g_clear_pointer (&self->watched_ref, g_free);
}

static void
watch_ref (CordonMatterForm *self)
{
  const char *ref = cordon_record_get_text (self->matter, "ref");
  g_autoptr (CordonQuery) query = NULL;

  if (self->namesakes != NULL && g_strcmp0 (ref, self->watched_ref) == 0)
    return;
  forget_namesakes (self);
  if (ref == NULL)
    return;
  self->watched_ref = g_strdup (ref);
  query = cordon_plan_query ("matter", "ref");
  cordon_query_where_text (query, "ref", ref);
  cordon_query_set_limit (query, 3);
  self->namesakes = cordon_plan_get_list (self->plan, query);
  g_signal_connect_object (self->namesakes, "items-changed", G_CALLBACK (show_namesakes), self, G_CONNECT_SWAPPED);
  show_namesakes (self);
}

static void
show_matter (CordonMatterForm *self)
{
  const char *ref = cordon_record_get_text (self->matter, "ref");
  g_autofree char *kind = cordon_record_dup_words (self->matter, "kind");
  g_autofree char *title = cordon_record_dup_title (self->matter);
  /* Translators: a kind of matter and its reference: “Lead · LEAD-2026-014” */
  g_autofree char *words = ref != NULL ? g_strdup_printf (C_ ("matters", "%s · %s"), kind, ref) : g_strdup (kind);

  g_autofree char *marks = cordon_matter_words_marks (self->matter);

  gtk_label_set_label (self->kind, words);
  gtk_label_set_label (self->marks, marks);
  gtk_widget_set_visible (GTK_WIDGET (self->marks), *marks != '\0');
  gtk_label_set_label (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->unverified), cordon_record_is_unverified (self->matter));
  watch_ref (self);
  show_possible (self);
}

static void
let_go (CordonMatterForm *self)
{
  if (self->matter != NULL)
    g_signal_handlers_disconnect_by_func (self->matter, show_matter, self);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_func (self->plan, show_possible, self);
  forget_namesakes (self);
  g_clear_object (&self->matter);
}

void
cordon_matter_form_set_matter (CordonMatterForm *self, CordonPlan *plan, CordonRecord *matter)
{
  const char *kind;
  GtkWidget *scroller;

  g_return_if_fail (CORDON_IS_MATTER_FORM (self));

  if (self->matter == matter)
    return;
  let_go (self);
  g_set_object (&self->plan, plan);
  self->matter = matter != NULL ? g_object_ref (matter) : NULL;
  cordon_matter_steps_set_matter (self->steps, plan, matter);
  cordon_matter_parts_set_matter (self->parts, plan, matter);
  if (matter == NULL)
    {
      for (guint i = 0; i < self->rows->len; i++)
        cordon_record_field_set_record (g_ptr_array_index (self->rows, i), NULL);
      show_possible (self);
      return;
    }
  scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  if (scroller != NULL)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 0);
  kind = cordon_record_get_text (matter, "kind");
  if (g_strcmp0 (kind, self->shown_kind) != 0)
    make_rows (self, kind);
  else
    for (guint i = 0; i < self->rows->len; i++)
      cordon_record_field_set_record (g_ptr_array_index (self->rows, i), matter);
  g_signal_connect_object (matter, "changed", G_CALLBACK (show_matter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_possible), self, G_CONNECT_SWAPPED);
  show_matter (self);
}

CordonRecord *
cordon_matter_form_get_matter (CordonMatterForm *self)
{
  g_return_val_if_fail (CORDON_IS_MATTER_FORM (self), NULL);

  return self->matter;
}

void
cordon_matter_form_edit (CordonMatterForm *self, const char *field)
{
  g_return_if_fail (CORDON_IS_MATTER_FORM (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      CordonFieldRow *row = g_ptr_array_index (self->rows, i);

      if (g_strcmp0 (cordon_field_row_get_name (row), field) == 0)
        {
          gtk_widget_grab_focus (cordon_field_row_get_editor (row));
          cordon_field_row_select (row);
        }
    }
}

void
cordon_matter_form_set_alone (CordonMatterForm *self, gboolean alone)
{
  g_return_if_fail (CORDON_IS_MATTER_FORM (self));

  adw_clamp_set_maximum_size (self->clamp, alone ? 640 : 360);
}

/* Actions */

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonMatterForm *self = CORDON_MATTER_FORM (widget);

  if (self->matter != NULL)
    cordon_edit_delete (widget, self->plan, self->matter);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonMatterForm *self = CORDON_MATTER_FORM (widget);
  g_autofree char *title = NULL;
  g_autofree char *done = NULL;

  if (self->matter == NULL)
    return;
  title = cordon_record_dup_title (self->matter);
  done = g_strdup_printf (C_ ("goals", "Restored “%s”"), title);
  cordon_edit_commit (widget, self->plan, cordon_intent_restore (self->matter), done);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonMatterForm *self = CORDON_MATTER_FORM (widget);

  if (self->matter != NULL)
    gtk_widget_activate_action (widget, "win.show-history", "(ss)", "matter", cordon_record_get_id (self->matter));
}

static void
cordon_matter_form_dispose (GObject *object)
{
  CordonMatterForm *self = CORDON_MATTER_FORM (object);

  let_go (self);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown_kind, g_free);

  G_OBJECT_CLASS (cordon_matter_form_parent_class)->dispose (object);
}

static void
cordon_matter_form_class_init (CordonMatterFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_matter_form_dispose;

  g_type_ensure (CORDON_TYPE_MATTER_PARTS);
  g_type_ensure (CORDON_TYPE_MATTER_STEPS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/programme/cordon-matter-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonMatterForm, clamp);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterForm, kind);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterForm, unverified);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterForm, marks);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterForm, title);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterForm, deleted_box);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterForm, steps);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterForm, fields);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterForm, more_list);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterForm, parts);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterForm, delete_button);

  gtk_widget_class_install_action (widget_class, "matter.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "matter.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "matter.history", NULL, history_action);
}

static void
cordon_matter_form_init (CordonMatterForm *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
