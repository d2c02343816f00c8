/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/cordon-export-job.h"
#include "formats/cordon-stratml-private.h"

G_BEGIN_DECLS

/* Writing StratML, of which the plan's tree and its measures are two files. */

typedef struct
{
  CordonExportJob *job;
  CordonStratmlTree *tree;
  CordonStratmlPart part;

  GHashTable *rows;        /* "kind/id" → CordonRow: what is written */
  GHashTable *children;    /* a plan item's id, or "" → GPtrArray of plan items, in order */
  GHashTable *measures;    /* a plan item's id, or "" → GPtrArray of measures, in order */
  GHashTable *readings;    /* a measure's id → GPtrArray of readings, in order */
  GHashTable *updates;     /* a plan item's id, or "" → GPtrArray of status updates, in order */
  GHashTable *entries;     /* a plan item's id, or "" → GPtrArray of register entries, in order */
  GHashTable *partners;    /* a plan item's id → GPtrArray of links */
  GPtrArray *links;        /* the others */
  GPtrArray *translations; /* in order */
  GHashTable *identifiers; /* those that are taken */
  GHashTable *names;       /* a body's folded name → its row; %NULL where several have it */
  GHashTable *referents;   /* a measure's id → its Identifier */
  GHashTable *done;        /* the ids of plan items that are written, so that no loop goes on */
  guint n_rows;
} CordonStratmlExport;

/* Lists of rows by what they belong to, made as they are asked for. */
GHashTable *cordon_stratml_export_groups_new (void);
/* Returns: (transfer none): the list of that name, made if it isn’t there */
GPtrArray *cordon_stratml_export_group (GHashTable *groups, const char *key);
/* Reads all that is written: the wanted rows, and what they lead to. */
gboolean cordon_stratml_export_gather (CordonStratmlExport *self, GError **error);
/* Rows that are written. Returns: (nullable) */
CordonRow *cordon_stratml_export_find (CordonStratmlExport *self, const char *kind, const char *id);
void cordon_stratml_export_add (CordonStratmlExport *self, CordonRow *row);

/* Writes a row's fields into an outline: those that have something, but not those of @but (%NULL-terminated). */
void cordon_stratml_export_fields (CordonStratmlExport *self, CordonStratmlNode *block, CordonRow *row,
                                   const char *const *but);
void cordon_stratml_export_record (CordonStratmlExport *self, CordonStratmlNode *block, CordonRow *row);

/* What an import kept of another program's document. Returns: (nullable): a node whose children these are; the rest of
 * the field goes to @block */
CordonStratmlNode *cordon_stratml_export_outside (CordonStratmlExport *self, CordonRow *row, CordonStratmlNode *block);
/* Puts what was kept back where it was, and into @block what the standard doesn't let stand there. */
void cordon_stratml_export_kept (CordonStratmlExport *self, CordonStratmlNode *kept, CordonStratmlNode *element,
                                 CordonStratmlNode *block);
void cordon_stratml_export_keep_in_block (CordonStratmlExport *self, CordonStratmlNode *node, CordonStratmlNode *block);
/* Adds the row's Identifier: the one that it came with, if that may stand, or one made of its id. */
const char *cordon_stratml_export_identifier (CordonStratmlExport *self, CordonStratmlNode *element, const char *id,
                                              CordonStratmlNode *kept, CordonStratmlNode *block);
/* Returns: (transfer full): the identifier that is made of a row's id */
char *cordon_stratml_export_own_identifier (const char *id);
/* Adds an element with a text that isn't empty. */
void cordon_stratml_export_text (CordonStratmlExport *self, CordonStratmlNode *element, const char *name,
                                 const char *text);
void cordon_stratml_export_joined (CordonStratmlExport *self, CordonStratmlNode *element, const char *name,
                                   const char *text, const CordonStratmlNode *block);
/* Whether its made-up name is still the one that an import made. */
gboolean cordon_stratml_export_is_nameless (CordonStratmlNode *kept, const char *title);
/* Takes out what an import makes again by itself. */
void cordon_stratml_export_drop_made_name (CordonStratmlNode *kept);

/* Bodies; @kept is what came with the document of which the item is. */
CordonRow *cordon_stratml_export_find_named (CordonStratmlExport *self, const char *name);
void cordon_stratml_export_owner (CordonStratmlExport *self, CordonStratmlNode *element, CordonRow *item,
                                  CordonStratmlNode *kept, CordonStratmlNode *block);
void cordon_stratml_export_partners (CordonStratmlExport *self, CordonStratmlNode *element, CordonRow *item,
                                     CordonStratmlNode *kept, CordonStratmlNode *block);
void cordon_stratml_export_bodies (CordonStratmlExport *self, CordonStratmlNode *core, CordonRow *strategy,
                                   CordonStratmlNode *kept);
/* Compares rows by their names, for g_ptr_array_sort(). */
int cordon_stratml_export_compare_names (gconstpointer one, gconstpointer other);

/* The indicators of a plan item, in an Objective; @about is the item that the Objective stands for, or %NULL. */
void cordon_stratml_export_measures (CordonStratmlExport *self, CordonStratmlNode *objective, GPtrArray *measures,
                                     const char *about);
void cordon_stratml_export_milestone (CordonStratmlExport *self, CordonStratmlNode *objective, CordonRow *milestone,
                                      gboolean with_rank);
void cordon_stratml_export_updates (CordonStratmlExport *self, CordonStratmlNode *objective, GPtrArray *updates,
                                    const char *about);

G_END_DECLS
