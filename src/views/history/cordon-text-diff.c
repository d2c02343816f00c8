/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was reworded, word by word: the longest common run of words stays, the rest was removed or added. What both
 * texts begin and end with is taken off first; where what is left is too long to compare, it counts as replaced. */

#include "views/history/cordon-text-diff.h"

#include <string.h>

/* So many pairs of words are compared: 16 MB of table, a few milliseconds. */
#define MOST_PAIRS (2000 * 2000)

/* A word with the spaces after it, or the spaces that a text begins with. */
typedef struct
{
  const char *start;
  gsize length;
} Word;

static GArray *
split (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *at = text;

  while (*at != '\0')
    {
      Word word = {.start = at};

      while (*at != '\0' && !g_unichar_isspace (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      while (*at != '\0' && g_unichar_isspace (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      word.length = (gsize) (at - word.start);
      g_array_append_val (words, word);
    }
  return words;
}

static gboolean
is_same (const Word *a, const Word *b)
{
  return a->length == b->length && memcmp (a->start, b->start, a->length) == 0;
}

static void
free_part (gpointer data)
{
  CordonDiffPart *part = data;

  g_free (part->text);
  g_free (part);
}

static void
add (GPtrArray *parts, CordonDiffFate fate, const Word *words, guint n)
{
  CordonDiffPart *last = parts->len > 0 ? parts->pdata[parts->len - 1] : NULL;
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  /* Words of one text follow each other in it. */
  text = g_strndup (words[0].start, (gsize) (words[n - 1].start + words[n - 1].length - words[0].start));
  if (last != NULL && last->fate == fate)
    {
      char *both = g_strconcat (last->text, text, NULL);

      g_free (last->text);
      last->text = both;
      return;
    }
  last = g_new0 (CordonDiffPart, 1);
  last->fate = fate;
  last->text = g_steal_pointer (&text);
  g_ptr_array_add (parts, last);
}

/* The middle, of which nothing is known but that its first and last words differ. */
static void
compare (GPtrArray *parts, const Word *a, guint n_a, const Word *b, guint n_b)
{
  g_autofree guint *table = NULL;
  guint i = 0, j = 0, width = n_b + 1;

  if (n_a == 0 || n_b == 0 || (guint64) n_a * n_b > MOST_PAIRS)
    {
      add (parts, CORDON_DIFF_REMOVED, a, n_a);
      add (parts, CORDON_DIFF_ADDED, b, n_b);
      return;
    }
  /* How many words the rest of both have in common. */
  table = g_new0 (guint, (gsize) (n_a + 1) * width);
  for (guint x = n_a; x-- > 0;)
    for (guint y = n_b; y-- > 0;)
      table[x * width + y] = is_same (&a[x], &b[y]) ? table[(x + 1) * width + y + 1] + 1
                                                    : MAX (table[(x + 1) * width + y], table[x * width + y + 1]);
  while (i < n_a || j < n_b)
    {
      guint from_a = i, from_b = j;

      while (i < n_a && j < n_b && is_same (&a[i], &b[j]))
        i++, j++;
      add (parts, CORDON_DIFF_SAME, &a[from_a], i - from_a);
      from_a = i;
      from_b = j;
      while ((i < n_a || j < n_b) && !(i < n_a && j < n_b && is_same (&a[i], &b[j])))
        {
          if (j >= n_b || (i < n_a && table[(i + 1) * width + j] >= table[i * width + j + 1]))
            i++;
          else
            j++;
        }
      add (parts, CORDON_DIFF_REMOVED, &a[from_a], i - from_a);
      add (parts, CORDON_DIFF_ADDED, &b[from_b], j - from_b);
    }
}

/* Words in common between two changes, as “and” is, that are fewer than what changed on either side make a reader jump
 * to and fro; they count as changed with the rest. */
static gboolean
is_chance (GPtrArray *parts, guint index)
{
  const CordonDiffPart *part = parts->pdata[index];
  gsize length = strlen (part->text);
  gsize most[2] = {0, 0};

  if (part->fate != CORDON_DIFF_SAME)
    return FALSE;
  /* What was removed and what was added in its place are two parts. */
  for (guint i = index; i-- > 0 && ((CordonDiffPart *) parts->pdata[i])->fate != CORDON_DIFF_SAME;)
    most[0] = MAX (most[0], strlen (((CordonDiffPart *) parts->pdata[i])->text));
  for (guint i = index + 1; i < parts->len && ((CordonDiffPart *) parts->pdata[i])->fate != CORDON_DIFF_SAME; i++)
    most[1] = MAX (most[1], strlen (((CordonDiffPart *) parts->pdata[i])->text));
  return length <= most[0] && length <= most[1];
}

static void
add_text (GPtrArray *parts, CordonDiffFate fate, GString *text)
{
  CordonDiffPart *part;

  if (text->len == 0)
    return;
  part = g_new0 (CordonDiffPart, 1);
  part->fate = fate;
  part->text = g_strdup (text->str);
  g_ptr_array_add (parts, part);
  g_string_truncate (text, 0);
}

/* Joins what changed around words that are the same by chance. Returns: (transfer full) (nullable): %NULL for none */
static GPtrArray *
join_changes (GPtrArray *parts)
{
  GPtrArray *joined;
  g_autoptr (GString) removed = g_string_new (NULL);
  g_autoptr (GString) added = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    n += is_chance (parts, i);
  if (n == 0)
    return NULL;
  joined = g_ptr_array_new_with_free_func (free_part);
  for (guint i = 0; i < parts->len; i++)
    {
      CordonDiffPart *part = parts->pdata[i];
      gboolean same = part->fate == CORDON_DIFF_SAME;
      gboolean chance = is_chance (parts, i);

      if (same && !chance)
        {
          g_autoptr (GString) kept = g_string_new (part->text);

          add_text (joined, CORDON_DIFF_REMOVED, removed);
          add_text (joined, CORDON_DIFF_ADDED, added);
          add_text (joined, CORDON_DIFF_SAME, kept);
          continue;
        }
      if (part->fate != CORDON_DIFF_ADDED)
        g_string_append (removed, part->text);
      if (part->fate != CORDON_DIFF_REMOVED)
        g_string_append (added, part->text);
    }
  add_text (joined, CORDON_DIFF_REMOVED, removed);
  add_text (joined, CORDON_DIFF_ADDED, added);
  return joined;
}

GPtrArray *
cordon_text_diff (const char *before, const char *after)
{
  g_autoptr (GArray) a = split (before != NULL ? before : "");
  g_autoptr (GArray) b = split (after != NULL ? after : "");
  const Word *words_a = (const Word *) a->data, *words_b = (const Word *) b->data;
  GPtrArray *parts = g_ptr_array_new_with_free_func (free_part);
  guint first = 0, last = 0;

  while (first < a->len && first < b->len && is_same (&words_a[first], &words_b[first]))
    first++;
  while (last < a->len - first && last < b->len - first
         && is_same (&words_a[a->len - 1 - last], &words_b[b->len - 1 - last]))
    last++;
  add (parts, CORDON_DIFF_SAME, words_a, first);
  compare (parts, &words_a[first], a->len - first - last, &words_b[first], b->len - first - last);
  add (parts, CORDON_DIFF_SAME, &words_a[a->len - last], last);
  /* Each round leaves fewer parts. */
  for (GPtrArray *joined = join_changes (parts); joined != NULL; joined = join_changes (parts))
    {
      g_ptr_array_unref (parts);
      parts = joined;
    }
  return parts;
}

/* Keeps of a text only the beginning and the end, where a change is next to it. */
static char *
shorten (const char *text, guint context, gboolean after_change, gboolean before_change)
{
  glong length = g_utf8_strlen (text, -1), head = after_change ? (glong) context : 0,
        tail = before_change ? (glong) context : 0;
  const char *begin, *end;

  if (length <= head + tail + 1)
    return g_strdup (text);
  /* Whole words: back to the space before the first part's end, on to the one before the second part. */
  begin = g_utf8_offset_to_pointer (text, head);
  end = g_utf8_offset_to_pointer (text, length - tail);
  while (begin > text && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (begin))))
    begin = g_utf8_prev_char (begin);
  while (*end != '\0' && end > text && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_next_char (end);
  if (begin >= end)
    return g_strdup (text);
  return g_strdup_printf ("%.*s… %s", (int) (begin - text), text, end);
}

char *
cordon_text_diff_to_markup (GPtrArray *parts, guint context)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  g_return_val_if_fail (parts != NULL, NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const CordonDiffPart *part = parts->pdata[i];
      g_autofree char *text = part->fate == CORDON_DIFF_SAME && context > 0
                                  ? shorten (part->text, context, i > 0, i + 1 < parts->len)
                                  : g_strdup (part->text);
      g_autofree char *escaped = NULL;
      g_autofree char *space = NULL;
      gsize length;

      /* The space after a word stays out of what is struck through. */
      for (length = strlen (text); length > 0 && g_ascii_isspace (text[length - 1]); length--)
        ;
      space = g_strdup (text + length);
      text[length] = '\0';
      escaped = g_markup_escape_text (text, -1);
      switch (part->fate)
        {
        case CORDON_DIFF_REMOVED:
          g_string_append_printf (markup, "<s>%s</s>%s", escaped, *space != '\0' ? space : " ");
          break;
        case CORDON_DIFF_ADDED:
          g_string_append_printf (markup, "<u><b>%s</b></u>%s", escaped, space);
          break;
        case CORDON_DIFF_SAME:
        default:
          g_string_append_printf (markup, "%s%s", escaped, space);
        }
    }
  return g_strchomp (g_string_free (g_steal_pointer (&markup), FALSE));
}

char *
cordon_text_diff_collect (GPtrArray *parts, CordonDiffFate fate)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (parts != NULL, NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const CordonDiffPart *part = parts->pdata[i];
      g_autofree char *words = NULL;

      if (part->fate != fate)
        continue;
      words = g_strstrip (g_strdup (part->text));
      if (text->len > 0)
        g_string_append (text, " … ");
      g_string_append (text, words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
