/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a matter comes to be. Its reference goes on from those that there are of its kind and year; they are read first,
 * and let go of afterwards, as they may be thousands. */

#include "views/programme/cordon-matter-add.h"

#include <string.h>

#include "views/programme/cordon-matter-words.h"

typedef struct
{
  GtkWidget *widget;
  CordonPlan *plan;
  GListModel *matters; /* of that kind and year */
  char *kind;
  char *from;
  CordonEditThen then;
} Adding;

static void
adding_free (Adding *adding)
{
  g_signal_handlers_disconnect_by_data (adding->matters, adding);
  g_object_unref (adding->matters);
  g_object_unref (adding->widget);
  g_object_unref (adding->plan);
  g_free (adding->kind);
  g_free (adding->from);
  g_free (adding);
}

static void
on_read (Adding *adding)
{
  gboolean loading;
  g_autofree char *id = NULL;
  CordonDraft *draft;

  g_object_get (adding->matters, "loading", &loading, NULL);
  if (loading)
    return;
  draft =
      cordon_matter_create (adding->plan, adding->kind, adding->matters, cordon_matter_words_new (adding->kind), &id);
  if (adding->from != NULL)
    {
      CordonRecord *from = cordon_plan_peek (adding->plan, "matter", adding->from);

      cordon_matter_add_link (draft, adding->from, id);
      if (from != NULL)
        cordon_matter_inherit (draft, from, id);
    }
  cordon_edit_commit_then (adding->widget, adding->plan, draft, NULL, adding->then, id);
  adding_free (adding);
}

void
cordon_matter_add (GtkWidget *widget, CordonPlan *plan, const char *kind, const char *from, CordonEditThen then)
{
  g_autoptr (CordonQuery) query = NULL;
  g_autofree char *first = NULL;
  g_autofree char *end = NULL;
  Adding *adding;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CORDON_IS_PLAN (plan));
  g_return_if_fail (cordon_workflow_first (kind) != NULL);

  /* What begins as the first reference of this year does */
  first = cordon_matter_suggest_ref (plan, kind, NULL);
  first[strlen (first) - strlen ("001")] = '\0';
  end = g_strconcat (first, "~", NULL);
  query = cordon_query_new ("matter");
  cordon_query_where (query, "ref", CORDON_COMPARE_AT_LEAST, g_variant_new_string (first));
  cordon_query_where (query, "ref", CORDON_COMPARE_LESS, g_variant_new_string (end));
  cordon_query_order_by (query, "ref", FALSE);
  cordon_query_set_living (query, CORDON_LIVING_AND_DELETED);

  adding = g_new0 (Adding, 1);
  adding->widget = g_object_ref (widget);
  adding->plan = g_object_ref (plan);
  adding->kind = g_strdup (kind);
  adding->from = g_strdup (from);
  adding->then = then;
  adding->matters = cordon_plan_get_list (plan, query);
  g_signal_connect_swapped (adding->matters, "notify::loading", G_CALLBACK (on_read), adding);
  on_read (adding);
}
