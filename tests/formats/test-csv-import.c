/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CSV in and out: what is written comes back the same, and what others wrote is understood or told. */

#include "import-fixture.h"

#include <libintl.h>
#include <locale.h>

#include "formats/cordon-decode.h"
#include "formats/cordon-sheet.h"
#include "formats/cordon-values.h"
#include "model/cordon-kind.h"
#include "model/cordon-starter.h"

static const CordonFormat *
csv (void)
{
  return cordon_format_find ("csv");
}

static void
bring_in (Fixture *fixture, CordonImport *import)
{
  commit (fixture->plan, g_object_ref (cordon_import_get_draft (import)));
}

/* Reads a text and commits what comes of it. */
static void
take (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (CordonImport) import = read_text (fixture->plan, text, name, csv (), NULL);

  bring_in (fixture, import);
}

/* The one living row of a kind whose field holds that text. */
static CordonRow *
row_where (Fixture *fixture, const char *kind, const char *field, const char *text)
{
  g_autoptr (CordonQuery) query = cordon_query_new (kind);
  g_autoptr (CordonRows) rows = NULL;
  g_autoptr (GError) error = NULL;

  cordon_query_where_text (query, field, text);
  rows = cordon_await_rows (fixture->ledger, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->rows->len, ==, 1);
  return cordon_row_ref (rows->rows->pdata[0]);
}

static void
assert_text (Fixture *fixture, const char *kind, const char *key, const char *name, const char *field, const char *text)
{
  g_autoptr (CordonRow) row = row_where (fixture, kind, key, name);

  g_assert_cmpstr (cordon_row_get_text (row, field), ==, text);
}

static const char *
setting (CordonImport *import, const char *name)
{
  for (guint i = 0; i < cordon_import_get_n_settings (import); i++)
    {
      if (g_str_equal (cordon_import_get_setting (import, i)->name, name))
        return cordon_import_get_setting (import, i)->value;
    }
  return NULL;
}

/* There and back */

static void
assert_same (const char *text, const char *expected)
{
  gsize at = 0;

  while (text[at] != '\0' && text[at] == expected[at])
    at++;
  if (text[at] != expected[at])
    g_error ("at byte %" G_GSIZE_FORMAT ": “%.60s” instead of “%.60s”", at, text + at, expected + at);
}

static void
add_starter (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CordonDraft *draft = cordon_starter_draft (&error);

  g_assert_no_error (error);
  commit (fixture->plan, draft);
}

static void
add_hostile_texts (Fixture *fixture)
{
  static const char *const texts[] = {"=HYPERLINK(\"http://x\")",
                                      "+1",
                                      "-1",
                                      "@SUM",
                                      "'=x",
                                      "''+x",
                                      "＝1",
                                      "say \"no\"",
                                      "a, b; c d",
                                      "'quoted'",
                                      "two\nlines",
                                      "ñ 中",
                                      "0012"};
  CordonDraft *draft = cordon_draft_new ("Add");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *id = cordon_draft_create (draft, "party", NULL);

      cordon_draft_set_text (draft, "party", id, "kind", "agency");
      /* A name is one line. */
      cordon_draft_set_text (draft, "party", id, "name", strchr (texts[i], '\n') == NULL ? texts[i] : "Lines");
      cordon_draft_set_text (draft, "party", id, "note", texts[i]);
    }
  commit (fixture->plan, draft);
}

