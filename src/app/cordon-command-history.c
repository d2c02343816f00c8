/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `cordon history`: every edit of a plan, newest first, read a few at a time. */

#include "app/cordon-command-private.h"

#include "base/cordon-date.h"
#include "base/cordon-error.h"
#include "model/cordon-words.h"

#define BATCH 100
/* What an edit did is told in so many sentences; JSON has all of it. */
#define SENTENCES 1
/* An edit that made more rows than are read of it, such as an import, is told by how many of which sort. */
#define CHANGES_READ 50
#define MOST_SORTS 4

static char *
title_of_row (const char *kind, const char *id, gpointer call)
{
  return g_strdup (cordon_call_title (call, kind, id));
}

static char *
show_moment (gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *iso = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;
  g_autofree char *date = cordon_date_format (iso);
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%H:%M:%S") : NULL;

  return g_strdup_printf ("%s %s", date, time != NULL ? time : "");
}

static char *
tell_changes (CordonCall *call, const CordonEdit *edit)
{
  g_auto (GStrv) sentences = NULL;
  g_autofree char *made = NULL;
  guint n_left;

  if (edit->n_births <= CHANGES_READ)
    {
      sentences = cordon_words_describe (edit->changes, title_of_row, call, SENTENCES);
      return sentences != NULL ? g_strjoinv (" ", sentences) : g_strdup ("");
    }
  made = cordon_words_made (edit, MOST_SORTS, &n_left);
  return n_left > 0 ? g_strconcat (made, "…", NULL) : g_steal_pointer (&made);
}

static char *
show_what (CordonCall *call, const CordonEdit *edit)
{
  g_autofree char *label = cordon_words_label (edit->changes);
  g_autofree char *told = tell_changes (call, edit);

  if (edit->undone_by != 0)
    {
      /* Translators: in history, after an edit that another one has taken back; %s is that one's number. */
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, edit->undone_by);
      g_autofree char *undone = g_strdup_printf (_ ("(undone by %s)"), number);

      return g_strjoin (" ", label, undone, *told != '\0' ? "·" : NULL, told, NULL);
    }
  return *told != '\0' ? g_strjoin (" · ", label, told, NULL) : g_steal_pointer (&label);
}

static CordonTextTable *
make_table (void)
{
  CordonTextTable *table = cordon_text_table_new (5);

  cordon_text_table_head (table, 0, C_ ("history", "No."), TRUE, 0);
  cordon_text_table_head (table, 1, C_ ("history", "When"), FALSE, 0);
  cordon_text_table_head (table, 2, C_ ("history", "Who"), FALSE, 32);
  cordon_text_table_head (table, 3, C_ ("history", "Edit"), FALSE, 0);
  cordon_text_table_head (table, 4, C_ ("history", "What"), FALSE, 160);
  return table;
}

static void
show_edit (CordonCall *call, CordonTextTable *table, const CordonEdit *edit)
{
  char **cells = g_new0 (char *, 6);

  cells[0] = g_strdup_printf ("%" G_GINT64_FORMAT, cordon_changes_get_position (edit->changes));
  cells[1] = show_moment (cordon_changes_get_at (edit->changes));
  cells[2] = g_strdup (cordon_changes_get_author (edit->changes));
  cells[3] = g_strdup (edit->name);
  cells[4] = show_what (call, edit);
  cordon_text_table_add (table, cells);
}

static const char *
nature_name (CordonNature nature)
{
  static const char *const names[] = {"edit", "undo", "redo", "import", "choice"};

  return names[MIN ((guint) nature, G_N_ELEMENTS (names) - 1)];
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/* A position, where 0 is none. */
static void
add_position (JsonBuilder *builder, const char *name, gint64 position)
{
  if (position != 0)
    add_number (builder, name, position);
  else
    add_text (builder, name, NULL);
}

static void
add_change (JsonBuilder *builder, const CordonChange *change)
{
  json_builder_begin_object (builder);
  add_text (builder, "kind", change->kind);
  add_text (builder, "id", change->id);
  add_text (builder, "field", change->field);
  json_builder_set_member_name (builder, "created");
  json_builder_add_boolean_value (builder, change->birth);
  json_builder_set_member_name (builder, "old");
  json_builder_add_value (builder, cordon_output_json (change->old_value));
  json_builder_set_member_name (builder, "new");
  json_builder_add_value (builder, cordon_output_json (change->new_value));
  json_builder_end_object (builder);
}

static void
write_json (const CordonEdit *edit, gboolean first)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  gint64 at = cordon_changes_get_at (edit->changes);
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (at / 1000);
  g_autofree char *seconds = moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S") : NULL;
  g_autofree char *iso = seconds != NULL ? g_strdup_printf ("%s.%03dZ", seconds, (int) (at % 1000)) : NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_number (builder, "position", cordon_changes_get_position (edit->changes));
  add_text (builder, "edit", edit->name);
  add_text (builder, "device", edit->device_name);
  add_text (builder, "at", iso);
  add_text (builder, "author", cordon_changes_get_author (edit->changes));
  add_text (builder, "label", cordon_changes_get_label (edit->changes));
  add_text (builder, "nature", nature_name (cordon_changes_get_nature (edit->changes)));
  add_position (builder, "undoes", cordon_changes_get_undoes (edit->changes));
  add_position (builder, "undone_by", edit->undone_by);
  add_number (builder, "cells", edit->n_cells);
  add_number (builder, "rows_created", edit->n_births);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < cordon_changes_get_length (edit->changes); i++)
    add_change (builder, cordon_changes_get (edit->changes, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  cordon_output_write (first ? "[\n" : ",\n", -1);
  cordon_output_write (text, -1);
}

static gboolean
write_history (CordonCall *call, GError **error)
{
  g_autoptr (CordonTextTable) table = call->json ? NULL : make_table ();
  CordonHistoryQuery query = {.limit = BATCH,
                              .max_changes = call->json ? G_MAXINT32 : CHANGES_READ,
                              .varied = call->json ? NULL : cordon_words_varied};
  gboolean first = TRUE;
  guint n;

  do
    {
      g_autoptr (GPtrArray) edits = cordon_call_history (call, &query, error);

      if (edits == NULL)
        return FALSE;
      n = edits->len;
      for (guint i = 0; i < n; i++)
        {
          const CordonEdit *edit = edits->pdata[i];

          if (call->json)
            write_json (edit, first);
          else
            show_edit (call, table, edit);
          first = FALSE;
          query.before_position = cordon_changes_get_position (edit->changes);
        }
      if (table != NULL)
        cordon_text_table_flush (table);
    }
  while (n == BATCH && cordon_output_works ());
  if (call->json)
    cordon_output_write (first ? "[]\n" : "\n]\n", -1);
  else if (first)
    cordon_output_line (_ ("Nothing has been done in this plan yet."));
  return TRUE;
}

int
cordon_command_history (CordonCall *call, GError **error)
{
  if (!cordon_call_open (call, CORDON_OPEN_READ_ONLY, error) || !write_history (call, error))
    return CORDON_EXIT_FAILED;
  return CORDON_EXIT_DONE;
}
