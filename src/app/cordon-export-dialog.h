/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cordon-window.h"

G_BEGIN_DECLS

/**
 * CordonExportDialog:
 *
 * What to write for another program, and how; then the person chooses where.
 */
#define CORDON_TYPE_EXPORT_DIALOG (cordon_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CordonExportDialog, cordon_export_dialog, CORDON, EXPORT_DIALOG, AdwWindow)

/* Asks over @window what of @plan is to be written. */
void cordon_export_dialog_present (CordonWindow *window, CordonPlan *plan);

G_END_DECLS
