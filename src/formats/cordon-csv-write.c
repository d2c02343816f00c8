/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a kind as CSV, generated from its field table. For programs: fields by their names, values as they are
 * stored. For people: as the screen shows them, in the language of the interface, with a byte order mark, by which
 * spreadsheets know UTF-8; but for dates and numbers, which every spreadsheet reads in one way only like this. A word
 * that would not be read back as what it stands for is written as it is stored. */

#include "formats/cordon-csv-private.h"

#include "base/cordon-error.h"
#include "formats/cordon-columns-private.h"
#include "formats/cordon-csv.h"
#include "model/cordon-country.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  CordonExportJob *job;
  const CordonKind *kind;
  gboolean plain;
  GHashTable *titles; /* kind → (id → what it is called) */
  GString *line;
  guint64 n_seen;
  GError *error;
} Writing;

/* What rows that are referred to are called */

typedef struct
{
  const CordonField *names[8];
  guint n_names;
  GHashTable *by_id;
  GHashTable *used; /* text → how often it names a row */
} Titles;

static void
count_names (CordonRow *row, gpointer data)
{
  Titles *titles = data;

  for (guint i = 0; i < titles->n_names; i++)
    {
      const char *text = cordon_row_get_text (row, titles->names[i]->name);
      guint n;

      if (text == NULL)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (titles->used, text));
      g_hash_table_insert (titles->used, g_strdup (text), GUINT_TO_POINTER (n + 1));
    }
}

/* By the first that names it alone. */
static void
take_title (CordonRow *row, gpointer data)
{
  Titles *titles = data;

  for (guint i = 0; i < titles->n_names; i++)
    {
      const char *text = cordon_row_get_text (row, titles->names[i]->name);

      if (text != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (titles->used, text)) == 1)
        {
          g_hash_table_insert (titles->by_id, g_strdup (cordon_row_get_id (row)), g_strdup (text));
          return;
        }
    }
}

static gboolean
read_titles (Writing *self, GError **error)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const char *name = self->kind->fields[i].reference;
      const CordonKind *kind = name != NULL ? cordon_kind_find (name) : NULL;
      g_autoptr (CordonQuery) query = NULL;
      Titles titles = {.n_names = 0};
      gboolean read;

      if (kind == NULL || g_hash_table_contains (self->titles, kind->name))
        continue;
      query = cordon_query_new (kind->name);
      titles.n_names = cordon_columns_names (kind, titles.names);
      titles.by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      titles.used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->titles, (gpointer) kind->name, titles.by_id);
      read = cordon_export_job_each_row (self->job, query, count_names, &titles, error)
             && cordon_export_job_each_row (self->job, query, take_title, &titles, error);
      g_hash_table_unref (titles.used);
      if (!read)
        return FALSE;
    }
  return TRUE;
}

