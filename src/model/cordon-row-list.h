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

G_END_DECLS
