/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/cordon-import-job.h"
#include "formats/cordon-sheet.h"
#include "formats/cordon-values.h"

G_BEGIN_DECLS

/* What a column of a table means. */
typedef enum
{
  CORDON_COLUMN_LEFT_OUT,
  CORDON_COLUMN_ID,
  CORDON_COLUMN_FIELD,
  CORDON_COLUMN_TO_NOTE, /* has no field, and is kept in the note of its row */
} CordonColumnMeaning;

typedef struct
{
  CordonColumnMeaning meaning;
  const CordonField *field;
  char *heading;
  GHashTable *words; /* what is written → what is stored, of a vocabulary or a country */
} CordonColumn;

/* How a table is understood. */
typedef struct
{
  CordonImportJob *job;
  CordonSheet *table;
  char between_cells;

  const CordonKind *kind;
  GArray *columns; /* of CordonColumn */
  guint first_row; /* the first that is no heading */
  char decimal;
  CordonDates dates;
  gboolean clears;        /* whether an empty cell empties its field */
  const CordonField *key; /* what names a row, or NULL */
  gboolean by_id;         /* whether its ID does */
  GHashTable *for_all;    /* field → value, of what has no column and is the same for every new row */
} CordonColumns;

/* Finds out all of it, as far as no option says it, and tells the settings. */
void cordon_columns_find (CordonColumns *self);
void cordon_columns_clear (CordonColumns *self);

/* Returns: (nullable): a cell, without its guard; %NULL where its row has ended */
const char *cordon_columns_get (CordonColumns *self, guint row, guint column);

/* The fields by which people name a row of a kind, those that name it best first. Returns: how many */
guint cordon_columns_names (const CordonKind *kind, const CordonField *names[8]);

/* Returns: (transfer full): what a vocabulary's values are called, folded, in every language → the values */
GHashTable *cordon_columns_words (const CordonField *field);

/* Brings every row of the table in. */
gboolean cordon_rows_import (CordonColumns *self, GError **error);

/**
 * cordon_sheet_import:
 * @between_cells: what stood between the cells in the document, or 0
 *
 * Brings a table in: what its columns mean, how numbers and dates are written, and which rows of the plan its rows are,
 * is found out and told.
 */
gboolean cordon_sheet_import (CordonImportJob *job, CordonSheet *table, char between_cells, GError **error);

G_END_DECLS
