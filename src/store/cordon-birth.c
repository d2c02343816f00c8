/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row's first values as one JSON object, so that a birth is one record however many fields it has, and a person can
 * read it with SQLite's own tools. Written by hand, since an import writes a hundred thousand of them; read by
 * json-glib, since a stranger may have written them. */

#include "store/cordon-birth.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
append_text (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        {
          g_string_append_c (json, '\\');
          g_string_append_c (json, *c);
        }
      else if ((guchar) *c < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint) (guchar) *c);
      else
        g_string_append_c (json, *c);
    }
  g_string_append_c (json, '"');
}

static void
append_value (GString *json, GVariant *value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    append_text (json, g_variant_get_string (value, NULL));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    g_string_append_printf (json, "%" G_GINT64_FORMAT, g_variant_get_int64 (value));
  else
    {
      g_ascii_dtostr (digits, sizeof digits, g_variant_get_double (value));
      g_string_append (json, digits);
      if (strpbrk (digits, ".e") == NULL)
        g_string_append (json, ".0");
    }
}

char *
cordon_birth_encode (GArray *cells)
{
  GString *json = g_string_new ("{");

  for (guint i = 0; i < cells->len; i++)
    {
      const CordonDraftCell *cell = &g_array_index (cells, CordonDraftCell, i);

      if (cell->value == NULL || cell->expected)
        continue;
      if (json->len > 1)
        g_string_append_c (json, ',');
      append_text (json, cell->field);
      g_string_append_c (json, ':');
      append_value (json, cell->value);
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

/* One object of plain values: json-glib calls itself for each level of a nested one, and a file made to do harm may
 * have more of them than the stack has room. */
static gboolean
is_flat (const char *json)
{
  gboolean quoted = FALSE;
  guint n_brackets = 0;

  for (const char *c = json; *c != '\0'; c++)
    if (quoted && *c == '\\' && c[1] != '\0')
      c++;
    else if (*c == '"')
      quoted = !quoted;
    else if (!quoted && (*c == '{' || *c == '[') && ++n_brackets > 1)
      return FALSE;
  return TRUE;
}

gboolean
cordon_birth_decode (const char *json, CordonBirthFunc func, gpointer user_data)
{
  g_autoptr (JsonNode) root = json != NULL && is_flat (json) ? json_from_string (json, NULL) : NULL;
  JsonObjectIter iter;
  const char *field;
  JsonNode *node;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &field, &node))
    {
      g_autoptr (GVariant) value = NULL;
      GType type = json_node_get_value_type (node);

      if (!JSON_NODE_HOLDS_VALUE (node))
        return FALSE;
      if (type == G_TYPE_STRING)
        value = g_variant_new_string (json_node_get_string (node));
      else if (type == G_TYPE_INT64)
        value = g_variant_new_int64 (json_node_get_int (node));
      else if (type == G_TYPE_DOUBLE)
        value = g_variant_new_double (json_node_get_double (node));
      else
        return FALSE;
      g_variant_ref_sink (value);
      func (field, value, user_data);
    }
  return TRUE;
}
