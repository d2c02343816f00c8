/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CordonPreferences:
 *
 * The settings that a person has: whose edits these are, the fiscal year's first month, the appearance, the language.
 * They hold at once, the language from the next start on.
 */
#define CORDON_TYPE_PREFERENCES (cordon_preferences_get_type ())
G_DECLARE_FINAL_TYPE (CordonPreferences, cordon_preferences, CORDON, PREFERENCES, AdwPreferencesWindow)

/* Shows them. @parent: (nullable) */
void cordon_preferences_present (GtkWindow *parent);

G_END_DECLS
