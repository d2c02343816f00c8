/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonHeadStartFunc:
 * @plan: (transfer none) (nullable): the plan, or %NULL where it could not be opened
 * @view: (transfer none) (nullable): its first view, which belongs to no window yet and has begun to read
 * @error: (nullable): why it could not be opened
 */
typedef void (*CordonHeadStartFunc) (CordonPlan *plan, GtkWidget *view, const GError *error, gpointer data);

/**
 * cordon_head_start_begin:
 * @path: the plan file that the program was started with, absolute
 * @settings: the program's settings
 *
 * Begins to open a plan that the program was started with, on the ledger's lanes, while GTK starts on the main thread.
 * Needs no display. To be called once, by the process that will show the plan.
 */
void cordon_head_start_begin (const char *path, GSettings *settings);

/* Has the icons' names read in a thread of its own. To be called on the main thread as soon as there is a display. */
void cordon_head_start_icons (void);

/* What is open by now gets its first view, so that it can be read while the window is built; then the icons' names are
 * read too. */
void cordon_head_start_look (void);

/**
 * cordon_head_start_take:
 * @path: a plan file that a window is to show
 * @func: called when it is open, which may be at once
 *
 * Returns: whether there is a head start for @path; if not, @func is not called
 */
gboolean cordon_head_start_take (const char *path, CordonHeadStartFunc func, gpointer data);

G_END_DECLS
