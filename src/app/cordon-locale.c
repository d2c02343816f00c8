/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The person's language. */

#include "app/cordon-locale.h"

#include <libintl.h>
#include <locale.h>

void
cordon_locale_init (void)
{
  const char *folder = g_getenv ("CORDON_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : CORDON_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
