/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/* Called on the main thread once an edit stands; not at all when it failed. */
typedef void (*CordonEditThen) (GtkWidget *widget, const char *id);

/**
 * cordon_edit_commit:
 * @widget: a widget in the window that is told of errors
 * @plan: the plan
 * @draft: (transfer full): what to do
 * @done: (nullable): a sentence for a toast that offers to take it back, translated
 */
void cordon_edit_commit (GtkWidget *widget, CordonPlan *plan, CordonDraft *draft, const char *done);

/**
 * cordon_edit_commit_then:
 * @then: (nullable): what to do with @widget once it stands
 * @id: (nullable): handed on to @then
 */
void cordon_edit_commit_then (GtkWidget *widget, CordonPlan *plan, CordonDraft *draft, const char *done,
                              CordonEditThen then, const char *id);

/* Deletes a row, and says so with its title and a way back. */
void cordon_edit_delete (GtkWidget *widget, CordonPlan *plan, CordonRecord *record);

/**
 * cordon_edit_move:
 * @siblings: the records among which @record stands, in their order
 * @by: -1 to go up, 1 to go down
 *
 * Returns: whether there was a place to move to
 */
gboolean cordon_edit_move (GtkWidget *widget, CordonPlan *plan, CordonRecord *record, GListModel *siblings, int by);

/**
 * cordon_edit_place:
 * @parent: (nullable): the id of what it is to be under
 * @before: (nullable): the sibling that it is to follow there, %NULL to be first
 * @after: (nullable): the sibling that is to follow it, %NULL to be last
 */
void cordon_edit_place (GtkWidget *widget, CordonPlan *plan, CordonRecord *record, const char *parent,
                        CordonRecord *before, CordonRecord *after);

/* Moves a row under something else, last there, and says so with a way back. */
void cordon_edit_move_to (GtkWidget *widget, CordonPlan *plan, CordonRecord *record, CordonRecord *parent);

/* Makes a copy of a row right after it, as cordon_duplicate_async() has it; @then is given its id. */
void cordon_edit_duplicate (GtkWidget *widget, CordonPlan *plan, CordonRecord *record, CordonEditThen then);

gboolean cordon_edit_is_possible (CordonPlan *plan);

G_END_DECLS
