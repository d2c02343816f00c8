/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How sites look on a map. A kind has its shape and its colour, so that neither is alone in telling it; kinds that are
 * on one map together have different ones. */

#include "views/shared/cordon-site-mark.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *kind;
  CordonMapShape shape;
  guint colour;
} looks[] = {
    {"best", CORDON_MAP_CIRCLE, 0},           {"hidta", CORDON_MAP_DIAMOND, 1},
    {"ocdetf", CORDON_MAP_TRIANGLE, 2},       {"sac_office", CORDON_MAP_STAR, 3},
    {"port_of_entry", CORDON_MAP_SQUARE, 4},  {"poe_office", CORDON_MAP_PENTAGON, 5},
    {"foreign_office", CORDON_MAP_CIRCLE, 0}, {"country_office", CORDON_MAP_STAR, 3},
    {"tciu", CORDON_MAP_DIAMOND, 1},          {"ttu_partner", CORDON_MAP_TRIANGLE, 4},
};

gboolean
cordon_site_mark (gpointer item, CordonMapMark *mark, gpointer user_data)
{
  CordonSite *site = item;

  if (!cordon_site_get_point (site, &mark->lat, &mark->lon))
    return FALSE;
  mark->id = cordon_site_get_id (site);
  mark->shape = CORDON_MAP_CROSS;
  mark->colour = CORDON_MAP_N_COLOURS - 1;
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (cordon_site_get_kind (site), looks[i].kind) == 0)
      {
        mark->shape = looks[i].shape;
        mark->colour = looks[i].colour;
      }
  mark->hollow = cordon_site_is_closed (site);
  mark->label = cordon_site_get_title (site);
  mark->detail = mark->hollow                       ? cordon_site_get_state_label (site)
                 : cordon_site_is_unverified (site) ? C_ ("citation", "Unverified")
                                                    : NULL;
  mark->group = cordon_site_get_kind_label (site);
  return TRUE;
}
