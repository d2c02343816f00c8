/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a widget tells its window of what went wrong, or of what was done. */

#include "kit/cordon-report.h"

/* A widget that has left its window meanwhile has its words told by the one that is in use. */
static gboolean
tell_a_window (const char *action, GVariant *parameter)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (int active = 1; active >= 0; active--)
    {
      for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

          if (gtk_window_is_active (window) == active
              && gtk_widget_activate_action_variant (GTK_WIDGET (window), action, parameter))
            return TRUE;
        }
    }
  return FALSE;
}

void
cordon_report_error (GtkWidget *widget, const GError *error)
{
  g_autoptr (GVariant) parameter = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  parameter =
      g_variant_ref_sink (g_variant_new ("(sis)", g_quark_to_string (error->domain), error->code, error->message));
  if (!gtk_widget_activate_action_variant (widget, "win.report", parameter) && !tell_a_window ("win.report", parameter))
    g_message ("%s", error->message);
}

void
cordon_report_done (GtkWidget *widget, const char *sentence, gint64 position)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (sentence != NULL);

  gtk_widget_activate_action (widget, "win.report-done", "(sx)", sentence, position);
}
