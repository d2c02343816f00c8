/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ledger, as a planner relies on it: an edit that was acknowledged is there after a restart, undo and redo give
 * back exactly what stood there, history remembers, and the past can be seen. */

#include "base/cordon-error.h"
#include "support/cordon-await.h"

typedef struct
{
  char *folder;
  char *path;
  CordonLedger *ledger;
} Plan;

static void
set_up (Plan *plan, gconstpointer data)
{
  plan->folder = cordon_await_folder ();
  plan->path = g_build_filename (plan->folder, "plan.cordon", NULL);
  plan->ledger = cordon_await_open (plan->path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, NULL);
}

static void
tear_down (Plan *plan, gconstpointer data)
{
  if (plan->ledger != NULL)
    cordon_await_close (plan->ledger);
  g_free (plan->path);
  cordon_await_remove (plan->folder);
}

static void
reopen (Plan *plan)
{
  cordon_await_close (plan->ledger);
  plan->ledger = cordon_await_open (plan->path, CORDON_OPEN_IN_PLACE, NULL);
}

static char *
add_item (Plan *plan, const char *title)
{
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Add initiative");
  g_autoptr (CordonChanges) changes = NULL;
  const char *id = cordon_draft_create (draft, "plan_item", NULL);

  cordon_draft_set_text (draft, "plan_item", id, "title", title);
  cordon_draft_set_integer (draft, "plan_item", id, "horizon", 2025);
  changes = cordon_await_commit (plan->ledger, draft, NULL);
  return g_strdup (id);
}

static gint64
set_field (Plan *plan, const char *id, const char *field, const char *text)
{
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Change field");
  g_autoptr (CordonChanges) changes = NULL;

  cordon_draft_set_text (draft, "plan_item", id, field, text);
  changes = cordon_await_commit (plan->ledger, draft, NULL);
  return cordon_changes_get_position (changes);
}

static void
assert_field (CordonLedger *ledger, const char *id, const char *field, const char *expected)
{
  g_autoptr (CordonQuery) query = cordon_query_new ("plan_item");
  g_autoptr (CordonRows) rows = NULL;

  cordon_query_where_text (query, "id", id);
  rows = cordon_await_rows (ledger, query, NULL);
  g_assert_cmpuint (rows->rows->len, ==, 1);
  g_assert_cmpstr (cordon_row_get_text (rows->rows->pdata[0], field), ==, expected);
}

static guint
count (CordonLedger *ledger, const char *kind)
{
  g_autoptr (CordonQuery) query = cordon_query_new (kind);
  g_autoptr (CordonRows) rows = cordon_await_rows (ledger, query, NULL);

  return rows->rows->len;
}

static void
undo (Plan *plan)
{
  g_object_unref (cordon_await_undo (plan->ledger, NULL));
}

static void
redo (Plan *plan)
{
  g_object_unref (cordon_await_redo (plan->ledger, NULL));
}

static void
test_edit_is_there_after_restart (Plan *plan, gconstpointer data)
{
  static const char awkward[] = "Vetted units “abroad”, naïve \\ \"quoted\"\nsecond line\t\001";
  g_autofree char *id = add_item (plan, "Expand the Mexico TCIU");

  set_field (plan, id, "intent", awkward);
  reopen (plan);
  assert_field (plan->ledger, id, "title", "Expand the Mexico TCIU");
  assert_field (plan->ledger, id, "intent", awkward);
}

static void
test_closing_leaves_one_file (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add_item (plan, "Alone");
  g_autoptr (GDir) dir = NULL;

  cordon_await_close (g_steal_pointer (&plan->ledger));
  dir = g_dir_open (plan->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "plan.cordon");
  g_assert_null (g_dir_read_name (dir));
}

