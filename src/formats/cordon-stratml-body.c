/* SPDX-License-Identifier: GPL-3.0-or-later */

/* StratML in: organizations and stakeholders. One that is an organization becomes a body, which is found by its name
 * where the plan has it already; persons and groups stay words. The one that performs an item owns it, the others are
 * its partners. */

#include "formats/cordon-stratml-import-private.h"

#include <string.h>

#include "base/cordon-text.h"
#include "model/cordon-link.h"

#include <glib/gi18n-lib.h>

void
cordon_stratml_name_party (CordonStratmlImport *self, const char *name, const char *id)
{
  g_autofree char *folded = cordon_text_fold (name);
  const char *there = g_hash_table_lookup (self->parties_by_name, folded);

  if (*folded == '\0' || (there != NULL && strcmp (there, id) == 0))
    return;
  g_hash_table_insert (self->parties_by_name, g_steal_pointer (&folded), g_strdup (there == NULL ? id : ""));
}

/* Returns: (nullable): the body of that name; %NULL where there is none, or several */
static const char *
find_party (CordonStratmlImport *self, const char *name)
{
  g_autofree char *folded = cordon_text_fold (name);
  const char *id = g_hash_table_lookup (self->parties_by_name, folded);

  return id != NULL && *id != '\0' ? id : NULL;
}

static const char *
obtain_party (CordonStratmlImport *self, const char *name, guint line, const char *where)
{
  const char *known = find_party (self, name);
  g_autofree char *folded = NULL;
  g_autofree char *id = NULL;
  CordonStratmlRow *row;

  if (known != NULL)
    return known;
  folded = cordon_text_fold (name);
  /* Several bodies have that name: which is meant, nobody knows. */
  if (*folded == '\0' || g_hash_table_contains (self->parties_by_name, folded))
    return NULL;
  id = cordon_id_derive ("stratml", "party", folded, NULL);
  row = cordon_stratml_row_new (self, "party", id, line, where);
  cordon_stratml_row_set (row, "name", name);
  cordon_stratml_row_set_first (row, "kind", "other");
  g_hash_table_insert (self->parties_by_name, g_steal_pointer (&folded), g_strdup (id));
  return row->id;
}

/* A body that an export of ours describes. */
static void
import_described_party (CordonStratmlImport *self, const char *name, const char *note, CordonStratmlNode *block,
                        guint line, const char *where)
{
  const char *id = cordon_stratml_child_text (block, "id");
  const char *known = name != NULL ? find_party (self, name) : NULL;
  g_autofree char *key = g_strconcat ("party/", id, NULL);
  CordonStratmlRow *row;

  if (name == NULL || !cordon_id_is_valid (id) || g_hash_table_contains (self->index, key))
    return;
  if (known != NULL && strcmp (known, id) != 0 && !g_hash_table_contains (self->parties_by_id, id)
      && g_hash_table_contains (self->parties_by_id, known))
    {
      g_hash_table_insert (self->aliases, g_strdup (id), g_strdup (known));
      cordon_import_job_note_printf (self->job, CORDON_IMPORT_INFORMATION, line, where,
                                     _ ("“%s” is in the plan already, under another ID. It stays as it is there."),
                                     name);
      return;
    }
  row = cordon_stratml_row_new (self, "party", id, line, where);
  cordon_stratml_row_set (row, "name", name);
  cordon_stratml_row_set (row, "note", note);
  cordon_stratml_row_take_block (self, row, block);
  cordon_stratml_name_party (self, name, id);
}

