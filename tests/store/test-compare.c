/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two dates compared: what a planner is told differs must be what differs, no more and no less. */

#include "support/cordon-await.h"

typedef struct
{
  char *folder;
  CordonLedger *ledger;
} Plan;

static void
set_up (Plan *plan, gconstpointer data)
{
  g_autofree char *path = NULL;

  plan->folder = cordon_await_folder ();
  path = g_build_filename (plan->folder, "plan.cordon", NULL);
  plan->ledger = cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);
}

static void
tear_down (Plan *plan, gconstpointer data)
{
  cordon_await_close (plan->ledger);
  cordon_await_remove (plan->folder);
}

static void
commit (Plan *plan, CordonDraft *draft)
{
  g_object_unref (cordon_await_commit (plan->ledger, draft, NULL));
}

static char *
add_item (Plan *plan, const char *title)
{
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Add initiative");
  const char *id = cordon_draft_create (draft, "plan_item", NULL);

  cordon_draft_set_text (draft, "plan_item", id, "title", title);
  cordon_draft_set_integer (draft, "plan_item", id, "horizon", 2025);
  commit (plan, draft);
  return g_strdup (id);
}

static void
set_field (Plan *plan, const char *id, const char *field, const char *text)
{
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Change field");

  cordon_draft_set_text (draft, "plan_item", id, field, text);
  commit (plan, draft);
}

static void
set_deleted (Plan *plan, const char *id, gboolean deleted)
{
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Delete");

  if (deleted)
    cordon_draft_delete (draft, "plan_item", id);
  else
    cordon_draft_restore (draft, "plan_item", id);
  commit (plan, draft);
}

/* The moment of the last edit, once the clock has left it: edits of one millisecond are of the same moment. */
static gint64
now (Plan *plan)
{
  g_autoptr (GPtrArray) history = cordon_await_history (plan->ledger, &(CordonHistoryQuery){.limit = 1}, NULL);
  gint64 at = cordon_changes_get_at (((CordonEdit *) history->pdata[0])->changes);

  while (g_get_real_time () / 1000 <= at)
    g_thread_yield ();
  return at;
}

static GPtrArray *
compare (Plan *plan, gint64 from, gint64 to)
{
  return cordon_await_compare (plan->ledger, from, to, 0, NULL);
}

static const CordonComparison *
only (GPtrArray *comparisons, guint made, guint deleted, guint changed)
{
  const CordonComparison *comparison;

  g_assert_cmpuint (comparisons->len, ==, 1);
  comparison = comparisons->pdata[0];
  g_assert_cmpstr (comparison->kind, ==, "plan_item");
  g_assert_cmpuint (comparison->n_made, ==, made);
  g_assert_cmpuint (comparison->n_deleted, ==, deleted);
  g_assert_cmpuint (comparison->n_changed, ==, changed);
  g_assert_cmpuint (comparison->differences->len, ==, made + deleted + changed);
  return comparison;
}

static void
test_tells_first_and_last (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add_item (plan, "First");
  g_autofree char *untouched = add_item (plan, "Stays");
  g_autoptr (GPtrArray) found = NULL;
  const CordonDifference *difference;
  gint64 from = now (plan);

  set_field (plan, id, "title", "Second");
  set_field (plan, id, "title", "Third");
  found = compare (plan, from, 0);
  difference = only (found, 0, 0, 1)->differences->pdata[0];
  g_assert_cmpstr (cordon_row_get_id (difference->before), ==, id);
  g_assert_cmpstr (cordon_row_get_text (difference->before, "title"), ==, "First");
  g_assert_cmpstr (cordon_row_get_text (difference->after, "title"), ==, "Third");
  g_assert_cmpint (g_variant_get_int64 (cordon_row_get (difference->after, "horizon")), ==, 2025);
}

