/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Search: two threads beside the ledger's lanes. One keeps the cache and never holds anybody up: an edit only wakes it.
 * The other looks into the cache and reads the few rows that are shown. A new search interrupts the one before, as each
 * letter that is typed makes one.
 *
 * A search takes a bounded number of candidates and ranks those by their rows' own words, since ranking all that a
 * short prefix finds would take seconds. Titles and short texts come first; long ones are asked only when those give
 * too little. */

#include "store/cordon-search-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/cordon-text.h"
#include "store/cordon-lane.h"
#include "store/cordon-ledger-private.h"

#define DEFAULT_LIMIT 50
/* Candidates for each hit that is asked for. */
#define CANDIDATES 4
/* How often a search looks whether it is still wanted. */
#define OPERATIONS_A_LOOK 500
/* How long a search waits for the cache to be made, or to have followed the last edit. */
#define PATIENCE (G_USEC_PER_SEC)

struct _CordonSearch
{
  char *plan_path;
  char *cache_path;
  char *own_folder; /* of a cache that nobody else may use */
  int lock;
  GPtrArray *kinds;
  CordonLane *index_lane;
  CordonLane *search_lane;
  GCancellable *stopped;
  GCancellable *current; /* of the last search; on the main thread */

  CordonSearchIndex *index; /* on its lane only */

  /* On the search lane only. */
  sqlite3 *plan;
  GPtrArray *readers;
  ino_t inode;           /* of the cache's file that is open */
  GCancellable *running; /* of the search that is being answered */

  GMutex mutex;
  GCond cond;
  gboolean waiting;   /* an update is asked for and not begun */
  gboolean busy;      /* one is under way */
  gboolean impatient; /* that has taken too long to wait for */
  gboolean damaged;
  gint64 position;
};

void
cordon_hit_free (CordonHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->id);
  g_free (hit->snippet);
  g_free (hit);
}

/* Where the cache lies: with the person's caches, unless somebody else is using the one for this plan. */
static void
choose_cache (CordonSearch *self, const char *plan_id)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "cordon", "search", NULL);

  self->lock = -1;
  if (cordon_id_is_valid (plan_id) && g_mkdir_with_parents (folder, 0700) == 0)
    {
      g_autofree char *name = g_strconcat (plan_id, ".lock", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      self->lock = g_open (path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
      if (self->lock >= 0 && flock (self->lock, LOCK_EX | LOCK_NB) == 0)
        {
          self->cache_path = g_strdup_printf ("%s" G_DIR_SEPARATOR_S "%s.db", folder, plan_id);
          return;
        }
    }
  self->own_folder = g_dir_make_tmp ("cordon-search-XXXXXX", NULL);
  if (self->own_folder != NULL)
    self->cache_path = g_build_filename (self->own_folder, "cache.db", NULL);
}

CordonSearch *
cordon_search_new (const char *plan_path, const char *plan_id, const CordonSearchField *fields, guint n_fields)
{
  CordonSearch *self = g_new0 (CordonSearch, 1);

  self->plan_path = g_strdup (plan_path);
  self->kinds = cordon_search_kinds_new (fields, n_fields);
  self->index_lane = cordon_lane_new ("index");
  self->search_lane = cordon_lane_new ("search");
  self->stopped = g_cancellable_new ();
  self->position = -1;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  choose_cache (self, plan_id);
  if (self->cache_path != NULL)
    {
      self->index = cordon_search_index_new (self->plan_path, self->cache_path, self->kinds);
      cordon_search_follow (self);
    }
  return self;
}

void
cordon_search_stop (CordonSearch *self)
{
  g_cancellable_cancel (self->stopped);
  if (self->current != NULL)
    g_cancellable_cancel (self->current);
}

void
cordon_search_free (CordonSearch *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->stopped);
  cordon_lane_free (self->search_lane);
  cordon_lane_free (self->index_lane);
  g_clear_pointer (&self->readers, g_ptr_array_unref);
  g_clear_pointer (&self->plan, sqlite3_close_v2);
  if (self->own_folder != NULL)
    {
      if (self->index != NULL)
        cordon_search_index_discard (self->index);
      g_rmdir (self->own_folder);
    }
  g_clear_pointer (&self->index, cordon_search_index_free);
  if (self->lock >= 0)
    close (self->lock);
  g_ptr_array_unref (self->kinds);
  g_clear_object (&self->stopped);
  g_clear_object (&self->current);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->plan_path);
  g_free (self->cache_path);
  g_free (self->own_folder);
  g_free (self);
}

