/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `cordon set` and `cordon undo`: one draft each, as in the window. Both refuse a plan that is open elsewhere. */

#include "app/cordon-command-private.h"

#include <string.h>

#include "base/cordon-error.h"

static const CordonField *
find_field (const CordonKind *kind, const char *name, GError **error)
{
  const CordonField *field = cordon_kind_field (kind, name);
  g_autoptr (GString) known = g_string_new (NULL);

  if (field != NULL)
    return field;
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", kind->fields[i].name);
  cordon_set_error (error, CORDON_ERROR_INVALID, N_ ("“%s” has no field “%s”. It has these: %s."), kind->name, name,
                    known->str);
  return NULL;
}

static gboolean
add_assignment (CordonDraft *draft, const CordonKind *kind, const char *id, const char *assignment, GError **error)
{
  const char *equals = strchr (assignment, '=');
  g_autofree char *name = NULL;
  g_autoptr (GVariant) value = NULL;
  const CordonField *field;

  if (equals == NULL || equals == assignment)
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("“%s” does not say what to set. Write FIELD=VALUE, such as due=2025-03-31."), assignment);
      return FALSE;
    }
  name = g_strndup (assignment, (gsize) (equals - assignment));
  field = find_field (kind, name, error);
  if (field == NULL || !cordon_field_parse (field, equals + 1, TRUE, &value, error))
    return FALSE;
  cordon_draft_set (draft, kind->name, id, field->name, value);
  return TRUE;
}

static void
tell_edit (CordonChanges *changes)
{
  if (cordon_changes_get_position (changes) == 0)
    cordon_output_line (_ ("Nothing changed: all of it stood there already."));
  else
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, cordon_changes_get_position (changes));
      guint n = cordon_changes_get_length (changes);

      cordon_output_printf (g_dngettext (GETTEXT_PACKAGE, "%u field was changed, as edit %s.",
                                         "%u fields were changed, as edit %s.", n),
                            n, number);
    }
}

int
cordon_command_set (CordonCall *call, GError **error)
{
  const CordonKind *kind = cordon_call_find_kind (call->words[1], error);
  g_autoptr (CordonDraft) draft = cordon_draft_new (N_ ("Change on the command line"));
  g_autoptr (CordonChanges) changes = NULL;

  if (kind == NULL)
    return CORDON_EXIT_USAGE;
  for (guint i = 3; call->words[i] != NULL; i++)
    {
      if (!add_assignment (draft, kind, call->words[2], call->words[i], error))
        return CORDON_EXIT_USAGE;
    }
  if (!cordon_call_open (call, CORDON_OPEN_MUST_WRITE, error))
    return CORDON_EXIT_FAILED;
  changes = cordon_call_commit (call, draft, error);
  if (changes == NULL)
    return CORDON_EXIT_FAILED;
  tell_edit (changes);
  return CORDON_EXIT_DONE;
}

static gboolean
all_digits (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text) && strlen (text) < 19;
}

/* The position of the edit named "device:seq". */
static gboolean
find_edit (CordonCall *call, const char *name, gint64 *position, GError **error)
{
  CordonHistoryQuery query = {.name = name, .limit = 1, .max_changes = 1};
  g_autoptr (GPtrArray) edits = cordon_call_history (call, &query, error);

  if (edits == NULL)
    return FALSE;
  if (edits->len == 0)
    {
      cordon_set_error (error, CORDON_ERROR_NOT_FOUND,
                        N_ ("There is no such edit in this plan’s history. Nothing was changed."));
      return FALSE;
    }
  *position = cordon_changes_get_position (((const CordonEdit *) edits->pdata[0])->changes);
  return TRUE;
}

int
cordon_command_undo (CordonCall *call, GError **error)
{
  const char *name = call->words[1];
  const char *colon = strrchr (name, ':');
  g_autoptr (CordonChanges) changes = NULL;
  gint64 position = 0;
  guint n;

  if (colon != NULL ? colon == name || !all_digits (colon + 1) : !all_digits (name))
    {
      cordon_set_error (error, CORDON_ERROR_INVALID,
                        N_ ("“%s” names no edit. Write its number, or its name, as “history” shows them."), name);
      return CORDON_EXIT_USAGE;
    }
  if (!cordon_call_open (call, CORDON_OPEN_MUST_WRITE, error))
    return CORDON_EXIT_FAILED;
  if (colon == NULL)
    position = g_ascii_strtoll (name, NULL, 10);
  else if (!find_edit (call, name, &position, error))
    return CORDON_EXIT_FAILED;
  /* To the ledger, 0 is the last edit; on a command line it is none. */
  changes = cordon_call_undo (call, position > 0 ? position : G_MAXINT64, error);
  if (changes == NULL)
    return CORDON_EXIT_FAILED;
  tell_edit (changes);
  n = cordon_changes_get_n_overwritten (changes);
  if (n > 0)
    cordon_output_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u of them had been changed since; undo the new edit to get that back.",
                                       "%u of them had been changed since; undo the new edit to get that back.", n),
                          n);
  return CORDON_EXIT_DONE;
}
