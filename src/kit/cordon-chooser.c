/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A button that opens a list to search. The list is filtered by words, case and diacritics aside, wherever they stand
 * in a label: people know a body by its abbreviation as often as by its name. Nothing is chosen but by the person:
 * setting "value" only shows it. */

#include "kit/cordon-chooser.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-text.h"

struct _CordonChooser
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkWidget *line;
  GtkLabel *label;
  GtkPopover *popover;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *list;
  GtkButton *clear;

  GListModel *options;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  char *folded;
  char *value;
  char *placeholder;
  char *title;
  gboolean optional;
};

G_DEFINE_FINAL_TYPE (CordonChooser, cordon_chooser, ADW_TYPE_BIN)

enum
{
  PROP_OPTIONS = 1,
  PROP_VALUE,
  PROP_PLACEHOLDER,
  PROP_OPTIONAL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint chosen_signal;

static gboolean
option_matches (gpointer item, gpointer data)
{
  CordonChooser *self = data;

  return cordon_option_matches (item, self->folded);
}

/* The label of what is chosen; the options may come later than the value. */
static void
show_value (CordonChooser *self)
{
  const char *label = NULL;

  if (self->options != NULL && self->value != NULL)
    {
      for (guint i = 0, n = g_list_model_get_n_items (self->options); label == NULL && i < n; i++)
        {
          g_autoptr (CordonOption) option = g_list_model_get_item (self->options, i);

          if (g_strcmp0 (cordon_option_get_value (option), self->value) == 0)
            {
              label = cordon_option_get_label (option);
              gtk_label_set_label (self->label, label);
              gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), label);
            }
        }
    }
  if (label == NULL)
    {
      gtk_label_set_label (self->label, self->placeholder != NULL ? self->placeholder : C_ ("chooser", "None"));
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), NULL);
      gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dim-label");

  if (self->title != NULL)
    {
      /* Translators: how a screen reader reads a button: its name, then what is chosen */
      g_autofree char *name =
          g_strdup_printf (C_ ("chooser", "%s: %s"), self->title, gtk_label_get_label (self->label));

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
show_found (CordonChooser *self)
{
  gboolean found = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_stack_set_visible_child_name (self->stack, found ? "list" : "none");
}

static void
choose (CordonChooser *self, const char *value)
{
  g_autofree char *copy = g_strdup (value);

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, chosen_signal, 0, copy);
}

static void
on_popover_show (CordonChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_visible (GTK_WIDGET (self->clear), self->optional && self->value != NULL);
  show_found (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_search_changed (CordonChooser *self)
{
  GtkFilter *filter = gtk_filter_list_model_get_filter (self->filtered);
  g_autofree char *folded = cordon_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  g_free (self->folded);
  self->folded = g_strdup (g_strstrip (folded));
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_found (self);
}

/* Enter takes the first that was found, or the one that the arrow keys chose. */
static void
on_search_activate (CordonChooser *self)
{
  CordonOption *option;

  /* The entry tells of its change after a moment; who types fast presses Enter before. */
  on_search_changed (self);
  option = gtk_single_selection_get_selected_item (self->selection);
  if (option != NULL)
    choose (self, cordon_option_get_value (option));
}

static void
on_search_stop (CordonChooser *self)
{
  gtk_popover_popdown (self->popover);
}

static void
on_list_activate (CordonChooser *self, guint position)
{
  g_autoptr (CordonOption) option = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (option != NULL)
    choose (self, cordon_option_get_value (option));
}

static void
on_clear_clicked (CordonChooser *self)
{
  choose (self, NULL);
}

static gboolean
on_search_key (CordonChooser *self, guint key, guint code, GdkModifierType modifiers)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (n == 0 || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = 0;
  else if (key == GDK_KEY_Down)
    selected = MIN (selected + 1, n - 1);
  else
    selected = selected > 0 ? selected - 1 : 0;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);
  return GDK_EVENT_STOP;
}

static void
on_item_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
on_item_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  CordonOption *option = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *detail = gtk_widget_get_next_sibling (label);
  const char *words = cordon_option_get_detail (option);

  gtk_label_set_label (GTK_LABEL (label), cordon_option_get_label (option));
  gtk_label_set_label (GTK_LABEL (detail), words != NULL ? words : "");
  gtk_widget_set_visible (detail, words != NULL && *words != '\0');
}

static void
on_options_changed (CordonChooser *self)
{
  show_value (self);
}

GtkWidget *
cordon_chooser_new (void)
{
  return g_object_new (CORDON_TYPE_CHOOSER, NULL);
}

void
cordon_chooser_set_options (CordonChooser *self, GListModel *options)
{
  g_return_if_fail (CORDON_IS_CHOOSER (self));
  g_return_if_fail (options == NULL || G_IS_LIST_MODEL (options));

  if (self->options == options)
    return;
  if (self->options != NULL)
    g_signal_handlers_disconnect_by_data (self->options, self);
  g_set_object (&self->options, options);
  if (options != NULL)
    g_signal_connect_object (options, "items-changed", G_CALLBACK (on_options_changed), self, G_CONNECT_SWAPPED);
  gtk_filter_list_model_set_model (self->filtered, options);
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPTIONS]);
}

