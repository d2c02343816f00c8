/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A CSV file, from its bytes to a table: its encoding, and what stands between its cells, are found out and told. */

#include "formats/cordon-csv-private.h"

#include <string.h>

#include "base/cordon-error.h"
#include "formats/cordon-columns-private.h"
#include "formats/cordon-decode.h"

#include <glib/gi18n-lib.h>

static const struct
{
  char character;
  const char *name;
} delimiters[] = {{',', "comma"}, {';', "semicolon"}, {'\t', "tab"}, {'|', "bar"}};

static void
tell_encoding (CordonImportJob *job, CordonEncoding encoding)
{
  const char *values[CORDON_N_ENCODINGS + 1] = {NULL};
  static const char *const labels[] = {"UTF-8", "UTF-16 (little-endian)", "UTF-16 (big-endian)", "Windows-1252", NULL};

  for (guint i = 0; i < CORDON_N_ENCODINGS; i++)
    values[i] = cordon_encoding_name ((CordonEncoding) i);
  cordon_import_job_add_setting (job, "encoding", C_ ("import setting", "Encoding"), NULL, NULL,
                                 cordon_encoding_name (encoding), values, labels);
}

/* The first line of some spreadsheets' files: "sep=;". Returns: how long it is, or 0 */
static gsize
read_separator (const char *text, gsize length, char *delimiter)
{
  gsize n = 5;

  if (length < 6 || g_ascii_strncasecmp (text, "sep=", 4) != 0 || (text[5] != '\n' && text[5] != '\r'))
    return 0;
  *delimiter = text[4];
  while (n < length && (text[n] == '\n' || text[n] == '\r'))
    n++;
  return n;
}

static char
find_delimiter (CordonImportJob *job, const char *text, gsize length, char said)
{
  const char *asked = cordon_import_job_get_option (job, "delimiter");
  const char *labels[] = {C_ ("import setting", "Comma"), C_ ("import setting", "Semicolon"),
                          C_ ("import setting", "Tab"), C_ ("import setting", "Vertical bar"), NULL};
  const char *values[G_N_ELEMENTS (delimiters) + 1] = {NULL};
  char found = said != 0 ? said : cordon_sheet_guess_delimiter (text, length);
  const char *value = "comma";

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      values[i] = delimiters[i].name;
      if (asked != NULL ? g_str_equal (delimiters[i].name, asked) : delimiters[i].character == found)
        {
          found = delimiters[i].character;
          value = delimiters[i].name;
        }
    }
  cordon_import_job_add_setting (job, "delimiter", C_ ("import setting", "Between cells"), NULL, NULL, value, values,
                                 labels);
  return found;
}

static gboolean
step (gpointer job, guint64 done, guint64 total, GError **error)
{
  /* Reading the lines is about half of the way. */
  return cordon_import_job_step (job, done, total * 2, error);
}

static gboolean
refuse (CordonImportJob *job, const char *format, GError **error)
{
  cordon_set_error (error, CORDON_ERROR_INVALID, format, cordon_import_job_get_name (job));
  return FALSE;
}

gboolean
cordon_csv_read (CordonImportJob *job, GError **error)
{
  gsize size, length;
  const char *bytes = g_bytes_get_data (cordon_import_job_get_bytes (job), &size);
  CordonEncoding encoding;
  g_autofree char *text = NULL;
  g_autoptr (CordonSheet) table = NULL;
  guint open_line, first;
  gsize skip;
  char delimiter, said = 0;

  if (!cordon_encoding_find (cordon_import_job_get_option (job, "encoding"), &encoding))
    encoding = cordon_encoding_guess (bytes, size);
  if (!cordon_encoding_is_text (bytes, size, encoding))
    return refuse (job,
                   N_ ("“%s” is no text, so there are no lines in it that could be read. Nothing was changed. Save it "
                       "as CSV with the program that made it, and import that."),
                   error);
  text = cordon_decode (bytes, size, encoding, &length);
  tell_encoding (job, encoding);
  skip = read_separator (text, length, &said);
  delimiter = find_delimiter (job, text + skip, length - skip, said);
  first = skip > 0 ? 1 : 0;
  table = cordon_sheet_parse (text + skip, length - skip, delimiter, 0, &open_line, step, job, error);
  if (table == NULL)
    return FALSE;
  if (cordon_sheet_get_n_rows (table) == 0 && open_line == 0)
    return refuse (job, N_ ("There is nothing in “%s”. Nothing was changed."), error);
  for (guint i = 0; i < cordon_sheet_get_n_rows (table); i++)
    {
      if (cordon_sheet_get_n_cells (table, i) > CORDON_SHEET_MOST_COLUMNS)
        {
          cordon_set_error (error, CORDON_ERROR_INVALID,
                            N_ ("Line %u of “%s” has more than a thousand cells, so it is no table that could be read. "
                                "Nothing was changed. See whether it is what you meant to import."),
                            cordon_sheet_get_line (table, i) + first, cordon_import_job_get_name (job));
          return FALSE;
        }
    }
  if (open_line > 0)
    cordon_import_job_note (job, CORDON_IMPORT_ERROR, open_line + first, NULL,
                            _ ("A quotation mark begins in this line and nothing closes it, so the file can’t be read "
                               "from here on. What stands before comes in."));
  if (cordon_sheet_get_n_rows (table) == 0)
    return TRUE;
  return cordon_sheet_import (job, table, delimiter, error);
}
