/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of any length. It sorts nothing: a heading only tells which order is wanted, and whoever owns the table asks
 * its source for the rows in that order. A row's cells follow their item by themselves, so that an edit redraws one row
 * and not the list. */

#include "kit/cordon-table.h"

#include "kit/cordon-narrow-bin.h"
#include "kit/cordon-tip.h"

struct _CordonTable
{
  AdwBin parent_instance;

  CordonNarrowBin *frame;
  GtkColumnView *view;
  GtkMultiSelection *selection;
  const CordonTableColumn *columns;
  guint n_columns;
  CordonTableText text;
  gpointer user_data;
  GMenu *menu;
  GSimpleActionGroup *actions;
  guint probed; /* see on_compare() */
};

/* px, from which on there are more than a column or two to be read */
#define NARROW 480

enum
{
  PROP_NARROW = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CordonTable, cordon_table, ADW_TYPE_BIN)

enum
{
  ACTIVATE,
  ORDER_CHANGED,
  SELECTION_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a factory and a sorter know: which column they are for. */
typedef struct
{
  CordonTable *table; /* outlives them */
  guint column;
} Column;

/* Cells */

static void
show_cell (GtkListItem *cell)
{
  Column *column = g_object_get_data (G_OBJECT (cell), "cordon-column");
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (cell));
  gpointer item = gtk_list_item_get_item (cell);
  const char *style = NULL;
  const char *classes[] = {NULL, NULL, NULL};
  guint n = 0;
  g_autofree char *text = NULL;

  if (item == NULL || column->table->text == NULL)
    return;
  text = column->table->text (item, column->table->columns[column->column].name, &style, column->table->user_data);
  gtk_label_set_label (label, text);
  cordon_tip_set (GTK_WIDGET (label), text != NULL && *text != '\0' ? text : NULL);
  if (column->table->columns[column->column].numeric)
    classes[n++] = "numeric";
  classes[n] = style;
  gtk_widget_set_css_classes (GTK_WIDGET (label), classes);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *cell, Column *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), column->table->columns[column->column].numeric ? 1 : 0);
  g_object_set_data (G_OBJECT (cell), "cordon-column", column);
  gtk_list_item_set_child (cell, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *cell, Column *column)
{
  gpointer item = gtk_list_item_get_item (cell);

  if (g_signal_lookup ("changed", G_OBJECT_TYPE (item)) != 0)
    g_signal_connect_object (item, "changed", G_CALLBACK (show_cell), cell, G_CONNECT_SWAPPED);
  show_cell (cell);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *cell, Column *column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell), show_cell, cell);
}

/* The order */

/* GTK 4.8 tells nobody by which column a view is ordered. Asked to compare two things, it asks the first column's
 * sorter first, and turns the answer round where that column descends. */
static int
on_compare (gconstpointer one, gconstpointer other, gpointer data)
{
  Column *column = data;

  if (column->table->probed == G_MAXUINT)
    column->table->probed = column->column;
  return -1;
}

const char *
cordon_table_get_order (CordonTable *self, gboolean *descending)
{
  GtkOrdering ordering;

  g_return_val_if_fail (CORDON_IS_TABLE (self), NULL);

  self->probed = G_MAXUINT;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), self, self->view);
  if (descending != NULL)
    *descending = ordering == GTK_ORDERING_LARGER;
  return self->probed < self->n_columns ? self->columns[self->probed].name : NULL;
}

static GtkColumnViewColumn *
find_column (CordonTable *self, const char *name)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (self->columns[i].name, name) == 0)
        return column;
    }
  return NULL;
}

