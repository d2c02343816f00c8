/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Casework: each kind's way through its states, what a step sets and keeps, what is refused, and kilograms from what
 * was given. */

#include "base/cordon-date.h"
#include "model/cordon-matter-filter.h"
#include "model/cordon-matter-part.h"
#include "model/cordon-matter.h"
#include "model/cordon-substance.h"
#include "plan-fixture.h"

#include <string.h>

static CordonRecord *
read_record (CordonPlan *plan, const char *kind, const char *id)
{
  CordonAnswer answer = {NULL};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CordonRecord *record;

  cordon_plan_get_record_async (plan, kind, id, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  record = cordon_plan_get_record_finish (plan, result, &error);
  g_assert_no_error (error);
  return record;
}

static CordonRecord *
new_matter (CordonPlan *plan, const char *kind)
{
  g_autofree char *id = NULL;

  commit (plan, cordon_matter_create (plan, kind, NULL, "A matter", &id));
  return read_record (plan, "matter", id);
}

static CordonDraft *
set (CordonRecord *record, const char *field, const char *value)
{
  CordonDraft *draft = cordon_draft_new ("Set");
  const CordonKind *kind = cordon_record_get_kind (record);
  g_autoptr (GVariant) stored = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cordon_field_parse (cordon_kind_field (kind, field), value, TRUE, &stored, &error));
  g_assert_no_error (error);
  cordon_draft_set (draft, kind->name, cordon_record_get_id (record), field, stored);
  return draft;
}

/* Every state can be read in words, every step leads to a state of the same kind, and a date that is set is a field. */
static void
test_tables (void)
{
  const CordonKind *matter = cordon_kind_find ("matter");

  for (const CordonChoice *kind = cordon_matter_kinds (); kind->value != NULL; kind++)
    {
      guint n, n_first;
      const CordonWorkflowState *states = cordon_workflow_states (kind->value, &n);
      const char *const *form = cordon_matter_form (kind->value, &n_first);

      g_test_message ("%s", kind->value);
      g_assert_cmpuint (n, >, 2);
      g_assert_cmpuint (n_first, ==, 8);
      g_assert_cmpuint (g_strv_length ((char **) form), >, n_first);
      for (guint i = 0; form[i] != NULL; i++)
        {
          g_assert_nonnull (cordon_kind_field (matter, form[i]));
          g_assert_false (g_strv_contains (form + i + 1, form[i]));
        }
      for (guint i = 0; i < n; i++)
        {
          const CordonField *field = cordon_kind_field (matter, "state");

          g_assert_cmpstr (cordon_field_choice_label (field, states[i].state), !=, states[i].state);
          for (guint s = 0; states[i].next[s] != NULL; s++)
            g_assert_nonnull (cordon_workflow_find (kind->value, states[i].next[s]));
          g_assert_true (i == n - 1 || states[i].ends || states[i].next[0] != NULL);
          if (states[i].sets != NULL)
            {
              field = cordon_kind_field (matter, states[i].sets);
              g_assert_nonnull (field);
              g_assert_cmpint (field->type, ==, CORDON_FIELD_DATE);
            }
        }
    }
  g_assert_null (cordon_workflow_first ("suspect"));
  g_assert_false (cordon_workflow_is_open ("suspect", "open"));
}

static void
test_rules (void)
{
  g_assert_true (cordon_workflow_allows ("lead", "disseminated", "acknowledged"));
  g_assert_false (cordon_workflow_allows ("lead", "new", "acknowledged"));
  g_assert_false (cordon_workflow_allows ("lead", "new", "in_force"));
  g_assert_true (cordon_workflow_allows ("agreement", "renewal_due", "in_force"));
  g_assert_false (cordon_workflow_allows ("product", "published", "drafting"));
  g_assert_true (cordon_workflow_is_open ("agreement", "renewal_due"));
  g_assert_false (cordon_workflow_is_open ("agreement", "expired"));
  g_assert_false (cordon_workflow_is_open ("product", "published"));
  g_assert_false (cordon_workflow_is_open ("product", "closed"));
}

