/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cordon_device_get:
 * @name: (out) (transfer full): what the machine is called
 *
 * Returns: (transfer full): the id of this person on this machine. It lives in the person's data folder, never in a
 * plan, and is made anew where the folder came from another machine. Where the folder can't be written to, it lasts as
 * long as the program.
 */
char *cordon_device_get (char **name);

G_END_DECLS
