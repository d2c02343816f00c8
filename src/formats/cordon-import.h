/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/cordon-format.h"
#include "model/cordon-plan.h"

G_BEGIN_DECLS

/**
 * CordonImportSeverity:
 * @CORDON_IMPORT_INFORMATION: something was understood in a way that is worth telling; nothing is lost
 * @CORDON_IMPORT_KEPT: a plan has no field for it, and it is kept elsewhere, in the notes of what it belongs to
 * @CORDON_IMPORT_LEFT_OUT: it doesn't come in, and the sentence says why
 * @CORDON_IMPORT_ERROR: it can't be read as what it should be, and so doesn't come in; mend the file or the settings
 */
typedef enum
{
  CORDON_IMPORT_INFORMATION,
  CORDON_IMPORT_KEPT,
  CORDON_IMPORT_LEFT_OUT,
  CORDON_IMPORT_ERROR,
} CordonImportSeverity;
#define CORDON_IMPORT_N_SEVERITIES 4

/**
 * CordonImportNote:
 * @line: the line of the document, from 1, or 0
 * @where: (nullable): the column, or the path in the document: "Goal 3 › Objective 3.2"
 * @text: a whole sentence, translated
 */
typedef struct
{
  CordonImportSeverity severity;
  guint line;
  char *where;
  char *text;
} CordonImportNote;

typedef enum
{
  CORDON_IMPORT_NEW,     /* comes to be */
  CORDON_IMPORT_CHANGED, /* is in the plan, and some of its fields change */
  CORDON_IMPORT_SAME,    /* is in the plan as it is in the file */
  CORDON_IMPORT_REFUSED, /* doesn't come in, and a note says why */
} CordonImportFate;
#define CORDON_IMPORT_N_FATES 4

/**
 * CordonImportRow: a row that the document holds
 * @kind: interned
 * @id: (nullable): its id in the plan; %NULL where it is refused
 * @title: (nullable): what it is called
 * @changes: (nullable): of a row that changes: the fields that do, translated
 * @line: the line of the document where it stands, from 1, or 0
 */
typedef struct
{
  CordonImportFate fate;
  const char *kind;
  guint line;
  char *id;
  char *title;
  char *changes;
} CordonImportRow;

/**
 * CordonImportSetting: one of the ways in which the document was understood, and can be understood otherwise
 * @name: its name among the options: "delimiter"
 * @label: what a person reads, translated
 * @group: (nullable): what it belongs to, translated; the settings of a group stand next to each other
 * @detail: (nullable): more about it, such as the first values in a column
 * @value: how it was understood
 * @values: (array zero-terminated=1): what it can be
 * @labels: (array zero-terminated=1): what a person reads for each, translated
 * @given: whether an option said so, rather than the document's content
 */
typedef struct
{
  char *name;
  char *label;
  char *group;
  char *detail;
  char *value;
  char **values;
  char **labels;
  gboolean given;
} CordonImportSetting;

/**
 * CordonImport:
 *
 * What a document would bring into a plan: read, understood and compared with what stands there, but not done.
 * Immutable once read. Committing its draft with cordon_plan_commit_async() does it, as one edit.
 */
#define CORDON_TYPE_IMPORT (cordon_import_get_type ())
G_DECLARE_FINAL_TYPE (CordonImport, cordon_import, CORDON, IMPORT, GObject)

/**
 * cordon_import_read_async:
 * @plan: where it is to come in
 * @file: the document
 * @format: (nullable): what it is; %NULL to find out
 * @options: (nullable) (element-type utf8 utf8): how it is to be understood, by the names of settings; "kind" is the
 *   kind of its rows
 * @progress: (nullable): is told how far it is, until it is answered
 *
 * Reads a document on a thread of its own, without touching @plan. Fails with a sentence where nothing can be made of
 * it.
 */
void cordon_import_read_async (CordonPlan *plan, GFile *file, const CordonFormat *format, GHashTable *options,
                               GCancellable *cancellable, CordonProgressFunc progress, gpointer progress_data,
                               GAsyncReadyCallback callback, gpointer user_data);
/* The same of bytes that are no file, such as the clipboard's; @name is what they are called. */
void cordon_import_read_bytes_async (CordonPlan *plan, GBytes *bytes, const char *name, const CordonFormat *format,
                                     GHashTable *options, GCancellable *cancellable, CordonProgressFunc progress,
                                     gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full) (nullable): what would come in */
CordonImport *cordon_import_read_finish (GAsyncResult *result, GError **error);

/* Everything that would come in, as one edit: to be committed once. */
CordonDraft *cordon_import_get_draft (CordonImport *self);
const CordonFormat *cordon_import_get_format (CordonImport *self);
/* What the document is called. */
const char *cordon_import_get_name (CordonImport *self);
/* Whether nothing in the plan would change. */
gboolean cordon_import_is_empty (CordonImport *self);

/* (array length=n): those that the document holds rows of, in the order of cordon_kind_all() */
const char *const *cordon_import_get_kinds (CordonImport *self, guint *n);
/* How many rows have that fate; of all kinds where @kind is %NULL. */
guint cordon_import_count_rows (CordonImport *self, const char *kind, CordonImportFate fate);
guint cordon_import_get_n_rows (CordonImport *self);
const CordonImportRow *cordon_import_get_row (CordonImport *self, guint index);

/* How much there is to tell of a severity, and the notes themselves, in the order of the document. Of a severity only
 * the first ten thousand are kept, all are counted. */
guint cordon_import_count_notes (CordonImport *self, CordonImportSeverity severity);
guint cordon_import_get_n_notes (CordonImport *self);
const CordonImportNote *cordon_import_get_note (CordonImport *self, guint index);

/* The settings, in their order. */
guint cordon_import_get_n_settings (CordonImport *self);
const CordonImportSetting *cordon_import_get_setting (CordonImport *self, guint index);

G_END_DECLS
