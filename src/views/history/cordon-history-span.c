/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which days history looks at: the last few, a fiscal quarter, or from one date to another. Both pages of history
 * choose them in the same way. */

#include "views/history/cordon-history-span.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/cordon-date.h"
#include "kit/cordon-field-row.h"
#include "kit/cordon-option.h"
#include "model/cordon-kind.h"

#define QUARTERS_BACK 8

static void
add (GListStore *options, const char *value, const char *label)
{
  g_autoptr (CordonOption) option = cordon_option_new (value, label, NULL);

  g_list_store_append (options, option);
}

static void
add_days (GListStore *options, const GDate *today, guint n_days, const char *label)
{
  GDate first = *today;
  g_autofree char *from = NULL;
  g_autofree char *to = cordon_date_to_text (today);
  g_autofree char *value = NULL;

  g_date_subtract_days (&first, n_days - 1);
  from = cordon_date_to_text (&first);
  value = g_strconcat (from, "/", to, NULL);
  add (options, value, label);
}

GListModel *
cordon_history_spans (CordonPlan *plan, const char *any)
{
  g_autoptr (GListStore) options = g_list_store_new (CORDON_TYPE_OPTION);
  int first_month = cordon_plan_get_first_month (plan);
  g_autofree char *quarter = cordon_quarter_of (cordon_plan_get_today (plan), first_month);
  GDate today;

  g_return_val_if_fail (CORDON_IS_PLAN (plan), NULL);

  if (any != NULL)
    add (options, NULL, any);
  if (cordon_date_parse (cordon_plan_get_today (plan), &today))
    {
      add_days (options, &today, 1, C_ ("span of time", "Today"));
      add_days (options, &today, 7, C_ ("span of time", "Last 7 days"));
      add_days (options, &today, 30, C_ ("span of time", "Last 30 days"));
    }
  for (guint i = 0; quarter != NULL && i < QUARTERS_BACK; i++)
    {
      g_autofree char *label = cordon_quarter_format (quarter);
      g_autofree char *value = NULL;
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;
      char *before;
      GDate start, end;

      if (!cordon_quarter_bounds (quarter, first_month, &start, &end))
        break;
      first = cordon_date_to_text (&start);
      last = cordon_date_to_text (&end);
      value = g_strconcat (first, "/", last, NULL);
      add (options, value, label);
      before = cordon_quarter_step (quarter, -1);
      g_free (quarter);
      quarter = before;
    }
  add (options, "", C_ ("span of time", "Other dates…"));
  return G_LIST_MODEL (g_steal_pointer (&options));
}

gboolean
cordon_history_span_read (const char *value, char **first, char **last)
{
  g_auto (GStrv) ends = value != NULL ? g_strsplit (value, "/", 2) : NULL;

  if (ends == NULL || g_strv_length (ends) != 2)
    return FALSE;
  *first = g_strdup (ends[0]);
  *last = g_strdup (ends[1]);
  return TRUE;
}

/* Drop-downs */

static void
on_item_set_up (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_list_item_set_child (item, label);
}

static void
on_item_bound (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *label = cordon_option_get_label (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), label);
}

void
cordon_history_drop_down_set_options (GtkDropDown *drop_down, GListModel *options)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  g_signal_connect (factory, "setup", G_CALLBACK (on_item_set_up), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_item_bound), NULL);
  gtk_drop_down_set_factory (drop_down, factory);
  gtk_drop_down_set_model (drop_down, options);
}

const char *
cordon_history_drop_down_get_value (GtkDropDown *drop_down)
{
  CordonOption *option;

  g_return_val_if_fail (GTK_IS_DROP_DOWN (drop_down), NULL);

  option = gtk_drop_down_get_selected_item (drop_down);
  return option != NULL ? cordon_option_get_value (option) : NULL;
}

void
cordon_history_drop_down_set_value (GtkDropDown *drop_down, const char *value)
{
  GListModel *options;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  options = gtk_drop_down_get_model (drop_down);
  for (guint i = 0; options != NULL && i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (CordonOption) option = g_list_model_get_item (options, i);

      if (g_strcmp0 (cordon_option_get_value (option), value) == 0)
        {
          gtk_drop_down_set_selected (drop_down, i);
          return;
        }
    }
}

/* Dates */

/* A date is read and written as any date of the plan is. */
static const CordonField date_field = {.name = "date", .type = CORDON_FIELD_DATE, .label = NC_ ("field", "Date")};

static char *
read_date (const char *typed, char **value, gpointer user_data)
{
  g_autoptr (GVariant) read = NULL;
  g_autoptr (GError) error = NULL;

  if (!cordon_field_parse (&date_field, typed, FALSE, &read, &error))
    return g_strdup (error->message);
  *value = read != NULL ? g_variant_dup_string (read, NULL) : NULL;
  return NULL;
}

static char *
show_date (const char *value, gpointer user_data)
{
  return cordon_date_format (value);
}

GtkWidget *
cordon_history_date_row_new (const char *name, const char *title)
{
  return cordon_field_row_new (&(CordonFieldRowSpec){.name = name,
                                                     .title = title,
                                                     .type = CORDON_FIELD_ROW_DATE,
                                                     .required = TRUE,
                                                     .read = read_date,
                                                     .show = show_date});
}
