/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures for one thing that differ, side by side: readings of one measure that speak of the same time, and measures.
 * Links of the kind "conflicts_with" say which measures contradict each other, links of the kind "concerns" which
 * register entries speak of them; the lists of both are the plan's, and so the same for all boxes. */

#include "views/goals/cordon-conflict-box.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/cordon-reading.h"
#include "views/shared/cordon-citation.h"

struct _CordonConflictBox
{
  AdwBin parent_instance;

  GtkWidget *same; /* a card for each time of which the measure's own readings differ */
  GtkWidget *box;
  GtkWidget *figures;
  GtkWidget *list;

  CordonPlan *plan;
  CordonRecord *measure;
  GListModel *own;
  GListModel *conflicts;
  GListModel *concerns;
  GPtrArray *readings; /* GListModel of each measure that is shown */
};

G_DEFINE_FINAL_TYPE (CordonConflictBox, cordon_conflict_box, ADW_TYPE_BIN)

/* The readings of one measure, as a column. */
typedef struct
{
  GtkWidget *column;
  GListModel *readings;
} Column;

static void
column_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
make_line (const char *text, const char *const *styles)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  for (guint i = 0; styles[i] != NULL; i++)
    gtk_widget_add_css_class (label, styles[i]);
  return label;
}

static void
add_reading (GtkWidget *column, CordonRecord *reading)
{
  const char *const figure[] = {"heading", "numeric", NULL};
  const char *const small[] = {"caption", "dim-label", NULL};
  g_autofree char *words = cordon_reading_dup_words (reading);
  g_autofree char *citation = cordon_citation_dup_words (reading);

  gtk_box_append (GTK_BOX (column), make_line (words, figure));
  gtk_box_append (GTK_BOX (column),
                  make_line (*citation != '\0' ? citation : C_ ("citation", "No source given"), small));
}

static void
fill_column (GListModel *readings, guint position, guint removed, guint added, gpointer user_data)
{
  Column *column = user_data;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (column->column)) != NULL)
    gtk_box_remove (GTK_BOX (column->column), child);
  for (guint i = 0; i < g_list_model_get_n_items (readings); i++)
    {
      g_autoptr (CordonRecord) reading = g_list_model_get_item (readings, i);

      add_reading (column->column, reading);
    }
}

static void
add_column (CordonConflictBox *self, const char *measure)
{
  g_autoptr (CordonQuery) query = cordon_plan_query ("reading", "as_of");
  GtkWidget *widget = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  Column *column = g_new0 (Column, 1);
  GListModel *readings;

  cordon_query_where_text (query, "measure", measure);
  readings = cordon_plan_get_list (self->plan, query);
  g_ptr_array_add (self->readings, readings);
  column->column = widget;
  gtk_box_append (GTK_BOX (self->figures), widget);
  g_signal_connect_data (readings, "items-changed", G_CALLBACK (fill_column), column, column_free, 0);
  fill_column (readings, 0, 0, 0, column);
}

static void
on_entry_activated (GtkWidget *row)
{
  gtk_widget_activate_action (row, "win.show", "(ss)", "register_entry", gtk_widget_get_name (row));
}

static void
on_entry_read (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autoptr (CordonRecord) entry = cordon_plan_get_record_finish (CORDON_PLAN (plan), result, NULL);
  g_autofree char *title = NULL;

  if (entry == NULL || cordon_record_get_deleted (entry))
    {
      gtk_widget_set_visible (row, FALSE);
      return;
    }
  title = cordon_record_dup_title (entry);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (cordon_record_get_text (entry, "body") != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cordon_record_get_text (entry, "body"));
}

static void
add_entry (CordonConflictBox *self, const char *id)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_name (row, id);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-information-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (on_entry_activated), NULL);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  cordon_plan_get_record_async (self->plan, "register_entry", id, NULL, on_entry_read, g_object_ref (row));
}

static void
forget (CordonConflictBox *self)
{
  for (guint i = 0; i < self->readings->len; i++)
    g_signal_handlers_disconnect_matched (g_ptr_array_index (self->readings, i), G_SIGNAL_MATCH_FUNC, 0, 0, NULL,
                                          fill_column, NULL);
  g_ptr_array_set_size (self->readings, 0);
}

/* What two readings must have in common to speak of the same thing: %NULL where the time is not known. */
static char *
describe_subject (CordonRecord *reading)
{
  static const char *const fields[] = {"role", "period", "as_of", "party", "country", "category"};
  g_autoptr (GString) subject = g_string_new (NULL);

  if (cordon_record_get_text (reading, "period") == NULL && cordon_record_get_text (reading, "as_of") == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = cordon_record_get_text (reading, fields[i]);

      g_string_append_printf (subject, "%s\t", text != NULL ? text : "");
    }
  return g_string_free (g_steal_pointer (&subject), FALSE);
}

