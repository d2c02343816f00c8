/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which pages there are, and the switch above them. A new one is a line in the table. Pages know nothing of each other;
 * one is made for the plan when it is first looked at, and lives as long as the view. */

#include "views/goals/cordon-goals-pages.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-error.h"
#include "views/goals/cordon-goals-view.h"
#include "views/goals/cordon-round-page.h"
#include "views/goals/cordon-scorecard-page.h"
#include "views/goals/cordon-timeline-page.h"
#include "views/goals/cordon-whole-register.h"

typedef struct
{
  const char *id;
  const char *title;
  GtkWidget *(*create) (CordonPlan *plan);
} Page;

static const Page pages[] = {
    {"plan", NC_ ("goals page", "Plan"), cordon_goals_view_new},
    {"scorecard", NC_ ("goals page", "Scorecard"), cordon_scorecard_page_new},
    {"timeline", NC_ ("goals page", "Timeline"), cordon_timeline_page_new},
    {"round", NC_ ("goals page", "Round"), cordon_round_page_new},
    {"register", NC_ ("goals page", "Register"), cordon_whole_register_new},
};

struct _CordonGoalsPages
{
  AdwBin parent_instance;

  CordonPlan *plan;
  GtkWidget *bar;
  GtkDropDown *drop_down; /* in place of the switch, where there is no room for that */
  GtkStack *stack;
  gboolean revealed; /* somebody came for a row: the keyboard goes to it, past the switch */
};

G_DEFINE_FINAL_TYPE (CordonGoalsPages, cordon_goals_pages, ADW_TYPE_BIN)

/* What is in the place of a page, made if it isn't there yet */
static GtkWidget *
ensure (CordonGoalsPages *self, AdwBin *place)
{
  for (guint i = 0; adw_bin_get_child (place) == NULL && i < G_N_ELEMENTS (pages); i++)
    {
      if (gtk_stack_get_child_by_name (self->stack, pages[i].id) == GTK_WIDGET (place))
        adw_bin_set_child (place, pages[i].create (self->plan));
    }
  return adw_bin_get_child (place);
}

static void
on_page_shown (CordonGoalsPages *self)
{
  GtkWidget *place = gtk_stack_get_visible_child (self->stack);

  if (place == NULL || self->plan == NULL)
    return;
  ensure (self, ADW_BIN (place));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (gtk_stack_get_child_by_name (self->stack, pages[i].id) == place)
        gtk_drop_down_set_selected (self->drop_down, i);
    }
}

static void
on_page_selected (CordonGoalsPages *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (self->plan != NULL && selected < G_N_ELEMENTS (pages))
    gtk_stack_set_visible_child_name (self->stack, pages[selected].id);
}

GtkWidget *
cordon_goals_pages_show (CordonGoalsPages *self, const char *id)
{
  GtkWidget *place;

  g_return_val_if_fail (CORDON_IS_GOALS_PAGES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  place = gtk_stack_get_child_by_name (self->stack, id);
  if (place == NULL)
    return NULL;
  gtk_stack_set_visible_child (self->stack, place);
  return ensure (self, ADW_BIN (place));
}

gboolean
cordon_goals_pages_reveal (GtkWidget *widget, const char *kind, const char *id)
{
  CordonGoalsPages *self = CORDON_GOALS_PAGES (widget);
  GtkWidget *place = gtk_stack_get_child_by_name (self->stack, "plan");

  if (!cordon_goals_view_reveal (ensure (self, ADW_BIN (place)), kind, id))
    return FALSE;
  gtk_stack_set_visible_child (self->stack, place);
  self->revealed = TRUE;
  return TRUE;
}

static gboolean
cordon_goals_pages_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CordonGoalsPages *self = CORDON_GOALS_PAGES (widget);
  gboolean to_row = self->revealed && gtk_widget_get_focus_child (widget) == NULL;

  self->revealed = FALSE;
  if (to_row && gtk_widget_child_focus (GTK_WIDGET (self->stack), direction))
    return TRUE;
  return GTK_WIDGET_CLASS (cordon_goals_pages_parent_class)->focus (widget, direction);
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cordon_goals_pages_show (CORDON_GOALS_PAGES (widget), g_variant_get_string (parameter, NULL));
}

GtkWidget *
cordon_goals_pages_new (CordonPlan *plan)
{
  CordonGoalsPages *self;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_GOALS_PAGES, NULL);
  self->plan = g_object_ref (plan);
  on_page_shown (self);
  return GTK_WIDGET (self);
}

static void
cordon_goals_pages_dispose (GObject *object)
{
  CordonGoalsPages *self = CORDON_GOALS_PAGES (object);

  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_goals_pages_parent_class)->dispose (object);
}

static void
cordon_goals_pages_class_init (CordonGoalsPagesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_goals_pages_dispose;
  widget_class->focus = cordon_goals_pages_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-goals-pages.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsPages, bar);
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsPages, drop_down);
  gtk_widget_class_bind_template_child (widget_class, CordonGoalsPages, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_page_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_page_selected);
  gtk_widget_class_install_action (widget_class, "goals.page", "s", page_action);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK, "goals.page", "s", pages[i].id);
}

static void
cordon_goals_pages_init (CordonGoalsPages *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "goals page", pages[i].title);

      gtk_stack_add_titled (self->stack, adw_bin_new (), pages[i].id, title);
      gtk_string_list_append (titles, title);
    }
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (titles));
  gtk_widget_set_visible (self->bar, G_N_ELEMENTS (pages) > 1);
}
