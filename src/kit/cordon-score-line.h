/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CordonScoreFrame:
 *
 * What the lines of one table share: how wide the first column is and where the others begin, how far these are
 * scrolled beneath it, and in which column the keyboard is. The first column stays where it is.
 *
 * Properties: "n-columns" (construct only: how many after the first), "column" (int: where the keyboard is, -1 for the
 * first column).
 */
#define CORDON_TYPE_SCORE_FRAME (cordon_score_frame_get_type ())
G_DECLARE_FINAL_TYPE (CordonScoreFrame, cordon_score_frame, CORDON, SCORE_FRAME, GObject)

CordonScoreFrame *cordon_score_frame_new (guint n_columns);
/* Returns: (transfer none): by how many pixels the columns are scrolled */
GtkAdjustment *cordon_score_frame_get_adjustment (CordonScoreFrame *self);
int cordon_score_frame_get_column (CordonScoreFrame *self);

/**
 * CordonScoreLine:
 *
 * A line of a table of statuses: a first column with a name, then cells, each of which is a status with its letter,
 * shape, colour and an arrow where it changed, or a text. A line whose cells can be opened is walked with the arrow
 * keys: left and right from cell to cell, up and down, in a list, from line to line in the same column.
 *
 * Signal "activate-cell" (int): a cell is to be opened; -1 is the first column.
 */
#define CORDON_TYPE_SCORE_LINE (cordon_score_line_get_type ())
G_DECLARE_FINAL_TYPE (CordonScoreLine, cordon_score_line, CORDON, SCORE_LINE, GtkWidget)

/* @can_open: whether its cells can be reached and opened; those of a heading or a total only say something */
GtkWidget *cordon_score_line_new (CordonScoreFrame *frame, gboolean can_open);

/* @name: what stands in the first column; @icon: (nullable): before it, as is a status's shape; @style: (nullable): a
 * class for both */
void cordon_score_line_set_name (CordonScoreLine *self, const char *name, const char *icon, const char *style);

/**
 * cordon_score_line_set_status:
 * @column: which cell
 * @status: (nullable): "green", "amber", "red", anything else for not rated; %NULL for an empty cell
 * @change: more than 0 for better than before, less for worse
 * @words: what a screen reader says for it
 */
void cordon_score_line_set_status (CordonScoreLine *self, guint column, const char *status, int change,
                                   const char *words);
/* @words: (nullable): what a screen reader says; %NULL for the text itself */
void cordon_score_line_set_text (CordonScoreLine *self, guint column, const char *text, const char *words);
/* Whether only its first column shows, as a heading for what follows */
void cordon_score_line_set_heading (CordonScoreLine *self, gboolean heading);
/* Returns: (transfer none): the widget of a cell, -1 for that of the first column */
GtkWidget *cordon_score_line_get_cell (CordonScoreLine *self, int column);

G_END_DECLS
