/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The vocabulary of precursors. It is a table that comes with the program, of which most lines are known from memory
 * and say so; an item keeps the name alone, so that a corrected table corrects no plan behind anybody's back. */

#include "model/cordon-substance.h"

#include <glib/gi18n-lib.h>

#include "base/cordon-text.h"
#include "model/cordon-kind.h"
#include "model/cordon-starter-private.h"

static const CordonChoice controls[] = {
    {"Table I", NC_ ("substance", "Table I")},
    {"Table II", NC_ ("substance", "Table II")},
    {"List I", NC_ ("substance", "List I")},
    {"List II", NC_ ("substance", "List II")},
    {"Schedule II", NC_ ("substance", "Schedule II")},
    {"not listed", NC_ ("substance", "not listed")},
    {NULL},
};

static GArray *substances;

static const char *
cell (GPtrArray *columns, GPtrArray *row, const char *name)
{
  for (guint i = 0; i < columns->len; i++)
    {
      if (g_str_equal (columns->pdata[i], name))
        return *(const char *) row->pdata[i] != '\0' ? row->pdata[i] : NULL;
    }
  return NULL;
}

static GArray *
read_all (void)
{
  /* Kept: the texts are those of its rows. */
  static GPtrArray *rows;
  GArray *all = g_array_new (FALSE, FALSE, sizeof (CordonSubstance));

  rows = cordon_starter_read_sheet ("precursor.csv", NULL);
  for (guint i = 1; rows != NULL && i < rows->len; i++)
    {
      GPtrArray *columns = rows->pdata[0];
      GPtrArray *row = rows->pdata[i];
      CordonSubstance substance = {
          cell (columns, row, "name"),    cell (columns, row, "common_names"),
          cell (columns, row, "hs_code"), cell (columns, row, "un1988_table"),
          cell (columns, row, "un_year"), cell (columns, row, "us_status"),
          cell (columns, row, "source"),  FALSE,
      };

      substance.unverified = g_strcmp0 (cell (columns, row, "confidence"), "published") != 0;
      if (substance.name != NULL)
        g_array_append_val (all, substance);
    }
  return all;
}

const CordonSubstance *
cordon_substance_all (guint *n)
{
  if (g_once_init_enter (&substances))
    g_once_init_leave (&substances, read_all ());
  *n = substances->len;
  return (const CordonSubstance *) (gpointer) substances->data;
}

static gboolean
is_called (const CordonSubstance *substance, const char *folded)
{
  g_autofree char *own = cordon_text_fold (substance->name);
  g_auto (GStrv) others = NULL;

  if (g_str_equal (own, folded))
    return TRUE;
  if (substance->common_names == NULL)
    return FALSE;
  others = g_strsplit (substance->common_names, ";", -1);
  for (guint i = 0; others[i] != NULL; i++)
    {
      g_autofree char *other = cordon_text_fold (g_strstrip (others[i]));

      if (g_str_equal (other, folded))
        return TRUE;
    }
  return FALSE;
}

const CordonSubstance *
cordon_substance_find (const char *name)
{
  guint n;
  const CordonSubstance *all = cordon_substance_all (&n);
  g_autofree char *folded = NULL;

  if (name == NULL)
    return NULL;
  folded = cordon_text_fold (name);
  for (guint i = 0; i < n; i++)
    {
      if (is_called (&all[i], folded))
        return &all[i];
    }
  return NULL;
}

static const char *
control (const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (controls) - 1; i++)
    {
      if (g_strcmp0 (controls[i].value, value) == 0)
        return g_dpgettext2 (GETTEXT_PACKAGE, "substance", controls[i].label);
    }
  return value;
}

char *
cordon_substance_describe (const CordonSubstance *substance)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (substance != NULL, NULL);

  if (substance->un_table != NULL && substance->un_year != NULL)
    /* Translators: a table of the UN Convention of 1988, and the year since which a substance is in it */
    g_ptr_array_add (parts, g_strdup_printf (C_ ("substance", "1988 Convention: %s (%s)"),
                                             control (substance->un_table), substance->un_year));
  else if (substance->un_table != NULL)
    g_ptr_array_add (parts, g_strdup_printf (C_ ("substance", "1988 Convention: %s"), control (substance->un_table)));
  if (substance->us_status != NULL)
    g_ptr_array_add (parts, g_strdup_printf (C_ ("substance", "United States: %s"), control (substance->us_status)));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
