/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text that is compared, text that orders, text that names a row, and text from outside made harmless. All of it
 * gives the same on every machine, whatever the locale: plans from two laptops are merged. */

#include "base/cordon-text.h"

#include <string.h>
#include <sys/random.h>

/* Letters that Unicode does not take apart, although people type them without their stroke or dot. */
static const char *
bare_letter (gunichar c)
{
  switch (c)
    {
    case 0x00e6:
      return "ae";
    case 0x00f8:
      return "o";
    case 0x0111:
      return "d";
    case 0x0127:
      return "h";
    case 0x0131:
      return "i";
    case 0x0142:
      return "l";
    case 0x0153:
      return "oe";
    case 0x0167:
      return "t";
    default:
      return NULL;
    }
}

/* Marks on top of, below and through a letter, and the points of Hebrew and Arabic; not the vowels, viramas and
 * voicing marks of other scripts, which make another word. */
static gboolean
is_diacritic (gunichar c)
{
  int place = g_unichar_combining_class (c);

  return g_unichar_ismark (c) && (place == 1 || (place >= 10 && place <= 35) || place >= 200);
}

char *
cordon_text_fold (const char *text)
{
  if (text == NULL)
    return g_strdup ("");

  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (apart, -1);
  g_autofree char *again = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) folded = g_string_sized_new (strlen (again));

  for (const char *p = again; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *bare = bare_letter (c);

      if (bare != NULL)
        g_string_append (folded, bare);
      else if (!is_diacritic (c))
        g_string_append_unichar (folded, c);
    }
  return g_utf8_normalize (folded->str, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

/* Fractional keys are the digits after the point of a number between 0 and 1 in base 62, without trailing zeros.
 * Between two keys the middle one is taken, so that a key grows by one character for about six moves to the
 * same place. At the open ends that would make long keys of plain appending; there the keys count instead, with a
 * counter that is wider the further out it is: after k of the outermost digit come 2k + 2 digits of counter. */

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

#define BASE 62
#define MIDDLE 'V'

static int
digit_value (char c)
{
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'A' && c <= 'Z')
    return c - 'A' + 10;
  if (c >= 'a' && c <= 'z')
    return c - 'a' + 36;
  return -1;
}

static gboolean
is_key (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && strspn (text, digits) == length && text[length - 1] != '0';
}

static void
drop_trailing_zeros (GString *key)
{
  while (key->len > 0 && key->str[key->len - 1] == '0')
    g_string_truncate (key, key->len - 1);
}

/* The counter next to @key, one further out: up when @outermost is 'z', down when it is '0'. */
static char *
count_outwards (const char *key, char outermost)
{
  int step = outermost == 'z' ? 1 : -1;
  gsize run = strspn (key, (char[]){outermost, '\0'});
  gsize width = run * 2 + 2;
  GString *next = g_string_new (key);

  g_string_truncate (next, MIN (next->len, run + width));
  while (next->len < run + width)
    g_string_append_c (next, '0');
  /* The counter's first digit is not the outermost, so that the carry ends there at the latest. */
  for (gsize i = run + width; i-- > run;)
    {
      int value = digit_value (next->str[i]) + step;

      next->str[i] = digits[(value + BASE) % BASE];
      if (value >= 0 && value < BASE)
        break;
    }
  drop_trailing_zeros (next);
  return g_string_free (next, FALSE);
}

/* The middle of @before and @after, where "" is 0 and %NULL is 1. */
static char *
middle_of (const char *before, const char *after)
{
  GString *key = g_string_new (NULL);

  for (;;)
    {
      int low = *before != '\0' ? digit_value (*before) : 0;
      int high = after != NULL ? digit_value (*after) : BASE;

      if (high - low > 1)
        {
          g_string_append_c (key, digits[(low + high) / 2]);
          return g_string_free (key, FALSE);
        }
      if (high > low && after != NULL && after[1] != '\0')
        {
          g_string_append_c (key, *after);
          return g_string_free (key, FALSE);
        }
      g_string_append_c (key, digits[low]);
      if (*before != '\0')
        before++;
      after = high > low ? NULL : after + 1;
    }
}

char *
cordon_text_key_between (const char *before, const char *after)
{
  if (before != NULL && *before == '\0')
    before = NULL;
  /* A file from elsewhere may hold anything for a key: before what is none there may be no room. */
  if (after != NULL && (!is_key (after) || (before != NULL && strcmp (before, after) >= 0)))
    after = NULL;
  if (before != NULL && !is_key (before))
    return g_strconcat (before, "V", NULL);

  if (before == NULL && after == NULL)
    return g_strdup ((char[]){MIDDLE, '\0'});
  if (after == NULL)
    return count_outwards (before, 'z');
  if (before == NULL)
    return count_outwards (after, '0');
  return middle_of (before, after);
}

