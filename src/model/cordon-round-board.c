/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who owes what. The outline gives the initiatives in their order; each is matched with the update of the quarter that
 * counts, or else with the one that somebody has begun. */

#include "model/cordon-round-board.h"

#include <string.h>

#include "base/cordon-date.h"
#include "model/cordon-outline.h"
#include "model/cordon-plan-item.h"
#include "model/cordon-round.h"
#include "model/cordon-summary-private.h"

struct _CordonRoundRow
{
  GObject parent_instance;

  CordonRecord *item;
  CordonRecord *update;
  char *owner;
  CordonOwed owed;
  int days_late;
};

G_DEFINE_FINAL_TYPE (CordonRoundRow, cordon_round_row, G_TYPE_OBJECT)

static guint row_changed_signal;

static void
cordon_round_row_finalize (GObject *object)
{
  CordonRoundRow *self = CORDON_ROUND_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->update);
  g_free (self->owner);

  G_OBJECT_CLASS (cordon_round_row_parent_class)->finalize (object);
}

static void
cordon_round_row_class_init (CordonRoundRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cordon_round_row_finalize;

  row_changed_signal =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_round_row_init (CordonRoundRow *self)
{
}

CordonRecord *
cordon_round_row_get_item (CordonRoundRow *self)
{
  g_return_val_if_fail (CORDON_IS_ROUND_ROW (self), NULL);

  return self->item;
}

const char *
cordon_round_row_get_owner (CordonRoundRow *self)
{
  g_return_val_if_fail (CORDON_IS_ROUND_ROW (self), NULL);

  return self->owner;
}

CordonRecord *
cordon_round_row_get_update (CordonRoundRow *self)
{
  g_return_val_if_fail (CORDON_IS_ROUND_ROW (self), NULL);

  return self->update;
}

CordonOwed
cordon_round_row_get_owed (CordonRoundRow *self)
{
  g_return_val_if_fail (CORDON_IS_ROUND_ROW (self), CORDON_OWED_NOTHING_YET);

  return self->owed;
}

int
cordon_round_row_get_days_late (CordonRoundRow *self)
{
  g_return_val_if_fail (CORDON_IS_ROUND_ROW (self), 0);

  return self->days_late;
}

struct _CordonRoundBoard
{
  GObject parent_instance;

  CordonPlan *plan;
  CordonOutline *outline;
  GListModel *published;
  GListModel *drafts;
  GListModel *rounds;
  GListModel *parties; /* held so that owners are known by name */
  char *period;
  gboolean chosen; /* by somebody, rather than by what was opened last */
  char *owner;
  gboolean missing;

  GPtrArray *all;  /* of CordonRoundRow */
  GPtrArray *rows; /* those shown */
  GHashTable *by_id;
  GListStore *owners;
  guint counts[CORDON_OWED_PUBLISHED + 1];
  guint n_late;
  guint source;
};

static void cordon_round_board_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CordonRoundBoard, cordon_round_board, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cordon_round_board_list_model_init))

