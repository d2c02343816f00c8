/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the plan consists of, as a tree: the strategy, its goals, their initiatives; commitments are what the strategy
 * promises ("in FY2025 the Mexico TCIU will be expanded"), milestones the steps on the way. The tree is no deeper than
 * people make it, and no kind is bound to a depth. An item never starts after it is due. The due date may move; the one
 * first promised stays in baseline_due. */

#include "model/cordon-plan-item.h"

#include "model/cordon-kind-private.h"
#include "base/cordon-date.h"

#include <glib/gi18n-lib.h>

static const CordonChoice kinds[] = {
    {"strategy", NC_ ("vocabulary", "Strategy")},     {"goal", NC_ ("vocabulary", "Goal")},
    {"initiative", NC_ ("vocabulary", "Initiative")}, {"commitment", NC_ ("vocabulary", "Commitment")},
    {"milestone", NC_ ("vocabulary", "Milestone")},   {NULL},
};

static const CordonChoice states[] = {
    {"not_started", NC_ ("vocabulary", "Not started")}, {"active", NC_ ("vocabulary", "Active")},
    {"on_hold", NC_ ("vocabulary", "On hold")},         {"done", NC_ ("vocabulary", "Done")},
    {"cancelled", NC_ ("vocabulary", "Cancelled")},     {NULL},
};

static const CordonField fields[] = {
    {"kind", CORDON_FIELD_CHOICE, NC_ ("field", "Kind"), CORDON_FIELD_REQUIRED, kinds},
    {"parent", CORDON_FIELD_REFERENCE, NC_ ("field", "Part of"), CORDON_FIELD_TREE, NULL, "plan_item"},
    {"rank", CORDON_FIELD_RANK, NC_ ("field", "Place in order"), CORDON_FIELD_HIDDEN},
    {"code", CORDON_FIELD_TEXT, NC_ ("field", "Code"), CORDON_FIELD_SEARCH},
    {"title", CORDON_FIELD_TEXT, NC_ ("field", "Title"), CORDON_FIELD_REQUIRED | CORDON_FIELD_SEARCH},
    {"intent", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Intent"), CORDON_FIELD_SEARCH_LONG},
    {"owner", CORDON_FIELD_REFERENCE, NC_ ("field", "Owner"), 0, NULL, "party"},
    {"state", CORDON_FIELD_CHOICE, NC_ ("field", "State"), 0, states},
    {"start", CORDON_FIELD_DATE, NC_ ("field", "Start")},
    {"due", CORDON_FIELD_DATE, NC_ ("field", "Due")},
    {"baseline_due", CORDON_FIELD_DATE, NC_ ("field", "First promised for")},
    {"done_on", CORDON_FIELD_DATE, NC_ ("field", "Done on")},
    {"horizon", CORDON_FIELD_YEAR, NC_ ("field", "Fiscal year")},
    {"source", CORDON_FIELD_TEXT, NC_ ("field", "Source")},
    {"section", CORDON_FIELD_TEXT, NC_ ("field", "Section")},
    {"page", CORDON_FIELD_TEXT, NC_ ("field", "Printed page")},
    {"quote", CORDON_FIELD_LONG_TEXT, NC_ ("field", "As printed"), CORDON_FIELD_SEARCH_LONG},
    {"confidence", CORDON_FIELD_CHOICE, NC_ ("field", "Confidence"), 0, cordon_choices_confidence},
    {"note", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Note"), CORDON_FIELD_SEARCH_LONG},
    {"tlp", CORDON_FIELD_CHOICE, NC_ ("field", "TLP marking"), 0, cordon_choices_tlp},
    {"cui", CORDON_FIELD_TEXT, NC_ ("field", "CUI marking")},
    {"outside", CORDON_FIELD_LONG_TEXT, NC_ ("field", "From other programs"), CORDON_FIELD_SEARCH_LONG},
};

/* No plan is as deep as this; a file from elsewhere may have a loop. */
#define MAX_DEPTH 200

const char *
cordon_plan_item_owner (CordonPlan *plan, CordonRecord *item)
{
  for (guint depth = 0; item != NULL && depth < MAX_DEPTH; depth++)
    {
      const char *owner = cordon_record_get_text (item, "owner");
      const char *parent = cordon_record_get_text (item, "parent");

      if (owner != NULL)
        return owner;
      item = parent != NULL ? cordon_plan_peek (plan, "plan_item", parent) : NULL;
    }
  return NULL;
}

gboolean
cordon_plan_item_is_open (CordonRecord *item)
{
  const char *state = cordon_record_get_text (item, "state");

  return g_strcmp0 (state, "done") != 0 && g_strcmp0 (state, "cancelled") != 0;
}

gboolean
cordon_plan_item_days_late (CordonRecord *item, const char *today, int *days)
{
  const char *due = cordon_record_get_text (item, "due");
  const char *state = cordon_record_get_text (item, "state");

  g_return_val_if_fail (days != NULL, FALSE);

  *days = 0;
  if (g_strcmp0 (state, "cancelled") == 0)
    return FALSE;
  if (g_strcmp0 (state, "done") == 0)
    return cordon_date_days_between (due, cordon_record_get_text (item, "done_on"), days);
  return cordon_date_days_between (due, today, days);
}

gboolean
cordon_plan_item_days_slipped (CordonRecord *item, int *days)
{
  g_return_val_if_fail (days != NULL, FALSE);

  return cordon_date_days_between (cordon_record_get_text (item, "baseline_due"), cordon_record_get_text (item, "due"),
                                   days);
}

static char *
check (CordonCellFunc cell, gpointer row, const char **field)
{
  if (!cordon_cells_in_order (cell, row, "start", "due"))
    {
      *field = "due";
      return g_strdup (_ ("The due date lies before the start. Change one of the two dates."));
    }
  if (!cordon_cells_in_order (cell, row, "start", "done_on"))
    {
      *field = "done_on";
      return g_strdup (_ ("The day on which it was done lies before the start. Change one of the two dates."));
    }
  return NULL;
}

CORDON_DEFINE_KIND (CordonPlanItem, cordon_plan_item, "plan_item", NC_ ("kind", "Plan item"), "title", .check = check)
