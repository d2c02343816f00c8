/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table's rows, as rows of a plan. Which row of the plan each is follows from its ID or what else names it; a row
 * that nothing names is known by all of its cells, so that the same file twice makes no row twice. Cells are read by
 * their field's type, and one that can't be read is told and left out.
 *
 * Three goes: what the rows refer to is looked up, then the rows themselves, as the ID of a tie or link follows from
 * its ends; then they are put. */

#include <string.h>

#include "base/cordon-number.h"
#include "base/cordon-text.h"
#include "formats/cordon-columns-private.h"
#include "formats/cordon-decode.h"
#include "formats/cordon-finder.h"
#include "model/cordon-country.h"
#include "model/cordon-link.h"
#include "model/cordon-tie.h"
#include "model/cordon-translation.h"

#include <glib/gi18n-lib.h>

/* What is longer is no number, date or choice. */
#define MOST_SHORT 200

typedef struct
{
  CordonColumns *columns;
  GHashTable *finders; /* kind → CordonFinder */
  CordonFinder *own;
  GPtrArray *ids;      /* of each row: its id */
  GPtrArray *standing; /* of each row: that of the plan which it is, the finder's; NULL where it is new */
  GPtrArray *several;  /* of each row: whether it could be several of the plan */
  GArray *cells;       /* of CordonImportCell: the row that is being read */
  GString *note;
  char **ranks; /* for the rows that are new */
  guint n_ranked;
  guint n_kept;
  gboolean short_years;
} Rows;

static CordonImportJob *
job_of (Rows *self)
{
  return self->columns->job;
}

static const CordonColumn *
column_at (Rows *self, guint index)
{
  return &g_array_index (self->columns->columns, CordonColumn, index);
}

static guint
line_of (Rows *self, guint row)
{
  return cordon_sheet_get_line (self->columns->table, row);
}

/* Returns: (nullable): what stands in the column of a field */
static const char *
cell_of (Rows *self, guint row, const char *field)
{
  for (guint i = 0; i < self->columns->columns->len; i++)
    {
      const CordonColumn *column = column_at (self, i);

      if (field == NULL ? column->meaning == CORDON_COLUMN_ID
                        : column->meaning == CORDON_COLUMN_FIELD && g_str_equal (column->field->name, field))
        {
          const char *cell = cordon_columns_get (self->columns, row, i);

          return cell != NULL && *cell != '\0' ? cell : NULL;
        }
    }
  return NULL;
}

/* Choices and countries */

/* What a word of a vocabulary, or a country's name, is stored as. */
static const char *
find_word (CordonColumn *column, const char *text)
{
  const CordonField *field = column->field;
  g_autofree char *folded = NULL;
  gpointer value;

  if (column->words == NULL)
    column->words = field->type == CORDON_FIELD_CHOICE ? cordon_columns_words (field)
                                                       : g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (g_hash_table_lookup_extended (column->words, text, NULL, &value))
    return value;
  folded = cordon_text_fold (text);
  value = field->type == CORDON_FIELD_CHOICE ? g_hash_table_lookup (column->words, folded)
                                             : (gpointer) cordon_country_find_any (text);
  g_hash_table_insert (column->words, g_strdup (text), value);
  return value;
}

/* References */

/* The kind that a reference leads to: its field says it, or the cell beside that holds the kind's name. */
static const CordonKind *
kind_of_reference (Rows *self, guint row, const CordonField *field)
{
  g_autofree char *beside = NULL;

  if (field->reference != NULL)
    return cordon_kind_find (field->reference);
  beside = g_str_has_suffix (field->name, "_row")
               ? g_strdup_printf ("%.*s_kind", (int) strlen (field->name) - 4, field->name)
               : g_strdup ("kind");
  return cordon_kind_find (cell_of (self, row, beside));
}

static CordonFinder *
obtain_finder (Rows *self, const CordonKind *kind)
{
  CordonFinder *finder = g_hash_table_lookup (self->finders, kind);

  if (finder == NULL)
    {
      finder = cordon_finder_new (kind, NULL, FALSE);
      g_hash_table_insert (self->finders, (gpointer) kind, finder);
    }
  return finder;
}

static gboolean
is_reference (const CordonColumn *column)
{
  return column->meaning == CORDON_COLUMN_FIELD && column->field->type == CORDON_FIELD_REFERENCE;
}

