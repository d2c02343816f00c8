/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words: of what a person types, and of what is found. Cut as the cache's tokenizer (unicode61) cuts them: a word is a
 * run of letters, digits and the marks on them. The cache keeps no text, so where a word stands is looked up in the row
 * itself, for the few rows that are shown. */

#include <string.h>

#include "base/cordon-text.h"
#include "store/cordon-search-private.h"

/* Nobody types more; what does is not a query but a mistake of the clipboard. */
#define MOST_WORDS 16
#define MOST_BYTES 256

#define SNIPPET_CHARS 80
#define SNIPPET_BEFORE 24

static gboolean
in_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

/* The next word at or after @text. Returns: where it begins, with its end in @end; %NULL when there is none */
static const char *
next_word (const char *text, const char **end)
{
  const char *start;

  while (*text != '\0' && !in_word (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  if (*text == '\0')
    return NULL;
  start = text;
  while (*text != '\0' && in_word (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  *end = text;
  return start;
}

static char *
sound_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  if (strlen (valid) > MOST_BYTES)
    *g_utf8_find_prev_char (valid, valid + MOST_BYTES) = '\0';
  return g_steal_pointer (&valid);
}

/* The last word may be unfinished. A single letter is not worth it: the index has no prefixes that short, and half the
 * plan begins with it. */
static gboolean
may_be_unfinished (const char *word)
{
  return strlen (word) > 1;
}

char *
cordon_search_query (const char *text)
{
  g_auto (GStrv) words = cordon_search_words (text);
  guint n_words = g_strv_length (words);
  g_autofree char *sound = sound_text (text);
  g_auto (GStrv) chunks = NULL;
  g_autoptr (GString) query = g_string_new (NULL);
  guint n = 0;

  /* What stands together, as "1.C", is looked for as it stands: in quotes it is words that follow each other. */
  g_strdelimit (sound, "\t\n\v\f\r", ' ');
  chunks = g_strsplit (sound, " ", -1);
  for (char **chunk = chunks; *chunk != NULL && n < MOST_WORDS; chunk++)
    {
      const char *end;

      if (next_word (*chunk, &end) == NULL)
        continue;
      g_string_append (query, n++ > 0 ? " AND \"" : "\"");
      for (const char *c = *chunk; *c != '\0'; c++)
        {
          if (*c == '"')
            g_string_append_c (query, '"');
          g_string_append_c (query, *c);
        }
      g_string_append_c (query, '"');
    }
  if (n == 0)
    return NULL;
  if (n_words > 0 && may_be_unfinished (words[n_words - 1]))
    g_string_append_c (query, '*');
  return g_string_free (g_steal_pointer (&query), FALSE);
}

char **
cordon_search_words (const char *text)
{
  g_autofree char *sound = sound_text (text);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const char *start = sound;
  const char *end;

  while ((start = next_word (start, &end)) != NULL && words->len < MOST_WORDS)
    {
      g_autofree char *word = g_strndup (start, (gsize) (end - start));

      g_ptr_array_add (words, cordon_text_fold (word));
      start = end;
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_steal (words, NULL);
}

/* Most words are plain ASCII, which needs no folding: every candidate of every letter typed comes through here. */
static gboolean
is_word (const char *start, const char *end, const char *folded, gboolean prefix)
{
  gsize length = (gsize) (end - start);
  gsize wanted = strlen (folded);
  g_autofree char *raw = NULL;
  g_autofree char *word = NULL;
  gboolean plain = TRUE;

  for (const char *c = start; c < end && plain; c++)
    plain = (guchar) *c < 0x80;
  if (plain)
    return (prefix ? length >= wanted : length == wanted) && g_ascii_strncasecmp (start, folded, wanted) == 0;
  raw = g_strndup (start, length);
  word = cordon_text_fold (raw);
  return prefix ? g_str_has_prefix (word, folded) : g_str_equal (word, folded);
}

guint
cordon_search_match (const char *text, char **words, gsize *at)
{
  guint n_words = g_strv_length (words);
  guint32 found = 0;
  const char *start = text;
  const char *end;
  guint n = 0;

  *at = 0;
  while (n < n_words && (start = next_word (start, &end)) != NULL)
    {
      for (guint i = 0; i < n_words; i++)
        {
          if ((found & (1u << i)) != 0
              || !is_word (start, end, words[i], i + 1 == n_words && may_be_unfinished (words[i])))
            continue;
          found |= 1u << i;
          if (n++ == 0)
            *at = (gsize) (start - text);
        }
      start = end;
    }
  return n;
}

char *
cordon_search_snippet (const char *text, gsize at)
{
  const char *start = text + at;
  const char *end;
  g_autofree char *cut = NULL;

  for (guint i = 0; i < SNIPPET_BEFORE && start > text; i++)
    start = g_utf8_prev_char (start);
  /* Begin with a whole word. */
  while (start > text && start < text + at && !g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  end = start;
  for (guint i = 0; i < SNIPPET_CHARS && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  cut = g_strndup (start, (gsize) (end - start));
  g_strdelimit (cut, "\t\n\v\f\r", ' ');
  g_strstrip (cut);
  return g_strconcat (start > text ? "…" : "", cut, *end != '\0' ? "…" : "", NULL);
}
