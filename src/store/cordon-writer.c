/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How an edit gets into the file. Rows and cells are written in one transaction: the rows are the plan as it is, the
 * cells and births how it came to be, and replaying the second gives the first. Nothing in memory moves on before the
 * COMMIT has come back. Undo and redo are edits like any other: the old values of an edit's cells, written anew. */

#include "store/cordon-writer.h"

#include "base/cordon-error.h"
#include "base/cordon-text.h"
#include "store/cordon-birth.h"
#include "store/cordon-changes-private.h"
#include "store/cordon-device.h"
#include "store/cordon-draft-private.h"
#include "store/cordon-sqlite.h"

/* The clock's low bits count the edits within a millisecond. */
#define CLOCK_SHIFT 16

/* What no plan reaches: numbers that could not be counted on from, and a moment far beyond the year 9999. */
#define HIGHEST_NUMBER (G_GINT64_CONSTANT (1) << 48)
#define LATEST_CLOCK (G_GINT64_CONSTANT (1) << 62)

/* What the transaction under way has done so far. */
typedef struct
{
  gint64 position;
  CordonChanges *changes;
  gboolean lenient; /* an undo: what was expected is counted, not required */
  guint n_overwritten;
} Edit;

struct _CordonWriter
{
  CordonLane *lane;
  CordonTables *tables;
  char *device;
  char *device_name;
  gint64 seq;
  gint64 position;
  gint64 clock;
  GArray *standing; /* gint64: edits that can be taken back, the last on top */
  GArray *undone;   /* gint64: undo edits that can be taken back */
  GPtrArray *shape; /* the kind and fields of the row that was made last, all interned, */
  char *insert;     /* and how such a row is made */
};

static gboolean
fail (CordonWriter *self, GError **error)
{
  return cordon_sqlite_fail (cordon_lane_get_db (self->lane), cordon_lane_get_path (self->lane), error);
}

static sqlite3_stmt *
prepare (CordonWriter *self, const char *sql, GError **error)
{
  return cordon_lane_statement (self->lane, sql, error);
}

static gboolean
step_done (CordonWriter *self, sqlite3_stmt *statement, GError **error)
{
  gboolean done = sqlite3_step (statement) == SQLITE_DONE;

  if (!done)
    fail (self, error);
  sqlite3_reset (statement);
  return done;
}

static gboolean
run (CordonWriter *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = prepare (self, sql, error);

  return statement != NULL && step_done (self, statement, error);
}

/* Where the ledger stands */

static void
remove_position (GArray *positions, gint64 position)
{
  for (guint i = positions->len; i > 0; i--)
    if (g_array_index (positions, gint64, i - 1) == position)
      {
        g_array_remove_index (positions, i - 1);
        return;
      }
}

static gint64
last_position (GArray *positions)
{
  return positions->len > 0 ? g_array_index (positions, gint64, positions->len - 1) : 0;
}

static void
fail_by_history (GError **error)
{
  cordon_set_error (error, CORDON_ERROR_CORRUPT,
                    N_ ("The plan’s history is damaged: its edits are not numbered as Cordon numbers them. Nothing was "
                        "changed. Open a backup of the plan."));
}

/* Moves the two stacks on by one edit. @original: of a redo, the edit that stands again. */
static void
take_in (CordonWriter *self, gint64 position, CordonNature nature, gint64 undoes, gint64 original)
{
  switch (nature)
    {
    case CORDON_NATURE_UNDO:
      remove_position (self->standing, undoes);
      g_array_append_val (self->undone, position);
      break;
    case CORDON_NATURE_REDO:
      remove_position (self->undone, undoes);
      g_array_append_val (self->standing, original);
      break;
    default:
      g_array_append_val (self->standing, position);
      g_array_set_size (self->undone, 0);
      break;
    }
}