/* Keeping the cache */

typedef struct
{
  CordonSearch *search;
  gint64 position;
} Update;

static gboolean
go_on (gpointer user_data)
{
  const Update *update = user_data;

  g_mutex_lock (&update->search->mutex);
  update->search->position = update->position;
  g_mutex_unlock (&update->search->mutex);
  return !g_cancellable_is_cancelled (update->search->stopped);
}

static void
update_index (CordonLane *lane, GTask *task, gpointer task_data, GCancellable *cancellable)
{
  CordonSearch *self = task_data;
  Update update = {self, -1};

  g_mutex_lock (&self->mutex);
  self->waiting = FALSE;
  self->busy = TRUE;
  update.position = self->position;
  if (self->damaged)
    cordon_search_index_discard (self->index);
  self->damaged = FALSE;
  g_mutex_unlock (&self->mutex);

  /* A cache that fails is made anew, once: a full disk would fail again. */
  for (int attempt = 0; attempt < 2; attempt++)
    {
      g_autoptr (GError) error = NULL;

      if (cordon_search_index_update (self->index, go_on, &update, &update.position, &error) || error == NULL)
        break;
      g_debug ("The search cache can’t be kept: %s", error->message);
      cordon_search_index_discard (self->index);
    }

  g_mutex_lock (&self->mutex);
  self->position = update.position;
  self->busy = FALSE;
  self->impatient = FALSE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_task_return_boolean (task, TRUE);
}

void
cordon_search_follow (CordonSearch *self)
{
  g_autoptr (GTask) task = NULL;
  gboolean already;

  if (self->index == NULL)
    return;
  g_mutex_lock (&self->mutex);
  already = self->waiting;
  self->waiting = TRUE;
  g_mutex_unlock (&self->mutex);
  /* What waits will see this edit too. */
  if (already)
    return;
  task = g_task_new (NULL, self->stopped, NULL, NULL);
  g_task_set_task_data (task, self, NULL);
  cordon_lane_run (self->index_lane, task, update_index, FALSE);
}

/* Searching; on its lane */

typedef struct
{
  CordonSearch *search;
  char *text;
  guint limit;
} Query;

typedef struct
{
  CordonHit *hit;
  guint rank;
  guint kind;
  guint order;
} Candidate;

static void
free_query (gpointer data)
{
  Query *query = data;

  g_free (query->text);
  g_free (query);
}

static void
clear_candidate (gpointer data)
{
  Candidate *candidate = data;

  g_clear_pointer (&candidate->hit, cordon_hit_free);
}

static void
wait_for_index (CordonSearch *self, GCancellable *cancellable)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  g_mutex_lock (&self->mutex);
  while ((self->busy || self->waiting) && !self->impatient && !g_cancellable_is_cancelled (cancellable))
    {
      gint64 now = g_get_monotonic_time ();

      if (now >= deadline)
        self->impatient = TRUE;
      else
        g_cond_wait_until (&self->cond, &self->mutex, MIN (deadline, now + G_USEC_PER_SEC / 50));
    }
  g_mutex_unlock (&self->mutex);
}

static int
is_superseded (void *user_data)
{
  CordonSearch *self = user_data;

  return g_cancellable_is_cancelled (self->running);
}

/* The cache's file may have been made anew since. */
static gboolean
open_cache (CordonSearch *self, CordonLane *lane, GError **error)
{
  GStatBuf now = {0};
  sqlite3 *db;

  g_stat (self->cache_path, &now);
  if (cordon_lane_get_db (lane) != NULL && now.st_ino == self->inode)
    return TRUE;
  db = cordon_search_open_cache (self->cache_path, error);
  if (db == NULL)
    return FALSE;
  self->inode = now.st_ino;
  sqlite3_progress_handler (db, OPERATIONS_A_LOOK, is_superseded, self);
  cordon_lane_set_db (lane, db, self->cache_path);
  return TRUE;
}

static void
finalize_reader (gpointer data)
{
  sqlite3_finalize (data);
}

static gboolean
open_plan (CordonSearch *self, GError **error)
{
  if (self->plan != NULL)
    return TRUE;
  self->plan = cordon_search_open_plan (self->plan_path, error);
  if (self->plan == NULL)
    return FALSE;
  self->readers = g_ptr_array_new_with_free_func (finalize_reader);
  for (guint i = 0; i < self->kinds->len; i++)
    {
      g_autofree char *sql = g_strconcat (((CordonSearchKind *) self->kinds->pdata[i])->sql, " WHERE id = ?1", NULL);
      sqlite3_stmt *reader = cordon_sqlite_prepare (self->plan, self->plan_path, sql, error);

      if (reader == NULL)
        {
          g_clear_pointer (&self->readers, g_ptr_array_unref);
          g_clear_pointer (&self->plan, sqlite3_close_v2);
          return FALSE;
        }
      g_ptr_array_add (self->readers, reader);
    }
  return TRUE;
}

