/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of countries. It is counted anew after an edit of what names one, once everything of that edit has been
 * taken in. */

#include "model/cordon-mentions.h"

#include <string.h>

#include "base/cordon-date.h"
#include "model/cordon-tie.h"

#include <glib/gi18n-lib.h>

struct _CordonMentions
{
  GObject parent_instance;

  CordonPlan *plan;
  GListModel *matters;
  GListModel *legs;
  GListModel *readings;
  GListModel *ties;
  GHashTable *countries; /* code → CordonMention */
  guint source;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (CordonMentions, cordon_mentions, G_TYPE_OBJECT)

static CordonMention *
mention_of (CordonMentions *self, const char *code)
{
  CordonMention *mention = g_hash_table_lookup (self->countries, code);

  if (mention == NULL)
    {
      mention = g_new0 (CordonMention, 1);
      g_hash_table_insert (self->countries, g_strdup (code), mention);
    }
  return mention;
}

static gboolean
is_in_force (CordonRecord *agreement)
{
  static const char *const states[] = {"signed", "in_force", "renewal_due", NULL};
  const char *state = cordon_record_get_text (agreement, "state");

  return state != NULL && g_strv_contains (states, state);
}

static gboolean
was_delivered_lately (CordonMentions *self, CordonRecord *delivery)
{
  static const char *const states[] = {"delivered", "reported", "followup_due", "closed", NULL};
  const char *state = cordon_record_get_text (delivery, "state");
  const char *on = cordon_record_get_text (delivery, "occurred_on");
  int days;

  return state != NULL && g_strv_contains (states, state)
         && cordon_date_days_between (on, cordon_plan_get_today (self->plan), &days) && days >= 0 && days <= 365;
}

static void
count_matter (CordonMentions *self, CordonRecord *matter)
{
  const char *code = cordon_record_get_text (matter, "country");
  const char *kind = cordon_record_get_text (matter, "kind");
  const char *expires = cordon_record_get_text (matter, "expires_on");
  CordonMention *mention;

  if (code == NULL)
    return;
  mention = mention_of (self, code);
  mention->n_named++;
  if (g_strcmp0 (kind, "agreement") == 0 && is_in_force (matter))
    {
      mention->n_agreements++;
      if (expires != NULL && (mention->expires_on == NULL || strcmp (expires, mention->expires_on) < 0))
        mention->expires_on = expires;
    }
  else if (g_strcmp0 (kind, "delivery") == 0)
    mention->n_deliveries += was_delivered_lately (self, matter) ? 1 : 0;
}

static void
count_named (CordonMentions *self, GListModel *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CordonRecord) record = g_list_model_get_item (list, i);
      const char *code = cordon_record_get_text (record, "country");

      if (code != NULL)
        mention_of (self, code)->n_named++;
    }
}

static void
count_covering (CordonMentions *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->ties); i++)
    {
      g_autoptr (CordonRecord) tie = g_list_model_get_item (self->ties, i);
      const char *code = cordon_record_get_text (tie, "country");

      if (code != NULL && cordon_tie_is_valid_on (tie, cordon_plan_get_today (self->plan)))
        mention_of (self, code)->n_covering++;
    }
}

static void
update (CordonMentions *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_hash_table_remove_all (self->countries);
  for (guint i = 0; i < g_list_model_get_n_items (self->matters); i++)
    {
      g_autoptr (CordonRecord) matter = g_list_model_get_item (self->matters, i);

      count_matter (self, matter);
    }
  count_named (self, self->legs);
  count_named (self, self->readings);
  count_covering (self);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
on_idle (gpointer data)
{
  g_autoptr (CordonMentions) self = g_object_ref (data);

  self->source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
update_later (CordonMentions *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static void
on_plan_changed (CordonMentions *self, CordonChanges *changes)
{
  static const char *const concerned[] = {"matter", "matter_leg", "reading", "tie", NULL};

  for (guint i = 0; i < cordon_changes_get_length (changes); i++)
    if (g_strv_contains (concerned, cordon_changes_get (changes, i)->kind))
      {
        update (self);
        return;
      }
}

const CordonMention *
cordon_mentions_get (CordonMentions *self, const char *code)
{
  g_return_val_if_fail (CORDON_IS_MENTIONS (self), NULL);

  return code != NULL ? g_hash_table_lookup (self->countries, code) : NULL;
}

GPtrArray *
cordon_mentions_list (CordonMentions *self)
{
  GPtrArray *codes = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer code;

  g_return_val_if_fail (CORDON_IS_MENTIONS (self), codes);

  g_hash_table_iter_init (&iter, self->countries);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    g_ptr_array_add (codes, code);
  return codes;
}

CordonDraft *
cordon_mentions_cover (const char *office, const char *code)
{
  CordonDraft *draft = cordon_draft_new (N_ ("Cover country"));
  g_autofree char *id = cordon_tie_derive_id ("covers", office, NULL, code, NULL);

  cordon_draft_create (draft, "tie", id);
  cordon_draft_set_text (draft, "tie", id, "kind", "covers");
  cordon_draft_set_text (draft, "tie", id, "party", office);
  cordon_draft_set_text (draft, "tie", id, "country", code);
  cordon_draft_set_text (draft, "tie", id, "valid_to", NULL);
  return draft;
}

static GListModel *
follow (CordonMentions *self, const char *kind, const char *order, const char *field, const char *value)
{
  g_autoptr (CordonQuery) query = cordon_plan_query (kind, order);
  GListModel *list;

  if (field != NULL)
    cordon_query_where_text (query, field, value);
  list = cordon_plan_get_list (self->plan, query);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (update_later), self, G_CONNECT_SWAPPED);
  return list;
}

CordonMentions *
cordon_mentions_new (CordonPlan *plan)
{
  CordonMentions *self;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  self = g_object_new (CORDON_TYPE_MENTIONS, NULL);
  self->plan = g_object_ref (plan);
  self->matters = follow (self, "matter", "title", NULL, NULL);
  self->legs = follow (self, "matter_leg", "rank", NULL, NULL);
  self->readings = follow (self, "reading", "as_of", NULL, NULL);
  self->ties = follow (self, "tie", "kind", "kind", "covers");
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::today", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

static void
cordon_mentions_dispose (GObject *object)
{
  g_clear_handle_id (&CORDON_MENTIONS (object)->source, g_source_remove);

  G_OBJECT_CLASS (cordon_mentions_parent_class)->dispose (object);
}

static void
cordon_mentions_finalize (GObject *object)
{
  CordonMentions *self = CORDON_MENTIONS (object);

  g_clear_object (&self->matters);
  g_clear_object (&self->legs);
  g_clear_object (&self->readings);
  g_clear_object (&self->ties);
  g_clear_object (&self->plan);
  g_hash_table_unref (self->countries);

  G_OBJECT_CLASS (cordon_mentions_parent_class)->finalize (object);
}

static void
cordon_mentions_class_init (CordonMentionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cordon_mentions_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordon_mentions_finalize;
  changed_signal =
      g_signal_new ("changed", CORDON_TYPE_MENTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_mentions_init (CordonMentions *self)
{
  self->countries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}
