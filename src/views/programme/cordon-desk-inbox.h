/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-matter-count.h"

G_BEGIN_DECLS

/**
 * CordonDeskInbox:
 *
 * What waits for the program manager, whatever its kind: open, overdue, due this week, new; and the filters that were
 * saved. A row that is activated shows its matters by "programme.show" (s).
 */
#define CORDON_TYPE_DESK_INBOX (cordon_desk_inbox_get_type ())
G_DECLARE_FINAL_TYPE (CordonDeskInbox, cordon_desk_inbox, CORDON, DESK_INBOX, AdwBin)

/* @plan: (nullable) */
void cordon_desk_inbox_set_plan (CordonDeskInbox *self, CordonPlan *plan);
/* Marks the row whose matters are shown, if there is one. */
void cordon_desk_inbox_set_filter (CordonDeskInbox *self, const CordonMatterFilter *filter);
/* How many matters a row stands for; 0 for one that there is not. */
guint cordon_desk_inbox_get_count (CordonDeskInbox *self, CordonMatterPreset preset);

G_END_DECLS
