/* SPDX-License-Identifier: GPL-3.0-or-later */

/* History as it is read: edits, newest first, each with what it did. A long edit gives the first of its changes and
 * says how many there are. */

#include "store/cordon-ledger-private.h"

#include <string.h>

#include "base/cordon-error.h"
#include "store/cordon-birth.h"
#include "store/cordon-changes-private.h"
#include "store/cordon-draft-private.h"
#include "store/cordon-sqlite.h"

#define USUAL_LIMIT 200
#define USUAL_CHANGES 50
#define CLOCK_SHIFT 16

typedef struct
{
  char *kind;
  char *row;
  GArray *parts; /* of CordonPart, interned */
  char *author;
  char *device;
  gint64 seq;
  gint64 from;
  gint64 to;
  gint64 before_position;
  guint limit;
  guint max_changes;
  char *varied; /* as JSON */
} Wanted;

static void
free_wanted (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->kind);
  g_free (wanted->row);
  g_array_unref (wanted->parts);
  g_free (wanted->author);
  g_free (wanted->device);
  g_free (wanted->varied);
  g_free (wanted);
}

void
cordon_edit_free (CordonEdit *edit)
{
  if (edit == NULL)
    return;
  g_object_unref (edit->changes);
  g_array_unref (edit->made);
  g_free (edit->name);
  g_free (edit->device_name);
  g_free (edit->undoes_author);
  g_free (edit);
}

static gboolean
read_cells (CordonLane *lane, CordonEdit *edit, guint limit, GError **error)
{
  sqlite3_stmt *statement = cordon_lane_statement (
      lane, "SELECT kind, row, field, old, new FROM cell WHERE edit = ?1 ORDER BY rowid LIMIT ?2", error);
  int rc;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, cordon_changes_get_position (edit->changes));
  sqlite3_bind_int64 (statement, 2, limit);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_autoptr (GVariant) old_value = cordon_sqlite_column (statement, 3);
      g_autoptr (GVariant) new_value = cordon_sqlite_column (statement, 4);

      cordon_changes_add (edit->changes, cordon_sqlite_text (statement, 0), cordon_sqlite_text (statement, 1),
                          cordon_sqlite_text (statement, 2), FALSE, old_value, new_value);
    }
  sqlite3_reset (statement);
  return rc == SQLITE_DONE || cordon_sqlite_fail (cordon_lane_get_db (lane), cordon_lane_get_path (lane), error);
}

typedef struct
{
  CordonChanges *changes;
  const char *kind;
  const char *row;
  gboolean deleted;
} Birth;

static void
add_first_value (const char *field, GVariant *value, gpointer user_data)
{
  Birth *birth = user_data;

  birth->deleted |= g_str_equal (field, "deleted");
  cordon_changes_add (birth->changes, birth->kind, birth->row, field, TRUE, NULL, value);
}

static gboolean
read_births (CordonLane *lane, CordonEdit *edit, guint limit, GError **error)
{
  sqlite3_stmt *statement =
      cordon_lane_statement (lane, "SELECT kind, row, first FROM birth WHERE edit = ?1 ORDER BY rowid LIMIT ?2", error);
  int rc;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, cordon_changes_get_position (edit->changes));
  sqlite3_bind_int64 (statement, 2, limit);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      Birth birth = {.changes = edit->changes,
                     .kind = cordon_sqlite_text (statement, 0),
                     .row = cordon_sqlite_text (statement, 1)};

      cordon_birth_decode (cordon_sqlite_text (statement, 2), add_first_value, &birth);
      if (!birth.deleted)
        cordon_changes_add (edit->changes, birth.kind, birth.row, "deleted", TRUE, NULL, g_variant_new_int64 (0));
    }
  sqlite3_reset (statement);
  return rc == SQLITE_DONE || cordon_sqlite_fail (cordon_lane_get_db (lane), cordon_lane_get_path (lane), error);
}

/* Takes the births in the order in which they were made, and sorts nothing: an import may have made a million. Only
 * what is asked for apart has its first values looked into. */
static gboolean
count_births (CordonLane *lane, CordonEdit *edit, const char *varied, GError **error)
{
  sqlite3_stmt *statement = cordon_lane_statement (lane,
                                                   "SELECT kind, CASE WHEN kind IN (SELECT value FROM json_each (?2))"
                                                   "  AND json_valid (first) THEN json_extract (first, '$.kind') END"
                                                   " FROM birth WHERE edit = ?1 ORDER BY rowid",
                                                   error);
  int rc;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, cordon_changes_get_position (edit->changes));
  cordon_sqlite_bind_text (statement, 2, varied);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *kind = cordon_sqlite_text (statement, 0);
      const char *variety = cordon_sqlite_text (statement, 1);
      CordonMade *found = NULL;

      for (guint i = edit->made->len; i > 0 && found == NULL; i--)
        {
          CordonMade *made = &g_array_index (edit->made, CordonMade, i - 1);

          if (g_str_equal (made->kind, kind) && g_strcmp0 (made->variety, variety) == 0)
            found = made;
        }
      if (found != NULL)
        found->n++;
      else
        {
          CordonMade made = {.kind = g_intern_string (kind), .variety = g_intern_string (variety), .n = 1};

          g_array_append_val (edit->made, made);
        }
    }
  sqlite3_reset (statement);
  return rc == SQLITE_DONE || cordon_sqlite_fail (cordon_lane_get_db (lane), cordon_lane_get_path (lane), error);
}

