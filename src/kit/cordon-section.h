/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes the row of an item. */
typedef GtkWidget *(*CordonSectionRowFunc) (gpointer item, gpointer user_data);

/**
 * CordonSection:
 *
 * A list with its heading, how many there are, a button to add one, and words that say what to do while there are
 * none.
 *
 * Properties: "title"; "add-label" (what the add button does, or %NULL for none); "empty-text" (a sentence for while
 * the list is empty); "can-add" (whether adding is possible now); "count" (read only);
 * "limit" (how many rows are shown until the person asks for all, 0 for all).
 * Signal "add": the add button, of the heading or of the empty state.
 */
#define CORDON_TYPE_SECTION (cordon_section_get_type ())
G_DECLARE_FINAL_TYPE (CordonSection, cordon_section, CORDON, SECTION, AdwBin)

GtkWidget *cordon_section_new (const char *title, const char *add_label, const char *empty_text);

/**
 * cordon_section_set_model:
 * @model: (nullable): the items
 * @create: makes the row of each
 */
void cordon_section_set_model (CordonSection *self, GListModel *model, CordonSectionRowFunc create, gpointer user_data,
                               GDestroyNotify destroy);
GListModel *cordon_section_get_model (CordonSection *self);
void cordon_section_set_can_add (CordonSection *self, gboolean can_add);
void cordon_section_set_limit (CordonSection *self, guint limit);
guint cordon_section_get_limit (CordonSection *self);
GtkListBox *cordon_section_get_list (CordonSection *self);
guint cordon_section_get_count (CordonSection *self);

G_END_DECLS
