/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The person's language. */

#include "app/cordon-locale.h"

#include <libintl.h>
#include <locale.h>

/* Names as CLDR has them; a language without a line here is offered by its code. */
static const struct
{
  const char *code;
  const char *name;
} names[] = {
    {"ar", "العربية"}, {"en", "English"}, {"es", "Español"}, {"fr", "Français"}, {"pt", "Português"}, {"zh", "中文"},
};

void
cordon_locale_choose (const char *language)
{
  if (language != NULL && *language != '\0')
    g_setenv ("LANGUAGE", language, TRUE);
}

const char *const *
cordon_locale_get_languages (void)
{
  static const char *const languages[] = {"en", CORDON_LANGUAGES NULL};

  return languages;
}

const char *
cordon_locale_get_language_name (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (names[i].code, language))
        return names[i].name;
    }
  return language;
}

void
cordon_locale_init (void)
{
  const char *folder = g_getenv ("CORDON_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : CORDON_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
