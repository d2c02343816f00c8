/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CordonLineLayout:
 *
 * Children beside each other, each as wide as it likes and those that expand wider, centered in height. Does what a
 * horizontal box does, but asks how wide a child is once and not again for each height: a box of GTK 4.8 finds that out
 * of a text that wraps by trying some thirty widths, which is most of the time that a page of such rows takes to
 * appear.
 */
#define CORDON_TYPE_LINE_LAYOUT (cordon_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (CordonLineLayout, cordon_line_layout, CORDON, LINE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *cordon_line_layout_new (int spacing);

G_END_DECLS
