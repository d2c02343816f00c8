/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a table's columns mean: which kind its rows are of, which field a column is, how numbers and dates are written,
 * and what names a row. All of it is found out from the headings and the cells, told as a setting, and otherwise where
 * a person says so. Headings are known in every language of the program. */

#include "formats/cordon-columns-private.h"

#include <langinfo.h>
#include <string.h>

#include "base/cordon-catalog.h"
#include "base/cordon-text.h"
#include "formats/cordon-csv.h"

#include <glib/gi18n-lib.h>

/* So much of a cell is shown. */
#define SHOWN 40

static const char *const naming[] = {"code", "ref", "locode", "abbreviation", "name", "title"};

const char *
cordon_columns_get (CordonColumns *self, guint row, guint column)
{
  const char *cell = cordon_sheet_get (self->table, row, column);

  return cell != NULL ? cordon_csv_unguard (cell) : NULL;
}

guint
cordon_columns_names (const CordonKind *kind, const CordonField *names[8])
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (naming); i++)
    {
      const CordonField *field = cordon_kind_field (kind, naming[i]);

      if (field != NULL)
        names[n++] = field;
    }
  return n;
}

GHashTable *
cordon_columns_words (const CordonField *field)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const CordonChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    g_hash_table_insert (words, g_strdup (choice->value), (gpointer) choice->value);
  for (const CordonChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    {
      g_autoptr (GPtrArray) labels = cordon_catalog_words (NULL, "vocabulary", choice->label);

      for (guint i = 0; i < labels->len; i++)
        {
          g_autofree char *folded = cordon_text_fold (labels->pdata[i]);

          if (!g_hash_table_contains (words, folded))
            g_hash_table_insert (words, g_steal_pointer (&folded), (gpointer) choice->value);
        }
    }
  return words;
}

/* Headings */

/* Without case, diacritics, and what stands for a space. */
static char *
normalize (const char *heading)
{
  g_autofree char *folded = NULL;
  GString *words = g_string_new (NULL);

  if (strlen (heading) > 200)
    return g_string_free (words, FALSE);
  folded = cordon_text_fold (heading);
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isalnum (letter))
        g_string_append_unichar (words, letter);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);
  return g_string_free (words, FALSE);
}

static void
add_name (GHashTable *names, const char *word, const char *name)
{
  g_autofree char *normal = normalize (word);

  if (*normal != '\0' && !g_hash_table_contains (names, normal))
    g_hash_table_insert (names, g_steal_pointer (&normal), (gpointer) name);
}

/* Every way to name a field of a kind → its name; the ID is "id". Fields of one label: the first has it. */
static GHashTable *
name_fields (const CordonKind *kind)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) ids = cordon_catalog_words (NULL, "field", "ID");

  for (guint i = 0; i < kind->n_fields; i++)
    add_name (names, kind->fields[i].name, kind->fields[i].name);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autoptr (GPtrArray) words = cordon_catalog_words (NULL, "field", kind->fields[i].label);

      for (guint j = 0; j < words->len; j++)
        add_name (names, words->pdata[j], kind->fields[i].name);
    }
  for (guint i = 0; i < ids->len; i++)
    add_name (names, ids->pdata[i], "id");
  return names;
}

static guint
count_columns (CordonSheet *table)
{
  guint n = 0;

  for (guint i = 0; i < cordon_sheet_get_n_rows (table) && i < 100; i++)
    n = MAX (n, cordon_sheet_get_n_cells (table, i));
  return MIN (n, CORDON_SHEET_MOST_COLUMNS);
}

/* How much of a column's first cells is in the vocabulary of a field, from 0 to 1. */
static double
share_of_words (CordonColumns *self, guint column, const CordonField *field)
{
  g_autoptr (GHashTable) words = cordon_columns_words (field);
  guint n = 0, n_known = 0;

  for (guint row = 1; row < cordon_sheet_get_n_rows (self->table) && n < 20; row++)
    {
      const char *cell = cordon_columns_get (self, row, column);
      g_autofree char *folded = NULL;

      if (cell == NULL || *cell == '\0' || strlen (cell) > 200)
        continue;
      folded = cordon_text_fold (cell);
      n++;
      n_known += g_hash_table_contains (words, cell) || g_hash_table_contains (words, folded);
    }
  return n > 0 ? (double) n_known / n : 0.5;
}

