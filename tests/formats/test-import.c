/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every format has from its frame: a document is read without touching the plan, comes in as one edit or not at
 * all, and says of each row that doesn't come in why. The format here is a line a body: "key, name, key of the parent".
 */

#include "import-fixture.h"

#include <glib/gstdio.h>

#include "base/cordon-text.h"
#include "formats/cordon-export-job.h"

static void
take_row (CordonRow *row, gpointer data)
{
  g_hash_table_insert (data, g_strdup (cordon_row_get_id (row)), cordon_row_ref (row));
}

static char *
id_of (const char *key)
{
  return cordon_id_derive ("test", key, NULL);
}

static gboolean
read_lines (CordonImportJob *job, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (cordon_import_job_get_bytes (job), &size);
  g_autofree char *text = g_strndup (data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (CordonQuery) query = cordon_query_new ("party");
  g_autoptr (GHashTable) known =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cordon_row_unref);

  if (strstr (text, "nonsense") != NULL)
    {
      cordon_set_error (error, CORDON_ERROR_INVALID, "Line 1 is nonsense.");
      return FALSE;
    }
  cordon_query_set_living (query, CORDON_LIVING_AND_DELETED);
  if (!cordon_import_job_each_row (job, query, take_row, known, error))
    return FALSE;
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], ",", 3);
      g_autofree char *id = id_of (words[0]);
      g_autofree char *parent = words[2] != NULL ? id_of (words[2]) : NULL;
      CordonImportCell cells[] = {{"kind", g_variant_new_string ("agency")},
                                  {"name", g_variant_new_string (words[1])},
                                  {"parent", parent != NULL ? g_variant_new_string (parent) : NULL}};

      if (!cordon_import_job_step (job, i, 0, error))
        return FALSE;
      cordon_import_job_put (job, "party", id, g_hash_table_lookup (known, id), cells, G_N_ELEMENTS (cells), i + 1,
                             NULL);
    }
  return TRUE;
}

static void
write_line (CordonRow *row, gpointer data)
{
  if (cordon_export_job_wants (data, row))
    {
      cordon_export_job_write (data, cordon_row_get_text (row, "title"), -1, NULL);
      cordon_export_job_write (data, "\n", 1, NULL);
      cordon_export_job_count (data, 1);
    }
}

static gboolean
write_lines (CordonExportJob *job, GError **error)
{
  g_autoptr (CordonQuery) query = cordon_query_new ("plan_item");

  if (g_strcmp0 (cordon_export_job_get_request (job)->kind, "fails") == 0)
    {
      cordon_export_job_write (job, "half", -1, NULL);
      cordon_set_error (error, CORDON_ERROR_INVALID, "It fails.");
      return FALSE;
    }
  cordon_query_order_by (query, "title", FALSE);
  return cordon_export_job_each_row (job, query, write_line, job, error);
}

static const CordonFormat lines = {.id = "lines", .label = "Lines", .read = read_lines, .write = write_lines};

static CordonImport *
read_here (Fixture *fixture, const char *text)
{
  return read_text (fixture->plan, text, "bodies.txt", &lines, NULL);
}

static void
commit_import (Fixture *fixture, CordonImport *import)
{
  commit (fixture->plan, g_object_ref (cordon_import_get_draft (import)));
}

