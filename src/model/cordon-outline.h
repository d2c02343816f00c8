/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"
#include "model/cordon-summary.h"

G_BEGIN_DECLS

/**
 * CordonOutlineRow:
 *
 * A plan item where it stands in the tree. Properties: "record" (CordonRecord), "depth" (guint, 0 for what has no
 * parent shown), "summary" (CordonSummary).
 */
#define CORDON_TYPE_OUTLINE_ROW (cordon_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (CordonOutlineRow, cordon_outline_row, CORDON, OUTLINE_ROW, GObject)

CordonRecord *cordon_outline_row_get_record (CordonOutlineRow *self);
guint cordon_outline_row_get_depth (CordonOutlineRow *self);
CordonSummary *cordon_outline_row_get_summary (CordonOutlineRow *self);

/**
 * CordonOutline:
 *
 * A GListModel of CordonOutlineRow: the plan's items of some kinds, depth first, siblings in their order. An item
 * whose parent is of another kind, deleted or gone is shown only when it has no parent at all or its nearest ancestor
 * of these kinds is shown. Patches itself: a row that stays is the same object.
 *
 * Properties: "n-items", "loading", "search" (words that a code, title or owner must hold; their ancestors stay),
 * "rag" (a status that the latest update must have; %NULL for all; their ancestors stay), "root" (the id of the item
 * whose descendants are shown, %NULL for all).
 */
#define CORDON_TYPE_OUTLINE (cordon_outline_get_type ())
G_DECLARE_FINAL_TYPE (CordonOutline, cordon_outline, CORDON, OUTLINE, GObject)

/**
 * cordon_outline_new:
 * @plan: the plan
 * @kinds: (nullable) (array zero-terminated=1): which kinds of items, "goal", "initiative"…; %NULL for all
 */
CordonOutline *cordon_outline_new (CordonPlan *plan, const char *const *kinds);
void cordon_outline_set_search (CordonOutline *self, const char *search);
void cordon_outline_set_rag (CordonOutline *self, const char *rag);
void cordon_outline_set_root (CordonOutline *self, const char *id);
gboolean cordon_outline_get_loading (CordonOutline *self);
/* Returns: the place of a plan item in the list, or %GTK_INVALID_LIST_POSITION (G_MAXUINT) when it isn't shown */
guint cordon_outline_find (CordonOutline *self, const char *id);

G_END_DECLS
