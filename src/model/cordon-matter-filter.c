/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which matters a table of the desk shows. A filter is plain data, and says the same tomorrow: days are counted from
 * the plan's today when it becomes a query, never before. Everything is a comparison of stored cells, so that a list of
 * a million rows is filtered by its query alone. */

#include "model/cordon-matter-filter.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"

#define WAITING_DAYS 14
#define WEEK_DAYS 7
#define SOON_DAYS 30
#define EXPIRING_DAYS 90

static const char *const preset_names[CORDON_MATTER_N_PRESETS] = {
    [CORDON_MATTER_ANY] = "any",        [CORDON_MATTER_OPEN] = "open",         [CORDON_MATTER_OVERDUE] = "overdue",
    [CORDON_MATTER_DUE] = "due",        [CORDON_MATTER_NEW] = "new",           [CORDON_MATTER_WAITING] = "waiting",
    [CORDON_MATTER_THIS_YEAR] = "year", [CORDON_MATTER_EXPIRING] = "expiring", [CORDON_MATTER_DUE_SOON] = "due-soon",
};

static const char *const preset_labels[CORDON_MATTER_N_PRESETS] = {
    [CORDON_MATTER_ANY] = NC_ ("matters", "All"),
    [CORDON_MATTER_OPEN] = NC_ ("matters", "Open"),
    [CORDON_MATTER_OVERDUE] = NC_ ("matters", "Overdue"),
    [CORDON_MATTER_DUE] = NC_ ("matters", "Due this week"),
    [CORDON_MATTER_NEW] = NC_ ("matters", "New this week"),
    [CORDON_MATTER_WAITING] = NC_ ("matters", "Not acknowledged for over 14 days"),
    [CORDON_MATTER_THIS_YEAR] = NC_ ("matters", "This fiscal year"),
    [CORDON_MATTER_EXPIRING] = NC_ ("matters", "Expiring within 90 days"),
    [CORDON_MATTER_DUE_SOON] = NC_ ("matters", "Due within 30 days"),
};

const char *
cordon_matter_preset_label (CordonMatterPreset preset)
{
  g_return_val_if_fail (preset < CORDON_MATTER_N_PRESETS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "matters", preset_labels[preset]);
}

CordonMatterFilter *
cordon_matter_filter_new (const char *kind, CordonMatterPreset preset)
{
  CordonMatterFilter *filter = g_new0 (CordonMatterFilter, 1);

  filter->kind = g_strdup (kind);
  filter->preset = preset;
  return filter;
}

CordonMatterFilter *
cordon_matter_filter_copy (const CordonMatterFilter *filter)
{
  CordonMatterFilter *copy;

  g_return_val_if_fail (filter != NULL, NULL);

  copy = cordon_matter_filter_new (filter->kind, filter->preset);
  copy->state = g_strdup (filter->state);
  copy->party = g_strdup (filter->party);
  copy->country = g_strdup (filter->country);
  copy->deleted = filter->deleted;
  return copy;
}

void
cordon_matter_filter_free (CordonMatterFilter *filter)
{
  g_free (filter->kind);
  g_free (filter->state);
  g_free (filter->party);
  g_free (filter->country);
  g_free (filter);
}

gboolean
cordon_matter_filter_equal (const CordonMatterFilter *one, const CordonMatterFilter *other)
{
  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  return g_strcmp0 (one->kind, other->kind) == 0 && one->preset == other->preset
         && g_strcmp0 (one->state, other->state) == 0 && g_strcmp0 (one->party, other->party) == 0
         && g_strcmp0 (one->country, other->country) == 0 && one->deleted == other->deleted;
}

static char *
days_from (const char *today, int days)
{
  GDate date;

  if (!cordon_date_parse (today, &date))
    return g_strdup (today);
  if (days >= 0)
    g_date_add_days (&date, (guint) days);
  else
    g_date_subtract_days (&date, (guint) -days);
  return cordon_date_to_text (&date);
}

static void
where_not (CordonQuery *query, const char *field, const char *text)
{
  cordon_query_where (query, field, CORDON_COMPARE_IS_NOT, text != NULL ? g_variant_new_string (text) : NULL);
}

static void
where (CordonQuery *query, const char *field, CordonCompare compare, const char *text)
{
  cordon_query_where (query, field, compare, g_variant_new_string (text));
}

/* A state that ends one kind's way ends every kind's that has it; where one day it doesn't, the tests say so. */
static void
where_open (CordonQuery *query, const char *kind)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (const CordonChoice *choice = cordon_matter_kinds (); choice->value != NULL; choice++)
    {
      guint n;
      const CordonWorkflowState *states = cordon_workflow_states (choice->value, &n);

      if (kind != NULL && !g_str_equal (kind, choice->value))
        continue;
      for (guint i = 0; i < n; i++)
        {
          if (states[i].ends && g_hash_table_add (seen, (gpointer) states[i].state))
            where_not (query, "state", states[i].state);
        }
    }
}

