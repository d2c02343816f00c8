/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A command's way to the plan: the same ledger, drafts and records as the window's, each answer waited for. */

#include "app/cordon-command-private.h"

#include "base/cordon-error.h"

void
cordon_call_take_answer (GObject *object, GAsyncResult *result, gpointer answer)
{
  ((CordonAnswer *) answer)->result = g_object_ref (result);
}

GAsyncResult *
cordon_call_wait (CordonAnswer *answer)
{
  while (answer->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&answer->result);
}

/* Whose edits these are, as the person set it in the window; the program may not be installed. */
static char *
get_author (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, CORDON_APP_ID, TRUE);
  if (schema == NULL)
    return NULL;
  settings = g_settings_new_full (schema, NULL, NULL);
  return g_settings_get_string (settings, "author");
}

static gboolean
take_ledger (CordonCall *call, CordonAnswer *answer, GError **error)
{
  g_autoptr (GAsyncResult) result = cordon_call_wait (answer);
  CordonLedger *ledger = cordon_ledger_open_finish (result, error);

  if (ledger == NULL)
    return FALSE;
  if (!cordon_call_close (call, error))
    {
      g_object_unref (ledger);
      return FALSE;
    }
  call->ledger = ledger;
  call->plan = cordon_plan_new (ledger);
  return TRUE;
}

gboolean
cordon_call_open (CordonCall *call, CordonOpen flags, GError **error)
{
  g_autofree char *author = get_author ();
  CordonAnswer answer = {0};

  cordon_ledger_open_async (call->words[0], flags, author, NULL, cordon_call_take_answer, &answer);
  return take_ledger (call, &answer, error);
}

gboolean
cordon_call_go_back (CordonCall *call, gint64 at, GError **error)
{
  CordonAnswer answer = {0};

  cordon_ledger_as_of_async (call->ledger, at, NULL, cordon_call_take_answer, &answer);
  return take_ledger (call, &answer, error);
}

gboolean
cordon_call_close (CordonCall *call, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (CordonLedger) ledger = g_steal_pointer (&call->ledger);
  g_autoptr (GAsyncResult) result = NULL;

  g_clear_object (&call->plan);
  if (ledger == NULL)
    return TRUE;
  cordon_ledger_close_async (ledger, cordon_call_take_answer, &answer);
  result = cordon_call_wait (&answer);
  return cordon_ledger_close_finish (ledger, result, error);
}

CordonChanges *
cordon_call_commit (CordonCall *call, CordonDraft *draft, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;

  cordon_plan_commit_async (call->plan, draft, NULL, cordon_call_take_answer, &answer);
  result = cordon_call_wait (&answer);
  return cordon_plan_commit_finish (call->plan, result, error);
}

CordonChanges *
cordon_call_undo (CordonCall *call, gint64 position, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;

  cordon_ledger_undo_edit_async (call->ledger, position, cordon_call_take_answer, &answer);
  result = cordon_call_wait (&answer);
  return cordon_ledger_commit_finish (call->ledger, result, error);
}

CordonKeys *
cordon_call_keys (CordonCall *call, CordonQuery *query, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;

  cordon_ledger_keys_async (call->ledger, query, NULL, cordon_call_take_answer, &answer);
  result = cordon_call_wait (&answer);
  return cordon_ledger_keys_finish (call->ledger, result, error);
}

CordonRows *
cordon_call_rows (CordonCall *call, const char *kind, const gint64 *keys, guint n_keys, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;

  cordon_ledger_rows_by_key_async (call->ledger, kind, keys, n_keys, NULL, cordon_call_take_answer, &answer);
  result = cordon_call_wait (&answer);
  return cordon_ledger_rows_finish (call->ledger, result, error);
}

GPtrArray *
cordon_call_history (CordonCall *call, const CordonHistoryQuery *query, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;

  cordon_ledger_history_async (call->ledger, query, NULL, cordon_call_take_answer, &answer);
  result = cordon_call_wait (&answer);
  return cordon_ledger_history_finish (call->ledger, result, error);
}

static char *
read_title (CordonCall *call, const char *kind, const char *id)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CordonRecord) record = NULL;

  cordon_plan_get_record_async (call->plan, kind, id, NULL, cordon_call_take_answer, &answer);
  result = cordon_call_wait (&answer);
  record = cordon_plan_get_record_finish (call->plan, result, NULL);
  return record != NULL ? cordon_record_dup_title (record) : NULL;
}

const char *
cordon_call_title (CordonCall *call, const char *kind, const char *id)
{
  g_autofree char *name = g_strconcat (kind != NULL ? kind : "", "/", id, NULL);
  gpointer title;

  if (call->titles == NULL)
    call->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (g_hash_table_lookup_extended (call->titles, name, NULL, &title))
    return title;
  title = NULL;
  if (kind != NULL)
    title = read_title (call, kind, id);
  else
    {
      for (const CordonKind *const *any = cordon_kind_all (); *any != NULL && title == NULL; any++)
        title = read_title (call, (*any)->name, id);
    }
  g_hash_table_insert (call->titles, g_steal_pointer (&name), title);
  return title;
}

const CordonKind *
cordon_call_find_kind (const char *name, GError **error)
{
  const CordonKind *kind = cordon_kind_find (name);
  g_autoptr (GString) known = g_string_new (NULL);

  if (kind != NULL)
    return kind;
  for (const CordonKind *const *any = cordon_kind_all (); *any != NULL; any++)
    g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", (*any)->name);
  cordon_set_error (error, CORDON_ERROR_INVALID, N_ ("A plan holds nothing called “%s”. It holds these: %s."), name,
                    known->str);
  return NULL;
}