/* References to bodies can be told only when all bodies of the document are known. */
void
cordon_stratml_settle_aliases (CordonStratmlImport *self)
{
  for (guint i = 0; i < self->rows->len && g_hash_table_size (self->aliases) > 0; i++)
    {
      CordonStratmlRow *row = self->rows->pdata[i];
      const CordonKind *kind = cordon_kind_find (row->kind);

      for (guint j = 0; j < row->cells->len; j++)
        {
          CordonImportCell *cell = &g_array_index (row->cells, CordonImportCell, j);
          const CordonField *field = cordon_kind_field (kind, cell->field);
          const char *alias = field->type == CORDON_FIELD_REFERENCE
                                  ? g_hash_table_lookup (self->aliases, g_variant_get_string (cell->value, NULL))
                                  : NULL;

          if (alias != NULL)
            cordon_stratml_cell_set (row->cells, cell->field, g_variant_new_string (alias));
        }
    }
}

/* The bodies that stand in an organization of ours, as it is their document too. Returns: whether others stand there */
static gboolean
import_described_parties (CordonStratmlImport *self, CordonStratmlNode *organization, const char *where)
{
  gboolean others = FALSE;

  for (CordonStratmlNode *child = organization->first, *next; child != NULL; child = next)
    {
      CordonStratmlNode *block = cordon_stratml_block_new (self);
      CordonStratmlNode *party;
      g_autofree char *note = NULL;

      next = child->next;
      if (!cordon_stratml_is (child, "Stakeholder"))
        continue;
      party = cordon_stratml_add_copy (self->tree, NULL, child);
      note = cordon_stratml_take_split (self, party, "Description", block);
      if (cordon_stratml_child_text (block, "id") == NULL)
        {
          others = TRUE;
          continue;
        }
      import_described_party (self, cordon_stratml_child_text (party, "Name"), note, block, child->line, where);
      cordon_stratml_detach (child);
    }
  return others;
}

/* Returns: (nullable): the body's id. What the body has no field for is the plan's to keep, as several plans may be of
 * one body. */
