/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-record.h"

G_BEGIN_DECLS

/* What SQLite would say of a record, so that a list can take an edit in without asking it. */

/* Orders two cells as SQLite does: nothing, then numbers by value, then text by its bytes. */
int cordon_match_compare_values (GVariant *one, GVariant *other);
/* Whether a record belongs to what a query asks for; limits aside. */
gboolean cordon_match_record (CordonQuery *query, CordonRecord *record);
/* Orders two records as a query does: its fields, then the id. */
int cordon_match_compare (CordonQuery *query, CordonRecord *one, CordonRecord *other);
/* Whether a change to @field can move a row in or out of what a query asks for, or to another place in it. */
gboolean cordon_match_filters_by (CordonQuery *query, const char *field);
gboolean cordon_match_orders_by (CordonQuery *query, const char *field);

G_END_DECLS
