/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a briefing says: a page for each initiative, and for what else in the plan has figures, updates or risks of its
 * own; each with its standing, the words of its last update, its steps, measures and open risks. */

#include "formats/cordon-briefing.h"

#include <math.h>

#include "base/cordon-date.h"
#include "draw/cordon-chart.h"
#include "model/cordon-mark.h"
#include "model/cordon-period.h"
#include "model/cordon-plan-item.h"
#include "model/cordon-reading.h"
#include "model/cordon-status-update.h"
#include "model/cordon-summary.h"

#include <glib/gi18n-lib.h>

/* The plan's rules refuse loops of items; a damaged one ends here. */
#define DEPTH_MAX 64

/* The rows of a kind, by the row that they belong to. */
typedef struct
{
  CordonExportJob *job;
  const char *owner_field;
  gboolean wanted_only;
  GHashTable *by_owner; /* id, or "" → GPtrArray of CordonRecord */
  guint64 n_read;
  GError *error;
} Shelf;

typedef struct
{
  CordonBriefing *briefing;
  CordonMark mark;
  GHashTable *children;
  GHashTable *by_id;
  GHashTable *updates;
  GHashTable *entries;
  GHashTable *measures;
  GHashTable *readings;
  GHashTable *parties;
  CordonExportJob *job;
} Reading;

static void
measure_free (gpointer data)
{
  CordonBriefingMeasure *measure = data;

  g_free (measure->words);
  g_free (measure->pace);
  g_free (measure);
}

static void
item_free (gpointer data)
{
  CordonBriefingItem *item = data;

  g_free (item->title);
  g_free (item->place);
  g_free (item->goal);
  g_free (item->owner);
  g_free (item->period);
  g_ptr_array_unref (item->steps);
  g_ptr_array_unref (item->measures);
  g_ptr_array_unref (item->entries);
  g_free (item);
}

void
cordon_briefing_free (CordonBriefing *self)
{
  g_free (self->title);
  g_free (self->intent);
  g_free (self->today);
  g_free (self->mark);
  for (guint i = 0; i < CORDON_BRIEFING_QUARTERS; i++)
    g_free (self->quarters[i]);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->held);
  g_free (self);
}

/* Reading */

static void
take_row (CordonRow *row, gpointer data)
{
  Shelf *shelf = data;
  const char *owner;
  GPtrArray *group;

  if (shelf->error != NULL || !cordon_export_job_step (shelf->job, ++shelf->n_read, 0, &shelf->error)
      || (shelf->wanted_only && !cordon_export_job_wants (shelf->job, row)))
    return;
  owner = shelf->owner_field != NULL ? cordon_row_get_text (row, shelf->owner_field) : cordon_row_get_id (row);
  group = g_hash_table_lookup (shelf->by_owner, owner != NULL ? owner : "");
  if (group == NULL)
    {
      group = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (shelf->by_owner, g_strdup (owner != NULL ? owner : ""), group);
    }
  g_ptr_array_add (group, cordon_record_new_from_row (row));
}

static GHashTable *
read_shelf (CordonExportJob *job, const char *kind, const char *owner_field, const char *order, gboolean wanted_only,
            GError **error)
{
  g_autoptr (CordonQuery) query = cordon_query_new (kind);
  Shelf shelf = {.job = job, .owner_field = owner_field, .wanted_only = wanted_only};

  if (order != NULL)
    cordon_query_order_by (query, order, FALSE);
  shelf.by_owner = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  if (!cordon_export_job_each_row (job, query, take_row, &shelf, shelf.error == NULL ? &shelf.error : NULL)
      || shelf.error != NULL)
    {
      g_propagate_error (error, shelf.error);
      g_hash_table_unref (shelf.by_owner);
      return NULL;
    }
  return shelf.by_owner;
}

static CordonRecord *
keep (Reading *self, CordonRecord *record)
{
  g_ptr_array_add (self->briefing->held, g_object_ref (record));
  cordon_mark_take (&self->mark, record);
  return record;
}

static gboolean
is_kind (CordonRecord *record, const char *kind)
{
  return g_strcmp0 (cordon_record_get_text (record, "kind"), kind) == 0;
}

