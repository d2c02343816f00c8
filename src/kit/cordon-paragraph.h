/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CordonParagraph:
 *
 * A text of a few lines that wraps, for lists of many: where a label lays its text out once for each question that a
 * container has about its size, this does so once for the width that it is given. It can't be selected. Its style is
 * that of a label.
 *
 * Property "label": the text.
 */
#define CORDON_TYPE_PARAGRAPH (cordon_paragraph_get_type ())
G_DECLARE_FINAL_TYPE (CordonParagraph, cordon_paragraph, CORDON, PARAGRAPH, GtkWidget)

/**
 * cordon_paragraph_new:
 * @label: (nullable): the text
 * @lines: how many lines it takes at the most; what goes beyond ends in "…"
 */
GtkWidget *cordon_paragraph_new (const char *label, int lines);
void cordon_paragraph_set_label (CordonParagraph *self, const char *label);
const char *cordon_paragraph_get_label (CordonParagraph *self);

G_END_DECLS
