/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers, as people of a locale write them and as files hold them, and the units of mass. What a person types
 * is taken only when it can mean one thing: a grouping that is wrong for the locale is refused instead of being
 * read as some other number. */

#include "base/cordon-number.h"

#include <limits.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define DECIMALS_MAX 6
/* No number that a person types is longer, leading zeros and all. */
#define DIGITS_MAX 400

char *
cordon_number_format (double value, int decimals)
{
  gboolean as_many = decimals < 0;
  int places = as_many ? DECIMALS_MAX : MIN (decimals, 20);

  if (!isfinite (value))
    return g_strdup ("");

  g_autofree char *plain = g_strdup_printf ("%.*f", places, value);

  /* "-0.00" would claim a sign that what is shown does not have. */
  if (strpbrk (plain, "123456789") == NULL)
    value = 0;
  if (as_many)
    {
      for (gsize i = strlen (plain); places > 0 && plain[i - 1] == '0'; i--)
        places--;
    }

  g_autofree char *written = g_strdup_printf ("%'.*f", places, value);
  char *text = g_locale_to_utf8 (written, -1, NULL, NULL, NULL);

  return text != NULL ? text : g_steal_pointer (&plain);
}

/* Whether the last @digits digits before a decimal mark are a place where the locale puts a group's end. */
static gboolean
ends_group (const char *grouping, gsize digits)
{
  gsize sum = 0, size = 0;

  for (const char *group = grouping; sum < digits; group += group[1] != '\0' ? 1 : 0)
    {
      if (*group == CHAR_MAX || *group <= 0)
        return FALSE;
      size = (gsize) *group;
      if (group[1] == '\0')
        return (digits - sum) % size == 0;
      sum += size;
    }
  return sum == digits;
}

/* A character that can stand between groups, or 0. Every kind of space is one kind, since a person's keyboard has
 * only the plain one; so are the two apostrophes. */
static gunichar
as_separator (gunichar c, gunichar locale_separator, gunichar mark)
{
  if (c == ' ' || c == 0x00a0 || c == 0x2009 || c == 0x202f)
    return ' ';
  if (c == mark)
    return 0;
  if (c == 0x066c)
    return c;
  if (locale_separator == 0 && mark == '.' && c == ',')
    return c;
  if ((locale_separator == 0x2019 || locale_separator == '\'') && (c == 0x2019 || c == '\''))
    return '\'';
  return c == locale_separator ? c : 0;
}

static gunichar
first_char (const char *text, gunichar otherwise)
{
  gunichar c = text[0] != '\0' ? g_utf8_get_char_validated (text, -1) : otherwise;

  return c >= (gunichar) -2 ? otherwise : c;
}

gboolean
cordon_number_parse (const char *text, double *value)
{
  const struct lconv *locale = localeconv ();
  gunichar mark = first_char (locale->decimal_point, '.');
  gunichar locale_separator = first_char (locale->thousands_sep, 0);
  const char *grouping = locale->grouping[0] > 0 && locale->grouping[0] != CHAR_MAX ? locale->grouping : "\3";
  gsize groups[DIGITS_MAX];
  gsize n_groups = 0, n_digits = 0, n_whole = 0;
  gunichar separator = 0;
  gboolean in_fraction = FALSE;

  g_return_val_if_fail (value != NULL, FALSE);

  *value = 0;
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  g_autoptr (GString) plain = g_string_new (NULL);
  const char *p = text;

  while (g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  gunichar sign = g_utf8_get_char (p);

  if (sign == '-' || sign == '+' || sign == 0x2212)
    {
      if (sign != '+')
        g_string_append_c (plain, '-');
      p = g_utf8_next_char (p);
    }
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar between = as_separator (c, locale_separator, mark);

      if (g_unichar_isdigit (c))
        {
          if (++n_digits > DIGITS_MAX)
            return FALSE;
          n_whole += in_fraction ? 0 : 1;
          g_string_append_c (plain, (char) ('0' + g_unichar_digit_value (c)));
        }
      else if ((c == mark || c == 0x066b) && !in_fraction)
        {
          in_fraction = TRUE;
          g_string_append_c (plain, '.');
        }
      else if (between != 0 && !in_fraction && n_digits > 0 && (separator == 0 || separator == between)
               && n_groups < G_N_ELEMENTS (groups) && g_unichar_isdigit (g_utf8_get_char (g_utf8_next_char (p))))
        {
          separator = between;
          groups[n_groups++] = n_digits;
        }
      else
        break;
    }
  while (g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (*p != '\0' || n_digits == 0)
    return FALSE;

  /* Either all separators stand where the locale has them, or all where most of the world has them; and none
   * is left out. */
  gboolean right = FALSE;
  const char *ways[] = {grouping, "\3"};

  for (gsize way = 0; way < G_N_ELEMENTS (ways) && n_groups > 0 && !right; way++)
    {
      gsize next = 0;

      right = TRUE;
      for (gsize at = 1; at < n_whole && right; at++)
        {
          gboolean has = next < n_groups && groups[next] == at;

          right = has == ends_group (ways[way], n_whole - at);
          next += has ? 1 : 0;
        }
    }
  /* "0,001" is somebody's decimal comma. */
  if (n_groups > 0 && (!right || plain->str[plain->str[0] == '-' ? 1 : 0] == '0'))
    return FALSE;

  double number = g_ascii_strtod (plain->str, NULL);

  if (!isfinite (number))
    return FALSE;
  *value = number;
  return TRUE;
}

gboolean
cordon_number_parse_plain (const char *text, double *value)
{
  char *end = NULL;

  g_return_val_if_fail (value != NULL, FALSE);

  *value = 0;
  /* strtod() would also take white space, "inf", "nan" and hexadecimals. */
  if (text == NULL || text[0] == '\0' || text[strspn (text, "0123456789+-.eE")] != '\0')
    return FALSE;

  double number = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (number))
    return FALSE;
  *value = number;
  return TRUE;
}

char *
cordon_number_to_plain (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *formats[] = {"%.15g", "%.16g", "%.17g"};

  if (!isfinite (value))
    return g_strdup ("");
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, sizeof buffer, formats[i], value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  return g_strdup (strcmp (buffer, "-0") == 0 ? "0" : buffer);
}

gboolean
cordon_unit_to_kilograms (double value, const char *unit, double *kilograms)
{
  static const struct
  {
    const char *unit;
    double factor;
    double divisor;
  } masses[] = {
      {"kg", 1, 1}, {"g", 1, 1e3}, {"mg", 1, 1e6}, {"t", 1e3, 1}, {"lb", 0.45359237, 1}, {"oz", 0.45359237, 16},
  };

  g_return_val_if_fail (kilograms != NULL, FALSE);

  *kilograms = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (masses); i++)
    {
      if (g_strcmp0 (unit, masses[i].unit) == 0)
        {
          *kilograms = value * masses[i].factor / masses[i].divisor;
          return TRUE;
        }
    }
  return FALSE;
}
