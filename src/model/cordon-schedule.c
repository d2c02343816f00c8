/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan in time. An item's own dates count: its start, when it is due, when it was done, or at least the fiscal year
 * that it was promised for. An item without any is a group: it takes as long as what is below it. The tree is the
 * outline's; after an edit all is walked again, once, which is quick.
 *
 * Moving an item moves the dates that it has. One that has only a fiscal year gets the date that it was drawn with. */

#include "model/cordon-schedule.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "model/cordon-outline.h"
#include "model/cordon-plan-item.h"
#include "model/cordon-register-entry.h"

/* How long something is drawn that has begun, when nobody said by when it is due. */
#define DAYS_UNTIL_WHENEVER 90
#define DAY_MAX 3652059

typedef struct
{
  char *from;
  char *to;
} Dependency;

/* A row of the tree, shown or not. */
typedef struct
{
  CordonRecord *record; /* held by the outline's row */
  int parent;           /* the row above it, -1 for none */
  int shown;            /* its place among the rows shown, -1 for none */
  guint depth;
} Node;

struct _CordonSchedule
{
  GObject parent_instance;

  CordonPlan *plan;
  CordonOutline *outline;
  GListModel *entries;

  GArray *nodes;      /* of Node */
  GArray *rows;       /* of CordonScheduleRow */
  GArray *links;      /* of Dependency */
  GHashTable *by_id;  /* id → number of its node + 1 */
  GPtrArray *records; /* holds what the nodes name */
  GPtrArray *undated;
  guint source;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (CordonSchedule, cordon_schedule, G_TYPE_OBJECT)

enum
{
  PROP_LOADING = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];
static guint changed_signal;

static const char *const kinds[] = {"goal", "initiative", "commitment", "milestone", NULL};

static int
read_day (const char *text)
{
  GDate date;

  return cordon_date_parse (text, &date) ? (int) g_date_get_julian (&date) : 0;
}

static char *
write_day (int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) CLAMP (day, 1, DAY_MAX));
  return cordon_date_to_text (&date);
}

static gboolean
read_horizon (CordonRecord *item, int first_month, int *first, int *last)
{
  double year = 0;
  GDate start, end;

  if (!cordon_record_get_number (item, "horizon", &year) || year < 1 || year > 9999)
    return FALSE;
  cordon_fiscal_year_bounds ((int) year, first_month, &start, &end);
  *first = (int) g_date_get_julian (&start);
  *last = (int) g_date_get_julian (&end);
  return TRUE;
}

/* Where an item is with these dates, 0 for none. */
static gboolean
place (CordonSchedule *self, CordonRecord *item, int start, int due, CordonScheduleRow *row)
{
  int first_month = cordon_plan_get_first_month (self->plan), today = read_day (cordon_plan_get_today (self->plan));
  int year_first = 0, year_last = 0, done = read_day (cordon_record_get_text (item, "done_on"));
  gboolean has_year = read_horizon (item, first_month, &year_first, &year_last);

  row->record = item;
  row->baseline = read_day (cordon_record_get_text (item, "baseline_due"));
  row->done = done;
  row->is_span = TRUE;
  row->open_start = row->open_due = FALSE;
  if (start > 0 && due > 0)
    {
      row->first = MIN (start, due);
      row->last = due;
    }
  else if (due > 0 && has_year && due >= year_first && due <= year_last)
    {
      row->first = year_first;
      row->last = due;
      row->open_start = TRUE;
    }
  else if (due > 0 || (start == 0 && done > 0))
    {
      row->first = row->last = due > 0 ? due : done;
      row->is_span = FALSE;
    }
  else if (start > 0)
    {
      row->first = start;
      row->last = done > start                    ? done
                  : has_year && year_last > start ? year_last
                                                  : MAX (start + DAYS_UNTIL_WHENEVER, today);
      row->open_due = TRUE;
    }
  else if (has_year)
    {
      row->first = year_first;
      row->last = year_last;
      row->open_start = row->open_due = TRUE;
    }
  else
    return FALSE;
  row->first = CLAMP (row->first, 1, DAY_MAX);
  row->last = CLAMP (row->last, row->first, DAY_MAX);
  return TRUE;
}