/* How well a kind fits the headings, and what stands under those with a vocabulary. */
static double
score_kind (CordonColumns *self, const CordonKind *kind, guint n_columns, guint *n_known)
{
  g_autoptr (GHashTable) names = name_fields (kind);
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  double words = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      const char *heading = cordon_columns_get (self, 0, i);
      g_autofree char *normal = normalize (heading != NULL ? heading : "");
      const char *name = g_hash_table_lookup (names, normal);
      const CordonField *field = name != NULL ? cordon_kind_field (kind, name) : NULL;

      if (name == NULL || !g_hash_table_add (met, (gpointer) name))
        continue;
      if (field != NULL && field->type == CORDON_FIELD_CHOICE)
        words += share_of_words (self, i, field) * 2 - 1;
    }
  *n_known = g_hash_table_size (met);
  return *n_known + words;
}

/* Whether a file is called as a kind is: "measure.csv", "Medidas 2025.csv". */
static gboolean
is_named_for (const char *name, const CordonKind *kind)
{
  g_autoptr (GPtrArray) words = cordon_catalog_words (NULL, "kind", kind->label);
  const char *dot = strrchr (name, '.');
  g_autofree char *stem = g_strndup (name, dot != NULL ? (gsize) (dot - name) : strlen (name));
  g_autofree char *normal = normalize (stem);

  g_ptr_array_add (words, g_strdup (kind->name));
  for (guint i = 0; i < words->len; i++)
    {
      g_autofree char *word = normalize (words->pdata[i]);

      if (g_str_has_prefix (normal, word) && !g_ascii_islower (normal[strlen (word)]))
        return TRUE;
    }
  return FALSE;
}

static void
find_kind (CordonColumns *self, guint n_columns, guint *n_known)
{
  const CordonKind *asked = cordon_kind_find (cordon_import_job_get_option (self->job, "kind"));
  const char *name = cordon_import_job_get_name (self->job);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  double best = 0;

  *n_known = 0;
  for (const CordonKind *const *kind = cordon_kind_all (); *kind != NULL; kind++)
    {
      guint known;
      double its_score = score_kind (self, *kind, n_columns, &known);

      if (is_named_for (name, *kind))
        its_score += known + 0.5;
      if (asked == *kind || (asked == NULL && (self->kind == NULL || its_score > best)))
        {
          self->kind = *kind;
          best = its_score;
          *n_known = known;
        }
      g_ptr_array_add (values, (gpointer) (*kind)->name);
      g_ptr_array_add (labels, (gpointer) cordon_kind_label (*kind));
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (labels, NULL);
  cordon_import_job_add_setting (self->job, "kind", C_ ("import setting", "Rows are"), NULL, NULL, self->kind->name,
                                 (const char *const *) values->pdata, (const char *const *) labels->pdata);
}

static gboolean
is_yes (CordonColumns *self, const char *name, gboolean otherwise)
{
  const char *option = cordon_import_job_get_option (self->job, name);

  return option != NULL ? g_str_equal (option, "yes") : otherwise;
}

/* Whether what stands first looks like cells rather than like names of columns: a number or a date is no name. */
static gboolean
begins_with_cells (CordonColumns *self, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      const char *cell = cordon_columns_get (self, 0, i);
      char plain[64], iso[11];
      gboolean time, year;

      if (cell != NULL && strlen (cell) < 60
          && (cordon_values_parse_number (cell, '.', plain, sizeof plain)
              || cordon_values_parse_number (cell, ',', plain, sizeof plain)
              || cordon_values_parse_date (cell, CORDON_DATES_DMY, iso, &time, &year)
              || cordon_values_parse_date (cell, CORDON_DATES_MDY, iso, &time, &year)))
        return TRUE;
    }
  return FALSE;
}

