/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-record.h"
#include "store/cordon-changes.h"

G_BEGIN_DECLS

/* Installs a property for each field; to be called once, in class_init. */
void cordon_record_class_set_kind (CordonRecordClass *klass, const CordonKind *kind);

/* Makes the record of a row that comes to be; its first values follow with cordon_record_apply(). */
CordonRecord *cordon_record_new_born (const CordonKind *kind, const char *id);
/* Makes one that is read later: only the key of its row is known. */
CordonRecord *cordon_record_new_unread (const CordonKind *kind, gint64 key);

/* Fills a record that has not been read yet. */
void cordon_record_load (CordonRecord *self, CordonRow *row);
/* Takes @n changes in, all of this row. */
void cordon_record_apply (CordonRecord *self, CordonChanges *changes, guint first, guint n);

/* The row's key in this file; 0 where it isn't known. */
gint64 cordon_record_get_key (CordonRecord *self);

G_END_DECLS
