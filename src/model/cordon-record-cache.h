/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-record.h"

G_BEGIN_DECLS

/* Which record stands for a row; see cordon-record-cache.c. Of the plan alone. */
typedef struct _CordonRecordCache CordonRecordCache;

CordonRecordCache *cordon_record_cache_new (void);
void cordon_record_cache_free (CordonRecordCache *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonRecordCache, cordon_record_cache_free)

/* Returns: (transfer none) (nullable): the record of a row, by its id or its key */
CordonRecord *cordon_record_cache_find (CordonRecordCache *self, const char *kind, const char *id);
CordonRecord *cordon_record_cache_find_key (CordonRecordCache *self, const char *kind, gint64 key);

/* Makes @record the one of its id and key, as far as they are known by now. */
void cordon_record_cache_add (CordonRecordCache *self, CordonRecord *record);
/* Says which key a record's row has. */
void cordon_record_cache_learn_key (CordonRecordCache *self, CordonRecord *record, gint64 key);
/* Returns: the key of a record's row; 0 where it isn't known yet */
gint64 cordon_record_cache_key_of (CordonRecord *record);

G_END_DECLS
