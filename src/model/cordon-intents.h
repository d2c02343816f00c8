/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"
#include "model/cordon-summary.h"

G_BEGIN_DECLS

/* Drafts for what people do. Each is labelled for history and left to the caller to commit, or to add to. The rows they
 * need are those that the plan's lists hold; nothing is read. Values are as stored. */

/**
 * cordon_intent_create_item:
 * @plan: the plan
 * @kind: "goal", "initiative", "commitment" or "milestone"
 * @parent: (nullable): the plan item under which it goes
 * @siblings: (nullable): the plan items under @parent, for its place after them and its code
 * @title: its title
 * @id: (out) (optional) (transfer full): the id that it will have
 *
 * Returns: (transfer full): a draft that makes it: last among its siblings, not started, with the next code ("1.D")
 */
CordonDraft *cordon_intent_create_item (CordonPlan *plan, const char *kind, CordonRecord *parent, GListModel *siblings,
                                        const char *title, char **id);

/* Returns: (transfer full) (nullable): the next code for an item of @kind among @siblings: "1.D" after "1.C" */
char *cordon_intent_suggest_code (const char *kind, CordonRecord *parent, GListModel *siblings);

/**
 * cordon_intent_next_code:
 * @kind: a kind of plan item
 * @parent_code: (nullable): the code of what it is under
 * @codes: (array zero-terminated=1): the codes of its siblings of this kind
 * @others: (array zero-terminated=1): other codes that are taken
 *
 * Returns: (transfer full) (nullable): the code that follows
 */
char *cordon_intent_next_code (const char *kind, const char *parent_code, const char *const *codes,
                               const char *const *others);

/**
 * cordon_intent_set:
 * @record: a row
 * @field: the field
 * @value: (nullable): what is to stand there; a floating reference is taken
 *
 * Returns: (transfer full): a draft that sets it, with a label that fits the field
 */
CordonDraft *cordon_intent_set (CordonRecord *record, const char *field, GVariant *value);

/* Deleting an item hides what is below it with it: a row whose parent is deleted isn't shown. Restoring shows both. */
CordonDraft *cordon_intent_delete (CordonRecord *record);
CordonDraft *cordon_intent_restore (CordonRecord *record);

/**
 * cordon_intent_move:
 * @record: a row with a rank
 * @before: (nullable): the sibling that it is to follow, %NULL to be first
 * @after: (nullable): the sibling that is to follow it, %NULL to be last
 *
 * Returns: (transfer full): a draft of one cell
 */
CordonDraft *cordon_intent_move (CordonRecord *record, CordonRecord *before, CordonRecord *after);

/* Returns: (nullable): the field that says what a row of @kind is under: "parent" of a plan item, "plan_item" of a
 * measure or register entry, "measure" of a reading */
const char *cordon_intent_parent_field (const CordonKind *kind);

/**
 * cordon_intent_move_under:
 * @record: a plan item, measure, register entry or reading
 * @parent: (nullable): the id of what it is to be under, %NULL for nothing
 * @rank: (nullable): its place there; ignored where its kind has none
 *
 * Returns: (transfer full): a draft that moves it
 */
CordonDraft *cordon_intent_move_under (CordonRecord *record, const char *parent, const char *rank);

/**
 * cordon_intent_start_update:
 * @item: a plan item
 * @updates: (nullable): its updates, of which the last published one gives the status and the next steps to begin with
 * @period: (nullable): the quarter, %NULL for that of today
 * @id: (out) (optional) (transfer full): the id that it will have
 *
 * Returns: (transfer full): a draft that makes an update which isn't published yet
 */
CordonDraft *cordon_intent_start_update (CordonPlan *plan, CordonRecord *item, GListModel *updates, const char *period,
                                         char **id);
/* Publishes it today: from then on it is corrected by another one, and not changed. */
CordonDraft *cordon_intent_publish_update (CordonPlan *plan, CordonRecord *update);
/* Begins a copy of a published update that is to stand for it once published. */
CordonDraft *cordon_intent_correct_update (CordonPlan *plan, CordonRecord *update, char **id);

/* Each makes a row under @item (or of @measure), last in order, and gives the id that it will have. */
CordonDraft *cordon_intent_add_milestone (CordonPlan *plan, CordonRecord *item, GListModel *siblings, const char *title,
                                          const char *due, char **id);
CordonDraft *cordon_intent_add_register_entry (CordonPlan *plan, CordonRecord *item, GListModel *siblings,
                                               const char *kind, const char *title, char **id);
CordonDraft *cordon_intent_add_measure (CordonPlan *plan, CordonRecord *item, GListModel *siblings, const char *name,
                                        const char *unit, char **id);
CordonDraft *cordon_intent_add_reading (CordonPlan *plan, CordonRecord *measure, const char *role, const char *period,
                                        const char *as_of, GVariant *value, const char *qualifier, char **id);

/* Says that what was known from memory is right: sets confidence to confirmed. */
CordonDraft *cordon_intent_confirm (CordonRecord *record);

G_END_DECLS
