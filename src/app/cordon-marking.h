/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonMarking:
 *
 * The strictest marking in a plan: a document takes that of what it shows. Follows the plan's changes. Properties:
 * "text" (%NULL where nothing is marked: "CUI · TLP:AMBER"; never translated) and "style" (the CSS class of its TLP
 * colour, or %NULL).
 */
#define CORDON_TYPE_MARKING (cordon_marking_get_type ())
G_DECLARE_FINAL_TYPE (CordonMarking, cordon_marking, CORDON, MARKING, GObject)

CordonMarking *cordon_marking_new (CordonPlan *plan);
const char *cordon_marking_get_text (CordonMarking *self);
const char *cordon_marking_get_style (CordonMarking *self);

G_END_DECLS
