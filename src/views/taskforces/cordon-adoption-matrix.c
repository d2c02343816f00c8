/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matrix of practices and offices. Its columns are made anew when a practice comes or goes; a cell listens to the
 * whole while it is shown, and asks for its own state. */

#include "views/taskforces/cordon-adoption-matrix.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "model/cordon-matter.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-record-field.h"

struct _CordonAdoptionMatrix
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkColumnView *view;
  GtkEntry *name_entry;
  GtkMenuButton *add_button;
  GtkLabel *totals;

  CordonPlan *plan;
  CordonAdoption *adoption;
  GPtrArray *columns; /* of the practices */
  GtkWidget *popover; /* kept, closed, until the next */
};

G_DEFINE_FINAL_TYPE (CordonAdoptionMatrix, cordon_adoption_matrix, ADW_TYPE_BIN)

/* One cell */

typedef struct
{
  CordonAdoptionMatrix *self;
  GtkListItem *item;
  CordonRecord *practice;
} Cell;

static CordonRecord *
office_of (Cell *cell)
{
  return gtk_list_item_get_item (cell->item);
}

static void
show_cell (GtkWidget *button)
{
  Cell *cell = g_object_get_data (G_OBJECT (button), "cordon-cell");
  CordonRecord *office = office_of (cell);
  CordonRecord *found;
  const char *state, *since;
  GtkWidget *box, *label;
  g_autofree char *practice_title = NULL;
  g_autofree char *office_title = NULL;
  g_autofree char *date = NULL;
  g_autofree char *words = NULL;

  if (office == NULL)
    return;
  found =
      cordon_adoption_get (cell->self->adoption, cordon_record_get_id (cell->practice), cordon_record_get_id (office));
  state = found != NULL ? cordon_record_get_text (found, "state") : NULL;
  since = found != NULL ? cordon_record_get_text (found, "since") : NULL;
  date = since != NULL ? cordon_date_format (since) : g_strdup ("");
  box = gtk_button_get_child (GTK_BUTTON (button));
  label = gtk_widget_get_first_child (box);
  gtk_label_set_label (GTK_LABEL (label), state != NULL ? cordon_adoption_state_label (state) : "–");
  gtk_widget_remove_css_class (label, "success");
  gtk_widget_remove_css_class (label, "dim-label");
  if (g_strcmp0 (state, "adopted") == 0)
    gtk_widget_add_css_class (label, "success");
  else if (state == NULL || g_strcmp0 (state, "declined") == 0)
    gtk_widget_add_css_class (label, "dim-label");
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_label (GTK_LABEL (label), date);
  gtk_widget_set_visible (label, *date != '\0');
  practice_title = cordon_record_dup_title (cell->practice);
  office_title = cordon_record_dup_title (office);
  /* Translators: a cell of a matrix, read out: a practice, an office, and how it stands there */
  words = g_strdup_printf (C_ ("adoption", "%s at %s: %s"), practice_title, office_title,
                           state != NULL ? cordon_adoption_state_label (state) : C_ ("adoption", "nothing recorded"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
on_state_chosen (GtkWidget *row, Cell *cell)
{
  CordonAdoptionMatrix *self = cell->self;
  const char *state = g_object_get_data (G_OBJECT (row), "cordon-state");
  CordonDraft *draft;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  draft = cordon_adoption_set (self->adoption, cell->practice, cordon_record_get_id (office_of (cell)), state);
  if (cordon_draft_is_empty (draft))
    g_object_unref (draft);
  else
    cordon_edit_commit (GTK_WIDGET (self), self->plan, draft, NULL);
}

static GtkWidget *
create_state_row (Cell *cell, const char *state, gboolean chosen)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), state != NULL ? cordon_adoption_state_label (state)
                                                                          : C_ ("adoption", "Nothing recorded"));
  if (chosen)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "cordon-state", (gpointer) state);
  g_signal_connect (row, "activated", G_CALLBACK (on_state_chosen), cell);
  return row;
}

