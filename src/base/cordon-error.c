/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one error domain. Its sentences are marked where they are written and translated here, so
 * that the rooms which know no widget need no gettext of their own. */

#include "base/cordon-error.h"

GQuark
cordon_error_quark (void)
{
  return g_quark_from_static_string ("cordon-error-quark");
}

void
cordon_set_error (GError **error, CordonError code, const char *format, ...)
{
  va_list arguments;

  if (error == NULL)
    return;
  va_start (arguments, format);
  g_propagate_error (error,
                     g_error_new_valist (CORDON_ERROR, (int) code, g_dgettext (GETTEXT_PACKAGE, format), arguments));
  va_end (arguments);
}
