/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program. It knows its windows and settings; what a plan is, it leaves to them. */

#include "app/cordon-application.h"

#include <glib-unix.h>

#include "app/cordon-about.h"
#include "app/cordon-file-chooser.h"
#include "app/cordon-head-start.h"
#include "app/cordon-help.h"
#include "app/cordon-preferences.h"
#include "app/cordon-recent.h"
#include "base/cordon-error.h"
#include "kit/cordon-toolkit.h"

struct _CordonApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  char *named;
};

G_DEFINE_FINAL_TYPE (CordonApplication, cordon_application, ADW_TYPE_APPLICATION)

/* Windows */

static CordonWindow *
active_window (CordonApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !CORDON_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return (CordonWindow *) window;
}

/* Two paths to one file are one plan. */
static char *
real_path (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  char *real = realpath (absolute, NULL);
  char *copy;

  if (real == NULL)
    return g_steal_pointer (&absolute);
  copy = g_strdup (real);
  free (real);
  return copy;
}

static CordonWindow *
find_window (CordonApplication *self, const char *path)
{
  g_autofree char *real = real_path (path);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      g_autofree char *other = NULL;

      if (!CORDON_IS_WINDOW (l->data) || cordon_window_get_path (l->data) == NULL)
        continue;
      other = real_path (cordon_window_get_path (l->data));
      if (g_str_equal (other, real))
        return l->data;
    }
  return NULL;
}

/* A file that stands where a new plan is to lie: the person has agreed in the chooser to its being replaced. It goes to
 * the wastebasket, so that agreeing too fast loses nothing. */
static gboolean
make_way (CordonApplication *self, CordonWindow *window, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) told = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  if (!g_file_query_exists (file, NULL))
    return TRUE;
  name = g_path_get_basename (g_file_peek_path (file));
  if (g_file_trash (file, NULL, &error))
    {
      sentence = g_strdup_printf (_ ("The earlier “%s” is in the wastebasket."), name);
      cordon_window_report_done (window, sentence, 0);
      return TRUE;
    }
  cordon_set_error (&told, CORDON_ERROR_INVALID,
                    N_ ("“%s” is there already and could not be put into the wastebasket. It was not touched. "
                        "Choose another name."),
                    name);
  cordon_window_report (window, told);
  return FALSE;
}

void
cordon_application_begin (CordonApplication *self, CordonWindow *window, GFile *file, CordonBegin begin)
{
  const char *path;
  CordonWindow *open_there;

  g_return_if_fail (CORDON_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));

  path = g_file_peek_path (file);
  open_there = path != NULL ? find_window (self, path) : NULL;
  if (open_there != NULL)
    {
      gtk_window_present (GTK_WINDOW (open_there));
      if (begin != CORDON_BEGIN_OPEN)
        {
          g_autoptr (GError) error = NULL;

          cordon_set_error (&error, CORDON_ERROR_INVALID,
                            N_ ("This plan is open, so it was not replaced. Choose another name for the new one."));
          cordon_window_report (open_there, error);
        }
      return;
    }

  cordon_head_start_look ();
  if (window == NULL || cordon_window_get_path (window) != NULL)
    window = cordon_window_new (GTK_APPLICATION (self));
  /* A new window appears by itself, with the plan in it. */
  if (path == NULL || gtk_widget_get_visible (GTK_WIDGET (window)))
    gtk_window_present (GTK_WINDOW (window));
  if (path == NULL)
    {
      g_autoptr (GError) error = NULL;

      cordon_set_error (&error, CORDON_ERROR_INVALID,
                        N_ ("That file is not on this computer. Copy it to a folder here, and open the copy."));
      cordon_window_report (window, error);
      return;
    }
  if (begin == CORDON_BEGIN_OPEN || make_way (self, window, file))
    cordon_window_begin (window, path, begin);
  else
    gtk_window_present (GTK_WINDOW (window));
}

/* Actions */

typedef struct
{
  CordonApplication *application;
  CordonWindow *window;
  CordonBegin begin;
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->application);
  g_clear_object (&choice->window);
  g_free (choice);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static Choice *
choice_new (CordonApplication *self, CordonBegin begin)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->application = g_object_ref (self);
  choice->begin = begin;
  g_set_object (&choice->window, active_window (self));
  return choice;
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Choice) choice = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = cordon_file_chooser_finish (result, &error);

  if (file != NULL)
    cordon_application_begin (choice->application, choice->window, file, choice->begin);
  else if (choice->window != NULL)
    cordon_window_report (choice->window, error);
}

static void
new_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (cordon_window_new (GTK_APPLICATION (data))));
}

static void
new_starter_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  cordon_file_chooser_save_plan_async (GTK_WINDOW (active_window (data)),
                                       C_ ("file chooser", "New Plan from the Strategy"),
                                       C_ ("file name", "Strategy for Combating Illicit Opioids"), on_file_chosen,
                                       choice_new (data, CORDON_BEGIN_STARTER));
}

