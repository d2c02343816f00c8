/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Derives how every plan item stands, from three lists: the items, their published updates, the register. All of it is
 * computed at once, after an edit that concerns it, and once for all the edits that came in between: no row asks for
 * itself. What is below a deleted item counts for nobody, as nobody sees it. */

#include "model/cordon-summary-private.h"

#include <string.h>

#include "base/cordon-date.h"
#include "model/cordon-plan-item.h"
#include "model/cordon-register-entry.h"

/* No plan is as deep as this; a file from elsewhere may be. */
#define MAX_DEPTH 200

/* A plan item in the tree. */
typedef struct
{
  CordonRecord *record;
  const char *parent;
  GPtrArray *children; /* of Node; NULL for none */
  GPtrArray *updates;  /* of CordonRecord, not owned; NULL for none */
  guint own_risks;
  guint own_issues;
  gboolean reached;
  CordonSummaryValues values;
} Node;

struct _CordonSummaryBoard
{
  GObject parent_instance;

  CordonPlan *plan;
  GListModel *items;
  GListModel *updates;
  GListModel *entries;
  GHashTable *nodes;     /* id → Node */
  GHashTable *summaries; /* id → CordonSummary, not owned */
  guint source;
};

G_DEFINE_FINAL_TYPE (CordonSummaryBoard, cordon_summary_board, G_TYPE_OBJECT)

enum
{
  COMPUTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_node (gpointer data)
{
  Node *node = data;

  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_clear_pointer (&node->updates, g_ptr_array_unref);
  g_object_unref (node->record);
  g_free (node->values.next_due_id);
  g_free (node);
}

/* Updates */

gboolean
cordon_status_is_later (CordonRecord *one, CordonRecord *other)
{
  static const char *const fields[] = {"period", "published_on"};

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      int order = g_strcmp0 (cordon_record_get_text (one, fields[i]), cordon_record_get_text (other, fields[i]));

      if (order != 0)
        return order > 0;
    }
  return strcmp (cordon_record_get_id (one), cordon_record_get_id (other)) > 0;
}

static gboolean
is_public (CordonRecord *update)
{
  return cordon_record_get_text (update, "published_on") != NULL && !cordon_record_get_deleted (update);
}

GHashTable *
cordon_status_find_corrected (GListModel *updates)
{
  GHashTable *corrected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (updates); i++)
    {
      g_autoptr (CordonRecord) update = g_list_model_get_item (updates, i);
      const char *corrects = cordon_record_get_text (update, "corrects");

      if (corrects != NULL && is_public (update))
        g_hash_table_add (corrected, g_strdup (corrects));
    }
  return corrected;
}

gboolean
cordon_status_counts (CordonRecord *update, GHashTable *corrected)
{
  return is_public (update) && !g_hash_table_contains (corrected, cordon_record_get_id (update));
}

CordonRecord *
cordon_status_effective (GListModel *updates, const char *period)
{
  g_autoptr (GHashTable) corrected = NULL;
  CordonRecord *found = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (updates), NULL);

  corrected = cordon_status_find_corrected (updates);
  for (guint i = 0; i < g_list_model_get_n_items (updates); i++)
    {
      g_autoptr (CordonRecord) update = g_list_model_get_item (updates, i);

      if (!cordon_status_counts (update, corrected)
          || (period != NULL && g_strcmp0 (cordon_record_get_text (update, "period"), period) != 0))
        continue;
      /* The list holds what is found. */
      if (found == NULL || cordon_status_is_later (update, found))
        found = update;
    }
  return found;
}

static const char *
read_rag (CordonRecord *update)
{
  const char *rag = update != NULL ? cordon_record_get_text (update, "rag") : NULL;

  return rag != NULL && strcmp (rag, "unrated") != 0 ? g_intern_string (rag) : NULL;
}

/* What all items are judged by, once for a computation. */
typedef struct
{
  GHashTable *corrected;
  char *quarters[CORDON_SUMMARY_QUARTERS];
} Terms;

