/* SPDX-License-Identifier: GPL-3.0-or-later */

/* StratML in: indicators and results. An indicator becomes a measure, a result a reading; of those that an export of
 * ours wrote, some are milestones and status updates, which say so in their outline. A result that is no number, that
 * has no dates or dates in the wrong order, is kept in its words and told; nothing is counted with that isn't sure. */

#include "formats/cordon-stratml-import-private.h"

#include <string.h>

#include "base/cordon-date.h"
#include "base/cordon-number.h"
#include "base/cordon-text.h"
#include "model/cordon-period.h"

#include <glib/gi18n-lib.h>

/* Periods */

/* What is meant by a first and a last day, as plans write it: a quarter, a fiscal or calendar year, a month. */
static char *
name_period (CordonStratmlImport *self, const char *from, const char *to)
{
  int first_month = cordon_import_job_get_first_month (self->job);
  g_autofree char *name = NULL;
  g_autofree char *span = g_strconcat (from, "/", to, NULL);
  GDate start, end, first, last;
  int months;

  if (!cordon_date_parse (from, &start) || !cordon_date_parse (to, &end) || g_date_get_day (&start) != 1
      || !g_date_is_last_of_month (&end))
    return g_steal_pointer (&span);
  months = (g_date_get_year (&end) - g_date_get_year (&start)) * 12 + (int) g_date_get_month (&end)
           - (int) g_date_get_month (&start) + 1;
  if (months == 1)
    name = g_strndup (from, 7);
  else if (months == 3)
    name = cordon_quarter_of (from, first_month);
  else if (months == 12 && g_date_get_month (&start) == G_DATE_JANUARY)
    name = g_strndup (from, 4);
  else if (months == 12)
    name = g_strdup_printf ("FY%04d", cordon_fiscal_year_of (from, first_month));
  if (name != NULL && cordon_period_parse (name, first_month, &first, &last) && g_date_valid (&last)
      && g_date_compare (&first, &start) == 0 && g_date_compare (&last, &end) == 0)
    return g_steal_pointer (&name);
  return g_steal_pointer (&span);
}

/* The same few periods are everywhere in a document. */
static char *
find_period (CordonStratmlImport *self, const char *from, const char *to)
{
  char key[24];
  char *period;

  g_snprintf (key, sizeof key, "%s/%s", from, to);
  period = g_hash_table_lookup (self->periods, key);
  if (period == NULL)
    {
      period = name_period (self, from, to);
      g_hash_table_insert (self->periods, g_strdup (key), period);
    }
  return g_strdup (period);
}

/* Numbers */

