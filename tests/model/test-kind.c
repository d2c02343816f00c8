/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The nouns' field tables agree with the plan file, and what a person types, a file holds and a person reads is the
 * same value. */

#include "base/cordon-error.h"
#include "model/cordon-link.h"
#include "model/cordon-period.h"
#include "model/cordon-plan-item.h"
#include "model/cordon-register-entry.h"
#include "model/cordon-status-update.h"
#include "model/cordon-tie.h"
#include "model/cordon-translation.h"
#include "plan-fixture.h"

#include <string.h>

static const CordonField *
field_of (const char *kind, const char *field)
{
  return cordon_kind_field (cordon_kind_find (kind), field);
}

static void
test_schema (Fixture *fixture, gconstpointer data)
{
  const char *const *tables = cordon_ledger_get_kinds (fixture->ledger);
  guint n_tables = g_strv_length ((char **) tables);
  guint n_kinds = 0;

  for (const CordonKind *const *kind = cordon_kind_all (); *kind != NULL; kind++)
    {
      const char *const *columns = cordon_ledger_get_fields (fixture->ledger, (*kind)->name);

      n_kinds++;
      g_test_message ("%s", (*kind)->name);
      g_assert_nonnull (columns);
      g_assert_cmpuint (g_strv_length ((char **) columns), ==, (*kind)->n_fields);
      for (guint i = 0; columns[i] != NULL; i++)
        {
          const CordonField *field = cordon_kind_field (*kind, columns[i]);

          g_test_message ("%s.%s", (*kind)->name, columns[i]);
          g_assert_nonnull (field);
          g_assert_nonnull (field->label);
          g_assert_true (field->type != CORDON_FIELD_CHOICE || field->choices != NULL);
          g_assert_true (field->reference == NULL || cordon_kind_find (field->reference) != NULL);
        }
      g_assert_nonnull (cordon_kind_field (*kind, (*kind)->title_field));
    }
  g_assert_cmpuint (n_kinds, ==, n_tables);
}

/* A property for each field: of the type that .ui files expect. */
static void
test_properties (void)
{
  for (const CordonKind *const *kind = cordon_kind_all (); *kind != NULL; kind++)
    {
      g_autoptr (GTypeClass) klass = g_type_class_ref ((*kind)->get_type ());

      for (guint i = 0; i < (*kind)->n_fields; i++)
        {
          g_autofree char *name = g_strdelimit (g_strdup ((*kind)->fields[i].name), "_", '-');
          GParamSpec *pspec = g_object_class_find_property (G_OBJECT_CLASS (klass), name);

          g_assert_nonnull (pspec);
          g_assert_cmpstr (g_type_name (pspec->owner_type), ==, g_type_name ((*kind)->get_type ()));
        }
    }
}

static void
assert_parse (const CordonField *field, const char *text, gboolean plain, const char *stored)
{
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *printed = NULL;

  g_test_message ("%s: “%s”", field->name, text);
  g_assert_true (cordon_field_parse (field, text, plain, &value, &error));
  g_assert_no_error (error);
  if (stored == NULL)
    {
      g_assert_null (value);
      return;
    }
  g_assert_nonnull (value);
  printed = g_variant_print (value, FALSE);
  g_assert_cmpstr (printed, ==, stored);
}