enum
{
  PROP_LOADING = 1,
  PROP_PERIOD,
  PROP_OWNER,
  PROP_MISSING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

/* The updates of the quarter by initiative: what counts, or else the draft that was begun first */
static GHashTable *
find_updates (CordonRoundBoard *self)
{
  g_autoptr (GHashTable) corrected = cordon_status_find_corrected (self->published);
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  GListModel *const lists[] = {self->published, self->drafts};

  for (guint list = 0; list < G_N_ELEMENTS (lists); list++)
    {
      guint n = g_list_model_get_n_items (lists[list]);

      for (guint i = 0; i < n; i++)
        {
          g_autoptr (CordonRecord) update = g_list_model_get_item (lists[list], i);
          const char *item = cordon_record_get_text (update, "plan_item");
          CordonRecord *other = item != NULL ? g_hash_table_lookup (found, item) : NULL;

          if (item == NULL || g_strcmp0 (cordon_record_get_text (update, "period"), self->period) != 0
              || (list == 0 && !cordon_status_counts (update, corrected)))
            continue;
          if (other == NULL || (list == 0 && cordon_status_is_later (update, other)))
            g_hash_table_insert (found, g_strdup (item), g_steal_pointer (&update));
        }
    }
  return found;
}

static gboolean
judge (CordonRoundBoard *self, CordonRoundRow *row, CordonRecord *update)
{
  const char *published_on = update != NULL ? cordon_record_get_text (update, "published_on") : NULL;
  const char *owner = cordon_plan_item_owner (self->plan, row->item);
  CordonOwed owed = published_on != NULL ? CORDON_OWED_PUBLISHED
                    : update != NULL     ? CORDON_OWED_DRAFT
                                         : CORDON_OWED_NOTHING_YET;
  int late = published_on != NULL
                 ? cordon_round_update_days_late (self->plan, update)
                 : cordon_round_days_late (cordon_round_board_get_round (self), cordon_plan_get_today (self->plan));
  gboolean changed =
      owed != row->owed || late != row->days_late || update != row->update || g_strcmp0 (owner, row->owner) != 0;

  row->owed = owed;
  row->days_late = late;
  g_set_object (&row->update, update);
  g_free (row->owner);
  row->owner = g_strdup (owner);
  self->counts[owed]++;
  self->n_late += owed == CORDON_OWED_PUBLISHED && late > 0;
  return changed;
}

static gboolean
is_shown (CordonRoundBoard *self, CordonRoundRow *row)
{
  return (self->owner == NULL || g_strcmp0 (self->owner, row->owner) == 0)
         && (!self->missing || row->owed != CORDON_OWED_PUBLISHED);
}

static void
show_rows (CordonRoundBoard *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->rows);
  GPtrArray *after = g_ptr_array_new_with_free_func (g_object_unref);
  guint start = 0, end = 0;

  for (guint i = 0; i < self->all->len; i++)
    {
      if (is_shown (self, self->all->pdata[i]))
        g_ptr_array_add (after, g_object_ref (self->all->pdata[i]));
    }
  while (start < before->len && start < after->len && before->pdata[start] == after->pdata[start])
    start++;
  while (end < before->len - start && end < after->len - start
         && before->pdata[before->len - 1 - end] == after->pdata[after->len - 1 - end])
    end++;
  self->rows = after;
  if (start + end < MAX (before->len, after->len))
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end, after->len - start - end);
}

static void
find_owners (CordonRoundBoard *self)
{
  g_autoptr (GHashTable) owing = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (self->parties);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->owners));
  gboolean same;

  for (guint i = 0; i < self->all->len; i++)
    {
      CordonRoundRow *row = self->all->pdata[i];

      if (row->owner != NULL)
        g_hash_table_add (owing, row->owner);
    }
  for (guint i = 0; i < n; i++)
    {
      CordonRecord *party = g_list_model_get_item (self->parties, i);

      if (g_hash_table_contains (owing, cordon_record_get_id (party)))
        g_ptr_array_add (found, party);
      else
        g_object_unref (party);
    }
  same = n_before == found->len;
  for (guint i = 0; same && i < n_before; i++)
    {
      g_autoptr (CordonRecord) present = g_list_model_get_item (G_LIST_MODEL (self->owners), i);

      same = present == found->pdata[i];
    }
  if (!same)
    g_list_store_splice (self->owners, 0, n_before, found->pdata, found->len);
}

/* The quarter of the round that was opened last; of those open, if there are any; else the one that has just ended */
static void
find_period (CordonRoundBoard *self)
{
  g_autofree char *now =
      cordon_quarter_of (cordon_plan_get_today (self->plan), cordon_plan_get_first_month (self->plan));
  CordonRecord *found = NULL;

  if (self->chosen)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (self->rounds); i++)
    {
      g_autoptr (CordonRecord) round = g_list_model_get_item (self->rounds, i);

      /* In the order of their quarters. */
      if (found == NULL || cordon_round_is_open (round) || !cordon_round_is_open (found))
        found = round;
    }
  g_free (self->period);
  self->period = found != NULL ? g_strdup (cordon_record_get_text (found, "period")) : cordon_quarter_step (now, -1);
}

