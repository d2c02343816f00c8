/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The popover of the desk's filter. Its fields are those of a matter, unstored: what is chosen in them becomes another
 * filter at once. A filter is kept in the plan under a name, and stands in the inbox from then on. */

#include "views/programme/cordon-desk-filter.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-field-row.h"
#include "model/cordon-saved-view.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-record-field.h"

static const char *const names[] = {"state", "party", "country"};

#define N_FIELDS G_N_ELEMENTS (names)

struct _CordonDeskFilter
{
  AdwBin parent_instance;

  GtkListBox *fields;
  GtkListBox *keep;
  GtkWidget *keep_box;

  CordonPlan *plan;
  CordonMatterFilter *filter;
  GtkWidget *rows[N_FIELDS];
  GtkWidget *name;
  GListModel *saved;
  char *states_of; /* the kind whose states can be chosen; "" for all */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (CordonDeskFilter, cordon_desk_filter, ADW_TYPE_BIN)

static char **
place_of (CordonMatterFilter *filter, guint field)
{
  return field == 0 ? &filter->state : field == 1 ? &filter->party : &filter->country;
}

static void
on_value (CordonDeskFilter *self)
{
  g_autoptr (CordonMatterFilter) filter = NULL;
  g_autofree char *text = NULL;

  if (self->showing || self->filter == NULL)
    return;
  filter = cordon_matter_filter_copy (self->filter);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      char **place = place_of (filter, i);

      g_free (*place);
      *place = g_strdup (cordon_field_row_get_value (CORDON_FIELD_ROW (self->rows[i])));
    }
  if (cordon_matter_filter_equal (filter, self->filter))
    return;
  text = cordon_matter_filter_to_text (filter);
  gtk_widget_activate_action (GTK_WIDGET (self), "programme.show", "s", text);
}

/* Of one kind, only its own states can be asked for, in their order. */
static void
show_states (CordonDeskFilter *self, const char *kind)
{
  const CordonField *field = cordon_kind_field (cordon_kind_find ("matter"), "state");
  g_autoptr (GListStore) store = NULL;
  g_autoptr (CordonOption) none = NULL;
  guint n = 0;
  const CordonWorkflowState *states = kind != NULL ? cordon_workflow_states (kind, &n) : NULL;

  if (g_strcmp0 (self->states_of, kind != NULL ? kind : "") == 0)
    return;
  g_free (self->states_of);
  self->states_of = g_strdup (kind != NULL ? kind : "");
  store = g_list_store_new (CORDON_TYPE_OPTION);
  none = cordon_option_new (NULL, C_ ("matters", "Any"), NULL);
  g_list_store_append (store, none);
  for (guint i = 0; states != NULL ? i < n : field->choices[i].value != NULL; i++)
    {
      const char *state = states != NULL ? states[i].state : field->choices[i].value;
      g_autoptr (CordonOption) option = cordon_option_new (state, cordon_field_choice_label (field, state), NULL);

      g_list_store_append (store, option);
    }
  cordon_field_row_set_options (CORDON_FIELD_ROW (self->rows[0]), G_LIST_MODEL (store));
}

void
cordon_desk_filter_set_filter (CordonDeskFilter *self, const CordonMatterFilter *filter)
{
  CordonMatterFilter *copy;

  g_return_if_fail (CORDON_IS_DESK_FILTER (self));
  g_return_if_fail (filter != NULL);

  copy = cordon_matter_filter_copy (filter);
  g_clear_pointer (&self->filter, cordon_matter_filter_free);
  self->filter = copy;
  if (self->plan == NULL)
    return;
  self->showing = TRUE;
  show_states (self, filter->kind);
  for (guint i = 0; i < N_FIELDS; i++)
    cordon_field_row_set_value (CORDON_FIELD_ROW (self->rows[i]), *place_of (copy, i));
  self->showing = FALSE;
}

static void
on_saved (GtkWidget *widget, const char *id)
{
  CordonDeskFilter *self = CORDON_DESK_FILTER (widget);

  if (self->name != NULL)
    cordon_field_row_reset (CORDON_FIELD_ROW (self->name), NULL);
}

static void
on_name (CordonDeskFilter *self, const char *name)
{
  g_autofree char *text = NULL;

  if (name == NULL || self->filter == NULL || self->plan == NULL)
    return;
  text = cordon_matter_filter_to_text (self->filter);
  cordon_edit_commit_then (GTK_WIDGET (self), self->plan,
                           cordon_saved_view_create ("programme", self->saved, name, text),
                           C_ ("matters", "The filter is kept, and stands in the inbox"), on_saved, NULL);
}

static void
show_possible (CordonDeskFilter *self)
{
  gtk_widget_set_visible (self->keep_box, self->plan != NULL && cordon_edit_is_possible (self->plan));
}

void
cordon_desk_filter_set_plan (CordonDeskFilter *self, CordonPlan *plan)
{
  g_return_if_fail (CORDON_IS_DESK_FILTER (self));

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_func (self->plan, show_possible, self);
  g_clear_object (&self->saved);
  g_set_object (&self->plan, plan);
  if (plan == NULL)
    return;
  self->saved = cordon_saved_view_list (plan, "programme");
  for (guint i = 0; i < N_FIELDS; i++)
    {
      self->rows[i] = cordon_record_field_new_loose (plan, "matter", names[i]);
      g_signal_connect_object (self->rows[i], "notify::value", G_CALLBACK (on_value), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->fields, self->rows[i]);
    }
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (show_possible), self, G_CONNECT_SWAPPED);
  show_possible (self);
}

GtkWidget *
cordon_desk_filter_get_row (CordonDeskFilter *self, const char *name)
{
  g_return_val_if_fail (CORDON_IS_DESK_FILTER (self), NULL);

  for (guint i = 0; i < N_FIELDS; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return self->rows[i];
  return self->name;
}

static void
cordon_desk_filter_dispose (GObject *object)
{
  CordonDeskFilter *self = CORDON_DESK_FILTER (object);

  self->name = NULL;
  g_clear_object (&self->saved);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->filter, cordon_matter_filter_free);
  g_clear_pointer (&self->states_of, g_free);

  G_OBJECT_CLASS (cordon_desk_filter_parent_class)->dispose (object);
}

static void
cordon_desk_filter_class_init (CordonDeskFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_desk_filter_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/programme/cordon-desk-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonDeskFilter, fields);
  gtk_widget_class_bind_template_child (widget_class, CordonDeskFilter, keep);
  gtk_widget_class_bind_template_child (widget_class, CordonDeskFilter, keep_box);
}

static void
cordon_desk_filter_init (CordonDeskFilter *self)
{
  const CordonFieldRowSpec spec = {
      .name = "filter-name",
      .title = C_ ("matters", "Keep It as"),
      .hint = C_ ("matters", "The name under which this filter stands in the inbox"),
      .type = CORDON_FIELD_ROW_TEXT,
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->name = cordon_field_row_new (&spec);
  gtk_list_box_append (self->keep, self->name);
  g_signal_connect_object (self->name, "commit", G_CALLBACK (on_name), self, G_CONNECT_SWAPPED);
}
