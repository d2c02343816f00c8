/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cordon_catalog_words:
 * @domain: (nullable): whose translations; %NULL for the program's own
 * @context: (nullable): the message's context: "field"
 * @message: what is translated, as marked in the source
 *
 * Reads the translations that lie where bindtextdomain() points, once.
 *
 * Returns: (transfer full) (element-type utf8): @message, and what it is in every language that the program speaks;
 * each word once. A file that was written in one language can so be read in another.
 */
GPtrArray *cordon_catalog_words (const char *domain, const char *context, const char *message);

G_END_DECLS
