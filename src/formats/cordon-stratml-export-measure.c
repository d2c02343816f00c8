/* SPDX-License-Identifier: GPL-3.0-or-later */

/* StratML out: indicators and results. A measure is a quantitative indicator, its readings are results, those of the
 * same time in one instance. A milestone is a qualitative indicator with a target, and a result once it is done; a
 * status update a result whose Descriptor is named Status. What a result has no element for stands after its
 * description. */

#include "formats/cordon-stratml-export-private.h"

#include <string.h>

#include "base/cordon-date.h"
#include "base/cordon-number.h"
#include "base/cordon-text.h"
#include "model/cordon-period.h"

/* When a result was, as far as dates can say it. */
typedef struct
{
  char *start;
  char *end;
  gboolean says_period; /* an import makes the reading's period of the two, */
  gboolean says_as_of;  /* or its date */
} Dates;

static void
clear_dates (Dates *dates)
{
  g_free (dates->start);
  g_free (dates->end);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Dates, clear_dates)

static void
find_dates (CordonStratmlExport *self, CordonRow *reading, Dates *dates)
{
  const char *period = cordon_row_get_text (reading, "period");
  const char *as_of = cordon_row_get_text (reading, "as_of");
  GDate start, end;

  *dates = (Dates){NULL};
  if (period != NULL && strlen (period) == 21 && period[10] == '/')
    {
      g_autofree char *first = g_strndup (period, 10);

      /* The two may be in the wrong order, as they came. */
      if (cordon_date_parse (first, &start) && cordon_date_parse (period + 11, &end))
        {
          dates->start = g_steal_pointer (&first);
          dates->end = g_strdup (period + 11);
          dates->says_period = TRUE;
          return;
        }
    }
  if (cordon_period_parse (period, cordon_export_job_get_first_month (self->job), &start, &end))
    {
      g_autofree char *open = NULL;

      dates->start = cordon_date_to_text (&start);
      dates->end = g_date_valid (&end) ? cordon_date_to_text (&end) : NULL;
      open = g_strconcat (dates->start, "/..", NULL);
      dates->says_period = dates->end == NULL && strcmp (open, period) == 0;
    }
  else if (as_of != NULL && cordon_date_parse (as_of, &end))
    {
      dates->end = g_strdup (as_of);
      dates->says_as_of = TRUE;
    }
}

static CordonStratmlNode *
add_descriptor (CordonStratmlExport *self, CordonStratmlNode *result, const char *value)
{
  CordonStratmlNode *descriptor = cordon_stratml_add (self->tree, result, "Descriptor", NULL);

  cordon_stratml_add (self->tree, descriptor, "DescriptorName", "Status");
  cordon_stratml_add (self->tree, descriptor, "DescriptorValue", value);
  return descriptor;
}

static void
skip (GPtrArray *but, const char *field)
{
  g_ptr_array_add (but, (gpointer) field);
}

