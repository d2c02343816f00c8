/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of any length: rows fill in as they are looked at, are the same objects as elsewhere in the plan, and follow
 * every edit; what is far away is not kept. */

#include "base/cordon-error.h"
#include "model/cordon-row-list.h"
#include "plan-fixture.h"

#include <string.h>

#define N_ROWS 3000

static void
add_rows (CordonPlan *plan, guint n_rows)
{
  CordonDraft *draft = cordon_draft_new ("Import");

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *id = g_strdup_printf ("row-%05u", i);

      cordon_draft_create (draft, "party", id);
      cordon_draft_set_text (draft, "party", id, "kind", "agency");
      cordon_draft_set_text (draft, "party", id, "name", id);
    }
  commit (plan, draft);
}

static GListModel *
open_rows (CordonPlan *plan)
{
  g_autoptr (CordonQuery) query = cordon_plan_query ("party", "name");
  GListModel *list = cordon_plan_get_row_list (plan, query);

  wait_for (list);
  return list;
}

static void
close_rows (GListModel *list)
{
  while (G_OBJECT (list)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (list);
}

static CordonRecord *
read_row (GListModel *list, guint i)
{
  for (;;)
    {
      g_autoptr (CordonRecord) record = g_list_model_get_item (list, i);

      if (cordon_record_get_loaded (record))
        return g_steal_pointer (&record);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
count (guint *counter)
{
  ++*counter;
}

static void
set_name (CordonPlan *plan, const char *id, const char *name)
{
  CordonDraft *draft = cordon_draft_new ("Rename");

  cordon_draft_set_text (draft, "party", id, "name", name);
  commit (plan, draft);
}

static void
test_fills_in (Fixture *fixture, gconstpointer data)
{
  GListModel *list;
  g_autoptr (CordonRecord) record = NULL;
  g_autoptr (CordonRecord) near = NULL;
  g_autofree char *title = NULL;
  guint n_name = 0, n_changed = 0;

  add_rows (fixture->plan, N_ROWS);
  list = open_rows (fixture->plan);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, N_ROWS);
  g_assert_null (g_list_model_get_item (list, N_ROWS));

  record = g_list_model_get_item (list, 1500);
  g_assert_false (cordon_record_get_loaded (record));
  g_assert_null (cordon_record_get (record, "name"));
  title = cordon_record_dup_title (record);
  g_assert_cmpstr (title, ==, "…");
  g_signal_connect_swapped (record, "notify::name", G_CALLBACK (count), &n_name);
  g_signal_connect_swapped (record, "changed", G_CALLBACK (count), &n_changed);
  while (!cordon_record_get_loaded (record))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (cordon_record_get_id (record), ==, "row-01500");
  g_assert_cmpuint (n_name, ==, 1);
  g_assert_cmpuint (n_changed, ==, 1);
  /* Its neighbours came with it. */
  near = g_list_model_get_item (list, 1501);
  g_assert_true (cordon_record_get_loaded (near));

  set_name (fixture->plan, "row-01500", "row-01500 renamed");
  g_assert_cmpstr (cordon_record_get_text (record, "name"), ==, "row-01500 renamed");
  g_assert_cmpuint (n_name, ==, 2);
  close_rows (list);
}

static void
test_same_object (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonQuery) query = cordon_plan_query ("party", NULL);
  g_autoptr (CordonRecord) record = NULL;
  g_autoptr (CordonRecord) same = NULL;
  GListModel *list, *few;

  add_rows (fixture->plan, 20);
  list = open_rows (fixture->plan);
  /* Read by its key first, and then by its id. */
  record = g_list_model_get_item (list, 7);
  cordon_query_where_text (query, "name", "row-00007");
  few = cordon_plan_get_list (fixture->plan, query);
  wait_for (few);
  same = g_list_model_get_item (few, 0);
  g_assert_true (read_row (list, 7) == same);
  g_object_unref (same);
  close_rows (few);
  close_rows (list);
}

/* A row that is born while the plan is open is known before the list has read it. */
static void
test_born (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonQuery) query = cordon_plan_query ("party", NULL);
  CordonDraft *draft = cordon_draft_new ("Add");
  g_autoptr (CordonRecord) born = NULL;
  GListModel *list, *few;
  gboolean found = FALSE;

  add_rows (fixture->plan, 20);
  cordon_query_where_text (query, "kind", "center");
  few = cordon_plan_get_list (fixture->plan, query);
  wait_for (few);
  list = open_rows (fixture->plan);
  cordon_draft_create (draft, "party", "new");
  cordon_draft_set_text (draft, "party", "new", "kind", "center");
  cordon_draft_set_text (draft, "party", "new", "name", "aaa");
  commit (fixture->plan, draft);
  born = g_list_model_get_item (few, 0);
  g_assert_nonnull (born);
  while (g_list_model_get_n_items (list) < 21)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 21; i++)
    {
      g_autoptr (CordonRecord) row = read_row (list, i);

      if (strcmp (cordon_record_get_id (row), "new") == 0)
        {
          g_autoptr (CordonRecord) again = g_list_model_get_item (list, i);

          g_assert_true (again == born);
          found = TRUE;
        }
    }
  g_assert_true (found);
  close_rows (few);
  close_rows (list);
}

