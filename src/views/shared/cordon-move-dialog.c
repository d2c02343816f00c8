/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Under what else something is to go. What can take it is listed as the plan has it, with its headings; those that
 * can't are there to find one's way, and can't be chosen. */

#include "views/shared/cordon-move-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/cordon-text.h"
#include "model/cordon-intents.h"
#include "model/cordon-outline.h"
#include "views/shared/cordon-edit.h"

#define INDENT 18

struct _CordonMoveDialog
{
  AdwWindow parent_instance;

  GtkLabel *what;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *list;

  GtkWidget *widget; /* where the move was asked for */
  CordonPlan *plan;
  CordonRecord *record;
  CordonOutline *outline;       /* of plan items… */
  GtkFilterListModel *measures; /* …or, for a reading, of measures */
  GtkSingleSelection *selection;
  char *folded;
};

G_DEFINE_FINAL_TYPE (CordonMoveDialog, cordon_move_dialog, ADW_TYPE_WINDOW)

/* What may take what: the kinds of plan items, for each sort of row. */
static const struct
{
  const char *sort;
  const char *parents[5];
} holders[] = {
    {"goal", {"strategy", NULL}},
    {"initiative", {"goal", NULL}},
    {"commitment", {"goal", "initiative", NULL}},
    {"milestone", {"goal", "initiative", "commitment", NULL}},
    {"measure", {"strategy", "goal", "initiative", NULL}},
    {"register_entry", {"strategy", "goal", "initiative", NULL}},
    {"reading", {NULL}},
};

static const char *
sort_of (CordonRecord *record)
{
  const char *kind = cordon_record_get_kind (record)->name;

  return g_str_equal (kind, "plan_item") ? cordon_record_get_text (record, "kind") : kind;
}

static const char *const *
parents_of (CordonRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    {
      if (g_strcmp0 (holders[i].sort, sort_of (record)) == 0)
        return holders[i].parents;
    }
  return NULL;
}

gboolean
cordon_move_dialog_is_possible (CordonRecord *record)
{
  g_return_val_if_fail (CORDON_IS_RECORD (record), FALSE);

  return parents_of (record) != NULL;
}

gboolean
cordon_move_dialog_can_hold (CordonRecord *parent, CordonRecord *record)
{
  const char *const *parents;

  g_return_val_if_fail (CORDON_IS_RECORD (parent), FALSE);
  g_return_val_if_fail (CORDON_IS_RECORD (record), FALSE);

  parents = parents_of (record);
  if (parents == NULL || parent == record)
    return FALSE;
  if (g_str_equal (sort_of (record), "reading"))
    return g_str_equal (cordon_record_get_kind (parent)->name, "measure");
  return g_str_equal (cordon_record_get_kind (parent)->name, "plan_item")
         && cordon_record_get_text (parent, "kind") != NULL
         && g_strv_contains (parents, cordon_record_get_text (parent, "kind"));
}

static CordonRecord *
record_of (gpointer item)
{
  return CORDON_IS_OUTLINE_ROW (item) ? cordon_outline_row_get_record (item) : item;
}

static gboolean
is_here (CordonMoveDialog *self, CordonRecord *parent)
{
  const char *field = cordon_intent_parent_field (cordon_record_get_kind (self->record));

  return g_strcmp0 (cordon_record_get_text (self->record, field), cordon_record_get_id (parent)) == 0;
}

static gboolean
matches (CordonMoveDialog *self, CordonRecord *record)
{
  g_autofree char *title = cordon_record_dup_title (record);
  g_autofree char *folded = cordon_text_fold (title);

  return self->folded == NULL || strstr (folded, self->folded) != NULL;
}

static gboolean
measure_matches (gpointer item, gpointer user_data)
{
  return matches (user_data, item);
}

static void
show_found (CordonMoveDialog *self)
{
  gboolean found = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_stack_set_visible_child_name (self->stack, found ? "list" : "none");
}

static void
on_search_changed (CordonMoveDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_clear_pointer (&self->folded, g_free);
  if (*text != '\0')
    self->folded = g_strstrip (cordon_text_fold (text));
  if (self->outline != NULL)
    cordon_outline_set_search (self->outline, text);
  else
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->measures), GTK_FILTER_CHANGE_DIFFERENT);
  show_found (self);
}

static gboolean
can_take (CordonMoveDialog *self, CordonRecord *parent)
{
  return cordon_move_dialog_can_hold (parent, self->record) && !is_here (self, parent);
}

