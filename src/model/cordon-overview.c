/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What wants attention in a plan. All of it is derived from lists that the plan keeps anyway, in one pass that is run
 * when the window is idle after an edit; nothing here is stored, so that nothing can be out of date. */

#include "model/cordon-overview.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "model/cordon-plan-item.h"
#include "model/cordon-progress.h"
#include "model/cordon-summary.h"

/* How far ahead something counts as due. */
#define DAYS_AHEAD 90

enum
{
  ITEMS,
  UPDATES,
  MEASURES,
  READINGS,
  ENTRIES,
  PARTIES,
  ROUNDS,
  N_LISTS,
};

static const char *const list_kinds[N_LISTS] = {
    [ITEMS] = "plan_item",        [UPDATES] = "status_update", [MEASURES] = "measure", [READINGS] = "reading",
    [ENTRIES] = "register_entry", [PARTIES] = "party",         [ROUNDS] = "round",
};

struct _CordonOverview
{
  GObject parent_instance;

  CordonPlan *plan;
  char *owner;
  GListModel *lists[N_LISTS];
  GHashTable *shown; /* id → CordonRecord: the plan items that can be seen */
  GListStore *due;
  GListStore *pace;
  GListStore *look;
  GListStore *owners;
  guint n_green;
  guint n_amber;
  guint n_red;
  guint n_none;
  guint n_published;
  guint refresh;
  gboolean refreshed;
  gboolean paused;
  gboolean stale; /* something changed since it was */
};

enum
{
  PROP_PLAN = 1,
  PROP_OWNER,
  PROP_LOADING,
  PROP_DUE,
  PROP_PACE,
  PROP_LOOK,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CordonOverview, cordon_overview, G_TYPE_OBJECT)

/* Comparing what was with what is */

/* Takes @detail. */
static void
add_thing (GPtrArray *things, CordonRecord *about, const char *title, char *detail, gboolean urgent)
{
  g_ptr_array_add (things, cordon_overview_item_new (cordon_record_get_kind (about)->name, cordon_record_get_id (about),
                                                     title, detail, urgent));
  g_free (detail);
}

/* Replaces what differs, between what the two have in common at both ends, so that a row keeps its focus. */
static void
replace_things (GListStore *store, GPtrArray *things)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint head = 0;
  guint tail = 0;

  for (; head < MIN (n, things->len); head++)
    {
      g_autoptr (CordonOverviewItem) present = g_list_model_get_item (G_LIST_MODEL (store), head);

      if (!cordon_overview_item_equal (present, things->pdata[head]))
        break;
    }
  for (; tail < MIN (n, things->len) - head; tail++)
    {
      g_autoptr (CordonOverviewItem) present = g_list_model_get_item (G_LIST_MODEL (store), n - tail - 1);

      if (!cordon_overview_item_equal (present, things->pdata[things->len - tail - 1]))
        break;
    }
  if (head + tail < MAX (n, things->len))
    g_list_store_splice (store, head, n - head - tail, things->pdata + head, things->len - head - tail);
}

/* Which plan items can be seen: those whose parents all can */

static gboolean
text_is (CordonRecord *record, const char *field, const char *expected)
{
  return g_strcmp0 (cordon_record_get_text (record, field), expected) == 0;
}

static gboolean
is_seen (GHashTable *living, CordonRecord *item)
{
  /* A tree is as deep as it has items at most; a loop, which nothing should have made, ends the walk as well. */
  for (guint steps = g_hash_table_size (living); item != NULL && steps > 0; steps--)
    {
      const char *parent = cordon_record_get_text (item, "parent");

      if (parent == NULL)
        return TRUE;
      item = g_hash_table_lookup (living, parent);
    }
  return FALSE;
}

static void
find_shown (CordonOverview *self)
{
  g_autoptr (GHashTable) living = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  guint n = g_list_model_get_n_items (self->lists[ITEMS]);
  GHashTableIter iter;
  gpointer id;
  gpointer item;

  for (guint i = 0; i < n; i++)
    {
      CordonRecord *record = g_list_model_get_item (self->lists[ITEMS], i);

      g_hash_table_insert (living, (char *) cordon_record_get_id (record), record);
    }
  g_hash_table_remove_all (self->shown);
  g_hash_table_iter_init (&iter, living);
  while (g_hash_table_iter_next (&iter, &id, &item))
    if (is_seen (living, item))
      g_hash_table_insert (self->shown, id, g_object_ref (item));
}

