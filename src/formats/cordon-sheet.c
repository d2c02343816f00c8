/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CSV into a table, by libcsv. It is fed line by line, as it tells no line numbers: a row begins in the line after
 * the one that ended the row before. */

#include "formats/cordon-sheet.h"

#include <csv.h>
#include <string.h>

/* What a guess looks at. */
#define HEAD 65536
#define HEAD_ROWS 50

typedef struct
{
  gsize first; /* its first cell among the offsets */
  guint n_held;
  guint n_cells;
  guint line;
} Row;

struct _CordonSheet
{
  GString *text;
  GArray *offsets; /* of gsize, into the text */
  GArray *rows;    /* of Row */
  Row current;
  gboolean filled;
};

CordonSheet *
cordon_sheet_new (void)
{
  CordonSheet *self = g_new0 (CordonSheet, 1);

  self->text = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return self;
}

void
cordon_sheet_free (CordonSheet *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->offsets);
  g_array_unref (self->rows);
  g_free (self);
}

void
cordon_sheet_add_cell (CordonSheet *self, const char *text, gsize length)
{
  gsize at = self->text->len;

  self->current.n_cells++;
  if (self->current.n_held == CORDON_SHEET_MOST_COLUMNS)
    return;
  self->current.n_held++;
  self->filled = self->filled || length > 0;
  g_array_append_val (self->offsets, at);
  g_string_append_len (self->text, text, (gssize) length);
  g_string_append_c (self->text, '\0');
}

void
cordon_sheet_end_row (CordonSheet *self, guint line)
{
  self->current.line = line;
  if (self->filled)
    g_array_append_val (self->rows, self->current);
  self->current = (Row){.first = self->offsets->len};
  self->filled = FALSE;
}

guint
cordon_sheet_get_n_rows (CordonSheet *self)
{
  return self->rows->len;
}

guint
cordon_sheet_get_line (CordonSheet *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, 0);

  return g_array_index (self->rows, Row, row).line;
}

guint
cordon_sheet_get_n_cells (CordonSheet *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, 0);

  return g_array_index (self->rows, Row, row).n_cells;
}

const char *
cordon_sheet_get (CordonSheet *self, guint row, guint column)
{
  const Row *held;

  g_return_val_if_fail (row < self->rows->len, NULL);

  held = &g_array_index (self->rows, Row, row);
  if (column >= held->n_held)
    return NULL;
  return self->text->str + g_array_index (self->offsets, gsize, held->first + column);
}

/* Parsing */

typedef struct
{
  CordonSheet *table;
  guint line; /* where the row that is being read begins */
  gboolean ended;
} Parse;

static void
on_cell (void *text, size_t length, void *data)
{
  Parse *parse = data;

  cordon_sheet_add_cell (parse->table, text, length);
}

static void
on_row (int end, void *data)
{
  Parse *parse = data;

  cordon_sheet_end_row (parse->table, parse->line);
  parse->ended = TRUE;
}

/* Only spaces that are no delimiter: those around an unquoted cell are no part of it. */
static int
is_space (unsigned char c)
{
  return c == ' ';
}

static gsize
line_length (const char *at, const char *end)
{
  const char *stop = at;

  while (stop < end && *stop != '\n' && *stop != '\r')
    stop++;
  if (stop < end && *stop == '\r' && stop + 1 < end && stop[1] == '\n')
    stop++;
  return (gsize) (MIN (stop + 1, end) - at);
}

CordonSheet *
cordon_sheet_parse (const char *text, gsize length, char delimiter, guint most_rows, guint *open_line,
                    CordonSheetStep step, gpointer step_data, GError **error)
{
  g_autoptr (CordonSheet) table = cordon_sheet_new ();
  Parse parse = {.table = table, .line = 1};
  struct csv_parser parser;
  const char *at = text;
  const char *end = text + length;
  guint line = 1;
  gboolean good = TRUE;

  if (open_line != NULL)
    *open_line = 0;
  if (csv_init (&parser, 0) != 0)
    g_error ("out of memory");
  csv_set_delim (&parser, (unsigned char) delimiter);
  csv_set_space_func (&parser, is_space);
  csv_set_blk_size (&parser, HEAD);
  while (good && at < end && (most_rows == 0 || table->rows->len < most_rows))
    {
      gsize n = line_length (at, end);

      if (csv_parse (&parser, at, n, on_cell, on_row, &parse) != n)
        g_error ("%s", csv_strerror (csv_error (&parser)));
      at += n;
      line++;
      /* A line that is empty, or has ended a row. */
      if (parse.ended || table->current.n_cells + parser.entry_pos == 0)
        parse.line = line;
      parse.ended = FALSE;
      good = step == NULL || step (step_data, (guint64) (at - text), length, error);
    }
  /* Strict only at the end: whether a quotation mark is open there. */
  csv_set_opts (&parser, CSV_STRICT | CSV_STRICT_FINI);
  if (good && at >= end && csv_fini (&parser, on_cell, on_row, &parse) != 0 && open_line != NULL)
    *open_line = parse.line;
  csv_free (&parser);
  return good ? g_steal_pointer (&table) : NULL;
}

/* How alike the rows are with that delimiter, from 0 to 1; 0 where there is one column. */
static double
score (const char *text, gsize length, char delimiter, guint *n_columns)
{
  g_autoptr (CordonSheet) table = cordon_sheet_parse (text, length, delimiter, HEAD_ROWS, NULL, NULL, NULL, NULL);
  guint alike = 0;

  *n_columns = table->rows->len > 0 ? g_array_index (table->rows, Row, 0).n_cells : 0;
  for (guint i = 0; i < table->rows->len; i++)
    alike += g_array_index (table->rows, Row, i).n_cells == *n_columns;
  return *n_columns < 2 ? 0 : (double) alike / table->rows->len;
}

char
cordon_sheet_guess_delimiter (const char *text, gsize length)
{
  static const char delimiters[] = {',', ';', '\t', '|'};
  gsize head = MIN (length, HEAD);
  double best_score = 0;
  guint best_columns = 0;
  char best = ',';

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      guint n_columns;
      double its_score = score (text, head, delimiters[i], &n_columns);

      if (its_score > best_score + 0.05 || (its_score > 0 && its_score > best_score - 0.05 && n_columns > best_columns))
        {
          best = delimiters[i];
          best_score = its_score;
          best_columns = n_columns;
        }
    }
  return best;
}
