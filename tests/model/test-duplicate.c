/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes into a copy and what does not, that it stands right after the original, and that taking it back is one
 * undo. */

#include "model/cordon-duplicate.h"
#include "model/cordon-link.h"
#include "plan-fixture.h"

#include <string.h>

static void
put (CordonDraft *draft, const char *kind, const char *id, ...)
{
  const char *field;
  va_list fields;

  cordon_draft_create (draft, kind, id);
  va_start (fields, id);
  while ((field = va_arg (fields, const char *)) != NULL)
    cordon_draft_set_text (draft, kind, id, field, va_arg (fields, const char *));
  va_end (fields);
}

/* A goal with two initiatives; the first has a commitment with a milestone, a measure with a reading, a partner, an
 * update and a risk. */
static void
make_plan (CordonPlan *plan)
{
  CordonDraft *draft = cordon_draft_new ("Make");
  g_autofree char *link = cordon_link_derive_id ("partner", "1A", "p");

  put (draft, "party", "p", "kind", "agency", "name", "A partner", NULL);
  put (draft, "plan_item", "1", "kind", "goal", "title", "Goal", "code", "1", "rank", "A", NULL);
  put (draft, "plan_item", "1A", "kind", "initiative", "title", "First", "code", "1.A", "parent", "1", "rank", "A",
       "owner", "p", "state", "active", "source", "Strategy", "page", "7", "quote", "As printed", "confidence",
       "published", "tlp", "AMBER", NULL);
  put (draft, "plan_item", "1B", "kind", "initiative", "title", "Second", "code", "1.B", "parent", "1", "rank", "B",
       "confidence", "recalled", NULL);
  put (draft, "plan_item", "1A1", "kind", "commitment", "title", "Promise", "code", "1.A.1", "parent", "1A", "rank",
       "A", "due", "2026-09-30", "baseline_due", "2026-03-31", "state", "done", "done_on", "2026-02-01", NULL);
  put (draft, "plan_item", "1A1a", "kind", "milestone", "title", "Step", "parent", "1A1", "rank", "A", NULL);
  put (draft, "measure", "m", "plan_item", "1A", "name", "Members", "code", "M1", "rank", "A", "unit", "members", NULL);
  put (draft, "measure", "n", "plan_item", "1A", "name", "Offices", "rank", "B", NULL);
  put (draft, "reading", "r", "measure", "m", "role", "actual", "period", "2026-Q1", "qualifier", "not_stated",
       "source", "Report", "quote", "Some", "confidence", "recalled", NULL);
  put (draft, "link", link, "kind", "partner", "from_kind", "plan_item", "from_row", "1A", "to_kind", "party", "to_row",
       "p", NULL);
  put (draft, "register_entry", "e", "kind", "risk", "plan_item", "1A", "title", "Danger", "rank", "A", "state",
       "closed", "opened", "2025-01-01", "closed", "2025-02-01", NULL);
  put (draft, "status_update", "u", "plan_item", "1A", "period", "2026-Q1", "rag", "green", "published_on",
       "2026-01-05", NULL);
  commit (plan, draft);
}

static CordonRows *
rows_of (Fixture *fixture, const char *kind, const char *field, const char *value, const char *order)
{
  g_autoptr (CordonQuery) query = cordon_query_new (kind);

  cordon_query_where_text (query, field, value);
  if (order != NULL)
    cordon_query_order_by (query, order, FALSE);
  return cordon_await_rows (fixture->ledger, query, NULL);
}