static gboolean
is_step (CordonRecord *record)
{
  return is_kind (record, "commitment") || is_kind (record, "milestone");
}

static GPtrArray *
group_of (GHashTable *shelf, const char *id)
{
  return g_hash_table_lookup (shelf, id != NULL ? id : "");
}

/* Measures */

static int
compare_readings (gconstpointer a, gconstpointer b, gpointer first_month)
{
  CordonRecord *const *one = a, *const *other = b;
  CordonReadingFacts facts, others;
  g_autofree char *day = NULL;
  g_autofree char *other_day = NULL;
  int order;

  cordon_reading_facts (*one, &facts);
  cordon_reading_facts (*other, &others);
  day = cordon_reading_dup_day (&facts, GPOINTER_TO_INT (first_month));
  other_day = cordon_reading_dup_day (&others, GPOINTER_TO_INT (first_month));
  order = g_strcmp0 (day, other_day);
  return order != 0 ? order : g_strcmp0 (cordon_record_get_id (*one), cordon_record_get_id (*other));
}

static void
add_measure (Reading *self, CordonBriefingItem *item, CordonRecord *record)
{
  CordonBriefing *briefing = self->briefing;
  CordonBriefingMeasure *measure = g_new0 (CordonBriefingMeasure, 1);
  GPtrArray *group = group_of (self->readings, cordon_record_get_id (record));
  g_autoptr (GListStore) list = g_list_store_new (CORDON_TYPE_RECORD);
  CordonMeasureFacts facts;
  CordonProgress progress;
  CordonPace pace;

  measure->record = keep (self, record);
  measure->readings = g_ptr_array_new ();
  g_ptr_array_add (item->measures, measure);
  for (guint i = 0; group != NULL && i < group->len; i++)
    {
      g_ptr_array_add (measure->readings, keep (self, group->pdata[i]));
      g_list_store_append (list, group->pdata[i]);
    }
  g_ptr_array_sort_with_data (measure->readings, compare_readings, GINT_TO_POINTER (briefing->first_month));
  cordon_measure_facts (record, &facts);
  cordon_progress_of_measure (record, G_LIST_MODEL (list), briefing->today, briefing->first_month, &progress);
  measure->words = cordon_progress_describe (&progress, &facts);
  cordon_progress_pace (&progress, &facts, briefing->today, &pace);
  if (pace.known)
    measure->pace = cordon_pace_describe (&pace, &facts);
}

/* Items */

static void
read_updates (Reading *self, CordonBriefingItem *item)
{
  GPtrArray *group = group_of (self->updates, cordon_record_get_id (item->record));
  g_autoptr (GListStore) list = g_list_store_new (CORDON_TYPE_RECORD);

  for (guint i = 0; group != NULL && i < group->len; i++)
    g_list_store_append (list, group->pdata[i]);
  for (guint i = 0; i < CORDON_BRIEFING_QUARTERS; i++)
    {
      CordonRecord *update = cordon_status_effective (G_LIST_MODEL (list), self->briefing->quarters[i]);

      item->rags[i] = update != NULL ? cordon_record_get_text (keep (self, update), "rag") : NULL;
    }
  item->update = cordon_status_effective (G_LIST_MODEL (list), NULL);
  if (item->update != NULL)
    {
      item->rag = cordon_record_get_text (keep (self, item->update), "rag");
      item->period = cordon_quarter_format (cordon_record_get_text (item->update, "period"));
    }
  item->status = cordon_field_choice_label (cordon_kind_field (cordon_kind_find ("status_update"), "rag"),
                                            item->rag != NULL ? item->rag : "unrated");
}

static void
add_belongings (Reading *self, CordonBriefingItem *item, CordonRecord *record)
{
  GPtrArray *measures = group_of (self->measures, cordon_record_get_id (record));
  GPtrArray *entries = group_of (self->entries, cordon_record_get_id (record));
  GPtrArray *children = group_of (self->children, cordon_record_get_id (record));

  for (guint i = 0; measures != NULL && i < measures->len; i++)
    add_measure (self, item, measures->pdata[i]);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      if (g_strcmp0 (cordon_record_get_text (entries->pdata[i], "state"), "closed") != 0)
        g_ptr_array_add (item->entries, keep (self, entries->pdata[i]));
    }
  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      if (!is_step (children->pdata[i]))
        continue;
      g_ptr_array_add (item->steps, keep (self, children->pdata[i]));
      add_belongings (self, item, children->pdata[i]);
    }
}