/* A decimal without what says nothing: a plus, zeros in front and at the end. */
static char *
without_padding (const char *text)
{
  g_autoptr (GString) out = g_string_new (*text == '-' ? "-" : "");

  text += *text == '-' || *text == '+' ? 1 : 0;
  g_string_append (out, text + strspn (text, "0"));
  if (strchr (out->str, '.') != NULL)
    {
      while (out->str[out->len - 1] == '0')
        g_string_truncate (out, out->len - 1);
      if (out->str[out->len - 1] == '.')
        g_string_truncate (out, out->len - 1);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Whether a decimal is written as it would be here, as most are: it begins and ends with a digit that counts, and has
 * no more than a number holds. */
static gboolean
is_short (const char *text)
{
  gsize length = strlen (text);

  if (length > 15 || *text == '+' || (text[0] == '0' && text[1] != '.' && text[1] != '\0') || text[0] == '-')
    return FALSE;
  return *text != '.' && (strchr (text, '.') == NULL || (text[length - 1] != '0' && text[length - 1] != '.'));
}

/* Whether a decimal says no more than the number that was made of it. */
static gboolean
is_exact (const char *text, const char *ours)
{
  g_autofree char *one = without_padding (text);
  g_autofree char *other = without_padding (ours);

  return strcmp (one, other) == 0;
}

/* Groups of three digits after commas, which StratML forbids and people write. Returns: (transfer full) (nullable) */
static char *
without_groups (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  gsize before = strcspn (text, ",");
  const char *p = text + before;

  g_string_append_len (plain, text, (gssize) before);
  if (*p == '\0' || before == 0 || before > 4)
    return NULL;
  while (*p == ',')
    {
      if (strspn (p + 1, "0123456789") != 3)
        return NULL;
      g_string_append_len (plain, p + 1, 3);
      p += 4;
    }
  g_string_append (plain, p);
  return cordon_stratml_is_decimal (plain->str) ? g_string_free (g_steal_pointer (&plain), FALSE) : NULL;
}

static void
take_number (CordonStratmlImport *self, CordonStratmlRow *row, const char *text, guint line)
{
  g_autofree char *plain = NULL;
  gsize length = strlen (text);
  double value;

  if (cordon_stratml_is_decimal (text) && cordon_number_parse_plain (*text == '+' ? text + 1 : text, &value))
    {
      g_autofree char *ours = NULL;

      cordon_stratml_row_set_number (row, "value", value);
      if (is_short (text))
        return;
      ours = cordon_stratml_decimal (value);
      /* 99.50 is said to be more precise than 99.5. */
      if (strcmp (text, ours) != 0)
        cordon_stratml_row_set (row, "quote", text);
      if (!is_exact (text, ours))
        cordon_import_job_note_printf (self->job, CORDON_IMPORT_INFORMATION, line, row->where,
                                       _ ("“%s” has more digits than a plan counts with. They are kept as printed."),
                                       text);
      return;
    }
  cordon_stratml_row_set (row, "quote", text);
  plain = without_groups (text);
  if (plain == NULL && length > 1 && text[length - 1] == '%')
    {
      plain = g_strstrip (g_strndup (text, length - 1));
      if (cordon_stratml_is_decimal (plain))
        cordon_stratml_row_set (row, "unit", "%");
    }
  if (plain != NULL && cordon_stratml_is_decimal (plain) && cordon_number_parse_plain (plain, &value))
    {
      cordon_stratml_row_set_number (row, "value", value);
      cordon_import_job_note_printf (self->job, CORDON_IMPORT_INFORMATION, line, row->where,
                                     _ ("“%s” is no decimal number as StratML has them. It is read as %s, and kept as "
                                        "printed."),
                                     text, plain);
      return;
    }
  cordon_stratml_row_set (row, "qualifier", "not_stated");
  cordon_import_job_note_printf (self->job, CORDON_IMPORT_KEPT, line, row->where,
                                 _ ("“%s” is no number. It is kept as printed, and not counted with."), text);
}

/* Results */

static void
take_dates (CordonStratmlImport *self, CordonStratmlRow *row, CordonStratmlNode *start, CordonStratmlNode *end,
            CordonStratmlNode *outside)
{
  g_autofree char *from = start != NULL ? cordon_stratml_read_date (start->text) : NULL;
  g_autofree char *to = end != NULL ? cordon_stratml_read_date (end->text) : NULL;
  g_autofree char *period = NULL;

  if (start != NULL && g_strcmp0 (from, start->text) != 0)
    cordon_stratml_keep (self, outside, start, row->where);
  if (end != NULL && g_strcmp0 (to, end->text) != 0)
    cordon_stratml_keep (self, outside, end, row->where);
  if (from == NULL)
    {
      cordon_stratml_row_set (row, "as_of", to);
      return;
    }
  if (to == NULL)
    period = g_strconcat (from, "/..", NULL);
  else if (strcmp (from, to) > 0)
    {
      period = g_strconcat (from, "/", to, NULL);
      cordon_import_job_note_printf (self->job, CORDON_IMPORT_INFORMATION, row->line, row->where,
                                     _ ("The result ends, on %s, before it begins, on %s. The period is kept in these "
                                        "words, and not counted with."),
                                     to, from);
    }
  else
    period = self->ours ? g_strconcat (from, "/", to, NULL) : find_period (self, from, to);
  cordon_stratml_row_set (row, "period", period);
}

/* Whether a Descriptor says just what an export of ours says of that role. */
static gboolean
is_ours (const CordonStratmlNode *descriptor, const char *role)
{
  const char *value = cordon_stratml_child_text (descriptor, "DescriptorValue");

  return descriptor->text == NULL && g_strcmp0 (cordon_stratml_child_text (descriptor, "DescriptorName"), "Status") == 0
         && g_strcmp0 (value, g_str_equal (role, "baseline") ? "Baseline" : "Estimate") == 0
         && descriptor->first->next == descriptor->last;
}

static void
import_result (CordonStratmlImport *self, CordonStratmlNode *result, CordonStratmlRow *measure)
{
  gboolean target = cordon_stratml_is (result, "TargetResult");
  CordonStratmlNode *block = cordon_stratml_add (self->tree, NULL, "block", NULL);
  CordonStratmlNode *outside = cordon_stratml_add (self->tree, NULL, "outside", NULL);
  g_autofree char *note = cordon_stratml_take_split (self, result, "Description", block);
  CordonStratmlNode *start, *end, *number, *descriptor;
  g_autofree char *key = NULL;
  g_autofree char *id = NULL;
  const char *role = NULL;
  const char *given = cordon_stratml_child_text (block, "id");
  CordonStratmlRow *row;
  guint n;

  cordon_stratml_restore_outside (self, result, block);
  start = cordon_stratml_take (result, "StartDate");
  end = cordon_stratml_take (result, "EndDate");
  number = cordon_stratml_take (result, "NumberOfUnits");
  descriptor = cordon_stratml_take (result, "Descriptor");
  if (descriptor != NULL && !target)
    role = cordon_stratml_descriptor_role (descriptor);
  role = target ? "target" : role != NULL ? role : "actual";

  /* A result has no identifier: it is the one of its sort and time, so that a corrected figure finds its reading. */
  key = g_strjoin ("\n", measure->id, role, start != NULL ? start->text : "", end != NULL ? end->text : "",
                   descriptor != NULL && cordon_stratml_child_text (descriptor, "DescriptorName") != NULL
                       ? cordon_stratml_child_text (descriptor, "DescriptorName")
                       : "",
                   NULL);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->results, key)) + 1;
  g_hash_table_insert (self->results, g_strdup (key), GUINT_TO_POINTER (n));
  if (given != NULL && cordon_id_is_valid (given))
    id = g_strdup (given);
  else
    id =
        cordon_stratml_result_id (measure->id, role, start != NULL ? start->text : NULL, end != NULL ? end->text : NULL,
                                  cordon_stratml_child_text (descriptor, "DescriptorName"), n);
  row = cordon_stratml_row_new (self, "reading", id, result->line, measure->where);
  cordon_stratml_row_set (row, "measure", measure->id);
  cordon_stratml_row_set (row, "role", role);
  take_dates (self, row, start, end, outside);
  if (number != NULL)
    take_number (self, row, number->text, number->line);
  else
    cordon_stratml_row_set (row, "qualifier", "not_stated");
  cordon_stratml_row_set (row, "note", note);
  if (descriptor != NULL
      && (strcmp (role, "target") == 0 || strcmp (role, "actual") == 0 || !is_ours (descriptor, role)))
    cordon_stratml_keep (self, outside, descriptor, row->where);
  while (result->first != NULL)
    cordon_stratml_keep (self, outside, result->first, row->where);
  cordon_stratml_row_take_block (self, row, block);
  cordon_stratml_row_set_outside (self, row, outside, block);
}

