/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-claim.h"
#include "store/cordon-copy.h"
#include "store/cordon-lane.h"
#include "store/cordon-ledger.h"
#include "store/cordon-query-private.h"
#include "store/cordon-writer.h"

G_BEGIN_DECLS

/**
 * CordonSession:
 * @path: the plan, as the person knows it
 * @file: what is open: the plan, or the copy that is worked on
 * @reader: the lane that reads
 * @writing: (nullable): the lane that writes; %NULL for a past date
 * @writer: (nullable): touched on its lane only; %NULL when read only
 * @read_only_reason: (nullable): a sentence
 *
 * The file behind an open ledger, with all that is held for it. Made on the main thread; opened and closed on its
 * lanes; what is set by opening does not change until it is closed.
 */
typedef struct
{
  char *path;
  char *file;
  char *plan_id;
  char *read_only_reason;
  gboolean read_only;

  CordonLane *reader;
  CordonLane *writing;
  CordonWriter *writer;
  CordonTables *tables;
  const char **kinds;

  CordonClaim *claim;
  CordonCopy *copy;
} CordonSession;

CordonSession *cordon_session_new (const char *path, gboolean past);
/* Waits for the lanes. Work on a copy that has not gone back stays there. */
void cordon_session_free (CordonSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonSession, cordon_session_free)

/* On the writing lane; the reader's connection is opened there too and handed over, as nothing uses it yet. */
gboolean cordon_session_open (CordonSession *self, CordonOpen flags, GError **error);
/* On the reading lane: the plan as @file has it at @at, in memory. */
gboolean cordon_session_open_past (CordonSession *self, const char *file, gint64 at, GCancellable *cancellable,
                                   GError **error);
/* On the reading lane, before the other. */
void cordon_session_close_reader (CordonSession *self);
/* On the writing lane: what was worked on as a copy goes back first; when that fails it stays open. */
gboolean cordon_session_close_writer (CordonSession *self, GError **error);
/* On the writing lane: puts a copy back where it belongs; nothing to do for a plan worked on in place. */
gboolean cordon_session_put_back (CordonSession *self, GError **error);

G_END_DECLS
