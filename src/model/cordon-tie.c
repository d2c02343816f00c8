/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a party stands to another, or to a country, and from when to when: it takes part, is a member, covers, hosts,
 * reports to, adopts. Staffing and membership are ties with counts: numbers, never names. Two laptops that make the
 * same tie make one row, as its id follows from its ends. */

#include "model/cordon-tie.h"

#include "model/cordon-kind-private.h"
#include <string.h>

#include "base/cordon-text.h"

#include <glib/gi18n-lib.h>

static const CordonChoice kinds[] = {
    {"participates", NC_ ("vocabulary", "Takes part in")},
    {"member", NC_ ("vocabulary", "Is a member of")},
    {"covers", NC_ ("vocabulary", "Covers")},
    {"hosts", NC_ ("vocabulary", "Hosts")},
    {"reports_to", NC_ ("vocabulary", "Reports to")},
    {"adopts", NC_ ("vocabulary", "Adopts")},
    {NULL},
};

static const CordonChoice states[] = {
    {"prospect", NC_ ("vocabulary", "Prospect")},
    {"invited", NC_ ("vocabulary", "Invited")},
    {"vetting", NC_ ("vocabulary", "Being vetted")},
    {"active", NC_ ("vocabulary", "Active")},
    {"suspended", NC_ ("vocabulary", "Suspended")},
    {"ended", NC_ ("vocabulary", "Ended")},
    {"considering", NC_ ("vocabulary", "Considering")},
    {"piloting", NC_ ("vocabulary", "Piloting")},
    {"adopted", NC_ ("vocabulary", "Adopted")},
    {"declined", NC_ ("vocabulary", "Declined")},
    {NULL},
};

static const CordonField fields[] = {
    {"kind", CORDON_FIELD_CHOICE, NC_ ("field", "Kind"), CORDON_FIELD_REQUIRED, kinds},
    {"party", CORDON_FIELD_REFERENCE, NC_ ("field", "Body"), CORDON_FIELD_REQUIRED, NULL, "party"},
    {"other", CORDON_FIELD_REFERENCE, NC_ ("field", "Other body"), 0, NULL, "party"},
    {"country", CORDON_FIELD_COUNTRY, NC_ ("field", "Country")},
    {"role", CORDON_FIELD_TEXT, NC_ ("field", "Role")},
    {"state", CORDON_FIELD_CHOICE, NC_ ("field", "State"), 0, states},
    {"count", CORDON_FIELD_INTEGER, NC_ ("field", "Count"), 0, NULL, NULL, 0, 1000000000},
    {"valid_from", CORDON_FIELD_DATE, NC_ ("field", "From")},
    {"valid_to", CORDON_FIELD_DATE, NC_ ("field", "Until")},
    {"source", CORDON_FIELD_TEXT, NC_ ("field", "Source")},
    {"confidence", CORDON_FIELD_CHOICE, NC_ ("field", "Confidence"), 0, cordon_choices_confidence},
    {"note", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Note"), CORDON_FIELD_SEARCH_LONG},
};

char *
cordon_tie_derive_id (const char *kind, const char *party, const char *other, const char *country, const char *role)
{
  g_return_val_if_fail (kind != NULL && party != NULL, NULL);

  return cordon_id_derive ("tie", kind, party, other != NULL ? other : "", country != NULL ? country : "",
                           role != NULL ? role : "", NULL);
}

gboolean
cordon_tie_is_valid_on (CordonRecord *tie, const char *date)
{
  const char *from = cordon_record_get_text (tie, "valid_from");
  const char *to = cordon_record_get_text (tie, "valid_to");

  g_return_val_if_fail (date != NULL, FALSE);

  return (from == NULL || strcmp (from, date) <= 0) && (to == NULL || strcmp (date, to) <= 0);
}

static char *
check (CordonCellFunc cell, gpointer row, const char **field)
{
  const char *party = cordon_cell_text (cell, row, "party");
  const char *other = cordon_cell_text (cell, row, "other");

  if (other == NULL && cordon_cell_text (cell, row, "country") == NULL)
    {
      *field = "other";
      return g_strdup (_ ("A tie leads to another body or to a country. Choose one of them."));
    }
  if (other != NULL && g_strcmp0 (party, other) == 0)
    {
      *field = "other";
      return g_strdup (_ ("A body has no tie to itself. Choose another one."));
    }
  if (!cordon_cells_in_order (cell, row, "valid_from", "valid_to"))
    {
      *field = "valid_to";
      return g_strdup (_ ("It ends before it begins. Change one of the two dates."));
    }
  return NULL;
}

CORDON_DEFINE_KIND (CordonTie, cordon_tie, "tie", NC_ ("kind", "Tie"), "role", .check = check)