static void
test_one_edit_and_one_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = cordon_await_dump (fixture->ledger);
  g_autoptr (CordonImport) import = read_here (fixture, "a,Agency A\nb,Agency B,a\n");
  g_autofree char *before = cordon_await_dump (fixture->ledger);
  g_autofree char *there = NULL;
  g_autoptr (CordonQuery) query = cordon_query_new ("party");
  g_autoptr (CordonRows) living = NULL;
  g_autoptr (CordonChanges) undone = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  guint n_kinds;

  g_assert_cmpstr (before, ==, empty);
  assert_fates (import, "party", 2, 0, 0, 0);
  g_assert_cmpstr (cordon_import_get_kinds (import, &n_kinds)[0], ==, "party");
  g_assert_cmpuint (n_kinds, ==, 1);
  g_assert_cmpstr (cordon_import_get_row (import, 1)->title, ==, "Agency B");
  g_assert_cmpuint (cordon_import_get_row (import, 1)->line, ==, 2);
  commit_import (fixture, import);
  g_object_get (fixture->ledger, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Import of bodies.txt");
  there = cordon_await_dump (fixture->ledger);
  g_assert_nonnull (strstr (there, "Agency B"));

  undone = cordon_await_undo (fixture->ledger, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cordon_ledger_get_position (fixture->ledger), ==, 2);
  living = cordon_await_rows (fixture->ledger, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (living->rows->len, ==, 0);
}

static void
test_again_it_updates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonImport) first = read_here (fixture, "a,Agency A\nb,Agency B,a\n");
  g_autoptr (CordonImport) second = NULL;
  g_autoptr (CordonImport) third = NULL;

  commit_import (fixture, first);
  second = read_here (fixture, "a,Agency A\nb,Bureau B,a\n");
  assert_fates (second, "party", 0, 1, 1, 0);
  commit_import (fixture, second);
  third = read_here (fixture, "a,Agency A\nb,Bureau B,a\n");
  assert_fates (third, NULL, 0, 0, 2, 0);
  g_assert_true (cordon_import_is_empty (third));
}

static void
test_deleted_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonImport) first = read_here (fixture, "a,Agency A\n");
  g_autoptr (CordonImport) second = NULL;
  g_autoptr (CordonImport) third = NULL;
  CordonDraft *draft = cordon_draft_new ("Delete");
  g_autofree char *id = id_of ("a");

  commit_import (fixture, first);
  cordon_draft_delete (draft, "party", id);
  commit (fixture->plan, draft);
  second = read_here (fixture, "a,Agency A\n");
  assert_fates (second, "party", 0, 1, 0, 0);
  assert_note (second, CORDON_IMPORT_INFORMATION, 1, "comes back");
  commit_import (fixture, second);
  third = read_here (fixture, "a,Agency A\n");
  assert_fates (third, "party", 0, 0, 1, 0);
}

/* What a rule refuses stays out alone; so does what can't be without it. */
static void
test_rest_comes_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonImport) import = read_here (fixture, "a,\nb,Agency B,a\nc,Agency C\nc,Agency C again\n");

  assert_fates (import, "party", 2, 0, 0, 2);
  assert_note (import, CORDON_IMPORT_ERROR, 1, "left empty");
  assert_note (import, CORDON_IMPORT_LEFT_OUT, 2, "doesn’t come in");
  assert_note (import, CORDON_IMPORT_LEFT_OUT, 4, "line 3");
  commit_import (fixture, import);
}

static void
test_no_tree_leads_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonImport) first = read_here (fixture, "a,Agency A\nb,Agency B,a\nc,Agency C,b\n");
  g_autoptr (CordonImport) second = NULL;
  g_autoptr (CordonImport) alone = NULL;

  commit_import (fixture, first);
  second = read_here (fixture, "a,Agency A,c\nx,Agency X,y\ny,Agency Y,x\n");
  assert_fates (second, "party", 2, 0, 1, 0);
  assert_note (second, CORDON_IMPORT_LEFT_OUT, 1, "part of itself");
  assert_note (second, CORDON_IMPORT_LEFT_OUT, 2, "part of itself");
  g_assert_cmpuint (cordon_import_count_notes (second, CORDON_IMPORT_LEFT_OUT), ==, 2);
  commit_import (fixture, second);
  alone = read_here (fixture, "z,Agency Z,z\n");
  assert_fates (alone, "party", 1, 0, 0, 0);
  commit_import (fixture, alone);
}

