/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Waiting for something to become so while the main loop runs; what does not fails the test, and says what it was. */

#include <glib.h>

/* Who starts whole windows defines more before this is included. */
#ifndef CORDON_WAIT_SECONDS
#define CORDON_WAIT_SECONDS 20
#endif

G_GNUC_UNUSED static gboolean
on_waited_too_long (gpointer data)
{
  g_error ("waited in vain for: %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

#define wait_until(condition)                                                                                          \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    guint waited = g_timeout_add_seconds (CORDON_WAIT_SECONDS, on_waited_too_long, (gpointer) #condition);             \
    while (!(condition))                                                                                               \
      g_main_context_iteration (NULL, TRUE);                                                                           \
    g_source_remove (waited);                                                                                          \
  }                                                                                                                    \
  G_STMT_END
