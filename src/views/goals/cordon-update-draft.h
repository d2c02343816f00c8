/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonUpdateDraft:
 *
 * An update that is being written, with what was published last beside it. Each field is stored as it is left; what
 * "Publish" can't take is said beneath, and the field concerned gets the cursor.
 */
#define CORDON_TYPE_UPDATE_DRAFT (cordon_update_draft_get_type ())
G_DECLARE_FINAL_TYPE (CordonUpdateDraft, cordon_update_draft, CORDON, UPDATE_DRAFT, AdwBin)

/**
 * cordon_update_draft_new:
 * @update: an update that isn't published
 * @published: what was published of the same item
 */
GtkWidget *cordon_update_draft_new (CordonPlan *plan, CordonRecord *update, GListModel *published);
CordonRecord *cordon_update_draft_get_update (CordonUpdateDraft *self);
/* Puts the cursor where one begins to write. */
void cordon_update_draft_edit (CordonUpdateDraft *self);
void cordon_update_draft_publish (CordonUpdateDraft *self);
/* Returns: (nullable): why it was not published, as it stands on screen */
const char *cordon_update_draft_get_error (CordonUpdateDraft *self);

G_END_DECLS
