/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cordon-window.h"

G_BEGIN_DECLS

/**
 * CordonImportDialog:
 *
 * What a file would bring into the plan, before it does: its rows, what doesn't come in and why, and how it was
 * understood, which can be changed. Only *Import* changes the plan.
 */
#define CORDON_TYPE_IMPORT_DIALOG (cordon_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CordonImportDialog, cordon_import_dialog, CORDON, IMPORT_DIALOG, AdwWindow)

/* Shows over @window what @file would bring into @plan. */
void cordon_import_dialog_present (CordonWindow *window, CordonPlan *plan, GFile *file);

/* Whether it is reading or doing what was asked. */
gboolean cordon_import_dialog_is_busy (CordonImportDialog *self);

/* Shows one of its pages: "rows", "notes" or "settings". */
void cordon_import_dialog_show_page (CordonImportDialog *self, const char *page);

G_END_DECLS
