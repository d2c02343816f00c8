/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-kind.h"
#include "store/cordon-query.h"

G_BEGIN_DECLS

/**
 * CordonRecord:
 *
 * A row of the plan as an object on the main thread. The same row is the same object as long as anybody holds it. It
 * has no setters: only the ledger's changes alter it. Properties: "id", "table" (its kind's name; "kind" is a field of
 * many kinds), "deleted", "loaded", and one per field of its kind, named as in the field table with dashes, of type
 * string (texts, dates, choices, references; %NULL where empty), gint64 or double (0 where empty: ask
 * cordon_record_get()); each notifies. "changed" is emitted once after all of an edit's cells have been taken in.
 *
 * A record out of a list of any length may not have been read yet: "loaded" is %FALSE, its id %NULL and its cells
 * empty until it is; then all its properties notify and "changed" is emitted.
 *
 * Every kind is a subclass (CordonPlanItem, CordonMeasure…) whose properties are installed from its field table, so
 * that .ui files can say `<lookup name="title" type="CordonPlanItem">`.
 */
#define CORDON_TYPE_RECORD (cordon_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (CordonRecord, cordon_record, CORDON, RECORD, GObject)

struct _CordonRecordClass
{
  GObjectClass parent_class;
  const CordonKind *kind;
  GParamSpec **pspecs; /* one for each field of the kind */
};

/**
 * cordon_record_new_from_row:
 * @row: a row that was read
 *
 * Makes the record of a row, which no plan knows: it stays as it is, and a thread may have it. The records of a plan
 * come from its lists.
 *
 * Returns: (transfer full): the record
 */
CordonRecord *cordon_record_new_from_row (CordonRow *row);

const CordonKind *cordon_record_get_kind (CordonRecord *self);
const char *cordon_record_get_id (CordonRecord *self);
gboolean cordon_record_get_deleted (CordonRecord *self);
gboolean cordon_record_get_loaded (CordonRecord *self);
/* Returns: (transfer none) (nullable): the stored value of a field; %NULL for an empty cell */
GVariant *cordon_record_get (CordonRecord *self, const char *field);
/* Returns: (transfer none) (nullable): the text in a field */
const char *cordon_record_get_text (CordonRecord *self, const char *field);
/* Whether the number stands there, and which. */
gboolean cordon_record_get_number (CordonRecord *self, const char *field, double *number);
/* Returns: (transfer full): "1.C Expand the…" for what has a code, else the title field; never empty */
char *cordon_record_dup_title (CordonRecord *self);
/* Returns: (transfer full): a field in words of the locale, as cordon_field_format() has it */
char *cordon_record_dup_words (CordonRecord *self, const char *field);
/* Returns: (transfer full) (nullable): where the source says it: "Goal 1, initiative A, page 7"; %NULL where none does
 */
char *cordon_record_dup_citation (CordonRecord *self);
/* Whether it is known from memory alone and nobody has confirmed it. */
gboolean cordon_record_is_unverified (CordonRecord *self);

G_END_DECLS
