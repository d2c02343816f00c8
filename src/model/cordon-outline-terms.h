/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonOutlineDue:
 * @CORDON_OUTLINE_DUE_ANY: all
 * @CORDON_OUTLINE_DUE_LATE: an open due date is past
 * @CORDON_OUTLINE_DUE_SOON: an open due date is today or within the next 30 days
 * @CORDON_OUTLINE_DUE_QUARTER: an open due date is in the fiscal quarter of today
 * @CORDON_OUTLINE_DUE_NEVER: nothing open has a due date
 *
 * An initiative's due dates are its own and those of all that is below it.
 */
typedef enum
{
  CORDON_OUTLINE_DUE_ANY,
  CORDON_OUTLINE_DUE_LATE,
  CORDON_OUTLINE_DUE_SOON,
  CORDON_OUTLINE_DUE_QUARTER,
  CORDON_OUTLINE_DUE_NEVER,
} CordonOutlineDue;

/**
 * CordonOutlineSort:
 * @CORDON_OUTLINE_SORT_PLAN: as the plan has them, under their goals
 * @CORDON_OUTLINE_SORT_STATUS: red, amber, green, not rated
 * @CORDON_OUTLINE_SORT_DUE: the earliest open due date first, those without one last
 * @CORDON_OUTLINE_SORT_UPDATED: those never updated first, then those longest ago
 * @CORDON_OUTLINE_SORT_TITLE: by title, as the locale sorts
 */
typedef enum
{
  CORDON_OUTLINE_SORT_PLAN,
  CORDON_OUTLINE_SORT_STATUS,
  CORDON_OUTLINE_SORT_DUE,
  CORDON_OUTLINE_SORT_UPDATED,
  CORDON_OUTLINE_SORT_TITLE,
} CordonOutlineSort;

/**
 * CordonOutlineTerms:
 * @rag: (nullable): a status that the latest update must have; %NULL for all
 * @owner: (nullable): the party that owns it, "" for those that nobody owns; %NULL for all
 * @due: when something in it is due
 * @not_updated: only what has had no update published since the last fiscal quarter ended
 * @sort: in what order
 *
 * What an outline shows, and in what order. They hold for initiatives; goals are shown as the headings of what remains.
 */
typedef struct
{
  const char *rag;
  const char *owner;
  CordonOutlineDue due;
  gboolean not_updated;
  CordonOutlineSort sort;
} CordonOutlineTerms;

/* Whether they leave something out. */
gboolean cordon_outline_terms_filter (const CordonOutlineTerms *terms);

G_END_DECLS
