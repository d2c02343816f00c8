/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `cordon list`: the living rows of a kind, read and written a few at a time, so that a plan of a million rows needs no
 * more memory than a small one. For reading, fields are in words of the locale and references by their titles; JSON
 * and CSV hold what is stored. */

#include "app/cordon-command-private.h"

#include "base/cordon-date.h"
#include "base/cordon-error.h"
#include "formats/cordon-csv.h"

#define BATCH 1024
#define MOST_COLUMNS 40

/* The end of a local day, or a moment; ms since 1970 UTC. */
static gboolean
read_moment (const char *text, gint64 *at)
{
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autoptr (GDateTime) moment = NULL;
  GDate day;

  if (cordon_date_parse (text, &day))
    {
      g_date_add_days (&day, 1);
      moment = g_date_time_new (here, g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day), 0, 0, 0);
      if (moment == NULL)
        return FALSE;
      *at = g_date_time_to_unix (moment) * 1000 - 1;
    }
  else
    {
      /* To the minute, which GLib does not read. */
      g_autofree char *padded = strlen (text) == strlen ("2025-03-31T14:30") ? g_strconcat (text, ":00", NULL) : NULL;

      moment = g_date_time_new_from_iso8601 (padded != NULL ? padded : text, here);
      if (moment == NULL)
        return FALSE;
      *at = g_date_time_to_unix (moment) * 1000 + g_date_time_get_microsecond (moment) / 1000;
    }
  return *at > 0;
}

static gboolean
is_number (const CordonField *field)
{
  return field->type == CORDON_FIELD_INTEGER || field->type == CORDON_FIELD_NUMBER || field->type == CORDON_FIELD_YEAR;
}

/* For reading */

static gboolean
is_shown (const CordonField *field)
{
  return field->type != CORDON_FIELD_LONG_TEXT && field->type != CORDON_FIELD_RANK
         && (field->flags & CORDON_FIELD_HIDDEN) == 0;
}

static char *
show_cell (CordonCall *call, const CordonField *field, CordonRow *row)
{
  GVariant *value = cordon_row_get (row, field->name);

  if (value != NULL && field->type == CORDON_FIELD_REFERENCE && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      const char *id = g_variant_get_string (value, NULL);
      const char *title = cordon_call_title (call, field->reference, id);

      return g_strdup (title != NULL ? title : id);
    }
  return cordon_field_format (field, value);
}

static CordonTextTable *
make_table (const CordonKind *kind)
{
  CordonTextTable *table = cordon_text_table_new (kind->n_fields + 1);

  cordon_text_table_head (table, 0, C_ ("field", "ID"), FALSE, 0);
  for (guint i = 0; i < kind->n_fields; i++)
    cordon_text_table_head (table, i + 1, cordon_field_label (&kind->fields[i]), is_number (&kind->fields[i]),
                            MOST_COLUMNS);
  return table;
}

static void
show_row (CordonCall *call, const CordonKind *kind, CordonTextTable *table, CordonRow *row)
{
  char **cells = g_new0 (char *, kind->n_fields + 2);

  cells[0] = g_strdup (cordon_row_get_id (row));
  for (guint i = 0; i < kind->n_fields; i++)
    cells[i + 1] = is_shown (&kind->fields[i]) ? show_cell (call, &kind->fields[i], row) : g_strdup ("");
  cordon_text_table_add (table, cells);
}

/* For programs */

static void
write_csv_head (const CordonKind *kind)
{
  g_autoptr (GString) line = g_string_new (NULL);

  cordon_csv_append (line, "id", FALSE);
  for (guint i = 0; i < kind->n_fields; i++)
    cordon_csv_append (line, kind->fields[i].name, FALSE);
  cordon_csv_end_line (line);
  cordon_output_write (line->str, (gssize) line->len);
}

static void
write_csv (const CordonKind *kind, CordonRow *row)
{
  g_autoptr (GString) line = g_string_new (NULL);

  cordon_csv_append (line, cordon_row_get_id (row), FALSE);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      GVariant *value = cordon_row_get (row, kind->fields[i].name);
      g_autofree char *cell = value != NULL ? cordon_field_to_plain (&kind->fields[i], value) : NULL;

      cordon_csv_append (line, cell, value != NULL && !g_variant_is_of_type (value, G_VARIANT_TYPE_STRING));
    }
  cordon_csv_end_line (line);
  cordon_output_write (line->str, (gssize) line->len);
}

static void
write_json (const CordonKind *kind, CordonRow *row, gboolean first)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, cordon_row_get_id (row));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      json_builder_set_member_name (builder, kind->fields[i].name);
      json_builder_add_value (builder, cordon_output_json (cordon_row_get (row, kind->fields[i].name)));
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  cordon_output_write (first ? "[\n" : ",\n", -1);
  cordon_output_write (text, -1);
}

/* Both */

static CordonQuery *
make_query (const CordonKind *kind)
{
  CordonQuery *query = cordon_query_new (kind->name);

  if (cordon_kind_field (kind, "code") != NULL)
    cordon_query_order_by (query, "code", FALSE);
  if (kind->title_field != NULL)
    cordon_query_order_by (query, kind->title_field, FALSE);
  return query;
}

static gboolean
write_rows (CordonCall *call, const CordonKind *kind, GError **error)
{
  g_autoptr (CordonQuery) query = make_query (kind);
  g_autoptr (CordonKeys) keys = cordon_call_keys (call, query, error);
  g_autoptr (CordonTextTable) table = call->json || call->csv ? NULL : make_table (kind);
  gboolean first = TRUE;

  if (keys == NULL)
    return FALSE;
  if (call->csv)
    write_csv_head (kind);
  for (guint done = 0; done < keys->keys->len && cordon_output_works (); done += BATCH)
    {
      const gint64 *some = &g_array_index (keys->keys, gint64, done);
      g_autoptr (CordonRows) rows =
          cordon_call_rows (call, kind->name, some, MIN (BATCH, keys->keys->len - done), error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->rows->len; i++)
        {
          CordonRow *row = rows->rows->pdata[i];

          if (row == NULL)
            continue;
          if (call->json)
            write_json (kind, row, first);
          else if (call->csv)
            write_csv (kind, row);
          else
            show_row (call, kind, table, row);
          first = FALSE;
        }
      if (table != NULL)
        cordon_text_table_flush (table);
    }
  if (call->json)
    cordon_output_write (first ? "[]\n" : "\n]\n", -1);
  else if (table != NULL && first)
    cordon_output_line (_ ("There is nothing of this kind in the plan."));
  return TRUE;
}

int
cordon_command_list (CordonCall *call, GError **error)
{
  const CordonKind *kind = cordon_call_find_kind (call->words[1], error);
  gint64 at = 0;

  if (kind == NULL)
    return CORDON_EXIT_USAGE;
  if (call->as_of != NULL && !read_moment (call->as_of, &at))
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("“%s” is neither a date nor a moment. Write 2025-03-31 for the end of that day, or "
                            "2025-03-31T14:30."),
                        call->as_of);
      return CORDON_EXIT_USAGE;
    }
  if (!cordon_call_open (call, CORDON_OPEN_READ_ONLY, error) || (at != 0 && !cordon_call_go_back (call, at, error))
      || !write_rows (call, kind, error))
    return CORDON_EXIT_FAILED;
  return CORDON_EXIT_DONE;
}
