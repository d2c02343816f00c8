/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The initiatives against the quarters. The outline gives them in their order, with the goals between; the updates that
 * count are found as the summaries find them. All is derived anew after an edit that concerns it, and compared with
 * what was shown: a line that stays is the same object, and says so only when something in it changed. */

#include "model/cordon-score-row-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "model/cordon-outline.h"
#include "model/cordon-plan-item.h"
#include "model/cordon-summary-private.h"

#define N CORDON_SCORECARD_QUARTERS

static const char *const rags[] = {"red", "amber", "green", "unrated"};

struct _CordonScorecard
{
  GObject parent_instance;

  CordonPlan *plan;
  CordonOutline *outline;
  GListModel *updates;
  GListModel *parties; /* held so that owners are known by name */
  CordonScorecardGroup group;
  char *last; /* NULL: that of today */
  char *quarters[N];

  GPtrArray *rows;
  GHashTable *by_key;
  guint counts[N][G_N_ELEMENTS (rags)];
  guint n_initiatives;
  guint source;
};

static void cordon_scorecard_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CordonScorecard, cordon_scorecard, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cordon_scorecard_list_model_init))

enum
{
  PROP_LOADING = 1,
  PROP_GROUP,
  PROP_LAST,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

/* How one initiative stood */

static const char *
rag_of (CordonRecord *update)
{
  const char *rag = update != NULL ? cordon_record_get_text (update, "rag") : NULL;

  return update == NULL ? NULL : rag != NULL ? g_intern_string (rag) : "unrated";
}

static int
rank_of (CordonRecord *update)
{
  const char *rag = rag_of (update);

  return g_strcmp0 (rag, "green") == 0 ? 3 : g_strcmp0 (rag, "amber") == 0 ? 2 : g_strcmp0 (rag, "red") == 0 ? 1 : 0;
}

static int
compare_updates (gconstpointer a, gconstpointer b)
{
  CordonRecord *one = *(CordonRecord *const *) a;
  CordonRecord *other = *(CordonRecord *const *) b;

  return one == other ? 0 : cordon_status_is_later (one, other) ? 1 : -1;
}

/* As the list gives them by their quarters, they mostly are. */
static gboolean
are_in_order (GPtrArray *updates)
{
  for (guint i = 0; i + 1 < updates->len; i++)
    {
      if (g_strcmp0 (cordon_record_get_text (updates->pdata[i], "period"),
                     cordon_record_get_text (updates->pdata[i + 1], "period"))
          >= 0)
        return FALSE;
    }
  return TRUE;
}

/* @updates: (nullable): those of one initiative that count */
static void
score (CordonScorecard *self, GPtrArray *updates, CordonScores *scores)
{
  int before = 0;

  memset (scores, 0, sizeof *scores);
  if (updates == NULL)
    return;
  if (!are_in_order (updates))
    g_ptr_array_sort (updates, compare_updates);
  for (guint i = 0; i < updates->len; i++)
    {
      CordonRecord *update = updates->pdata[i];
      const char *period = cordon_record_get_text (update, "period");
      int rank = rank_of (update);

      /* Of a quarter the last one counts. */
      if (i + 1 < updates->len && g_strcmp0 (cordon_record_get_text (updates->pdata[i + 1], "period"), period) == 0)
        continue;
      for (guint q = 0; q < N; q++)
        {
          if (g_strcmp0 (period, self->quarters[q]) != 0)
            continue;
          g_set_object (&scores->updates[q], update);
          scores->rags[q] = rag_of (update);
          scores->changes[q] = before == 0 || rank == 0 ? 0 : (rank > before) - (rank < before);
        }
      if (rank != 0)
        before = rank;
    }
}

/* Returns: (transfer full): the updates that count, by their initiative: id → GPtrArray */
static GHashTable *
group_updates (CordonScorecard *self)
{
  GHashTable *by_item = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) corrected = cordon_status_find_corrected (self->updates);
  guint n = g_list_model_get_n_items (self->updates);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) update = g_list_model_get_item (self->updates, i);
      const char *item = cordon_record_get_text (update, "plan_item");
      GPtrArray *updates;

      if (item == NULL || !cordon_status_counts (update, corrected))
        continue;
      updates = g_hash_table_lookup (by_item, item);
      if (updates == NULL)
        {
          updates = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (by_item, g_strdup (item), updates);
        }
      g_ptr_array_add (updates, g_steal_pointer (&update));
    }
  return by_item;
}

/* Lines */

typedef struct
{
  GPtrArray *rows;     /* as they are to be */
  GHashTable *by_key;  /* key → CordonScoreRow of @rows */
  GPtrArray *changed;  /* those that stay, and of which something changed */
  GHashTable *updates; /* id → GPtrArray */
} Work;

