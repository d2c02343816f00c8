/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Matters in a table: which columns there are, what each kind is mostly looked at for, and what the cells say. */

#include "views/programme/cordon-matter-table.h"

#include <glib/gi18n-lib.h>

#include "views/programme/cordon-matter-words.h"
#include "views/shared/cordon-record-field.h"

enum
{
  COLUMN_REF,
  COLUMN_TITLE,
  COLUMN_KIND,
  COLUMN_STATE,
  COLUMN_DUE,
  COLUMN_DAY,
  COLUMN_SENT,
  COLUMN_EXPIRES,
  COLUMN_OUTCOME,
  COLUMN_PARTY,
  COLUMN_COUNTRY,
  N_COLUMNS,
};

static CordonTableColumn columns[N_COLUMNS] = {
    [COLUMN_REF] = {"ref", NC_ ("matters", "Reference"), 120, FALSE, TRUE},
    [COLUMN_TITLE] = {"title", NC_ ("matters", "Title"), 0, FALSE, TRUE},
    [COLUMN_KIND] = {"kind", NC_ ("matters", "Kind"), 110, FALSE, TRUE},
    [COLUMN_STATE] = {"state", NC_ ("matters", "State"), 150, FALSE, TRUE},
    [COLUMN_DUE] = {"due", NC_ ("matters", "Due"), 110, FALSE, TRUE},
    [COLUMN_DAY] = {"occurred_on", NC_ ("matters", "Took Place"), 110, FALSE, TRUE},
    [COLUMN_SENT] = {"sent_on", NC_ ("matters", "Sent"), 110, FALSE, TRUE},
    [COLUMN_EXPIRES] = {"expires_on", NC_ ("matters", "Expires"), 110, FALSE, TRUE},
    [COLUMN_OUTCOME] = {"outcome", NC_ ("matters", "Outcome"), 130, FALSE, TRUE},
    [COLUMN_PARTY] = {"party", NC_ ("matters", "Lead Office"), 130, FALSE, FALSE},
    [COLUMN_COUNTRY] = {"country", NC_ ("matters", "Country"), 120, FALSE, TRUE},
};

/* What each kind is mostly looked at for; %NULL stands for all kinds, and for those without a line of their own. */
static const struct
{
  const char *kind;
  const char *const names[7];
} kind_columns[] = {
    {"investigation", {"ref", "title", "state", "due", "outcome", NULL}},
    {"incident", {"ref", "title", "state", "occurred_on", "outcome", NULL}},
    {"lead", {"ref", "title", "state", "due", NULL}},
    {"agreement", {"ref", "title", "state", "expires_on", NULL}},
    {"engagement", {"ref", "title", "state", "due", "occurred_on", NULL}},
    {NULL, {"ref", "title", "kind", "state", "due", NULL}},
};

static char *
cell_text (gpointer item, const char *column, const char **style, gpointer user_data)
{
  CordonPlan *plan = user_data;
  CordonRecord *matter = item;

  if (!cordon_record_get_loaded (matter))
    return g_strdup ("");
  if (g_str_equal (column, "state"))
    return cordon_matter_words_state (plan, matter);
  if (g_str_equal (column, "due"))
    return cordon_matter_words_due (plan, matter, style);
  if (g_str_equal (column, "party"))
    return cordon_record_field_party_name (plan, cordon_record_get_text (matter, "party"));
  if (g_str_equal (column, "title"))
    return cordon_record_dup_title (matter);
  return cordon_record_dup_words (matter, column);
}

const char *const *
cordon_matter_table_columns (const char *kind, gboolean beside, gboolean narrow)
{
  static const char *const few[] = {"title", "state", NULL};
  static const char *const some[] = {"ref", "title", "state", "due", NULL};
  guint i = 0;

  if (narrow)
    return few;
  if (beside)
    return some;
  while (kind_columns[i].kind != NULL && g_strcmp0 (kind_columns[i].kind, kind) != 0)
    i++;
  /* All but the kind, which is the same for all of them. */
  return kind_columns[i].kind == NULL && kind != NULL ? some : kind_columns[i].names;
}

GtkWidget *
cordon_matter_table_new (CordonPlan *plan)
{
  static gsize translated = 0;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  if (g_once_init_enter (&translated))
    {
      for (guint i = 0; i < N_COLUMNS; i++)
        columns[i].title = g_dpgettext2 (GETTEXT_PACKAGE, "matters", columns[i].title);
      g_once_init_leave (&translated, 1);
    }
  return cordon_table_new (C_ ("matters", "Matters"), columns, N_COLUMNS, cell_text, plan);
}
