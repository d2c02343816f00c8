/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonAdoption:
 *
 * Which SAC office has taken up which practice, and since when: the matrix of practices and offices. Follows the plan.
 * Signal "changed": after an edit that concerns it.
 */
#define CORDON_TYPE_ADOPTION (cordon_adoption_get_type ())
G_DECLARE_FINAL_TYPE (CordonAdoption, cordon_adoption, CORDON, ADOPTION, GObject)

/* The states of a practice at an office, in their order, %NULL-terminated: "considering"… */
extern const char *const cordon_adoption_states[];

CordonAdoption *cordon_adoption_new (CordonPlan *plan);

/* Returns: (transfer none): the practices, by title, and the SAC offices that aren't closed, by name: lists of records
 * that patch themselves */
GListModel *cordon_adoption_get_practices (CordonAdoption *self);
GListModel *cordon_adoption_get_offices (CordonAdoption *self);

/* Returns: (transfer none) (nullable): the matter_party that says how a practice stands at an office */
CordonRecord *cordon_adoption_get (CordonAdoption *self, const char *practice, const char *office);
/* Returns: (transfer none) (nullable): how it stands there; %NULL where nothing is recorded */
const char *cordon_adoption_get_state (CordonAdoption *self, const char *practice, const char *office);
/* Returns: (transfer none): a state in words */
const char *cordon_adoption_state_label (const char *state);
/* How many of the offices have a practice in a state. */
guint cordon_adoption_count (CordonAdoption *self, const char *practice, const char *state);

/**
 * cordon_adoption_set:
 * @practice: the practice
 * @office: the id of the office
 * @state: (nullable): a state, %NULL to record nothing
 *
 * Returns: (transfer full): a draft that records it as of today
 */
CordonDraft *cordon_adoption_set (CordonAdoption *self, CordonRecord *practice, const char *office, const char *state);

G_END_DECLS
