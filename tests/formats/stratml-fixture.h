/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of StratML share: a document checked against the structure of its part, two plans compared field by
 * field, and every text of a document looked for in another. The schemas are the project's own (RELAX NG), written from
 * the standard's structure. */

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>

#include "formats/cordon-stratml.h"
#include "import-fixture.h"

/* What a document of the plan's own brings back. */
static const char *const carried[] = {"plan_item", "measure", "reading", "status_update", "register_entry", NULL};
static const char *const along[] = {"party", "place", "link", "translation", NULL};

static void
print_complaint (void *data, const char *format, ...)
{
  GString *all = data;
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (all, format, arguments);
  va_end (arguments);
}

static void
collect_identifiers (xmlNode *node, GHashTable *seen)
{
  for (; node != NULL; node = node->next)
    {
      if (node->type == XML_ELEMENT_NODE && xmlStrEqual (node->name, (const xmlChar *) "Identifier"))
        {
          char *text = (char *) xmlNodeGetContent (node);

          if (xmlValidateNCName ((const xmlChar *) text, 0) != 0)
            g_error ("“%s” is no NCName", text);
          if (!g_hash_table_add (seen, g_strdup (text)))
            g_error ("the identifier “%s” is there twice", text);
          xmlFree (text);
        }
      collect_identifiers (node->children, seen);
    }
}

/* A document is valid: its structure, and that no identifier is there twice. */
G_GNUC_UNUSED static void
assert_valid (const char *text, int part)
{
  g_autofree char *name = g_strdup_printf ("stratml-part-%d.rng", part);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autoptr (GString) complaints = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt (path);
  xmlRelaxNG *schema;
  xmlRelaxNGValidCtxt *validator;
  xmlDoc *doc = xmlReadMemory (text, (int) strlen (text), NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);

  g_assert_nonnull (doc);
  xmlRelaxNGSetParserErrors (parser, print_complaint, print_complaint, complaints);
  schema = xmlRelaxNGParse (parser);
  if (schema == NULL)
    g_error ("%s: %s", path, complaints->str);
  validator = xmlRelaxNGNewValidCtxt (schema);
  xmlRelaxNGSetValidErrors (validator, print_complaint, print_complaint, complaints);
  if (xmlRelaxNGValidateDoc (validator, doc) != 0)
    g_error ("not valid: %s\n%.6000s", complaints->str, text);
  collect_identifiers (xmlDocGetRootElement (doc), seen);
  xmlRelaxNGFreeValidCtxt (validator);
  xmlRelaxNGFree (schema);
  xmlRelaxNGFreeParserCtxt (parser);
  xmlFreeDoc (doc);
}

G_GNUC_UNUSED static CordonRows *
all_rows (CordonPlan *plan, const char *kind)
{
  g_autoptr (CordonQuery) query = cordon_query_new (kind);

  return cordon_await_rows (cordon_plan_get_ledger (plan), query, NULL);
}

G_GNUC_UNUSED static char *
describe_row (CordonRow *row)
{
  const CordonKind *kind = cordon_kind_find (cordon_row_get_kind (row));
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "%s %s\n", kind->name, cordon_row_get_id (row));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      GVariant *value = cordon_row_get (row, kind->fields[i].name);
      g_autofree char *text = value != NULL ? g_variant_print (value, FALSE) : NULL;

      /* Where it stands among others is compared by their order. */
      if (text != NULL && kind->fields[i].type != CORDON_FIELD_RANK)
        g_string_append_printf (out, "  %s = %s\n", kind->fields[i].name, text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static GHashTable *
describe_rows (CordonPlan *plan, const char *kind)
{
  g_autoptr (CordonRows) rows = all_rows (plan, kind);
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < rows->rows->len; i++)
    g_hash_table_insert (found, g_strdup (cordon_row_get_id (rows->rows->pdata[i])),
                         describe_row (rows->rows->pdata[i]));
  return found;
}

static void
compare_kind (CordonPlan *one, CordonPlan *other, const char *kind, gboolean all)
{
  g_autoptr (GHashTable) first = describe_rows (one, kind);
  g_autoptr (GHashTable) second = describe_rows (other, kind);
  GHashTableIter iter;
  gpointer id, text;

  g_hash_table_iter_init (&iter, second);
  while (g_hash_table_iter_next (&iter, &id, &text))
    {
      const char *expected = g_hash_table_lookup (first, id);

      if (g_strcmp0 (expected, text) != 0)
        g_error ("was:\n%s\nis:\n%s", expected, (char *) text);
    }
  g_hash_table_iter_init (&iter, first);
  while (all && g_hash_table_iter_next (&iter, &id, &text))
    {
      if (!g_hash_table_contains (second, id))
        g_error ("gone:\n%s", (char *) text);
    }
}

/* The ids of the rows of a kind by parent, in their order. */
static char *
describe_order (CordonPlan *plan, const char *kind, const char *parent_field)
{
  g_autoptr (CordonQuery) query = cordon_query_new (kind);
  g_autoptr (CordonRows) rows = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  cordon_query_order_by (query, parent_field, FALSE);
  cordon_query_order_by (query, "rank", FALSE);
  rows = cordon_await_rows (cordon_plan_get_ledger (plan), query, NULL);
  for (guint i = 0; i < rows->rows->len; i++)
    g_string_append_printf (out, "%s %s\n", cordon_row_get_text (rows->rows->pdata[i], parent_field),
                            cordon_row_get_id (rows->rows->pdata[i]));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* What @other has is what @one has, and nothing of the strategy is missing. */
G_GNUC_UNUSED static void
assert_same_plan (CordonPlan *one, CordonPlan *other)
{
  static const char *const ordered[][2] = {{"plan_item", "parent"}, {"measure", "plan_item"}};

  for (guint i = 0; carried[i] != NULL; i++)
    compare_kind (one, other, carried[i], TRUE);
  for (guint i = 0; along[i] != NULL; i++)
    compare_kind (one, other, along[i], FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    {
      g_autofree char *first = describe_order (one, ordered[i][0], ordered[i][1]);
      g_autofree char *second = describe_order (other, ordered[i][0], ordered[i][1]);

      g_assert_cmpstr (first, ==, second);
    }
}

G_GNUC_UNUSED static void
commit_import (CordonPlan *plan, CordonImport *import)
{
  commit (plan, g_object_ref (cordon_import_get_draft (import)));
}

/* Reads a document into the plan. */
G_GNUC_UNUSED static void
import_text (CordonPlan *plan, const char *text)
{
  g_autoptr (CordonImport) import = read_text (plan, text, "plan.xml", NULL, NULL);

  g_assert_true (cordon_import_get_format (import) == &cordon_format_stratml);
  for (guint i = 0; i < cordon_import_get_n_notes (import); i++)
    {
      const CordonImportNote *note = cordon_import_get_note (import, i);

      if (note->severity == CORDON_IMPORT_ERROR)
        g_error ("line %u, %s: %s", note->line, note->where, note->text);
    }
  if (!cordon_import_is_empty (import))
    commit_import (plan, import);
}

static const CordonExportRequest everything = {NULL};

G_GNUC_UNUSED static char *
export_text (Fixture *fixture, const CordonFormat *format)
{
  char *text = write_text (fixture, format, &everything, "out.xml");

  assert_valid (text, format == &cordon_format_stratml ? 2 : 1);
  return text;
}