static char *
duplicate (Fixture *fixture, const char *kind, const char *id)
{
  CordonAnswer answer = {NULL};
  CordonAnswer second = {NULL};
  g_autoptr (GAsyncResult) got = NULL;
  g_autoptr (GAsyncResult) made = NULL;
  g_autoptr (CordonRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  char *copy = NULL;
  CordonDraft *draft;

  cordon_plan_get_record_async (fixture->plan, kind, id, NULL, cordon_take_answer, &answer);
  got = cordon_await (&answer);
  record = cordon_plan_get_record_finish (fixture->plan, got, &error);
  g_assert_no_error (error);
  cordon_duplicate_async (fixture->plan, record, NULL, cordon_take_answer, &second);
  made = cordon_await (&second);
  draft = cordon_duplicate_finish (fixture->plan, made, &copy, &error);
  g_assert_no_error (error);
  commit (fixture->plan, draft);
  return copy;
}

static void
assert_row (CordonRows *rows, guint number, ...)
{
  const char *field;
  va_list fields;

  g_assert_cmpuint (number, <, rows->rows->len);
  va_start (fields, number);
  while ((field = va_arg (fields, const char *)) != NULL)
    g_assert_cmpstr (cordon_row_get_text (rows->rows->pdata[number], field), ==, va_arg (fields, const char *));
  va_end (fields);
}

static void
test_initiative (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (CordonRows) items = NULL;
  g_autoptr (CordonRows) steps = NULL;
  g_autoptr (CordonRows) below = NULL;
  g_autoptr (CordonRows) measures = NULL;
  g_autoptr (CordonRows) links = NULL;
  g_autoptr (CordonRows) entries = NULL;
  g_autoptr (CordonRows) updates = NULL;
  g_autoptr (CordonRows) readings = NULL;
  g_autoptr (CordonChanges) undone = NULL;
  g_autoptr (CordonRows) left = NULL;

  make_plan (fixture->plan);
  copy = duplicate (fixture, "plan_item", "1A");
  items = rows_of (fixture, "plan_item", "parent", "1", "rank");
  g_assert_cmpuint (items->rows->len, ==, 3);
  assert_row (items, 0, "title", "First", NULL);
  /* Right after it, with the next code that is free; where it is published is not where the copy is. */
  assert_row (items, 1, "title", "First (copy)", "code", "1.C", "owner", "p", "state", "not_started", "tlp", "AMBER",
              "source", NULL, "page", NULL, "quote", NULL, "confidence", NULL, NULL);
  g_assert_cmpstr (cordon_row_get_id (items->rows->pdata[1]), ==, copy);
  assert_row (items, 2, "title", "Second", NULL);

  steps = rows_of (fixture, "plan_item", "parent", copy, "rank");
  g_assert_cmpuint (steps->rows->len, ==, 1);
  /* What is first promised for the copy is the date that holds now. */
  assert_row (steps, 0, "title", "Promise", "code", "1.C.1", "state", "not_started", "done_on", NULL, "due",
              "2026-09-30", "baseline_due", "2026-09-30", NULL);
  below = rows_of (fixture, "plan_item", "parent", cordon_row_get_id (steps->rows->pdata[0]), NULL);
  g_assert_cmpuint (below->rows->len, ==, 1);

  measures = rows_of (fixture, "measure", "plan_item", copy, "rank");
  g_assert_cmpuint (measures->rows->len, ==, 2);
  assert_row (measures, 0, "name", "Members", "unit", "members", "code", NULL, NULL);
  readings = rows_of (fixture, "reading", "measure", cordon_row_get_id (measures->rows->pdata[0]), NULL);
  g_assert_cmpuint (readings->rows->len, ==, 0);
  links = rows_of (fixture, "link", "from_row", copy, NULL);
  g_assert_cmpuint (links->rows->len, ==, 1);
  assert_row (links, 0, "kind", "partner", "to_row", "p", NULL);
  entries = rows_of (fixture, "register_entry", "plan_item", copy, NULL);
  updates = rows_of (fixture, "status_update", "plan_item", copy, NULL);
  g_assert_cmpuint (entries->rows->len + updates->rows->len, ==, 0);

  /* One undo takes all of it back. */
  undone = cordon_await_undo (fixture->ledger, NULL);
  left = rows_of (fixture, "plan_item", "parent", "1", "rank");
  g_assert_cmpuint (left->rows->len, ==, 2);
}

static void
test_goal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = NULL;
  g_autoptr (CordonRows) items = NULL;
  g_autoptr (CordonRows) steps = NULL;

  make_plan (fixture->plan);
  copy = duplicate (fixture, "plan_item", "1");
  items = rows_of (fixture, "plan_item", "parent", copy, "rank");
  g_assert_cmpuint (items->rows->len, ==, 2);
  /* Below the copy, names are as they were, and codes follow the goal's. */
  assert_row (items, 0, "title", "First", "code", "2.A", NULL);
  /* Nobody has confirmed the copy either. */
  assert_row (items, 1, "title", "Second", "code", "2.B", "confidence", "recalled", NULL);
  steps = rows_of (fixture, "plan_item", "parent", cordon_row_get_id (items->rows->pdata[0]), NULL);
  assert_row (steps, 0, "code", "2.A.1", NULL);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *measure = NULL;
  g_autofree char *reading = NULL;
  g_autofree char *entry = NULL;
  g_autoptr (CordonRows) measures = NULL;
  g_autoptr (CordonRows) readings = NULL;
  g_autoptr (CordonRows) entries = NULL;

  make_plan (fixture->plan);
  measure = duplicate (fixture, "measure", "m");
  measures = rows_of (fixture, "measure", "plan_item", "1A", "rank");
  g_assert_cmpuint (measures->rows->len, ==, 3);
  assert_row (measures, 1, "name", "Members (copy)", "unit", "members", NULL);

  reading = duplicate (fixture, "reading", "r");
  readings = rows_of (fixture, "reading", "measure", "m", "recorded_on");
  g_assert_cmpuint (readings->rows->len, ==, 2);
  assert_row (readings, 1, "role", "actual", "period", "2026-Q1", "source", NULL, "quote", NULL, "confidence",
              "recalled", "recorded_on", "2026-02-10", NULL);

  entry = duplicate (fixture, "register_entry", "e");
  entries = rows_of (fixture, "register_entry", "plan_item", "1A", "rank");
  g_assert_cmpuint (entries->rows->len, ==, 2);
  assert_row (entries, 1, "title", "Danger (copy)", "state", "open", "opened", "2026-02-10", "closed", NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define WITH_PLAN(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  WITH_PLAN ("/duplicate/initiative", test_initiative);
  WITH_PLAN ("/duplicate/goal", test_goal);
  WITH_PLAN ("/duplicate/rows", test_rows);

  return g_test_run ();
}