static gboolean
read_edits (CordonWriter *self, GError **error)
{
  sqlite3_stmt *statement = prepare (self,
                                     "SELECT e.position, e.at, e.nature, e.undoes, u.undoes FROM edit e"
                                     " LEFT JOIN edit u ON u.position = e.undoes ORDER BY e.position",
                                     error);
  int rc;

  if (statement == NULL)
    return FALSE;
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      self->position = sqlite3_column_int64 (statement, 0);
      self->clock = MAX (self->clock, sqlite3_column_int64 (statement, 1));
      if (self->position < 1 || self->position > HIGHEST_NUMBER || self->clock > LATEST_CLOCK)
        {
          fail_by_history (error);
          break;
        }
      take_in (self, self->position, cordon_nature_from_text (cordon_sqlite_text (statement, 2)),
               sqlite3_column_int64 (statement, 3), sqlite3_column_int64 (statement, 4));
    }
  if (rc != SQLITE_DONE && rc != SQLITE_ROW)
    fail (self, error);
  sqlite3_reset (statement);
  return rc == SQLITE_DONE;
}

/* A copy of a plan that goes its own way (a restored backup, a saved copy) carries a branch, so that this device does
 * not number its edits there as it numbers them here. */
static gboolean
read_device (CordonWriter *self, GError **error)
{
  sqlite3_stmt *statement;

  self->device = cordon_device_get (&self->device_name);
  statement = prepare (self, "SELECT value FROM plan_file WHERE key = 'branch'", error);
  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autofree char *own = g_steal_pointer (&self->device);

      self->device = cordon_id_derive (own, cordon_sqlite_text (statement, 0), NULL);
    }
  sqlite3_reset (statement);

  statement = prepare (self, "SELECT max(seq) FROM edit WHERE device = ?1", error);
  if (statement == NULL)
    return FALSE;
  cordon_sqlite_bind_text (statement, 1, self->device);
  if (sqlite3_step (statement) == SQLITE_ROW)
    self->seq = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  if (self->seq >= 0 && self->seq <= HIGHEST_NUMBER)
    return TRUE;
  fail_by_history (error);
  return FALSE;
}

