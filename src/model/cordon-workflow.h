/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CordonWorkflowState:
 * @state: a state, as stored in a matter's "state"
 * @next: (array zero-terminated=1): the states to which the rules allow a step from here
 * @sets: (nullable): the matter's date field that coming here sets
 * @ends: whether nothing is to be done any more
 */
typedef struct
{
  const char *state;
  const char *next[5];
  const char *sets;
  gboolean ends;
} CordonWorkflowState;

/* Returns: (nullable) (array length=n_states): the states of a kind of matter, in their order; %NULL for another kind
 */
const CordonWorkflowState *cordon_workflow_states (const char *kind, guint *n_states);

/* Returns: (nullable): what is said of @state for that kind; %NULL for a state that the kind doesn't have */
const CordonWorkflowState *cordon_workflow_find (const char *kind, const char *state);

/* Returns: (nullable): the state in which a matter of that kind begins */
const char *cordon_workflow_first (const char *kind);

/* Whether a step is one that the rules allow. Another one can be taken too, with a reason that is kept. */
gboolean cordon_workflow_allows (const char *kind, const char *from, const char *to);

/* Whether something is still to be done in that state; FALSE for one that the kind doesn't have. */
gboolean cordon_workflow_is_open (const char *kind, const char *state);

G_END_DECLS
