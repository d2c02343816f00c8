/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A status is "green", "amber", "red", or anything else for unrated. It is told by a letter, a shape and a colour, so
 * that nobody needs to see the colour: G circle, A triangle, R square, – ring. */

/* Returns: the status in words, translated: "Amber" */
const char *cordon_status_label (const char *status);
/* Returns: the status as a letter, "A": the same in every language */
const char *cordon_status_letter (const char *status);
/* Makes the shapes known to the icon theme, as "cordon-status-amber-symbolic"; the widgets here do so by themselves. */
void cordon_status_add_icons (void);

/**
 * CordonStatusPill:
 *
 * A status as shape and letter. Properties: "status"; "wide" (the word instead of the letter).
 */
#define CORDON_TYPE_STATUS_PILL (cordon_status_pill_get_type ())
G_DECLARE_FINAL_TYPE (CordonStatusPill, cordon_status_pill, CORDON, STATUS_PILL, AdwBin)

GtkWidget *cordon_status_pill_new (void);
void cordon_status_pill_set_status (CordonStatusPill *self, const char *status);
const char *cordon_status_pill_get_status (CordonStatusPill *self);
void cordon_status_pill_set_wide (CordonStatusPill *self, gboolean wide);

/**
 * CordonStatusMarks:
 *
 * The statuses of a few periods, oldest first, as small shapes.
 */
#define CORDON_TYPE_STATUS_MARKS (cordon_status_marks_get_type ())
G_DECLARE_FINAL_TYPE (CordonStatusMarks, cordon_status_marks, CORDON, STATUS_MARKS, AdwBin)

GtkWidget *cordon_status_marks_new (void);

/**
 * cordon_status_marks_set:
 * @statuses: (array length=n): their statuses; an entry may be %NULL
 * @periods: (array length=n): what the periods are called
 */
void cordon_status_marks_set (CordonStatusMarks *self, const char *const *statuses, const char *const *periods,
                              guint n);

G_END_DECLS