static CordonStratmlNode *
make_result (CordonStratmlExport *self, CordonRow *reading, const Dates *dates, GHashTable *counts)
{
  const char *role = cordon_row_get_text (reading, "role");
  const char *measure = cordon_row_get_text (reading, "measure");
  gboolean target = g_strcmp0 (role, "target") == 0;
  CordonStratmlNode *result = cordon_stratml_add (self->tree, NULL, target ? "TargetResult" : "ActualResult", NULL);
  CordonStratmlNode *block = cordon_stratml_add (self->tree, NULL, "block", NULL);
  CordonStratmlNode *kept = cordon_stratml_export_outside (self, reading, block);
  CordonStratmlNode *descriptor = cordon_stratml_child (kept, "Descriptor");
  GVariant *value = cordon_row_get (reading, "value");
  g_autoptr (GPtrArray) but = g_ptr_array_new ();
  g_autofree char *key = NULL;
  g_autofree char *id = NULL;
  const char *told = NULL;
  guint n;

  cordon_stratml_export_text (self, result, "StartDate", dates->start);
  cordon_stratml_export_text (self, result, "EndDate", dates->end);
  if (value != NULL && !g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      double number = g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE) ? g_variant_get_double (value)
                                                                          : (double) g_variant_get_int64 (value);
      g_autofree char *decimal = cordon_stratml_decimal (number);
      double back;

      cordon_stratml_add (self->tree, result, "NumberOfUnits", decimal);
      /* One that is too small for that is written once more, as it is. */
      if (cordon_number_parse_plain (decimal, &back) && back == number)
        skip (but, "value");
    }
  if (!target && descriptor != NULL)
    told = cordon_stratml_descriptor_role (descriptor);
  if (descriptor == NULL && (g_strcmp0 (role, "baseline") == 0 || g_strcmp0 (role, "estimate") == 0))
    {
      descriptor = add_descriptor (self, result, role[0] == 'b' ? "Baseline" : "Estimate");
      told = role;
    }
  if (kept != NULL)
    cordon_stratml_export_kept (self, kept, result, block);
  told = target ? "target" : told != NULL ? told : "actual";

  key = g_strjoin ("\n", measure, told, dates->start != NULL ? dates->start : "", dates->end != NULL ? dates->end : "",
                   cordon_stratml_child_text (descriptor, "DescriptorName"), NULL);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;
  g_hash_table_insert (counts, g_strdup (key), GUINT_TO_POINTER (n));
  id = cordon_stratml_result_id (measure, told, dates->start, dates->end,
                                 cordon_stratml_child_text (descriptor, "DescriptorName"), n);
  if (strcmp (id, cordon_row_get_id (reading)) != 0)
    cordon_stratml_add (self->tree, block, "id", cordon_row_get_id (reading));
  skip (but, "measure");
  skip (but, "note");
  if (g_strcmp0 (role, told) == 0)
    skip (but, "role");
  if (dates->says_period)
    skip (but, "period");
  if (dates->says_as_of)
    skip (but, "as_of");
  if (value == NULL && g_strcmp0 (cordon_row_get_text (reading, "qualifier"), "not_stated") == 0
      && (dates->start != NULL || dates->end != NULL || cordon_row_get_text (reading, "note") != NULL))
    skip (but, "qualifier");
  g_ptr_array_add (but, NULL);
  cordon_stratml_export_fields (self, block, reading, (const char *const *) but->pdata);
  cordon_stratml_export_joined (self, result, "Description", cordon_row_get_text (reading, "note"), block);
  /* An empty element would be nothing to who reads it. */
  if (result->first == NULL)
    {
      cordon_stratml_add (self->tree, block, "id", cordon_row_get_id (reading));
      cordon_stratml_export_joined (self, result, "Description", NULL, block);
    }
  cordon_stratml_sort (self->part, result);
  self->n_rows++;
  return result;
}

static void
export_readings (CordonStratmlExport *self, CordonStratmlNode *indicator, const char *measure)
{
  GPtrArray *readings = g_hash_table_lookup (self->readings, measure);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) instances = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; readings != NULL && i < readings->len; i++)
    {
      g_auto (Dates) dates = {NULL};
      g_autofree char *time = NULL;
      CordonStratmlNode *instance;
      CordonStratmlNode *result;

      find_dates (self, readings->pdata[i], &dates);
      time = g_strconcat (dates.start != NULL ? dates.start : "", "/", dates.end != NULL ? dates.end : "", NULL);
      result = make_result (self, readings->pdata[i], &dates, counts);
      instance = g_hash_table_lookup (instances, time);
      if (instance == NULL || dates.start == NULL)
        {
          instance = cordon_stratml_add (self->tree, indicator, "MeasurementInstance", NULL);
          g_hash_table_insert (instances, g_steal_pointer (&time), instance);
        }
      cordon_stratml_append (instance, result);
      cordon_stratml_sort (self->part, instance);
    }
}

/* A measure that this one is part of, by its Identifier. */
static gboolean
add_narrower (CordonStratmlExport *self, CordonStratmlNode *indicator, const char *other)
{
  const char *identifier = other != NULL ? g_hash_table_lookup (self->referents, other) : NULL;
  CordonStratmlNode *relationship;

  if (identifier == NULL)
    return FALSE;
  relationship = cordon_stratml_add (self->tree, indicator, "Relationship", NULL);
  cordon_stratml_add (self->tree, relationship, "@RelationshipType", "Narrower_Than");
  cordon_stratml_add (self->tree, relationship, "ReferentIdentifier", identifier);
  return TRUE;
}

