/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a plan item stands, written by its owner once a quarter. Amber and red say what happens next and what help is
 * needed. Once published, an update isn't changed any more: a correction is a new one that names it, and counts in its
 * place. What is not published yet is a draft, and may be incomplete. */

#include "model/cordon-status-update.h"

#include "model/cordon-kind-private.h"

#include <glib/gi18n-lib.h>

static const CordonChoice rags[] = {
    {"green", NC_ ("vocabulary", "Green")},
    {"amber", NC_ ("vocabulary", "Amber")},
    {"red", NC_ ("vocabulary", "Red")},
    {"unrated", NC_ ("vocabulary", "Not rated")},
    {NULL},
};

static const CordonField fields[] = {
    {"plan_item", CORDON_FIELD_REFERENCE, NC_ ("field", "About"), CORDON_FIELD_REQUIRED, NULL, "plan_item"},
    {"period", CORDON_FIELD_QUARTER, NC_ ("field", "Quarter"), CORDON_FIELD_REQUIRED},
    {"as_of", CORDON_FIELD_DATE, NC_ ("field", "As of")},
    {"rag", CORDON_FIELD_CHOICE, NC_ ("field", "Status"), 0, rags},
    {"narrative", CORDON_FIELD_LONG_TEXT, NC_ ("field", "What happened"), CORDON_FIELD_SEARCH_LONG},
    {"next_steps", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Next steps"), CORDON_FIELD_SEARCH_LONG},
    {"help_needed", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Help needed"), CORDON_FIELD_SEARCH_LONG},
    {"author", CORDON_FIELD_TEXT, NC_ ("field", "Written by")},
    {"published_on", CORDON_FIELD_DATE, NC_ ("field", "Published on")},
    {"corrects", CORDON_FIELD_REFERENCE, NC_ ("field", "Corrects"), CORDON_FIELD_TREE, NULL, "status_update"},
    {"tlp", CORDON_FIELD_CHOICE, NC_ ("field", "TLP marking"), 0, cordon_choices_tlp},
    {"cui", CORDON_FIELD_TEXT, NC_ ("field", "CUI marking")},
};

const char *
cordon_rag_letter (const char *rag)
{
  if (g_strcmp0 (rag, "green") == 0)
    return "G";
  if (g_strcmp0 (rag, "amber") == 0)
    return "A";
  if (g_strcmp0 (rag, "red") == 0)
    return "R";
  return "–";
}

gboolean
cordon_status_update_is_published (CordonRecord *update)
{
  return cordon_record_get_text (update, "published_on") != NULL;
}

static char *
check (CordonCellFunc cell, gpointer row, const char **field)
{
  const char *rag = cordon_cell_text (cell, row, "rag");

  if (cordon_cell_text (cell, row, "published_on") == NULL)
    return NULL;
  if (rag == NULL)
    {
      *field = "rag";
      return g_strdup (_ ("An update is published with a status. Choose green, amber, red or not rated."));
    }
  if (!g_str_equal (rag, "amber") && !g_str_equal (rag, "red"))
    return NULL;
  if (cordon_cell_text (cell, row, "next_steps") == NULL)
    {
      *field = "next_steps";
      return g_strdup (_ ("An amber or red update says what happens next. Write the next steps, then publish it."));
    }
  if (cordon_cell_text (cell, row, "help_needed") == NULL)
    {
      *field = "help_needed";
      return g_strdup (_ ("An amber or red update says which help is needed. Write it, or “none”, then publish it."));
    }
  return NULL;
}

static char *
check_edit (CordonCellFunc cell, gpointer row, CordonSetFunc set, gpointer edit, const char **field)
{
  if (cordon_cell_text (cell, row, "published_on") == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      /* How it is marked is no statement about the plan, and may become stricter at any time. */
      if (g_str_equal (fields[i].name, "tlp") || g_str_equal (fields[i].name, "cui") || !set (edit, fields[i].name))
        continue;
      *field = fields[i].name;
      return g_strdup (_ ("A published update isn’t changed any more. Write a correction, which then counts instead."));
    }
  return NULL;
}

CORDON_DEFINE_KIND (CordonStatusUpdate, cordon_status_update, "status_update", NC_ ("kind", "Status update"), "period",
                    .check = check, .check_edit = check_edit)
