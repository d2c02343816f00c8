/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * cordon_tip_set:
 * @widget: a widget
 * @text: (nullable): what is told when the pointer rests on it
 *
 * As gtk_widget_set_tooltip_text(), for what changes often, such as a row of a list that is given another item: GTK
 * asks the X server twice where the pointer is whenever a tooltip changes, which takes longer than all else about the
 * row. It says nothing to a screen reader.
 */
void cordon_tip_set (GtkWidget *widget, const char *text);

G_END_DECLS
