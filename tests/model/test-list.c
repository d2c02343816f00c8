/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists that patch themselves come to what reading them again would give, after any edits, and say exactly what
 * changed; the same row is the same object; and nothing outlives who holds it. */

#include "base/cordon-error.h"
#include "model/cordon-plan-item.h"
#include "model/cordon-record-list.h"
#include "plan-fixture.h"

#include <string.h>

static CordonQuery *
siblings (const char *parent)
{
  CordonQuery *query = cordon_plan_query ("plan_item", "rank");

  cordon_query_where_text (query, "parent", parent);
  return query;
}

static void
add_item (CordonPlan *plan, const char *id, const char *parent, const char *rank)
{
  CordonDraft *draft = cordon_draft_new ("Add");

  cordon_draft_create (draft, "plan_item", id);
  cordon_draft_set_text (draft, "plan_item", id, "kind", "initiative");
  cordon_draft_set_text (draft, "plan_item", id, "title", id);
  cordon_draft_set_text (draft, "plan_item", id, "parent", parent);
  cordon_draft_set_text (draft, "plan_item", id, "rank", rank);
  commit (plan, draft);
}

static void
set_item (CordonPlan *plan, const char *id, const char *field, const char *text)
{
  CordonDraft *draft = cordon_draft_new ("Set");

  cordon_draft_set_text (draft, "plan_item", id, field, text);
  commit (plan, draft);
}

static void
delete_item (CordonPlan *plan, const char *id, gboolean deleted)
{
  CordonDraft *draft = cordon_draft_new ("Delete");

  if (deleted)
    cordon_draft_delete (draft, "plan_item", id);
  else
    cordon_draft_restore (draft, "plan_item", id);
  commit (plan, draft);
}

static char *
ids (GListModel *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CordonRecord) record = g_list_model_get_item (list, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", cordon_record_get_id (record));
    }
  return g_string_free (text, FALSE);
}

static void
assert_ids (GListModel *list, const char *expected)
{
  g_autofree char *found = ids (list);

  g_assert_cmpstr (found, ==, expected);
}

static void
count (guint *counter)
{
  ++*counter;
}

static void
test_patches (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  g_autoptr (CordonQuery) query = siblings ("g");
  g_autoptr (GListModel) list = NULL;
  g_autoptr (Recorder) recorder = NULL;

  add_item (plan, "a", "g", "A");
  list = cordon_plan_get_list (plan, query);
  g_assert_true (is_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
  wait_for (list);
  assert_ids (list, "a");

  recorder = record_list (list);
  add_item (plan, "c", "g", "C");
  add_item (plan, "b", "g", "B");
  add_item (plan, "x", "other", "A");
  assert_ids (list, "a b c");
  g_assert_cmpuint (recorder->n_signals, ==, 2);
  g_assert_cmpuint (recorder->n_items_notifies, ==, 2);

  /* A title moves nothing; a rank that keeps the order doesn't either. */
  set_item (plan, "b", "title", "Better");
  set_item (plan, "b", "rank", "BB");
  g_assert_cmpuint (recorder->n_signals, ==, 2);
  set_item (plan, "a", "rank", "D");
  assert_ids (list, "b c a");
  g_assert_cmpuint (recorder->n_signals, ==, 4);
  g_assert_cmpuint (recorder->n_items_notifies, ==, 4);

  /* No rank at all comes first, as SQLite has it. */
  set_item (plan, "a", "rank", NULL);
  assert_ids (list, "a b c");
  delete_item (plan, "b", TRUE);
  assert_ids (list, "a c");
  set_item (plan, "c", "parent", "other");
  assert_ids (list, "a");
}

/* A row that nobody holds comes into a list: it has to be read. */
static void
test_unseen (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  g_autoptr (CordonQuery) query = siblings ("g");
  g_autoptr (GListModel) list = NULL;
  g_autoptr (Recorder) recorder = NULL;

  add_item (plan, "a", "g", "A");
  add_item (plan, "b", "g", "B");
  add_item (plan, "x", "other", "AA");
  delete_item (plan, "b", TRUE);
  list = cordon_plan_get_list (plan, query);
  wait_for (list);
  recorder = record_list (list);
  assert_ids (list, "a");
  g_assert_null (cordon_plan_peek (plan, "plan_item", "b"));

  delete_item (plan, "b", FALSE);
  while (g_list_model_get_n_items (list) < 2)
    g_main_context_iteration (NULL, TRUE);
  assert_ids (list, "a b");
  set_item (plan, "x", "parent", "g");
  while (g_list_model_get_n_items (list) < 3)
    g_main_context_iteration (NULL, TRUE);
  assert_ids (list, "a x b");
  g_assert_cmpuint (recorder->n_signals, ==, 2);
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  g_autoptr (CordonQuery) query = siblings ("g");
  g_autoptr (GListModel) list = NULL;
  g_autoptr (Recorder) recorder = NULL;

  cordon_query_set_limit (query, 2);
  add_item (plan, "a", "g", "A");
  add_item (plan, "b", "g", "B");
  add_item (plan, "c", "g", "C");
  list = cordon_plan_get_list (plan, query);
  wait_for (list);
  recorder = record_list (list);
  assert_ids (list, "a b");
  add_item (plan, "aa", "g", "AA");
  assert_ids (list, "a aa");
  add_item (plan, "z", "g", "Z");
  assert_ids (list, "a aa");
  delete_item (plan, "a", TRUE);
  while (g_list_model_get_n_items (list) < 2)
    g_main_context_iteration (NULL, TRUE);
  assert_ids (list, "aa b");
}

/* An edit that is made while a list is being read is in it once, whichever came first. */
static void
test_races (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *parent = g_strdup_printf ("g%u", i);
      g_autofree char *first = g_strdup_printf ("a%u", i);
      g_autofree char *second = g_strdup_printf ("b%u", i);
      g_autofree char *expected = g_strdup_printf ("%s %s", second, first);
      g_autoptr (CordonQuery) query = siblings (parent);
      g_autoptr (CordonDraft) draft = cordon_draft_new ("Race");
      g_autoptr (GListModel) list = NULL;
      CordonAnswer answer = {NULL};
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (CordonChanges) changes = NULL;
      g_autoptr (Recorder) recorder = NULL;

      add_item (plan, first, parent, "B");
      cordon_draft_create (draft, "plan_item", second);
      cordon_draft_set_text (draft, "plan_item", second, "kind", "goal");
      cordon_draft_set_text (draft, "plan_item", second, "title", "T");
      cordon_draft_set_text (draft, "plan_item", second, "parent", parent);
      cordon_draft_set_text (draft, "plan_item", second, "rank", "C");
      cordon_draft_set_text (draft, "plan_item", first, "rank", "D");
      if (i % 2 == 0)
        list = cordon_plan_get_list (plan, query);
      cordon_plan_commit_async (plan, draft, NULL, cordon_take_answer, &answer);
      if (i % 2 == 1)
        list = cordon_plan_get_list (plan, query);
      recorder = record_list (list);
      result = cordon_await (&answer);
      changes = cordon_plan_commit_finish (plan, result, NULL);
      g_assert_nonnull (changes);
      wait_for (list);
      assert_ids (list, expected);
    }
}

