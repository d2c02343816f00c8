/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan in time: what has a place, how long a group takes, what moves with what, and that a move is one edit that
 * one undo takes back. Today is 10 February 2026; the fiscal year begins in October. */

#include "model/cordon-schedule.h"
#include "plan-fixture.h"

#include <string.h>

#include "base/cordon-date.h"

typedef struct
{
  const char *kind, *id, *parent, *start, *due, *state;
} Item;

/* In the order of the tree; ranks follow it. */
static const Item items[] = {
    {"strategy", "s", NULL, NULL, NULL, NULL},
    {"goal", "1", "s", NULL, NULL, NULL},
    {"initiative", "1A", "1", NULL, NULL, "active"},
    {"commitment", "1A1", "1A", "2025-10-01", "2026-01-31", "active"},
    {"milestone", "1A2", "1A", NULL, "2026-06-30", "not_started"},
    {"milestone", "1A3", "1A", NULL, "2027-06-30", "cancelled"},
    {"initiative", "1B", "1", NULL, NULL, "active"},
    {"milestone", "1B1", "1B", NULL, "2026-09-30", "not_started"},
    {"milestone", "1B2", "1B", NULL, "2025-12-01", "done"},
    {"initiative", "1C", "1", "2026-03-01", NULL, "active"},
    {"initiative", "1D", "1", NULL, NULL, "active"},
};

static void
make_plan (CordonPlan *plan)
{
  CordonDraft *draft = cordon_draft_new ("Make");

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autofree char *rank = g_strdup_printf ("%c", 'A' + (int) i);

      cordon_draft_create (draft, "plan_item", items[i].id);
      cordon_draft_set_text (draft, "plan_item", items[i].id, "kind", items[i].kind);
      cordon_draft_set_text (draft, "plan_item", items[i].id, "title", items[i].id);
      cordon_draft_set_text (draft, "plan_item", items[i].id, "parent", items[i].parent);
      cordon_draft_set_text (draft, "plan_item", items[i].id, "rank", rank);
      cordon_draft_set_text (draft, "plan_item", items[i].id, "start", items[i].start);
      cordon_draft_set_text (draft, "plan_item", items[i].id, "due", items[i].due);
      cordon_draft_set_text (draft, "plan_item", items[i].id, "state", items[i].state);
    }
  cordon_draft_set_text (draft, "plan_item", "1B2", "done_on", "2025-12-11");
  cordon_draft_set_text (draft, "plan_item", "1A2", "baseline_due", "2026-03-31");
  commit (plan, draft);
}

static void
depend (CordonPlan *plan, const char *id, const char *item, const char *on, const char *state)
{
  CordonDraft *draft = cordon_draft_new ("Depend");

  cordon_draft_create (draft, "register_entry", id);
  cordon_draft_set_text (draft, "register_entry", id, "kind", "dependency");
  cordon_draft_set_text (draft, "register_entry", id, "title", id);
  cordon_draft_set_text (draft, "register_entry", id, "plan_item", item);
  cordon_draft_set_text (draft, "register_entry", id, "depends_on", on);
  cordon_draft_set_text (draft, "register_entry", id, "state", state);
  commit (plan, draft);
}

static CordonSchedule *
open_schedule (CordonPlan *plan)
{
  CordonSchedule *schedule = cordon_schedule_new (plan);

  while (cordon_schedule_get_loading (schedule))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  return schedule;
}

