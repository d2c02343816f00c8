/* SPDX-License-Identifier: GPL-3.0-or-later */

/* StratML out: the outline of what the standard has no place for, what was kept of other programs' documents, and
 * identifiers. */

#include "formats/cordon-stratml-export-private.h"

#include <string.h>

/* Groups */

GPtrArray *
cordon_stratml_export_group (GHashTable *groups, const char *key)
{
  GPtrArray *group = g_hash_table_lookup (groups, key);

  if (group == NULL)
    {
      group = g_ptr_array_new ();
      g_hash_table_insert (groups, g_strdup (key), group);
    }
  return group;
}

CordonRow *
cordon_stratml_export_find (CordonStratmlExport *self, const char *kind, const char *id)
{
  g_autofree char *name = id != NULL ? g_strconcat (kind, "/", id, NULL) : NULL;

  return name != NULL ? g_hash_table_lookup (self->rows, name) : NULL;
}

void
cordon_stratml_export_add (CordonStratmlExport *self, CordonRow *row)
{
  g_hash_table_insert (self->rows, g_strconcat (cordon_row_get_kind (row), "/", cordon_row_get_id (row), NULL),
                       cordon_row_ref (row));
}

/* The outline */

static gboolean
is_among (const char *const *names, const char *name)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      if (strcmp (names[i], name) == 0)
        return TRUE;
    }
  return FALSE;
}

void
cordon_stratml_export_fields (CordonStratmlExport *self, CordonStratmlNode *block, CordonRow *row,
                              const char *const *but)
{
  const CordonKind *kind = cordon_kind_find (cordon_row_get_kind (row));

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    {
      GVariant *value = cordon_row_get (row, kind->fields[i].name);
      g_autofree char *text = NULL;

      if (value == NULL || is_among (but, kind->fields[i].name) || strcmp (kind->fields[i].name, "outside") == 0)
        continue;
      text = cordon_field_to_plain (&kind->fields[i], value);
      if (*text != '\0')
        cordon_stratml_add (self->tree, block, kind->fields[i].name, text);
    }
}

void
cordon_stratml_export_record (CordonStratmlExport *self, CordonStratmlNode *block, CordonRow *row)
{
  CordonStratmlNode *record =
      cordon_stratml_add (self->tree, block, cordon_row_get_kind (row), cordon_row_get_id (row));

  cordon_stratml_export_fields (self, record, row, NULL);
  cordon_stratml_export_text (self, record, "outside", cordon_row_get_text (row, "outside"));
  self->n_rows++;
}

CordonStratmlNode *
cordon_stratml_export_outside (CordonStratmlExport *self, CordonRow *row, CordonStratmlNode *block)
{
  const char *text = cordon_row_get_text (row, "outside");
  CordonStratmlNode *all = cordon_stratml_add (self->tree, NULL, "outside", NULL);
  CordonStratmlNode *kept;

  if (text == NULL)
    return NULL;
  if (!cordon_stratml_outline_parse (self->tree, all, text))
    {
      cordon_stratml_add (self->tree, block, "outside", text);
      return NULL;
    }
  kept = cordon_stratml_child (all, "StratML");
  if (kept != NULL)
    cordon_stratml_detach (kept);
  if (all->first != NULL)
    cordon_stratml_append (block, all);
  return kept;
}

void
cordon_stratml_export_keep_in_block (CordonStratmlExport *self, CordonStratmlNode *node, CordonStratmlNode *block)
{
  CordonStratmlNode *outside = cordon_stratml_child (block, "outside");
  CordonStratmlNode *kept = cordon_stratml_child (outside, "StratML");

  if (outside == NULL)
    outside = cordon_stratml_add (self->tree, block, "outside", NULL);
  if (kept == NULL)
    kept = cordon_stratml_add (self->tree, outside, "StratML", NULL);
  cordon_stratml_detach (node);
  cordon_stratml_append (kept, node);
}

void
cordon_stratml_export_kept (CordonStratmlExport *self, CordonStratmlNode *kept, CordonStratmlNode *element,
                            CordonStratmlNode *block)
{
  while (kept->first != NULL)
    {
      CordonStratmlNode *child = kept->first;
      gboolean whole;

      cordon_stratml_add_clean (self->tree, self->part, element, element->name, child, self->identifiers, &whole);
      if (whole)
        cordon_stratml_detach (child);
      else
        cordon_stratml_export_keep_in_block (self, child, block);
    }
}

void
cordon_stratml_export_text (CordonStratmlExport *self, CordonStratmlNode *element, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    cordon_stratml_add (self->tree, element, name, text);
}

void
cordon_stratml_export_joined (CordonStratmlExport *self, CordonStratmlNode *element, const char *name, const char *text,
                              const CordonStratmlNode *block)
{
  g_autofree char *joined = cordon_stratml_block_join (text, block);

  cordon_stratml_export_text (self, element, name, joined);
}

gboolean
cordon_stratml_export_is_nameless (CordonStratmlNode *kept, const char *title)
{
  const char *made = cordon_stratml_child_text (kept, "NoName");

  return made != NULL && g_strcmp0 (made, title) == 0;
}

/* Takes out what an import makes again by itself. */
void
cordon_stratml_export_drop_made_name (CordonStratmlNode *kept)
{
  CordonStratmlNode *made = cordon_stratml_child (kept, "NoName");

  if (made != NULL)
    cordon_stratml_detach (made);
}

/* Identifiers */

char *
cordon_stratml_export_own_identifier (const char *id)
{
  g_autofree char *name = g_strconcat ("_", id, NULL);

  return cordon_stratml_is_ncname (name) ? g_steal_pointer (&name)
                                         : g_strconcat ("_", g_uri_escape_string (id, NULL, FALSE), NULL);
}

const char *
cordon_stratml_export_identifier (CordonStratmlExport *self, CordonStratmlNode *element, const char *id,
                                  CordonStratmlNode *kept, CordonStratmlNode *block)
{
  CordonStratmlNode *given = cordon_stratml_child (kept, "Identifier");
  g_autofree char *own = cordon_stratml_export_own_identifier (id);
  g_autofree char *made = NULL;
  CordonStratmlNode *identifier;

  if (given != NULL && cordon_stratml_is_ncname (given->text)
      && !g_hash_table_contains (self->identifiers, given->text))
    {
      g_hash_table_add (self->identifiers, g_strdup (given->text));
      cordon_stratml_detach (given);
      identifier = cordon_stratml_add (self->tree, element, "Identifier", given->text);
    }
  else
    identifier = cordon_stratml_add (self->tree, element, "Identifier", own);
  made = cordon_stratml_row_id (identifier->text);
  if (strcmp (made, id) != 0)
    cordon_stratml_add (self->tree, block, "id", id);
  return identifier->text;
}
