/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonScheduleEnd:
 * @CORDON_SCHEDULE_BOTH: the whole
 * @CORDON_SCHEDULE_START: when it begins
 * @CORDON_SCHEDULE_DUE: when it is due
 *
 * What of an item is moved in time.
 */
typedef enum
{
  CORDON_SCHEDULE_BOTH,
  CORDON_SCHEDULE_START,
  CORDON_SCHEDULE_DUE,
} CordonScheduleEnd;

/**
 * CordonScheduleRow:
 * @record: the plan item
 * @depth: how deep it is in the tree
 * @is_group: it has no dates of its own; they are those of what is below it
 * @is_span: it takes from @first to @last, and is not something of one day
 * @open_start: nobody said when it begins: @first follows from its fiscal year
 * @open_due: nobody said when it is due: @last follows from its fiscal year, or from its start
 * @first: its first day, as g_date_get_julian() counts
 * @last: its last day
 * @baseline: the day for which it was first promised, 0 for none
 * @done: the day on which it was done, 0 for none
 * @days_late: how many days it is late, or was when it was done; 0 for none
 *
 * An item's place in time.
 */
typedef struct
{
  CordonRecord *record;
  guint depth;
  gboolean is_group;
  gboolean is_span;
  gboolean open_start;
  gboolean open_due;
  int first;
  int last;
  int baseline;
  int done;
  int days_late;
} CordonScheduleRow;

/**
 * CordonSchedule:
 *
 * Which goals, initiatives, commitments and milestones have a place in time, in the order of the tree, and what depends
 * on what. It follows the plan.
 *
 * Property: "loading". Signal: "changed", once after an edit, whatever it did.
 */
#define CORDON_TYPE_SCHEDULE (cordon_schedule_get_type ())
G_DECLARE_FINAL_TYPE (CordonSchedule, cordon_schedule, CORDON, SCHEDULE, GObject)

CordonSchedule *cordon_schedule_new (CordonPlan *plan);

gboolean cordon_schedule_get_loading (CordonSchedule *self);

guint cordon_schedule_get_n_rows (CordonSchedule *self);

/* Returns: (transfer none): a row; valid until "changed" */
const CordonScheduleRow *cordon_schedule_get_row (CordonSchedule *self, guint row);

/* Returns: (nullable) (transfer none): the row of a plan item; %NULL when it has no place in time */
const CordonScheduleRow *cordon_schedule_find (CordonSchedule *self, const char *id);

/* Returns: (transfer none) (element-type CordonRecord): initiatives, commitments and milestones that are to be done and
 * have neither dates nor a fiscal year, nor anything below them that has */
GPtrArray *cordon_schedule_get_undated (CordonSchedule *self);

guint cordon_schedule_get_n_links (CordonSchedule *self);

/**
 * cordon_schedule_get_link:
 * @self: a schedule
 * @link: which dependency, of those that are open in the register
 * @from: (out) (transfer none): the id of the item that has to be there first
 * @to: (out) (transfer none): the id of the item that depends on it
 */
void cordon_schedule_get_link (CordonSchedule *self, guint link, const char **from, const char **to);

/**
 * cordon_schedule_get_dependents:
 * @self: a schedule
 * @id: a plan item
 *
 * What would have to move with an item: what depends on it or on an item above it that has no dates of its own, and
 * what depends on that. Of a dependent item without dates it is what is below it. What is done or cancelled stays.
 *
 * Returns: (transfer full) (element-type CordonRecord): the records
 */
GPtrArray *cordon_schedule_get_dependents (CordonSchedule *self, const char *id);

/**
 * cordon_schedule_shift:
 * @self: a schedule
 * @item: a plan item
 * @end: what of it moves
 * @months: by how many months
 * @days: and how many days
 * @first: (out): its first day then
 * @last: (out): its last day then
 *
 * Returns: whether it can be moved: it is no group, and the days exist
 */
gboolean cordon_schedule_shift (CordonSchedule *self, CordonRecord *item, CordonScheduleEnd end, int months, int days,
                                int *first, int *last);

/**
 * cordon_schedule_draft_move:
 * @self: a schedule
 * @item: a plan item that can be moved
 * @others: (nullable) (element-type CordonRecord): items that go along as a whole
 * @end: what of @item moves
 * @months: by how many months
 * @days: and how many days
 *
 * Returns: (transfer full): the draft of one edit. An end never passes the other
 */
CordonDraft *cordon_schedule_draft_move (CordonSchedule *self, CordonRecord *item, GPtrArray *others,
                                         CordonScheduleEnd end, int months, int days);

/**
 * cordon_schedule_describe:
 * @self: a schedule
 * @row: a row
 *
 * Returns: (transfer full): the item and its place in time in a sentence, for whoever cannot see it: "Milestone ‘1.C.3
 *   Sign the agreement’, due 31 December 2026, late by 12 days"
 */
char *cordon_schedule_describe (CordonSchedule *self, const CordonScheduleRow *row);

/* Returns: (transfer full): its dates and how it stands, in short: "1 Oct 2025 – 31 Dec 2026 · late by 12 days" */
char *cordon_schedule_format_state (const CordonScheduleRow *row);

G_END_DECLS
