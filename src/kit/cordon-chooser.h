/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kit/cordon-option.h"

G_BEGIN_DECLS

/**
 * CordonChooser:
 *
 * A button that shows what is chosen and opens a list to search as one types. For lists too long for a drop-down.
 *
 * Properties: "options" (a GListModel of #CordonOption), "value" (what is chosen, or %NULL), "placeholder" (what the
 * button shows while nothing is), "optional" (whether nothing can be chosen again).
 * Signal "chosen" (const char *value): a person chose; "value" is not set by that.
 */
#define CORDON_TYPE_CHOOSER (cordon_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CordonChooser, cordon_chooser, CORDON, CHOOSER, AdwBin)

GtkWidget *cordon_chooser_new (void);
void cordon_chooser_set_options (CordonChooser *self, GListModel *options);
void cordon_chooser_set_value (CordonChooser *self, const char *value);
const char *cordon_chooser_get_value (CordonChooser *self);
void cordon_chooser_set_optional (CordonChooser *self, gboolean optional);
void cordon_chooser_set_placeholder (CordonChooser *self, const char *placeholder);
/* What the button is called by a screen reader, with what is chosen after it. */
void cordon_chooser_set_title (CordonChooser *self, const char *title);
/* Opens the list. */
void cordon_chooser_popup (CordonChooser *self);

G_END_DECLS
