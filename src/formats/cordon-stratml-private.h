/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What reading and writing StratML share: a plain tree of elements, what the two parts of the standard let stand
 * where, and the outline in which things are written that one of the two sides has no place for. None of it knows a
 * plan, and all of it may be used on any thread. */

/**
 * CordonStratmlNode:
 * @name: the element's local name; an attribute's with @ in front; "#text" for words between elements
 * @text: (nullable): what stands in it
 * @line: where it began, from 1, or 0
 */
typedef struct _CordonStratmlNode CordonStratmlNode;
struct _CordonStratmlNode
{
  const char *name;
  char *text;
  guint line;
  CordonStratmlNode *parent;
  CordonStratmlNode *previous;
  CordonStratmlNode *next;
  CordonStratmlNode *first;
  CordonStratmlNode *last;
};

/* Owns nodes and their strings, all of which go with it. */
typedef struct _CordonStratmlTree CordonStratmlTree;
CordonStratmlTree *cordon_stratml_tree_new (void);
void cordon_stratml_tree_free (CordonStratmlTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordonStratmlTree, cordon_stratml_tree_free)

/* Nodes; @parent and @text may be %NULL. Strings are copied. */
CordonStratmlNode *cordon_stratml_add (CordonStratmlTree *tree, CordonStratmlNode *parent, const char *name,
                                       const char *text);
CordonStratmlNode *cordon_stratml_add_length (CordonStratmlTree *tree, CordonStratmlNode *parent, const char *name,
                                              const char *text, gsize length);
CordonStratmlNode *cordon_stratml_add_copy (CordonStratmlTree *tree, CordonStratmlNode *parent,
                                            const CordonStratmlNode *node);
void cordon_stratml_rename (CordonStratmlTree *tree, CordonStratmlNode *node, const char *name);
void cordon_stratml_set_text (CordonStratmlTree *tree, CordonStratmlNode *node, const char *text);
void cordon_stratml_detach (CordonStratmlNode *node);
void cordon_stratml_append (CordonStratmlNode *parent, CordonStratmlNode *node);
/* Puts @node where @old stands. */
void cordon_stratml_replace (CordonStratmlNode *old, CordonStratmlNode *node);
CordonStratmlNode *cordon_stratml_child (const CordonStratmlNode *node, const char *name);
/* Returns: (nullable): the text of the first child of that name; never an empty one */
const char *cordon_stratml_child_text (const CordonStratmlNode *node, const char *name);
gboolean cordon_stratml_is (const CordonStratmlNode *node, const char *name);
gboolean cordon_stratml_equal (const CordonStratmlNode *one, const CordonStratmlNode *other);

/* Outlines: one line for a node, "Name: text", its children two spaces further in, further lines of text behind a bar.
 * Any tree can be written so, and is read back the same. */

/* Returns: (transfer full) (nullable): @node's children as an outline; %NULL where it has none */
char *cordon_stratml_outline_print (const CordonStratmlNode *node);
/* Adds what an outline says to @node. Returns: whether all of @text is an outline; otherwise nothing was added */
gboolean cordon_stratml_outline_parse (CordonStratmlTree *tree, CordonStratmlNode *node, const char *text);

/* Texts with an outline of ours at their end, after a line that says [Cordon]. */

/* Returns: (transfer full) (nullable): @text, and @block's children after it */
char *cordon_stratml_block_join (const char *text, const CordonStratmlNode *block);
/* Takes the text apart again. Returns: (transfer full) (nullable): the text without the outline, which goes to @block.
 * An outline that can't be read stays in the text. */
char *cordon_stratml_block_split (CordonStratmlTree *tree, CordonStratmlNode *block, const char *text);

/* What the standard lets stand where: Part 1, a strategic plan; Part 2, a performance plan or report. */
typedef enum
{
  CORDON_STRATML_PART_1 = 1 << 0,
  CORDON_STRATML_PART_2 = 1 << 1,
} CordonStratmlPart;