/* What is written comes into an empty plan as what it was; words are read back as what they stand for. */
static void
test_there_and_back (Fixture *fixture, gconstpointer data)
{
  Fixture other = {NULL};

  set_up (&other, NULL);
  add_starter (fixture);
  add_hostile_texts (fixture);
  for (const CordonKind *const *kind = cordon_kind_all (); *kind != NULL; kind++)
    {
      g_autofree char *name = g_strconcat ((*kind)->name, ".csv", NULL);
      CordonExportRequest plain = {.kind = (*kind)->name, .plain = TRUE};
      CordonExportRequest words = {.kind = (*kind)->name};
      g_autofree char *written = write_text (fixture, csv (), &plain, name);
      g_autofree char *shown = write_text (fixture, csv (), &words, name);
      g_autoptr (CordonImport) import = read_text (other.plan, written, name, csv (), NULL);
      g_autoptr (CordonImport) same = read_text (fixture->plan, shown, "x.csv", csv (), "kind", (*kind)->name, NULL);
      g_autofree char *back = NULL;

      g_assert_cmpuint (cordon_import_count_notes (import, CORDON_IMPORT_ERROR), ==, 0);
      bring_in (&other, import);
      back = write_text (&other, csv (), &plain, name);
      assert_same (back, written);
      assert_fates (same, NULL, 0, 0, cordon_import_get_n_rows (import), 0);
    }
  tear_down (&other, NULL);
}

static void
test_spreadsheets_run_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  add_hostile_texts (fixture);
  text = write_text (fixture, csv (), &(CordonExportRequest){.kind = "party"}, "x.csv");
  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBFID,Kind,Name"));
  g_assert_nonnull (strstr (text, "\"'=HYPERLINK"));
  g_assert_null (strstr (text, ",="));
  g_assert_null (strstr (text, ",+"));
}

/* What others write */

static void
test_signs_of_numbers_and_dates (void)
{
  char iso[11], plain[64];
  gboolean time, year;
  static const struct
  {
    const char *text;
    CordonDates dates;
    const char *iso;
  } dates[] = {{"2025-03-31", CORDON_DATES_DMY, "2025-03-31"},
               {"2025/3/1", CORDON_DATES_MDY, "2025-03-01"},
               {"31/03/2025", CORDON_DATES_DMY, "2025-03-31"},
               {"3/31/2025", CORDON_DATES_MDY, "2025-03-31"},
               {"31.3.2025", CORDON_DATES_DMY, "2025-03-31"},
               {"31. 3. 2025", CORDON_DATES_DMY, "2025-03-31"},
               {"Mar 31, 2025", CORDON_DATES_YMD, "2025-03-31"},
               {"31 March 2025", CORDON_DATES_YMD, "2025-03-31"},
               {"31-Mar-25", CORDON_DATES_YMD, "2025-03-31"},
               {"2025-03-31T00:00:00Z", CORDON_DATES_YMD, "2025-03-31"},
               {"31/03/2025", CORDON_DATES_MDY, NULL},
               {"30/2/2025", CORDON_DATES_DMY, NULL},
               {"31/03/2025", CORDON_DATES_YMD, NULL},
               {"soon", CORDON_DATES_DMY, NULL},
               {"", CORDON_DATES_DMY, NULL},
               {"45747", CORDON_DATES_DMY, NULL},
               {"1/2", CORDON_DATES_DMY, NULL},
               {"2025-03-31 9", CORDON_DATES_YMD, NULL},
               {"1-2/2025", CORDON_DATES_DMY, NULL},
               {"99/99/9999", CORDON_DATES_DMY, NULL}};
  static const struct
  {
    const char *text;
    char decimal;
    const char *plain;
  } numbers[] = {{"1,234.5", '.', "1234.5"},
                 {"1.234,5", ',', "1234.5"},
                 {"1 234,5", ',', "1234.5"},
                 {"1’234", '.', "1234"},
                 {"-0,5", ',', "-0.5"},
                 {"−3", '.', "-3"},
                 {"1e6", '.', "1e6"},
                 {"1,23", '.', NULL},
                 {"1.2.3", '.', NULL},
                 {"12 items", '.', NULL},
                 {"", '.', NULL},
                 {"1,2345", '.', NULL},
                 {"0x10", '.', NULL},
                 {"-", '.', NULL},
                 {"1.234.567", ',', "1234567"}};

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      gboolean read = cordon_values_parse_date (dates[i].text, dates[i].dates, iso, &time, &year);

      g_test_message ("%s", dates[i].text);
      g_assert_cmpint (read, ==, dates[i].iso != NULL);
      if (read)
        g_assert_cmpstr (iso, ==, dates[i].iso);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      gboolean read = cordon_values_parse_number (numbers[i].text, numbers[i].decimal, plain, sizeof plain);

      g_test_message ("%s", numbers[i].text);
      g_assert_cmpint (read, ==, numbers[i].plain != NULL);
      if (read)
        g_assert_cmpstr (plain, ==, numbers[i].plain);
    }
}

