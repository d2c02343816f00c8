/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CSV as spreadsheets read it (RFC 4180), written so that none of them runs what a stranger wrote into a plan. */

#include "formats/cordon-csv.h"

#include <string.h>

static gboolean
begins_formula (const char *text)
{
  static const char *const wide[] = {"＝", "＋", "－", "＠"};

  if (*text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    {
      if (g_str_has_prefix (text, wide[i]))
        return TRUE;
    }
  return FALSE;
}

void
cordon_csv_append (GString *line, const char *cell, gboolean number)
{
  gboolean guarded;

  g_return_if_fail (line != NULL);

  if (line->len > 0 && line->str[line->len - 1] != '\n')
    g_string_append_c (line, ',');
  if (cell == NULL || *cell == '\0')
    {
      /* A first cell that is empty must not look like no cell. */
      if (line->len == 0 || line->str[line->len - 1] == '\n')
        g_string_append (line, "\"\"");
      return;
    }
  guarded = !number && begins_formula (cell + strspn (cell, "'"));
  if (strpbrk (cell, ",\"\r\n") == NULL)
    {
      if (guarded)
        g_string_append_c (line, '\'');
      g_string_append (line, cell);
      return;
    }
  g_string_append_c (line, '"');
  if (guarded)
    g_string_append_c (line, '\'');
  for (const char *c = cell; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *c);
    }
  g_string_append_c (line, '"');
}

void
cordon_csv_end_line (GString *line)
{
  g_return_if_fail (line != NULL);

  g_string_append (line, "\r\n");
}

const char *
cordon_csv_unguard (const char *cell)
{
  g_return_val_if_fail (cell != NULL, NULL);

  return *cell == '\'' && begins_formula (cell + strspn (cell, "'")) ? cell + 1 : cell;
}
