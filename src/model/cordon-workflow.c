/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way of each kind of matter through its states: which there are, in order; which steps the rules allow; and the
 * date that a step sets. Plain tables and pure functions: a rule that changes is a line here. */

#include "model/cordon-workflow.h"

static const CordonWorkflowState investigation[] = {
    {"proposed", {"open", "closed"}, "opened"},
    {"open", {"referred", "suspended", "closed"}, NULL},
    {"referred", {"prosecution", "open", "suspended", "closed"}, NULL},
    {"prosecution", {"suspended", "closed"}, NULL},
    {"suspended", {"open", "referred", "prosecution", "closed"}, NULL},
    {"closed", {"open"}, "closed", TRUE},
};

static const CordonWorkflowState incident[] = {
    {"reported", {"verified", "duplicate"}, "opened"},
    {"verified", {"closed", "duplicate"}, NULL},
    {"duplicate", {"reported"}, "closed", TRUE},
    {"closed", {"verified"}, "closed", TRUE},
};

static const CordonWorkflowState lead[] = {
    {"new", {"assessed", "closed"}, "opened"},
    {"assessed", {"disseminated", "closed"}, NULL},
    {"disseminated", {"acknowledged", "returned"}, "sent_on"},
    {"acknowledged", {"accepted", "returned", "no_action"}, "acknowledged_on"},
    {"accepted", {"feedback"}, NULL},
    {"returned", {"assessed", "feedback", "closed"}, NULL},
    {"no_action", {"feedback", "closed"}, NULL},
    {"feedback", {"closed"}, "feedback_on"},
    {"closed", {"assessed"}, "closed", TRUE},
};

static const CordonWorkflowState route[] = {
    {"suspected", {"confirmed", "inactive"}, "opened"},
    {"confirmed", {"disrupted", "inactive"}, NULL},
    {"disrupted", {"confirmed", "inactive"}, NULL},
    {"inactive", {"suspected", "confirmed"}, "closed", TRUE},
};

static const CordonWorkflowState agreement[] = {
    {"proposed", {"negotiating", "terminated"}, "opened"},
    {"negotiating", {"legal_review", "terminated"}, NULL},
    {"legal_review", {"negotiating", "signed", "terminated"}, NULL},
    {"signed", {"in_force", "terminated"}, "signed_on"},
    {"in_force", {"renewal_due", "expired", "terminated"}, NULL},
    {"renewal_due", {"in_force", "negotiating", "expired", "terminated"}, NULL},
    {"expired", {"negotiating"}, "closed", TRUE},
    {"terminated", {"negotiating"}, "closed", TRUE},
};

static const CordonWorkflowState review[] = {
    {"scheduled", {"fieldwork"}, "opened"},
    {"fieldwork", {"findings"}, "occurred_on"},
    {"findings", {"corrective_action", "closed"}, NULL},
    {"corrective_action", {"findings", "closed"}, NULL},
    {"closed", {"corrective_action"}, "closed", TRUE},
};

static const CordonWorkflowState engagement[] = {
    {"planned", {"held", "closed"}, "opened"},
    {"held", {"followup_due", "closed"}, "occurred_on"},
    {"followup_due", {"closed"}, NULL},
    {"closed", {"followup_due"}, "closed", TRUE},
};

static const CordonWorkflowState delivery[] = {
    {"requested", {"approved", "closed"}, "opened"}, {"approved", {"scheduled", "closed"}, NULL},
    {"scheduled", {"delivered", "approved"}, NULL},  {"delivered", {"reported"}, "occurred_on"},
    {"reported", {"followup_due", "closed"}, NULL},  {"followup_due", {"closed"}, NULL},
    {"closed", {"followup_due"}, "closed", TRUE},
};

static const CordonWorkflowState product[] = {
    {"planned", {"drafting"}, "opened"},       {"drafting", {"review"}, NULL},
    {"review", {"drafting", "cleared"}, NULL}, {"cleared", {"published", "review"}, NULL},
    {"published", {NULL}, "sent_on", TRUE},
};

static const CordonWorkflowState practice[] = {
    {"proposed", {"piloting", "retired"}, "opened"},
    {"piloting", {"endorsed", "retired"}, NULL},
    {"endorsed", {"retired"}, NULL},
    {"retired", {"piloting"}, "closed", TRUE},
};

static const CordonWorkflowState deployment[] = {
    {"planned", {"active", "ended"}, "opened"},
    {"active", {"ended"}, "occurred_on"},
    {"ended", {"active"}, "closed", TRUE},
};

static const struct
{
  const char *kind;
  const CordonWorkflowState *states;
  guint n_states;
} workflows[] = {
    {"investigation", investigation, G_N_ELEMENTS (investigation)},
    {"incident", incident, G_N_ELEMENTS (incident)},
    {"lead", lead, G_N_ELEMENTS (lead)},
    {"route", route, G_N_ELEMENTS (route)},
    {"agreement", agreement, G_N_ELEMENTS (agreement)},
    {"review", review, G_N_ELEMENTS (review)},
    {"engagement", engagement, G_N_ELEMENTS (engagement)},
    {"delivery", delivery, G_N_ELEMENTS (delivery)},
    {"product", product, G_N_ELEMENTS (product)},
    {"practice", practice, G_N_ELEMENTS (practice)},
    {"deployment", deployment, G_N_ELEMENTS (deployment)},
};

const CordonWorkflowState *
cordon_workflow_states (const char *kind, guint *n_states)
{
  guint n = 0;
  const CordonWorkflowState *states = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (workflows) && states == NULL; i++)
    {
      if (g_strcmp0 (workflows[i].kind, kind) == 0)
        {
          states = workflows[i].states;
          n = workflows[i].n_states;
        }
    }
  if (n_states != NULL)
    *n_states = n;
  return states;
}

const CordonWorkflowState *
cordon_workflow_find (const char *kind, const char *state)
{
  guint n;
  const CordonWorkflowState *states = cordon_workflow_states (kind, &n);

  for (guint i = 0; i < n; i++)
    {
      if (g_strcmp0 (states[i].state, state) == 0)
        return &states[i];
    }
  return NULL;
}

const char *
cordon_workflow_first (const char *kind)
{
  const CordonWorkflowState *states = cordon_workflow_states (kind, NULL);

  return states != NULL ? states[0].state : NULL;
}

gboolean
cordon_workflow_allows (const char *kind, const char *from, const char *to)
{
  const CordonWorkflowState *state = cordon_workflow_find (kind, from);

  return state != NULL && to != NULL && g_strv_contains ((const char *const *) state->next, to);
}

gboolean
cordon_workflow_is_open (const char *kind, const char *state)
{
  const CordonWorkflowState *found = cordon_workflow_find (kind, state);

  return found != NULL && !found->ends;
}