static void
want_references (Rows *self)
{
  for (guint i = 0; i < self->columns->columns->len; i++)
    {
      for (guint row = self->columns->first_row;
           is_reference (column_at (self, i)) && row < cordon_sheet_get_n_rows (self->columns->table); row++)
        {
          const char *cell = cordon_columns_get (self->columns, row, i);
          const CordonKind *kind = cell != NULL && *cell != '\0' && strlen (cell) <= MOST_SHORT * 4
                                       ? kind_of_reference (self, row, column_at (self, i)->field)
                                       : NULL;

          if (kind == self->columns->kind)
            cordon_finder_want (self->own, cell);
          else if (kind != NULL)
            cordon_finder_want (obtain_finder (self, kind), cell);
        }
    }
}

static gboolean
search_references (Rows *self, GError **error)
{
  GHashTableIter iter;
  gpointer finder;

  g_hash_table_iter_init (&iter, self->finders);
  while (g_hash_table_iter_next (&iter, NULL, &finder))
    {
      if (!cordon_finder_search (finder, job_of (self), error))
        return FALSE;
    }
  return TRUE;
}

/* Returns: (nullable): the id that a reference leads to; otherwise @problem says why there is none */
static const char *
resolve (Rows *self, guint row, const CordonField *field, const char *text, char **problem)
{
  const CordonKind *kind = kind_of_reference (self, row, field);
  const CordonFound *found = NULL;

  if (kind == NULL)
    {
      *problem = g_strdup (_ ("It refers to something of a kind that is not known."));
      return NULL;
    }
  found = cordon_finder_get (kind == self->columns->kind ? self->own : obtain_finder (self, kind), text);
  if (found != NULL && found->id != NULL)
    return found->id;
  if (found != NULL && found->n_named == 1)
    return found->named;
  if (found != NULL && found->n_named > 1)
    *problem =
        g_strdup_printf (_ ("“%s” is what several rows are called. Write the ID of the one that is meant."), text);
  else
    *problem = g_strdup_printf (_ ("There is nothing called “%s” in the plan or in this file."), text);
  return NULL;
}

/* IDs */

static const char *
resolve_end (Rows *self, guint row, const char *field)
{
  const char *text = cell_of (self, row, field);
  g_autofree char *problem = NULL;

  return text != NULL ? resolve (self, row, cordon_kind_field (self->columns->kind, field), text, &problem) : NULL;
}

static const char *
choice_of (Rows *self, guint row, const char *field)
{
  for (guint i = 0; i < self->columns->columns->len; i++)
    {
      CordonColumn *column = &g_array_index (self->columns->columns, CordonColumn, i);
      const char *cell = cordon_columns_get (self->columns, row, i);

      if (column->meaning == CORDON_COLUMN_FIELD && g_str_equal (column->field->name, field))
        return cell != NULL && *cell != '\0' && strlen (cell) <= MOST_SHORT ? find_word (column, cell) : NULL;
    }
  return NULL;
}

/* The id of what stands for a relation follows from its ends. */
static char *
derive_from_ends (Rows *self, guint row)
{
  const char *kind = self->columns->kind->name;

  if (g_str_equal (kind, "tie"))
    {
      const char *sort = choice_of (self, row, "kind");
      const char *party = resolve_end (self, row, "party");

      return sort != NULL && party != NULL
                 ? cordon_tie_derive_id (sort, party, resolve_end (self, row, "other"),
                                         choice_of (self, row, "country"), cell_of (self, row, "role"))
                 : NULL;
    }
  if (g_str_equal (kind, "link"))
    {
      const char *sort = choice_of (self, row, "kind");
      const char *from = resolve_end (self, row, "from_row");
      const char *to = resolve_end (self, row, "to_row");

      return sort != NULL && from != NULL && to != NULL ? cordon_link_derive_id (sort, from, to) : NULL;
    }
  if (g_str_equal (kind, "translation"))
    {
      const char *of = resolve_end (self, row, "row");
      const char *field = cell_of (self, row, "field");
      const char *language = cell_of (self, row, "language");

      return of != NULL && field != NULL && language != NULL ? cordon_translation_derive_id (of, field, language)
                                                             : NULL;
    }
  return NULL;
}