void
cordon_stratml_export_measures (CordonStratmlExport *self, CordonStratmlNode *objective, GPtrArray *measures,
                                const char *about)
{
  for (guint i = 0; measures != NULL && i < measures->len; i++)
    {
      CordonRow *measure = measures->pdata[i];
      const char *id = cordon_row_get_id (measure);
      const char *name = cordon_row_get_text (measure, "name");
      const char *stage = cordon_stratml_category_to_stage (cordon_row_get_text (measure, "category"));
      CordonStratmlNode *indicator = cordon_stratml_add (self->tree, objective, "PerformanceIndicator", NULL);
      CordonStratmlNode *block = cordon_stratml_add (self->tree, NULL, "block", NULL);
      CordonStratmlNode *kept = cordon_stratml_export_outside (self, measure, block);
      g_autoptr (GPtrArray) but = g_ptr_array_new ();
      CordonStratmlNode *old;

      if (stage != NULL)
        cordon_stratml_add (self->tree, indicator, "@ValueChainStage", stage);
      if (cordon_stratml_child (kept, "@PerformanceIndicatorType") == NULL)
        cordon_stratml_add (self->tree, indicator, "@PerformanceIndicatorType", "Quantitative");
      cordon_stratml_export_text (self, indicator, "SequenceIndicator", cordon_row_get_text (measure, "code"));
      cordon_stratml_add (self->tree, indicator, "MeasurementDimension",
                          cordon_stratml_export_is_nameless (kept, name) ? NULL : name);
      cordon_stratml_add (self->tree, indicator, "UnitOfMeasurement", cordon_row_get_text (measure, "unit"));
      cordon_stratml_export_identifier (self, indicator, id, kept, block);
      if (add_narrower (self, indicator, cordon_row_get_text (measure, "part_of")))
        skip (but, "part_of");
      old = cordon_stratml_child (kept, "NoName");
      if (old != NULL)
        cordon_stratml_detach (old);
      if (kept != NULL)
        cordon_stratml_export_kept (self, kept, indicator, block);
      export_readings (self, indicator, id);

      skip (but, "rank");
      skip (but, "name");
      skip (but, "unit");
      skip (but, "code");
      skip (but, "definition");
      if (stage != NULL)
        skip (but, "category");
      if (g_strcmp0 (cordon_row_get_text (measure, "plan_item"), about) == 0)
        skip (but, "plan_item");
      g_ptr_array_add (but, NULL);
      cordon_stratml_export_fields (self, block, measure, (const char *const *) but->pdata);
      cordon_stratml_export_joined (self, indicator, "OtherInformation", cordon_row_get_text (measure, "definition"),
                                    block);
      cordon_stratml_sort (self->part, indicator);
      self->n_rows++;
    }
}

static CordonStratmlNode *
add_qualitative (CordonStratmlExport *self, CordonStratmlNode *objective, const char *name, const char *unit)
{
  CordonStratmlNode *indicator = cordon_stratml_add (self->tree, objective, "PerformanceIndicator", NULL);

  cordon_stratml_add (self->tree, indicator, "@PerformanceIndicatorType", "Qualitative");
  cordon_stratml_add (self->tree, indicator, "MeasurementDimension", name);
  cordon_stratml_add (self->tree, indicator, "UnitOfMeasurement", unit);
  return indicator;
}