static void
on_cell_clicked (GtkWidget *button)
{
  Cell *cell = g_object_get_data (G_OBJECT (button), "cordon-cell");
  CordonAdoptionMatrix *self = cell->self;
  CordonRecord *found = cordon_adoption_get (self->adoption, cordon_record_get_id (cell->practice),
                                             cordon_record_get_id (office_of (cell)));
  const char *state = found != NULL ? cordon_record_get_text (found, "state") : NULL;
  GtkWidget *list = gtk_list_box_new ();

  if (!cordon_edit_is_possible (self->plan))
    return;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("adoption", "State"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), create_state_row (cell, NULL, state == NULL));
  for (guint i = 0; cordon_adoption_states[i] != NULL; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_state_row (cell, cordon_adoption_states[i],
                                                                g_strcmp0 (state, cordon_adoption_states[i]) == 0));
  if (found != NULL)
    gtk_list_box_append (GTK_LIST_BOX (list), cordon_record_field_new (self->plan, found, "since"));
  gtk_widget_set_size_request (list, 240, -1);
  gtk_popover_set_child (GTK_POPOVER (self->popover), list);
  gtk_widget_set_parent (self->popover, button);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  g_object_unref (cell->practice);
  g_free (cell);
}

static void
on_cell_gone (GtkWidget *button, CordonAdoptionMatrix *self)
{
  if (self->popover != NULL && gtk_widget_get_parent (self->popover) == button)
    g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
on_cell_setup (GtkListItemFactory *factory, GtkListItem *item, CordonAdoptionMatrix *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *date = gtk_label_new (NULL);
  Cell *cell = g_new0 (Cell, 1);

  cell->self = self;
  cell->item = item;
  cell->practice = g_object_ref (g_object_get_data (G_OBJECT (factory), "cordon-practice"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_widget_add_css_class (date, "caption");
  gtk_widget_add_css_class (date, "dim-label");
  gtk_box_append (GTK_BOX (box), date);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "cordon-cell", cell, cell_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_cell_clicked), NULL);
  g_signal_connect_object (button, "unrealize", G_CALLBACK (on_cell_gone), self, 0);
  g_signal_connect_object (self->adoption, "changed", G_CALLBACK (show_cell), button, G_CONNECT_SWAPPED);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, button);
}

static void
on_cell_bind (GtkListItemFactory *factory, GtkListItem *item)
{
  show_cell (gtk_list_item_get_child (item));
}

/* The columns */

static void
on_office_setup (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_list_item_set_child (item, label);
}

static void
on_office_bind (GtkListItemFactory *factory, GtkListItem *item)
{
  g_autofree char *title = cordon_record_dup_title (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), title);
}

static void
show_titles (CordonAdoptionMatrix *self)
{
  guint n_offices = g_list_model_get_n_items (cordon_adoption_get_offices (self->adoption));
  guint n_adopted = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    {
      CordonRecord *practice = g_object_get_data (self->columns->pdata[i], "cordon-practice");
      g_autofree char *title = cordon_record_dup_title (practice);
      guint n = cordon_adoption_count (self->adoption, cordon_record_get_id (practice), "adopted");
      /* Translators: the heading of a column: a practice, and how many of how many offices have adopted it */
      g_autofree char *heading = g_strdup_printf (C_ ("adoption", "%s (%u of %u)"), title, n, n_offices);

      n_adopted += n;
      gtk_column_view_column_set_title (self->columns->pdata[i], heading);
    }
  words = g_strdup_printf (ngettext ("%u adoption recorded", "%u adoptions recorded", n_adopted), n_adopted);
  gtk_label_set_label (self->totals, words);
}

static gboolean
has_columns_of (CordonAdoptionMatrix *self, GListModel *practices)
{
  gboolean same = self->columns->len == g_list_model_get_n_items (practices);

  for (guint i = 0; same && i < self->columns->len; i++)
    {
      g_autoptr (CordonRecord) practice = g_list_model_get_item (practices, i);

      same = g_object_get_data (self->columns->pdata[i], "cordon-practice") == practice;
    }
  return same;
}

static void
add_column (CordonAdoptionMatrix *self, CordonRecord *practice)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_object_set_data_full (G_OBJECT (factory), "cordon-practice", g_object_ref (practice), g_object_unref);
  g_signal_connect (factory, "setup", G_CALLBACK (on_cell_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bind), NULL);
  column = gtk_column_view_column_new (NULL, factory);
  g_object_set_data_full (G_OBJECT (column), "cordon-practice", g_object_ref (practice), g_object_unref);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (self->view, column);
  g_ptr_array_add (self->columns, column);
}

