/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonDeletedList:
 *
 * What was deleted here, folded away until somebody looks for it, each with a button to bring it back. It takes no
 * room while there is nothing.
 */
#define CORDON_TYPE_DELETED_LIST (cordon_deleted_list_get_type ())
G_DECLARE_FINAL_TYPE (CordonDeletedList, cordon_deleted_list, CORDON, DELETED_LIST, AdwBin)

GtkWidget *cordon_deleted_list_new (void);
/* @models: (transfer none): lists of deleted #CordonRecord, shown one after the other */
void cordon_deleted_list_set (CordonDeletedList *self, CordonPlan *plan, GListModel *const *models, guint n_models);
guint cordon_deleted_list_get_count (CordonDeletedList *self);

G_END_DECLS
