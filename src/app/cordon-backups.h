/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cordon-window.h"

G_BEGIN_DECLS

/**
 * CordonBackups:
 *
 * The backups of a plan by date, to make one now and to open a copy of any. A copy is a file of its own: the plan that
 * is open stays as it is.
 */
#define CORDON_TYPE_BACKUPS (cordon_backups_get_type ())
G_DECLARE_FINAL_TYPE (CordonBackups, cordon_backups, CORDON, BACKUPS, AdwWindow)

/* Shows the backups of @ledger's plan over @window. */
void cordon_backups_present (CordonWindow *window, CordonLedger *ledger);

G_END_DECLS