/* A row that nothing names is known by all its cells; of rows that are alike, by which of them it is. */
static char *
derive_from_cells (Rows *self, GHashTable *met, guint row)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *which = NULL;
  guint n;

  for (guint i = 0; i < self->columns->columns->len; i++)
    {
      const char *cell = cordon_columns_get (self->columns, row, i);

      if (column_at (self, i)->meaning != CORDON_COLUMN_LEFT_OUT && cell != NULL && *cell != '\0')
        g_string_append_printf (all, "%s\001%s\002", column_at (self, i)->heading, cell);
    }
  n = GPOINTER_TO_UINT (g_hash_table_lookup (met, all->str)) + 1;
  g_hash_table_insert (met, g_strdup (all->str), GUINT_TO_POINTER (n));
  which = g_strdup_printf ("%u", n);
  return cordon_id_derive ("csv", self->columns->kind->name, all->str, which, NULL);
}

static const char *
name_of_row (Rows *self, guint row)
{
  const char *name = NULL;

  if (self->columns->by_id)
    name = cell_of (self, row, NULL);
  else if (self->columns->key != NULL)
    name = cell_of (self, row, self->columns->key->name);
  return name != NULL && strlen (name) <= MOST_SHORT * 4 ? name : NULL;
}

/* What each row would be called if it is new, and what must be looked up to know whether it is. */
static void
name_rows (Rows *self)
{
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *key = self->columns->by_id ? "id" : self->columns->key != NULL ? self->columns->key->name : NULL;

  for (guint row = self->columns->first_row; row < cordon_sheet_get_n_rows (self->columns->table); row++)
    {
      const char *name = name_of_row (self, row);
      char *id = NULL;

      if (name != NULL && self->columns->by_id && cordon_id_is_valid (name))
        id = g_strdup (name);
      else if (name != NULL)
        id = cordon_id_derive ("csv", self->columns->kind->name, key, name, NULL);
      else
        id = derive_from_ends (self, row);
      if (id == NULL)
        id = derive_from_cells (self, met, row);
      if (name != NULL)
        cordon_finder_want (self->own, name);
      cordon_finder_want (self->own, id);
      g_ptr_array_add (self->ids, id);
    }
}

static char **
id_at (Rows *self, guint row)
{
  return (char **) &self->ids->pdata[row - self->columns->first_row];
}

/* Which row of the plan each is; its id becomes that row's. */
static void
find_standing (Rows *self, guint row)
{
  const char *name = name_of_row (self, row);
  const CordonFound *named = name != NULL ? cordon_finder_get (self->own, name) : NULL;
  const CordonFound *derived = cordon_finder_get (self->own, *id_at (self, row));
  gboolean several = named != NULL && !self->columns->by_id && named->n_keys > 1;
  CordonRow *standing = NULL;

  if (named != NULL && !several)
    standing = self->columns->by_id ? named->row : named->key_row;
  if (standing == NULL && derived != NULL && !several)
    standing = derived->row;
  if (standing != NULL)
    {
      g_free (*id_at (self, row));
      *id_at (self, row) = g_strdup (cordon_row_get_id (standing));
    }
  g_ptr_array_add (self->standing, standing);
  g_ptr_array_add (self->several, GINT_TO_POINTER (several));
}

/* Rows of the file can be what others of it refer to. */
static void
offer_rows (Rows *self)
{
  const CordonField *names[8];
  guint n = cordon_columns_names (self->columns->kind, names);

  for (guint row = self->columns->first_row; row < cordon_sheet_get_n_rows (self->columns->table); row++)
    {
      const char *id = *id_at (self, row);
      const char *own = cell_of (self, row, NULL);

      if (own != NULL)
        cordon_finder_add (self->own, own, id);
      cordon_finder_add (self->own, id, id);
      for (guint i = 0; i < n; i++)
        {
          const char *name = cell_of (self, row, names[i]->name);

          if (name != NULL)
            cordon_finder_add (self->own, name, id);
        }
    }
}

/* Cells */

static void
refuse_cell (Rows *self, guint row, const CordonColumn *column, char *sentence)
{
  cordon_import_job_note (job_of (self), CORDON_IMPORT_ERROR, line_of (self, row), column->heading, sentence);
  g_free (sentence);
}

static GVariant *
parse_field (const CordonField *field, const char *text, gboolean plain, char **problem)
{
  g_autoptr (GError) error = NULL;
  GVariant *value = NULL;

  if (!cordon_field_parse (field, text, plain, &value, &error))
    *problem = g_strdup (error->message);
  return value;
}