static void
add_item (Reading *self, CordonRecord *record, CordonRecord *goal)
{
  CordonBriefingItem *item = g_new0 (CordonBriefingItem, 1);
  GPtrArray *owner = group_of (self->parties, cordon_record_get_text (record, "owner"));

  item->record = keep (self, record);
  item->is_initiative = is_kind (record, "initiative");
  item->title = cordon_record_dup_title (record);
  item->place = cordon_record_dup_citation (record);
  item->goal = goal != NULL ? cordon_record_dup_title (goal) : NULL;
  item->owner = owner != NULL && owner->len > 0 ? cordon_record_dup_title (owner->pdata[0]) : NULL;
  item->steps = g_ptr_array_new ();
  item->measures = g_ptr_array_new_with_free_func (measure_free);
  item->entries = g_ptr_array_new ();
  read_updates (self, item);
  add_belongings (self, item, record);
  cordon_export_job_count (self->job, 1);
  if (item->is_initiative || item->update != NULL || item->measures->len > 0 || item->entries->len > 0
      || item->steps->len > 0)
    g_ptr_array_add (self->briefing->items, item);
  else
    item_free (item);
}

/* Depth first, what is part of nothing first. */
static void
add_below (Reading *self, const char *parent, CordonRecord *goal, guint depth)
{
  GPtrArray *children = group_of (self->children, parent);

  for (guint i = 0; children != NULL && i < children->len && depth < DEPTH_MAX; i++)
    {
      CordonRecord *child = children->pdata[i];

      if (is_step (child) && parent != NULL)
        continue;
      add_item (self, child, goal);
      add_below (self, cordon_record_get_id (child), is_kind (child, "goal") ? child : goal, depth + 1);
    }
}

/* The item that the whole is about: that of the scope, or the strategy where there is one. */
static CordonRecord *
find_root (Reading *self, const char *scope)
{
  GHashTableIter iter;
  gpointer record;
  CordonRecord *found = NULL;

  if (scope != NULL)
    return g_hash_table_lookup (self->by_id, scope);
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    {
      /* Of several strategies, the same each time. */
      if (is_kind (record, "strategy")
          && (found == NULL || g_strcmp0 (cordon_record_get_id (record), cordon_record_get_id (found)) < 0))
        found = record;
    }
  return found;
}

/* The goal that an item is a direct part of. */
static CordonRecord *
find_goal (Reading *self, CordonRecord *record)
{
  const char *parent = cordon_record_get_text (record, "parent");
  CordonRecord *found = parent != NULL ? g_hash_table_lookup (self->by_id, parent) : NULL;

  return found != NULL && is_kind (found, "goal") ? found : NULL;
}

static gboolean
read_shelves (Reading *self, GError **error)
{
  CordonExportJob *job = self->job;

  /* The scope is looked for among all items, and what belongs to them is found through them. */
  return (self->children = read_shelf (job, "plan_item", "parent", "rank", FALSE, error)) != NULL
         && (self->updates = read_shelf (job, "status_update", "plan_item", NULL, TRUE, error)) != NULL
         && (self->entries = read_shelf (job, "register_entry", "plan_item", "rank", TRUE, error)) != NULL
         && (self->measures = read_shelf (job, "measure", "plan_item", "rank", TRUE, error)) != NULL
         && (self->readings = read_shelf (job, "reading", "measure", NULL, TRUE, error)) != NULL
         && (self->parties = read_shelf (job, "party", NULL, NULL, FALSE, error)) != NULL;
}

static void
index_items (Reading *self)
{
  GHashTableIter iter;
  gpointer group;

  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_iter_init (&iter, self->children);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    {
      for (guint i = 0; i < ((GPtrArray *) group)->len; i++)
        {
          CordonRecord *record = ((GPtrArray *) group)->pdata[i];

          g_hash_table_insert (self->by_id, (char *) cordon_record_get_id (record), record);
        }
    }
}

