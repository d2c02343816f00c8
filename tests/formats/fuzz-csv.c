/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CSV from its bytes to cells, numbers and dates, for libFuzzer: `tests/formats/fuzz [SECONDS]`. What is random in the
 * way of a row into the plan is in test-csv-import.c. */

#include <string.h>

#include "formats/cordon-csv.h"
#include "formats/cordon-decode.h"
#include "formats/cordon-sheet.h"
#include "formats/cordon-values.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
read_cell (const char *cell)
{
  char plain[64], iso[11];
  gboolean time, year;
  CordonSigns signs = {0};

  g_assert_true (g_utf8_validate (cell, -1, NULL));
  cell = cordon_csv_unguard (cell);
  cordon_signs_see_number (&signs, cell);
  cordon_signs_see_date (&signs, cell);
  for (int mark = 0; mark < 2; mark++)
    {
      if (cordon_values_parse_number (cell, mark == 0 ? '.' : ',', plain, sizeof plain))
        g_assert_cmpuint (strlen (plain), <, sizeof plain);
    }
  for (int order = CORDON_DATES_DMY; order <= CORDON_DATES_YMD; order++)
    {
      if (cordon_values_parse_date (cell, (CordonDates) order, iso, &time, &year))
        g_assert_cmpuint (strlen (iso), ==, 10);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *bytes = (const char *) data;
  CordonEncoding encoding = cordon_encoding_guess (bytes, size);
  gsize length;
  g_autofree char *text = cordon_decode (bytes, size, encoding, &length);
  g_autoptr (CordonSheet) sheet = NULL;
  guint open_line;

  g_assert_cmpuint (strlen (text), ==, length);
  cordon_encoding_is_text (bytes, size, encoding);
  sheet =
      cordon_sheet_parse (text, length, cordon_sheet_guess_delimiter (text, length), 0, &open_line, NULL, NULL, NULL);
  for (guint row = 0; row < cordon_sheet_get_n_rows (sheet); row++)
    {
      for (guint column = 0; column < cordon_sheet_get_n_cells (sheet, row); column++)
        {
          const char *cell = cordon_sheet_get (sheet, row, column);

          if (cell != NULL)
            read_cell (cell);
        }
    }
  return 0;
}
