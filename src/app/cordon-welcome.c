/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The welcome page. All that it does, it does by the program's actions. */

#include "app/cordon-welcome.h"

#include "app/cordon-moment.h"
#include "app/cordon-recent.h"
#include "base/cordon-error.h"

struct _CordonWelcome
{
  AdwBin parent_instance;

  GSettings *settings;

  GtkWidget *starter;
  GtkWidget *recent_group;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (CordonWelcome, cordon_welcome, ADW_TYPE_BIN)

static void
remove_recent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CordonWelcome *self = CORDON_WELCOME (widget);

  cordon_recent_remove (self->settings, g_variant_get_string (parameter, NULL));
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *forget = gtk_button_new_from_icon_name ("window-close-symbolic");
  const char *path = cordon_recent_get_path (item);
  g_autofree char *name = NULL;
  g_autofree char *place = NULL;
  g_autofree char *date = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *forget_label = NULL;
  gint64 opened;

  g_object_get (item, "name", &name, "place", &place, "opened", &opened, NULL);
  date = cordon_moment_format_date (opened);
  /* Translators: where a plan file lies, and when it was last open. */
  subtitle = g_strdup_printf (C_ ("recent plan", "%s · %s"), place, date);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_tooltip_text (row, path);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);

  forget_label = g_strdup_printf (C_ ("recent plan", "Take “%s” off this list"), name);
  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_add_css_class (forget, "circular");
  gtk_widget_set_tooltip_text (forget, forget_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL, forget_label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (forget), "welcome.remove-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (forget), "s", path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), forget);

  return row;
}

void
cordon_welcome_refresh (CordonWelcome *self)
{
  g_autoptr (GListModel) recent = NULL;

  g_return_if_fail (CORDON_IS_WELCOME (self));

  recent = cordon_recent_list (self->settings);
  gtk_list_box_bind_model (self->recent_list, recent, create_row, NULL, NULL);
  gtk_widget_set_visible (self->recent_group, g_list_model_get_n_items (recent) > 0);
}

static void
cordon_welcome_dispose (GObject *object)
{
  CordonWelcome *self = CORDON_WELCOME (object);

  if (self->recent_list != NULL)
    gtk_list_box_bind_model (self->recent_list, NULL, NULL, NULL, NULL);
  self->recent_list = NULL;
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cordon_welcome_parent_class)->dispose (object);
}

/* Who comes back goes on with the last plan, who is new begins with the strategy: Enter is enough for both. */
static void
cordon_welcome_map (GtkWidget *widget)
{
  CordonWelcome *self = CORDON_WELCOME (widget);
  GtkListBoxRow *last = gtk_list_box_get_row_at_index (self->recent_list, 0);

  GTK_WIDGET_CLASS (cordon_welcome_parent_class)->map (widget);
  gtk_widget_grab_focus (last != NULL ? GTK_WIDGET (last) : self->starter);
}

static void
cordon_welcome_class_init (CordonWelcomeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordon_welcome_dispose;
  widget_class->map = cordon_welcome_map;

  gtk_widget_class_install_action (widget_class, "welcome.remove-recent", "s", remove_recent_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cordonplan/Cordon/ui/app/cordon-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonWelcome, starter);
  gtk_widget_class_bind_template_child (widget_class, CordonWelcome, recent_group);
  gtk_widget_class_bind_template_child (widget_class, CordonWelcome, recent_list);
}

static void
cordon_welcome_init (CordonWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (CORDON_APP_ID);
  g_signal_connect_object (self->settings, "changed::recent-plans", G_CALLBACK (cordon_welcome_refresh), self,
                           G_CONNECT_SWAPPED);
  cordon_welcome_refresh (self);
}
