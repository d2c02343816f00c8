/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of the scorecard, and what each of its cells says when it is read out. */

#include "model/cordon-score-row-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"

#define N CORDON_SCORECARD_QUARTERS

G_DEFINE_FINAL_TYPE (CordonScoreRow, cordon_score_row, G_TYPE_OBJECT)

static guint row_changed_signal;

static void
clear_scores (CordonScores *scores)
{
  for (guint i = 0; i < N; i++)
    g_clear_object (&scores->updates[i]);
}

static void
cordon_score_row_finalize (GObject *object)
{
  CordonScoreRow *self = CORDON_SCORE_ROW (object);

  clear_scores (&self->scores);
  g_clear_object (&self->record);
  g_free (self->key);
  g_free (self->title);

  G_OBJECT_CLASS (cordon_score_row_parent_class)->finalize (object);
}

static void
cordon_score_row_class_init (CordonScoreRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cordon_score_row_finalize;

  row_changed_signal =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_score_row_init (CordonScoreRow *self)
{
}

CordonRecord *
cordon_score_row_get_record (CordonScoreRow *self)
{
  g_return_val_if_fail (CORDON_IS_SCORE_ROW (self), NULL);

  return self->record;
}

const char *
cordon_score_row_get_title (CordonScoreRow *self)
{
  g_return_val_if_fail (CORDON_IS_SCORE_ROW (self), NULL);

  return self->title;
}

CordonRecord *
cordon_score_row_get_update (CordonScoreRow *self, guint quarter)
{
  g_return_val_if_fail (CORDON_IS_SCORE_ROW (self), NULL);
  g_return_val_if_fail (quarter < N, NULL);

  return self->scores.updates[quarter];
}

const char *
cordon_score_row_get_rag (CordonScoreRow *self, guint quarter)
{
  g_return_val_if_fail (CORDON_IS_SCORE_ROW (self), NULL);
  g_return_val_if_fail (quarter < N, NULL);

  return self->scores.rags[quarter];
}

int
cordon_score_row_get_change (CordonScoreRow *self, guint quarter)
{
  g_return_val_if_fail (CORDON_IS_SCORE_ROW (self), 0);
  g_return_val_if_fail (quarter < N, 0);

  return self->scores.changes[quarter];
}

gboolean
cordon_score_row_take (CordonScoreRow *self, const char *title, CordonScores *scores)
{
  gboolean same = g_strcmp0 (self->title, title) == 0 && memcmp (&self->scores, scores, sizeof *scores) == 0;

  g_free (self->title);
  self->title = g_strdup (title);
  clear_scores (&self->scores);
  self->scores = *scores;
  memset (scores, 0, sizeof *scores);
  return !same;
}

void
cordon_score_row_tell (CordonScoreRow *self)
{
  g_signal_emit (self, row_changed_signal, 0);
}

/* In words */

char *
cordon_scorecard_quarter_in_words (const char *quarter)
{
  int year, number;

  if (!cordon_quarter_parse (quarter, &year, &number))
    return g_strdup (quarter != NULL ? quarter : "");
  switch (number)
    {
    case 1:
      /* Translators: a quarter of a fiscal year, as a screen reader says it. */
      return g_strdup_printf (C_ ("spoken quarter", "first quarter %d"), year);
    case 2:
      return g_strdup_printf (C_ ("spoken quarter", "second quarter %d"), year);
    case 3:
      return g_strdup_printf (C_ ("spoken quarter", "third quarter %d"), year);
    default:
      return g_strdup_printf (C_ ("spoken quarter", "fourth quarter %d"), year);
    }
}

static const char *
rag_in_words (const char *rag)
{
  if (rag == NULL)
    return C_ ("spoken status", "no update");
  if (strcmp (rag, "green") == 0)
    return C_ ("spoken status", "green");
  if (strcmp (rag, "amber") == 0)
    return C_ ("spoken status", "amber");
  if (strcmp (rag, "red") == 0)
    return C_ ("spoken status", "red");
  return C_ ("spoken status", "not rated");
}

char *
cordon_score_row_describe (CordonScoreRow *self, guint quarter, const char *name)
{
  const char *code, *rag;
  g_autofree char *words = NULL;
  int change;

  g_return_val_if_fail (CORDON_IS_SCORE_ROW (self), NULL);
  g_return_val_if_fail (quarter < N, NULL);

  rag = self->scores.rags[quarter];
  change = self->scores.changes[quarter];
  words = cordon_scorecard_quarter_in_words (name);
  code = self->record != NULL ? cordon_record_get_text (self->record, "code") : NULL;
  if (code == NULL)
    code = self->title;
  if (change == 0)
    /* Translators: an initiative, a quarter, how it stands: "1.C, second quarter 2025, amber" */
    return g_strdup_printf (C_ ("spoken status", "%1$s, %2$s, %3$s"), code, words, rag_in_words (rag));
  /* Translators: an initiative, a quarter, how it stands, what changed: "1.C, second quarter 2025, amber, worse" */
  return g_strdup_printf (C_ ("spoken status", "%1$s, %2$s, %3$s, %4$s"), code, words, rag_in_words (rag),
                          change > 0 ? C_ ("spoken status", "better") : C_ ("spoken status", "worse"));
}