static gboolean
place_as_stored (CordonSchedule *self, CordonRecord *item, CordonScheduleRow *row)
{
  int days = 0;

  if (!place (self, item, read_day (cordon_record_get_text (item, "start")),
              read_day (cordon_record_get_text (item, "due")), row))
    return FALSE;
  row->is_group = FALSE;
  row->days_late = cordon_plan_item_days_late (item, cordon_plan_get_today (self->plan), &days) && days > 0 ? days : 0;
  return TRUE;
}

/* Reading the tree */

/* From the deepest up: a group is where something below it is. What is cancelled makes no group longer, and is a
 * group's only when there is nothing else. */
static void
place_all (CordonSchedule *self)
{
  guint n = self->nodes->len;
  g_autofree CordonScheduleRow *placed = g_new0 (CordonScheduleRow, n + 1);
  g_autofree gboolean *has = g_new0 (gboolean, n + 1);
  g_autofree gboolean *had = NULL;

  for (guint i = 0; i < n; i++)
    {
      Node *node = &g_array_index (self->nodes, Node, i);

      placed[i].is_group = !place_as_stored (self, node->record, &placed[i]);
      placed[i].record = node->record;
      placed[i].depth = node->depth;
      has[i] = !placed[i].is_group;
    }
  for (int with_cancelled = 0; with_cancelled < 2; with_cancelled++)
    {
      g_free (had);
      had = g_memdup2 (has, (n + 1) * sizeof (gboolean));
      for (guint i = n; i > 0; i--)
        {
          const CordonScheduleRow *row = &placed[i - 1];
          int parent = g_array_index (self->nodes, Node, i - 1).parent;
          gboolean cancelled =
              !row->is_group && g_strcmp0 (cordon_record_get_text (row->record, "state"), "cancelled") == 0;

          if (parent < 0 || !has[i - 1] || had[parent] || (cancelled && !with_cancelled))
            continue;
          placed[parent].first = has[parent] ? MIN (placed[parent].first, row->first) : row->first;
          placed[parent].last = MAX (placed[parent].last, row->last);
          placed[parent].is_span = TRUE;
          has[parent] = TRUE;
        }
    }
  for (guint i = 0; i < n; i++)
    {
      Node *node = &g_array_index (self->nodes, Node, i);

      node->shown = has[i] ? (int) self->rows->len : -1;
      if (has[i])
        g_array_append_val (self->rows, placed[i]);
      else if (g_strcmp0 (cordon_record_get_text (node->record, "kind"), "goal") != 0
               && cordon_plan_item_is_open (node->record))
        g_ptr_array_add (self->undated, g_object_ref (node->record));
    }
}

static void
read_tree (CordonSchedule *self)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (int));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->outline));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonOutlineRow) row = g_list_model_get_item (G_LIST_MODEL (self->outline), i);
      CordonRecord *record = cordon_outline_row_get_record (row);
      guint depth = cordon_outline_row_get_depth (row);
      Node node = {record, -1, -1, depth};
      int number = (int) i;

      g_array_set_size (path, MIN (path->len, depth));
      if (path->len > 0)
        node.parent = g_array_index (path, int, path->len - 1);
      g_array_append_val (path, number);
      g_array_append_val (self->nodes, node);
      g_ptr_array_add (self->records, g_object_ref (record));
      g_hash_table_insert (self->by_id, (gpointer) cordon_record_get_id (record), GUINT_TO_POINTER (i + 1));
    }
}

static void
read_links (CordonSchedule *self)
{
  guint n = g_list_model_get_n_items (self->entries);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) entry = g_list_model_get_item (self->entries, i);
      const char *from = cordon_record_get_text (entry, "depends_on");
      const char *to = cordon_record_get_text (entry, "plan_item");
      Dependency link;

      if (from == NULL || to == NULL || !cordon_register_entry_is_open (entry))
        continue;
      link = (Dependency){g_strdup (from), g_strdup (to)};
      g_array_append_val (self->links, link);
    }
}

static void
forget (CordonSchedule *self)
{
  g_hash_table_remove_all (self->by_id);
  g_array_set_size (self->nodes, 0);
  g_array_set_size (self->rows, 0);
  g_array_set_size (self->links, 0);
  g_ptr_array_set_size (self->records, 0);
  g_ptr_array_set_size (self->undated, 0);
}