/* Due */

/* An item's own owner, or that of the nearest item above it that has one. */
static const char *
owner_of (CordonOverview *self, CordonRecord *item)
{
  for (guint steps = g_hash_table_size (self->shown); item != NULL && steps > 0; steps--)
    {
      const char *owner = cordon_record_get_text (item, "owner");
      const char *parent = cordon_record_get_text (item, "parent");

      if (owner != NULL)
        return owner;
      item = parent != NULL ? g_hash_table_lookup (self->shown, parent) : NULL;
    }
  return NULL;
}

/* Returns: (transfer full): the records of a list by what they refer to: id → GListStore */
static GHashTable *
group_by (GListModel *list, const char *field)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) record = g_list_model_get_item (list, i);
      const char *id = cordon_record_get_text (record, field);
      GListStore *group = id != NULL ? g_hash_table_lookup (groups, id) : NULL;

      if (id != NULL && group == NULL)
        {
          group = g_list_store_new (CORDON_TYPE_RECORD);
          g_hash_table_insert (groups, g_strdup (id), group);
        }
      if (group != NULL)
        g_list_store_append (group, record);
    }
  return groups;
}

/* Something that is due: an item, or the update that is asked for of one */
typedef struct
{
  CordonRecord *about;
  CordonRecord *item;
  const char *due;
  const char *period; /* of an update; NULL for an item */
  int days;           /* until then; negative when it is past */
} Due;

static char *
describe_due (const char *due, int days)
{
  g_autofree char *date = cordon_date_format (due);

  if (days < 0)
    return g_strdup_printf (ngettext ("Was due on %s, %d day ago.", "Was due on %s, %d days ago.", (gulong) -days),
                            date, -days);
  if (days == 0)
    return g_strdup (_ ("Due today."));
  return g_strdup_printf (ngettext ("Due on %s, in %d day.", "Due on %s, in %d days.", (gulong) days), date, days);
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const Due *one = a;
  const Due *other = b;
  int order = g_strcmp0 (one->due, other->due);

  if (order == 0)
    order = g_strcmp0 (cordon_record_get_text (one->item, "code"), cordon_record_get_text (other->item, "code"));
  if (order == 0)
    order = g_strcmp0 (cordon_record_get_id (one->item), cordon_record_get_id (other->item));
  return order != 0 ? order : g_strcmp0 (one->period, other->period);
}

/* Adds what is due soon of those that have an owner whom somebody asked for; all owners are noted. */
static void
add_due (CordonOverview *self, GArray *open, GHashTable *owners, Due *due)
{
  const char *owner;

  if (!cordon_date_days_between (cordon_plan_get_today (self->plan), due->due, &due->days) || due->days > DAYS_AHEAD)
    return;
  owner = owner_of (self, due->item);
  if (owner != NULL)
    g_hash_table_add (owners, (char *) owner);
  if (self->owner == NULL || g_strcmp0 (owner, self->owner) == 0)
    g_array_append_val (open, *due);
}

/* The updates that a quarter's round asks for, and that nobody has published */
static void
find_due_updates (CordonOverview *self, GArray *open, GHashTable *owners, GHashTable *updates)
{
  guint n = g_list_model_get_n_items (self->lists[ROUNDS]);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) round = g_list_model_get_item (self->lists[ROUNDS], i);
      const char *period = cordon_record_get_text (round, "period");
      GHashTableIter iter;
      gpointer id, item;

      if (period == NULL || cordon_record_get_text (round, "closed") != NULL)
        continue;
      g_hash_table_iter_init (&iter, self->shown);
      while (g_hash_table_iter_next (&iter, &id, &item))
        {
          GListModel *of_item = g_hash_table_lookup (updates, id);
          Due due = {.about = item, .item = item, .due = cordon_record_get_text (round, "due"), .period = period};

          if (!text_is (item, "kind", "initiative") || !cordon_plan_item_is_open (item)
              || (of_item != NULL && cordon_status_effective (of_item, period) != NULL))
            continue;
          /* One that was begun is gone on with. */
          for (guint u = 0; of_item != NULL && u < g_list_model_get_n_items (of_item); u++)
            {
              g_autoptr (CordonRecord) update = g_list_model_get_item (of_item, u);

              if (text_is (update, "period", period) && cordon_record_get_text (update, "published_on") == NULL)
                due.about = update;
            }
          add_due (self, open, owners, &due);
        }
    }
}

