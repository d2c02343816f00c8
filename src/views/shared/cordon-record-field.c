/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A field of a record as a row of a form, made from the field table alone: its type says how it is edited, its
 * vocabulary what can be chosen, and model reads and writes its values for the locale. */

#include "views/shared/cordon-record-field.h"

#include <glib/gi18n-lib.h>

#include "kit/cordon-report.h"
#include "model/cordon-intents.h"
#include "views/shared/cordon-edit.h"
#include "views/shared/cordon-kept-text.h"

typedef struct
{
  CordonPlan *plan;
  CordonRecord *record; /* NULL for a value that isn't stored */
  const CordonField *field;
} Binding;

static void
binding_free (gpointer data)
{
  Binding *binding = data;

  g_clear_object (&binding->plan);
  g_clear_object (&binding->record);
  g_free (binding);
}

static char *
read_typed (const char *typed, char **value, gpointer user_data)
{
  Binding *binding = user_data;
  g_autoptr (GVariant) stored = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *wrong = NULL;

  if (!cordon_field_parse (binding->field, typed, FALSE, &stored, &error))
    return g_strdup (error->message);
  wrong = cordon_field_check (binding->field, stored);
  if (wrong != NULL)
    return g_steal_pointer (&wrong);
  if (stored != NULL)
    *value = cordon_field_to_plain (binding->field, stored);
  return NULL;
}

static char *
show_value (const char *value, gpointer user_data)
{
  Binding *binding = user_data;
  g_autoptr (GVariant) stored = NULL;

  if (!cordon_field_parse (binding->field, value, TRUE, &stored, NULL))
    return g_strdup (value);
  return cordon_field_format (binding->field, stored);
}

static void
show_record (CordonFieldRow *row, Binding *binding)
{
  GVariant *stored = cordon_record_get (binding->record, binding->field->name);
  g_autofree char *plain = stored != NULL ? cordon_field_to_plain (binding->field, stored) : NULL;

  if (g_strcmp0 (plain, cordon_field_row_get_value (row)) != 0)
    cordon_field_row_set_value (row, plain);
}

static void
on_record_changed (CordonFieldRow *row)
{
  show_record (row, g_object_get_data (G_OBJECT (row), "cordon-binding"));
}

static void
on_read_only (CordonFieldRow *row)
{
  Binding *binding = g_object_get_data (G_OBJECT (row), "cordon-binding");

  cordon_field_row_set_editable (row, cordon_edit_is_possible (binding->plan));
}

/* What was typed outlives its field: it may not be what the field takes, or not have found room on the disk. */
static void
keep_typed (CordonFieldRow *row)
{
  Binding *binding = g_object_get_data (G_OBJECT (row), "cordon-binding");
  g_autofree char *typed = NULL;

  if (binding->record == NULL || !cordon_field_row_has_unsaved (row))
    return;
  typed = cordon_field_row_dup_typed (row);
  cordon_kept_text_put (binding->plan, binding->record, binding->field->name, typed, cordon_field_row_get_error (row));
}

static void
bring_back_typed (CordonFieldRow *row)
{
  Binding *binding = g_object_get_data (G_OBJECT (row), "cordon-binding");
  g_autofree char *typed = NULL;
  g_autofree char *why = NULL;

  if (binding->record == NULL
      || !cordon_kept_text_take (binding->plan, binding->record, binding->field->name, &typed, &why))
    return;
  cordon_field_row_type (row, typed);
  if (why != NULL && cordon_field_row_get_error (row) == NULL)
    cordon_field_row_set_error (row, why);
}

/* The row may be about another record by the time of the answer, or gone from the window. */
typedef struct
{
  CordonFieldRow *row;
  CordonRecord *record;
  char *value;
} Pending;

static void
pending_free (Pending *pending)
{
  g_object_unref (pending->row);
  g_object_unref (pending->record);
  g_free (pending->value);
  g_free (pending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pending, pending_free)

static void
on_committed (GObject *plan, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pending) pending = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonChanges) changes = cordon_plan_commit_finish (CORDON_PLAN (plan), result, &error);
  Binding *binding = g_object_get_data (G_OBJECT (pending->row), "cordon-binding");
  gboolean same = binding->record == pending->record && gtk_widget_get_realized (GTK_WIDGET (pending->row));

  if (changes != NULL && same)
    {
      /* It may already have stood there: then nothing changed, and nobody has told the row. */
      GVariant *stored = cordon_record_get (binding->record, binding->field->name);
      g_autofree char *plain = stored != NULL ? cordon_field_to_plain (binding->field, stored) : NULL;

      cordon_field_row_set_value (pending->row, plain);
    }
  if (changes != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (same)
    cordon_field_row_set_error (pending->row, error->message);
  else if (pending->value != NULL)
    {
      g_autofree char *typed = show_value (pending->value, binding);

      cordon_kept_text_put (binding->plan, pending->record, binding->field->name, typed, error->message);
    }
  if (!same || !g_error_matches (error, CORDON_ERROR, CORDON_ERROR_INVALID))
    cordon_report_error (GTK_WIDGET (pending->row), error);
}