static void
assert_refused (const CordonField *field, const char *text, gboolean plain, const char *word)
{
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GError) error = NULL;

  g_test_message ("%s: “%s”", field->name, text);
  g_assert_false (cordon_field_parse (field, text, plain, &value, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_null (value);
}

static void
test_parse (void)
{
  const CordonField *due = field_of ("plan_item", "due");
  const CordonField *state = field_of ("plan_item", "state");
  const CordonField *horizon = field_of ("plan_item", "horizon");
  const CordonField *period = field_of ("status_update", "period");
  const CordonField *value = field_of ("reading", "value");
  const CordonField *impact = field_of ("register_entry", "impact");
  const CordonField *country = field_of ("place", "country");
  const CordonField *lat = field_of ("place", "lat");
  const CordonField *title = field_of ("plan_item", "title");
  const CordonField *intent = field_of ("plan_item", "intent");

  assert_parse (due, " 2025-03-31 ", FALSE, "'2025-03-31'");
  assert_parse (due, "31 Mar 2025", FALSE, "'2025-03-31'");
  assert_parse (due, "03/31/25", FALSE, "'2025-03-31'");
  assert_parse (due, "2024-02-29", TRUE, "'2024-02-29'");
  assert_parse (due, "", FALSE, NULL);
  assert_parse (due, NULL, TRUE, NULL);
  assert_refused (due, "2025-02-29", TRUE, "2025-02-29");
  assert_refused (due, "29 Feb 2025", FALSE, "no date");
  assert_refused (due, "31 Mar 2025", TRUE, "no date");
  assert_refused (due, "soon", FALSE, "soon");
  assert_refused (due, "31 dic 2026", FALSE, "such as 2025-03-31");
  assert_refused (due, "31/12/26", FALSE, "such as 2025-03-31");
  assert_refused (value, "1.234,5", FALSE, "Write it as 1234.5.");

  assert_parse (state, "On hold", FALSE, "'on_hold'");
  assert_parse (state, "on hold", FALSE, "'on_hold'");
  assert_parse (state, "on_hold", TRUE, "'on_hold'");
  assert_refused (state, "waiting", TRUE, "not_started, active");
  assert_refused (state, "waiting", FALSE, "Not started, Active");

  assert_parse (horizon, "FY2025", FALSE, "2025");
  assert_parse (horizon, "2025", TRUE, "2025");
  assert_refused (horizon, "25", FALSE, "25");

  assert_parse (period, "2025-Q2", TRUE, "'2025-Q2'");
  assert_parse (period, "FY2025 Q2", FALSE, "'2025-Q2'");
  assert_parse (period, "q2 2025", FALSE, "'2025-Q2'");
  assert_refused (period, "2025-Q5", FALSE, "2025-Q5");
  assert_refused (period, "FY2025 Q2", TRUE, "no quarter");

  assert_parse (value, "1,019", FALSE, "1019.0");
  assert_parse (value, "28689.5", TRUE, "28689.5");
  assert_refused (value, "1,019", TRUE, "1,019");
  assert_refused (value, "many", FALSE, "many");

  assert_parse (impact, "5", FALSE, "5");
  assert_refused (impact, "6", FALSE, "from 1 to 5");
  assert_refused (impact, "2.5", FALSE, "whole number");
  assert_parse (country, "mx", FALSE, "'MX'");
  assert_parse (country, "Mexico", FALSE, "'MX'");
  assert_refused (country, "Ruritania", FALSE, "two letters");
  assert_refused (country, "Mexico", TRUE, "two letters");
  assert_refused (country, "mx", TRUE, "two letters");
  assert_parse (lat, "-90", TRUE, "-90.0");
  assert_refused (lat, "90.5", TRUE, "from -90 to 90");

  assert_parse (title, "  Expand the\nMexico TCIU ", FALSE, "'Expand the Mexico TCIU'");
  assert_parse (intent, "One.\n\nTwo.", FALSE, "'One.\\n\\nTwo.'");
  assert_parse (title, " \n ", FALSE, NULL);
}

/* What is stored comes back from its plain form, and is checked as what it is. */
static void
test_round_trip (void)
{
  struct
  {
    const char *kind, *field, *stored, *words;
  } cases[] = {
      {"plan_item", "due", "'2025-03-31'", "31 Mar 2025"},
      {"plan_item", "state", "'on_hold'", "On hold"},
      {"plan_item", "horizon", "int64 2025", "FY2025"},
      {"plan_item", "tlp", "'AMBER+STRICT'", "TLP:AMBER+STRICT"},
      {"status_update", "period", "'2025-Q2'", "FY2025 Q2"},
      {"reading", "value", "1019.5", "1019.5"},
      {"reading", "period", "'FY2022'", "FY2022"},
      {"reading", "period", "'past five years'", "past five years"},
      {"tie", "count", "int64 12000", "12000"},
      {"place", "country", "'MX'", "Mexico"},
      {"plan_item", "parent", "'0190a0b0-0000-7000-8000-000000000001'", ""},
      {"plan_item", "intent", "'One.\\nTwo.'", "One.\nTwo."},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CordonField *field = field_of (cases[i].kind, cases[i].field);
      g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_parsed (cases[i].stored));
      g_autoptr (GVariant) back = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *plain = cordon_field_to_plain (field, value);
      g_autofree char *words = cordon_field_format (field, value);

      g_assert_null (cordon_field_check (field, value));
      g_assert_true (cordon_field_parse (field, plain, TRUE, &back, &error));
      g_assert_no_error (error);
      g_assert_true (g_variant_equal (value, back));
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_check (void)
{
  g_autoptr (GVariant) text = g_variant_ref_sink (g_variant_new_string ("soon"));
  g_autoptr (GVariant) number = g_variant_ref_sink (g_variant_new_int64 (7));
  g_autoptr (GVariant) infinite = g_variant_ref_sink (g_variant_new_double (1 / 0.0));
  g_autoptr (GVariant) truth = g_variant_ref_sink (g_variant_new_boolean (TRUE));
  g_autofree char *date = cordon_field_check (field_of ("plan_item", "due"), text);
  g_autofree char *title = cordon_field_check (field_of ("plan_item", "title"), number);
  g_autofree char *value = cordon_field_check (field_of ("reading", "value"), infinite);
  g_autofree char *other = cordon_field_check (field_of ("reading", "value"), truth);

  g_assert_nonnull (date);
  g_assert_nonnull (title);
  g_assert_nonnull (value);
  g_assert_nonnull (other);
  g_assert_null (cordon_field_check (field_of ("reading", "value"), number));
  g_assert_null (cordon_field_check (field_of ("plan_item", "due"), NULL));
}

/* What is pasted by mistake is refused with how much it is, and not quoted whole. */
static void
test_long (void)
{
  const CordonField *fields[] = {field_of ("plan_item", "title"),      field_of ("plan_item", "due"),
                                 field_of ("reading", "value"),        field_of ("plan_item", "state"),
                                 field_of ("status_update", "period"), field_of ("place", "country")};
  g_autofree char *hostile = g_strnfill (100000, 'x');
  g_autofree char *longest = g_strnfill (1000, 'x');
  g_autofree char *printed = g_strdup_printf ("'%s'", longest);
  g_autofree char *note = g_strdup_printf ("'%s'", hostile);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GVariant) value = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (cordon_field_parse (fields[i], hostile, FALSE, &value, &error));
      g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
      g_assert_cmpuint (strlen (error->message), <, 500);
      if (i == 0)
        g_assert_nonnull (strstr (error->message, "100000"));
    }
  assert_parse (fields[0], longest, FALSE, printed);
  assert_parse (field_of ("plan_item", "intent"), hostile, FALSE, note);
}

