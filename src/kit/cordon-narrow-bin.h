/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CordonNarrowBin:
 *
 * A widget with one child that says whether there is little room for it, so that what it holds can be made less.
 *
 * Properties: "child"; "threshold" (px: the least width that is not narrow); "narrow" (read only), which changes only
 * once the frame in which the width changed has been laid out.
 */
#define CORDON_TYPE_NARROW_BIN (cordon_narrow_bin_get_type ())
G_DECLARE_FINAL_TYPE (CordonNarrowBin, cordon_narrow_bin, CORDON, NARROW_BIN, GtkWidget)

GtkWidget *cordon_narrow_bin_new (GtkWidget *child, int threshold);
gboolean cordon_narrow_bin_get_narrow (CordonNarrowBin *self);

G_END_DECLS
