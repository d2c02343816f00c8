/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The choices beside the chips. What there is to choose follows from the plan: the states that have a site, the offices
 * that host something, the levels of which an agency takes part. */

#include "views/taskforces/cordon-site-choices.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kit/cordon-option.h"
#include "model/cordon-country.h"

struct _CordonSiteChoices
{
  AdwBin parent_instance;

  GtkDropDown *area_choice;
  GtkDropDown *host_choice;
  GtkDropDown *level_choice;

  CordonPlan *plan;
  CordonSites *sites;
  CordonRosters *rosters;
  char *host;
  char *level;
  gboolean filling; /* which is no choice of the person's */
};

static guint area_signal;

G_DEFINE_FINAL_TYPE (CordonSiteChoices, cordon_site_choices, ADW_TYPE_BIN)

static int
compare_options (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return g_utf8_collate (cordon_option_get_label ((gpointer) a), cordon_option_get_label ((gpointer) b));
}

static void
add_option (GListStore *store, const char *value, const char *label)
{
  g_autoptr (CordonOption) option = cordon_option_new (value, label, NULL);

  g_list_store_append (store, option);
}

static gboolean
same_options (GListModel *a, GListModel *b)
{
  gboolean same = a != NULL && g_list_model_get_n_items (a) == g_list_model_get_n_items (b);

  for (guint i = 0; same && i < g_list_model_get_n_items (a); i++)
    {
      g_autoptr (CordonOption) one = g_list_model_get_item (a, i);
      g_autoptr (CordonOption) other = g_list_model_get_item (b, i);

      same = g_strcmp0 (cordon_option_get_value (one), cordon_option_get_value (other)) == 0
             && g_strcmp0 (cordon_option_get_label (one), cordon_option_get_label (other)) == 0;
    }
  return same;
}

/* @options: what there is to choose, without the first; sorted here unless @ordered */
static void
fill_choice (CordonSiteChoices *self, GtkDropDown *choice, const char *all, GListStore *options, gboolean ordered,
             const char *chosen)
{
  g_autoptr (CordonOption) first = cordon_option_new (NULL, all, NULL);
  guint selected = 0;

  if (!ordered)
    g_list_store_sort (options, compare_options, NULL);
  g_list_store_insert (options, 0, first);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (options)); i++)
    {
      g_autoptr (CordonOption) option = g_list_model_get_item (G_LIST_MODEL (options), i);

      if (g_strcmp0 (cordon_option_get_value (option), chosen) == 0)
        selected = i;
    }
  self->filling = TRUE;
  if (!same_options (gtk_drop_down_get_model (choice), G_LIST_MODEL (options)))
    gtk_drop_down_set_model (choice, G_LIST_MODEL (options));
  if (gtk_drop_down_get_selected (choice) != selected)
    gtk_drop_down_set_selected (choice, selected);
  gtk_widget_set_visible (GTK_WIDGET (choice), g_list_model_get_n_items (G_LIST_MODEL (options)) > 1);
  self->filling = FALSE;
}

static void
note_area (gpointer item, gpointer user_data)
{
  const char *country = cordon_site_get_country (item);
  const char *subdivision = cordon_site_get_subdivision (item);

  if (subdivision != NULL && g_str_has_prefix (subdivision, "US-"))
    g_hash_table_add (user_data, g_strdup (subdivision));
  else if (country != NULL && strcmp (country, "US") != 0)
    g_hash_table_add (user_data, g_strdup (country));
}

static void
show_area (CordonSiteChoices *self)
{
  const char *area = cordon_sites_get_area (self->sites);
  g_autoptr (GListStore) options = g_list_store_new (CORDON_TYPE_OPTION);
  g_autoptr (GHashTable) areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer code;

  cordon_sites_foreach (self->sites, note_area, areas);
  if (area != NULL)
    g_hash_table_add (areas, g_strdup (area));
  g_hash_table_iter_init (&iter, areas);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    add_option (options, code,
                strchr (code, '-') != NULL ? cordon_subdivision_name (code) : cordon_country_name (code));
  fill_choice (self, self->area_choice, C_ ("task forces", "All States"), options, FALSE, area);
}

