/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which initiatives are shown, and in what order: five choices in a popover. What is chosen is held by the outline
 * alone; the rows show it, and each choice tells the outline at once. */

#include "views/goals/cordon-outline-filter.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-field-row.h"
#include "kit/cordon-status-pill.h"
#include "views/shared/cordon-record-field.h"

/* What stands for all of a choice, and for having no owner; neither can be a party's id. */
#define ANY "any"
#define NOBODY "nobody"

enum
{
  ROW_STATUS,
  ROW_OWNER,
  ROW_DUE,
  ROW_UPDATED,
  ROW_SORT,
  N_ROWS,
};

struct _CordonOutlineFilter
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkListBox *form;
  GtkWidget *reset;

  CordonPlan *plan;
  CordonOutline *outline;
  GtkWidget *rows[N_ROWS]; /* made when the popover is first opened */
};

G_DEFINE_FINAL_TYPE (CordonOutlineFilter, cordon_outline_filter, ADW_TYPE_BIN)

static guint changed_signal;

/* Each choice of an enum: how it is called in a row, in its numbers' order. */
typedef struct
{
  const char *value;
  const char *label;
} Choice;

static const char *const rags[] = {"green", "amber", "red", "unrated"};

static const Choice dues[] = {
    {ANY, NC_ ("goals filter", "Any time, or never")}, {"late", NC_ ("goals filter", "Late")},
    {"soon", NC_ ("goals filter", "Within 30 days")},  {"quarter", NC_ ("goals filter", "This quarter")},
    {"never", NC_ ("goals filter", "No due date")},
};

static const Choice updates[] = {
    {ANY, NC_ ("goals filter", "Any time, or never")},
    {"stale", NC_ ("goals filter", "Not since the last quarter ended")},
};

static const Choice sorts[] = {
    {ANY, NC_ ("goals filter", "As in the plan")},  {"status", NC_ ("goals filter", "Status, red first")},
    {"due", NC_ ("goals filter", "Next due date")}, {"updated", NC_ ("goals filter", "Longest since updated")},
    {"title", NC_ ("goals filter", "Title")},
};

static const char *
say (const char *label)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "goals filter", label);
}

static GListModel *
options_of (const Choice *choices, guint n)
{
  GListStore *store = g_list_store_new (CORDON_TYPE_OPTION);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonOption) option = cordon_option_new (choices[i].value, say (choices[i].label), NULL);

      g_list_store_append (store, option);
    }
  return G_LIST_MODEL (store);
}

static guint
number_of (const Choice *choices, guint n, const char *value)
{
  for (guint i = 0; i < n; i++)
    {
      if (g_strcmp0 (choices[i].value, value) == 0)
        return i;
    }
  return 0;
}

static void
append_option (GListStore *store, const char *value, const char *label)
{
  g_autoptr (CordonOption) option = cordon_option_new (value, label, NULL);

  g_list_store_append (store, option);
}

static GListModel *
status_options (void)
{
  GListStore *store = g_list_store_new (CORDON_TYPE_OPTION);

  append_option (store, ANY, C_ ("goals filter", "Any status"));
  for (guint i = 0; i < G_N_ELEMENTS (rags); i++)
    append_option (store, rags[i], cordon_status_label (rags[i]));
  return G_LIST_MODEL (store);
}

static int
compare_options (gconstpointer one, gconstpointer other, gpointer user_data)
{
  return g_utf8_collate (cordon_option_get_label ((CordonOption *) one),
                         cordon_option_get_label ((CordonOption *) other));
}

/* Those who own something; the plan's other parties would only make the list long. */
static GListModel *
owner_options (CordonOutlineFilter *self)
{
  GListStore *store = g_list_store_new (CORDON_TYPE_OPTION);
  g_auto (GStrv) owners = cordon_outline_dup_owners (self->outline);

  for (guint i = 0; owners[i] != NULL; i++)
    {
      CordonRecord *party = cordon_plan_peek (self->plan, "party", owners[i]);
      g_autofree char *name = party != NULL ? cordon_record_dup_title (party) : NULL;

      if (name != NULL)
        append_option (store, owners[i], name);
    }
  g_list_store_sort (store, compare_options, NULL);
  {
    g_autoptr (CordonOption) any = cordon_option_new (ANY, C_ ("goals filter", "Anybody"), NULL);
    g_autoptr (CordonOption) nobody = cordon_option_new (NOBODY, C_ ("goals filter", "Nobody"), NULL);

    g_list_store_insert (store, 0, any);
    g_list_store_insert (store, 1, nobody);
  }
  return G_LIST_MODEL (store);
}