static void
judge_updates (CordonSummaryBoard *self, Node *node, const Terms *terms)
{
  CordonRecord *latest = NULL;
  CordonRecord *of_quarter[CORDON_SUMMARY_QUARTERS] = {NULL};

  node->values.days_since_update = -1;
  for (guint i = 0; node->updates != NULL && i < node->updates->len; i++)
    {
      CordonRecord *update = node->updates->pdata[i];
      const char *period = cordon_record_get_text (update, "period");

      if (!cordon_status_counts (update, terms->corrected))
        continue;
      if (latest == NULL || cordon_status_is_later (update, latest))
        latest = update;
      for (guint q = 0; q < CORDON_SUMMARY_QUARTERS; q++)
        {
          if (g_strcmp0 (period, terms->quarters[q]) == 0
              && (of_quarter[q] == NULL || cordon_status_is_later (update, of_quarter[q])))
            of_quarter[q] = update;
        }
    }
  for (guint q = 0; q < CORDON_SUMMARY_QUARTERS; q++)
    node->values.quarters[q] = read_rag (of_quarter[q]);
  node->values.rag = read_rag (latest);
  if (latest == NULL)
    return;
  if (cordon_date_days_between (cordon_record_get_text (latest, "published_on"), cordon_plan_get_today (self->plan),
                                &node->values.days_since_update))
    node->values.days_since_update = MAX (node->values.days_since_update, 0);
  else
    node->values.days_since_update = -1;
}

/* The tree */

static gboolean
is_step (CordonRecord *item)
{
  const char *kind = cordon_record_get_text (item, "kind");

  return g_strcmp0 (kind, "commitment") == 0 || g_strcmp0 (kind, "milestone") == 0;
}

static void
offer_due (Node *node, const char *due, const char *id)
{
  if (due == NULL || strlen (due) != 10 || (*node->values.next_due != '\0' && strcmp (node->values.next_due, due) <= 0))
    return;
  g_strlcpy (node->values.next_due, due, sizeof node->values.next_due);
  g_free (node->values.next_due_id);
  node->values.next_due_id = g_strdup (id);
}

/* The two dates around today, so that what is late and what is due next can be told apart. */
static void
offer_around (CordonSummaryValues *values, const char *date, const char *today)
{
  if (date == NULL || strlen (date) != 10)
    return;
  if (strcmp (date, today) < 0)
    {
      if (strcmp (values->missed, date) < 0)
        g_strlcpy (values->missed, date, sizeof values->missed);
    }
  else if (*values->upcoming == '\0' || strcmp (values->upcoming, date) > 0)
    g_strlcpy (values->upcoming, date, sizeof values->upcoming);
}

/* Adds a step up: what counts for @node and everything above it. */
static void
count_item (CordonSummaryBoard *self, Node *node, CordonRecord *item)
{
  int days;

  if (!is_step (item))
    return;
  if (g_strcmp0 (cordon_record_get_text (item, "state"), "done") == 0)
    node->values.n_done++;
  else if (cordon_plan_item_is_open (item))
    {
      node->values.n_open++;
      if (cordon_plan_item_days_late (item, cordon_plan_get_today (self->plan), &days) && days > 0)
        node->values.n_late++;
    }
}

static void
add_child (CordonSummaryBoard *self, Node *node, Node *child)
{
  node->values.open_risks += child->values.open_risks;
  node->values.open_issues += child->values.open_issues;
  node->values.n_open += child->values.n_open;
  node->values.n_done += child->values.n_done;
  node->values.n_late += child->values.n_late;
  count_item (self, node, child->record);
  if (*child->values.next_due != '\0')
    offer_due (node, child->values.next_due, child->values.next_due_id);
  offer_around (&node->values, child->values.missed, cordon_plan_get_today (self->plan));
  offer_around (&node->values, child->values.upcoming, cordon_plan_get_today (self->plan));
}

/* From the leaves up. A loop, which a merge may leave for a moment, is passed once. */
static void
derive (CordonSummaryBoard *self, Node *node, const Terms *terms, guint level)
{
  int days;

  node->reached = TRUE;
  node->values.open_risks = node->own_risks;
  node->values.open_issues = node->own_issues;
  if (cordon_plan_item_is_open (node->record))
    {
      const char *due = cordon_record_get_text (node->record, "due");

      offer_due (node, due, cordon_record_get_id (node->record));
      offer_around (&node->values, due, cordon_plan_get_today (self->plan));
    }
  for (guint i = 0; node->children != NULL && level < MAX_DEPTH && i < node->children->len; i++)
    {
      Node *child = node->children->pdata[i];

      if (child->reached)
        continue;
      derive (self, child, terms, level + 1);
      add_child (self, node, child);
    }
  if (cordon_date_days_between (node->values.next_due, cordon_plan_get_today (self->plan), &days) && days > 0)
    node->values.days_late = days;
  judge_updates (self, node, terms);
}