static void
find_due (CordonOverview *self)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Due));
  g_autoptr (GPtrArray) things = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) owners = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) updates = group_by (self->lists[UPDATES], "plan_item");
  guint n = g_list_model_get_n_items (self->lists[PARTIES]);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      Due due = {.about = item, .item = item, .due = cordon_record_get_text (item, "due")};

      if (cordon_plan_item_is_open (item))
        add_due (self, open, owners, &due);
    }
  find_due_updates (self, open, owners, updates);
  g_array_sort (open, compare_due);

  for (guint i = 0; i < open->len; i++)
    {
      const Due *due = &g_array_index (open, Due, i);
      g_autofree char *name = cordon_record_dup_title (due->item);
      g_autofree char *quarter = cordon_quarter_format (due->period);
      /* Translators: an update that is asked for: the quarter, then the initiative */
      g_autofree char *title =
          due->period != NULL ? g_strdup_printf (_ ("Update for %1$s: %2$s"), quarter, name) : g_strdup (name);

      add_thing (things, due->about, title, describe_due (due->due, due->days), due->days < 0);
    }
  replace_things (self->due, things);

  g_list_store_remove_all (self->owners);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) party = g_list_model_get_item (self->lists[PARTIES], i);

      if (g_hash_table_contains (owners, cordon_record_get_id (party)))
        g_list_store_append (self->owners, party);
    }
}

/* How the initiatives stand */

static void
count_statuses (CordonOverview *self)
{
  g_autoptr (GHashTable) by_item = group_by (self->lists[UPDATES], "plan_item");
  g_autofree char *now =
      cordon_quarter_of (cordon_plan_get_today (self->plan), cordon_plan_get_first_month (self->plan));
  g_autofree char *ended = cordon_quarter_step (now, -1);
  GHashTableIter iter;
  gpointer id;
  gpointer item;

  self->n_green = self->n_amber = self->n_red = self->n_none = self->n_published = 0;
  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &id, &item))
    {
      GListModel *updates;
      CordonRecord *latest;

      if (!text_is (item, "kind", "initiative"))
        continue;
      updates = g_hash_table_lookup (by_item, id);
      latest = updates != NULL ? cordon_status_effective (updates, NULL) : NULL;
      self->n_published += updates != NULL && cordon_status_effective (updates, ended) != NULL;
      if (latest != NULL && text_is (latest, "rag", "green"))
        self->n_green++;
      else if (latest != NULL && text_is (latest, "rag", "amber"))
        self->n_amber++;
      else if (latest != NULL && text_is (latest, "rag", "red"))
        self->n_red++;
      else
        self->n_none++;
    }
}

/* Behind the pace */

static void
find_pace (CordonOverview *self)
{
  g_autoptr (GHashTable) by_measure = group_by (self->lists[READINGS], "measure");
  g_autoptr (GPtrArray) things = g_ptr_array_new_with_free_func (g_object_unref);
  const char *today = cordon_plan_get_today (self->plan);
  guint n = g_list_model_get_n_items (self->lists[MEASURES]);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) measure = g_list_model_get_item (self->lists[MEASURES], i);
      GListModel *readings = g_hash_table_lookup (by_measure, cordon_record_get_id (measure));
      g_autofree char *title = cordon_record_dup_title (measure);
      CordonMeasureFacts facts;
      CordonProgress progress;
      CordonPace pace;

      if (readings == NULL)
        continue;
      cordon_measure_facts (measure, &facts);
      cordon_progress_of_measure (measure, readings, today, cordon_plan_get_first_month (self->plan), &progress);
      cordon_progress_pace (&progress, &facts, today, &pace);
      if (pace.known && pace.ahead < 0)
        add_thing (things, measure, title, cordon_pace_describe (&pace, &facts), TRUE);
      else if (progress.state == CORDON_PROGRESS_LEVEL && progress.verdict == CORDON_VERDICT_NOT_MET)
        add_thing (things, measure, title, cordon_progress_describe (&progress, &facts), TRUE);
    }
  replace_things (self->pace, things);
}

/* Contradictory, or not confirmed */