static GVariant *
parse_number (Rows *self, const CordonField *field, const char *text, char **problem)
{
  char plain[64];
  double number;

  if (cordon_values_parse_number (text, self->columns->decimal, plain, sizeof plain))
    {
      if (field->type != CORDON_FIELD_NUMBER || !cordon_number_parse_plain (plain, &number))
        return parse_field (field, plain, TRUE, problem);
      /* Its bounds are seen to when the row is put. */
      return g_variant_ref_sink (g_variant_new_double (number));
    }
  *problem = g_strdup_printf (_ ("“%s” is no number that could be read. It is left out."), text);
  return NULL;
}

static GVariant *
parse_date (Rows *self, guint row, const CordonColumn *column, const char *text, char **problem)
{
  gboolean has_time, short_year;
  char iso[11];

  if (!cordon_values_parse_date (text, self->columns->dates, iso, &has_time, &short_year))
    {
      *problem = g_strdup_printf (_ ("“%s” is no date that could be read. It is left out."), text);
      return NULL;
    }
  self->short_years = self->short_years || short_year;
  if (has_time)
    cordon_import_job_note_printf (job_of (self), CORDON_IMPORT_LEFT_OUT, line_of (self, row), column->heading,
                                   _ ("Of “%s”, the date comes in, and the time of day doesn’t."), text);
  return g_variant_ref_sink (g_variant_new_string (iso));
}

static GVariant *
parse_word (CordonColumn *column, const char *text, char **problem)
{
  const char *word = find_word (column, text);

  if (word != NULL)
    return g_variant_ref_sink (g_variant_new_string (word));
  *problem = column->field->type == CORDON_FIELD_COUNTRY
                 ? g_strdup_printf (_ ("“%s” is no country that is known. It is left out."), text)
                 : g_strdup_printf (_ ("“%s” is none of the values of “%s”. It is left out."), text,
                                    cordon_field_label (column->field));
  return NULL;
}

static GVariant *
parse_reference (Rows *self, guint row, const CordonField *field, const char *text, char **problem)
{
  const char *id = resolve (self, row, field, text, problem);

  return id != NULL ? g_variant_ref_sink (g_variant_new_string (id)) : NULL;
}

static GVariant *
parse_text (const CordonField *field, const char *cell)
{
  char *text = cordon_text_clean (cell, 0, field->type == CORDON_FIELD_LONG_TEXT);

  return g_variant_ref_sink (g_variant_new_take_string (text));
}

/* Returns: (transfer full) (nullable): the value, sunk; otherwise @problem is a sentence */
static GVariant *
parse_cell (Rows *self, guint row, CordonColumn *column, const char *cell, char **problem)
{
  const CordonField *field = column->field;
  gboolean text = field->type == CORDON_FIELD_TEXT || field->type == CORDON_FIELD_LONG_TEXT
                  || field->type == CORDON_FIELD_PERIOD || field->type == CORDON_FIELD_RANK;

  if (strstr (cell, CORDON_REPLACEMENT) != NULL)
    {
      *problem = g_strdup (_ ("Some of its bytes are no letters in this file’s encoding. It is left out."));
      return NULL;
    }
  if (text)
    return parse_text (field, cell);
  if (strlen (cell) > (field->type == CORDON_FIELD_REFERENCE ? MOST_SHORT * 4 : MOST_SHORT))
    {
      *problem = g_strdup_printf (_ ("It is too long for “%s”. It is left out."), cordon_field_label (field));
      return NULL;
    }
  switch (field->type)
    {
    case CORDON_FIELD_INTEGER:
    case CORDON_FIELD_NUMBER:
      return parse_number (self, field, cell, problem);
    case CORDON_FIELD_DATE:
      return parse_date (self, row, column, cell, problem);
    case CORDON_FIELD_CHOICE:
    case CORDON_FIELD_COUNTRY:
      return parse_word (column, cell, problem);
    case CORDON_FIELD_REFERENCE:
      return parse_reference (self, row, field, cell, problem);
    case CORDON_FIELD_YEAR:
    case CORDON_FIELD_QUARTER:
    case CORDON_FIELD_TEXT:
    case CORDON_FIELD_LONG_TEXT:
    case CORDON_FIELD_PERIOD:
    case CORDON_FIELD_RANK:
    default:
      return parse_field (field, cell, FALSE, problem);
    }
}

