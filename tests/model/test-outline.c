/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree as a list, and how each item stands: what a planner sees in the sidebar is what the plan says, after any
 * edit, and only what changed is told. */

#include "base/cordon-error.h"
#include "model/cordon-outline.h"
#include "plan-fixture.h"

#include <string.h>

static void
put_item (CordonDraft *draft, const char *kind, const char *id, const char *parent, const char *rank)
{
  cordon_draft_create (draft, "plan_item", id);
  cordon_draft_set_text (draft, "plan_item", id, "kind", kind);
  cordon_draft_set_text (draft, "plan_item", id, "title", id);
  cordon_draft_set_text (draft, "plan_item", id, "parent", parent);
  cordon_draft_set_text (draft, "plan_item", id, "rank", rank);
}

static void
set_text (CordonPlan *plan, const char *kind, const char *id, const char *field, const char *text)
{
  CordonDraft *draft = cordon_draft_new ("Set");

  cordon_draft_set_text (draft, kind, id, field, text);
  commit (plan, draft);
}

/* strategy → 1, 2; 1 → 1A, 1B; 2 → 2A; 1A → 1A1 (a milestone) */
static void
make_plan (CordonPlan *plan)
{
  CordonDraft *draft = cordon_draft_new ("Make");

  put_item (draft, "strategy", "s", NULL, "V");
  put_item (draft, "goal", "1", "s", "A");
  put_item (draft, "goal", "2", "s", "B");
  put_item (draft, "initiative", "1A", "1", "A");
  put_item (draft, "initiative", "1B", "1", "B");
  put_item (draft, "initiative", "2A", "2", "A");
  put_item (draft, "milestone", "1A1", "1A", "A");
  commit (plan, draft);
}

