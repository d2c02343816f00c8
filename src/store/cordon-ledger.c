/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An open plan file, as the main thread sees it. Every function hands its work to a lane and answers on the main
 * thread; what is kept here is only what the window shows: where the ledger stands, and what can be undone. State moves
 * on, and "changed" is emitted, in the order in which the edits were made, before the one who asked for an edit is
 * answered. */

#include "store/cordon-ledger-private.h"

#include "base/cordon-error.h"
#include "base/cordon-text.h"
#include "store/cordon-backup.h"
#include "store/cordon-search-private.h"
#include "store/cordon-session.h"
#include "store/cordon-sqlite.h"

struct _CordonLedger
{
  GObject parent_instance;

  CordonSession *session;
  char *author;
  char *notice;
  char *undo_label;
  char *redo_label;
  gint64 position;
  gint64 as_of;
  guint backup_timer;
  GCancellable *closing;

  CordonSearch *search;
};

enum
{
  PROP_PATH = 1,
  PROP_PLAN_ID,
  PROP_AUTHOR,
  PROP_READ_ONLY,
  PROP_READ_ONLY_REASON,
  PROP_POSITION,
  PROP_AS_OF,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS,
};

enum
{
  CHANGED,
  TROUBLE,
  N_SIGNALS,
};

/* The window comes first. */
#define BACKUP_AFTER_SECONDS 5

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CordonLedger, cordon_ledger, G_TYPE_OBJECT)

/* Opening */

static gint64
read_position (CordonLane *lane)
{
  sqlite3_stmt *statement = cordon_lane_statement (lane, "SELECT max (position) FROM edit", NULL);
  gint64 position = 0;

  if (statement == NULL)
    return 0;
  if (sqlite3_step (statement) == SQLITE_ROW)
    position = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return position;
}

static void
take_state (CordonLedger *self)
{
  CordonWriterState state;

  self->notice = g_strdup (self->session->copy != NULL ? cordon_copy_get_notice (self->session->copy) : NULL);
  if (self->session->writer == NULL)
    {
      self->position = read_position (self->session->reader);
      return;
    }
  cordon_writer_get_state (self->session->writer, &state);
  self->position = state.position;
  self->undo_label = state.undo_label;
  self->redo_label = state.redo_label;
}

