/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-sites.h"

G_BEGIN_DECLS

/**
 * CordonSiteChangeKind:
 * @CORDON_SITE_OPENED: it exists on the later day and did not on the earlier
 * @CORDON_SITE_CLOSED: the other way round
 * @CORDON_SITE_MOVED: one was closed and one of the same name and kind was opened at another place
 */
typedef enum
{
  CORDON_SITE_OPENED,
  CORDON_SITE_CLOSED,
  CORDON_SITE_MOVED,
} CordonSiteChangeKind;

/**
 * CordonSiteChange:
 * @kind: what happened
 * @site: the site; of a move, where it is on the later day
 * @before: (nullable): of a move, where it was
 */
typedef struct
{
  CordonSiteChangeKind kind;
  CordonSite *site;
  CordonSite *before;
} CordonSiteChange;

/**
 * cordon_site_changes:
 * @sites: sites
 * @from: ISO date, the earlier
 * @to: ISO date, the later
 *
 * Compares two days, by the sites' own dates, of those sites that pass the filters. A site without dates is the same on
 * both.
 *
 * Returns: (transfer full) (element-type CordonSiteChange): what opened, closed and moved, in this order, by title
 */
GArray *cordon_site_changes (CordonSites *sites, const char *from, const char *to);

G_END_DECLS
