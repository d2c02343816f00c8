/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-record.h"

G_BEGIN_DECLS

/* What is counted to see whether a plan item succeeds; see the field table. */
#define CORDON_TYPE_MEASURE (cordon_measure_get_type ())
G_DECLARE_FINAL_TYPE (CordonMeasure, cordon_measure, CORDON, MEASURE, CordonRecord)

G_END_DECLS
