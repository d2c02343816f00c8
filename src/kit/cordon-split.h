/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CordonSplit:
 *
 * Two panes beside each other, a list and what is chosen in it, which become one pane with a way back where there is
 * no room for both.
 *
 * Properties: "sidebar" and "content" (the two widgets), "folded" (read only: only one of them shows at a time),
 * "show-content" (when folded, whether it is the content; no effect otherwise, but kept).
 *
 * In a .ui file:
 * |[
 * <object class="CordonSplit" id="split">
 *   <property name="sidebar"><object class="GtkBox"/></property>
 *   <property name="content"><object class="GtkBox"/></property>
 * </object>
 * ]|
 */
#define CORDON_TYPE_SPLIT (cordon_split_get_type ())
G_DECLARE_FINAL_TYPE (CordonSplit, cordon_split, CORDON, SPLIT, AdwBin)

GtkWidget *cordon_split_new (void);

GtkWidget *cordon_split_get_sidebar (CordonSplit *self);
void cordon_split_set_sidebar (CordonSplit *self, GtkWidget *sidebar);
GtkWidget *cordon_split_get_content (CordonSplit *self);
void cordon_split_set_content (CordonSplit *self, GtkWidget *content);
gboolean cordon_split_get_folded (CordonSplit *self);
gboolean cordon_split_get_show_content (CordonSplit *self);
void cordon_split_set_show_content (CordonSplit *self, gboolean show_content);

G_END_DECLS