/* Takes what @scores holds. */
static CordonScoreRow *
make_row (CordonScorecard *self, Work *work, const char *prefix, const char *id, CordonRecord *record,
          const char *title, CordonScores *scores)
{
  g_autofree char *key = g_strconcat (prefix, id, NULL);
  CordonScoreRow *row = g_hash_table_lookup (self->by_key, key);

  if (row != NULL && row->record == record)
    {
      g_object_ref (row);
      if (cordon_score_row_take (row, title, scores))
        g_ptr_array_add (work->changed, row);
    }
  else
    {
      row = g_object_new (CORDON_TYPE_SCORE_ROW, NULL);
      row->key = g_strdup (key);
      g_set_object (&row->record, record);
      cordon_score_row_take (row, title, scores);
    }
  g_hash_table_insert (work->by_key, row->key, g_object_ref (row));
  return row;
}

static void
add_heading (CordonScorecard *self, Work *work, const char *id, const char *title)
{
  CordonScores none = {0};

  g_ptr_array_add (work->rows, make_row (self, work, "heading/", id, NULL, title, &none));
}

static CordonScoreRow *
make_initiative (CordonScorecard *self, Work *work, CordonRecord *record)
{
  const char *id = cordon_record_get_id (record);
  g_autofree char *title = cordon_record_dup_title (record);
  CordonScores scores;

  score (self, g_hash_table_lookup (work->updates, id), &scores);
  for (guint q = 0; q < N; q++)
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (rags) - 1 && g_strcmp0 (rags[i], scores.rags[q]) != 0)
        i++;
      self->counts[q][i]++;
    }
  self->n_initiatives++;
  return make_row (self, work, "item/", id, record, title, &scores);
}

/* The latest status within the quarters, "unrated" where there is none */
static const char *
latest_rag (CordonScoreRow *row)
{
  for (guint q = N; q > 0; q--)
    {
      if (row->scores.updates[q - 1] != NULL)
        return row->scores.rags[q - 1];
    }
  return "unrated";
}

static void
take_group (CordonScorecard *self, Work *work, GHashTable *groups, const char *id, const char *title)
{
  GPtrArray *rows = g_hash_table_lookup (groups, id);

  if (rows == NULL)
    return;
  add_heading (self, work, id, title);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (work->rows, g_object_ref (rows->pdata[i]));
  g_hash_table_remove (groups, id);
}

static void
add_to_group (GHashTable *groups, const char *id, CordonScoreRow *row)
{
  GPtrArray *rows = g_hash_table_lookup (groups, id);

  if (rows == NULL)
    {
      rows = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (groups, g_strdup (id), rows);
    }
  g_ptr_array_add (rows, row);
}

static void
add_groups (CordonScorecard *self, Work *work, GHashTable *groups)
{
  const CordonField *rag = cordon_kind_field (cordon_kind_find ("status_update"), "rag");

  if (self->group == CORDON_SCORECARD_BY_STATUS)
    {
      for (guint i = 0; i < G_N_ELEMENTS (rags); i++)
        take_group (self, work, groups, rags[i], cordon_field_choice_label (rag, rags[i]));
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (self->parties); i++)
    {
      g_autoptr (CordonRecord) party = g_list_model_get_item (self->parties, i);
      g_autofree char *title = cordon_record_dup_title (party);

      take_group (self, work, groups, cordon_record_get_id (party), title);
    }
  take_group (self, work, groups, "", C_ ("scorecard", "No owner"));
}

static gboolean
is_known_party (CordonScorecard *self, const char *id)
{
  return id != NULL && cordon_plan_peek (self->plan, "party", id) != NULL
         && !cordon_record_get_deleted (cordon_plan_peek (self->plan, "party", id));
}

static CordonRecord *
goal_above (GPtrArray *above)
{
  for (guint i = above->len; i > 0; i--)
    {
      if (g_strcmp0 (cordon_record_get_text (above->pdata[i - 1], "kind"), "goal") == 0)
        return above->pdata[i - 1];
    }
  return NULL;
}

/* A goal within a goal parts what is under the outer one: each part has its heading, known by what comes first. */
static void
add_goal (CordonScorecard *self, Work *work, CordonRecord *goal, CordonRecord *first)
{
  g_autofree char *title = goal != NULL ? cordon_record_dup_title (goal) : g_strdup (C_ ("scorecard", "No goal"));

  add_heading (self, work, cordon_record_get_id (first), title);
}

