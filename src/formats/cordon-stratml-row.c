/* SPDX-License-Identifier: GPL-3.0-or-later */

/* StratML in: the rows that a document makes, what names them, and what of the document is kept because a plan has no
 * field for it. A row is gathered in whole before it is put. */

#include "formats/cordon-stratml-import-private.h"

#include <string.h>

#include "base/cordon-date.h"
#include "base/cordon-text.h"

#include <glib/gi18n-lib.h>

/* So much of what is kept is quoted. */
#define WORDS_LETTERS 60

/* Rows */

static void
clear_cell (gpointer cell)
{
  g_clear_pointer (&((CordonImportCell *) cell)->value, g_variant_unref);
}

void
cordon_stratml_row_free (gpointer data)
{
  CordonStratmlRow *row = data;

  g_free (row->id);
  g_free (row->where);
  g_array_unref (row->cells);
  g_array_unref (row->first);
  g_clear_pointer (&row->standing, cordon_row_unref);
  g_free (row);
}

CordonStratmlRow *
cordon_stratml_row_new (CordonStratmlImport *self, const char *kind, const char *id, guint line, const char *where)
{
  CordonStratmlRow *row = g_new0 (CordonStratmlRow, 1);

  row->kind = g_intern_string (kind);
  row->id = g_strdup (id);
  row->cells = g_array_new (FALSE, FALSE, sizeof (CordonImportCell));
  row->first = g_array_new (FALSE, FALSE, sizeof (CordonImportCell));
  g_array_set_clear_func (row->cells, clear_cell);
  g_array_set_clear_func (row->first, clear_cell);
  row->line = line;
  row->where = g_strdup (where);
  g_ptr_array_add (self->rows, row);
  g_hash_table_insert (self->index, g_strconcat (kind, "/", id, NULL), row);
  return row;
}

void
cordon_stratml_cell_set (GArray *cells, const char *field, GVariant *value)
{
  CordonImportCell cell = {.field = field, .value = g_variant_ref_sink (value)};

  for (guint i = 0; i < cells->len; i++)
    {
      CordonImportCell *there = &g_array_index (cells, CordonImportCell, i);

      if (strcmp (there->field, field) == 0)
        {
          g_variant_unref (there->value);
          there->value = cell.value;
          return;
        }
    }
  g_array_append_val (cells, cell);
}

void
cordon_stratml_row_set (CordonStratmlRow *row, const char *field, const char *text)
{
  if (text != NULL && *text != '\0')
    cordon_stratml_cell_set (row->cells, field, g_variant_new_string (text));
}

void
cordon_stratml_row_set_number (CordonStratmlRow *row, const char *field, double number)
{
  cordon_stratml_cell_set (row->cells, field, g_variant_new_double (number));
}

void
cordon_stratml_row_set_first (CordonStratmlRow *row, const char *field, const char *text)
{
  cordon_stratml_cell_set (row->first, field, g_variant_new_string (text));
}

const char *
cordon_stratml_row_text (const CordonStratmlRow *row, const char *field)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const CordonImportCell *cell = &g_array_index (row->cells, CordonImportCell, i);

      if (strcmp (cell->field, field) == 0)
        return g_variant_is_of_type (cell->value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (cell->value, NULL)
                                                                         : NULL;
    }
  return NULL;
}

void
cordon_stratml_row_forget (CordonStratmlRow *row, const char *field)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      if (strcmp (g_array_index (row->cells, CordonImportCell, i).field, field) == 0)
        {
          g_array_remove_index (row->cells, i);
          return;
        }
    }
}

/* Elements */

CordonStratmlNode *
cordon_stratml_take (CordonStratmlNode *element, const char *name)
{
  CordonStratmlNode *child = cordon_stratml_child (element, name);

  if (child != NULL)
    cordon_stratml_detach (child);
  return child;
}

