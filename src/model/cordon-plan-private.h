/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/* What lists ask of their plan. Everything here is called on the main thread. */

/**
 * CordonLoad: what came of reading; one of @rows and @keys is set, or @error
 */
typedef struct
{
  CordonRows *rows;
  CordonKeys *keys;
  GError *error;
} CordonLoad;

/* @load is the plan's. */
typedef void (*CordonLoadFunc) (gpointer owner, CordonLoad *load);

/**
 * cordon_plan_load:
 * @query: what to read
 * @owner: (type GObject): who asks; when it is gone by then, nobody is told
 * @func: is told, once the plan has taken in every edit that the answer knows of
 *
 * Until @func returns, cordon_plan_take_row() brings rows up to what the plan holds.
 */
void cordon_plan_load (CordonPlan *self, CordonQuery *query, GCancellable *cancellable, gpointer owner,
                       CordonLoadFunc func);
void cordon_plan_load_keys (CordonPlan *self, CordonQuery *query, GCancellable *cancellable, gpointer owner,
                            CordonLoadFunc func);
void cordon_plan_load_by_key (CordonPlan *self, const char *kind, const gint64 *keys, guint n_keys,
                              GCancellable *cancellable, gpointer owner, CordonLoadFunc func);

/* Returns: (transfer full): the record of a row that was read at @position, as it is by now */
CordonRecord *cordon_plan_take_row (CordonPlan *self, CordonRow *row, gint64 position);
/* Returns: (transfer full): the record of a row that an edit made: the @n changes from @first on are its birth */
CordonRecord *cordon_plan_take_born (CordonPlan *self, CordonChanges *changes, guint first, guint n);
/* Returns: (transfer full): the record of the row with a key; where none is held, one that hasn't been read */
CordonRecord *cordon_plan_take_key (CordonPlan *self, const CordonKind *kind, gint64 key);
/* Fills a record that has not been read; @row was read at @position. FALSE when another record is the row's own. */
gboolean cordon_plan_fill (CordonPlan *self, CordonRecord *record, CordonRow *row, gint64 position);

/* Tells a list of each edit, after the records have taken it in; until the list is gone. */
typedef void (*CordonPatchFunc) (gpointer list, CordonChanges *changes);
void cordon_plan_add_list (CordonPlan *self, gpointer list, CordonQuery *query, CordonPatchFunc func);

/* Tells who shows errors that something couldn't be read; a cancelled operation is nothing to tell. */
void cordon_plan_report (CordonPlan *self, const GError *error);

/* How many changes from @first on are of the same row. */
guint cordon_changes_run (CordonChanges *changes, guint first);

G_END_DECLS