static void
on_commit (CordonFieldRow *row, const char *value)
{
  Binding *binding = g_object_get_data (G_OBJECT (row), "cordon-binding");
  g_autoptr (GVariant) stored = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CordonDraft) draft = NULL;
  Pending *pending;

  if (binding->record == NULL)
    return;
  if (!cordon_field_parse (binding->field, value, TRUE, &stored, &error))
    {
      cordon_field_row_set_error (row, error->message);
      return;
    }
  pending = g_new0 (Pending, 1);
  pending->row = g_object_ref (row);
  pending->record = g_object_ref (binding->record);
  pending->value = g_strdup (value);
  draft = cordon_intent_set (binding->record, binding->field->name, stored);
  cordon_plan_commit_async (binding->plan, draft, NULL, on_committed, pending);
}

static void
on_loose_commit (CordonFieldRow *row, const char *value)
{
  cordon_field_row_set_value (row, value);
}

static gpointer
option_of_record (gpointer item, gpointer user_data)
{
  g_autoptr (CordonRecord) record = item;
  const char *short_name = cordon_record_get_text (record, "abbreviation");
  const char *kind = cordon_record_get_kind (record)->name;
  g_autofree char *title = cordon_record_dup_title (record);
  const char *detail = g_str_equal (kind, "party") ? short_name : NULL;

  return cordon_option_new (cordon_record_get_id (record), title, detail);
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* One list a kind for as long as anybody shows it: three hundred bodies are read once, and not for each field. The plan
 * only knows where it is, as the list itself holds the plan. */
GListModel *
cordon_record_field_options (CordonPlan *plan, const char *kind)
{
  g_autofree char *key = g_strconcat ("cordon-options-", kind, NULL);
  GWeakRef *place = g_object_get_data (G_OBJECT (plan), key);
  GListModel *options;

  if (place == NULL)
    {
      place = g_new0 (GWeakRef, 1);
      g_weak_ref_init (place, NULL);
      g_object_set_data_full (G_OBJECT (plan), key, place, weak_ref_free);
    }
  options = g_weak_ref_get (place);
  if (options == NULL)
    {
      const char *title = cordon_kind_find (kind)->title_field;
      g_autoptr (CordonQuery) query = cordon_plan_query (kind, title);
      GListModel *rows = cordon_plan_get_list (plan, query);

      options = G_LIST_MODEL (gtk_map_list_model_new (rows, option_of_record, NULL, NULL));
      g_weak_ref_set (place, options);
    }
  return options;
}

char *
cordon_record_field_party_name (CordonPlan *plan, const char *id)
{
  CordonRecord *party = id != NULL ? cordon_plan_peek (plan, "party", id) : NULL;
  const char *short_name = party != NULL ? cordon_record_get_text (party, "abbreviation") : NULL;

  if (party == NULL)
    return g_strdup ("");
  return short_name != NULL ? g_strdup (short_name) : cordon_record_dup_title (party);
}

static GListModel *
options_of_choices (const CordonField *field, gboolean optional)
{
  GListStore *store = g_list_store_new (CORDON_TYPE_OPTION);

  if (optional)
    {
      g_autoptr (CordonOption) none = cordon_option_new (NULL, C_ ("field", "Not set"), NULL);

      g_list_store_append (store, none);
    }
  for (const CordonChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    {
      g_autoptr (CordonOption) option =
          cordon_option_new (choice->value, cordon_field_choice_label (field, choice->value), NULL);

      g_list_store_append (store, option);
    }
  return G_LIST_MODEL (store);
}

static GtkWidget *
make_row (CordonPlan *plan, CordonRecord *record, const CordonKind *kind, const char *name)
{
  const CordonField *field = cordon_kind_field (kind, name);
  Binding *binding;
  g_autoptr (GListModel) options = NULL;
  CordonFieldRowSpec spec = {.name = name};
  GtkWidget *row;

  g_return_val_if_fail (field != NULL, NULL);

  binding = g_new0 (Binding, 1);
  binding->plan = g_object_ref (plan);
  binding->record = record != NULL ? g_object_ref (record) : NULL;
  binding->field = field;

  spec.title = cordon_field_label (field);
  spec.required = (field->flags & CORDON_FIELD_REQUIRED) != 0;
  spec.read = read_typed;
  spec.show = show_value;
  spec.user_data = binding;
  switch (field->type)
    {
    case CORDON_FIELD_LONG_TEXT:
      spec.type = CORDON_FIELD_ROW_LONG_TEXT;
      break;
    case CORDON_FIELD_INTEGER:
    case CORDON_FIELD_NUMBER:
      spec.type = CORDON_FIELD_ROW_NUMBER;
      break;
    case CORDON_FIELD_DATE:
      spec.type = CORDON_FIELD_ROW_DATE;
      break;
    case CORDON_FIELD_QUARTER:
      spec.type = CORDON_FIELD_ROW_QUARTER;
      break;
    case CORDON_FIELD_CHOICE:
      spec.type = CORDON_FIELD_ROW_CHOICE;
      options = options_of_choices (field, !spec.required);
      break;
    case CORDON_FIELD_REFERENCE:
      spec.type = CORDON_FIELD_ROW_REFERENCE;
      options = cordon_record_field_options (plan, field->reference);
      break;
    default:
      spec.type = g_str_equal (kind->title_field, name) ? CORDON_FIELD_ROW_SENTENCE : CORDON_FIELD_ROW_TEXT;
    }
  spec.options = options;
  row = cordon_field_row_new (&spec);
  g_object_set_data_full (G_OBJECT (row), "cordon-binding", binding, binding_free);
  return row;
}

GtkWidget *
cordon_record_field_new (CordonPlan *plan, CordonRecord *record, const char *field)
{
  GtkWidget *row;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (CORDON_IS_RECORD (record), NULL);

  row = make_row (plan, record, cordon_record_get_kind (record), field);
  show_record (CORDON_FIELD_ROW (row), g_object_get_data (G_OBJECT (row), "cordon-binding"));
  g_signal_connect (row, "commit", G_CALLBACK (on_commit), NULL);
  g_signal_connect (row, "realize", G_CALLBACK (bring_back_typed), NULL);
  g_signal_connect (row, "unrealize", G_CALLBACK (keep_typed), NULL);
  g_signal_connect_object (record, "changed", G_CALLBACK (on_record_changed), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (on_read_only), row, G_CONNECT_SWAPPED);
  on_read_only (CORDON_FIELD_ROW (row));
  return row;
}

void
cordon_record_field_set_record (CordonFieldRow *row, CordonRecord *record)
{
  Binding *binding;
  GVariant *stored;
  g_autofree char *plain = NULL;

  g_return_if_fail (CORDON_IS_FIELD_ROW (row));

  binding = g_object_get_data (G_OBJECT (row), "cordon-binding");
  if (binding->record == record)
    return;
  keep_typed (row);
  if (binding->record != NULL)
    g_signal_handlers_disconnect_by_func (binding->record, on_record_changed, row);
  g_set_object (&binding->record, record);
  stored = record != NULL ? cordon_record_get (record, binding->field->name) : NULL;
  if (stored != NULL)
    plain = cordon_field_to_plain (binding->field, stored);
  cordon_field_row_reset (row, plain);
  if (record != NULL)
    g_signal_connect_object (record, "changed", G_CALLBACK (on_record_changed), row, G_CONNECT_SWAPPED);
  bring_back_typed (row);
}

GtkWidget *
cordon_record_field_new_loose (CordonPlan *plan, const char *kind, const char *field)
{
  GtkWidget *row;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  row = make_row (plan, NULL, cordon_kind_find (kind), field);
  g_signal_connect (row, "commit", G_CALLBACK (on_loose_commit), NULL);
  return row;
}

GVariant *
cordon_record_field_dup_value (CordonFieldRow *row, const CordonField *field)
{
  GVariant *value = NULL;

  g_return_val_if_fail (CORDON_IS_FIELD_ROW (row), NULL);

  cordon_field_parse (field, cordon_field_row_get_value (row), TRUE, &value, NULL);
  return value;
}
