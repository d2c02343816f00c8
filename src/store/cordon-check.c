/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `cordon check`: everything that must hold in a plan file, looked at in one transaction of its own. What is wrong is a
 * list of findings, each with a sentence; it is never mended here. */

#include "store/cordon-check.h"

#include "base/cordon-text.h"
#include "store/cordon-guard.h"
#include "store/cordon-ledger-private.h"
#include "store/cordon-replay.h"
#include "store/cordon-schema.h"

/* A plan that is wrong throughout needs no longer list than this. */
#define MOST_FINDINGS 200
#define MOST_OF_A_SORT 50
#define STEPS_BETWEEN_LOOKS 10000

#define SENTENCE(text) g_dgettext (GETTEXT_PACKAGE, text)

typedef struct
{
  char *path;
  CordonReference *references;
  guint n_references;
  GCancellable *closing; /* of the ledger; %NULL for a file */
  GCancellable *cancellable;
} Order;

typedef struct
{
  const Order *order;
  sqlite3 *db;
  GPtrArray *tables;
  GPtrArray *findings;
} Check;

static void
order_free (Order *order)
{
  g_free (order->path);
  g_free (order->references);
  g_clear_object (&order->closing);
  g_free (order);
}

void
cordon_finding_free (CordonFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->code);
  g_free (finding->kind);
  g_free (finding->id);
  g_free (finding->field);
  g_free (finding->sentence);
  g_free (finding);
}

/* Takes @sentence. Returns whether there is room for more. */
static gboolean
find (Check *check, const char *code, const char *kind, const char *id, const char *field, char *sentence)
{
  CordonFinding *finding;

  if (check->findings->len >= MOST_FINDINGS)
    {
      g_free (sentence);
      return FALSE;
    }
  finding = g_new0 (CordonFinding, 1);
  finding->code = g_strdup (code);
  finding->kind = g_strdup (kind);
  finding->id = id != NULL ? cordon_text_clean (id, 100, FALSE) : NULL;
  finding->field = field != NULL ? cordon_text_clean (field, 100, FALSE) : NULL;
  finding->sentence = sentence;
  g_ptr_array_add (check->findings, finding);
  if (check->findings->len < MOST_FINDINGS)
    return TRUE;
  finding = g_new0 (CordonFinding, 1);
  finding->code = g_strdup ("more");
  finding->sentence = g_strdup (SENTENCE (N_ ("There is more that is wrong; only the first findings are listed.")));
  g_ptr_array_add (check->findings, finding);
  return FALSE;
}

static char *
text_of (sqlite3_stmt *statement, int column)
{
  return cordon_text_clean ((const char *) sqlite3_column_text (statement, column), 200, FALSE);
}

static gboolean
check_pages (Check *check, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      cordon_sqlite_prepare (check->db, check->order->path, "PRAGMA main.integrity_check (20)", error);
  int result;

  if (statement == NULL)
    return FALSE;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_autofree char *what = text_of (statement, 0);

      if (strcmp (what, "ok") != 0)
        find (check, "pages", NULL, NULL, NULL,
              g_strdup_printf (SENTENCE (N_ ("The file is damaged: %s. Open a backup of the plan.")), what));
    }
  return result == SQLITE_DONE || cordon_sqlite_fail (check->db, check->order->path, error);
}

/* Cells and births whose edit is gone, and edits that a device made and this plan doesn't hold. */
static gboolean
check_history (Check *check, GError **error)
{
  static const char *const orphans =
      "SELECT kind, row, field FROM cell WHERE NOT EXISTS (SELECT 1 FROM edit WHERE position = cell.edit)"
      " UNION ALL SELECT kind, row, NULL FROM birth"
      " WHERE NOT EXISTS (SELECT 1 FROM edit WHERE position = birth.edit) LIMIT ?";
  static const char *const gaps =
      "SELECT device, max (seq) - count (DISTINCT seq), count (*) - count (DISTINCT seq) FROM edit GROUP BY device"
      " HAVING max (seq) <> count (*) OR min (seq) <> 1 OR count (*) <> count (DISTINCT seq) LIMIT ?";
  g_autoptr (sqlite3_stmt) statement = cordon_sqlite_prepare (check->db, check->order->path, orphans, error);
  int result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, MOST_OF_A_SORT);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_autofree char *kind = text_of (statement, 0);

      find (check, "history", kind, (const char *) sqlite3_column_text (statement, 1),
            (const char *) sqlite3_column_text (statement, 2),
            g_strdup (SENTENCE (N_ ("History holds a change, but not the edit that made it."))));
    }
  if (result != SQLITE_DONE)
    return cordon_sqlite_fail (check->db, check->order->path, error);

  g_clear_pointer (&statement, sqlite3_finalize);
  statement = cordon_sqlite_prepare (check->db, check->order->path, gaps, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, MOST_OF_A_SORT);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_autofree char *device = text_of (statement, 0);

      find (check, "gap", NULL, device, NULL,
            g_strdup_printf (SENTENCE (N_ ("The edits of the computer “%s” are not numbered without gaps: some are "
                                           "missing, or there twice.")),
                             device));
    }
  return result == SQLITE_DONE || cordon_sqlite_fail (check->db, check->order->path, error);
}

