/* SPDX-License-Identifier: GPL-3.0-or-later */

/* StratML out: bodies. The owner of the strategy is the organization, in which all other bodies stand that the document
 * names; an item's owner and partners are its stakeholders, by their names. A name that two bodies have says nothing,
 * so there the id is written as well. */

#include "formats/cordon-stratml-export-private.h"

#include <string.h>

#include "base/cordon-text.h"
#include "model/cordon-link.h"

CordonRow *
cordon_stratml_export_find_named (CordonStratmlExport *self, const char *name)
{
  g_autofree char *folded = cordon_text_fold (name);

  return g_hash_table_lookup (self->names, folded);
}

/* A body that who reads the document finds by its name. */
static gboolean
is_found_by_name (CordonStratmlExport *self, CordonRow *party)
{
  return cordon_stratml_export_find_named (self, cordon_row_get_text (party, "name")) == party;
}

static gboolean
has_role_type (const CordonStratmlNode *stakeholder, const char *wanted)
{
  for (const CordonStratmlNode *role = stakeholder->first; role != NULL; role = role->next)
    {
      const char *type = cordon_stratml_is (role, "Role") ? cordon_stratml_child_text (role, "RoleType") : NULL;

      if (type != NULL && g_ascii_strcasecmp (type, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether a kept stakeholder is one that an import takes for a body; which one. */
static CordonRow *
party_of (CordonStratmlExport *self, const CordonStratmlNode *stakeholder)
{
  const char *name = cordon_stratml_child_text (stakeholder, "Name");
  const char *type = cordon_stratml_child_text (stakeholder, "@StakeholderTypeType");

  if (name == NULL || !cordon_stratml_is (stakeholder, "Stakeholder") || g_strcmp0 (type, "Person") == 0)
    return NULL;
  return cordon_stratml_export_find_named (self, name);
}

static int
compare_link_names (gconstpointer one, gconstpointer other, gpointer data)
{
  CordonRow *a = *(CordonRow *const *) one;
  CordonRow *b = *(CordonRow *const *) other;
  CordonRow *party_a = cordon_stratml_export_find (data, "party", cordon_row_get_text (a, "from_row"));
  CordonRow *party_b = cordon_stratml_export_find (data, "party", cordon_row_get_text (b, "from_row"));
  int order = g_strcmp0 (party_a != NULL ? cordon_row_get_text (party_a, "name") : NULL,
                         party_b != NULL ? cordon_row_get_text (party_b, "name") : NULL);

  return order != 0 ? order : strcmp (cordon_row_get_id (a), cordon_row_get_id (b));
}

static CordonStratmlNode *
add_stakeholder (CordonStratmlExport *self, CordonStratmlNode *element, CordonRow *party)
{
  CordonStratmlNode *stakeholder = cordon_stratml_add (self->tree, element, "Stakeholder", NULL);

  cordon_stratml_add (self->tree, stakeholder, "@StakeholderTypeType", "Organization");
  cordon_stratml_add (self->tree, stakeholder, "Name", cordon_row_get_text (party, "name"));
  return stakeholder;
}

void
cordon_stratml_export_owner (CordonStratmlExport *self, CordonStratmlNode *element, CordonRow *item,
                             CordonStratmlNode *kept, CordonStratmlNode *block)
{
  CordonRow *owner = cordon_stratml_export_find (self, "party", cordon_row_get_text (item, "owner"));
  CordonStratmlNode *performer = NULL;
  CordonStratmlNode *stakeholder;

  for (CordonStratmlNode *child = kept != NULL ? kept->first : NULL; child != NULL && performer == NULL;
       child = child->next)
    {
      if (cordon_stratml_is (child, "Stakeholder") && has_role_type (child, "Performer")
          && g_strcmp0 (cordon_stratml_child_text (child, "@StakeholderTypeType"), "Person") != 0)
        performer = child;
    }
  if (owner == NULL)
    {
      if (performer != NULL)
        cordon_stratml_add (self->tree, block, "owner", CORDON_STRATML_NONE);
      return;
    }
  if (self->part == CORDON_STRATML_PART_2 && performer != NULL && party_of (self, performer) == owner)
    return;
  if (self->part == CORDON_STRATML_PART_1 || !is_found_by_name (self, owner))
    cordon_stratml_add (self->tree, block, "owner", cordon_row_get_id (owner));
  stakeholder = add_stakeholder (self, element, owner);
  if (self->part == CORDON_STRATML_PART_2)
    {
      CordonStratmlNode *role = cordon_stratml_add (self->tree, stakeholder, "Role", NULL);

      cordon_stratml_add (self->tree, role, "Name", "Owner");
      cordon_stratml_add (self->tree, role, "RoleType", "Performer");
    }
}

void
cordon_stratml_export_partners (CordonStratmlExport *self, CordonStratmlNode *element, CordonRow *item,
                                CordonStratmlNode *kept, CordonStratmlNode *block)
{
  GPtrArray *links = g_hash_table_lookup (self->partners, cordon_row_get_id (item));

  if (links == NULL)
    return;
  g_ptr_array_sort_with_data (links, compare_link_names, self);
  for (guint i = 0; i < links->len; i++)
    {
      CordonRow *link = links->pdata[i];
      CordonRow *party = cordon_stratml_export_find (self, "party", cordon_row_get_text (link, "from_row"));
      const char *note = cordon_row_get_text (link, "note");
      g_autofree char *id =
          cordon_link_derive_id ("partner", cordon_row_get_text (link, "from_row"), cordon_row_get_id (item));
      gboolean said = FALSE;

      for (CordonStratmlNode *child = kept != NULL ? kept->first : NULL; child != NULL && !said; child = child->next)
        said = note == NULL && cordon_stratml_child (child, "Role") != NULL && party_of (self, child) == party
               && g_strcmp0 (cordon_stratml_child_text (child, "@StakeholderTypeType"), "Organization") == 0;
      for (CordonStratmlNode *child = kept != NULL ? kept->first : NULL; child != NULL && !said; child = child->next)
        said = note == NULL && party_of (self, child) == party
               && g_strcmp0 (cordon_stratml_child_text (child, "@StakeholderTypeType"), "Organization") != 0;
      if (strcmp (id, cordon_row_get_id (link)) != 0 || !is_found_by_name (self, party))
        cordon_stratml_export_record (self, block, link);
      else
        {
          if (!said)
            cordon_stratml_export_text (self, add_stakeholder (self, element, party), "Description", note);
          self->n_rows++;
        }
    }
}

int
cordon_stratml_export_compare_names (gconstpointer one, gconstpointer other)
{
  CordonRow *a = *(CordonRow *const *) one;
  CordonRow *b = *(CordonRow *const *) other;
  int order = g_strcmp0 (cordon_row_get_text (a, "name"), cordon_row_get_text (b, "name"));

  return order != 0 ? order : strcmp (cordon_row_get_id (a), cordon_row_get_id (b));
}

void
cordon_stratml_export_bodies (CordonStratmlExport *self, CordonStratmlNode *core, CordonRow *strategy,
                              CordonStratmlNode *kept)
{
  static const char *const own[] = {"name", "abbreviation", "note", NULL};
  static const char *const other[] = {"name", "note", NULL};
  CordonStratmlNode *organization = cordon_stratml_add (self->tree, core, "Organization", NULL);
  CordonStratmlNode *block = cordon_stratml_add (self->tree, NULL, "block", NULL);
  CordonStratmlNode *copy = cordon_stratml_child (kept, "Organization");
  CordonRow *owner =
      strategy != NULL ? cordon_stratml_export_find (self, "party", cordon_row_get_text (strategy, "owner")) : NULL;
  g_autoptr (GPtrArray) parties = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer row;

  if (owner != NULL)
    {
      const char *note = cordon_row_get_text (owner, "note");

      cordon_stratml_export_text (self, organization, "Name", cordon_row_get_text (owner, "name"));
      cordon_stratml_export_text (self, organization, "Acronym", cordon_row_get_text (owner, "abbreviation"));
      cordon_stratml_export_identifier (self, organization, cordon_row_get_id (owner), copy, block);
      if (copy != NULL)
        {
          /* What the body itself says counts, and what came with the document is not lost. */
          CordonStratmlNode *description = cordon_stratml_child (copy, "Description");

          for (guint i = 0; i < 2; i++)
            {
              CordonStratmlNode *same = cordon_stratml_child (copy, i == 0 ? "Name" : "Acronym");

              if (same != NULL
                  && g_strcmp0 (same->text, cordon_row_get_text (owner, i == 0 ? "name" : "abbreviation")) == 0)
                cordon_stratml_detach (same);
            }
          if (description != NULL && g_strcmp0 (description->text, note) == 0)
            cordon_stratml_detach (description);
        }
      cordon_stratml_export_fields (self, block, owner, own);
      self->n_rows++;
      if (copy != NULL)
        {
          cordon_stratml_detach (copy);
          while (copy->first != NULL)
            {
              CordonStratmlNode *child = copy->first;
              gboolean whole = FALSE;

              if (!cordon_stratml_is (child, "Description") || note != NULL)
                cordon_stratml_add_clean (self->tree, self->part, organization, "Organization", child,
                                          self->identifiers, &whole);
              if (whole)
                cordon_stratml_detach (child);
              else
                cordon_stratml_export_keep_in_block (self, child, block);
            }
        }
      cordon_stratml_export_joined (self, organization, "Description", note, block);
    }
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      if (row != owner && strcmp (cordon_row_get_kind (row), "party") == 0)
        g_ptr_array_add (parties, row);
    }
  g_ptr_array_sort (parties, cordon_stratml_export_compare_names);
  for (guint i = 0; i < parties->len; i++)
    {
      CordonStratmlNode *stakeholder = add_stakeholder (self, organization, parties->pdata[i]);
      CordonStratmlNode *about = cordon_stratml_add (self->tree, NULL, "block", NULL);

      cordon_stratml_add (self->tree, about, "id", cordon_row_get_id (parties->pdata[i]));
      cordon_stratml_export_fields (self, about, parties->pdata[i], other);
      cordon_stratml_export_joined (self, stakeholder, "Description", cordon_row_get_text (parties->pdata[i], "note"),
                                    about);
      self->n_rows++;
    }
  if (organization->first == NULL)
    cordon_stratml_detach (organization);
  else
    cordon_stratml_sort (self->part, organization);
}
