/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonWindow:
 *
 * A window on one plan, or the welcome page where none is open.
 *
 * What a view asks of it, by actions, so that no view knows the window (kit/cordon-report.h has functions for the first
 * two):
 *
 * - "win.report" (sis): shows an error: domain, code, message
 * - "win.report-done" (sx): says what was done, and offers to take back the edit of that position (0: offers nothing)
 * - "win.undo-edit" (x): takes back the edit of that position
 * - "win.undo", "win.redo"
 * - "win.show" (ss): shows a row, kind and id, in the view that has it
 * - "win.show-history" (ss): shows what was done to a row
 * - "win.view" s: shows a view by its id
 * - "win.show-date" x: shows the plan, read only, as it was at that moment (ms since 1970 UTC); 0 returns to now
 * - "win.find": search
 * - "win.save": puts a plan that is worked on as a copy back where it belongs
 */
#define CORDON_TYPE_WINDOW (cordon_window_get_type ())
G_DECLARE_FINAL_TYPE (CordonWindow, cordon_window, CORDON, WINDOW, AdwApplicationWindow)

/**
 * CordonBegin:
 * @CORDON_BEGIN_OPEN: the plan file is there
 * @CORDON_BEGIN_EMPTY: it is made, with nothing in it
 * @CORDON_BEGIN_STARTER: it is made, with the strategy in it
 */
typedef enum
{
  CORDON_BEGIN_OPEN,
  CORDON_BEGIN_EMPTY,
  CORDON_BEGIN_STARTER,
} CordonBegin;

/**
 * CordonReport:
 * @CORDON_REPORT_SILENT: the person stopped it: nothing to tell
 * @CORDON_REPORT_TOAST: the person can go on
 * @CORDON_REPORT_DIALOG: data is at stake
 */
typedef enum
{
  CORDON_REPORT_SILENT,
  CORDON_REPORT_TOAST,
  CORDON_REPORT_DIALOG,
} CordonReport;

CordonWindow *cordon_window_new (GtkApplication *application);

/**
 * cordon_window_begin:
 * @self: a window in which no plan is open
 * @path: the plan file, absolute
 * @begin: how it comes to be
 *
 * Opens or makes the plan, and shows it when that is done; an error is reported in this window.
 */
void cordon_window_begin (CordonWindow *self, const char *path, CordonBegin begin);

/* Returns: (nullable): the file of the plan that is open, or is being opened */
const char *cordon_window_get_path (CordonWindow *self);

/* Returns: (transfer none) (nullable): the plan that is shown, which on a past date is not the one that is open */
CordonPlan *cordon_window_get_plan (CordonWindow *self);

/* Returns: how an error is to be shown */
CordonReport cordon_window_report_kind (const GError *error);

/**
 * cordon_window_report:
 * @self: the window
 * @error: what went wrong
 *
 * The one place that shows an error.
 */
void cordon_window_report (CordonWindow *self, const GError *error);

/* Shows what a file would bring in; FALSE where it is in no format that can be read, or nothing can come in. */
gboolean cordon_window_offer_import (CordonWindow *self, GFile *file);

/* What "win.report-done" does. */
void cordon_window_report_done (CordonWindow *self, const char *sentence, gint64 position);

/* What "win.show" does; returns whether a view has a place for it. */
gboolean cordon_window_show_row (CordonWindow *self, const char *kind, const char *id);

/* What "win.show-date" does. */
void cordon_window_show_date (CordonWindow *self, gint64 at);

G_END_DECLS