CordonWriter *
cordon_writer_new (CordonLane *lane, CordonTables *tables, GError **error)
{
  g_autoptr (CordonWriter) self = g_new0 (CordonWriter, 1);

  self->lane = lane;
  self->tables = tables;
  self->standing = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->undone = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->shape = g_ptr_array_new ();
  if (!read_device (self, error) || !read_edits (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
cordon_writer_free (CordonWriter *self)
{
  if (self == NULL)
    return;
  g_free (self->device);
  g_free (self->device_name);
  g_array_unref (self->standing);
  g_array_unref (self->undone);
  g_ptr_array_unref (self->shape);
  g_free (self->insert);
  g_free (self);
}

/* One row */

static void
note_change (Edit *edit, const char *kind, const char *id, const char *field, gboolean birth, GVariant *old_value,
             GVariant *new_value)
{
  cordon_changes_add (edit->changes, kind, id, field, birth, old_value, new_value);
}

static gboolean
insert_birth (CordonWriter *self, Edit *edit, const CordonDraftRow *row, GError **error)
{
  sqlite3_stmt *statement = prepare (self, "INSERT INTO birth (row, edit, kind, first) VALUES (?1, ?2, ?3, ?4)", error);
  g_autofree char *first = cordon_birth_encode (row->cells);
  gboolean deleted = FALSE;

  if (statement == NULL)
    return FALSE;
  cordon_sqlite_bind_text (statement, 1, row->id);
  sqlite3_bind_int64 (statement, 2, edit->position);
  cordon_sqlite_bind_text (statement, 3, row->kind);
  cordon_sqlite_bind_text (statement, 4, first);
  if (!step_done (self, statement, error))
    return FALSE;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const CordonDraftCell *cell = &g_array_index (row->cells, CordonDraftCell, i);

      if (cell->expected || cell->value == NULL)
        continue;
      deleted |= g_str_equal (cell->field, "deleted");
      note_change (edit, row->kind, row->id, cell->field, TRUE, NULL, cell->value);
    }
  if (!deleted)
    note_change (edit, row->kind, row->id, "deleted", TRUE, NULL, g_variant_new_int64 (0));
  return TRUE;
}

/* Whether a row sets the same fields of the same kind as the one that was made last, in the same order. */
static gboolean
has_last_shape (CordonWriter *self, const CordonDraftRow *row)
{
  guint n = 1;

  if (self->shape->len == 0 || self->shape->pdata[0] != row->kind)
    return FALSE;
  for (guint i = 0; i < row->cells->len; i++)
    {
      const CordonDraftCell *cell = &g_array_index (row->cells, CordonDraftCell, i);

      if (cell->expected || cell->value == NULL)
        continue;
      if (n == self->shape->len || self->shape->pdata[n] != cell->field)
        return FALSE;
      n++;
    }
  return n == self->shape->len;
}

/* An import makes many rows of one shape, one after the other; so the last statement is kept. */
static const char *
write_insert (CordonWriter *self, const CordonDraftRow *row)
{
  g_autoptr (GString) names = NULL;
  g_autoptr (GString) marks = NULL;
  int n = 1;

  if (has_last_shape (self, row))
    return self->insert;
  names = g_string_new ("INSERT INTO ");
  marks = g_string_new (") VALUES (?1");
  g_ptr_array_set_size (self->shape, 0);
  g_ptr_array_add (self->shape, (gpointer) row->kind);
  g_string_append_printf (names, "\"%s\" (id", row->kind);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const CordonDraftCell *cell = &g_array_index (row->cells, CordonDraftCell, i);

      if (cell->expected || cell->value == NULL)
        continue;
      g_ptr_array_add (self->shape, (gpointer) cell->field);
      g_string_append_printf (names, ",\"%s\"", cell->field);
      g_string_append_printf (marks, ",?%d", ++n);
    }
  g_string_append_printf (names, "%s) ON CONFLICT (id) DO NOTHING", marks->str);
  g_free (self->insert);
  self->insert = g_string_free (g_steal_pointer (&names), FALSE);
  return self->insert;
}

/* Makes the row unless it is there. */
static gboolean
try_insert (CordonWriter *self, Edit *edit, const CordonDraftRow *row, gboolean *made, GError **error)
{
  sqlite3_stmt *statement;
  int n = 1;

  statement = prepare (self, write_insert (self, row), error);
  if (statement == NULL)
    return FALSE;
  cordon_sqlite_bind_text (statement, 1, row->id);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const CordonDraftCell *cell = &g_array_index (row->cells, CordonDraftCell, i);

      if (!cell->expected && cell->value != NULL)
        cordon_sqlite_bind (statement, ++n, cell->value);
    }
  if (!step_done (self, statement, error))
    return FALSE;
  *made = sqlite3_changes (cordon_lane_get_db (self->lane)) > 0;
  return !*made || insert_birth (self, edit, row, error);
}

