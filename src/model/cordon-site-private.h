/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-site.h"

G_BEGIN_DECLS

CordonSite *cordon_site_new (CordonRecord *party);

/**
 * cordon_site_update:
 * @place: (nullable): the place of its party
 * @today: ISO date
 * @moved: (out): whether it now stands elsewhere in an order by title
 *
 * Derives anew what it says. The caller tells with cordon_site_tell() once its list stands.
 *
 * Returns: whether anything is different
 */
gboolean cordon_site_update (CordonSite *self, CordonRecord *place, const char *today, gboolean *moved);
void cordon_site_tell (CordonSite *self);

/* By title as the locale sorts, then by id. */
int cordon_site_compare (CordonSite *a, CordonSite *b);
/* Whether its title, abbreviation, place or kind holds @folded. */
gboolean cordon_site_holds (CordonSite *self, const char *folded);

G_END_DECLS
