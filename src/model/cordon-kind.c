/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kinds, and what follows from a field's type: what may stand in it, how a person writes and reads it, how files
 * hold it. Nothing here knows a noun: what is particular to one is in its own file. */

#include "model/cordon-country.h"
#include "model/cordon-kind-private.h"

#include <math.h>
#include <string.h>

#include "base/cordon-date.h"
#include "base/cordon-error.h"
#include "base/cordon-number.h"
#include "base/cordon-text.h"
#include "model/cordon-period.h"

#include <glib/gi18n-lib.h>

/* A cell is for words and figures; what is larger came from elsewhere. */
#define MAX_BYTES (1024 * 1024)
/* What stands on one line, and in every list: a title, a name, a unit. */
#define MAX_LINE 1000
/* So much of what can't be taken is quoted when it is refused. */
#define MAX_QUOTED 60
/* Up to here every whole number is a double of its own. */
#define MAX_INTEGER 9007199254740992.0

static const CordonKind *const kinds[] = {
    &cordon_place_kind,
    &cordon_party_kind,
    &cordon_tie_kind,
    &cordon_plan_item_kind,
    &cordon_status_update_kind,
    &cordon_round_kind,
    &cordon_register_entry_kind,
    &cordon_measure_kind,
    &cordon_reading_kind,
    &cordon_matter_kind,
    &cordon_matter_party_kind,
    &cordon_matter_item_kind,
    &cordon_matter_leg_kind,
    &cordon_matter_step_kind,
    &cordon_matter_finding_kind,
    &cordon_saved_view_kind,
    &cordon_link_kind,
    &cordon_translation_kind,
    NULL,
};

const CordonChoice cordon_choices_confidence[] = {
    {"published", NC_ ("vocabulary", "Published")},
    {"recalled", NC_ ("vocabulary", "From memory, to be confirmed")},
    {"confirmed", NC_ ("vocabulary", "Confirmed")},
    {NULL},
};

/* The marks of the Traffic Light Protocol, version 2.0 (FIRST, 2022), which are never translated. */
const CordonChoice cordon_choices_tlp[] = {
    {"RED", "TLP:RED"},     {"AMBER+STRICT", "TLP:AMBER+STRICT"},
    {"AMBER", "TLP:AMBER"}, {"GREEN", "TLP:GREEN"},
    {"CLEAR", "TLP:CLEAR"}, {NULL},
};

const CordonKind *
cordon_kind_find (const char *name)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      if (g_strcmp0 (kinds[i]->name, name) == 0)
        return kinds[i];
    }
  return NULL;
}

const CordonKind *const *
cordon_kind_all (void)
{
  return kinds;
}

const CordonField *
cordon_kind_field (const CordonKind *kind, const char *name)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (g_strcmp0 (kind->fields[i].name, name) == 0)
        return &kind->fields[i];
    }
  return NULL;
}

const char *
cordon_kind_label (const CordonKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "kind", kind->label);
}

const char *
cordon_field_label (const CordonField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label);
}

static const CordonChoice *
find_choice (const CordonField *field, const char *value)
{
  for (const CordonChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    {
      if (g_strcmp0 (choice->value, value) == 0)
        return choice;
    }
  return NULL;
}

const char *
cordon_field_choice_label (const CordonField *field, const char *value)
{
  const CordonChoice *choice;

  g_return_val_if_fail (field != NULL, NULL);

  if (value == NULL)
    return "";
  choice = find_choice (field, value);
  return choice != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "vocabulary", choice->label) : value;
}

static gboolean
is_country (const char *text)
{
  return strlen (text) == 2 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]);
}

static gboolean
is_rank (const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isalnum (*text))
        return FALSE;
    }
  return TRUE;
}

