/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chips of the desk. Of each kind one matter is looked for, and no more: that tells which kinds there are, however
 * many matters there may be. A chip that is pressed by the program asks for nothing. */

#include "views/programme/cordon-desk-chips.h"

#include <glib/gi18n-lib.h>

#define MAX_KINDS 16

struct _CordonDeskChips
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkToggleButton *all;
  GtkToggleButton *deleted;
  GtkWidget *preset;
  GtkLabel *preset_label;

  GtkToggleButton *kinds[MAX_KINDS];
  GListModel *first_of_kind[MAX_KINDS];
  GListModel *first_deleted;
  CordonMatterFilter *filter;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (CordonDeskChips, cordon_desk_chips, ADW_TYPE_BIN)

static guint found_signal;

static guint
n_kinds (void)
{
  guint n = 0;

  while (cordon_matter_kinds ()[n].value != NULL)
    n++;
  g_assert (n <= MAX_KINDS);
  return n;
}

static void
ask (CordonDeskChips *self, const CordonMatterFilter *filter)
{
  g_autofree char *text = cordon_matter_filter_to_text (filter);

  gtk_widget_activate_action (GTK_WIDGET (self), "programme.show", "s", text);
}

/* What was asked of one kind only is not asked of another. */
static CordonMatterPreset
keep_preset (CordonMatterPreset preset)
{
  return preset == CORDON_MATTER_OPEN || preset == CORDON_MATTER_OVERDUE || preset == CORDON_MATTER_DUE
                 || preset == CORDON_MATTER_NEW
             ? preset
             : CORDON_MATTER_ANY;
}

static void
on_toggled (CordonDeskChips *self, GtkToggleButton *chip)
{
  g_autoptr (CordonMatterFilter) filter = NULL;

  if (self->showing || self->filter == NULL || !gtk_toggle_button_get_active (chip))
    return;
  filter = cordon_matter_filter_new (NULL, keep_preset (self->filter->preset));
  filter->deleted = chip == self->deleted;
  if (filter->deleted)
    filter->preset = CORDON_MATTER_ANY;
  for (guint i = 0; i < n_kinds (); i++)
    {
      if (chip == self->kinds[i])
        filter->kind = g_strdup (cordon_matter_kinds ()[i].value);
    }
  ask (self, filter);
}

static void
on_preset_clicked (CordonDeskChips *self)
{
  g_autoptr (CordonMatterFilter) filter = cordon_matter_filter_copy (self->filter);

  filter->preset = CORDON_MATTER_ANY;
  ask (self, filter);
}

void
cordon_desk_chips_set_filter (CordonDeskChips *self, const CordonMatterFilter *filter)
{
  GtkToggleButton *chip;
  CordonMatterFilter *copy;

  g_return_if_fail (CORDON_IS_DESK_CHIPS (self));
  g_return_if_fail (filter != NULL);

  copy = cordon_matter_filter_copy (filter);
  g_clear_pointer (&self->filter, cordon_matter_filter_free);
  self->filter = copy;
  chip = cordon_desk_chips_get (self, filter->deleted ? "deleted" : filter->kind != NULL ? filter->kind : "all");
  self->showing = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (chip), TRUE);
  gtk_toggle_button_set_active (chip, TRUE);
  self->showing = FALSE;
  gtk_widget_set_visible (self->preset, filter->preset != CORDON_MATTER_ANY);
  if (filter->preset != CORDON_MATTER_ANY)
    {
      const char *label = cordon_matter_preset_label (filter->preset);
      /* Translators: what a button does; %s is a filter, such as “Overdue” */
      g_autofree char *words = g_strdup_printf (C_ ("matters", "Show Others Than “%s” Again"), label);

      gtk_label_set_label (self->preset_label, label);
      gtk_widget_set_tooltip_text (self->preset, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->preset), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
}

static void
on_found (CordonDeskChips *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->deleted), g_list_model_get_n_items (self->first_deleted) > 0
                                                          || gtk_toggle_button_get_active (self->deleted));
  for (guint i = 0; i < n_kinds (); i++)
    gtk_widget_set_visible (GTK_WIDGET (self->kinds[i]), g_list_model_get_n_items (self->first_of_kind[i]) > 0
                                                             || gtk_toggle_button_get_active (self->kinds[i]));
  g_signal_emit (self, found_signal, 0);
}