static void
assert_outline (CordonOutline *outline, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (outline)); i++)
    {
      g_autoptr (CordonOutlineRow) row = g_list_model_get_item (G_LIST_MODEL (outline), i);

      g_string_append_printf (found, "%s%u:%s", i > 0 ? " " : "", cordon_outline_row_get_depth (row),
                              cordon_record_get_id (cordon_outline_row_get_record (row)));
      g_assert_cmpuint (cordon_outline_find (outline, cordon_record_get_id (cordon_outline_row_get_record (row))), ==,
                        i);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static CordonOutline *
open_outline (CordonPlan *plan)
{
  static const char *const kinds[] = {"goal", "initiative", NULL};
  CordonOutline *outline = cordon_outline_new (plan, kinds);

  wait_for (outline);
  settle ();
  return outline;
}

static void
close_outline (CordonOutline *outline)
{
  settle ();
  while (G_OBJECT (outline)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (outline);
}

static void
test_tree (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  CordonOutline *outline;
  Recorder *recorder;
  CordonDraft *draft;
  g_autoptr (CordonOutlineRow) row = NULL;
  g_autoptr (CordonOutlineRow) same = NULL;

  make_plan (plan);
  outline = open_outline (plan);
  assert_outline (outline, "0:1 1:1A 1:1B 0:2 1:2A");
  row = g_list_model_get_item (G_LIST_MODEL (outline), 2);

  recorder = record_list (G_LIST_MODEL (outline));
  set_text (plan, "plan_item", "1A", "title", "Expand");
  g_assert_cmpuint (recorder->n_signals, ==, 0);

  draft = cordon_draft_new ("Add");
  put_item (draft, "initiative", "1C", "1", "C");
  commit (plan, draft);
  assert_outline (outline, "0:1 1:1A 1:1B 1:1C 0:2 1:2A");
  g_assert_cmpuint (recorder->n_signals, ==, 1);

  /* A row that moves is taken out and put in; those that it passes are not mentioned. */
  set_text (plan, "plan_item", "1A", "rank", "D");
  assert_outline (outline, "0:1 1:1B 1:1C 1:1A 0:2 1:2A");
  g_assert_cmpuint (recorder->n_signals, ==, 3);

  /* With a parent goes what is below it, and comes back with it. */
  draft = cordon_draft_new ("Delete");
  cordon_draft_delete (draft, "plan_item", "1");
  commit (plan, draft);
  assert_outline (outline, "0:2 1:2A");
  draft = cordon_draft_new ("Restore");
  cordon_draft_restore (draft, "plan_item", "1");
  commit (plan, draft);
  while (cordon_outline_find (outline, "1") == G_MAXUINT)
    g_main_context_iteration (NULL, TRUE);
  assert_outline (outline, "0:1 1:1B 1:1C 1:1A 0:2 1:2A");

  set_text (plan, "plan_item", "2A", "parent", "1B");
  assert_outline (outline, "0:1 1:1B 2:2A 1:1C 1:1A 0:2");

  set_text (plan, "plan_item", "1B", "title", "Vetted units, Médico");
  same = g_list_model_get_item (G_LIST_MODEL (outline), cordon_outline_find (outline, "1B"));
  g_assert_nonnull (same);
  recorder_free (recorder);
  close_outline (outline);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  CordonOutline *outline;
  Recorder *recorder;
  CordonDraft *draft;

  make_plan (plan);
  set_text (plan, "plan_item", "2A", "title", "Agents at the Médano bridge");
  draft = cordon_draft_new ("Party");
  cordon_draft_create (draft, "party", "p");
  cordon_draft_set_text (draft, "party", "p", "kind", "center");
  cordon_draft_set_text (draft, "party", "p", "name", "Cyber Crimes Center");
  cordon_draft_set_text (draft, "plan_item", "1B", "owner", "p");
  commit (plan, draft);

  outline = open_outline (plan);
  recorder = record_list (G_LIST_MODEL (outline));
  cordon_outline_set_search (outline, "medano");
  assert_outline (outline, "0:2 1:2A");
  cordon_outline_set_search (outline, "cyber");
  while (cordon_outline_find (outline, "1B") == G_MAXUINT)
    g_main_context_iteration (NULL, TRUE);
  assert_outline (outline, "0:1 1:1B");
  cordon_outline_set_search (outline, "nothing of the kind");
  assert_outline (outline, "");
  cordon_outline_set_search (outline, "");
  assert_outline (outline, "0:1 1:1A 1:1B 0:2 1:2A");
  cordon_outline_set_root (outline, "1");
  assert_outline (outline, "0:1A 0:1B");
  cordon_outline_set_root (outline, NULL);

  draft = cordon_draft_new ("Update");
  cordon_draft_create (draft, "status_update", "u");
  cordon_draft_set_text (draft, "status_update", "u", "plan_item", "1A");
  cordon_draft_set_text (draft, "status_update", "u", "period", "2026-Q2");
  cordon_draft_set_text (draft, "status_update", "u", "rag", "green");
  cordon_draft_set_text (draft, "status_update", "u", "published_on", "2026-02-01");
  cordon_outline_set_terms (outline, &(CordonOutlineTerms){.rag = "green"});
  assert_outline (outline, "");
  commit (plan, draft);
  settle ();
  assert_outline (outline, "0:1 1:1A");
  recorder_free (recorder);
  close_outline (outline);
}

static void
put_update (CordonDraft *draft, const char *id, const char *item, const char *period, const char *rag,
            const char *published_on, const char *corrects)
{
  cordon_draft_create (draft, "status_update", id);
  cordon_draft_set_text (draft, "status_update", id, "plan_item", item);
  cordon_draft_set_text (draft, "status_update", id, "period", period);
  cordon_draft_set_text (draft, "status_update", id, "rag", rag);
  cordon_draft_set_text (draft, "status_update", id, "next_steps", "Go on.");
  cordon_draft_set_text (draft, "status_update", id, "help_needed", "None.");
  cordon_draft_set_text (draft, "status_update", id, "published_on", published_on);
  cordon_draft_set_text (draft, "status_update", id, "corrects", corrects);
}

/* Today is 2026-02-10, in the fiscal year's second quarter, which began on 1 January. */
static void
make_plan_with_dates (CordonPlan *plan)
{
  CordonDraft *draft;

  make_plan (plan);
  draft = cordon_draft_new ("Dates");
  put_item (draft, "initiative", "2B", "2", "B");
  cordon_draft_create (draft, "party", "p");
  cordon_draft_set_text (draft, "party", "p", "kind", "center");
  cordon_draft_set_text (draft, "party", "p", "name", "Cyber Crimes Center");
  cordon_draft_set_text (draft, "plan_item", "1A", "title", "Zebra");
  cordon_draft_set_text (draft, "plan_item", "1A", "owner", "p");
  /* A step is late, and another comes soon. */
  cordon_draft_set_text (draft, "plan_item", "1A1", "due", "2025-12-01");
  put_item (draft, "milestone", "1A2", "1A", "B");
  cordon_draft_set_text (draft, "plan_item", "1A2", "due", "2026-03-12");
  cordon_draft_set_text (draft, "plan_item", "1B", "due", "2026-03-31");
  cordon_draft_set_text (draft, "plan_item", "2A", "due", "2026-01-31");
  put_update (draft, "u1", "1A", "2026-Q1", "green", "2025-12-31", NULL);
  put_update (draft, "u2", "1B", "2026-Q1", "red", "2026-01-01", NULL);
  put_update (draft, "u3", "2A", "2025-Q4", "amber", "2025-10-01", NULL);
  commit (plan, draft);
}

/* The summaries come from lists of their own, which may be read after the outline's. */
static CordonOutline *
open_outline_with_summaries (CordonPlan *plan)
{
  CordonOutline *outline = open_outline (plan);
  g_autoptr (CordonSummary) summary = cordon_summary_get (plan, "1B");

  while (cordon_summary_get_rag (summary) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return outline;
}

static void
test_terms (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  CordonOutline *outline;
  guint n_all;
  g_auto (GStrv) owners = NULL;

  make_plan_with_dates (plan);
  outline = open_outline_with_summaries (plan);
  owners = cordon_outline_dup_owners (outline);
  g_assert_cmpuint (g_strv_length (owners), ==, 1);
  g_assert_cmpstr (owners[0], ==, "p");
  cordon_outline_set_terms (outline, &(CordonOutlineTerms){.owner = "p"});
  assert_outline (outline, "0:1 1:1A");
  g_assert_cmpuint (cordon_outline_count (outline, &n_all), ==, 1);
  g_assert_cmpuint (n_all, ==, 4);
  cordon_outline_set_terms (outline, &(CordonOutlineTerms){.owner = ""});
  assert_outline (outline, "0:1 1:1B 0:2 1:2A 1:2B");
  cordon_outline_set_terms (outline, &(CordonOutlineTerms){.rag = "unrated"});
  assert_outline (outline, "0:2 1:2B");

  cordon_outline_set_terms (outline, &(CordonOutlineTerms){.due = CORDON_OUTLINE_DUE_LATE});
  assert_outline (outline, "0:1 1:1A 0:2 1:2A");
  /* What is late may have something else that is due soon; 30 days from 10 February is 12 March. */
  cordon_outline_set_terms (outline, &(CordonOutlineTerms){.due = CORDON_OUTLINE_DUE_SOON});
  assert_outline (outline, "0:1 1:1A");
  cordon_outline_set_terms (outline, &(CordonOutlineTerms){.due = CORDON_OUTLINE_DUE_QUARTER});
  assert_outline (outline, "0:1 1:1A 1:1B 0:2 1:2A");
  cordon_outline_set_terms (outline, &(CordonOutlineTerms){.due = CORDON_OUTLINE_DUE_NEVER});
  assert_outline (outline, "0:2 1:2B");
  /* Published on the quarter's first day counts for the quarter, the day before does not. */
  cordon_outline_set_terms (outline, &(CordonOutlineTerms){.not_updated = TRUE});
  assert_outline (outline, "0:1 1:1A 0:2 1:2A 1:2B");
  cordon_outline_set_terms (outline, &(CordonOutlineTerms){.not_updated = TRUE, .owner = "p"});
  assert_outline (outline, "0:1 1:1A");

  /* An edit that meets the filter is followed. */
  set_text (plan, "plan_item", "1B", "owner", "p");
  assert_outline (outline, "0:1 1:1A");
  cordon_outline_set_terms (outline, &(CordonOutlineTerms){.owner = "p"});
  assert_outline (outline, "0:1 1:1A 1:1B");
  set_text (plan, "plan_item", "1A", "owner", NULL);
  assert_outline (outline, "0:1 1:1B");
  close_outline (outline);
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  CordonOutline *outline;

  make_plan_with_dates (plan);
  outline = open_outline_with_summaries (plan);
  cordon_outline_set_terms (outline, &(CordonOutlineTerms){.sort = CORDON_OUTLINE_SORT_STATUS});
  assert_outline (outline, "0:1B 0:2A 0:1A 0:2B");
  cordon_outline_set_terms (outline, &(CordonOutlineTerms){.sort = CORDON_OUTLINE_SORT_DUE});
  assert_outline (outline, "0:1A 0:2A 0:1B 0:2B");
  cordon_outline_set_terms (outline, &(CordonOutlineTerms){.sort = CORDON_OUTLINE_SORT_UPDATED});
  assert_outline (outline, "0:2B 0:2A 0:1A 0:1B");
  cordon_outline_set_terms (outline, &(CordonOutlineTerms){.sort = CORDON_OUTLINE_SORT_TITLE});
  assert_outline (outline, "0:1B 0:2A 0:2B 0:1A");
  set_text (plan, "plan_item", "1A", "title", "alpha");
  assert_outline (outline, "0:1B 0:2A 0:2B 0:1A");
  set_text (plan, "plan_item", "2B", "title", "Alamo");
  set_text (plan, "plan_item", "1B", "title", "beta");
  assert_outline (outline, "0:2A 0:2B 0:1A 0:1B");

  cordon_outline_set_terms (outline,
                            &(CordonOutlineTerms){.sort = CORDON_OUTLINE_SORT_DUE, .due = CORDON_OUTLINE_DUE_LATE});
  assert_outline (outline, "0:1A 0:2A");
  set_text (plan, "plan_item", "1A1", "state", "done");
  settle ();
  assert_outline (outline, "0:2A");
  cordon_outline_set_terms (outline, &(CordonOutlineTerms){0});
  assert_outline (outline, "0:1 1:1A 1:1B 0:2 1:2A 1:2B");
  close_outline (outline);
}

/* A plan of 5,000 initiatives is filtered and sorted at once, and told as few changes. */
static void
test_thousands (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  CordonDraft *draft = cordon_draft_new ("Make");
  const char *const rags[] = {"green", "amber", "red"};
  const CordonOutlineTerms terms[] = {
      {.rag = "amber"},
      {.due = CORDON_OUTLINE_DUE_LATE},
      {.not_updated = TRUE, .sort = CORDON_OUTLINE_SORT_DUE},
      {.sort = CORDON_OUTLINE_SORT_TITLE},
      {.sort = CORDON_OUTLINE_SORT_STATUS},
      {0},
  };
  /* Of 50 goals with 100 initiatives each: every third is amber, every tenth is late, half were updated in time. */
  const guint expected[] = {50 + 1667, 50 + 500, 2500, 5000, 5000, 50 + 5000};
  CordonOutline *outline;
  Recorder *recorder;
  g_autoptr (CordonSummary) summary = NULL;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *id = g_strdup_printf ("g%02u", i);

      put_item (draft, "goal", id, NULL, id);
    }
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *goal = g_strdup_printf ("g%02u", i / 100);
      g_autofree char *id = g_strdup_printf ("i%04u", i);
      g_autofree char *update = g_strdup_printf ("u%04u", i);

      put_item (draft, "initiative", id, goal, id);
      cordon_draft_set_text (draft, "plan_item", id, "due", i % 10 == 0 ? "2025-01-31" : "2027-01-31");
      put_update (draft, update, id, "2026-Q1", rags[i % 3], i % 2 == 0 ? "2026-01-10" : "2025-12-10", NULL);
    }
  commit (plan, draft);
  outline = open_outline (plan);
  summary = cordon_summary_get (plan, "i4999");
  while (cordon_summary_get_rag (summary) == NULL)
    g_main_context_iteration (NULL, TRUE);
  recorder = record_list (G_LIST_MODEL (outline));
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      g_test_timer_start ();
      recorder->n_signals = 0;
      cordon_outline_set_terms (outline, &terms[i]);
      g_test_message ("terms %u: %.1f ms", i, g_test_timer_elapsed () * 1000);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (outline)), ==, expected[i]);
      g_assert_cmpuint (recorder->n_signals, <=, 96);
    }
  recorder_free (recorder);
  close_outline (outline);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  g_autoptr (GRand) rand = g_rand_new_with_seed (16);
  CordonOutline *outline, *fresh;
  Recorder *recorder;

  make_plan (plan);
  outline = open_outline (plan);
  recorder = record_list (G_LIST_MODEL (outline));
  for (guint step = 0; step < 60; step++)
    {
      guint n = step % 15 == 14 ? 120 : (guint) g_rand_int_range (rand, 1, 5);
      CordonDraft *draft = cordon_draft_new ("Random");

      for (guint i = 0; i < n; i++)
        {
          int number = g_rand_int_range (rand, 1, 60);
          g_autofree char *id = g_strdup_printf ("i%d", number);
          /* A parent of a lower number makes no loop. */
          g_autofree char *parent = g_strdup_printf ("i%d", g_rand_int_range (rand, 0, number));
          char rank[] = {(char) ('A' + g_rand_int_range (rand, 0, 20)), 0};

          put_item (draft, g_rand_boolean (rand) ? "goal" : "commitment", id,
                    g_rand_int_range (rand, 0, 3) == 0 ? NULL : parent, rank);
          if (g_rand_int_range (rand, 0, 5) == 0)
            cordon_draft_delete (draft, "plan_item", id);
        }
      commit (plan, draft);
    }
  /* Rows that were restored unseen are read in the background. */
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (CordonQuery) query = cordon_query_new ("place");
      g_autoptr (CordonRows) rows = cordon_await_rows (fixture->ledger, query, NULL);

      settle ();
    }
  fresh = open_outline (plan);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fresh)), >, 10);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fresh)), ==, recorder->shadow->len);
  for (guint i = 0; i < recorder->shadow->len; i++)
    {
      g_autoptr (CordonOutlineRow) row = g_list_model_get_item (G_LIST_MODEL (fresh), i);
      CordonOutlineRow *shadow = recorder->shadow->pdata[i];

      g_assert_true (cordon_outline_row_get_record (row) == cordon_outline_row_get_record (shadow));
      g_assert_cmpuint (cordon_outline_row_get_depth (row), ==, cordon_outline_row_get_depth (shadow));
    }
  recorder_free (recorder);
  close_outline (fresh);
  close_outline (outline);
}