static void
test_finds_how_it_is_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonImport) european = NULL;
  g_autoptr (CordonImport) american = NULL;
  g_autoptr (CordonImport) tabbed = NULL;
  const char *text = "Name;Latitude;Longitude;Kind\nLager A;48,2;16,37;\nLager B;1,5;2,25;\n";

  european = read_text (fixture->plan, text, "x.csv", csv (), NULL);
  g_assert_cmpstr (setting (european, "kind"), ==, "place");
  g_assert_cmpstr (setting (european, "delimiter"), ==, "semicolon");
  g_assert_cmpstr (setting (european, "decimal"), ==, "comma");
  bring_in (fixture, european);
  {
    g_autoptr (CordonRow) row = row_where (fixture, "place", "name", "Lager A");

    g_assert_cmpfloat (g_variant_get_double (cordon_row_get (row, "lat")), ==, 48.2);
  }
  american = read_text (fixture->plan, "code,title,due,kind\nA,One,3/31/2025,milestone\nB,Two,4/1/2025,milestone\n",
                        "x.csv", csv (), NULL);
  g_assert_cmpstr (setting (american, "dates"), ==, "mdy");
  g_assert_cmpstr (setting (american, "key"), ==, "code");
  bring_in (fixture, american);
  assert_text (fixture, "plan_item", "code", "B", "due", "2025-04-01");
  tabbed = read_text (fixture->plan, "sep=\t\r\ncode\ttitle\tkind\r\nC\tOne, two; three\tmilestone\r\n", "x.csv",
                      csv (), NULL);
  g_assert_cmpstr (setting (tabbed, "delimiter"), ==, "tab");
  assert_fates (tabbed, "plan_item", 1, 0, 0, 0);
}

static void
test_what_could_be_either_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonImport) import = read_text (fixture->plan, "name,lat,kind,source_date\nA,\"1,234\",other,x\n",
                                               "place.csv", csv (), "kind", "place", NULL);
  g_autoptr (CordonImport) dates =
      read_text (fixture->plan, "code,title,kind,due\nA,One,milestone,2/3/2025\n", "x.csv", csv (), NULL);
  g_autoptr (CordonImport) said = read_text (fixture->plan, "code,title,kind,due\nA,One,milestone,2/3/2025\n", "x.csv",
                                             csv (), "dates", "mdy", NULL);

  assert_note (import, CORDON_IMPORT_INFORMATION, 0, "two ways");
  assert_note (dates, CORDON_IMPORT_INFORMATION, 0, "two ways");
  g_assert_cmpuint (cordon_import_count_notes (said, CORDON_IMPORT_INFORMATION), ==, 0);
  bring_in (fixture, said);
  assert_text (fixture, "plan_item", "code", "A", "due", "2025-02-03");
}

static void
read_encoded (Fixture *fixture, const char *bytes, gsize size, const char *encoding, const char *name)
{
  g_autoptr (GBytes) document = g_bytes_new (bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonImport) import = try_read (fixture->plan, document, "x.csv", csv (), NULL, &error);
  g_autoptr (CordonRow) row = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (setting (import, "encoding"), ==, encoding);
  bring_in (fixture, import);
  row = row_where (fixture, "party", "name", name);
}

