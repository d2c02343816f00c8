/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Once a quarter, the updates of all initiatives are asked for: the quarter is opened, with the day until which they
 * are due, and closed. Nobody is hindered by it: an update can be written at any time; what comes after the day is
 * marked as late. A quarter has one round, whose id follows from it. */

#include "model/cordon-round.h"

#include "base/cordon-date.h"
#include "base/cordon-text.h"
#include "model/cordon-kind-private.h"
#include "model/cordon-plan-item.h"
#include "model/cordon-summary-private.h"

#include <glib/gi18n-lib.h>

static const CordonField fields[] = {
    {"period", CORDON_FIELD_QUARTER, NC_ ("field", "Quarter"), CORDON_FIELD_REQUIRED | CORDON_FIELD_UNIQUE},
    {"opened", CORDON_FIELD_DATE, NC_ ("field", "Opened")},
    {"due", CORDON_FIELD_DATE, NC_ ("field", "Updates are due")},
    {"closed", CORDON_FIELD_DATE, NC_ ("field", "Closed")},
    {"note", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Note")},
};

char *
cordon_round_derive_id (const char *period)
{
  g_return_val_if_fail (period != NULL, NULL);

  return cordon_id_derive ("round", period, NULL);
}

CordonRecord *
cordon_round_find (CordonPlan *plan, const char *period)
{
  g_autofree char *id = period != NULL ? cordon_round_derive_id (period) : NULL;
  CordonRecord *round = id != NULL ? cordon_plan_peek (plan, "round", id) : NULL;

  return round != NULL && !cordon_record_get_deleted (round) ? round : NULL;
}

gboolean
cordon_round_is_open (CordonRecord *round)
{
  return cordon_record_get_text (round, "closed") == NULL;
}

int
cordon_round_days_late (CordonRecord *round, const char *day)
{
  const char *until = round != NULL ? cordon_record_get_text (round, "due") : NULL;
  int days;

  if (round != NULL && until == NULL)
    until = cordon_record_get_text (round, "closed");
  return until != NULL && day != NULL && cordon_date_days_between (until, day, &days) ? MAX (days, 0) : 0;
}

int
cordon_round_update_days_late (CordonPlan *plan, CordonRecord *update)
{
  CordonRecord *first = update;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), 0);
  g_return_val_if_fail (CORDON_IS_RECORD (update), 0);

  for (guint i = 0; i < 100; i++)
    {
      const char *corrects = cordon_record_get_text (first, "corrects");
      CordonRecord *before = corrects != NULL ? cordon_plan_peek (plan, "status_update", corrects) : NULL;

      if (before == NULL)
        break;
      first = before;
    }
  return cordon_round_days_late (cordon_round_find (plan, cordon_record_get_text (update, "period")),
                                 cordon_record_get_text (first, "published_on"));
}

static char *
check (CordonCellFunc cell, gpointer row, const char **field)
{
  if (!cordon_cells_in_order (cell, row, "opened", "due"))
    {
      *field = "due";
      return g_strdup (_ ("The updates would be due before the quarter was opened. Choose a later day."));
    }
  if (!cordon_cells_in_order (cell, row, "opened", "closed"))
    {
      *field = "closed";
      return g_strdup (_ ("It was closed before it was opened. Change one of the two dates."));
    }
  return NULL;
}

CORDON_DEFINE_KIND (CordonRound, cordon_round, "round", NC_ ("kind", "Quarter’s round"), "period", .check = check)

/* What an update begins with */

static gboolean
is_within (const char *day, const GDate *start, const GDate *end)
{
  GDate date;

  return cordon_date_parse (day, &date) && g_date_compare (start, &date) <= 0 && g_date_compare (&date, end) <= 0;
}

/* What was done in the quarter, and what was due by its end and is open. */
static void
tell_step (CordonRecord *step, const GDate *start, const GDate *end, GString *text)
{
  const char *done_on = cordon_record_get_text (step, "done_on");
  const char *due = cordon_record_get_text (step, "due");
  g_autofree char *title = cordon_record_dup_title (step);
  GDate date;

  if (is_within (done_on, start, end))
    {
      g_autofree char *day = cordon_date_format (done_on);

      /* Translators: a milestone or commitment, and the day on which it was done; begins the text of an update. */
      g_string_append_printf (text, C_ ("update", "Done: %1$s (%2$s).\n"), title, day);
    }
  else if (cordon_plan_item_is_open (step) && cordon_date_parse (due, &date) && g_date_compare (&date, end) <= 0)
    {
      g_autofree char *day = cordon_date_format (due);

      /* Translators: a milestone or commitment, and the day on which it was due; begins the text of an update. */
      g_string_append_printf (text, C_ ("update", "Not done yet: %1$s, due on %2$s.\n"), title, day);
    }
}

