/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cordon_csv_append:
 * @line: where it goes
 * @cell: (nullable): UTF-8; %NULL is an empty cell
 * @number: whether @cell is a plain number of ours, which no spreadsheet takes for a formula
 *
 * Appends one cell, after a comma unless it is the line's first: RFC 4180, quoted where need be.
 *
 * A text that a spreadsheet would run, as it begins with one of = + - @, their wide forms, tab, or a line break, gets
 * an apostrophe in front; so does a text that would be taken for one so marked, as it begins with apostrophes and then
 * one of these. Whoever reads the file back takes one apostrophe away from what begins with apostrophes and then one
 * of these, and has each text as it was.
 */
void cordon_csv_append (GString *line, const char *cell, gboolean number);

/* Returns: (transfer none): a cell that was read, without the apostrophe that cordon_csv_append() put in front */
const char *cordon_csv_unguard (const char *cell);

/* Ends a line, as RFC 4180 has it. */
void cordon_csv_end_line (GString *line);

G_END_DECLS
