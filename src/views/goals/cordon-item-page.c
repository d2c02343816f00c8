/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All about one plan item. A page is filled when it is looked at first, so that walking through the outline with the
 * arrow keys reads no more than is seen. */

#include "views/goals/cordon-item-page.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-status-pill.h"
#include "kit/cordon-steady-layout.h"
#include "model/cordon-summary.h"
#include "views/shared/cordon-citation.h"
#include "views/goals/cordon-measures-page.h"
#include "views/goals/cordon-overview-page.h"
#include "views/goals/cordon-register-page.h"
#include "views/goals/cordon-steps-page.h"
#include "views/goals/cordon-trail-page.h"
#include "views/goals/cordon-updates-page.h"

struct _CordonItemPage
{
  AdwBin parent_instance;

  GtkWidget *back_button;
  GtkMenuButton *menu_button;
  GtkLabel *title;
  CordonStatusPill *pill;
  GtkLabel *place;
  AdwViewSwitcher *switcher;
  AdwViewStack *stack;
  CordonOverviewPage *overview;
  CordonStepsPage *steps;
  CordonMeasuresPage *measures;
  CordonUpdatesPage *updates;
  CordonRegisterPage *register_page;
  CordonTrailPage *trail;

  CordonPlan *plan;
  CordonRecord *item;
  CordonSummary *summary;
  guint filled; /* a bit for each page, in their order */
  gboolean folded;
};

G_DEFINE_FINAL_TYPE (CordonItemPage, cordon_item_page, ADW_TYPE_BIN)

enum
{
  PROP_FOLDED = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *const pages[] = {"overview", "steps", "measures", "updates", "register", "history"};

static void
set_page_item (CordonItemPage *self, guint page, CordonRecord *item)
{
  CordonPlan *plan = item != NULL ? self->plan : NULL;

  switch (page)
    {
    case 0:
      cordon_overview_page_set_item (self->overview, plan, item);
      break;
    case 1:
      cordon_steps_page_set_item (self->steps, plan, item);
      break;
    case 2:
      cordon_measures_page_set_item (self->measures, plan, item);
      break;
    case 3:
      cordon_updates_page_set_item (self->updates, plan, item);
      break;
    case 4:
      cordon_register_page_set_item (self->register_page, plan, item);
      break;
    default:
      cordon_trail_page_set_item (self->trail, plan, item);
    }
}

static void
fill_visible (CordonItemPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  for (guint i = 0; self->item != NULL && i < G_N_ELEMENTS (pages); i++)
    {
      if (g_strcmp0 (name, pages[i]) != 0 || (self->filled & (1u << i)) != 0)
        continue;
      self->filled |= 1u << i;
      set_page_item (self, i, self->item);
    }
}

static void
update (CordonItemPage *self)
{
  g_autofree char *title = NULL;
  g_autofree char *place = NULL;

  if (self->item == NULL)
    return;
  title = cordon_record_dup_title (self->item);
  place = cordon_citation_dup_place (self->item);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->place, place);
  cordon_status_pill_set_status (self->pill, cordon_summary_get_rag (self->summary));
}

void
cordon_item_page_set_item (CordonItemPage *self, CordonPlan *plan, CordonRecord *item)
{
  GtkRoot *root;

  g_return_if_fail (CORDON_IS_ITEM_PAGE (self));

  if (self->item == item)
    return;
  /* Leaving the field commits what is being typed there; being taken away would not. */
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (root != NULL && gtk_root_get_focus (root) != NULL
      && gtk_widget_is_ancestor (gtk_root_get_focus (root), GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      /* The page that is seen goes straight to the next item. */
      gboolean seen = g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), pages[i]) == 0;

      if ((self->filled & (1u << i)) != 0 && (item == NULL || !seen))
        set_page_item (self, i, NULL);
    }
  self->filled = 0;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_func (self->summary, update, self);
  g_clear_object (&self->summary);
  g_set_object (&self->plan, plan);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  self->summary = cordon_summary_get (plan, cordon_record_get_id (item));
  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->summary, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  fill_visible (self);
}

