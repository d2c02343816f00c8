/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CordonClaim:
 *
 * The right to write a plan file, held by one opener at a time. It ends with its process, however that ends.
 */
typedef struct _CordonClaim CordonClaim;

/**
 * cordon_claim_take:
 * @path: the plan file; it need not exist
 * @holder: (out) (optional) (nullable) (transfer full): who has it, "name on host (process 123)", when that is why it
 *   fails and they are known
 * @error: (out) (optional): %CORDON_ERROR_LOCKED when somebody else has it, %CORDON_ERROR_READ_ONLY when its folder
 *   can't be written to, %CORDON_ERROR_NO_SPACE, %CORDON_ERROR_FAILED
 *
 * Claims a plan file for writing. Another opener in the same process counts as somebody else.
 *
 * Returns: (transfer full) (nullable): the claim
 */
CordonClaim *cordon_claim_take (const char *path, char **holder, GError **error);

/* Gives the claim up, and frees it; after the file has been closed. */
void cordon_claim_release (CordonClaim *claim);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonClaim, cordon_claim_release)

G_END_DECLS
