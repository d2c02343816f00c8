/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register over the whole plan. A cell of the matrix filters the list; what is chosen in the list is edited beside
 * it, and stays there when a filter hides it from the list. */

#include "views/goals/cordon-whole-register.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "kit/cordon-split.h"
#include "model/cordon-intents.h"
#include "model/cordon-register-entry.h"
#include "model/cordon-register.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-record-field.h"

#define STEPS CORDON_REGISTER_STEPS

static const char *const kinds[] = {NULL, "risk", "issue", "decision", "dependency", "assumption"};
static const char *const fields[] = {"title", "kind",  "plan_item", "depends_on", "likelihood", "impact",
                                     "state", "owner", "due",       "body",       "opened",     "closed"};

struct _CordonWholeRegister
{
  AdwBin parent_instance;

  CordonSplit *split;
  GtkWidget *separator;
  GtkWidget *sidebar;
  GtkDropDown *kind_drop_down;
  GtkToggleButton *closed_button;
  GtkWidget *add_button;
  GtkGrid *matrix;
  GtkLabel *unweighed_label;
  GtkListView *list;
  GtkLabel *nothing_label;
  GtkStack *entry_stack;
  GtkWidget *back_button;
  GtkListBox *fields_box;

  CordonPlan *plan;
  CordonRegister *entries;
  GtkSingleSelection *selection;
  GtkWidget *cells[STEPS + 1][STEPS + 1];
  GtkWidget *rows[G_N_ELEMENTS (fields)];
  CordonRecord *entry;
  char *wanted;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (CordonWholeRegister, cordon_whole_register, ADW_TYPE_BIN)

/* The entry that is chosen */

static void
show_possible (CordonWholeRegister *self)
{
  gboolean possible = cordon_edit_is_possible (self->plan);
  gboolean about = self->entry != NULL && cordon_record_get_text (self->entry, "plan_item") != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.add", possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.delete", possible && self->entry != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.show-item", about);
}

/* What a kind has no use for isn't asked. */
static void
show_fields (CordonWholeRegister *self)
{
  const char *kind = self->entry != NULL ? cordon_record_get_text (self->entry, "kind") : NULL;

  for (guint i = 0; self->entry != NULL && i < G_N_ELEMENTS (fields); i++)
    {
      gboolean weighs = g_str_equal (fields[i], "likelihood") || g_str_equal (fields[i], "impact");
      gboolean depends = g_str_equal (fields[i], "depends_on");
      gboolean holds = cordon_record_get (self->entry, fields[i]) != NULL;

      gtk_widget_set_visible (self->rows[i], holds
                                                 || (weighs    ? g_strcmp0 (kind, "risk") == 0
                                                     : depends ? g_strcmp0 (kind, "dependency") == 0
                                                               : TRUE));
    }
  show_possible (self);
}

static void
show_entry (CordonWholeRegister *self, CordonRecord *entry)
{
  if (self->entry == entry)
    return;
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_func (self->entry, show_fields, self);
  g_set_object (&self->entry, entry);
  gtk_stack_set_visible_child_name (self->entry_stack, entry != NULL ? "entry" : "none");
  if (entry == NULL)
    {
      show_possible (self);
      return;
    }
  g_signal_connect_object (entry, "changed", G_CALLBACK (show_fields), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (self->rows[i] == NULL)
        {
          self->rows[i] = cordon_record_field_new (self->plan, entry, fields[i]);
          gtk_list_box_append (self->fields_box, self->rows[i]);
        }
      else
        cordon_record_field_set_record (CORDON_FIELD_ROW (self->rows[i]), entry);
    }
  show_fields (self);
}

static void
on_selected (CordonWholeRegister *self)
{
  CordonRecord *entry = gtk_single_selection_get_selected_item (self->selection);

  if (entry != NULL && !self->showing)
    show_entry (self, entry);
}

static void
on_list_activate (CordonWholeRegister *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  on_selected (self);
  cordon_split_set_show_content (self->split, TRUE);
}

static void
choose (CordonWholeRegister *self, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (g_strcmp0 (cordon_record_get_id (entry), id) == 0)
        {
          gtk_single_selection_set_selected (self->selection, i);
          gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
        }
    }
}

