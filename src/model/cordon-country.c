/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Countries by name. Names and translations are those of iso-codes, which distributions and runtimes carry and keep up;
 * where its files are missing, a code stands for itself. Each file is read once, when it is first needed. */

#include "model/cordon-country.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <libintl.h>
#include <string.h>

#include "base/cordon-catalog.h"
#include "base/cordon-text.h"

typedef struct
{
  const char *standard; /* the file's name, its only member, and the domain of its translations */
  const char *domain;
  const char *code;    /* the member that holds the code */
  GHashTable *by_code; /* code → name in English */
} Names;

static Names countries = {"3166-1", "iso_3166-1", "alpha_2", NULL};
static Names subdivisions = {"3166-2", "iso_3166-2", "code", NULL};

static void
add_entry (JsonArray *array, guint index, JsonNode *node, gpointer data)
{
  Names *names = data;
  JsonObject *object = json_node_get_object (node);
  const char *code = json_object_get_string_member_with_default (object, names->code, NULL);
  const char *name = json_object_get_string_member_with_default (object, "common_name", NULL);

  if (name == NULL)
    name = json_object_get_string_member_with_default (object, "name", NULL);
  if (code != NULL && name != NULL)
    g_hash_table_insert (names->by_code, g_strdup (code), g_strdup (name));
}

static void
load (Names *names)
{
  static GMutex mutex;
  g_autofree char *path = g_strdup_printf ("%s/json/iso_%s.json", CORDON_ISO_CODES_DIR, names->standard);
  g_autoptr (JsonParser) parser = NULL;

  g_mutex_lock (&mutex);
  if (names->by_code == NULL)
    {
      names->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      bind_textdomain_codeset (names->domain, "UTF-8");
      parser = json_parser_new_immutable ();
      if (json_parser_load_from_mapped_file (parser, path, NULL)
          && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
        {
          JsonObject *root = json_node_get_object (json_parser_get_root (parser));

          if (json_object_has_member (root, names->standard))
            json_array_foreach_element (json_object_get_array_member (root, names->standard), add_entry, names);
        }
    }
  g_mutex_unlock (&mutex);
}

static const char *
name_of (Names *names, const char *code)
{
  const char *name;

  load (names);
  name = g_hash_table_lookup (names->by_code, code);
  return name != NULL ? g_dgettext (names->domain, name) : code;
}

const char *
cordon_country_name (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  return name_of (&countries, code);
}

const char *
cordon_subdivision_name (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  return name_of (&subdivisions, code);
}

const char *
cordon_country_find (const char *text)
{
  g_autofree char *wanted = NULL;
  GHashTableIter iter;
  gpointer code;
  gpointer name;

  g_return_val_if_fail (text != NULL, NULL);

  load (&countries);
  wanted = cordon_text_fold (text);
  g_hash_table_iter_init (&iter, countries.by_code);
  while (g_hash_table_iter_next (&iter, &code, &name))
    {
      g_autofree char *folded_code = cordon_text_fold (code);
      g_autofree char *folded_name = cordon_text_fold (name);
      g_autofree char *folded_own = cordon_text_fold (cordon_country_name (code));

      if (g_str_equal (wanted, folded_code) || g_str_equal (wanted, folded_name) || g_str_equal (wanted, folded_own))
        return code;
    }
  return NULL;
}

/* Folded names in every language → codes. What means two countries means the one of the language that comes first. */
static GHashTable *
gather_words (void)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer code, name;

  g_hash_table_iter_init (&iter, countries.by_code);
  while (g_hash_table_iter_next (&iter, &code, &name))
    {
      g_autoptr (GPtrArray) names = cordon_catalog_words (countries.domain, NULL, name);

      for (guint i = 0; i < names->len; i++)
        {
          g_autofree char *folded = cordon_text_fold (names->pdata[i]);

          if (!g_hash_table_contains (words, folded))
            g_hash_table_insert (words, g_steal_pointer (&folded), code);
        }
    }
  return words;
}

const char *
cordon_country_find_any (const char *text)
{
  static GHashTable *words;
  const char *code = cordon_country_find (text);
  g_autofree char *folded = NULL;

  if (code != NULL)
    return code;
  if (g_once_init_enter (&words))
    g_once_init_leave (&words, gather_words ());
  folded = cordon_text_fold (text);
  return g_hash_table_lookup (words, folded);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a;
  const char *other = *(const char *const *) b;

  return g_utf8_collate (cordon_country_name (one), cordon_country_name (other));
}

const char *const *
cordon_country_codes (void)
{
  static const char **codes;

  if (g_once_init_enter (&codes))
    {
      const char **made;
      guint n;

      load (&countries);
      made = (const char **) g_hash_table_get_keys_as_array (countries.by_code, &n);
      qsort (made, n, sizeof *made, compare_names);
      g_once_init_leave (&codes, made);
    }
  return codes;
}
