/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of one field in another language, so that a plan's own text can be read in several. It keeps what it was
 * made from as a hash: when the original changes, the translation shows as stale. Its id follows from row, field and
 * language. */

#include "model/cordon-translation.h"

#include "model/cordon-kind-private.h"
#include "base/cordon-text.h"

#include <glib/gi18n-lib.h>

static const CordonField fields[] = {
    {"kind", CORDON_FIELD_TEXT, NC_ ("field", "Kind"), CORDON_FIELD_REQUIRED | CORDON_FIELD_HIDDEN},
    {"row", CORDON_FIELD_REFERENCE, NC_ ("field", "Translates"), CORDON_FIELD_REQUIRED | CORDON_FIELD_HIDDEN},
    {"field", CORDON_FIELD_TEXT, NC_ ("field", "Field"), CORDON_FIELD_REQUIRED | CORDON_FIELD_HIDDEN},
    {"language", CORDON_FIELD_TEXT, NC_ ("field", "Language"), CORDON_FIELD_REQUIRED},
    {"text", CORDON_FIELD_LONG_TEXT, NC_ ("field", "Text"), CORDON_FIELD_SEARCH_LONG},
    {"source_hash", CORDON_FIELD_TEXT, NC_ ("field", "Made from"), CORDON_FIELD_HIDDEN},
};

char *
cordon_translation_derive_id (const char *row, const char *field, const char *language)
{
  g_return_val_if_fail (row != NULL && field != NULL && language != NULL, NULL);

  return cordon_id_derive ("translation", row, field, language, NULL);
}

char *
cordon_translation_hash (const char *source)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, source != NULL ? source : "", -1);
}

gboolean
cordon_translation_is_stale (CordonRecord *translation, const char *source)
{
  g_autofree char *hash = cordon_translation_hash (source);

  return g_strcmp0 (cordon_record_get_text (translation, "source_hash"), hash) != 0;
}

CORDON_DEFINE_KIND (CordonTranslation, cordon_translation, "translation", NC_ ("kind", "Translation"), "language")