static void
assert_status (CordonSummary *summary, const char *letter, const char *quarters, int days_since_update)
{
  g_autofree char *found = NULL;

  g_object_get (summary, "quarters", &found, NULL);
  g_assert_cmpstr (cordon_summary_get_letter (summary), ==, letter);
  g_assert_cmpstr (found, ==, quarters);
  g_assert_cmpint (cordon_summary_get_days_since_update (summary), ==, days_since_update);
}

static void
count (guint *counter)
{
  ++*counter;
}

/* Today is 10 February 2026: FY2026 Q2. */
static void
test_status (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  g_autoptr (CordonSummary) summary = NULL;
  g_autoptr (CordonSummary) same = NULL;
  CordonDraft *draft;
  guint n_changed = 0, n_letter = 0, n_due = 0;

  make_plan (plan);
  summary = cordon_summary_get (plan, "1A");
  same = cordon_summary_get (plan, "1A");
  g_assert_true (summary == same);
  assert_status (summary, "–", "––––", -1);

  draft = cordon_draft_new ("Updates");
  put_update (draft, "u1", "1A", "2025-Q3", "red", "2025-06-30", NULL);
  put_update (draft, "u2", "1A", "2025-Q4", "amber", "2025-09-30", NULL);
  put_update (draft, "u3", "1A", "2026-Q1", "green", "2025-12-31", NULL);
  put_update (draft, "u4", "1A", "2026-Q2", "red", NULL, NULL);
  commit (plan, draft);
  g_signal_connect_swapped (summary, "changed", G_CALLBACK (count), &n_changed);
  g_signal_connect_swapped (summary, "notify::letter", G_CALLBACK (count), &n_letter);
  g_signal_connect_swapped (summary, "notify::next-due", G_CALLBACK (count), &n_due);
  while (strcmp (cordon_summary_get_letter (summary), "G") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_changed, >, 0);
  /* The one of this quarter isn't published yet. */
  assert_status (summary, "G", "RAG–", 41);
  g_assert_cmpuint (n_letter, ==, 1);

  /* A correction of an older quarter counts there, and doesn't become the latest. */
  draft = cordon_draft_new ("Correct");
  put_update (draft, "u5", "1A", "2025-Q4", "green", "2026-02-09", "u2");
  commit (plan, draft);
  settle ();
  assert_status (summary, "G", "RGG–", 41);
  /* A correction of a correction counts for both; deleted, it leaves the one before. */
  draft = cordon_draft_new ("Correct");
  put_update (draft, "u6", "1A", "2025-Q4", "red", "2026-02-10", "u5");
  commit (plan, draft);
  settle ();
  assert_status (summary, "G", "RRG–", 41);
  draft = cordon_draft_new ("Delete");
  cordon_draft_delete (draft, "status_update", "u6");
  commit (plan, draft);
  settle ();
  assert_status (summary, "G", "RGG–", 41);

  draft = cordon_draft_new ("Publish");
  cordon_draft_set_text (draft, "status_update", "u4", "published_on", "2026-02-10");
  commit (plan, draft);
  settle ();
  assert_status (summary, "R", "RGGR", 0);
  g_assert_cmpuint (n_due, ==, 0);
}

