/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a widget of a view changes the plan: a draft is committed, an error goes to the window, and what took
 * something away from sight is said in a toast with a way back. */

#include "views/shared/cordon-edit.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-text.h"
#include "kit/cordon-report.h"
#include "model/cordon-duplicate.h"
#include "model/cordon-intents.h"

typedef struct
{
  GtkWidget *widget;
  char *done;
  CordonEditThen then;
  char *id;
} Commit;

static void
commit_free (Commit *commit)
{
  g_object_unref (commit->widget);
  g_free (commit->done);
  g_free (commit->id);
  g_free (commit);
}

static void
on_committed (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  Commit *commit = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_plan_commit_finish (CORDON_PLAN (plan), result, &error);

  if (changes == NULL)
    cordon_report_error (commit->widget, error);
  else
    {
      if (commit->done != NULL)
        cordon_report_done (commit->widget, commit->done, cordon_changes_get_position (changes));
      if (commit->then != NULL)
        commit->then (commit->widget, commit->id);
    }
  commit_free (commit);
}

void
cordon_edit_commit_then (GtkWidget *widget, CordonPlan *plan, CordonDraft *draft, const char *done, CordonEditThen then,
                         const char *id)
{
  g_autoptr (CordonDraft) owned = draft;
  Commit *commit;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CORDON_IS_PLAN (plan));
  g_return_if_fail (CORDON_IS_DRAFT (draft));

  commit = g_new0 (Commit, 1);
  commit->widget = g_object_ref (widget);
  commit->done = g_strdup (done);
  commit->then = then;
  commit->id = g_strdup (id);
  cordon_plan_commit_async (plan, owned, NULL, on_committed, commit);
}

void
cordon_edit_commit (GtkWidget *widget, CordonPlan *plan, CordonDraft *draft, const char *done)
{
  cordon_edit_commit_then (widget, plan, draft, done, NULL, NULL);
}

void
cordon_edit_delete (GtkWidget *widget, CordonPlan *plan, CordonRecord *record)
{
  g_autofree char *title = cordon_record_dup_title (record);
  /* Translators: a toast; %s is the title of what was deleted */
  g_autofree char *done = g_strdup_printf (C_ ("goals", "Deleted “%s”"), title);

  cordon_edit_commit (widget, plan, cordon_intent_delete (record), done);
}

gboolean
cordon_edit_move (GtkWidget *widget, CordonPlan *plan, CordonRecord *record, GListModel *siblings, int by)
{
  guint n = siblings != NULL ? g_list_model_get_n_items (siblings) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) at = g_list_model_get_item (siblings, i);
      g_autoptr (CordonRecord) before = NULL;
      g_autoptr (CordonRecord) after = NULL;

      if (at != record)
        continue;
      if ((by < 0 && i == 0) || (by > 0 && i + 1 == n))
        return FALSE;
      if (by < 0)
        {
          before = i >= 2 ? g_list_model_get_item (siblings, i - 2) : NULL;
          after = g_list_model_get_item (siblings, i - 1);
        }
      else
        {
          before = g_list_model_get_item (siblings, i + 1);
          after = i + 2 < n ? g_list_model_get_item (siblings, i + 2) : NULL;
        }
      cordon_edit_commit (widget, plan, cordon_intent_move (record, before, after), NULL);
      return TRUE;
    }
  return FALSE;
}

void
cordon_edit_place (GtkWidget *widget, CordonPlan *plan, CordonRecord *record, const char *parent, CordonRecord *before,
                   CordonRecord *after)
{
  g_autofree char *rank = cordon_text_key_between (before != NULL ? cordon_record_get_text (before, "rank") : NULL,
                                                   after != NULL ? cordon_record_get_text (after, "rank") : NULL);

  cordon_edit_commit (widget, plan, cordon_intent_move_under (record, parent, rank), NULL);
}

/* A move or copy for which something has to be read first. */
typedef struct
{
  GtkWidget *widget;
  CordonPlan *plan;
  CordonRecord *record;
  CordonRecord *parent;
  CordonEditThen then;
} Pending;

static void
pending_free (Pending *pending)
{
  g_object_unref (pending->widget);
  g_object_unref (pending->plan);
  g_object_unref (pending->record);
  g_clear_object (&pending->parent);
  g_free (pending);
}

static Pending *
pending_new (GtkWidget *widget, CordonPlan *plan, CordonRecord *record)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->widget = g_object_ref (widget);
  pending->plan = g_object_ref (plan);
  pending->record = g_object_ref (record);
  return pending;
}

static void
on_last_read (GObject *ledger, GAsyncResult *result, gpointer user_data)
{
  Pending *pending = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonRows) rows = cordon_ledger_rows_finish (CORDON_LEDGER (ledger), result, &error);

  if (rows == NULL)
    cordon_report_error (pending->widget, error);
  else
    {
      const char *last = rows->rows->len > 0 ? cordon_row_get_text (rows->rows->pdata[0], "rank") : NULL;
      g_autofree char *rank = cordon_text_key_between (last, NULL);
      g_autofree char *what = cordon_record_dup_title (pending->record);
      g_autofree char *where = cordon_record_dup_title (pending->parent);
      /* Translators: a toast: something was moved under something else; both are titles */
      g_autofree char *done = g_strdup_printf (C_ ("goals", "Moved “%s” to “%s”"), what, where);

      cordon_edit_commit (pending->widget, pending->plan,
                          cordon_intent_move_under (pending->record, cordon_record_get_id (pending->parent), rank),
                          done);
    }
  pending_free (pending);
}

void
cordon_edit_move_to (GtkWidget *widget, CordonPlan *plan, CordonRecord *record, CordonRecord *parent)
{
  const CordonKind *kind = cordon_record_get_kind (record);
  g_autoptr (CordonQuery) query = cordon_query_new (kind->name);
  Pending *pending = pending_new (widget, plan, record);

  pending->parent = g_object_ref (parent);
  cordon_query_where_text (query, cordon_intent_parent_field (kind), cordon_record_get_id (parent));
  if (cordon_kind_field (kind, "rank") != NULL)
    cordon_query_order_by (query, "rank", TRUE);
  cordon_query_set_limit (query, 1);
  cordon_ledger_rows_async (cordon_plan_get_ledger (plan), query, NULL, on_last_read, pending);
}

static void
on_duplicate_made (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  Pending *pending = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  CordonDraft *draft = cordon_duplicate_finish (CORDON_PLAN (plan), result, &id, &error);

  if (draft == NULL)
    cordon_report_error (pending->widget, error);
  else
    cordon_edit_commit_then (pending->widget, pending->plan, draft, NULL, pending->then, id);
  pending_free (pending);
}

void
cordon_edit_duplicate (GtkWidget *widget, CordonPlan *plan, CordonRecord *record, CordonEditThen then)
{
  Pending *pending;

  if (!cordon_duplicate_is_possible (record))
    return;
  pending = pending_new (widget, plan, record);
  pending->then = then;
  cordon_duplicate_async (plan, record, NULL, on_duplicate_made, pending);
}

gboolean
cordon_edit_is_possible (CordonPlan *plan)
{
  gboolean read_only = TRUE;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), FALSE);

  g_object_get (plan, "read-only", &read_only, NULL);
  return !read_only;
}
