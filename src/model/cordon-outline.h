/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-outline-terms.h"
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
 * "root" (the id of the item whose descendants are shown, %NULL for all).
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
/**
 * cordon_outline_set_terms:
 * @terms: what to leave out, and how to sort; copied
 *
 * Filtered, the goals of what remains stay as its headings. Sorted otherwise than the plan is, the initiatives of all
 * goals stand in one row, without headings.
 */
void cordon_outline_set_terms (CordonOutline *self, const CordonOutlineTerms *terms);
const CordonOutlineTerms *cordon_outline_get_terms (CordonOutline *self);
/* Returns: how many items that are no headings are shown; in @n_all (optional) how many there are */
guint cordon_outline_count (CordonOutline *self, guint *n_all);
/* Returns: (transfer full): all items of @kind under @parent (nullable) in their order, whether they are shown or not
 */
GListModel *cordon_outline_get_siblings (CordonOutline *self, const char *kind, const char *parent);
/* Returns: (transfer none) (nullable): the first item of a kind, shown or not */
CordonRecord *cordon_outline_first (CordonOutline *self, const char *kind);
/* Returns: (transfer full): the ids of the parties that own an item which is no heading */
char **cordon_outline_dup_owners (CordonOutline *self);
void cordon_outline_set_root (CordonOutline *self, const char *id);
gboolean cordon_outline_get_loading (CordonOutline *self);
/* Returns: the place of a plan item in the list, or %GTK_INVALID_LIST_POSITION (G_MAXUINT) when it isn't shown */
guint cordon_outline_find (CordonOutline *self, const char *id);

G_END_DECLS