/* What a row shows of the outline's terms. */
static const char *
value_of (const CordonOutlineTerms *terms, guint row)
{
  switch (row)
    {
    case ROW_STATUS:
      return terms->rag != NULL ? terms->rag : ANY;
    case ROW_OWNER:
      return terms->owner == NULL ? ANY : *terms->owner == '\0' ? NOBODY : terms->owner;
    case ROW_DUE:
      return dues[terms->due].value;
    case ROW_UPDATED:
      return updates[terms->not_updated ? 1 : 0].value;
    default:
      return sorts[terms->sort].value;
    }
}

char *
cordon_outline_filter_dup_words (CordonOutlineFilter *self)
{
  const CordonOutlineTerms *terms;
  g_autoptr (GPtrArray) parts = NULL;

  g_return_val_if_fail (CORDON_IS_OUTLINE_FILTER (self), NULL);

  terms = self->outline != NULL ? cordon_outline_get_terms (self->outline) : NULL;
  if (terms == NULL || (!cordon_outline_terms_filter (terms) && terms->sort == CORDON_OUTLINE_SORT_PLAN))
    return NULL;
  parts = g_ptr_array_new_with_free_func (g_free);
  if (terms->rag != NULL)
    g_ptr_array_add (parts, g_strdup (cordon_status_label (terms->rag)));
  if (terms->owner != NULL && *terms->owner == '\0')
    g_ptr_array_add (parts, g_strdup (C_ ("goals filter", "No owner")));
  else if (terms->owner != NULL)
    g_ptr_array_add (parts, cordon_record_field_party_name (self->plan, terms->owner));
  if (terms->due == CORDON_OUTLINE_DUE_LATE)
    g_ptr_array_add (parts, g_strdup (C_ ("goals filter", "Late")));
  else if (terms->due == CORDON_OUTLINE_DUE_SOON)
    g_ptr_array_add (parts, g_strdup (C_ ("goals filter", "Due within 30 days")));
  else if (terms->due == CORDON_OUTLINE_DUE_QUARTER)
    g_ptr_array_add (parts, g_strdup (C_ ("goals filter", "Due this quarter")));
  else if (terms->due == CORDON_OUTLINE_DUE_NEVER)
    g_ptr_array_add (parts, g_strdup (C_ ("goals filter", "No due date")));
  if (terms->not_updated)
    g_ptr_array_add (parts, g_strdup (C_ ("goals filter", "Not updated since the last quarter ended")));
  if (terms->sort == CORDON_OUTLINE_SORT_STATUS)
    g_ptr_array_add (parts, g_strdup (C_ ("goals filter", "Sorted by status")));
  else if (terms->sort == CORDON_OUTLINE_SORT_DUE)
    g_ptr_array_add (parts, g_strdup (C_ ("goals filter", "Sorted by next due date")));
  else if (terms->sort == CORDON_OUTLINE_SORT_UPDATED)
    g_ptr_array_add (parts, g_strdup (C_ ("goals filter", "Sorted by last update")));
  else if (terms->sort == CORDON_OUTLINE_SORT_TITLE)
    g_ptr_array_add (parts, g_strdup (C_ ("goals filter", "Sorted by title")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
show_terms (CordonOutlineFilter *self)
{
  const CordonOutlineTerms *terms = cordon_outline_get_terms (self->outline);
  g_autofree char *words = cordon_outline_filter_dup_words (self);
  /* Translators: a button; %s is what it does at the moment, such as "Amber · Late" */
  g_autofree char *label = words != NULL ? g_strdup_printf (C_ ("goals", "Filter and Sort: %s"), words)
                                         : g_strdup (C_ ("goals", "Filter and Sort"));

  for (guint i = 0; i < N_ROWS && self->rows[i] != NULL; i++)
    cordon_field_row_set_value (CORDON_FIELD_ROW (self->rows[i]), value_of (terms, i));
  gtk_widget_set_sensitive (self->reset, words != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (words != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "suggested-action");
}

void
cordon_outline_filter_set_terms (CordonOutlineFilter *self, const CordonOutlineTerms *terms)
{
  g_return_if_fail (CORDON_IS_OUTLINE_FILTER (self));
  g_return_if_fail (terms != NULL);

  if (self->outline == NULL)
    return;
  cordon_outline_set_terms (self->outline, terms);
  show_terms (self);
  g_signal_emit (self, changed_signal, 0);
}

void
cordon_outline_filter_show_all (CordonOutlineFilter *self)
{
  CordonOutlineTerms terms = {0};

  g_return_if_fail (CORDON_IS_OUTLINE_FILTER (self));

  if (self->outline == NULL || !cordon_outline_terms_filter (cordon_outline_get_terms (self->outline)))
    return;
  terms.sort = cordon_outline_get_terms (self->outline)->sort;
  cordon_outline_filter_set_terms (self, &terms);
}

static void
on_reset_clicked (CordonOutlineFilter *self)
{
  gtk_popover_popdown (self->popover);
  cordon_outline_filter_set_terms (self, &(CordonOutlineTerms){0});
}

static void
on_row_commit (GtkWidget *row, const char *value, CordonOutlineFilter *self)
{
  CordonOutlineTerms terms = *cordon_outline_get_terms (self->outline);
  g_autofree char *rag = g_strdup (terms.rag);
  g_autofree char *owner = g_strdup (terms.owner);
  g_autofree char *chosen = g_strdup (value);
  gboolean any = chosen == NULL || g_str_equal (chosen, ANY);

  terms.rag = rag;
  terms.owner = owner;
  if (row == self->rows[ROW_STATUS])
    terms.rag = any ? NULL : chosen;
  else if (row == self->rows[ROW_OWNER])
    terms.owner = any ? NULL : g_str_equal (chosen, NOBODY) ? "" : chosen;
  else if (row == self->rows[ROW_DUE])
    terms.due = number_of (dues, G_N_ELEMENTS (dues), chosen);
  else if (row == self->rows[ROW_UPDATED])
    terms.not_updated = !any;
  else
    terms.sort = number_of (sorts, G_N_ELEMENTS (sorts), chosen);
  cordon_outline_filter_set_terms (self, &terms);
}

static void
add_row (CordonOutlineFilter *self, guint number, const char *name, const char *title, CordonFieldRowType type,
         GListModel *options)
{
  const CordonFieldRowSpec spec = {.name = name, .title = title, .type = type, .required = TRUE, .options = options};

  self->rows[number] = cordon_field_row_new (&spec);
  g_signal_connect_object (self->rows[number], "commit", G_CALLBACK (on_row_commit), self, 0);
  gtk_list_box_append (self->form, self->rows[number]);
}

static void
make_rows (CordonOutlineFilter *self)
{
  g_autoptr (GListModel) statuses = status_options ();
  g_autoptr (GListModel) owners = owner_options (self);
  g_autoptr (GListModel) due = options_of (dues, G_N_ELEMENTS (dues));
  g_autoptr (GListModel) updated = options_of (updates, G_N_ELEMENTS (updates));
  g_autoptr (GListModel) sort = options_of (sorts, G_N_ELEMENTS (sorts));

  add_row (self, ROW_STATUS, "status", C_ ("goals filter", "Status"), CORDON_FIELD_ROW_CHOICE, statuses);
  add_row (self, ROW_OWNER, "owner", C_ ("goals filter", "Owner"), CORDON_FIELD_ROW_REFERENCE, owners);
  add_row (self, ROW_DUE, "due", C_ ("goals filter", "Due"), CORDON_FIELD_ROW_CHOICE, due);
  add_row (self, ROW_UPDATED, "updated", C_ ("goals filter", "Last update"), CORDON_FIELD_ROW_CHOICE, updated);
  add_row (self, ROW_SORT, "sort", C_ ("goals filter", "Sorted by"), CORDON_FIELD_ROW_CHOICE, sort);
}

static void
on_popover_show (CordonOutlineFilter *self)
{
  if (self->outline == NULL)
    return;
  if (self->rows[0] == NULL)
    make_rows (self);
  else
    {
      g_autoptr (GListModel) owners = owner_options (self);

      cordon_field_row_set_options (CORDON_FIELD_ROW (self->rows[ROW_OWNER]), owners);
    }
  show_terms (self);
}

void
cordon_outline_filter_popup (CordonOutlineFilter *self)
{
  g_return_if_fail (CORDON_IS_OUTLINE_FILTER (self));

  gtk_menu_button_popup (self->button);
}

void
cordon_outline_filter_set_outline (CordonOutlineFilter *self, CordonPlan *plan, CordonOutline *outline)
{
  g_return_if_fail (CORDON_IS_OUTLINE_FILTER (self));

  g_set_object (&self->plan, plan);
  g_set_object (&self->outline, outline);
}

static void
cordon_outline_filter_dispose (GObject *object)
{
  CordonOutlineFilter *self = CORDON_OUTLINE_FILTER (object);

  g_clear_object (&self->outline);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_outline_filter_parent_class)->dispose (object);
}

static void
cordon_outline_filter_class_init (CordonOutlineFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_outline_filter_dispose;

  changed_signal =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/goals/cordon-outline-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonOutlineFilter, button);
  gtk_widget_class_bind_template_child (widget_class, CordonOutlineFilter, popover);
  gtk_widget_class_bind_template_child (widget_class, CordonOutlineFilter, form);
  gtk_widget_class_bind_template_child (widget_class, CordonOutlineFilter, reset);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_show);
  gtk_widget_class_bind_template_callback (widget_class, on_reset_clicked);
}

static void
cordon_outline_filter_init (CordonOutlineFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
