/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-record.h"
#include "store/cordon-ledger.h"

G_BEGIN_DECLS

/**
 * CordonPlan:
 *
 * The plan that a window shows: one ledger, the records read from it, and the lists over them, all of which patch
 * themselves from the ledger's changes. A past date is another plan over cordon_ledger_as_of_async()'s ledger.
 *
 * Properties: "ledger", "read-only", "today" (ISO date), "first-month" (of the fiscal year; 10 by default).
 * Signal "changed" (CordonChanges): after all records and lists have taken an edit in, once per edit.
 * Signal "failed" (GError): something that a list shows couldn't be read; who owns the window tells the person.
 */
#define CORDON_TYPE_PLAN (cordon_plan_get_type ())
G_DECLARE_FINAL_TYPE (CordonPlan, cordon_plan, CORDON, PLAN, GObject)

CordonPlan *cordon_plan_new (CordonLedger *ledger);
CordonLedger *cordon_plan_get_ledger (CordonPlan *self);
const char *cordon_plan_get_today (CordonPlan *self);
int cordon_plan_get_first_month (CordonPlan *self);
void cordon_plan_set_first_month (CordonPlan *self, int first_month);

/* Commits after checking the draft against the field tables and the kinds' rules; a breach is %CORDON_ERROR_INVALID
 * with a sentence and changes nothing. Finish with cordon_plan_commit_finish(). */
void cordon_plan_commit_async (CordonPlan *self, CordonDraft *draft, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
CordonChanges *cordon_plan_commit_finish (CordonPlan *self, GAsyncResult *result, GError **error);

/* Answers once everybody who gave the plan a draft has been told what became of it. */
void cordon_plan_settle_async (CordonPlan *self, GAsyncReadyCallback callback, gpointer user_data);
void cordon_plan_settle_finish (CordonPlan *self, GAsyncResult *result);

/**
 * cordon_plan_get_list:
 * @query: which rows, in which order
 *
 * Returns: (transfer full): a list of #CordonRecord that loads by itself and patches itself. Asked for again with an
 * equal query while the first is alive, it is the same list. For lists of at most some ten thousand rows. Its property
 * "loading" is %TRUE until its rows have been read, so that an empty list isn't mistaken for one that is not there yet.
 */
CordonQuery *cordon_plan_query (const char *kind, const char *order_field);
GListModel *cordon_plan_get_list (CordonPlan *self, CordonQuery *query);

/* Returns: (transfer full): a list of any length; its rows are read as they are looked at. Sorted and filtered by
 * @query alone. Has the property "loading" as well. */
GListModel *cordon_plan_get_row_list (CordonPlan *self, CordonQuery *query);

/* Returns: whether rows that a list or somebody else asked for have not come yet */
gboolean cordon_plan_is_reading (CordonPlan *self);

/* Returns: (transfer none) (nullable): the record of a row that a list or record holds already */
CordonRecord *cordon_plan_peek (CordonPlan *self, const char *kind, const char *id);

/* Reads one row; %CORDON_ERROR_NOT_FOUND where there is none. */
void cordon_plan_get_record_async (CordonPlan *self, const char *kind, const char *id, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
CordonRecord *cordon_plan_get_record_finish (CordonPlan *self, GAsyncResult *result, GError **error);

G_END_DECLS