static GHashTable *
group_steps (GListModel *all)
{
  GHashTable *steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  guint n = g_list_model_get_n_items (all);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) item = g_list_model_get_item (all, i);
      const char *kind = cordon_record_get_text (item, "kind");
      const char *parent = cordon_record_get_text (item, "parent");
      GPtrArray *siblings;

      if (parent == NULL || (g_strcmp0 (kind, "commitment") != 0 && g_strcmp0 (kind, "milestone") != 0))
        continue;
      siblings = g_hash_table_lookup (steps, parent);
      if (siblings == NULL)
        {
          siblings = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (steps, g_strdup (parent), siblings);
        }
      g_ptr_array_add (siblings, g_steal_pointer (&item));
    }
  return steps;
}

static void
tell_steps (GHashTable *steps, const char *parent, const GDate *start, const GDate *end, GString *text, guint depth)
{
  GPtrArray *children = g_hash_table_lookup (steps, parent);

  for (guint i = 0; children != NULL && depth < 8 && i < children->len; i++)
    {
      tell_step (children->pdata[i], start, end, text);
      tell_steps (steps, cordon_record_get_id (children->pdata[i]), start, end, text, depth + 1);
    }
}

/* The published update of each item that counts, of those before @period the latest: id → CordonRecord */
static GHashTable *
find_last (GListModel *updates, const char *period)
{
  g_autoptr (GHashTable) corrected = cordon_status_find_corrected (updates);
  GHashTable *last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  guint n = g_list_model_get_n_items (updates);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) update = g_list_model_get_item (updates, i);
      const char *item = cordon_record_get_text (update, "plan_item");
      CordonRecord *other;

      if (item == NULL || !cordon_status_counts (update, corrected)
          || g_strcmp0 (cordon_record_get_text (update, "period"), period) >= 0)
        continue;
      other = g_hash_table_lookup (last, item);
      if (other == NULL || cordon_status_is_later (update, other))
        g_hash_table_insert (last, g_strdup (item), g_steal_pointer (&update));
    }
  return last;
}

static void
begin_update (CordonPlan *plan, CordonDraft *draft, CordonRecord *item, const char *period, CordonRecord *last,
              const char *narrative)
{
  static const char *const carried[] = {"rag", "next_steps", "help_needed", "tlp", "cui"};
  g_autofree char *derived = cordon_id_derive ("round-update", period, cordon_record_get_id (item), NULL);
  const char *id = cordon_draft_create (draft, "status_update", derived);

  cordon_draft_set_text (draft, "status_update", id, "plan_item", cordon_record_get_id (item));
  cordon_draft_set_text (draft, "status_update", id, "period", period);
  if (*narrative != '\0')
    cordon_draft_set_text (draft, "status_update", id, "narrative", narrative);
  for (guint i = 0; last != NULL && i < G_N_ELEMENTS (carried); i++)
    {
      GVariant *value = cordon_record_get (last, carried[i]);

      if (value != NULL)
        cordon_draft_set (draft, "status_update", id, carried[i], value);
    }
}

CordonDraft *
cordon_intent_open_round (CordonPlan *plan, const char *period, const char *due, GPtrArray *items, GListModel *updates)
{
  g_autoptr (CordonQuery) query = NULL;
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GHashTable) steps = NULL;
  g_autoptr (GHashTable) last = NULL;
  g_autofree char *derived = NULL;
  CordonDraft *draft;
  const char *id;
  GDate start, end;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (cordon_quarter_bounds (period, cordon_plan_get_first_month (plan), &start, &end), NULL);

  draft = cordon_draft_new (N_ ("Open quarter"));
  derived = cordon_round_derive_id (period);
  id = cordon_draft_create (draft, "round", derived);
  cordon_draft_set_text (draft, "round", id, "period", period);
  cordon_draft_set_text (draft, "round", id, "opened", cordon_plan_get_today (plan));
  cordon_draft_set_text (draft, "round", id, "due", due);
  cordon_draft_set_text (draft, "round", id, "closed", NULL);

  query = cordon_plan_query ("plan_item", "rank");
  all = cordon_plan_get_list (plan, query);
  steps = group_steps (all);
  last = find_last (updates, period);
  for (guint i = 0; i < items->len; i++)
    {
      const char *item = cordon_record_get_id (items->pdata[i]);
      g_autoptr (GString) narrative = g_string_new (NULL);

      tell_steps (steps, item, &start, &end, narrative, 0);
      g_strchomp (narrative->str);
      begin_update (plan, draft, items->pdata[i], period, g_hash_table_lookup (last, item), narrative->str);
    }
  return draft;
}

CordonDraft *
cordon_intent_close_round (CordonPlan *plan, CordonRecord *round)
{
  CordonDraft *draft;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (CORDON_IS_RECORD (round), NULL);

  draft = cordon_draft_new (N_ ("Close quarter"));
  cordon_draft_set_text (draft, "round", cordon_record_get_id (round), "closed", cordon_plan_get_today (plan));
  return draft;
}

CordonDraft *
cordon_intent_reopen_round (CordonRecord *round)
{
  CordonDraft *draft;

  g_return_val_if_fail (CORDON_IS_RECORD (round), NULL);

  draft = cordon_draft_new (N_ ("Reopen quarter"));
  cordon_draft_set_text (draft, "round", cordon_record_get_id (round), "closed", NULL);
  return draft;
}
