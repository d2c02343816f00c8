/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-draft-private.h"

G_BEGIN_DECLS

/**
 * cordon_birth_encode:
 * @cells: (element-type CordonDraftCell): a new row's cells
 *
 * Returns: (transfer full): the first values of a row as a JSON object (RFC 8259), empty cells left out; numbers with
 * all the digits that read back as the same double, and never without a mark of being one ("3.0")
 */
char *cordon_birth_encode (GArray *cells);

/* Called for each of a birth's values; @value is owned by the decoder. */
typedef void (*CordonBirthFunc) (const char *field, GVariant *value, gpointer user_data);

/* Returns: whether @json is a birth; @func has been called for each of its values then. */
gboolean cordon_birth_decode (const char *json, CordonBirthFunc func, gpointer user_data);

G_END_DECLS
