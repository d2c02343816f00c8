/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-draft.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (element-type CordonDraft): what planners do in two years with the starter plan, so that its
 * pictures show a plan in use: quarterly updates, and a measure with its readings */
GPtrArray *cordon_story_drafts (void);

G_END_DECLS