char *
cordon_stratml_take_text (CordonStratmlNode *element, const char *name)
{
  CordonStratmlNode *child = cordon_stratml_take (element, name);

  return child != NULL ? g_strdup (child->text) : NULL;
}

char *
cordon_stratml_take_split (CordonStratmlImport *self, CordonStratmlNode *element, const char *name,
                           CordonStratmlNode *block)
{
  CordonStratmlNode *child = cordon_stratml_take (element, name);

  if (child == NULL)
    return NULL;
  return self->ours ? cordon_stratml_block_split (self->tree, block, child->text) : g_strdup (child->text);
}

char *
cordon_stratml_one_line (CordonStratmlImport *self, char *text)
{
  if (text != NULL && !self->ours && strpbrk (text, "\n\t") != NULL)
    {
      char *to = text;

      for (const char *from = text; *from != '\0'; from++)
        {
          gboolean space = *from == '\n' || *from == '\t' || *from == ' ';

          if (!space || (to > text && to[-1] != ' '))
            *to++ = space ? ' ' : *from;
        }
      *to = '\0';
    }
  return text;
}

gboolean
cordon_stratml_is_placeholder (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  return length > 2 && text[0] == '[' && text[length - 1] == ']' && strchr (text, '\n') == NULL;
}

char *
cordon_stratml_read_date (const char *text)
{
  g_autofree char *day = text != NULL && strlen (text) >= 10 ? g_strndup (text, 10) : NULL;
  GDate date;

  if (day == NULL || !cordon_date_parse (day, &date))
    return NULL;
  /* xs:date allows a time zone, and people write a time. */
  return text[10] == '\0' || strchr ("TZ+- ", text[10]) != NULL ? g_steal_pointer (&day) : NULL;
}

/* The first words in an element. */
static const char *
first_words (const CordonStratmlNode *node)
{
  const char *words = node->text;

  for (const CordonStratmlNode *child = node->first; child != NULL && words == NULL; child = child->next)
    words = *child->name == '@' ? NULL : first_words (child);
  return words;
}

void
cordon_stratml_keep (CordonStratmlImport *self, CordonStratmlNode *outside, CordonStratmlNode *child, const char *where)
{
  const char *words = first_words (child);
  g_autofree char *start =
      words != NULL && g_utf8_strlen (words, -1) > WORDS_LETTERS ? g_utf8_substring (words, 0, WORDS_LETTERS) : NULL;
  g_autofree char *shown = start != NULL ? g_strconcat (start, "…", NULL) : g_strdup (words != NULL ? words : "");

  g_strdelimit (shown, "\n\r\t", ' ');
  if (*child->name == '@')
    cordon_import_job_note_printf (
        self->job, CORDON_IMPORT_KEPT, child->line, where,
        _ ("A plan has no field for the attribute “%s”, here “%s”. It is kept with what came "
           "from other programs."),
        child->name + 1, shown);
  else if (cordon_stratml_is (child, "#text"))
    cordon_import_job_note_printf (self->job, CORDON_IMPORT_KEPT, child->line, where,
                                   _ ("The words “%s” stand outside of any element. They are kept with what came from "
                                      "other programs."),
                                   shown);
  else if (!cordon_stratml_is_element (child->name))
    cordon_import_job_note_printf (self->job, CORDON_IMPORT_KEPT, child->line, where,
                                   _ ("StratML has no element “%s”, here “%s”. It is kept with what came from other "
                                      "programs."),
                                   child->name, shown);
  else
    cordon_import_job_note_printf (self->job, CORDON_IMPORT_KEPT, child->line, where,
                                   _ ("A plan has no field for “%s”, here “%s”. It is kept with what came from other "
                                      "programs."),
                                   child->name, shown);
  cordon_stratml_detach (child);
  cordon_stratml_append (outside, child);
}

CordonStratmlNode *
cordon_stratml_block_new (CordonStratmlImport *self)
{
  return cordon_stratml_add (self->tree, NULL, "block", NULL);
}

