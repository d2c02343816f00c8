/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"
#include "model/cordon-progress.h"

G_BEGIN_DECLS

/**
 * CordonMeasureCard:
 *
 * A measure: what is counted, how far it is in words, its readings with their citations, and, where another published
 * figure says otherwise, both side by side, neither preferred. From two dated readings on they are drawn as well.
 *
 * Signal "progress-changed": after what cordon_measure_card_get_progress() tells may have changed.
 */
#define CORDON_TYPE_MEASURE_CARD (cordon_measure_card_get_type ())
G_DECLARE_FINAL_TYPE (CordonMeasureCard, cordon_measure_card, CORDON, MEASURE_CARD, AdwBin)

/**
 * cordon_measure_card_new:
 * @siblings: the measures among which this one is moved
 */
GtkWidget *cordon_measure_card_new (CordonPlan *plan, CordonRecord *measure, GListModel *siblings);
CordonRecord *cordon_measure_card_get_measure (CordonMeasureCard *self);
const CordonProgress *cordon_measure_card_get_progress (CordonMeasureCard *self);
/* Opens the measure itself, or one of its readings. */
void cordon_measure_card_edit (CordonMeasureCard *self, const char *reading);

G_END_DECLS