static void
find_heading (CordonColumns *self, guint n_columns, guint n_known)
{
  const char *labels[] = {C_ ("import setting", "Names of columns"), C_ ("import setting", "A row like the others"),
                          NULL};
  gboolean heading = is_yes (self, "heading", n_known > 0 || !begins_with_cells (self, n_columns));

  self->first_row = heading ? 1 : 0;
  cordon_import_job_add_setting (self->job, "heading", C_ ("import setting", "First line"), NULL, NULL,
                                 heading ? "yes" : "no", (const char *const[]){"yes", "no", NULL}, labels);
}

/* One line of a cell, cut where it is long. */
static char *
show (const char *cell)
{
  g_autofree char *head = g_utf8_substring (cell, 0, MIN (g_utf8_strlen (cell, SHOWN * 4), SHOWN));
  g_autofree char *clean = cordon_text_clean (head, 0, FALSE);

  return strlen (head) < strlen (cell) ? g_strconcat (clean, "…", NULL) : g_steal_pointer (&clean);
}

/* The first cells of a column that hold something. */
static char *
show_samples (CordonColumns *self, guint column)
{
  GString *samples = g_string_new (NULL);
  guint n = 0;

  for (guint row = self->first_row; row < cordon_sheet_get_n_rows (self->table) && row < 200 && n < 3; row++)
    {
      const char *cell = cordon_columns_get (self, row, column);

      if (cell != NULL && *cell != '\0')
        {
          g_autofree char *shown = show (cell);

          g_string_append_printf (samples, "%s%s", n++ > 0 ? " · " : "", shown);
        }
    }
  return g_string_free (samples, FALSE);
}

static const char *
value_of (const CordonColumn *column)
{
  return column->meaning == CORDON_COLUMN_ID        ? "id"
         : column->meaning == CORDON_COLUMN_FIELD   ? column->field->name
         : column->meaning == CORDON_COLUMN_TO_NOTE ? "+note"
                                                    : "-";
}

static void
set_meaning (CordonColumns *self, CordonColumn *column, const char *value)
{
  const CordonField *field = cordon_kind_field (self->kind, value);

  if (g_strcmp0 (value, "id") == 0)
    column->meaning = CORDON_COLUMN_ID;
  else if (g_strcmp0 (value, "+note") == 0 && cordon_kind_field (self->kind, "note") != NULL)
    column->meaning = CORDON_COLUMN_TO_NOTE;
  else if (field != NULL)
    {
      column->meaning = CORDON_COLUMN_FIELD;
      column->field = field;
    }
}

static void
tell_column (CordonColumns *self, guint index)
{
  const CordonColumn *column = &g_array_index (self->columns, CordonColumn, index);
  g_autofree char *name = g_strdup_printf ("column-%u", index + 1);
  g_autofree char *samples = show_samples (self, index);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_ptr_array_add (values, (gpointer) "-");
  g_ptr_array_add (labels, (gpointer) C_ ("import setting", "Left out"));
  if (cordon_kind_field (self->kind, "note") != NULL)
    {
      g_ptr_array_add (values, (gpointer) "+note");
      g_ptr_array_add (labels, (gpointer) C_ ("import setting", "Kept in the note"));
    }
  g_ptr_array_add (values, (gpointer) "id");
  g_ptr_array_add (labels, (gpointer) C_ ("field", "ID"));
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      g_ptr_array_add (values, (gpointer) self->kind->fields[i].name);
      g_ptr_array_add (labels, (gpointer) cordon_field_label (&self->kind->fields[i]));
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (labels, NULL);
  cordon_import_job_add_setting (self->job, name, column->heading, C_ ("import setting", "Columns"), samples,
                                 value_of (column), (const char *const *) values->pdata,
                                 (const char *const *) labels->pdata);
}

