/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who takes part in which body. The ties are few thousand at most and change seldom, so that the index is made anew
 * when one does: from the body's id to the ties that lead to it. Whether a tie holds is asked of the plan's day each
 * time, and not kept. */

#include "model/cordon-rosters.h"

#include <string.h>

#include "model/cordon-party.h"
#include "model/cordon-tie.h"

#include <glib/gi18n-lib.h>

struct _CordonRosters
{
  GObject parent_instance;

  CordonPlan *plan;
  GListModel *parties;
  GListModel *places;
  GListModel *ties;
  GHashTable *of_body; /* id → GPtrArray of CordonRecord, the ties that lead to it */
  guint source;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (CordonRosters, cordon_rosters, G_TYPE_OBJECT)

static gboolean
is_kind (CordonRecord *tie, const char *kind)
{
  return g_strcmp0 (cordon_record_get_text (tie, "kind"), kind) == 0;
}

static gboolean
holds_today (CordonRosters *self, CordonRecord *tie)
{
  const char *state = cordon_record_get_text (tie, "state");

  return cordon_tie_is_valid_on (tie, cordon_plan_get_today (self->plan)) && g_strcmp0 (state, "ended") != 0
         && g_strcmp0 (state, "prospect") != 0 && g_strcmp0 (state, "invited") != 0;
}

static gboolean
takes_part (CordonRosters *self, CordonRecord *tie)
{
  return (is_kind (tie, "participates") || is_kind (tie, "member")) && holds_today (self, tie);
}

static CordonRecord *
party_of (CordonRosters *self, CordonRecord *tie)
{
  const char *id = cordon_record_get_text (tie, "party");
  CordonRecord *party = id != NULL ? cordon_plan_peek (self->plan, "party", id) : NULL;

  return party != NULL && !cordon_record_get_deleted (party) ? party : NULL;
}

static const GPtrArray *
ties_of (CordonRosters *self, const char *body)
{
  return body != NULL ? g_hash_table_lookup (self->of_body, body) : NULL;
}

static void
update (CordonRosters *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_hash_table_remove_all (self->of_body);
  for (guint i = 0; i < g_list_model_get_n_items (self->ties); i++)
    {
      g_autoptr (CordonRecord) tie = g_list_model_get_item (self->ties, i);
      const char *body = cordon_record_get_text (tie, "other");
      GPtrArray *ties = (gpointer) ties_of (self, body);

      if (body == NULL)
        continue;
      if (ties == NULL)
        {
          ties = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (self->of_body, g_strdup (body), ties);
        }
      g_ptr_array_add (ties, g_object_ref (tie));
    }
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
on_idle (gpointer data)
{
  g_autoptr (CordonRosters) self = g_object_ref (data);

  self->source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
on_items_changed (CordonRosters *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static void
on_plan_changed (CordonRosters *self, CordonChanges *changes)
{
  static const char *const concerned[] = {"tie", "party", "place", NULL};

  for (guint i = 0; i < cordon_changes_get_length (changes); i++)
    if (g_strv_contains (concerned, cordon_changes_get (changes, i)->kind))
      {
        update (self);
        return;
      }
}

CordonRecord *
cordon_rosters_get_host_tie (CordonRosters *self, const char *body)
{
  const GPtrArray *ties;

  g_return_val_if_fail (CORDON_IS_ROSTERS (self), NULL);

  ties = ties_of (self, body);
  for (guint i = 0; ties != NULL && i < ties->len; i++)
    if (is_kind (ties->pdata[i], "hosts") && holds_today (self, ties->pdata[i])
        && party_of (self, ties->pdata[i]) != NULL)
      return ties->pdata[i];
  return NULL;
}

const char *
cordon_rosters_get_host (CordonRosters *self, const char *body)
{
  CordonRecord *tie = cordon_rosters_get_host_tie (self, body);

  return tie != NULL ? cordon_record_get_text (tie, "party") : NULL;
}

GPtrArray *
cordon_rosters_list_hosts (CordonRosters *self)
{
  GPtrArray *hosts = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer body;

  g_return_val_if_fail (CORDON_IS_ROSTERS (self), hosts);

  g_hash_table_iter_init (&iter, self->of_body);
  while (g_hash_table_iter_next (&iter, &body, NULL))
    {
      const char *host = cordon_rosters_get_host (self, body);

      if (host != NULL && g_hash_table_add (seen, (gpointer) host))
        g_ptr_array_add (hosts, (gpointer) host);
    }
  return hosts;
}

gboolean
cordon_rosters_has_level (CordonRosters *self, const char *body, const char *level)
{
  const GPtrArray *ties;
  GHashTableIter iter;
  gpointer any;

  g_return_val_if_fail (CORDON_IS_ROSTERS (self), FALSE);
  g_return_val_if_fail (level != NULL, FALSE);

  if (body == NULL)
    {
      g_hash_table_iter_init (&iter, self->of_body);
      while (g_hash_table_iter_next (&iter, &any, NULL))
        if (cordon_rosters_has_level (self, any, level))
          return TRUE;
      return FALSE;
    }
  ties = ties_of (self, body);
  for (guint i = 0; ties != NULL && i < ties->len; i++)
    {
      CordonRecord *party = takes_part (self, ties->pdata[i]) ? party_of (self, ties->pdata[i]) : NULL;

      if (party != NULL && g_strcmp0 (cordon_record_get_text (party, "level"), level) == 0)
        return TRUE;
    }
  return FALSE;
}

guint
cordon_rosters_count_agencies (CordonRosters *self, const char *body)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *ties;

  g_return_val_if_fail (CORDON_IS_ROSTERS (self), 0);

  ties = ties_of (self, body);
  for (guint i = 0; ties != NULL && i < ties->len; i++)
    if (takes_part (self, ties->pdata[i]) && party_of (self, ties->pdata[i]) != NULL)
      g_hash_table_add (seen, (gpointer) cordon_record_get_text (ties->pdata[i], "party"));
  return g_hash_table_size (seen);
}

guint64
cordon_rosters_count_people (CordonRosters *self, const char *body)
{
  const GPtrArray *ties;
  double sum = 0;

  g_return_val_if_fail (CORDON_IS_ROSTERS (self), 0);

  ties = ties_of (self, body);
  for (guint i = 0; ties != NULL && i < ties->len; i++)
    {
      double count;

      if (takes_part (self, ties->pdata[i]) && party_of (self, ties->pdata[i]) != NULL
          && cordon_record_get_number (ties->pdata[i], "count", &count))
        sum += count;
    }
  return (guint64) sum;
}

static gboolean
exists_today (CordonRosters *self, CordonRecord *party)
{
  const char *state = cordon_record_get_text (party, "state");

  return g_strcmp0 (state, "closed") != 0 && g_strcmp0 (state, "planned") != 0
         && cordon_party_is_valid_on (party, cordon_plan_get_today (self->plan));
}

static CordonRecord *
place_of (CordonRosters *self, CordonRecord *party)
{
  const char *id = cordon_record_get_text (party, "place");
  CordonRecord *place = id != NULL ? cordon_plan_peek (self->plan, "place", id) : NULL;

  return place != NULL && !cordon_record_get_deleted (place) ? place : NULL;
}

static void
add_agencies (CordonRosters *self, const char *body, GHashTable *seen)
{
  const GPtrArray *ties = ties_of (self, body);

  for (guint i = 0; ties != NULL && i < ties->len; i++)
    if (takes_part (self, ties->pdata[i]) && party_of (self, ties->pdata[i]) != NULL)
      g_hash_table_add (seen, (gpointer) cordon_record_get_text (ties->pdata[i], "party"));
}

guint64
cordon_rosters_tally (CordonRosters *self, const char *party_kind, const char *counted, guint *located)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint64 bodies = 0, people = 0;
  guint n_located = 0;

  g_return_val_if_fail (CORDON_IS_ROSTERS (self), 0);
  g_return_val_if_fail (party_kind != NULL && counted != NULL, 0);

  for (guint i = 0; i < g_list_model_get_n_items (self->parties); i++)
    {
      g_autoptr (CordonRecord) party = g_list_model_get_item (self->parties, i);
      const char *id = cordon_record_get_id (party);
      CordonRecord *place;
      const char *country = NULL;
      double degrees;

      if (g_strcmp0 (cordon_record_get_text (party, "kind"), party_kind) != 0 || !exists_today (self, party))
        continue;
      bodies++;
      people += cordon_rosters_count_people (self, id);
      place = place_of (self, party);
      n_located += place != NULL && cordon_record_get_number (place, "lat", &degrees) ? 1 : 0;
      if (g_str_equal (counted, "agencies"))
        add_agencies (self, id, seen);
      else if (g_str_equal (counted, "countries"))
        {
          country = place != NULL ? cordon_record_get_text (place, "country") : NULL;
          if (country == NULL)
            country = cordon_record_get_text (party, "country");
          if (country != NULL)
            g_hash_table_add (seen, (gpointer) country);
        }
    }
  if (located != NULL)
    *located = n_located;
  if (g_str_equal (counted, "people"))
    return people;
  return g_str_equal (counted, "bodies") ? bodies : g_hash_table_size (seen);
}

CordonDraft *
cordon_rosters_host (CordonRosters *self, const char *body, const char *host)
{
  CordonDraft *draft = cordon_draft_new (N_ ("Change host office"));
  CordonRecord *before;
  const char *today;

  g_return_val_if_fail (CORDON_IS_ROSTERS (self), draft);
  g_return_val_if_fail (body != NULL, draft);

  before = cordon_rosters_get_host_tie (self, body);
  today = cordon_plan_get_today (self->plan);
  if (before != NULL && g_strcmp0 (cordon_record_get_text (before, "party"), host) == 0)
    return draft;
  if (before != NULL)
    {
      const char *id = cordon_record_get_id (before);
      const char *from = cordon_record_get_text (before, "valid_from");
      g_autoptr (GDate) day = g_date_new ();

      if (from != NULL && strcmp (from, today) >= 0)
        cordon_draft_delete (draft, "tie", id);
      else
        {
          char text[16];

          /* It held until yesterday: both days of a tie count. */
          g_date_set_parse (day, today);
          if (g_date_valid (day))
            g_date_subtract_days (day, 1);
          g_date_strftime (text, sizeof text, "%Y-%m-%d", day);
          cordon_draft_set_text (draft, "tie", id, "valid_to", text);
        }
    }
  if (host != NULL)
    {
      g_autofree char *id = cordon_tie_derive_id ("hosts", host, body, NULL, NULL);

      cordon_draft_create (draft, "tie", id);
      cordon_draft_set_text (draft, "tie", id, "kind", "hosts");
      cordon_draft_set_text (draft, "tie", id, "party", host);
      cordon_draft_set_text (draft, "tie", id, "other", body);
      cordon_draft_set_text (draft, "tie", id, "valid_from", before != NULL ? today : NULL);
      cordon_draft_set_text (draft, "tie", id, "valid_to", NULL);
    }
  return draft;
}

static GListModel *
follow (CordonRosters *self, const char *kind, const char *order)
{
  g_autoptr (CordonQuery) query = cordon_plan_query (kind, order);
  GListModel *list = cordon_plan_get_list (self->plan, query);

  g_signal_connect_object (list, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::loading", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  return list;
}

gboolean
cordon_rosters_get_loading (CordonRosters *self)
{
  gboolean parties, ties;

  g_return_val_if_fail (CORDON_IS_ROSTERS (self), FALSE);

  g_object_get (self->parties, "loading", &parties, NULL);
  g_object_get (self->ties, "loading", &ties, NULL);
  return parties || ties;
}

CordonRosters *
cordon_rosters_new (CordonPlan *plan)
{
  CordonRosters *self;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_ROSTERS, NULL);
  self->plan = g_object_ref (plan);
  self->parties = follow (self, "party", "name");
  self->places = follow (self, "place", "name");
  self->ties = follow (self, "tie", "kind");
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::today", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

static void
cordon_rosters_dispose (GObject *object)
{
  CordonRosters *self = CORDON_ROSTERS (object);

  g_clear_handle_id (&self->source, g_source_remove);

  G_OBJECT_CLASS (cordon_rosters_parent_class)->dispose (object);
}

static void
cordon_rosters_finalize (GObject *object)
{
  CordonRosters *self = CORDON_ROSTERS (object);

  g_clear_object (&self->parties);
  g_clear_object (&self->places);
  g_clear_object (&self->ties);
  g_clear_object (&self->plan);
  g_hash_table_unref (self->of_body);

  G_OBJECT_CLASS (cordon_rosters_parent_class)->finalize (object);
}

static void
cordon_rosters_class_init (CordonRostersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cordon_rosters_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordon_rosters_finalize;
  changed_signal =
      g_signal_new ("changed", CORDON_TYPE_ROSTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_rosters_init (CordonRosters *self)
{
  self->of_body = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}