/* Indicators of ours that are something else */

static CordonStratmlNode *
first_result (CordonStratmlNode *indicator, const char *name)
{
  for (CordonStratmlNode *instance = indicator->first; instance != NULL; instance = instance->next)
    {
      CordonStratmlNode *result =
          cordon_stratml_is (instance, "MeasurementInstance") ? cordon_stratml_child (instance, name) : NULL;

      if (result != NULL)
        return result;
    }
  return NULL;
}

static void
import_milestone (CordonStratmlImport *self, CordonStratmlNode *indicator, const char *item, const char *note,
                  CordonStratmlNode *block, const char *where)
{
  CordonStratmlNode *outside = cordon_stratml_add (self->tree, NULL, "outside", NULL);
  CordonStratmlNode *target = first_result (indicator, "TargetResult");
  CordonStratmlNode *actual = first_result (indicator, "ActualResult");
  g_autofree char *title = cordon_stratml_take_text (indicator, "MeasurementDimension");
  g_autofree char *code = cordon_stratml_take_text (indicator, "SequenceIndicator");
  g_autofree char *id = cordon_stratml_take_id (self, indicator, outside, block, title != NULL ? title : "", where);
  CordonStratmlRow *row = cordon_stratml_row_new (self, "plan_item", id, indicator->line, where);

  cordon_stratml_row_set (row, "kind", "milestone");
  cordon_stratml_row_set (row, "parent", item);
  cordon_stratml_row_set (row, "title", title != NULL ? title : "[Milestone]");
  cordon_stratml_row_set (row, "code", code);
  cordon_stratml_row_set (row, "note", note);
  cordon_stratml_row_set (row, "intent", cordon_stratml_child_text (target, "Description"));
  cordon_stratml_row_set (row, "start", cordon_stratml_child_text (target, "StartDate"));
  cordon_stratml_row_set (row, "due", cordon_stratml_child_text (target, "EndDate"));
  cordon_stratml_row_set (row, "done_on", cordon_stratml_child_text (actual, "EndDate"));
  cordon_stratml_row_take_block (self, row, block);
  for (const CordonStratmlNode *child = cordon_stratml_child (cordon_stratml_child (block, "outside"), "StratML");
       child != NULL && child->first != NULL;)
    {
      CordonStratmlNode *kept = child->first;

      cordon_stratml_detach (kept);
      cordon_stratml_append (outside, kept);
    }
  if (cordon_stratml_child (block, "outside") != NULL)
    {
      CordonStratmlNode *empty = cordon_stratml_child (cordon_stratml_child (block, "outside"), "StratML");

      if (empty != NULL)
        cordon_stratml_detach (empty);
    }
  cordon_stratml_row_set_outside (self, row, outside, block);
  cordon_stratml_take_records (self, block, where);
}