char **
cordon_text_keys_after (const char *before, guint count)
{
  char **keys = g_new0 (char *, (gsize) count + 1);

  for (guint i = 0; i < count; i++)
    keys[i] = cordon_text_key_between (i > 0 ? keys[i - 1] : before, NULL);
  return keys;
}

static char *
write_uuid (guint8 bytes[16], int version)
{
  static const char hexadecimal[] = "0123456789abcdef";
  char *text = g_malloc (37);
  char *at = text;

  bytes[6] = (guint8) ((bytes[6] & 0x0f) | version << 4);
  bytes[8] = (guint8) ((bytes[8] & 0x3f) | 0x80);
  for (int i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *at++ = '-';
      *at++ = hexadecimal[bytes[i] >> 4];
      *at++ = hexadecimal[bytes[i] & 0x0f];
    }
  *at = '\0';
  return text;
}

char *
cordon_id_new (void)
{
  static GMutex mutex;
  static guint64 last;
  guint8 bytes[16];

  if (getentropy (bytes, sizeof bytes) != 0)
    {
      for (gsize i = 0; i < sizeof bytes; i++)
        bytes[i] = (guint8) g_random_int_range (0, 256);
    }

  /* RFC 9562, 6.2, method 1: milliseconds and a counter of 12 bits behind them as one number that only grows, even
   * when the clock goes back. The counter starts anywhere in its lower half, and may run into the next millisecond. */
  guint64 moment = (guint64) (g_get_real_time () / 1000) << 12 | (bytes[6] & 0x07) << 8 | bytes[7];

  g_mutex_lock (&mutex);
  last = MAX (moment, last + 1);
  moment = last;
  g_mutex_unlock (&mutex);

  for (int i = 0; i < 6; i++)
    bytes[i] = (guint8) (moment >> (52 - 8 * i));
  bytes[6] = (guint8) (moment >> 8 & 0x0f);
  bytes[7] = (guint8) (moment & 0xff);
  return write_uuid (bytes, 7);
}

char *
cordon_id_derive (const char *first, ...)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  va_list parts;

  g_return_val_if_fail (first != NULL, NULL);

  /* Each part goes in with its final NUL, so that "ab" + "c" and "a" + "bc" are two names. */
  va_start (parts, first);
  for (const char *part = first; part != NULL; part = va_arg (parts, const char *))
    g_checksum_update (checksum, (const guchar *) part, (gssize) strlen (part) + 1);
  va_end (parts);
  g_checksum_get_digest (checksum, digest, &length);
  return write_uuid (digest, 8);
}

gboolean
cordon_id_is_valid (const char *text)
{
  if (text == NULL || strlen (text) != 36)
    return FALSE;
  for (int i = 0; i < 36; i++)
    {
      gboolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;

      if (hyphen ? text[i] != '-' : !g_ascii_isxdigit (text[i]) || g_ascii_isupper (text[i]))
        return FALSE;
    }
  return TRUE;
}

/* What stays of @c: itself, a line break, a space, or 0 for nothing. */
static gunichar
harmless (gunichar c, gboolean lines)
{
  if (c == '\n' || c == '\v' || c == '\f' || c == 0x0085 || c == 0x2028 || c == 0x2029)
    return lines ? '\n' : ' ';
  if (c == '\t')
    return ' ';
  /* The direction overrides make a line read as something that it is not; the isolates do not. */
  if (g_unichar_iscntrl (c) || c == 0x202d || c == 0x202e || c == 0xfeff || (c & 0xfffe) == 0xfffe
      || (c >= 0xfdd0 && c <= 0xfdef))
    return 0;
  return c;
}

/* Whether it is clean as it stands, as most of what comes in by the hundred thousand is: printable ASCII that no space
 * begins or ends. */
static gboolean
is_plain (const char *text)
{
  const char *at = text;

  if (*at == ' ')
    return FALSE;
  while (*at >= 0x20 && *at < 0x7f)
    at++;
  return *at == '\0' && (at == text || at[-1] != ' ');
}

char *
cordon_text_clean (const char *text, gsize max_chars, gboolean lines)
{
  if (text == NULL)
    return g_strdup ("");
  if (max_chars == 0 && is_plain (text))
    return g_strdup (text);

  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) clean = g_string_sized_new (strlen (valid));
  gsize chars = 0;

  for (const char *p = valid; *p != '\0' && (max_chars == 0 || chars < max_chars); p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar kept = 0;

      /* CR LF is one line break, and so is a CR by itself. */
      if (c == '\r')
        kept = p[1] == '\n' ? 0 : harmless ('\n', lines);
      else
        kept = harmless (c, lines);
      if (kept == 0 || (clean->len == 0 && g_unichar_isspace (kept)))
        continue;
      g_string_append_unichar (clean, kept);
      chars++;
    }

  const char *end = clean->str + clean->len;

  while (end > clean->str && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  g_string_truncate (clean, (gsize) (end - clean->str));
  return g_string_free (g_steal_pointer (&clean), FALSE);
}