static void
test_identity (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  g_autoptr (CordonQuery) query = siblings ("g");
  g_autoptr (CordonQuery) again = siblings ("g");
  g_autoptr (CordonQuery) all = cordon_plan_query ("plan_item", "title");
  g_autoptr (CordonRecord) record = NULL;
  g_autoptr (CordonRecord) same = NULL;
  g_autofree char *title = NULL;
  GListModel *list, *other, *shared;
  guint n_title = 0, n_due = 0, n_changed = 0;

  add_item (plan, "a", "g", "A");
  list = cordon_plan_get_list (plan, query);
  shared = cordon_plan_get_list (plan, again);
  g_assert_true (list == shared);
  g_object_unref (shared);
  other = cordon_plan_get_list (plan, all);
  wait_for (list);
  wait_for (other);

  record = g_list_model_get_item (list, 0);
  same = g_list_model_get_item (other, 0);
  g_assert_true (record == same);
  g_assert_true (CORDON_IS_PLAN_ITEM (record));
  g_assert_true (cordon_plan_peek (plan, "plan_item", "a") == record);

  g_signal_connect_swapped (record, "notify::title", G_CALLBACK (count), &n_title);
  g_signal_connect_swapped (record, "notify::due", G_CALLBACK (count), &n_due);
  g_signal_connect_swapped (record, "changed", G_CALLBACK (count), &n_changed);
  set_item (plan, "a", "title", "Expand the Mexico TCIU");
  set_item (plan, "a", "code", "1.C");
  g_assert_cmpuint (n_title, ==, 1);
  g_assert_cmpuint (n_due, ==, 0);
  g_assert_cmpuint (n_changed, ==, 2);
  title = cordon_record_dup_title (record);
  g_assert_cmpstr (title, ==, "1.C Expand the Mexico TCIU");
  g_assert_cmpstr (cordon_record_get_text (record, "code"), ==, "1.C");
  g_assert_null (cordon_record_get (record, "due"));

  while (G_OBJECT (list)->ref_count > 1 || G_OBJECT (other)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (list);
  g_assert_finalize_object (other);
  g_clear_object (&same);
  g_assert_finalize_object (g_steal_pointer (&record));
  g_assert_null (cordon_plan_peek (plan, "plan_item", "a"));
}

/* One record on its own follows the ledger as well, and one that isn't there is said to be so. */
static void
test_record (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  CordonAnswer answer = {NULL}, missing = {NULL};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) nothing = NULL;
  g_autoptr (CordonRecord) record = NULL;
  g_autoptr (CordonChanges) changes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean deleted;

  add_item (plan, "a", "g", "A");
  cordon_plan_get_record_async (plan, "plan_item", "a", NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  record = cordon_plan_get_record_finish (plan, result, &error);
  g_assert_no_error (error);
  delete_item (plan, "a", TRUE);
  g_object_get (record, "deleted", &deleted, NULL);
  g_assert_true (deleted);
  changes = cordon_await_undo (fixture->ledger, &error);
  g_assert_no_error (error);
  g_assert_false (cordon_record_get_deleted (record));

  cordon_plan_get_record_async (plan, "plan_item", "nobody", NULL, cordon_take_answer, &missing);
  nothing = cordon_await (&missing);
  g_assert_null (cordon_plan_get_record_finish (plan, nothing, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_NOT_FOUND);
}

/* Random edits, undo and redo on many rows: each list is what a new reading gives. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  CordonPlan *plan = fixture->plan;
  const char *const texts[] = {"A", "B", "a", "é", "Z", "10", "9", NULL};
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260210);
  CordonQuery *queries[4];
  GListModel *lists[4];
  Recorder *recorders[4];

  queries[0] = siblings ("g0");
  queries[1] = cordon_plan_query ("plan_item", "horizon");
  cordon_query_where (queries[1], "horizon", CORDON_COMPARE_AT_LEAST, g_variant_new_int64 (2023));
  queries[2] = cordon_query_new ("plan_item");
  cordon_query_where (queries[2], "code", CORDON_COMPARE_IS_NOT, NULL);
  cordon_query_order_by (queries[2], "code", TRUE);
  cordon_query_order_by (queries[2], "rank", FALSE);
  queries[3] = cordon_plan_query ("plan_item", "title");
  cordon_query_set_living (queries[3], CORDON_LIVING_AND_DELETED);
  for (guint i = 0; i < 4; i++)
    {
      lists[i] = cordon_plan_get_list (plan, queries[i]);
      wait_for (lists[i]);
      recorders[i] = record_list (lists[i]);
    }

  for (guint step = 0; step < 120; step++)
    {
      int what = g_rand_int_range (rand, 0, 10);
      guint n_rows = step % 20 == 19 ? 90 : (guint) g_rand_int_range (rand, 1, 4);

      if (what == 0 || what == 1)
        {
          g_autoptr (GError) nothing_to_do = NULL;
          g_autoptr (CordonChanges) changes = what == 0 ? cordon_await_undo (fixture->ledger, &nothing_to_do)
                                                        : cordon_await_redo (fixture->ledger, &nothing_to_do);
        }
      else
        {
          CordonDraft *draft = cordon_draft_new ("Random");

          for (guint i = 0; i < n_rows; i++)
            {
              g_autofree char *id = g_strdup_printf ("row-%d", g_rand_int_range (rand, 0, 120));
              const char *text = texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
              g_autofree char *parent = g_strdup_printf ("g%d", g_rand_int_range (rand, 0, 2));

              cordon_draft_create (draft, "plan_item", id);
              cordon_draft_set_text (draft, "plan_item", id, "kind", "goal");
              cordon_draft_set_text (draft, "plan_item", id, "title", text != NULL ? text : "T");
              cordon_draft_set_text (draft, "plan_item", id, "parent", parent);
              cordon_draft_set_text (draft, "plan_item", id, g_rand_boolean (rand) ? "code" : "rank",
                                     text != NULL && g_str_equal (text, "é") ? "e" : text);
              if (g_rand_boolean (rand))
                cordon_draft_set_integer (draft, "plan_item", id, "horizon", g_rand_int_range (rand, 2020, 2026));
              if (g_rand_int_range (rand, 0, 4) == 0)
                cordon_draft_delete (draft, "plan_item", id);
            }
          commit (plan, draft);
        }

      for (guint i = 0; i < 4; i++)
        {
          g_autoptr (CordonRows) rows = cordon_await_rows (fixture->ledger, queries[i], NULL);
          g_autoptr (GString) expected = g_string_new (NULL);
          g_autofree char *found = NULL;

          settle ();
          for (guint r = 0; r < rows->rows->len; r++)
            g_string_append_printf (expected, "%s%s", r > 0 ? " " : "", cordon_row_get_id (rows->rows->pdata[r]));
          found = ids (lists[i]);
          for (guint tries = 0; tries < 100 && strcmp (found, expected->str) != 0; tries++)
            {
              /* A row that nobody held is read in the background. */
              g_autoptr (CordonRows) again = cordon_await_rows (fixture->ledger, queries[i], NULL);

              g_free (found);
              found = ids (lists[i]);
            }
          g_assert_cmpstr (found, ==, expected->str);
        }
    }
  for (guint i = 0; i < 4; i++)
    {
      recorder_free (recorders[i]);
      g_object_unref (lists[i]);
      g_object_unref (queries[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define WITH_PLAN(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  WITH_PLAN ("/list/patches-itself", test_patches);
  WITH_PLAN ("/list/takes-in-unseen-rows", test_unseen);
  WITH_PLAN ("/list/keeps-its-limit", test_limit);
  WITH_PLAN ("/list/edits-while-it-is-read", test_races);
  WITH_PLAN ("/list/same-row-same-object", test_identity);
  WITH_PLAN ("/list/one-record", test_record);
  WITH_PLAN ("/list/random-edits", test_random);

  return g_test_run ();
}
