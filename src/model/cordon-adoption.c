/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Practices and the offices that adopt them. A cell of the matrix is a body in a matter with the role of an adopter;
 * the cells are kept by both ends, and made anew when one changes, as they are few. */

#include "model/cordon-adoption.h"

#include <string.h>

#include "base/cordon-text.h"

#include <glib/gi18n-lib.h>

const char *const cordon_adoption_states[] = {"considering", "piloting", "adopted", "declined", NULL};

struct _CordonAdoption
{
  GObject parent_instance;

  CordonPlan *plan;
  GListModel *practices;
  GListModel *parties;
  GListModel *adopters;
  GListStore *offices;
  GHashTable *cells; /* "practice office" → CordonRecord */
  guint source;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (CordonAdoption, cordon_adoption, G_TYPE_OBJECT)

static char *
cell_key (const char *practice, const char *office)
{
  return g_strjoin (" ", practice, office, NULL);
}

static void
find_offices (CordonAdoption *self)
{
  g_autoptr (GPtrArray) offices = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->offices));
  gboolean same;

  for (guint i = 0; i < g_list_model_get_n_items (self->parties); i++)
    {
      g_autoptr (CordonRecord) party = g_list_model_get_item (self->parties, i);

      if (g_strcmp0 (cordon_record_get_text (party, "kind"), "sac_office") == 0
          && g_strcmp0 (cordon_record_get_text (party, "state"), "closed") != 0)
        g_ptr_array_add (offices, g_object_ref (party));
    }
  same = offices->len == n_before;
  for (guint i = 0; same && i < n_before; i++)
    {
      g_autoptr (CordonRecord) office = g_list_model_get_item (G_LIST_MODEL (self->offices), i);

      same = office == offices->pdata[i];
    }
  if (!same)
    g_list_store_splice (self->offices, 0, n_before, offices->pdata, offices->len);
}

static void
update (CordonAdoption *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_hash_table_remove_all (self->cells);
  for (guint i = 0; i < g_list_model_get_n_items (self->adopters); i++)
    {
      g_autoptr (CordonRecord) adopter = g_list_model_get_item (self->adopters, i);
      const char *practice = cordon_record_get_text (adopter, "matter");
      const char *office = cordon_record_get_text (adopter, "party");

      if (practice != NULL && office != NULL)
        g_hash_table_insert (self->cells, cell_key (practice, office), g_object_ref (adopter));
    }
  find_offices (self);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
on_idle (gpointer data)
{
  g_autoptr (CordonAdoption) self = g_object_ref (data);

  self->source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
on_items_changed (CordonAdoption *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static void
on_plan_changed (CordonAdoption *self, CordonChanges *changes)
{
  static const char *const concerned[] = {"matter", "matter_party", "party", NULL};

  for (guint i = 0; i < cordon_changes_get_length (changes); i++)
    if (g_strv_contains (concerned, cordon_changes_get (changes, i)->kind))
      {
        update (self);
        return;
      }
}

GListModel *
cordon_adoption_get_practices (CordonAdoption *self)
{
  g_return_val_if_fail (CORDON_IS_ADOPTION (self), NULL);

  return self->practices;
}

GListModel *
cordon_adoption_get_offices (CordonAdoption *self)
{
  g_return_val_if_fail (CORDON_IS_ADOPTION (self), NULL);

  return G_LIST_MODEL (self->offices);
}

CordonRecord *
cordon_adoption_get (CordonAdoption *self, const char *practice, const char *office)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (CORDON_IS_ADOPTION (self), NULL);
  g_return_val_if_fail (practice != NULL && office != NULL, NULL);

  key = cell_key (practice, office);
  return g_hash_table_lookup (self->cells, key);
}

const char *
cordon_adoption_get_state (CordonAdoption *self, const char *practice, const char *office)
{
  CordonRecord *cell = cordon_adoption_get (self, practice, office);

  return cell != NULL ? cordon_record_get_text (cell, "state") : NULL;
}

const char *
cordon_adoption_state_label (const char *state)
{
  return cordon_field_choice_label (cordon_kind_field (cordon_kind_find ("matter_party"), "state"), state);
}

guint
cordon_adoption_count (CordonAdoption *self, const char *practice, const char *state)
{
  guint n = 0;

  g_return_val_if_fail (CORDON_IS_ADOPTION (self), 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->offices)); i++)
    {
      g_autoptr (CordonRecord) office = g_list_model_get_item (G_LIST_MODEL (self->offices), i);

      n += g_strcmp0 (cordon_adoption_get_state (self, practice, cordon_record_get_id (office)), state) == 0 ? 1 : 0;
    }
  return n;
}