static void
test_encodings (Fixture *fixture, gconstpointer data)
{
  const char *text = "name,kind\nSeñor %u “x”,agency\n";

  for (guint i = 0; i < CORDON_N_ENCODINGS; i++)
    {
      const char *encoding = cordon_encoding_name ((CordonEncoding) i);
      g_autofree char *unique = g_strdup_printf (text, i);
      g_autofree char *name = g_strdup_printf ("Señor %u “x”", i);
      gsize size;
      g_autofree char *bytes = g_convert (unique, -1, encoding, "UTF-8", NULL, &size, NULL);

      read_encoded (fixture, bytes, size, encoding, name);
    }
  read_encoded (fixture, "\xEF\xBB\xBFname,kind\nBOM é,agency\n", 27, "UTF-8", "BOM é");
  read_encoded (fixture, "\xFF\xFEn\0a\0m\0e\0,\0k\0i\0n\0d\0\n\0Z\0,\0a\0g\0e\0n\0c\0y\0", 38, "UTF-16LE", "Z");
}

static void
test_no_date_is_an_error_on_that_cell (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonImport) import =
      read_text (fixture->plan, "code,title,kind,due,start\nA,One,milestone,soon,2025-01-01\n", "x.csv", csv (), NULL);

  assert_fates (import, "plan_item", 1, 0, 0, 0);
  assert_note (import, CORDON_IMPORT_ERROR, 2, "soon");
  g_assert_cmpstr (cordon_import_get_note (import, 0)->where, ==, "due");
  bring_in (fixture, import);
  assert_text (fixture, "plan_item", "code", "A", "due", NULL);
  assert_text (fixture, "plan_item", "code", "A", "start", "2025-01-01");
}

/* Headings in a language of the program, whatever the interface speaks. */
static void
test_headings_in_any_language (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonImport) import = NULL;

  if (g_getenv ("CORDON_LOCALEDIR") == NULL)
    {
      g_test_skip ("no translations here");
      return;
    }
  import =
      read_text (fixture->plan, "TÍTULO;Tipo;clave:;País\nUno;Hito;A;\n", "x.csv", csv (), "kind", "plan_item", NULL);
  assert_fates (import, "plan_item", 1, 0, 0, 0);
  bring_in (fixture, import);
  assert_text (fixture, "plan_item", "code", "A", "kind", "milestone");
  {
    g_autoptr (CordonImport) places =
        read_text (fixture->plan, "Nombre,País\nPuerto,Estados Unidos\n", "x.csv", csv (), "kind", "place", NULL);

    bring_in (fixture, places);
    assert_text (fixture, "place", "name", "Puerto", "country", "US");
  }
}

/* Which row it is */

static void
test_again_it_updates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonImport) second = NULL;
  g_autoptr (CordonImport) third = NULL;

  take (fixture, "x.csv", "code,title,kind\nA,One,milestone\nB,Two,milestone\n");
  second = read_text (fixture->plan, "code,title\nA,One\nB,Changed\nC,New\n", "x.csv", csv (), "all-kind", "milestone",
                      NULL);
  assert_fates (second, "plan_item", 1, 1, 1, 0);
  bring_in (fixture, second);
  assert_text (fixture, "plan_item", "code", "B", "title", "Changed");
  third = read_text (fixture->plan, "code,title,kind\nA,One,milestone\nB,Changed,milestone\n", "x.csv", csv (), NULL);
  g_assert_true (cordon_import_is_empty (third));
}

static void
test_what_nothing_names_comes_in_once (Fixture *fixture, gconstpointer data)
{
  const char *text = "kind,title\nmilestone,Same\nmilestone,Same\nmilestone,Other\n";
  g_autoptr (CordonImport) again = NULL;

  take (fixture, "x.csv", text);
  again = read_text (fixture->plan, text, "x.csv", csv (), NULL);
  g_assert_cmpstr (setting (again, "key"), ==, "-");
  assert_fates (again, "plan_item", 0, 0, 3, 0);
}