static gboolean
update (gpointer data)
{
  g_autoptr (CordonRoundBoard) self = g_object_ref (data);
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_id = g_steal_pointer (&self->by_id);
  g_autoptr (GHashTable) updates = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->outline));

  g_clear_handle_id (&self->source, g_source_remove);
  find_period (self);
  updates = find_updates (self);
  memset (self->counts, 0, sizeof self->counts);
  self->n_late = 0;
  g_ptr_array_set_size (self->all, 0);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonOutlineRow) outline_row = g_list_model_get_item (G_LIST_MODEL (self->outline), i);
      CordonRecord *item = cordon_outline_row_get_record (outline_row);
      CordonRecord *of_quarter = g_hash_table_lookup (updates, cordon_record_get_id (item));
      CordonRoundRow *row;

      if (g_strcmp0 (cordon_record_get_text (item, "kind"), "initiative") != 0
          || (of_quarter == NULL && !cordon_plan_item_is_open (item)))
        continue;
      row = g_hash_table_lookup (by_id, cordon_record_get_id (item));
      if (row != NULL && row->item == item)
        g_object_ref (row);
      else
        {
          row = g_object_new (CORDON_TYPE_ROUND_ROW, NULL);
          row->item = g_object_ref (item);
        }
      if (judge (self, row, of_quarter))
        g_ptr_array_add (changed, g_object_ref (row));
      g_hash_table_insert (self->by_id, g_strdup (cordon_record_get_id (item)), g_object_ref (row));
      g_ptr_array_add (self->all, row);
    }
  find_owners (self);
  show_rows (self);
  for (guint i = 0; i < changed->len; i++)
    g_signal_emit (changed->pdata[i], row_changed_signal, 0);
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
schedule (CordonRoundBoard *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update, self, NULL);
}

static void
on_plan_changed (CordonRoundBoard *self, CordonChanges *changes)
{
  if (cordon_changes_touch (changes, "plan_item") || cordon_changes_touch (changes, "status_update")
      || cordon_changes_touch (changes, "round") || cordon_changes_touch (changes, "party"))
    schedule (self);
}

static void
on_loading (CordonRoundBoard *self)
{
  schedule (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

gboolean
cordon_round_board_get_loading (CordonRoundBoard *self)
{
  GListModel *lists[4];

  g_return_val_if_fail (CORDON_IS_ROUND_BOARD (self), FALSE);

  lists[0] = self->published;
  lists[1] = self->drafts;
  lists[2] = self->rounds;
  lists[3] = self->parties;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      gboolean loading;

      g_object_get (lists[i], "loading", &loading, NULL);
      if (loading)
        return TRUE;
    }
  return cordon_outline_get_loading (self->outline);
}

const char *
cordon_round_board_get_period (CordonRoundBoard *self)
{
  g_return_val_if_fail (CORDON_IS_ROUND_BOARD (self), NULL);

  return self->period;
}

void
cordon_round_board_set_period (CordonRoundBoard *self, const char *period)
{
  g_return_if_fail (CORDON_IS_ROUND_BOARD (self));
  g_return_if_fail (cordon_quarter_parse (period, NULL, NULL));

  self->chosen = TRUE;
  if (g_strcmp0 (self->period, period) == 0)
    return;
  g_free (self->period);
  self->period = g_strdup (period);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERIOD]);
}

void
cordon_round_board_set_owner (CordonRoundBoard *self, const char *owner)
{
  g_return_if_fail (CORDON_IS_ROUND_BOARD (self));

  if (g_strcmp0 (self->owner, owner) == 0)
    return;
  g_free (self->owner);
  self->owner = g_strdup (owner);
  show_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OWNER]);
}

void
cordon_round_board_set_missing (CordonRoundBoard *self, gboolean missing)
{
  g_return_if_fail (CORDON_IS_ROUND_BOARD (self));

  if (self->missing == !!missing)
    return;
  self->missing = !!missing;
  show_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MISSING]);
}

CordonRecord *
cordon_round_board_get_round (CordonRoundBoard *self)
{
  g_return_val_if_fail (CORDON_IS_ROUND_BOARD (self), NULL);

  return cordon_round_find (self->plan, self->period);
}

GListModel *
cordon_round_board_get_owners (CordonRoundBoard *self)
{
  g_return_val_if_fail (CORDON_IS_ROUND_BOARD (self), NULL);

  return G_LIST_MODEL (self->owners);
}

guint
cordon_round_board_get_n_owed (CordonRoundBoard *self)
{
  g_return_val_if_fail (CORDON_IS_ROUND_BOARD (self), 0);

  return self->all->len;
}

guint
cordon_round_board_count (CordonRoundBoard *self, CordonOwed owed)
{
  g_return_val_if_fail (CORDON_IS_ROUND_BOARD (self), 0);
  g_return_val_if_fail (owed <= CORDON_OWED_PUBLISHED, 0);

  return self->counts[owed];
}