static void
assert_period (const char *text, int first_month, const char *start, const char *end)
{
  GDate from, to;
  char buffer[32];

  g_test_message ("%s", text);
  g_assert_true (cordon_period_parse (text, first_month, &from, &to));
  g_date_strftime (buffer, sizeof buffer, "%Y-%m-%d", &from);
  g_assert_cmpstr (buffer, ==, start);
  g_assert_true (g_date_valid (&to) == (end != NULL));
  if (end != NULL)
    {
      g_date_strftime (buffer, sizeof buffer, "%Y-%m-%d", &to);
      g_assert_cmpstr (buffer, ==, end);
    }
}

static void
test_period (void)
{
  GDate from, to;
  const char *words[] = {NULL,      "",         "past five years",       "career to date", "FY22",      "2025-13",
                         "2025-Q5", "20250101", "2025-02-01/2025-01-31", "2025-02-30/..",  "since 2017"};

  assert_period ("FY2022", 10, "2021-10-01", "2022-09-30");
  assert_period ("FY2024", 10, "2023-10-01", "2024-09-30");
  assert_period ("FY2022", 1, "2022-01-01", "2022-12-31");
  assert_period ("2021", 10, "2021-01-01", "2021-12-31");
  assert_period ("CY2021", 10, "2021-01-01", "2021-12-31");
  assert_period ("2024-02", 10, "2024-02-01", "2024-02-29");
  assert_period ("2025-02", 10, "2025-02-01", "2025-02-28");
  assert_period ("2025-Q1", 10, "2024-10-01", "2024-12-31");
  assert_period ("2018-10-01/2023-09-30", 10, "2018-10-01", "2023-09-30");
  assert_period ("2017-01-01/..", 10, "2017-01-01", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_false (cordon_period_parse (words[i], 10, &from, &to));
}

static void
test_ids (void)
{
  g_autofree char *one = cordon_tie_derive_id ("member", "a", "b", NULL, NULL);
  g_autofree char *again = cordon_tie_derive_id ("member", "a", "b", NULL, "");
  g_autofree char *turned = cordon_tie_derive_id ("member", "b", "a", NULL, NULL);
  g_autofree char *country = cordon_tie_derive_id ("member", "a", NULL, "b", NULL);
  g_autofree char *link = cordon_link_derive_id ("concerns", "a", "b");
  g_autofree char *translation = cordon_translation_derive_id ("a", "title", "es");

  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, !=, turned);
  g_assert_cmpstr (one, !=, country);
  g_assert_cmpstr (link, !=, translation);
}