static gboolean
is_about_something_shown (CordonOverview *self, CordonRecord *record)
{
  const char *item = cordon_record_get_text (record, "plan_item");

  return item == NULL || g_hash_table_contains (self->shown, item);
}

static void
find_look (CordonOverview *self)
{
  g_autoptr (GPtrArray) things = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (self->lists[ENTRIES]);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) entry = g_list_model_get_item (self->lists[ENTRIES], i);
      const char *body = cordon_record_get_text (entry, "body");

      if (text_is (entry, "kind", "issue") && cordon_record_get_text (entry, "closed") == NULL
          && !text_is (entry, "state", "closed") && is_about_something_shown (self, entry))
        add_thing (things, entry, cordon_record_get_text (entry, "title"), g_strdup (body != NULL ? body : ""), FALSE);
    }
  n = g_list_model_get_n_items (self->lists[READINGS]);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CordonRecord) reading = g_list_model_get_item (self->lists[READINGS], i);
      CordonRecord *measure;

      if (!text_is (reading, "confidence", "recalled"))
        continue;
      measure = cordon_plan_peek (self->plan, "measure", cordon_record_get_text (reading, "measure"));
      if (measure != NULL)
        {
          g_autofree char *title = cordon_record_dup_title (measure);

          add_thing (things, reading, title, g_strdup (_ ("Nobody has confirmed this figure yet.")), FALSE);
        }
    }
  replace_things (self->look, things);
}

/* Once per edit */

gboolean
cordon_overview_get_loading (CordonOverview *self)
{
  g_return_val_if_fail (CORDON_IS_OVERVIEW (self), FALSE);

  return !self->refreshed;
}

static gboolean
is_anything_loading (CordonOverview *self)
{
  for (guint i = 0; i < N_LISTS; i++)
    {
      gboolean loading;

      g_object_get (self->lists[i], "loading", &loading, NULL);
      if (loading)
        return TRUE;
    }
  return FALSE;
}

static gboolean
refresh (gpointer user_data)
{
  CordonOverview *self = user_data;

  self->refresh = 0;
  if (is_anything_loading (self))
    return G_SOURCE_REMOVE;
  find_shown (self);
  find_due (self);
  count_statuses (self);
  find_pace (self);
  find_look (self);
  if (!self->refreshed)
    {
      self->refreshed = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (CordonOverview *self)
{
  if (self->paused)
    self->stale = TRUE;
  else if (self->refresh == 0)
    self->refresh = g_idle_add (refresh, self);
}

void
cordon_overview_set_paused (CordonOverview *self, gboolean paused)
{
  g_return_if_fail (CORDON_IS_OVERVIEW (self));

  self->paused = paused;
  if (paused || !self->stale)
    return;
  self->stale = FALSE;
  /* Before the next frame, which would show what was. */
  g_clear_handle_id (&self->refresh, g_source_remove);
  self->refresh = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh, self, NULL);
}

CordonOverview *
cordon_overview_new (CordonPlan *plan)
{
  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  return g_object_new (CORDON_TYPE_OVERVIEW, "plan", plan, NULL);
}

void
cordon_overview_set_owner (CordonOverview *self, const char *owner)
{
  g_return_if_fail (CORDON_IS_OVERVIEW (self));

  if (g_strcmp0 (self->owner, owner) == 0)
    return;
  g_free (self->owner);
  self->owner = g_strdup (owner);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OWNER]);
  queue_refresh (self);
}

GListModel *
cordon_overview_get_due (CordonOverview *self)
{
  g_return_val_if_fail (CORDON_IS_OVERVIEW (self), NULL);

  return G_LIST_MODEL (self->due);
}

GListModel *
cordon_overview_get_pace (CordonOverview *self)
{
  g_return_val_if_fail (CORDON_IS_OVERVIEW (self), NULL);

  return G_LIST_MODEL (self->pace);
}

GListModel *
cordon_overview_get_look (CordonOverview *self)
{
  g_return_val_if_fail (CORDON_IS_OVERVIEW (self), NULL);

  return G_LIST_MODEL (self->look);
}

GListModel *
cordon_overview_get_owners (CordonOverview *self)
{
  g_return_val_if_fail (CORDON_IS_OVERVIEW (self), NULL);

  return G_LIST_MODEL (self->owners);
}

