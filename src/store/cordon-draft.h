/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A value of a cell is a GVariant of type "s" (text), "x" (integer) or "d" (number), or %NULL where nothing stands. */

/**
 * CordonNature:
 * @CORDON_NATURE_EDIT: a person changed something
 * @CORDON_NATURE_UNDO: takes an edit back
 * @CORDON_NATURE_REDO: takes an undo back
 * @CORDON_NATURE_IMPORT: came out of a file
 * @CORDON_NATURE_CHOICE: settles what two laptops changed apart
 */
typedef enum
{
  CORDON_NATURE_EDIT,
  CORDON_NATURE_UNDO,
  CORDON_NATURE_REDO,
  CORDON_NATURE_IMPORT,
  CORDON_NATURE_CHOICE,
} CordonNature;

/**
 * CordonDraft:
 *
 * What somebody means to do to the plan, as plain data: a label, and the cells to set. It is the only way to change a
 * plan. A draft is filled by one thread, and not touched again once it has been committed.
 */
#define CORDON_TYPE_DRAFT (cordon_draft_get_type ())
G_DECLARE_FINAL_TYPE (CordonDraft, cordon_draft, CORDON, DRAFT, GObject)

/**
 * cordon_draft_new:
 * @label: what the edit is called in history, in the source language and marked with N_(): "Change status". It is
 * stored as it is and translated when shown
 *
 * Returns: (transfer full): an empty draft
 */
CordonDraft *cordon_draft_new (const char *label);

/**
 * cordon_draft_set_nature:
 * @self: a draft
 * @nature: edit (as drafts begin), import or choice; undo and redo are the ledger's own
 */
void cordon_draft_set_nature (CordonDraft *self, CordonNature nature);

/**
 * cordon_draft_create:
 * @self: a draft
 * @kind: the table of the row
 * @id: (nullable): its id where it follows from what it stands for; otherwise a new one is made
 *
 * Begins a row. Its first values follow with cordon_draft_set(). Creating a row that exists (as when the same tie is
 * made twice) sets its cells and brings it back if it was deleted.
 *
 * Returns: the row's id; valid as long as @self
 */
const char *cordon_draft_create (CordonDraft *self, const char *kind, const char *id);

/**
 * cordon_draft_set:
 * @self: a draft
 * @kind: the table of the row
 * @id: its id
 * @field: the field
 * @value: (nullable): text, integer or number; a floating reference is taken; empty text counts as nothing
 *
 * Sets one cell. Set twice, the later value counts. A cell that already holds @value costs nothing.
 */
void cordon_draft_set (CordonDraft *self, const char *kind, const char *id, const char *field, GVariant *value);

/* cordon_draft_set() for each type; a %NULL or empty text clears the cell. */
void cordon_draft_set_text (CordonDraft *self, const char *kind, const char *id, const char *field, const char *text);
void cordon_draft_set_integer (CordonDraft *self, const char *kind, const char *id, const char *field, gint64 integer);
void cordon_draft_set_number (CordonDraft *self, const char *kind, const char *id, const char *field, double number);

/**
 * cordon_draft_expect:
 * @self: a draft
 * @kind: the table of the row
 * @id: its id
 * @field: the field
 * @value: (nullable): what the person saw there; a floating reference is taken
 *
 * The commit fails with %CORDON_ERROR_CONFLICT, and changes nothing, when the cell holds something else by then.
 */
void cordon_draft_expect (CordonDraft *self, const char *kind, const char *id, const char *field, GVariant *value);

/* Hides a row, or shows it again: both set its field "deleted". */
void cordon_draft_delete (CordonDraft *self, const char *kind, const char *id);
void cordon_draft_restore (CordonDraft *self, const char *kind, const char *id);

/**
 * cordon_draft_is_empty:
 * @self: a draft
 *
 * Returns: whether it would change nothing
 */
gboolean cordon_draft_is_empty (CordonDraft *self);
const char *cordon_draft_get_label (CordonDraft *self);

G_END_DECLS