static void
test_undo_restores_and_redo_sets_again (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add_item (plan, "First");
  g_autofree char *label = NULL;

  set_field (plan, id, "title", "Second");
  g_object_get (plan->ledger, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Change field");
  undo (plan);
  assert_field (plan->ledger, id, "title", "First");
  redo (plan);
  assert_field (plan->ledger, id, "title", "Second");
}

static void
test_undo_reaches_back_across_restarts (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add_item (plan, "0");

  for (int i = 1; i <= 5; i++)
    {
      g_autofree char *title = g_strdup_printf ("%d", i);

      set_field (plan, id, "title", title);
    }
  undo (plan);
  reopen (plan);
  undo (plan);
  assert_field (plan->ledger, id, "title", "3");
  reopen (plan);
  redo (plan);
  redo (plan);
  assert_field (plan->ledger, id, "title", "5");
}

static void
test_new_edit_ends_redo (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add_item (plan, "First");
  g_autoptr (GError) error = NULL;
  gboolean can_redo;

  set_field (plan, id, "title", "Second");
  undo (plan);
  set_field (plan, id, "title", "Third");
  g_object_get (plan->ledger, "can-redo", &can_redo, NULL);
  g_assert_false (can_redo);
  g_assert_null (cordon_await_redo (plan->ledger, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_NOT_FOUND);
  assert_field (plan->ledger, id, "title", "Third");
}

static void
test_undo_of_creation_hides_the_row (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add_item (plan, "Made");

  undo (plan);
  g_assert_cmpuint (count (plan->ledger, "plan_item"), ==, 0);
  redo (plan);
  g_assert_cmpuint (count (plan->ledger, "plan_item"), ==, 1);
}

static void
test_any_edit_of_history_can_be_undone (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add_item (plan, "Title");
  gint64 owner = set_field (plan, id, "owner", "HSI Mexico");
  g_autoptr (CordonChanges) undone = NULL;
  g_autoptr (CordonChanges) again = NULL;
  g_autoptr (GPtrArray) history = NULL;

  set_field (plan, id, "title", "Other title");
  set_field (plan, id, "note", "A note");
  undone = cordon_await_undo_edit (plan->ledger, owner, NULL);
  g_assert_cmpuint (cordon_changes_get_n_overwritten (undone), ==, 0);
  assert_field (plan->ledger, id, "owner", NULL);
  assert_field (plan->ledger, id, "title", "Other title");

  history = cordon_await_history (plan->ledger, NULL, NULL);
  g_assert_cmpuint (history->len, ==, 5);
  g_assert_cmpint (((CordonEdit *) history->pdata[3])->undone_by, ==, cordon_changes_get_position (undone));
  again = cordon_await_undo_edit (plan->ledger, cordon_changes_get_position (undone), NULL);
  g_assert_cmpint (cordon_changes_get_nature (again), ==, CORDON_NATURE_REDO);
  assert_field (plan->ledger, id, "owner", "HSI Mexico");
}

static void
test_undo_says_what_it_overwrites (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add_item (plan, "Title");
  gint64 first = set_field (plan, id, "title", "Second");
  g_autoptr (CordonChanges) undone = NULL;

  set_field (plan, id, "title", "Third");
  undone = cordon_await_undo_edit (plan->ledger, first, NULL);
  g_assert_cmpuint (cordon_changes_get_n_overwritten (undone), ==, 1);
  assert_field (plan->ledger, id, "title", "Title");
}

static void
test_edit_without_effect_is_none (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add_item (plan, "Same");
  gint64 before = cordon_ledger_get_position (plan->ledger);

  g_assert_cmpint (set_field (plan, id, "title", "Same"), ==, 0);
  g_assert_cmpint (cordon_ledger_get_position (plan->ledger), ==, before);
}

static void
assert_refused (Plan *plan, CordonDraft *draft, CordonError code)
{
  g_autofree char *before = cordon_await_dump (plan->ledger);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (cordon_await_commit (plan->ledger, draft, &error));
  g_assert_error (error, CORDON_ERROR, (int) code);
  after = cordon_await_dump (plan->ledger);
  g_assert_cmpstr (after, ==, before);
}

static void
test_refused_edit_changes_nothing (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add_item (plan, "Kept");
  g_autoptr (CordonDraft) bad_field = cordon_draft_new ("Bad");
  g_autoptr (CordonDraft) bad_row = cordon_draft_new ("Bad");
  g_autoptr (CordonDraft) bad_sight = cordon_draft_new ("Bad");

  cordon_draft_create (bad_field, "plan_item", NULL);
  cordon_draft_set_text (bad_field, "plan_item", id, "title\" = 'x' --", "Lost");
  assert_refused (plan, bad_field, CORDON_ERROR_INVALID);

  cordon_draft_set_text (bad_row, "plan_item", id, "title", "Lost");
  cordon_draft_set_text (bad_row, "plan_item", "no-such-row", "title", "Lost");
  assert_refused (plan, bad_row, CORDON_ERROR_NOT_FOUND);

  cordon_draft_expect (bad_sight, "plan_item", id, "title", g_variant_new_string ("What I saw"));
  cordon_draft_set_text (bad_sight, "plan_item", id, "title", "Lost");
  assert_refused (plan, bad_sight, CORDON_ERROR_CONFLICT);
}

static void
test_same_tie_made_twice_is_one_row (Plan *plan, gconstpointer data)
{
  static const char id[] = "11111111-1111-8111-8111-111111111111";

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (CordonDraft) draft = cordon_draft_new ("Add tie");
      g_autoptr (CordonDraft) away = cordon_draft_new ("Remove tie");

      cordon_draft_create (draft, "tie", id);
      cordon_draft_set_integer (draft, "tie", id, "count", i);
      g_object_unref (cordon_await_commit (plan->ledger, draft, NULL));
      g_assert_cmpuint (count (plan->ledger, "tie"), ==, 1);
      cordon_draft_delete (away, "tie", id);
      g_object_unref (cordon_await_commit (plan->ledger, away, NULL));
      g_assert_cmpuint (count (plan->ledger, "tie"), ==, 0);
    }
}

static void
test_past_is_shown_as_it_was (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add_item (plan, "Then");
  g_autofree char *then = cordon_await_dump (plan->ledger);
  g_autofree char *shown = NULL;
  g_autofree char *later = NULL;
  g_autoptr (GPtrArray) history = cordon_await_history (plan->ledger, NULL, NULL);
  gint64 at = cordon_changes_get_at (((CordonEdit *) history->pdata[0])->changes);
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Change the past");
  CordonLedger *past;

  /* Two edits of one millisecond are of the same moment. */
  while (g_get_real_time () / 1000 <= at)
    g_thread_yield ();
  set_field (plan, id, "title", "Now");
  later = add_item (plan, "Born later");

  past = cordon_await_as_of (plan->ledger, at, NULL);
  shown = cordon_await_dump (past);
  g_assert_cmpstr (shown, ==, then);
  g_assert_true (cordon_ledger_get_read_only (past));
  cordon_draft_set_text (draft, "plan_item", id, "title", "Forged");
  g_assert_null (cordon_await_commit (past, draft, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_READ_ONLY);
  cordon_await_close (past);
}

static void
test_history_is_filtered (Plan *plan, gconstpointer data)
{
  g_autofree char *one = add_item (plan, "One");
  g_autofree char *other = add_item (plan, "Other");
  g_autoptr (GPtrArray) of_one = NULL;
  g_autoptr (GPtrArray) of_ties = NULL;
  g_autoptr (GPtrArray) of_nobody = NULL;
  g_autoptr (GPtrArray) by_name = NULL;
  g_autoptr (GPtrArray) by_other_name = NULL;
  const CordonEdit *edit;

  set_field (plan, one, "title", "One, renamed");
  of_one = cordon_await_history (plan->ledger, &(CordonHistoryQuery){.row = one}, NULL);
  g_assert_cmpuint (of_one->len, ==, 2);
  edit = of_one->pdata[0];
  g_assert_cmpstr (cordon_changes_get_author (edit->changes), ==, "Planner");
  g_assert_cmpuint (cordon_changes_get_length (edit->changes), ==, 1);
  g_assert_cmpstr (g_variant_get_string (cordon_changes_get (edit->changes, 0)->old_value, NULL), ==, "One");
  of_ties = cordon_await_history (plan->ledger, &(CordonHistoryQuery){.kind = "tie"}, NULL);
  g_assert_cmpuint (of_ties->len, ==, 0);
  of_nobody = cordon_await_history (plan->ledger, &(CordonHistoryQuery){.author = "Nobody"}, NULL);
  g_assert_cmpuint (of_nobody->len, ==, 0);
  by_name = cordon_await_history (plan->ledger, &(CordonHistoryQuery){.name = edit->name}, NULL);
  g_assert_cmpuint (by_name->len, ==, 1);
  g_assert_cmpstr (((CordonEdit *) by_name->pdata[0])->name, ==, edit->name);
  by_other_name = cordon_await_history (plan->ledger, &(CordonHistoryQuery){.name = "no-device:1"}, NULL);
  g_assert_cmpuint (by_other_name->len, ==, 0);
}

static void
test_history_of_a_row_and_its_parts (Plan *plan, gconstpointer data)
{
  static const CordonPart parts[] = {
      {"plan_item", "parent"}, {"measure", "plan_item"}, {"reading", "measure"}, {"nonsense", "parent"}};
  g_autofree char *goal = add_item (plan, "Goal");
  g_autofree char *initiative = add_item (plan, "Initiative");
  g_autofree char *other = add_item (plan, "Other");
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Add measure");
  g_autoptr (GPtrArray) of_goal = NULL;
  g_autoptr (GPtrArray) of_other = NULL;
  const char *measure = cordon_draft_create (draft, "measure", NULL);

  set_field (plan, initiative, "parent", goal);
  cordon_draft_set_text (draft, "measure", measure, "plan_item", initiative);
  cordon_draft_set_text (draft, "reading", cordon_draft_create (draft, "reading", NULL), "measure", measure);
  g_object_unref (cordon_await_commit (plan->ledger, draft, NULL));
  of_goal =
      cordon_await_history (plan->ledger,
                            &(CordonHistoryQuery){.row = goal, .parts = parts, .n_parts = G_N_ELEMENTS (parts)}, NULL);
  g_assert_cmpuint (of_goal->len, ==, 4);
  of_other =
      cordon_await_history (plan->ledger,
                            &(CordonHistoryQuery){.row = other, .parts = parts, .n_parts = G_N_ELEMENTS (parts)}, NULL);
  g_assert_cmpuint (of_other->len, ==, 1);
}

static void
test_history_tells_what_was_made (Plan *plan, gconstpointer data)
{
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Import");
  g_autoptr (GPtrArray) history = NULL;
  g_auto (GStrv) authors = NULL;
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const varied[] = {"matter", "plan_item", NULL};
  const CordonEdit *edit;
  const CordonMade *made;

  for (guint i = 0; i < 80; i++)
    {
      const char *id = cordon_draft_create (draft, i < 3 ? "place" : "plan_item", NULL);

      if (i >= 3)
        cordon_draft_set_text (draft, "plan_item", id, "kind", i < 7 ? "goal" : "initiative");
    }
  g_object_unref (cordon_await_commit (plan->ledger, draft, NULL));
  undo (plan);

  history = cordon_await_history (plan->ledger, &(CordonHistoryQuery){.max_changes = 5, .varied = varied}, NULL);
  edit = history->pdata[1];
  g_assert_cmpuint (edit->n_births, ==, 80);
  g_assert_cmpuint (edit->made->len, ==, 3);
  made = (const CordonMade *) edit->made->data;
  g_assert_cmpstr (made[0].kind, ==, "place");
  g_assert_null (made[0].variety);
  g_assert_cmpuint (made[0].n, ==, 3);
  g_assert_cmpstr (made[1].variety, ==, "goal");
  g_assert_cmpuint (made[1].n, ==, 4);
  g_assert_cmpuint (made[2].n, ==, 73);

  g_assert_cmpint (((CordonEdit *) history->pdata[0])->undoes_at, ==, cordon_changes_get_at (edit->changes));
  g_assert_cmpstr (((CordonEdit *) history->pdata[0])->undoes_author, ==, "Planner");
  g_assert_cmpint (edit->undoes_at, ==, 0);

  cordon_ledger_authors_async (plan->ledger, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  authors = cordon_ledger_authors_finish (plan->ledger, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (authors), ==, 1);
  g_assert_cmpstr (authors[0], ==, "Planner");
}

static void
count_changed (CordonLedger *ledger, CordonChanges *changes, guint *n)
{
  (*n)++;
}

static void
test_change_is_told_before_the_answer (Plan *plan, gconstpointer data)
{
  guint n = 0;
  g_autofree char *id = NULL;

  g_signal_connect (plan->ledger, "changed", G_CALLBACK (count_changed), &n);
  id = add_item (plan, "Told");
  g_assert_cmpuint (n, ==, 1);
  set_field (plan, id, "title", "Told");
  g_assert_cmpuint (n, ==, 1);
}

static void
test_second_opener_reads_only (Plan *plan, gconstpointer data)
{
  g_autofree char *id = add_item (plan, "Mine");
  CordonLedger *second = cordon_await_open (plan->path, CORDON_OPEN_IN_PLACE, NULL);
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Change field");
  g_autoptr (GError) error = NULL;

  g_assert_true (cordon_ledger_get_read_only (second));
  g_assert_nonnull (cordon_ledger_get_read_only_reason (second));
  assert_field (second, id, "title", "Mine");
  cordon_draft_set_text (draft, "plan_item", id, "title", "Yours");
  g_assert_null (cordon_await_commit (second, draft, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_READ_ONLY);
  cordon_await_close (second);
  set_field (plan, id, "title", "Still mine");
  assert_field (plan->ledger, id, "title", "Still mine");
}

static void
test_numbers_come_back_exactly (Plan *plan, gconstpointer data)
{
  static const double numbers[] = {0.1 + 0.2, 1e300, -0.5, 3.0, 2200000, 28.633996};
  g_autoptr (CordonDraft) draft = cordon_draft_new ("Add readings");
  g_autoptr (CordonQuery) query = cordon_query_new ("reading");
  g_autoptr (CordonRows) rows = NULL;
  g_autofree char *now = NULL;
  g_autofree char *then = NULL;
  CordonLedger *past;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    cordon_draft_set_number (draft, "reading", cordon_draft_create (draft, "reading", NULL), "value", numbers[i]);
  g_object_unref (cordon_await_commit (plan->ledger, draft, NULL));
  rows = cordon_await_rows (plan->ledger, query, NULL);
  g_assert_cmpuint (rows->rows->len, ==, G_N_ELEMENTS (numbers));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_true (g_variant_get_double (cordon_row_get (rows->rows->pdata[i], "value")) == numbers[i]);

  past = cordon_await_as_of (plan->ledger, g_get_real_time () / 1000 + 1000, NULL);
  now = cordon_await_dump (plan->ledger);
  then = cordon_await_dump (past);
  g_assert_cmpstr (then, ==, now);
  cordon_await_close (past);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/ledger/" path, Plan, NULL, set_up, func, tear_down)
  ADD ("edit/is-there-after-restart", test_edit_is_there_after_restart);
  ADD ("edit/without-effect-is-none", test_edit_without_effect_is_none);
  ADD ("edit/refused-changes-nothing", test_refused_edit_changes_nothing);
  ADD ("edit/same-tie-made-twice-is-one-row", test_same_tie_made_twice_is_one_row);
  ADD ("edit/told-before-the-answer", test_change_is_told_before_the_answer);
  ADD ("edit/numbers-come-back-exactly", test_numbers_come_back_exactly);
  ADD ("close/leaves-one-file", test_closing_leaves_one_file);
  ADD ("undo/restores-and-redo-sets-again", test_undo_restores_and_redo_sets_again);
  ADD ("undo/reaches-back-across-restarts", test_undo_reaches_back_across_restarts);
  ADD ("undo/new-edit-ends-redo", test_new_edit_ends_redo);
  ADD ("undo/of-creation-hides-the-row", test_undo_of_creation_hides_the_row);
  ADD ("undo/any-edit-of-history", test_any_edit_of_history_can_be_undone);
  ADD ("undo/says-what-it-overwrites", test_undo_says_what_it_overwrites);
  ADD ("past/is-shown-as-it-was", test_past_is_shown_as_it_was);
  ADD ("history/is-filtered", test_history_is_filtered);
  ADD ("history/of-a-row-and-its-parts", test_history_of_a_row_and_its_parts);
  ADD ("history/tells-what-was-made", test_history_tells_what_was_made);
  ADD ("open/second-opener-reads-only", test_second_opener_reads_only);
  return g_test_run ();
}