/* The last rank among the bodies of a practice, for the place after it. */
static const char *
last_rank (CordonAdoption *self, const char *practice)
{
  const char *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (self->adopters); i++)
    {
      g_autoptr (CordonRecord) adopter = g_list_model_get_item (self->adopters, i);
      const char *rank = cordon_record_get_text (adopter, "rank");

      if (g_strcmp0 (cordon_record_get_text (adopter, "matter"), practice) == 0 && rank != NULL
          && (last == NULL || strcmp (rank, last) > 0))
        last = rank;
    }
  return last;
}

CordonDraft *
cordon_adoption_set (CordonAdoption *self, CordonRecord *practice, const char *office, const char *state)
{
  CordonDraft *draft = cordon_draft_new (N_ ("Record adoption"));
  const char *id = cordon_record_get_id (practice);
  CordonRecord *cell;

  g_return_val_if_fail (CORDON_IS_ADOPTION (self), draft);
  g_return_val_if_fail (office != NULL, draft);

  cell = cordon_adoption_get (self, id, office);
  if (state == NULL)
    {
      if (cell != NULL)
        cordon_draft_delete (draft, "matter_party", cordon_record_get_id (cell));
      return draft;
    }
  if (cell != NULL)
    id = cordon_record_get_id (cell);
  else
    {
      /* Two who record the same office at the same time have made one row. */
      g_autofree char *row = cordon_id_derive ("matter_party", id, office, "adopter", NULL);
      g_autofree char *rank = cordon_text_key_between (last_rank (self, id), NULL);

      cordon_draft_create (draft, "matter_party", row);
      cordon_draft_set_text (draft, "matter_party", row, "matter", id);
      cordon_draft_set_text (draft, "matter_party", row, "party", office);
      cordon_draft_set_text (draft, "matter_party", row, "role", "adopter");
      cordon_draft_set_text (draft, "matter_party", row, "rank", rank);
      cordon_draft_set_text (draft, "matter_party", row, "state", state);
      cordon_draft_set_text (draft, "matter_party", row, "since", cordon_plan_get_today (self->plan));
      return draft;
    }
  cordon_draft_set_text (draft, "matter_party", id, "state", state);
  cordon_draft_set_text (draft, "matter_party", id, "since", cordon_plan_get_today (self->plan));
  return draft;
}

static GListModel *
follow (CordonAdoption *self, const char *kind, const char *order, const char *field, const char *value)
{
  g_autoptr (CordonQuery) query = cordon_plan_query (kind, order);
  GListModel *list;

  if (field != NULL)
    cordon_query_where_text (query, field, value);
  list = cordon_plan_get_list (self->plan, query);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  return list;
}

CordonAdoption *
cordon_adoption_new (CordonPlan *plan)
{
  CordonAdoption *self;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_ADOPTION, NULL);
  self->plan = g_object_ref (plan);
  self->practices = follow (self, "matter", "title", "kind", "practice");
  self->parties = follow (self, "party", "name", NULL, NULL);
  self->adopters = follow (self, "matter_party", "rank", "role", "adopter");
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

static void
cordon_adoption_dispose (GObject *object)
{
  g_clear_handle_id (&CORDON_ADOPTION (object)->source, g_source_remove);

  G_OBJECT_CLASS (cordon_adoption_parent_class)->dispose (object);
}

static void
cordon_adoption_finalize (GObject *object)
{
  CordonAdoption *self = CORDON_ADOPTION (object);

  g_clear_object (&self->practices);
  g_clear_object (&self->parties);
  g_clear_object (&self->adopters);
  g_clear_object (&self->offices);
  g_clear_object (&self->plan);
  g_hash_table_unref (self->cells);

  G_OBJECT_CLASS (cordon_adoption_parent_class)->finalize (object);
}

static void
cordon_adoption_class_init (CordonAdoptionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cordon_adoption_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordon_adoption_finalize;
  changed_signal =
      g_signal_new ("changed", CORDON_TYPE_ADOPTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_adoption_init (CordonAdoption *self)
{
  self->offices = g_list_store_new (CORDON_TYPE_RECORD);
  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}
