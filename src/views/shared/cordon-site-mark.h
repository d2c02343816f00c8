/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kit/cordon-map-view.h"
#include "model/cordon-site.h"

G_BEGIN_DECLS

/**
 * cordon_site_mark:
 * @item: a #CordonSite
 * @mark: (out): filled in
 *
 * A #CordonMapMarkFunc: a site as a mark, of the shape and colour that its kind has on every map, hollow when it is
 * closed.
 *
 * Returns: whether it has a point
 */
gboolean cordon_site_mark (gpointer item, CordonMapMark *mark, gpointer user_data);

G_END_DECLS
