/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CordonRecent:
 *
 * A plan that was open lately. Properties: "path", "name" (without the ending), "place" (its folder, as a person reads
 * it), "opened" (when, ms since 1970 UTC).
 */
#define CORDON_TYPE_RECENT (cordon_recent_get_type ())
G_DECLARE_FINAL_TYPE (CordonRecent, cordon_recent, CORDON, RECENT, GObject)

const char *cordon_recent_get_path (CordonRecent *self);

/**
 * cordon_recent_list:
 * @settings: the program's settings
 *
 * Returns: (transfer full): the plans that were open lately and are still there, newest first
 */
GListModel *cordon_recent_list (GSettings *settings);

/**
 * cordon_recent_add:
 * @settings: the program's settings
 * @path: a plan that was just opened
 *
 * Puts it first, once.
 */
void cordon_recent_add (GSettings *settings, const char *path);

/* Forgets one plan; the file itself stays. */
void cordon_recent_remove (GSettings *settings, const char *path);

/* Returns: (transfer full): a file's name as a person reads it, without ".cordon" */
char *cordon_recent_name_of (const char *path);

G_END_DECLS
