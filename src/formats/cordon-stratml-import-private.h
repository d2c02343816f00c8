/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/cordon-import-job.h"
#include "formats/cordon-stratml-private.h"

G_BEGIN_DECLS

/* Reading StratML, of which the plan's tree and its measures are two files. Rows are gathered first, as their place
 * among siblings and what stands there can only be told when all are known, and then put. */

/* A row that the document makes. */
typedef struct
{
  const char *kind;
  char *id;
  GArray *cells; /* of CordonImportCell; values are owned */
  GArray *first; /* of CordonImportCell: set only where the row is new */
  guint line;
  char *where;
  gboolean ranked;     /* the document says its rank */
  CordonRow *standing; /* %NULL until looked up */
} CordonStratmlRow;

typedef struct
{
  CordonImportJob *job;
  CordonStratmlTree *tree;
  CordonStratmlPart part;
  gboolean ours;     /* written by Cordon: texts are taken to the letter */
  GPtrArray *rows;   /* of CordonStratmlRow, in the order of the document */
  GHashTable *index; /* "kind/id" → CordonStratmlRow */

  GHashTable *identifiers; /* Identifier, and "id:" + a row's id → how often */
  GHashTable *measures;    /* Identifier of an indicator → the measure's id */
  GPtrArray *narrower;     /* of CordonStratmlNarrower */
  GHashTable *results;     /* what a result is → how often it was there */
  GHashTable *periods;     /* two dates → the period that they are */

  CordonRows *items;   /* the plan's, deleted ones too */
  CordonRows *parties; /* likewise */
  CordonRows *standing_measures;
  GHashTable *parties_by_name; /* folded name or abbreviation → id; "" where several have it */
  GHashTable *parties_by_id;   /* id → CordonRow of the plan */
  GHashTable *aliases;         /* the document's id of a body → the plan's */
} CordonStratmlImport;

/* What is known of an item's owner while its stakeholders are gone through. */
typedef enum
{
  CORDON_STRATML_OWNER_UNKNOWN,
  CORDON_STRATML_OWNER_SAID,     /* by an outline of ours: the first stakeholder that is an owner's says it again */
  CORDON_STRATML_OWNER_REPEATED, /* that has been; one with a role, which came from elsewhere, may say it once more */
  CORDON_STRATML_OWNER_FOUND,
} CordonStratmlOwner;

/* A measure that may be part of another, which is told once all are known. */
typedef struct
{
  CordonStratmlRow *row;
  CordonStratmlNode *outside; /* where what leads nowhere goes */
  CordonStratmlNode *block;
  CordonStratmlNode *relationships; /* its children */
} CordonStratmlNarrower;

CordonStratmlRow *cordon_stratml_row_new (CordonStratmlImport *self, const char *kind, const char *id, guint line,
                                          const char *where);
void cordon_stratml_row_free (gpointer row);
/* A node that belongs nowhere yet. */
CordonStratmlNode *cordon_stratml_block_new (CordonStratmlImport *self);
/* Sets a field, what was set before counts no more; an empty text sets nothing. */
void cordon_stratml_row_set (CordonStratmlRow *row, const char *field, const char *text);
void cordon_stratml_row_set_number (CordonStratmlRow *row, const char *field, double number);
/* Sets a field that is the plan's own business once the row is there. */
void cordon_stratml_row_set_first (CordonStratmlRow *row, const char *field, const char *text);
/* Sets a cell in an array of #CordonImportCell; a floating value is taken. */
void cordon_stratml_cell_set (GArray *cells, const char *field, GVariant *value);
void cordon_stratml_row_forget (CordonStratmlRow *row, const char *field);
const char *cordon_stratml_row_text (const CordonStratmlRow *row, const char *field);

/* Takes an element's identity: the row's id from its Identifier, or from what else names it. What of it can't be made
 * again from the id goes to @outside. @name: a name that is the same whenever the document is read */
char *cordon_stratml_take_id (CordonStratmlImport *self, CordonStratmlNode *element, CordonStratmlNode *outside,
                              const CordonStratmlNode *block, const char *name, const char *where);

/* Reads what an outline of ours says of the row itself: every field of its kind that stands in it. */
void cordon_stratml_row_take_block (CordonStratmlImport *self, CordonStratmlRow *row, const CordonStratmlNode *block);
/* Rows that stand as records in an outline. */
void cordon_stratml_take_records (CordonStratmlImport *self, const CordonStratmlNode *block, const char *where);
/* Puts back among the children of @element what an earlier export had no place for, before they are read. */
void cordon_stratml_restore_outside (CordonStratmlImport *self, CordonStratmlNode *element, CordonStratmlNode *block);
/* Writes what was gathered into the row's field for it. */
void cordon_stratml_row_set_outside (CordonStratmlImport *self, CordonStratmlRow *row, CordonStratmlNode *outside,
                                     const CordonStratmlNode *block);
/* Moves a child to what is kept, with a note. */
void cordon_stratml_keep (CordonStratmlImport *self, CordonStratmlNode *outside, CordonStratmlNode *child,
                          const char *where);
/* Takes the first child of that name out. Returns: (nullable) */
CordonStratmlNode *cordon_stratml_take (CordonStratmlNode *element, const char *name);
/* Likewise, its text; @block gets an outline of ours at its end. Returns: (transfer full) (nullable) */
char *cordon_stratml_take_text (CordonStratmlNode *element, const char *name);
char *cordon_stratml_take_split (CordonStratmlImport *self, CordonStratmlNode *element, const char *name,
                                 CordonStratmlNode *block);
/* One line. Returns: (transfer full) (nullable) */
char *cordon_stratml_one_line (CordonStratmlImport *self, char *text);
gboolean cordon_stratml_is_placeholder (const char *text);

/* A date as the document has it. Returns: (transfer full) (nullable): an ISO date; %NULL where it is none */
char *cordon_stratml_read_date (const char *text);

/* Bodies. A name that several have leads to none of them. */
void cordon_stratml_name_party (CordonStratmlImport *self, const char *name, const char *id);
/* Returns: (nullable): the body that the organization is; what it has no field for goes to @outside, the plan's */
const char *cordon_stratml_import_organization (CordonStratmlImport *self, CordonStratmlNode *organization,
                                                CordonStratmlNode *outside, guint index);
void cordon_stratml_import_stakeholder (CordonStratmlImport *self, CordonStratmlNode *stakeholder,
                                        CordonStratmlRow *item, CordonStratmlOwner *owner, CordonStratmlNode *outside);

/* Makes of a document as it is one that can be read: words of markup joined, empty elements gone, old names new.
 * Returns: whether anything is left of @node */
gboolean cordon_stratml_prepare (CordonStratmlImport *self, CordonStratmlNode *node);
/* What stands in the plan, before anything is made of the document. */
gboolean cordon_stratml_read_plan (CordonStratmlImport *self, GError **error);
/* When all rows are known: sees to what they refer to, gives them their places, and puts them. */
void cordon_stratml_settle_aliases (CordonStratmlImport *self);
gboolean cordon_stratml_settle (CordonStratmlImport *self, GError **error);

/* @item: the plan item's id, or %NULL */
void cordon_stratml_import_indicator (CordonStratmlImport *self, CordonStratmlNode *indicator, const char *item,
                                      const char *where, guint n);

G_END_DECLS