/* The list */

static char *
describe (CordonWholeRegister *self, CordonRecord *entry)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const CordonKind *table = cordon_record_get_kind (entry);
  CordonRecord *item = cordon_plan_peek (self->plan, "plan_item", cordon_record_get_text (entry, "plan_item"));
  const char *code = item != NULL ? cordon_record_get_text (item, "code") : NULL;
  const char *kind = cordon_record_get_text (entry, "kind");
  const char *state = cordon_record_get_text (entry, "state");
  const char *due = cordon_record_get_text (entry, "due");
  int score = cordon_register_entry_score (entry);

  if (code != NULL)
    g_ptr_array_add (parts, g_strdup (code));
  if (kind != NULL)
    g_ptr_array_add (parts, g_strdup (cordon_field_choice_label (cordon_kind_field (table, "kind"), kind)));
  if (score > 0)
    /* Translators: likelihood times impact, 1 to 25 */
    g_ptr_array_add (parts, g_strdup_printf (C_ ("register", "weight %d of 25"), score));
  if (state != NULL)
    g_ptr_array_add (parts, g_strdup (cordon_field_choice_label (cordon_kind_field (table, "state"), state)));
  if (due != NULL)
    {
      g_autofree char *date = cordon_date_format (due);

      g_ptr_array_add (parts, g_strdup_printf (C_ ("goals", "due %s"), date));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
show_line (GtkListItem *item)
{
  CordonWholeRegister *self = g_object_get_data (G_OBJECT (item), "cordon-register");
  CordonRecord *entry = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (box);
  g_autofree char *name = cordon_record_dup_title (entry);
  g_autofree char *detail = describe (self, entry);
  g_autofree char *whole = g_strdup_printf ("%s, %s", name, detail);

  gtk_label_set_label (GTK_LABEL (title), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), detail);
  if (gtk_widget_get_parent (box) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, whole,
                                    -1);
}

static void
on_line_setup (GtkSignalListItemFactory *factory, GtkListItem *item, CordonWholeRegister *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

      if (i == 1)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "dim-label");
        }
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  g_object_set_data (G_OBJECT (item), "cordon-register", self);
  gtk_list_item_set_child (item, box);
}

static void
on_line_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (show_line), item, G_CONNECT_SWAPPED);
  show_line (item);
}

static void
on_line_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_line, item);
}

/* The matrix */

static void
show_matrix (CordonWholeRegister *self)
{
  guint n_unweighed = cordon_register_count (self->entries, 0, 0);
  g_autofree char *unweighed = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open risk has not been weighed yet.",
                                                             "%u open risks have not been weighed yet.", n_unweighed),
                                                n_unweighed);

  for (int likelihood = 1; likelihood <= STEPS; likelihood++)
    {
      for (int impact = 1; impact <= STEPS; impact++)
        {
          GtkWidget *cell = self->cells[likelihood][impact];
          guint n = cordon_register_count (self->entries, likelihood, impact);
          g_autofree char *number = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");
          /* Translators: a cell of a matrix of risks, as a screen reader says it */
          g_autofree char *words =
              g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Likelihood %1$d, impact %2$d: %3$u open risk",
                                            "Likelihood %1$d, impact %2$d: %3$u open risks", n),
                               likelihood, impact, n);

          gtk_button_set_label (GTK_BUTTON (cell), number);
          gtk_widget_set_tooltip_text (cell, words);
          gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
        }
    }
  gtk_label_set_label (self->unweighed_label, unweighed);
  gtk_widget_set_visible (GTK_WIDGET (self->unweighed_label), n_unweighed > 0);
}

static void
on_cell_toggled (GtkToggleButton *cell, CordonWholeRegister *self)
{
  int at = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), "cordon-cell"));
  gboolean active = gtk_toggle_button_get_active (cell);

  if (self->showing || self->entries == NULL)
    return;
  self->showing = TRUE;
  for (int likelihood = 1; active && likelihood <= STEPS; likelihood++)
    {
      for (int impact = 1; impact <= STEPS; impact++)
        {
          if (self->cells[likelihood][impact] != GTK_WIDGET (cell))
            gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->cells[likelihood][impact]), FALSE);
        }
    }
  self->showing = FALSE;
  cordon_register_set_cell (self->entries, active ? at / 10 : 0, active ? at % 10 : 0);
}