static void
import_updates (CordonStratmlImport *self, CordonStratmlNode *indicator, const char *item, const char *where)
{
  for (CordonStratmlNode *instance = indicator->first; instance != NULL; instance = instance->next)
    {
      CordonStratmlNode *result = cordon_stratml_child (instance, "ActualResult");
      CordonStratmlNode *block = cordon_stratml_add (self->tree, NULL, "block", NULL);
      g_autofree char *narrative = NULL;
      g_autofree char *rag = NULL;
      const char *id;
      CordonStratmlRow *row;

      if (result == NULL)
        continue;
      narrative = cordon_stratml_take_split (self, result, "Description", block);
      id = cordon_stratml_child_text (block, "id");
      if (id == NULL || !cordon_id_is_valid (id))
        {
          cordon_import_job_note (self->job, CORDON_IMPORT_LEFT_OUT, result->line, where,
                                  _ ("This status update has lost what names it, and doesn’t come in."));
          continue;
        }
      row = cordon_stratml_row_new (self, "status_update", id, result->line, where);
      cordon_stratml_row_set (row, "plan_item", item);
      cordon_stratml_row_set (row, "narrative", narrative);
      if (cordon_stratml_child (result, "Descriptor") != NULL)
        {
          const char *value =
              cordon_stratml_child_text (cordon_stratml_child (result, "Descriptor"), "DescriptorValue");

          rag = value != NULL ? g_ascii_strdown (value, -1) : NULL;
          cordon_stratml_row_set (row, "rag", rag);
        }
      cordon_stratml_row_take_block (self, row, block);
    }
}

/* Measures */

/* Whether a Relationship says only that this is part of something else that has an Identifier. */
static gboolean
is_narrower (CordonStratmlImport *self, CordonStratmlNode *relationship)
{
  CordonStratmlNode *identifier = cordon_stratml_child (relationship, "Identifier");
  CordonStratmlNode *referent = cordon_stratml_child (relationship, "ReferentIdentifier");

  /* ANSI’s had the Identifier of the other one there. */
  if (referent == NULL && identifier != NULL)
    {
      cordon_stratml_rename (self->tree, identifier, "ReferentIdentifier");
      referent = identifier;
    }
  return referent != NULL && relationship->text == NULL
         && g_strcmp0 (cordon_stratml_child_text (relationship, "@RelationshipType"), "Narrower_Than") == 0
         && relationship->first->next == relationship->last;
}

