/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From bytes to text, without a step that gives up half-way: what is no letter is replaced, so that its place can be
 * told, and the rest can be read. */

#include "formats/cordon-decode.h"

#include <string.h>

static const char *const names[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"};

/* The 128th to 159th letter of Windows-1252 (WHATWG Encoding Standard); 0 is none. */
static const guint16 windows_1252[] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* So much is looked at for a guess. */
#define HEAD 65536

const char *
cordon_encoding_name (CordonEncoding encoding)
{
  g_return_val_if_fail ((guint) encoding < CORDON_N_ENCODINGS, NULL);

  return names[encoding];
}

gboolean
cordon_encoding_find (const char *name, CordonEncoding *encoding)
{
  for (guint i = 0; name != NULL && i < CORDON_N_ENCODINGS; i++)
    {
      if (g_ascii_strcasecmp (name, names[i]) == 0)
        {
          *encoding = (CordonEncoding) i;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
begins_with (const char *bytes, gsize size, const char *mark, gsize length)
{
  return size >= length && memcmp (bytes, mark, length) == 0;
}

/* Whether the head is UTF-8 but for a few bytes: where there are letters beyond ASCII, most are right. */
static gboolean
is_utf_8 (const char *bytes, gsize size)
{
  const char *end = bytes + size;
  gsize right = 0, wrong = 0;

  for (const char *at = bytes; at < end;)
    {
      gunichar letter;

      if ((guchar) *at < 0x80)
        {
          at++;
          continue;
        }
      letter = g_utf8_get_char_validated (at, end - at);
      if (letter == (gunichar) -2 && end - at < 4)
        break;
      if (letter >= (gunichar) -2)
        {
          wrong++;
          at++;
        }
      else
        {
          right++;
          at = g_utf8_next_char (at);
        }
    }
  return wrong == 0 || right > wrong * 4;
}

CordonEncoding
cordon_encoding_guess (const char *bytes, gsize size)
{
  gsize n = MIN (size, HEAD);
  gsize even = 0, odd = 0;

  if (begins_with (bytes, size, "\xEF\xBB\xBF", 3))
    return CORDON_ENCODING_UTF_8;
  if (begins_with (bytes, size, "\xFF\xFE", 2))
    return CORDON_ENCODING_UTF_16_LE;
  if (begins_with (bytes, size, "\xFE\xFF", 2))
    return CORDON_ENCODING_UTF_16_BE;
  for (gsize i = 0; i < n; i++)
    {
      if (bytes[i] == '\0')
        *(i % 2 == 0 ? &even : &odd) += 1;
    }
  /* Of Latin text in UTF-16 every other byte is zero; of other scripts still the delimiters and line ends are. */
  if (odd > n / 8 && even == 0)
    return CORDON_ENCODING_UTF_16_LE;
  if (even > n / 8 && odd == 0)
    return CORDON_ENCODING_UTF_16_BE;
  if (is_utf_8 (bytes, size <= HEAD || g_utf8_validate (bytes, (gssize) size, NULL) ? n : size))
    return CORDON_ENCODING_UTF_8;
  return CORDON_ENCODING_WINDOWS_1252;
}

gboolean
cordon_encoding_is_text (const char *bytes, gsize size, CordonEncoding encoding)
{
  gsize n = MIN (size, HEAD);
  gsize controls = 0;

  if (encoding == CORDON_ENCODING_UTF_16_LE || encoding == CORDON_ENCODING_UTF_16_BE)
    return TRUE;
  if (begins_with (bytes, size, "PK\3\4", 4))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    controls += (guchar) bytes[i] < 0x20 && strchr ("\t\r\n\f", bytes[i]) == NULL;
  for (gsize i = 0; i < n; i++)
    controls += bytes[i] == '\0';
  return controls * 20 <= n;
}

static void
decode_utf_8 (GString *text, const char *bytes, gsize size)
{
  const char *at = bytes;
  const char *end = bytes + size;

  while (at < end)
    {
      const char *stop;

      /* Stops at a zero byte too. */
      g_utf8_validate (at, end - at, &stop);
      g_string_append_len (text, at, stop - at);
      at = stop;
      if (at < end)
        {
          g_string_append (text, CORDON_REPLACEMENT);
          at++;
        }
    }
}

static void
append_letter (GString *text, gunichar letter)
{
  if (letter != 0 && g_unichar_validate (letter))
    g_string_append_unichar (text, letter);
  else
    g_string_append (text, CORDON_REPLACEMENT);
}

static void
decode_utf_16 (GString *text, const char *bytes, gsize size, gboolean big)
{
  const guchar *data = (const guchar *) bytes;

  for (gsize i = 0; i + 1 < size; i += 2)
    {
      gunichar unit = big ? (gunichar) data[i] << 8 | data[i + 1] : (gunichar) data[i + 1] << 8 | data[i];

      if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < size)
        {
          gunichar low = big ? (gunichar) data[i + 2] << 8 | data[i + 3] : (gunichar) data[i + 3] << 8 | data[i + 2];

          if (low >= 0xDC00 && low < 0xE000)
            {
              unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
              i += 2;
            }
        }
      append_letter (text, unit);
    }
  if (size % 2 != 0)
    g_string_append (text, CORDON_REPLACEMENT);
}

static void
decode_windows_1252 (GString *text, const char *bytes, gsize size)
{
  for (gsize i = 0; i < size; i++)
    {
      guchar byte = (guchar) bytes[i];

      if (byte != 0 && byte < 0x80)
        g_string_append_c (text, (char) byte);
      else
        append_letter (text, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte);
    }
}

char *
cordon_decode (const char *bytes, gsize size, CordonEncoding encoding, gsize *length)
{
  GString *text = g_string_sized_new (size + 1);
  gsize mark = 0;

  g_return_val_if_fail (length != NULL, NULL);

  switch (encoding)
    {
    case CORDON_ENCODING_UTF_8:
      mark = begins_with (bytes, size, "\xEF\xBB\xBF", 3) ? 3 : 0;
      decode_utf_8 (text, bytes + mark, size - mark);
      break;
    case CORDON_ENCODING_UTF_16_LE:
      mark = begins_with (bytes, size, "\xFF\xFE", 2) ? 2 : 0;
      decode_utf_16 (text, bytes + mark, size - mark, FALSE);
      break;
    case CORDON_ENCODING_UTF_16_BE:
      mark = begins_with (bytes, size, "\xFE\xFF", 2) ? 2 : 0;
      decode_utf_16 (text, bytes + mark, size - mark, TRUE);
      break;
    case CORDON_ENCODING_WINDOWS_1252:
    default:
      decode_windows_1252 (text, bytes, size);
      break;
    }
  *length = text->len;
  return g_string_free (text, FALSE);
}