static void
open_file (CordonLane *lane, GTask *task, gpointer task_data, GCancellable *cancellable)
{
  CordonLedger *self = g_task_get_source_object (task);
  const CordonOpen *flags = task_data;
  g_autoptr (GError) error = NULL;

  if (!cordon_session_open (self->session, *flags, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  take_state (self);
  g_task_return_boolean (task, TRUE);
}

static void
on_backed_up (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cordon_ledger_backup_finish (CORDON_LEDGER (object), result, &error);

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (object, signals[TROUBLE], 0, error);
}

static gboolean
on_backup_timer (gpointer user_data)
{
  CordonLedger *self = user_data;

  self->backup_timer = 0;
  cordon_ledger_backup_async (self, CORDON_BACKUP_DAILY, NULL, on_backed_up, NULL);
  return G_SOURCE_REMOVE;
}

static void
on_opened (GObject *object, GAsyncResult *result, gpointer user_data)
{
  CordonLedger *self = CORDON_LEDGER (object);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (!self->session->read_only)
    self->backup_timer = g_timeout_add_seconds_full (G_PRIORITY_LOW, BACKUP_AFTER_SECONDS, on_backup_timer, self, NULL);
  g_task_return_pointer (task, g_object_ref (object), g_object_unref);
}

void
cordon_ledger_open_async (const char *path, CordonOpen flags, const char *author, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (CordonLedger) self = g_object_new (CORDON_TYPE_LEDGER, NULL);
  GTask *outer = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) task = g_task_new (self, cancellable, on_opened, outer);

  g_return_if_fail (path != NULL);

  cordon_sqlite_mark_main_thread ();
  self->session = cordon_session_new (path, FALSE);
  cordon_ledger_set_author (self, author);
  g_task_set_source_tag (outer, cordon_ledger_open_async);
  g_task_set_task_data (task, g_memdup2 (&flags, sizeof flags), g_free);
  cordon_lane_run (self->session->writing, task, open_file, FALSE);
}

CordonLedger *
cordon_ledger_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A past date */

static void
open_past (CordonLane *lane, GTask *task, gpointer task_data, GCancellable *cancellable)
{
  CordonLedger *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (cordon_session_open_past (self->session, task_data, self->as_of, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
cordon_ledger_as_of_async (CordonLedger *self, gint64 at, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (CordonLedger) past = NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CORDON_IS_LEDGER (self));
  g_return_if_fail (at > 0);

  past = g_object_new (CORDON_TYPE_LEDGER, NULL);
  past->session = cordon_session_new (self->session->path, TRUE);
  past->session->plan_id = g_strdup (self->session->plan_id);
  past->session->read_only = TRUE;
  past->author = g_strdup (self->author);
  past->as_of = at;
  task = g_task_new (past, cancellable, on_opened, g_task_new (NULL, cancellable, callback, user_data));
  g_task_set_task_data (task, g_strdup (self->session->file), g_free);
  cordon_lane_run (past->session->reader, task, open_past, TRUE);
}

/* Closing */

static void
close_reader (CordonLane *lane, GTask *task, gpointer task_data, GCancellable *cancellable)
{
  CordonLedger *self = g_task_get_source_object (task);

  /* Search reads the plan's file too; it waits for its threads, so not on the window's. */
  cordon_search_free (task_data);
  cordon_session_close_reader (self->session);
  g_task_return_boolean (task, TRUE);
}

static void
close_writer (CordonLane *lane, GTask *task, gpointer task_data, GCancellable *cancellable)
{
  CordonLedger *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (cordon_session_close_writer (self->session, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
pass_on (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_reader_closed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  CordonLedger *self = CORDON_LEDGER (object);
  g_autoptr (GTask) task = NULL;

  if (self->session->writing == NULL)
    {
      pass_on (object, result, user_data);
      return;
    }
  task = g_task_new (self, NULL, pass_on, user_data);
  cordon_lane_run (self->session->writing, task, close_writer, FALSE);
}

/* The reader goes first: the last connection to go is the one that leaves a single file behind. */
void
cordon_ledger_close_async (CordonLedger *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GTask *outer;

  g_return_if_fail (CORDON_IS_LEDGER (self));

  g_clear_handle_id (&self->backup_timer, g_source_remove);
  g_cancellable_cancel (self->closing);
  outer = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (outer, cordon_ledger_close_async);
  task = g_task_new (self, NULL, on_reader_closed, outer);
  if (self->search != NULL)
    cordon_search_stop (self->search);
  g_task_set_task_data (task, g_steal_pointer (&self->search), NULL);
  cordon_lane_run (self->session->reader, task, close_reader, FALSE);
}

gboolean
cordon_ledger_close_finish (CordonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* A copy that is worked on goes back where it belongs */

static void
put_back (CordonLane *lane, GTask *task, gpointer task_data, GCancellable *cancellable)
{
  CordonLedger *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (cordon_session_put_back (self->session, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
cordon_ledger_save_async (CordonLedger *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CORDON_IS_LEDGER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cordon_ledger_save_async);
  if (self->session->copy == NULL)
    g_task_return_boolean (task, TRUE);
  else
    cordon_lane_run (self->session->writing, task, put_back, FALSE);
}

gboolean
cordon_ledger_save_finish (CordonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Edits */

typedef struct
{
  CordonDraft *draft; /* %NULL for undo and redo */
  gboolean redo;
  gint64 position;
  char *author;
} Order;

/* An edit made, and where the ledger stood after it. */
typedef struct
{
  CordonChanges *changes;
  CordonWriterState state;
} Made;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_clear_object (&order->draft);
  g_free (order->author);
  g_free (order);
}

static void
free_made (gpointer data)
{
  Made *made = data;

  g_clear_object (&made->changes);
  g_free (made->state.undo_label);
  g_free (made->state.redo_label);
  g_free (made);
}

static void
make_edit (CordonLane *lane, GTask *task, gpointer task_data, GCancellable *cancellable)
{
  CordonLedger *self = g_task_get_source_object (task);
  const Order *order = task_data;
  g_autoptr (CordonChanges) changes = NULL;
  g_autoptr (GError) error = NULL;
  Made *made;

  if (self->session->writer == NULL || cordon_lane_get_db (lane) == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "closed");
      return;
    }
  if (order->draft != NULL)
    changes = cordon_writer_commit (self->session->writer, order->draft, order->author, &error);
  else if (order->redo)
    changes = cordon_writer_redo (self->session->writer, order->author, &error);
  else
    changes = cordon_writer_undo (self->session->writer, order->position, order->author, &error);
  if (changes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  made = g_new0 (Made, 1);
  made->changes = g_steal_pointer (&changes);
  cordon_writer_get_state (self->session->writer, &made->state);
  g_task_return_pointer (task, made, free_made);
}

static void
set_label (CordonLedger *self, char **label, char **taken, guint label_prop, guint can_prop)
{
  gboolean could = *label != NULL;

  if (g_strcmp0 (*label, *taken) == 0)
    return;
  g_free (*label);
  *label = g_steal_pointer (taken);
  g_object_notify_by_pspec (G_OBJECT (self), properties[label_prop]);
  if (could != (*label != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[can_prop]);
}

static void
on_edit_made (GObject *object, GAsyncResult *result, gpointer user_data)
{
  CordonLedger *self = CORDON_LEDGER (object);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Made *made = g_task_propagate_pointer (G_TASK (result), &error);

  if (made == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (cordon_changes_get_position (made->changes) > 0)
    {
      g_object_freeze_notify (object);
      self->position = made->state.position;
      g_object_notify_by_pspec (object, properties[PROP_POSITION]);
      set_label (self, &self->undo_label, &made->state.undo_label, PROP_UNDO_LABEL, PROP_CAN_UNDO);
      set_label (self, &self->redo_label, &made->state.redo_label, PROP_REDO_LABEL, PROP_CAN_REDO);
      g_object_thaw_notify (object);
      g_signal_emit (self, signals[CHANGED], 0, made->changes);
    }
  g_task_return_pointer (task, g_steal_pointer (&made->changes), g_object_unref);
  free_made (made);
}

static void
push_order (CordonLedger *self, Order order, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *outer = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) task = NULL;

  /* Once made, an edit is answered as made, whatever was cancelled meanwhile. */
  g_task_set_check_cancellable (outer, FALSE);
  g_task_set_source_tag (outer, tag);
  if (self->session->read_only)
    {
      g_task_return_new_error (outer, CORDON_ERROR, CORDON_ERROR_READ_ONLY, "%s",
                               self->session->read_only_reason != NULL
                                   ? self->session->read_only_reason
                                   : g_dgettext (GETTEXT_PACKAGE, "This plan is open for reading only. Nothing was "
                                                                  "changed."));
      g_object_unref (outer);
      if (order.draft != NULL)
        g_object_unref (order.draft);
      return;
    }
  order.author = g_strdup (self->author);
  task = g_task_new (self, cancellable, on_edit_made, outer);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_memdup2 (&order, sizeof order), free_order);
  cordon_lane_run (self->session->writing, task, make_edit, FALSE);
}

void
cordon_ledger_commit_async (CordonLedger *self, CordonDraft *draft, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CORDON_IS_LEDGER (self));
  g_return_if_fail (CORDON_IS_DRAFT (draft));

  push_order (self, (Order){.draft = g_object_ref (draft)}, cordon_ledger_commit_async, cancellable, callback,
              user_data);
}

CordonChanges *
cordon_ledger_commit_finish (CordonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cordon_ledger_undo_async (CordonLedger *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CORDON_IS_LEDGER (self));

  push_order (self, (Order){.position = 0}, cordon_ledger_undo_async, NULL, callback, user_data);
}

void
cordon_ledger_redo_async (CordonLedger *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CORDON_IS_LEDGER (self));

  push_order (self, (Order){.redo = TRUE}, cordon_ledger_redo_async, NULL, callback, user_data);
}

void
cordon_ledger_undo_edit_async (CordonLedger *self, gint64 position, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CORDON_IS_LEDGER (self));
  g_return_if_fail (position > 0);

  push_order (self, (Order){.position = position}, cordon_ledger_undo_edit_async, NULL, callback, user_data);
}

/* What the other pieces of the store, and the window, ask for */

const char *
cordon_ledger_get_file (CordonLedger *self)
{
  return self->session->file;
}

CordonLane *
cordon_ledger_get_reader (CordonLedger *self)
{
  return self->session->reader;
}

CordonLane *
cordon_ledger_get_writer (CordonLedger *self)
{
  return self->session->read_only ? NULL : self->session->writing;
}

CordonTables *
cordon_ledger_get_tables (CordonLedger *self)
{
  return self->session->tables;
}

CordonSearch *
cordon_ledger_get_search (CordonLedger *self)
{
  return self->search;
}

void
cordon_ledger_take_search (CordonLedger *self, CordonSearch *search)
{
  self->search = search;
}

GCancellable *
cordon_ledger_get_closing (CordonLedger *self)
{
  return self->closing;
}

const char *const *
cordon_ledger_get_kinds (CordonLedger *self)
{
  g_return_val_if_fail (CORDON_IS_LEDGER (self), NULL);

  return self->session->kinds;
}

const char *const *
cordon_ledger_get_fields (CordonLedger *self, const char *kind)
{
  const CordonTable *table;

  g_return_val_if_fail (CORDON_IS_LEDGER (self), NULL);

  table = cordon_tables_find (self->session->tables, kind, NULL);
  return table != NULL ? (const char *const *) table->fields : NULL;
}

const char *
cordon_ledger_get_path (CordonLedger *self)
{
  g_return_val_if_fail (CORDON_IS_LEDGER (self), NULL);

  return self->session->path;
}

gboolean
cordon_ledger_get_works_on_copy (CordonLedger *self)
{
  g_return_val_if_fail (CORDON_IS_LEDGER (self), FALSE);

  return self->session->copy != NULL;
}

const char *
cordon_ledger_get_notice (CordonLedger *self)
{
  g_return_val_if_fail (CORDON_IS_LEDGER (self), NULL);

  return self->notice;
}

const char *
cordon_ledger_get_plan_id (CordonLedger *self)
{
  g_return_val_if_fail (CORDON_IS_LEDGER (self), NULL);

  return self->session->plan_id;
}

gboolean
cordon_ledger_get_read_only (CordonLedger *self)
{
  g_return_val_if_fail (CORDON_IS_LEDGER (self), TRUE);

  return self->session->read_only;
}

const char *
cordon_ledger_get_read_only_reason (CordonLedger *self)
{
  g_return_val_if_fail (CORDON_IS_LEDGER (self), NULL);

  return self->session->read_only_reason;
}

gint64
cordon_ledger_get_position (CordonLedger *self)
{
  g_return_val_if_fail (CORDON_IS_LEDGER (self), 0);

  return self->position;
}

gint64
cordon_ledger_get_as_of (CordonLedger *self)
{
  g_return_val_if_fail (CORDON_IS_LEDGER (self), 0);

  return self->as_of;
}

const char *
cordon_ledger_get_author (CordonLedger *self)
{
  g_return_val_if_fail (CORDON_IS_LEDGER (self), NULL);

  return self->author;
}

void
cordon_ledger_set_author (CordonLedger *self, const char *author)
{
  g_return_if_fail (CORDON_IS_LEDGER (self));

  g_free (self->author);
  self->author = g_strdup (author != NULL && *author != '\0' ? author : g_get_user_name ());
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTHOR]);
}

static void
cordon_ledger_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CordonLedger *self = CORDON_LEDGER (object);

  switch (prop_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->session->path);
      break;
    case PROP_PLAN_ID:
      g_value_set_string (value, self->session->plan_id);
      break;
    case PROP_AUTHOR:
      g_value_set_string (value, self->author);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->session->read_only);
      break;
    case PROP_READ_ONLY_REASON:
      g_value_set_string (value, self->session->read_only_reason);
      break;
    case PROP_POSITION:
      g_value_set_int64 (value, self->position);
      break;
    case PROP_AS_OF:
      g_value_set_int64 (value, self->as_of);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->undo_label != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->redo_label != NULL);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_ledger_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_AUTHOR)
    cordon_ledger_set_author (CORDON_LEDGER (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cordon_ledger_finalize (GObject *object)
{
  CordonLedger *self = CORDON_LEDGER (object);

  /* Nothing is under way any more: whatever were would hold the ledger. */
  cordon_search_free (self->search);
  cordon_session_free (self->session);
  g_clear_handle_id (&self->backup_timer, g_source_remove);
  g_clear_object (&self->closing);
  g_free (self->author);
  g_free (self->notice);
  g_free (self->undo_label);
  g_free (self->redo_label);

  G_OBJECT_CLASS (cordon_ledger_parent_class)->finalize (object);
}

static void
cordon_ledger_class_init (CordonLedgerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_ledger_get_property;
  object_class->set_property = cordon_ledger_set_property;
  object_class->finalize = cordon_ledger_finalize;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, readable);
  properties[PROP_PLAN_ID] = g_param_spec_string ("plan-id", NULL, NULL, NULL, readable);
  properties[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, NULL,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, readable);
  properties[PROP_READ_ONLY_REASON] = g_param_spec_string ("read-only-reason", NULL, NULL, NULL, readable);
  properties[PROP_POSITION] = g_param_spec_int64 ("position", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_AS_OF] = g_param_spec_int64 ("as-of", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, readable);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, CORDON_TYPE_CHANGES);
  signals[TROUBLE] = g_signal_new ("trouble", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
cordon_ledger_init (CordonLedger *self)
{
  self->closing = g_cancellable_new ();
}
