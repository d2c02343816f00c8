/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The ways in which text is written as bytes that can be read here. */
typedef enum
{
  CORDON_ENCODING_UTF_8,
  CORDON_ENCODING_UTF_16_LE,
  CORDON_ENCODING_UTF_16_BE,
  CORDON_ENCODING_WINDOWS_1252,
} CordonEncoding;
#define CORDON_N_ENCODINGS 4

/* What stands where bytes are no letter. */
#define CORDON_REPLACEMENT "\xEF\xBF\xBD"

/* Its name as IANA registers it: "windows-1252". */
const char *cordon_encoding_name (CordonEncoding encoding);
/* Returns: whether @name is one of them */
gboolean cordon_encoding_find (const char *name, CordonEncoding *encoding);

/**
 * cordon_encoding_guess:
 *
 * By its byte order mark; by the zero bytes of UTF-16; as UTF-8 where it is, but for a few bytes, valid UTF-8;
 * otherwise as Windows-1252, which every byte can be.
 *
 * Returns: the encoding that @bytes are most likely in
 */
CordonEncoding cordon_encoding_guess (const char *bytes, gsize size);

/* Returns: whether @bytes look like a text at all, rather than a picture or an archive */
gboolean cordon_encoding_is_text (const char *bytes, gsize size, CordonEncoding encoding);

/**
 * cordon_decode:
 * @length: (out): how long the text is; a zero byte follows
 *
 * Returns: (transfer full): UTF-8 without a byte order mark and without zero bytes; %CORDON_REPLACEMENT stands for each
 * byte that is no letter
 */
char *cordon_decode (const char *bytes, gsize size, CordonEncoding encoding, gsize *length);

G_END_DECLS