static void
move_to (CordonMoveDialog *self, CordonRecord *parent)
{
  if (parent == NULL || !can_take (self, parent))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  cordon_edit_move_to (self->widget, self->plan, self->record, parent);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_list_activate (CordonMoveDialog *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    move_to (self, record_of (item));
}

/* Enter takes what the arrow keys chose, else the first of what was looked for: a goal may be there only as a heading.
 */
static void
on_search_activate (CordonMoveDialog *self)
{
  gpointer chosen;
  CordonRecord *parent;

  /* The entry tells of its change after a moment; who types fast presses Enter before. */
  on_search_changed (self);
  chosen = gtk_single_selection_get_selected_item (self->selection);
  parent = chosen != NULL ? record_of (chosen) : NULL;
  for (guint i = 0, n = g_list_model_get_n_items (G_LIST_MODEL (self->selection)); parent == NULL && i < n; i++)
    {
      /* The list holds it. */
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (can_take (self, record_of (item)) && matches (self, record_of (item)))
        parent = record_of (item);
    }
  move_to (self, parent);
}

static gboolean
on_search_key (CordonMoveDialog *self, guint key, guint code, GdkModifierType modifiers)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (n == 0 || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = 0;
  else if (key == GDK_KEY_Down)
    selected = MIN (selected + 1, n - 1);
  else
    selected = selected > 0 ? selected - 1 : 0;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);
  return GDK_EVENT_STOP;
}

static void
on_search_stop (CordonMoveDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_item_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
on_item_bind (GtkSignalListItemFactory *factory, GtkListItem *item, CordonMoveDialog *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *label = gtk_widget_get_first_child (box);
  GtkWidget *detail = gtk_widget_get_next_sibling (label);
  gpointer row = gtk_list_item_get_item (item);
  CordonRecord *record = record_of (row);
  g_autofree char *title = cordon_record_dup_title (record);
  gboolean here = is_here (self, record);
  gboolean possible = can_take (self, record);

  gtk_label_set_label (GTK_LABEL (label), title);
  gtk_label_set_label (GTK_LABEL (detail), here ? C_ ("move", "It is here now") : "");
  gtk_widget_set_visible (detail, here);
  gtk_widget_set_margin_start (box,
                               CORDON_IS_OUTLINE_ROW (row) ? INDENT * (int) cordon_outline_row_get_depth (row) : 0);
  gtk_list_item_set_activatable (item, possible);
  if (possible)
    gtk_widget_remove_css_class (label, "dim-label");
  else
    gtk_widget_add_css_class (label, "dim-label");
}

/* The kinds that can take it, and the goals above them, as headings. */
static char **
listed_kinds (CordonRecord *record)
{
  const char *const *parents = parents_of (record);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_addv (builder, (const char **) parents);
  if (!g_strv_contains (parents, "goal") && !g_strv_contains (parents, "strategy"))
    g_strv_builder_add (builder, "goal");
  return g_strv_builder_end (builder);
}

static GListModel *
make_model (CordonMoveDialog *self)
{
  if (g_str_equal (sort_of (self->record), "reading"))
    {
      g_autoptr (CordonQuery) query = cordon_plan_query ("measure", "name");

      self->measures = gtk_filter_list_model_new (cordon_plan_get_list (self->plan, query),
                                                  GTK_FILTER (gtk_custom_filter_new (measure_matches, self, NULL)));
      return g_object_ref (G_LIST_MODEL (self->measures));
    }
  else
    {
      g_auto (GStrv) kinds = listed_kinds (self->record);

      self->outline = cordon_outline_new (self->plan, (const char *const *) kinds);
      return g_object_ref (G_LIST_MODEL (self->outline));
    }
}

static CordonMoveDialog *
dialog_new (GtkWidget *widget, CordonPlan *plan, CordonRecord *record)
{
  CordonMoveDialog *self = g_object_new (CORDON_TYPE_MOVE_DIALOG, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autofree char *title = cordon_record_dup_title (record);

  self->widget = g_object_ref (widget);
  self->plan = g_object_ref (plan);
  self->record = g_object_ref (record);
  gtk_label_set_label (self->what, title);
  self->selection = gtk_single_selection_new (make_model (self));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect (factory, "setup", G_CALLBACK (on_item_setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_item_bind), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (show_found), self, G_CONNECT_SWAPPED);
  show_found (self);
  return self;
}

void
cordon_move_dialog_present (GtkWidget *widget, CordonPlan *plan, CordonRecord *record)
{
  CordonMoveDialog *self;
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CORDON_IS_PLAN (plan));
  g_return_if_fail (CORDON_IS_RECORD (record));

  if (!cordon_move_dialog_is_possible (record))
    return;
  self = dialog_new (widget, plan, record);
  root = gtk_widget_get_root (widget);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
cordon_move_dialog_dispose (GObject *object)
{
  CordonMoveDialog *self = CORDON_MOVE_DIALOG (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  if (self->measures != NULL)
    gtk_filter_list_model_set_filter (self->measures, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->measures);
  g_clear_object (&self->outline);
  g_clear_object (&self->record);
  g_clear_object (&self->plan);
  g_clear_object (&self->widget);
  g_clear_pointer (&self->folded, g_free);

  G_OBJECT_CLASS (cordon_move_dialog_parent_class)->dispose (object);
}

static void
cordon_move_dialog_class_init (CordonMoveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_move_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/shared/cordon-move-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonMoveDialog, what);
  gtk_widget_class_bind_template_child (widget_class, CordonMoveDialog, search);
  gtk_widget_class_bind_template_child (widget_class, CordonMoveDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonMoveDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cordon_move_dialog_init (CordonMoveDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_search_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}