static void
take_cell (Rows *self, const char *field, GVariant *value)
{
  CordonImportCell cell = {.field = field, .value = value};

  g_array_append_val (self->cells, cell);
}

/* Puts “Heading: text” into the note, in the place of a line of that heading. */
static void
keep_in_note (GString *note, const char *heading, const char *cell)
{
  g_autofree char *text = cordon_text_clean (cell, 0, FALSE);
  g_autofree char *begin = g_strdup_printf ("%s: ", heading);
  g_autofree char *line = g_strconcat (begin, text, NULL);
  const char *at = note->str;

  while (at != NULL && !g_str_has_prefix (at, begin))
    {
      at = strchr (at, '\n');
      at = at != NULL ? at + 1 : NULL;
    }
  if (at != NULL)
    {
      gssize from = at - note->str;
      const char *end = strchr (at, '\n');

      g_string_erase (note, from, end != NULL ? end - at : -1);
      g_string_insert (note, from, line);
      return;
    }
  if (note->len > 0)
    g_string_append_c (note, '\n');
  g_string_append (note, line);
}

static void
read_cell (Rows *self, guint row, CordonRow *standing, CordonColumn *column, const char *cell)
{
  g_autofree char *problem = NULL;
  GVariant *value;

  if (*cell == '\0')
    {
      if (standing == NULL || cordon_row_get (standing, column->field->name) == NULL)
        return;
      if (self->columns->clears)
        take_cell (self, column->field->name, NULL);
      else
        self->n_kept++;
      return;
    }
  value = parse_cell (self, row, column, cell, &problem);
  if (problem != NULL)
    refuse_cell (self, row, column, g_steal_pointer (&problem));
  else if (value != NULL)
    take_cell (self, column->field->name, value);
}

/* What has no field of its own comes into the note, beside what stands there or comes in as the note. */
static void
read_note (Rows *self, guint row, CordonRow *standing)
{
  const char *stands = cell_of (self, row, "note");
  gboolean keeps = FALSE;

  g_string_truncate (self->note, 0);
  for (guint i = 0; i < self->columns->columns->len; i++)
    {
      const char *cell =
          column_at (self, i)->meaning == CORDON_COLUMN_TO_NOTE ? cordon_columns_get (self->columns, row, i) : NULL;

      if (cell == NULL || *cell == '\0')
        continue;
      if (!keeps)
        {
          if (stands == NULL && standing != NULL)
            stands = cordon_row_get_text (standing, "note");
          g_string_append (self->note, stands != NULL ? stands : "");
          keeps = TRUE;
        }
      keep_in_note (self->note, column_at (self, i)->heading, cell);
    }
  if (!keeps)
    return;
  for (guint i = 0; i < self->cells->len; i++)
    {
      if (g_str_equal (g_array_index (self->cells, CordonImportCell, i).field, "note"))
        g_array_remove_index (self->cells, i);
    }
  take_cell (self, "note", g_variant_ref_sink (g_variant_new_string (self->note->str)));
}

static void
clear_cell (gpointer data)
{
  CordonImportCell *cell = data;

  g_clear_pointer (&cell->value, g_variant_unref);
}

static void
tell_extra_cells (Rows *self, guint row)
{
  guint n = self->columns->columns->len;

  for (guint i = n; i < cordon_sheet_get_n_cells (self->columns->table, row); i++)
    {
      const char *cell = cordon_sheet_get (self->columns->table, row, i);

      if (cell != NULL && *cell == '\0')
        continue;
      cordon_import_job_note (job_of (self), CORDON_IMPORT_LEFT_OUT, line_of (self, row), NULL,
                              _ ("The line has more cells than there are columns. Those at its end are left out. A "
                                 "quotation mark may be missing."));
      return;
    }
}

static void
take_for_all (Rows *self)
{
  GHashTableIter iter;
  gpointer field, value;

  g_hash_table_iter_init (&iter, self->columns->for_all);
  while (g_hash_table_iter_next (&iter, &field, &value))
    take_cell (self, field, g_variant_ref_sink (g_variant_new_string (value)));
}