void
cordon_stratml_export_milestone (CordonStratmlExport *self, CordonStratmlNode *objective, CordonRow *milestone,
                                 gboolean with_rank)
{
  static const char *const but[] = {"kind",  "parent", "title",   "code", "note", "intent",
                                    "start", "due",    "done_on", "rank", NULL};
  CordonStratmlNode *indicator =
      add_qualitative (self, objective, cordon_row_get_text (milestone, "title"), "Milestone");
  CordonStratmlNode *instance = cordon_stratml_add (self->tree, indicator, "MeasurementInstance", NULL);
  CordonStratmlNode *target = cordon_stratml_add (self->tree, instance, "TargetResult", NULL);
  CordonStratmlNode *block = cordon_stratml_add (self->tree, NULL, "block", NULL);
  CordonStratmlNode *kept;

  cordon_stratml_add (self->tree, block, "is", "milestone");
  kept = cordon_stratml_export_outside (self, milestone, block);
  cordon_stratml_export_text (self, indicator, "SequenceIndicator", cordon_row_get_text (milestone, "code"));
  cordon_stratml_export_identifier (self, indicator, cordon_row_get_id (milestone), kept, block);
  cordon_stratml_export_text (self, target, "StartDate", cordon_row_get_text (milestone, "start"));
  cordon_stratml_export_text (self, target, "EndDate", cordon_row_get_text (milestone, "due"));
  cordon_stratml_export_text (self, target, "Description", cordon_row_get_text (milestone, "intent"));
  if (cordon_row_get_text (milestone, "done_on") != NULL)
    {
      CordonStratmlNode *actual = cordon_stratml_add (self->tree, instance, "ActualResult", NULL);

      cordon_stratml_export_text (self, actual, "EndDate", cordon_row_get_text (milestone, "done_on"));
      add_descriptor (self, actual, "Done");
    }
  while (kept != NULL && kept->first != NULL)
    cordon_stratml_export_keep_in_block (self, kept->first, block);
  if (with_rank)
    cordon_stratml_export_text (self, block, "rank", cordon_row_get_text (milestone, "rank"));
  cordon_stratml_export_fields (self, block, milestone, but);
  cordon_stratml_export_joined (self, indicator, "OtherInformation", cordon_row_get_text (milestone, "note"), block);
  cordon_stratml_sort (self->part, indicator);
  self->n_rows++;
}

void
cordon_stratml_export_updates (CordonStratmlExport *self, CordonStratmlNode *objective, GPtrArray *updates,
                               const char *about)
{
  static const char *const but[] = {"plan_item", "rag", "narrative", NULL};
  CordonStratmlNode *indicator;
  CordonStratmlNode *mark;
  g_autofree char *id = NULL;
  g_autofree char *identifier = NULL;

  if (updates == NULL || updates->len == 0)
    return;
  indicator = add_qualitative (self, objective, "Status", "Rating");
  id = cordon_id_derive ("stratml", "status", about != NULL ? about : "", NULL);
  identifier = g_strconcat ("_", id, NULL);
  cordon_stratml_add (self->tree, indicator, "Identifier", identifier);
  for (guint i = 0; i < updates->len; i++)
    {
      CordonRow *update = updates->pdata[i];
      const char *rag = cordon_row_get_text (update, "rag");
      CordonStratmlNode *instance = cordon_stratml_add (self->tree, indicator, "MeasurementInstance", NULL);
      CordonStratmlNode *result = cordon_stratml_add (self->tree, instance, "ActualResult", NULL);
      CordonStratmlNode *block = cordon_stratml_add (self->tree, NULL, "block", NULL);
      GDate start, end;

      if (cordon_quarter_bounds (cordon_row_get_text (update, "period"), cordon_export_job_get_first_month (self->job),
                                 &start, &end))
        {
          g_autofree char *from = cordon_date_to_text (&start);
          g_autofree char *to = cordon_date_to_text (&end);

          cordon_stratml_add (self->tree, result, "StartDate", from);
          cordon_stratml_add (self->tree, result, "EndDate", to);
        }
      if (rag != NULL)
        {
          g_autofree char *word = g_strdup (rag);

          *word = g_ascii_toupper (*word);
          add_descriptor (self, result, word);
        }
      cordon_stratml_add (self->tree, block, "id", cordon_row_get_id (update));
      /* What the update is about, where the Objective stands for something else. */
      if (g_strcmp0 (cordon_row_get_text (update, "plan_item"), about) != 0)
        cordon_stratml_export_text (self, block, "plan_item", cordon_row_get_text (update, "plan_item"));
      cordon_stratml_export_fields (self, block, update, but);
      cordon_stratml_export_joined (self, result, "Description", cordon_row_get_text (update, "narrative"), block);
      self->n_rows++;
    }
  mark = cordon_stratml_add (self->tree, NULL, "block", NULL);
  cordon_stratml_add (self->tree, mark, "is", "status");
  cordon_stratml_export_joined (self, indicator, "OtherInformation", NULL, mark);
}
