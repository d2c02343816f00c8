/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CordonWork:
 *
 * What is under way, in a header: appears when it takes over half a second, with a way to stop it where there is one.
 */
#define CORDON_TYPE_WORK (cordon_work_get_type ())
G_DECLARE_FINAL_TYPE (CordonWork, cordon_work, CORDON, WORK, AdwBin)

/**
 * cordon_work_begin:
 * @self: where to show it
 * @what: what is being done, translated: "Opening Strategy…"
 * @cancellable: (nullable): stops it
 *
 * Something begins. The latest to begin of what is still under way is shown.
 *
 * Returns: its number, for cordon_work_end()
 */
guint cordon_work_begin (CordonWork *self, const char *what, GCancellable *cancellable);

/* It has come to its end; a number that is not known, or 0, is ignored. */
void cordon_work_end (CordonWork *self, guint number);

G_END_DECLS
