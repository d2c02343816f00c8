/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CordonNotice:
 *
 * A line under the header that says how the plan is shown, for as long as it is. Properties: "title" (a whole
 * sentence), "button-label" (none: no button), "action-name" (what the button does), "revealed".
 */
#define CORDON_TYPE_NOTICE (cordon_notice_get_type ())
G_DECLARE_FINAL_TYPE (CordonNotice, cordon_notice, CORDON, NOTICE, AdwBin)

/* Shows @title, or hides the notice where it is %NULL. */
void cordon_notice_set_title (CordonNotice *self, const char *title);
const char *cordon_notice_get_title (CordonNotice *self);

G_END_DECLS