static gboolean
is_reading (GListModel *list)
{
  gboolean loading = FALSE;

  g_object_get (list, "loading", &loading, NULL);
  return loading;
}

static gboolean
on_due (gpointer data)
{
  g_autoptr (CordonSchedule) self = g_object_ref (data);
  gboolean loading = cordon_outline_get_loading (self->outline) || is_reading (self->entries);

  self->source = 0;
  forget (self);
  read_tree (self);
  read_links (self);
  place_all (self);
  g_signal_emit (self, changed_signal, 0);
  if (self->loading != loading)
    {
      self->loading = loading;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
  return G_SOURCE_REMOVE;
}

/* After the outline has taken the edit in. */
static void
look_again (CordonSchedule *self)
{
  if (self->source == 0)
    self->source = g_idle_add (on_due, self);
}

static void
on_plan_changed (CordonSchedule *self, CordonChanges *changes)
{
  if (cordon_changes_touch (changes, "plan_item") || cordon_changes_touch (changes, "register_entry"))
    look_again (self);
}

CordonSchedule *
cordon_schedule_new (CordonPlan *plan)
{
  CordonSchedule *self;
  g_autoptr (CordonQuery) query = NULL;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_SCHEDULE, NULL);
  self->plan = g_object_ref (plan);
  self->outline = cordon_outline_new (plan, kinds);
  query = cordon_plan_query ("register_entry", "rank");
  cordon_query_where_text (query, "kind", "dependency");
  self->entries = cordon_plan_get_list (plan, query);
  g_signal_connect_object (self->outline, "items-changed", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outline, "notify::loading", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entries, "items-changed", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entries, "notify::loading", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::first-month", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::today", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  look_again (self);
  return self;
}

gboolean
cordon_schedule_get_loading (CordonSchedule *self)
{
  g_return_val_if_fail (CORDON_IS_SCHEDULE (self), FALSE);

  return self->loading;
}

guint
cordon_schedule_get_n_rows (CordonSchedule *self)
{
  g_return_val_if_fail (CORDON_IS_SCHEDULE (self), 0);

  return self->rows->len;
}

const CordonScheduleRow *
cordon_schedule_get_row (CordonSchedule *self, guint row)
{
  g_return_val_if_fail (CORDON_IS_SCHEDULE (self) && row < self->rows->len, NULL);

  return &g_array_index (self->rows, CordonScheduleRow, row);
}

static Node *
find_node (CordonSchedule *self, const char *id)
{
  guint number = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id)) : 0;

  return number > 0 ? &g_array_index (self->nodes, Node, number - 1) : NULL;
}

const CordonScheduleRow *
cordon_schedule_find (CordonSchedule *self, const char *id)
{
  const Node *node;

  g_return_val_if_fail (CORDON_IS_SCHEDULE (self), NULL);

  node = find_node (self, id);
  return node != NULL && node->shown >= 0 ? cordon_schedule_get_row (self, (guint) node->shown) : NULL;
}

GPtrArray *
cordon_schedule_get_undated (CordonSchedule *self)
{
  g_return_val_if_fail (CORDON_IS_SCHEDULE (self), NULL);

  return self->undated;
}

guint
cordon_schedule_get_n_links (CordonSchedule *self)
{
  g_return_val_if_fail (CORDON_IS_SCHEDULE (self), 0);

  return self->links->len;
}

void
cordon_schedule_get_link (CordonSchedule *self, guint link, const char **from, const char **to)
{
  g_return_if_fail (CORDON_IS_SCHEDULE (self) && link < self->links->len && from != NULL && to != NULL);

  *from = g_array_index (self->links, Dependency, link).from;
  *to = g_array_index (self->links, Dependency, link).to;
}

/* What depends on what */

typedef struct
{
  CordonSchedule *self;
  GHashTable *seen; /* ids that have been gone on from */
  GPtrArray *queue; /* ids to go on from */
  GPtrArray *found;
  guint skip, skip_end; /* the nodes of what is moved, and of what is below it */
} Search;