static void
test_code_of_several_rows_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonImport) import = NULL;

  take (fixture, "x.csv", "id,code,title,kind\nx,A,One,milestone\ny,A,Two,milestone\n");
  import = read_text (fixture->plan, "code,title,kind\nA,Three,milestone\n", "x.csv", csv (), NULL);
  assert_fates (import, "plan_item", 0, 0, 0, 1);
  assert_note (import, CORDON_IMPORT_ERROR, 2, "Several rows");
}

static void
test_references_by_what_people_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonImport) import = NULL;
  g_autofree char *owner = NULL;
  g_autoptr (CordonRow) child = NULL;
  g_autoptr (CordonRow) parent = NULL;

  take (fixture, "party.csv", "kind,name,abbreviation\nagency,Customs Authority,CA\nagency,Twin,T1\nagency,Twin,T2\n");
  import = read_text (fixture->plan,
                      "code,title,kind,parent,owner\n1.1,Child,commitment,1,CA\n1,Parent,goal,,customs authority\n"
                      "2,Lost,goal,nowhere,Twin\n",
                      "x.csv", csv (), NULL);
  assert_fates (import, "plan_item", 3, 0, 0, 0);
  assert_note (import, CORDON_IMPORT_ERROR, 4, "nowhere");
  assert_note (import, CORDON_IMPORT_ERROR, 4, "several rows");
  bring_in (fixture, import);
  child = row_where (fixture, "plan_item", "code", "1.1");
  parent = row_where (fixture, "plan_item", "code", "1");
  g_assert_cmpstr (cordon_row_get_text (child, "parent"), ==, cordon_row_get_id (parent));
  g_assert_cmpstr (cordon_row_get_text (child, "owner"), ==, cordon_row_get_text (parent, "owner"));
  g_assert_cmpstr (cordon_row_get_text (parent, "rank"), >, cordon_row_get_text (child, "rank"));
}

/* Nothing is lost */

static void
test_unknown_columns_are_kept_once (Fixture *fixture, gconstpointer data)
{
  const char *text = "name,kind,note,Phone line\nCustoms,agency,Known,555\nPost,agency,,556\n";
  g_autoptr (CordonImport) first = read_text (fixture->plan, text, "x.csv", csv (), NULL);
  g_autoptr (CordonImport) again = NULL;

  assert_note (first, CORDON_IMPORT_KEPT, 0, "Phone line");
  bring_in (fixture, first);
  assert_text (fixture, "party", "name", "Customs", "note", "Known\nPhone line: 555");
  assert_text (fixture, "party", "name", "Post", "note", "Phone line: 556");
  again =
      read_text (fixture->plan, "name,kind,Phone line\nCustoms,agency,777\nPost,agency,556\n", "x.csv", csv (), NULL);
  assert_fates (again, "party", 0, 1, 1, 0);
  bring_in (fixture, again);
  assert_text (fixture, "party", "name", "Customs", "note", "Known\nPhone line: 777");
}

static void
test_empty_cells_empty_nothing_unless_told (Fixture *fixture, gconstpointer data)
{
  const char *text = "name,kind,note\nCustoms,agency,\n";
  g_autoptr (CordonImport) keeps = NULL;
  g_autoptr (CordonImport) clears = NULL;

  take (fixture, "x.csv", "name,kind,note\nCustoms,agency,Something\n");
  keeps = read_text (fixture->plan, text, "x.csv", csv (), NULL);
  assert_fates (keeps, "party", 0, 0, 1, 0);
  assert_note (keeps, CORDON_IMPORT_INFORMATION, 0, "stays there");
  clears = read_text (fixture->plan, text, "x.csv", csv (), "empty", "clear", NULL);
  assert_fates (clears, "party", 0, 1, 0, 0);
  bring_in (fixture, clears);
  assert_text (fixture, "party", "name", "Customs", "note", NULL);
}