static void
show_hosts (CordonSiteChoices *self)
{
  g_autoptr (GListStore) options = g_list_store_new (CORDON_TYPE_OPTION);
  g_autoptr (GPtrArray) hosts = cordon_rosters_list_hosts (self->rosters);

  for (guint i = 0; i < hosts->len; i++)
    {
      CordonRecord *host = cordon_plan_peek (self->plan, "party", hosts->pdata[i]);
      g_autofree char *name = host != NULL ? cordon_record_dup_title (host) : NULL;

      if (name != NULL)
        add_option (options, hosts->pdata[i], name);
    }
  fill_choice (self, self->host_choice, C_ ("task forces", "All Host Offices"), options, FALSE, self->host);
}

static void
show_levels (CordonSiteChoices *self)
{
  const CordonField *field = cordon_kind_field (cordon_kind_find ("party"), "level");
  g_autoptr (GListStore) options = g_list_store_new (CORDON_TYPE_OPTION);

  /* None is of use before somebody has written down who takes part. */
  for (const CordonChoice *choice = field->choices; choice->value != NULL; choice++)
    if (cordon_rosters_has_level (self->rosters, NULL, choice->value) || g_strcmp0 (choice->value, self->level) == 0)
      add_option (options, choice->value, cordon_field_choice_label (field, choice->value));
  fill_choice (self, self->level_choice, C_ ("task forces", "All Agency Levels"), options, TRUE, self->level);
}

static const char *
chosen_of (GtkDropDown *choice)
{
  CordonOption *option = gtk_drop_down_get_selected_item (choice);

  return option != NULL ? cordon_option_get_value (option) : NULL;
}

static void
on_choice (CordonSiteChoices *self, GParamSpec *pspec, GtkDropDown *choice)
{
  if (self->sites == NULL || self->filling)
    return;
  if (choice == self->area_choice)
    {
      cordon_sites_set_area (self->sites, chosen_of (choice));
      g_signal_emit (self, area_signal, 0);
    }
  else if (choice == self->host_choice)
    {
      g_free (self->host);
      self->host = g_strdup (chosen_of (choice));
      cordon_sites_set_host (self->sites, self->host);
    }
  else
    {
      g_free (self->level);
      self->level = g_strdup (chosen_of (choice));
      cordon_sites_set_level (self->sites, self->level);
    }
}

void
cordon_site_choices_refresh (CordonSiteChoices *self)
{
  g_return_if_fail (CORDON_IS_SITE_CHOICES (self));

  if (self->sites == NULL)
    return;
  show_area (self);
  show_hosts (self);
  show_levels (self);
}

void
cordon_site_choices_clear (CordonSiteChoices *self)
{
  g_return_if_fail (CORDON_IS_SITE_CHOICES (self));

  gtk_drop_down_set_selected (self->host_choice, 0);
  gtk_drop_down_set_selected (self->level_choice, 0);
}

void
cordon_site_choices_set_sites (CordonSiteChoices *self, CordonPlan *plan, CordonSites *sites, CordonRosters *rosters)
{
  g_return_if_fail (CORDON_IS_SITE_CHOICES (self));
  g_return_if_fail (self->sites == NULL);

  self->plan = g_object_ref (plan);
  self->sites = g_object_ref (sites);
  self->rosters = g_object_ref (rosters);
  g_signal_connect_object (rosters, "changed", G_CALLBACK (cordon_site_choices_refresh), self, G_CONNECT_SWAPPED);
  cordon_site_choices_refresh (self);
}

static void
cordon_site_choices_dispose (GObject *object)
{
  CordonSiteChoices *self = CORDON_SITE_CHOICES (object);

  g_clear_object (&self->rosters);
  g_clear_object (&self->sites);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cordon_site_choices_parent_class)->dispose (object);
}

static void
cordon_site_choices_finalize (GObject *object)
{
  CordonSiteChoices *self = CORDON_SITE_CHOICES (object);

  g_free (self->host);
  g_free (self->level);

  G_OBJECT_CLASS (cordon_site_choices_parent_class)->finalize (object);
}

static void
cordon_site_choices_class_init (CordonSiteChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordon_site_choices_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordon_site_choices_finalize;

  g_type_ensure (CORDON_TYPE_OPTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cordonplan/Cordon/ui/views/taskforces/cordon-site-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, CordonSiteChoices, area_choice);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteChoices, host_choice);
  gtk_widget_class_bind_template_child (widget_class, CordonSiteChoices, level_choice);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);

  area_signal = g_signal_new ("area", CORDON_TYPE_SITE_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cordon_site_choices_init (CordonSiteChoices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
