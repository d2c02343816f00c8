/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several matters at once. Their rows are read first, as most of them were never on screen; then one draft sets a cell
 * of each, and one undo takes all of it back. */

#include "views/programme/cordon-matter-many.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-number.h"
#include "kit/cordon-field-row.h"
#include "kit/cordon-report.h"
#include "model/cordon-matter.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-record-field.h"

/* Those that make sense for several: titles and references are each one's own. */
static const char *const fields[] = {"due",      "party",        "initiative", "country", "opened",
                                     "audience", "source_grade", "handling",   "tlp",     "cui"};

#define N_FIELDS G_N_ELEMENTS (fields)

struct _CordonMatterMany
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkListBox *list;
  GtkLabel *error;
  GtkSpinner *spinner;

  CordonPlan *plan;
  CordonRowList *rows;
  GtkSelectionModel *selection;
  CordonPlan *made_for; /* whose fields the rows of the list are */
  gboolean working;
};

G_DEFINE_FINAL_TYPE (CordonMatterMany, cordon_matter_many, ADW_TYPE_BIN)

typedef struct
{
  CordonMatterMany *many;
  CordonPlan *plan;
  char *field; /* NULL to delete */
  char *value;
  guint n;
} Edit;

static void
edit_free (Edit *edit)
{
  g_object_unref (edit->many);
  g_object_unref (edit->plan);
  g_free (edit->field);
  g_free (edit->value);
  g_free (edit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edit, edit_free)

static void
show_error (CordonMatterMany *self, const char *sentence)
{
  gtk_label_set_label (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}

static void
show_work (CordonMatterMany *self, gboolean working)
{
  gboolean possible = self->plan != NULL && !working && cordon_edit_is_possible (self->plan);

  self->working = working;
  gtk_spinner_set_spinning (self->spinner, working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "many.delete", possible);
}

static void
on_committed (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Edit) edit = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_plan_commit_finish (CORDON_PLAN (plan), result, &error);
  g_autofree char *done = NULL;

  show_work (edit->many, FALSE);
  if (changes == NULL)
    {
      if (g_error_matches (error, CORDON_ERROR, CORDON_ERROR_INVALID))
        show_error (edit->many, error->message);
      else
        cordon_report_error (GTK_WIDGET (edit->many), error);
      return;
    }
  done =
      edit->field != NULL
          ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Changed %u matter", "Changed %u matters", edit->n), edit->n)
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Deleted %u matter", "Deleted %u matters", edit->n),
                             edit->n);
  cordon_report_done (GTK_WIDGET (edit->many), done, cordon_changes_get_position (changes));
}

static void
on_read (GObject *rows, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Edit) edit = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = cordon_row_list_read_finish (CORDON_ROW_LIST (rows), result, &error);
  g_autoptr (CordonDraft) draft = NULL;
  g_autoptr (GVariant) value = NULL;
  CordonPlan *plan;

  if (records == NULL
      || (edit->field != NULL
          && !cordon_field_parse (cordon_kind_field (cordon_kind_find ("matter"), edit->field), edit->value, TRUE,
                                  &value, &error)))
    {
      show_work (edit->many, FALSE);
      cordon_report_error (GTK_WIDGET (edit->many), error);
      return;
    }
  draft = cordon_draft_new (edit->field != NULL ? N_ ("Change matters") : N_ ("Delete matters"));
  for (guint i = 0; i < records->len; i++)
    {
      const char *id = cordon_record_get_id (records->pdata[i]);

      if (edit->field != NULL)
        cordon_draft_set (draft, "matter", id, edit->field, value);
      else
        cordon_draft_delete (draft, "matter", id);
    }
  edit->n = records->len;
  plan = edit->plan;
  cordon_plan_commit_async (plan, draft, NULL, on_committed, g_steal_pointer (&edit));
}

static void
begin (CordonMatterMany *self, const char *field, const char *value)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint place;
  Edit *edit;

  if (self->rows == NULL || self->working)
    return;
  selected = gtk_selection_model_get_selection (self->selection);
  if (gtk_bitset_iter_init_first (&iter, selected, &place))
    do
      g_array_append_val (places, place);
    while (gtk_bitset_iter_next (&iter, &place));
  edit = g_new0 (Edit, 1);
  edit->many = g_object_ref (self);
  edit->plan = g_object_ref (self->plan);
  edit->field = g_strdup (field);
  edit->value = g_strdup (value);
  show_error (self, NULL);
  show_work (self, TRUE);
  cordon_row_list_read_async (self->rows, places, NULL, on_read, edit);
}

void
cordon_matter_many_apply (CordonMatterMany *self, const char *field, const char *value)
{
  g_return_if_fail (CORDON_IS_MATTER_MANY (self));
  g_return_if_fail (field != NULL);

  begin (self, field, value);
}

static void
on_commit (CordonMatterMany *self, const char *value, CordonFieldRow *row)
{
  cordon_matter_many_apply (self, cordon_field_row_get_name (row), value);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin (CORDON_MATTER_MANY (widget), NULL, NULL);
}

static void
make_rows (CordonMatterMany *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      row = cordon_record_field_new_loose (self->plan, "matter", fields[i]);
      g_signal_connect_object (row, "commit", G_CALLBACK (on_commit), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
  self->made_for = self->plan;
}

void
cordon_matter_many_set (CordonMatterMany *self, CordonPlan *plan, CordonRowList *rows, GtkSelectionModel *selection)
{
  g_return_if_fail (CORDON_IS_MATTER_MANY (self));

  g_set_object (&self->plan, plan);
  g_set_object (&self->rows, rows);
  g_set_object (&self->selection, selection);
  show_error (self, NULL);
  if (rows != NULL)
    {
      g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection);
      guint n = (guint) MIN (gtk_bitset_get_size (selected), G_MAXUINT);
      g_autofree char *number = cordon_number_format (n, 0);
      g_autofree char *words = g_strdup_printf (
          /* Translators: %s is a number */
          g_dngettext (GETTEXT_PACKAGE, "%s matter selected", "%s matters selected", n), number);

      gtk_label_set_label (self->title, words);
      if (self->made_for != plan)
        make_rows (self);
      for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
           row = gtk_widget_get_next_sibling (row))
        cordon_field_row_reset (CORDON_FIELD_ROW (row), NULL);
    }
  show_work (self, self->working);
}

const char *
cordon_matter_many_get_error (CordonMatterMany *self)
{
  g_return_val_if_fail (CORDON_IS_MATTER_MANY (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->error)) ? gtk_label_get_label (self->error) : NULL;
}

static void
cordon_matter_many_dispose (GObject *object)
{
  CordonMatterMany *self = CORDON_MATTER_MANY (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->selection);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_matter_many_parent_class)->dispose (object);
}

static void
cordon_matter_many_class_init (CordonMatterManyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_matter_many_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/programme/cordon-matter-many.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonMatterMany, title);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterMany, list);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterMany, error);
  gtk_widget_class_bind_template_child (widget_class, CordonMatterMany, spinner);
  gtk_widget_class_install_action (widget_class, "many.delete", NULL, delete_action);
}

static void
cordon_matter_many_init (CordonMatterMany *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