static void
where_preset (CordonQuery *query, const CordonMatterFilter *filter, CordonPlan *plan)
{
  const char *today = cordon_plan_get_today (plan);
  g_autofree char *day = NULL;
  GDate start, end;

  switch (filter->preset)
    {
    case CORDON_MATTER_OPEN:
      where_open (query, filter->kind);
      break;
    case CORDON_MATTER_OVERDUE:
      where (query, "due", CORDON_COMPARE_LESS, today);
      where_open (query, filter->kind);
      break;
    case CORDON_MATTER_DUE:
      day = days_from (today, WEEK_DAYS);
      where (query, "due", CORDON_COMPARE_AT_LEAST, today);
      where (query, "due", CORDON_COMPARE_AT_MOST, day);
      where_open (query, filter->kind);
      break;
    case CORDON_MATTER_NEW:
      day = days_from (today, -WEEK_DAYS);
      where (query, "opened", CORDON_COMPARE_AT_LEAST, day);
      where_open (query, filter->kind);
      break;
    case CORDON_MATTER_WAITING:
      day = days_from (today, -WAITING_DAYS);
      cordon_query_where_text (query, "state", "disseminated");
      where (query, "sent_on", CORDON_COMPARE_LESS, day);
      break;
    case CORDON_MATTER_THIS_YEAR:
      cordon_fiscal_year_bounds (cordon_fiscal_year_of (today, cordon_plan_get_first_month (plan)),
                                 cordon_plan_get_first_month (plan), &start, &end);
      day = cordon_date_to_text (&start);
      where (query, "occurred_on", CORDON_COMPARE_AT_LEAST, day);
      g_free (day);
      day = cordon_date_to_text (&end);
      where (query, "occurred_on", CORDON_COMPARE_AT_MOST, day);
      break;
    case CORDON_MATTER_EXPIRING:
      day = days_from (today, EXPIRING_DAYS);
      where (query, "expires_on", CORDON_COMPARE_AT_MOST, day);
      where_open (query, filter->kind);
      break;
    case CORDON_MATTER_DUE_SOON:
      day = days_from (today, SOON_DAYS);
      where (query, "due", CORDON_COMPARE_AT_MOST, day);
      where_open (query, filter->kind);
      break;
    case CORDON_MATTER_ANY:
    case CORDON_MATTER_N_PRESETS:
    default:
      break;
    }
}

CordonQuery *
cordon_matter_filter_to_query (const CordonMatterFilter *filter, CordonPlan *plan, const char *order,
                               gboolean descending)
{
  CordonQuery *query;

  g_return_val_if_fail (filter != NULL, NULL);
  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  query = cordon_query_new ("matter");
  if (filter->kind != NULL)
    cordon_query_where_text (query, "kind", filter->kind);
  if (filter->state != NULL)
    cordon_query_where_text (query, "state", filter->state);
  if (filter->party != NULL)
    cordon_query_where_text (query, "party", filter->party);
  if (filter->country != NULL)
    cordon_query_where_text (query, "country", filter->country);
  where_preset (query, filter, plan);
  /* Ids begin with the time at which they were made: the newest first. */
  cordon_query_order_by (query, order != NULL ? order : "id", order != NULL ? descending : TRUE);
  if (filter->deleted)
    cordon_query_set_living (query, CORDON_DELETED);
  return query;
}

static void
add (GString *text, const char *name, const char *value)
{
  if (value != NULL)
    {
      g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);

      g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "&" : "", name, escaped);
    }
}

char *
cordon_matter_filter_to_text (const CordonMatterFilter *filter)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (filter != NULL, NULL);

  add (text, "preset", preset_names[filter->preset]);
  add (text, "kind", filter->kind);
  add (text, "state", filter->state);
  add (text, "party", filter->party);
  add (text, "country", filter->country);
  add (text, "deleted", filter->deleted ? "yes" : NULL);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

CordonMatterFilter *
cordon_matter_filter_from_text (const char *text)
{
  g_autoptr (GHashTable) params = NULL;
  CordonMatterFilter *filter;
  const char *preset;

  if (text == NULL || *text == '\0')
    return NULL;
  params = g_uri_parse_params (text, -1, "&", G_URI_PARAMS_NONE, NULL);
  preset = params != NULL ? g_hash_table_lookup (params, "preset") : NULL;
  if (preset == NULL)
    return NULL;
  filter = cordon_matter_filter_new (g_hash_table_lookup (params, "kind"), CORDON_MATTER_ANY);
  for (guint i = 0; i < CORDON_MATTER_N_PRESETS; i++)
    {
      if (g_str_equal (preset_names[i], preset))
        filter->preset = i;
    }
  if (filter->kind != NULL && cordon_workflow_first (filter->kind) == NULL)
    g_clear_pointer (&filter->kind, g_free);
  filter->state = g_strdup (g_hash_table_lookup (params, "state"));
  filter->party = g_strdup (g_hash_table_lookup (params, "party"));
  filter->country = g_strdup (g_hash_table_lookup (params, "country"));
  filter->deleted = g_hash_table_contains (params, "deleted");
  return filter;
}