void
cordon_stratml_restore_outside (CordonStratmlImport *self, CordonStratmlNode *element, CordonStratmlNode *block)
{
  CordonStratmlNode *outside = cordon_stratml_child (block, "outside");
  CordonStratmlNode *kept = cordon_stratml_child (outside, "StratML");

  while (kept != NULL && kept->first != NULL)
    {
      CordonStratmlNode *child = kept->first;
      /* Some of what is kept of the root stood further in. */
      CordonStratmlNode *const places[] = {element, cordon_stratml_child (element, "StrategicPlanCore"),
                                           cordon_stratml_child (element, "AdministrativeInformation")};
      CordonStratmlNode *place = element;
      CordonStratmlNode *clean;
      CordonStratmlNode *there = NULL;
      gboolean whole;

      for (guint i = G_N_ELEMENTS (places); i > 0; i--)
        {
          if (places[i - 1] != NULL
              && cordon_stratml_place (self->part, places[i - 1]->name, child->name, NULL) != G_MAXUINT)
            place = places[i - 1];
        }
      cordon_stratml_detach (child);
      clean = cordon_stratml_add_clean (self->tree, self->part, NULL, place->name, child, NULL, &whole);
      for (CordonStratmlNode *old = clean != NULL ? place->first : NULL; old != NULL && there == NULL; old = old->next)
        there = cordon_stratml_equal (old, clean) ? old : NULL;
      if (there != NULL)
        cordon_stratml_replace (there, child);
      else
        cordon_stratml_append (element, child);
    }
  if (kept != NULL)
    cordon_stratml_detach (kept);
}

void
cordon_stratml_row_set_outside (CordonStratmlImport *self, CordonStratmlRow *row, CordonStratmlNode *outside,
                                const CordonStratmlNode *block)
{
  CordonStratmlNode *all = cordon_stratml_block_new (self);
  CordonStratmlNode *others = cordon_stratml_child (block, "outside");
  g_autofree char *text = NULL;

  if (outside->first != NULL)
    {
      cordon_stratml_rename (self->tree, outside, "StratML");
      cordon_stratml_sort_kept (outside);
      cordon_stratml_append (all, outside);
    }
  for (CordonStratmlNode *other = others != NULL ? others->first : NULL; other != NULL; other = other->next)
    cordon_stratml_add_copy (self->tree, all, other);
  text = all->first != NULL ? cordon_stratml_outline_print (all) : others != NULL ? g_strdup (others->text) : NULL;
  cordon_stratml_row_set (row, "outside", text);
}

/* What an outline of ours says */

static const char *
real_id (CordonStratmlImport *self, const CordonField *field, const char *text)
{
  const char *alias;

  if (field->type != CORDON_FIELD_REFERENCE)
    return text;
  alias = g_hash_table_lookup (self->aliases, text);
  return alias != NULL ? alias : text;
}

void
cordon_stratml_row_take_block (CordonStratmlImport *self, CordonStratmlRow *row, const CordonStratmlNode *block)
{
  const CordonKind *kind = cordon_kind_find (row->kind);

  for (const CordonStratmlNode *line = block->first; line != NULL; line = line->next)
    {
      const CordonField *field = cordon_kind_field (kind, line->name);
      g_autoptr (GVariant) value = NULL;
      g_autoptr (GError) error = NULL;

      if (field == NULL || line->text == NULL || strcmp (field->name, "outside") == 0)
        continue;
      switch (field->type)
        {
        case CORDON_FIELD_INTEGER:
        case CORDON_FIELD_NUMBER:
        case CORDON_FIELD_YEAR:
          if (!cordon_field_parse (field, line->text, TRUE, &value, &error))
            cordon_import_job_note (self->job, CORDON_IMPORT_ERROR, row->line, row->where, error->message);
          else if (value != NULL)
            cordon_stratml_cell_set (row->cells, field->name, value);
          break;
        default:
          if (strcmp (line->text, CORDON_STRATML_NONE) != 0 || field->type != CORDON_FIELD_REFERENCE)
            cordon_stratml_row_set (row, field->name, real_id (self, field, line->text));
          if (field->type == CORDON_FIELD_RANK)
            row->ranked = TRUE;
        }
    }
}