CordonBriefing *
cordon_briefing_read (CordonExportJob *job, GError **error)
{
  const char *scope = cordon_export_job_get_request (job)->scope;
  g_autoptr (CordonBriefing) briefing = g_new0 (CordonBriefing, 1);
  Reading self = {.briefing = briefing, .job = job};
  g_autofree char *quarter = NULL;
  CordonRecord *root;
  gboolean read;

  briefing->items = g_ptr_array_new_with_free_func (item_free);
  briefing->held = g_ptr_array_new_with_free_func (g_object_unref);
  briefing->today = g_strdup (cordon_export_job_get_today (job));
  briefing->first_month = cordon_export_job_get_first_month (job);
  quarter = cordon_quarter_of (briefing->today, briefing->first_month);
  for (int i = 0; i < CORDON_BRIEFING_QUARTERS; i++)
    briefing->quarters[i] = cordon_quarter_step (quarter, i + 1 - CORDON_BRIEFING_QUARTERS);

  read = read_shelves (&self, error);
  if (read)
    {
      index_items (&self);
      root = find_root (&self, scope);
      briefing->title = root != NULL ? cordon_record_dup_title (root) : g_strdup (cordon_export_job_get_name (job));
      briefing->intent = root != NULL ? g_strdup (cordon_record_get_text (root, "intent")) : NULL;
      if (scope != NULL && root != NULL)
        {
          add_item (&self, root, find_goal (&self, root));
          add_below (&self, scope, is_kind (root, "goal") ? root : find_goal (&self, root), 0);
        }
      else
        {
          add_below (&self, NULL, NULL, 0);
        }
      if (root != NULL)
        cordon_mark_take (&self.mark, root);
      briefing->mark = cordon_mark_dup_text (&self.mark);
    }
  cordon_mark_clear (&self.mark);
  g_clear_pointer (&self.by_id, g_hash_table_unref);
  g_clear_pointer (&self.children, g_hash_table_unref);
  g_clear_pointer (&self.updates, g_hash_table_unref);
  g_clear_pointer (&self.entries, g_hash_table_unref);
  g_clear_pointer (&self.measures, g_hash_table_unref);
  g_clear_pointer (&self.readings, g_hash_table_unref);
  g_clear_pointer (&self.parties, g_hash_table_unref);
  return read ? g_steal_pointer (&briefing) : NULL;
}

/* Words */

const char *
cordon_briefing_language (void)
{
  /* Translators: the code of your language, as web pages have it: "es" */
  return C_ ("code of the language", "en");
}

gboolean
cordon_briefing_is_rtl (void)
{
  /* Translators: "rtl" if your language is written from right to left, else "ltr" */
  return g_str_equal (C_ ("direction of text", "ltr"), "rtl");
}

char *
cordon_briefing_dup_date (CordonBriefing *self)
{
  g_autofree char *date = cordon_date_format (self->today);
  g_autofree char *quarter = cordon_quarter_format (self->quarters[CORDON_BRIEFING_QUARTERS - 1]);

  /* Translators: a date, and the fiscal quarter that it is in */
  return g_strdup_printf (C_ ("briefing", "%1$s · %2$s"), date, quarter);
}

static guint
count (CordonBriefing *self, const char *rag, gboolean *has_initiatives)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      CordonBriefingItem *item = self->items->pdata[i];

      if (!item->is_initiative)
        continue;
      *has_initiatives = TRUE;
      n += g_strcmp0 (item->rag, rag) == 0 || (rag == NULL && g_strcmp0 (item->rag, "unrated") == 0);
    }
  return n;
}

char *
cordon_briefing_dup_standing (CordonBriefing *self)
{
  gboolean any = FALSE;
  guint green = count (self, "green", &any);
  guint amber = count (self, "amber", &any);
  guint red = count (self, "red", &any);
  guint unrated = count (self, NULL, &any);

  if (!any)
    return g_strdup ("");
  /* Translators: how many initiatives stand how */
  return g_strdup_printf (C_ ("briefing", "Initiatives: %1$u green, %2$u amber, %3$u red, %4$u not rated."), green,
                          amber, red, unrated);
}