void
cordon_table_order_by (CordonTable *self, const char *column, gboolean descending)
{
  g_return_if_fail (CORDON_IS_TABLE (self));

  gtk_column_view_sort_by_column (self->view, column != NULL ? find_column (self, column) : NULL,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
on_sorter_changed (CordonTable *self)
{
  g_signal_emit (self, signals[ORDER_CHANGED], 0);
}

/* The columns */

void
cordon_table_show_columns (CordonTable *self, const char *const *names)
{
  g_return_if_fail (CORDON_IS_TABLE (self));

  for (guint i = 0; i < self->n_columns; i++)
    gtk_column_view_column_set_visible (find_column (self, self->columns[i].name),
                                        g_strv_contains (names, self->columns[i].name));
}

gboolean
cordon_table_shows_column (CordonTable *self, const char *name)
{
  GtkColumnViewColumn *column;

  g_return_val_if_fail (CORDON_IS_TABLE (self), FALSE);

  column = find_column (self, name);
  return column != NULL && gtk_column_view_column_get_visible (column);
}

GMenuModel *
cordon_table_get_column_menu (CordonTable *self)
{
  g_return_val_if_fail (CORDON_IS_TABLE (self), NULL);

  return G_MENU_MODEL (self->menu);
}

GActionGroup *
cordon_table_get_column_actions (CordonTable *self)
{
  g_return_val_if_fail (CORDON_IS_TABLE (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

static Column *
new_column (CordonTable *self, guint number)
{
  Column *column = g_new (Column, 1);

  column->table = self;
  column->column = number;
  return column;
}

static void
on_column_gone (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* GTK 4.8 gives a hidden column's fixed width to nobody: what it was is kept until the column is shown again. */
static void
on_visible (GtkColumnViewColumn *column)
{
  int width = gtk_column_view_column_get_fixed_width (column);

  if (gtk_column_view_column_get_visible (column))
    gtk_column_view_column_set_fixed_width (column,
                                            GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "cordon-width")));
  else
    {
      g_object_set_data (G_OBJECT (column), "cordon-width", GINT_TO_POINTER (width));
      gtk_column_view_column_set_fixed_width (column, -1);
    }
}

static void
add_column (CordonTable *self, guint number)
{
  const CordonTableColumn *spec = &self->columns[number];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (spec->title, factory);
  g_autoptr (GPropertyAction) action = g_property_action_new (spec->name, column, "visible");
  g_autofree char *detailed = g_strconcat ("columns.", spec->name, NULL);

  g_signal_connect_data (factory, "setup", G_CALLBACK (on_setup), new_column (self, number), on_column_gone, 0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (on_bind), new_column (self, number), on_column_gone, 0);
  g_signal_connect_data (factory, "unbind", G_CALLBACK (on_unbind), new_column (self, number), on_column_gone, 0);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, spec->width == 0);
  if (spec->width > 0)
    gtk_column_view_column_set_fixed_width (column, spec->width);
  if (spec->sorts)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (on_compare, new_column (self, number), g_free));

      gtk_column_view_column_set_sorter (column, sorter);
    }
  g_signal_connect (column, "notify::visible", G_CALLBACK (on_visible), NULL);
  gtk_column_view_column_set_header_menu (column, G_MENU_MODEL (self->menu));
  gtk_column_view_append_column (self->view, column);
  g_menu_append (self->menu, spec->title, detailed);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

/* The rows */

static void
on_activate (CordonTable *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATE], 0, position);
}

static void
on_selection_changed (CordonTable *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
cordon_table_set_model (CordonTable *self, GListModel *model)
{
  g_return_if_fail (CORDON_IS_TABLE (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  gtk_multi_selection_set_model (self->selection, model);
}

GListModel *
cordon_table_get_model (CordonTable *self)
{
  g_return_val_if_fail (CORDON_IS_TABLE (self), NULL);

  return gtk_multi_selection_get_model (self->selection);
}

GtkSelectionModel *
cordon_table_get_selection (CordonTable *self)
{
  g_return_val_if_fail (CORDON_IS_TABLE (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}

guint
cordon_table_count_selected (CordonTable *self, guint *first)
{
  g_autoptr (GtkBitset) selected = NULL;
  guint64 n;

  g_return_val_if_fail (CORDON_IS_TABLE (self), 0);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  n = gtk_bitset_get_size (selected);
  if (first != NULL)
    *first = n > 0 ? gtk_bitset_get_minimum (selected) : G_MAXUINT;
  return (guint) MIN (n, G_MAXUINT);
}

void
cordon_table_select (CordonTable *self, guint position)
{
  g_return_if_fail (CORDON_IS_TABLE (self));

  if (position == G_MAXUINT)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  else
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
}

/* The list inside takes the action that its keys use; a column view has no function for it before GTK 4.12. */
void
cordon_table_scroll_to (CordonTable *self, guint position)
{
  g_return_if_fail (CORDON_IS_TABLE (self));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_VIEW (child))
        gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
    }
}

void
cordon_table_set_single_click (CordonTable *self, gboolean single_click)
{
  g_return_if_fail (CORDON_IS_TABLE (self));

  gtk_column_view_set_single_click_activate (self->view, single_click);
}

void
cordon_table_focus (CordonTable *self)
{
  g_return_if_fail (CORDON_IS_TABLE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_narrow (CordonTable *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

gboolean
cordon_table_get_narrow (CordonTable *self)
{
  g_return_val_if_fail (CORDON_IS_TABLE (self), FALSE);

  return self->frame != NULL && cordon_narrow_bin_get_narrow (self->frame);
}

static void
cordon_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, cordon_table_get_narrow (CORDON_TABLE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

GtkWidget *
cordon_table_new (const char *title, const CordonTableColumn *columns, guint n_columns, CordonTableText text,
                  gpointer user_data)
{
  CordonTable *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (CORDON_TYPE_TABLE, NULL);
  self->columns = columns;
  self->n_columns = n_columns;
  self->text = text;
  self->user_data = user_data;
  for (guint i = 0; i < n_columns; i++)
    add_column (self, i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

static void
cordon_table_dispose (GObject *object)
{
  CordonTable *self = CORDON_TABLE (object);

  /* The cells that are let go of have nothing to say any more. */
  self->text = NULL;
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  self->frame = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->menu);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (cordon_table_parent_class)->dispose (object);
}

static void
cordon_table_class_init (CordonTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cordon_table_dispose;
  object_class->get_property = cordon_table_get_property;

  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ORDER_CHANGED] =
      g_signal_new ("order-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_table_init (CordonTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->menu = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  self->selection = gtk_multi_selection_new (NULL);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection))));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (self->actions));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  self->frame = CORDON_NARROW_BIN (cordon_narrow_bin_new (scroller, NARROW));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->frame));
  g_signal_connect_object (self->frame, "notify::narrow", G_CALLBACK (on_narrow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (on_sorter_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
}
