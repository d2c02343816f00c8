/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is counted to see whether a plan item succeeds. A flow counts what happens over a time, and may be summed; a
 * stock is a state on a day, and is never summed over time; a ratio is never summed at all. A measure that is part of
 * another (fentanyl of opioids) is never added to it. Its figures are readings. */

#include "model/cordon-measure.h"

#include "model/cordon-kind-private.h"

#include <glib/gi18n-lib.h>

static const CordonChoice accruals[] = {
    {"flow", NC_ ("vocabulary", "Flow: counted over a time")},
    {"stock", NC_ ("vocabulary", "Stock: a state on a day")},
    {"ratio", NC_ ("vocabulary", "Ratio")},
    {NULL},
};

static const CordonChoice directions[] = {
    {"increase", NC_ ("vocabulary", "Increase")},
    {"decrease", NC_ ("vocabulary", "Decrease")},
    {"maintain_at_least", NC_ ("vocabulary", "Keep at or above")},
    {"maintain_at_most", NC_ ("vocabulary", "Keep at or below")},
    {"milestone", NC_ ("vocabulary", "Reach once")},
    {NULL},
};

static const CordonChoice years[] = {
    {"fiscal", NC_ ("vocabulary", "Fiscal year")},
    {"calendar", NC_ ("vocabulary", "Calendar year")},
    {NULL},
};

static const CordonChoice feeds[] = {
    {"manual", NC_ ("vocabulary", "Entered by hand")},
    {"matters", NC_ ("vocabulary", "Counted from the programme’s matters")},
    {NULL},
};

/* What of the bodies of a kind the figure counts, so that the plan's own count can be shown beside it. */
static const CordonChoice counted[] = {
    {"bodies", NC_ ("vocabulary", "The bodies themselves")},
    {"people", NC_ ("vocabulary", "The people in them")},
    {"agencies", NC_ ("vocabulary", "The agencies that take part in them")},
    {"countries", NC_ ("vocabulary", "The countries they are in")},
    {NULL},
};

static const CordonField fields[] = {
    {"plan_item", CORDON_FIELD_REFERENCE, NC_ ("field", "Measures"), 0, NULL, "plan_item"},
    {"rank", CORDON_FIELD_RANK, NC_ ("field", "Place in order"), CORDON_FIELD_HIDDEN},
    {"code", CORDON_FIELD_TEXT, NC_ ("field", "Code"), CORDON_FIELD_SEARCH},
    {"name", CORDON_FIELD_TEXT, NC_ ("field", "Name"), CORDON_FIELD_REQUIRED | CORDON_FIELD_SEARCH},
    {"unit", CORDON_FIELD_TEXT, NC_ ("field", "Unit")},
    {"accrual", CORDON_FIELD_CHOICE, NC_ ("field", "Accrual"), 0, accruals},
    {"direction", CORDON_FIELD_CHOICE, NC_ ("field", "Direction"), 0, directions},
    {"year_basis", CORDON_FIELD_CHOICE, NC_ ("field", "Year"), 0, years},
    {"feed", CORDON_FIELD_CHOICE, NC_ ("field", "Comes from"), 0, feeds},
    {"definition", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Definition"), CORDON_FIELD_SEARCH_LONG},
    {"data_quality", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Data quality")},
    {"weight", CORDON_FIELD_NUMBER, NC_ ("field", "Weight"), 0, NULL, NULL, 0, 1000000},
    {"part_of", CORDON_FIELD_REFERENCE, NC_ ("field", "Part of"), CORDON_FIELD_TREE, NULL, "measure"},
    {"scope", CORDON_FIELD_TEXT, NC_ ("field", "Scope")},
    {"category", CORDON_FIELD_TEXT, NC_ ("field", "Category")},
    {"party_kind", CORDON_FIELD_CHOICE, NC_ ("field", "Bodies that it is about"), 0, cordon_choices_party_kinds},
    {"counted", CORDON_FIELD_CHOICE, NC_ ("field", "What is counted of them"), 0, counted},
    {"outside", CORDON_FIELD_LONG_TEXT, NC_ ("field", "From other programs"), CORDON_FIELD_SEARCH_LONG},
};

static char *
check (CordonCellFunc cell, gpointer row, const char **field)
{
  if (cordon_cell_text (cell, row, "counted") == NULL || cordon_cell_text (cell, row, "party_kind") != NULL)
    return NULL;
  *field = "party_kind";
  return g_strdup (_ ("It is not said which bodies are counted. Choose their kind, or clear what is counted of them."));
}

CORDON_DEFINE_KIND (CordonMeasure, cordon_measure, "measure", NC_ ("kind", "Measure"), "name", .check = check)
