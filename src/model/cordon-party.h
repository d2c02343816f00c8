/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-record.h"

G_BEGIN_DECLS

/* A body: office, unit, task force, agency, company; see the field table. */
#define CORDON_TYPE_PARTY (cordon_party_get_type ())
G_DECLARE_FINAL_TYPE (CordonParty, cordon_party, CORDON, PARTY, CordonRecord)

/* Whether it exists on a day: an ISO date; bodies without dates always do. */
gboolean cordon_party_is_valid_on (CordonRecord *party, const char *date);

G_END_DECLS
