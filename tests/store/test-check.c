/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `cordon check`: a plan that was only ever changed through the ledger is clean; whatever was changed past it is found,
 * with the row and the field concerned. */

#include "plan-files.h"
#include "store/cordon-check.h"
#include "support/cordon-await.h"

static const CordonReference references[] = {
    {.kind = "plan_item", .field = "parent", .referenced = "plan_item", .tree = TRUE},
    {.kind = "status_update", .field = "plan_item", .referenced = "plan_item"},
    {.kind = "link", .field = "from_row"},
};

typedef struct
{
  char *path;
  char *goal;
  char *initiative;
} Plan;

static GPtrArray *
check (const char *path)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *findings;

  cordon_check_async (path, references, G_N_ELEMENTS (references), NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  findings = cordon_check_finish (result, &error);
  g_assert_no_error (error);
  return findings;
}

static void
set_up (Plan *plan, gconstpointer data)
{
  CordonLedger *ledger;
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Make a plan");
  g_autoptr (CordonDraft) change = cordon_draft_new ("Change it");
  g_autoptr (CordonChanges) made = NULL;
  g_autoptr (CordonChanges) changed = NULL;
  g_autoptr (CordonChanges) undone = NULL;
  const char *other;

  plan->path = new_path ("plan.cordon");
  ledger = cordon_await_open (plan->path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);
  plan->goal = g_strdup (cordon_draft_create (draft, "plan_item", NULL));
  cordon_draft_set_text (draft, "plan_item", plan->goal, "title", "Awkward “ö” \"\\\n\t\001 3");
  cordon_draft_set_integer (draft, "plan_item", plan->goal, "horizon", 2025);
  plan->initiative = g_strdup (cordon_draft_create (draft, "plan_item", NULL));
  cordon_draft_set_text (draft, "plan_item", plan->initiative, "parent", plan->goal);
  cordon_draft_set_text (draft, "plan_item", plan->initiative, "code", "007");
  other = cordon_draft_create (draft, "measure", NULL);
  cordon_draft_set_number (draft, "measure", other, "weight", 0.1);
  other = cordon_draft_create (draft, "measure", NULL);
  cordon_draft_set_integer (draft, "measure", other, "weight", 3);
  other = cordon_draft_create (draft, "link", NULL);
  cordon_draft_set_text (draft, "link", other, "from_row", plan->initiative);
  made = cordon_await_commit (ledger, draft, NULL);

  cordon_draft_set_integer (change, "plan_item", plan->goal, "horizon", 2026);
  cordon_draft_set_text (change, "plan_item", plan->initiative, "title", "Initiative");
  cordon_draft_set (change, "plan_item", plan->initiative, "code", NULL);
  cordon_draft_delete (change, "link", other);
  changed = cordon_await_commit (ledger, change, NULL);
  undone = cordon_await_undo (ledger, NULL);
  cordon_await_close (ledger);
}

static void
tear_down (Plan *plan, gconstpointer data)
{
  g_free (plan->path);
  g_free (plan->goal);
  g_free (plan->initiative);
}

static void
test_clean (Plan *plan, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = check (plan->path);

  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (count_files (plan->path), ==, 1);
}

static void
test_clean_while_open (Plan *plan, gconstpointer data)
{
  CordonLedger *ledger = cordon_await_open (plan->path, CORDON_OPEN_IN_PLACE, NULL);
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Change it");
  g_autoptr (CordonChanges) changes = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  cordon_draft_set_text (draft, "plan_item", plan->goal, "title", "Other");
  changes = cordon_await_commit (ledger, draft, NULL);
  findings = check (plan->path);
  g_assert_cmpuint (findings->len, ==, 0);
  cordon_await_close (ledger);
}

static void
expect (Plan *plan, const char *sql, const char *code, const char *kind, const char *id, const char *field)
{
  g_autoptr (GPtrArray) findings = NULL;
  const CordonFinding *finding;

  run_sql (plan->path, sql);
  findings = check (plan->path);
  g_assert_cmpuint (findings->len, >=, 1);
  finding = findings->pdata[0];
  g_assert_cmpstr (finding->code, ==, code);
  g_assert_cmpstr (finding->kind, ==, kind);
  if (id != NULL)
    g_assert_cmpstr (finding->id, ==, id);
  g_assert_cmpstr (finding->field, ==, field);
  g_assert_nonnull (finding->sentence);
}

static void
test_cell_changed_past_the_ledger (Plan *plan, gconstpointer data)
{
  expect (plan, "UPDATE plan_item SET title = 'x' WHERE parent IS NULL", "other-cell", "plan_item", plan->goal,
          "title");
}

static void
test_deleted_past_the_ledger (Plan *plan, gconstpointer data)
{
  expect (plan, "UPDATE plan_item SET deleted = 1 WHERE parent IS NULL", "other-cell", "plan_item", plan->goal,
          "deleted");
}

