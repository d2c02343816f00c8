/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The starter plan, read from the copy of data/starter that is built in, as one draft like any other edit.
 *
 * The data are in our own terms: a CSV file is named for its kind and its columns for the kind's fields; in the JSON
 * tree an array of objects is named for the kind of its rows, and their members for fields. So there is no mapping
 * here, and each value goes through the same parser as an imported file's, which refuses what the field can't hold.
 * Rows refer to each other by key ("hsi", "1.C"), links by "kind/key". An id follows from kind and key, and that of a
 * relation from its two ends. */

#include <csv.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/cordon-error.h"
#include "base/cordon-number.h"
#include "base/cordon-text.h"
#include "model/cordon-kind.h"
#include "model/cordon-link.h"
#include "model/cordon-starter-private.h"
#include "model/cordon-starter.h"
#include "model/cordon-tie.h"
#include "cordon-starter-resources.h"

#define FOLDER "/org/cordonplan/Cordon/starter/"

/* Of these links the other row is the subject: a party is a partner of the initiative that lists it. */
static const char *const inbound_links[] = {"partner", "named_in", NULL};

char *
cordon_starter_id (const char *kind, const char *key)
{
  g_return_val_if_fail (kind != NULL && key != NULL, NULL);

  return cordon_id_derive ("starter", kind, key, NULL);
}

static gboolean
fail (GError **error, const char *what, const char *why)
{
  cordon_set_error (error, CORDON_ERROR_CORRUPT,
                    N_ ("The starter plan that came with this Cordon can’t be used (%s: %s). No plan was made or "
                        "changed. Install Cordon again, or begin with an empty plan."),
                    what, why);
  return FALSE;
}

static GBytes *
read_file (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GError) local = NULL;
  /* Asked of the resource itself: a lookup among the registered ones would let the linker drop it. */
  GBytes *bytes = g_resource_lookup_data (cordon_starter_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &local);

  if (bytes == NULL)
    fail (error, name, local->message);
  return bytes;
}

static gboolean
set_cell (CordonDraft *draft, const char *kind, const char *id, const char *key, const char *name, const char *text,
          GError **error)
{
  const CordonKind *table = cordon_kind_find (kind);
  const CordonField *field = table != NULL ? cordon_kind_field (table, name) : NULL;
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GError) local = NULL;

  if (field == NULL)
    return fail (error, key, name);
  if (field->type == CORDON_FIELD_REFERENCE)
    {
      g_autofree char *other = cordon_starter_id (field->reference, text);

      cordon_draft_set_text (draft, kind, id, name, other);
      return TRUE;
    }
  if (!cordon_field_parse (field, text, TRUE, &value, &local))
    return fail (error, key, local->message);
  cordon_draft_set (draft, kind, id, name, value);
  return TRUE;
}

static gboolean
add_link (CordonDraft *draft, const char *link, const char *kind, const char *id, const char *other, GError **error)
{
  const char *slash = strchr (other, '/');
  g_autofree char *other_kind = slash != NULL ? g_strndup (other, (gsize) (slash - other)) : NULL;
  g_autofree char *other_id = NULL;
  g_autofree char *link_id = NULL;
  const char *ends[4] = {kind, id, NULL, NULL};
  const char *row;

  if (other_kind == NULL || cordon_kind_find (other_kind) == NULL)
    return fail (error, link, other);
  other_id = cordon_starter_id (other_kind, slash + 1);
  ends[2] = other_kind;
  ends[3] = other_id;
  if (g_strv_contains (inbound_links, link))
    {
      ends[0] = other_kind;
      ends[1] = other_id;
      ends[2] = kind;
      ends[3] = id;
    }

  link_id = cordon_link_derive_id (link, ends[1], ends[3]);
  row = cordon_draft_create (draft, "link", link_id);
  cordon_draft_set_text (draft, "link", row, "from_kind", ends[0]);
  cordon_draft_set_text (draft, "link", row, "from_row", ends[1]);
  cordon_draft_set_text (draft, "link", row, "to_kind", ends[2]);
  cordon_draft_set_text (draft, "link", row, "to_row", ends[3]);
  return set_cell (draft, "link", row, other, "kind", link, error);
}

