/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Faults of GTK 4.8 that touch every window, so that no window has to know of them. */

#include "kit/cordon-toolkit.h"

/* GTK on X11 works a window's size out when idle, and asks the window for it even where it was put away meanwhile: it
 * leaves its handler of that signal on the surface, with no reference to the window. Here the handler goes before the
 * surface does. Any toplevel is meant, so that no dialog is forgotten. */
static gboolean
on_unrealize (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  GObject *widget = g_value_get_object (&values[0]);
  GdkSurface *surface = GTK_IS_WINDOW (widget) ? gtk_native_get_surface (GTK_NATIVE (widget)) : NULL;

  if (GDK_IS_TOPLEVEL (surface))
    g_signal_handlers_disconnect_matched (surface, G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA,
                                          g_signal_lookup ("compute-size", GDK_TYPE_TOPLEVEL), 0, NULL, NULL, widget);
  return TRUE;
}

void
cordon_toolkit_init (void)
{
  static gboolean done;

  if (done)
    return;
  done = TRUE;
  adw_init ();
  /* A class's signals are there only once the class is. */
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("unrealize", GTK_TYPE_WIDGET), 0, on_unrealize, NULL, NULL);
}
