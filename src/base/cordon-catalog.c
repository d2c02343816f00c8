/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a message is in every language: gettext answers in one, so its compiled catalogs are read here as they are (the
 * GNU .mo format: two tables of lengths and offsets, the originals sorted). A catalog that is not as it should be gives
 * no words, and never more than its own bytes. */

#include "base/cordon-catalog.h"

#include <libintl.h>
#include <string.h>

#define MAGIC 0x950412deu

typedef struct
{
  const char *data;
  gsize size;
  gboolean swapped;
  guint32 n;
  guint32 originals;
  guint32 translations;
} Catalog;

static guint32
read_number (const Catalog *catalog, gsize at)
{
  guint32 number;

  if (at + sizeof number > catalog->size)
    return 0;
  memcpy (&number, catalog->data + at, sizeof number);
  return catalog->swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

/* Text @index of the table at @table, with the zero byte that ends it; NULL where the catalog is damaged. */
static const char *
read_text (const Catalog *catalog, guint32 table, guint32 index)
{
  gsize length = read_number (catalog, (gsize) table + (gsize) index * 8);
  gsize at = read_number (catalog, (gsize) table + (gsize) index * 8 + 4);

  if (at + length >= catalog->size || catalog->data[at + length] != '\0')
    return NULL;
  return catalog->data + at;
}

static gboolean
open_catalog (const char *path, Catalog *catalog)
{
  GMappedFile *file = g_mapped_file_new (path, FALSE, NULL);
  guint32 magic = 0;

  if (file == NULL)
    return FALSE;
  catalog->data = g_mapped_file_get_contents (file);
  catalog->size = g_mapped_file_get_length (file);
  if (catalog->data != NULL && catalog->size >= 28)
    memcpy (&magic, catalog->data, sizeof magic);
  catalog->swapped = magic == GUINT32_SWAP_LE_BE (MAGIC);
  if (magic != MAGIC && !catalog->swapped)
    {
      g_mapped_file_unref (file);
      return FALSE;
    }
  /* Mapped for as long as the program runs, as gettext has them. */
  catalog->n = read_number (catalog, 8);
  catalog->originals = read_number (catalog, 12);
  catalog->translations = read_number (catalog, 16);
  return TRUE;
}

static int
compare_names (gconstpointer one, gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

/* The languages that the program speaks, in a fixed order. */
static GPtrArray *
list_languages (void)
{
  GPtrArray *languages = g_ptr_array_new_with_free_func (g_free);
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        g_ptr_array_add (languages, g_strdup (name));
    }
  g_ptr_array_sort (languages, compare_names);
  return languages;
}

static GArray *
open_all (const char *domain)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Catalog));
  g_autoptr (GPtrArray) languages = list_languages ();
  const char *folder = bindtextdomain (domain, NULL);
  g_autofree char *name = g_strconcat (domain, ".mo", NULL);

  for (guint i = 0; folder != NULL && i < languages->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, languages->pdata[i], "LC_MESSAGES", name, NULL);
      Catalog catalog;

      if (open_catalog (path, &catalog))
        g_array_append_val (all, catalog);
    }
  return all;
}

/* Read once, and kept. */
static GArray *
obtain_catalogs (const char *domain)
{
  static GMutex mutex;
  static GHashTable *known;
  GArray *catalogs;

  g_mutex_lock (&mutex);
  if (known == NULL)
    known = g_hash_table_new (g_str_hash, g_str_equal);
  catalogs = g_hash_table_lookup (known, domain);
  if (catalogs == NULL)
    {
      catalogs = open_all (domain);
      g_hash_table_insert (known, (gpointer) g_intern_string (domain), catalogs);
    }
  g_mutex_unlock (&mutex);
  return catalogs;
}

static const char *
look_up (const Catalog *catalog, const char *key)
{
  guint32 low = 0, high = catalog->n;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      const char *original = read_text (catalog, catalog->originals, middle);
      int order = original != NULL ? strcmp (key, original) : -1;

      if (order == 0)
        return read_text (catalog, catalog->translations, middle);
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

GPtrArray *
cordon_catalog_words (const char *domain, const char *context, const char *message)
{
  GArray *catalogs = obtain_catalogs (domain != NULL ? domain : GETTEXT_PACKAGE);
  g_autofree char *key = NULL;
  GPtrArray *words;

  g_return_val_if_fail (message != NULL, NULL);

  key = context != NULL ? g_strconcat (context, "\004", message, NULL) : g_strdup (message);
  words = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (words, g_strdup (message));
  for (guint i = 0; i < catalogs->len; i++)
    {
      const char *word = look_up (&g_array_index (catalogs, Catalog, i), key);

      if (word != NULL && *word != '\0' && g_utf8_validate (word, -1, NULL)
          && !g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
        g_ptr_array_add (words, g_strdup (word));
    }
  return words;
}
