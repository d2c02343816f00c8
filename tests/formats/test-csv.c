/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CSV that leaves the program: spreadsheets read each cell as it is, and run none. */

#include "formats/cordon-csv.h"

static void
assert_line (const char *const *cells, const char *expected)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; cells[i] != NULL; i++)
    cordon_csv_append (line, cells[i], FALSE);
  cordon_csv_end_line (line);
  g_assert_cmpstr (line->str, ==, expected);
}

static void
test_only_what_needs_quotes_has_them (void)
{
  assert_line ((const char *const[]){"1.C", "plain words", NULL}, "1.C,plain words\r\n");
  assert_line ((const char *const[]){"a, b", "say \"no\"", "two\nlines", NULL},
               "\"a, b\",\"say \"\"no\"\"\",\"two\nlines\"\r\n");
}

static void
test_empty_cells_keep_their_place (void)
{
  assert_line ((const char *const[]){"", "", "x", "", NULL}, "\"\",,x,\r\n");
}

static void
test_no_text_is_run (void)
{
  assert_line ((const char *const[]){"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1", NULL},
               "'=1+1,'+1,'-1,'@SUM(A1),'\tx,'＝1\r\n");
  assert_line ((const char *const[]){"=HYPERLINK(\"x\",\"y\")", NULL}, "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n");
}

static void
test_marked_texts_can_be_told_apart (void)
{
  assert_line ((const char *const[]){"'=1", "''-1", "'quoted'", NULL}, "''=1,'''-1,'quoted'\r\n");
}

static void
test_numbers_stay_numbers (void)
{
  g_autoptr (GString) line = g_string_new (NULL);

  cordon_csv_append (line, "-98.5", TRUE);
  cordon_csv_append (line, "-98.5", FALSE);
  g_assert_cmpstr (line->str, ==, "-98.5,'-98.5");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/only-what-needs-quotes-has-them", test_only_what_needs_quotes_has_them);
  g_test_add_func ("/csv/empty-cells-keep-their-place", test_empty_cells_keep_their_place);
  g_test_add_func ("/csv/no-text-is-run", test_no_text_is_run);
  g_test_add_func ("/csv/marked-texts-can-be-told-apart", test_marked_texts_can_be_told_apart);
  g_test_add_func ("/csv/numbers-stay-numbers", test_numbers_stay_numbers);
  return g_test_run ();
}
