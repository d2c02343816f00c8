/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CordonDiffFate:
 * @CORDON_DIFF_SAME: stands in both texts
 * @CORDON_DIFF_REMOVED: stands in the old one alone
 * @CORDON_DIFF_ADDED: stands in the new one alone
 */
typedef enum
{
  CORDON_DIFF_SAME,
  CORDON_DIFF_REMOVED,
  CORDON_DIFF_ADDED,
} CordonDiffFate;

/* A run of whole words, with the spaces between them. */
typedef struct
{
  CordonDiffFate fate;
  char *text;
} CordonDiffPart;

/**
 * cordon_text_diff:
 * @before: (nullable): the old text
 * @after: (nullable): the new text
 *
 * Returns: (transfer full) (element-type CordonDiffPart): both texts as one, word by word; what was removed stands
 * before what was added in its place. Without the parts that were added, it is @before; without those removed, @after.
 */
GPtrArray *cordon_text_diff (const char *before, const char *after);

/**
 * cordon_text_diff_to_markup:
 * @parts: (element-type CordonDiffPart): of cordon_text_diff()
 * @context: so many characters of what stayed the same are kept around a change, 0 for all
 *
 * Returns: (transfer full): Pango markup in which removed words are struck through and added ones underlined and bold,
 * so that nobody needs to see a colour
 */
char *cordon_text_diff_to_markup (GPtrArray *parts, guint context);

/* Returns: (transfer full): the words of one fate, those that stand apart being parted by “…” */
char *cordon_text_diff_collect (GPtrArray *parts, CordonDiffFate fate);

G_END_DECLS
