/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A plan over a new file for one test, and a recorder that keeps a shadow of a list by what "items-changed" says: what
 * the list itself holds must be the same after each. */

#include "base/cordon-error.h"
#include "model/cordon-plan.h"
#include "support/cordon-await.h"

typedef struct
{
  char *folder;
  CordonLedger *ledger;
  CordonPlan *plan;
} Fixture;

G_GNUC_UNUSED static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = cordon_await_folder ();
  path = g_build_filename (fixture->folder, "plan.cordon", NULL);
  fixture->ledger = cordon_await_open (path, CORDON_OPEN_CREATE | CORDON_OPEN_IN_PLACE, &error);
  g_assert_no_error (error);
  fixture->plan = cordon_plan_new (fixture->ledger);
}

G_GNUC_UNUSED static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* What was being read when the test ended holds the plan until it is answered. */
  while (G_OBJECT (fixture->plan)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->plan);
  cordon_await_close (fixture->ledger);
  cordon_await_remove (fixture->folder);
}

G_GNUC_UNUSED static CordonChanges *
try_commit (CordonPlan *plan, CordonDraft *draft, GError **error)
{
  CordonAnswer answer = {NULL};
  g_autoptr (GAsyncResult) result = NULL;

  cordon_plan_commit_async (plan, draft, NULL, cordon_take_answer, &answer);
  result = cordon_await (&answer);
  return cordon_plan_commit_finish (plan, result, error);
}

/* Commits a draft that is the caller's to lose. */
G_GNUC_UNUSED static void
commit (CordonPlan *plan, CordonDraft *draft)
{
  g_autoptr (CordonDraft) owned = draft;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = try_commit (plan, owned, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changes);
}

/* Commits a draft that must be refused, with a word that the sentence holds. */
G_GNUC_UNUSED static void
refuse (CordonPlan *plan, CordonDraft *draft, const char *word)
{
  g_autoptr (CordonDraft) owned = draft;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = try_commit (plan, owned, &error);
  gint64 position = cordon_ledger_get_position (cordon_plan_get_ledger (plan));

  g_assert_null (changes);
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not say “%s”", error->message, word);
  g_assert_cmpint (position, ==, cordon_ledger_get_position (cordon_plan_get_ledger (plan)));
}

G_GNUC_UNUSED static gboolean
is_loading (gpointer list)
{
  gboolean loading;

  g_object_get (list, "loading", &loading, NULL);
  return loading;
}

G_GNUC_UNUSED static void
wait_for (gpointer list)
{
  while (is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

/* Runs what is due, without waiting. */
G_GNUC_UNUSED static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

typedef struct
{
  GListModel *list;
  GPtrArray *shadow;
  guint n_signals;
  guint n_items_notifies;
} Recorder;

static void
on_items_changed (GListModel *list, guint position, guint removed, guint added, Recorder *recorder)
{
  recorder->n_signals++;
  g_assert_cmpuint (position + removed, <=, recorder->shadow->len);
  if (removed > 0)
    g_ptr_array_remove_range (recorder->shadow, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (recorder->shadow, (int) (position + i), g_list_model_get_item (list, position + i));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, recorder->shadow->len);
  for (guint i = 0; i < recorder->shadow->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      g_assert_true (item == recorder->shadow->pdata[i]);
    }
}

static void
on_n_items (Recorder *recorder)
{
  recorder->n_items_notifies++;
}

G_GNUC_UNUSED static Recorder *
record_list (GListModel *list)
{
  Recorder *recorder = g_new0 (Recorder, 1);

  recorder->list = list;
  recorder->shadow = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (recorder->shadow, g_list_model_get_item (list, i));
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), recorder);
  g_signal_connect_swapped (list, "notify::n-items", G_CALLBACK (on_n_items), recorder);
  return recorder;
}

G_GNUC_UNUSED static void
recorder_free (Recorder *recorder)
{
  g_signal_handlers_disconnect_by_data (recorder->list, recorder);
  g_ptr_array_unref (recorder->shadow);
  g_free (recorder);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recorder, recorder_free)
