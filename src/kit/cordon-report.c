/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a widget tells its window of what went wrong, or of what was done. */

#include "kit/cordon-report.h"

void
cordon_report_error (GtkWidget *widget, const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* A widget that has left its window meanwhile has nobody to tell; the log has it then. */
  if (!gtk_widget_activate_action (widget, "win.report", "(sis)", g_quark_to_string (error->domain), error->code,
                                   error->message))
    g_message ("%s", error->message);
}

void
cordon_report_done (GtkWidget *widget, const char *sentence, gint64 position)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (sentence != NULL);

  gtk_widget_activate_action (widget, "win.report-done", "(sx)", sentence, position);
}