guint
cordon_round_board_get_n_late (CordonRoundBoard *self)
{
  g_return_val_if_fail (CORDON_IS_ROUND_BOARD (self), 0);

  return self->n_late;
}

CordonDraft *
cordon_round_board_open (CordonRoundBoard *self, const char *due)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  g_return_val_if_fail (CORDON_IS_ROUND_BOARD (self), NULL);

  for (guint i = 0; i < self->all->len; i++)
    {
      CordonRoundRow *row = self->all->pdata[i];

      if (row->owed == CORDON_OWED_NOTHING_YET)
        g_ptr_array_add (items, row->item);
    }
  return cordon_intent_open_round (self->plan, self->period, due, items, self->published);
}

/* The list */

static GType
get_item_type (GListModel *model)
{
  return CORDON_TYPE_ROUND_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return CORDON_ROUND_BOARD (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CordonRoundBoard *self = CORDON_ROUND_BOARD (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
cordon_round_board_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static GListModel *
watch (CordonRoundBoard *self, GListModel *list)
{
  g_signal_connect_object (list, "items-changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::loading", G_CALLBACK (on_loading), self, G_CONNECT_SWAPPED);
  return list;
}

static GListModel *
watch_updates (CordonRoundBoard *self, CordonCompare compare)
{
  g_autoptr (CordonQuery) query = cordon_plan_query ("status_update", "period");

  cordon_query_where (query, "published_on", compare, NULL);
  return watch (self, cordon_plan_get_list (self->plan, query));
}

CordonRoundBoard *
cordon_round_board_new (CordonPlan *plan, const char *period)
{
  static const char *const kinds[] = {"strategy", "goal", "initiative", NULL};
  CordonRoundBoard *self;
  g_autoptr (CordonQuery) rounds = NULL;
  g_autoptr (CordonQuery) parties = NULL;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_ROUND_BOARD, NULL);
  self->plan = g_object_ref (plan);
  self->period = g_strdup (period);
  self->chosen = period != NULL;
  self->outline = cordon_outline_new (plan, kinds);
  watch (self, G_LIST_MODEL (self->outline));
  self->published = watch_updates (self, CORDON_COMPARE_IS_NOT);
  self->drafts = watch_updates (self, CORDON_COMPARE_IS);
  rounds = cordon_plan_query ("round", "period");
  self->rounds = watch (self, cordon_plan_get_list (plan, rounds));
  parties = cordon_plan_query ("party", "name");
  self->parties = watch (self, cordon_plan_get_list (plan, parties));
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::today", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::first-month", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

static void
cordon_round_board_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CordonRoundBoard *self = CORDON_ROUND_BOARD (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, cordon_round_board_get_loading (self));
      break;
    case PROP_PERIOD:
      g_value_set_string (value, self->period);
      break;
    case PROP_OWNER:
      g_value_set_string (value, self->owner);
      break;
    case PROP_MISSING:
      g_value_set_boolean (value, self->missing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_round_board_dispose (GObject *object)
{
  g_clear_handle_id (&CORDON_ROUND_BOARD (object)->source, g_source_remove);

  G_OBJECT_CLASS (cordon_round_board_parent_class)->dispose (object);
}

static void
cordon_round_board_finalize (GObject *object)
{
  CordonRoundBoard *self = CORDON_ROUND_BOARD (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->all);
  g_object_unref (self->owners);
  g_clear_object (&self->outline);
  g_clear_object (&self->published);
  g_clear_object (&self->drafts);
  g_clear_object (&self->rounds);
  g_clear_object (&self->parties);
  g_clear_object (&self->plan);
  g_free (self->period);
  g_free (self->owner);

  G_OBJECT_CLASS (cordon_round_board_parent_class)->finalize (object);
}

static void
cordon_round_board_class_init (CordonRoundBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_round_board_get_property;
  object_class->dispose = cordon_round_board_dispose;
  object_class->finalize = cordon_round_board_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);
  properties[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, NULL, readable);
  properties[PROP_OWNER] = g_param_spec_string ("owner", NULL, NULL, NULL, readable);
  properties[PROP_MISSING] = g_param_spec_boolean ("missing", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  changed_signal =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_round_board_init (CordonRoundBoard *self)
{
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->owners = g_list_store_new (CORDON_TYPE_RECORD);
}
