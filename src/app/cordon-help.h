/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CordonHelp:
 *
 * The guide, in the person's language, read without a network: its chapters on the left, its text on the right.
 */
#define CORDON_TYPE_HELP (cordon_help_get_type ())
G_DECLARE_FINAL_TYPE (CordonHelp, cordon_help, CORDON, HELP, AdwWindow)

/**
 * cordon_help_present:
 * @parent: (nullable): the window over which it opens
 *
 * Shows the guide; the one that is open already, if there is one.
 */
void cordon_help_present (GtkWindow *parent);

G_END_DECLS
