/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/* What somebody wants to see again, under a name: of which view ("programme"), and what it shows, as text that the view
 * alone understands; see the field table. */
#define CORDON_TYPE_SAVED_VIEW (cordon_saved_view_get_type ())
G_DECLARE_FINAL_TYPE (CordonSavedView, cordon_saved_view, CORDON, SAVED_VIEW, CordonRecord)

/**
 * cordon_saved_view_create:
 * @view: the view whose it is
 * @siblings: (nullable): those of that view that there are
 * @name: what it is called
 * @content: what is to be shown
 *
 * Returns: (transfer full): a draft that keeps it, last in order
 */
CordonDraft *cordon_saved_view_create (const char *view, GListModel *siblings, const char *name, const char *content);

/* Returns: (transfer full): the views that are kept of @view, in their order */
GListModel *cordon_saved_view_list (CordonPlan *plan, const char *view);

G_END_DECLS