CordonRecord *
cordon_item_page_get_item (CordonItemPage *self)
{
  g_return_val_if_fail (CORDON_IS_ITEM_PAGE (self), NULL);

  return self->item;
}

void
cordon_item_page_show (CordonItemPage *self, const char *page)
{
  g_return_if_fail (CORDON_IS_ITEM_PAGE (self));

  adw_view_stack_set_visible_child_name (self->stack, page);
}

gboolean
cordon_item_page_reveal (CordonItemPage *self, const char *kind, const char *id)
{
  g_return_val_if_fail (CORDON_IS_ITEM_PAGE (self), FALSE);

  if (g_str_equal (kind, "plan_item"))
    {
      cordon_item_page_show (self, "steps");
      return cordon_steps_page_reveal (self->steps, kind, id);
    }
  if (g_str_equal (kind, "measure") || g_str_equal (kind, "reading"))
    {
      cordon_item_page_show (self, "measures");
      return cordon_measures_page_reveal (self->measures, kind, id);
    }
  if (g_str_equal (kind, "status_update"))
    {
      cordon_item_page_show (self, "updates");
      return cordon_updates_page_reveal (self->updates, kind, id);
    }
  if (g_str_equal (kind, "register_entry"))
    {
      cordon_item_page_show (self, "register");
      return cordon_register_page_reveal (self->register_page, kind, id);
    }
  return FALSE;
}

GMenuModel *
cordon_item_page_get_menu (CordonItemPage *self)
{
  g_return_val_if_fail (CORDON_IS_ITEM_PAGE (self), NULL);

  return gtk_menu_button_get_menu_model (self->menu_button);
}

void
cordon_item_page_edit_title (CordonItemPage *self)
{
  g_return_if_fail (CORDON_IS_ITEM_PAGE (self));

  cordon_item_page_show (self, "overview");
  cordon_overview_page_edit_title (self->overview);
}

static void
cordon_item_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonItemPage *self = CORDON_ITEM_PAGE (object);

  switch (id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_item_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordonItemPage *self = CORDON_ITEM_PAGE (object);

  switch (id)
    {
    case PROP_FOLDED:
      self->folded = g_value_get_boolean (value);
      gtk_widget_set_visible (self->back_button, self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_item_page_dispose (GObject *object)
{
  CordonItemPage *self = CORDON_ITEM_PAGE (object);

  if (self->item != NULL)
    cordon_item_page_set_item (self, NULL, NULL);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_item_page_parent_class)->dispose (object);
}

static void
cordon_item_page_class_init (CordonItemPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cordon_item_page_get_property;
  object_class->set_property = cordon_item_page_set_property;
  object_class->dispose = cordon_item_page_dispose;

  properties[PROP_FOLDED] =
      g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CORDON_TYPE_STATUS_PILL);
  g_type_ensure (CORDON_TYPE_OVERVIEW_PAGE);
  g_type_ensure (CORDON_TYPE_STEPS_PAGE);
  g_type_ensure (CORDON_TYPE_MEASURES_PAGE);
  g_type_ensure (CORDON_TYPE_UPDATES_PAGE);
  g_type_ensure (CORDON_TYPE_REGISTER_PAGE);
  g_type_ensure (CORDON_TYPE_TRAIL_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, CORDON_TYPE_STEADY_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-item-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonItemPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, CordonItemPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CordonItemPage, title);
  gtk_widget_class_bind_template_child (widget_class, CordonItemPage, pill);
  gtk_widget_class_bind_template_child (widget_class, CordonItemPage, place);
  gtk_widget_class_bind_template_child (widget_class, CordonItemPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, CordonItemPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonItemPage, overview);
  gtk_widget_class_bind_template_child (widget_class, CordonItemPage, steps);
  gtk_widget_class_bind_template_child (widget_class, CordonItemPage, measures);
  gtk_widget_class_bind_template_child (widget_class, CordonItemPage, updates);
  gtk_widget_class_bind_template_child (widget_class, CordonItemPage, register_page);
  gtk_widget_class_bind_template_child (widget_class, CordonItemPage, trail);
}

static void
cordon_item_page_init (CordonItemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (fill_visible), self, G_CONNECT_SWAPPED);
}