static void
test_what_came_back_is_no_difference (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add_item (plan, "Title");
  g_autofree char *passing = NULL;
  g_autoptr (GPtrArray) found = NULL;
  gint64 from = now (plan);

  set_field (plan, id, "title", "Other");
  g_object_unref (cordon_await_undo (plan->ledger, NULL));
  set_deleted (plan, id, TRUE);
  set_deleted (plan, id, FALSE);
  passing = add_item (plan, "Came and went");
  set_deleted (plan, passing, TRUE);
  found = compare (plan, from, 0);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_births_and_deletions (Plan *plan, gconstpointer data)
{
  g_autofree char *old = add_item (plan, "Old");
  g_autofree char *new = NULL;
  g_autoptr (GPtrArray) forth = NULL;
  g_autoptr (GPtrArray) back = NULL;
  const CordonDifference *difference;
  gint64 from = now (plan), to;

  new = add_item (plan, "New");
  set_field (plan, new, "title", "New, renamed");
  set_field (plan, old, "title", "Old, renamed");
  set_deleted (plan, old, TRUE);
  to = now (plan);
  set_deleted (plan, old, FALSE);

  forth = compare (plan, from, to);
  only (forth, 1, 1, 0);
  for (guint i = 0; i < 2; i++)
    {
      difference = ((CordonComparison *) forth->pdata[0])->differences->pdata[i];
      if (difference->before == NULL)
        g_assert_cmpstr (cordon_row_get_text (difference->after, "title"), ==, "New, renamed");
      else
        g_assert_cmpstr (cordon_row_get_text (difference->before, "title"), ==, "Old");
      g_assert_true (difference->before == NULL || difference->after == NULL);
    }

  /* A row that is brought back is there again, with what it has then. */
  back = compare (plan, to, 0);
  difference = only (back, 1, 0, 0)->differences->pdata[0];
  g_assert_cmpstr (cordon_row_get_id (difference->after), ==, old);
  g_assert_cmpstr (cordon_row_get_text (difference->after, "title"), ==, "Old, renamed");
}

static void
test_only_between (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add_item (plan, "First");
  g_autoptr (GPtrArray) found = NULL;
  const CordonDifference *difference;
  gint64 from, to;

  set_field (plan, id, "owner", "HSI Mexico");
  from = now (plan);
  set_field (plan, id, "title", "Second");
  to = now (plan);
  set_field (plan, id, "title", "Third");
  set_field (plan, id, "note", "Later");
  found = compare (plan, from, to);
  difference = only (found, 0, 0, 1)->differences->pdata[0];
  g_assert_cmpstr (cordon_row_get_text (difference->before, "title"), ==, "First");
  g_assert_cmpstr (cordon_row_get_text (difference->after, "title"), ==, "Second");
  g_assert_cmpstr (cordon_row_get_text (difference->before, "owner"), ==, "HSI Mexico");
  g_assert_null (cordon_row_get (difference->after, "note"));
}

static void
test_same_moment_has_no_difference (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add_item (plan, "First");
  g_autoptr (GPtrArray) found = NULL;
  gint64 at;

  set_field (plan, id, "title", "Second");
  at = now (plan);
  found = compare (plan, at, at);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_limit_counts_all (Plan *plan, gconstpointer data)
{
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Import");
  g_autofree char *first = add_item (plan, "First");
  g_autoptr (GPtrArray) found = NULL;
  const CordonComparison *comparison;
  gint64 from = now (plan);

  for (guint i = 0; i < 30; i++)
    cordon_draft_set_text (draft, "plan_item", cordon_draft_create (draft, "plan_item", NULL), "title", "One of many");
  commit (plan, draft);
  found = cordon_await_compare (plan->ledger, from, 0, 7, NULL);
  comparison = found->pdata[0];
  g_assert_cmpuint (comparison->n_made, ==, 30);
  g_assert_cmpuint (comparison->differences->len, ==, 7);
}

static char *
describe (CordonRow *row)
{
  return row == NULL
             ? g_strdup ("not there")
             : g_strdup_printf ("%s, %s", cordon_row_get_text (row, "title"), cordon_row_get_text (row, "note"));
}

static char *
describe_then (CordonLedger *past, const char *id)
{
  g_autoptr (CordonQuery) query = cordon_query_new ("plan_item");
  g_autoptr (CordonRows) rows = NULL;

  cordon_query_where_text (query, "id", id);
  rows = cordon_await_rows (past, query, NULL);
  return describe (rows->rows->len == 1 ? rows->rows->pdata[0] : NULL);
}

/* The two states are those that the past has. */
static void
test_agrees_with_the_past (Plan *plan, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  char *ids[6];
  gint64 moments[4];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = add_item (plan, "Item");
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      for (guint j = 0; j < 12; j++)
        {
          const char *id = ids[g_rand_int_range (random, 0, G_N_ELEMENTS (ids))];
          g_autofree char *text = g_strdup_printf ("%d", g_rand_int_range (random, 0, 3));

          if (g_rand_boolean (random))
            set_deleted (plan, id, g_rand_boolean (random));
          else
            set_field (plan, id, g_rand_boolean (random) ? "title" : "note", text);
        }
      moments[i] = now (plan);
    }

  for (guint i = 0; i + 1 < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (GPtrArray) found = compare (plan, moments[i], moments[i + 1]);
      CordonLedger *past[] = {cordon_await_as_of (plan->ledger, moments[i], NULL),
                              cordon_await_as_of (plan->ledger, moments[i + 1], NULL)};

      g_assert_cmpuint (found->len, <=, 1);
      for (guint j = 0; j < G_N_ELEMENTS (ids); j++)
        {
          const CordonDifference *difference = NULL;
          g_auto (GStrv) then = g_new0 (char *, 3);
          g_autofree char *before = NULL;
          g_autofree char *after = NULL;

          for (guint k = 0; found->len > 0 && k < ((CordonComparison *) found->pdata[0])->differences->len; k++)
            {
              const CordonDifference *each = ((CordonComparison *) found->pdata[0])->differences->pdata[k];

              if (g_str_equal (cordon_row_get_id (each->before != NULL ? each->before : each->after), ids[j]))
                difference = each;
            }
          for (guint k = 0; k < 2; k++)
            then[k] = describe_then (past[k], ids[j]);
          if (difference == NULL)
            {
              g_assert_cmpstr (then[0], ==, then[1]);
              continue;
            }
          before = describe (difference->before);
          after = describe (difference->after);
          g_assert_cmpstr (before, ==, then[0]);
          g_assert_cmpstr (after, ==, then[1]);
          g_assert_cmpstr (before, !=, after);
        }
      for (guint k = 0; k < 2; k++)
        cordon_await_close (past[k]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_free (ids[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Plan, NULL, set_up, func, tear_down)
  ADD ("/compare/tells-first-and-last", test_tells_first_and_last);
  ADD ("/compare/what-came-back-is-no-difference", test_what_came_back_is_no_difference);
  ADD ("/compare/births-and-deletions", test_births_and_deletions);
  ADD ("/compare/only-between", test_only_between);
  ADD ("/compare/same-moment-has-no-difference", test_same_moment_has_no_difference);
  ADD ("/compare/limit-counts-all", test_limit_counts_all);
  ADD ("/compare/agrees-with-the-past", test_agrees_with_the_past);
  return g_test_run ();
}