static void
add_to (GPtrArray **array, gpointer item)
{
  if (*array == NULL)
    *array = g_ptr_array_new ();
  g_ptr_array_add (*array, item);
}

static Node *
find_node (CordonSummaryBoard *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->nodes, id) : NULL;
}

static void
build (CordonSummaryBoard *self)
{
  g_autofree char *now =
      cordon_quarter_of (cordon_plan_get_today (self->plan), cordon_plan_get_first_month (self->plan));
  g_autoptr (GHashTable) corrected = cordon_status_find_corrected (self->updates);
  Terms terms = {.corrected = corrected};
  GHashTableIter iter;
  gpointer value;

  g_hash_table_remove_all (self->nodes);
  for (guint i = 0; i < g_list_model_get_n_items (self->items); i++)
    {
      Node *node = g_new0 (Node, 1);

      node->record = g_list_model_get_item (self->items, i);
      node->parent = cordon_record_get_text (node->record, "parent");
      g_hash_table_insert (self->nodes, (gpointer) cordon_record_get_id (node->record), node);
    }
  for (guint i = 0; i < g_list_model_get_n_items (self->updates); i++)
    {
      g_autoptr (CordonRecord) update = g_list_model_get_item (self->updates, i);
      Node *node = find_node (self, cordon_record_get_text (update, "plan_item"));

      if (node != NULL)
        add_to (&node->updates, update);
    }
  for (guint i = 0; i < g_list_model_get_n_items (self->entries); i++)
    {
      g_autoptr (CordonRecord) entry = g_list_model_get_item (self->entries, i);
      Node *node = find_node (self, cordon_record_get_text (entry, "plan_item"));
      const char *kind = cordon_record_get_text (entry, "kind");

      if (node == NULL || !cordon_register_entry_is_open (entry))
        continue;
      node->own_risks += g_strcmp0 (kind, "risk") == 0;
      node->own_issues += g_strcmp0 (kind, "issue") == 0;
    }

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Node *node = value;
      Node *parent = find_node (self, node->parent);

      if (parent != NULL)
        add_to (&parent->children, node);
    }
  for (guint q = 0; q < CORDON_SUMMARY_QUARTERS; q++)
    terms.quarters[q] = cordon_quarter_step (now, -(int) q);
  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Node *node = value;

      if (find_node (self, node->parent) == NULL)
        derive (self, node, &terms, 0);
    }
  for (guint q = 0; q < CORDON_SUMMARY_QUARTERS; q++)
    g_free (terms.quarters[q]);
}

static void
compute (CordonSummaryBoard *self)
{
  g_autoptr (GPtrArray) summaries = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer summary;

  build (self);
  g_hash_table_iter_init (&iter, self->summaries);
  while (g_hash_table_iter_next (&iter, NULL, &summary))
    g_ptr_array_add (summaries, g_object_ref (summary));
  for (guint i = 0; i < summaries->len; i++)
    cordon_summary_take (summaries->pdata[i],
                         cordon_summary_board_peek (self, cordon_summary_get_plan_item (summaries->pdata[i])));
  g_signal_emit (self, signals[COMPUTED], 0);
}