static void
close_schedule (CordonSchedule *schedule)
{
  settle ();
  while (G_OBJECT (schedule)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (schedule);
}

static char *
write_day (int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  return cordon_date_to_text (&date);
}

static void
assert_place (CordonSchedule *schedule, const char *id, const char *expected)
{
  const CordonScheduleRow *row = cordon_schedule_find (schedule, id);
  g_autofree char *first = row != NULL ? write_day (row->first) : NULL;
  g_autofree char *last = row != NULL ? write_day (row->last) : NULL;
  g_autofree char *found =
      row == NULL ? NULL
                  : g_strdup_printf ("%s%s%s %s%s", row->is_group ? "group " : "", row->open_start ? "~" : "", first,
                                     row->open_due ? "~" : "", row->is_span ? last : "day");

  g_assert_cmpstr (found, ==, expected);
}

static char *
join (GPtrArray *records)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", cordon_record_get_id (records->pdata[i]));
  return g_string_free (text, FALSE);
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  CordonSchedule *schedule;
  g_autofree char *undated = NULL;
  CordonDraft *draft;

  make_plan (fixture->plan);
  schedule = open_schedule (fixture->plan);
  assert_place (schedule, "1A1", "2025-10-01 2026-01-31");
  assert_place (schedule, "1A2", "2026-06-30 day");
  /* What is cancelled doesn't make its initiative longer. */
  assert_place (schedule, "1A", "group 2025-10-01 2026-06-30");
  assert_place (schedule, "1B", "group 2025-12-01 2026-09-30");
  assert_place (schedule, "1C", "2026-03-01 ~2026-05-30");
  assert_place (schedule, "1", "group 2025-10-01 2026-09-30");
  assert_place (schedule, "1D", NULL);
  assert_place (schedule, "s", NULL);
  undated = join (cordon_schedule_get_undated (schedule));
  g_assert_cmpstr (undated, ==, "1D");
  g_assert_cmpint (cordon_schedule_find (schedule, "1A1")->days_late, ==, 10);
  g_assert_cmpint (cordon_schedule_find (schedule, "1B2")->days_late, ==, 10);
  g_assert_cmpint (cordon_schedule_find (schedule, "1A2")->days_late, ==, 0);

  /* The fiscal year alone is a place too, and gives a due date within it a beginning. */
  draft = cordon_draft_new ("Set");
  cordon_draft_set_integer (draft, "plan_item", "1D", "horizon", 2027);
  cordon_draft_set_integer (draft, "plan_item", "1B1", "horizon", 2026);
  cordon_draft_set_integer (draft, "plan_item", "1A2", "horizon", 2030);
  commit (fixture->plan, draft);
  settle ();
  assert_place (schedule, "1D", "~2026-10-01 ~2027-09-30");
  assert_place (schedule, "1B1", "~2025-10-01 2026-09-30");
  assert_place (schedule, "1A2", "2026-06-30 day");
  g_assert_cmpuint (cordon_schedule_get_undated (schedule)->len, ==, 0);
  close_schedule (schedule);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  CordonSchedule *schedule;
  static const char *const expected[][2] = {
      {"1", "Goal “1”, what belongs to it takes from 1 Oct 2025 to 30 Sep 2026"},
      {"1A1", "Commitment “1A1”, from 1 Oct 2025, due 31 Jan 2026, late by 10 days"},
      {"1A2", "Milestone “1A2”, due 30 Jun 2026, first promised for 31 Mar 2026"},
      {"1A3", "Milestone “1A3”, due 30 Jun 2027, cancelled"},
      {"1B2", "Milestone “1B2”, due 1 Dec 2025, done 11 Dec 2025, late by 10 days"},
      {"1C", "Initiative “1C”, begins 1 Mar 2026, without a due date"},
  };

  make_plan (fixture->plan);
  schedule = open_schedule (fixture->plan);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *words = cordon_schedule_describe (schedule, cordon_schedule_find (schedule, expected[i][0]));

      g_assert_cmpstr (words, ==, expected[i][1]);
    }
  close_schedule (schedule);
}

