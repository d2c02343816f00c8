/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows and notes of an import as lists. */

#include "app/cordon-import-list.h"

#include "model/cordon-kind.h"

#include <glib/gi18n-lib.h>

struct _CordonImportEntry
{
  GObject parent_instance;

  const char *icon_name;
  const char *word;
  char *title;
  char *subtitle;
};

G_DEFINE_FINAL_TYPE (CordonImportEntry, cordon_import_entry, G_TYPE_OBJECT)

const char *
cordon_import_entry_get_icon_name (CordonImportEntry *self)
{
  g_return_val_if_fail (CORDON_IS_IMPORT_ENTRY (self), NULL);

  return self->icon_name;
}

const char *
cordon_import_entry_get_word (CordonImportEntry *self)
{
  g_return_val_if_fail (CORDON_IS_IMPORT_ENTRY (self), NULL);

  return self->word;
}

const char *
cordon_import_entry_get_title (CordonImportEntry *self)
{
  g_return_val_if_fail (CORDON_IS_IMPORT_ENTRY (self), NULL);

  return self->title;
}

const char *
cordon_import_entry_get_subtitle (CordonImportEntry *self)
{
  g_return_val_if_fail (CORDON_IS_IMPORT_ENTRY (self), NULL);

  return self->subtitle;
}

static void
cordon_import_entry_finalize (GObject *object)
{
  CordonImportEntry *self = CORDON_IMPORT_ENTRY (object);

  g_free (self->title);
  g_free (self->subtitle);

  G_OBJECT_CLASS (cordon_import_entry_parent_class)->finalize (object);
}

static void
cordon_import_entry_class_init (CordonImportEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cordon_import_entry_finalize;
}

static void
cordon_import_entry_init (CordonImportEntry *self)
{
}

/* In words */

const char *
cordon_import_fate_label (CordonImportFate fate)
{
  switch (fate)
    {
    case CORDON_IMPORT_NEW:
      return C_ ("import", "New");
    case CORDON_IMPORT_CHANGED:
      return C_ ("import", "Changed");
    case CORDON_IMPORT_SAME:
      return C_ ("import", "As it is");
    case CORDON_IMPORT_REFUSED:
    default:
      return C_ ("import", "Left out");
    }
}

/* Of one row. */
static const char *
word_of_fate (CordonImportFate fate)
{
  switch (fate)
    {
    case CORDON_IMPORT_NEW:
      return C_ ("import row", "New");
    case CORDON_IMPORT_CHANGED:
      return C_ ("import row", "Changed");
    case CORDON_IMPORT_SAME:
      return C_ ("import row", "As it is");
    case CORDON_IMPORT_REFUSED:
    default:
      return C_ ("import row", "Left out");
    }
}

static const char *
icon_of_fate (CordonImportFate fate)
{
  static const char *const icons[] = {"list-add-symbolic", "document-edit-symbolic", "object-select-symbolic",
                                      "action-unavailable-symbolic"};

  return icons[MIN ((guint) fate, G_N_ELEMENTS (icons) - 1)];
}

static const char *
icon_of_severity (CordonImportSeverity severity)
{
  static const char *const icons[] = {"dialog-information-symbolic", "folder-documents-symbolic",
                                      "action-unavailable-symbolic", "dialog-warning-symbolic"};

  return icons[MIN ((guint) severity, G_N_ELEMENTS (icons) - 1)];
}

static const char *
word_of_severity (CordonImportSeverity severity)
{
  switch (severity)
    {
    case CORDON_IMPORT_ERROR:
      return C_ ("import note", "Can’t be read");
    case CORDON_IMPORT_LEFT_OUT:
      return C_ ("import note", "Left out");
    case CORDON_IMPORT_KEPT:
      return C_ ("import note", "Kept elsewhere");
    case CORDON_IMPORT_INFORMATION:
    default:
      return C_ ("import note", "Good to know");
    }
}

static void
add_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static char *
say_line (guint line)
{
  /* Translators: before what is to be told of a line of a file. */
  return line > 0 ? g_strdup_printf (_ ("Line %u"), line) : NULL;
}

