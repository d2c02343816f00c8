/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-site.h"

G_BEGIN_DECLS

/**
 * CordonSiteCell:
 *
 * A site in a list: its title, where it is and of what kind, and whether it is closed or unverified.
 */
#define CORDON_TYPE_SITE_CELL (cordon_site_cell_get_type ())
G_DECLARE_FINAL_TYPE (CordonSiteCell, cordon_site_cell, CORDON, SITE_CELL, AdwBin)

GtkWidget *cordon_site_cell_new (void);
/* @site: (nullable): %NULL to let go of the one that it shows */
void cordon_site_cell_set_site (CordonSiteCell *self, CordonSite *site);

/* Returns: (transfer full): the kind, and the place where there is one: "BEST · Tucson, Arizona" */
char *cordon_site_cell_describe (CordonSite *site);
/* Returns: (transfer none) (nullable): what to say of its state where that isn't active, translated */
const char *cordon_site_cell_state (CordonSite *site);

G_END_DECLS
