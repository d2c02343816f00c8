/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CordonGrowingText:
 *
 * A text view that is as high as its text at the width it gets, and no higher: for forms, where the page scrolls and
 * not the field.
 */
#define CORDON_TYPE_GROWING_TEXT (cordon_growing_text_get_type ())
G_DECLARE_FINAL_TYPE (CordonGrowingText, cordon_growing_text, CORDON, GROWING_TEXT, GtkTextView)

GtkWidget *cordon_growing_text_new (void);
/* Returns: (transfer full): all of its text */
char *cordon_growing_text_dup_text (CordonGrowingText *self);
void cordon_growing_text_set_text (CordonGrowingText *self, const char *text);

/* Returns: whether @text has spaces enough to be wrapped; what has not is shown on one line */
gboolean cordon_growing_text_can_wrap (const char *text);

G_END_DECLS