static void
put_row (Rows *self, guint row)
{
  const CordonKind *kind = self->columns->kind;
  CordonRow *standing = self->standing->pdata[row - self->columns->first_row];

  if (self->several->pdata[row - self->columns->first_row] != NULL)
    {
      g_autofree char *sentence = g_strdup_printf (
          _ ("Several rows of the plan have “%s” as their “%s”, so it can’t be told which one is meant."),
          name_of_row (self, row), cordon_field_label (self->columns->key));

      cordon_import_job_refuse (job_of (self), kind->name, cell_of (self, row, kind->title_field), line_of (self, row),
                                NULL, sentence);
      return;
    }
  g_array_set_size (self->cells, 0);
  for (guint i = 0; i < self->columns->columns->len; i++)
    {
      CordonColumn *column = &g_array_index (self->columns->columns, CordonColumn, i);
      const char *cell = column->meaning == CORDON_COLUMN_FIELD ? cordon_columns_get (self->columns, row, i) : NULL;

      if (cell != NULL)
        read_cell (self, row, standing, column, cell);
    }
  read_note (self, row, standing);
  if (standing == NULL)
    take_for_all (self);
  if (standing == NULL && self->ranks != NULL)
    take_cell (self, "rank", g_variant_ref_sink (g_variant_new_string (self->ranks[self->n_ranked++])));
  tell_extra_cells (self, row);
  cordon_import_job_put (job_of (self), kind->name, *id_at (self, row), standing,
                         (const CordonImportCell *) (gpointer) self->cells->data, self->cells->len, line_of (self, row),
                         NULL);
}

/* New rows come after their siblings, in the order of the file. */
static void
make_ranks (Rows *self)
{
  gboolean has_rank = cordon_kind_field (self->columns->kind, "rank") != NULL;

  for (guint i = 0; i < self->columns->columns->len; i++)
    has_rank = has_rank
               && !(column_at (self, i)->meaning == CORDON_COLUMN_FIELD
                    && column_at (self, i)->field->type == CORDON_FIELD_RANK);
  if (has_rank)
    self->ranks = cordon_text_keys_after (cordon_finder_get_last_rank (self->own), self->ids->len);
}

static gboolean
import_rows (Rows *self, GError **error)
{
  guint n = cordon_sheet_get_n_rows (self->columns->table);

  want_references (self);
  if (!search_references (self, error))
    return FALSE;
  name_rows (self);
  if (!cordon_finder_search (self->own, job_of (self), error))
    return FALSE;
  for (guint row = self->columns->first_row; row < n; row++)
    find_standing (self, row);
  offer_rows (self);
  make_ranks (self);
  for (guint row = self->columns->first_row; row < n; row++)
    {
      if (!cordon_import_job_step (job_of (self), n + row, n * 2, error))
        return FALSE;
      put_row (self, row);
    }
  if (self->n_kept > 0)
    cordon_import_job_note_printf (job_of (self), CORDON_IMPORT_INFORMATION, 0, NULL,
                                   ngettext ("%u cell is empty where the plan has something, which stays there.",
                                             "%u cells are empty where the plan has something, which stays there.",
                                             self->n_kept),
                                   self->n_kept);
  if (self->short_years)
    cordon_import_job_note (job_of (self), CORDON_IMPORT_INFORMATION, 0, NULL,
                            _ ("Years of two digits were taken to be from 1969 to 2068."));
  return TRUE;
}

gboolean
cordon_rows_import (CordonColumns *columns, GError **error)
{
  Rows rows = {.columns = columns};
  gboolean known = FALSE;
  gboolean imported;

  for (guint i = 0; i < columns->columns->len; i++)
    known = known || g_array_index (columns->columns, CordonColumn, i).meaning == CORDON_COLUMN_FIELD;
  if (!known)
    return TRUE;
  rows.finders = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) cordon_finder_free);
  rows.own = cordon_finder_new (columns->kind, columns->key, TRUE);
  rows.ids = g_ptr_array_new_with_free_func (g_free);
  rows.standing = g_ptr_array_new ();
  rows.several = g_ptr_array_new ();
  rows.cells = g_array_new (FALSE, FALSE, sizeof (CordonImportCell));
  g_array_set_clear_func (rows.cells, clear_cell);
  rows.note = g_string_new (NULL);
  imported = import_rows (&rows, error);
  g_strfreev (rows.ranks);
  g_string_free (rows.note, TRUE);
  g_array_unref (rows.cells);
  g_ptr_array_unref (rows.ids);
  g_ptr_array_unref (rows.standing);
  g_ptr_array_unref (rows.several);
  cordon_finder_free (rows.own);
  g_hash_table_unref (rows.finders);
  return imported;
}
