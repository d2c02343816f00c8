/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cordon-kind.h"
#include "model/cordon-record-private.h"

G_BEGIN_DECLS

/* The kinds, each in the file of its noun. */
extern const CordonKind cordon_plan_item_kind;
extern const CordonKind cordon_status_update_kind;
extern const CordonKind cordon_register_entry_kind;
extern const CordonKind cordon_round_kind;
extern const CordonKind cordon_measure_kind;
extern const CordonKind cordon_reading_kind;
extern const CordonKind cordon_party_kind;
extern const CordonKind cordon_tie_kind;
extern const CordonKind cordon_place_kind;
extern const CordonKind cordon_matter_kind;
extern const CordonKind cordon_matter_party_kind;
extern const CordonKind cordon_matter_item_kind;
extern const CordonKind cordon_matter_leg_kind;
extern const CordonKind cordon_matter_step_kind;
extern const CordonKind cordon_matter_finding_kind;
extern const CordonKind cordon_saved_view_kind;
extern const CordonKind cordon_link_kind;
extern const CordonKind cordon_translation_kind;

/* Vocabularies that several kinds share. */
extern const CordonChoice cordon_choices_confidence[];
extern const CordonChoice cordon_choices_tlp[];
extern const CordonChoice cordon_choices_party_kinds[];

/* What a check reads: the text in a cell, or %NULL; whether a number stands there, and which. */
const char *cordon_cell_text (CordonCellFunc cell, gpointer row, const char *field);
gboolean cordon_cell_number (CordonCellFunc cell, gpointer row, const char *field, double *number);
/* Whether two dates are in order: TRUE as well where one of them is not given. */
gboolean cordon_cells_in_order (CordonCellFunc cell, gpointer row, const char *first, const char *then);

/* The class of a noun: a subclass of CordonRecord whose properties are those of the table "fields" above it.
 * Further arguments set more members of its CordonKind: .check = check. */
#define CORDON_DEFINE_KIND(Type, type, table, noun, title, ...)                                                        \
  CORDON_DEFINE_KIND_OF (fields, Type, type, table, noun, title, __VA_ARGS__)

/* The same where a file has several tables: that of this noun is @its_fields. */
#define CORDON_DEFINE_KIND_OF(its_fields, Type, type, table, noun, title, ...)                                         \
  const CordonKind type##_kind = {.name = table,                                                                       \
                                  .label = noun,                                                                       \
                                  .title_field = title,                                                                \
                                  .fields = its_fields,                                                                \
                                  .n_fields = G_N_ELEMENTS (its_fields),                                               \
                                  .get_type = type##_get_type,                                                         \
                                  __VA_ARGS__};                                                                        \
  struct _##Type                                                                                                       \
  {                                                                                                                    \
    CordonRecord parent_instance;                                                                                      \
  };                                                                                                                   \
  G_DEFINE_FINAL_TYPE (Type, type, CORDON_TYPE_RECORD)                                                                 \
  static void type##_class_init (Type##Class *klass)                                                                   \
  {                                                                                                                    \
    cordon_record_class_set_kind (CORDON_RECORD_CLASS (klass), &type##_kind);                                          \
  }                                                                                                                    \
  static void type##_init (Type *self)                                                                                 \
  {                                                                                                                    \
  }

G_END_DECLS