static CordonDraft *
born (const char *kind, const char *id, ...)
{
  CordonDraft *draft = cordon_draft_new ("Test");
  const char *field;
  va_list fields;

  cordon_draft_create (draft, kind, id);
  va_start (fields, id);
  while ((field = va_arg (fields, const char *)) != NULL)
    cordon_draft_set (draft, kind, id, field, g_variant_new_parsed (va_arg (fields, const char *)));
  va_end (fields);
  return draft;
}

static CordonDraft *
edit (const char *kind, const char *id, const char *field, const char *value)
{
  CordonDraft *draft = cordon_draft_new ("Test");

  cordon_draft_set (draft, kind, id, field, value != NULL ? g_variant_new_parsed (value) : NULL);
  return draft;
}

/* Rules look at what will be, and hold whether or not anybody holds a record of the row. */
static void
test_rules (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;

  refuse (plan, born ("plan_item", "a", "kind", "'goal'", NULL), "Title");
  refuse (plan, born ("plan_item", "a", "title", "'A'", "kind", "'dream'", NULL), "dream");
  refuse (plan,
          born ("plan_item", "a", "title", "'A'", "kind", "'goal'", "start", "'2026-01-02'", "due", "'2026-01-01'",
                NULL),
          "before the start");
  commit (plan, born ("plan_item", "a", "title", "'A'", "kind", "'goal'", "start", "'2026-01-01'", "due",
                      "'2026-01-01'", NULL));
  refuse (plan, edit ("plan_item", "a", "due", "'2025-12-31'"), "before the start");
  refuse (plan, edit ("plan_item", "a", "title", NULL), "empty");
  commit (plan, edit ("plan_item", "a", "due", NULL));

  refuse (plan, born ("reading", "r", "measure", "'m'", "role", "'actual'", NULL), "has a value");
  commit (plan, born ("reading", "r", "measure", "'m'", "role", "'actual'", "qualifier", "'not_stated'", NULL));
  refuse (plan, edit ("reading", "r", "qualifier", "'exact'"), "has a value");
  refuse (plan, edit ("reading", "r", "value_to", "4.0"), "range");
  commit (plan, edit ("reading", "r", "value", "18.0"));
  refuse (plan, edit ("reading", "r", "value_to", "4.0"), "range");
  commit (plan, edit ("reading", "r", "value_to", "45.0"));

  refuse (plan, born ("place", "p", "name", "'P'", "lat", "10.0", NULL), "longitude");
  refuse (plan, born ("place", "p", "name", "'P'", "lat", "10.0", "lon", "181.0", NULL), "from -180 to 180");
  refuse (plan, born ("register_entry", "e", "kind", "'risk'", "title", "'R'", "likelihood", "int64 0", NULL),
          "from 1 to 5");
  refuse (plan, born ("tie", "t", "kind", "'member'", "party", "'x'", "other", "'x'", NULL), "itself");
  refuse (plan, born ("tie", "t", "kind", "'member'", "party", "'x'", NULL), "country");
  refuse (plan,
          born ("link", "l", "kind", "'concerns'", "from_kind", "'party'", "from_row", "'x'", "to_kind", "'party'",
                "to_row", "'x'", NULL),
          "another end");
}

