/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-record.h"

G_BEGIN_DECLS

/* A point on the map; see the field table. */
#define CORDON_TYPE_PLACE (cordon_place_get_type ())
G_DECLARE_FINAL_TYPE (CordonPlace, cordon_place, CORDON, PLACE, CordonRecord)

G_END_DECLS
