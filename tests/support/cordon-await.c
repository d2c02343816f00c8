/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ledger's asynchronous functions, made to wait, for tests that tell a story line by line. */

#include "support/cordon-await.h"

#include <glib/gstdio.h>

void
cordon_take_answer (GObject *object, GAsyncResult *result, gpointer answer)
{
  ((CordonAnswer *) answer)->result = g_object_ref (result);
  g_main_context_wakeup (NULL);
}

GAsyncResult *
cordon_await (CordonAnswer *answer)
{
  while (answer->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return answer->result;
}

char *
cordon_await_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("cordon-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
cordon_await_remove (char *folder)
{
  remove_tree (folder);
  g_free (folder);
}

static void
settle (GError *failure, GError **error)
{
  if (failure == NULL)
    return;
  if (error != NULL)
    g_propagate_error (error, failure);
  else
    g_assert_no_error (failure);
}

CordonLedger *
cordon_await_open (const char *path, CordonOpen flags, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  GError *failure = NULL;
  CordonLedger *ledger;

  cordon_ledger_open_async (path, flags, "Planner", NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  ledger = cordon_ledger_open_finish (result, &failure);
  settle (failure, error);
  return ledger;
}

void
cordon_await_close (CordonLedger *ledger)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cordon_ledger_close_async (ledger, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  cordon_ledger_close_finish (ledger, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (ledger);
}

static CordonChanges *
finish_edit (CordonLedger *ledger, CordonAnswer *answer, GError **error)
{
  g_autoptr (GAsyncResult) result = cordon_await (answer);
  GError *failure = NULL;
  CordonChanges *changes = cordon_ledger_commit_finish (ledger, result, &failure);

  settle (failure, error);
  return changes;
}

CordonChanges *
cordon_await_commit (CordonLedger *ledger, CordonDraft *draft, GError **error)
{
  CordonAnswer answer = {0};

  cordon_ledger_commit_async (ledger, draft, NULL, cordon_take_answer, &answer);
  return finish_edit (ledger, &answer, error);
}

CordonChanges *
cordon_await_undo (CordonLedger *ledger, GError **error)
{
  CordonAnswer answer = {0};

  cordon_ledger_undo_async (ledger, cordon_take_answer, &answer);
  return finish_edit (ledger, &answer, error);
}

CordonChanges *
cordon_await_redo (CordonLedger *ledger, GError **error)
{
  CordonAnswer answer = {0};

  cordon_ledger_redo_async (ledger, cordon_take_answer, &answer);
  return finish_edit (ledger, &answer, error);
}

CordonChanges *
cordon_await_undo_edit (CordonLedger *ledger, gint64 position, GError **error)
{
  CordonAnswer answer = {0};

  cordon_ledger_undo_edit_async (ledger, position, cordon_take_answer, &answer);
  return finish_edit (ledger, &answer, error);
}

CordonRows *
cordon_await_rows (CordonLedger *ledger, CordonQuery *query, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  GError *failure = NULL;
  CordonRows *rows;

  cordon_ledger_rows_async (ledger, query, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  rows = cordon_ledger_rows_finish (ledger, result, &failure);
  settle (failure, error);
  return rows;
}

GPtrArray *
cordon_await_history (CordonLedger *ledger, const CordonHistoryQuery *query, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  GError *failure = NULL;
  GPtrArray *edits;

  cordon_ledger_history_async (ledger, query, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  edits = cordon_ledger_history_finish (ledger, result, &failure);
  settle (failure, error);
  return edits;
}

GPtrArray *
cordon_await_compare (CordonLedger *ledger, gint64 from, gint64 to, guint max_rows, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  GError *failure = NULL;
  GPtrArray *comparisons;

  cordon_ledger_compare_async (ledger, from, to, max_rows, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  comparisons = cordon_ledger_compare_finish (ledger, result, &failure);
  settle (failure, error);
  return comparisons;
}

CordonLedger *
cordon_await_as_of (CordonLedger *ledger, gint64 at, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  GError *failure = NULL;
  CordonLedger *past;

  cordon_ledger_as_of_async (ledger, at, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  past = cordon_ledger_open_finish (result, &failure);
  settle (failure, error);
  return past;
}

char *
cordon_await_dump (CordonLedger *ledger)
{
  GString *dump = g_string_new (NULL);

  for (const char *const *kind = cordon_ledger_get_kinds (ledger); *kind != NULL; kind++)
    {
      g_autoptr (CordonQuery) query = cordon_query_new (*kind);
      g_autoptr (CordonRows) rows = NULL;

      cordon_query_set_living (query, CORDON_LIVING_AND_DELETED);
      rows = cordon_await_rows (ledger, query, NULL);
      for (guint i = 0; i < rows->rows->len; i++)
        {
          CordonRow *row = rows->rows->pdata[i];

          g_string_append_printf (dump, "%s %s %d", *kind, cordon_row_get_id (row), cordon_row_get_deleted (row));
          for (const char *const *field = cordon_ledger_get_fields (ledger, *kind); *field != NULL; field++)
            {
              GVariant *value = cordon_row_get (row, *field);
              g_autofree char *text = value != NULL ? g_variant_print (value, TRUE) : NULL;

              if (text != NULL)
                g_string_append_printf (dump, " %s=%s", *field, text);
            }
          g_string_append_c (dump, '\n');
        }
    }
  return g_string_free (dump, FALSE);
}
