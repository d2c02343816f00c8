/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list with its heading and its empty state. The add button stands in the heading while there are items, and in the
 * empty state, with its words, while there are none: there is always one, and never two. */

#include "kit/cordon-section.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-number.h"
#include "kit/cordon-line-layout.h"

/* So many rows are brought at one press: ten thousand at once would take longer than anybody waits. */
#define MORE 200

struct _CordonSection
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkButton *add_button;
  GtkListBox *list;
  GtkWidget *empty_box;
  GtkLabel *empty_label;
  GtkButton *empty_button;
  GtkLabel *empty_button_label;
  GtkButton *all_button;

  GListModel *model;
  GtkSliceListModel *shown; /* the first of them */
  char *add_label;
  gboolean can_add;
  guint count;
};

G_DEFINE_FINAL_TYPE (CordonSection, cordon_section, ADW_TYPE_BIN)

enum
{
  PROP_TITLE = 1,
  PROP_ADD_LABEL,
  PROP_EMPTY_TEXT,
  PROP_CAN_ADD,
  PROP_COUNT,
  PROP_LIMIT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint add_signal;

static void
update (CordonSection *self)
{
  guint count = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
  g_autofree char *words = cordon_number_format (count, 0);
  gboolean can_add = self->can_add && self->add_label != NULL;

  gtk_label_set_label (self->count_label, count > 0 ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->list), count > 0);
  gtk_widget_set_visible (self->empty_box, count == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), can_add && count > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), can_add);
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), count > gtk_slice_list_model_get_size (self->shown));
  gtk_button_set_label (self->all_button, count > (guint64) gtk_slice_list_model_get_size (self->shown) + MORE
                                              ? C_ ("section", "Show _More")
                                              : C_ ("section", "Show _All"));
  if (self->count == count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static void
on_add_clicked (CordonSection *self)
{
  g_signal_emit (self, add_signal, 0);
}

static void
on_all_clicked (CordonSection *self)
{
  guint limit = gtk_slice_list_model_get_size (self->shown);
  GtkListBoxRow *next;

  cordon_section_set_limit (self, limit + MORE < self->count ? limit + MORE : 0);
  /* The button goes: the focus goes on with the first row that it has brought. */
  next = gtk_list_box_get_row_at_index (self->list, (int) limit);
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

GtkWidget *
cordon_section_new (const char *title, const char *add_label, const char *empty_text)
{
  return g_object_new (CORDON_TYPE_SECTION, "title", title, "add-label", add_label, "empty-text", empty_text, NULL);
}

void
cordon_section_set_model (CordonSection *self, GListModel *model, CordonSectionRowFunc create, gpointer user_data,
                          GDestroyNotify destroy)
{
  g_return_if_fail (CORDON_IS_SECTION (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, update, self);
  g_set_object (&self->model, model);
  gtk_slice_list_model_set_model (self->shown, model);
  gtk_list_box_bind_model (self->list, model != NULL ? G_LIST_MODEL (self->shown) : NULL, create, user_data, destroy);
  /* After the list box, so that who hears of the count finds the rows. */
  if (model != NULL)
    g_signal_connect_object (model, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

GListModel *
cordon_section_get_model (CordonSection *self)
{
  g_return_val_if_fail (CORDON_IS_SECTION (self), NULL);

  return self->model;
}

void
cordon_section_set_can_add (CordonSection *self, gboolean can_add)
{
  g_return_if_fail (CORDON_IS_SECTION (self));

  can_add = !!can_add;
  if (self->can_add == can_add)
    return;
  self->can_add = can_add;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_ADD]);
}

void
cordon_section_set_limit (CordonSection *self, guint limit)
{
  guint size = limit > 0 ? limit : G_MAXUINT;

  g_return_if_fail (CORDON_IS_SECTION (self));

  if (gtk_slice_list_model_get_size (self->shown) == size)
    return;
  gtk_slice_list_model_set_size (self->shown, size);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIMIT]);
}

guint
cordon_section_get_limit (CordonSection *self)
{
  guint size;

  g_return_val_if_fail (CORDON_IS_SECTION (self), 0);

  size = gtk_slice_list_model_get_size (self->shown);
  return size < G_MAXUINT ? size : 0;
}

GtkListBox *
cordon_section_get_list (CordonSection *self)
{
  g_return_val_if_fail (CORDON_IS_SECTION (self), NULL);

  return self->list;
}

guint
cordon_section_get_count (CordonSection *self)
{
  g_return_val_if_fail (CORDON_IS_SECTION (self), 0);

  return self->count;
}

static void
set_title (CordonSection *self, const char *title)
{
  gtk_label_set_label (self->title_label, title != NULL ? title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
}

static void
set_add_label (CordonSection *self, const char *label)
{
  g_free (self->add_label);
  self->add_label = g_strdup (label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->add_button), label);
  gtk_label_set_label (self->empty_button_label, label != NULL ? label : "");
  if (label != NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->empty_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  update (self);
}

static void
cordon_section_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonSection *self = CORDON_SECTION (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title_label));
      break;
    case PROP_ADD_LABEL:
      g_value_set_string (value, self->add_label);
      break;
    case PROP_EMPTY_TEXT:
      g_value_set_string (value, gtk_label_get_label (self->empty_label));
      break;
    case PROP_CAN_ADD:
      g_value_set_boolean (value, self->can_add);
      break;
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    case PROP_LIMIT:
      g_value_set_uint (value, cordon_section_get_limit (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_section_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordonSection *self = CORDON_SECTION (object);
  const char *text = G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;

  switch (id)
    {
    case PROP_TITLE:
      set_title (self, text);
      break;
    case PROP_ADD_LABEL:
      set_add_label (self, text);
      break;
    case PROP_EMPTY_TEXT:
      gtk_label_set_label (self->empty_label, text != NULL ? text : "");
      break;
    case PROP_CAN_ADD:
      cordon_section_set_can_add (self, g_value_get_boolean (value));
      break;
    case PROP_LIMIT:
      cordon_section_set_limit (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_section_dispose (GObject *object)
{
  CordonSection *self = CORDON_SECTION (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, update, self);
  g_clear_object (&self->model);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (cordon_section_parent_class)->dispose (object);
}

static void
cordon_section_finalize (GObject *object)
{
  CordonSection *self = CORDON_SECTION (object);

  g_free (self->add_label);

  G_OBJECT_CLASS (cordon_section_parent_class)->finalize (object);
}

static void
cordon_section_class_init (CordonSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_section_get_property;
  object_class->set_property = cordon_section_set_property;
  object_class->dispose = cordon_section_dispose;
  object_class->finalize = cordon_section_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, both);
  properties[PROP_ADD_LABEL] = g_param_spec_string ("add-label", NULL, NULL, NULL, both);
  properties[PROP_EMPTY_TEXT] = g_param_spec_string ("empty-text", NULL, NULL, NULL, both);
  properties[PROP_CAN_ADD] = g_param_spec_boolean ("can-add", NULL, NULL, TRUE, both | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_COUNT] =
      g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIMIT] = g_param_spec_uint ("limit", NULL, NULL, 0, G_MAXUINT, 0, both | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  add_signal = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CORDON_TYPE_LINE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cordonplan/Cordon/ui/kit/cordon-section.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonSection, title_label);
  gtk_widget_class_bind_template_child (widget_class, CordonSection, count_label);
  gtk_widget_class_bind_template_child (widget_class, CordonSection, add_button);
  gtk_widget_class_bind_template_child (widget_class, CordonSection, list);
  gtk_widget_class_bind_template_child (widget_class, CordonSection, empty_box);
  gtk_widget_class_bind_template_child (widget_class, CordonSection, empty_label);
  gtk_widget_class_bind_template_child (widget_class, CordonSection, empty_button);
  gtk_widget_class_bind_template_child (widget_class, CordonSection, empty_button_label);
  gtk_widget_class_bind_template_child (widget_class, CordonSection, all_button);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
}

static void
cordon_section_init (CordonSection *self)
{
  self->can_add = TRUE;
  self->shown = gtk_slice_list_model_new (NULL, 0, G_MAXUINT);
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}
