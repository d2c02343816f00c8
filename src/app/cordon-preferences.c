/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The preferences, each bound to its setting. */

#include "app/cordon-preferences.h"

#include "app/cordon-locale.h"
#include "base/cordon-error.h"

struct _CordonPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings;

  AdwEntryRow *author;
  AdwComboRow *first_month;
  AdwComboRow *appearance;
  AdwComboRow *language;
};

G_DEFINE_FINAL_TYPE (CordonPreferences, cordon_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static gboolean
month_to_row (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_uint (value, (guint) CLAMP (g_variant_get_int32 (variant) - 1, 0, 11));
  return TRUE;
}

static GVariant *
row_to_month (const GValue *value, const GVariantType *type, gpointer data)
{
  guint row = g_value_get_uint (value);

  return row < 12 ? g_variant_new_int32 ((gint32) row + 1) : NULL;
}

static const char *const appearances[] = {"system", "light", "dark"};

static gboolean
appearance_to_row (GValue *value, GVariant *variant, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (appearances); i++)
    {
      if (g_str_equal (g_variant_get_string (variant, NULL), appearances[i]))
        g_value_set_uint (value, i);
    }
  return TRUE;
}

static GVariant *
row_to_appearance (const GValue *value, const GVariantType *type, gpointer data)
{
  guint row = g_value_get_uint (value);

  return row < G_N_ELEMENTS (appearances) ? g_variant_new_string (appearances[row]) : NULL;
}

/* Row 0 is the desktop's language. */
static gboolean
language_to_row (GValue *value, GVariant *variant, gpointer data)
{
  const char *const *languages = cordon_locale_get_languages ();

  g_value_set_uint (value, 0);
  for (guint i = 0; languages[i] != NULL; i++)
    {
      if (g_str_equal (g_variant_get_string (variant, NULL), languages[i]))
        g_value_set_uint (value, i + 1);
    }
  return TRUE;
}

static GVariant *
row_to_language (const GValue *value, const GVariantType *type, gpointer data)
{
  const char *const *languages = cordon_locale_get_languages ();
  guint row = g_value_get_uint (value);

  if (row > g_strv_length ((char **) languages))
    return NULL;
  return g_variant_new_string (row == 0 ? "" : languages[row - 1]);
}

static void
fill_languages (CordonPreferences *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const char *const *languages = cordon_locale_get_languages ();

  gtk_string_list_append (list, C_ ("language", "That of the desktop"));
  for (guint i = 0; languages[i] != NULL; i++)
    gtk_string_list_append (list, cordon_locale_get_language_name (languages[i]));
  adw_combo_row_set_model (self->language, G_LIST_MODEL (list));
}

static void
on_author_applied (CordonPreferences *self)
{
  g_settings_set_string (self->settings, "author", gtk_editable_get_text (GTK_EDITABLE (self->author)));
}

static void
fill_months (CordonPreferences *self)
{
  g_autoptr (GtkStringList) months = gtk_string_list_new (NULL);

  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (2000, month, 1, 0, 0, 0);
      g_autofree char *name = g_date_time_format (day, "%OB");

      gtk_string_list_append (months, name);
    }
  adw_combo_row_set_model (self->first_month, G_LIST_MODEL (months));
}

void
cordon_preferences_present (GtkWindow *parent)
{
  GtkWindow *window = g_object_new (CORDON_TYPE_PREFERENCES, "transient-for", parent, NULL);

  gtk_window_present (window);
}

static void
cordon_preferences_dispose (GObject *object)
{
  CordonPreferences *self = CORDON_PREFERENCES (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cordon_preferences_parent_class)->dispose (object);
}

static void
cordon_preferences_class_init (CordonPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cordonplan/Cordon/ui/app/cordon-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonPreferences, author);
  gtk_widget_class_bind_template_child (widget_class, CordonPreferences, first_month);
  gtk_widget_class_bind_template_child (widget_class, CordonPreferences, appearance);
  gtk_widget_class_bind_template_child (widget_class, CordonPreferences, language);
  gtk_widget_class_bind_template_callback (widget_class, on_author_applied);
}

static void
cordon_preferences_init (CordonPreferences *self)
{
  g_autofree char *author = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (CORDON_APP_ID);

  author = g_settings_get_string (self->settings, "author");
  gtk_editable_set_text (GTK_EDITABLE (self->author), author);
  fill_months (self);
  fill_languages (self);
  g_settings_bind_with_mapping (self->settings, "language", self->language, "selected", G_SETTINGS_BIND_DEFAULT,
                                language_to_row, row_to_language, NULL, NULL);
  g_settings_bind_with_mapping (self->settings, "first-month", self->first_month, "selected", G_SETTINGS_BIND_DEFAULT,
                                month_to_row, row_to_month, NULL, NULL);
  g_settings_bind_with_mapping (self->settings, "appearance", self->appearance, "selected", G_SETTINGS_BIND_DEFAULT,
                                appearance_to_row, row_to_appearance, NULL, NULL);
}
