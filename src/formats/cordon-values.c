/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers and dates as others write them. A text is one or it is not: nothing is rounded, completed, or taken for
 * today, and what could be either is decided by all of a file's columns together, never cell by cell. */

#include "formats/cordon-values.h"

#include <langinfo.h>
#include <stdio.h>
#include <string.h>

#include "base/cordon-text.h"

/* A space between groups, of those that programs write; how many bytes it has, or 0. */
static gsize
group_space (const char *at)
{
  static const char *const spaces[] = {" ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "’", "'", NULL};

  for (guint i = 0; spaces[i] != NULL; i++)
    {
      if (g_str_has_prefix (at, spaces[i]))
        return strlen (spaces[i]);
    }
  return 0;
}

gboolean
cordon_values_parse_number (const char *text, char decimal, char *plain, gsize size)
{
  char group = decimal == ',' ? '.' : ',';
  gsize n = 0;
  guint n_digits = 0, in_group = 0;
  gboolean grouped = FALSE, fraction = FALSE;
  const char *at = text;

  if (g_str_has_prefix (at, "−"))
    {
      plain[n++] = '-';
      at += strlen ("−");
    }
  else if (*at == '-' || *at == '+')
    {
      if (*at == '-')
        plain[n++] = '-';
      at++;
    }
  while (*at != '\0')
    {
      gsize space;

      if (n + 3 >= size)
        return FALSE;
      if (g_ascii_isdigit (*at))
        {
          plain[n++] = *at++;
          n_digits++;
          in_group++;
          if (grouped && !fraction && in_group > 3)
            return FALSE;
          continue;
        }
      space = group_space (at);
      if (*at == decimal && !fraction)
        {
          if (grouped && in_group != 3)
            return FALSE;
          fraction = TRUE;
          plain[n++] = '.';
          at++;
        }
      else if ((*at == group || space > 0) && !fraction)
        {
          if (in_group == 0 || in_group > 3 || (grouped && in_group != 3))
            return FALSE;
          grouped = TRUE;
          in_group = 0;
          at += MAX (space, 1);
        }
      else if ((*at == 'e' || *at == 'E') && n_digits > 0 && !grouped)
        {
          /* As programs write very small and very large ones. */
          gsize rest = strlen (at);

          if (rest < 2 || rest > 5 || n + rest >= size || strspn (at + 1, "+-0123456789") != rest - 1
              || !g_ascii_isdigit (at[rest - 1]) || strpbrk (at + 2, "+-") != NULL)
            return FALSE;
          memcpy (plain + n, at, rest);
          n += rest;
          at += rest;
        }
      else
        return FALSE;
    }
  if (n_digits == 0 || (grouped && !fraction && in_group != 3))
    return FALSE;
  plain[n] = '\0';
  return TRUE;
}

void
cordon_signs_see_number (CordonSigns *signs, const char *text)
{
  char plain[64];
  gboolean point, comma;

  if (strpbrk (text, ".,") == NULL)
    return;
  point = cordon_values_parse_number (text, '.', plain, sizeof plain);
  comma = cordon_values_parse_number (text, ',', plain, sizeof plain);
  if (point && comma)
    signs->open_marks++;
  else if (point)
    signs->points++;
  else if (comma)
    signs->commas++;
}

char
cordon_signs_get_decimal (const CordonSigns *signs, char between_cells)
{
  if (signs->points != signs->commas)
    return signs->points > signs->commas ? '.' : ',';
  /* Spreadsheets that write semicolons do so because the comma is their decimal mark. */
  return between_cells == ';' ? ',' : '.';
}

/* Dates */

#define BETWEEN "-/., "

typedef struct
{
  int numbers[3];
  int lengths[3];
  int month; /* 1 to 12 where it is a word */
  guint month_at;
  char separator;
  const char *rest;
} Parts;

static int
read_month (const char *word, gsize length)
{
  static const nl_item long_names[] = {MON_1, MON_2, MON_3, MON_4,  MON_5,  MON_6,
                                       MON_7, MON_8, MON_9, MON_10, MON_11, MON_12};
  static const nl_item short_names[] = {ABMON_1, ABMON_2, ABMON_3, ABMON_4,  ABMON_5,  ABMON_6,
                                        ABMON_7, ABMON_8, ABMON_9, ABMON_10, ABMON_11, ABMON_12};
  static const char *const english[] = {"january", "february", "march",     "april",   "may",      "june",
                                        "july",    "august",   "september", "october", "november", "december"};
  g_autofree char *given = g_strndup (word, length);
  g_autofree char *folded = cordon_text_fold (given);
  gsize n = strlen (folded);

  if (n > 0 && folded[n - 1] == '.')
    folded[--n] = '\0';
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *full = cordon_text_fold (nl_langinfo (long_names[i]));
      g_autofree char *abbreviated = cordon_text_fold (nl_langinfo (short_names[i]));

      g_strdelimit (abbreviated, ".", '\0');
      if ((n >= 3 && strncmp (english[i], folded, n) == 0) || g_str_equal (folded, full)
          || g_str_equal (folded, abbreviated))
        return i + 1;
    }
  return 0;
}