static void
test_lead_from_new_to_closed (Fixture *fixture, gconstpointer data)
{
  static const char *const way[] = {"assessed", "disseminated", "acknowledged", "accepted", "feedback", "closed"};
  g_autoptr (CordonRecord) lead = new_matter (fixture->plan, "lead");
  const char *today = cordon_plan_get_today (fixture->plan);

  g_assert_cmpstr (cordon_record_get_text (lead, "state"), ==, "new");
  g_assert_cmpstr (cordon_record_get_text (lead, "opened"), ==, today);
  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      g_assert_true (cordon_matter_is_open (lead));
      g_assert_true (cordon_workflow_allows ("lead", cordon_record_get_text (lead, "state"), way[i]));
      commit (fixture->plan, cordon_matter_step (fixture->plan, lead, way[i], NULL));
      g_assert_cmpstr (cordon_record_get_text (lead, "state"), ==, way[i]);
    }
  g_assert_false (cordon_matter_is_open (lead));
  g_assert_cmpstr (cordon_record_get_text (lead, "sent_on"), ==, today);
  g_assert_cmpstr (cordon_record_get_text (lead, "acknowledged_on"), ==, today);
  g_assert_cmpstr (cordon_record_get_text (lead, "feedback_on"), ==, today);
  g_assert_cmpstr (cordon_record_get_text (lead, "closed"), ==, today);

  commit (fixture->plan, cordon_matter_step (fixture->plan, lead, "assessed", NULL));
  g_assert_null (cordon_record_get_text (lead, "closed"));
}

static void
test_step_out_of_order_keeps_why (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonRecord) lead = new_matter (fixture->plan, "lead");
  g_autoptr (CordonQuery) query = cordon_plan_query ("matter_step", "stepped_on");
  g_autoptr (GListModel) steps = cordon_plan_get_list (fixture->plan, query);
  g_autoptr (CordonRecord) step = NULL;

  wait_for (steps);
  commit (fixture->plan, cordon_matter_step (fixture->plan, lead, "acknowledged", "  Told by telephone  "));
  g_assert_cmpstr (cordon_record_get_text (lead, "state"), ==, "acknowledged");
  g_assert_cmpuint (g_list_model_get_n_items (steps), ==, 1);
  step = g_list_model_get_item (steps, 0);
  g_assert_cmpstr (cordon_record_get_text (step, "matter"), ==, cordon_record_get_id (lead));
  g_assert_cmpstr (cordon_record_get_text (step, "from_state"), ==, "new");
  g_assert_cmpstr (cordon_record_get_text (step, "to_state"), ==, "acknowledged");
  g_assert_cmpstr (cordon_record_get_text (step, "reason"), ==, "Told by telephone");

  commit (fixture->plan, cordon_matter_step (fixture->plan, lead, "accepted", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (steps), ==, 1);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonRecord) investigation = new_matter (fixture->plan, "investigation");
  g_autoptr (CordonRecord) lead = new_matter (fixture->plan, "lead");
  CordonDraft *draft;

  refuse (fixture->plan, set (lead, "state", "in_force"), "that state");
  refuse (fixture->plan, set (lead, "outcome", "seizure"), "that outcome");
  refuse (fixture->plan, set (investigation, "outcome", "seizure"), "one of an incident");
  refuse (fixture->plan, cordon_matter_step (fixture->plan, investigation, "closed", NULL), "with an outcome");
  commit (fixture->plan, set (investigation, "outcome", "dismantled"));
  commit (fixture->plan, cordon_matter_step (fixture->plan, investigation, "closed", NULL));
  refuse (fixture->plan, set (investigation, "closed", "2001-01-01"), "before it was opened");

  draft = set (lead, "sent_on", "2026-02-01");
  cordon_draft_set_text (draft, "matter", cordon_record_get_id (lead), "acknowledged_on", "2026-01-01");
  refuse (fixture->plan, draft, "before it was sent");
  refuse (fixture->plan, cordon_matter_link (cordon_record_get_id (lead), cordon_record_get_id (lead)), "another end");
}