static void
make_matrix (CordonWholeRegister *self)
{
  for (int likelihood = 1; likelihood <= STEPS; likelihood++)
    {
      g_autofree char *number = g_strdup_printf ("%d", likelihood);
      GtkWidget *row = gtk_label_new (number);
      GtkWidget *column = gtk_label_new (number);

      gtk_widget_add_css_class (row, "dim-label");
      gtk_widget_add_css_class (column, "dim-label");
      gtk_grid_attach (self->matrix, row, 0, STEPS - likelihood, 1, 1);
      gtk_grid_attach (self->matrix, column, likelihood, STEPS, 1, 1);
      for (int impact = 1; impact <= STEPS; impact++)
        {
          GtkWidget *cell = gtk_toggle_button_new ();
          int weight = likelihood * impact;

          gtk_widget_set_hexpand (cell, TRUE);
          gtk_widget_add_css_class (cell, "flat");
          gtk_widget_add_css_class (cell, "matrix-cell");
          gtk_widget_add_css_class (cell, "numeric");
          gtk_widget_add_css_class (cell, weight >= 15 ? "grave" : weight >= 6 ? "middling" : "slight");
          g_object_set_data (G_OBJECT (cell), "cordon-cell", GINT_TO_POINTER (likelihood * 10 + impact));
          g_signal_connect_object (cell, "toggled", G_CALLBACK (on_cell_toggled), self, 0);
          gtk_grid_attach (self->matrix, cell, impact, STEPS - likelihood, 1, 1);
          self->cells[likelihood][impact] = cell;
        }
    }
}

/* Filters and actions */

static void
on_entries_changed (CordonWholeRegister *self)
{
  show_matrix (self);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing_label), g_list_model_get_n_items (G_LIST_MODEL (self->entries)) == 0
                                                                && !cordon_register_get_loading (self->entries));
  if (self->entry != NULL && cordon_record_get_deleted (self->entry))
    show_entry (self, NULL);
  if (self->wanted != NULL)
    {
      g_autofree char *wanted = g_steal_pointer (&self->wanted);

      choose (self, wanted);
    }
  else if (self->entry != NULL)
    {
      /* What is chosen is an entry, and not a place in the list. */
      self->showing = TRUE;
      choose (self, cordon_record_get_id (self->entry));
      self->showing = FALSE;
    }
  else
    on_selected (self);
}

static void
on_kind_selected (CordonWholeRegister *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind_drop_down);

  if (self->entries != NULL && selected < G_N_ELEMENTS (kinds))
    cordon_register_set_kind (self->entries, kinds[selected]);
}

static void
on_closed_toggled (CordonWholeRegister *self)
{
  if (self->entries != NULL)
    cordon_register_set_closed (self->entries, gtk_toggle_button_get_active (self->closed_button));
}

static void
show_all (CordonWholeRegister *self)
{
  gtk_drop_down_set_selected (self->kind_drop_down, 0);
  for (int likelihood = 1; likelihood <= STEPS; likelihood++)
    {
      for (int impact = 1; impact <= STEPS; impact++)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->cells[likelihood][impact]), FALSE);
    }
}

static void
on_entry_made (GtkWidget *widget, const char *id)
{
  CordonWholeRegister *self = CORDON_WHOLE_REGISTER (widget);
  CordonRecord *entry = cordon_plan_peek (self->plan, "register_entry", id);

  g_free (self->wanted);
  self->wanted = g_strdup (id);
  if (entry == NULL)
    return;
  show_entry (self, entry);
  choose (self, id);
  cordon_split_set_show_content (self->split, TRUE);
  gtk_widget_grab_focus (self->rows[0]);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWholeRegister *self = CORDON_WHOLE_REGISTER (widget);
  const char *kind = g_variant_get_string (parameter, NULL);
  const char *title = g_str_equal (kind, "risk")         ? C_ ("goals", "New risk")
                      : g_str_equal (kind, "issue")      ? C_ ("register", "New issue")
                      : g_str_equal (kind, "decision")   ? C_ ("register", "New decision")
                      : g_str_equal (kind, "dependency") ? C_ ("register", "New dependency")
                                                         : C_ ("register", "New assumption");
  g_autofree char *id = NULL;
  CordonDraft *draft =
      cordon_intent_add_register_entry (self->plan, NULL, cordon_register_get_all (self->entries), kind, title, &id);

  show_all (self);
  cordon_edit_commit_then (widget, self->plan, draft, NULL, on_entry_made, id);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWholeRegister *self = CORDON_WHOLE_REGISTER (widget);

  if (self->entry != NULL)
    cordon_edit_delete (widget, self->plan, self->entry);
}

