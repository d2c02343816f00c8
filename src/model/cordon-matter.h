/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"
#include "model/cordon-record.h"
#include "model/cordon-workflow.h"

G_BEGIN_DECLS

/* A matter of the casework: an investigation, incident, lead, route, agreement…; see the field table. */
#define CORDON_TYPE_MATTER (cordon_matter_get_type ())
G_DECLARE_FINAL_TYPE (CordonMatter, cordon_matter, CORDON, MATTER, CordonRecord)

/* Returns: (array zero-terminated=1): the kinds of matters, in the order in which a manager works with them */
const CordonChoice *cordon_matter_kinds (void);

/* Returns: what several of a kind are called: "Investigations", translated */
const char *cordon_matter_kind_plural (const char *kind);

/* Returns: (array zero-terminated=1): the fields of a form for that kind: the @n_first first ones that are always
 * shown, then the others */
const char *const *cordon_matter_form (const char *kind, guint *n_first);

gboolean cordon_matter_is_open (CordonRecord *matter);
/* Whether it is one published total of many events, which is never summed with them. */
gboolean cordon_matter_is_aggregate (CordonRecord *matter);
/* Returns: (nullable): the day on which it happened, or else was opened: an ISO date */
const char *cordon_matter_day (CordonRecord *matter);
/* Returns: (transfer full): "INC-2026-004 Stopped shipment", or the one of the two that there is */
char *cordon_matter_dup_name (CordonRecord *matter);

/**
 * cordon_matter_suggest_ref:
 * @plan: the plan
 * @kind: a kind of matter
 * @matters: (nullable): the matters that there are
 *
 * Returns: (transfer full): a reference that none of @matters has: "LEAD-2026-014", with the fiscal year of today
 */
char *cordon_matter_suggest_ref (CordonPlan *plan, const char *kind, GListModel *matters);

/* Drafts for what people do */

CordonDraft *cordon_matter_create (CordonPlan *plan, const char *kind, GListModel *matters, const char *title,
                                   char **id);

/**
 * cordon_matter_step:
 * @to: the state
 * @reason: (nullable): why, of a step that the rules don't allow
 *
 * Returns: (transfer full): a draft that takes the step and sets its date to today; where there is a reason it is kept
 * as a matter_step
 */
CordonDraft *cordon_matter_step (CordonPlan *plan, CordonRecord *matter, const char *to, const char *reason);

/**
 * cordon_matter_add_part:
 * @part: "matter_item", "matter_leg", "matter_party" or "matter_finding"
 * @siblings: (nullable): the parts of that sort that there are
 * @party: (nullable): the body, of a "matter_party"
 *
 * Returns: (transfer full): a draft that adds one, last in order; a body in the role that bodies have in a matter of
 * that kind: a lead is sent to it today
 */
CordonDraft *cordon_matter_add_part (CordonPlan *plan, CordonRecord *matter, const char *part, GListModel *siblings,
                                     const char *party, char **id);

/* Whether an agreement is in force, and so can be renewed. */
gboolean cordon_matter_can_renew (CordonRecord *matter);

/**
 * cordon_matter_renew:
 *
 * Returns: (transfer full): a draft that renews an agreement: signed today, in force, and expiring after as many months
 * as it ran until now; where that isn't known, with no day of expiry
 */
CordonDraft *cordon_matter_renew (CordonPlan *plan, CordonRecord *matter);

/* Gives the matter that @draft makes the marks of the one that led to it: what comes of it is no less protected. */
void cordon_matter_inherit (CordonDraft *draft, CordonRecord *from, const char *to);

/* Says that @from led to @to: as an edit of its own, and as part of @draft. */
CordonDraft *cordon_matter_link (const char *from, const char *to);
void cordon_matter_add_link (CordonDraft *draft, const char *from, const char *to);
/* Says that a matter counts for a measure. */
CordonDraft *cordon_matter_count_for (const char *matter, const char *measure);

G_END_DECLS