static char *
list_choices (const CordonField *field, gboolean plain)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (const CordonChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    {
      if (list->len > 0)
        g_string_append (list, ", ");
      g_string_append (list, plain ? choice->value : cordon_field_choice_label (field, choice->value));
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static char *
shorten (const char *text)
{
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_QUOTED)
    return g_strdup (text);
  begin = cordon_text_clean (text, MAX_QUOTED, FALSE);
  return g_strconcat (begin, "…", NULL);
}

static char *
refuse_choice (const CordonField *field, const char *text, gboolean plain)
{
  g_autofree char *list = list_choices (field, plain);
  g_autofree char *quoted = shorten (text);

  return g_strdup_printf (_ ("“%s” is none of the values of “%s”. Choose one of these: %s."), quoted,
                          cordon_field_label (field), list);
}

static char *
refuse_country (const char *text)
{
  g_autofree char *quoted = shorten (text);

  return g_strdup_printf (_ ("“%s” is no country. Write its name, or its two letters as in ISO 3166, such as MX."),
                          quoted);
}

static char *
refuse_date (const char *text)
{
  g_autofree char *quoted = shorten (text);

  return g_strdup_printf (_ ("“%s” is no date. Write year, month and day, such as 2025-03-31."), quoted);
}

static char *
refuse_quarter (const char *text)
{
  g_autofree char *quoted = shorten (text);

  return g_strdup_printf (_ ("“%s” is no quarter. Write a fiscal year and a quarter, such as 2025-Q2."), quoted);
}

/* @example: (nullable): a number as it should be written */
static char *
refuse_number (const CordonField *field, const char *text, const char *example)
{
  g_autofree char *quoted = shorten (text);

  if (example == NULL)
    return g_strdup_printf (_ ("“%s” takes a number, and “%s” is none."), cordon_field_label (field), quoted);
  /* Translators: the first is the name of a field, then what was typed, then a number as it is written here. */
  return g_strdup_printf (_ ("“%s” takes a number, and “%s” is none here. Write it as %s."), cordon_field_label (field),
                          quoted, example);
}

static char *
refuse_long_line (const CordonField *field, glong length)
{
  g_autofree char *most = cordon_number_format (MAX_LINE, 0);
  g_autofree char *found = cordon_number_format ((double) length, 0);

  /* Translators: the name of a field, how many letters it holds at most, and how many were put into it. */
  return g_strdup_printf (_ ("“%s” holds one line of at most %s letters, and this has %s. Shorten it."),
                          cordon_field_label (field), most, found);
}

static char *
check_text (const CordonField *field, const char *text)
{
  GDate date;

  if (strlen (text) > MAX_BYTES)
    return g_strdup_printf (_ ("“%s” can’t hold that much text. Shorten it to at most a million letters."),
                            cordon_field_label (field));
  switch (field->type)
    {
    case CORDON_FIELD_DATE:
      return cordon_date_parse (text, &date) ? NULL : refuse_date (text);
    case CORDON_FIELD_QUARTER:
      return cordon_quarter_parse (text, NULL, NULL) ? NULL : refuse_quarter (text);
    case CORDON_FIELD_CHOICE:
      return find_choice (field, text) != NULL ? NULL : refuse_choice (field, text, TRUE);
    case CORDON_FIELD_COUNTRY:
      return is_country (text) ? NULL : refuse_country (text);
    case CORDON_FIELD_RANK:
      return is_rank (text) ? NULL : g_strdup (_ ("A place among siblings is written in plain letters and digits."));
    case CORDON_FIELD_INTEGER:
    case CORDON_FIELD_NUMBER:
    case CORDON_FIELD_YEAR:
      return refuse_number (field, text, NULL);
    case CORDON_FIELD_TEXT:
      {
        glong length = g_utf8_strlen (text, -1);

        return length > MAX_LINE ? refuse_long_line (field, length) : NULL;
      }
    case CORDON_FIELD_LONG_TEXT:
    case CORDON_FIELD_PERIOD:
    case CORDON_FIELD_REFERENCE:
    default:
      return NULL;
    }
}

static char *
check_number (const CordonField *field, double number, gboolean whole)
{
  if (field->type != CORDON_FIELD_INTEGER && field->type != CORDON_FIELD_NUMBER && field->type != CORDON_FIELD_YEAR)
    return g_strdup_printf (_ ("“%s” takes text, and not a number."), cordon_field_label (field));
  if (!isfinite (number) || fabs (number) > MAX_INTEGER)
    return g_strdup_printf (_ ("That number is too large for “%s”."), cordon_field_label (field));
  if (field->type != CORDON_FIELD_NUMBER && !whole)
    return g_strdup_printf (_ ("“%s” takes a whole number."), cordon_field_label (field));
  if (field->type == CORDON_FIELD_YEAR && (number < 1 || number > 9999))
    return g_strdup_printf (_ ("“%s” takes a year of four digits."), cordon_field_label (field));
  if ((field->minimum != 0 || field->maximum != 0) && (number < field->minimum || number > field->maximum))
    {
      g_autofree char *minimum = cordon_number_format (field->minimum, -1);
      g_autofree char *maximum = cordon_number_format (field->maximum, -1);

      return g_strdup_printf (_ ("“%s” takes a number from %s to %s."), cordon_field_label (field), minimum, maximum);
    }
  return NULL;
}

char *
cordon_field_check (const CordonField *field, GVariant *value)
{
  g_return_val_if_fail (field != NULL, NULL);

  if (value == NULL)
    return NULL;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return check_text (field, g_variant_get_string (value, NULL));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return check_number (field, (double) g_variant_get_int64 (value), TRUE);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    return check_number (field, g_variant_get_double (value), FALSE);
  return g_strdup_printf (_ ("“%s” takes text or a number."), cordon_field_label (field));
}

static char *
read_date (const char *text)
{
  GDate date;

  return cordon_date_read (text, &date) ? cordon_date_to_text (&date) : NULL;
}

/* The numbers in a text, at most @max, whatever stands around them: "FY2025 Q2" has 2025 and 2. */
static guint
read_digits (const char *text, int *numbers, int *lengths, guint max)
{
  guint n = 0;

  while (*text != '\0')
    {
      int length = 0;
      int number = 0;

      for (; g_ascii_isdigit (*text) && length < 9; text++, length++)
        number = number * 10 + (*text - '0');
      if (length == 0)
        text++;
      else if (n == max)
        return max + 1;
      else
        {
          numbers[n] = number;
          lengths[n++] = length;
        }
    }
  return n;
}

/* A quarter as people write it, in any language and order: a number of four digits, and one from 1 to 4. */
static char *
read_quarter (const char *text)
{
  int numbers[2], lengths[2];
  int year, quarter;

  if (read_digits (text, numbers, lengths, 2) != 2)
    return NULL;
  year = lengths[0] == 4 ? numbers[0] : numbers[1];
  quarter = lengths[0] == 4 ? numbers[1] : numbers[0];
  if (lengths[0] + lengths[1] != 5 || year < 1 || quarter < 1 || quarter > 4)
    return NULL;
  return g_strdup_printf ("%04d-Q%d", year, quarter);
}

static const char *
read_choice (const CordonField *field, const char *text)
{
  g_autofree char *folded = cordon_text_fold (text);

  for (const CordonChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    {
      g_autofree char *label = cordon_text_fold (cordon_field_choice_label (field, choice->value));

      if (g_str_equal (choice->value, text) || g_str_equal (label, folded))
        return choice->value;
    }
  return NULL;
}

static GVariant *
read_number (const CordonField *field, const char *text, gboolean plain)
{
  double number;
  int year, length;

  if (field->type == CORDON_FIELD_YEAR && !plain)
    return read_digits (text, &year, &length, 1) == 1 && length == 4 ? g_variant_new_int64 (year) : NULL;
  if (plain ? !cordon_number_parse_plain (text, &number) : !cordon_number_parse (text, &number))
    return NULL;
  if (field->type != CORDON_FIELD_NUMBER && number == floor (number) && fabs (number) <= MAX_INTEGER)
    return g_variant_new_int64 ((gint64) number);
  return g_variant_new_double (number);
}

/* The value of cleaned, not empty text, floating; %NULL with a sentence in @problem. */
static GVariant *
read_value (const CordonField *field, const char *text, gboolean plain, char **problem)
{
  g_autofree char *made = NULL;
  GVariant *number;

  switch (field->type)
    {
    case CORDON_FIELD_INTEGER:
    case CORDON_FIELD_NUMBER:
    case CORDON_FIELD_YEAR:
      number = read_number (field, text, plain);
      if (number == NULL)
        {
          g_autofree char *example = field->type == CORDON_FIELD_NUMBER    ? cordon_number_format (1234.5, 1)
                                     : field->type == CORDON_FIELD_INTEGER ? cordon_number_format (1234, 0)
                                                                           : g_strdup ("2026");

          *problem = refuse_number (field, text, plain ? NULL : example);
        }
      return number;
    case CORDON_FIELD_DATE:
      made = plain ? g_strdup (text) : read_date (text);
      if (made == NULL)
        *problem = refuse_date (text);
      break;
    case CORDON_FIELD_QUARTER:
      made = plain ? g_strdup (text) : read_quarter (text);
      if (made == NULL)
        *problem = refuse_quarter (text);
      break;
    case CORDON_FIELD_CHOICE:
      made = g_strdup (plain ? text : read_choice (field, text));
      if (made == NULL)
        *problem = refuse_choice (field, text, FALSE);
      break;
    case CORDON_FIELD_COUNTRY:
      made = g_strdup (plain ? text : cordon_country_find (text));
      if (made == NULL)
        *problem = refuse_country (text);
      break;
    case CORDON_FIELD_TEXT:
    case CORDON_FIELD_LONG_TEXT:
    case CORDON_FIELD_PERIOD:
    case CORDON_FIELD_REFERENCE:
    case CORDON_FIELD_RANK:
    default:
      made = g_strdup (text);
      break;
    }
  return made != NULL ? g_variant_new_take_string (g_steal_pointer (&made)) : NULL;
}

gboolean
cordon_field_parse (const CordonField *field, const char *text, gboolean plain, GVariant **value, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *problem = NULL;
  g_autoptr (GVariant) found = NULL;
  GVariant *read;

  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  *value = NULL;
  clean = cordon_text_clean (text, 0, field->type == CORDON_FIELD_LONG_TEXT);
  if (*clean == '\0')
    return TRUE;

  read = read_value (field, clean, plain, &problem);
  if (read != NULL)
    {
      found = g_variant_ref_sink (read);
      problem = cordon_field_check (field, found);
    }
  if (problem != NULL)
    {
      g_set_error_literal (error, CORDON_ERROR, CORDON_ERROR_INVALID, problem);
      return FALSE;
    }
  *value = g_steal_pointer (&found);
  return TRUE;
}

char *
cordon_field_format (const CordonField *field, GVariant *value)
{
  const char *text;

  g_return_val_if_fail (field != NULL, NULL);

  if (value == NULL)
    return g_strdup ("");
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    {
      gint64 number = g_variant_get_int64 (value);

      if (field->type == CORDON_FIELD_YEAR)
        /* Translators: a fiscal year. */
        return g_strdup_printf (C_ ("fiscal year", "FY%d"), (int) number);
      return cordon_number_format ((double) number, 0);
    }
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    return cordon_number_format (g_variant_get_double (value), -1);
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_strdup ("");

  text = g_variant_get_string (value, NULL);
  switch (field->type)
    {
    case CORDON_FIELD_DATE:
      return cordon_date_format (text);
    case CORDON_FIELD_QUARTER:
      return cordon_quarter_format (text);
    case CORDON_FIELD_PERIOD:
      return cordon_period_format (text);
    case CORDON_FIELD_CHOICE:
      return g_strdup (cordon_field_choice_label (field, text));
    case CORDON_FIELD_REFERENCE:
    case CORDON_FIELD_RANK:
      return g_strdup ("");
    case CORDON_FIELD_COUNTRY:
      return g_strdup (cordon_country_name (text));
    case CORDON_FIELD_TEXT:
    case CORDON_FIELD_LONG_TEXT:
    case CORDON_FIELD_INTEGER:
    case CORDON_FIELD_NUMBER:
    case CORDON_FIELD_YEAR:
    default:
      return g_strdup (text);
    }
}

char *
cordon_field_to_plain (const CordonField *field, GVariant *value)
{
  g_return_val_if_fail (field != NULL, NULL);

  if (value == NULL)
    return g_strdup ("");
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (value));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    return cordon_number_to_plain (g_variant_get_double (value));
  return g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_dup_string (value, NULL) : g_strdup ("");
}

const char *
cordon_cell_text (CordonCellFunc cell, gpointer row, const char *field)
{
  GVariant *value = cell (row, field);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (value, NULL)
                                                                              : NULL;
}

gboolean
cordon_cell_number (CordonCellFunc cell, gpointer row, const char *field, double *number)
{
  GVariant *value = cell (row, field);

  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    *number = g_variant_get_double (value);
  else if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    *number = (double) g_variant_get_int64 (value);
  else
    return FALSE;
  return TRUE;
}

gboolean
cordon_cells_in_order (CordonCellFunc cell, gpointer row, const char *first, const char *then)
{
  const char *one = cordon_cell_text (cell, row, first);
  const char *other = cordon_cell_text (cell, row, then);

  return one == NULL || other == NULL || strcmp (one, other) <= 0;
}