static void
update (CordonAdoptionMatrix *self)
{
  GListModel *practices = cordon_adoption_get_practices (self->adoption);

  if (!has_columns_of (self, practices))
    {
      g_clear_pointer (&self->popover, gtk_widget_unparent);
      for (guint i = 0; i < self->columns->len; i++)
        gtk_column_view_remove_column (self->view, self->columns->pdata[i]);
      g_ptr_array_set_size (self->columns, 0);
      for (guint i = 0; i < g_list_model_get_n_items (practices); i++)
        {
          g_autoptr (CordonRecord) practice = g_list_model_get_item (practices, i);

          add_column (self, practice);
        }
    }
  show_titles (self);
  gtk_stack_set_visible_child_name (self->stack, self->columns->len > 0 ? "matrix" : "empty");
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), cordon_edit_is_possible (self->plan));
}

static void
on_name (CordonAdoptionMatrix *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
  CordonDraft *draft;

  if (*title == '\0')
    return;
  draft = cordon_matter_create (self->plan, "practice", cordon_adoption_get_practices (self->adoption), title, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), "");
  gtk_menu_button_popdown (self->add_button);
  cordon_edit_commit (GTK_WIDGET (self), self->plan, draft, NULL);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (CORDON_ADOPTION_MATRIX (widget)->add_button);
}

void
cordon_adoption_matrix_set_plan (CordonAdoptionMatrix *self, CordonPlan *plan)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (CORDON_IS_ADOPTION_MATRIX (self));
  g_return_if_fail (self->plan == NULL);

  self->plan = g_object_ref (plan);
  self->adoption = cordon_adoption_new (plan);
  g_signal_connect (factory, "setup", G_CALLBACK (on_office_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_office_bind), NULL);
  column = gtk_column_view_column_new (C_ ("adoption", "Office"), factory);
  gtk_column_view_append_column (self->view, column);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (cordon_adoption_get_offices (self->adoption))));
  gtk_column_view_set_model (self->view, selection);
  g_signal_connect_object (self->adoption, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

CordonAdoption *
cordon_adoption_matrix_get_adoption (CordonAdoptionMatrix *self)
{
  g_return_val_if_fail (CORDON_IS_ADOPTION_MATRIX (self), NULL);

  return self->adoption;
}

guint
cordon_adoption_matrix_get_n_columns (CordonAdoptionMatrix *self)
{
  g_return_val_if_fail (CORDON_IS_ADOPTION_MATRIX (self), 0);

  return self->columns->len;
}

static void
cordon_adoption_matrix_dispose (GObject *object)
{
  CordonAdoptionMatrix *self = CORDON_ADOPTION_MATRIX (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->adoption != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->adoption, self);
      gtk_column_view_set_model (self->view, NULL);
    }
  g_ptr_array_set_size (self->columns, 0);
  g_clear_object (&self->adoption);

  G_OBJECT_CLASS (cordon_adoption_matrix_parent_class)->dispose (object);
}

static void
cordon_adoption_matrix_finalize (GObject *object)
{
  CordonAdoptionMatrix *self = CORDON_ADOPTION_MATRIX (object);

  g_clear_object (&self->plan);
  g_ptr_array_unref (self->columns);

  G_OBJECT_CLASS (cordon_adoption_matrix_parent_class)->finalize (object);
}

static void
cordon_adoption_matrix_class_init (CordonAdoptionMatrixClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_adoption_matrix_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordon_adoption_matrix_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/taskforces/cordon-adoption-matrix.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonAdoptionMatrix, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonAdoptionMatrix, view);
  gtk_widget_class_bind_template_child (widget_class, CordonAdoptionMatrix, name_entry);
  gtk_widget_class_bind_template_child (widget_class, CordonAdoptionMatrix, add_button);
  gtk_widget_class_bind_template_child (widget_class, CordonAdoptionMatrix, totals);
  gtk_widget_class_bind_template_callback (widget_class, on_name);
  gtk_widget_class_install_action (widget_class, "adoption.add", NULL, add_action);
}

static void
cordon_adoption_matrix_init (CordonAdoptionMatrix *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}
