/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-matter-filter.h"

G_BEGIN_DECLS

/**
 * CordonMatterCount:
 *
 * How many matters pass a filter, as they change. Property "count" (guint, read only); "loading" (read only): whether
 * that isn't known yet.
 */
#define CORDON_TYPE_MATTER_COUNT (cordon_matter_count_get_type ())
G_DECLARE_FINAL_TYPE (CordonMatterCount, cordon_matter_count, CORDON, MATTER_COUNT, GObject)

CordonMatterCount *cordon_matter_count_new (CordonPlan *plan, const CordonMatterFilter *filter);
const CordonMatterFilter *cordon_matter_count_get_filter (CordonMatterCount *self);
guint cordon_matter_count_get_count (CordonMatterCount *self);
/* Returns: whether it isn't known yet how many there are */
gboolean cordon_matter_count_get_loading (CordonMatterCount *self);

G_END_DECLS
