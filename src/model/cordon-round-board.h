/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonOwed:
 * @CORDON_OWED_NOTHING_YET: nobody has begun it
 * @CORDON_OWED_DRAFT: it is begun and not published
 * @CORDON_OWED_PUBLISHED: it is published
 */
typedef enum
{
  CORDON_OWED_NOTHING_YET,
  CORDON_OWED_DRAFT,
  CORDON_OWED_PUBLISHED,
} CordonOwed;

/**
 * CordonRoundRow:
 *
 * What an initiative owes for a quarter. Signal "changed".
 */
#define CORDON_TYPE_ROUND_ROW (cordon_round_row_get_type ())
G_DECLARE_FINAL_TYPE (CordonRoundRow, cordon_round_row, CORDON, ROUND_ROW, GObject)

/* Returns: (transfer none): the initiative */
CordonRecord *cordon_round_row_get_item (CordonRoundRow *self);
/* Returns: (nullable): the id of the party that owes it */
const char *cordon_round_row_get_owner (CordonRoundRow *self);
/* Returns: (transfer none) (nullable): the published update that counts, or the one begun */
CordonRecord *cordon_round_row_get_update (CordonRoundRow *self);
CordonOwed cordon_round_row_get_owed (CordonRoundRow *self);
/* Returns: how many days late it was published, or is; 0 for in time */
int cordon_round_row_get_days_late (CordonRoundRow *self);

/**
 * CordonRoundBoard:
 *
 * Who owes which update for one fiscal quarter: a GListModel of CordonRoundRow in the plan's order, of every initiative
 * that is neither done nor cancelled, or has an update for the quarter. Derived from the plan's lists, once per edit; a
 * row that stays is the same object.
 *
 * Properties: "loading"; "period" (the quarter); "owner" (the id of a party, whose rows alone are shown; %NULL for
 * all); "missing" (gboolean: whether only what is not published is shown). Counts are of all, whatever is shown. Signal
 * "changed": after rows and counts have been brought up to date.
 */
#define CORDON_TYPE_ROUND_BOARD (cordon_round_board_get_type ())
G_DECLARE_FINAL_TYPE (CordonRoundBoard, cordon_round_board, CORDON, ROUND_BOARD, GObject)

/* @period: (nullable): a quarter; %NULL for that of the latest round, or, without one, the last that has ended */
CordonRoundBoard *cordon_round_board_new (CordonPlan *plan, const char *period);
gboolean cordon_round_board_get_loading (CordonRoundBoard *self);
const char *cordon_round_board_get_period (CordonRoundBoard *self);
void cordon_round_board_set_period (CordonRoundBoard *self, const char *period);
void cordon_round_board_set_owner (CordonRoundBoard *self, const char *owner);
void cordon_round_board_set_missing (CordonRoundBoard *self, gboolean missing);
/* Returns: (transfer none) (nullable): the round of the quarter, if it was opened */
CordonRecord *cordon_round_board_get_round (CordonRoundBoard *self);
/* Returns: (transfer none): the parties (CordonRecord) that owe something, by name */
GListModel *cordon_round_board_get_owners (CordonRoundBoard *self);
guint cordon_round_board_get_n_owed (CordonRoundBoard *self);
/* Returns: how many of them stand so */
guint cordon_round_board_count (CordonRoundBoard *self, CordonOwed owed);
/* Returns: how many were published late */
guint cordon_round_board_get_n_late (CordonRoundBoard *self);

/* Returns: (transfer full): a draft that opens the quarter, and begins the update of each who has not */
CordonDraft *cordon_round_board_open (CordonRoundBoard *self, const char *due);

G_END_DECLS