void
cordon_stratml_import_indicator (CordonStratmlImport *self, CordonStratmlNode *indicator, const char *item,
                                 const char *where, guint n)
{
  CordonStratmlNode *block = cordon_stratml_add (self->tree, NULL, "block", NULL);
  CordonStratmlNode *outside = cordon_stratml_add (self->tree, NULL, "outside", NULL);
  CordonStratmlNode *relationships = cordon_stratml_add (self->tree, NULL, "relationships", NULL);
  CordonStratmlNode *instances = cordon_stratml_add (self->tree, NULL, "instances", NULL);
  g_autofree char *definition = cordon_stratml_take_split (self, indicator, "OtherInformation", block);
  const char *is = cordon_stratml_child_text (block, "is");
  g_autofree char *place = g_strdup_printf ("%s › PerformanceIndicator %u", where, n);
  g_autofree char *title = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  const char *identifier;
  const char *type;
  CordonStratmlNode *stage;
  CordonStratmlRow *row;

  if (g_strcmp0 (is, "milestone") == 0)
    {
      import_milestone (self, indicator, item, definition, block, place);
      return;
    }
  if (g_strcmp0 (is, "status") == 0)
    {
      import_updates (self, indicator, item, place);
      return;
    }
  cordon_stratml_restore_outside (self, indicator, block);
  title = cordon_stratml_one_line (self, cordon_stratml_take_text (indicator, "MeasurementDimension"));
  unit = cordon_stratml_one_line (self, cordon_stratml_take_text (indicator, "UnitOfMeasurement"));
  code = cordon_stratml_one_line (self, cordon_stratml_take_text (indicator, "SequenceIndicator"));
  identifier = cordon_stratml_child_text (indicator, "Identifier");
  name = g_strjoin ("\n", item != NULL ? item : "", "indicator", title != NULL ? title : "", unit != NULL ? unit : "",
                    NULL);
  id = cordon_stratml_take_id (self, indicator, outside, block, name, place);
  if (identifier != NULL && !g_hash_table_contains (self->measures, identifier))
    g_hash_table_insert (self->measures, g_strdup (identifier), g_strdup (id));

  row = cordon_stratml_row_new (self, "measure", id, indicator->line, place);
  cordon_stratml_row_set (row, "plan_item", item);
  cordon_stratml_take (indicator, "NoName");
  if (title == NULL)
    {
      const char *other = cordon_stratml_child_text (indicator, "Name");

      title = other != NULL  ? cordon_stratml_one_line (self, g_strdup (other))
              : unit != NULL ? g_strdup (unit)
              : code != NULL ? g_strdup (code)
                             : g_strdup ("[PerformanceIndicator]");
      cordon_stratml_add (self->tree, outside, "NoName", title);
      cordon_import_job_note_printf (self->job, CORDON_IMPORT_INFORMATION, indicator->line, place,
                                     _ ("It has no name. It is called “%s” in the plan."), title);
    }
  cordon_stratml_row_set (row, "name", title);
  cordon_stratml_row_set (row, "unit", unit);
  cordon_stratml_row_set (row, "code", code);
  cordon_stratml_row_set (row, "definition", definition);
  stage = cordon_stratml_child (indicator, "@ValueChainStage");
  if (stage != NULL && cordon_stratml_stage_to_category (stage->text) != NULL)
    {
      cordon_stratml_row_set (row, "category", cordon_stratml_stage_to_category (stage->text));
      cordon_stratml_detach (stage);
    }
  /* A measure of ours is quantitative, and need not say so. */
  type = cordon_stratml_child_text (indicator, "@PerformanceIndicatorType");
  if (type != NULL && strcmp (type, "Quantitative") == 0)
    cordon_stratml_take (indicator, "@PerformanceIndicatorType");

  for (CordonStratmlNode *child = indicator->first, *next; child != NULL; child = next)
    {
      next = child->next;
      if (cordon_stratml_is (child, "MeasurementInstance"))
        {
          cordon_stratml_detach (child);
          cordon_stratml_append (instances, child);
        }
      else if (cordon_stratml_is (child, "TargetResult") || cordon_stratml_is (child, "ActualResult"))
        {
          /* Without the instance around it. */
          cordon_stratml_detach (child);
          cordon_stratml_append (cordon_stratml_add (self->tree, instances, "MeasurementInstance", NULL), child);
        }
      else if (cordon_stratml_is (child, "Relationship") && is_narrower (self, child))
        {
          cordon_stratml_detach (child);
          cordon_stratml_append (relationships, child);
        }
      else
        cordon_stratml_keep (self, outside, child, place);
    }
  cordon_stratml_row_take_block (self, row, block);
  for (CordonStratmlNode *instance = instances->first; instance != NULL; instance = instance->next)
    {
      CordonStratmlNode *strays = NULL;

      while (instance->first != NULL)
        {
          CordonStratmlNode *result = instance->first;

          cordon_stratml_detach (result);
          if (cordon_stratml_is (result, "TargetResult") || cordon_stratml_is (result, "ActualResult"))
            import_result (self, result, row);
          else
            {
              if (strays == NULL)
                strays = cordon_stratml_add (self->tree, outside, "MeasurementInstance", NULL);
              cordon_stratml_append (strays, result);
              cordon_stratml_keep (self, strays, result, place);
            }
        }
    }
  cordon_stratml_take_records (self, block, place);
  if (relationships->first != NULL)
    {
      CordonStratmlNarrower *narrower = g_new0 (CordonStratmlNarrower, 1);

      *narrower = (CordonStratmlNarrower){row, outside, block, relationships};
      g_ptr_array_add (self->narrower, narrower);
    }
  else
    cordon_stratml_row_set_outside (self, row, outside, block);
}
