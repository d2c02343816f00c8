/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file behind an open ledger: claimed, perhaps copied, opened by two lanes, and closed in the order that leaves one
 * file behind. Everything here runs on a lane. */

#include "store/cordon-session.h"

#include "store/cordon-guard.h"
#include "store/cordon-ledger-private.h"
#include "store/cordon-schema.h"

CordonSession *
cordon_session_new (const char *path, gboolean past)
{
  CordonSession *self = g_new0 (CordonSession, 1);

  self->path = g_canonicalize_filename (path, NULL);
  self->file = g_strdup (self->path);
  self->reader = cordon_lane_new (past ? "past" : "read");
  if (!past)
    self->writing = cordon_lane_new ("write");
  return self;
}

void
cordon_session_free (CordonSession *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->reader, cordon_lane_free);
  g_clear_pointer (&self->writing, cordon_lane_free);
  cordon_writer_free (self->writer);
  cordon_copy_free (self->copy);
  cordon_claim_release (self->claim);
  cordon_tables_free (self->tables);
  g_free (self->kinds);
  g_free (self->path);
  g_free (self->file);
  g_free (self->plan_id);
  g_free (self->read_only_reason);
  g_free (self);
}

static gboolean
read_tables (CordonSession *self, CordonLane *lane, GError **error)
{
  g_autoptr (GPtrArray) list = cordon_schema_tables (cordon_lane_get_db (lane), error);

  if (list == NULL)
    return FALSE;
  self->tables = cordon_tables_new (list);
  self->kinds = g_new0 (const char *, list->len + 1);
  for (guint i = 0; i < list->len; i++)
    self->kinds[i] = g_intern_string (((CordonTable *) list->pdata[i])->name);
  return TRUE;
}

/* Whether a file that can't be written to is worth showing all the same. */
static gboolean
can_still_read (const GError *error, CordonOpen flags)
{
  return (flags & (CORDON_OPEN_MUST_WRITE | CORDON_OPEN_CREATE)) == 0
         && (g_error_matches (error, CORDON_ERROR, CORDON_ERROR_READ_ONLY)
             || g_error_matches (error, CORDON_ERROR, CORDON_ERROR_LOCKED)
             || g_error_matches (error, CORDON_ERROR, CORDON_ERROR_NO_SPACE));
}

static gboolean
begin_copy (CordonSession *self, gboolean create, GError **error)
{
  self->copy = cordon_copy_begin (self->path, create, error);
  if (self->copy == NULL)
    return FALSE;
  g_free (self->file);
  self->file = g_strdup (cordon_copy_get_file (self->copy));
  return TRUE;
}

static gboolean
open_to_write (CordonSession *self, CordonOpen flags, GError **error)
{
  gboolean create = (flags & CORDON_OPEN_CREATE) != 0;
  sqlite3 *db;

  self->claim = cordon_claim_take (self->path, NULL, error);
  if (self->claim == NULL)
    return FALSE;
  if ((flags & CORDON_OPEN_IN_PLACE) == 0 && cordon_copy_is_needed (self->path) && !begin_copy (self, create, error))
    return FALSE;
  db = cordon_guard_open (self->file, TRUE, create, error);
  if (db == NULL)
    return FALSE;
  cordon_lane_set_db (self->writing, db, self->file);
  if (create && self->copy != NULL && !cordon_copy_put_back (self->copy, db, error))
    return FALSE;
  return read_tables (self, self->writing, error)
         && (self->writer = cordon_writer_new (self->writing, self->tables, error)) != NULL;
}

static gboolean
open_to_read (CordonSession *self, GError **error)
{
  sqlite3 *db = cordon_guard_open (self->file, FALSE, FALSE, error);

  if (db == NULL)
    return FALSE;
  self->plan_id = cordon_guard_plan_id (db, self->file, error);
  cordon_lane_set_db (self->reader, db, self->file);
  return self->plan_id != NULL && (self->tables != NULL || read_tables (self, self->reader, error));
}

/* Nothing stays of a file that could be made but not opened. */
static void
give_up (CordonSession *self, CordonOpen flags)
{
  gboolean made = (flags & CORDON_OPEN_CREATE) != 0 && cordon_lane_get_db (self->writing) != NULL;

  cordon_lane_close_db (self->reader);
  g_clear_pointer (&self->writer, cordon_writer_free);
  cordon_lane_close_db (self->writing);
  if (made)
    cordon_guard_remove (self->file);
  g_clear_pointer (&self->copy, cordon_copy_free);
  g_clear_pointer (&self->claim, cordon_claim_release);
  g_free (self->file);
  self->file = g_strdup (self->path);
}

gboolean
cordon_session_open (CordonSession *self, CordonOpen flags, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if ((flags & CORDON_OPEN_READ_ONLY) != 0)
    self->read_only = TRUE;
  else if (!open_to_write (self, flags, &problem))
    {
      give_up (self, flags);
      if (!can_still_read (problem, flags))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      self->read_only = TRUE;
      self->read_only_reason = g_strdup (problem->message);
    }
  if (open_to_read (self, error))
    return TRUE;
  give_up (self, flags);
  return FALSE;
}

gboolean
cordon_session_open_past (CordonSession *self, const char *file, gint64 at, GCancellable *cancellable, GError **error)
{
  sqlite3 *source = cordon_guard_open_passing (file, error);
  sqlite3 *past = NULL;
  gboolean filled = FALSE;

  self->read_only = TRUE;
  if (source == NULL)
    return FALSE;
  if (sqlite3_open (":memory:", &past) == SQLITE_OK)
    {
      cordon_lane_set_db (self->reader, past, self->file);
      filled = cordon_schema_create (past, self->file, error) && read_tables (self, self->reader, error)
               && cordon_past_fill (past, source, self->file, self->tables, at, cancellable, error);
    }
  else
    {
      cordon_sqlite_fail (past, self->file, error);
      sqlite3_close_v2 (past);
    }
  cordon_guard_close (source, file);
  return filled;
}

void
cordon_session_close_reader (CordonSession *self)
{
  cordon_lane_close_db (self->reader);
}

gboolean
cordon_session_put_back (CordonSession *self, GError **error)
{
  sqlite3 *db = cordon_lane_get_db (self->writing);

  return self->copy == NULL || db == NULL || cordon_copy_put_back (self->copy, db, error);
}

gboolean
cordon_session_close_writer (CordonSession *self, GError **error)
{
  if (!cordon_session_put_back (self, error))
    return FALSE;
  g_clear_pointer (&self->writer, cordon_writer_free);
  cordon_lane_close_db (self->writing);
  if (self->copy != NULL)
    cordon_copy_end (self->copy);
  g_clear_pointer (&self->copy, cordon_copy_free);
  g_clear_pointer (&self->claim, cordon_claim_release);
  return TRUE;
}