/* The JSON tree */

static gboolean add_object (CordonDraft *draft, const char *kind, JsonObject *object, const char *parent_field,
                            const char *parent, const char *rank, GError **error);

static gboolean
add_array (CordonDraft *draft, const char *kind, const char *id, const char *member, JsonArray *array, GError **error)
{
  guint length = json_array_get_length (array);
  const char *parent_field = g_str_equal (member, kind) ? "parent" : kind;
  g_auto (GStrv) ranks = cordon_text_keys_after (NULL, length);

  for (guint i = 0; i < length; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      gboolean good;

      if (JSON_NODE_HOLDS_OBJECT (node))
        good = add_object (draft, member, json_node_get_object (node), parent_field, id, ranks[i], error);
      else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node) != NULL)
        good = add_link (draft, member, kind, id, json_node_get_string (node), error);
      else
        good = fail (error, member, json_node_type_name (node));
      if (!good)
        return FALSE;
    }
  return TRUE;
}

static char *
scalar_text (JsonNode *node)
{
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return g_strdup (json_node_get_string (node));
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    case G_TYPE_DOUBLE:
      return cordon_number_to_plain (json_node_get_double (node));
    default:
      return NULL;
    }
}

static gboolean
add_object (CordonDraft *draft, const char *kind, JsonObject *object, const char *parent_field, const char *parent,
            const char *rank, GError **error)
{
  const CordonKind *table = cordon_kind_find (kind);
  const char *key = json_object_get_string_member_with_default (object, "key", NULL);
  g_autofree char *id = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (key == NULL)
    key = json_object_get_string_member_with_default (object, "code", NULL);
  if (table == NULL || key == NULL)
    return fail (error, kind, key != NULL ? key : "?");

  id = cordon_starter_id (kind, key);
  cordon_draft_create (draft, kind, id);
  if (parent != NULL)
    cordon_draft_set_text (draft, kind, id, parent_field, parent);
  if (cordon_kind_field (table, "rank") != NULL)
    cordon_draft_set_text (draft, kind, id, "rank", rank);

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *text = NULL;

      if (g_str_equal (name, "key"))
        continue;
      if (JSON_NODE_HOLDS_ARRAY (node))
        {
          if (!add_array (draft, kind, id, name, json_node_get_array (node), error))
            return FALSE;
          continue;
        }
      text = JSON_NODE_HOLDS_VALUE (node) ? scalar_text (node) : NULL;
      if (text == NULL)
        return fail (error, key, name);
      if (!set_cell (draft, kind, id, key, name, text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_tree (CordonDraft *draft, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = read_file (name, error);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local = NULL;
  JsonObject *root;
  JsonNode *strategies;
  gsize size;
  const char *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  if (!json_parser_load_from_data (parser, data, (gssize) size, &local))
    return fail (error, name, local->message);
  root = JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)) ? json_node_get_object (json_parser_get_root (parser))
                                                                : NULL;
  strategies = root != NULL ? json_object_get_member (root, "plan_item") : NULL;
  if (strategies == NULL || !JSON_NODE_HOLDS_ARRAY (strategies))
    return fail (error, name, "plan_item");
  return add_array (draft, "plan_item", NULL, "plan_item", json_node_get_array (strategies), error);
}

/* The tables */

typedef struct
{
  GPtrArray *rows; /* of GPtrArray of texts */
  GPtrArray *row;
} Sheet;

static void
on_csv_field (void *text, size_t length, void *user_data)
{
  Sheet *sheet = user_data;

  g_ptr_array_add (sheet->row, g_strndup (text, length));
}

static void
on_csv_row (int end, void *user_data)
{
  Sheet *sheet = user_data;

  g_ptr_array_add (sheet->rows, g_steal_pointer (&sheet->row));
  sheet->row = g_ptr_array_new_with_free_func (g_free);
}

GPtrArray *
cordon_starter_read_sheet (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = read_file (name, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  Sheet sheet = {rows, NULL};
  struct csv_parser parser;
  gboolean parsed;
  gconstpointer data;
  gsize size;

  if (bytes == NULL)
    return NULL;
  if (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
    {
      fail (error, name, csv_strerror (CSV_ENOMEM));
      return NULL;
    }
  data = g_bytes_get_data (bytes, &size);
  sheet.row = g_ptr_array_new_with_free_func (g_free);
  parsed = csv_parse (&parser, data, size, on_csv_field, on_csv_row, &sheet) == size
           && csv_fini (&parser, on_csv_field, on_csv_row, &sheet) == 0;
  if (!parsed)
    fail (error, name, csv_strerror (csv_error (&parser)));
  csv_free (&parser);
  g_ptr_array_unref (sheet.row);
  if (!parsed)
    return NULL;

  for (guint i = 1; i < rows->len; i++)
    if (((GPtrArray *) rows->pdata[i])->len != ((GPtrArray *) rows->pdata[0])->len)
      {
        g_autofree char *number = g_strdup_printf ("%u", i + 1);

        fail (error, name, number);
        return NULL;
      }
  return g_steal_pointer (&rows);
}

/* A tie's id comes from its two ends, so that it is the same tie for whoever makes it. */
static char *
row_id (const char *kind, GPtrArray *columns, GPtrArray *row)
{
  const char *ends[3] = {NULL, NULL, NULL};
  const char *names[3] = {"kind", "party", "other"};
  g_autofree char *party = NULL;
  g_autofree char *other = NULL;

  if (!g_str_equal (kind, "tie"))
    return cordon_starter_id (kind, row->pdata[0]);
  for (guint i = 0; i < 3; i++)
    for (guint column = 0; column < columns->len; column++)
      if (g_str_equal (columns->pdata[column], names[i]))
        ends[i] = row->pdata[column];
  party = cordon_starter_id ("party", ends[1] != NULL ? ends[1] : "");
  other = cordon_starter_id ("party", ends[2] != NULL ? ends[2] : "");
  return cordon_tie_derive_id (ends[0] != NULL ? ends[0] : "", party, other, NULL, NULL);
}

static gboolean
add_sheet (CordonDraft *draft, const char *kind, GError **error)
{
  g_autofree char *name = g_strconcat (kind, ".csv", NULL);
  g_autoptr (GPtrArray) rows = cordon_starter_read_sheet (name, error);
  GPtrArray *columns;

  if (rows == NULL)
    return FALSE;
  if (rows->len == 0)
    return fail (error, name, "0");
  columns = rows->pdata[0];
  for (guint i = 1; i < rows->len; i++)
    {
      GPtrArray *row = rows->pdata[i];
      g_autofree char *id = row_id (kind, columns, row);

      cordon_draft_create (draft, kind, id);
      /* The first column is the key. */
      for (guint column = 1; column < columns->len; column++)
        {
          const char *text = row->pdata[column];

          if (*text != '\0' && !set_cell (draft, kind, id, row->pdata[0], columns->pdata[column], text, error))
            return FALSE;
        }
    }
  return TRUE;
}

CordonDraft *
cordon_starter_draft (GError **error)
{
  g_autoptr (CordonDraft) draft = cordon_draft_new (N_ ("Start from the strategy"));

  cordon_draft_set_nature (draft, CORDON_NATURE_IMPORT);
  if (!add_sheet (draft, "place", error) || !add_sheet (draft, "party", error)
      || !add_tree (draft, "strategy.json", error) || !add_sheet (draft, "tie", error))
    return NULL;
  return g_steal_pointer (&draft);
}
