/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CordonMapSpotButton:
 *
 * What the keyboard and a screen reader find where the map has drawn a mark or a cluster: a button that shows nothing
 * and lets the pointer through.
 */
#define CORDON_TYPE_MAP_SPOT_BUTTON (cordon_map_spot_button_get_type ())
G_DECLARE_FINAL_TYPE (CordonMapSpotButton, cordon_map_spot_button, CORDON, MAP_SPOT_BUTTON, GtkButton)

GtkWidget *cordon_map_spot_button_new (void);

/**
 * cordon_map_spot_button_set:
 * @button: the button
 * @id: the id of the spot's first mark
 * @spot: the spot's number in the present gathering
 * @words: what it is called
 */
void cordon_map_spot_button_set (CordonMapSpotButton *button, const char *id, guint spot, const char *words);

/* Returns: (transfer none): the id of its spot's first mark; "" when it stands for none */
const char *cordon_map_spot_button_get_id (CordonMapSpotButton *button);

guint cordon_map_spot_button_get_spot (CordonMapSpotButton *button);

/* Returns: (transfer none): what it is called */
const char *cordon_map_spot_button_get_words (CordonMapSpotButton *button);

G_END_DECLS
