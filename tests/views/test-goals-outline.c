/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outline of the goals view: what is filtered and sorted, and that it says so; moving by keys, by dropping and to
 * somewhere else; copies. */

#include "goals-fixture.h"

#include "kit/cordon-field-row.h"
#include "kit/cordon-toolkit.h"
#include "model/cordon-intents.h"
#include "views/goals/cordon-item-cell.h"
#include "views/goals/cordon-outline-filter.h"

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = find_label (widget, label);

  return found != NULL ? gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON) : NULL;
}

static GListModel *
rows (Shown *shown)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (FIND (shown, GTK_TYPE_LIST_VIEW, NULL))));
}

/* What stands in the outline: codes, the strategy as "–". */
static char *
codes (Shown *shown)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GListModel *model = rows (shown);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CordonOutlineRow) row = g_list_model_get_item (model, i);
      const char *code = cordon_record_get_text (cordon_outline_row_get_record (row), "code");

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", code != NULL ? code : "–");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
shows (Shown *shown, const char *expected)
{
  g_autofree char *found = NULL;

  if (FIND (shown, GTK_TYPE_LIST_VIEW, NULL) == NULL)
    return FALSE;
  found = codes (shown);
  return g_strcmp0 (found, expected) == 0;
}

static void
set_field (Shown *shown, const char *key, const char *field, const char *value)
{
  g_autofree char *id = cordon_starter_id ("plan_item", key);
  CordonDraft *draft = cordon_draft_new ("Set");

  cordon_draft_set_text (draft, "plan_item", id, field, value);
  commit (shown->plan.plan, draft);
}

static CordonFieldRow *
filter_row (Shown *shown, const char *name)
{
  return CORDON_FIELD_ROW (find (FIND (shown, CORDON_TYPE_OUTLINE_FILTER, NULL), CORDON_TYPE_FIELD_ROW, name));
}

static void
test_filter_says_so (Shown *shown, gconstpointer data)
{
  GtkWidget *filter = FIND (shown, CORDON_TYPE_OUTLINE_FILTER, NULL);
  g_autofree char *nobody = cordon_starter_id ("plan_item", "3.C");
  g_autofree char *all = codes (shown);

  set_field (shown, "3.C", "owner", NULL);
  act (shown, "goals.filter");
  settle ();
  wait_until (filter_row (shown, "owner") != NULL);
  g_signal_emit_by_name (filter_row (shown, "owner"), "commit", "nobody");
  wait_until (shows (shown, "– 3 3.C"));
  g_assert_nonnull (find_label (shown->view, "1 of 16 · No owner"));
  g_assert_true (gtk_widget_has_css_class (find (filter, GTK_TYPE_MENU_BUTTON, NULL), "suggested-action"));
  /* The row says what holds, and another filter is added to it. */
  g_assert_cmpstr (cordon_field_row_get_value (filter_row (shown, "owner")), ==, "nobody");
  g_signal_emit_by_name (filter_row (shown, "status"), "commit", "red");
  settle ();
  wait_until (FIND (shown, GTK_TYPE_LIST_VIEW, NULL) == NULL);
  g_assert_nonnull (find_label (shown->view, "Nothing matches this filter."));
  g_signal_emit_by_name (find_button (find (shown->view, GTK_TYPE_STACK, "outline"), "Show All"), "clicked");
  wait_until (shows (shown, all));
  g_assert_false (gtk_widget_has_css_class (find (filter, GTK_TYPE_MENU_BUTTON, NULL), "suggested-action"));
  g_assert_null (find_label (shown->view, "1 of 16 · No owner"));
}

static void
test_sorted (Shown *shown, gconstpointer data)
{
  CordonOutlineFilter *filter = CORDON_OUTLINE_FILTER (FIND (shown, CORDON_TYPE_OUTLINE_FILTER, NULL));
  g_autofree char *all = codes (shown);
  g_autofree char *id = cordon_starter_id ("plan_item", "2");
  GListModel *model = rows (shown);
  g_autoptr (CordonOutlineRow) first = NULL;

  set_field (shown, "4.B", "title", "AAA");
  cordon_outline_filter_set_terms (filter, &(CordonOutlineTerms){.sort = CORDON_OUTLINE_SORT_TITLE});
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 16);
  first = g_list_model_get_item (model, 0);
  g_assert_cmpstr (cordon_record_get_text (cordon_outline_row_get_record (first), "code"), ==, "4.B");
  g_assert_nonnull (find_label (shown->view, "Sorted by title"));
  /* There is no place to move to in another order than the plan's. */
  g_assert_true (cordon_goals_view_reveal (shown->view, "plan_item", id));
  /* A goal isn't among them: to see it, all are shown again. */
  wait_until (g_strcmp0 (chosen_text (shown, "code"), "2") == 0);
  wait_until (shows (shown, all));
}

#define ADD(path, set, test) g_test_add ("/goals-outline/" path, Shown, NULL, set, test, take_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  cordon_toolkit_init ();
  ADD ("filter/says-so", set_up_starter, test_filter_says_so);
  ADD ("sorted", set_up_starter, test_sorted);
  return g_test_run ();
}
