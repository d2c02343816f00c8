/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/* Returns: whether a row can be duplicated: a goal, initiative, commitment, milestone, measure, reading or register
 * entry */
gboolean cordon_duplicate_is_possible (CordonRecord *record);

/**
 * cordon_duplicate_async:
 * @plan: the plan
 * @record: what is to be duplicated
 *
 * Reads what belongs to @record and makes a draft of a copy that stands right after it. With a goal or initiative go
 * the initiatives, commitments and milestones below it, its measures and its partners. What has happened does not go:
 * updates, readings, register entries, what is done and when. Nor does where it is published, as the copy is not:
 * source, section, page and quote; what is unverified stays so.
 */
void cordon_duplicate_async (CordonPlan *plan, CordonRecord *record, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);

/**
 * cordon_duplicate_finish:
 * @id: (out) (optional) (transfer full): the id that the copy will have
 *
 * Returns: (transfer full) (nullable): the draft, to be committed; %NULL with @error where the plan can't be read
 */
CordonDraft *cordon_duplicate_finish (CordonPlan *plan, GAsyncResult *result, char **id, GError **error);

G_END_DECLS
