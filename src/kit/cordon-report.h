/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/cordon-error.h"

G_BEGIN_DECLS

/* What belongs to the whole window is asked for by these, so that a view needs to know no window: each activates an
 * action of the window that the widget is in. */

/**
 * cordon_report_error:
 * @widget: a widget in the window concerned
 * @error: what went wrong; its message is the sentence that the person reads
 *
 * Has the window show @error ("win.report", "(sis)": domain, code, message): as a toast where the person can go on, as
 * a dialog where data is at stake. A cancelled operation is never shown.
 */
void cordon_report_error (GtkWidget *widget, const GError *error);

/**
 * cordon_report_done:
 * @widget: a widget in the window concerned
 * @sentence: what happened, translated: "Deleted 1.C Expand the Mexico TCIU"
 * @position: the edit that did it, of cordon_changes_get_position(), or 0
 *
 * Has the window say so in a toast ("win.report-done", "(sx)"), which for an edit offers to take back that very one.
 */
void cordon_report_done (GtkWidget *widget, const char *sentence, gint64 position);

G_END_DECLS