static gboolean
on_difference (CordonReplayDifference difference, const char *kind, const char *id, const char *field,
               gpointer user_data)
{
  Check *check = user_data;

  switch (difference)
    {
    case CORDON_REPLAY_NO_BIRTH:
      return find (check, "no-birth", kind, id, NULL,
                   g_strdup (SENTENCE (N_ ("A row stands in the plan that history doesn’t know."))));
    case CORDON_REPLAY_NO_ROW:
      return find (check, "no-row", kind, id, NULL,
                   g_strdup (SENTENCE (N_ ("History made a row that isn’t in the plan."))));
    case CORDON_REPLAY_OTHER_CELL:
      return find (check, "other-cell", kind, id, field,
                   g_strdup_printf (SENTENCE (N_ ("“%s” holds something else than history says.")), field));
    default:
      return find (check, "unreadable", kind, id, NULL,
                   g_strdup (SENTENCE (N_ ("The first values of a row can’t be read in history."))));
    }
}

static const CordonTable *
find_table (Check *check, const char *kind)
{
  for (guint i = 0; i < check->tables->len; i++)
    {
      const CordonTable *table = check->tables->pdata[i];

      if (strcmp (table->name, kind) == 0)
        return table;
    }
  return NULL;
}

static gboolean
check_orphans (Check *check, const CordonReference *reference, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int result;

  g_string_printf (sql, "SELECT id, \"%s\" FROM \"%s\" AS child WHERE \"%s\" IS NOT NULL", reference->field,
                   reference->kind, reference->field);
  for (guint i = 0; i < check->tables->len; i++)
    {
      const CordonTable *table = check->tables->pdata[i];

      if (reference->referenced == NULL || strcmp (reference->referenced, table->name) == 0)
        g_string_append_printf (sql, " AND NOT EXISTS (SELECT 1 FROM \"%s\" WHERE id = child.\"%s\")", table->name,
                                reference->field);
    }
  g_string_append (sql, " LIMIT ?");
  statement = cordon_sqlite_prepare (check->db, check->order->path, sql->str, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, MOST_OF_A_SORT);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_autofree char *there = text_of (statement, 1);

      find (check, "orphan", reference->kind, (const char *) sqlite3_column_text (statement, 0), reference->field,
            g_strdup_printf (SENTENCE (N_ ("“%s” refers to a row that isn’t in the plan (%s).")), reference->field,
                             there));
    }
  return result == SQLITE_DONE || cordon_sqlite_fail (check->db, check->order->path, error);
}

/* Child → parent by their keys, of which a million fit into little memory. */
static GHashTable *
read_parents (Check *check, const CordonReference *tree, GError **error)
{
  g_autoptr (GHashTable) parents = g_hash_table_new (NULL, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT child.rowid, parent.rowid FROM \"%s\" AS child"
                                          " JOIN \"%s\" AS parent ON parent.id = child.\"%s\"",
                                          tree->kind, tree->kind, tree->field);
  g_autoptr (sqlite3_stmt) statement = cordon_sqlite_prepare (check->db, check->order->path, sql, error);
  int result;

  if (statement == NULL)
    return NULL;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    g_hash_table_insert (parents, (gpointer) (gintptr) sqlite3_column_int64 (statement, 0),
                         (gpointer) (gintptr) sqlite3_column_int64 (statement, 1));
  if (result != SQLITE_DONE)
    {
      cordon_sqlite_fail (check->db, check->order->path, error);
      return NULL;
    }
  return g_steal_pointer (&parents);
}

static gboolean
find_loop (Check *check, const CordonReference *tree, gint64 key, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE rowid = ?", tree->kind);
  g_autoptr (sqlite3_stmt) statement = cordon_sqlite_prepare (check->db, check->order->path, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, key);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return cordon_sqlite_fail (check->db, check->order->path, error);
  find (check, "loop", tree->kind, (const char *) sqlite3_column_text (statement, 0), tree->field,
        g_strdup_printf (SENTENCE (N_ ("A row is its own ancestor by “%s”.")), tree->field));
  return TRUE;
}

