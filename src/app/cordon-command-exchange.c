/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `cordon import` and `cordon export`: the same formats as the window's. An import is one edit; all that is to be told
 * of it goes to stdout, as it is what was asked for. */

#include "app/cordon-command-private.h"

#include <string.h>

#include "base/cordon-error.h"
#include "formats/cordon-export.h"
#include "formats/cordon-import.h"

static const char *const severities[] = {"information", "kept", "left_out", "error"};

static GFile *
name_file (const char *word)
{
  g_autofree char *path = g_locale_from_utf8 (word, -1, NULL, NULL, NULL);

  return g_file_new_for_commandline_arg (path != NULL ? path : word);
}

/* Returns: whether the format that is asked for, if any, can be used */
static gboolean
find_format (CordonCall *call, gboolean writes, const CordonFormat **format, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  *format = NULL;
  if (call->format == NULL)
    return TRUE;
  *format = cordon_format_find (call->format);
  if (*format != NULL && (writes ? (*format)->write != NULL : (*format)->read != NULL))
    return TRUE;
  for (const CordonFormat *const *any = cordon_format_all (); *any != NULL; any++)
    {
      if (writes ? (*any)->write != NULL : (*any)->read != NULL)
        g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", (*any)->id);
    }
  if (writes)
    cordon_set_error (error, CORDON_ERROR_INVALID, N_ ("“%s” is no format that can be written. These can be: %s."),
                      call->format, known->str);
  else
    cordon_set_error (error, CORDON_ERROR_INVALID, N_ ("“%s” is no format that can be read. These can be: %s."),
                      call->format, known->str);
  return FALSE;
}

/* Import */

static gboolean
take_options (CordonCall *call, GHashTable *options, GError **error)
{
  for (guint i = 0; call->with != NULL && call->with[i] != NULL; i++)
    {
      const char *equals = strchr (call->with[i], '=');

      if (equals == NULL || equals == call->with[i])
        {
          cordon_set_error (error, CORDON_ERROR_INVALID,
                            N_ ("“%s” does not say how to understand the file. Write SETTING=VALUE, such as "
                                "dates=dmy."),
                            call->with[i]);
          return FALSE;
        }
      g_hash_table_insert (options, g_strndup (call->with[i], (gsize) (equals - call->with[i])), g_strdup (equals + 1));
    }
  if (call->kind != NULL)
    g_hash_table_insert (options, g_strdup ("kind"), g_strdup (call->kind));
  return TRUE;
}

/* What was asked for must have been a way to understand the file. */
static gboolean
check_options (CordonImport *import, GHashTable *options, GError **error)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, options);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const CordonImportSetting *found = NULL;
      g_autoptr (GString) known = g_string_new (NULL);

      for (guint i = 0; i < cordon_import_get_n_settings (import) && found == NULL; i++)
        {
          const CordonImportSetting *setting = cordon_import_get_setting (import, i);

          g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", setting->name);
          if (g_str_equal (setting->name, name))
            found = setting;
        }
      if (found == NULL)
        {
          cordon_set_error (error, CORDON_ERROR_INVALID,
                            N_ ("“%s” is no setting for this file. Nothing was changed. It has these: %s."),
                            (const char *) name, known->str);
          return FALSE;
        }
      if (found->values != NULL && !g_strv_contains ((const char *const *) found->values, value))
        {
          g_autofree char *values = g_strjoinv (", ", found->values);

          cordon_set_error (error, CORDON_ERROR_INVALID,
                            N_ ("“%s” can’t be “%s”. Nothing was changed. It can be one of these: %s."),
                            (const char *) name, (const char *) value, values);
          return FALSE;
        }
    }
  return TRUE;
}

static CordonImport *
read_document (CordonCall *call, const CordonFormat *format, GHashTable *options, GError **error)
{
  g_autoptr (GFile) file = name_file (call->words[1]);
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;

  cordon_import_read_async (call->plan, file, format, options, NULL, NULL, NULL, cordon_call_take_answer, &answer);
  result = cordon_call_wait (&answer);
  return cordon_import_read_finish (result, error);
}

