/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-draft.h"

G_BEGIN_DECLS

/**
 * CordonChange:
 * @kind: (transfer none): the table; interned
 * @id: the row
 * @field: the field; interned
 * @birth: whether the row came to be with this edit; then there is a change for each of its first values, and at least
 *   one with the field "deleted" whose @new_value is 0
 * @old_value: (nullable): what stood there
 * @new_value: (nullable): what stands there now
 */
typedef struct
{
  const char *kind;
  char *id;
  const char *field;
  gboolean birth;
  GVariant *old_value;
  GVariant *new_value;
} CordonChange;

/**
 * CordonChanges:
 *
 * What one edit did: immutable, and so free to cross threads. The changes of one row lie next to each other.
 */
#define CORDON_TYPE_CHANGES (cordon_changes_get_type ())
G_DECLARE_FINAL_TYPE (CordonChanges, cordon_changes, CORDON, CHANGES, GObject)

/* The ledger's position after the edit; 0 when the draft changed nothing. */
gint64 cordon_changes_get_position (CordonChanges *self);
/* When it was made, milliseconds since 1970 UTC. */
gint64 cordon_changes_get_at (CordonChanges *self);
const char *cordon_changes_get_author (CordonChanges *self);
/* The label as stored; translate it to show it. */
const char *cordon_changes_get_label (CordonChanges *self);
CordonNature cordon_changes_get_nature (CordonChanges *self);
/* The position of the edit that this one takes back, or 0. */
gint64 cordon_changes_get_undoes (CordonChanges *self);
/* Of an undo or redo: how many cells others had changed since, which it overwrote. */
guint cordon_changes_get_n_overwritten (CordonChanges *self);

guint cordon_changes_get_length (CordonChanges *self);
const CordonChange *cordon_changes_get (CordonChanges *self, guint index);

/**
 * cordon_changes_touch:
 * @self: changes
 * @kind: a table
 *
 * Returns: whether a row of @kind is among them
 */
gboolean cordon_changes_touch (CordonChanges *self, const char *kind);

G_END_DECLS