static gboolean
differ (GPtrArray *readings)
{
  g_autofree char *first = cordon_reading_dup_words (readings->pdata[0]);

  for (guint i = 1; i < readings->len; i++)
    {
      g_autofree char *words = cordon_reading_dup_words (readings->pdata[i]);

      if (strcmp (first, words) != 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_same (CordonConflictBox *self, GPtrArray *readings)
{
  const char *const plain[] = {NULL};
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "conflict");
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_box_append (GTK_BOX (card),
                  make_line (C_ ("goals",
                                 "Figures for the same time differ. Each stands as given, and none is preferred."),
                             plain));
  gtk_box_append (GTK_BOX (card), columns);
  for (guint i = 0; i < readings->len; i++)
    {
      GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

      add_reading (column, readings->pdata[i]);
      gtk_box_append (GTK_BOX (columns), column);
    }
  gtk_box_append (GTK_BOX (self->same), card);
}

/* Returns: whether there are any */
static gboolean
show_same (CordonConflictBox *self)
{
  g_autoptr (GHashTable) by_subject =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  gboolean found = FALSE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->same)) != NULL)
    gtk_box_remove (GTK_BOX (self->same), child);
  for (guint i = 0; i < g_list_model_get_n_items (self->own); i++)
    {
      g_autoptr (CordonRecord) reading = g_list_model_get_item (self->own, i);
      char *subject = describe_subject (reading);
      GPtrArray *readings = subject != NULL ? g_hash_table_lookup (by_subject, subject) : NULL;

      if (subject == NULL)
        continue;
      if (readings == NULL)
        {
          readings = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (by_subject, g_strdup (subject), readings);
        }
      g_ptr_array_add (readings, g_object_ref (reading));
      g_free (subject);
    }
  /* In the readings' order, each where its first stands. */
  for (guint i = 0; i < g_list_model_get_n_items (self->own); i++)
    {
      g_autoptr (CordonRecord) reading = g_list_model_get_item (self->own, i);
      g_autofree char *subject = describe_subject (reading);
      GPtrArray *readings = subject != NULL ? g_hash_table_lookup (by_subject, subject) : NULL;

      if (readings == NULL || readings->pdata[0] != reading || readings->len < 2 || !differ (readings))
        continue;
      add_same (self, readings);
      found = TRUE;
    }
  gtk_widget_set_visible (self->same, found);
  return found;
}

static void
update (CordonConflictBox *self)
{
  const char *id = cordon_record_get_id (self->measure);
  gboolean conflicting = FALSE;
  gboolean concerned = FALSE;
  gboolean differing;
  GtkWidget *child;

  forget (self);
  while ((child = gtk_widget_get_first_child (self->figures)) != NULL)
    gtk_box_remove (GTK_BOX (self->figures), child);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);

  for (guint i = 0; i < g_list_model_get_n_items (self->conflicts); i++)
    {
      g_autoptr (CordonRecord) link = g_list_model_get_item (self->conflicts, i);
      const char *from = cordon_record_get_text (link, "from_row");
      const char *to = cordon_record_get_text (link, "to_row");
      const char *other = g_strcmp0 (from, id) == 0 ? to : g_strcmp0 (to, id) == 0 ? from : NULL;

      if (other == NULL)
        continue;
      if (!conflicting)
        add_column (self, id);
      add_column (self, other);
      conflicting = TRUE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (self->concerns); i++)
    {
      g_autoptr (CordonRecord) link = g_list_model_get_item (self->concerns, i);

      if (g_strcmp0 (cordon_record_get_text (link, "to_row"), id) != 0)
        continue;
      add_entry (self, cordon_record_get_text (link, "from_row"));
      concerned = TRUE;
    }
  gtk_widget_set_visible (self->box, conflicting);
  gtk_widget_set_visible (self->list, concerned);
  differing = show_same (self);
  gtk_widget_set_visible (GTK_WIDGET (self), differing || conflicting || concerned);
}

static void
on_plan_changed (CordonConflictBox *self, CordonChanges *changes)
{
  if (cordon_changes_touch (changes, "reading"))
    update (self);
}

static GListModel *
links (CordonPlan *plan, const char *kind)
{
  g_autoptr (CordonQuery) query = cordon_plan_query ("link", NULL);

  cordon_query_where_text (query, "kind", kind);
  return cordon_plan_get_list (plan, query);
}

GtkWidget *
cordon_conflict_box_new (CordonPlan *plan, CordonRecord *measure)
{
  CordonConflictBox *self = g_object_new (CORDON_TYPE_CONFLICT_BOX, NULL);
  g_autoptr (CordonQuery) query = cordon_plan_query ("reading", "as_of");

  self->plan = g_object_ref (plan);
  self->measure = g_object_ref (measure);
  cordon_query_where_text (query, "measure", cordon_record_get_id (measure));
  self->own = cordon_plan_get_list (plan, query);
  self->conflicts = links (plan, "conflicts_with");
  self->concerns = links (plan, "concerns");
  g_signal_connect_object (self->own, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->conflicts, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->concerns, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static void
cordon_conflict_box_dispose (GObject *object)
{
  CordonConflictBox *self = CORDON_CONFLICT_BOX (object);

  if (self->readings != NULL)
    forget (self);
  g_clear_pointer (&self->readings, g_ptr_array_unref);
  if (self->own != NULL)
    g_signal_handlers_disconnect_by_func (self->own, update, self);
  g_clear_object (&self->own);
  if (self->conflicts != NULL)
    g_signal_handlers_disconnect_by_func (self->conflicts, update, self);
  if (self->concerns != NULL)
    g_signal_handlers_disconnect_by_func (self->concerns, update, self);
  g_clear_object (&self->conflicts);
  g_clear_object (&self->concerns);
  g_clear_object (&self->measure);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_conflict_box_parent_class)->dispose (object);
}

static void
cordon_conflict_box_class_init (CordonConflictBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_conflict_box_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-conflict-box.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonConflictBox, same);
  gtk_widget_class_bind_template_child (widget_class, CordonConflictBox, box);
  gtk_widget_class_bind_template_child (widget_class, CordonConflictBox, figures);
  gtk_widget_class_bind_template_child (widget_class, CordonConflictBox, list);
}

static void
cordon_conflict_box_init (CordonConflictBox *self)
{
  self->readings = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}
