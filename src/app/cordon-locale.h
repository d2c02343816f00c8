/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cordon_locale_choose:
 * @language: (nullable): a code of cordon_locale_get_languages(); %NULL or empty for that of the desktop
 *
 * Has cordon_locale_init() take @language instead of the person's own. To be called before it. A locale "C" has no
 * languages, and stays as it is.
 */
void cordon_locale_choose (const char *language);

/* Returns: (transfer none) (array zero-terminated=1): the codes of the languages that Cordon speaks, "en" first */
const char *const *cordon_locale_get_languages (void);

/* Returns: (transfer none): what a language is called by those who speak it; its code where that isn't known */
const char *cordon_locale_get_language_name (const char *language);

/**
 * cordon_locale_init:
 *
 * Takes the person's locale and finds the translations: in the installed place, or in the folder that
 * `CORDON_LOCALEDIR` in the environment names, as when the program runs from the tree. Called once, before anything
 * that a person reads.
 */
void cordon_locale_init (void);

G_END_DECLS