static void
test_due (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  g_autoptr (CordonSummary) goal = NULL;
  g_autoptr (CordonSummary) initiative = NULL;
  CordonDraft *draft;

  make_plan (plan);
  goal = cordon_summary_get (plan, "1");
  initiative = cordon_summary_get (plan, "1A");
  draft = cordon_draft_new ("Dates");
  cordon_draft_set_text (draft, "plan_item", "1A1", "due", "2026-01-31");
  cordon_draft_set_text (draft, "plan_item", "1A", "due", "2026-09-30");
  cordon_draft_set_text (draft, "plan_item", "1B", "due", "2026-03-01");
  cordon_draft_create (draft, "register_entry", "r");
  cordon_draft_set_text (draft, "register_entry", "r", "kind", "risk");
  cordon_draft_set_text (draft, "register_entry", "r", "title", "R");
  cordon_draft_set_text (draft, "register_entry", "r", "plan_item", "1A1");
  commit (plan, draft);
  while (cordon_summary_get_next_due (goal) == NULL || cordon_summary_get_open_risks (goal) == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (cordon_summary_get_next_due (goal), ==, "2026-01-31");
  g_assert_cmpstr (cordon_summary_get_next_due_id (goal), ==, "1A1");
  g_assert_cmpint (cordon_summary_get_days_late (goal), ==, 10);
  g_assert_cmpuint (cordon_summary_get_n_late (goal), ==, 1);
  g_assert_cmpuint (cordon_summary_get_n_open (goal), ==, 1);
  g_assert_cmpuint (cordon_summary_get_open_risks (goal), ==, 1);

  /* What is done is not due any more. */
  set_text (plan, "plan_item", "1A1", "state", "done");
  set_text (plan, "register_entry", "r", "state", "closed");
  settle ();
  g_assert_cmpstr (cordon_summary_get_next_due (initiative), ==, "2026-09-30");
  g_assert_cmpstr (cordon_summary_get_next_due (goal), ==, "2026-03-01");
  g_assert_cmpint (cordon_summary_get_days_late (goal), ==, 0);
  g_assert_cmpuint (cordon_summary_get_n_done (goal), ==, 1);
  g_assert_cmpuint (cordon_summary_get_n_late (goal), ==, 0);
  g_assert_cmpuint (cordon_summary_get_open_risks (goal), ==, 0);

  /* What is below a deleted item counts for nobody. */
  draft = cordon_draft_new ("Delete");
  cordon_draft_delete (draft, "plan_item", "1A");
  commit (plan, draft);
  settle ();
  g_assert_cmpuint (cordon_summary_get_n_done (goal), ==, 0);
  g_assert_null (cordon_summary_get_next_due (initiative));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define WITH_PLAN(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  WITH_PLAN ("/outline/tree", test_tree);
  WITH_PLAN ("/outline/filter", test_filter);
  WITH_PLAN ("/outline/terms", test_terms);
  WITH_PLAN ("/outline/sort", test_sort);
  WITH_PLAN ("/outline/thousands", test_thousands);
  WITH_PLAN ("/outline/random-edits", test_random);
  WITH_PLAN ("/summary/status", test_status);
  WITH_PLAN ("/summary/due", test_due);

  return g_test_run ();
}