char *
cordon_briefing_dup_due (CordonBriefing *self, CordonRecord *step)
{
  const char *due = cordon_record_get_text (step, "due");
  const char *done_on = cordon_record_get_text (step, "done_on");
  g_autofree char *date = due != NULL ? cordon_date_format (due) : NULL;
  g_autofree char *done = done_on != NULL ? cordon_date_format (done_on) : NULL;
  int days;

  if (!cordon_plan_item_is_open (step))
    {
      /* Translators: %s is a date */
      return done != NULL ? g_strdup_printf (C_ ("briefing", "done on %s"), done)
                          : cordon_record_dup_words (step, "state");
    }
  if (date == NULL)
    return NULL;
  if (cordon_plan_item_days_late (step, self->today, &days) && days > 0)
    /* Translators: a date, and for how many days it has been past */
    return g_strdup_printf (ngettext ("%1$s, %2$d day late", "%1$s, %2$d days late", (gulong) days), date, days);
  return g_steal_pointer (&date);
}

char *
cordon_briefing_dup_time (CordonRecord *reading)
{
  const char *period = cordon_record_get_text (reading, "period");
  const char *as_of = cordon_record_get_text (reading, "as_of");
  g_autofree char *span = period != NULL ? cordon_period_format (period) : NULL;
  g_autofree char *date = as_of != NULL ? cordon_date_format (as_of) : NULL;

  if (date == NULL)
    return g_steal_pointer (&span);
  if (span == NULL)
    return g_strdup_printf (C_ ("briefing", "as of %s"), date);
  /* Translators: a period, and the day on which the figure was right */
  return g_strdup_printf (C_ ("briefing", "%1$s, as of %2$s"), span, date);
}

char *
cordon_briefing_dup_citation (CordonRecord *reading)
{
  g_autofree char *place = cordon_record_dup_citation (reading);
  const char *quote = cordon_record_get_text (reading, "quote");
  g_autofree char *words = NULL;

  if (place != NULL && quote != NULL)
    /* Translators: a place in a document, and the words that stand there */
    words = g_strdup_printf (C_ ("briefing", "%1$s: “%2$s”"), place, quote);
  else
    words = g_strdup (place != NULL ? place : quote != NULL ? quote : cordon_record_get_text (reading, "source"));
  if (!cordon_record_is_unverified (reading))
    return g_steal_pointer (&words);
  /* Translators: follows where a figure comes from */
  return g_strdup_printf (C_ ("briefing", "%s (unverified)"), words != NULL ? words : "–");
}

const char *
cordon_briefing_shape (const char *rag)
{
  if (g_strcmp0 (rag, "green") == 0)
    return "●";
  if (g_strcmp0 (rag, "amber") == 0)
    return "▲";
  return g_strcmp0 (rag, "red") == 0 ? "■" : "○";
}

/* Charts */

CordonChart *
cordon_briefing_chart (CordonBriefing *self, CordonBriefingMeasure *measure)
{
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (CordonChartPoint));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  CordonChartData data = {.unit = cordon_record_get_text (measure->record, "unit"), .first_month = self->first_month};

  for (guint i = 0; i < measure->readings->len; i++)
    {
      CordonReadingFacts facts;
      CordonChartLevel *level;
      char *day;

      cordon_reading_facts (measure->readings->pdata[i], &facts);
      day = cordon_reading_dup_day (&facts, self->first_month);
      g_ptr_array_add (texts, day);
      if (day == NULL || !isfinite (facts.value))
        continue;
      level = g_strcmp0 (facts.role, "baseline") == 0 ? &data.baseline
              : g_strcmp0 (facts.role, "target") == 0 ? &data.target
                                                      : NULL;
      if (level != NULL)
        {
          *level = (CordonChartLevel){.is_set = TRUE, .date = day, .value = facts.value};
        }
      else
        {
          CordonChartPoint point = {
              .date = day,
              .value = facts.value,
              .is_range = isfinite (facts.value_to),
              .value_to = facts.value_to,
              .mark = cordon_chart_mark_of (facts.qualifier),
          };

          g_array_append_val (points, point);
        }
    }
  data.points = (const CordonChartPoint *) (gpointer) points->data;
  data.n_points = points->len;
  return points->len >= 2 ? cordon_chart_new (&data) : NULL;
}