guint
cordon_overview_count (CordonOverview *self, const char *rag)
{
  g_return_val_if_fail (CORDON_IS_OVERVIEW (self), 0);

  if (g_strcmp0 (rag, "green") == 0)
    return self->n_green;
  if (g_strcmp0 (rag, "amber") == 0)
    return self->n_amber;
  if (g_strcmp0 (rag, "red") == 0)
    return self->n_red;
  return self->n_none;
}

char *
cordon_overview_get_updates (CordonOverview *self, guint *n_published, guint *n_initiatives)
{
  g_autofree char *now = NULL;

  g_return_val_if_fail (CORDON_IS_OVERVIEW (self), NULL);

  now = cordon_quarter_of (cordon_plan_get_today (self->plan), cordon_plan_get_first_month (self->plan));
  *n_published = self->n_published;
  *n_initiatives = self->n_green + self->n_amber + self->n_red + self->n_none;
  return cordon_quarter_step (now, -1);
}

static void
cordon_overview_constructed (GObject *object)
{
  CordonOverview *self = CORDON_OVERVIEW (object);

  G_OBJECT_CLASS (cordon_overview_parent_class)->constructed (object);

  for (guint i = 0; i < N_LISTS; i++)
    {
      g_autoptr (CordonQuery) query = cordon_query_new (list_kinds[i]);

      if (i == PARTIES)
        cordon_query_order_by (query, "name", FALSE);
      else if (i == MEASURES || i == ENTRIES)
        cordon_query_order_by (query, "rank", FALSE);
      self->lists[i] = cordon_plan_get_list (self->plan, query);
      g_signal_connect_object (self->lists[i], "items-changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->lists[i], "notify::loading", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->plan, "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan, "notify::today", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan, "notify::first-month", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  queue_refresh (self);
}

static void
cordon_overview_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CordonOverview *self = CORDON_OVERVIEW (object);

  switch (prop_id)
    {
    case PROP_PLAN:
      g_value_set_object (value, self->plan);
      break;
    case PROP_OWNER:
      g_value_set_string (value, self->owner);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, !self->refreshed);
      break;
    case PROP_DUE:
      g_value_set_object (value, self->due);
      break;
    case PROP_PACE:
      g_value_set_object (value, self->pace);
      break;
    case PROP_LOOK:
      g_value_set_object (value, self->look);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_overview_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CordonOverview *self = CORDON_OVERVIEW (object);

  switch (prop_id)
    {
    case PROP_PLAN:
      self->plan = g_value_dup_object (value);
      break;
    case PROP_OWNER:
      cordon_overview_set_owner (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_overview_dispose (GObject *object)
{
  CordonOverview *self = CORDON_OVERVIEW (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  for (guint i = 0; i < N_LISTS; i++)
    g_clear_object (&self->lists[i]);
  g_hash_table_remove_all (self->shown);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_overview_parent_class)->dispose (object);
}

static void
cordon_overview_finalize (GObject *object)
{
  CordonOverview *self = CORDON_OVERVIEW (object);

  g_hash_table_unref (self->shown);
  g_object_unref (self->due);
  g_object_unref (self->pace);
  g_object_unref (self->look);
  g_object_unref (self->owners);
  g_free (self->owner);

  G_OBJECT_CLASS (cordon_overview_parent_class)->finalize (object);
}

static void
cordon_overview_class_init (CordonOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = cordon_overview_constructed;
  object_class->get_property = cordon_overview_get_property;
  object_class->set_property = cordon_overview_set_property;
  object_class->dispose = cordon_overview_dispose;
  object_class->finalize = cordon_overview_finalize;

  properties[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, CORDON_TYPE_PLAN,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OWNER] = g_param_spec_string ("owner", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, readable);
  properties[PROP_DUE] = g_param_spec_object ("due", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_PACE] = g_param_spec_object ("pace", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_LOOK] = g_param_spec_object ("look", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_overview_init (CordonOverview *self)
{
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->due = g_list_store_new (CORDON_TYPE_OVERVIEW_ITEM);
  self->pace = g_list_store_new (CORDON_TYPE_OVERVIEW_ITEM);
  self->look = g_list_store_new (CORDON_TYPE_OVERVIEW_ITEM);
  self->owners = g_list_store_new (CORDON_TYPE_RECORD);
}
