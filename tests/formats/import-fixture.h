/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A document read into a plan, written out of one, and what is asked of it, waited for. */

#include <string.h>

#include "formats/cordon-export.h"
#include "formats/cordon-import.h"
#include "../model/plan-fixture.h"

G_GNUC_UNUSED static CordonImport *
try_read (CordonPlan *plan, GBytes *bytes, const char *name, const CordonFormat *format, GHashTable *options,
          GError **error)
{
  CordonAnswer answer = {NULL};
  g_autoptr (GAsyncResult) result = NULL;

  cordon_import_read_bytes_async (plan, bytes, name, format, options, NULL, NULL, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  return cordon_import_read_finish (result, error);
}

/* Reads a text that must be readable; @options in pairs of names and values. */
G_GNUC_UNUSED static CordonImport *
read_text (CordonPlan *plan, const char *text, const char *name, const CordonFormat *format, ...)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GHashTable) options = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  const char *option;
  va_list arguments;
  CordonImport *import;

  va_start (arguments, format);
  while ((option = va_arg (arguments, const char *)) != NULL)
    g_hash_table_insert (options, (gpointer) option, va_arg (arguments, char *));
  va_end (arguments);
  import = try_read (plan, bytes, name, format, options, &error);
  g_assert_no_error (error);
  return import;
}

G_GNUC_UNUSED static void
assert_fates (CordonImport *import, const char *kind, guint n_new, guint n_changed, guint n_same, guint n_refused)
{
  g_assert_cmpuint (cordon_import_count_rows (import, kind, CORDON_IMPORT_NEW), ==, n_new);
  g_assert_cmpuint (cordon_import_count_rows (import, kind, CORDON_IMPORT_CHANGED), ==, n_changed);
  g_assert_cmpuint (cordon_import_count_rows (import, kind, CORDON_IMPORT_SAME), ==, n_same);
  g_assert_cmpuint (cordon_import_count_rows (import, kind, CORDON_IMPORT_REFUSED), ==, n_refused);
}

/* A note of that severity and line that holds a word. */
G_GNUC_UNUSED static void
assert_note (CordonImport *import, CordonImportSeverity severity, guint line, const char *word)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < cordon_import_get_n_notes (import); i++)
    {
      const CordonImportNote *note = cordon_import_get_note (import, i);

      if (note->severity == severity && note->line == line && strstr (note->text, word) != NULL)
        return;
      g_string_append_printf (all, "\n%d, line %u, %s: %s", note->severity, note->line, note->where, note->text);
    }
  g_error ("no note of severity %d for line %u says “%s”, only:%s", severity, line, word, all->str);
}

/* Writes the plan, and returns what was written. */
G_GNUC_UNUSED static char *
write_text (Fixture *fixture, const CordonFormat *format, const CordonExportRequest *request, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  CordonAnswer answer = {NULL};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  cordon_export_write_async (fixture->plan, format, request, file, NULL, NULL, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  cordon_export_write_finish (result, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}
