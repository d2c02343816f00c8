/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CordonSteadyLayout:
 *
 * The layout of a widget with one child, which asks the child for its width without regard to a height. GTK finds the
 * narrowest width of a wrapped text for a height by trying one after the other, which takes longer than all the rest
 * of showing a page; here, pages scroll, and no width ever follows from a height.
 */
#define CORDON_TYPE_STEADY_LAYOUT (cordon_steady_layout_get_type ())
G_DECLARE_FINAL_TYPE (CordonSteadyLayout, cordon_steady_layout, CORDON, STEADY_LAYOUT, GtkLayoutManager)

G_END_DECLS
