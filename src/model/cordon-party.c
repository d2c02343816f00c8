/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A body in the network: an office, a unit, a task force, an agency, a company. Parties are never persons. One may be
 * part of another, and exist from one date to another; both dates count. What the starter plan has from memory alone is
 * marked, until somebody confirms it. */

#include "model/cordon-party.h"

#include "model/cordon-kind-private.h"
#include <string.h>

#include <glib/gi18n-lib.h>

const CordonChoice cordon_choices_party_kinds[] = {
    {"headquarters", NC_ ("vocabulary", "Headquarters")},
    {"center", NC_ ("vocabulary", "Center")},
    {"sac_office", NC_ ("vocabulary", "SAC office")},
    {"poe_office", NC_ ("vocabulary", "Office at a port of entry")},
    {"port_of_entry", NC_ ("vocabulary", "Port of entry")},
    {"foreign_office", NC_ ("vocabulary", "Office abroad")},
    {"country_office", NC_ ("vocabulary", "Country office")},
    {"tciu", NC_ ("vocabulary", "TCIU (vetted unit)")},
    {"best", NC_ ("vocabulary", "BEST")},
    {"hidta", NC_ ("vocabulary", "HIDTA")},
    {"ocdetf", NC_ ("vocabulary", "OCDETF strike force")},
    {"working_group", NC_ ("vocabulary", "Working group")},
    {"international_organization", NC_ ("vocabulary", "International organization")},
    {"agency", NC_ ("vocabulary", "Agency")},
    {"government", NC_ ("vocabulary", "Government")},
    {"regulator", NC_ ("vocabulary", "Regulator")},
    {"financial_institution", NC_ ("vocabulary", "Financial institution")},
    {"chemical_company", NC_ ("vocabulary", "Chemical company")},
    {"express_consignment_operator", NC_ ("vocabulary", "Express consignment operator")},
    {"carrier", NC_ ("vocabulary", "Carrier")},
    {"nonprofit", NC_ ("vocabulary", "Nonprofit organization")},
    {"program", NC_ ("vocabulary", "Program")},
    {"unit", NC_ ("vocabulary", "Unit")},
    {"group", NC_ ("vocabulary", "Group of bodies")},
    {"ttu_partner", NC_ ("vocabulary", "TTU partner")},
    {"instrument", NC_ ("vocabulary", "Law or agreement")},
    {"threat_category", NC_ ("vocabulary", "Category of threat")},
    {"other", NC_ ("vocabulary", "Other")},
    {NULL},
};

static const CordonChoice levels[] = {
    {"federal", NC_ ("vocabulary", "Federal")},
    {"state", NC_ ("vocabulary", "State")},
    {"local", NC_ ("vocabulary", "Local")},
    {"tribal", NC_ ("vocabulary", "Tribal")},
    {"territorial", NC_ ("vocabulary", "Territorial")},
    {"foreign", NC_ ("vocabulary", "Foreign")},
    {"national_guard", NC_ ("vocabulary", "National Guard")},
    {NULL},
};

static const CordonChoice states[] = {
    {"planned", NC_ ("vocabulary", "Planned")},
    {"active", NC_ ("vocabulary", "Active")},
    {"suspended", NC_ ("vocabulary", "Suspended")},
    {"closed", NC_ ("vocabulary", "Closed")},
    {NULL},
};

static const CordonField fields[] = {
    {"kind", CORDON_FIELD_CHOICE, NC_ ("field", "Kind"), CORDON_FIELD_REQUIRED, cordon_choices_party_kinds},
    {"name", CORDON_FIELD_TEXT, NC_ ("field", "Name"), CORDON_FIELD_REQUIRED | CORDON_FIELD_SEARCH},
    {"abbreviation", CORDON_FIELD_TEXT, NC_ ("field", "Abbreviation"), CORDON_FIELD_SEARCH},
    {"level", CORDON_FIELD_CHOICE, NC_ ("field", "Level"), 0, levels},
    {"parent", CORDON_FIELD_REFERENCE, NC_ ("field", "Part of"), CORDON_FIELD_TREE, NULL, "party"},
    {"place", CORDON_FIELD_REFERENCE, NC_ ("field", "Place"), 0, NULL, "place"},
    {"country", CORDON_FIELD_COUNTRY, NC_ ("field", "Country")},
    {"valid_from", CORDON_FIELD_DATE, NC_ ("field", "From")},
    {"valid_to", CORDON_FIELD_DATE, NC_ ("field", "Until")},
    {"state", CORDON_FIELD_CHOICE, NC_ ("field", "State"), 0, states},
    {"source", CORDON_FIELD_TEXT, NC_ ("field", "Source")},
    {"source_date", CORDON_FIELD_TEXT, NC_ ("field", "Date of the source")},
    {"confidence", CORDON_FIELD_CHOICE, NC_ ("field", "Confidence"), 0, cordon_choices_confidence},
    {"note", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Note"), CORDON_FIELD_SEARCH_LONG},
};

gboolean
cordon_party_is_valid_on (CordonRecord *party, const char *date)
{
  const char *from = cordon_record_get_text (party, "valid_from");
  const char *to = cordon_record_get_text (party, "valid_to");

  g_return_val_if_fail (date != NULL, FALSE);

  return (from == NULL || strcmp (from, date) <= 0) && (to == NULL || strcmp (date, to) <= 0);
}

static char *
check (CordonCellFunc cell, gpointer row, const char **field)
{
  if (cordon_cells_in_order (cell, row, "valid_from", "valid_to"))
    return NULL;
  *field = "valid_to";
  return g_strdup (_ ("It ends before it begins. Change one of the two dates."));
}

CORDON_DEFINE_KIND (CordonParty, cordon_party, "party", NC_ ("kind", "Body"), "name", .check = check)