static void
show_counts (CordonImport *import)
{
  static const CordonImportFate fates[] = {CORDON_IMPORT_NEW, CORDON_IMPORT_CHANGED, CORDON_IMPORT_SAME,
                                           CORDON_IMPORT_REFUSED};
  g_autoptr (CordonTextTable) table = cordon_text_table_new (5);
  guint n_kinds;
  const char *const *kinds = cordon_import_get_kinds (import, &n_kinds);

  cordon_text_table_head (table, 0, C_ ("import", "Kind"), FALSE, 0);
  cordon_text_table_head (table, 1, C_ ("import", "New"), TRUE, 0);
  cordon_text_table_head (table, 2, C_ ("import", "Changed"), TRUE, 0);
  cordon_text_table_head (table, 3, C_ ("import", "As it is"), TRUE, 0);
  cordon_text_table_head (table, 4, C_ ("import", "Left out"), TRUE, 0);
  for (guint i = 0; i < n_kinds; i++)
    {
      char **cells = g_new0 (char *, 6);

      cells[0] = g_strdup (cordon_kind_label (cordon_kind_find (kinds[i])));
      for (guint j = 0; j < G_N_ELEMENTS (fates); j++)
        cells[j + 1] = g_strdup_printf ("%u", cordon_import_count_rows (import, kinds[i], fates[j]));
      cordon_text_table_add (table, cells);
    }
  cordon_text_table_flush (table);
}

static void
show_notes (CordonImport *import)
{
  for (guint i = 0; i < cordon_import_get_n_notes (import); i++)
    {
      const CordonImportNote *note = cordon_import_get_note (import, i);
      /* Translators: before what is to be told of a line of a file. */
      g_autofree char *line = note->line > 0 ? g_strdup_printf (_ ("Line %u"), note->line) : NULL;

      if (line != NULL && note->where != NULL)
        cordon_output_printf ("%s · %s: %s", line, note->where, note->text);
      else if (line != NULL || note->where != NULL)
        cordon_output_printf ("%s: %s", line != NULL ? line : note->where, note->text);
      else
        cordon_output_line (note->text);
    }
}

static void
add_count (JsonBuilder *builder, const char *name, guint n)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, n);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_counts (JsonBuilder *builder, CordonImport *import)
{
  guint n_kinds;
  const char *const *kinds = cordon_import_get_kinds (import, &n_kinds);

  json_builder_set_member_name (builder, "kinds");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_kinds; i++)
    {
      json_builder_begin_object (builder);
      add_text (builder, "kind", kinds[i]);
      add_count (builder, "new", cordon_import_count_rows (import, kinds[i], CORDON_IMPORT_NEW));
      add_count (builder, "changed", cordon_import_count_rows (import, kinds[i], CORDON_IMPORT_CHANGED));
      add_count (builder, "same", cordon_import_count_rows (import, kinds[i], CORDON_IMPORT_SAME));
      add_count (builder, "left_out", cordon_import_count_rows (import, kinds[i], CORDON_IMPORT_REFUSED));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_notes (JsonBuilder *builder, CordonImport *import)
{
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < cordon_import_get_n_notes (import); i++)
    {
      const CordonImportNote *note = cordon_import_get_note (import, i);

      json_builder_begin_object (builder);
      add_text (builder, "severity", severities[note->severity]);
      json_builder_set_member_name (builder, "line");
      if (note->line > 0)
        json_builder_add_int_value (builder, note->line);
      else
        json_builder_add_null_value (builder);
      add_text (builder, "where", note->where);
      add_text (builder, "text", note->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_json (CordonImport *import, gint64 edit)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "file", cordon_import_get_name (import));
  add_text (builder, "format", cordon_import_get_format (import)->id);
  json_builder_set_member_name (builder, "edit");
  if (edit > 0)
    json_builder_add_int_value (builder, edit);
  else
    json_builder_add_null_value (builder);
  add_counts (builder, import);
  json_builder_set_member_name (builder, "settings");
  json_builder_begin_object (builder);
  for (guint i = 0; i < cordon_import_get_n_settings (import); i++)
    {
      const CordonImportSetting *setting = cordon_import_get_setting (import, i);

      add_text (builder, setting->name, setting->value);
    }
  json_builder_end_object (builder);
  add_notes (builder, import);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  cordon_output_write (text, -1);
  cordon_output_write ("\n", 1);
}

static void
tell_outcome (CordonCall *call, CordonImport *import, gint64 edit)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, edit);

  if (call->json)
    {
      write_json (import, edit);
      return;
    }
  show_counts (import);
  show_notes (import);
  if (call->dry_run)
    cordon_output_line (_ ("Nothing was changed: this was a dry run."));
  else if (edit == 0)
    cordon_output_line (_ ("Nothing was changed: there is nothing new in the file."));
  else
    cordon_output_printf (_ ("It came in as edit %s."), number);
}

