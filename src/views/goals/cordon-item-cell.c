/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan item in the outline. The list gives its cells other rows as it scrolls, so a cell lets go of what it listened
 * to each time. */

#include "views/goals/cordon-item-cell.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "kit/cordon-status-pill.h"
#include "kit/cordon-steady-layout.h"
#include "kit/cordon-tip.h"
#include "views/shared/cordon-record-field.h"

struct _CordonItemCell
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *detail;
  CordonStatusPill *pill;
  CordonStatusMarks *marks;

  CordonPlan *plan;
  CordonRecord *record;
  CordonSummary *summary;
};

G_DEFINE_FINAL_TYPE (CordonItemCell, cordon_item_cell, ADW_TYPE_BIN)

static char *
describe (CordonItemCell *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *owner = cordon_record_field_party_name (self->plan, cordon_record_get_text (self->record, "owner"));
  const char *due = cordon_summary_get_next_due (self->summary);
  int late = cordon_summary_get_days_late (self->summary);
  int since = cordon_summary_get_days_since_update (self->summary);

  if (*owner != '\0')
    g_ptr_array_add (parts, g_steal_pointer (&owner));
  if (late > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) late), late));
  else if (due != NULL)
    {
      g_autofree char *date = cordon_date_format (due);

      g_ptr_array_add (parts, g_strdup_printf (C_ ("goals", "due %s"), date));
    }
  if (since >= 0)
    /* Translators: how many days ago the last update was published; as short as can be, d for days */
    g_ptr_array_add (parts, g_strdup_printf (C_ ("goals", "updated %d d"), since));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
show_marks (CordonItemCell *self)
{
  const char *statuses[CORDON_SUMMARY_QUARTERS];
  char *periods[CORDON_SUMMARY_QUARTERS];
  g_autofree char *now =
      cordon_quarter_of (cordon_plan_get_today (self->plan), cordon_plan_get_first_month (self->plan));

  for (guint i = 0; i < CORDON_SUMMARY_QUARTERS; i++)
    {
      guint ago = CORDON_SUMMARY_QUARTERS - 1 - i;
      g_autofree char *quarter = now != NULL ? cordon_quarter_step (now, -(int) ago) : NULL;

      statuses[i] = cordon_summary_get_quarter_rag (self->summary, ago);
      periods[i] = cordon_quarter_format (quarter);
    }
  cordon_status_marks_set (self->marks, statuses, (const char *const *) periods, CORDON_SUMMARY_QUARTERS);
  for (guint i = 0; i < CORDON_SUMMARY_QUARTERS; i++)
    g_free (periods[i]);
}

static void
update (CordonItemCell *self)
{
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;
  gboolean initiative, late;

  if (self->record == NULL)
    return;
  late = cordon_summary_get_days_late (self->summary) > 0;
  title = cordon_record_dup_title (self->record);
  detail = describe (self);
  initiative = g_strcmp0 (cordon_record_get_text (self->record, "kind"), "initiative") == 0;
  gtk_label_set_label (self->title, title);
  cordon_tip_set (GTK_WIDGET (self->title), title);
  if (initiative)
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "heading");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_label_set_label (self->detail, detail);
  gtk_widget_remove_css_class (GTK_WIDGET (self->detail), late ? "dim-label" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), late ? "error" : "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), initiative && *detail != '\0');
  cordon_status_pill_set_status (self->pill, cordon_summary_get_rag (self->summary));
  gtk_widget_set_visible (GTK_WIDGET (self->pill), initiative || cordon_summary_get_rag (self->summary) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->marks), initiative);
  if (initiative)
    show_marks (self);
}

GtkWidget *
cordon_item_cell_new (void)
{
  return g_object_new (CORDON_TYPE_ITEM_CELL, NULL);
}

void
cordon_item_cell_set_row (CordonItemCell *self, CordonPlan *plan, CordonOutlineRow *row)
{
  g_return_if_fail (CORDON_IS_ITEM_CELL (self));

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, update, self);
  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_func (self->summary, update, self);
  g_clear_object (&self->plan);
  g_clear_object (&self->record);
  g_clear_object (&self->summary);
  if (row == NULL)
    return;
  self->plan = g_object_ref (plan);
  self->record = g_object_ref (cordon_outline_row_get_record (row));
  self->summary = g_object_ref (cordon_outline_row_get_summary (row));
  g_signal_connect_object (self->record, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->summary, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

CordonRecord *
cordon_item_cell_get_record (CordonItemCell *self)
{
  g_return_val_if_fail (CORDON_IS_ITEM_CELL (self), NULL);

  return self->record;
}

static void
cordon_item_cell_dispose (GObject *object)
{
  cordon_item_cell_set_row (CORDON_ITEM_CELL (object), NULL, NULL);

  G_OBJECT_CLASS (cordon_item_cell_parent_class)->dispose (object);
}

static void
cordon_item_cell_class_init (CordonItemCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_item_cell_dispose;

  g_type_ensure (CORDON_TYPE_STATUS_PILL);
  g_type_ensure (CORDON_TYPE_STATUS_MARKS);
  g_type_ensure (CORDON_TYPE_STEADY_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-item-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonItemCell, title);
  gtk_widget_class_bind_template_child (widget_class, CordonItemCell, detail);
  gtk_widget_class_bind_template_child (widget_class, CordonItemCell, pill);
  gtk_widget_class_bind_template_child (widget_class, CordonItemCell, marks);
}

static void
cordon_item_cell_init (CordonItemCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