/* What a row is worth to the one who typed: its best field, and how well that fits. */
static gboolean
judge (CordonSearch *self, Candidate *candidate, const char *id, char **words)
{
  const CordonSearchKind *kind = self->kinds->pdata[candidate->kind];
  sqlite3_stmt *reader = self->readers->pdata[candidate->kind];
  guint n_words = g_strv_length (words);
  guint best = 0, best_matched = 0;
  gsize best_at = 0;
  gboolean found = FALSE;

  sqlite3_bind_text (reader, 1, id, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (reader) != SQLITE_ROW || sqlite3_column_int (reader, 1) != 0)
    {
      sqlite3_reset (reader);
      return FALSE;
    }
  for (guint i = 0; i < kind->fields->len && best_matched < n_words; i++)
    {
      const char *text = cordon_sqlite_text (reader, (int) i + 2);
      guint matched;
      gsize at;

      if (text == NULL || !g_utf8_validate (text, sqlite3_column_bytes (reader, (int) i + 2), NULL))
        continue;
      matched = cordon_search_match (text, words, &at);
      if (found && matched <= best_matched)
        continue;
      found = TRUE;
      best = i;
      best_matched = matched;
      best_at = at;
    }
  if (found)
    {
      const char *text = cordon_sqlite_text (reader, (int) best + 2);

      candidate->rank = g_array_index (kind->is_long, gboolean, best) ? 3
                        : best_matched < n_words                      ? 2
                        : best_at == 0                                ? 0
                                                                      : 1;
      candidate->hit = g_new0 (CordonHit, 1);
      candidate->hit->kind = kind->name;
      candidate->hit->id = g_strdup (id);
      candidate->hit->field = kind->fields->pdata[best];
      candidate->hit->snippet = cordon_search_snippet (text, best_at);
    }
  sqlite3_reset (reader);
  return found;
}

static gboolean
collect (CordonSearch *self, CordonLane *lane, const char *match, guint most, char **words, GHashTable *seen,
         GArray *candidates, GError **error)
{
  sqlite3_stmt *statement =
      cordon_lane_statement (lane,
                             "SELECT d.kind, d.id FROM word JOIN document AS d ON d.docid = word.rowid"
                             " WHERE word MATCH ?1 LIMIT ?2",
                             error);
  gboolean done;
  int rc;

  if (statement == NULL)
    return FALSE;
  cordon_sqlite_bind_text (statement, 1, match);
  sqlite3_bind_int64 (statement, 2, most);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      Candidate candidate = {NULL, 0, (guint) sqlite3_column_int (statement, 0), candidates->len};
      const char *id = cordon_sqlite_text (statement, 1);

      if (id == NULL || candidate.kind >= self->kinds->len || !g_hash_table_add (seen, g_strdup (id)))
        continue;
      if (judge (self, &candidate, id, words))
        g_array_append_val (candidates, candidate);
    }
  done = rc == SQLITE_DONE || cordon_sqlite_fail (cordon_lane_get_db (lane), self->cache_path, error);
  sqlite3_reset (statement);
  return done;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  return first->order < second->order ? -1 : 1;
}

static GPtrArray *
find (CordonSearch *self, CordonLane *lane, const Query *query, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) cordon_hit_free);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *match = cordon_search_query (query->text);
  g_auto (GStrv) words = cordon_search_words (query->text);
  g_autofree char *short_match = NULL;

  if (match == NULL)
    return g_steal_pointer (&hits);
  if (!open_cache (self, lane, error) || !open_plan (self, error))
    return NULL;

  g_array_set_clear_func (candidates, clear_candidate);
  short_match = g_strdup_printf ("{short} : (%s)", match);
  if (!collect (self, lane, short_match, query->limit * CANDIDATES, words, seen, candidates, error))
    return NULL;
  if (candidates->len < query->limit
      && !collect (self, lane, match, query->limit * CANDIDATES, words, seen, candidates, error))
    return NULL;

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && i < query->limit; i++)
    g_ptr_array_add (hits, g_steal_pointer (&g_array_index (candidates, Candidate, i).hit));
  return g_steal_pointer (&hits);
}