static gboolean
insert_cell (CordonWriter *self, Edit *edit, const CordonDraftRow *row, const char *field, GVariant *old_value,
             GVariant *new_value, GError **error)
{
  sqlite3_stmt *statement =
      prepare (self, "INSERT INTO cell (edit, kind, row, field, old, new) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, edit->position);
  cordon_sqlite_bind_text (statement, 2, row->kind);
  cordon_sqlite_bind_text (statement, 3, row->id);
  cordon_sqlite_bind_text (statement, 4, field);
  cordon_sqlite_bind (statement, 5, old_value);
  cordon_sqlite_bind (statement, 6, new_value);
  if (!step_done (self, statement, error))
    return FALSE;
  note_change (edit, row->kind, row->id, field, FALSE, old_value, new_value);
  return TRUE;
}

static void
unref_value (gpointer value)
{
  if (value != NULL)
    g_variant_unref (value);
}

/* What stands in the draft's cells now, in their order. */
static GPtrArray *
read_cells (CordonWriter *self, const CordonDraftRow *row, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (unref_value);
  g_autoptr (GString) sql = g_string_new ("SELECT 0");
  sqlite3_stmt *statement;
  int rc;

  for (guint i = 0; i < row->cells->len; i++)
    g_string_append_printf (sql, ",\"%s\"", g_array_index (row->cells, CordonDraftCell, i).field);
  g_string_append_printf (sql, " FROM \"%s\" WHERE id=?1", row->kind);
  statement = prepare (self, sql->str, error);
  if (statement == NULL)
    return NULL;
  cordon_sqlite_bind_text (statement, 1, row->id);
  rc = sqlite3_step (statement);
  if (rc == SQLITE_ROW)
    for (guint i = 0; i < row->cells->len; i++)
      g_ptr_array_add (values, cordon_sqlite_column (statement, (int) i + 1));
  else if (rc == SQLITE_DONE)
    cordon_set_error (
        error, CORDON_ERROR_NOT_FOUND,
        N_ ("What was to be changed is not in this plan. Nothing was changed. Choose it again and retry."));
  else
    fail (self, error);
  sqlite3_reset (statement);
  return rc == SQLITE_ROW ? g_steal_pointer (&values) : NULL;
}

static gboolean
update_row (CordonWriter *self, Edit *edit, const CordonDraftRow *row, GError **error)
{
  g_autoptr (GPtrArray) present = read_cells (self, row, error);
  g_autoptr (GString) sql = g_string_new ("UPDATE ");
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  sqlite3_stmt *statement;

  if (present == NULL)
    return FALSE;

  g_string_append_printf (sql, "\"%s\" SET ", row->kind);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const CordonDraftCell *cell = &g_array_index (row->cells, CordonDraftCell, i);
      GVariant *old_value = present->pdata[i];

      if (cell->expected)
        {
          if (cordon_value_equal (cell->value, old_value))
            continue;
          edit->n_overwritten++;
          if (edit->lenient)
            continue;
          cordon_set_error (error, CORDON_ERROR_CONFLICT,
                            N_ ("Somebody changed this in the meantime. Nothing was overwritten. Look at what stands "
                                "there now and change it again if need be."));
          return FALSE;
        }
      if (cordon_value_equal (cell->value, old_value))
        continue;
      if (!insert_cell (self, edit, row, cell->field, old_value, cell->value, error))
        return FALSE;
      g_string_append_printf (sql, "%s\"%s\"=?%u", values->len > 0 ? "," : "", cell->field, values->len + 2);
      g_ptr_array_add (values, cell->value);
    }
  if (values->len == 0)
    return TRUE;

  g_string_append (sql, " WHERE id=?1");
  statement = prepare (self, sql->str, error);
  if (statement == NULL)
    return FALSE;
  cordon_sqlite_bind_text (statement, 1, row->id);
  for (guint i = 0; i < values->len; i++)
    cordon_sqlite_bind (statement, (int) i + 2, values->pdata[i]);
  return step_done (self, statement, error);
}

/* A row that is made again, as when the same tie is drawn twice, comes back if it was deleted. */
static gboolean
revive_row (CordonWriter *self, Edit *edit, const CordonDraftRow *row, GError **error)
{
  g_autoptr (CordonDraft) draft = cordon_draft_new (cordon_changes_get_label (edit->changes));
  GPtrArray *rows = cordon_draft_get_rows (draft);

  cordon_draft_restore (draft, row->kind, row->id);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const CordonDraftCell *cell = &g_array_index (row->cells, CordonDraftCell, i);

      if (!cell->expected)
        cordon_draft_set (draft, row->kind, row->id, cell->field, cell->value);
    }
  return update_row (self, edit, rows->pdata[0], error);
}

static gboolean
write_row (CordonWriter *self, Edit *edit, const CordonDraftRow *row, GError **error)
{
  const CordonTable *table = cordon_tables_find (self->tables, row->kind, error);
  gboolean made = FALSE;

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < row->cells->len; i++)
    if (!cordon_table_has_field (table, g_array_index (row->cells, CordonDraftCell, i).field, error))
      return FALSE;

  if (!row->create)
    return update_row (self, edit, row, error);
  if (!try_insert (self, edit, row, &made, error))
    return FALSE;
  return made || revive_row (self, edit, row, error);
}

/* One edit */