/* The namespaces of ISO 17469 and of its forerunner, ANSI/AIIM 21. */
gboolean cordon_stratml_is_namespace (const char *uri);
const char *cordon_stratml_namespace (CordonStratmlPart part);
/* Whether an element of that name is in the standard at all; whether it holds text alone. */
gboolean cordon_stratml_is_element (const char *name);
gboolean cordon_stratml_is_leaf (const char *name);
/* The place of a child among its siblings, from 0; G_MAXUINT where it may not stand there. @max: how many, 0 for any */
guint cordon_stratml_place (CordonStratmlPart part, const char *parent, const char *name, guint *max);
/* Puts the children of @node in the order that the standard asks for; those of one name keep theirs. */
void cordon_stratml_sort (CordonStratmlPart part, CordonStratmlNode *node);
/* Puts what was gathered from several places in an order that is always the same. */
void cordon_stratml_sort_kept (CordonStratmlNode *node);
/**
 * cordon_stratml_add_clean:
 * @identifiers: (nullable) (element-type utf8): identifiers that are taken; a new one is added
 * @whole: (out): whether nothing of @node had to be left out
 *
 * Adds to @parent what of @node, and of what is in it, the standard lets stand there, in order.
 *
 * Returns: (nullable): what was added, if anything was left
 */
CordonStratmlNode *cordon_stratml_add_clean (CordonStratmlTree *tree, CordonStratmlPart part, CordonStratmlNode *parent,
                                             const char *parent_name, const CordonStratmlNode *node,
                                             GHashTable *identifiers, gboolean *whole);

/* Whether a text can be an xs:ID, an xs:anyURI, an xs:decimal. */
gboolean cordon_stratml_is_ncname (const char *text);
gboolean cordon_stratml_is_uri (const char *text);
gboolean cordon_stratml_is_decimal (const char *text);
/* Returns: (transfer full): a finite number, less than 10^16, as an xs:decimal of at most 18 digits, which reads back
 * as the same number unless that is very small */
char *cordon_stratml_decimal (double value);

/* XML */

/* Asked from time to time, with how much of the document is read; %FALSE ends reading, with @error set. */
typedef gboolean (*CordonStratmlStepFunc) (gpointer data, guint64 done, guint64 total, GError **error);

/**
 * cordon_stratml_parse:
 * @uri: (out) (transfer full) (nullable): the namespace of the root
 * @n_comments: (out): how many comments and processing instructions the document has, which are not in the tree
 *
 * Reads XML without opening anything else: no network, no file, no entity that the document declares itself. Bounded in
 * size, depth and number of elements.
 *
 * Returns: (nullable): the root; on failure a sentence with the line
 */
CordonStratmlNode *cordon_stratml_parse (CordonStratmlTree *tree, const char *data, gsize size, char **uri,
                                         guint *n_comments, CordonStratmlStepFunc step, gpointer step_data,
                                         GError **error);

/**
 * cordon_stratml_print:
 * @n_replaced: (out): how many characters XML can't hold, and are U+FFFD in the text
 *
 * Returns: (transfer full): the document, UTF-8
 */
char *cordon_stratml_print (const CordonStratmlNode *root, CordonStratmlPart part, guint *n_replaced);

/* Mapping */

/* Returns: (transfer full): the id of the row that an Identifier stands for */
char *cordon_stratml_row_id (const char *identifier);

/* Returns: (transfer full): the id of the reading that a result stands for: the @n-th, from 1, of its sort and time.
 * @start, @end and @descriptor, the Descriptor's name, may be %NULL. */
char *cordon_stratml_result_id (const char *measure, const char *role, const char *start, const char *end,
                                const char *descriptor, guint n);

/* The stages of the value chain, in the standard's words and as a measure's category. */
const char *cordon_stratml_stage_to_category (const char *stage);
const char *cordon_stratml_category_to_stage (const char *category);

/* Whether a Descriptor says that a result is a baseline, or an estimate. Returns: (nullable): the role of a reading */
const char *cordon_stratml_descriptor_role (const CordonStratmlNode *descriptor);

/* Kinds whose rows may stand as records in an outline of ours. */
extern const char *const cordon_stratml_record_kinds[];

/* The outline's words. */
#define CORDON_STRATML_VERSION 1
#define CORDON_STRATML_NONE "-"

G_END_DECLS
