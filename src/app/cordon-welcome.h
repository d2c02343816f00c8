/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CordonWelcome:
 *
 * What a window shows while no plan is open: what Cordon is, three ways to begin, and the plans that were open lately.
 */
#define CORDON_TYPE_WELCOME (cordon_welcome_get_type ())
G_DECLARE_FINAL_TYPE (CordonWelcome, cordon_welcome, CORDON, WELCOME, AdwBin)

/* Looks again at which plans were open lately. */
void cordon_welcome_refresh (CordonWelcome *self);

G_END_DECLS