static void
find_columns (CordonColumns *self, guint n_columns)
{
  g_autoptr (GHashTable) names = name_fields (self->kind);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_columns; i++)
    {
      const char *cell = self->first_row > 0 ? cordon_columns_get (self, 0, i) : NULL;
      g_autofree char *option = g_strdup_printf ("column-%u", i + 1);
      const char *asked = cordon_import_job_get_option (self->job, option);
      CordonColumn column = {.meaning = CORDON_COLUMN_LEFT_OUT};

      /* Translators: a column that has no heading; %u is which, from the left. */
      column.heading = cell != NULL && *cell != '\0' ? show (cell) : g_strdup_printf (_ ("Column %u"), i + 1);
      if (asked == NULL && cell != NULL)
        {
          g_autofree char *normal = normalize (cell);

          asked = g_hash_table_lookup (names, normal);
          if (asked == NULL && *cell != '\0')
            asked = "+note";
          /* Two columns of one name: the first is it. */
          else if (asked != NULL && g_hash_table_contains (taken, asked))
            asked = "+note";
        }
      set_meaning (self, &column, asked);
      if (column.meaning == CORDON_COLUMN_FIELD || column.meaning == CORDON_COLUMN_ID)
        {
          const char *value = value_of (&column);

          if (!g_hash_table_add (taken, (gpointer) value))
            column.meaning = CORDON_COLUMN_LEFT_OUT;
        }
      g_array_append_val (self->columns, column);
    }
}

/* How numbers and dates are written */

static void
see_cells (CordonColumns *self, CordonSigns *signs)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const CordonColumn *column = &g_array_index (self->columns, CordonColumn, i);
      gboolean number = column->meaning == CORDON_COLUMN_FIELD
                        && (column->field->type == CORDON_FIELD_NUMBER || column->field->type == CORDON_FIELD_INTEGER);
      gboolean date = column->meaning == CORDON_COLUMN_FIELD && column->field->type == CORDON_FIELD_DATE;

      for (guint row = self->first_row; (number || date) && row < cordon_sheet_get_n_rows (self->table); row++)
        {
          const char *cell = cordon_columns_get (self, row, i);

          if (cell == NULL || *cell == '\0')
            continue;
          if (number)
            cordon_signs_see_number (signs, cell);
          else
            cordon_signs_see_date (signs, cell);
        }
    }
}

static void
find_signs (CordonColumns *self)
{
  static const char *const orders[] = {"dmy", "mdy", "ymd", NULL};
  static const char *const order_labels[] = {"31/03/2025", "03/31/2025", "2025-03-31", NULL};
  static const char *const decimal_labels[] = {"1,234.5", "1.234,5", NULL};
  const char *decimal = cordon_import_job_get_option (self->job, "decimal");
  const char *order = cordon_import_job_get_option (self->job, "dates");
  const char *local = nl_langinfo (D_FMT);
  gboolean months_first = g_str_has_prefix (local, "%m") || g_str_has_prefix (local, "%D");
  CordonSigns signs = {0};

  see_cells (self, &signs);
  self->decimal = cordon_signs_get_decimal (&signs, self->between_cells);
  if (decimal != NULL)
    self->decimal = g_str_equal (decimal, "comma") ? ',' : '.';
  self->dates = cordon_signs_get_dates (&signs, months_first);
  for (guint i = 0; order != NULL && orders[i] != NULL; i++)
    {
      if (g_str_equal (orders[i], order))
        self->dates = (CordonDates) i;
    }
  cordon_import_job_add_setting (self->job, "decimal", C_ ("import setting", "Decimal mark"), NULL, NULL,
                                 self->decimal == ',' ? "comma" : "point",
                                 (const char *const[]){"point", "comma", NULL}, decimal_labels);
  cordon_import_job_add_setting (self->job, "dates", C_ ("import setting", "Dates"), NULL, NULL, orders[self->dates],
                                 orders, order_labels);
  if (decimal == NULL && signs.open_marks > 0 && signs.points == signs.commas)
    cordon_import_job_note (self->job, CORDON_IMPORT_INFORMATION, 0, NULL,
                            self->decimal == ','
                                ? _ ("Some numbers could be read in two ways. Their comma was taken for the decimal "
                                     "mark, and 1.234 for one thousand two hundred and thirty-four.")
                                : _ ("Some numbers could be read in two ways. Their point was taken for the decimal "
                                     "mark, and 1,234 for one thousand two hundred and thirty-four."));
  if (order == NULL && signs.open_dates > 0 && signs.days_first == signs.months_first)
    cordon_import_job_note (self->job, CORDON_IMPORT_INFORMATION, 0, NULL,
                            self->dates == CORDON_DATES_MDY
                                ? _ ("Some dates could be read in two ways. 2/3/2025 was taken for February 3.")
                                : _ ("Some dates could be read in two ways. 2/3/2025 was taken for March 2."));
}