static void
test_columns_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonImport) nothing =
      read_text (fixture->plan, "foo,bar\nx,y\n", "x.csv", csv (), "kind", "party", NULL);
  g_autoptr (CordonImport) bare = read_text (fixture->plan, "x,12\ny,13\n", "x.csv", csv (), "kind", "party", NULL);
  g_autoptr (CordonImport) import = NULL;

  g_assert_true (cordon_import_is_empty (nothing));
  assert_note (nothing, CORDON_IMPORT_ERROR, 0, "No column");
  g_assert_cmpstr (setting (nothing, "heading"), ==, "yes");
  g_assert_cmpstr (setting (bare, "heading"), ==, "no");
  import = read_text (fixture->plan, "Bezeichnung,Was\nZoll,agency\n", "x.csv", csv (), "kind", "party", "heading",
                      "yes", "column-1", "name", "column-2", "kind", NULL);
  assert_fates (import, "party", 1, 0, 0, 0);
}

/* Bad input */

static void
assert_refused (Fixture *fixture, GBytes *bytes, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonImport) import = try_read (fixture->plan, bytes, "bad.csv", csv (), NULL, &error);

  g_assert_null (import);
  g_assert_error (error, CORDON_ERROR, CORDON_ERROR_INVALID);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not say “%s”", error->message, word);
  g_assert_cmpuint (strlen (error->message), <, 1000);
}

static void
test_unbalanced_quotes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CordonImport) import =
      read_text (fixture->plan, "name,kind\nA,agency\n\"B,agency\nC,agency\n", "x.csv", csv (), NULL);
  g_autoptr (CordonImport) middle =
      read_text (fixture->plan, "name,kind\n\"A,agency\nB\"x,agency,\nC,agency\n", "x.csv", csv (), NULL);

  assert_fates (import, "party", 1, 0, 0, 0);
  assert_note (import, CORDON_IMPORT_ERROR, 3, "quotation mark");
  assert_note (middle, CORDON_IMPORT_ERROR, 2, "quotation mark");
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  const char *text = "name,kind,note\nA,agency,\"one\ntwo\"\nB,agency,x\n";

  for (gsize n = 0; n <= strlen (text); n++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, n);
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonImport) import = try_read (fixture->plan, bytes, "x.csv", csv (), NULL, &error);

      g_assert_true (import != NULL || error != NULL);
    }
}

static void
test_bytes_that_are_no_letters (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "name,kind,note\nSeñor,agency,é\nJos\xE9,agency,ñ ñ ñ\nNul\0x,agency,y\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonImport) import = try_read (fixture->plan, bytes, "x.csv", csv (), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (setting (import, "encoding"), ==, "UTF-8");
  assert_fates (import, "party", 1, 0, 0, 2);
  assert_note (import, CORDON_IMPORT_ERROR, 3, "no letters");
  assert_note (import, CORDON_IMPORT_ERROR, 4, "no letters");
}

static void
test_a_picture_is_no_text (Fixture *fixture, gconstpointer data)
{
  static const guchar head[] = {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0};
  g_autoptr (GByteArray) noise = g_byte_array_new ();
  g_autoptr (GBytes) archive = g_bytes_new_static (head, sizeof head);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new_static ("\n\n  \n", 5);

  for (guint i = 0; i < 5000; i++)
    g_byte_array_append (noise, (const guint8[]){(guint8) (i * 7919 % 251)}, 1);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&noise));
  assert_refused (fixture, bytes, "no text");
  assert_refused (fixture, archive, "no text");
  assert_refused (fixture, nothing, "nothing in");
}

static void
test_a_million_columns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("name,kind\nA,agency\nB");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, ",x");
  bytes = g_bytes_new (text->str, text->len);
  assert_refused (fixture, bytes, "Line 3");
}

static void
test_one_line_of_100_mb (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("name,kind\n");
  gsize at = text->len;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonImport) import = NULL;

  g_string_set_size (text, at + 100 * 1024 * 1024);
  memset (text->str + at, 'x', text->len - at);
  g_string_append (text, ",agency\nB,agency\n");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  import = try_read (fixture->plan, bytes, "x.csv", csv (), NULL, &error);
  g_assert_no_error (error);
  assert_fates (import, "party", 1, 0, 0, 1);
  assert_note (import, CORDON_IMPORT_ERROR, 2, "that much text");
}

