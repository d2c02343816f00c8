/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <locale.h>
#include <string.h>

/* Takes up the locale @name, "es_MX.UTF-8", for @category, one of numbers, time and characters. Where the machine has
 * its source but has not made it, that one category is made in a folder of the test's own, which takes half a
 * second. Skips the test and returns %FALSE where there is neither. */
static inline gboolean
with_locale (int category, const char *name)
{
  const char *word = category == LC_NUMERIC ? "LC_NUMERIC" : category == LC_TIME ? "LC_TIME" : "LC_CTYPE";

  if (setlocale (category, name) != NULL)
    return TRUE;

  g_autofree char *program = g_find_program_in_path ("localedef");
  g_autofree char *folder = g_dir_make_tmp ("cordon-locale-XXXXXX", NULL);

  if (program != NULL && folder != NULL)
    {
      g_autofree char *stem = g_strndup (name, strcspn (name, "."));
      g_autofree char *text = g_strdup_printf ("%s\ncopy \"%s\"\nEND %s\n", word, stem, word);
      g_autofree char *source = g_build_filename (folder, "source", NULL);
      g_autofree char *target = g_build_filename (folder, name, NULL);
      const char *make[] = {program, "-c", "--no-archive", "-i", source, "-f", "UTF-8", target, NULL};
      const char *clear[] = {"rm", "-r", folder, NULL};
      GSpawnFlags quiet = G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL;
      gboolean taken = FALSE;

      g_setenv ("LOCPATH", folder, TRUE);
      if (g_file_set_contents (source, text, -1, NULL)
          && g_spawn_sync (NULL, (char **) make, NULL, quiet, NULL, NULL, NULL, NULL, NULL, NULL))
        taken = setlocale (category, name) != NULL;

      /* A locale that is loaded stays so without its files. */
      g_spawn_sync (NULL, (char **) clear, NULL, quiet, NULL, NULL, NULL, NULL, NULL, NULL);
      if (taken)
        return TRUE;
    }
  g_test_skip ("this machine has no such locale");
  return FALSE;
}
