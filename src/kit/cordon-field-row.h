/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kit/cordon-option.h"

G_BEGIN_DECLS

/**
 * CordonFieldRowType:
 * @CORDON_FIELD_ROW_TEXT: one line, which scrolls
 * @CORDON_FIELD_ROW_SENTENCE: one paragraph that wraps and grows; Enter commits
 * @CORDON_FIELD_ROW_LONG_TEXT: paragraphs; Ctrl+Enter commits
 * @CORDON_FIELD_ROW_NUMBER: a number
 * @CORDON_FIELD_ROW_DATE: an ISO date, with a calendar
 * @CORDON_FIELD_ROW_QUARTER: "2025-Q2", with steps to the quarters beside
 * @CORDON_FIELD_ROW_CHOICE: one of a few options
 * @CORDON_FIELD_ROW_REFERENCE: one of many options, searched as one types
 */
typedef enum
{
  CORDON_FIELD_ROW_TEXT,
  CORDON_FIELD_ROW_SENTENCE,
  CORDON_FIELD_ROW_LONG_TEXT,
  CORDON_FIELD_ROW_NUMBER,
  CORDON_FIELD_ROW_DATE,
  CORDON_FIELD_ROW_QUARTER,
  CORDON_FIELD_ROW_CHOICE,
  CORDON_FIELD_ROW_REFERENCE,
} CordonFieldRowType;

/**
 * CordonFieldRowRead:
 * @typed: what stands in the entry
 * @value: (out) (transfer full) (nullable): what is to be stored, as plain text; %NULL for nothing
 *
 * Returns: (transfer full) (nullable): a sentence that says why @typed can't be taken, or %NULL if it can
 */
typedef char *(*CordonFieldRowRead) (const char *typed, char **value, gpointer user_data);

/* Returns: (transfer full): how a plain @value is written for a person of this locale. */
typedef char *(*CordonFieldRowShow) (const char *value, gpointer user_data);

/**
 * CordonFieldRowSpec:
 * @name: names the field to the caller and to tests
 * @title: what a person reads, translated
 * @hint: (nullable): what a screen reader adds, and the tooltip, translated
 * @type: how it is edited
 * @required: an empty value is refused
 * @options: (nullable) (transfer none): a GListModel of #CordonOption, for choices and references
 * @read: (nullable): reads what was typed; a plain reading by type otherwise
 * @show: (nullable): writes a value; as it is otherwise
 * @user_data: for both
 * @destroy: (nullable): frees @user_data with the row
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *hint;
  CordonFieldRowType type;
  gboolean required;
  GListModel *options;
  CordonFieldRowRead read;
  CordonFieldRowShow show;
  gpointer user_data;
  GDestroyNotify destroy;
} CordonFieldRowSpec;

/**
 * CordonFieldRow:
 *
 * One field of a form, edited in place: Enter, leaving the field or choosing commits; Escape brings back what stood
 * there. What can't be taken is said beside the field while one types, and is neither committed nor thrown away.
 *
 * Properties: "value" (plain text, or %NULL), "name" is the widget's. Signal "commit" (const char *value): the person
 * wants @value to stand there. The row doesn't take it over by itself: the caller stores it and then sets "value", or
 * calls cordon_field_row_set_error().
 */
#define CORDON_TYPE_FIELD_ROW (cordon_field_row_get_type ())
G_DECLARE_FINAL_TYPE (CordonFieldRow, cordon_field_row, CORDON, FIELD_ROW, AdwPreferencesRow)

GtkWidget *cordon_field_row_new (const CordonFieldRowSpec *spec);

const char *cordon_field_row_get_name (CordonFieldRow *self);
const char *cordon_field_row_get_value (CordonFieldRow *self);
/* What is being typed and not yet committed is kept. */
void cordon_field_row_set_value (CordonFieldRow *self, const char *value);
/* Shows another value in place of all that was shown or typed: the row is about something else from now on. */
void cordon_field_row_reset (CordonFieldRow *self, const char *value);
void cordon_field_row_set_options (CordonFieldRow *self, GListModel *options);
/* @sentence: (nullable): why the last commit was refused; what was typed stays. */
void cordon_field_row_set_error (CordonFieldRow *self, const char *sentence);
const char *cordon_field_row_get_error (CordonFieldRow *self);
void cordon_field_row_set_editable (CordonFieldRow *self, gboolean editable);
/* Commits what was typed, as leaving the field does. Returns: whether nothing is left that can't be taken. */
gboolean cordon_field_row_flush (CordonFieldRow *self);
/* Whether what was committed last has neither been stored nor refused yet. */
gboolean cordon_field_row_is_under_way (CordonFieldRow *self);
/* The widget in which one types or chooses. */
GtkWidget *cordon_field_row_get_editor (CordonFieldRow *self);
/* What stands in the editor, committed or not, and putting text there as typing does. */
char *cordon_field_row_dup_typed (CordonFieldRow *self);
/* Returns: whether something is typed that has been neither stored nor sent to be */
gboolean cordon_field_row_has_unsaved (CordonFieldRow *self);
void cordon_field_row_type (CordonFieldRow *self, const char *text);
/* Selects all of the text, so that typing replaces it. */
void cordon_field_row_select (CordonFieldRow *self);

G_END_DECLS