/* Whatever is read, what it makes of it can be committed, and is then in the plan. */
static void
test_random_damage (Fixture *fixture, gconstpointer data)
{
  const char *seeds[] = {
      "code,title,kind,parent,due,horizon\n1,One,goal,,2025-01-31,2025\n1.1,\"Two, \"\"x\"\"\",initiative,1,,\n",
      "name;lat;lon;country\nA;1,5;2,5;MX\nB;-3;4;United States\n",
      "id\tkind\tname\tvalid_from\tvalid_to\nx\tagency\tA\t1/2/2024\t3/4/2025\ny\ttciu\tB\t\t\n"};
  static const char letters[] = ",;\t\"\n\r'=x1-./\\\0\xC3\xFF ";
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 80; i++)
    {
      g_autoptr (GString) text = g_string_new (seeds[i % G_N_ELEMENTS (seeds)]);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (CordonImport) import = NULL;

      for (int n = g_rand_int_range (random, 1, 8); n > 0; n--)
        {
          gsize at = (gsize) g_rand_int_range (random, 0, (gint32) text->len);
          char letter = letters[g_rand_int_range (random, 0, sizeof letters - 1)];

          if (g_rand_boolean (random))
            text->str[at] = letter;
          else if (g_rand_boolean (random))
            g_string_insert_len (text, (gssize) at, &letter, 1);
          else
            g_string_erase (text, (gssize) at, 1);
        }
      bytes = g_bytes_new (text->str, text->len);
      import = try_read (fixture->plan, bytes, "x.csv", csv (), NULL, &error);
      if (import != NULL && !cordon_import_is_empty (import))
        bring_in (fixture, import);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_CTYPE, "C.UTF-8");
  if (g_getenv ("CORDON_LOCALEDIR") != NULL)
    bindtextdomain (GETTEXT_PACKAGE, g_getenv ("CORDON_LOCALEDIR"));
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/signs-of-numbers-and-dates", test_signs_of_numbers_and_dates);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/csv/there-and-back", test_there_and_back);
  ADD ("/csv/spreadsheets-run-nothing", test_spreadsheets_run_nothing);
  ADD ("/csv/finds-how-it-is-written", test_finds_how_it_is_written);
  ADD ("/csv/what-could-be-either-is-told", test_what_could_be_either_is_told);
  ADD ("/csv/encodings", test_encodings);
  ADD ("/csv/no-date-is-an-error-on-that-cell", test_no_date_is_an_error_on_that_cell);
  ADD ("/csv/headings-in-any-language", test_headings_in_any_language);
  ADD ("/csv/again-it-updates", test_again_it_updates);
  ADD ("/csv/what-nothing-names-comes-in-once", test_what_nothing_names_comes_in_once);
  ADD ("/csv/code-of-several-rows-is-refused", test_code_of_several_rows_is_refused);
  ADD ("/csv/references-by-what-people-write", test_references_by_what_people_write);
  ADD ("/csv/unknown-columns-are-kept-once", test_unknown_columns_are_kept_once);
  ADD ("/csv/empty-cells-empty-nothing-unless-told", test_empty_cells_empty_nothing_unless_told);
  ADD ("/csv/columns-by-hand", test_columns_by_hand);
  ADD ("/csv/bad/unbalanced-quotes", test_unbalanced_quotes);
  ADD ("/csv/bad/truncated", test_truncated);
  ADD ("/csv/bad/bytes-that-are-no-letters", test_bytes_that_are_no_letters);
  ADD ("/csv/bad/a-picture-is-no-text", test_a_picture_is_no_text);
  ADD ("/csv/bad/a-million-columns", test_a_million_columns);
  ADD ("/csv/bad/one-line-of-100-mb", test_one_line_of_100_mb);
  ADD ("/csv/bad/random-damage", test_random_damage);
#undef ADD
  return g_test_run ();
}
