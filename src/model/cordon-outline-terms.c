/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an outline leaves out, and how it sorts. Everything is told from the record and what the summaries hold of it;
 * nothing is read, so that it can be asked of each of thousands of rows after each edit. */

#include "model/cordon-outline-private.h"

#include <string.h>

#include "base/cordon-date.h"

#define SOON_DAYS 30

gboolean
cordon_outline_terms_filter (const CordonOutlineTerms *terms)
{
  g_return_val_if_fail (terms != NULL, FALSE);

  return terms->rag != NULL || terms->owner != NULL || terms->due != CORDON_OUTLINE_DUE_ANY || terms->not_updated;
}

gboolean
cordon_outline_terms_need_summaries (const CordonOutlineTerms *terms)
{
  return terms->rag != NULL || terms->due != CORDON_OUTLINE_DUE_ANY || terms->not_updated
         || (terms->sort != CORDON_OUTLINE_SORT_PLAN && terms->sort != CORDON_OUTLINE_SORT_TITLE);
}

gboolean
cordon_outline_terms_need_field (const CordonOutlineTerms *terms, const char *field)
{
  return (terms->owner != NULL && strcmp (field, "owner") == 0)
         || (terms->sort == CORDON_OUTLINE_SORT_TITLE && strcmp (field, "title") == 0);
}

void
cordon_outline_days_init (CordonOutlineDays *days, CordonPlan *plan)
{
  const char *today = cordon_plan_get_today (plan);
  int first_month = cordon_plan_get_first_month (plan);
  g_autofree char *quarter = cordon_quarter_of (today, first_month);
  GDate date, start, end;

  memset (days, 0, sizeof *days);
  if (cordon_date_parse (today, &date))
    {
      g_date_add_days (&date, SOON_DAYS);
      days->soon = cordon_date_to_text (&date);
    }
  if (cordon_quarter_bounds (quarter, first_month, &start, &end))
    {
      days->quarter_start = cordon_date_to_text (&start);
      days->quarter_end = cordon_date_to_text (&end);
      cordon_date_days_between (days->quarter_start, today, &days->days_into_quarter);
    }
}

void
cordon_outline_days_clear (CordonOutlineDays *days)
{
  g_clear_pointer (&days->soon, g_free);
  g_clear_pointer (&days->quarter_start, g_free);
  g_clear_pointer (&days->quarter_end, g_free);
}

static gboolean
is_due (CordonOutlineDue due, const CordonOutlineDays *days, const CordonSummaryValues *values)
{
  const char *missed = values != NULL ? values->missed : "";
  const char *upcoming = values != NULL ? values->upcoming : "";

  switch (due)
    {
    case CORDON_OUTLINE_DUE_LATE:
      return *missed != '\0';
    case CORDON_OUTLINE_DUE_SOON:
      return *upcoming != '\0' && g_strcmp0 (upcoming, days->soon) <= 0;
    case CORDON_OUTLINE_DUE_QUARTER:
      return (*upcoming != '\0' && g_strcmp0 (upcoming, days->quarter_end) <= 0)
             || (*missed != '\0' && g_strcmp0 (missed, days->quarter_start) >= 0);
    case CORDON_OUTLINE_DUE_NEVER:
      return *missed == '\0' && *upcoming == '\0';
    default:
      return TRUE;
    }
}

gboolean
cordon_outline_terms_match (const CordonOutlineTerms *terms, const CordonOutlineDays *days, CordonRecord *record,
                            const CordonSummaryValues *values)
{
  const char *owner;

  if (terms->rag != NULL && strcmp (values != NULL && values->rag != NULL ? values->rag : "unrated", terms->rag) != 0)
    return FALSE;
  owner = terms->owner != NULL ? cordon_record_get_text (record, "owner") : NULL;
  if (terms->owner != NULL && strcmp (owner != NULL ? owner : "", terms->owner) != 0)
    return FALSE;
  if (terms->not_updated && values != NULL && values->days_since_update >= 0
      && values->days_since_update <= days->days_into_quarter)
    return FALSE;
  return is_due (terms->due, days, values);
}

/* Sorting: a number or a text for each record, found once, and its place before. */

typedef struct
{
  CordonRecord *record;
  char *text;
  int number;
  guint place;
} Key;

static void
key_clear (gpointer data)
{
  g_free (((Key *) data)->text);
  g_object_unref (((Key *) data)->record);
}

static int
rank_of (const char *rag)
{
  static const char *const worst_first[] = {"red", "amber", "green"};

  for (guint i = 0; i < G_N_ELEMENTS (worst_first); i++)
    {
      if (g_strcmp0 (rag, worst_first[i]) == 0)
        return (int) i;
    }
  return G_N_ELEMENTS (worst_first);
}

static void
key_init (Key *key, CordonOutlineSort sort, CordonRecord *record, const CordonSummaryValues *values)
{
  switch (sort)
    {
    case CORDON_OUTLINE_SORT_STATUS:
      key->number = rank_of (values != NULL ? values->rag : NULL);
      break;
    case CORDON_OUTLINE_SORT_DUE:
      key->number = values == NULL || *values->next_due == '\0';
      key->text = g_strdup (values != NULL ? values->next_due : "");
      break;
    case CORDON_OUTLINE_SORT_UPDATED:
      key->number = values == NULL || values->days_since_update < 0 ? G_MININT : -values->days_since_update;
      break;
    case CORDON_OUTLINE_SORT_TITLE:
      {
        const char *title = cordon_record_get_text (record, "title");
        g_autofree char *folded = g_utf8_casefold (title != NULL ? title : "", -1);

        key->text = g_utf8_collate_key (folded, -1);
        break;
      }
    default:
      break;
    }
}

static int
compare_keys (gconstpointer first, gconstpointer second)
{
  const Key *one = first, *other = second;
  int order = (one->number > other->number) - (one->number < other->number);

  if (order == 0)
    order = g_strcmp0 (one->text, other->text);
  if (order == 0)
    order = (one->place > other->place) - (one->place < other->place);
  return order;
}

void
cordon_outline_terms_sort (const CordonOutlineTerms *terms, CordonSummaryBoard *board, GPtrArray *records)
{
  g_autoptr (GArray) keys = NULL;

  if (terms->sort == CORDON_OUTLINE_SORT_PLAN)
    return;
  keys = g_array_sized_new (FALSE, TRUE, sizeof (Key), records->len);
  g_array_set_clear_func (keys, key_clear);
  for (guint i = 0; i < records->len; i++)
    {
      CordonRecord *record = records->pdata[i];
      Key key = {.record = g_object_ref (record), .place = i};

      key_init (&key, terms->sort, record, cordon_summary_board_peek (board, cordon_record_get_id (record)));
      g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < records->len; i++)
    records->pdata[i] = g_array_index (keys, Key, i).record;
}