static guint
number_of (CordonSchedule *self, const Node *node)
{
  return (guint) (node - &g_array_index (self->nodes, Node, 0));
}

static guint
end_of_branch (CordonSchedule *self, guint number)
{
  guint end = number + 1, depth = g_array_index (self->nodes, Node, number).depth;

  while (end < self->nodes->len && g_array_index (self->nodes, Node, end).depth > depth)
    end++;
  return end;
}

static void
go_on_from (Search *search, const char *id)
{
  if (g_hash_table_add (search->seen, (gpointer) id))
    g_ptr_array_add (search->queue, (gpointer) id);
}

/* A dependent item, or, where it is a group, what is below it. */
static void
add_dependent (Search *search, const Node *node)
{
  CordonSchedule *self = search->self;
  guint number = number_of (self, node);
  const CordonScheduleRow *row = node->shown >= 0 ? cordon_schedule_get_row (self, (guint) node->shown) : NULL;
  guint end = row != NULL && row->is_group ? end_of_branch (self, number) : number + 1;

  go_on_from (search, cordon_record_get_id (node->record));
  for (guint i = number; row != NULL && i < end; i++)
    {
      const Node *it = &g_array_index (self->nodes, Node, i);

      if ((i >= search->skip && i < search->skip_end) || it->shown < 0
          || cordon_schedule_get_row (self, (guint) it->shown)->is_group || !cordon_plan_item_is_open (it->record)
          || g_ptr_array_find (search->found, it->record, NULL))
        continue;
      g_ptr_array_add (search->found, g_object_ref (it->record));
      go_on_from (search, cordon_record_get_id (it->record));
    }
}

GPtrArray *
cordon_schedule_get_dependents (CordonSchedule *self, const char *id)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  Search search = {self, seen, queue, found, 0, 0};
  const Node *node;

  g_return_val_if_fail (CORDON_IS_SCHEDULE (self) && id != NULL, found);

  node = find_node (self, id);
  if (node == NULL)
    return found;
  search.skip = number_of (self, node);
  search.skip_end = end_of_branch (self, search.skip);
  go_on_from (&search, cordon_record_get_id (node->record));
  for (int above = node->parent; above >= 0;)
    {
      const Node *parent = &g_array_index (self->nodes, Node, above);

      if (parent->shown >= 0 && cordon_schedule_get_row (self, (guint) parent->shown)->is_group)
        go_on_from (&search, cordon_record_get_id (parent->record));
      above = parent->parent;
    }
  for (guint i = 0; i < queue->len; i++)
    for (guint k = 0; k < self->links->len; k++)
      {
        const Dependency *link = &g_array_index (self->links, Dependency, k);
        const Node *to = g_str_equal (link->from, queue->pdata[i]) ? find_node (self, link->to) : NULL;

        if (to != NULL && to != node)
          add_dependent (&search, to);
      }
  return found;
}

/* Moving */

static int
shift_day (int day, int months, int days)
{
  GDate date;
  gint64 moved;

  if (day == 0)
    return 0;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  months = CLAMP (months, -12000, 12000);
  if (months > 0 && g_date_get_year (&date) + months / 12 < 9999)
    g_date_add_months (&date, (guint) months);
  else if (months < 0 && g_date_get_year (&date) + months / 12 > 1)
    g_date_subtract_months (&date, (guint) -months);
  moved = (gint64) g_date_get_julian (&date) + days;
  return (int) CLAMP (moved, 1, DAY_MAX);
}

/* The dates that an item would have; those that it hasn't and that don't move stay 0. */
static gboolean
shift_dates (CordonSchedule *self, CordonRecord *item, CordonScheduleEnd end, int months, int days, int *start,
             int *due)
{
  CordonScheduleRow row = {NULL};

  if (!place_as_stored (self, item, &row))
    return FALSE;
  *start = read_day (cordon_record_get_text (item, "start"));
  *due = read_day (cordon_record_get_text (item, "due"));
  if (end == CORDON_SCHEDULE_BOTH)
    {
      if (*start == 0 && *due == 0)
        *due = row.last;
      *start = shift_day (*start, months, days);
      *due = shift_day (*due, months, days);
    }
  else if (end == CORDON_SCHEDULE_START)
    {
      *start = shift_day (*start > 0 ? *start : row.first, months, days);
      if (*due > 0)
        *start = MIN (*start, *due);
    }
  else
    {
      *due = shift_day (*due > 0 ? *due : row.last, months, days);
      if (*start > 0)
        *due = MAX (*due, *start);
    }
  return TRUE;
}

