/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One figure of a measure: where it began, what is promised, what was counted or estimated; with its unit and qualifier
 * as they were given, and where it is printed. Readings that contradict each other stand side by side, and neither
 * overwrites the other. A reading without a value says that none was stated. */

#include "model/cordon-reading.h"

#include "base/cordon-date.h"
#include "model/cordon-kind-private.h"
#include "model/cordon-period.h"
#include "model/cordon-progress.h"

#include <glib/gi18n-lib.h>

static const CordonChoice roles[] = {
    {"baseline", NC_ ("vocabulary", "Baseline")},
    {"target", NC_ ("vocabulary", "Target")},
    {"actual", NC_ ("vocabulary", "Actual")},
    {"estimate", NC_ ("vocabulary", "Estimate")},
    {NULL},
};

static const CordonChoice qualifiers[] = {
    {"exact", NC_ ("vocabulary", "Exactly")},         {"at_least", NC_ ("vocabulary", "At least")},
    {"more_than", NC_ ("vocabulary", "More than")},   {"about", NC_ ("vocabulary", "About")},
    {"not_stated", NC_ ("vocabulary", "Not stated")}, {NULL},
};

static const CordonField fields[] = {
    {"measure", CORDON_FIELD_REFERENCE, NC_ ("field", "Measure"), CORDON_FIELD_REQUIRED, NULL, "measure"},
    {"role", CORDON_FIELD_CHOICE, NC_ ("field", "Role"), CORDON_FIELD_REQUIRED, roles},
    {"period", CORDON_FIELD_PERIOD, NC_ ("field", "Period")},
    {"as_of", CORDON_FIELD_DATE, NC_ ("field", "As of")},
    {"value", CORDON_FIELD_NUMBER, NC_ ("field", "Value")},
    {"value_to", CORDON_FIELD_NUMBER, NC_ ("field", "Up to")},
    {"unit", CORDON_FIELD_TEXT, NC_ ("field", "Unit as given")},
    {"qualifier", CORDON_FIELD_CHOICE, NC_ ("field", "Qualifier"), 0, qualifiers},
    {"party", CORDON_FIELD_REFERENCE, NC_ ("field", "Body"), 0, NULL, "party"},
    {"country", CORDON_FIELD_COUNTRY, NC_ ("field", "Country")},
    {"category", CORDON_FIELD_TEXT, NC_ ("field", "Category")},
    {"source", CORDON_FIELD_TEXT, NC_ ("field", "Source")},
    {"section", CORDON_FIELD_TEXT, NC_ ("field", "Section")},
    {"page", CORDON_FIELD_TEXT, NC_ ("field", "Printed page")},
    {"quote", CORDON_FIELD_LONG_TEXT, NC_ ("field", "As printed"), CORDON_FIELD_SEARCH_LONG},
    {"confidence", CORDON_FIELD_CHOICE, NC_ ("field", "Confidence"), 0, cordon_choices_confidence},
    {"note", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Note"), CORDON_FIELD_SEARCH_LONG},
    {"recorded_on", CORDON_FIELD_DATE, NC_ ("field", "Recorded on")},
    {"outside", CORDON_FIELD_LONG_TEXT, NC_ ("field", "From other programs"), CORDON_FIELD_SEARCH_LONG},
};

char *
cordon_reading_dup_day (const CordonReadingFacts *facts, int first_month)
{
  GDate start, end;

  g_return_val_if_fail (facts != NULL, NULL);

  if (facts->as_of != NULL)
    return g_strdup (facts->as_of);
  if (!cordon_period_parse (facts->period, first_month, &start, &end))
    return NULL;
  return cordon_date_to_text (g_date_valid (&end) ? &end : &start);
}

char *
cordon_reading_dup_words (CordonRecord *reading)
{
  CordonReadingFacts facts;
  CordonFigure figure;

  cordon_reading_facts (reading, &facts);
  cordon_figure_of_reading (&facts, &figure);
  return cordon_figure_describe (&figure, facts.unit);
}

static char *
check (CordonCellFunc cell, gpointer row, const char **field)
{
  const char *qualifier = cordon_cell_text (cell, row, "qualifier");
  double value, value_to;
  gboolean has_value = cordon_cell_number (cell, row, "value", &value);
  gboolean has_value_to = cordon_cell_number (cell, row, "value_to", &value_to);

  if (!has_value && g_strcmp0 (qualifier, "not_stated") != 0)
    {
      *field = "value";
      return g_strdup (_ ("A reading has a value. Where the source gives none, choose the qualifier “Not stated”."));
    }
  if (has_value_to && (!has_value || value_to < value))
    {
      *field = "value_to";
      return g_strdup (_ ("A range goes from the smaller value to the greater one. Change one of the two."));
    }
  return NULL;
}

CORDON_DEFINE_KIND (CordonReading, cordon_reading, "reading", NC_ ("kind", "Reading"), "value", .check = check)