static void
new_empty_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  cordon_file_chooser_save_plan_async (GTK_WINDOW (active_window (data)), C_ ("file chooser", "New Empty Plan"),
                                       C_ ("file name", "New plan"), on_file_chosen,
                                       choice_new (data, CORDON_BEGIN_EMPTY));
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  cordon_file_chooser_open_plan_async (GTK_WINDOW (active_window (data)), on_file_chosen,
                                       choice_new (data, CORDON_BEGIN_OPEN));
}

static void
open_recent_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  cordon_application_begin (data, active_window (data), file, CORDON_BEGIN_OPEN);
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  cordon_preferences_present (GTK_WINDOW (active_window (data)));
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  cordon_help_present (GTK_WINDOW (active_window (data)));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  cordon_about_present (GTK_WINDOW (active_window (data)));
}

/* Each window puts its plan away first; the program ends with the last of them. */
static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (CORDON_IS_WINDOW (l->data))
        gtk_window_close (l->data);
    }
}

/* A session that ends asks so too: what is open is put away as when the person quits. */
static gboolean
on_signal (gpointer data)
{
  g_action_group_activate_action (data, "quit", NULL);
  return G_SOURCE_CONTINUE;
}

/* Appearance */

static void
on_appearance_changed (CordonApplication *self)
{
  static const AdwColorScheme schemes[] = {ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                           ADW_COLOR_SCHEME_FORCE_DARK};
  guint appearance = (guint) g_settings_get_enum (self->settings, "appearance");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[MIN (appearance, G_N_ELEMENTS (schemes) - 1)]);
}

/* Class */

static void
cordon_application_activate (GApplication *application)
{
  CordonWindow *window = active_window (CORDON_APPLICATION (application));

  if (window == NULL)
    window = cordon_window_new (GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (window));
}

static void
cordon_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  CordonApplication *self = CORDON_APPLICATION (application);

  /* Another program's file comes into the plan that is open. */
  if (n_files == 1 && active_window (self) != NULL && cordon_window_offer_import (active_window (self), files[0]))
    return;
  for (int i = 0; i < n_files; i++)
    cordon_application_begin (self, active_window (self), files[i], CORDON_BEGIN_OPEN);
}

/* GLib reads the command line later, when the program has started; here it is only looked at for the plan. */
static gboolean
cordon_application_local_command_line (GApplication *application, char ***arguments, int *exit_status)
{
  CordonApplication *self = CORDON_APPLICATION (application);

  if (g_strv_length (*arguments) == 2)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg ((*arguments)[1]);

      if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_REGULAR)
        self->named = g_file_get_path (file);
    }
  return G_APPLICATION_CLASS (cordon_application_parent_class)
      ->local_command_line (application, arguments, exit_status);
}

static void
cordon_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
      {.name = "new", .activate = new_action},
      {.name = "new-starter", .activate = new_starter_action},
      {.name = "new-empty", .activate = new_empty_action},
      {.name = "open", .activate = open_action},
      {.name = "open-recent", .activate = open_recent_action, .parameter_type = "s"},
      {.name = "preferences", .activate = preferences_action},
      {.name = "help", .activate = help_action},
      {.name = "about", .activate = about_action},
      {.name = "quit", .activate = quit_action},
  };
  static const struct
  {
    const char *action;
    const char *accels[2];
  } accels[] = {
      {"app.new", {"<Control>n"}},
      {"app.open", {"<Control>o"}},
      {"app.preferences", {"<Control>comma"}},
      {"app.help", {"F1"}},
      {"app.quit", {"<Control>q"}},
      {"window.close", {"<Control>w"}},
      {"win.show-help-overlay", {"<Control>question"}},
  };
  CordonApplication *self = CORDON_APPLICATION (application);

  self->settings = g_settings_new (CORDON_APP_ID);
  if (self->named != NULL)
    cordon_head_start_begin (self->named, self->settings);

  G_APPLICATION_CLASS (cordon_application_parent_class)->startup (application);

  cordon_toolkit_init ();
  /* Where a plan was named, its rows come first. */
  if (self->named == NULL)
    cordon_head_start_icons ();

  g_signal_connect_object (self->settings, "changed::appearance", G_CALLBACK (on_appearance_changed), self,
                           G_CONNECT_SWAPPED);
  on_appearance_changed (self);

  g_unix_signal_add (SIGTERM, on_signal, self);
  g_unix_signal_add (SIGINT, on_signal, self);
  g_unix_signal_add (SIGHUP, on_signal, self);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].accels);
}

static void
cordon_application_finalize (GObject *object)
{
  CordonApplication *self = CORDON_APPLICATION (object);

  g_clear_object (&self->settings);
  g_free (self->named);

  G_OBJECT_CLASS (cordon_application_parent_class)->finalize (object);
}

static void
cordon_application_class_init (CordonApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cordon_application_finalize;
  application_class->activate = cordon_application_activate;
  application_class->open = cordon_application_open;
  application_class->local_command_line = cordon_application_local_command_line;
  application_class->startup = cordon_application_startup;
}

static void
cordon_application_init (CordonApplication *self)
{
}

CordonApplication *
cordon_application_new (void)
{
  return g_object_new (CORDON_TYPE_APPLICATION, "application-id", CORDON_APP_ID, "resource-base-path",
                       "/org/cordonplan/Cordon", "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}
