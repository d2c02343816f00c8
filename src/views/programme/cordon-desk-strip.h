/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-matter-count.h"

G_BEGIN_DECLS

/**
 * CordonDeskStrip:
 *
 * The figures that a program manager looks at first, side by side: each is a button that opens its list.
 *
 * It opens a list by the action "programme.show" (s), with cordon_matter_filter_to_text().
 */
#define CORDON_TYPE_DESK_STRIP (cordon_desk_strip_get_type ())
G_DECLARE_FINAL_TYPE (CordonDeskStrip, cordon_desk_strip, CORDON, DESK_STRIP, AdwBin)

/* @plan: (nullable) */
void cordon_desk_strip_set_plan (CordonDeskStrip *self, CordonPlan *plan);
/* Returns: (nullable): the button of a figure: "investigations", "leads", "incidents", "agreements", "deliveries",
 * "products" */
GtkWidget *cordon_desk_strip_get_button (CordonDeskStrip *self, const char *name);

G_END_DECLS