static void
test_number_changed (Plan *plan, gconstpointer data)
{
  expect (plan, "UPDATE measure SET weight = 0.10000001 WHERE weight < 1", "other-cell", "measure", NULL, "weight");
}

static void
test_row_made_past_the_ledger (Plan *plan, gconstpointer data)
{
  expect (plan, "INSERT INTO party (id) VALUES ('p')", "no-birth", "party", "p", NULL);
}

static void
test_row_removed (Plan *plan, gconstpointer data)
{
  expect (plan, "DELETE FROM plan_item WHERE parent IS NOT NULL", "no-row", "plan_item", plan->initiative, NULL);
}

static void
test_unreadable_birth (Plan *plan, gconstpointer data)
{
  expect (plan, "UPDATE birth SET first = '{[[[[' WHERE kind = 'link'", "unreadable", "link", NULL, NULL);
}

static void
test_edit_removed (Plan *plan, gconstpointer data)
{
  expect (plan, "DELETE FROM edit WHERE position = 2", "history", "plan_item", NULL, "horizon");
}

static void
test_gap (Plan *plan, gconstpointer data)
{
  expect (plan, "UPDATE edit SET seq = 7 WHERE seq = 3", "gap", NULL, NULL, NULL);
}

static void
test_orphan (Plan *plan, gconstpointer data)
{
  expect (plan,
          "INSERT INTO birth VALUES ('u', 1, 'status_update', '{\"plan_item\":\"gone\"}');"
          "INSERT INTO status_update (id, plan_item) VALUES ('u', 'gone')",
          "orphan", "status_update", "u", "plan_item");
}

static void
test_loop (Plan *plan, gconstpointer data)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE plan_item SET parent = '%s' WHERE id = '%s';"
                                          "INSERT INTO cell VALUES (3, 'plan_item', '%s', 'parent', NULL, '%s')",
                                          plan->initiative, plan->goal, plan->goal, plan->initiative);
  g_autoptr (GPtrArray) findings = NULL;

  expect (plan, sql, "loop", "plan_item", NULL, "parent");
  findings = check (plan->path);
  g_assert_cmpuint (findings->len, ==, 1);
}

static void
test_own_parent (Plan *plan, gconstpointer data)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE plan_item SET parent = id WHERE id = '%s';"
                                          "INSERT INTO cell VALUES (3, 'plan_item', '%s', 'parent', NULL, '%s')",
                                          plan->goal, plan->goal, plan->goal);

  expect (plan, sql, "loop", "plan_item", plan->goal, "parent");
}

static void
test_damaged_file (Plan *plan, gconstpointer data)
{
  expect (plan, "CREATE VIEW spy AS SELECT * FROM cell", "file", NULL, NULL, NULL);
}

static void
test_missing_file (Plan *plan, gconstpointer data)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_unlink (plan->path);
  cordon_check_async (plan->path, NULL, 0, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  g_assert_null (cordon_check_finish (result, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_NOT_FOUND);
}

static void
test_list_is_bounded (Plan *plan, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  run_sql (plan->path, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                       "INSERT INTO party (id) SELECT i FROM n");
  findings = check (plan->path);
  g_assert_cmpuint (findings->len, <, 1000);
  g_assert_cmpstr (((CordonFinding *) findings->pdata[findings->len - 1])->code, ==, "more");
}

/* A plan of an older Cordon, which has not all kinds and fields yet, is checked as it lies. */
static void
test_older_schema (Plan *plan, gconstpointer data)
{
  static const CordonReference later[] = {
      {.kind = "plan_item", .field = "parent", .referenced = "plan_item", .tree = TRUE},
      {.kind = "matter_finding", .field = "matter", .referenced = "matter"},
  };
  g_autofree char *path = new_old_plan ("0f0e0d0c-0001-4000-8000-0000000000aa", "");
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  cordon_check_async (path, later, G_N_ELEMENTS (later), NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  findings = cordon_check_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Plan, NULL, set_up, func, tear_down)
  ADD ("/check/clean/closed", test_clean);
  ADD ("/check/clean/open", test_clean_while_open);
  ADD ("/check/replay/cell-changed", test_cell_changed_past_the_ledger);
  ADD ("/check/replay/deleted", test_deleted_past_the_ledger);
  ADD ("/check/replay/number-changed", test_number_changed);
  ADD ("/check/replay/row-made", test_row_made_past_the_ledger);
  ADD ("/check/replay/row-removed", test_row_removed);
  ADD ("/check/replay/unreadable-birth", test_unreadable_birth);
  ADD ("/check/history/edit-removed", test_edit_removed);
  ADD ("/check/history/gap", test_gap);
  ADD ("/check/orphan", test_orphan);
  ADD ("/check/loop/two", test_loop);
  ADD ("/check/loop/own-parent", test_own_parent);
  ADD ("/check/file/damaged", test_damaged_file);
  ADD ("/check/file/missing", test_missing_file);
  ADD ("/check/older-schema", test_older_schema);
  ADD ("/check/list-is-bounded", test_list_is_bounded);
#undef ADD
  return g_test_run ();
}
