/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-matter.h"
#include "views/shared/cordon-edit.h"

G_BEGIN_DECLS

/**
 * cordon_matter_add:
 * @widget: a widget in the window that is told of errors
 * @plan: the plan
 * @kind: a kind of matter
 * @from: (nullable): the id of the matter that led to it, whose marks it takes over
 * @then: what to do with @widget and the new matter's id once it stands
 *
 * Adds a matter with a reference of its own, as one edit.
 */
void cordon_matter_add (GtkWidget *widget, CordonPlan *plan, const char *kind, const char *from, CordonEditThen then);

G_END_DECLS
