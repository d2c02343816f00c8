/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of formats, and which of them a file is in: its content counts before its name. */

#include "formats/cordon-format.h"

#include <string.h>

#include "formats/cordon-briefing.h"
#include "formats/cordon-csv-private.h"
#include "formats/cordon-geojson.h"
#include "formats/cordon-stratml.h"

#include <glib/gi18n-lib.h>

static const CordonFormat *const formats[] = {
    &cordon_format_csv, &cordon_format_geojson, &cordon_format_stratml,  &cordon_format_stratml_part_1,
    &cordon_format_pdf, &cordon_format_html,    &cordon_format_markdown, NULL,
};

const CordonFormat *const *
cordon_format_all (void)
{
  return formats;
}

const CordonFormat *
cordon_format_find (const char *id)
{
  for (guint i = 0; formats[i] != NULL; i++)
    {
      if (g_strcmp0 (formats[i]->id, id) == 0)
        return formats[i];
    }
  return NULL;
}

const char *
cordon_format_label (const CordonFormat *format)
{
  g_return_val_if_fail (format != NULL, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "format", format->label);
}

static gboolean
has_extension (const CordonFormat *format, const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);

  for (const char *const *extension = format->extensions; extension != NULL && *extension != NULL; extension++)
    {
      g_autofree char *end = g_strconcat (".", *extension, NULL);

      if (g_str_has_suffix (lower, end))
        return TRUE;
    }
  return FALSE;
}

const CordonFormat *
cordon_format_guess (const char *name, const char *head, gsize size, gboolean writes)
{
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;

  for (guint i = 0; head != NULL && formats[i] != NULL; i++)
    {
      if (formats[i]->recognize != NULL && formats[i]->read != NULL && formats[i]->recognize (head, size))
        return formats[i];
    }
  for (guint i = 0; shown != NULL && formats[i] != NULL; i++)
    {
      if ((writes ? formats[i]->write != NULL : formats[i]->read != NULL) && has_extension (formats[i], shown))
        return formats[i];
    }
  return NULL;
}