void
cordon_stratml_take_records (CordonStratmlImport *self, const CordonStratmlNode *block, const char *where)
{
  for (const CordonStratmlNode *record = block->first; record != NULL; record = record->next)
    {
      g_autofree char *name = NULL;
      CordonStratmlRow *row;
      const CordonStratmlNode *outside;

      if (record->text == NULL || record->first == NULL || !g_strv_contains (cordon_stratml_record_kinds, record->name))
        continue;
      name = g_strconcat (record->name, "/", record->text, NULL);
      if (!cordon_id_is_valid (record->text) || g_hash_table_contains (self->index, name))
        {
          cordon_import_job_note_printf (self->job, CORDON_IMPORT_LEFT_OUT, record->line, where,
                                         _ ("The record “%s” is there twice, or under no ID. It doesn’t come in."),
                                         record->text);
          continue;
        }
      row = cordon_stratml_row_new (self, record->name, record->text, record->line, where);
      cordon_stratml_row_take_block (self, row, record);
      outside = cordon_stratml_child (record, "outside");
      if (outside != NULL)
        {
          g_autofree char *text =
              outside->first != NULL ? cordon_stratml_outline_print (outside) : g_strdup (outside->text);

          cordon_stratml_row_set (row, "outside", text);
        }
    }
}

/* Identity */

char *
cordon_stratml_take_id (CordonStratmlImport *self, CordonStratmlNode *element, CordonStratmlNode *outside,
                        const CordonStratmlNode *block, const char *name, const char *where)
{
  CordonStratmlNode *identifier = cordon_stratml_take (element, "Identifier");
  const char *given = cordon_stratml_child_text (block, "id");
  const char *text = identifier != NULL ? identifier->text : NULL;
  g_autofree char *id = NULL;
  g_autofree char *key = NULL;
  guint n;

  n = text != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->identifiers, text)) : 0;
  if (text != NULL)
    g_hash_table_insert (self->identifiers, g_strdup (text), GUINT_TO_POINTER (n + 1));
  if (given != NULL && cordon_id_is_valid (given))
    id = g_strdup (given);
  else if (text != NULL && n == 0)
    id = cordon_stratml_row_id (text);
  else if (text != NULL)
    {
      g_autofree char *number = g_strdup_printf ("%u", n + 1);

      id = cordon_id_derive ("stratml", text, name, number, NULL);
      cordon_import_job_note_printf (self->job, CORDON_IMPORT_INFORMATION, identifier->line, where,
                                     _ ("The identifier “%s” was there before, and names two things. The second gets "
                                        "one of its own."),
                                     text);
    }
  else
    id = cordon_id_derive ("stratml", "named", name, NULL);

  /* Things without an identifier that are called the same. */
  for (guint i = 2;; i++)
    {
      g_free (key);
      key = g_strconcat ("id:", id, NULL);
      if (g_hash_table_add (self->identifiers, g_strdup (key)))
        break;
      g_free (id);
      {
        g_autofree char *number = g_strdup_printf ("%u", i);

        id = cordon_id_derive ("stratml", text != NULL ? text : "named", name, number, NULL);
      }
    }
  if (text != NULL && (*text != '_' || strcmp (text + 1, id) != 0))
    {
      if (n == 0 && !cordon_stratml_is_ncname (text))
        cordon_import_job_note_printf (self->job, CORDON_IMPORT_INFORMATION, identifier->line, where,
                                       _ ("“%s” can be no identifier in StratML. It is kept, and an export writes one "
                                          "that can."),
                                       text);
      cordon_stratml_append (outside, identifier);
    }
  return g_steal_pointer (&id);
}