static CordonImportEntry *
entry_of_row (const CordonImportRow *row)
{
  CordonImportEntry *entry = g_object_new (CORDON_TYPE_IMPORT_ENTRY, NULL);
  const char *kind = cordon_kind_label (cordon_kind_find (row->kind));
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *line = say_line (row->line);

  entry->icon_name = icon_of_fate (row->fate);
  entry->word = word_of_fate (row->fate);
  entry->title = g_strdup (row->title != NULL ? row->title : kind);
  if (row->title != NULL)
    add_part (subtitle, kind);
  add_part (subtitle, line);
  add_part (subtitle, row->changes);
  entry->subtitle = g_string_free (g_steal_pointer (&subtitle), FALSE);
  return entry;
}

static CordonImportEntry *
entry_of_note (const CordonImportNote *note)
{
  CordonImportEntry *entry = g_object_new (CORDON_TYPE_IMPORT_ENTRY, NULL);
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *line = say_line (note->line);

  entry->icon_name = icon_of_severity (note->severity);
  entry->word = word_of_severity (note->severity);
  entry->title = g_strdup (note->text);
  add_part (subtitle, line);
  add_part (subtitle, note->where);
  entry->subtitle = g_string_free (g_steal_pointer (&subtitle), FALSE);
  return entry;
}

/* The list */

struct _CordonImportList
{
  GObject parent_instance;

  CordonImport *import;
  gboolean notes;
  GArray *order; /* of guint: which of the import's; NULL where it is all rows */
};

static GType
get_item_type (GListModel *list)
{
  return CORDON_TYPE_IMPORT_ENTRY;
}

static guint
get_n_items (GListModel *list)
{
  CordonImportList *self = CORDON_IMPORT_LIST (list);

  return self->order != NULL ? self->order->len : cordon_import_get_n_rows (self->import);
}

static gpointer
get_item (GListModel *list, guint position)
{
  CordonImportList *self = CORDON_IMPORT_LIST (list);
  guint index;

  if (position >= get_n_items (list))
    return NULL;
  index = self->order != NULL ? g_array_index (self->order, guint, position) : position;
  return self->notes ? entry_of_note (cordon_import_get_note (self->import, index))
                     : entry_of_row (cordon_import_get_row (self->import, index));
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CordonImportList, cordon_import_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

CordonImportList *
cordon_import_list_new_rows (CordonImport *import, int fate)
{
  CordonImportList *self;

  g_return_val_if_fail (CORDON_IS_IMPORT (import), NULL);

  self = g_object_new (CORDON_TYPE_IMPORT_LIST, NULL);
  self->import = g_object_ref (import);
  if (fate < 0)
    return self;
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < cordon_import_get_n_rows (import); i++)
    {
      if ((int) cordon_import_get_row (import, i)->fate == fate)
        g_array_append_val (self->order, i);
    }
  return self;
}

CordonImportList *
cordon_import_list_new_notes (CordonImport *import)
{
  CordonImportList *self;

  g_return_val_if_fail (CORDON_IS_IMPORT (import), NULL);

  self = g_object_new (CORDON_TYPE_IMPORT_LIST, NULL);
  self->import = g_object_ref (import);
  self->notes = TRUE;
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  for (int severity = CORDON_IMPORT_N_SEVERITIES - 1; severity >= 0; severity--)
    {
      for (guint i = 0; i < cordon_import_get_n_notes (import); i++)
        {
          if ((int) cordon_import_get_note (import, i)->severity == severity)
            g_array_append_val (self->order, i);
        }
    }
  return self;
}

static void
cordon_import_list_finalize (GObject *object)
{
  CordonImportList *self = CORDON_IMPORT_LIST (object);

  g_clear_object (&self->import);
  g_clear_pointer (&self->order, g_array_unref);

  G_OBJECT_CLASS (cordon_import_list_parent_class)->finalize (object);
}

static void
cordon_import_list_class_init (CordonImportListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cordon_import_list_finalize;
}

static void
cordon_import_list_init (CordonImportList *self)
{
}
