/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/* Made by cordon_plan_get_row_list(), and otherwise a GListModel of CordonRecord. Properties: "n-items", "loading". */
#define CORDON_TYPE_ROW_LIST (cordon_row_list_get_type ())
G_DECLARE_FINAL_TYPE (CordonRowList, cordon_row_list, CORDON, ROW_LIST, GObject)

CordonRowList *cordon_row_list_new (CordonPlan *plan, CordonQuery *query);
/* Whether it isn't known yet how many rows there are. */
gboolean cordon_row_list_get_loading (CordonRowList *self);

/**
 * cordon_row_list_find_async:
 * @id: the id of a row
 *
 * Looks for the place of a row in the list as it stands when the answer comes. Finish with
 * cordon_row_list_find_finish().
 */
void cordon_row_list_find_async (CordonRowList *self, const char *id, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/* Returns: its place, %G_MAXUINT where it is not among them or @error says why that isn't known */
guint cordon_row_list_find_finish (CordonRowList *self, GAsyncResult *result, GError **error);

/**
 * cordon_row_list_read_async:
 * @places: (element-type guint): places in the list, as it stands now
 *
 * Reads many rows at once, for an edit of all of them. Finish with cordon_row_list_read_finish().
 */
void cordon_row_list_read_async (CordonRowList *self, GArray *places, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full) (nullable) (element-type CordonRecord): their records; rows that are gone are left out */
GPtrArray *cordon_row_list_read_finish (CordonRowList *self, GAsyncResult *result, GError **error);

G_END_DECLS
