/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `cordon new`, `cordon check` and `cordon backup`: what concerns a plan as a whole. */

#include "app/cordon-command-private.h"

#include <glib/gstdio.h>

#include "base/cordon-error.h"
#include "model/cordon-starter.h"
#include "store/cordon-backup.h"
#include "store/cordon-check.h"

static gboolean
add_strategy (CordonCall *call, GError **error)
{
  g_autoptr (CordonDraft) draft = cordon_starter_draft (error);
  g_autoptr (CordonChanges) changes = draft != NULL ? cordon_call_commit (call, draft, error) : NULL;

  return changes != NULL;
}

int
cordon_command_new (CordonCall *call, GError **error)
{
  g_autofree char *shown = g_filename_display_name (call->words[0]);

  if (!cordon_call_open (call, CORDON_OPEN_CREATE | CORDON_OPEN_MUST_WRITE, error))
    return CORDON_EXIT_FAILED;
  if (call->starter && !add_strategy (call, error))
    {
      /* Half a plan is none; it was made here and holds nothing of anybody's. */
      cordon_call_close (call, NULL);
      g_unlink (call->words[0]);
      return CORDON_EXIT_FAILED;
    }
  if (!cordon_call_close (call, error))
    return CORDON_EXIT_FAILED;
  cordon_output_printf (_ ("“%s” is made."), shown);
  return CORDON_EXIT_DONE;
}

/* What refers to what, out of the field tables. */
static GArray *
list_references (void)
{
  GArray *references = g_array_new (FALSE, TRUE, sizeof (CordonReference));

  for (const CordonKind *const *kind = cordon_kind_all (); *kind != NULL; kind++)
    {
      for (guint i = 0; i < (*kind)->n_fields; i++)
        {
          const CordonField *field = &(*kind)->fields[i];
          CordonReference reference = {.kind = (*kind)->name,
                                       .field = field->name,
                                       .referenced = field->reference,
                                       .tree = (field->flags & CORDON_FIELD_TREE) != 0};

          if (field->type == CORDON_FIELD_REFERENCE)
            g_array_append_val (references, reference);
        }
    }
  return references;
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
write_findings (GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sound");
  json_builder_add_boolean_value (builder, findings->len == 0);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const CordonFinding *finding = findings->pdata[i];

      json_builder_begin_object (builder);
      add_text (builder, "code", finding->code);
      add_text (builder, "kind", finding->kind);
      add_text (builder, "id", finding->id);
      add_text (builder, "field", finding->field);
      add_text (builder, "sentence", finding->sentence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  cordon_output_write (text, -1);
  cordon_output_write ("\n", 1);
}

/* For reading: which row it is about, where it is about one. */
static void
tell_finding (const CordonFinding *finding)
{
  if (finding->kind != NULL && finding->id != NULL)
    cordon_output_printf ("%s %s: %s", finding->kind, finding->id, finding->sentence);
  else
    cordon_output_line (finding->sentence);
}

int
cordon_command_check (CordonCall *call, GError **error)
{
  g_autoptr (GArray) references = list_references ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  CordonAnswer answer = {0};

  cordon_check_async (call->words[0], (const CordonReference *) references->data, references->len, NULL,
                      cordon_call_take_answer, &answer);
  result = cordon_call_wait (&answer);
  findings = cordon_check_finish (result, error);
  if (findings == NULL)
    return CORDON_EXIT_FAILED;

  if (call->json)
    write_findings (findings);
  else
    {
      for (guint i = 0; i < findings->len; i++)
        tell_finding (findings->pdata[i]);
      if (findings->len == 0)
        cordon_output_line (_ ("The plan is sound."));
    }
  return findings->len == 0 ? CORDON_EXIT_DONE : CORDON_EXIT_FAILED;
}

int
cordon_command_backup (CordonCall *call, GError **error)
{
  CordonAnswer answer = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *path = NULL;
  g_autofree char *shown = NULL;

  if (!cordon_call_open (call, CORDON_OPEN_READ_ONLY, error))
    return CORDON_EXIT_FAILED;
  cordon_ledger_backup_async (call->ledger, CORDON_BACKUP_MANUAL, NULL, cordon_call_take_answer, &answer);
  result = cordon_call_wait (&answer);
  path = cordon_ledger_backup_finish (call->ledger, result, error);
  if (path == NULL)
    return CORDON_EXIT_FAILED;
  shown = g_filename_display_name (path);
  cordon_output_printf (_ ("The backup is “%s”."), shown);
  return CORDON_EXIT_DONE;
}