static gsize
word_length (const char *at)
{
  gsize n = 0;

  while (at[n] != '\0' && !g_ascii_isdigit (at[n]) && (at[n] == '.' || strchr (BETWEEN, at[n]) == NULL))
    n++;
  return n;
}

/* Three parts, of which one may be a word. */
static gboolean
split (const char *text, Parts *parts)
{
  const char *at = text;
  char between[2] = {0, 0};

  *parts = (Parts){.month_at = 3};
  for (guint i = 0; i < 3; i++)
    {
      int length = 0;

      for (; g_ascii_isdigit (at[length]) && length < 5; length++)
        parts->numbers[i] = parts->numbers[i] * 10 + (at[length] - '0');
      if (length == 0)
        {
          gsize n = word_length (at);

          parts->month = n > 0 && parts->month == 0 ? read_month (at, n) : 0;
          parts->month_at = i;
          if (parts->month == 0)
            return FALSE;
          at += n;
        }
      parts->lengths[i] = length;
      at += length;
      if (i < 2)
        {
          gsize n = strspn (at, BETWEEN);

          if (n == 0 || n > 2)
            return FALSE;
          between[i] = *at;
          at += n;
          /* 31 de marzo de 2025 */
          if (g_str_has_prefix (at, "de "))
            at += strlen ("de ");
        }
    }
  parts->separator = between[0];
  parts->rest = at;
  return parts->month != 0 || (between[0] == between[1] && strchr ("-/.", between[0]) != NULL);
}

/* What may follow a date: nothing, or a time of day. */
static gboolean
read_time (const char *rest, gboolean *has_time)
{
  int hour, minute, second = 0;
  int n = 0;

  *has_time = FALSE;
  if (*rest == '\0')
    return TRUE;
  if (*rest != ' ' && *rest != 'T')
    return FALSE;
  rest++;
  if (sscanf (rest, "%2d:%2d%n", &hour, &minute, &n) != 2 || hour > 24 || minute > 59 || hour < 0 || minute < 0)
    return FALSE;
  rest += n;
  n = 0;
  if (*rest == ':')
    {
      if (sscanf (rest, ":%2d%n", &second, &n) != 1)
        return FALSE;
      rest += n;
    }
  if (*rest == '.')
    rest += 1 + strspn (rest + 1, "0123456789");
  if (*rest == 'Z')
    rest++;
  *has_time = hour != 0 || minute != 0 || second != 0;
  return *rest == '\0';
}

gboolean
cordon_values_parse_date (const char *text, CordonDates dates, char *iso, gboolean *has_time, gboolean *short_year)
{
  Parts parts;
  guint year_at, month_at, day_at;
  int year, month, day;

  *short_year = FALSE;
  if (!split (text, &parts) || !read_time (parts.rest, has_time))
    return FALSE;
  if (parts.lengths[0] == 4)
    {
      year_at = 0;
      month_at = 1;
      day_at = 2;
    }
  else
    {
      year_at = 2;
      month_at = parts.month != 0 ? parts.month_at : dates == CORDON_DATES_MDY ? 0 : 1;
      day_at = 1 - MIN (month_at, 1);
    }
  if (parts.month != 0 && parts.month_at != month_at)
    return FALSE;
  if (month_at > 1 || (parts.lengths[year_at] != 4 && parts.lengths[year_at] != 2)
      || (parts.lengths[0] != 4 && dates == CORDON_DATES_YMD && parts.month == 0) || parts.lengths[day_at] > 2
      || (parts.month == 0 && parts.lengths[month_at] > 2))
    return FALSE;
  year = parts.numbers[year_at];
  month = parts.month != 0 ? parts.month : parts.numbers[month_at];
  day = parts.numbers[day_at];
  if (parts.lengths[year_at] == 2)
    {
      /* POSIX's and the spreadsheets' century. */
      year += year < 69 ? 2000 : 1900;
      *short_year = TRUE;
    }
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_snprintf (iso, 11, "%04d-%02d-%02d", year, month, day);
  return TRUE;
}

void
cordon_signs_see_date (CordonSigns *signs, const char *text)
{
  char iso[11];
  gboolean time, year;
  gboolean day_first, month_first;
  Parts parts;

  if (!split (text, &parts) || parts.month != 0 || parts.lengths[0] == 4)
    return;
  day_first = cordon_values_parse_date (text, CORDON_DATES_DMY, iso, &time, &year);
  month_first = cordon_values_parse_date (text, CORDON_DATES_MDY, iso, &time, &year);
  if (day_first && month_first)
    {
      signs->open_dates++;
      signs->dotted_dates += parts.separator == '.';
    }
  else if (day_first)
    signs->days_first++;
  else if (month_first)
    signs->months_first++;
}

CordonDates
cordon_signs_get_dates (const CordonSigns *signs, gboolean months_first)
{
  if (signs->days_first != signs->months_first)
    return signs->days_first > signs->months_first ? CORDON_DATES_DMY : CORDON_DATES_MDY;
  if (signs->open_dates == 0)
    return CORDON_DATES_YMD;
  /* With points, the day comes first everywhere. */
  return signs->dotted_dates > 0 || !months_first ? CORDON_DATES_DMY : CORDON_DATES_MDY;
}
