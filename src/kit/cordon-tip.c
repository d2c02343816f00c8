/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tooltips that are looked up when they are asked for. */

#include "kit/cordon-tip.h"

static GQuark
tip_quark (void)
{
  return g_quark_from_static_string ("cordon-tip");
}

static gboolean
on_query (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *text = g_object_get_qdata (G_OBJECT (widget), tip_quark ());

  if (text == NULL || *text == '\0')
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

void
cordon_tip_set (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!gtk_widget_get_has_tooltip (widget))
    {
      g_signal_connect (widget, "query-tooltip", G_CALLBACK (on_query), NULL);
      gtk_widget_set_has_tooltip (widget, TRUE);
    }
  g_object_set_qdata_full (G_OBJECT (widget), tip_quark (), g_strdup (text), g_free);
}