gboolean
cordon_schedule_shift (CordonSchedule *self, CordonRecord *item, CordonScheduleEnd end, int months, int days,
                       int *first, int *last)
{
  CordonScheduleRow row = {NULL};
  int start = 0, due = 0;

  g_return_val_if_fail (CORDON_IS_SCHEDULE (self) && CORDON_IS_RECORD (item), FALSE);
  g_return_val_if_fail (first != NULL && last != NULL, FALSE);

  if (!shift_dates (self, item, end, months, days, &start, &due) || !place (self, item, start, due, &row))
    return FALSE;
  *first = row.first;
  *last = row.last;
  return TRUE;
}

static void
set_date (CordonDraft *draft, CordonRecord *item, const char *field, int day)
{
  const char *id = cordon_record_get_id (item);
  g_autofree char *text = day > 0 ? write_day (day) : NULL;

  if (g_strcmp0 (text, cordon_record_get_text (item, field)) == 0)
    return;
  /* Whoever moved it saw where it was. */
  cordon_draft_expect (draft, "plan_item", id, field, cordon_record_get (item, field));
  cordon_draft_set_text (draft, "plan_item", id, field, text);
}

CordonDraft *
cordon_schedule_draft_move (CordonSchedule *self, CordonRecord *item, GPtrArray *others, CordonScheduleEnd end,
                            int months, int days)
{
  CordonDraft *draft;
  int start = 0, due = 0;

  g_return_val_if_fail (CORDON_IS_SCHEDULE (self) && CORDON_IS_RECORD (item), NULL);

  draft = cordon_draft_new (others != NULL && others->len > 0 ? N_ ("Change dates, with what depends on them")
                            : end == CORDON_SCHEDULE_START    ? N_ ("Change start date")
                            : end == CORDON_SCHEDULE_DUE      ? N_ ("Change due date")
                                                              : N_ ("Change dates"));
  if (shift_dates (self, item, end, months, days, &start, &due))
    {
      set_date (draft, item, "start", start);
      set_date (draft, item, "due", due);
    }
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      if (!shift_dates (self, others->pdata[i], CORDON_SCHEDULE_BOTH, months, days, &start, &due))
        continue;
      set_date (draft, others->pdata[i], "start", start);
      set_date (draft, others->pdata[i], "due", due);
    }
  return draft;
}

static void
clear_dependency (gpointer data)
{
  Dependency *link = data;

  g_free (link->from);
  g_free (link->to);
}

static void
cordon_schedule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, CORDON_SCHEDULE (object)->loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_schedule_dispose (GObject *object)
{
  CordonSchedule *self = CORDON_SCHEDULE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  G_OBJECT_CLASS (cordon_schedule_parent_class)->dispose (object);
}

static void
cordon_schedule_finalize (GObject *object)
{
  CordonSchedule *self = CORDON_SCHEDULE (object);

  g_hash_table_unref (self->by_id);
  g_array_unref (self->nodes);
  g_array_unref (self->rows);
  g_array_unref (self->links);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->undated);
  g_clear_object (&self->outline);
  g_clear_object (&self->entries);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (cordon_schedule_parent_class)->finalize (object);
}

static void
cordon_schedule_class_init (CordonScheduleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cordon_schedule_get_property;
  object_class->dispose = cordon_schedule_dispose;
  object_class->finalize = cordon_schedule_finalize;
  properties[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  changed_signal =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_schedule_init (CordonSchedule *self)
{
  self->loading = TRUE;
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->rows = g_array_new (FALSE, FALSE, sizeof (CordonScheduleRow));
  self->links = g_array_new (FALSE, FALSE, sizeof (Dependency));
  g_array_set_clear_func (self->links, clear_dependency);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->undated = g_ptr_array_new_with_free_func (g_object_unref);
}
