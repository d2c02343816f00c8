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

/* As the desk counts it: over 14 days without an answer, within 90 days of the end. */
#define WAITING_DAYS 14
#define EXPIRING_DAYS 90

static char *
clock_of_lead (CordonPlan *plan, CordonRecord *lead, const char **style)
{
  const char *sent = cordon_record_get_text (lead, "sent_on");
  const char *acknowledged = cordon_record_get_text (lead, "acknowledged_on");
  const char *feedback = cordon_record_get_text (lead, "feedback_on");
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *day = NULL;
  int days;

  if (sent == NULL)
    return g_strdup ("");
  day = cordon_date_format (sent);
  /* Translators: %s is a date */
  g_ptr_array_add (parts, g_strdup_printf (C_ ("matters", "Sent on %s"), day));
  if (acknowledged != NULL && cordon_date_days_between (sent, acknowledged, &days))
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "acknowledged after %d day",
                                                          "acknowledged after %d days", (gulong) days),
                                             days));
  else if (cordon_matter_is_open (lead) && cordon_date_days_between (sent, cordon_plan_get_today (plan), &days)
           && days >= 0)
    {
      g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "not acknowledged for %d day",
                                                            "not acknowledged for %d days", (gulong) days),
                                               days));
      if (days > WAITING_DAYS)
        *style = "warning";
    }
  if (feedback != NULL && cordon_date_days_between (sent, feedback, &days))
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "feedback after %d day",
                                                          "feedback after %d days", (gulong) days),
                                             days));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
clock_of_agreement (CordonPlan *plan, CordonRecord *agreement, const char **style)
{
  const char *expires = cordon_record_get_text (agreement, "expires_on");
  g_autofree char *day = NULL;
  int days;

  if (expires == NULL || !cordon_date_days_between (cordon_plan_get_today (plan), expires, &days))
    return g_strdup ("");
  day = cordon_date_format (expires);
  if (!cordon_matter_is_open (agreement))
    return g_strdup_printf (C_ ("matters", "Ran until %s"), day);
  if (days < 0)
    {
      *style = "error";
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Past its last day, %2$s, by %1$d day",
                                           "Past its last day, %2$s, by %1$d days", (gulong) -days),
                              -days, day);
    }
  if (days <= EXPIRING_DAYS)
    *style = "warning";
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Expires in %1$d day, on %2$s", "Expires in %1$d days, on %2$s",
                                       (gulong) days),
                          days, day);
}

char *
cordon_matter_words_clock (CordonPlan *plan, CordonRecord *matter, const char **style)
{
  const char *kind = cordon_record_get_text (matter, "kind");

  if (g_strcmp0 (kind, "lead") == 0)
    return clock_of_lead (plan, matter, style);
  if (g_strcmp0 (kind, "agreement") == 0)
    return clock_of_agreement (plan, matter, style);
  return g_strdup ("");
}

char *
cordon_matter_words_marks (CordonRecord *matter)
{
  const char *tlp = cordon_record_get_text (matter, "tlp");
  const char *cui = cordon_record_get_text (matter, "cui");

  if (tlp != NULL && cui != NULL)
    return g_strconcat ("TLP:", tlp, " · ", cui, NULL);
  return tlp != NULL ? g_strconcat ("TLP:", tlp, NULL) : g_strdup (cui != NULL ? cui : "");
}
