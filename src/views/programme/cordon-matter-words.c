/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A matter in few words, the same in the table and in its form. */

#include "views/programme/cordon-matter-words.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"

static const struct
{
  const char *kind;
  const char *title;
  const char *add;
} words[] = {
    {"investigation", NC_ ("matters", "New investigation"), NC_ ("matters", "Add Investigation")},
    {"incident", NC_ ("matters", "New incident"), NC_ ("matters", "Add Incident")},
    {"lead", NC_ ("matters", "New lead"), NC_ ("matters", "Add Lead")},
    {"route", NC_ ("matters", "New route"), NC_ ("matters", "Add Route")},
    {"agreement", NC_ ("matters", "New agreement"), NC_ ("matters", "Add Agreement")},
    {"review", NC_ ("matters", "New review"), NC_ ("matters", "Add Review")},
    {"engagement", NC_ ("matters", "New engagement"), NC_ ("matters", "Add Engagement")},
    {"delivery", NC_ ("matters", "New training delivery"), NC_ ("matters", "Add Training Delivery")},
    {"product", NC_ ("matters", "New intelligence product"), NC_ ("matters", "Add Intelligence Product")},
    {"practice", NC_ ("matters", "New practice"), NC_ ("matters", "Add Practice")},
    {"deployment", NC_ ("matters", "New deployment"), NC_ ("matters", "Add Deployment")},
};

const char *
cordon_matter_words_new (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_strcmp0 (words[i].kind, kind) == 0)
        return g_dpgettext2 (GETTEXT_PACKAGE, "matters", words[i].title);
    }
  g_return_val_if_reached (NULL);
}

const char *
cordon_matter_words_add (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_strcmp0 (words[i].kind, kind) == 0)
        return g_dpgettext2 (GETTEXT_PACKAGE, "matters", words[i].add);
    }
  g_return_val_if_reached (NULL);
}

char *
cordon_matter_words_state (CordonPlan *plan, CordonRecord *matter)
{
  const CordonWorkflowState *state =
      cordon_workflow_find (cordon_record_get_text (matter, "kind"), cordon_record_get_text (matter, "state"));
  g_autofree char *label = cordon_record_dup_words (matter, "state");
  const char *since = state != NULL && state->sets != NULL ? cordon_record_get_text (matter, state->sets) : NULL;
  int days;

  if (since == NULL || state->ends || !cordon_date_days_between (since, cordon_plan_get_today (plan), &days)
      || days < 1)
    return g_steal_pointer (&label);
  /* Translators: a state, and since when: “Disseminated for 9 days” */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s for %d day", "%s for %d days", (gulong) days), label, days);
}

char *
cordon_matter_words_due (CordonPlan *plan, CordonRecord *matter, const char **style)
{
  const char *due = cordon_record_get_text (matter, "due");
  int days;

  if (due == NULL)
    return g_strdup ("");
  if (!cordon_matter_is_open (matter) || !cordon_date_days_between (due, cordon_plan_get_today (plan), &days)
      || days < 1)
    return cordon_date_format (due);
  if (style != NULL)
    *style = "error";
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) days), days);
}
