/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was typed into a field and could not be stored – the disk was full, or it is no date – when its field is no
 * longer shown. It is kept with the plan as long as that is open, and never goes to the disk. */

#include "views/shared/cordon-kept-text.h"

#include "kit/cordon-field-row.h"

typedef struct
{
  char *typed;
  char *why;
} Kept;

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  g_free (kept->typed);
  g_free (kept->why);
  g_free (kept);
}

static GHashTable *
get_table (CordonPlan *plan)
{
  GHashTable *table = g_object_get_data (G_OBJECT (plan), "cordon-kept-texts");

  if (table == NULL)
    {
      table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_kept);
      g_object_set_data_full (G_OBJECT (plan), "cordon-kept-texts", table, (GDestroyNotify) g_hash_table_unref);
    }
  return table;
}

static char *
name_field (CordonRecord *record, const char *field)
{
  return g_strjoin ("/", cordon_record_get_kind (record)->name, cordon_record_get_id (record), field, NULL);
}

void
cordon_kept_text_put (CordonPlan *plan, CordonRecord *record, const char *field, const char *typed, const char *why)
{
  g_autofree char *name = NULL;
  GHashTable *table;
  Kept *kept;

  g_return_if_fail (CORDON_IS_PLAN (plan));
  g_return_if_fail (CORDON_IS_RECORD (record));
  g_return_if_fail (typed != NULL);

  name = name_field (record, field);
  table = get_table (plan);
  if (g_hash_table_contains (table, name))
    return;
  kept = g_new0 (Kept, 1);
  kept->typed = g_strdup (typed);
  kept->why = g_strdup (why);
  g_hash_table_insert (table, g_steal_pointer (&name), kept);
}

gboolean
cordon_kept_text_take (CordonPlan *plan, CordonRecord *record, const char *field, char **typed, char **why)
{
  g_autofree char *name = NULL;
  GHashTable *table;
  Kept *kept;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (CORDON_IS_RECORD (record), FALSE);
  g_return_val_if_fail (typed != NULL && why != NULL, FALSE);

  table = get_table (plan);
  if (g_hash_table_size (table) == 0)
    return FALSE;
  name = name_field (record, field);
  kept = g_hash_table_lookup (table, name);
  if (kept == NULL)
    return FALSE;
  *typed = g_steal_pointer (&kept->typed);
  *why = g_steal_pointer (&kept->why);
  g_hash_table_remove (table, name);
  return TRUE;
}

static char *
find_in_fields (GtkWidget *within)
{
  if (CORDON_IS_FIELD_ROW (within))
    return cordon_field_row_has_unsaved (CORDON_FIELD_ROW (within))
               ? cordon_field_row_dup_typed (CORDON_FIELD_ROW (within))
               : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      char *found = find_in_fields (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

char *
cordon_kept_text_find (CordonPlan *plan, GtkWidget *within)
{
  GHashTableIter iter;
  gpointer kept;
  char *found;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (within), NULL);

  found = find_in_fields (within);
  g_hash_table_iter_init (&iter, get_table (plan));
  if (found == NULL && g_hash_table_iter_next (&iter, NULL, &kept))
    found = g_strdup (((Kept *) kept)->typed);
  return found;
}