int
cordon_command_import (CordonCall *call, GError **error)
{
  g_autoptr (GHashTable) options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (CordonImport) import = NULL;
  g_autoptr (CordonChanges) changes = NULL;
  const CordonFormat *format;
  guint left_out;

  if (!find_format (call, FALSE, &format, error) || !take_options (call, options, error)
      || (call->kind != NULL && cordon_call_find_kind (call->kind, error) == NULL))
    return CORDON_EXIT_USAGE;
  if (!cordon_call_open (call, call->dry_run ? CORDON_OPEN_READ_ONLY : CORDON_OPEN_MUST_WRITE, error))
    return CORDON_EXIT_FAILED;
  import = read_document (call, format, options, error);
  if (import == NULL || !check_options (import, options, error))
    return CORDON_EXIT_FAILED;
  if (!call->dry_run && !cordon_import_is_empty (import))
    {
      changes = cordon_call_commit (call, cordon_import_get_draft (import), error);
      if (changes == NULL)
        return CORDON_EXIT_FAILED;
    }
  tell_outcome (call, import, changes != NULL ? cordon_changes_get_position (changes) : 0);
  left_out = cordon_import_count_notes (import, CORDON_IMPORT_LEFT_OUT)
             + cordon_import_count_notes (import, CORDON_IMPORT_ERROR);
  return left_out == 0 ? CORDON_EXIT_DONE : CORDON_EXIT_PARTLY;
}

/* Export */

/* The kind that a file is named for: measure.csv. */
static const CordonKind *
guess_kind (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  char *dot = name != NULL ? strchr (name, '.') : NULL;

  if (dot != NULL)
    *dot = '\0';
  return name != NULL ? cordon_kind_find (name) : NULL;
}

static gboolean
find_export (CordonCall *call, GFile *file, const CordonFormat **format, CordonExportRequest *request, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);

  if (!find_format (call, TRUE, format, error)
      || (call->kind != NULL && cordon_call_find_kind (call->kind, error) == NULL))
    return FALSE;
  if (*format == NULL)
    *format = cordon_format_guess (name, NULL, 0, TRUE);
  if (*format == NULL)
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("“%s” doesn’t tell in which format to write it. Say it with --format, or give the file "
                            "an ending such as .csv."),
                        call->words[1]);
      return FALSE;
    }
  if (call->paper != NULL && !g_str_equal (call->paper, "a4") && !g_str_equal (call->paper, "letter"))
    {
      cordon_set_error (error, CORDON_ERROR_INVALID, N_ ("“%s” is no paper that is known here: say a4 or letter."),
                        call->paper);
      return FALSE;
    }
  *request =
      (CordonExportRequest){.kind = call->kind, .scope = call->scope, .plain = !call->in_words, .paper = call->paper};
  if ((*format)->has_kind && request->kind == NULL)
    {
      const CordonKind *kind = guess_kind (file);

      if (kind == NULL)
        {
          cordon_set_error (error, CORDON_ERROR_INVALID,
                            N_ ("Such a file holds rows of one kind. Say which with --kind, or name the file for it, "
                                "as in measure.csv."));
          return FALSE;
        }
      request->kind = kind->name;
    }
  return TRUE;
}

int
cordon_command_export (CordonCall *call, GError **error)
{
  g_autoptr (GFile) file = name_file (call->words[1]);
  const CordonFormat *format;
  CordonExportRequest request;
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  guint n_rows;

  if (!find_export (call, file, &format, &request, error))
    return CORDON_EXIT_USAGE;
  if (!cordon_call_open (call, CORDON_OPEN_READ_ONLY, error))
    return CORDON_EXIT_FAILED;
  cordon_export_write_async (call->plan, format, &request, file, NULL, NULL, NULL, cordon_call_take_answer, &answer);
  result = cordon_call_wait (&answer);
  if (!cordon_export_write_finish (result, &n_rows, &notes, error))
    return CORDON_EXIT_FAILED;
  for (guint i = 0; i < notes->len; i++)
    cordon_output_line (notes->pdata[i]);
  cordon_output_printf (ngettext ("%u row was written.", "%u rows were written.", n_rows), n_rows);
  return CORDON_EXIT_DONE;
}