static gboolean
insert_edit (CordonWriter *self, const CordonEditHead *head, gint64 clock, GError **error)
{
  sqlite3_stmt *statement = prepare (self,
                                     "INSERT INTO edit (position, device, seq, at, author, label, nature, undoes)"
                                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                     error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, head->position);
  cordon_sqlite_bind_text (statement, 2, self->device);
  sqlite3_bind_int64 (statement, 3, self->seq + 1);
  sqlite3_bind_int64 (statement, 4, clock);
  cordon_sqlite_bind_text (statement, 5, head->author);
  cordon_sqlite_bind_text (statement, 6, head->label);
  cordon_sqlite_bind_text (statement, 7, cordon_nature_to_text (head->nature));
  if (head->undoes != 0)
    sqlite3_bind_int64 (statement, 8, head->undoes);
  if (!step_done (self, statement, error))
    return FALSE;

  statement = prepare (self,
                       "INSERT INTO device (id, name, seen) VALUES (?1, ?2, ?3)"
                       " ON CONFLICT (id) DO UPDATE SET name = excluded.name, seen = excluded.seen",
                       error);
  if (statement == NULL)
    return FALSE;
  cordon_sqlite_bind_text (statement, 1, self->device);
  cordon_sqlite_bind_text (statement, 2, self->device_name);
  sqlite3_bind_int64 (statement, 3, self->seq + 1);
  return step_done (self, statement, error);
}

static gboolean
write_all (CordonWriter *self, Edit *edit, CordonDraft *draft, const CordonEditHead *head, gint64 clock,
           gboolean always, GError **error)
{
  GPtrArray *rows = cordon_draft_get_rows (draft);

  for (guint i = 0; i < rows->len; i++)
    if (!write_row (self, edit, rows->pdata[i], error))
      return FALSE;
  if (cordon_changes_get_length (edit->changes) == 0 && !always)
    return TRUE;
  return insert_edit (self, head, clock, error);
}

/* @original: of a redo, the edit that stands again. */
static CordonChanges *
write_edit (CordonWriter *self, CordonDraft *draft, CordonEditHead *head, gint64 original, GError **error)
{
  gboolean always = head->undoes != 0;
  gint64 clock = MAX ((g_get_real_time () / 1000) << CLOCK_SHIFT, self->clock + 1);
  g_autoptr (CordonChanges) changes = NULL;
  Edit edit = {.position = self->position + 1, .lenient = always};
  gboolean written;

  head->position = edit.position;
  head->at = clock >> CLOCK_SHIFT;
  edit.changes = changes = cordon_changes_new (head);

  if (!run (self, "BEGIN IMMEDIATE", error))
    return NULL;
  written = write_all (self, &edit, draft, head, clock, always, error);
  if (written && cordon_changes_get_length (changes) == 0 && !always)
    {
      CordonEditHead nothing = *head;

      run (self, "ROLLBACK", NULL);
      nothing.position = 0;
      return cordon_changes_new (&nothing);
    }
  if (!written || !run (self, "COMMIT", error))
    {
      if (!sqlite3_get_autocommit (cordon_lane_get_db (self->lane)))
        run (self, "ROLLBACK", NULL);
      return NULL;
    }

  self->position++;
  self->seq++;
  self->clock = clock;
  take_in (self, self->position, head->nature, head->undoes, original);
  cordon_changes_set_n_overwritten (changes, edit.n_overwritten);
  return g_steal_pointer (&changes);
}

CordonChanges *
cordon_writer_commit (CordonWriter *self, CordonDraft *draft, const char *author, GError **error)
{
  CordonEditHead head = {.author = author,
                         .label = cordon_draft_get_label (draft),
                         .nature = cordon_draft_get_nature (draft)};

  return write_edit (self, draft, &head, 0, error);
}

/* Taking an edit back */

static gboolean
draft_old_cells (CordonWriter *self, CordonDraft *draft, gint64 position, GError **error)
{
  sqlite3_stmt *statement = prepare (self, "SELECT kind, row, field, old, new FROM cell WHERE edit = ?1", error);
  int rc;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, position);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *kind = cordon_sqlite_text (statement, 0);
      const char *row = cordon_sqlite_text (statement, 1);
      const char *field = cordon_sqlite_text (statement, 2);
      g_autoptr (GVariant) old_value = cordon_sqlite_column (statement, 3);
      g_autoptr (GVariant) new_value = cordon_sqlite_column (statement, 4);

      cordon_draft_set (draft, kind, row, field, old_value);
      cordon_draft_expect (draft, kind, row, field, new_value);
    }
  if (rc != SQLITE_DONE)
    fail (self, error);
  sqlite3_reset (statement);
  return rc == SQLITE_DONE;
}

