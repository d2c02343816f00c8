/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-changes.h"
#include "store/cordon-lane.h"
#include "store/cordon-query-private.h"

G_BEGIN_DECLS

/**
 * CordonWriter:
 *
 * The ledger's pen. It lives on the writer lane: all its functions are called on that lane's thread.
 */
typedef struct _CordonWriter CordonWriter;

/* What the window shows of the ledger's state after an edit. */
typedef struct
{
  gint64 position;
  char *undo_label; /* as stored; %NULL when nothing can be taken back */
  char *redo_label;
} CordonWriterState;

/* Reads where the file stands: its clock, this device's numbering, and what can be undone and redone. */
CordonWriter *cordon_writer_new (CordonLane *lane, CordonTables *tables, GError **error);
void cordon_writer_free (CordonWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonWriter, cordon_writer_free)

/* One transaction each; on failure nothing has changed. A draft that changes nothing gives changes of position 0. */
CordonChanges *cordon_writer_commit (CordonWriter *self, CordonDraft *draft, const char *author, GError **error);
/* @position: the edit to take back, 0 for the last that stands. */
CordonChanges *cordon_writer_undo (CordonWriter *self, gint64 position, const char *author, GError **error);
CordonChanges *cordon_writer_redo (CordonWriter *self, const char *author, GError **error);

void cordon_writer_get_state (CordonWriter *self, CordonWriterState *state);

G_END_DECLS
