/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The comparisons of a query, done here as SQLite does them, so that a list patches itself and comes to the same as if
 * it were read again: an empty cell sorts first and is neither more nor less than anything, numbers compare by value
 * whether whole or not, text by its bytes. */

#include "model/cordon-match.h"

#include <string.h>

static gboolean
is_text (GVariant *value)
{
  return g_variant_is_of_type (value, G_VARIANT_TYPE_STRING);
}

static int
compare_numbers (GVariant *one, GVariant *other)
{
  gboolean whole_one = g_variant_is_of_type (one, G_VARIANT_TYPE_INT64);
  gboolean whole_other = g_variant_is_of_type (other, G_VARIANT_TYPE_INT64);

  if (whole_one && whole_other)
    {
      gint64 a = g_variant_get_int64 (one), b = g_variant_get_int64 (other);

      return (a > b) - (a < b);
    }
  double a = whole_one ? (double) g_variant_get_int64 (one) : g_variant_get_double (one);
  double b = whole_other ? (double) g_variant_get_int64 (other) : g_variant_get_double (other);

  return (a > b) - (a < b);
}

int
cordon_match_compare_values (GVariant *one, GVariant *other)
{
  if (one == NULL || other == NULL)
    return (one != NULL) - (other != NULL);
  if (is_text (one) != is_text (other))
    return is_text (one) ? 1 : -1;
  if (is_text (one))
    return strcmp (g_variant_get_string (one, NULL), g_variant_get_string (other, NULL));
  return compare_numbers (one, other);
}

/* A cell; also those that every row has. Floating ones are the caller's to sink. */
static GVariant *
dup_cell (CordonRecord *record, const char *field)
{
  GVariant *value;

  if (strcmp (field, "id") == 0)
    return g_variant_ref_sink (g_variant_new_string (cordon_record_get_id (record)));
  if (strcmp (field, "deleted") == 0)
    return g_variant_ref_sink (g_variant_new_int64 (cordon_record_get_deleted (record)));
  value = cordon_record_get (record, field);
  return value != NULL ? g_variant_ref (value) : NULL;
}

static gboolean
satisfies (GVariant *value, CordonCompare compare, GVariant *asked)
{
  int order = cordon_match_compare_values (value, asked);

  switch (compare)
    {
    case CORDON_COMPARE_IS:
      return order == 0;
    case CORDON_COMPARE_IS_NOT:
      return order != 0;
    case CORDON_COMPARE_LESS:
      return value != NULL && asked != NULL && order < 0;
    case CORDON_COMPARE_AT_MOST:
      return value != NULL && asked != NULL && order <= 0;
    case CORDON_COMPARE_MORE:
      return value != NULL && asked != NULL && order > 0;
    case CORDON_COMPARE_AT_LEAST:
      return value != NULL && asked != NULL && order >= 0;
    default:
      g_assert_not_reached ();
    }
}

gboolean
cordon_match_record (CordonQuery *query, CordonRecord *record)
{
  CordonLiving living = cordon_query_get_living (query);

  if (living != CORDON_LIVING_AND_DELETED && cordon_record_get_deleted (record) != (living == CORDON_DELETED))
    return FALSE;
  for (guint i = 0; i < cordon_query_get_n_clauses (query); i++)
    {
      g_autoptr (GVariant) value = NULL;
      const char *field;
      CordonCompare compare;
      GVariant *asked;

      cordon_query_get_clause (query, i, &field, &compare, &asked);
      value = dup_cell (record, field);
      if (!satisfies (value, compare, asked))
        return FALSE;
    }
  return TRUE;
}

int
cordon_match_compare (CordonQuery *query, CordonRecord *one, CordonRecord *other)
{
  for (guint i = 0; i < cordon_query_get_n_orders (query); i++)
    {
      gboolean descending;
      const char *field = cordon_query_get_order (query, i, &descending);
      g_autoptr (GVariant) a = dup_cell (one, field);
      g_autoptr (GVariant) b = dup_cell (other, field);
      int order = cordon_match_compare_values (a, b);

      if (order != 0)
        return descending ? -order : order;
    }
  return strcmp (cordon_record_get_id (one), cordon_record_get_id (other));
}

gboolean
cordon_match_filters_by (CordonQuery *query, const char *field)
{
  if (strcmp (field, "deleted") == 0)
    return TRUE;
  for (guint i = 0; i < cordon_query_get_n_clauses (query); i++)
    {
      const char *asked;
      CordonCompare compare;
      GVariant *value;

      cordon_query_get_clause (query, i, &asked, &compare, &value);
      if (strcmp (asked, field) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
cordon_match_orders_by (CordonQuery *query, const char *field)
{
  for (guint i = 0; i < cordon_query_get_n_orders (query); i++)
    {
      gboolean descending;

      if (strcmp (cordon_query_get_order (query, i, &descending), field) == 0)
        return TRUE;
    }
  return FALSE;
}