static gboolean
draft_hide_births (CordonWriter *self, CordonDraft *draft, gint64 position, GError **error)
{
  sqlite3_stmt *statement = prepare (self, "SELECT kind, row FROM birth WHERE edit = ?1", error);
  int rc;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, position);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    cordon_draft_delete (draft, cordon_sqlite_text (statement, 0), cordon_sqlite_text (statement, 1));
  if (rc != SQLITE_DONE)
    fail (self, error);
  sqlite3_reset (statement);
  return rc == SQLITE_DONE;
}

static gboolean
read_edit (CordonWriter *self, gint64 position, CordonNature *nature, char **label, gint64 *undoes, GError **error)
{
  sqlite3_stmt *statement = prepare (self, "SELECT nature, label, undoes FROM edit WHERE position = ?1", error);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, position);
  found = sqlite3_step (statement) == SQLITE_ROW;
  if (found)
    {
      *nature = cordon_nature_from_text (cordon_sqlite_text (statement, 0));
      *label = g_strdup (cordon_sqlite_text (statement, 1));
      *undoes = sqlite3_column_int64 (statement, 2);
    }
  else
    cordon_set_error (error, CORDON_ERROR_NOT_FOUND,
                      N_ ("There is no such edit in this plan’s history. Nothing was changed."));
  sqlite3_reset (statement);
  return found;
}

static CordonChanges *
take_back (CordonWriter *self, gint64 position, const char *author, GError **error)
{
  g_autofree char *label = NULL;
  g_autoptr (CordonDraft) draft = NULL;
  CordonNature nature;
  gint64 undoes;
  CordonEditHead head = {.author = author, .undoes = position};

  if (!read_edit (self, position, &nature, &label, &undoes, error))
    return NULL;
  if (nature == CORDON_NATURE_REDO)
    {
      /* To take a redo back is to take back, again, the edit that it brought back. */
      g_autofree char *undone_label = NULL;
      gint64 original;

      if (!read_edit (self, undoes, &nature, &undone_label, &original, error))
        return NULL;
      /* Each came before the one that took it back; otherwise there would be no end. */
      if (undoes >= position || original >= undoes)
        {
          fail_by_history (error);
          return NULL;
        }
      return take_back (self, original, author, error);
    }

  draft = cordon_draft_new (label);
  if (!draft_old_cells (self, draft, position, error) || !draft_hide_births (self, draft, position, error))
    return NULL;
  head.label = label;
  head.nature = nature == CORDON_NATURE_UNDO ? CORDON_NATURE_REDO : CORDON_NATURE_UNDO;
  return write_edit (self, draft, &head, undoes, error);
}

CordonChanges *
cordon_writer_undo (CordonWriter *self, gint64 position, const char *author, GError **error)
{
  if (position == 0)
    position = last_position (self->standing);
  if (position == 0)
    {
      cordon_set_error (error, CORDON_ERROR_NOT_FOUND, N_ ("There is nothing to undo."));
      return NULL;
    }
  return take_back (self, position, author, error);
}

CordonChanges *
cordon_writer_redo (CordonWriter *self, const char *author, GError **error)
{
  gint64 position = last_position (self->undone);

  if (position == 0)
    {
      cordon_set_error (error, CORDON_ERROR_NOT_FOUND, N_ ("There is nothing to redo."));
      return NULL;
    }
  return take_back (self, position, author, error);
}

static char *
dup_label (CordonWriter *self, gint64 position)
{
  CordonNature nature;
  g_autofree char *label = NULL;
  gint64 undoes;

  if (position == 0 || !read_edit (self, position, &nature, &label, &undoes, NULL))
    return NULL;
  return g_steal_pointer (&label);
}

void
cordon_writer_get_state (CordonWriter *self, CordonWriterState *state)
{
  state->position = self->position;
  state->undo_label = dup_label (self, last_position (self->standing));
  state->redo_label = dup_label (self, last_position (self->undone));
}