static void
assert_dependents (CordonSchedule *schedule, const char *id, const char *expected)
{
  g_autoptr (GPtrArray) found = cordon_schedule_get_dependents (schedule, id);
  g_autofree char *ids = join (found);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_dependents (Fixture *fixture, gconstpointer data)
{
  CordonSchedule *schedule;

  make_plan (fixture->plan);
  schedule = open_schedule (fixture->plan);
  assert_dependents (schedule, "1A1", "");
  depend (fixture->plan, "d1", "1B", "1A", "open");
  depend (fixture->plan, "d2", "1C", "1B1", "open");
  depend (fixture->plan, "d3", "1A2", "1A1", "closed");
  settle ();
  g_assert_cmpuint (cordon_schedule_get_n_links (schedule), ==, 2);
  /* What is done stays; what depends on what depends goes along. */
  assert_dependents (schedule, "1A1", "1B1 1C");
  assert_dependents (schedule, "1B1", "1C");
  assert_dependents (schedule, "1C", "");
  /* Two that depend on each other, as a file from elsewhere may have it, come to an end. */
  depend (fixture->plan, "d4", "1A", "1C", "open");
  settle ();
  assert_dependents (schedule, "1A1", "1B1 1C 1A2");
  close_schedule (schedule);
}

static const char *
text_of (Fixture *fixture, const char *id, const char *field)
{
  CordonRecord *record = cordon_plan_peek (fixture->plan, "plan_item", id);

  return record != NULL ? cordon_record_get_text (record, field) : NULL;
}

static void
move (Fixture *fixture, CordonSchedule *schedule, const char *id, GPtrArray *others, CordonScheduleEnd end, int months,
      int days)
{
  int first, last;
  CordonRecord *item = cordon_plan_peek (fixture->plan, "plan_item", id);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_assert_true (cordon_schedule_shift (schedule, item, end, months, days, &first, &last));
  commit (fixture->plan, cordon_schedule_draft_move (schedule, item, others, end, months, days));
  settle ();
  /* What was shown while it was moved is what has come to be. */
  g_assert_cmpint (cordon_schedule_find (schedule, id)->first, ==, first);
  g_assert_cmpint (cordon_schedule_find (schedule, id)->last, ==, last);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  CordonSchedule *schedule;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) undone = NULL;
  gint64 before;
  int first, last;

  make_plan (fixture->plan);
  depend (fixture->plan, "d1", "1B", "1A", "open");
  schedule = open_schedule (fixture->plan);

  move (fixture, schedule, "1A1", NULL, CORDON_SCHEDULE_BOTH, 0, 7);
  g_assert_cmpstr (text_of (fixture, "1A1", "start"), ==, "2025-10-08");
  g_assert_cmpstr (text_of (fixture, "1A1", "due"), ==, "2026-02-07");
  move (fixture, schedule, "1A1", NULL, CORDON_SCHEDULE_DUE, 1, 0);
  g_assert_cmpstr (text_of (fixture, "1A1", "due"), ==, "2026-03-07");
  /* An end doesn't pass the other. */
  move (fixture, schedule, "1A1", NULL, CORDON_SCHEDULE_START, 12, 0);
  g_assert_cmpstr (text_of (fixture, "1A1", "start"), ==, "2026-03-07");
  /* The last day of a month stays one where the next is shorter. */
  move (fixture, schedule, "1A2", NULL, CORDON_SCHEDULE_BOTH, 8, 0);
  g_assert_cmpstr (text_of (fixture, "1A2", "due"), ==, "2027-02-28");
  g_assert_null (text_of (fixture, "1A2", "start"));
  /* What has no due date gets one. */
  move (fixture, schedule, "1C", NULL, CORDON_SCHEDULE_DUE, 0, 1);
  g_assert_cmpstr (text_of (fixture, "1C", "due"), ==, "2026-05-31");

  /* With what depends on it: one edit, and one undo. */
  others = cordon_schedule_get_dependents (schedule, "1A1");
  before = cordon_ledger_get_position (fixture->ledger);
  move (fixture, schedule, "1A1", others, CORDON_SCHEDULE_BOTH, 0, 10);
  g_assert_cmpint (cordon_ledger_get_position (fixture->ledger), ==, before + 1);
  g_assert_cmpstr (text_of (fixture, "1B1", "due"), ==, "2026-10-10");
  g_assert_cmpstr (text_of (fixture, "1B2", "due"), ==, "2025-12-01");
  undone = cordon_await_undo (fixture->ledger, &error);
  g_assert_no_error (error);
  settle ();
  g_assert_cmpstr (text_of (fixture, "1A1", "due"), ==, "2026-03-07");
  g_assert_cmpstr (text_of (fixture, "1B1", "due"), ==, "2026-09-30");

  /* A group has nothing to move, and the calendar an end. */
  g_assert_false (cordon_schedule_shift (schedule, cordon_plan_peek (fixture->plan, "plan_item", "1A"),
                                         CORDON_SCHEDULE_BOTH, 0, 1, &first, &last));
  g_assert_true (cordon_schedule_shift (schedule, cordon_plan_peek (fixture->plan, "plan_item", "1A1"),
                                        CORDON_SCHEDULE_BOTH, G_MAXINT, G_MAXINT, &first, &last));
  g_assert_cmpint (last, <=, 3652059);
  close_schedule (schedule);
}

/* What somebody else has moved meanwhile isn't overwritten. */
static void
test_moved_meanwhile (Fixture *fixture, gconstpointer data)
{
  CordonSchedule *schedule;
  g_autoptr (CordonDraft) draft = NULL;
  g_autoptr (CordonChanges) changes = NULL;
  g_autoptr (GError) error = NULL;
  CordonDraft *other = cordon_draft_new ("Set");

  make_plan (fixture->plan);
  schedule = open_schedule (fixture->plan);
  draft = cordon_schedule_draft_move (schedule, cordon_plan_peek (fixture->plan, "plan_item", "1A2"), NULL,
                                      CORDON_SCHEDULE_BOTH, 0, 7);
  cordon_draft_set_text (other, "plan_item", "1A2", "due", "2026-08-01");
  commit (fixture->plan, other);
  changes = try_commit (fixture->plan, draft, &error);
  g_assert_null (changes);
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_CONFLICT);
  g_assert_cmpstr (text_of (fixture, "1A2", "due"), ==, "2026-08-01");
  close_schedule (schedule);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/schedule/places", test_places);
  ADD ("/schedule/words", test_words);
  ADD ("/schedule/dependents", test_dependents);
  ADD ("/schedule/move", test_move);
  ADD ("/schedule/moved-meanwhile", test_moved_meanwhile);
  return g_test_run ();
}
