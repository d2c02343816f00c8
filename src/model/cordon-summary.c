/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How one plan item stands, for a row or a tile to bind to. It holds what its plan's board has derived, and tells what
 * of it has changed. */

#include "model/cordon-summary-private.h"

#include <string.h>

#include "model/cordon-status-update.h"

struct _CordonSummary
{
  GObject parent_instance;

  CordonSummaryBoard *board;
  char *plan_item;
  CordonSummaryValues values;
};

G_DEFINE_FINAL_TYPE (CordonSummary, cordon_summary, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PLAN_ITEM,
  PROP_RAG,
  PROP_LETTER,
  PROP_QUARTERS,
  PROP_NEXT_DUE,
  PROP_NEXT_DUE_ID,
  PROP_DAYS_LATE,
  PROP_DAYS_SINCE_UPDATE,
  PROP_OPEN_RISKS,
  PROP_OPEN_ISSUES,
  PROP_N_OPEN,
  PROP_N_DONE,
  PROP_N_LATE,
  N_PROPERTIES,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

CordonSummary *
cordon_summary_new (CordonSummaryBoard *board, const char *plan_item)
{
  CordonSummary *self = g_object_new (CORDON_TYPE_SUMMARY, NULL);

  self->board = g_object_ref (board);
  self->plan_item = g_strdup (plan_item);
  return self;
}

CordonSummary *
cordon_summary_get (CordonPlan *plan, const char *plan_item)
{
  g_autoptr (CordonSummaryBoard) board = NULL;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (plan_item != NULL, NULL);

  board = cordon_summary_board_get (plan);
  return cordon_summary_board_take (board, plan_item);
}

static gboolean
note (CordonSummary *self, gboolean differs, guint property)
{
  if (differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  return differs;
}

void
cordon_summary_take (CordonSummary *self, const CordonSummaryValues *values)
{
  static const CordonSummaryValues nothing = {.days_since_update = -1};
  CordonSummaryValues before = self->values;
  CordonSummaryValues *now = &self->values;
  gboolean changed = FALSE;

  *now = values != NULL ? *values : nothing;
  now->next_due_id = g_strdup (now->next_due_id);

  g_object_freeze_notify (G_OBJECT (self));
  changed |= note (self, before.rag != now->rag, PROP_RAG);
  changed |= note (self, before.rag != now->rag, PROP_LETTER);
  changed |= note (self, memcmp (before.quarters, now->quarters, sizeof now->quarters) != 0, PROP_QUARTERS);
  changed |= note (self, strcmp (before.next_due, now->next_due) != 0, PROP_NEXT_DUE);
  changed |= note (self, g_strcmp0 (before.next_due_id, now->next_due_id) != 0, PROP_NEXT_DUE_ID);
  changed |= note (self, before.days_late != now->days_late, PROP_DAYS_LATE);
  changed |= note (self, before.days_since_update != now->days_since_update, PROP_DAYS_SINCE_UPDATE);
  changed |= note (self, before.open_risks != now->open_risks, PROP_OPEN_RISKS);
  changed |= note (self, before.open_issues != now->open_issues, PROP_OPEN_ISSUES);
  changed |= note (self, before.n_open != now->n_open, PROP_N_OPEN);
  changed |= note (self, before.n_done != now->n_done, PROP_N_DONE);
  changed |= note (self, before.n_late != now->n_late, PROP_N_LATE);
  g_object_thaw_notify (G_OBJECT (self));
  g_free (before.next_due_id);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

const char *
cordon_summary_get_plan_item (CordonSummary *self)
{
  g_return_val_if_fail (CORDON_IS_SUMMARY (self), NULL);

  return self->plan_item;
}

const char *
cordon_summary_get_rag (CordonSummary *self)
{
  g_return_val_if_fail (CORDON_IS_SUMMARY (self), NULL);

  return self->values.rag;
}

const char *
cordon_summary_get_letter (CordonSummary *self)
{
  g_return_val_if_fail (CORDON_IS_SUMMARY (self), NULL);

  return cordon_rag_letter (self->values.rag);
}

const char *
cordon_summary_get_quarter_rag (CordonSummary *self, guint quarters_ago)
{
  g_return_val_if_fail (CORDON_IS_SUMMARY (self), NULL);
  g_return_val_if_fail (quarters_ago < CORDON_SUMMARY_QUARTERS, NULL);

  return self->values.quarters[quarters_ago];
}

const char *
cordon_summary_get_next_due (CordonSummary *self)
{
  g_return_val_if_fail (CORDON_IS_SUMMARY (self), NULL);

  return *self->values.next_due != '\0' ? self->values.next_due : NULL;
}

const char *
cordon_summary_get_next_due_id (CordonSummary *self)
{
  g_return_val_if_fail (CORDON_IS_SUMMARY (self), NULL);

  return self->values.next_due_id;
}

int
cordon_summary_get_days_late (CordonSummary *self)
{
  g_return_val_if_fail (CORDON_IS_SUMMARY (self), 0);

  return self->values.days_late;
}

int
cordon_summary_get_days_since_update (CordonSummary *self)
{
  g_return_val_if_fail (CORDON_IS_SUMMARY (self), -1);

  return self->values.days_since_update;
}

guint
cordon_summary_get_open_risks (CordonSummary *self)
{
  g_return_val_if_fail (CORDON_IS_SUMMARY (self), 0);

  return self->values.open_risks;
}

guint
cordon_summary_get_open_issues (CordonSummary *self)
{
  g_return_val_if_fail (CORDON_IS_SUMMARY (self), 0);

  return self->values.open_issues;
}

guint
cordon_summary_get_n_open (CordonSummary *self)
{
  g_return_val_if_fail (CORDON_IS_SUMMARY (self), 0);

  return self->values.n_open;
}

guint
cordon_summary_get_n_done (CordonSummary *self)
{
  g_return_val_if_fail (CORDON_IS_SUMMARY (self), 0);

  return self->values.n_done;
}

guint
cordon_summary_get_n_late (CordonSummary *self)
{
  g_return_val_if_fail (CORDON_IS_SUMMARY (self), 0);

  return self->values.n_late;
}

static char *
write_quarters (CordonSummary *self)
{
  GString *letters = g_string_new (NULL);

  for (guint i = CORDON_SUMMARY_QUARTERS; i > 0; i--)
    g_string_append (letters, cordon_rag_letter (self->values.quarters[i - 1]));
  return g_string_free (letters, FALSE);
}

static void
cordon_summary_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CordonSummary *self = CORDON_SUMMARY (object);

  switch (prop_id)
    {
    case PROP_PLAN_ITEM:
      g_value_set_string (value, self->plan_item);
      break;
    case PROP_RAG:
      g_value_set_string (value, cordon_summary_get_rag (self));
      break;
    case PROP_LETTER:
      g_value_set_string (value, cordon_summary_get_letter (self));
      break;
    case PROP_QUARTERS:
      g_value_take_string (value, write_quarters (self));
      break;
    case PROP_NEXT_DUE:
      g_value_set_string (value, cordon_summary_get_next_due (self));
      break;
    case PROP_NEXT_DUE_ID:
      g_value_set_string (value, cordon_summary_get_next_due_id (self));
      break;
    case PROP_DAYS_LATE:
      g_value_set_int (value, cordon_summary_get_days_late (self));
      break;
    case PROP_DAYS_SINCE_UPDATE:
      g_value_set_int (value, cordon_summary_get_days_since_update (self));
      break;
    case PROP_OPEN_RISKS:
      g_value_set_uint (value, cordon_summary_get_open_risks (self));
      break;
    case PROP_OPEN_ISSUES:
      g_value_set_uint (value, cordon_summary_get_open_issues (self));
      break;
    case PROP_N_OPEN:
      g_value_set_uint (value, cordon_summary_get_n_open (self));
      break;
    case PROP_N_DONE:
      g_value_set_uint (value, cordon_summary_get_n_done (self));
      break;
    case PROP_N_LATE:
      g_value_set_uint (value, cordon_summary_get_n_late (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cordon_summary_finalize (GObject *object)
{
  CordonSummary *self = CORDON_SUMMARY (object);

  g_free (self->values.next_due_id);
  g_free (self->plan_item);
  g_clear_object (&self->board);

  G_OBJECT_CLASS (cordon_summary_parent_class)->finalize (object);
}

static void
cordon_summary_class_init (CordonSummaryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordon_summary_get_property;
  object_class->finalize = cordon_summary_finalize;

  properties[PROP_PLAN_ITEM] = g_param_spec_string ("plan-item", NULL, NULL, NULL, flags);
  properties[PROP_RAG] = g_param_spec_string ("rag", NULL, NULL, NULL, flags);
  properties[PROP_LETTER] = g_param_spec_string ("letter", NULL, NULL, NULL, flags);
  properties[PROP_QUARTERS] = g_param_spec_string ("quarters", NULL, NULL, NULL, flags);
  properties[PROP_NEXT_DUE] = g_param_spec_string ("next-due", NULL, NULL, NULL, flags);
  properties[PROP_NEXT_DUE_ID] = g_param_spec_string ("next-due-id", NULL, NULL, NULL, flags);
  properties[PROP_DAYS_LATE] = g_param_spec_int ("days-late", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[PROP_DAYS_SINCE_UPDATE] = g_param_spec_int ("days-since-update", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[PROP_OPEN_RISKS] = g_param_spec_uint ("open-risks", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_OPEN_ISSUES] = g_param_spec_uint ("open-issues", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_OPEN] = g_param_spec_uint ("n-open", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_LATE] = g_param_spec_uint ("n-late", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_summary_init (CordonSummary *self)
{
  self->values.days_since_update = -1;
}
