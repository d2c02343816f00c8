/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-record.h"

G_BEGIN_DECLS

/* How a party stands to another, or to a country; see the field table. */
#define CORDON_TYPE_TIE (cordon_tie_get_type ())
G_DECLARE_FINAL_TYPE (CordonTie, cordon_tie, CORDON, TIE, CordonRecord)

/* Returns: (transfer full): the id that a tie between these always has, so that two laptops make one row of it */
char *cordon_tie_derive_id (const char *kind, const char *party, const char *other, const char *country,
                            const char *role);
gboolean cordon_tie_is_valid_on (CordonRecord *tie, const char *date);

G_END_DECLS
