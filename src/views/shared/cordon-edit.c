/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a widget of a view changes the plan: a draft is committed, an error goes to the window, and what took
 * something away from sight is said in a toast with a way back. */

#include "views/shared/cordon-edit.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-report.h"
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

gboolean
cordon_edit_is_possible (CordonPlan *plan)
{
  gboolean read_only = TRUE;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), FALSE);

  g_object_get (plan, "read-only", &read_only, NULL);
  return !read_only;
}