static CordonEdit *
read_edit (sqlite3_stmt *statement)
{
  CordonEdit *edit = g_new0 (CordonEdit, 1);
  CordonEditHead head = {
      .position = sqlite3_column_int64 (statement, 0),
      .at = sqlite3_column_int64 (statement, 1) >> CLOCK_SHIFT,
      .author = cordon_sqlite_text (statement, 2),
      .label = cordon_sqlite_text (statement, 3),
      .nature = cordon_nature_from_text (cordon_sqlite_text (statement, 4)),
      .undoes = sqlite3_column_int64 (statement, 5),
  };

  edit->changes = cordon_changes_new (&head);
  edit->name = g_strdup_printf ("%s:%" G_GINT64_FORMAT, cordon_sqlite_text (statement, 6),
                                (gint64) sqlite3_column_int64 (statement, 7));
  edit->device_name = g_strdup (cordon_sqlite_text (statement, 8));
  edit->n_cells = (guint) sqlite3_column_int (statement, 9);
  edit->n_births = (guint) sqlite3_column_int (statement, 10);
  edit->undone_by = sqlite3_column_int64 (statement, 11);
  edit->undoes_at = sqlite3_column_int64 (statement, 12) >> CLOCK_SHIFT;
  edit->undoes_author = g_strdup (cordon_sqlite_text (statement, 13));
  edit->made = g_array_new (FALSE, FALSE, sizeof (CordonMade));
  return edit;
}

static const char select_edits[] =
    "SELECT e.position, e.at, e.author, e.label, e.nature, e.undoes, e.device, e.seq, d.name,"
    " (SELECT count (*) FROM cell c WHERE c.edit = e.position),"
    " (SELECT count (*) FROM birth b WHERE b.edit = e.position),"
    " (SELECT max (u.position) FROM edit u WHERE u.undoes = e.position AND (u.nature = 'redo' OR NOT EXISTS"
    "   (SELECT 1 FROM edit r WHERE r.undoes = u.position AND r.nature = 'redo'))),"
    " o.at, o.author"
    " FROM edit e LEFT JOIN device d ON d.id = e.device LEFT JOIN edit o ON o.position = e.undoes"
    " WHERE (?1 IS NULL OR EXISTS (SELECT 1 FROM cell c WHERE c.edit = e.position AND c.kind = ?1)"
    "   OR EXISTS (SELECT 1 FROM birth b WHERE b.edit = e.position AND b.kind = ?1))"
    " AND (?2 IS NULL OR e.position IN (SELECT edit FROM cell WHERE row IN (SELECT id FROM part) UNION"
    "   SELECT edit FROM birth WHERE row IN (SELECT id FROM part)))"
    " AND (?3 IS NULL OR e.author = ?3)"
    " AND (?8 IS NULL OR (e.device = ?8 AND e.seq = ?9))"
    " AND e.at >= ?4 AND e.at < ?5 AND e.position < ?6"
    " ORDER BY e.position DESC LIMIT ?7";

/* With the ids of the row that is asked for and of all its parts as a table. */
static char *
write_select (CordonTables *tables, const Wanted *wanted)
{
  g_autoptr (GString) parts = g_string_new ("WITH RECURSIVE part (id) AS (SELECT ?2");

  for (guint i = 0; i < wanted->parts->len; i++)
    {
      const CordonPart *part = &g_array_index (wanted->parts, CordonPart, i);
      const CordonTable *table = cordon_tables_find (tables, part->kind, NULL);

      if (table != NULL && cordon_table_has_field (table, part->field, NULL))
        g_string_append_printf (parts,
                                " UNION SELECT \"%1$s\".id FROM part JOIN \"%1$s\" ON \"%1$s\".\"%2$s\" = part.id",
                                part->kind, part->field);
    }
  g_string_append (parts, ") ");
  return g_strconcat (parts->str, select_edits, NULL);
}

