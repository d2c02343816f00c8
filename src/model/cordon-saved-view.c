/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people keep to see again. It is kept in the plan, as who works on it together asks the same questions; what it
 * says is the business of the view that made it. */

#include "model/cordon-saved-view.h"

#include "model/cordon-kind-private.h"

#include "base/cordon-text.h"

#include <glib/gi18n-lib.h>

static const CordonField fields[] = {
    {"view", CORDON_FIELD_TEXT, NC_ ("field", "View"), CORDON_FIELD_REQUIRED | CORDON_FIELD_HIDDEN},
    {"rank", CORDON_FIELD_RANK, NC_ ("field", "Place in order"), CORDON_FIELD_HIDDEN},
    {"name", CORDON_FIELD_TEXT, NC_ ("field", "Name"), CORDON_FIELD_REQUIRED},
    {"content", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Content"), CORDON_FIELD_REQUIRED | CORDON_FIELD_HIDDEN},
};

CordonDraft *
cordon_saved_view_create (const char *view, GListModel *siblings, const char *name, const char *content)
{
  guint n = siblings != NULL ? g_list_model_get_n_items (siblings) : 0;
  g_autoptr (CordonRecord) last = n > 0 ? g_list_model_get_item (siblings, n - 1) : NULL;
  g_autofree char *rank = NULL;
  CordonDraft *draft;
  const char *id;

  g_return_val_if_fail (view != NULL && name != NULL && content != NULL, NULL);

  rank = cordon_text_key_between (last != NULL ? cordon_record_get_text (last, "rank") : NULL, NULL);
  draft = cordon_draft_new (N_ ("Save view"));
  id = cordon_draft_create (draft, "saved_view", NULL);
  cordon_draft_set_text (draft, "saved_view", id, "view", view);
  cordon_draft_set_text (draft, "saved_view", id, "rank", rank);
  cordon_draft_set_text (draft, "saved_view", id, "name", name);
  cordon_draft_set_text (draft, "saved_view", id, "content", content);
  return draft;
}

GListModel *
cordon_saved_view_list (CordonPlan *plan, const char *view)
{
  g_autoptr (CordonQuery) query = NULL;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (view != NULL, NULL);

  query = cordon_plan_query ("saved_view", "rank");
  cordon_query_where_text (query, "view", view);
  return cordon_plan_get_list (plan, query);
}

CORDON_DEFINE_KIND (CordonSavedView, cordon_saved_view, "saved_view", NC_ ("kind", "Saved view"), "name")
