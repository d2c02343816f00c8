/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kit/cordon-field-row.h"
#include "model/cordon-plan.h"
#include "model/cordon-site.h"

G_BEGIN_DECLS

/**
 * cordon_point_row_new:
 * @plan: the plan
 * @site: a site
 *
 * Returns: (transfer floating): a row of a form for where a site is on the map, latitude and longitude together, as one
 * cannot stand without the other. A site without a place gets one with its own name
 */
GtkWidget *cordon_point_row_new (CordonPlan *plan, CordonSite *site);

/* Returns: (transfer floating): such a row for a point that isn't stored yet: what is committed becomes its value */
GtkWidget *cordon_point_row_new_loose (void);

/**
 * cordon_point_read:
 * @typed: (nullable): "32.22, -110.97", "32.22 N 110.97 W", or in the decimal mark of the locale
 * @lat: (out): degrees north
 * @lon: (out): degrees east
 *
 * Returns: (transfer full) (nullable): a sentence that says why it is no point, or %NULL
 */
char *cordon_point_read (const char *typed, double *lat, double *lon);

/* Returns: (transfer full): a draft that puts a site there; one without a place gets one with its own name */
CordonDraft *cordon_point_move (CordonSite *site, double lat, double lon);

/**
 * cordon_point_remark:
 * @site: a site
 * @swapped: (out) (optional): whether its latitude and longitude seem to be the wrong way round
 *
 * Returns: (transfer full) (nullable): a sentence about where its point lies, if that isn't where its country or state
 * says
 */
char *cordon_point_remark (CordonSite *site, gboolean *swapped);

/* Whether a row's value, as cordon_field_row_get_value() has it, is a point, and which. */
gboolean cordon_point_of_value (const char *value, double *lat, double *lon);

G_END_DECLS
