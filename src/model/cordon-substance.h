/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CordonSubstance:
 * @name: its name, as items have it in "substance"
 * @common_names: (nullable): what else it is called, "ANPP; 4-ANPP"
 * @hs_code: (nullable): its subheading in the Harmonized System
 * @un_table: its table in the 1988 Convention, "Table I" or "not listed"
 * @un_year: (nullable): since when
 * @us_status: its list or schedule in the United States, "List I"
 * @source: where all that stands
 * @unverified: whether a part of it is known from memory alone
 *
 * A precursor of the vocabulary that comes with the program. It names and classes substances, and says nothing of what
 * is done with them.
 */
typedef struct
{
  const char *name;
  const char *common_names;
  const char *hs_code;
  const char *un_table;
  const char *un_year;
  const char *us_status;
  const char *source;
  gboolean unverified;
} CordonSubstance;

/* Returns: (array length=n): the vocabulary; read when it is first asked for, and empty where it can't be */
const CordonSubstance *cordon_substance_all (guint *n);
/* Returns: (nullable): the substance of that name, or of which it is one of the common names; case does not matter */
const CordonSubstance *cordon_substance_find (const char *name);
/* Returns: (transfer full): how it is controlled: "1988 Convention: Table I (2017) · United States: List I" */
char *cordon_substance_describe (const CordonSubstance *substance);

G_END_DECLS