static void
free_hits (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
search (CordonLane *lane, GTask *task, gpointer task_data, GCancellable *cancellable)
{
  const Query *query = task_data;
  CordonSearch *self = query->search;

  self->running = cancellable;
  for (int attempt = 0;; attempt++)
    {
      g_autoptr (GError) error = NULL;
      GPtrArray *hits;

      wait_for_index (self, cancellable);
      if (g_task_return_error_if_cancelled (task))
        return;
      hits = find (self, lane, query, &error);
      if (hits != NULL)
        {
          g_task_return_pointer (task, hits, free_hits);
          return;
        }
      if (attempt > 0 || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
      /* A damaged cache is nobody's concern: it is made anew, and asked again. */
      cordon_lane_close_db (lane);
      g_mutex_lock (&self->mutex);
      self->damaged = TRUE;
      self->impatient = FALSE;
      g_mutex_unlock (&self->mutex);
      cordon_search_follow (self);
    }
}

/* On the main thread */

static void
on_changed (CordonLedger *ledger, CordonChanges *changes, gpointer user_data)
{
  CordonSearch *self = cordon_ledger_get_search (ledger);

  if (self != NULL)
    cordon_search_follow (self);
}

void
cordon_ledger_set_search (CordonLedger *self, const CordonSearchField *fields, guint n_fields)
{
  CordonSearch *made;
  const char *path;

  g_return_if_fail (CORDON_IS_LEDGER (self));
  g_return_if_fail (cordon_ledger_get_search (self) == NULL);

  /* A past date is held in memory alone. */
  if (cordon_ledger_get_as_of (self) != 0)
    return;
  /* The file that is being read, which may be a working copy. */
  path = sqlite3_db_filename (cordon_lane_get_db (cordon_ledger_get_reader (self)), "main");
  made = cordon_search_new (path, cordon_ledger_get_plan_id (self), fields, n_fields);
  cordon_ledger_take_search (self, made);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
}

static void
on_caller_cancelled (GCancellable *cancellable, GCancellable *current)
{
  g_cancellable_cancel (current);
}

static void
on_searched (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = g_task_propagate_pointer (G_TASK (result), &error);
  gulong *handler = g_task_get_task_data (task);

  g_cancellable_disconnect (g_task_get_cancellable (task), *handler);
  if (hits != NULL)
    g_task_return_pointer (task, hits, free_hits);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
cordon_ledger_search_async (CordonLedger *self, const char *text, guint limit, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  CordonSearch *searched;
  GTask *outer;
  gulong *handler;
  Query *query;

  g_return_if_fail (CORDON_IS_LEDGER (self));

  outer = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (outer, cordon_ledger_search_async);
  searched = cordon_ledger_get_search (self);
  if (searched == NULL)
    {
      GError *error = NULL;

      if (cordon_ledger_get_as_of (self) != 0)
        cordon_set_error (&error, CORDON_ERROR_FAILED,
                          N_ ("A past date can’t be searched. Go back to today to search the plan."));
      else
        error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "closed");
      g_task_return_error (outer, error);
      g_object_unref (outer);
      return;
    }
  if (searched->current != NULL)
    g_cancellable_cancel (searched->current);
  g_clear_object (&searched->current);
  searched->current = g_cancellable_new ();

  handler = g_new0 (gulong, 1);
  g_task_set_task_data (outer, handler, g_free);
  task = g_task_new (self, searched->current, on_searched, outer);
  query = g_new0 (Query, 1);
  query->search = searched;
  query->text = g_strdup (text != NULL ? text : "");
  query->limit = limit > 0 ? limit : DEFAULT_LIMIT;
  g_task_set_task_data (task, query, free_query);
  cordon_lane_run (searched->search_lane, task, search, FALSE);
  if (cancellable != NULL)
    *handler = g_cancellable_connect (cancellable, G_CALLBACK (on_caller_cancelled), g_object_ref (searched->current),
                                      g_object_unref);
}

GPtrArray *
cordon_ledger_search_finish (CordonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gint64
cordon_ledger_get_search_position (CordonLedger *self)
{
  CordonSearch *searched;
  gint64 position;

  g_return_val_if_fail (CORDON_IS_LEDGER (self), -1);

  searched = cordon_ledger_get_search (self);
  if (searched == NULL)
    return -1;
  g_mutex_lock (&searched->mutex);
  position = searched->position;
  g_mutex_unlock (&searched->mutex);
  return position;
}
