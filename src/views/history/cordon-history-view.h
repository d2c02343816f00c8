/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonHistoryView:
 *
 * What was done to the plan, newest first: who, when, and what in sentences; by kind or row, person and date. Any edit
 * can be taken back from here, and the plan be seen as it was on its date. A second page compares two dates.
 *
 * It asks the window for "win.undo-edit", "win.show-date" and "win.show". Over a plan of a past date, whose ledger
 * holds no history, it says so and offers the way back.
 */
#define CORDON_TYPE_HISTORY_VIEW (cordon_history_view_get_type ())
G_DECLARE_FINAL_TYPE (CordonHistoryView, cordon_history_view, CORDON, HISTORY_VIEW, GtkWidget)

/* Returns: (transfer floating): the view of @plan's history, as a line of the window's table of views makes it */
GtkWidget *cordon_history_view_new (CordonPlan *plan);

/**
 * cordon_history_view_reveal:
 * @view: a #CordonHistoryView
 * @kind: the kind of a row
 * @id: the row
 *
 * Shows only what was done to that row and to its parts, as an initiative's updates are, until the person chooses
 * otherwise. Every row has a history: in the table of
 * views this one stands last, so that "win.show" leads here only what no other view has a place for; "win.show-history"
 * (ss) leads here first.
 *
 * Returns: whether there is such a kind
 */
gboolean cordon_history_view_reveal (GtkWidget *view, const char *kind, const char *id);

G_END_DECLS
