/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-record.h"

G_BEGIN_DECLS

/* One published or recorded figure of a measure; see the field table. */
#define CORDON_TYPE_READING (cordon_reading_get_type ())
G_DECLARE_FINAL_TYPE (CordonReading, cordon_reading, CORDON, READING, CordonRecord)

/* Returns: (transfer full): the figure in words: "more than 15,000 people", "18–45 years of age", "not stated" */
char *cordon_reading_dup_words (CordonRecord *reading);

G_END_DECLS
