/* SPDX-License-Identifier: GPL-3.0-or-later */

/* StratML as a format among others: both parts of the standard are read by one name, and each is written by its own. */

#include "formats/cordon-stratml.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static const char *const extensions[] = {"xml", "stratml", NULL};
static const char *const types[] = {"application/xml", "text/xml", NULL};

/* Zero bytes are left out, so that UTF-16 is seen as well. */
static gboolean
recognize (const char *head, gsize size)
{
  static const char *const words[] = {"<StrategicPlan", ":StrategicPlan", "PerformancePlanOrReport", "stratml"};
  g_autoptr (GString) text = g_string_sized_new (size);

  for (gsize i = 0; i < size; i++)
    {
      if (head[i] != '\0')
        g_string_append_c (text, head[i]);
    }
  if (strchr (text->str, '<') == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strstr (text->str, words[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

const CordonFormat cordon_format_stratml = {
    .id = "stratml",
    .label = NC_ ("format", "StratML"),
    .extensions = extensions,
    .mime_types = types,
    .recognize = recognize,
    .read = cordon_stratml_read,
    .write = cordon_stratml_write,
};

const CordonFormat cordon_format_stratml_part_1 = {
    .id = "stratml-part1",
    .label = NC_ ("format", "StratML Part 1, a strategic plan without measures"),
    .extensions = extensions,
    .mime_types = types,
    .write = cordon_stratml_write_part_1,
};
