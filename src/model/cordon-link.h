/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-record.h"

G_BEGIN_DECLS

/* A dated fact that one row leads to, proves or concerns another; see the field table. */
#define CORDON_TYPE_LINK (cordon_link_get_type ())
G_DECLARE_FINAL_TYPE (CordonLink, cordon_link, CORDON, LINK, CordonRecord)

/* Returns: (transfer full): the id that a link between these always has */
char *cordon_link_derive_id (const char *kind, const char *from_row, const char *to_row);

G_END_DECLS
