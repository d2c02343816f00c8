/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CordonFieldType:
 * @CORDON_FIELD_TEXT: one line
 * @CORDON_FIELD_LONG_TEXT: paragraphs
 * @CORDON_FIELD_INTEGER: a whole number
 * @CORDON_FIELD_NUMBER: a number
 * @CORDON_FIELD_DATE: "2025-03-31"
 * @CORDON_FIELD_QUARTER: "2025-Q2", a fiscal quarter
 * @CORDON_FIELD_YEAR: 2025, a fiscal year, stored as an integer
 * @CORDON_FIELD_PERIOD: what a figure covers, see cordon-period.h: "FY2022", "2021", "2025-Q2", "2025-03",
 *   "2018-10-01/2023-09-30", or words as the source has them
 * @CORDON_FIELD_CHOICE: one of the field's choices
 * @CORDON_FIELD_REFERENCE: the id of a row of the kind named by the field's reference; of any kind where it names none
 * @CORDON_FIELD_COUNTRY: ISO 3166-1 alpha-2
 * @CORDON_FIELD_RANK: the fractional key of a row among its siblings; never shown
 */
typedef enum
{
  CORDON_FIELD_TEXT,
  CORDON_FIELD_LONG_TEXT,
  CORDON_FIELD_INTEGER,
  CORDON_FIELD_NUMBER,
  CORDON_FIELD_DATE,
  CORDON_FIELD_QUARTER,
  CORDON_FIELD_YEAR,
  CORDON_FIELD_PERIOD,
  CORDON_FIELD_CHOICE,
  CORDON_FIELD_REFERENCE,
  CORDON_FIELD_COUNTRY,
  CORDON_FIELD_RANK,
} CordonFieldType;

typedef enum
{
  CORDON_FIELD_PLAIN = 0,
  CORDON_FIELD_REQUIRED = 1 << 0,    /* a row without it is refused */
  CORDON_FIELD_SEARCH = 1 << 1,      /* found by search, as a title or short text */
  CORDON_FIELD_SEARCH_LONG = 1 << 2, /* found by search, as long text */
  CORDON_FIELD_HIDDEN = 1 << 3,      /* no form shows it */
  CORDON_FIELD_UNIQUE = 1 << 5,      /* no two living rows hold the same */
  CORDON_FIELD_TREE = 1 << 4,        /* refers to a row of its own kind, and must not lead back to where it began */
} CordonFieldFlags;

/* A value of a vocabulary, as stored, and what a person reads: marked with NC_ ("vocabulary", …). */
typedef struct
{
  const char *value;
  const char *label;
} CordonChoice;

/**
 * CordonField:
 * @name: the property's and the column's name, with underscores
 * @type: what it holds
 * @label: what a person reads, marked with NC_ ("field", …)
 * @flags: required, searched, hidden
 * @choices: (nullable) (array zero-terminated=1): its vocabulary
 * @reference: (nullable): the kind that it refers to
 * @minimum: the least number allowed, with @maximum; both 0 for no bounds
 * @maximum: the greatest number allowed
 */
typedef struct
{
  const char *name;
  CordonFieldType type;
  const char *label;
  CordonFieldFlags flags;
  const CordonChoice *choices;
  const char *reference;
  double minimum;
  double maximum;
} CordonField;

typedef struct _CordonKind CordonKind;

/* Reads a cell of the row that is being checked; %NULL where it is empty. */
typedef GVariant *(*CordonCellFunc) (gpointer row, const char *field);

/* Whether an edit sets @field of the row that is being checked. */
typedef gboolean (*CordonSetFunc) (gpointer edit, const char *field);

/**
 * CordonKind:
 * @name: the table's name
 * @label: the noun, singular, marked with NC_ ("kind", …)
 * @title_field: the field that stands for a row in a sentence
 * @fields: its field table
 * @n_fields: how many
 * @check: (nullable): the rules that need more than one field; returns a whole sentence, translated, or %NULL, and in
 *   @field the one concerned
 * @check_edit: (nullable): the rules about what may still be done to a row that stands: @cell reads it as it was
 * before, and @set tells whether the edit sets a field; returns as @check does
 * @get_type: its subclass of #CordonRecord
 *
 * A noun of the programme, described once: properties, forms, headings, history's words, search and checks derive
 * from its field table.
 */
struct _CordonKind
{
  const char *name;
  const char *label;
  const char *title_field;
  const CordonField *fields;
  guint n_fields;
  char *(*check) (CordonCellFunc cell, gpointer row, const char **field);
  char *(*check_edit) (CordonCellFunc cell, gpointer row, CordonSetFunc set, gpointer edit, const char **field);
  GType (*get_type) (void);
};

/* Returns: (nullable): the kind of that name */
const CordonKind *cordon_kind_find (const char *name);
/* Returns: (array zero-terminated=1): all kinds, those on which others stand first */
const CordonKind *const *cordon_kind_all (void);
/* Returns: (nullable): the field of that name */
const CordonField *cordon_kind_field (const CordonKind *kind, const char *name);

/* What a person reads, translated. A field whose name or value is not known is shown as it is stored. */
const char *cordon_kind_label (const CordonKind *kind);
const char *cordon_field_label (const CordonField *field);
const char *cordon_field_choice_label (const CordonField *field, const char *value);

/**
 * cordon_field_check:
 * @value: (nullable): what is to be stored
 *
 * Returns: (transfer full) (nullable): a sentence that says why @value can't stand in @field, or %NULL if it can.
 * Required is not checked here: a row is made before it is filled.
 */
char *cordon_field_check (const CordonField *field, GVariant *value);

/**
 * cordon_field_parse:
 * @text: (nullable): what a person typed, in the locale (@plain %FALSE), or a file or command line holds (@plain %TRUE)
 * @value: (out) (transfer full) (nullable): the value to store, sunk; %NULL for an empty cell
 *
 * Returns: whether @text can be taken; otherwise @error (%CORDON_ERROR_INVALID) says why in a sentence
 */
gboolean cordon_field_parse (const CordonField *field, const char *text, gboolean plain, GVariant **value,
                             GError **error);

/* Returns: (transfer full): the value in words of the locale; references and empty cells give "". */
char *cordon_field_format (const CordonField *field, GVariant *value);
/* Returns: (transfer full): the value as files and command lines hold it; cordon_field_parse() reads it back. */
char *cordon_field_to_plain (const CordonField *field, GVariant *value);

G_END_DECLS
