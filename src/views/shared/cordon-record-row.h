/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/* Returns: (transfer full): a text about @record */
typedef char *(*CordonRecordText) (CordonPlan *plan, CordonRecord *record);

/**
 * CordonRecordRowSpec:
 * @fields: (array zero-terminated=1): the fields that it opens to be edited, in order
 * @title: what stands on its first line
 * @subtitle: (nullable): what stands below it
 * @extra: (nullable): makes a row that stands before the fields once it is opened
 * @can_be_done: whether it is a thing to do, with a mark for done
 * @can_move: whether it has a place in an order
 */
typedef struct
{
  const char *const *fields;
  CordonRecordText title;
  CordonRecordText subtitle;
  GtkWidget *(*extra) (CordonPlan *plan, CordonRecord *record);
  gboolean can_be_done;
  gboolean can_move;
} CordonRecordRowSpec;

/**
 * CordonRecordRow:
 *
 * A row of the plan in a list: its title and a line about it, and, opened, its fields to edit, its source, and what
 * can be done with it. The fields are made when it is opened first.
 *
 * Actions, on the focused row: "record.delete" (Delete), "record.move-up" and "record.move-down" (Alt+Up, Alt+Down),
 * "record.move-to" (Ctrl+Shift+M), "record.duplicate" (Ctrl+D), "record.done", "record.confirm". By its handle it is
 * dragged to another place among its siblings.
 */
#define CORDON_TYPE_RECORD_ROW (cordon_record_row_get_type ())
G_DECLARE_FINAL_TYPE (CordonRecordRow, cordon_record_row, CORDON, RECORD_ROW, AdwExpanderRow)

/**
 * cordon_record_row_new:
 * @spec: (transfer none): stays alive; a constant
 * @siblings: (nullable): the list among which it is moved
 */
GtkWidget *cordon_record_row_new (CordonPlan *plan, CordonRecord *record, const CordonRecordRowSpec *spec,
                                  GListModel *siblings);
CordonRecord *cordon_record_row_get_record (CordonRecordRow *self);
/* Opens it and puts the cursor into its first field. */
void cordon_record_row_edit (CordonRecordRow *self);

/* Finds the row of a record in a list box, or NULL. */
CordonRecordRow *cordon_record_row_find (GtkListBox *list, const char *id);

G_END_DECLS
