/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cordon_command_run:
 * @argc: as main() got it
 * @argv: as main() got it; not changed
 * @handled: (out): whether the command line asked for something that is done without a window
 *
 * Does what the command line asks for. Needs no display. What was asked for goes to stdout, errors go to stderr.
 *
 * Returns: the exit code, where @handled: 0, 1 where it failed, 2 for bad usage
 */
int cordon_command_run (int argc, char **argv, gboolean *handled);

G_END_DECLS
