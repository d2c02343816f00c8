/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-row-list.h"

G_BEGIN_DECLS

/**
 * CordonMatterMany:
 *
 * What can be done to several matters at once: set one field of all of them, or delete them. Each is one edit, however
 * many they are.
 *
 * Action: "many.delete".
 */
#define CORDON_TYPE_MATTER_MANY (cordon_matter_many_get_type ())
G_DECLARE_FINAL_TYPE (CordonMatterMany, cordon_matter_many, CORDON, MATTER_MANY, AdwBin)

/**
 * cordon_matter_many_set:
 * @rows: (nullable): the list in which they are selected; %NULL for none
 * @selection: (nullable): which of it
 */
void cordon_matter_many_set (CordonMatterMany *self, CordonPlan *plan, CordonRowList *rows,
                             GtkSelectionModel *selection);
/* Sets a field of all of them, to what is typed: a plain value, or %NULL for nothing. */
void cordon_matter_many_apply (CordonMatterMany *self, const char *field, const char *value);
/* Returns: (nullable): why the last edit was refused, as it stands on screen */
const char *cordon_matter_many_get_error (CordonMatterMany *self);

G_END_DECLS
