/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonRosters:
 *
 * Who takes part in which body, and which office is its host: what the plan's ties say today, and what it counts of all
 * bodies of a kind. Follows the plan. Signal "changed": after an edit of a tie, a body or a place.
 */
#define CORDON_TYPE_ROSTERS (cordon_rosters_get_type ())
G_DECLARE_FINAL_TYPE (CordonRosters, cordon_rosters, CORDON, ROSTERS, GObject)

CordonRosters *cordon_rosters_new (CordonPlan *plan);
gboolean cordon_rosters_get_loading (CordonRosters *self);

/* Returns: (transfer none) (nullable): the id of the office that hosts a body today */
const char *cordon_rosters_get_host (CordonRosters *self, const char *body);
/* Returns: (transfer none) (nullable): the tie that says so */
CordonRecord *cordon_rosters_get_host_tie (CordonRosters *self, const char *body);
/* Returns: (transfer container) (element-type utf8): the ids of the offices that host something today, in no order */
GPtrArray *cordon_rosters_list_hosts (CordonRosters *self);
/* @body: (nullable): %NULL for any body. Whether an agency of that level ("federal", "tribal") takes part in it today.
 */
gboolean cordon_rosters_has_level (CordonRosters *self, const char *body, const char *level);
/* How many agencies take part in a body today, and how many people they have in it, where that is known. */
guint cordon_rosters_count_agencies (CordonRosters *self, const char *body);
guint64 cordon_rosters_count_people (CordonRosters *self, const char *body);

/**
 * cordon_rosters_tally:
 * @self: the rosters
 * @party_kind: a kind of body: "best"
 * @counted: what of them: "bodies", "people", "agencies" or "countries", as a measure's "counted" has it
 * @located: (out) (optional): how many of the bodies are at a place with a point
 *
 * Counts what exists today: what is planned or closed isn't. An agency that takes part in several is one.
 *
 * Returns: how many this plan holds
 */
guint64 cordon_rosters_tally (CordonRosters *self, const char *party_kind, const char *counted, guint *located);

/**
 * cordon_rosters_host:
 * @body: the id of a body
 * @host: (nullable): the id of the office, %NULL for none
 *
 * Returns: (transfer full): a draft that makes @host the one host from today; the tie that was ends, or, where it began
 * today as well, is deleted
 */
CordonDraft *cordon_rosters_host (CordonRosters *self, const char *body, const char *host);

G_END_DECLS
