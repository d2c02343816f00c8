/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-record.h"

G_BEGIN_DECLS

/* How a plan item stands in a quarter, in its owner's words; see the field table. */
#define CORDON_TYPE_STATUS_UPDATE (cordon_status_update_get_type ())
G_DECLARE_FINAL_TYPE (CordonStatusUpdate, cordon_status_update, CORDON, STATUS_UPDATE, CordonRecord)

/* Returns: "G", "A", "R", or "–" where nothing was rated: never translated, as colours stand beside it */
const char *cordon_rag_letter (const char *rag);
gboolean cordon_status_update_is_published (CordonRecord *update);

G_END_DECLS
