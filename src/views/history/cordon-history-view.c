/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The view of a plan's history. The pages share what rows are called, as they speak of the same rows. */

#include "views/history/cordon-history-view.h"

#include "views/history/cordon-compare-page.h"
#include "views/history/cordon-history-page.h"

struct _CordonHistoryView
{
  GtkWidget parent_instance;

  CordonPlan *plan;

  GtkStack *stack;
  GtkStack *pages;
  CordonHistoryPage *history;
  CordonComparePage *compare;
};

G_DEFINE_FINAL_TYPE (CordonHistoryView, cordon_history_view, GTK_TYPE_WIDGET)

static gboolean
is_past (CordonHistoryView *self)
{
  return cordon_ledger_get_as_of (cordon_plan_get_ledger (self->plan)) != 0;
}

GtkWidget *
cordon_history_view_new (CordonPlan *plan)
{
  CordonHistoryView *self;
  g_autoptr (CordonHistoryNames) names = NULL;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_HISTORY_VIEW, NULL);
  self->plan = g_object_ref (plan);
  if (is_past (self))
    {
      gtk_stack_set_visible_child_name (self->stack, "past");
      return GTK_WIDGET (self);
    }
  names = cordon_history_names_new (plan);
  cordon_history_page_set_plan (self->history, plan, names);
  cordon_compare_page_set_plan (self->compare, plan, names);
  return GTK_WIDGET (self);
}

gboolean
cordon_history_view_reveal (GtkWidget *view, const char *kind, const char *id)
{
  CordonHistoryView *self;

  g_return_val_if_fail (CORDON_IS_HISTORY_VIEW (view), FALSE);
  g_return_val_if_fail (kind != NULL && id != NULL, FALSE);

  self = CORDON_HISTORY_VIEW (view);
  if (is_past (self) || cordon_kind_find (kind) == NULL)
    return FALSE;
  gtk_stack_set_visible_child_name (self->pages, "history");
  cordon_history_page_show_row (self->history, kind, id);
  return TRUE;
}

static void
cordon_history_view_dispose (GObject *object)
{
  CordonHistoryView *self = CORDON_HISTORY_VIEW (object);

  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (cordon_history_view_parent_class)->dispose (object);
}

static void
cordon_history_view_class_init (CordonHistoryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_history_view_dispose;
  g_type_ensure (CORDON_TYPE_HISTORY_PAGE);
  g_type_ensure (CORDON_TYPE_COMPARE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/history/cordon-history-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryView, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryView, pages);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryView, history);
  gtk_widget_class_bind_template_child (widget_class, CordonHistoryView, compare);
}

static void
cordon_history_view_init (CordonHistoryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