static void
test_edits (Fixture *fixture, gconstpointer data)
{
  GListModel *list;
  Recorder *recorder;
  CordonDraft *draft;
  g_autoptr (CordonRecord) first = NULL;

  add_rows (fixture->plan, N_ROWS);
  list = open_rows (fixture->plan);
  recorder = record_list (list);

  /* A field that neither orders nor filters moves nothing. */
  draft = cordon_draft_new ("Note");
  cordon_draft_set_text (draft, "party", "row-00010", "note", "Seen.");
  commit (fixture->plan, draft);
  settle ();
  g_assert_cmpuint (recorder->n_signals, ==, 0);

  draft = cordon_draft_new ("Delete");
  cordon_draft_delete (draft, "party", "row-00010");
  commit (fixture->plan, draft);
  while (g_list_model_get_n_items (list) == N_ROWS)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (recorder->n_signals, ==, 1);
  g_assert_cmpuint (recorder->n_items_notifies, ==, 1);

  /* The last becomes the first: a long change, told as all removed and all added. */
  recorder->n_signals = 0;
  set_name (fixture->plan, "row-02999", "a");
  while (recorder->n_signals < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (recorder->n_signals, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, N_ROWS - 1);
  first = read_row (list, 0);
  g_assert_cmpstr (cordon_record_get_id (first), ==, "row-02999");
  recorder_free (recorder);
  close_rows (list);
}

/* Many edits in a row read the keys a few times, not once each. */
static void
test_coalesced (Fixture *fixture, gconstpointer data)
{
  GListModel *list;
  Recorder *recorder;
  CordonAnswer answers[30] = {{NULL}};

  add_rows (fixture->plan, 50);
  list = open_rows (fixture->plan);
  recorder = record_list (list);
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (CordonDraft) draft = cordon_draft_new ("Delete");
      g_autofree char *id = g_strdup_printf ("row-%05u", i);

      cordon_draft_delete (draft, "party", id);
      cordon_ledger_commit_async (fixture->ledger, draft, NULL, cordon_take_answer, &answers[i]);
    }
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (GAsyncResult) result = cordon_await (&answers[i]);
      g_autoptr (CordonChanges) changes = cordon_ledger_commit_finish (fixture->ledger, result, NULL);

      g_assert_nonnull (changes);
    }
  while (g_list_model_get_n_items (list) > 20)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (recorder->n_signals, <=, 30);
  recorder_free (recorder);
  close_rows (list);
}

/* Scrolling through all of it keeps only what was looked at last. */
static void
test_scroll (Fixture *fixture, gconstpointer data)
{
  GListModel *list;
  g_autoptr (CordonRecord) first = NULL;
  gpointer gone;

  add_rows (fixture->plan, 12000);
  list = open_rows (fixture->plan);
  first = read_row (list, 0);
  gone = first;
  g_object_add_weak_pointer (G_OBJECT (first), &gone);
  g_clear_object (&first);
  g_assert_nonnull (gone);
  for (guint i = 0; i < 12000; i += 100)
    {
      g_autofree char *expected = g_strdup_printf ("row-%05u", i);
      g_autoptr (CordonRecord) record = read_row (list, i);

      g_assert_cmpstr (cordon_record_get_id (record), ==, expected);
    }
  g_assert_null (gone);
  close_rows (list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define WITH_PLAN(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  WITH_PLAN ("/rows/fill-in", test_fills_in);
  WITH_PLAN ("/rows/same-row-same-object", test_same_object);
  WITH_PLAN ("/rows/born", test_born);
  WITH_PLAN ("/rows/edits", test_edits);
  WITH_PLAN ("/rows/coalesced", test_coalesced);
  WITH_PLAN ("/rows/scroll", test_scroll);

  return g_test_run ();
}
