/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"
#include "model/cordon-rosters.h"
#include "model/cordon-site.h"

G_BEGIN_DECLS

/**
 * CordonSiteCard:
 *
 * All that the plan says of a site: what and where it is, how it stands, where that comes from, which initiatives name
 * it. Each field is edited in place, an edit each.
 *
 * Actions: "site.close" and "site.reopen" (ends it today, or takes that back), "site.delete", "site.history".
 */
#define CORDON_TYPE_SITE_CARD (cordon_site_card_get_type ())
G_DECLARE_FINAL_TYPE (CordonSiteCard, cordon_site_card, CORDON, SITE_CARD, AdwBin)

GtkWidget *cordon_site_card_new (void);
/* @rosters: (nullable): for the rosters of bodies that have one; %NULL to show none */
void cordon_site_card_set_rosters (CordonSiteCard *self, CordonRosters *rosters);
/* @site: (nullable): %NULL for none */
void cordon_site_card_set_site (CordonSiteCard *self, CordonPlan *plan, CordonSite *site);
CordonSite *cordon_site_card_get_site (CordonSiteCard *self);
/* Puts the cursor into a field of the party: "name". */
void cordon_site_card_edit (CordonSiteCard *self, const char *field);

G_END_DECLS