static gboolean
on_idle (gpointer data)
{
  g_autoptr (CordonSummaryBoard) self = g_object_ref (data);

  self->source = 0;
  compute (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (CordonSummaryBoard *self)
{
  /* Before the next frame is drawn, and after the edits that are waiting. */
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

/* The fields from which anything here is derived. Whoever writes at a text has nothing computed for it, which takes too
 * long in a plan of thousands of initiatives. */
static const struct
{
  const char *kind;
  const char *const fields[8];
} sources[] = {
    {"plan_item", {"kind", "parent", "state", "due", "done_on", "deleted", NULL}},
    {"status_update", {"plan_item", "period", "rag", "published_on", "corrects", "deleted", NULL}},
    {"register_entry", {"kind", "plan_item", "state", "closed", "deleted", NULL}},
};

static gboolean
concerns (const CordonChange *change)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      if (strcmp (change->kind, sources[i].kind) == 0)
        return change->birth || g_strv_contains (sources[i].fields, change->field);
    }
  return FALSE;
}

static void
on_plan_changed (CordonSummaryBoard *self, CordonChanges *changes)
{
  for (guint i = 0; i < cordon_changes_get_length (changes); i++)
    {
      if (concerns (cordon_changes_get (changes, i)))
        {
          schedule (self);
          return;
        }
    }
}

const CordonSummaryValues *
cordon_summary_board_peek (CordonSummaryBoard *self, const char *plan_item)
{
  Node *node = find_node (self, plan_item);

  return node != NULL ? &node->values : NULL;
}

static void
on_summary_gone (gpointer data, GObject *where)
{
  g_hash_table_remove (data, g_object_get_data (where, "plan-item"));
}

CordonSummary *
cordon_summary_board_take (CordonSummaryBoard *self, const char *plan_item)
{
  CordonSummary *summary = g_hash_table_lookup (self->summaries, plan_item);

  if (summary != NULL)
    return g_object_ref (summary);
  summary = cordon_summary_new (self, plan_item);
  g_object_set_data_full (G_OBJECT (summary), "plan-item", g_strdup (plan_item), g_free);
  g_object_weak_ref (G_OBJECT (summary), on_summary_gone, self->summaries);
  g_hash_table_insert (self->summaries, g_strdup (plan_item), summary);
  cordon_summary_take (summary, cordon_summary_board_peek (self, plan_item));
  return summary;
}

static GQuark
board_quark (void)
{
  return g_quark_from_static_string ("cordon-summary-board");
}

static GListModel *
watch (CordonSummaryBoard *self, CordonQuery *query)
{
  GListModel *list = cordon_plan_get_list (self->plan, query);

  g_signal_connect_object (list, "items-changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  return list;
}

CordonSummaryBoard *
cordon_summary_board_get (CordonPlan *plan)
{
  CordonSummaryBoard *self = g_object_get_qdata (G_OBJECT (plan), board_quark ());
  g_autoptr (CordonQuery) items = NULL;
  g_autoptr (CordonQuery) updates = NULL;
  g_autoptr (CordonQuery) entries = NULL;

  if (self != NULL)
    return g_object_ref (self);

  self = g_object_new (CORDON_TYPE_SUMMARY_BOARD, NULL);
  self->plan = g_object_ref (plan);
  g_object_set_qdata (G_OBJECT (plan), board_quark (), self);
  items = cordon_plan_query ("plan_item", "rank");
  updates = cordon_plan_query ("status_update", "period");
  cordon_query_where (updates, "published_on", CORDON_COMPARE_IS_NOT, NULL);
  entries = cordon_plan_query ("register_entry", "rank");
  self->items = watch (self, items);
  self->updates = watch (self, updates);
  self->entries = watch (self, entries);
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::today", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::first-month", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  compute (self);
  return self;
}

static void
cordon_summary_board_dispose (GObject *object)
{
  CordonSummaryBoard *self = CORDON_SUMMARY_BOARD (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->plan != NULL)
    g_object_set_qdata (G_OBJECT (self->plan), board_quark (), NULL);
  g_hash_table_remove_all (self->nodes);
  g_clear_object (&self->items);
  g_clear_object (&self->updates);
  g_clear_object (&self->entries);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_summary_board_parent_class)->dispose (object);
}

static void
cordon_summary_board_finalize (GObject *object)
{
  CordonSummaryBoard *self = CORDON_SUMMARY_BOARD (object);

  /* Each summary holds its board: there is none left. */
  g_hash_table_unref (self->summaries);
  g_hash_table_unref (self->nodes);

  G_OBJECT_CLASS (cordon_summary_board_parent_class)->finalize (object);
}

static void
cordon_summary_board_class_init (CordonSummaryBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cordon_summary_board_dispose;
  object_class->finalize = cordon_summary_board_finalize;

  signals[COMPUTED] =
      g_signal_new ("computed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_summary_board_init (CordonSummaryBoard *self)
{
  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_node);
  self->summaries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}
