/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-record.h"

G_BEGIN_DECLS

/* The words of one field in another language; see the field table. */
#define CORDON_TYPE_TRANSLATION (cordon_translation_get_type ())
G_DECLARE_FINAL_TYPE (CordonTranslation, cordon_translation, CORDON, TRANSLATION, CordonRecord)

/* Returns: (transfer full): the id that a row's field in a language always has */
char *cordon_translation_derive_id (const char *row, const char *field, const char *language);
/* Returns: (transfer full): what a translation keeps of the text that it was made from */
char *cordon_translation_hash (const char *source);
/* Whether the text that it was made from has changed since. */
gboolean cordon_translation_is_stale (CordonRecord *translation, const char *source);

G_END_DECLS
