/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-record.h"

G_BEGIN_DECLS

/**
 * CordonMark:
 * @tlp: (nullable): the strictest TLP label so far, as stored: "AMBER+STRICT"
 * @cui: (nullable): the CUI marking so far: "CUI//LES"
 *
 * The strictest marking of what a document shows, which the document takes. The labels are TLP 2.0 (FIRST, 2022), which
 * are not translated, and CUI (32 CFR part 2002). Begins as zeros; cordon_mark_clear() frees it.
 */
typedef struct
{
  const char *tlp;
  char *cui;
} CordonMark;

/* Takes in the marking of a record, whatever its kind is. */
void cordon_mark_take (CordonMark *self, CordonRecord *record);
/* Returns: (transfer full) (nullable): the banner: "CUI · TLP:AMBER"; %NULL where nothing is marked */
char *cordon_mark_dup_text (const CordonMark *self);
void cordon_mark_clear (CordonMark *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CordonMark, cordon_mark_clear)

G_END_DECLS
