/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What has to be kept in mind about a plan item: risks, issues, decisions, dependencies and assumptions. Likelihood and
 * impact go from 1 (least) to 5 (most). A dependency names the plan item on which it depends. */

#include "model/cordon-register-entry.h"

#include "model/cordon-kind-private.h"

#include <glib/gi18n-lib.h>

static const CordonChoice kinds[] = {
    {"risk", NC_ ("vocabulary", "Risk")},
    {"issue", NC_ ("vocabulary", "Issue")},
    {"decision", NC_ ("vocabulary", "Decision")},
    {"dependency", NC_ ("vocabulary", "Dependency")},
    {"assumption", NC_ ("vocabulary", "Assumption")},
    {NULL},
};

static const CordonChoice states[] = {
    {"open", NC_ ("vocabulary", "Open")},         {"in_progress", NC_ ("vocabulary", "Being dealt with")},
    {"accepted", NC_ ("vocabulary", "Accepted")}, {"decided", NC_ ("vocabulary", "Decided")},
    {"closed", NC_ ("vocabulary", "Closed")},     {NULL},
};

static const CordonField fields[] = {
    {"kind", CORDON_FIELD_CHOICE, NC_ ("field", "Kind"), CORDON_FIELD_REQUIRED, kinds},
    {"plan_item", CORDON_FIELD_REFERENCE, NC_ ("field", "About"), 0, NULL, "plan_item"},
    {"rank", CORDON_FIELD_RANK, NC_ ("field", "Place in order"), CORDON_FIELD_HIDDEN},
    {"title", CORDON_FIELD_TEXT, NC_ ("field", "Title"), CORDON_FIELD_REQUIRED | CORDON_FIELD_SEARCH},
    {"body", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Description"), CORDON_FIELD_SEARCH_LONG},
    {"owner", CORDON_FIELD_REFERENCE, NC_ ("field", "Owner"), 0, NULL, "party"},
    {"state", CORDON_FIELD_CHOICE, NC_ ("field", "State"), 0, states},
    {"likelihood", CORDON_FIELD_INTEGER, NC_ ("field", "Likelihood"), 0, NULL, NULL, 1, 5},
    {"impact", CORDON_FIELD_INTEGER, NC_ ("field", "Impact"), 0, NULL, NULL, 1, 5},
    {"opened", CORDON_FIELD_DATE, NC_ ("field", "Opened")},
    {"due", CORDON_FIELD_DATE, NC_ ("field", "Due")},
    {"closed", CORDON_FIELD_DATE, NC_ ("field", "Closed")},
    {"depends_on", CORDON_FIELD_REFERENCE, NC_ ("field", "Depends on"), 0, NULL, "plan_item"},
    {"source", CORDON_FIELD_TEXT, NC_ ("field", "Source")},
    {"section", CORDON_FIELD_TEXT, NC_ ("field", "Section")},
    {"page", CORDON_FIELD_TEXT, NC_ ("field", "Printed page")},
    {"confidence", CORDON_FIELD_CHOICE, NC_ ("field", "Confidence"), 0, cordon_choices_confidence},
    {"tlp", CORDON_FIELD_CHOICE, NC_ ("field", "TLP marking"), 0, cordon_choices_tlp},
    {"cui", CORDON_FIELD_TEXT, NC_ ("field", "CUI marking")},
};

gboolean
cordon_register_entry_is_open (CordonRecord *entry)
{
  const char *state = cordon_record_get_text (entry, "state");

  return g_strcmp0 (state, "closed") != 0 && g_strcmp0 (state, "decided") != 0;
}

int
cordon_register_entry_score (CordonRecord *entry)
{
  double likelihood, impact;

  if (!cordon_record_get_number (entry, "likelihood", &likelihood)
      || !cordon_record_get_number (entry, "impact", &impact))
    return 0;
  return (int) (likelihood * impact);
}

static char *
check (CordonCellFunc cell, gpointer row, const char **field)
{
  const char *about = cordon_cell_text (cell, row, "plan_item");

  if (!cordon_cells_in_order (cell, row, "opened", "due"))
    {
      *field = "due";
      return g_strdup (_ ("The due date lies before the day on which it was opened. Change one of the two dates."));
    }
  if (!cordon_cells_in_order (cell, row, "opened", "closed"))
    {
      *field = "closed";
      return g_strdup (_ ("It was closed before it was opened. Change one of the two dates."));
    }
  if (about != NULL && g_strcmp0 (about, cordon_cell_text (cell, row, "depends_on")) == 0)
    {
      *field = "depends_on";
      return g_strdup (_ ("A plan item can’t depend on itself. Choose another one."));
    }
  return NULL;
}

CORDON_DEFINE_KIND (CordonRegisterEntry, cordon_register_entry, "register_entry", NC_ ("kind", "Register entry"),
                    "title", .check = check)