static void
show_item_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWholeRegister *self = CORDON_WHOLE_REGISTER (widget);

  if (self->entry != NULL)
    gtk_widget_activate_action (widget, "win.show", "(ss)", "register_entry", cordon_record_get_id (self->entry));
}

static void
list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWholeRegister *self = CORDON_WHOLE_REGISTER (widget);

  cordon_split_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
on_folded (CordonWholeRegister *self)
{
  gboolean folded = cordon_split_get_folded (self->split);

  gtk_list_view_set_single_click_activate (self->list, folded);
  gtk_widget_set_visible (self->separator, !folded);
  gtk_widget_set_hexpand (self->sidebar, folded);
  gtk_widget_set_visible (self->back_button, folded);
}

GtkWidget *
cordon_whole_register_new (CordonPlan *plan)
{
  CordonWholeRegister *self;
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_WHOLE_REGISTER, NULL);
  self->plan = g_object_ref (plan);
  self->entries = cordon_register_new (plan);
  g_signal_connect (factory, "setup", G_CALLBACK (on_line_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_line_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_line_unbind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->entries)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->entries, "changed", G_CALLBACK (on_entries_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entries, "notify::loading", G_CALLBACK (on_entries_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_possible), self, G_CONNECT_SWAPPED);
  on_entries_changed (self);
  show_possible (self);
  return GTK_WIDGET (self);
}

static void
cordon_whole_register_dispose (GObject *object)
{
  CordonWholeRegister *self = CORDON_WHOLE_REGISTER (object);

  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->selection, on_selected, self);
      gtk_list_view_set_model (self->list, NULL);
      gtk_list_view_set_factory (self->list, NULL);
    }
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_func (self->entry, show_fields, self);
  g_clear_object (&self->entry);
  g_clear_object (&self->selection);
  g_clear_object (&self->entries);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (cordon_whole_register_parent_class)->dispose (object);
}

static void
cordon_whole_register_class_init (CordonWholeRegisterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_whole_register_dispose;

  g_type_ensure (CORDON_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-whole-register.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonWholeRegister, split);
  gtk_widget_class_bind_template_child (widget_class, CordonWholeRegister, separator);
  gtk_widget_class_bind_template_child (widget_class, CordonWholeRegister, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CordonWholeRegister, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CordonWholeRegister, closed_button);
  gtk_widget_class_bind_template_child (widget_class, CordonWholeRegister, add_button);
  gtk_widget_class_bind_template_child (widget_class, CordonWholeRegister, matrix);
  gtk_widget_class_bind_template_child (widget_class, CordonWholeRegister, unweighed_label);
  gtk_widget_class_bind_template_child (widget_class, CordonWholeRegister, list);
  gtk_widget_class_bind_template_child (widget_class, CordonWholeRegister, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, CordonWholeRegister, entry_stack);
  gtk_widget_class_bind_template_child (widget_class, CordonWholeRegister, back_button);
  gtk_widget_class_bind_template_child (widget_class, CordonWholeRegister, fields_box);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_closed_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate);
  gtk_widget_class_install_action (widget_class, "register.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "register.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "register.show-item", NULL, show_item_action);
  gtk_widget_class_install_action (widget_class, "register.list", NULL, list_action);
}

static void
cordon_whole_register_init (CordonWholeRegister *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_matrix (self);
  g_signal_connect_object (self->split, "notify::folded", G_CALLBACK (on_folded), self, G_CONNECT_SWAPPED);
  on_folded (self);
}
