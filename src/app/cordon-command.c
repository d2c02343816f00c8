/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program does without a window. */

#include "app/cordon-command.h"

#include "base/cordon-error.h"

int
cordon_command_run (int argc, char **argv, gboolean *handled)
{
  *handled = FALSE;
  if (argc == 2 && g_str_equal (argv[1], "--version"))
    {
      *handled = TRUE;
      g_print ("cordon %s\n", CORDON_VERSION);
    }
  return 0;
}