static void
test_failure_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("nonsense", 8);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/at/all.csv");
  CordonAnswer answer = {NULL};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (try_read (fixture->plan, bytes, "x.txt", &lines, NULL, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (try_read (fixture->plan, bytes, "x.unheard-of", NULL, NULL, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
  g_clear_error (&error);
  cordon_import_read_async (fixture->plan, nowhere, &lines, NULL, NULL, NULL, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  g_assert_null (cordon_import_read_finish (result, &error));
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "all.csv"));
}

static void
count_news (double done, gpointer data)
{
  ++*(guint *) data;
}

static void
test_cancelled_while_reading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,A\n", 4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  CordonAnswer answer = {NULL};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_news = 0;

  g_cancellable_cancel (cancellable);
  cordon_import_read_bytes_async (fixture->plan, bytes, "x.txt", &lines, NULL, cancellable, count_news, &n_news,
                                  cordon_take_answer, &answer);
  result = cordon_await (&answer);
  g_assert_null (cordon_import_read_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_progress_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,A\n", 4);
  CordonAnswer answer = {NULL};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CordonImport) import = NULL;
  g_autoptr (GError) error = NULL;
  guint n_news = 0;

  cordon_import_read_bytes_async (fixture->plan, bytes, "x.txt", &lines, NULL, NULL, count_news, &n_news,
                                  cordon_take_answer, &answer);
  result = cordon_await (&answer);
  import = cordon_import_read_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_news, >, 0);
}

/* Writing */

static void
make_items (Fixture *fixture)
{
  CordonDraft *draft = cordon_draft_new ("Make");
  static const struct
  {
    const char *id, *title, *parent;
  } items[] = {{"child", "Child", "goal"}, {"goal", "Goal", NULL}, {"other", "Other", NULL}, {"deep", "Deep", "child"}};

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      cordon_draft_create (draft, "plan_item", items[i].id);
      cordon_draft_set_text (draft, "plan_item", items[i].id, "kind", "initiative");
      cordon_draft_set_text (draft, "plan_item", items[i].id, "title", items[i].title);
      cordon_draft_set_text (draft, "plan_item", items[i].id, "parent", items[i].parent);
    }
  commit (fixture->plan, draft);
}

static void
test_scope_is_a_branch (Fixture *fixture, gconstpointer data)
{
  g_autofree char *all = NULL;
  g_autofree char *branch = NULL;

  make_items (fixture);
  all = write_text (fixture, &lines, &(CordonExportRequest){NULL}, "all.txt");
  g_assert_cmpstr (all, ==, "Child\nDeep\nGoal\nOther\n");
  branch = write_text (fixture, &lines, &(CordonExportRequest){.scope = "goal"}, "all.txt");
  g_assert_cmpstr (branch, ==, "Child\nDeep\nGoal\n");
}

static GError *
fail_to_write (Fixture *fixture, const CordonExportRequest *request, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  CordonAnswer answer = {NULL};
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  cordon_export_write_async (fixture->plan, &lines, request, file, NULL, NULL, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  g_assert_false (cordon_export_write_finish (result, NULL, NULL, &error));
  return error;
}

static void
test_failure_leaves_what_was_there (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out", "x.txt", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) nowhere = NULL;
  g_autoptr (GError) nothing = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) local = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_file_set_contents (path, "old", -1, &local);
  g_assert_no_error (local);
  error = fail_to_write (fixture, &(CordonExportRequest){.kind = "fails"}, path);
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
  nothing = fail_to_write (fixture, &(CordonExportRequest){.scope = "unheard-of"}, path);
  g_assert_error (nothing, CORDON_ERROR, CORDON_ERROR_NOT_FOUND);
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, "old");
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "x.txt");
  g_assert_null (g_dir_read_name (dir));

  nowhere = fail_to_write (fixture, &(CordonExportRequest){NULL}, "/nowhere/at/all.txt");
  g_assert_nonnull (nowhere);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/import/one-edit-and-one-undo", test_one_edit_and_one_undo);
  ADD ("/import/again-it-updates", test_again_it_updates);
  ADD ("/import/deleted-comes-back", test_deleted_comes_back);
  ADD ("/import/rest-comes-in", test_rest_comes_in);
  ADD ("/import/no-tree-leads-back", test_no_tree_leads_back);
  ADD ("/import/failure-changes-nothing", test_failure_changes_nothing);
  ADD ("/import/cancelled-while-reading", test_cancelled_while_reading);
  ADD ("/import/progress-is-told", test_progress_is_told);
  ADD ("/export/scope-is-a-branch", test_scope_is_a_branch);
  ADD ("/export/failure-leaves-what-was-there", test_failure_leaves_what_was_there);
#undef ADD
  return g_test_run ();
}
