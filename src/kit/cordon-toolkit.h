/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What GTK itself needs put right before any window of ours is made. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * cordon_toolkit_init:
 *
 * Initialises GTK and libadwaita, and makes windows safe to close at any moment. To be called before the first window;
 * calling it again does nothing.
 */
void cordon_toolkit_init (void);

G_END_DECLS
