/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cordon_text_fold:
 * @text: (nullable): UTF-8
 *
 * Returns: (transfer full): @text without case and without diacritics, for comparing what a person types
 */
char *cordon_text_fold (const char *text);

/**
 * cordon_text_key_between:
 * @before: (nullable): the key of the sibling before, %NULL at the front
 * @after: (nullable): the key of the sibling after, %NULL at the end
 *
 * A fractional key: text over [0-9A-Za-z] that sorts, byte by byte, between its neighbours', so that a move is
 * one cell. Never ends in the smallest digit, so that there is always room before it.
 *
 * Returns: (transfer full): the key; when @before does not sort before @after, one after @before
 */
char *cordon_text_key_between (const char *before, const char *after);

/**
 * cordon_text_keys_after:
 * @before: (nullable): the key that the first is to follow
 * @count: how many
 *
 * Returns: (transfer full) (array zero-terminated=1): @count ascending keys of about equal, short length, for rows
 * that are made together
 */
char **cordon_text_keys_after (const char *before, guint count);

/**
 * cordon_id_new:
 *
 * Returns: (transfer full): a new row id, UUIDv7 text (RFC 9562): sorts by the moment of its making
 */
char *cordon_id_new (void);

/**
 * cordon_id_derive:
 * @first: a part of the name
 * @...: further parts, %NULL-terminated
 *
 * Returns: (transfer full): the id that these parts always give, UUIDv8 text from their SHA-256. A row that stands
 * for a relation takes it from its two ends, so that two laptops which make the same one make one row.
 */
char *cordon_id_derive (const char *first, ...) G_GNUC_NULL_TERMINATED;

/**
 * cordon_id_is_valid:
 * @text: (nullable): what may be an id
 *
 * Returns: whether @text is a UUID in lower case
 */
gboolean cordon_id_is_valid (const char *text);

/**
 * cordon_text_clean:
 * @text: (nullable): bytes from outside
 * @max_chars: the most characters to keep, 0 for no bound
 * @lines: whether line breaks are kept
 *
 * Returns: (transfer full): valid UTF-8 without control characters, trimmed at both ends
 */
char *cordon_text_clean (const char *text, gsize max_chars, gboolean lines);

G_END_DECLS