/* What names a row */

static guint
find_field_column (CordonColumns *self, const CordonField *field)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const CordonColumn *column = &g_array_index (self->columns, CordonColumn, i);

      if (field == NULL ? column->meaning == CORDON_COLUMN_ID
                        : column->meaning == CORDON_COLUMN_FIELD && column->field == field)
        return i;
    }
  return G_MAXUINT;
}

/* Whether a column names each row, and each differently. */
static gboolean
tells_apart (CordonColumns *self, guint column)
{
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = self->first_row; row < cordon_sheet_get_n_rows (self->table); row++)
    {
      const char *cell = cordon_columns_get (self, row, column);

      if (cell == NULL || *cell == '\0' || !g_hash_table_add (met, (gpointer) cell))
        return FALSE;
    }
  return TRUE;
}

static void
find_key (CordonColumns *self)
{
  const CordonField *names[8];
  guint n = cordon_columns_names (self->kind, names);
  const char *asked = cordon_import_job_get_option (self->job, "key");
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  const char *value = "-";

  if (find_field_column (self, NULL) != G_MAXUINT)
    {
      g_ptr_array_add (values, (gpointer) "id");
      g_ptr_array_add (labels, (gpointer) C_ ("field", "ID"));
      value = "id";
    }
  for (guint i = 0; i < n; i++)
    {
      guint column = find_field_column (self, names[i]);

      if (column == G_MAXUINT)
        continue;
      g_ptr_array_add (values, (gpointer) names[i]->name);
      g_ptr_array_add (labels, (gpointer) cordon_field_label (names[i]));
      /* A code or a reference is made for that; a name only where it tells all apart. */
      if (g_str_equal (value, "-")
          && (g_str_equal (names[i]->name, "code") || g_str_equal (names[i]->name, "ref")
              || tells_apart (self, column)))
        value = names[i]->name;
    }
  g_ptr_array_add (values, (gpointer) "-");
  g_ptr_array_add (labels, (gpointer) C_ ("import setting", "Nothing"));
  for (guint i = 0; asked != NULL && i < values->len; i++)
    {
      if (g_str_equal (values->pdata[i], asked))
        value = values->pdata[i];
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (labels, NULL);
  self->by_id = g_str_equal (value, "id");
  self->key = self->by_id ? NULL : cordon_kind_field (self->kind, value);
  cordon_import_job_add_setting (self->job, "key", C_ ("import setting", "Rows are recognized by"), NULL, NULL, value,
                                 (const char *const *) values->pdata, (const char *const *) labels->pdata);
}

/* A field that every row must have, and the file has no column for: one of its choices for all new rows. */
static void
find_for_all (CordonColumns *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const CordonField *field = &self->kind->fields[i];
      g_autofree char *name = g_strconcat ("all-", field->name, NULL);
      const char *asked = cordon_import_job_get_option (self->job, name);
      g_autoptr (GPtrArray) values = g_ptr_array_new ();
      g_autoptr (GPtrArray) labels = g_ptr_array_new ();
      const char *value = "-";
      g_autofree char *label = NULL;

      if ((field->flags & CORDON_FIELD_REQUIRED) == 0 || field->type != CORDON_FIELD_CHOICE
          || find_field_column (self, field) != G_MAXUINT)
        continue;
      g_ptr_array_add (values, (gpointer) "-");
      g_ptr_array_add (labels, (gpointer) C_ ("import setting", "Not said"));
      for (const CordonChoice *choice = field->choices; choice->value != NULL; choice++)
        {
          g_ptr_array_add (values, (gpointer) choice->value);
          g_ptr_array_add (labels, (gpointer) cordon_field_choice_label (field, choice->value));
          if (g_strcmp0 (asked, choice->value) == 0)
            value = choice->value;
        }
      g_ptr_array_add (values, NULL);
      g_ptr_array_add (labels, NULL);
      if (!g_str_equal (value, "-"))
        g_hash_table_insert (self->for_all, (gpointer) field->name, (gpointer) value);
      /* Translators: %s is the name of a field, such as Kind: what it is in every new row of a file. */
      label = g_strdup_printf (C_ ("import setting", "%s of all new rows"), cordon_field_label (field));
      cordon_import_job_add_setting (self->job, name, label, NULL, NULL, value, (const char *const *) values->pdata,
                                     (const char *const *) labels->pdata);
    }
}

