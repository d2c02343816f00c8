/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cordon-changes.h"

G_BEGIN_DECLS

/* What stands in the edit's own row. */
typedef struct
{
  gint64 position;
  gint64 at; /* ms since 1970 UTC */
  const char *author;
  const char *label;
  CordonNature nature;
  gint64 undoes;
} CordonEditHead;

/* Made and filled on one lane, then immutable. */
CordonChanges *cordon_changes_new (const CordonEditHead *head);
void cordon_changes_add (CordonChanges *self, const char *kind, const char *id, const char *field, gboolean birth,
                         GVariant *old_value, GVariant *new_value);
void cordon_changes_set_n_overwritten (CordonChanges *self, guint n_overwritten);

G_END_DECLS