const char *
cordon_stratml_import_organization (CordonStratmlImport *self, CordonStratmlNode *organization,
                                    CordonStratmlNode *outside, guint index)
{
  CordonStratmlNode *block = cordon_stratml_block_new (self);
  CordonStratmlNode *description = cordon_stratml_child (organization, "Description");
  CordonStratmlNode *identifier;
  CordonStratmlNode *copy;
  g_autofree char *where = g_strdup_printf ("Organization %u", index);
  g_autofree char *note = NULL;
  g_autofree char *name = NULL;
  g_autofree char *acronym = NULL;
  g_autofree char *id = NULL;
  g_autofree char *folded = NULL;
  const char *given;
  const char *known;
  CordonStratmlRow *row;
  gboolean keep = index > 1;

  if (description != NULL && self->ours)
    {
      note = cordon_stratml_block_split (self->tree, block, description->text);
      cordon_stratml_set_text (self->tree, description, note);
      if (note == NULL)
        cordon_stratml_detach (description);
    }
  else if (description != NULL)
    note = g_strdup (description->text);
  cordon_stratml_restore_outside (self, organization, block);
  keep = import_described_parties (self, organization, where) || keep;
  copy = cordon_stratml_add_copy (self->tree, NULL, organization);
  /* Of two identifiers, the first is an export's, as the one that was kept can be none. */
  identifier = cordon_stratml_child (copy, "Identifier");
  for (CordonStratmlNode *other = identifier != NULL ? identifier->next : NULL; other != NULL; other = other->next)
    {
      if (cordon_stratml_is (other, "Identifier"))
        {
          cordon_stratml_detach (identifier);
          break;
        }
    }
  cordon_stratml_sort (self->part, copy);
  cordon_stratml_take (organization, "Description");
  name = cordon_stratml_one_line (self, cordon_stratml_take_text (organization, "Name"));
  acronym = cordon_stratml_one_line (self, cordon_stratml_take_text (organization, "Acronym"));
  identifier = cordon_stratml_child (organization, "Identifier");
  given = cordon_stratml_child_text (block, "id");
  if (name == NULL && acronym == NULL)
    {
      /* One of ours without a name is there for the bodies in it, and for nothing else. */
      if (copy->first != NULL && (copy->first->next != NULL || !cordon_stratml_is (copy->first, "Identifier")))
        cordon_stratml_keep (self, outside, copy, where);
      return NULL;
    }
  if (name == NULL)
    name = g_strdup (acronym);
  if (identifier != NULL && !g_hash_table_contains (self->identifiers, identifier->text))
    {
      g_hash_table_insert (self->identifiers, g_strdup (identifier->text), GUINT_TO_POINTER (1));
      id = cordon_stratml_row_id (identifier->text);
    }
  if (given != NULL && cordon_id_is_valid (given))
    {
      g_free (id);
      id = g_strdup (given);
    }
  keep = keep
         || (identifier != NULL && (id == NULL || *identifier->text != '_' || strcmp (identifier->text + 1, id) != 0));
  if (identifier != NULL)
    cordon_stratml_detach (identifier);
  keep = keep || organization->text != NULL;
  for (CordonStratmlNode *child = organization->first; child != NULL; child = child->next)
    keep = TRUE;

  known = find_party (self, name);
  folded = cordon_text_fold (name);
  if (id != NULL && known != NULL && strcmp (id, known) != 0 && !g_hash_table_contains (self->parties_by_id, id)
      && g_hash_table_contains (self->parties_by_id, known))
    {
      g_hash_table_insert (self->aliases, g_strdup (id), g_strdup (known));
      cordon_import_job_note_printf (self->job, CORDON_IMPORT_INFORMATION, copy->line, where,
                                     _ ("“%s” is in the plan already, under another ID. It stays as it is there."),
                                     name);
      keep = keep || !self->ours;
    }
  else if (id == NULL && known != NULL)
    keep = keep || acronym != NULL || note != NULL;
  else
    {
      g_autofree char *key = NULL;

      if (id == NULL)
        id = cordon_id_derive ("stratml", "party", folded, NULL);
      key = g_strconcat ("party/", id, NULL);
      row = g_hash_table_lookup (self->index, key);
      if (row == NULL)
        {
          row = cordon_stratml_row_new (self, "party", id, copy->line, where);
          cordon_stratml_row_set (row, "name", name);
          cordon_stratml_row_set (row, "abbreviation", acronym);
          cordon_stratml_row_set (row, "note", note);
          cordon_stratml_row_set_first (row, "kind", "other");
          cordon_stratml_row_take_block (self, row, block);
          cordon_stratml_name_party (self, name, id);
        }
      known = row->id;
    }
  if (keep)
    cordon_stratml_keep (self, outside, copy, where);
  return known;
}

static gboolean
performs (const CordonStratmlNode *stakeholder)
{
  for (const CordonStratmlNode *role = stakeholder->first; role != NULL; role = role->next)
    {
      if (!cordon_stratml_is (role, "Role"))
        continue;
      for (const CordonStratmlNode *type = role->first; type != NULL; type = type->next)
        {
          if (cordon_stratml_is (type, "RoleType") && type->text != NULL
              && g_ascii_strcasecmp (type->text, "Performer") == 0)
            return TRUE;
        }
    }
  return FALSE;
}

/* Whether a stakeholder says no more than a link, or an owner, does. */
static gboolean
says_no_more (const CordonStratmlNode *stakeholder, gboolean owner)
{
  const CordonStratmlNode *role = cordon_stratml_child (stakeholder, "Role");
  const char *type = cordon_stratml_child_text (stakeholder, "@StakeholderTypeType");

  if (stakeholder->text != NULL || g_strcmp0 (type, "Organization") != 0)
    return FALSE;
  for (const CordonStratmlNode *child = stakeholder->first; child != NULL; child = child->next)
    {
      if (!cordon_stratml_is (child, "Name") && !cordon_stratml_is (child, "@StakeholderTypeType")
          && (!cordon_stratml_is (child, "Description") || owner
              || child != cordon_stratml_child (stakeholder, "Description"))
          && (child != role || !owner))
        return FALSE;
    }
  if (!owner)
    return TRUE;
  return role != NULL && role->text == NULL && g_strcmp0 (cordon_stratml_child_text (role, "Name"), "Owner") == 0
         && g_strcmp0 (cordon_stratml_child_text (role, "RoleType"), "Performer") == 0
         && role->first->next == role->last;
}