static void
read_history (CordonLane *lane, GTask *task, gpointer task_data, GCancellable *cancellable)
{
  const Wanted *wanted = task_data;
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_edit_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = write_select (cordon_ledger_get_tables (g_task_get_source_object (task)), wanted);
  sqlite3_stmt *statement = cordon_lane_statement (lane, sql, &error);
  int rc;

  if (statement == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  cordon_sqlite_bind_text (statement, 1, wanted->kind);
  cordon_sqlite_bind_text (statement, 2, wanted->row);
  cordon_sqlite_bind_text (statement, 3, wanted->author);
  sqlite3_bind_int64 (statement, 4, wanted->from << CLOCK_SHIFT);
  sqlite3_bind_int64 (statement, 5, wanted->to > 0 ? wanted->to << CLOCK_SHIFT : G_MAXINT64);
  sqlite3_bind_int64 (statement, 6, wanted->before_position > 0 ? wanted->before_position : G_MAXINT64);
  sqlite3_bind_int64 (statement, 7, wanted->limit > 0 ? wanted->limit : USUAL_LIMIT);
  cordon_sqlite_bind_text (statement, 8, wanted->device);
  sqlite3_bind_int64 (statement, 9, wanted->seq);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (edits, read_edit (statement));
  if (rc != SQLITE_DONE)
    cordon_sqlite_fail (cordon_lane_get_db (lane), cordon_lane_get_path (lane), &error);
  sqlite3_reset (statement);

  for (guint i = 0; i < edits->len && error == NULL; i++)
    {
      CordonEdit *edit = edits->pdata[i];
      guint limit = wanted->max_changes > 0 ? wanted->max_changes : USUAL_CHANGES;

      if (read_cells (lane, edit, limit, &error)
          && (edit->n_births == 0 || wanted->varied == NULL || count_births (lane, edit, wanted->varied, &error)))
        read_births (lane, edit, limit - MIN (limit, edit->n_cells), &error);
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&edits), (GDestroyNotify) g_ptr_array_unref);
}

static char *
write_list (const char *const *names)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (json, "%s\"%s\"", i > 0 ? "," : "", names[i]);
  g_string_append_c (json, ']');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

/* What is no name is that of no edit. */
static void
split_name (const char *name, Wanted *wanted)
{
  const char *colon = strrchr (name, ':');

  wanted->device = colon != NULL ? g_strndup (name, (gsize) (colon - name)) : g_strdup ("");
  wanted->seq = colon != NULL ? g_ascii_strtoll (colon + 1, NULL, 10) : 0;
}

void
cordon_ledger_history_async (CordonLedger *self, const CordonHistoryQuery *query, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Wanted *wanted = g_new0 (Wanted, 1);

  g_return_if_fail (CORDON_IS_LEDGER (self));

  if (query != NULL)
    *wanted = (Wanted){.kind = g_strdup (query->kind),
                       .row = g_strdup (query->row),
                       .author = g_strdup (query->author),
                       .from = query->from,
                       .to = query->to,
                       .before_position = query->before_position,
                       .limit = query->limit,
                       .max_changes = query->max_changes};
  wanted->varied = query != NULL && query->varied != NULL ? write_list (query->varied) : NULL;
  wanted->parts = g_array_new (FALSE, FALSE, sizeof (CordonPart));
  for (guint i = 0; query != NULL && i < query->n_parts; i++)
    {
      CordonPart part = {g_intern_string (query->parts[i].kind), g_intern_string (query->parts[i].field)};

      g_array_append_val (wanted->parts, part);
    }
  if (query != NULL && query->name != NULL)
    split_name (query->name, wanted);
  g_task_set_source_tag (task, cordon_ledger_history_async);
  g_task_set_task_data (task, wanted, free_wanted);
  cordon_lane_run (cordon_ledger_get_reader (self), task, read_history, TRUE);
}

GPtrArray *
cordon_ledger_history_finish (CordonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
read_authors (CordonLane *lane, GTask *task, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GStrvBuilder) authors = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement =
      cordon_lane_statement (lane, "SELECT DISTINCT author FROM edit ORDER BY author COLLATE NOCASE", &error);
  int rc = SQLITE_DONE;

  while (statement != NULL && (rc = sqlite3_step (statement)) == SQLITE_ROW)
    g_strv_builder_add (authors, cordon_sqlite_text (statement, 0));
  if (rc != SQLITE_DONE)
    cordon_sqlite_fail (cordon_lane_get_db (lane), cordon_lane_get_path (lane), &error);
  if (statement != NULL)
    sqlite3_reset (statement);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_strv_builder_end (authors), (GDestroyNotify) g_strfreev);
}

void
cordon_ledger_authors_async (CordonLedger *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CORDON_IS_LEDGER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cordon_ledger_authors_async);
  cordon_lane_run (cordon_ledger_get_reader (self), task, read_authors, TRUE);
}

char **
cordon_ledger_authors_finish (CordonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