/* Walks the outline once; what stands above an item is known by its depth. */
static void
walk (CordonScorecard *self, Work *work)
{
  GListModel *outline = G_LIST_MODEL (self->outline);
  g_autoptr (GPtrArray) above = g_ptr_array_new ();
  g_autoptr (GHashTable) groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  CordonRecord *under = NULL; /* the goal that was the last heading */
  gboolean begun = FALSE;
  guint n = g_list_model_get_n_items (outline);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonOutlineRow) outline_row = g_list_model_get_item (outline, i);
      CordonRecord *record = cordon_outline_row_get_record (outline_row);
      CordonScoreRow *row;

      g_ptr_array_set_size (above, (int) MIN (above->len, cordon_outline_row_get_depth (outline_row)));
      g_ptr_array_add (above, record);
      if (g_strcmp0 (cordon_record_get_text (record, "kind"), "initiative") != 0)
        continue;
      row = make_initiative (self, work, record);
      if (self->group == CORDON_SCORECARD_BY_GOAL)
        {
          CordonRecord *goal = goal_above (above);

          if (!begun || goal != under)
            add_goal (self, work, goal, record);
          begun = TRUE;
          under = goal;
          g_ptr_array_add (work->rows, row);
        }
      else if (self->group == CORDON_SCORECARD_BY_OWNER)
        {
          const char *owner = cordon_plan_item_owner (self->plan, record);

          add_to_group (groups, is_known_party (self, owner) ? owner : "", row);
        }
      else
        add_to_group (groups, latest_rag (row), row);
    }
  if (self->group != CORDON_SCORECARD_BY_GOAL)
    add_groups (self, work, groups);
}

/* Keeping up */

static void
find_quarters (CordonScorecard *self)
{
  g_autofree char *now =
      cordon_quarter_of (cordon_plan_get_today (self->plan), cordon_plan_get_first_month (self->plan));

  for (guint q = 0; q < N; q++)
    {
      g_free (self->quarters[q]);
      self->quarters[q] = cordon_quarter_step (self->last != NULL ? self->last : now, (int) q - (N - 1));
    }
}

/* One change from the first place that differs to the last. */
static void
show_rows (CordonScorecard *self, GPtrArray *after)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->rows);
  guint start = 0, end = 0;

  while (start < before->len && start < after->len && before->pdata[start] == after->pdata[start])
    start++;
  while (end < before->len - start && end < after->len - start
         && before->pdata[before->len - 1 - end] == after->pdata[after->len - 1 - end])
    end++;
  self->rows = g_ptr_array_ref (after);
  if (start + end < MAX (before->len, after->len))
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end, after->len - start - end);
}

static gboolean
update (gpointer data)
{
  g_autoptr (CordonScorecard) self = g_object_ref (data);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autoptr (GHashTable) updates = NULL;
  Work work = {.rows = rows, .changed = changed};

  g_clear_handle_id (&self->source, g_source_remove);
  find_quarters (self);
  memset (self->counts, 0, sizeof self->counts);
  self->n_initiatives = 0;
  work.updates = updates = group_updates (self);
  work.by_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  walk (self, &work);
  g_hash_table_unref (self->by_key);
  self->by_key = work.by_key;
  show_rows (self, rows);
  for (guint i = 0; i < changed->len; i++)
    cordon_score_row_tell (changed->pdata[i]);
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
schedule (CordonScorecard *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update, self, NULL);
}

static void
on_plan_changed (CordonScorecard *self, CordonChanges *changes)
{
  if (cordon_changes_touch (changes, "plan_item") || cordon_changes_touch (changes, "status_update")
      || cordon_changes_touch (changes, "party"))
    schedule (self);
}

static void
on_loading (CordonScorecard *self)
{
  schedule (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

gboolean
cordon_scorecard_get_loading (CordonScorecard *self)
{
  gboolean loading;

  g_return_val_if_fail (CORDON_IS_SCORECARD (self), FALSE);

  g_object_get (self->updates, "loading", &loading, NULL);
  return loading || cordon_outline_get_loading (self->outline);
}

CordonScorecardGroup
cordon_scorecard_get_group (CordonScorecard *self)
{
  g_return_val_if_fail (CORDON_IS_SCORECARD (self), CORDON_SCORECARD_BY_GOAL);

  return self->group;
}

void
cordon_scorecard_set_group (CordonScorecard *self, CordonScorecardGroup group)
{
  g_return_if_fail (CORDON_IS_SCORECARD (self));

  if (self->group == group)
    return;
  self->group = group;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUP]);
}

