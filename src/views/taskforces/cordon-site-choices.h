/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-sites.h"

G_BEGIN_DECLS

/**
 * CordonSiteChoices:
 *
 * Filters sites by the state they are in, by their host office, and by the level of an agency that takes part. A choice
 * with nothing to choose isn't shown. Signal "area": another state was chosen.
 */
#define CORDON_TYPE_SITE_CHOICES (cordon_site_choices_get_type ())
G_DECLARE_FINAL_TYPE (CordonSiteChoices, cordon_site_choices, CORDON, SITE_CHOICES, AdwBin)

void cordon_site_choices_set_sites (CordonSiteChoices *self, CordonPlan *plan, CordonSites *sites,
                                    CordonRosters *rosters);
/* Shows what there is to choose now, and which state the sites are filtered by. */
void cordon_site_choices_refresh (CordonSiteChoices *self);
/* Chooses all hosts and levels. */
void cordon_site_choices_clear (CordonSiteChoices *self);

G_END_DECLS
