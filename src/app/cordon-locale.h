/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cordon_locale_init:
 *
 * Takes the person's locale and finds the translations: in the installed place, or in the folder that
 * `CORDON_LOCALEDIR` in the environment names, as when the program runs from the tree. Called once, before anything
 * that a person reads.
 */
void cordon_locale_init (void);

G_END_DECLS