/* A choice's word, unless another choice of the field has the same. */
static const char *
word_of (const CordonField *field, const char *value)
{
  const char *word = cordon_field_choice_label (field, value);

  for (const CordonChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    {
      if (!g_str_equal (choice->value, value)
          && (g_str_equal (choice->value, word)
              || g_str_equal (cordon_field_choice_label (field, choice->value), word)))
        return value;
    }
  return word;
}

static char *
show_value (Writing *self, const CordonField *field, GVariant *value)
{
  const char *text = g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (value, NULL) : NULL;
  GHashTable *titles;
  const char *title;

  if (self->plain || text == NULL)
    return cordon_field_to_plain (field, value);
  switch (field->type)
    {
    case CORDON_FIELD_CHOICE:
      return g_strdup (word_of (field, text));
    case CORDON_FIELD_COUNTRY:
      title = cordon_country_name (text);
      return g_strdup (g_strcmp0 (cordon_country_find (title), text) == 0 ? title : text);
    case CORDON_FIELD_REFERENCE:
      titles = field->reference != NULL ? g_hash_table_lookup (self->titles, field->reference) : NULL;
      title = titles != NULL ? g_hash_table_lookup (titles, text) : NULL;
      return g_strdup (title != NULL ? title : text);
    case CORDON_FIELD_TEXT:
    case CORDON_FIELD_LONG_TEXT:
    case CORDON_FIELD_INTEGER:
    case CORDON_FIELD_NUMBER:
    case CORDON_FIELD_DATE:
    case CORDON_FIELD_QUARTER:
    case CORDON_FIELD_YEAR:
    case CORDON_FIELD_PERIOD:
    case CORDON_FIELD_RANK:
    default:
      return g_strdup (text);
    }
}

static gboolean
is_written (const Writing *self, const CordonField *field)
{
  return self->plain || field->type != CORDON_FIELD_RANK;
}

static gboolean
write_line (Writing *self)
{
  gboolean written;

  cordon_csv_end_line (self->line);
  written = cordon_export_job_write (self->job, self->line->str, (gssize) self->line->len,
                                     self->error == NULL ? &self->error : NULL);
  g_string_truncate (self->line, 0);
  return written;
}

static void
write_head (Writing *self)
{
  cordon_csv_append (self->line, self->plain ? "id" : C_ ("field", "ID"), FALSE);
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const CordonField *field = &self->kind->fields[i];

      if (is_written (self, field))
        cordon_csv_append (self->line, self->plain ? field->name : cordon_field_label (field), FALSE);
    }
  write_line (self);
}

static void
write_row (CordonRow *row, gpointer data)
{
  Writing *self = data;

  if (self->error != NULL || !cordon_export_job_step (self->job, ++self->n_seen, 0, &self->error)
      || !cordon_export_job_wants (self->job, row))
    return;
  cordon_csv_append (self->line, cordon_row_get_id (row), FALSE);
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const CordonField *field = &self->kind->fields[i];
      GVariant *value = cordon_row_get (row, field->name);
      g_autofree char *cell = NULL;

      if (!is_written (self, field))
        continue;
      cell = value != NULL ? show_value (self, field, value) : NULL;
      cordon_csv_append (self->line, cell, value != NULL && !g_variant_is_of_type (value, G_VARIANT_TYPE_STRING));
    }
  if (write_line (self))
    cordon_export_job_count (self->job, 1);
}

static gboolean
write_rows (Writing *self, GError **error)
{
  g_autoptr (CordonQuery) query = cordon_query_new (self->kind->name);

  if (cordon_kind_field (self->kind, "code") != NULL)
    cordon_query_order_by (query, "code", FALSE);
  if (self->kind->title_field != NULL)
    cordon_query_order_by (query, self->kind->title_field, FALSE);
  if (!self->plain && !read_titles (self, error))
    return FALSE;
  if (!self->plain && !cordon_export_job_write (self->job, "\xEF\xBB\xBF", -1, error))
    return FALSE;
  write_head (self);
  return cordon_export_job_each_row (self->job, query, write_row, self, error);
}

gboolean
cordon_csv_write (CordonExportJob *job, GError **error)
{
  const CordonExportRequest *request = cordon_export_job_get_request (job);
  Writing self = {.job = job, .kind = cordon_kind_find (request->kind), .plain = request->plain};
  gboolean written;

  if (self.kind == NULL)
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("A CSV file holds rows of one kind, and it isn’t said which. Nothing was written. Choose "
                            "what to write."));
      return FALSE;
    }
  self.titles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  self.line = g_string_new (NULL);
  written = write_rows (&self, error);
  g_string_free (self.line, TRUE);
  g_hash_table_unref (self.titles);
  if (self.error == NULL)
    return written;
  if (written)
    g_propagate_error (error, self.error);
  else
    g_error_free (self.error);
  return FALSE;
}

static const char *const extensions[] = {"csv", "tsv", "tab", "txt", NULL};
static const char *const mime_types[] = {"text/csv", "text/tab-separated-values", NULL};

const CordonFormat cordon_format_csv = {
    .id = "csv",
    .label = NC_ ("format", "CSV table"),
    .extensions = extensions,
    .mime_types = mime_types,
    .has_kind = TRUE,
    .read = cordon_csv_read,
    .write = cordon_csv_write,
};