void
cordon_chooser_set_value (CordonChooser *self, const char *value)
{
  g_return_if_fail (CORDON_IS_CHOOSER (self));

  if (value != NULL && *value == '\0')
    value = NULL;
  if (g_strcmp0 (self->value, value) == 0)
    return;
  g_free (self->value);
  self->value = g_strdup (value);
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

const char *
cordon_chooser_get_value (CordonChooser *self)
{
  g_return_val_if_fail (CORDON_IS_CHOOSER (self), NULL);

  return self->value;
}

void
cordon_chooser_set_optional (CordonChooser *self, gboolean optional)
{
  g_return_if_fail (CORDON_IS_CHOOSER (self));

  optional = !!optional;
  if (self->optional == optional)
    return;
  self->optional = optional;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPTIONAL]);
}

void
cordon_chooser_set_placeholder (CordonChooser *self, const char *placeholder)
{
  g_return_if_fail (CORDON_IS_CHOOSER (self));

  if (g_strcmp0 (self->placeholder, placeholder) == 0)
    return;
  g_free (self->placeholder);
  self->placeholder = g_strdup (placeholder);
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACEHOLDER]);
}

void
cordon_chooser_set_title (CordonChooser *self, const char *title)
{
  g_return_if_fail (CORDON_IS_CHOOSER (self));

  g_free (self->title);
  self->title = g_strdup (title);
  show_value (self);
}

void
cordon_chooser_popup (CordonChooser *self)
{
  g_return_if_fail (CORDON_IS_CHOOSER (self));

  gtk_menu_button_popup (self->button);
}

static void
cordon_chooser_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordonChooser *self = CORDON_CHOOSER (object);

  switch (id)
    {
    case PROP_OPTIONS:
      g_value_set_object (value, self->options);
      break;
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    case PROP_OPTIONAL:
      g_value_set_boolean (value, self->optional);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordon_chooser_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordonChooser *self = CORDON_CHOOSER (object);

  switch (id)
    {
    case PROP_OPTIONS:
      cordon_chooser_set_options (self, g_value_get_object (value));
      break;
    case PROP_VALUE:
      cordon_chooser_set_value (self, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER:
      cordon_chooser_set_placeholder (self, g_value_get_string (value));
      break;
    case PROP_OPTIONAL:
      cordon_chooser_set_optional (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
cordon_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CORDON_CHOOSER (widget)->button));
}

static void
cordon_chooser_dispose (GObject *object)
{
  CordonChooser *self = CORDON_CHOOSER (object);

  if (self->options != NULL)
    g_signal_handlers_disconnect_by_data (self->options, self);
  g_clear_object (&self->options);
  if (self->filtered != NULL)
    gtk_filter_list_model_set_model (self->filtered, NULL);
  g_clear_object (&self->selection);
  self->filtered = NULL;

  G_OBJECT_CLASS (cordon_chooser_parent_class)->dispose (object);
}

static void
cordon_chooser_finalize (GObject *object)
{
  CordonChooser *self = CORDON_CHOOSER (object);

  g_free (self->folded);
  g_free (self->value);
  g_free (self->placeholder);
  g_free (self->title);

  G_OBJECT_CLASS (cordon_chooser_parent_class)->finalize (object);
}

static void
cordon_chooser_class_init (CordonChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_chooser_get_property;
  object_class->set_property = cordon_chooser_set_property;
  object_class->dispose = cordon_chooser_dispose;
  object_class->finalize = cordon_chooser_finalize;
  widget_class->grab_focus = cordon_chooser_grab_focus;

  properties[PROP_OPTIONS] = g_param_spec_object ("options", NULL, NULL, G_TYPE_LIST_MODEL, both);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, both);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, both);
  properties[PROP_OPTIONAL] = g_param_spec_boolean ("optional", NULL, NULL, FALSE, both);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cordonplan/Cordon/ui/kit/cordon-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonChooser, button);
  gtk_widget_class_bind_template_child (widget_class, CordonChooser, label);
  gtk_widget_class_bind_template_child (widget_class, CordonChooser, line);
  gtk_widget_class_bind_template_child (widget_class, CordonChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, CordonChooser, search);
  gtk_widget_class_bind_template_child (widget_class, CordonChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, CordonChooser, list);
  gtk_widget_class_bind_template_child (widget_class, CordonChooser, clear);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_show);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked);
}

static void
cordon_chooser_init (CordonChooser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* A menu button centres what is in it; here it is a line as wide as the field, its arrow below the others'. */
  gtk_widget_set_halign (gtk_widget_get_parent (self->line), GTK_ALIGN_FILL);

  self->filtered = gtk_filter_list_model_new (NULL, GTK_FILTER (gtk_custom_filter_new (option_matches, self, NULL)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->filtered));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect (factory, "setup", G_CALLBACK (on_item_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_item_bind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_search_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->list));
  show_value (self);
}