void
cordon_scorecard_set_last (CordonScorecard *self, const char *quarter)
{
  g_return_if_fail (CORDON_IS_SCORECARD (self));
  g_return_if_fail (quarter == NULL || cordon_quarter_parse (quarter, NULL, NULL));

  if (g_strcmp0 (self->last, quarter) == 0)
    return;
  g_free (self->last);
  self->last = g_strdup (quarter);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST]);
}

void
cordon_scorecard_step (CordonScorecard *self, int by)
{
  g_autofree char *now = NULL;
  g_autofree char *last = NULL;

  g_return_if_fail (CORDON_IS_SCORECARD (self));

  now = cordon_quarter_of (cordon_plan_get_today (self->plan), cordon_plan_get_first_month (self->plan));
  last = cordon_quarter_step (self->quarters[N - 1], by);
  cordon_scorecard_set_last (self, g_strcmp0 (last, now) < 0 ? last : NULL);
}

const char *
cordon_scorecard_get_quarter (CordonScorecard *self, guint quarter)
{
  g_return_val_if_fail (CORDON_IS_SCORECARD (self), NULL);
  g_return_val_if_fail (quarter < N, NULL);

  return self->quarters[quarter];
}

guint
cordon_scorecard_count (CordonScorecard *self, guint quarter, const char *rag)
{
  guint i = 0;

  g_return_val_if_fail (CORDON_IS_SCORECARD (self), 0);
  g_return_val_if_fail (quarter < N, 0);

  while (i < G_N_ELEMENTS (rags) - 1 && g_strcmp0 (rags[i], rag) != 0)
    i++;
  return self->counts[quarter][i];
}

guint
cordon_scorecard_get_n_initiatives (CordonScorecard *self)
{
  g_return_val_if_fail (CORDON_IS_SCORECARD (self), 0);

  return self->n_initiatives;
}

/* The list */

static GType
get_item_type (GListModel *model)
{
  return CORDON_TYPE_SCORE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return CORDON_SCORECARD (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CordonScorecard *self = CORDON_SCORECARD (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
cordon_scorecard_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

CordonScorecard *
cordon_scorecard_new (CordonPlan *plan)
{
  static const char *const kinds[] = {"strategy", "goal", "initiative", NULL};
  CordonScorecard *self;
  g_autoptr (CordonQuery) updates = NULL;
  g_autoptr (CordonQuery) parties = NULL;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_SCORECARD, NULL);
  self->plan = g_object_ref (plan);
  self->outline = cordon_outline_new (plan, kinds);
  /* The same query as the summaries', so that it is the same list. */
  updates = cordon_plan_query ("status_update", "period");
  cordon_query_where (updates, "published_on", CORDON_COMPARE_IS_NOT, NULL);
  self->updates = cordon_plan_get_list (plan, updates);
  parties = cordon_plan_query ("party", "name");
  self->parties = cordon_plan_get_list (plan, parties);
  GListModel *const lists[] = {G_LIST_MODEL (self->outline), self->updates, self->parties};
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_signal_connect_object (lists[i], "items-changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (lists[i], "notify::loading", G_CALLBACK (on_loading), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::today", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::first-month", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

static void
cordon_scorecard_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CordonScorecard *self = CORDON_SCORECARD (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, cordon_scorecard_get_loading (self));
      break;
    case PROP_GROUP:
      g_value_set_uint (value, self->group);
      break;
    case PROP_LAST:
      g_value_set_string (value, self->last);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_scorecard_dispose (GObject *object)
{
  CordonScorecard *self = CORDON_SCORECARD (object);

  g_clear_handle_id (&self->source, g_source_remove);

  G_OBJECT_CLASS (cordon_scorecard_parent_class)->dispose (object);
}

static void
cordon_scorecard_finalize (GObject *object)
{
  CordonScorecard *self = CORDON_SCORECARD (object);

  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->rows);
  g_clear_object (&self->outline);
  g_clear_object (&self->updates);
  g_clear_object (&self->parties);
  g_clear_object (&self->plan);
  g_free (self->last);
  for (guint q = 0; q < N; q++)
    g_free (self->quarters[q]);

  G_OBJECT_CLASS (cordon_scorecard_parent_class)->finalize (object);
}

static void
cordon_scorecard_class_init (CordonScorecardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_scorecard_get_property;
  object_class->dispose = cordon_scorecard_dispose;
  object_class->finalize = cordon_scorecard_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);
  properties[PROP_GROUP] = g_param_spec_uint ("group", NULL, NULL, 0, CORDON_SCORECARD_BY_STATUS, 0, readable);
  properties[PROP_LAST] = g_param_spec_string ("last", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  changed_signal =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_scorecard_init (CordonScorecard *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}
