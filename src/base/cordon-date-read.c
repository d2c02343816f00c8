/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates as people type them. What can mean two days is read as this locale's people mean it, and shown in words
 * afterwards; what can mean one day only is taken in whatever order it stands; what would have to be guessed is
 * refused. strptime() does none of that: it takes "12/31/26" for a day of the year 26, and knows one order alone. */

#include "base/cordon-date.h"

#include <langinfo.h>
#include <string.h>

#include "base/cordon-text.h"

/* A century is left out of dates that lie about now: POSIX puts 69 to 99 into the last one. */
#define FIRST_OF_LAST_CENTURY 69

typedef enum
{
  DAY_FIRST,
  MONTH_FIRST,
  YEAR_FIRST,
} Order;

typedef struct
{
  int numbers[3];
  int lengths[3];
  guint n;
  char *word;         /* the one word that is no filler, folded */
  guint word_follows; /* how many numbers stand before it */
} Parts;

static const char *const english[] = {"january", "february", "march",     "april",   "may",      "june",
                                      "july",    "august",   "september", "october", "november", "december"};

static Order
order_of_locale (void)
{
  const char *format = nl_langinfo (D_FMT);
  const char *day = strpbrk (format, "de");
  const char *month = strpbrk (format, "mbB");
  const char *year = strpbrk (format, "yY");

  /* "%D" is "%m/%d/%y", "%F" is "%Y-%m-%d". */
  if (strstr (format, "%D") != NULL)
    return MONTH_FIRST;
  if (strstr (format, "%F") != NULL || (year != NULL && day != NULL && year < day))
    return YEAR_FIRST;
  return month != NULL && day != NULL && month < day ? MONTH_FIRST : DAY_FIRST;
}

/* The month that is called so in one language, or whose name begins so; 0 where there is none, or more than one. */
static int
month_in (const char *word, const char *(*name_of) (int month))
{
  int found = 0;

  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *name = cordon_text_fold (name_of (month));

      if (g_str_equal (name, word))
        return month;
      /* Two letters are the beginning of too much. */
      if (g_utf8_strlen (word, -1) < 3 || !g_str_has_prefix (name, word))
        continue;
      found = found == 0 ? month : -1;
    }
  return MAX (found, 0);
}

static const char *
full_name (int month)
{
  return nl_langinfo (MON_1 + month - 1);
}

static const char *
short_name (int month)
{
  return nl_langinfo (ABMON_1 + month - 1);
}

static const char *
english_name (int month)
{
  return english[month - 1];
}

static int
month_of (const char *word)
{
  int month = month_in (word, short_name);

  if (month == 0)
    month = month_in (word, full_name);
  return month != 0 ? month : month_in (word, english_name);
}

static gboolean
is_filler (const char *word)
{
  static const char *const fillers[] = {"de", "del", "of", "年", "月", "日", NULL};

  return g_strv_contains (fillers, word);
}

static gboolean
take_number (Parts *parts, const char **at)
{
  int number = 0, length = 0;

  for (; g_unichar_isdigit (g_utf8_get_char (*at)); *at = g_utf8_next_char (*at), length++)
    {
      if (length == 4)
        return FALSE;
      number = number * 10 + g_unichar_digit_value (g_utf8_get_char (*at));
    }
  if (parts->n == G_N_ELEMENTS (parts->numbers))
    return FALSE;
  parts->numbers[parts->n] = number;
  parts->lengths[parts->n++] = length;
  return TRUE;
}

static gboolean
take_word (Parts *parts, const char **at)
{
  const char *begin = *at;
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (*at)) || g_unichar_ismark (g_utf8_get_char (*at)))
    *at = g_utf8_next_char (*at);
  word = g_strndup (begin, (gsize) (*at - begin));
  folded = cordon_text_fold (word);
  if (is_filler (folded))
    return TRUE;
  if (parts->word != NULL)
    return FALSE;
  parts->word = g_steal_pointer (&folded);
  parts->word_follows = parts->n;
  return TRUE;
}

static gboolean
take_apart (const char *text, Parts *parts)
{
  for (const char *at = text; *at != '\0';)
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isdigit (c))
        {
          if (!take_number (parts, &at))
            return FALSE;
        }
      else if (g_unichar_isalpha (c))
        {
          if (!take_word (parts, &at))
            return FALSE;
        }
      else if (c == '.' || c == ',' || c == '/' || c == '-' || g_unichar_isspace (c))
        at = g_utf8_next_char (at);
      else
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_date (GDate *date, int year, int month, int day)
{
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static int
with_century (int year, int length)
{
  return length > 2 ? year : year + (year < FIRST_OF_LAST_CENTURY ? 2000 : 1900);
}

static gboolean
read_numbers (const Parts *parts, GDate *date)
{
  const int *n = parts->numbers;
  const int *lengths = parts->lengths;
  Order order = order_of_locale ();

  if (lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2)
    return set_date (date, n[0], n[1], n[2]);
  if (lengths[0] > 2 || lengths[1] > 2 || (lengths[2] != 2 && lengths[2] != 4))
    return FALSE;
  if (lengths[2] == 2)
    {
      /* Any of the three may be the year: only what is usual here is taken. */
      if (order == YEAR_FIRST)
        return lengths[0] == 2 && set_date (date, with_century (n[0], 2), n[1], n[2]);
      return order == DAY_FIRST ? set_date (date, with_century (n[2], 2), n[1], n[0])
                                : set_date (date, with_century (n[2], 2), n[0], n[1]);
    }
  /* Where the year comes first, nobody knows which is the day of what ends with it. */
  if (order == YEAR_FIRST && n[0] <= 12 && n[1] <= 12 && n[0] != n[1])
    return FALSE;
  if (order == MONTH_FIRST && set_date (date, n[2], n[0], n[1]))
    return TRUE;
  return set_date (date, n[2], n[1], n[0]) || set_date (date, n[2], n[0], n[1]);
}

static gboolean
read_with_name (const Parts *parts, GDate *date)
{
  const int *n = parts->numbers;
  const int *lengths = parts->lengths;
  int month = month_of (parts->word);

  if (lengths[0] == 4 && lengths[1] <= 2)
    return set_date (date, n[0], month, n[1]);
  /* "31 Dec 26", "Dec 31, 26": the year stands last, and the name before it. */
  if (lengths[0] > 2 || (lengths[1] != 4 && lengths[1] != 2) || (lengths[1] == 2 && parts->word_follows > 1))
    return FALSE;
  return set_date (date, with_century (n[1], lengths[1]), month, n[0]);
}

gboolean
cordon_date_read (const char *text, GDate *date)
{
  Parts parts = {.n = 0};
  g_autofree char *word = NULL;
  gboolean good;

  g_return_val_if_fail (date != NULL, FALSE);

  g_date_clear (date, 1);
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  good = take_apart (text, &parts);
  word = parts.word;
  if (!good)
    return FALSE;
  if (word == NULL)
    return parts.n == 3 && read_numbers (&parts, date);
  return parts.n == 2 && read_with_name (&parts, date);
}
