/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonSiteDialog:
 *
 * Adds a site to the plan: its name, its kind, and its place, which is one of the plan's or a new one. All of it is one
 * edit.
 *
 * Signal "added" (const char *id): the party that was made, once the edit stands.
 */
#define CORDON_TYPE_SITE_DIALOG (cordon_site_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CordonSiteDialog, cordon_site_dialog, CORDON, SITE_DIALOG, AdwWindow)

/**
 * cordon_site_dialog_new:
 * @parent: a widget in the window that it is for
 * @plan: the plan
 * @kinds: (array zero-terminated=1): which kinds of parties can be made
 * @kind: (nullable): the one that is chosen at first
 * @country: (nullable): the country that a new place is in at first, ISO 3166-1
 */
GtkWidget *cordon_site_dialog_new (GtkWidget *parent, CordonPlan *plan, const char *const *kinds, const char *kind,
                                   const char *country);

/* What is typed into a field, "name", "place" or, of a new place, "place-name", "country", "subdivision", "point". */
GtkWidget *cordon_site_dialog_get_field (CordonSiteDialog *self, const char *field);
/* Returns: (nullable): why it was not added, as it stands on screen */
const char *cordon_site_dialog_get_error (CordonSiteDialog *self);
/* As the button does. */
void cordon_site_dialog_add (CordonSiteDialog *self);

G_END_DECLS