static GListModel *
first_of (CordonDeskChips *self, CordonPlan *plan, const char *kind, gboolean deleted)
{
  g_autoptr (CordonQuery) query = cordon_query_new ("matter");
  GListModel *list;

  if (kind != NULL)
    cordon_query_where_text (query, "kind", kind);
  if (deleted)
    cordon_query_set_living (query, CORDON_DELETED);
  cordon_query_set_limit (query, 1);
  list = cordon_plan_get_list (plan, query);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (on_found), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::loading", G_CALLBACK (on_found), self, G_CONNECT_SWAPPED);
  return list;
}

static void
let_go (CordonDeskChips *self)
{
  for (guint i = 0; i < n_kinds () && self->first_of_kind[i] != NULL; i++)
    {
      g_signal_handlers_disconnect_by_data (self->first_of_kind[i], self);
      g_clear_object (&self->first_of_kind[i]);
    }
  if (self->first_deleted != NULL)
    g_signal_handlers_disconnect_by_data (self->first_deleted, self);
  g_clear_object (&self->first_deleted);
}

void
cordon_desk_chips_set_plan (CordonDeskChips *self, CordonPlan *plan)
{
  g_return_if_fail (CORDON_IS_DESK_CHIPS (self));

  let_go (self);
  if (plan == NULL)
    return;
  self->first_deleted = first_of (self, plan, NULL, TRUE);
  for (guint i = 0; i < n_kinds (); i++)
    self->first_of_kind[i] = first_of (self, plan, cordon_matter_kinds ()[i].value, FALSE);
  on_found (self);
}

gboolean
cordon_desk_chips_has_any (CordonDeskChips *self)
{
  gboolean any = FALSE;

  g_return_val_if_fail (CORDON_IS_DESK_CHIPS (self), FALSE);

  any = self->first_deleted != NULL && g_list_model_get_n_items (self->first_deleted) > 0;
  for (guint i = 0; i < n_kinds () && self->first_of_kind[i] != NULL; i++)
    any = any || g_list_model_get_n_items (self->first_of_kind[i]) > 0;
  return any;
}

gboolean
cordon_desk_chips_get_loading (CordonDeskChips *self)
{
  gboolean loading = FALSE;

  g_return_val_if_fail (CORDON_IS_DESK_CHIPS (self), FALSE);

  for (guint i = 0; i < n_kinds () && self->first_of_kind[i] != NULL && !loading; i++)
    g_object_get (self->first_of_kind[i], "loading", &loading, NULL);
  return loading;
}

GtkToggleButton *
cordon_desk_chips_get (CordonDeskChips *self, const char *name)
{
  g_return_val_if_fail (CORDON_IS_DESK_CHIPS (self), NULL);

  for (guint i = 0; i < n_kinds (); i++)
    {
      if (g_strcmp0 (cordon_matter_kinds ()[i].value, name) == 0)
        return self->kinds[i];
    }
  return g_strcmp0 (name, "deleted") == 0 ? self->deleted : self->all;
}

static void
cordon_desk_chips_dispose (GObject *object)
{
  CordonDeskChips *self = CORDON_DESK_CHIPS (object);

  let_go (self);
  g_clear_pointer (&self->filter, cordon_matter_filter_free);

  G_OBJECT_CLASS (cordon_desk_chips_parent_class)->dispose (object);
}

static void
cordon_desk_chips_class_init (CordonDeskChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_desk_chips_dispose;

  found_signal =
      g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/programme/cordon-desk-chips.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonDeskChips, box);
  gtk_widget_class_bind_template_child (widget_class, CordonDeskChips, all);
  gtk_widget_class_bind_template_child (widget_class, CordonDeskChips, deleted);
  gtk_widget_class_bind_template_child (widget_class, CordonDeskChips, preset);
  gtk_widget_class_bind_template_child (widget_class, CordonDeskChips, preset_label);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_preset_clicked);
}

static void
cordon_desk_chips_init (CordonDeskChips *self)
{
  GtkWidget *before;

  gtk_widget_init_template (GTK_WIDGET (self));
  before = GTK_WIDGET (self->all);
  for (guint i = 0; i < n_kinds (); i++)
    {
      GtkWidget *chip = gtk_toggle_button_new_with_label (cordon_matter_kind_plural (cordon_matter_kinds ()[i].value));

      gtk_widget_add_css_class (chip, "chip");
      gtk_widget_set_visible (chip, FALSE);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), self->all);
      g_signal_connect_object (chip, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
      gtk_box_insert_child_after (self->box, chip, before);
      self->kinds[i] = GTK_TOGGLE_BUTTON (chip);
      before = chip;
    }
}