static void
test_kilograms_from_what_was_given (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonRecord) incident = new_matter (fixture->plan, "incident");
  g_autoptr (CordonRecord) item = NULL;
  g_autofree char *id = NULL;
  g_autofree char *words = NULL;
  CordonDraft *negative;
  double kilograms = 0;

  commit (fixture->plan, cordon_matter_add_part (fixture->plan, incident, "matter_item", NULL, NULL, &id));
  item = read_record (fixture->plan, "matter_item", id);
  g_assert_false (cordon_matter_item_get_kilograms (item, &kilograms));
  commit (fixture->plan, set (item, "quantity", "100"));
  g_assert_true (cordon_matter_item_get_kilograms (item, &kilograms));
  g_assert_cmpfloat (kilograms, ==, 100);
  commit (fixture->plan, set (item, "unit", "lb"));
  g_assert_true (cordon_matter_item_get_kilograms (item, &kilograms));
  g_assert_cmpfloat (kilograms, ==, 45.359237);
  commit (fixture->plan, set (item, "qualifier", "at_least"));
  words = cordon_matter_item_dup_quantity (item);
  g_assert_cmpstr (words, ==, "at least 100 lb");
  commit (fixture->plan, set (item, "unit", "pill"));
  g_assert_false (cordon_matter_item_get_kilograms (item, &kilograms));

  negative = cordon_draft_new ("Set");
  cordon_draft_set_number (negative, "matter_item", id, "quantity", -1);
  refuse (fixture->plan, negative, "a number from 0");
  refuse (fixture->plan, set (item, "unit", NULL), "needs its unit");
  refuse (fixture->plan, set (item, "hs_code", "29.3"), "HS code");
  refuse (fixture->plan, set (item, "hs_code", "9901.10"), "HS code");
  refuse (fixture->plan, set (item, "hs_code", "7701.10"), "HS code");
  refuse (fixture->plan, set (item, "hs_code", "2900.10"), "HS code");
  refuse (fixture->plan, set (item, "currency", "usd"), "ISO 4217");
  commit (fixture->plan, set (item, "hs_code", "2933.39"));
  commit (fixture->plan, set (item, "currency", "USD"));
}

static void
add_leg (CordonPlan *plan, CordonRecord *incident, GListModel *legs, const char *country, const char *date)
{
  g_autofree char *id = NULL;
  CordonDraft *draft = cordon_matter_add_part (plan, incident, "matter_leg", legs, NULL, &id);

  cordon_draft_set_text (draft, "matter_leg", id, "country", country);
  cordon_draft_set_text (draft, "matter_leg", id, "date", date);
  commit (plan, draft);
}

static void
test_legs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonRecord) incident = new_matter (fixture->plan, "incident");
  g_autoptr (CordonQuery) query = cordon_plan_query ("matter_leg", "rank");
  g_autoptr (GListModel) legs = cordon_plan_get_list (fixture->plan, query);
  g_autoptr (CordonRecord) second = NULL;
  g_autofree char *fine = NULL;
  g_autofree char *both = NULL;

  wait_for (legs);
  add_leg (fixture->plan, incident, legs, "CN", "2026-01-02");
  add_leg (fixture->plan, incident, legs, "KR", "2026-01-09");
  add_leg (fixture->plan, incident, legs, "MX", NULL);
  second = g_list_model_get_item (legs, 1);
  g_assert_cmpstr (cordon_record_get_text (second, "country"), ==, "KR");
  fine = cordon_matter_legs_describe (legs);
  g_assert_cmpstr (fine, ==, "");
  add_leg (fixture->plan, incident, legs, "CN", "2026-01-03");
  both = cordon_matter_legs_describe (legs);
  g_assert_nonnull (strstr (both, "order of their dates"));
  g_assert_nonnull (strstr (both, "come back to a country"));
}

static void
test_references_go_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonQuery) query = cordon_plan_query ("matter", "ref");
  g_autoptr (GListModel) matters = cordon_plan_get_list (fixture->plan, query);
  int year = cordon_fiscal_year_of (cordon_plan_get_today (fixture->plan), 10);
  g_autofree char *first = g_strdup_printf ("LEAD-%d-001", year);
  g_autofree char *second = g_strdup_printf ("LEAD-%d-002", year);
  g_autofree char *other = g_strdup_printf ("INC-%d-001", year);
  g_autofree char *lead = NULL;
  g_autofree char *incident = NULL;
  g_autofree char *name = NULL;
  g_autoptr (CordonRecord) made = new_matter (fixture->plan, "lead");

  g_assert_cmpstr (cordon_record_get_text (made, "ref"), ==, first);
  wait_for (matters);
  lead = cordon_matter_suggest_ref (fixture->plan, "lead", matters);
  incident = cordon_matter_suggest_ref (fixture->plan, "incident", matters);
  g_assert_cmpstr (lead, ==, second);
  g_assert_cmpstr (incident, ==, other);
  name = cordon_matter_dup_name (made);
  g_assert_true (g_str_has_prefix (name, "LEAD-") && g_str_has_suffix (name, " A matter"));
}

