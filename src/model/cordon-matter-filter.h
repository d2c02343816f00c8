/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-matter.h"

G_BEGIN_DECLS

/**
 * CordonMatterPreset:
 * @CORDON_MATTER_ANY: all of them
 * @CORDON_MATTER_OPEN: something is still to be done
 * @CORDON_MATTER_OVERDUE: open, and due before today
 * @CORDON_MATTER_DUE: open, and due within seven days from today on
 * @CORDON_MATTER_NEW: open, and opened within the last seven days
 * @CORDON_MATTER_WAITING: leads that were sent more than 14 days ago and are not acknowledged
 * @CORDON_MATTER_THIS_YEAR: took place in the fiscal year of today
 * @CORDON_MATTER_EXPIRING: agreements in force that expire within 90 days, or are past that day
 * @CORDON_MATTER_DUE_SOON: open, and due within 30 days from today, or past that
 *
 * What the program manager's desk asks for, each at a click.
 */
typedef enum
{
  CORDON_MATTER_ANY,
  CORDON_MATTER_OPEN,
  CORDON_MATTER_OVERDUE,
  CORDON_MATTER_DUE,
  CORDON_MATTER_NEW,
  CORDON_MATTER_WAITING,
  CORDON_MATTER_THIS_YEAR,
  CORDON_MATTER_EXPIRING,
  CORDON_MATTER_DUE_SOON,
  CORDON_MATTER_N_PRESETS,
} CordonMatterPreset;

/**
 * CordonMatterFilter:
 * @kind: (nullable): a kind of matter, %NULL for all of them
 * @preset: what the desk asks for
 * @state: (nullable): only those in that state
 * @party: (nullable): only those of that lead office
 * @country: (nullable): only those with that country, ISO 3166-1 alpha-2
 * @deleted: those that were deleted, in place of the others
 *
 * Which matters a table shows. Its texts are its own.
 */
typedef struct
{
  char *kind;
  CordonMatterPreset preset;
  char *state;
  char *party;
  char *country;
  gboolean deleted;
} CordonMatterFilter;

CordonMatterFilter *cordon_matter_filter_new (const char *kind, CordonMatterPreset preset);
CordonMatterFilter *cordon_matter_filter_copy (const CordonMatterFilter *filter);
void cordon_matter_filter_free (CordonMatterFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonMatterFilter, cordon_matter_filter_free)

/* Whether both ask for the same. */
gboolean cordon_matter_filter_equal (const CordonMatterFilter *one, const CordonMatterFilter *other);

/**
 * cordon_matter_filter_to_query:
 * @plan: the plan, whose today and fiscal year count
 * @order: (nullable): the field to order by; the newest first otherwise
 *
 * Returns: (transfer full): the rows of "matter" that pass
 */
CordonQuery *cordon_matter_filter_to_query (const CordonMatterFilter *filter, CordonPlan *plan, const char *order,
                                            gboolean descending);

/* The filter as one line of text, and back; %NULL for what is none. */
char *cordon_matter_filter_to_text (const CordonMatterFilter *filter);
CordonMatterFilter *cordon_matter_filter_from_text (const char *text);

/* What a preset is called on its own: "Overdue", translated. */
const char *cordon_matter_preset_label (CordonMatterPreset preset);

G_END_DECLS