static void
link_partner (CordonStratmlImport *self, const char *party, CordonStratmlRow *item, const char *note, guint line)
{
  g_autofree char *id = cordon_link_derive_id ("partner", party, item->id);
  g_autofree char *name = g_strconcat ("link/", id, NULL);
  CordonStratmlRow *row = g_hash_table_lookup (self->index, name);

  if (row != NULL)
    return;
  row = cordon_stratml_row_new (self, "link", id, line, item->where);
  cordon_stratml_row_set (row, "kind", "partner");
  cordon_stratml_row_set (row, "from_kind", "party");
  cordon_stratml_row_set (row, "from_row", party);
  cordon_stratml_row_set (row, "to_kind", "plan_item");
  cordon_stratml_row_set (row, "to_row", item->id);
  cordon_stratml_row_set (row, "note", note);
}

void
cordon_stratml_import_stakeholder (CordonStratmlImport *self, CordonStratmlNode *stakeholder, CordonStratmlRow *item,
                                   CordonStratmlOwner *owner, CordonStratmlNode *outside)
{
  g_autofree char *name = cordon_stratml_one_line (self, g_strdup (cordon_stratml_child_text (stakeholder, "Name")));
  const char *type = cordon_stratml_child_text (stakeholder, "@StakeholderTypeType");
  const char *note = cordon_stratml_child_text (stakeholder, "Description");
  gboolean organization = type != NULL && g_ascii_strcasecmp (type, "Organization") == 0;
  const char *party = NULL;
  g_autofree char *link = NULL;
  g_autofree char *key = NULL;

  if (*owner == CORDON_STRATML_OWNER_SAID && says_no_more (stakeholder, self->part == CORDON_STRATML_PART_2))
    {
      *owner = CORDON_STRATML_OWNER_REPEATED;
      cordon_stratml_detach (stakeholder);
      return;
    }
  if (name != NULL && cordon_stratml_is_placeholder (name))
    cordon_import_job_note_printf (self->job, CORDON_IMPORT_INFORMATION, stakeholder->line, item->where,
                                   _ ("“%s” seems to stand for something that nobody has written yet."), name);
  else if (name != NULL && organization)
    party = obtain_party (self, name, stakeholder->line, item->where);
  else if (name != NULL && (type == NULL || g_ascii_strcasecmp (type, "Person") != 0))
    party = find_party (self, name);

  if (party == NULL)
    {
      cordon_stratml_keep (self, outside, stakeholder, item->where);
      return;
    }
  if (*owner == CORDON_STRATML_OWNER_UNKNOWN && performs (stakeholder))
    {
      cordon_stratml_row_set (item, "owner", party);
      *owner = CORDON_STRATML_OWNER_FOUND;
      if (!says_no_more (stakeholder, TRUE))
        cordon_stratml_keep (self, outside, stakeholder, item->where);
      return;
    }
  if (*owner == CORDON_STRATML_OWNER_REPEATED && performs (stakeholder))
    {
      *owner = CORDON_STRATML_OWNER_FOUND;
      if (g_strcmp0 (cordon_stratml_row_text (item, "owner"), party) == 0)
        {
          cordon_stratml_keep (self, outside, stakeholder, item->where);
          return;
        }
    }
  link = cordon_link_derive_id ("partner", party, item->id);
  key = g_strconcat ("link/", link, NULL);
  if (g_hash_table_contains (self->index, key) || !says_no_more (stakeholder, FALSE))
    {
      link_partner (self, party, item, NULL, stakeholder->line);
      cordon_stratml_keep (self, outside, stakeholder, item->where);
      return;
    }
  link_partner (self, party, item, note, stakeholder->line);
}
