/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-record.h"

G_BEGIN_DECLS

/* A risk, issue, decision, dependency or assumption; see the field table. */
#define CORDON_TYPE_REGISTER_ENTRY (cordon_register_entry_get_type ())
G_DECLARE_FINAL_TYPE (CordonRegisterEntry, cordon_register_entry, CORDON, REGISTER_ENTRY, CordonRecord)

gboolean cordon_register_entry_is_open (CordonRecord *entry);
/* Returns: likelihood × impact, 1 to 25; 0 where one of them is not given */
int cordon_register_entry_score (CordonRecord *entry);

G_END_DECLS