/* A filter says the same as text, and asks for what its name says. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonMatterFilter) filter = cordon_matter_filter_new ("lead", CORDON_MATTER_WAITING);
  g_autoptr (CordonMatterFilter) read = NULL;
  g_autoptr (CordonMatterFilter) plain = NULL;
  g_autoptr (CordonQuery) query = NULL;
  g_autoptr (GListModel) waiting = NULL;
  g_autoptr (CordonRecord) lead = new_matter (fixture->plan, "lead");
  g_autofree char *text = NULL;

  filter->party = g_strdup ("a&b=c");
  text = cordon_matter_filter_to_text (filter);
  read = cordon_matter_filter_from_text (text);
  g_assert_true (cordon_matter_filter_equal (filter, read));
  g_assert_null (cordon_matter_filter_from_text ("nonsense"));
  g_assert_null (cordon_matter_filter_from_text (""));

  g_clear_pointer (&filter->party, g_free);
  query = cordon_matter_filter_to_query (filter, fixture->plan, NULL, FALSE);
  waiting = cordon_plan_get_list (fixture->plan, query);
  wait_for (waiting);
  g_assert_cmpuint (g_list_model_get_n_items (waiting), ==, 0);
  commit (fixture->plan, cordon_matter_step (fixture->plan, lead, "disseminated", "Sent by telephone"));
  g_assert_cmpuint (g_list_model_get_n_items (waiting), ==, 0);
  /* Today is 10 February: on the 27th of January it is 14 days ago, and waits since the day before. */
  commit (fixture->plan, set (lead, "sent_on", "2026-01-27"));
  g_assert_cmpuint (g_list_model_get_n_items (waiting), ==, 0);
  commit (fixture->plan, set (lead, "sent_on", "2026-01-26"));
  g_assert_cmpuint (g_list_model_get_n_items (waiting), ==, 1);
}

/* Every state that ends a matter does so for each kind that has it: the lists over all kinds rest on that. */
static void
test_ends (void)
{
  for (const CordonChoice *one = cordon_matter_kinds (); one->value != NULL; one++)
    {
      guint n;
      const CordonWorkflowState *states = cordon_workflow_states (one->value, &n);

      for (guint i = 0; i < n; i++)
        for (const CordonChoice *other = cordon_matter_kinds (); states[i].ends && other->value != NULL; other++)
          g_assert_false (cordon_workflow_is_open (other->value, states[i].state));
    }
}

static void
test_substances (void)
{
  guint n;
  const CordonSubstance *all = cordon_substance_all (&n);
  const CordonSubstance *found = cordon_substance_find ("4-anpp");
  g_autofree char *words = NULL;

  g_assert_cmpuint (n, >, 40);
  for (guint i = 0; i < n; i++)
    g_assert_true (cordon_substance_find (all[i].name) == &all[i]);
  g_assert_nonnull (found);
  g_assert_true (found->unverified);
  words = cordon_substance_describe (found);
  g_assert_cmpstr (words, ==, "1988 Convention: Table I (2017) · United States: Schedule II");
  g_assert_null (cordon_substance_find ("Tableting binder"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workflow/tables-agree", test_tables);
  g_test_add_func ("/workflow/rules", test_rules);
  g_test_add_func ("/workflow/ends-agree", test_ends);
  g_test_add_func ("/substance/vocabulary", test_substances);
  ADD ("/matter/filter", test_filter);
  ADD ("/matter/lead-from-new-to-closed", test_lead_from_new_to_closed);
  ADD ("/matter/step-out-of-order-keeps-why", test_step_out_of_order_keeps_why);
  ADD ("/matter/refusals", test_refusals);
  ADD ("/matter/kilograms-from-what-was-given", test_kilograms_from_what_was_given);
  ADD ("/matter/legs-in-order", test_legs);
  ADD ("/matter/references-go-on", test_references_go_on);
  return g_test_run ();
}