/* Climbs from every row, each link once: a row met again within the same climb closes a loop. */
static gboolean
check_loops (Check *check, const CordonReference *tree, GError **error)
{
  g_autoptr (GHashTable) parents = read_parents (check, tree, error);
  g_autoptr (GHashTable) climbs = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer child, parent;
  guint climb = 0, n_loops = 0;

  if (parents == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, parents);
  while (n_loops < MOST_OF_A_SORT && g_hash_table_iter_next (&iter, &child, &parent))
    {
      gpointer seen = NULL;

      climb++;
      while (!g_hash_table_lookup_extended (climbs, child, NULL, &seen))
        {
          g_hash_table_insert (climbs, child, GUINT_TO_POINTER (climb));
          if (!g_hash_table_lookup_extended (parents, child, NULL, &parent))
            break;
          child = parent;
          seen = NULL;
        }
      if (seen != NULL && GPOINTER_TO_UINT (seen) == climb)
        {
          n_loops++;
          if (!find_loop (check, tree, (gint64) (gintptr) child, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_references (Check *check, GError **error)
{
  gint64 version;

  if (!cordon_sqlite_integer (check->db, check->order->path, "PRAGMA user_version", &version, error))
    return FALSE;
  for (guint i = 0; i < check->order->n_references; i++)
    {
      const CordonReference *reference = &check->order->references[i];
      const CordonTable *table = find_table (check, reference->kind);

      if (table == NULL || !g_strv_contains ((const char *const *) table->fields, reference->field))
        {
          /* What an older schema does not have yet has no rows that could refer to anything. */
          g_return_val_if_fail (version < cordon_schema_newest (), TRUE);
          continue;
        }
      if (!check_orphans (check, reference, error) || (reference->tree && !check_loops (check, reference, error)))
        return FALSE;
    }
  return TRUE;
}

static int
is_over (gpointer user_data)
{
  const Order *order = user_data;

  return g_cancellable_is_cancelled (order->cancellable) || g_cancellable_is_cancelled (order->closing);
}

static gboolean
check_all (Check *check, GError **error)
{
  check->tables = cordon_schema_tables (check->db, error);
  /* One transaction: others may go on writing meanwhile. */
  return check->tables != NULL && cordon_sqlite_run (check->db, check->order->path, "BEGIN", error)
         && check_pages (check, error) && check_history (check, error)
         && cordon_replay_compare (check->db, check->order->path, check->tables, on_difference, check, error)
         && check_references (check, error);
}

static gboolean
is_of_the_file (const GError *error)
{
  return g_error_matches (error, CORDON_ERROR, CORDON_ERROR_CORRUPT)
         || g_error_matches (error, CORDON_ERROR, CORDON_ERROR_INVALID)
         || g_error_matches (error, CORDON_ERROR, CORDON_ERROR_TOO_NEW);
}

static void
run_check (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_finding_free);
  g_autoptr (GError) error = NULL;
  Order *order = task_data;
  Check check = {.order = order, .findings = findings};

  order->cancellable = cancellable;
  check.db = cordon_guard_open_passing (check.order->path, &error);
  if (check.db != NULL)
    {
      sqlite3_progress_handler (check.db, STEPS_BETWEEN_LOOKS, is_over, order);
      check_all (&check, &error);
      sqlite3_progress_handler (check.db, 0, NULL, NULL);
      cordon_guard_close (check.db, check.order->path);
      g_clear_pointer (&check.tables, g_ptr_array_unref);
    }
  if (error != NULL && !is_of_the_file (error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (error != NULL)
    find (&check, "file", NULL, NULL, NULL, g_strdup (error->message));
  g_task_return_pointer (task, g_steal_pointer (&findings), (GDestroyNotify) g_ptr_array_unref);
}

static void
start (gpointer source, gpointer tag, const char *path, const CordonReference *references, guint n_references,
       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);
  Order *order = g_new0 (Order, 1);

  cordon_sqlite_mark_main_thread ();
  order->path = g_canonicalize_filename (path, NULL);
  order->references = g_memdup2 (references, n_references * sizeof *references);
  order->n_references = n_references;
  if (source != NULL)
    order->closing = g_object_ref (cordon_ledger_get_closing (source));
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  g_task_run_in_thread (task, run_check);
}

void
cordon_check_async (const char *path, const CordonReference *references, guint n_references, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (path != NULL);

  start (NULL, cordon_check_async, path, references, n_references, cancellable, callback, user_data);
}

GPtrArray *
cordon_check_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cordon_ledger_check_async (CordonLedger *self, const CordonReference *references, guint n_references,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CORDON_IS_LEDGER (self));

  start (self, cordon_ledger_check_async, cordon_ledger_get_file (self), references, n_references, cancellable,
         callback, user_data);
}

GPtrArray *
cordon_ledger_check_finish (CordonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
