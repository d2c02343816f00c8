/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* More columns are no table that a person made. */
#define CORDON_SHEET_MOST_COLUMNS 1000

/**
 * CordonSheet:
 *
 * Rows of texts as they stand in a document, held in one block. A row that is shorter than another just ends sooner.
 */
typedef struct _CordonSheet CordonSheet;

CordonSheet *cordon_sheet_new (void);
void cordon_sheet_free (CordonSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonSheet, cordon_sheet_free)

/* Adds a cell to the row that is being filled; beyond the most columns it is only counted. */
void cordon_sheet_add_cell (CordonSheet *self, const char *text, gsize length);
/* Ends that row; @line is where it stands in the document. A row of empty cells is dropped. */
void cordon_sheet_end_row (CordonSheet *self, guint line);

guint cordon_sheet_get_n_rows (CordonSheet *self);
guint cordon_sheet_get_line (CordonSheet *self, guint row);
/* How many cells a row has in the document. */
guint cordon_sheet_get_n_cells (CordonSheet *self, guint row);
/* Returns: (nullable): UTF-8; %NULL where the row has ended */
const char *cordon_sheet_get (CordonSheet *self, guint row, guint column);

typedef gboolean (*CordonSheetStep) (gpointer data, guint64 done, guint64 total, GError **error);

/**
 * cordon_sheet_parse:
 * @text: (array length=length): UTF-8
 * @delimiter: what stands between cells
 * @most_rows: to stop after so many, 0 for all
 * @open_line: (out) (optional): the line of a quotation mark that nothing closes, or 0; what stands there is not in
 *   the table
 * @step: (nullable): is asked now and then whether to go on
 *
 * Reads CSV: RFC 4180, and what spreadsheets make of it. Line ends of any sort, quotation marks in the middle of a cell
 * as they are.
 *
 * Returns: (transfer full) (nullable): the table; %NULL only when @step says no
 */
CordonSheet *cordon_sheet_parse (const char *text, gsize length, char delimiter, guint most_rows, guint *open_line,
                                 CordonSheetStep step, gpointer step_data, GError **error);

/* Returns: what most likely stands between the cells: a comma, a semicolon, a tab or a bar */
char cordon_sheet_guess_delimiter (const char *text, gsize length);

G_END_DECLS
