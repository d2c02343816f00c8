/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CordonOverviewItem:
 *
 * One thing that wants somebody's attention. Properties, all constant: "kind" and "id" (the row that it is about),
 * "title" (a name), "detail" (a whole sentence), "urgent" (whether it is late).
 */
#define CORDON_TYPE_OVERVIEW_ITEM (cordon_overview_item_get_type ())
G_DECLARE_FINAL_TYPE (CordonOverviewItem, cordon_overview_item, CORDON, OVERVIEW_ITEM, GObject)

/* @kind, @id: (nullable): %NULL for what leads nowhere */
CordonOverviewItem *cordon_overview_item_new (const char *kind, const char *id, const char *title, const char *detail,
                                              gboolean urgent);
/* Whether both say the same of the same. */
gboolean cordon_overview_item_equal (CordonOverviewItem *self, CordonOverviewItem *other);
const char *cordon_overview_item_get_kind (CordonOverviewItem *self);
const char *cordon_overview_item_get_id (CordonOverviewItem *self);
const char *cordon_overview_item_get_title (CordonOverviewItem *self);
const char *cordon_overview_item_get_detail (CordonOverviewItem *self);
gboolean cordon_overview_item_get_urgent (CordonOverviewItem *self);

G_END_DECLS
