/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kit/cordon-field-row.h"
#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * cordon_record_field_new:
 * @plan: the plan
 * @record: a row of it
 * @field: the name of one of its fields
 *
 * Returns: (transfer floating): a row of a form that shows the field as it stands, checks what is typed against the
 * field table, and commits each change as one edit; an edit that is refused is explained in the row
 */
GtkWidget *cordon_record_field_new (CordonPlan *plan, CordonRecord *record, const char *field);

/**
 * cordon_record_field_set_record:
 * @record: (nullable): another row of the same kind
 *
 * Shows the field of another row. What is being typed is committed by leaving the field, not by this.
 */
void cordon_record_field_set_record (CordonFieldRow *row, CordonRecord *record);

/**
 * cordon_record_field_new_loose:
 * @kind: a kind
 * @field: the name of one of its fields
 *
 * Returns: (transfer floating): a row for a value that isn't stored yet: what is committed becomes its value
 */
GtkWidget *cordon_record_field_new_loose (CordonPlan *plan, const char *kind, const char *field);

/* Returns: (transfer full) (nullable): a plain value of the row as it is stored */
GVariant *cordon_record_field_dup_value (CordonFieldRow *row, const CordonField *field);

/* Returns: (transfer full): the rows of @kind as CordonOption, loaded once for the plan and kept with it */
GListModel *cordon_record_field_options (CordonPlan *plan, const char *kind);

/* Returns: (transfer full): "HSI" for a party with an abbreviation, else its name, "" where it isn't known */
char *cordon_record_field_party_name (CordonPlan *plan, const char *id);

G_END_DECLS