static void
test_published_update (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;

  commit (plan, born ("status_update", "u", "plan_item", "'a'", "period", "'2026-Q1'", "rag", "'amber'", NULL));
  refuse (plan, edit ("status_update", "u", "published_on", "'2026-01-05'"), "next steps");
  commit (plan, edit ("status_update", "u", "next_steps", "'Go on.'"));
  refuse (plan, edit ("status_update", "u", "published_on", "'2026-01-05'"), "help");
  commit (plan, edit ("status_update", "u", "help_needed", "'none'"));
  commit (plan, edit ("status_update", "u", "published_on", "'2026-01-05'"));
  refuse (plan, edit ("status_update", "u", "rag", "'green'"), "correction");
  refuse (plan, edit ("status_update", "u", "published_on", NULL), "correction");
  commit (plan, edit ("status_update", "u", "rag", "'amber'"));
  commit (plan, edit ("status_update", "u", "tlp", "'AMBER'"));
  refuse (plan,
          born ("status_update", "v", "plan_item", "'a'", "period", "'2026-Q1'", "published_on", "'2026-01-05'", NULL),
          "with a status");
  commit (plan, born ("status_update", "v", "plan_item", "'a'", "period", "'2026-Q1'", "rag", "'green'", "published_on",
                      "'2026-01-05'", NULL));
}

static void
test_trees (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  CordonDraft *both;

  commit (plan, born ("plan_item", "a", "title", "'A'", "kind", "'goal'", NULL));
  commit (plan, born ("plan_item", "b", "title", "'B'", "kind", "'goal'", "parent", "'a'", NULL));
  commit (plan, born ("plan_item", "c", "title", "'C'", "kind", "'goal'", "parent", "'b'", NULL));
  refuse (plan, edit ("plan_item", "a", "parent", "'a'"), "part of itself");
  refuse (plan, edit ("plan_item", "a", "parent", "'c'"), "part of itself");
  commit (plan, edit ("plan_item", "c", "parent", "'a'"));

  /* Two moves that make a loop only together. */
  both = edit ("plan_item", "b", "parent", "'c'");
  cordon_draft_set_text (both, "plan_item", "c", "parent", "b");
  refuse (plan, both, "part of itself");
  /* And two that turn the tree over without making one. */
  both = edit ("plan_item", "a", "parent", "'c'");
  cordon_draft_set_text (both, "plan_item", "c", "parent", NULL);
  commit (plan, both);
}

/* An edit whose rules need reading does not let a later one pass. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  CordonAnswer first = {NULL}, second = {NULL};
  g_autoptr (CordonDraft) slow = edit ("plan_item", "a", "due", "'2026-05-01'");
  g_autoptr (CordonDraft) quick = born ("party", "p", "kind", "'agency'", "name", "'P'", NULL);
  g_autoptr (GAsyncResult) one = NULL;
  g_autoptr (GAsyncResult) two = NULL;
  g_autoptr (CordonChanges) earlier = NULL;
  g_autoptr (CordonChanges) later = NULL;

  commit (plan, born ("plan_item", "a", "title", "'A'", "kind", "'goal'", NULL));
  g_assert_null (cordon_plan_peek (plan, "plan_item", "a"));
  cordon_plan_commit_async (plan, slow, NULL, cordon_take_answer, &first);
  cordon_plan_commit_async (plan, quick, NULL, cordon_take_answer, &second);
  two = cordon_await (&second);
  one = cordon_await (&first);
  earlier = cordon_plan_commit_finish (plan, one, NULL);
  later = cordon_plan_commit_finish (plan, two, NULL);
  g_assert_cmpint (cordon_changes_get_position (earlier), <, cordon_changes_get_position (later));
}

static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  refuse (fixture->plan, born ("suspect", "s", "name", "'S'", NULL), "suspect");
  refuse (fixture->plan, born ("party", "p", "kind", "'agency'", "name", "'P'", "shoe", "'left'", NULL), "shoe");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define WITH_PLAN(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  WITH_PLAN ("/kind/fields/agree-with-the-file", test_schema);
  g_test_add_func ("/kind/fields/are-properties", test_properties);
  g_test_add_func ("/kind/field/parse", test_parse);
  g_test_add_func ("/kind/field/long", test_long);
  g_test_add_func ("/kind/field/round-trip", test_round_trip);
  g_test_add_func ("/kind/field/check", test_check);
  g_test_add_func ("/kind/period", test_period);
  g_test_add_func ("/kind/derived-ids", test_ids);
  WITH_PLAN ("/kind/rules", test_rules);
  WITH_PLAN ("/kind/rules/published-update", test_published_update);
  WITH_PLAN ("/kind/rules/no-loops", test_trees);
  WITH_PLAN ("/kind/rules/edits-stay-in-order", test_order);
  WITH_PLAN ("/kind/rules/unknown-kind-and-field", test_unknown);

  return g_test_run ();
}
