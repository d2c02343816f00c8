/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonUpdateCard:
 *
 * A published update, to be read. It isn't edited: a correction is another one, which names it.
 *
 * Signal "correct": the person wants to correct it.
 */
#define CORDON_TYPE_UPDATE_CARD (cordon_update_card_get_type ())
G_DECLARE_FINAL_TYPE (CordonUpdateCard, cordon_update_card, CORDON, UPDATE_CARD, AdwBin)

/**
 * cordon_update_card_new:
 * @published: what was published of the same item, among which its corrections are
 * @heading: (nullable): what stands before the quarter: "Last update"
 */
GtkWidget *cordon_update_card_new (CordonPlan *plan, CordonRecord *update, GListModel *published, const char *heading);
CordonRecord *cordon_update_card_get_update (CordonUpdateCard *self);
void cordon_update_card_set_can_correct (CordonUpdateCard *self, gboolean can_correct);

G_END_DECLS
