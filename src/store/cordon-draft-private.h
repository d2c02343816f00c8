/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-draft.h"

G_BEGIN_DECLS

/* One cell that a draft sets or expects; @field is interned. */
typedef struct
{
  const char *field;
  GVariant *value;
  gboolean expected;
} CordonDraftCell;

/* What a draft means for one row; @kind is interned. */
typedef struct
{
  const char *kind;
  char *id;
  gboolean create;
  GArray *cells; /* of CordonDraftCell */
} CordonDraftRow;

/* Returns: (element-type CordonDraftRow): the rows in the order in which they were first named */
GPtrArray *cordon_draft_get_rows (CordonDraft *self);
CordonNature cordon_draft_get_nature (CordonDraft *self);

/* Whether two cells hold the same: numbers compare by value, as SQLite has them. */
gboolean cordon_value_equal (GVariant *one, GVariant *other);

/* The names that natures have in the file. */
const char *cordon_nature_to_text (CordonNature nature);
CordonNature cordon_nature_from_text (const char *text);

G_END_DECLS
