/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-scorecard.h"

G_BEGIN_DECLS

/* How one initiative stood in each quarter */
typedef struct
{
  CordonRecord *updates[CORDON_SCORECARD_QUARTERS]; /* owned; NULL for none */
  const char *rags[CORDON_SCORECARD_QUARTERS];      /* interned; NULL for no update */
  int changes[CORDON_SCORECARD_QUARTERS];
} CordonScores;

struct _CordonScoreRow
{
  GObject parent_instance;

  char *key;            /* by which it is known again */
  CordonRecord *record; /* NULL for a heading */
  char *title;
  CordonScores scores;
};

/* Takes what @scores holds, which is left empty. Returns: whether that is something else than before */
gboolean cordon_score_row_take (CordonScoreRow *self, const char *title, CordonScores *scores);
void cordon_score_row_tell (CordonScoreRow *self);

G_END_DECLS
