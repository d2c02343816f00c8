/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/* Made by cordon_plan_get_list(), and otherwise a GListModel of CordonRecord. Properties: "n-items", "loading". */
#define CORDON_TYPE_RECORD_LIST (cordon_record_list_get_type ())
G_DECLARE_FINAL_TYPE (CordonRecordList, cordon_record_list, CORDON, RECORD_LIST, GObject)

CordonRecordList *cordon_record_list_new (CordonPlan *plan, CordonQuery *query);
/* Whether the rows have not been read yet. */
gboolean cordon_record_list_get_loading (CordonRecordList *self);

G_END_DECLS
