/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonMentions:
 *
 * What the plan says of countries beside its offices in them: how often casework and figures name one, which agreements
 * there are with it, what training was delivered there, and which offices cover it from elsewhere. Follows the plan.
 * Signal "changed": after an edit that concerns it.
 */
#define CORDON_TYPE_MENTIONS (cordon_mentions_get_type ())
G_DECLARE_FINAL_TYPE (CordonMentions, cordon_mentions, CORDON, MENTIONS, GObject)

/**
 * CordonMention:
 * @n_named: how many matters, legs of their ways, and figures name it
 * @n_agreements: how many agreements with it are signed or in force
 * @expires_on: (nullable): the first day on which one of them expires, ISO date
 * @n_deliveries: how many trainings were delivered there in the twelve months before today
 * @n_covering: how many offices cover it, by a tie that holds today
 *
 * What is said of one country.
 */
typedef struct
{
  guint n_named;
  guint n_agreements;
  const char *expires_on;
  guint n_deliveries;
  guint n_covering;
} CordonMention;

CordonMentions *cordon_mentions_new (CordonPlan *plan);
/* Returns: (transfer none) (nullable): what is said of a country; %NULL where nothing is. Valid until "changed". */
const CordonMention *cordon_mentions_get (CordonMentions *self, const char *code);
/* Returns: (transfer container) (element-type utf8): the codes of all countries of which something is said */
GPtrArray *cordon_mentions_list (CordonMentions *self);

/**
 * cordon_mentions_cover:
 * @office: the id of an office
 * @code: ISO 3166-1
 *
 * Returns: (transfer full): a draft that says that the office covers the country from where it is
 */
CordonDraft *cordon_mentions_cover (const char *office, const char *code);

G_END_DECLS
