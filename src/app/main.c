/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cordon: on the command line where it is asked something there, and in a window otherwise. */

#include "app/cordon-application.h"
#include "app/cordon-command.h"
#include "app/cordon-locale.h"

int
main (int argc, char **argv)
{
  g_autoptr (CordonApplication) application = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *language = NULL;
  gboolean handled = FALSE;
  int code;

  cordon_locale_init ();
  code = cordon_command_run (argc, argv, &handled);
  if (handled)
    return code;

  /* The command line speaks the shell's language, the window the one that was chosen in its preferences. */
  settings = g_settings_new (CORDON_APP_ID);
  language = g_settings_get_string (settings, "language");
  cordon_locale_choose (language);
  cordon_locale_init ();

  g_set_application_name ("Cordon");
  application = cordon_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