static void
find_clears (CordonColumns *self)
{
  const char *labels[] = {C_ ("import setting", "Leave what is in the plan"), C_ ("import setting", "Empty the field"),
                          NULL};

  self->clears = g_strcmp0 (cordon_import_job_get_option (self->job, "empty"), "clear") == 0;
  cordon_import_job_add_setting (self->job, "empty", C_ ("import setting", "Empty cells"), NULL, NULL,
                                 self->clears ? "clear" : "keep", (const char *const[]){"keep", "clear", NULL}, labels);
}

static void
clear_column (gpointer data)
{
  CordonColumn *column = data;

  g_free (column->heading);
  g_clear_pointer (&column->words, g_hash_table_unref);
}

/* What comes of columns that are no field. */
static void
tell_columns (CordonColumns *self)
{
  gboolean known = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const CordonColumn *column = &g_array_index (self->columns, CordonColumn, i);
      g_autofree char *option = g_strdup_printf ("column-%u", i + 1);

      known = known || column->meaning == CORDON_COLUMN_FIELD;
      tell_column (self, i);
      if (column->meaning == CORDON_COLUMN_TO_NOTE)
        cordon_import_job_note_printf (self->job, CORDON_IMPORT_KEPT, 0, column->heading,
                                       _ ("There is no field for the column “%s”. What stands there is kept in the "
                                          "note of its row."),
                                       column->heading);
      else if (column->meaning == CORDON_COLUMN_LEFT_OUT && cordon_import_job_get_option (self->job, option) == NULL)
        cordon_import_job_note_printf (self->job, CORDON_IMPORT_LEFT_OUT, 0, column->heading,
                                       _ ("It isn’t known what the column “%s” means, so it is left out. Say which "
                                          "field it is."),
                                       column->heading);
    }
  if (!known)
    cordon_import_job_note (self->job, CORDON_IMPORT_ERROR, 0, NULL,
                            _ ("No column is a field of what comes in. Say what the rows are, or which field each "
                               "column is."));
}

void
cordon_columns_find (CordonColumns *self)
{
  guint n_columns = count_columns (self->table);
  guint n_known;

  self->columns = g_array_new (FALSE, FALSE, sizeof (CordonColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->for_all = g_hash_table_new (g_str_hash, g_str_equal);
  find_kind (self, n_columns, &n_known);
  find_heading (self, n_columns, n_known);
  find_columns (self, n_columns);
  find_signs (self);
  find_key (self);
  find_for_all (self);
  find_clears (self);
  tell_columns (self);
}

void
cordon_columns_clear (CordonColumns *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->for_all, g_hash_table_unref);
}

gboolean
cordon_sheet_import (CordonImportJob *job, CordonSheet *table, char between_cells, GError **error)
{
  CordonColumns columns = {.job = job, .table = table, .between_cells = between_cells};
  gboolean imported;

  cordon_columns_find (&columns);
  imported = cordon_rows_import (&columns, error);
  cordon_columns_clear (&columns);
  return imported;
}
